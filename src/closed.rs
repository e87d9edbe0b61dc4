//! Closed lists: an enum and the list of all it has, from one declaration. What is in the one is in the other.

/// Declares closed lists: each enum and its `ALL`, in the order of declaration. With `by` and the name of a method
/// every variant has a text of its own: that method gives it, `NAMES` has all of them in the same order, and after
/// `or` stands the name of the method that finds a variant by its text.
macro_rules! closed {
    ($(
        $(#[$meta:meta])*
        $name:ident $(by $by:ident $(or $from:ident)?)? {
            $($(#[$variant_meta:meta])* $variant:ident $(= $text:expr)?,)+
        }
    )+) => {$(
        $(#[$meta])*
        pub enum $name { $($(#[$variant_meta])* $variant,)+ }

        impl $name {
            /// Every one, in the order in which they are declared.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];
        }

        $crate::closed::named! {
            $name $(by $by $(or $from)?)? { $($($text,)?)+ }
        }
    )+};
}

/// The texts of a closed list, if it has such.
macro_rules! named {
    ($name:ident { }) => {};
    ($name:ident by $by:ident $(or $from:ident)? { $($text:expr,)+ }) => {
        const _: () = assert!($name::NAMES.len() == $name::ALL.len(), "each has a text");

        impl $name {
            /// The texts of all, in the same order.
            pub const NAMES: &'static [&'static str] = &[$($text,)+];

            /// What names it in documents, links and answers.
            #[must_use]
            #[expect(clippy::indexing_slicing, reason = "as many texts as variants, or it does not compile")]
            pub const fn $by(self) -> &'static str {
                $name::NAMES[self as usize]
            }

            $(
                /// The one of that text, if there is one.
                #[must_use]
                pub fn $from(text: &str) -> Option<$name> {
                    $name::ALL.iter().copied().find(|one| one.$by() == text)
                }
            )?
        }
    };
}

pub(crate) use {closed, named};
