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
}

impl Json {
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
        self.text.push('"');
        for letter in text.chars() {
            match letter {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                // Control characters must be escaped; `<` is, so that a document can stand in HTML.
                '\0'..='\u{1f}' | '<' => {
                    self.text.push_str("\\u00");
                    let code = u32::from(letter);
                    for shift in [4, 0] {
                        let digit = char::from_digit(code.wrapping_shr(shift) & 0xf, 16);
                        self.text.push(digit.unwrap_or('0'));
                    }
                }
                _ => self.text.push(letter),
            }
        }
        self.text.push('"');
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

    /// A list of texts.
    pub fn texts<'a>(&mut self, items: impl IntoIterator<Item = &'a str>) {
        self.list(items, |json, item| json.text(item));
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

    /// The key of a map's next entry; the value must follow.
    pub fn key(&mut self, key: &str) -> &mut Json {
        self.item();
        self.quoted(key);
        self.text.push(':');
        self.comma = false;
        self
    }
}
