//! The draft for the periodic look back and ahead. It has only what both released for the formal cycle. What they did not
//! release is counted, and its text is not in this value, so no view can show it.

use super::action::Action;
use super::conversation::{Answer, Conversation};
use super::employee::Employee;
use super::goal::{Goal, Status as Standing};
use super::id::Id;
use super::records::Records;
use super::rhythm::cadences;
use super::sealed::Sealed;
use super::settings::Settings;
use super::theme::Theme;
use super::voices::Voices;
use chrono::NaiveDate;

/// The type of conversation that this is a draft for.
pub const GROWTH: &str = "growth";

/// The first day of the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// A day that was asked for.
    Asked(NaiveDate),
    /// The day of the last growth conversation held.
    Conversation(NaiveDate, Id),
    /// As far back as the rhythm of growth conversations reaches.
    Rhythm(NaiveDate),
    /// No first day: everything counts.
    Always,
}

/// A released answer, word for word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The conversation it is from.
    pub conversation: Id,
    /// The day of that conversation.
    pub day: NaiveDate,
    pub question: Option<String>,
    pub answer: String,
}

/// A learning goal that a released action serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrowthGoal {
    pub id: Id,
    pub title: String,
    pub by: Option<NaiveDate>,
    pub status: Standing,
}

/// How much was left out of the draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HeldBack {
    pub answers: usize,
    pub actions: usize,
    /// Learning goals; dropped ones are not counted.
    pub goals: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Growth {
    /// The first day.
    pub since: Since,
    /// Answers by theme, the theme with the most answers first; those without a theme last. The oldest answer first.
    pub themes: Vec<(Option<Theme>, Vec<Quote>)>,
    /// Released actions by due day, without what was not released with them: note, obstacle, and the conversation they came from.
    pub actions: Vec<Released>,
    /// The goals that those actions serve, by their day.
    pub goals: Vec<GrowthGoal>,
    /// What was left out.
    pub held_back: HeldBack,
    /// What is sealed in each conversation of that time that could not be opened; what was released in it is not known.
    pub shut: Vec<Sealed>,
}

impl Growth {
    /// Whose own words are in it, of the one person whose draft it is.
    pub fn voices(&self, employee: &Employee) -> Voices {
        let is_empty = self.themes.is_empty() && self.actions.is_empty() && self.goals.is_empty();
        Some(employee.slug.clone()).into_iter().filter(|_| !is_empty).collect()
    }
}

/// A released action with only what was promised and what came of it.
#[derive(Clone, Debug)]
pub struct Released(pub Action);

impl PartialEq for Released {
    fn eq(&self, other: &Self) -> bool {
        self.0.id == other.0.id
    }
}

impl Eq for Released {}

/// The draft for one person. `records` hold the person's records; `asked` is the first day, if one was given.
pub fn growth(records: &Records, employee: &Employee, settings: &Settings, asked: Option<NaiveDate>, today: NaiveDate) -> Growth {
    let since = since(records, employee, settings, asked, today);
    let conversations = records
        .conversations
        .iter()
        .filter(|conversation| conversation.employee == employee.slug && conversation.counts() && since.takes(conversation));
    let mut conversations: Vec<&Conversation> = conversations.collect();
    conversations.sort_by_key(|conversation| (conversation.date, conversation.id));
    let own = records.actions.iter().filter(|action| action.employee.as_ref() == Some(&employee.slug));
    let actions: Vec<&Action> = own.filter(|action| since.takes_action(action)).collect();
    let mut released: Vec<Released> = actions.iter().filter(|action| action.released).map(|action| Released::of(action)).collect();
    released.sort_by_key(|released| released.0.by_due());
    let mut goals: Vec<&Goal> = records.goals.iter().filter(|goal| goal.employee == employee.slug).collect();
    goals.sort_by_key(|goal| goal.by_day());
    let is_served = |goal: &Goal| released.iter().any(|action| action.0.goal == Some(goal.id));
    let aims: Vec<GrowthGoal> = goals.iter().filter(|goal| is_served(goal)).map(|goal| GrowthGoal::of(goal)).collect();
    let answered = |answer: &&Answer| answer.answer.as_deref().is_some_and(|text| !text.trim().is_empty());
    let held_back = HeldBack {
        answers: conversations
            .iter()
            .flat_map(|conversation| &conversation.answers)
            .filter(answered)
            .filter(|answer| !answer.released)
            .count(),
        actions: actions.len() - released.len(),
        goals: goals.iter().filter(|goal| since.takes_goal(goal) && !is_served(goal)).count(),
    };
    let shut = conversations.iter().filter_map(|conversation| conversation.sealed.as_deref()).filter(|sealed| !sealed.is_read());
    Growth { since, themes: themes(&conversations), actions: released, goals: aims, held_back, shut: shut.cloned().collect() }
}

