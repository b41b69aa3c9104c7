//! Closed vocabularies: enums whose values have one word in documents and one label on pages.

/// A value of a closed vocabulary.
pub trait Word: Copy + Sized + 'static {
    /// Every value, in the order in which people see them.
    const ALL: &'static [Self];

    /// The word as it is written in documents and addresses.
    fn word(self) -> &'static str;

    /// The label as a person reads it.
    fn label(self) -> &'static str;

    /// The value for a word, when there is one.
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.word() == word)
    }
}

/// Declares an enum that is a [`Word`]: `Variant = "word", "Label";`.
macro_rules! words {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $( $variant:ident = $word:literal, $label:literal; )+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name {
            $( #[doc = $label] $variant, )+
        }

        impl $crate::base::Word for $name {
            const ALL: &'static [Self] = &[$( Self::$variant, )+];

            fn word(self) -> &'static str {
                match self { $( Self::$variant => $word, )+ }
            }

            fn label(self) -> &'static str {
                match self { $( Self::$variant => $label, )+ }
            }
        }
    };
}

pub(crate) use words;
