//! Writes JSON text. Reading is left to the caller's side (a browser's `JSON.parse`, `serde_json`).
//!
//! Answers go out as one text that the browser parses: for the default scenario that takes a fraction
//! of the time of building the same object key by key across the wasm boundary.

/// JSON text in the making.
#[derive(Debug, Default)]
pub struct Json {
    text: String,
    /// True where the next item of the innermost list or map needs a comma before it.
    comma: bool,
    /// Letters beyond ASCII are escaped.
    ascii: bool,
}

impl Json {
    /// A text of ASCII alone, for a program and not for a person: a browser takes it out of the memory of
    /// WebAssembly in a seventh of the time.
    #[must_use]
    pub fn ascii() -> Json {
        Json { ascii: true, ..Json::default() }
    }

    /// The finished text.
    #[must_use]
    pub fn finish(self) -> String {
        self.text
    }

    fn item(&mut self) {
        if self.comma {
            self.text.push(',');
        }
        self.comma = true;
    }

    /// `null`.
    pub fn null(&mut self) {
        self.item();
        self.text.push_str("null");
    }

    /// `true` or `false`.
    pub fn bool(&mut self, value: bool) {
        self.item();
        self.text.push_str(if value { "true" } else { "false" });
    }

    /// A number given as decimal text; anything else (NaN) is written as a text.
    pub fn number(&mut self, decimal: &str) {
        let digits = decimal.strip_prefix('-').unwrap_or(decimal);
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        match plain && digits.starts_with(|first: char| first.is_ascii_digit()) {
            true => {
                self.item();
                self.text.push_str(decimal);
            }
            false => self.text(decimal),
        }
    }

    /// A text, escaped.
    pub fn text(&mut self, text: &str) {
        self.item();
        self.quoted(text);
    }

    fn quoted(&mut self, text: &str) {
        if !text_must_be_escaped(text, self.ascii) {
            return self.plain(text);
        }
        self.text.push('"');
        for letter in text.chars() {
            let always = u8::try_from(letter).is_ok_and(must_be_escaped);
            match always || (self.ascii && !letter.is_ascii()) {
                true => self.escaped(letter),
                false => self.text.push(letter),
            }
        }
        self.text.push('"');
    }

    /// A text of which nothing must be escaped.
    fn plain(&mut self, text: &str) {
        self.text.push('"');
        self.text.push_str(text);
        self.text.push('"');
    }

    fn escaped(&mut self, letter: char) {
        match letter {
            '"' => self.text.push_str("\\\""),
            '\\' => self.text.push_str("\\\\"),
            '\n' => self.text.push_str("\\n"),
            _ => {
                for unit in letter.encode_utf16(&mut [0; 2]) {
                    self.text.push_str("\\u");
                    for shift in [12, 8, 4, 0] {
                        let digit = char::from_digit(u32::from(unit.wrapping_shr(shift) & 0xf), 16);
                        self.text.push(digit.unwrap_or('0'));
                    }
                }
            }
        }
    }

    /// A list, each item written by `write`, which must write exactly one value.
    pub fn list<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Json, T),
    ) {
        self.item();
        self.text.push('[');
        self.comma = false;
        for item in items {
            write(self, item);
        }
        self.text.push(']');
        self.comma = true;
    }

    /// A name of ours: a verdict, a code, an id. Nothing in it is ever escaped.
    pub fn name(&mut self, name: &'static str) {
        self.item();
        self.plain(name);
    }

    /// A list of names of ours.
    pub fn names(&mut self, names: impl IntoIterator<Item = &'static str>) {
        self.list(names, Json::name);
    }

    /// A map, its entries written by `write` through [`Json::key`].
    pub fn map(&mut self, write: impl FnOnce(&mut Json)) {
        self.item();
        self.text.push('{');
        self.comma = false;
        write(self);
        self.text.push('}');
        self.comma = true;
    }

    /// The key of a map's next entry, a name of ours; the value must follow.
    pub fn key(&mut self, key: &'static str) -> &mut Json {
        self.name(key);
        self.after_key()
    }

    /// The key of a map's next entry, whatever it is; the value must follow.
    pub fn any_key(&mut self, key: &str) -> &mut Json {
        self.text(key);
        self.after_key()
    }

    fn after_key(&mut self) -> &mut Json {
        self.text.push(':');
        self.comma = false;
        self
    }
}

/// Control characters must be escaped; `<` is, so that a document can stand in HTML.
const fn must_be_escaped(byte: u8) -> bool {
    byte < 0x20 || matches!(byte, b'"' | b'\\' | b'<')
}

/// Whether a text holds any such byte, or one beyond ASCII where that counts. Eight at a time: a page of answers is
/// 11 KB, and a byte a time took half of all the time that answering takes.
fn text_must_be_escaped(text: &str, ascii: bool) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    // The high bit of each byte that is below `bound` (at most 128).
    let below = |word: u64, bound: u8| {
        word.wrapping_sub(ONES.wrapping_mul(u64::from(bound))) & !word & HIGH
    };
    let equal = |word: u64, byte: u8| below(word ^ ONES.wrapping_mul(u64::from(byte)), 1);
    let beyond = if ascii { HIGH } else { 0 };
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    let found = words.iter().any(|bytes| {
        let word = u64::from_le_bytes(*bytes);
        below(word, 0x20)
            | equal(word, b'"')
            | equal(word, b'\\')
            | equal(word, b'<')
            | (word & beyond)
            != 0
    });
    found || rest.iter().any(|byte| must_be_escaped(*byte) || (ascii && !byte.is_ascii()))
}
