//! News from the system: signals, and that whoever started the kernel is gone.

use tokio::sync::mpsc::UnboundedSender;

use super::Event;
use crate::system;

/// Passes signals on as events: the one that interrupts, and those that end.
pub fn signals(events: &UnboundedSender<Event>) {
    let interrupt = events.clone();
    let end = events.clone();
    system::on_signals(
        move || drop(interrupt.send(Event::Interrupt)),
        move || drop(end.send(Event::End)),
    );
}

/// Whoever started this process, if the kernel should end with it.
pub struct Starter(Option<system::Starter>);

impl Starter {
    /// From what Jupyter leaves in the environment.
    pub fn new() -> Self {
        let named = std::env::var("JPY_PARENT_PID").ok();
        Starter(named.and_then(|process| system::Starter::new(process.parse().ok()?)))
    }

    /// Whether it has ended.
    pub fn is_gone(&self) -> bool {
        self.0.as_ref().is_some_and(|starter| starter.is_gone())
    }
}