fn since(records: &Records, employee: &Employee, settings: &Settings, asked: Option<NaiveDate>, today: NaiveDate) -> Since {
    if let Some(day) = asked {
        return Since::Asked(day);
    }
    let held = records
        .conversations
        .iter()
        .filter(|conversation| conversation.employee == employee.slug && conversation.is_held() && conversation.kind == GROWTH);
    if let Some(conversation) =
        held.filter(|conversation| conversation.date <= today).max_by_key(|conversation| (conversation.date, conversation.id))
    {
        return Since::Conversation(conversation.date, conversation.id);
    }
    let length = cadences(employee, settings).find(|(kind, _)| *kind == GROWTH);
    length.map_or(Since::Always, |(_, length)| Since::Rhythm(length.before(today)))
}

impl Since {
    /// The first day; `None` if there is none.
    pub fn day(self) -> Option<NaiveDate> {
        match self {
            Since::Asked(day) | Since::Conversation(day, _) | Since::Rhythm(day) => Some(day),
            Since::Always => None,
        }
    }

    /// what was said in the growth conversation itself belongs to the time before
    fn takes(self, conversation: &Conversation) -> bool {
        self.day().is_none_or(|day| conversation.date >= day) && !matches!(self, Since::Conversation(_, id) if id == conversation.id)
    }

    /// Promised since, ended since, or still open.
    fn takes_action(self, action: &Action) -> bool {
        self.day().is_none_or(|day| action.is_open() || action.created >= day || action.closed.is_some_and(|closed| closed >= day))
    }

    fn takes_goal(self, goal: &Goal) -> bool {
        let is_recent = self.day().is_none_or(|day| goal.created >= day || goal.closed.is_some_and(|closed| closed >= day));
        goal.status != Standing::Dropped && (goal.is_open() || is_recent)
    }
}

impl Released {
    fn of(action: &Action) -> Released {
        Released(Action { note: None, obstacle: None, conversation: None, ..action.clone() })
    }
}

impl GrowthGoal {
    fn of(goal: &Goal) -> GrowthGoal {
        GrowthGoal { id: goal.id, title: goal.title.clone(), by: goal.by, status: goal.status }
    }
}

