use super::delivery::{self, Format};
use super::run::Run;
use super::{asking, find};
use crate::context::Context;
use crate::domain::guide::{Advice, Guide};
use crate::domain::id::ShortIds;
use crate::domain::records::Records;
use crate::domain::theme::{BuiltIn, Theme};
use crate::domain::types::ConversationType;
use crate::error::{Code, Error, Exit};
use crate::i18n::{self, errors, guide as says};
use crate::render;
use crate::render::json::TypeV1;
use crate::render::printable::printable;
use crate::store::fields::Origin;
use crate::store::{Store, guide};
use clap::Args;
use serde::Serialize;

/// How to hold a talk well.
#[derive(Args)]
pub(super) struct GuideArgs {
    #[arg(value_name = "TYPE", add = super::completions::types())]
    kind: Option<String>,
    #[arg(long, value_name = "THEME", add = super::completions::words(BuiltIn::WORDS))]
    theme: Option<String>,
    #[arg(long, value_name = "FORMAT", value_parser = delivery::of_documents(), hide_possible_values = true)]
    format: Option<Format>,
}

#[derive(Serialize)]
struct GuideAnswer<'r> {
    #[serde(rename = "type")]
    kind: Option<TypeV1<'r>>,
    theme: Option<&'r str>,
    of_type: Vec<&'r str>,
    of_theme: Vec<&'r str>,
    always: Vec<&'r str>,
}

impl Run for GuideArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        // what holds for every talk needs no workspace
        let store = cx.store().unwrap_or_else(|_| Store::bare(cx.flags.dir.clone()));
        let format = Format::asked(cx, self.format)?;
        let kind = self.kind.as_ref().map(|typed| kind(cx, &store, typed)).transpose()?;
        let theme = self.theme.as_ref().map(|typed| theme(cx, &store, typed)).transpose()?;
        let guide = built_in();
        if format == Format::Json {
            return cx.answer_json(answer(cx, &store, &guide, kind, theme.as_ref()), &[]);
        }
        let records = Records::default();
        let view = cx.view(&store, &records, ShortIds::default());
        cx.answer(&format.write(&view, &render::guide::document(&view, &guide, kind, theme.as_ref())))?;
        if format == Format::Text {
            cx.next(&next(cx, kind, theme.as_ref()));
        }
        Ok(Exit::Done)
    }
}

/// All that is known of holding a talk well.
pub(super) fn built_in() -> Guide {
    guide::parse(i18n::GUIDE, &mut Origin::new("guide.yaml", &mut Vec::new()))
}

/// The type that was typed; a theme in its place is told where it goes.
fn kind<'s>(cx: &Context, store: &'s Store, typed: &str) -> Result<&'s ConversationType, Error> {
    if let Some(kind) = store.settings.read_kind(typed) {
        return Ok(kind);
    }
    let meant = BuiltIn::read(typed).map(|theme| theme.name(cx.lang));
    let unknown = find::unknown_kind(cx, store, "`stay guide`", typed);
    Err(meant.map_or(unknown, |theme| {
        Error::of(Code::UnknownWord, errors::not_one_of("`stay guide`", &printable(typed))).hint(says::theme_as_type(theme))
    }))
}

fn theme(cx: &Context, store: &Store, typed: &str) -> Result<Theme, Error> {
    asking::theme(cx, store, &asking::bank(store, &mut Vec::new())?, typed)
}

fn answer<'r>(
    cx: &Context,
    store: &'r Store,
    guide: &'r Guide,
    kind: Option<&'r ConversationType>,
    theme: Option<&'r Theme>,
) -> GuideAnswer<'r> {
    let texts = |lines: Vec<&'r Advice>| lines.into_iter().map(|line| line.text(cx.lang)).collect();
    GuideAnswer {
        kind: kind.map(|kind| TypeV1::of(kind, &store.settings, cx.lang)),
        theme: theme.map(|theme| theme.as_str()),
        of_type: texts(kind.map(|kind| guide.of_type(&kind.key)).unwrap_or_default()),
        of_theme: texts(theme.map(|theme| guide.of_theme(theme)).unwrap_or_default()),
        always: texts(guide.always()),
    }
}

/// What goes with it: the questions to ask, or the guide for a type.
fn next(cx: &Context, kind: Option<&ConversationType>, theme: Option<&Theme>) -> String {
    let typed = |text: &str| printable(&shell_words::quote(text));
    let on = theme.map(|theme| format!(" --theme {}", typed(theme.name(cx.lang)))).unwrap_or_default();
    match (kind, theme) {
        (Some(kind), _) => format!("stay questions --type {}{on}", typed(&kind.key)),
        (None, Some(_)) => format!("stay questions{on}"),
        (None, None) => format!("stay guide stay --theme {}", BuiltIn::Energy.name(cx.lang)),
    }
}
