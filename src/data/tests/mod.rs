//! Downloads from servers on this computer that behave or misbehave.

mod fetch;
mod processes;
mod server;
