use super::asking::{self, Given};
use super::effects::Effects;
use super::ending::{self, Ending, EndingArgs};
use super::find::Target;
use super::readings::{self, Names, Offer};
use super::record::{self, Loaded};
use super::run::Run;
use super::{edit, editor, note, promised, unsaved};
use crate::context::Context;
use crate::domain::conversation::{Answer, Conversation, Status};
use crate::domain::records::Records;
use crate::domain::sealed::is_shut;
use crate::error::{Code, Error, Exit};
use crate::i18n::{Saying, editor as words_of_editor, errors, messages, promised as promised_said, words};
use crate::render::printable::printable;
use crate::store::yaml::edit::{Edit, Step};
use crate::store::yaml::write::New;
use crate::store::{Change, Load, Need, Store, encode, layout};
use clap::Args;

/// Begins a conversation that is planned.
#[derive(Args)]
pub(super) struct StartArgs {
    #[arg(value_name = "ID|EMPLOYEE", add = super::completions::targets())]
    target: Option<String>,
    #[arg(long, conflicts_with = "no_edit")]
    edit: bool,
    #[arg(long)]
    no_edit: bool,
    #[command(flatten)]
    ending: EndingArgs,
}

impl Run for StartArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let ending = self.ending.read(cx)?;
        let store = cx.store()?;
        let again = |typed: &str| readings::one(cx, &store, typed, &Names::STARTED).map(Target::Record);
        let target = match &self.target {
            Some(typed) => Target::Record(readings::one(cx, &store, typed, &Names::STARTED)?),
            None => readings::offered(cx, &store, &Offer::START, "<ID|EMPLOYEE>", again)?,
        };
        let Target::Record(source) = target else { return Err(Error::of(Code::NotFound, errors::no_id_hint())) };
        let Loaded::Conversation(conversation) = record::load(&store, &source)? else {
            let refused = Error::of(Code::WrongState, errors::not_a_conversation(&record::short(&store, source.id)));
            return Err(refused.hint(errors::no_id_hint()));
        };
        let records = store.read(&Need { goals: Load::No, ..Need::SHEET }.of(&conversation.employee))?;
        let conversation = records.conversations.iter().find(|read| read.id == conversation.id).unwrap_or(&conversation);
        begin(cx, &store, &records, conversation, &ending, editor::opens(cx, self.edit, self.no_edit))
    }
}

/// Begins a planned conversation today, with questions where it has none yet, and opens it in the editor where that is wanted: it
/// has begun by then, with what was promised on the command line, whatever comes of that. One that is open already is only opened.
pub(super) fn begin(
    cx: &Context,
    store: &Store,
    records: &Records,
    conversation: &Conversation,
    ending: &Ending,
    opens: bool,
) -> Result<Exit, Error> {
    let id = record::short(store, conversation.id);
    if !conversation.is_pending() {
        return Err(Error::of(Code::WrongState, errors::not_pending(&id)).hint(errors::reopen_hint(&id)));
    }
    let mut effects = Effects { made: Some(Vec::new()), ..Effects::default() };
    let made = ending::acts(cx, store, conversation, ending, &mut effects)?;
    let is_begun = conversation.status == Status::Planned;
    let mut changed = Vec::new();
    let said = |head: &str| promised::said(cx, store, head, if ending.close.is_some() && !opens { &[] } else { &made });
    if is_begun {
        unsaved::before_beginning(cx, store, &conversation.source())?;
        let path = layout::path(&conversation.source());
        let kind = printable(words::type_name(cx.lang, &store.settings.types, &conversation.kind));
        let name = printable(records.people().name(&conversation.employee));
        changed = edits(cx, store, records, conversation)?;
        effects.hints.extend(cx.in_place(store, conversation.sealed.as_deref()).map(Saying::from));
        let line = if made.is_empty() || ending.close.is_some() && !opens {
            messages::begun(&kind, &name, &id, &path).text(cx.lang)
        } else {
            said(&promised_said::begun(cx.lang, &kind, &name, &id))
        };
        effects.lines.push(line.into());
    } else {
        effects.lines.push(said(&messages::begun_already(&id).text(cx.lang)).into());
    }
    let begun = Conversation { status: Status::Open, date: if is_begun { cx.today } else { conversation.date }, ..conversation.clone() };
    effects.next = Some(format!("stay edit {id} · stay act {id} \"…\" · stay close {id}"));
    let (is_promised, close) = (!made.is_empty(), ending.close.as_ref().filter(|_| !opens));
    let closed = ending::add(cx, store, &begun, made, close, &mut effects)?;
    let of_both = |edit: &Edit| closed.iter().any(|later| later.key() == edit.key());
    changed.retain(|edit| !of_both(edit));
    changed.extend(closed);
    if !changed.is_empty() {
        effects.changes.insert(0, Change::edit(&conversation.source(), changed));
    }
    if opens {
        let writer = cx.writer(store)?;
        effects.next = None;
        effects.apply(cx, store, &writer)?;
        effects.say(cx);
        drop(writer);
        let later = Ending { acts: Vec::new(), close: ending.close };
        let (changed, exit) = edit::record(cx, store, &conversation.source(), &later)?;
        if is_begun && !changed {
            cx.out.message(&words_of_editor::begun_untouched(cx.lang, &id));
        }
        return Ok(exit);
    }
    let saved = ending::finish(cx, store, effects, &begun, ending)?;
    if is_promised { saved.ask(cx, store) } else { Ok(saved.unasked(cx)) }
}

/// What makes a planned conversation an open one.
fn edits(cx: &Context, store: &Store, records: &Records, conversation: &Conversation) -> Result<Vec<Edit>, Error> {
    let set = record::set_in_conversation;
    let mut edits = vec![set("status", New::word(Status::Open.word()))];
    edits.extend((conversation.date != cx.today).then(|| set("date", New::word(cx.today))));
    // nobody knows which questions it has
    if is_shut(conversation.sealed.as_deref()) {
        return Ok(edits);
    }
    let mut begun = Conversation { status: Status::Open, date: cx.today, ..conversation.clone() };
    let noted = note::questions(cx, records, &begun);
    if conversation.answers.is_empty() {
        Given::default().ask(cx, store, records, &mut begun)?;
        begun.answers.extend(noted);
        edits.extend((conversation.themes.is_empty() && !begun.themes.is_empty()).then(|| set("themes", New::texts(&begun.themes))));
        edits.extend((!begun.answers.is_empty()).then(|| set("answers", encode::answers(&begun.answers))));
    } else {
        let within = || vec![Step::Key("answers".to_owned())];
        let missing = asking::standing(&asking::standing_with(store, records, &begun), &conversation.answers).into_iter();
        edits.extend(missing.map(|(at, answer)| Edit::Insert { within: within(), at, item: encode::answer(&answer) }));
        let append = |answer: &Answer| Edit::Append { within: Vec::new(), key: "answers".to_owned(), item: encode::answer(answer) };
        edits.extend(noted.iter().map(append));
    }
    Ok(edits)
}
