//! The sheet before a conversation: what was promised and what came of it, and what is worth talking about, as plain data.

use super::action::{Action, Status};
use super::away::Leave;
use super::bank::{self, History, Question};
use super::conversation::{Answer, Conversation};
use super::employee::Employee;
use super::follow_up::{Followed, followed};
use super::goal::Goal;
use super::guide::{Advice, Guide};
use super::language::Language;
use super::note::{self, Note};
use super::obstacle::{self, Named};
use super::prepare_form::coming;
use super::promise;
use super::records::Records;
use super::report::{Mentioned, mentioned};
use super::rhythm::{self, LastHeld};
use super::round;
use super::sealed::Sealed;
use super::settings::Settings;
use super::side::Side;
use super::text;
use super::theme::Theme;
use super::types::is_formal;
use super::unanswered::{self, Unanswered, What};
use chrono::{Days, NaiveDate};
use std::cmp::Reverse;

/// How many earlier answers a sheet shows.
pub const ANSWERS: usize = 4;

/// How many conversations have to name an obstacle, or something that gives energy, before it returns.
pub const RETURNS: usize = 2;

/// How many days ahead the day of a goal counts as near.
const NEAR: u64 = 28;

/// Everything that prepares one conversation with one person.
#[derive(Debug)]
pub struct Sheet<'r> {
    pub employee: &'r Employee,
    /// The type of conversation.
    pub kind: String,
    /// The conversation, if it is planned or open.
    pub conversation: Option<&'r Conversation>,
    /// The day on which it is planned, or else due; in the past when it is late.
    pub date: Option<NaiveDate>,
    /// The leave to know of: the present one, the one that the day falls in, or the last one if no conversation was held since.
    pub leave: Option<Leave>,
    /// What was promised, and what came of it, with the organisation's part.
    pub followed: Followed<'r>,
    /// Open goals, the first day first.
    pub goals: Vec<&'r Goal>,
    /// The notes that wait for the conversation, the oldest first.
    pub notes: Vec<&'r Note>,
    /// What stands in the way again and again, the most named first.
    pub obstacles: Vec<Returning<'r>>,
    /// What gives energy again and again.
    pub energy: Vec<Mentioned>,
    /// How many obstacles in own words, and words about energy, stand in talks that could not be opened.
    pub shut: [usize; 2],
    /// Answers worth coming back to, the newest first.
    pub answers: Vec<Said<'r>>,
    /// What comes with every talk of the type, then one or two questions that were not asked lately, or the conversation's own questions
    /// if it has any.
    pub questions: Vec<Asked>,
    /// How many of them, the first, come with every talk of the type.
    pub standing: usize,
    /// What it is about: its own themes, or else the one that it is time for.
    pub themes: Vec<Theme>,
    /// How many talks of its type were held before it.
    pub talks_before: usize,
    /// What keeps coming back while nothing comes of it; for the manager alone.
    pub unanswered: Vec<Unanswered<'r>>,
    /// A few lines on how to hold it well; for the manager.
    pub advice: Vec<&'r Advice>,
}

/// An obstacle that returns, with what is being done about it.
#[derive(Debug)]
pub struct Returning<'r> {
    /// How often and since when this person names it.
    pub named: Named,
    /// Open actions against it, of this person and of the organisation.
    pub open: Vec<&'r Action>,
    /// Actions against it that were done since it was last named.
    pub done: Vec<&'r Action>,
}

/// An answer with the conversation in which it was given.
#[derive(Clone, Copy, Debug)]
pub struct Said<'r> {
    pub conversation: &'r Conversation,
    /// The question and the answer.
    pub answer: &'r Answer,
}

/// A question to think about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub theme: Option<Theme>,
    pub question: String,
}

/// What the manager should bring to the conversation.
#[derive(Clone, Copy, Debug)]
pub enum Bring<'r> {
    /// What the state of their own late promises is.
    Late(usize),
    /// What can be done about an obstacle that returns while nobody acts on it.
    Unmet(&'r Named),
    /// A goal whose day is near or past.
    Goal(&'r Goal),
}

/// What to make a sheet of.
#[derive(Clone, Copy, Debug)]
pub struct Request<'q> {
    /// A type of conversation, if one was named.
    pub kind: Option<&'q str>,
    /// The language of the questions.
    pub language: Language,
    pub today: NaiveDate,
}

