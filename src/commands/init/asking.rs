//! The questions of the first day, for a person at a terminal; each has an option that answers it beforehand.

use super::super::{confirm, employee, given};
use crate::context::Context;
use crate::domain::interval::Cadence;
use crate::domain::owner::is_oneself;
use crate::error::{Error, Exit};
use crate::i18n::{Language, first_day as says};
use crate::render::printable::printable;
use crate::store::git::{self, Git};
use std::path::Path;

/// What decides whether there is anything to ask.
pub(super) struct Asked<'r> {
    pub root: &'r Path,
    /// Whether the workspace is there already.
    pub is_there: bool,
}

impl Asked<'_> {
    /// Nothing is asked of a script, of someone who said yes to everything, or about a workspace that is there.
    fn can_ask(&self, cx: &Context) -> bool {
        confirm::can_ask(cx) && !cx.flags.yes && !cx.flags.json
    }

    fn is_first(&self, cx: &Context) -> bool {
        self.can_ask(cx) && !self.is_there
    }

    /// The language, where the line did not say one.
    pub(super) fn language(&self, cx: &Context) -> Result<Option<Language>, Error> {
        if !self.is_first(cx) || cx.flags.lang_given {
            return Ok(None);
        }
        ask(cx, &says::ask_language(cx.lang.word()), |typed| match typed {
            "" => Ok(Some(cx.lang)),
            typed => Language::read(typed).map(Some).ok_or_else(|| Error::refused(says::no_language(&printable(typed)))),
        })
    }

    /// The name that git knows for who types here.
    fn known(&self) -> Option<String> {
        let folder = self.root.ancestors().find(|folder| folder.is_dir());
        folder.and_then(|folder| git::identity(folder).0)
    }

    /// A name that was typed for who holds the conversations; for a word for oneself the one that the line or git says.
    pub(super) fn name(&self, cx: &Context, typed: &str) -> Result<String, Error> {
        let own = is_oneself(typed).then(|| cx.flags.me.clone().or_else(|| self.known())).flatten();
        employee::named(cx, own.as_deref().unwrap_or(typed)).map(|(name, _)| name)
    }

    /// Who holds the conversations: Enter takes the name that git knows.
    pub(super) fn manager(&self, cx: &Context) -> Result<Option<String>, Error> {
        if !self.is_first(cx) {
            return Ok(None);
        }
        let known = self.known();
        let question = match &known {
            Some(name) => says::ask_name_known(cx.lang, &printable(name)),
            None => says::ask_name(cx.lang),
        };
        ask(cx, &question, |typed| match typed {
            "" => Ok(known.clone()),
            typed => self.name(cx, typed).map(Some),
        })
    }

    /// With whom the conversations are, each with a slug.
    pub(super) fn people(&self, cx: &Context) -> Result<Vec<(String, String)>, Error> {
        if !self.is_first(cx) {
            return Ok(Vec::new());
        }
        let names = |typed: &str| typed.split([',', ';']).map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
        ask(cx, &says::ask_people(cx.lang), |typed| {
            let names: Vec<String> = names(typed);
            names.iter().map(|name| employee::named(cx, name)).collect()
        })
    }

    /// How often a check-in is held; Enter is what is usual.
    pub(super) fn rhythm(&self, cx: &Context) -> Result<Option<Cadence>, Error> {
        if !self.is_first(cx) {
            return Ok(None);
        }
        ask(cx, &says::ask_rhythm(cx.lang), |typed| match typed {
            "" => Ok(None),
            typed => given::cadence("--rhythm", typed).map(Some),
        })
    }

    /// Whether to make a git repository where there is none.
    pub(super) fn repository(&self, cx: &Context) -> Result<bool, Error> {
        if !self.can_ask(cx) || Git::of(self.root).is_some() {
            return Ok(false);
        }
        confirm::unless_no(cx, &says::ask_repository(cx.lang))
    }
}

/// Asks until there is an answer that can be understood.
fn ask<T>(cx: &Context, question: &str, read: impl Fn(&str) -> Result<T, Error>) -> Result<T, Error> {
    loop {
        let typed = cx.out.ask(question).ok_or_else(Error::stopped)?;
        match read(&typed) {
            Ok(answer) => return Ok(answer),
            Err(error) if matches!(error.exit(), Exit::Refused | Exit::Usage) => cx.warn(error.told(cx.lang).joined(" · ")),
            Err(error) => return Err(error),
        }
    }
}
