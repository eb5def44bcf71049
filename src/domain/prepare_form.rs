//! The form that goes out to an employee before a conversation, and the answers that come back in it.
//!
//! A form is signed with the key of its workspace, and has its own key. With that key its page signs the answers. So everyone
//! who has the form can answer it, but nobody can make a form that the workspace did not send.

#![cfg_attr(not(test), deny(clippy::indexing_slicing, clippy::string_slice))]

use super::conversation::Conversation;
use super::employee::Slug;
use super::id::Id;
use super::signature::{self, is_signed, normal};
use super::text::slice;
use chrono::NaiveDate;

/// The version of the forms that this program makes and reads.
pub const VERSION: u64 = 1;

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
}

/// A form that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// The form, as the answers repeat it.
    pub form: PrepareForm,
    /// An answer for each question, in the same order; empty if nothing was filled in.
    pub answers: Vec<String>,
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
    /// Another workspace sent the form.
    OtherWorkspace,
    /// Nothing was filled in.
    Empty,
}

impl PrepareForm {
    /// All parts that a signature covers, in order.
    fn texts(&self, of: &str) -> Vec<String> {
        let conversation = self.conversation.map_or_else(String::new, |id| id.to_string());
        let version = VERSION.to_string();
        let fixed = [of, &version, self.id.as_str(), &self.workspace, &self.employee, &self.kind, &super::date::civil(self.date)];
        let mut texts: Vec<String> = fixed.iter().map(|text| (*text).to_owned()).collect();
        texts.extend([conversation, self.questions.len().to_string()]);
        texts.extend(self.questions.iter().cloned());
        texts
    }

    /// The key of this form, made with the key of the workspace.
    pub fn key(&self, workspace: &str) -> String {
        signature::sign(workspace, &self.texts("stay form"))
    }
}

impl Answers {
    fn texts(&self) -> Vec<String> {
        let mut texts = self.form.texts("stay answers");
        texts.push(self.answers.len().to_string());
        texts.extend(self.answers.iter().cloned());
        texts
    }

    /// The answers with the signature that the page of their form would make.
    pub fn signed(form: PrepareForm, answers: Vec<String>, workspace: &str) -> Answers {
        let unsigned = Answers { form, answers, signature: String::new() };
        let signature = signature::sign(&unsigned.form.key(workspace), &unsigned.texts());
        Answers { signature, ..unsigned }
    }

    /// Checks them with the workspace's key: they must come from a form of this workspace, and must be unchanged.
    pub fn verify(&self, workspace: Option<&str>) -> Result<(), Rejected> {
        let Some(key) = workspace.filter(|key| signature::mark(key) == self.form.workspace) else {
            return Err(Rejected::OtherWorkspace);
        };
        if self.answers.len() != self.form.questions.len() || !is_signed(&self.form.key(key), &self.texts(), &self.signature) {
            return Err(Rejected::Mangled);
        }
        if self.answers.iter().any(|answer| answer.encode_utf16().count() > LONGEST_ANSWER) {
            return Err(Rejected::TooLarge);
        }
        if self.blocks().is_empty() { Err(Rejected::Empty) } else { Ok(()) }
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

    /// The conversation that they belong to: the form's own if it is planned or open, else the person's first conversation that is.
    pub fn home<'c>(&self, conversations: &'c [Conversation]) -> Option<&'c Conversation> {
        let named = conversations.iter().find(|conversation| Some(conversation.id) == self.form.conversation && conversation.is_pending());
        named.or_else(|| coming(conversations, None))
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
fn tidy(text: &str) -> String {
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
fn holds(text: &str, block: &str) -> bool {
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
        }
    }

    fn answered(answers: [&str; 2]) -> Answers {
        Answers::signed(form(), answers.map(str::to_owned).to_vec(), KEY)
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
