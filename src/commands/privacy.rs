//! What is kept and who reads it, from the settings.

use super::delivery::{self, Format};
use super::find;
use super::run::Run;
use crate::context::Context;
use crate::domain::id::ShortIds;
use crate::domain::privacy::{Audience, Facts, Lies};
use crate::domain::records::Records;
use crate::error::{Error, Exit};
use crate::i18n::privacy as says;
use crate::render::json::PrivacyV1;
use crate::render::{privacy, style};
use crate::store::accepted::Accepted;
use crate::store::git::Git;
use crate::store::{Store, readers};
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;

/// What is kept and who reads it.
#[derive(Args)]
pub(super) struct PrivacyArgs {
    #[arg(long = "for", value_name = "READER", add = super::completions::words(Audience::WORDS))]
    reader: Option<String>,
    #[arg(long, value_name = "FORMAT", value_parser = delivery::of_documents(), hide_possible_values = true)]
    format: Option<Format>,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Serialize)]
struct PrivacyAnswer<'f> {
    privacy: PrivacyV1<'f>,
}

impl Run for PrivacyArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let format = Format::asked(cx, self.format)?;
        let audience = self.reader.as_deref().map_or(Ok(Audience::Employee), |typed| audience(cx, typed))?;
        let store = cx.store()?;
        let facts = facts(cx, &store);
        let problems: Vec<_> = store.problems.iter().filter(|problem| problem.is_said_by_all()).cloned().collect();
        let records = Records::default();
        let view = cx.view(&store, &records, ShortIds::default());
        if format == Format::Json {
            let answer = PrivacyAnswer { privacy: PrivacyV1::of(&facts) };
            delivery::deliver(
                cx,
                &crate::render::json::envelope(cx.lang, cx.today, answer, &problems),
                format,
                self.output.as_deref(),
                &[],
            )?;
            return Ok(cx.name_problems(&problems));
        }
        let document = privacy::document(&view, &facts, audience);
        delivery::deliver(cx, &format.write(&view, &document), format, self.output.as_deref(), &[])?;
        let open = privacy::open_places(cx.lang, &document);
        if open > 0 {
            cx.out.message(&style::dim(says::counted_open(cx.lang, open)));
        }
        Ok(cx.name_problems(&problems))
    }
}

fn audience(cx: &Context, typed: &str) -> Result<Audience, Error> {
    let name = |key| Audience::parse(key).map_or(key, |audience| audience.name(cx.lang));
    Audience::read(typed).ok_or_else(|| find::unknown_word("--for", typed, Audience::WORDS, name))
}

/// What the settings say, and where the workspace lies as git knows it.
fn facts(cx: &Context, store: &Store) -> Facts {
    let settings = &store.settings;
    let is_sealed = store.settings.is_sealed();
    // what this person accepted counts, as it does where words are sealed
    let circle = is_sealed.then(|| Accepted::of(store).map_or_else(|| readers::offered(store).circle, |accepted| accepted.circle));
    let addresses = Git::of(&store.root).map(|git| git.looking().addresses()).unwrap_or_default();
    Facts {
        has_recovery: circle.as_ref().is_some_and(|circle| circle.has_recovery()),
        policy: circle.map(|circle| circle.policy),
        terms: settings.terms,
        guard: settings.guard,
        lies: Lies::of(addresses.iter().map(String::as_str)),
        kinds: settings.types.iter().map(|kind| kind.name(cx.lang).to_owned()).collect(),
    }
}
