//! Writes JSON text. Reading is left to the caller's side (a browser's `JSON.parse`, `serde_json`).
//!
//! Answers go out as one text that the browser parses: for the default scenario that takes a fraction
//! of the time of building the same object key by key across the wasm boundary.

/// JSON text in the making.
#[derive(Debug, Default)]
pub struct Json {
    /// UTF-8: whole texts are put there, or letters.
    text: Vec<u8>,
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
        Json { ascii: true, text: Vec::with_capacity(EXPECTED), ..Json::default() }
    }

    /// The finished text.
    #[must_use]
    pub fn finish(self) -> String {
        String::from_utf8(self.text).unwrap_or_default()
    }

    fn item(&mut self) {
        if self.comma {
            self.text.push(b',');
        }
        self.comma = true;
    }

    /// `null`.
    pub fn null(&mut self) {
        self.item();
        self.text.extend_from_slice(b"null");
    }

    /// `true` or `false`.
    pub fn bool(&mut self, value: bool) {
        self.item();
        self.text.extend_from_slice(if value { b"true" } else { b"false" });
    }

    /// A number given as decimal text; anything else (NaN) is written as a text.
    pub fn number(&mut self, decimal: &str) {
        let digits = decimal.strip_prefix('-').unwrap_or(decimal);
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        match plain && digits.starts_with(|first: char| first.is_ascii_digit()) {
            true => {
                self.item();
                self.text.extend_from_slice(decimal.as_bytes());
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
        self.text.reserve(text.len().saturating_add(MARKS));
        let before = self.text.len();
        self.text.push(b'"');
        if !self.copy(text.as_bytes(), if self.ascii { HIGH } else { 0 }) {
            self.text.truncate(before);
            return self.escape(text);
        }
        self.text.push(b'"');
    }

    /// Copies a text of which nothing must be escaped, and says whether it is one: that no byte must be, nor any bit
    /// of `beyond` is set. Eight bytes at a time: a page of answers is 14 KB, mostly of short texts, and to look at
    /// each byte, or to ask the browser to move a few bytes in memory, takes longer than all that answering takes.
    fn copy(&mut self, text: &[u8], beyond: u64) -> bool {
        let (words, rest) = text.as_chunks::<8>();
        for bytes in words {
            if must_be_escaped(u64::from_le_bytes(*bytes), beyond) {
                return false;
            }
            self.text.extend_from_slice(bytes);
        }
        // Blanks stand for what is missing of a word, and go again.
        let last = rest.iter().rev().fold(BLANKS, |word, byte| (word << 8) | u64::from(*byte));
        if must_be_escaped(last, beyond) {
            return false;
        }
        let end = self.text.len().saturating_add(rest.len());
        self.text.extend_from_slice(&last.to_le_bytes());
        self.text.truncate(end);
        true
    }

    /// A text of which something must be escaped.
    fn escape(&mut self, text: &str) {
        self.text.push(b'"');
        for letter in text.chars() {
            match letter {
                '"' => self.text.extend_from_slice(b"\\\""),
                '\\' => self.text.extend_from_slice(b"\\\\"),
                '\n' => self.text.extend_from_slice(b"\\n"),
                '<' | '\0'..' ' => self.unit(u16::try_from(u32::from(letter)).unwrap_or_default()),
                _ if self.ascii && !letter.is_ascii() => {
                    for unit in letter.encode_utf16(&mut [0; 2]) {
                        self.unit(*unit);
                    }
                }
                _ => self.text.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes()),
            }
        }
        self.text.push(b'"');
    }

    /// A unit of UTF-16, escaped.
    fn unit(&mut self, unit: u16) {
        self.text.extend_from_slice(b"\\u");
        for shift in [12, 8, 4, 0] {
            let digit = char::from_digit(u32::from(unit.wrapping_shr(shift) & 0xf), 16);
            self.text.push(digit.and_then(|digit| u8::try_from(digit).ok()).unwrap_or(b'0'));
        }
    }

    /// A list, each item written by `write`, which must write exactly one value.
    pub fn list<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Json, T),
    ) {
        self.item();
        self.text.push(b'[');
        self.comma = false;
        for item in items {
            write(self, item);
        }
        self.text.push(b']');
        self.comma = true;
    }

    /// A name of ours: a verdict, a code, an id. Nothing in it is ever escaped.
    pub fn name(&mut self, name: &'static str) {
        self.text(name);
    }

    /// A list of names of ours.
    pub fn names(&mut self, names: impl IntoIterator<Item = &'static str>) {
        self.list(names, Json::name);
    }

    /// A map, its entries written by `write` through [`Json::key`].
    pub fn map(&mut self, write: impl FnOnce(&mut Json)) {
        self.item();
        self.text.push(b'{');
        self.comma = false;
        write(self);
        self.text.push(b'}');
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
        self.text.push(b':');
        self.comma = false;
        self
    }
}

/// What stands around a text while it is written: two quotes, the colon behind a key, and what fills its last word.
const MARKS: usize = 11;

/// The answer about a usual design.
const EXPECTED: usize = 16 * 1024;

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;
const BLANKS: u64 = 0x2020_2020_2020_2020;

/// Whether a word of eight bytes holds one that must be escaped, or any bit of `beyond`. Control characters must;
/// `<` is, so that a document can stand in HTML.
const fn must_be_escaped(word: u64, beyond: u64) -> bool {
    // The high bit of each byte that is below `bound` (at most 128).
    const fn below(word: u64, bound: u8) -> u64 {
        word.wrapping_sub(ONES.wrapping_mul(bound as u64)) & !word & HIGH
    }
    const fn equal(word: u64, byte: u8) -> u64 {
        below(word ^ ONES.wrapping_mul(byte as u64), 1)
    }
    let marks = equal(word, b'"') | equal(word, b'\\') | equal(word, b'<');
    below(word, b' ') | marks | (word & beyond) != 0
}
