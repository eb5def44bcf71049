//! The form that goes out to an employee before a conversation, the one that a manager fills in after it ([`super::after_talk`]), and
//! the answers that come back in them.
//!
//! A form is signed with the key of its workspace, and has its own key. With that key its page signs the answers. So everyone
//! who has the form can answer it, but nobody can make a form that the workspace did not send.

#![cfg_attr(not(test), deny(clippy::indexing_slicing, clippy::string_slice))]

use super::action::{Action, Status};
use super::after_talk::{self, Choices, Noted};
use super::conversation::Conversation;
use super::employee::Slug;
use super::goal::Goal;
use super::id::Id;
use super::records::Records;
use super::signature::{self, is_signed, normal};
use super::text::slice;
use super::theme::Theme;
use chrono::NaiveDate;

/// The newest version of forms that this program reads. A form that asks only questions has version 1, one that asks about promises,
/// goals and a theme as well has version 2.
pub const VERSION: u64 = 2;

/// The longest file of answers that is read, in bytes.
pub const LARGEST: usize = 256 * 1024;

/// The longest answer that the page takes, in UTF-16 units, as browsers count.
pub const LONGEST_ANSWER: usize = 8000;

/// How many characters of a signature are kept in the conversation, so that the same answers are not imported twice.
const MARK_LENGTH: usize = 16;

/// A form as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrepareForm {
    pub id: Id,
    /// A hash of the key of the workspace that sent it.
    pub workspace: String,
    pub employee: Slug,
    /// The type of conversation that it prepares.
    pub kind: String,
    /// The day of the conversation, or the day by which it is due.
    pub date: NaiveDate,
    /// The conversation, if there was one already.
    pub conversation: Option<Id>,
    pub questions: Vec<String>,
    /// What else it asks; nothing in an employee's form of version 1.
    pub asks: Option<Asks>,
}

/// What a form asks beside its questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asks {
    /// The employee, before the talk.
    Before(Items),
    /// The manager, after it.
    After(Choices),
}

/// What was filled in about that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tells {
    Before(Told),
    After(Noted),
}

/// What an employee's form asks about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Items {
    /// The employee's own open promises.
    pub promises: Vec<Subject>,
    /// Their open goals.
    pub goals: Vec<Subject>,
    /// The keys of the themes that they can choose from.
    pub themes: Vec<String>,
}

/// A promise or a goal, as it was called when the form was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    pub id: Id,
    pub title: String,
}

/// What was filled in about those.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// For each promise whether it is done, and what was said of it.
    pub promises: Vec<(bool, String)>,
    /// What was said of each goal.
    pub goals: Vec<String>,
    /// The theme that was chosen; empty if none was.
    pub theme: String,
    /// Something for the next talk.
    pub next: String,
}

/// What the employee told, held against what is there now.
#[derive(Clone, Debug)]
pub enum Report<'r> {
    /// A promise that is open is done, with what was said of it.
    Done(&'r Action, String),
    /// A promise is said to be done that can't be ended now, by its title, with what was said of it.
    SaidDone(String, String),
    /// What was said of a promise, by its title.
    Promise(String, String),
    /// How a goal is going that is being worked on.
    Progress(&'r Goal, String),
    /// What was said of a goal that has ended or is gone, by its title.
    Goal(String, String),
    /// A theme for the talk, which it has not yet.
    Theme(Theme),
    /// Something for the next talk.
    Next(String),
}

/// A form that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// The form, as the answers repeat it.
    pub form: PrepareForm,
    /// An answer for each question, in the same order; empty if nothing was filled in.
    pub answers: Vec<String>,
    /// What was told beside them; nothing in a form of version 1.
    pub told: Option<Tells>,
    /// The signature that its page made.
    pub signature: String,
}

/// Why answers are refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rejected {
    /// The file is too large.
    TooLarge,
    /// The file has no answers of a form.
    NotAnswers,
    /// The form has a newer version than this program reads.
    Newer,
    /// The answers are cut off or changed.
    Mangled,
    /// The same, and it shows at this line and column.
    Broken(usize, usize),
    /// Another workspace sent the form.
    OtherWorkspace,
    /// Nothing was filled in.
    Empty,
    /// There are several answers, this many.
    Several(usize),
}

