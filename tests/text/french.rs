//! What a French reader would stumble over, found letter by letter.

const NARROW: char = '\u{202f}';
const WIDE: char = '\u{a0}';

/// Words of English grammar: none of them is a French word, a setting or a name of AWS's.
const ENGLISH: &[&str] = &[
    "the",
    "and",
    "with",
    "without",
    "from",
    "for",
    "of",
    "is",
    "are",
    "its",
    "not",
    "no",
    "that",
    "this",
    "which",
    "subnet",
    "subnets",
    "gateway",
    "task",
    "tasks",
    "endpoint",
    "endpoints",
    "zone's",
    "month",
    "hours",
    "unknown",
    "dropped",
    "route",
    "rule",
    "rules",
    "known",
    "free",
];

/// The same as French words.
const BOTH: &[&str] = &["route"];

/// Words that never stand before a vowel, and what takes their place there.
const ELIDED: &[&str] =
    &["de", "le", "la", "que", "ne", "se", "je", "lorsque", "puisque", "jusque"];

/// Words that melt into one.
const MELTED: &[&str] = &["de le", "de les", "à le", "à les", "si il", "si ils"];

/// What AWS's French pages and console call otherwise, or we do elsewhere, and the one word for it.
const TERMS: &[(&str, &str)] = &[
    ("assignPublicIp", "«\u{202f}Attribuer une adresse IP publique\u{202f}»"),
    ("mise à jour progressive", "mise à jour propagée"),
    ("exclusivement IPv6", "IPv6 uniquement"),
    ("IPv6 seul", "IPv6 uniquement"),
    ("ortie seule", "sortie uniquement"),
    ("ntrée seule", "entrée uniquement"),
    ("tratégie", "politique"),
];

/// The same, part of which must stand before them.
const WHOLE: &[(&str, &[&str])] =
    &[("ACL réseau", &["iste ", "istes "]), ("terminaison", &["oint de ", "oints de "])];

/// The same, whole words.
const WORDS: &[(&str, &str)] = &[
    ("région", "Région"),
    ("régions", "Régions"),
    ("jonction", "trunking d’ENI, interface tronc"),
    ("Jonction", "Trunking d’ENI"),
];

/// What stands in quotation marks is the user's or a name; the rest is ours.
fn ours(text: &str) -> String {
    let mut parts = text.split('\u{ab}');
    let mut ours = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        ours.push('\u{ab}');
        let end = part.split_once("\u{202f}\u{bb}");
        match end.and_then(|(quoted, rest)| Some((quoted.strip_prefix(NARROW)?, rest))) {
            Some((_, rest)) => ours.push_str(&format!("{NARROW}x{NARROW}\u{bb}{rest}")),
            None => ours.push_str(part),
        }
    }
    ours
}

/// Two names for one thing.
fn terms(text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for (wrong, right) in TERMS {
        if text.contains(wrong) {
            faults.push(format!("{wrong}: {right}"));
        }
    }
    for (word, before) in WHOLE {
        for (place, _) in text.match_indices(word) {
            if !before.iter().any(|before| text[..place].ends_with(before)) {
                faults.push(format!("{word} without {before:?} before it"));
            }
        }
    }
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    for (wrong, right) in WORDS {
        if words.contains(wrong) {
            faults.push(format!("{wrong}: {right}"));
        }
    }
    faults
}

/// What is wrong with a French text.
pub(crate) fn faults(text: &str) -> Vec<String> {
    let text = ours(text);
    let mut faults = Vec::new();
    if let Some(letter) = text.chars().find(|c| ['\'', '"', '`', '{', '}', '!'].contains(c)) {
        faults.push(format!("holds {letter}"));
    }
    let letters: Vec<char> = text.chars().collect();
    if letters.windows(2).any(|pair| pair.iter().all(|letter| letter.is_whitespace())) {
        faults.push("holds two spaces side by side".to_owned());
    }
    faults.extend(marks(&text));
    faults.extend(words(&text));
    faults.extend(numbers(&text));
    faults.extend(terms(&text));
    faults
}