fn themes(conversations: &[&Conversation]) -> Vec<(Option<Theme>, Vec<Quote>)> {
    let mut themes: Vec<(Option<Theme>, Vec<Quote>)> = Vec::new();
    for conversation in conversations {
        for said in conversation.answers.iter().filter(|said| said.released && said.note.is_none()) {
            let Some(answer) = said.answer.clone().filter(|text| !text.trim().is_empty()) else { continue };
            let quote = Quote { conversation: conversation.id, day: conversation.date, question: said.question.clone(), answer };
            match themes.iter_mut().find(|(theme, _)| *theme == said.theme) {
                Some((_, quotes)) => quotes.push(quote),
                None => themes.push((said.theme.clone(), vec![quote])),
            }
        }
    }
    // themes with the same number of answers keep the order in which they came up
    themes.sort_by_key(|(theme, quotes)| (theme.is_none(), std::cmp::Reverse(quotes.len())));
    themes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::conversation::Status;
    use crate::domain::sample::{action, conversation, day};

    fn said(theme: Option<&str>, text: &str, released: bool) -> Answer {
        Answer { theme: theme.map(Theme::of), note: None, question: Some("Q".into()), answer: Some(text.into()), released }
    }

    fn held(id: &str, date: &str, answers: Vec<Answer>) -> Conversation {
        Conversation { answers, ..conversation("anna", id, date, Status::Closed) }
    }

    fn draft(records: &Records, asked: Option<&str>) -> Growth {
        growth(records, &Employee::unknown("anna".into()), &Settings::default(), asked.map(day), day("2026-11-20"))
    }

    #[test]
    fn it_begins_after_the_last_growth_conversation() {
        let conversations = vec![
            held("t1aaaaaa", "2026-04-30", vec![said(None, "before", true)]),
            Conversation { kind: GROWTH.into(), ..held("t2aaaaaa", "2026-05-01", vec![said(None, "in it", true)]) },
            held("t3aaaaaa", "2026-05-01", vec![said(None, "that day", true), said(Some("energy"), "hidden", false)]),
            Conversation { status: Status::Planned, ..held("t4aaaaaa", "2026-06-01", vec![said(None, "planned", true)]) },
            Conversation { kind: GROWTH.into(), status: Status::Open, ..held("t5aaaaaa", "2026-11-20", vec![]) },
        ];
        let records = Records { conversations, ..Records::default() };
        let draft = draft(&records, None);
        assert_eq!(draft.since, Since::Conversation(day("2026-05-01"), records.conversations[1].id));
        let quoted: Vec<&str> = draft.themes.iter().flat_map(|(_, quotes)| quotes).map(|quote| quote.answer.as_str()).collect();
        assert_eq!((quoted, draft.held_back.answers), (vec!["that day"], 1));
    }

    #[test]
    fn without_a_growth_conversation_it_goes_back_as_far_as_the_rhythm_or_as_asked() {
        let conversations = vec![
            held("t1aaaaaa", "2026-05-19", vec![said(None, "old", true)]),
            held("t2aaaaaa", "2026-05-20", vec![said(None, "new", true)]),
        ];
        let records = Records { conversations, ..Records::default() };
        let count = |draft: Growth| draft.themes.iter().map(|(_, quotes)| quotes.len()).sum::<usize>();
        assert_eq!(count(draft(&records, None)), 1);
        assert_eq!(count(draft(&records, Some("2026-01-01"))), 2);
        let never = Employee { rhythm: vec![(GROWTH.into(), None)], ..Employee::unknown("anna".into()) };
        assert_eq!(growth(&records, &never, &Settings::default(), None, day("2026-11-20")).since, Since::Always);
    }

    #[test]
    fn an_action_brings_its_goal_and_nothing_else() {
        let goal = |id: &str, status| Goal {
            title: format!("goal {id}"),
            status,
            project: Some("secret".into()),
            supports: Some("secret".into()),
            towards: Some("secret".into()),
            ..Goal::new(Id::parse(id).unwrap(), "anna".into(), day("2026-10-01"))
        };
        let goals = vec![goal("g1aaaaaa", Standing::Open), goal("g2aaaaaa", Standing::Open), goal("g3aaaaaa", Standing::Dropped)];
        let released = Action {
            released: true,
            goal: Some(goals[0].id),
            note: Some("secret".into()),
            obstacle: Some("secret".into()),
            conversation: Some(goals[0].id),
            ..action("anna", "a1aaaaaa", "2026-12-01")
        };
        let actions =
            vec![released, action("anna", "a2aaaaaa", "2026-12-01"), Action { released: true, ..action("bo", "a3aaaaaa", "2026-12-01") }];
        let draft = draft(&Records { actions, goals, ..Records::default() }, None);
        assert_eq!((draft.actions.len(), draft.goals.len()), (1, 1));
        assert_eq!(draft.held_back, HeldBack { answers: 0, actions: 1, goals: 1 });
        assert!(!format!("{draft:?}").contains("secret"));
    }

    #[test]
    fn what_was_talked_about_most_comes_first_and_what_has_no_theme_last() {
        let answers = vec![
            said(None, "a", true),
            said(Some("energy"), "b", true),
            said(Some("learning"), "c", true),
            said(Some("learning"), "d", true),
        ];
        let records = Records { conversations: vec![held("t1aaaaaa", "2026-11-01", answers)], ..Records::default() };
        let themes: Vec<Option<Theme>> = draft(&records, None).themes.into_iter().map(|(theme, _)| theme).collect();
        assert_eq!(themes, [Some(Theme::of("learning")), Some(Theme::of("energy")), None]);
    }
}