impl PrepareForm {
    /// All parts that a signature covers, in order.
    fn texts(&self, of: &str) -> Vec<String> {
        let conversation = self.conversation.map_or_else(String::new, |id| id.to_string());
        let version = self.version().to_string();
        let fixed = [of, &version, self.id.as_str(), &self.workspace, &self.employee, &self.kind, &super::date::civil(self.date)];
        let mut texts: Vec<String> = fixed.iter().map(|text| (*text).to_owned()).collect();
        texts.extend([conversation, self.questions.len().to_string()]);
        texts.extend(self.questions.iter().cloned());
        match &self.asks {
            Some(Asks::Before(items)) => {
                for subjects in [&items.promises, &items.goals] {
                    texts.push(subjects.len().to_string());
                    texts.extend(subjects.iter().flat_map(|subject| [subject.id.to_string(), subject.title.clone()]));
                }
                texts.push(items.themes.len().to_string());
                texts.extend(items.themes.iter().cloned());
            }
            Some(Asks::After(choices)) => texts.extend(choices.texts()),
            None => {}
        }
        texts
    }

    /// Whether a manager fills it in, after the talk.
    pub fn is_after(&self) -> bool {
        matches!(self.asks, Some(Asks::After(_)))
    }

    /// The version of the format that it has.
    pub fn version(&self) -> u64 {
        match self.asks {
            Some(Asks::Before(_)) => VERSION,
            Some(Asks::After(_)) => after_talk::VERSION,
            None => 1,
        }
    }

    /// The key of this form, made with the key of the workspace.
    pub fn key(&self, workspace: &str) -> String {
        signature::sign(workspace, &self.texts(if self.is_after() { "stay talk form" } else { "stay form" }))
    }
}

impl Answers {
    fn texts(&self) -> Vec<String> {
        let mut texts = self.form.texts(if self.form.is_after() { "stay talk" } else { "stay answers" });
        texts.push(self.answers.len().to_string());
        texts.extend(self.answers.iter().cloned());
        match &self.told {
            Some(Tells::Before(told)) => {
                texts.push(told.promises.len().to_string());
                texts.extend(told.promises.iter().flat_map(|(done, text)| [if *done { "done" } else { "" }.to_owned(), text.clone()]));
                texts.push(told.goals.len().to_string());
                texts.extend(told.goals.iter().cloned());
                texts.extend([told.theme.clone(), told.next.clone()]);
            }
            Some(Tells::After(noted)) => texts.extend(noted.texts()),
            None => {}
        }
        texts
    }

    /// Whether for each thing that was asked there is something to read.
    fn is_whole(&self) -> bool {
        let is_told = match (&self.form.asks, &self.told) {
            (Some(Asks::After(choices)), Some(Tells::After(noted))) => noted.is_of(choices),
            (Some(Asks::Before(items)), Some(Tells::Before(told))) => {
                let is_offered = told.theme.is_empty() || items.themes.contains(&told.theme);
                told.promises.len() == items.promises.len() && told.goals.len() == items.goals.len() && is_offered
            }
            (None, None) => true,
            _ => false,
        };
        is_told && self.answers.len() == self.form.questions.len()
    }

    /// Every text that a person typed.
    fn typed(&self) -> Vec<&String> {
        let mut typed: Vec<&String> = self.answers.iter().collect();
        match &self.told {
            Some(Tells::Before(told)) => {
                typed.extend(told.promises.iter().map(|(_, text)| text).chain(&told.goals).chain([&told.next]));
            }
            Some(Tells::After(noted)) => typed.extend(noted.typed()),
            None => {}
        }
        typed
    }

    /// Whether anything was chosen, so that nothing need be typed.
    fn has_ticked(&self) -> bool {
        match &self.told {
            Some(Tells::Before(told)) => !told.theme.is_empty() || told.promises.iter().any(|(done, _)| *done),
            Some(Tells::After(noted)) => !noted.obstacles.is_empty(),
            None => false,
        }
    }