/// Spaces around punctuation.
fn marks(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut faults = Vec::new();
    let mut depth = 0_i32;
    for (place, letter) in letters.iter().enumerate() {
        let before = place.checked_sub(1).map(|place| letters[place]);
        let after = letters.get(place + 1).copied();
        let right = match letter {
            ';' | '?' => before == Some(NARROW),
            // Within code and addresses a colon stands between letters.
            ':' => after.is_some_and(|after| !after.is_whitespace()) || before == Some(NARROW),
            '%' => before == Some(WIDE),
            '\u{ab}' => {
                depth += 1;
                after == Some(NARROW)
            }
            '\u{bb}' => {
                depth -= 1;
                before == Some(NARROW)
            }
            _ => true,
        };
        if !right || !(0..=1).contains(&depth) {
            faults.push(format!("{letter} after {before:?} and before {after:?}"));
        }
    }
    if depth != 0 {
        faults.push("a quotation without an end".to_owned());
    }
    faults
}

/// English that was left, and French words that do not stand beside each other.
fn words(text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    // What AWS prints is quoted as it is.
    let own: String =
        text.split('\u{ab}').map(|part| part.rsplit('\u{bb}').next().unwrap_or(part)).collect();
    let words: Vec<&str> = own
        .split(|c: char| {
            !(c.is_alphanumeric() || ['\u{2019}', '-', '.', '/', ':', '_'].contains(&c))
        })
        .filter(|word| !word.is_empty())
        .collect();
    for word in &words {
        if ENGLISH.contains(word) && !BOTH.contains(word) {
            faults.push(format!("{word} is English"));
        }
    }
    for pair in own.split([' ', WIDE]).collect::<Vec<_>>().windows(2) {
        let [first, second] = pair else { continue };
        let first = first.trim_start_matches(['(', '\u{ab}', NARROW]).to_lowercase();
        let vowel = second
            .chars()
            .next()
            .is_some_and(|letter| "aeiouéèêàâîôûAEIOUÉÈÊÀÂÎÔÛ".contains(letter));
        if ELIDED.contains(&first.as_str()) && vowel {
            faults.push(format!("{first} before {second}"));
        }
        if MELTED.contains(&format!("{first} {second}").as_str()) {
            faults.push(format!("{first} {second} in two words"));
        }
    }
    faults
}

/// Numbers and their units.
fn numbers(text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let letters: Vec<char> = text.chars().collect();
    let tokens = text
        .split([' ', WIDE, '(', ')', ';'])
        .map(|token| token.trim_end_matches(['.', ',', ':', NARROW]));
    for token in tokens.clone() {
        let sides: Vec<&str> = token.split('.').collect();
        let digits = |side: &&str| !side.is_empty() && side.chars().all(|c| c.is_ascii_digit());
        if sides.len() == 2 && sides.iter().all(digits) && !EXAMPLES.contains(&token) {
            faults.push(format!("{token} has a decimal point"));
        }
        if token.ends_with(",000") {
            faults.push(format!("{token} is grouped as in English"));
        }
        // Ports and the numbers of rules are no quantities.
        if sides.len() == 1
            && digits(&token)
            && token.len() > 4
            && !NUMBERED.iter().any(|name| text.contains(name))
        {
            faults.push(format!("{token} has no groups"));
        }
    }
    for unit in
        ["Go", "USD", "CNY", "Gbit/s", "secondes", "minutes", "heures", "heure", "octets", "vCPU"]
    {
        for (at, _) in text.match_indices(&format!(" {unit}")) {
            if text[..at].ends_with(|c: char| c.is_ascii_digit()) {
                faults.push(format!("a plain space before {unit}"));
            }
        }
    }
    // What follows the space of a group are three digits.
    for window in letters.windows(5) {
        if window[0] == NARROW
            && window[1..4].iter().all(char::is_ascii_digit)
            && window[4].is_ascii_digit()
        {
            faults.push("a group of four digits".to_owned());
        }
    }
    faults
}

/// What a user types, who types a decimal point.
const EXAMPLES: &[&str] = &["99.50"];

/// What has a number for a name.
const NUMBERED: &[&str] = &["port", "TCP", "règle", "protocol"];
