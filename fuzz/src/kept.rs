//! Reader of what a session that was cut had kept.

use jalons::app::Unsaved;

pub fn record(bytes: &[u8]) {
    let Ok(unsaved) = Unsaved::from_bytes(bytes) else { return };
    let again = Unsaved::from_bytes(&unsaved.to_bytes());
    assert_eq!(again, Ok(unsaved));
}
