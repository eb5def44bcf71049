//! What a manager fills in after a talk, on a page of their own, and what of it is new when it comes back.

use super::action::Action;
use super::conversation::Conversation;
use super::date::civil;
use super::obstacle::Vocabulary;
use super::owner::{Owner, Party};
use super::prepare_form::{Answers, Asks, Tells, holds, tidy};
use super::text::{self, on_one_line};
use chrono::NaiveDate;

/// The newest version of this form that the program reads.
pub const VERSION: u64 = 1;

/// Whose a promise can be that is made at the table.
pub const OWNERS: [Party; 3] = [Party::Manager, Party::Employee, Party::Together];

/// What the form offers beside its questions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The keys of the vocabulary, each to be ticked.
    pub obstacles: Vec<String>,
    /// How many promises there is room for, which is what the limit leaves.
    pub room: usize,
}

/// What was filled in there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Noted {
    /// The keys that were ticked.
    pub obstacles: Vec<String>,
    /// Obstacles in own words, one a line.
    pub own_words: String,
    /// Every place for a promise, in order; without a text where none was made.
    pub promises: Vec<NotedPromise>,
    /// What it came to.
    pub summary: String,
}

/// One promise as it was filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotedPromise {
    pub text: String,
    /// One of [`OWNERS`].
    pub owner: Party,
    /// By when; the usual time where no day was chosen.
    pub due: Option<NaiveDate>,
}

/// What is new in a talk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct New {
    /// Questions that the talk has, by their place, with the whole of their answer from now on.
    pub answered: Vec<(usize, String)>,
    /// Questions that it has not, with their answer.
    pub asked: Vec<(String, String)>,
    pub obstacles: Vec<String>,
    /// What was typed as an obstacle and names nothing.
    pub nothing: Vec<String>,
    pub promises: Vec<NotedPromise>,
    /// The whole of the summary from now on.
    pub summary: Option<String>,
}

impl Choices {
    /// The parts that a signature covers, in order.
    pub(super) fn texts(&self) -> Vec<String> {
        let count = self.obstacles.len().to_string();
        std::iter::once(count).chain(self.obstacles.iter().cloned()).chain([self.room.to_string()]).collect()
    }
}

impl Noted {
    /// The same of what was filled in.
    pub(super) fn texts(&self) -> Vec<String> {
        let mut texts = vec![self.obstacles.len().to_string()];
        texts.extend(self.obstacles.iter().cloned());
        texts.extend([self.own_words.clone(), self.promises.len().to_string()]);
        texts.extend(
            self.promises
                .iter()
                .flat_map(|promise| [promise.text.clone(), promise.owner.word().to_owned(), promise.due.map(civil).unwrap_or_default()]),
        );
        texts.push(self.summary.clone());
        texts
    }

    /// Whether it answers to what was offered.
    pub(super) fn is_of(&self, choices: &Choices) -> bool {
        self.obstacles.iter().all(|key| choices.obstacles.contains(key)) && self.promises.len() == choices.room
    }

    /// Every text that a person typed.
    pub(super) fn typed(&self) -> impl Iterator<Item = &String> {
        self.promises.iter().map(|promise| &promise.text).chain([&self.own_words, &self.summary])
    }
}

impl New {
    /// Whether there is nothing that the talk has not.
    pub fn is_empty(&self) -> bool {
        let has_words = !self.answered.is_empty() || !self.asked.is_empty() || self.summary.is_some();
        !has_words && self.obstacles.is_empty() && self.promises.is_empty()
    }
}

impl Answers {
    /// What the manager filled in, where these are theirs.
    pub fn after_talk(&self) -> Option<(&Choices, &Noted)> {
        match (&self.form.asks, &self.told) {
            (Some(Asks::After(choices)), Some(Tells::After(noted))) => Some((choices, noted)),
            _ => None,
        }
    }