/// The sheet for a person's next conversation: the first conversation that is planned or open (of the type, if one was named). If there is
/// none, the type that is due. `records` are that person's, with the organisation's actions.
pub fn sheet<'r>(records: &'r Records, employee: &'r Employee, settings: &Settings, bank: &[Question], asked: &Request) -> Sheet<'r> {
    let Request { kind, language, today } = *asked;
    let conversation = coming(&records.conversations, kind);
    let last = LastHeld::of(records.conversations.iter());
    let kind = conversation.map(|conversation| conversation.kind.as_str()).or(kind);
    let in_round = || round::due(settings, employee, today, records.conversations.iter()).map(|round| round.kind.clone());
    let by_rhythm = || rhythm::due_kind(employee, &last, settings, today);
    let kind = kind.map(str::to_owned).or_else(in_round).unwrap_or_else(by_rhythm);
    let due = || rhythm::dues(employee, &last, settings, today).into_iter().find(|due| due.kind == kind).map(|due| due.due);
    let date = conversation.map(|conversation| conversation.date).or_else(due);
    let mut goals: Vec<&Goal> = records.goals.iter().filter(|goal| goal.is_open()).collect();
    goals.sort_by_key(|goal| goal.by_day());
    let history = History::of(records.conversations.iter());
    let mut themes = conversation.map(|conversation| conversation.themes.clone()).unwrap_or_default();
    if themes.is_empty() {
        themes.extend(settings.kind(&kind).and_then(|kind| bank::theme(bank, kind, &history)).cloned());
    }
    let is_before = |held: &&Conversation| held.is_held() && held.kind == kind && conversation.is_none_or(|coming| held.id != coming.id);
    let others = records.conversations.iter().filter(|other| conversation.is_none_or(|own| own.id != other.id));
    let always = round::standing(settings, employee, &kind, conversation.map_or(today, |talk| talk.date), others);
    let questions = questions(&always, bank, &kind, &themes, &history, conversation, language);
    let held = last.conversation(&employee.slug).map(|conversation| conversation.date);
    let away = &employee.away;
    let since = || away.ended(today).filter(|leave| held.is_none_or(|held| held < leave.from));
    Sheet {
        employee,
        leave: away.on(today).or_else(|| away.on(date?)).or_else(since),
        followed: followed(records, employee, settings, today, conversation.map(|conversation| conversation.id)),
        goals,
        notes: if is_formal(&kind) { Vec::new() } else { note::open(&records.notes) },
        // in the formal cycle only what both released counts from other conversations
        obstacles: if is_formal(&kind) { Vec::new() } else { returning(records, settings, today) },
        energy: if is_formal(&kind) { Vec::new() } else { energy(records, settings, today) },
        shut: if is_formal(&kind) { [0; 2] } else { shut(records, settings, today) },
        answers: worth_coming_back_to(records, conversation, today, is_formal(&kind)),
        standing: questions.iter().filter(|asked| bank::is_among(&always, &asked.question)).count(),
        questions,
        talks_before: records.conversations.iter().filter(is_before).count(),
        unanswered: unanswered_by(records, settings, today, is_formal(&kind)),
        advice: Vec::new(),
        themes,
        kind,
        conversation,
        date,
    }
}

impl<'r> Sheet<'r> {
    /// The sheet with the lines of the guide that fit it.
    pub fn advised(self, guide: &'r Guide) -> Sheet<'r> {
        Sheet { advice: guide.at_hand(&self.kind, self.themes.first(), self.talks_before), ..self }
    }

    /// Who holds the conversation: the person that it names, else the employee's manager.
    pub fn with(&self) -> Option<&'r str> {
        self.conversation.and_then(|conversation| conversation.with.as_deref()).or(self.employee.manager.as_deref())
    }

