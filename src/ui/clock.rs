//! The only place of the window that reads the clock.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::store;

/// Returns what the clock on the wall says.
pub fn now() -> DateTime {
    store::local_time(moment(), TimeZone::system())
}

/// Returns the moment it is.
#[allow(clippy::disallowed_methods, reason = "the one place of the window that reads the clock")]
pub fn moment() -> Timestamp {
    Timestamp::now()
}
