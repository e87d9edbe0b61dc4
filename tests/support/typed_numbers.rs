//! The table of numbers as people type them.

/// Numbers as they are typed: the language, the text, what it means, and in what the field is, as the file explains.
pub(crate) fn typed_numbers() -> Vec<(String, String, String, String)> {
    let table = include_str!("../cases/typed-numbers.txt");
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    let cell = |cells: &mut std::str::Split<'_, &str>| {
        let cell = cells.next().unwrap_or_default();
        cell.replace('~', "\u{202f}").replace('^', "\u{a0}").replace('_', "\u{2009}")
    };
    let row = |row: &str| {
        let mut cells = row.split(" | ");
        (cell(&mut cells), cell(&mut cells), cell(&mut cells), cell(&mut cells))
    };
    rows.map(row).collect()
}