    /// The answers with the signature that the page of their form would make.
    pub fn signed(form: PrepareForm, answers: Vec<String>, told: Option<Tells>, workspace: &str) -> Answers {
        let unsigned = Answers { form, answers, told, signature: String::new() };
        let signature = signature::sign(&unsigned.form.key(workspace), &unsigned.texts());
        Answers { signature, ..unsigned }
    }

    /// Checks them with the workspace's key: they must come from a form of this workspace, and must be unchanged.
    pub fn verify(&self, workspace: Option<&str>) -> Result<(), Rejected> {
        let Some(key) = workspace.filter(|key| signature::mark(key) == self.form.workspace) else {
            return Err(Rejected::OtherWorkspace);
        };
        if !self.is_whole() || !is_signed(&self.form.key(key), &self.texts(), &self.signature) {
            return Err(Rejected::Mangled);
        }
        if self.typed().iter().any(|text| text.encode_utf16().count() > LONGEST_ANSWER) {
            return Err(Rejected::TooLarge);
        }
        if !self.has_ticked() && self.typed().iter().all(|text| text.trim().is_empty()) { Err(Rejected::Empty) } else { Ok(()) }
    }

    /// The shortened signature that the conversation keeps.
    pub fn mark(&self) -> &str {
        self.signature.get(..MARK_LENGTH).unwrap_or(&self.signature)
    }

    /// The conversation that already has these answers.
    pub fn taken_by<'c>(&self, conversations: &'c [Conversation]) -> Option<&'c Conversation> {
        conversations
            .iter()
            .find(|conversation| conversation.received.iter().any(|mark| mark.len() >= 8 && self.signature.starts_with(&**mark)))
    }

    /// The conversation that they belong to: the form's own if it is planned or open, else the person's first conversation that is; of
    /// the form's type, where they say what was said in it.
    pub fn home<'c>(&self, conversations: &'c [Conversation]) -> Option<&'c Conversation> {
        let named = conversations.iter().find(|conversation| Some(conversation.id) == self.form.conversation && conversation.is_pending());
        named.or_else(|| coming(conversations, self.form.is_after().then_some(&*self.form.kind)))
    }

    /// What was told beside the answers, held against what is there: `conversation` is the one that they belong to.
    pub fn reports<'r>(&self, records: &'r Records, conversation: Option<&Conversation>) -> Vec<Report<'r>> {
        let (Some(Asks::Before(items)), Some(Tells::Before(told))) = (&self.form.asks, &self.told) else { return Vec::new() };
        let mut reports = Vec::new();
        for (subject, (done, text)) in items.promises.iter().zip(&told.promises) {
            let (action, text) = (records.actions.iter().find(|action| action.id == subject.id), tidy(text));
            let title = action.map_or_else(|| subject.title.clone(), |action| action.title.clone());
            match action {
                Some(action) if *done && action.is_open() => reports.push(Report::Done(action, text)),
                // one that was ended already is no news
                _ if *done && action.is_none_or(|action| action.status != Status::Done) => reports.push(Report::SaidDone(title, text)),
                _ if text.is_empty() => {}
                _ => reports.push(Report::Promise(title, text)),
            }
        }
        for (subject, text) in items.goals.iter().zip(&told.goals) {
            let (goal, text) = (records.goals.iter().find(|goal| goal.id == subject.id), tidy(text));
            match goal {
                _ if text.is_empty() => {}
                Some(goal) if goal.is_open() => reports.push(Report::Progress(goal, text)),
                _ => reports.push(Report::Goal(goal.map_or_else(|| subject.title.clone(), |goal| goal.title.clone()), text)),
            }
        }
        let theme = Some(Theme::of(&told.theme)).filter(|_| !told.theme.is_empty());
        let is_there = |theme: &Theme| conversation.is_some_and(|conversation| conversation.themes.contains(theme));
        reports.extend(theme.filter(|theme| !is_there(theme)).map(Report::Theme));
        reports.extend(Some(tidy(&told.next)).filter(|text| !text.is_empty()).map(Report::Next));
        reports
    }

    /// Each answered question with its answer, as it is written in the file.
    pub fn blocks(&self) -> Vec<String> {
        let pairs = self.form.questions.iter().zip(&self.answers).filter(|(_, answer)| !answer.trim().is_empty());
        pairs.map(|(question, answer)| tidy(&format!("{question}\n{}", tidy(answer)))).collect()
    }

    /// The preparation with the new answers added at its end; `None` if all of them are there already.
    pub fn added_to(&self, before: Option<&str>) -> Option<String> {
        let before = before.map(kept).unwrap_or_default();
        let new: Vec<String> = self.blocks().into_iter().filter(|block| !holds(&before, block)).collect();
        if new.is_empty() {
            return None;
        }
        let parts = Some(before).filter(|before| !before.is_empty()).into_iter().chain(new);
        Some(parts.collect::<Vec<_>>().join("\n\n"))
    }
}

