//! The report: a document of it, and the rows of a spreadsheet.

pub(crate) mod csv;
mod in_short;
mod parts;
pub(crate) mod tidy;

use super::document::text::BAR;
use super::document::{Block, Document, Headline, Row, Section, Span, Table, Told, Win};
use super::printable::printable;
use super::table::{Cell, Column, Fit, Paint, bar};
use super::{ViewContext, actions, ambitions, obstacles, outcomes, picture, rounds, wishes};
use crate::domain::attention::Little;
use crate::domain::by_time::ByTime;
use crate::domain::obstacle::Scope;
use crate::domain::over_time::OverTime;
use crate::domain::promise::{Fate, Tally};
use crate::domain::report::{Mentioned, Obstacle, Report};
use crate::domain::report_part::Part;
use crate::domain::rhythm::Due;
use crate::domain::theme::Signal;
use crate::i18n::{either, messages, mine, report as says, rhythm as rhythm_said, sealed, when, words};
use std::collections::HashMap;

/// How many rows of a part a terminal shows before it says how many more there are, and how many a page.
const MOST: usize = 10;
const MOST_ON_PAGE: usize = 20;

/// How a report is shown.
pub(crate) struct Shown<'s> {
    /// Whether it is for a terminal.
    pub brief: bool,
    /// Whether people are named beside obstacles, what was told, and who had no talk.
    pub names: bool,
    /// This part alone, and all of it.
    pub part: Option<Part>,
    /// What a page draws.
    pub over_time: Option<OverTime>,
    /// Figures by half-year and over time, where a part is about them.
    pub by_time: &'s ByTime,
    /// The command that gave it, to which `--part` is added for more of a part.
    pub command: String,
}

/// The whole report, of each part the first rows; or one part of it with all its rows.
pub(crate) fn document(view: &ViewContext, report: &Report, shown: Shown) -> Document {
    let lang = view.lang;
    let brief = shown.brief;
    let most = if brief { MOST } else { MOST_ON_PAGE };
    let most = if shown.part.is_some() { usize::MAX } else { most };
    let Shown { names, over_time, by_time, command, .. } = shown;
    let parts = ReportParts { view, report, most, names, brief, over_time, by_time, command };
    let mut document = Document {
        title: messages::report_head(lang),
        headline: Headline::OneLine,
        facts: vec![title(view, report, brief)],
        intro: report.scope.is_past().then(|| says::not_todays(lang)).into_iter().collect(),
        ..Document::default()
    };
    match shown.part {
        Some(part) => {
            document.add(parts.of(part));
            if document.sections.is_empty() {
                document.sections.push(Section::new("").with(Block::said(says::nothing(lang), Paint::None)));
            }
        }
        None => {
            let add = |document: &mut Document, shown: &[Part]| shown.iter().for_each(|part| document.add(parts.of(*part)));
            if brief {
                add(&mut document, &SHOWN);
            } else {
                document.add(parts.in_short());
                add(&mut document, &SHOWN_ON_PAGE);
            }
            document.add(parts.of(Part::Wins));
        }
    }
    document
}

/// The parts in the order in which they are read; what went well comes last. Where attention goes stands with rhythm, and what can be said
/// of half-years in few words with what it is about.
const SHOWN: [Part; 16] = [
    Part::Compared,
    Part::Overdue,
    Part::Obstacles,
    Part::Organisation,
    Part::Promises,
    Part::Coverage,
    Part::Rhythm,
    Part::Talks,
    Part::Energy,
    Part::Signals,
    Part::Rounds,
    Part::Wishes,
    Part::Mobility,
    Part::Staffing,
    Part::Ambitions,
    Part::Outcomes,
];

/// The same on a page, as a management team asks: did it get better, who was reached, what stands in the way and what was done about it. Then
/// come what people ask for and what became of them, and after that the lists to work with.
const SHOWN_ON_PAGE: [Part; 16] = [
    Part::Compared,
    Part::Coverage,
    Part::Obstacles,
    Part::Organisation,
    Part::Promises,
    Part::Wishes,
    Part::Mobility,
    Part::Staffing,
    Part::Outcomes,
    Part::Rounds,
    Part::Overdue,
    Part::Rhythm,
    Part::Talks,
    Part::Energy,
    Part::Signals,
    Part::Ambitions,
];

