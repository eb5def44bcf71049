//! Words of files, the command line and JSON. Each has a fixed key, and a name in both languages.

use super::language::Language;
use super::text::{folded, is_invisible, key};
use std::ops::Deref;

/// Words of one kind: the statuses of an action, the signals of a conversation.
pub trait Word: Copy + PartialEq + 'static {
    /// Every value, in order.
    const ALL: &'static [Self];

    /// What stands in files and JSON.
    fn key(self) -> &'static str;

    /// The Dutch name, the English name, and other words that clearly mean the same.
    fn names(self) -> &'static [&'static str];

    /// The name for people.
    fn name(self, lang: Language) -> &'static str {
        self.names()[lang as usize]
    }

    /// The value that a text means: its key or its name in either language. Capitals, accents and blanks make no difference.
    fn read(text: &str) -> Option<Self> {
        let exact = Self::ALL.iter().find(|word| word.key() == text).copied();
        exact.or_else(|| {
            // invisible characters count, so that nothing hides in a word
            let form = if text.contains(is_invisible) { return None } else { key(&folded(text)) };
            let has_form = |word: &&Self| word.key() == form || word.names().iter().any(|name| is_form(name, &form));
            Self::ALL.iter().find(has_form).copied()
        })
    }
}

/// What `true` or `false` in a file says, whatever its capitals; nothing for any other text.
pub fn flag(text: &str) -> Option<bool> {
    let text = text.trim();
    [true, false].into_iter().find(|says| text.eq_ignore_ascii_case(flag_word(*says)))
}

/// How files have it.
pub fn flag_word(says: bool) -> &'static str {
    if says { "true" } else { "false" }
}

/// Whether `form` is the form in which a name of ours is compared. Our names have no accents and only single blanks.
fn is_form(name: &str, form: &str) -> bool {
    name.len() == form.len() && name.bytes().map(|c| if c == b' ' { b'-' } else { c.to_ascii_lowercase() }).eq(form.bytes())
}

/// A word of the kind `K`, or any other text as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OneOf<K> {
    /// A word that is known.
    Known(K),
    Other(String),
}

impl<K: Word> OneOf<K> {
    /// What a text means.
    pub fn of(text: &str) -> OneOf<K> {
        K::read(text).map_or_else(|| OneOf::Other(text.trim().to_owned()), OneOf::Known)
    }

    /// What stands in files and JSON.
    pub fn as_str(&self) -> &str {
        match self {
            OneOf::Known(word) => word.key(),
            OneOf::Other(text) => text,
        }
    }

    /// The name for people; any other text is itself.
    pub fn name(&self, lang: Language) -> &str {
        match self {
            OneOf::Known(word) => word.name(lang),
            OneOf::Other(text) => text,
        }
    }
}

impl<K: Word> Deref for OneOf<K> {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl<K: Word> AsRef<str> for OneOf<K> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

/// Declares an enum with a key for each value, `parse` to read a key and `word` to write it. With names behind the keys it
/// is a [`Word`], which is read by those as well.
macro_rules! worded {
    ($(#[$meta:meta])* $kind:ident {
        $($(#[$doc:meta])* $value:ident = $word:literal nl $nl:literal en $en:literal $(also $($also:literal)+)?,)+
    }) => {
        $crate::domain::words::worded! { $(#[$meta])* $kind { $($(#[$doc])* $value = $word,)+ } }

        impl $kind {
            /// The name for people.
            pub fn name(self, lang: $crate::domain::language::Language) -> &'static str {
                $crate::domain::words::Word::name(self, lang)
            }

            /// The value that a text means: its key or its name in either language. Capitals and blanks make no difference.
            pub fn read(text: &str) -> Option<Self> {
                $crate::domain::words::Word::read(text)
            }
        }

        impl $crate::domain::words::Word for $kind {
            const ALL: &'static [Self] = &[$(Self::$value),+];

            fn key(self) -> &'static str {
                self.word()
            }

            fn names(self) -> &'static [&'static str] {
                match self { $(Self::$value => &[$nl, $en $($(, $also)+)?],)+ }
            }
        }
    };
    ($(#[$meta:meta])* $kind:ident { $($(#[$doc:meta])* $value:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $kind { $($(#[$doc])* $value,)+ }

        impl $kind {
            /// Every key, in order.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The value that a key names.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$value),)+ _ => None }
            }

            /// The key in files, on the command line and in JSON.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$value => $word,)+ }
            }
        }
    };
}
pub(crate) use worded;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{action, conversation, goal, owner::Party, theme};

    fn reads_its_own_names<K: Word + std::fmt::Debug>() {
        for word in K::ALL {
            for text in std::iter::once(word.key()).chain(word.names().iter().copied()) {
                let upper = text.to_uppercase();
                for typed in [text, &upper, &format!(" {text}\u{a0}"), &text.replace('-', " "), &text.replace(' ', "_")] {
                    assert_eq!(K::read(typed), Some(*word), "{typed}");
                }
            }
        }
        assert_eq!(K::read("zomaar iets"), None);
        assert_eq!(K::read(""), None);
    }

    #[test]
    fn every_word_is_read_by_its_key_and_its_names() {
        reads_its_own_names::<action::Status>();
        reads_its_own_names::<action::Activity>();
        reads_its_own_names::<conversation::Status>();
        reads_its_own_names::<goal::Status>();
        reads_its_own_names::<theme::BuiltIn>();
        reads_its_own_names::<theme::Known>();
        reads_its_own_names::<Party>();
        reads_its_own_names::<Language>();
    }
}
