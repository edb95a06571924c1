//! Downloads from servers on this computer, which behave or do not.

mod fetch;
mod home;
mod processes;
mod server;