struct ReportParts<'r> {
    view: &'r ViewContext<'r>,
    report: &'r Report<'r>,
    most: usize,
    names: bool,
    brief: bool,
    over_time: Option<OverTime>,
    by_time: &'r ByTime,
    command: String,
}

/// A section with what is sealed of it, where something is.
fn with_sealed(section: Section, sealed: Option<String>) -> Section {
    sealed.into_iter().fold(section, |section, told| section.with(Block::said(told, Paint::Dim)))
}

impl ReportParts<'_> {
    fn of(&self, part: Part) -> Section {
        let (lang, report) = (self.view.lang, self.report);
        match part {
            Part::Compared => report.compared.as_ref().map(|compared| self.compared(compared)).unwrap_or_default(),
            Part::Overdue => self.overdue(),
            Part::Obstacles => self.obstacles(),
            Part::ObstaclesByHalf => self.obstacles_by_half(),
            Part::Organisation => self.organisation(),
            Part::Promises => self.promises(),
            Part::PromisesOverTime => self.promises_over_time(),
            Part::Coverage => self.coverage(),
            Part::Rhythm => self.rhythm(),
            Part::Attention => Section::new(says::attention_head(lang)).with_table(self.attention()),
            Part::Talks => self.talks(),
            Part::Energy => {
                let energy = Section::new(messages::energy_head(lang)).with_table(self.mentions(&report.energy, part));
                with_sealed(energy, sealed::own_energy(lang, report.own_energy))
            }
            Part::Signals => Section::new(messages::signals_head(lang)).with_table(self.mentions(&signals(self.view, report), part)),
            Part::Wishes => {
                let budget = wishes::budget(self.view, &report.wishes, self.most, &self.how(part));
                let is_drawn = self.over_time.is_some();
                budget.with_picture(is_drawn.then(|| picture::sums::of_report(self.view, &report.wishes)).flatten())
            }
            Part::Mobility | Part::Staffing => wishes::listed(self.view, &report.wishes, part, self.names, self.most, &self.how(part)),
            Part::Rounds if self.is_alone() => rounds::each(self.view, &report.rounds),
            Part::Rounds => rounds::section(self.view, &report.rounds),
            Part::Ambitions => ambitions::section(self.view, &report.ambitions),
            Part::Outcomes => outcomes::section(self.view, &report.outcomes, self.brief && !self.is_alone()),
            Part::LeftBecause => outcomes::left_because(self.view, &report.outcomes),
            Part::Moves => outcomes::between(self.view, &report.outcomes),
            Part::Wins => self.wins(),
        }
    }

    /// Whether it is a page, or a part with all its rows.
    fn is_page(&self) -> bool {
        !self.brief || self.is_alone()
    }

    /// Whether it is one part, with all its rows.
    fn is_alone(&self) -> bool {
        self.most == usize::MAX
    }

    fn overdue(&self) -> Section {
        let (view, lang, report) = (self.view, self.view.lang, self.report);
        let section = Section::new(messages::follow_up_head(lang));
        if report.overdue.is_empty() {
            return section.with(Block::said(messages::nothing_overdue(lang), Paint::Good));
        }
        let late = either(lang, "Te laat", "Overdue");
        let owners: Vec<_> = report.overdue_by_owner.iter().map(|(owner, count)| (printable(owner.name(lang)), *count)).collect();
        let teams: Vec<_> = report.overdue_by_team.iter().map(|(team, count)| (printable(team), *count)).collect();
        let board: Vec<_> = report.overdue.iter().take(self.most).copied().collect();
        Section { lead: Some(messages::overdue_total(lang, report.overdue.len())), ..section }
            .with_table(self.first(figures([either(lang, "Aan zet", "Turn"), late], &owners, ToString::to_string), Part::Overdue))
            .with_table(if teams.len() > 1 || self.is_page() {
                self.first(figures(["Team", late], &teams, ToString::to_string), Part::Overdue)
            } else {
                Table::default()
            })
            .with_table(Table { more: self.more(report.overdue.len(), Part::Overdue), ..actions::table(view, &board) })
    }

    fn obstacles(&self) -> Section {
        let (lang, report) = (self.view.lang, self.report);
        let section = Section::new(messages::recurring_head(lang));
        if report.obstacles.is_empty() {
            let nothing = section.with(Block::said(messages::nothing_recurs(lang), Paint::Good));
            return with_sealed(nothing, sealed::own_words(lang, report.own_words));
        }
        let most = report.obstacles.iter().map(|obstacle| obstacle.named.employees.len()).max().unwrap_or(1);
        let of_scope = |scope| report.obstacles.iter().filter(move |obstacle| obstacle.named.scope == scope);
        let obstacles = [Scope::Shared, Scope::Persistent].into_iter().flat_map(of_scope);
        let columns = vec![
            text(either(lang, "Belemmering", "Obstacle")),
            text(""),
            number(either(lang, "Mensen", "People")),
            bars(),
            number(either(lang, "Gesprekken", "Conversations")),
            text(either(lang, "Sinds", "Since")),
            text(either(lang, "Laatst", "Last")),
            text(either(lang, "Wat eraan gebeurt", "What is being done")),
        ];
        let columns = columns.into_iter().chain(self.names.then(|| column(either(lang, "Wie", "Who"), Fit::AtLeast(10)))).collect();
        let rows = obstacles.take(self.most).map(|obstacle| self.obstacle(obstacle, most)).collect();
        let more = self.more(report.obstacles.len(), Part::Obstacles);
        let called: HashMap<&str, String> =
            report.obstacles.iter().map(|obstacle| (&*obstacle.named.key, obstacles::label(self.view, &obstacle.named))).collect();
        let label = |key: &str| called.get(key).cloned().unwrap_or_default();
        let drawn = self.over_time.as_ref().and_then(|drawn| picture::grid::of_report(self.view, &drawn.grid, &report.scope, label));
        let section = section.with_picture(drawn).with_table(Table { columns, rows, more, ..Table::default() });
        with_sealed(section, sealed::own_words(lang, report.own_words))
    }

    fn obstacle(&self, obstacle: &Obstacle, most: usize) -> Row {
        let (view, lang, named) = (self.view, self.view.lang, &obstacle.named);
        let (people, near) = (named.employees.len(), |day| words::near_day(lang, day, view.today));
        let (name, done) = (obstacles::label(view, named), self.being_done(obstacle));
        let is_done = obstacle.open_actions == 0 && obstacle.done.mentions_since == Some(0);
        let is_well = is_done || obstacle.open_actions > 0 && obstacle.overdue_actions == 0;
        let mut cells = vec![
            Cell::new(&*name),
            Cell::new(if named.scope == Scope::Shared { "" } else { named.scope.name(lang) }),
            Cell::new(people.to_string()),
            Cell::bar(people, most, BAR),
            Cell::new(named.mentions.to_string()),
            Cell::new(words::day(lang, named.first)),
            Cell::new(words::day(lang, named.last)),
            Cell::painted(&*done, if is_well { Paint::Good } else { Paint::Warn }),
        ];
        let counted = vec![
            Span::new(bar(people, most, BAR), Paint::None),
            Span::new(words::people(lang, people), Paint::None),
            Span::new(words::times(named.mentions), Paint::Dim),
            Span::new(messages::since_until(lang, &near(named.first), &near(named.last)), Paint::Dim),
        ];
        let mut lines = vec![counted, vec![Span::new(done, if is_well { Paint::Good } else { Paint::Warn })]];
        if self.names {
            let who = named.employees.iter().map(|slug| printable(view.people.name(slug))).collect::<Vec<_>>().join(", ");
            lines.push(vec![Span::new(&*who, Paint::Dim)]);
            cells.push(Cell::new(who));
        }
        Row { cells, told: Some(Told { group: messages::scope_head(lang, named.scope), name, lines }) }
    }

    fn promises(&self) -> Section {
        let (lang, report) = (self.view.lang, self.report);
        let section = Section::new(messages::promises_in_period(lang));
        let total: usize = fates(report).iter().map(|(_, count)| count).sum();
        if total == 0 {
            return section.with(Block::said(messages::no_promises(lang), Paint::None));
        }
        let counts = fates(report).into_iter().filter(|(_, count)| *count > 0);
        let counts: Vec<_> = counts.map(|(fate, count)| (fate.name(lang).to_owned(), count)).collect();
        let heads = [either(lang, "Belofte", "Promise"), either(lang, "Aantal", "Count")];
        let section = section
            .counting(total)
            .with_picture(self.over_time.as_ref().and_then(|drawn| picture::bars::of_report(self.view, drawn)))
            .with_table(figures(heads, &counts, |count| format!("{count} ({}%)", (count * 100 + total / 2) / total)));
        let section = match report.promises.median_days_to_done {
            Some(days) => section.with(Block::said(messages::median(lang, &words::decimal(lang, days)), Paint::Dim)),
            None => section,
        };
        self.promises_by(section)
    }

    fn rhythm(&self) -> Section {
        let (view, lang, rhythm) = (self.view, self.view.lang, &self.report.rhythm);
        let section = Section::new(messages::rhythm_head(lang));
        if rhythm.people == 0 {
            return section;
        }
        let row = |due: &Due| {
            Row::from(vec![
                Cell::new(printable(view.people.name(&due.employee))),
                Cell::new(printable(words::type_name(lang, &view.settings.types, &due.kind))),
                Cell::painted(messages::late_by(lang, due.days_late), Paint::Late(due.days_late)),
            ])
        };
        let columns = [
            column(either(lang, "Wie", "Who"), Fit::AtLeast(10)),
            column(either(lang, "Gesprek", "Conversation"), Fit::AtLeast(8)),
            text(either(lang, "Wanneer", "When")),
        ];
        let late = Table {
            columns: columns.into(),
            rows: rhythm.late.iter().take(self.most).map(row).collect(),
            more: self.more(rhythm.late.len(), Part::Rhythm),
            ..Table::default()
        };
        let share = Block::Share(messages::in_rhythm(lang, rhythm.in_rhythm, rhythm.people), rhythm.in_rhythm, rhythm.people);
        section.with(share).with_table(late).with_table(self.attention())
    }

    /// Who had far fewer conversations than their team.
    fn attention(&self) -> Table {
        let (view, lang, little) = (self.view, self.view.lang, &self.report.rhythm.attention);
        let row = |one: &Little| {
            let mean = words::decimal(lang, one.mean_in_tenths());
            Row::from(vec![
                Cell::new(printable(view.people.name(&one.employee))),
                Cell::painted(printable(&one.team), Paint::Dim),
                Cell::new(rhythm_said::conversations(lang, one.conversations)).in_full(one.conversations.to_string()),
                Cell::painted(rhythm_said::team_mean(lang, &mean), Paint::Dim).in_full(mean),
            ])
        };
        let columns = [
            column(either(lang, "Wie", "Who"), Fit::AtLeast(10)),
            column("Team", Fit::IfRoom),
            text(either(lang, "Gesprekken", "Conversations")),
            column(either(lang, "Gemiddeld in het team", "Average in the team"), Fit::AtLeast(8)),
        ];
        Table {
            caption: Some(rhythm_said::attention_head(lang)),
            columns: columns.into(),
            rows: little.iter().take(self.most).map(row).collect(),
            more: self.more(little.len(), Part::Attention),
            ..Table::default()
        }
    }

    fn mentions(&self, mentioned: &[Mentioned], part: Part) -> Table {
        let lang = self.view.lang;
        let counts: Vec<_> = mentioned.iter().take(self.most).map(|word| (printable(&word.label), word.people)).collect();
        Table { more: self.more(mentioned.len(), part), ..figures([""; 2], &counts, |people| words::people(lang, *people)) }
    }

    fn wins(&self) -> Section {
        let (view, wins) = (self.view, &self.report.wins);
        let section = Section::new(messages::successes_head(view.lang)).counting(wins.len());
        if wins.is_empty() {
            return section;
        }
        let told: Vec<Win> = wins.iter().take(self.most).map(|action| actions::win(view, action)).collect();
        section.with(Block::Wins(told, self.more(wins.len(), Part::Wins)))
    }

    /// What is being done about an obstacle, and what was done, in words.
    fn being_done(&self, obstacle: &Obstacle) -> String {
        let lang = self.view.lang;
        let mut told = Vec::new();
        if obstacle.open_actions > 0 {
            told.push(messages::open_actions(lang, obstacle.open_actions));
        }
        if obstacle.overdue_actions > 0 {
            told.push(messages::of_which_late(lang, obstacle.overdue_actions));
        }
        if obstacle.organisation_actions > 0 {
            told.push(messages::of_which_organisation(lang, obstacle.organisation_actions));
        }
        told.extend(parts::done(self.view, obstacle, self.names));
        if told.is_empty() { messages::nothing_done(lang) } else { told.join(" · ") }
    }

    /// How many rows are left out of so many, and how to have them.
    fn more(&self, count: usize, part: Part) -> Option<String> {
        (count > self.most).then(|| messages::and_more(self.view.lang, count - self.most, &self.how(part)))
    }

    /// The command for the whole of a part.
    fn how(&self, part: Part) -> String {
        format!("{} --part {}", self.command, part.word())
    }

    /// The first rows of a table.
    fn first(&self, mut table: Table, part: Part) -> Table {
        table.more = self.more(table.rows.len(), part);
        table.rows.truncate(self.most);
        table
    }
}

