use super::run::Run;
use crate::context::Context;
use crate::domain::settings::Settings;
use crate::domain::shape::FileKind;
use crate::domain::text::nearest;
use crate::error::{Code, Error, Exit};
use crate::i18n::schema as says;
use crate::render::json_schema;
use crate::render::printable::printable;
use crate::store::shape;
use clap::Args;
use serde::Serialize;

/// JSON Schema of each kind of file.
#[derive(Args)]
pub(super) struct SchemaArgs {
    #[arg(value_name = "KIND")]
    kind: Option<String>,
}

#[derive(Serialize)]
struct SchemaAnswer {
    kinds: [KindV1; 8],
}

/// A kind of file, and where such files are.
#[derive(Serialize)]
struct KindV1 {
    kind: &'static str,
    files: &'static [&'static str],
}

impl KindV1 {
    fn of(kind: FileKind) -> KindV1 {
        KindV1 { kind: kind.word(), files: kind.places() }
    }
}

impl Run for SchemaArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let Some(typed) = self.kind else {
            if cx.flags.json {
                return cx.answer_json(SchemaAnswer { kinds: FileKind::ALL.map(KindV1::of) }, &[]);
            }
            let line = |kind: FileKind| format!("{:<14}{}\n", kind.word(), kind.places().join("  "));
            cx.answer(&FileKind::ALL.map(line).concat())?;
            return Ok(Exit::Done);
        };
        let kind = meant(&typed)?;
        // the types of conversation are those of the workspace, where there is one
        let store = cx.store().ok();
        let settings = store.map_or_else(Settings::default, |store| store.settings);
        let schema = json_schema::schema(cx.lang, kind, &shape::of(kind, &settings));
        cx.answer(&json_schema::written(&schema))?;
        Ok(Exit::Done)
    }
}

fn meant(typed: &str) -> Result<FileKind, Error> {
    let words: Vec<&str> = FileKind::ALL.iter().map(|kind| kind.word()).collect();
    let wanted = typed.trim().trim_end_matches(".yaml").to_lowercase();
    FileKind::ALL.into_iter().find(|kind| kind.word() == wanted).ok_or_else(|| {
        let refused = Error::of(Code::UnknownWord, says::unknown(&printable(typed)));
        match nearest(&wanted, words.iter().copied()) {
            Some(near) => refused.near_word(near),
            None => refused.choose_from(words),
        }
    })
}
