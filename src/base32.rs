//! Crockford's base 32: short names that people can read aloud.

const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Encodes the lowest `length × 5` bits of `number` as `length` characters, most significant first.
pub fn text(number: u64, length: u32) -> String {
    (0..length)
        .rev()
        .map(|place| digit((number >> (5 * place)) & 31))
        .collect()
}

/// Whether `text` encodes the lowest bits of `number`, as many as it has characters for.
pub fn is_text(number: u64, text: &str) -> bool {
    let length = u32::try_from(text.len()).unwrap_or(0);
    let digits = (0..length)
        .rev()
        .map(|place| digit((number >> (5 * place)) & 31));
    digits.eq(text.chars())
}

fn digit(value: u64) -> char {
    usize::try_from(value)
        .ok()
        .and_then(|index| DIGITS.get(index))
        .map_or('0', |&byte| char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn digits_leave_out_what_looks_alike() {
        assert_eq!(text(0, 4), "0000", "padded");
        assert_eq!(text(31, 2), "0z", "the last digit");
        assert_eq!(text(u64::MAX, 2), "zz", "cut to length");
    }
}
