//! Numbers as people write them.

use proptest::prelude::*;

use super::*;

/// Text, unit, value.
const READ: [(&str, &str, f64); 112] = [
    ("12.5", "kg", 12.5),
    (" 12,5 kg ", "kg", 12.5),
    ("12.5kg", "kg", 12.5),
    ("1 200", "W", 1200.0),
    ("\u{2212}3", "°C", -3.0),
    ("+4", "", 4.0),
    ("1e3", "", 1000.0),
    ("60 %", "%", 60.0),
    ("2.5 ml/kg/min", "ml / kg / min", 2.5),
    ("0,125", "", 0.125),
    ("1,25", "", 1.25),
    ("12 W / kg", "W/kg", 12.0),
    ("1 234 567.5", "", 1_234_567.5),
    ("- 3", "", -3.0),
    ("5 μg", "µg", 5.0),
    ("5 µg", "μg", 5.0),
    ("5 ug", "µg", 5.0),
    ("5 mcg", "µg", 5.0),
    ("45 mL/kg/min", "ml/kg/min", 45.0),
    ("45 ml·kg⁻¹·min⁻¹", "ml/kg/min", 45.0),
    ("45 ml kg-1 min-1", "ml/kg/min", 45.0),
    ("45 mL/(kg·min)", "ml/kg/min", 45.0),
    ("45 ml per kg per min", "ml/kg/min", 45.0),
    ("5 m2", "m²", 5.0),
    ("5 m^2", "m²", 5.0),
    ("5 m**2", "m²", 5.0),
    ("5 m^2^", "m²", 5.0),
    ("24 kg/m2", "kg/m²", 24.0),
    ("9,81 m/s²", "m/s^2", 9.81),
    ("9.81 m s⁻²", "m/s²", 9.81),
    ("37 ℃", "°C", 37.0),
    ("37 ºC", "°C", 37.0),
    ("37 ° C", "°C", 37.0),
    ("37 C", "°C", 37.0),
    ("12 kg.", "kg", 12.0),
    ("12.", "kg", 12.0),
    ("3 L", "l", 3.0),
    ("3 dL", "dl", 3.0),
    ("140 U/l", "U/L", 140.0),
    ("80 Kg", "kg", 80.0),
    ("30 sec", "s", 30.0),
    ("10 mins", "min", 10.0),
    ("60 percent", "%", 60.0),
    ("3 Ω", "\u{2126}", 3.0),
    ("$20", "$", 20.0),
    ("20 $", "$", 20.0),
    ("–70 mV", "mV", -70.0),
    ("—70", "mV", -70.0),
    ("-70", "", -70.0),
    ("1*10^5", "", 1e5),
    ("1×10^5", "", 1e5),
    ("1 x 10^5", "", 1e5),
    ("1·10⁵", "", 1e5),
    ("1×10^5^", "", 1e5),
    ("1*10**5", "", 1e5),
    ("10^5", "", 1e5),
    ("10⁵", "", 1e5),
    ("-10^-3", "", -1e-3),
    ("1e5", "", 1e5),
    ("1 e5", "", 1e5),
    ("1E+5", "", 1e5),
    ("6.306*10^-7", "", 6.306e-7),
    ("6,306×10⁻⁷", "", 6.306e-7),
    ("5×10^9/L", "×10^9/l", 5.0),
    ("1/2", "", 0.5),
    ("½", "", 0.5),
    ("1½", "", 1.5),
    ("1 1/2 cups", "cups", 1.5),
    ("-3/4", "", -0.75),
    ("1⁄3", "", 1.0 / 3.0),
    ("１２", "", 12.0),
    ("１２．５", "", 12.5),
    ("١٢", "", 12.0),
    ("١٢٫٥", "", 12.5),
    ("१२", "", 12.0),
    ("1,234,567", "", 1_234_567.0),
    ("12,34,567", "", 1_234_567.0),
    ("1.234.567", "", 1_234_567.0),
    ("1,500.0", "", 1500.0),
    ("1.500,5", "", 1500.5),
    ("1'500", "", 1500.0),
    ("1500,125", "", 1500.125),
    (".5", "", 0.5),
    ("\u{200f}12\u{200b} kg", "kg", 12.0),
    ("12.5 kilograms", "kg", 12.5),
    ("1 Kilogram", "kg", 1.0),
    ("12.5 kg", "kilograms", 12.5),
    ("5 micrograms", "µg", 5.0),
    ("3 litres", "l", 3.0),
    ("3 milliliters", "mL", 3.0),
    ("45 millilitres per kilogram per minute", "ml/kg/min", 45.0),
    ("9.81 metres per second^2", "m/s²", 9.81),
    ("2 hours", "h", 2.0),
    ("2 hour", "hours", 2.0),
    ("40 per cent", "%", 40.0),
    ("40 %", "percent", 40.0),
    ("37 degrees Celsius", "°C", 37.0),
    ("37 degrees C", "°C", 37.0),
    ("37 degrees", "°", 37.0),
    ("250 watts", "W", 250.0),
    ("1 cup", "cups", 1.0),
    ("4 reps", "rep", 4.0),
    ("12·5", "kg", 12.5),
    ("12·5 kg", "kg", 12.5),
    ("12⋅500", "", 12.5),
    ("·5", "", 0.5),
    ("1,234·5", "", 1234.5),
    ("2·5·10⁵", "", 2.5e5),
    ("minus 3", "kg", -3.0),
    ("Minus 3 kg", "kg", -3.0),
    ("minus 2.5×10^3", "", -2500.0),
    ("plus 3", "", 3.0),
];

