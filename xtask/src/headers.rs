//! What a good host says beside every file. The built page says as much of it as a document can say for
//! itself; `docs/hosting.md` shows hosts how to say all of it, and a test holds the two together.

use crate::page::POLICY;
use crate::single_file;

/// The part of the policy that only a header can say: browsers pass over it in a document.
pub const NO_FRAMES: &str = "frame-ancestors 'none'";

/// The headers with what they are to say of a file, except for how long it may be kept. The page in one file has
/// script and style in it, and a stricter policy of its own.
#[must_use]
pub fn of(name: &str) -> [(&'static str, String); 7] {
    let mut headers = all();
    if name == single_file::NAME {
        NO_FRAMES.clone_into(&mut headers[0].1);
    }
    headers
}

/// The headers with what they are to say of nearly every file.
#[must_use]
pub fn all() -> [(&'static str, String); 7] {
    [
        ("Content-Security-Policy", format!("{POLICY}; {NO_FRAMES}")),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Permissions-Policy", PERMISSIONS.to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
        ("Strict-Transport-Security", "max-age=31536000".to_owned()),
    ]
}

/// The page copies links and reports, and needs nothing else of the device.
const PERMISSIONS: &str = "camera=(), clipboard-read=(), clipboard-write=(self), geolocation=(), \
    microphone=(), payment=(), usb=()";

/// What `Cache-Control` says of a file whose name changes with its content.
pub const KEEP: &str = "public, max-age=31536000, immutable";

/// What it says of every other file: kept, but asked for again each time whether it has changed.
pub const ASK: &str = "no-cache";

/// Whether a file's name changes with its content, as `boot-274e2d13c6ae499a.js` does.
#[must_use]
pub fn is_named_by_content(name: &str) -> bool {
    let Some((stem, "js" | "css" | "wasm" | "png")) = name.rsplit_once('.') else { return false };
    stem.rsplit_once('-').is_some_and(|(_, print)| {
        print.len() == 16 && print.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

#[cfg(test)]
mod tests {
    use super::{ASK, KEEP, NO_FRAMES, all, is_named_by_content, of};
    use crate::{project, single_file};

    #[test]
    fn a_name_with_a_fingerprint_may_be_kept() {
        for (name, kept) in [
            ("boot-274e2d13c6ae499a.js", true),
            ("ecs-reach_bg-ae1fd7efc4824a7a.wasm", true),
            ("icon-192-cd47f95df2dbf8a1.png", true),
            ("social.png", false),
            ("index.html", false),
            ("core_bg.wasm", false),
            ("boot-274E2D13C6AE499A.js", false),
            ("boot-274e2d13c6ae499.js", false),
            ("a-274e2d13c6ae499a.txt", false),
        ] {
            assert_eq!(is_named_by_content(name), kept, "{name}");
        }
    }

    #[test]
    fn the_one_file_has_a_policy_that_lets_it_run() {
        let policy = |name| of(name)[0].clone();
        assert_eq!(policy(single_file::NAME), ("Content-Security-Policy", NO_FRAMES.to_owned()));
        assert_eq!(policy("index.html"), all()[0]);
        let text = project::read(&project::root().join("docs/hosting.md")).unwrap();
        for (host, exception) in [
            ("nginx", format!("\"~/ecs-reach\\.html$\" \"{NO_FRAMES}\"")),
            ("Caddy", format!("header @one Content-Security-Policy \"{NO_FRAMES}\"")),
            ("S3", "--include 'ecs-reach.html' \\\n  --content-disposition attachment".to_owned()),
        ] {
            let from = text.split_once(&format!("\n## {host}")).unwrap().1;
            let part = from.split("\n## ").next().unwrap();
            assert!(part.contains(&exception), "{host} does not say `{exception}`");
        }
    }

    /// Every host that is explained says every header, to the letter.
    #[test]
    fn the_hosts_in_the_documentation_say_what_the_page_says() {
        let text = project::read(&project::root().join("docs/hosting.md")).unwrap();
        for host in ["nginx", "Caddy", "S3"] {
            let from = text.split_once(&format!("\n## {host}")).unwrap().1;
            let part = from.split("\n## ").next().unwrap();
            for (name, value) in all() {
                assert!(part.contains(name), "{host} does not send {name}");
                assert!(part.contains(&value), "{host} sends another {name} than `{value}`");
            }
            if host != "S3" {
                let kept = r"-[0-9a-f]{16}\.(js|css|wasm|png)$";
                assert!(part.contains(kept), "{host} keeps other files than `{kept}`");
            }
            for value in [KEEP, ASK] {
                assert!(part.contains(value), "{host} does not say `{value}`");
            }
        }
    }
}