    /// What of it is new in a talk, to which these actions belong. What is there stays; of a fuller version of the same form only
    /// what is more comes.
    pub fn new_in(&self, noted: &Noted, talk: &Conversation, actions: &[Action], vocabulary: &Vocabulary) -> New {
        let mut new = New::default();
        for (question, answer) in self.form.questions.iter().zip(&self.answers) {
            let answer = tidy(answer);
            if answer.is_empty() {
                continue;
            }
            let is_it = |asked: &super::conversation::Answer| asked.question.as_deref().map(text::key) == Some(text::key(question));
            match talk.answers.iter().enumerate().find(|(_, asked)| is_it(asked)) {
                Some((at, asked)) => {
                    new.answered.extend(behind(asked.answer.as_deref(), &answer).map(|whole| (at, whole)));
                }
                None => new.asked.push((on_one_line(question), answer)),
            }
        }
        let mut known: Vec<String> = talk.obstacles.iter().map(|word| vocabulary.key(word)).collect();
        let own = noted.own_words.lines().map(on_one_line).filter(|word| !word.is_empty());
        for word in noted.obstacles.iter().cloned().chain(own) {
            let key = vocabulary.key(&word);
            if key.is_empty() {
                new.nothing.push(word);
            } else if !known.contains(&key) {
                known.push(key);
                new.obstacles.push(word);
            }
        }
        for promise in &noted.promises {
            let promise = NotedPromise { text: on_one_line(&promise.text), ..promise.clone() };
            let is_made = |action: &Action| {
                action.conversation == Some(talk.id)
                    && action.owner == Owner::Party(promise.owner)
                    && text::key(&action.title) == text::key(&promise.text)
            };
            if !promise.text.is_empty() && !actions.iter().any(is_made) && !new.promises.contains(&promise) {
                new.promises.push(promise);
            }
        }
        new.summary = Some(tidy(&noted.summary)).filter(|text| !text.is_empty()).and_then(|text| behind(talk.summary.as_deref(), &text));
        new
    }
}