fn column(head: &'static str, fit: Fit) -> Column {
    Column { head, fit, right: false }
}

fn text(head: &'static str) -> Column {
    column(head, Fit::Whole)
}

fn number(head: &'static str) -> Column {
    Column { right: true, ..text(head) }
}

fn bars() -> Column {
    column("", Fit::IfRoom)
}

/// Names, figures and bars.
fn figures(heads: [&'static str; 2], counts: &[(String, usize)], figure: impl Fn(&usize) -> String) -> Table {
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(1);
    let row = |(name, count): &(String, usize)| Row::from(vec![Cell::new(name), Cell::new(figure(count)), Cell::bar(*count, most, BAR)]);
    let columns = vec![column(heads[0], Fit::AtLeast(10)), number(heads[1]), bars()];
    Table { columns, rows: counts.iter().map(row).collect(), ..Table::default() }
}

/// What the report is about, in one line.
fn title(view: &ViewContext, report: &Report, brief: bool) -> String {
    let scope = &report.scope;
    let period = when::days(view.lang, scope.period);
    let manager = scope.only.manager.as_deref().map(|name| mine::people_of(view.lang, &printable(name)));
    let of = scope.only.team.as_deref().map(printable).into_iter().chain(manager);
    // a terminal that shows today's state need not say so
    let as_of = (!brief || scope.runs_on() || scope.is_past()).then(|| says::as_of(view.lang, &words::day(view.lang, scope.as_of)));
    of.chain([period]).chain(as_of).collect::<Vec<_>>().join(" · ")
}

/// What became of promises, each with its word.
fn fates(report: &Report) -> [(Fate, usize); 5] {
    fates_of(&report.promises)
}

fn fates_of(tally: &Tally) -> [(Fate, usize); 5] {
    [
        (Fate::Kept, tally.kept),
        (Fate::Late, tally.late),
        (Fate::Broken, tally.broken),
        (Fate::Dropped, tally.dropped),
        (Fate::Open, tally.open),
    ]
}

/// What signals are called.
fn signals(view: &ViewContext, report: &Report) -> Vec<Mentioned> {
    let called = |signal: &Mentioned| Mentioned { label: Signal::of(&signal.label).name(view.lang).to_owned(), ..signal.clone() };
    report.signals.iter().map(called).collect()
}
