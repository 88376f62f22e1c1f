//! What stands around every screen: top bar, rail, messages.

mod notices;
mod rail;
mod top_bar;

pub use self::notices::notices_ui;
pub use self::rail::rail_ui;
pub use self::top_bar::top_bar_ui;