    /// The summary of the last conversation, for the person who held it. The formal cycle does not get it.
    pub fn last_summary(&self) -> Option<&'r str> {
        self.followed.conversation.and_then(|conversation| conversation.summary.as_deref()).filter(|_| !is_formal(&self.kind))
    }

    /// What is sealed in the last conversation held, where that could not be opened.
    pub fn last_shut(&self) -> Option<&'r Sealed> {
        self.followed.conversation.and_then(|conversation| conversation.sealed.as_deref()).filter(|sealed| !sealed.is_read())
    }

    /// The answers that the employee gets back: not those that begin with a note, which has its own place if it is shared.
    pub fn answers_for_employee(&self) -> impl Iterator<Item = &Said<'r>> {
        self.answers.iter().filter(|said| said.answer.note.is_none())
    }

    /// Every promise of this sheet once, by whose turn it is: the manager's own first, and on each side open ones before
    /// ended ones.
    pub fn promises(&self) -> Vec<(Side, Vec<&'r Action>)> {
        let Followed { promised, still_open, ended, .. } = &self.followed;
        let mut all: Vec<&Action> = promised.iter().chain(still_open).chain(ended).copied().collect();
        all.sort_by_key(|action| (!action.is_open(), action.is_open().then(|| action.by_due()), Reverse(action.closed), action.id));
        let of = |side| all.iter().copied().filter(|action| Side::of(&action.owner, self.employee) == side).collect();
        Side::ALL.into_iter().map(|side| (side, of(side))).filter(|(_, actions): &(Side, Vec<&Action>)| !actions.is_empty()).collect()
    }

    /// The open promises that are the employee's own turn, alone or together with the manager.
    pub fn own_promises(&self) -> Vec<&'r Action> {
        let own = self.promises().into_iter().filter(|(side, _)| matches!(side, Side::Employee | Side::Together));
        own.flat_map(|(_, actions)| actions).filter(|action| action.is_open()).collect()
    }

    /// What the manager should bring: the state of their own late promises, what can be done about obstacles that return
    /// while nobody acts on them, and goals whose day is near or past.
    pub fn bring(&self, today: NaiveDate) -> Vec<Bring<'_>> {
        let late = |action: &&&Action| promise::is_overdue(action, today);
        let own = self.promises().into_iter().find(|(side, _)| *side == Side::Manager);
        let own = own.map_or(0, |(_, actions)| actions.iter().filter(late).count());
        let near = today.checked_add_days(Days::new(NEAR)).unwrap_or(today);
        let unmet = self.obstacles.iter().filter(|obstacle| obstacle.open.is_empty() && obstacle.done.is_empty());
        let mut bring: Vec<Bring> = Some(Bring::Late(own)).filter(|_| own > 0).into_iter().collect();
        bring.extend(unmet.map(|obstacle| Bring::Unmet(&obstacle.named)));
        bring.extend(self.goals.iter().filter(|goal| goal.by_on(today).is_some_and(|by| by <= near)).map(|goal| Bring::Goal(goal)));
        bring
    }
}

fn in_window<'r>(records: &'r Records, settings: &Settings, today: NaiveDate) -> Vec<&'r Conversation> {
    let from = settings.window.before(today);
    records
        .conversations
        .iter()
        .filter(|conversation| conversation.counts() && conversation.date >= from && conversation.date <= today)
        .collect()
}

/// Obstacles that this person names repeatedly, and those that the organisation is working on.
fn returning<'r>(records: &'r Records, settings: &Settings, today: NaiveDate) -> Vec<Returning<'r>> {
    let vocabulary = &settings.vocabulary;
    let about = |key: &str, action: &&Action| action.obstacle.as_deref().is_some_and(|name| vocabulary.key(name) == key);
    let of = |named: Named| {
        let against = || records.actions.iter().filter(|action| about(&named.key, action));
        let done_since = |action: &&Action| action.status == Status::Done && action.closed.is_some_and(|day| day >= named.last);
        let mut open: Vec<&Action> = against().filter(|action| action.is_open()).collect();
        open.sort_by_key(|action| action.by_due());
        let done: Vec<&Action> = against().filter(done_since).collect();
        let taken_up = open.iter().any(|action| action.employee.is_none());
        (named.mentions >= RETURNS || taken_up).then_some(Returning { named, open, done })
    };
    let conversations = in_window(records, settings, today);
    obstacle::named(conversations.into_iter(), vocabulary, settings.people).into_iter().filter_map(of).collect()
}

/// What nothing came of; what was named in other talks is not for the formal cycle.
fn unanswered_by<'r>(records: &'r Records, settings: &Settings, today: NaiveDate, formal: bool) -> Vec<Unanswered<'r>> {
    let mut all = unanswered::unanswered(records, settings, today);
    all.retain(|one| !formal || !matches!(one.what, What::NamedAgain(_)));
    all
}

fn energy(records: &Records, settings: &Settings, today: NaiveDate) -> Vec<Mentioned> {
    let mut energy = mentioned(&in_window(records, settings, today), |conversation| conversation.energy.iter().map(String::as_str));
    energy.retain(|word| word.mentions >= RETURNS);
    energy
}

