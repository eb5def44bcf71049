//! What becomes of a file that an old clone still has, when the history that it came from was rewritten.

/// One file as it is known in three places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Versions<'v> {
    /// What everyone had last; nothing where nobody else ever had it.
    pub was: Option<&'v str>,
    /// What the old clone has now.
    pub there: Option<&'v str>,
    /// What the workspace has.
    pub here: Option<&'v str>,
}

/// What becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Nothing of it is only there.
    Same,
    /// It comes as it is.
    New,
    /// Both changed it: they are merged.
    Merged,
    /// It was deleted there and goes here.
    Deleted,
    /// It was deleted there and changed here: it stays.
    Stays,
    /// It was taken out of the history, or hangs on what was: it does not come back.
    TakenOut,
}

impl Versions<'_> {
    /// What becomes of it. `is_taken_out` says that it, or the person whose it is, was in the history before.
    pub fn fate(self, is_taken_out: bool) -> Fate {
        let Versions { was, there, here } = self;
        match (there, here) {
            _ if there == was || there == here => Fate::Same,
            (Some(_), None) if is_taken_out => Fate::TakenOut,
            (Some(_), None) => Fate::New,
            (Some(_), Some(_)) => Fate::Merged,
            (None, _) if here == was => Fate::Deleted,
            (None, _) => Fate::Stays,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_taken_out_never_comes_back_whatever_was_typed_in_it() {
        let texts = [None, Some("a"), Some("b"), Some("c")];
        for (was, there) in texts.into_iter().flat_map(|was| texts.map(|there| (was, there))) {
            let fate = Versions { was, there, here: None }.fate(true);
            assert!(matches!(fate, Fate::Same | Fate::TakenOut), "{was:?} {there:?}: {fate:?}");
        }
    }

    #[test]
    fn what_is_only_there_comes_once_and_what_everyone_had_stays_as_it_is_here() {
        let fate = |was, there, here| Versions { was, there, here }.fate(false);
        assert_eq!(fate(None, Some("a"), None), Fate::New);
        assert_eq!(fate(None, Some("a"), Some("a")), Fate::Same, "it came before");
        assert_eq!(fate(Some("a"), Some("a"), Some("b")), Fate::Same);
        assert_eq!(fate(Some("a"), Some("b"), Some("a")), Fate::Merged);
        assert_eq!(fate(Some("a"), Some("b"), Some("c")), Fate::Merged);
        assert_eq!(fate(Some("a"), None, Some("a")), Fate::Deleted);
        assert_eq!(fate(Some("a"), None, Some("b")), Fate::Stays);
        assert_eq!(fate(Some("a"), None, None), Fate::Same);
    }
}
