//! The desktop's message buses, reached on this computer only: nothing leaves it.

use std::env;

use super::StartError;
use super::anew::begin_anew;

/// Where dialogs, and the helpers of who cannot see the screen, are told to look for them.
const BUSES: [&str; 2] = ["DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS"];

/// Begins the program anew in this process when the session would have it go through a network.
pub(super) fn stay_here() -> Result<(), StartError> {
    let far = BUSES.into_iter().filter_map(|bus| {
        let address = env::var_os(bus)?;
        let local = local_buses(&address.to_string_lossy());
        (address.to_str() != Some(local.as_str())).then_some((bus, local))
    });
    let far: Vec<(&str, String)> = far.collect();
    if far.is_empty() {
        return Ok(());
    }
    log::warn!("la session passe par le réseau, Jalons s’en passe");
    begin_anew(|command| {
        command.args(env::args_os().skip(1));
        for (bus, address) in far {
            // Without an address the usual place of this computer is tried.
            if address.is_empty() {
                command.env_remove(bus)
            } else {
                command.env(bus, address)
            };
        }
    });
    Err(StartError::far_bus())
}

/// Returns the addresses of a list that stay on this computer.
///
/// D-Bus separates them by `;` and names first the way: `unix:path=/run/bus;tcp:host=poste,port=7`.
pub fn local_buses(addresses: &str) -> String {
    let local = addresses.split(';').filter(|one| one.starts_with("unix:"));
    local.collect::<Vec<_>>().join(";")
}
