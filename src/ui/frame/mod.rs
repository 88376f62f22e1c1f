//! What stands around every screen: top bar, rail, messages.

mod drop_hint;
mod notices;
mod rail;
mod top_bar;

pub use self::drop_hint::drop_hint_ui;
pub use self::notices::notices_ui;
pub use self::rail::rail_ui;
pub use self::top_bar::top_bar_ui;
