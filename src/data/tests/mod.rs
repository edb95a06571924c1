//! Downloads from servers on this computer, which behave or do not.

mod fetch;
mod processes;
mod server;