/// A text with another behind it; nothing where it has that already.
fn behind(before: Option<&str>, text: &str) -> Option<String> {
    match before.map(str::trim_end).filter(|before| !before.is_empty()) {
        Some(before) if holds(before, text) => None,
        Some(before) => Some(format!("{before}\n\n{text}")),
        None => Some(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::conversation::{Answer, Status};
    use super::super::date::parse_civil;
    use super::super::id::Id;
    use super::super::obstacle::Term;
    use super::super::prepare_form::{PrepareForm, Rejected};
    use super::super::signature;
    use super::*;

    const KEY: &str = "3kq8f0zt5n7w2xv9m4hd";

    fn form() -> PrepareForm {
        PrepareForm {
            id: Id::parse("f7m3x9qa").unwrap(),
            workspace: signature::mark(KEY),
            employee: "anna".into(),
            kind: "stay".to_owned(),
            date: parse_civil("2026-11-26").unwrap(),
            conversation: Id::parse("k7m3x9qa"),
            questions: vec!["Hoe gaat het?".to_owned(), "Wat helpt?".to_owned()],
            asks: Some(Asks::After(Choices { obstacles: vec!["laptop".to_owned(), "rooster".to_owned()], room: 2 })),
        }
    }

    fn promise(text: &str, owner: Party) -> NotedPromise {
        NotedPromise { text: text.to_owned(), owner, due: None }
    }

    fn noted() -> Noted {
        Noted {
            obstacles: vec!["laptop".to_owned()],
            own_words: "Lawaai op de gang\n\n--\nTrage laptop ".to_owned(),
            promises: vec![promise(" Laptop\nbestellen", Party::Manager), promise("", Party::Employee)],
            summary: "Het gaat.".to_owned(),
        }
    }

    fn filled_in(answers: [&str; 2], noted: Noted) -> Answers {
        Answers::signed(form(), answers.map(str::to_owned).to_vec(), Some(Tells::After(noted)), KEY)
    }

    fn vocabulary() -> Vocabulary {
        Vocabulary::new(vec![Term { key: "laptop".to_owned(), also: vec!["trage laptop".to_owned()], ..Term::default() }])
    }

    #[test]
    fn only_what_was_offered_and_is_unchanged_is_taken() {
        let whole = filled_in(["Goed", ""], noted());
        assert_eq!(whole.verify(Some(KEY)), Ok(()));
        let but = |change: fn(&mut Noted)| {
            let (mut other, mut changed) = (whole.clone(), noted());
            change(&mut changed);
            other.told = Some(Tells::After(changed));
            other.verify(Some(KEY))
        };
        assert_eq!(but(|noted| noted.summary.push('!')), Err(Rejected::Mangled));
        assert_eq!(but(|noted| noted.own_words.clear()), Err(Rejected::Mangled));
        assert_eq!(but(|noted| noted.obstacles = vec!["rooster".to_owned()]), Err(Rejected::Mangled));
        assert_eq!(but(|noted| noted.promises[0].owner = Party::Together), Err(Rejected::Mangled));
        assert_eq!(but(|noted| noted.promises[0].due = parse_civil("2026-12-01")), Err(Rejected::Mangled));
        let anew = |change: fn(&mut Noted)| {
            let mut changed = noted();
            change(&mut changed);
            filled_in(["", ""], changed).verify(Some(KEY))
        };
        assert_eq!(anew(|noted| noted.obstacles = vec!["geheim".to_owned()]), Err(Rejected::Mangled), "it was not offered");
        assert_eq!(anew(|noted| noted.promises.push(promise("meer", Party::Manager))), Err(Rejected::Mangled), "there was no room");
        assert_eq!(filled_in(["", ""], Noted { obstacles: noted().obstacles, ..empty() }).verify(Some(KEY)), Ok(()), "a tick is enough");
        assert_eq!(filled_in(["", " "], empty()).verify(Some(KEY)), Err(Rejected::Empty));
        // what an employee's page signs is no manager's, whatever is called what
        let employees = PrepareForm { asks: None, ..form() };
        assert_ne!(employees.key(KEY), form().key(KEY));
    }

    fn empty() -> Noted {
        Noted { promises: vec![promise("", Party::Manager); 2], ..Noted::default() }
    }

    fn talk() -> Conversation {
        let asked = |question: &str, answer: Option<&str>| Answer {
            question: Some(question.to_owned()),
            answer: answer.map(str::to_owned),
            ..Answer::default()
        };
        Conversation {
            id: Id::parse("k7m3x9qa").unwrap(),
            status: Status::Open,
            answers: vec![asked("Iets anders", None), asked("hoe gaat het?", Some("Matig\n"))],
            obstacles: vec!["Trage laptop".to_owned()],
            ..Conversation::new("anna".into(), parse_civil("2026-11-26").unwrap())
        }
    }

    #[test]
    fn what_is_new_goes_beside_what_is_there() {
        let new = filled_in(["Goed", "Koffie"], noted()).new_in(&noted(), &talk(), &[], &vocabulary());
        assert_eq!(new.answered, [(1, "Matig\n\nGoed".to_owned())]);
        assert_eq!(new.asked, [("Wat helpt?".to_owned(), "Koffie".to_owned())]);
        assert_eq!(new.obstacles, ["Lawaai op de gang"], "one that the talk has under another name is no other");
        assert_eq!(new.nothing, ["--"]);
        assert_eq!(new.promises, [promise("Laptop bestellen", Party::Manager)]);
        assert_eq!(new.summary.as_deref(), Some("Het gaat."));
    }

    #[test]
    fn what_came_already_does_not_come_again() {
        let mut talk = talk();
        talk.answers[1].answer = Some("Matig\n\nGoed\n".to_owned());
        talk.obstacles.push("lawaai  op de gang".to_owned());
        talk.summary = Some("Het gaat.\n".to_owned());
        let action = Action {
            title: "laptop bestellen".to_owned(),
            owner: Owner::Party(Party::Manager),
            conversation: Some(talk.id),
            ..Action::new(Id::parse("a7m3x9qa").unwrap(), talk.date)
        };
        let answers = filled_in(["Goed", ""], noted());
        assert!(answers.new_in(&noted(), &talk, std::slice::from_ref(&action), &vocabulary()).is_empty());
        let of_employee = Action { owner: Owner::Party(Party::Employee), ..action };
        assert_eq!(answers.new_in(&noted(), &talk, &[of_employee], &vocabulary()).promises.len(), 1, "another's is another");
    }
}
