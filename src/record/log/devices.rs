//! The devices of a record, each with a number: its place in the list.

/// A device.
#[derive(Clone, Debug)]
pub(in crate::record) struct Device {
    pub name: String,
    /// Its latest moment, in milliseconds since 1970.
    pub latest: i64,
}

/// The number of the device of that name, which is added if it is new.
pub(in crate::record) fn number_of(devices: &mut Vec<Device>, name: &str) -> u32 {
    let known = devices.iter().position(|it| it.name == name);
    let place = known.unwrap_or_else(|| {
        devices.push(Device {
            name: name.to_owned(),
            latest: i64::MIN,
        });
        devices.len() - 1
    });
    u32::try_from(place).unwrap_or(u32::MAX)
}

pub(in crate::record) fn note_latest(devices: &mut [Device], number: u32, ms: i64) {
    let place = usize::try_from(number).unwrap_or(usize::MAX);
    if let Some(device) = devices.get_mut(place) {
        device.latest = device.latest.max(ms);
    }
}