fn shut(records: &Records, settings: &Settings, today: NaiveDate) -> [usize; 2] {
    let shut = in_window(records, settings, today).into_iter().filter_map(|conversation| conversation.sealed.as_deref());
    shut.filter(|sealed| !sealed.is_read()).fold([0; 2], |[words, energy], sealed| [words + sealed.own_words, energy + sealed.own_energy])
}

/// Answers that are worth coming back to, the newest first: those of the last conversation held that has any. Before those, earlier answers
/// on the themes of the coming conversation, or else on the themes of those answers. A formal conversation gets only what both released.
fn worth_coming_back_to<'r>(records: &'r Records, coming: Option<&Conversation>, today: NaiveDate, formal: bool) -> Vec<Said<'r>> {
    let mut held: Vec<&Conversation> =
        records.conversations.iter().filter(|conversation| conversation.is_held() && conversation.date <= today).collect();
    held.sort_by_key(|conversation| Reverse((conversation.date, conversation.id)));
    let of = |conversation: &'r Conversation| {
        let filled = conversation.answers.iter().filter(|answer| answer.answer.as_deref().is_some_and(|said| !said.trim().is_empty()));
        // a note is not for the formal cycle, and an answer to it begins with its words
        filled.filter(|answer| !formal || answer.released && answer.note.is_none()).map(move |answer| Said { conversation, answer })
    };
    let mut answered = held.into_iter().skip_while(|conversation| of(conversation).next().is_none());
    let Some(last) = answered.next() else { return Vec::new() };
    let mut said: Vec<Said> = of(last).collect();
    let of_last = said.iter().filter_map(|said| said.answer.theme.clone());
    let themes: Vec<Theme> =
        coming.map(|conversation| conversation.themes.clone()).filter(|themes| !themes.is_empty()).unwrap_or_else(|| of_last.collect());
    said.extend(answered.flat_map(of).filter(|said| said.answer.theme.as_ref().is_some_and(|theme| themes.contains(theme))));
    said.truncate(ANSWERS);
    said
}