/// The first conversation by day that is planned or open, of one type or of any.
pub fn coming<'c>(conversations: &'c [Conversation], kind: Option<&str>) -> Option<&'c Conversation> {
    let of_kind = |conversation: &&Conversation| conversation.is_pending() && kind.is_none_or(|kind| conversation.kind == kind);
    conversations.iter().filter(of_kind).min_by_key(|conversation| (conversation.date, conversation.id))
}

/// A text from a form, without blanks at the ends of lines and without blank lines at its start and end.
pub(super) fn tidy(text: &str) -> String {
    let text = normal(text);
    let lines: Vec<&str> = text.split('\n').map(str::trim_end).collect();
    lines.join("\n").trim().to_owned()
}

/// A text that is there already, unchanged but for lines of blanks only, because a YAML block can't hold these.
fn kept(text: &str) -> String {
    let text = normal(text);
    let lines = text.trim_end().split('\n').map(|line| if line.trim().is_empty() { "" } else { line });
    lines.collect::<Vec<_>>().join("\n")
}

/// Whether a text has a block as whole lines, followed by a blank line or by its end.
pub(super) fn holds(text: &str, block: &str) -> bool {
    let text = tidy(text);
    let whole = |(at, _): (usize, &str)| {
        let (before, after) = (slice(&text, ..at), slice(&text, at + block.len()..));
        (before.is_empty() || before.ends_with('\n')) && (after.is_empty() || after.starts_with("\n\n"))
    };
    text.match_indices(block).any(whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::conversation::Status;

    const KEY: &str = "3kq8f0zt5n7w2xv9m4hd";

    fn day(text: &str) -> NaiveDate {
        crate::domain::date::parse_civil(text).unwrap()
    }

    fn form() -> PrepareForm {
        PrepareForm {
            id: Id::parse("f7m3x9qa").unwrap(),
            workspace: signature::mark(KEY),
            employee: "anna-de-vries".into(),
            kind: "stay".to_owned(),
            date: day("2026-11-26"),
            conversation: None,
            questions: vec!["Waar kreeg je energie van?".to_owned(), "Wat heb je nodig?".to_owned()],
            asks: None,
        }
    }

    fn answered(answers: [&str; 2]) -> Answers {
        Answers::signed(form(), answers.map(str::to_owned).to_vec(), None, KEY)
    }

    fn conversation(id: &str, date: &str, status: Status) -> Conversation {
        Conversation { id: Id::parse(id).unwrap(), status, date: day(date), ..Conversation::new("anna-de-vries".into(), day(date)) }
    }

    #[test]
    fn answers_are_taken_as_they_were_given_and_in_no_other_way() {
        let whole = answered(["Ons team\r\nen de koffie", ""]);
        assert_eq!(whole.verify(Some(KEY)), Ok(()));
        let but = |change: fn(&mut Answers)| {
            let mut other = whole.clone();
            change(&mut other);
            other.verify(Some(KEY))
        };
        assert_eq!(but(|other| other.answers[0] = "Ons team\nen de koffie".to_owned()), Ok(()), "a line end is a line end");
        assert_eq!(but(|other| other.answers[1] = "x".to_owned()), Err(Rejected::Mangled));
        assert_eq!(but(|other| other.answers.push("x".to_owned())), Err(Rejected::Mangled));
        assert_eq!(but(|other| other.form.questions[0] = "Waarom ga je weg?".to_owned()), Err(Rejected::Mangled));
        assert_eq!(but(|other| other.form.employee = "bo".into()), Err(Rejected::Mangled));
        assert_eq!(but(|other| other.form.conversation = Id::parse("k7m3x9qa")), Err(Rejected::Mangled));
        assert_eq!(but(|other| other.form.date = other.form.date.succ_opt().unwrap()), Err(Rejected::Mangled));
        assert_eq!(whole.verify(Some("another")), Err(Rejected::OtherWorkspace));
        assert_eq!(whole.verify(None), Err(Rejected::OtherWorkspace));
        assert_eq!(answered([" \n", "\t"]).verify(Some(KEY)), Err(Rejected::Empty));
    }

    #[test]
    fn what_is_told_of_promises_and_goals_is_signed_too() {
        use crate::domain::sample::action;
        let subject = |id: &str, title: &str| Subject { id: Id::parse(id).unwrap(), title: title.to_owned() };
        let items = Items {
            promises: vec![subject("a1aaaaaa", "Laptop"), subject("a2aaaaaa", "Rooster"), subject("a3aaaaaa", "Weg")],
            goals: vec![subject("g1aaaaaa", "Leren")],
            themes: vec!["energy".to_owned(), "balance".to_owned()],
        };
        let said = |text: &str| text.to_owned();
        let before = |told: Told| Some(Tells::Before(told));
        let told = Told {
            promises: vec![(true, said("")), (true, said("al lang")), (false, said(" moeilijk\n"))],
            goals: vec![said("goed")],
            theme: said("energy"),
            next: said("De lunch"),
        };
        let form = PrepareForm { asks: Some(Asks::Before(items)), ..form() };
        let none = vec![String::new(), String::new()];
        let whole = Answers::signed(form.clone(), none.clone(), before(told.clone()), KEY);
        assert_eq!(whole.verify(Some(KEY)), Ok(()), "who only ticks has told something");
        let but = |change: fn(&mut Answers)| {
            let mut other = whole.clone();
            change(&mut other);
            other.verify(Some(KEY))
        };
        fn of(other: &mut Answers) -> &mut Told {
            match &mut other.told {
                Some(Tells::Before(told)) => told,
                _ => panic!("an employee's"),
            }
        }
        fn asks(other: &mut Answers) -> &mut Items {
            match &mut other.form.asks {
                Some(Asks::Before(items)) => items,
                _ => panic!("an employee's"),
            }
        }
        assert_eq!(but(|other| other.told = None), Err(Rejected::Mangled));
        assert_eq!(but(|other| other.form.asks = None), Err(Rejected::Mangled));
        assert_eq!(but(|other| of(other).promises[2].0 = true), Err(Rejected::Mangled));
        assert_eq!(but(|other| of(other).theme = "balance".to_owned()), Err(Rejected::Mangled));
        assert_eq!(but(|other| asks(other).promises[0].id = Id::parse("a9aaaaaa").unwrap()), Err(Rejected::Mangled));
        let empty = Told { promises: vec![(false, said(" ")); 3], goals: vec![said("")], ..Told::default() };
        assert_eq!(Answers::signed(form.clone(), none.clone(), before(empty), KEY).verify(Some(KEY)), Err(Rejected::Empty));
        // a theme that was not offered was not chosen on the page
        let other = Told { theme: said("geheim"), ..told.clone() };
        assert_eq!(Answers::signed(form.clone(), none.clone(), before(other), KEY).verify(Some(KEY)), Err(Rejected::Mangled));
        let long = Told { next: "x".repeat(LONGEST_ANSWER + 1), ..told };
        assert_eq!(Answers::signed(form, none, before(long), KEY).verify(Some(KEY)), Err(Rejected::TooLarge));

        let ended = Action { status: super::super::action::Status::Done, ..action("anna", "a2aaaaaa", "2026-12-01") };
        let records = Records { actions: vec![action("anna", "a1aaaaaa", "2026-12-01"), ended], ..Records::default() };
        let short = |report: &Report| match report {
            Report::Done(action, text) => format!("done {} {text}", action.id),
            Report::SaidDone(title, text) => format!("said done {title} {text}"),
            Report::Promise(_, text) => format!("promise {text}"),
            Report::Progress(..) => said("progress"),
            Report::Goal(title, text) => format!("goal {title} {text}"),
            Report::Theme(theme) => format!("theme {}", theme.as_str()),
            Report::Next(text) => format!("next {text}"),
        };
        let reports = |conversation: Option<&Conversation>| whole.reports(&records, conversation).iter().map(short).collect::<Vec<_>>();
        let all = ["done a1aaaaaa ", "promise al lang", "promise moeilijk", "goal Leren goed", "theme energy", "next De lunch"];
        assert_eq!(reports(None), all);
        let about = Conversation { themes: vec![Theme::of("energy")], ..conversation("c1111111", "2026-11-26", Status::Planned) };
        assert!(!reports(Some(&about)).contains(&said("theme energy")), "the talk is about that already");
    }

    #[test]
    fn what_is_there_stays_and_only_what_is_new_is_added() {
        let first = answered(["Ons team", ""]).added_to(Some("Ik wil het over de avonden hebben.")).unwrap();
        assert_eq!(first, "Ik wil het over de avonden hebben.\n\nWaar kreeg je energie van?\nOns team");
        let fuller = answered(["Ons team", "Een laptop\n\ndie start"]).added_to(Some(&first)).unwrap();
        assert_eq!(fuller, format!("{first}\n\nWat heb je nodig?\nEen laptop\n\ndie start"));
        assert_eq!(answered(["Ons team", "Een laptop\n\ndie start"]).added_to(Some(&fuller)), None);
        let longer = answered(["Ons team, en koffie", ""]).added_to(Some(&first)).unwrap();
        assert!(longer.starts_with(&first) && longer.ends_with("energie van?\nOns team, en koffie"), "{longer}");
    }

    #[test]
    fn an_answer_within_another_is_no_answer_that_is_there() {
        let before = "Waar kreeg je energie van?\nOns team\nen de koffie";
        assert!(answered(["Ons team", ""]).added_to(Some(before)).is_some());
    }

    #[test]
    fn they_go_to_the_conversation_of_the_form_else_to_the_first_to_come() {
        let mut answers = answered(["x", ""]);
        let conversations = [
            conversation("c1111111", "2026-12-20", Status::Planned),
            conversation("c2222222", "2026-11-26", Status::Open),
            conversation("c3333333", "2026-11-01", Status::Closed),
        ];
        let home = |answers: &Answers| answers.home(&conversations).map(|conversation| conversation.id.to_string());
        assert_eq!(home(&answers).as_deref(), Some("c2222222"));
        answers.form.conversation = Id::parse("c1111111");
        assert_eq!(home(&answers).as_deref(), Some("c1111111"));
        answers.form.conversation = Id::parse("c3333333");
        assert_eq!(home(&answers).as_deref(), Some("c2222222"), "one that was held takes nothing any more");
        assert_eq!(answers.home(&conversations[2..]).map(|conversation| conversation.id), None);
    }

    #[test]
    fn the_same_answers_are_known_again() {
        let answers = answered(["x", ""]);
        let mut conversations = [conversation("c1111111", "2026-11-01", Status::Closed)];
        assert!(answers.taken_by(&conversations).is_none());
        conversations[0].received = vec![answers.mark().to_owned()];
        assert!(answers.taken_by(&conversations).is_some());
        assert!(answered(["y", ""]).taken_by(&conversations).is_none());
        conversations[0].received = vec![String::new(), "1".to_owned()];
        assert!(answers.taken_by(&conversations).is_none(), "a mark too short to tell is none");
    }
}