#[test]
fn a_number_is_read_in_every_spelling() {
    for (text, unit, number) in READ {
        assert_eq!(parse_number(text, unit), Ok(number), "{text:?} in {unit:?}");
    }
}

#[test]
fn what_is_no_finite_number_is_an_error() {
    for text in [
        "",
        " ",
        "kg",
        "12 lb",
        "NaN",
        "inf",
        "-infinity",
        "1e999",
        "1,0,0",
        "5 6",
        "1 2345",
        "1.5 000",
        "1..2",
        "--1",
        "0x10",
        "twelve",
        "1_000",
        "e",
        "12 KG",
        "12 MG",
        "1/0",
        "1/2/3",
        "12 kg kg",
        "5-10",
        "±5",
        "1,5.3",
        "10^",
        "2^3",
        "1,,5",
        "12 g",
        "kg 12",
        "1.2.3",
        "1·2·3",
        "minus",
        "minus -3",
        "minutes 3",
        "12 grams",
        "12 kilometres",
        "12 kilo",
    ] {
        assert_eq!(
            parse_number(text, "kg"),
            Err(NumberError::NotANumber),
            "{text:?}"
        );
    }
    assert!(parse_number("5 mM", "MM").is_err(), "case matters");
    assert!(parse_number("5 moL", "mol").is_err(), "that is no litre");
    assert!(parse_number("5 kg/m3", "kg/m²").is_err(), "another power");
}

#[test]
fn two_readings_are_both_named() {
    for (text, whole, decimal, asked) in [
        ("1,500", 1500.0, 1.5, "Write 1500 or 1.5."),
        ("1.500", 1500.0, 1.5, "Write 1500 or 1.5."),
        (
            "-12.345 kg",
            -12_345.0,
            -12.345,
            "Write -12345 or -12.3450.",
        ),
    ] {
        let error = parse_number(text, "kg").expect_err(text);
        assert_eq!(error, NumberError::Ambiguous { whole, decimal }, "{text}");
        assert!(
            error.sentence(text, "kg").ends_with(asked),
            "{}",
            error.sentence(text, "kg")
        );
    }
    let error = parse_number("1.234", "").expect_err("two readings");
    assert_eq!(
        error.sentence("1.234", ""),
        "“1.234” may mean 1234 or 1.2340. Write 1234 or 1.2340."
    );
    assert_eq!(parse_number("1.2340", ""), Ok(1.234), "and that is taken");
}

#[test]
fn a_number_is_shown_without_needless_zeros() {
    assert_eq!(number_text(12.50, "kg"), "12.5 kg", "with a unit");
    assert_eq!(number_text(100.0, ""), "100", "without");
    assert_eq!(number_text(-0.0, ""), "0", "no minus nothing");
}

#[test]
fn options_that_are_all_numbers_have_values_in_every_spelling() {
    for (options, values) in [
        (vec!["−5", "−10", "5", "0"], vec![-5.0, -10.0, 5.0, 0.0]),
        (vec!["0,5", "0,25", "1,5"], vec![0.5, 0.25, 1.5]),
        (
            vec!["1,500", "900", "12,000"],
            vec![1500.0, 900.0, 12_000.0],
        ),
        (
            vec!["1 500 m", "900 m", "12 000 m"],
            vec![1500.0, 900.0, 12_000.0],
        ),
        (vec!["1e3", "1e2", "1e-1"], vec![1000.0, 100.0, 0.1]),
        (vec!["$20", "$5", "$100"], vec![20.0, 5.0, 100.0]),
        (vec!["0,750 l", "1,500 l"], vec![0.75, 1.5]),
        (vec!["0.750 l", "1.500 L"], vec![0.75, 1.5]),
        (vec!["1.234.567", "1.500"], vec![1_234_567.0, 1500.0]),
        (vec!["½", "1/3", "1½"], vec![0.5, 1.0 / 3.0, 1.5]),
        (vec!["10⁻³", "10^-6"], vec![1e-3, 1e-6]),
        (vec!["4.9 kg", "5 kg.", "10 kg"], vec![4.9, 5.0, 10.0]),
    ] {
        assert_eq!(
            option_values(options.iter().copied()),
            Some(values),
            "{options:?}"
        );
    }
    for options in [
        vec!["5 kg", "5 lb"],
        vec!["5", "5 kg"],
        vec!["5–10", "15–10"],
        vec!["IL-6", "IL-8"],
        vec!["five", "6"],
        vec!["<5", "<6"],
        vec!["1, 2", "3, 2"],
    ] {
        assert_eq!(option_values(options.iter().copied()), None, "{options:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reading_is_total(text in prop_oneof![any::<String>(), "[0-9., '/^*×xe10⁵½−+-]{0,12}( ?[a-zµ²/·-]{0,5})?"], unit in "[a-zA-Z%µ°²/·^-]{0,6}") {
        for unit in [unit.as_str(), ""] {
            if let Ok(number) = parse_number(&text, unit) {
                prop_assert!(number.is_finite());
            }
        }
    }

    #[test]
    fn a_number_as_shown_is_read_as_itself(number in prop_oneof![-1e9..1e9_f64, any::<i32>().prop_map(f64::from)], unit in prop::sample::select(vec!["", "kg", "ml/kg/min", "%", "m²", "×10^9/L", "°C", "% 1RM"])) {
        let text = number_text(number, unit);
        match parse_number(&text, unit) {
            Ok(read) => prop_assert!((read - number).abs() <= 0.0, "{text}"),
            Err(NumberError::Ambiguous { decimal, .. }) => prop_assert!((decimal - number).abs() <= 0.0, "{text}"),
            Err(NumberError::NotANumber) => prop_assert!(false, "{text}"),
        }
    }
}