/// The questions to think about: what comes with every talk of the type, then those of the conversation, as far as they are not answered
/// yet, and then questions from the bank that were not asked of this person lately. None that is answered in their preparation comes
/// back, unless the conversation has it.
fn questions(
    always: &[String],
    bank: &[Question],
    kind: &str,
    themes: &[Theme],
    history: &History,
    conversation: Option<&Conversation>,
    language: Language,
) -> Vec<Asked> {
    let answers = || conversation.iter().flat_map(|conversation| &conversation.answers);
    // what was noted is on the sheet as a note, where its reader may see it
    let waiting = answers().filter(|answer| answer.answer.is_none() && answer.note.is_none());
    let asked = |answer: &Answer| Some(Asked { theme: answer.theme.clone(), question: answer.question.clone()? });
    let (mut standing, mut questions): (Vec<Asked>, Vec<Asked>) =
        waiting.filter_map(asked).partition(|asked| bank::is_among(always, &asked.question));
    let prepared = conversation.and_then(|conversation| conversation.prepared_by_employee.as_deref()).unwrap_or_default();
    let of_talk = answers().filter_map(|answer| answer.question.as_deref());
    let mut known: Vec<String> = of_talk.chain(prepared.lines()).map(text::key).collect();
    let mut is_new = |question: &str| {
        let key = text::key(question);
        let is_new = !known.contains(&key);
        known.push(key);
        is_new
    };
    standing.extend(always.iter().filter(|question| is_new(question)).map(|question| Asked { theme: None, question: question.clone() }));
    standing.sort_by_key(|asked| always.iter().position(|question| text::key(question) == text::key(&asked.question)));
    for question in bank::pick(bank, kind, always, themes, history, bank.len()) {
        let asked = Asked { theme: Some(question.theme.clone()), question: question.text(language).to_owned() };
        if questions.len() < bank::how_many(kind) && is_new(&asked.question) {
            questions.push(asked);
        }
    }
    standing.into_iter().chain(questions).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::conversation::Status as Stands;
    use crate::domain::date::parse_civil;
    use crate::domain::id::Id;

    fn day(text: &str) -> NaiveDate {
        parse_civil(text).unwrap()
    }

    fn conversation(id: &str, date: &str, status: Stands) -> Conversation {
        Conversation { id: Id::parse(id).unwrap(), status, ..Conversation::new("anna".into(), day(date)) }
    }

    fn said(theme: &str, answer: &str) -> Answer {
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Answer {
            theme: text(theme).map(|theme| Theme::of(&theme)),
            note: None,
            question: Some(format!("{theme}?")),
            answer: text(answer),
            released: false,
        }
    }

    fn promise(id: &str, owner: &str, due: &str, obstacle: &str) -> Action {
        Action {
            employee: Some("anna".into()),
            title: id.to_owned(),
            owner: crate::domain::owner::Owner::of(owner),
            due: Some(day(due)),
            obstacle: Some(obstacle.to_owned()),
            ..Action::new(Id::parse(id).unwrap(), day("2026-08-01"))
        }
    }

    fn with<R>(records: Records, view: impl FnOnce(Sheet) -> R) -> R {
        let anna = Employee::unknown("anna".into());
        let today = day("2026-11-20");
        view(sheet(&records, &anna, &Settings::default(), &[], &Request { kind: None, language: Language::Nl, today }))
    }

    #[test]
    fn what_was_said_last_comes_back_and_what_was_said_before_on_the_same_theme() {
        let mut first = conversation("a1111111", "2026-02-01", Stands::Closed);
        first.answers = vec![said("energy", "vroeger"), said("balance", "iets anders")];
        let mut second = conversation("a2222222", "2026-05-01", Stands::Closed);
        second.answers = vec![said("energy", "laatst"), said("energy", "")];
        let silent = conversation("a3333333", "2026-08-01", Stands::Closed);
        let texts = |sheet: Sheet| sheet.answers.iter().filter_map(|said| said.answer.answer.clone()).collect::<Vec<_>>();
        let conversations = vec![first, second, silent];
        assert_eq!(with(Records { conversations: conversations.clone(), ..Records::default() }, texts), ["laatst", "vroeger"]);
        let coming = Conversation { themes: vec![Theme::of("balance")], ..conversation("a4444444", "2026-11-26", Stands::Planned) };
        let conversations = [conversations, vec![coming]].concat();
        assert_eq!(with(Records { conversations, ..Records::default() }, texts), ["laatst", "iets anders"]);
    }

    #[test]
    fn an_obstacle_returns_when_it_is_named_again_or_the_organisation_works_on_it() {
        let naming = |id: &str, date: &str, names: &[&str]| {
            let obstacles = names.iter().map(|name| (*name).to_owned()).collect();
            Conversation { obstacles, ..conversation(id, date, Stands::Closed) }
        };
        let conversations =
            vec![naming("a1111111", "2026-03-01", &["laptop", "lawaai", "rooster"]), naming("a2222222", "2026-06-01", &["Laptop"])];
        let mut actions = vec![Action { employee: None, ..promise("b1111111", "MT", "2026-12-01", "rooster") }];
        let keys = |sheet: &Sheet| sheet.obstacles.iter().map(|obstacle| obstacle.named.key.clone()).collect::<Vec<_>>();
        let unmet = |sheet: &Sheet| sheet.bring(day("2026-11-20")).iter().filter(|bring| matches!(bring, Bring::Unmet(_))).count();
        let records =
            |actions: &[Action]| Records { conversations: conversations.clone(), actions: actions.to_vec(), ..Records::default() };
        with(records(&actions), |sheet| assert_eq!((keys(&sheet), unmet(&sheet)), (vec!["laptop".to_owned(), "rooster".to_owned()], 1)));
        // done since it was last named: nothing to bring for it, and of the organisation nothing that returns
        actions[0] = Action { status: Status::Done, closed: Some(day("2026-07-01")), ..actions[0].clone() };
        let mended =
            Action { status: Status::Done, closed: Some(day("2026-06-20")), ..promise("b2222222", "manager", "2026-06-30", "laptop") };
        actions.push(mended);
        with(records(&actions), |sheet| assert_eq!((keys(&sheet), unmet(&sheet)), (vec!["laptop".to_owned()], 0)));
    }

    #[test]
    fn the_manager_s_own_promises_come_first_and_what_is_late_is_brought() {
        let actions = vec![
            promise("b1111111", "employee", "2026-11-01", ""),
            promise("b2222222", "manager", "2026-12-01", ""),
            promise("b3333333", "manager", "2026-11-01", ""),
        ];
        with(Records { actions, ..Records::default() }, |sheet| {
            let sides: Vec<Side> = sheet.promises().iter().map(|(side, _)| *side).collect();
            assert_eq!(sides, [Side::Manager, Side::Employee]);
            assert_eq!(sheet.promises()[0].1[0].id.as_str(), "b3333333", "the first due at the top");
            assert!(matches!(sheet.bring(day("2026-11-20"))[..], [Bring::Late(1)]));
        });
    }

    #[test]
    fn the_formal_cycle_hears_of_other_conversations_only_what_both_released() {
        let mut held = conversation("a1111111", "2026-05-01", Stands::Closed);
        held.answers = vec![said("energy", "voor ons"), Answer { released: true, ..said("energy", "voor allen") }];
        held.summary = Some("Tussen ons.".to_owned());
        held.obstacles = vec!["lawaai".to_owned()];
        let again = Conversation { obstacles: held.obstacles.clone(), ..conversation("a2222222", "2026-04-01", Stands::Closed) };
        for (kind, answers, obstacles) in [("stay", 2, 1), ("growth", 1, 0), ("appraisal", 1, 0)] {
            let coming = Conversation { kind: kind.to_owned(), ..conversation("a4444444", "2026-11-26", Stands::Planned) };
            let conversations = vec![held.clone(), again.clone(), coming];
            with(Records { conversations, ..Records::default() }, |sheet| {
                assert_eq!((sheet.answers.len(), sheet.obstacles.len()), (answers, obstacles), "{kind}");
                assert_eq!(sheet.last_summary().is_some(), kind == "stay");
            });
        }
    }

    #[test]
    fn what_comes_every_time_is_first_and_takes_no_place_of_what_rotates() {
        let ask = |text: &str| Question { theme: Theme::of("energy"), types: Vec::new(), nl: Some(text.to_owned()), en: None, own: true };
        let bank = [ask("Een?"), ask("Twee?"), ask("Drie?"), ask("Vier?")];
        let mut settings = Settings::default();
        let stay = settings.types.iter_mut().find(|kind| kind.key == "stay").unwrap();
        stay.ask = ["Eerst?", "twee?", "Dan?"].map(str::to_owned).to_vec();
        let asked = |coming: Conversation| {
            let records = Records { conversations: vec![coming], ..Records::default() };
            let anna = Employee::unknown("anna".into());
            let request = Request { kind: None, language: Language::Nl, today: day("2026-11-20") };
            let sheet = sheet(&records, &anna, &settings, &bank, &request);
            (sheet.questions.iter().map(|asked| asked.question.clone()).collect::<Vec<_>>().join(" "), sheet.standing)
        };
        let planned = conversation("a4444444", "2026-11-26", Stands::Planned);
        let coming = Conversation { kind: "stay".to_owned(), themes: vec![Theme::of("energy")], ..planned };
        assert_eq!(asked(coming.clone()), ("Eerst? twee? Dan? Een? Drie?".to_owned(), 3));
        // what waits in the talk keeps its place, what is answered there or beforehand is not asked again
        let waits = |question: &str, answer: Option<&str>| Answer {
            question: Some(question.to_owned()),
            answer: answer.map(str::to_owned),
            ..Answer::default()
        };
        let answers = vec![waits("Vier?", None), waits("Dan?", None), waits("Een?", Some("Ja"))];
        let prepared_by_employee = Some("Eerst?\nGoed.".to_owned());
        let begun = Conversation { answers, prepared_by_employee, ..coming };
        assert_eq!(asked(begun), ("twee? Dan? Vier? Drie?".to_owned(), 2));
    }

    #[test]
    fn what_the_employee_answered_already_is_not_asked_again() {
        let ask = |text: &str| Question { theme: Theme::of("energy"), types: Vec::new(), nl: Some(text.to_owned()), en: None, own: true };
        let bank = [ask("Waarvan krijg je energie?"), ask("Wat ging er goed?")];
        let coming = Conversation {
            themes: vec![Theme::of("energy")],
            prepared_by_employee: Some("Waarvan krijg je energie?\nVan ons team.".to_owned()),
            ..conversation("a4444444", "2026-11-26", Stands::Planned)
        };
        let records = Records { conversations: vec![coming], ..Records::default() };
        let anna = Employee::unknown("anna".into());
        let request = Request { kind: None, language: Language::Nl, today: day("2026-11-20") };
        let asked = sheet(&records, &anna, &Settings::default(), &bank, &request).questions;
        assert_eq!(asked.iter().map(|asked| asked.question.as_str()).collect::<Vec<_>>(), ["Wat ging er goed?"]);
    }
}
