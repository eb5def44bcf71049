//! The parts of the report on what was done and how far it reaches.

use super::{ReportParts, column, fates_of, text};
use crate::domain::action::Status;
use crate::domain::answered::Answered;
use crate::domain::compared::Compared;
use crate::domain::coverage::Coverage;
use crate::domain::employee::Slug;
use crate::domain::obstacle::Named;
use crate::domain::period::Period;
use crate::domain::promise::Tally;
use crate::domain::report::Obstacle;
use crate::domain::report_part::Part;
use crate::domain::talk_types::TalksOfType;
use crate::i18n::{Language, either, messages, pictures, report as says, when, words};
use crate::render::document::figures::figures;
use crate::render::document::{Block, Row, Section, Span, Table, Told};
use crate::render::picture::{dots, line};
use crate::render::printable::printable;
use crate::render::table::{Cell, Fit, Paint};
use crate::render::{ViewContext, actions, obstacles};
use chrono::NaiveDate;

/// How many names stand in a sentence.
const NAMES: usize = 12;

impl ReportParts<'_> {
    /// What became more and less than in the period before.
    pub(super) fn compared(&self, compared: &Compared) -> Section {
        let (view, lang, scope) = (self.view, self.view.lang, &self.report.scope);
        let before = when::days(lang, compared.before);
        if self.over_time.is_some() && !self.has_before() {
            let section = Section { aside: Some(before), ..Section::new(says::compared_head(lang)) };
            return section.with(Block::said(pictures::nothing_before(lang), Paint::None));
        }
        let row = |figure: &crate::domain::compared::Figure| {
            let cells = vec![figure.before.to_string(), figure.now.to_string(), change(lang, figure.change())];
            (Cell::new(figure.measure.name(lang)), cells)
        };
        let heads = [either(lang, "Ervoor", "Before"), either(lang, "Nu", "Now"), either(lang, "Verschil", "Change")];
        let table = self.figures(either(lang, "Wat", "What"), &heads, compared.figures.iter().map(row).collect());
        let section = Section { aside: Some(before), ..Section::new(says::compared_head(lang)) };
        let mut section = section.with_table(table);
        for (named, told) in [(&compared.came, says::came as fn(Language, &str) -> String), (&compared.went, says::went)] {
            if !named.is_empty() {
                section = section.with(Block::said(told(lang, &labels(view, named)), Paint::None));
            }
        }
        if scope.runs_on() {
            section = section.with(Block::said(says::runs_on(lang, &words::day(lang, scope.period.to)), Paint::Dim));
        }
        // of a past period the page says so already
        if scope.is_past() { section } else { section.with(Block::said(says::before_is_todays_settings(lang), Paint::Dim)) }
    }

    /// How many people named each obstacle in each half-year, by team.
    pub(super) fn obstacles_by_half(&self) -> Section {
        let (view, lang, report) = (self.view, self.view.lang, self.report);
        let heads = [either(lang, "Half jaar", "Half-year"), either(lang, "Mensen", "People")];
        let tables = report.obstacles.iter().filter_map(|obstacle| {
            let halves = self.by_time.of_obstacle(&obstacle.named.key);
            let rows = halves.iter().flat_map(|one| {
                let cells = move |people: usize| vec![one.half.half().unwrap_or_default(), people.to_string()];
                let all = (Cell::new(says::everyone(lang)), cells(one.people));
                std::iter::once(all).chain(one.teams.iter().map(move |(team, people)| (self.team(team.as_deref()), cells(*people))))
            });
            let caption = Some(obstacles::label(view, &obstacle.named));
            (!halves.is_empty()).then(|| Table { caption, ..self.figures("Team", &heads, rows.collect()) })
        });
        let section = Section::new(pictures::grid_title(lang));
        let section = tables.fold(section, Section::with_table);
        if section.blocks.is_empty() { section } else { section.with(Block::said(pictures::half_words(lang), Paint::Dim)) }
    }

    /// What became of promises over time.
    pub(super) fn promises_over_time(&self) -> Section {
        let lang = self.view.lang;
        let row = |(span, tally): &(Period, Tally)| self.tally(Cell::new(pictures::span(*span)), tally);
        let rows = self.by_time.promises.iter().map(row).collect();
        let section = Section::new(pictures::bars_title(lang));
        if self.by_time.promises.is_empty() {
            return section;
        }
        let section = section.with_table(self.tallies(either(lang, "Tijdvak", "Span"), rows, None));
        section.with(Block::said(pictures::bars_words(lang), Paint::Dim))
    }

    /// What the organisation does, whether it was told, and what came of it.
    pub(super) fn organisation(&self) -> Section {
        let (lang, all) = (self.view.lang, &self.report.organisation);
        let section = Section::new(says::organisation_head(lang)).counting(all.len());
        let columns = [
            text(either(lang, "Actie", "Action")),
            text(either(lang, "Belemmering", "Obstacle")),
            text(either(lang, "Aan zet", "Turn")),
            text(either(lang, "Stand", "State")),
            text(either(lang, "Wat het opleverde", "What came of it")),
            text(either(lang, "Verteld", "Told")),
        ];
        let drawn = self.over_time.as_ref().and_then(|_| {
            let scope = &self.report.scope;
            let ones: Vec<line::One> =
                all.iter().map(|one| line::One { action: one.action, title: actions::title(self.view, one.action) }).collect();
            line::of_actions(self.view, &ones, scope.period.from, scope.as_of)
        });
        section.with_picture(drawn).with_table(Table {
            columns: columns.into(),
            rows: all.iter().take(self.most).map(|one| self.answered(one)).collect(),
            more: self.more(all.len(), Part::Organisation),
            ..Table::default()
        })
    }

    fn answered(&self, one: &Answered) -> Row {
        let (view, lang, action) = (self.view, self.view.lang, one.action);
        let title = actions::title(view, action);
        let late = crate::domain::promise::days_late(action, view.today);
        let (state, paint) = state(one, view, &|day| words::near_day(lang, day, view.today));
        let (whole, _) = state_on_page(one, view);
        let obstacle = action.obstacle.as_deref().map(|name| printable(&obstacles::called(view, name))).unwrap_or_default();
        let owner = actions::owner(view, &action.owner);
        let result = action.win.as_deref().map(printable).or_else(|| actions::why_dropped(view, action)).unwrap_or_default();
        let told = self.told(one);
        let mut lines = vec![vec![
            Span::new(state.clone(), if late > 0 { Paint::Late(late) } else { paint }),
            Span::new(format!("· {owner}"), Paint::Dim),
        ]];
        if !obstacle.is_empty() {
            lines[0].push(Span::new(format!("· {obstacle}"), Paint::Dim));
        }
        lines.extend((!result.is_empty()).then(|| vec![Span::new(format!("★ {result}"), Paint::None)]));
        lines.extend((!told.is_empty()).then(|| vec![Span::new(told.clone(), Paint::Dim)]));
        let cells = vec![
            Cell::new(title.clone()),
            Cell::new(obstacle),
            Cell::new(owner),
            Cell::painted(whole, if late > 0 { Paint::Late(late) } else { paint }),
            Cell::new(result),
            Cell::new(told),
        ];
        Row { cells, told: Some(Told { group: "", name: title, lines }) }
    }

    /// Whom an action of the organisation was told to, and to whom it is still to be told; by name where names are asked for.
    fn told(&self, one: &Answered) -> String {
        let lang = self.view.lang;
        if one.people == 0 {
            return String::new();
        }
        let whom = |people: &[Slug]| if self.names { names(self.view, people) } else { words::people(lang, people.len()) };
        let told = if one.told.is_empty() { says::told_to_nobody(lang) } else { says::told_to(lang, &whom(&one.told)) };
        let to_tell = (!one.to_tell.is_empty()).then(|| says::to_tell(lang, &whom(&one.to_tell)));
        [told].into_iter().chain(to_tell).collect::<Vec<_>>().join(" · ")
    }

    /// Promises by whose they are, and by team.
    pub(super) fn promises_by(&self, section: Section) -> Section {
        let (lang, by) = (self.view.lang, &self.report.promises_by);
        let sides = by.sides.iter().filter(|(_, tally)| tally.total() > 0);
        let sides = sides.map(|(side, tally)| self.tally(Cell::new(side.name(lang)), tally)).collect();
        let shown = self.outermost(&by.teams, |(team, _)| team.as_deref());
        let left = by.teams.len() - shown.len();
        let teams = shown.iter().map(|(team, tally)| self.tally(self.team(team.as_deref()), tally)).collect();
        let more = self.teams_left(left, shown.len(), Part::Promises);
        let whose = Table { caption: Some(says::by_side(lang)), ..self.tallies(either(lang, "Van wie", "Whose"), sides, None) };
        let section = section.with_table(whose);
        let by_team = Table { caption: Some(says::by_team(lang)), ..self.tallies("Team", teams, more) };
        let section = if by.teams.len() > 1 || self.is_page() { section.with_table(by_team) } else { section };
        match &by.own {
            Some(own) if own.total() == 0 => section.with(Block::said(says::own_promises_none(lang), Paint::None)),
            Some(own) => {
                let counts = fates_of(own).into_iter().filter(|(_, count)| *count > 0);
                let counts: Vec<String> = counts.map(|(fate, count)| format!("{count} {}", fate.name(lang))).collect();
                section.with(Block::said(says::own_promises(lang, &counts.join(" · ")), Paint::None))
            }
            None => section,
        }
    }

    fn tallies(&self, head: &'static str, rows: Vec<(Cell, Vec<String>)>, more: Option<String>) -> Table {
        let lang = self.view.lang;
        let heads = [
            either(lang, "Nagekomen", "Kept"),
            either(lang, "Laat", "Late"),
            either(lang, "Gebroken", "Broken"),
            either(lang, "Losgelaten", "Dropped"),
            "Open",
            either(lang, "Mediaan dagen", "Median days"),
        ];
        Table { more, ..self.figures(head, &heads, rows) }
    }

    fn tally(&self, name: Cell, tally: &Tally) -> (Cell, Vec<String>) {
        let counts = [tally.kept, tally.late, tally.broken, tally.dropped, tally.open].map(|count| count.to_string());
        let median = tally.median_days_to_done.map(|days| words::decimal(self.view.lang, days)).unwrap_or_default();
        (name, counts.into_iter().chain([median]).collect())
    }

    /// A table of teams, or who they stand for, with figures in columns.
    fn figures(&self, head: &'static str, heads: &[&'static str], rows: Vec<(Cell, Vec<String>)>) -> Table {
        figures(if self.brief { self.view.width } else { usize::MAX }, head, heads, rows)
    }

    /// How far talks reach, team by team.
    pub(super) fn coverage(&self) -> Section {
        let (view, lang, report) = (self.view, self.view.lang, self.report);
        let (all, teams) = (&report.reach, &report.coverage);
        let section = Section::new(says::coverage_head(lang));
        if all.people == 0 {
            return section;
        }
        let shown = self.outermost(teams, |row| row.team.as_deref());
        let row = |row: &&Coverage| {
            let counts = [row.people, row.talked, row.talks, row.in_rhythm, row.late, row.no_talk.len()];
            (self.team(row.team.as_deref()), counts.iter().map(ToString::to_string).collect())
        };
        let heads = [
            either(lang, "Mensen", "People"),
            either(lang, "Gesproken", "Talked"),
            either(lang, "Gesprekken", "Talks"),
            either(lang, "In ritme", "In rhythm"),
            either(lang, "Te laat", "Late"),
            either(lang, "Geen gesprek", "No talk"),
        ];
        let table = Table {
            caption: Some(says::by_team(lang)),
            more: self.teams_left(teams.len() - shown.len(), shown.len(), Part::Coverage),
            ..self.figures("Team", &heads, shown.iter().map(row).collect())
        };
        let share = Block::Share(says::talked_with(lang, all.talked, all.people, all.talks), all.talked, all.people);
        let drawn = self.over_time.as_ref().and_then(|drawn| dots::of_report(view, &drawn.reach, report.scope.as_of));
        let section = section.with(share).with_picture(drawn);
        let section = if teams.len() > 1 || self.is_page() { section.with_table(table) } else { section };
        if !self.names {
            return section;
        }
        let who = |slug: &Slug| {
            let team = view.people.team(slug).unwrap_or_default();
            Row::from(vec![Cell::new(printable(view.people.name(slug))), Cell::painted(printable(team), Paint::Dim)])
        };
        section.with_table(Table {
            caption: Some(says::no_talk_head(lang)),
            columns: vec![column(either(lang, "Wie", "Who"), Fit::AtLeast(10)), column("Team", Fit::AtLeast(8))],
            rows: all.no_talk.iter().take(self.most).map(who).collect(),
            more: self.more(all.no_talk.len(), Part::Coverage),
            ..Table::default()
        })
    }

    /// Whether the cycle of talks works.
    pub(super) fn talks(&self) -> Section {
        let (view, lang, talks) = (self.view, self.view.lang, &self.report.talks);
        let section = Section::new(says::talks_head(lang));
        if talks.iter().all(|kind| kind.never_used) {
            return section;
        }
        let name = |kind: &TalksOfType| printable(words::type_name(lang, &view.settings.types, &kind.kind));
        let row = |kind: &TalksOfType| {
            let counts = [kind.planned, kind.passed, kind.open, kind.held, kind.cancelled];
            (Cell::new(name(kind)), counts.iter().map(ToString::to_string).collect())
        };
        let heads = [
            either(lang, "Gepland", "Planned"),
            either(lang, "Dag voorbij", "Day passed"),
            "Open",
            either(lang, "Gehouden", "Held"),
            either(lang, "Vervallen", "Cancelled"),
        ];
        let rows = talks.iter().filter(|kind| !kind.never_used).map(row).collect();
        let section = section.with_table(self.figures(either(lang, "Gesprek", "Talk"), &heads, rows));
        let unused: Vec<String> = talks.iter().filter(|kind| kind.never_used).map(name).collect();
        if unused.is_empty() {
            return section;
        }
        section.with(Block::said(says::never_used(lang, &unused.join(", ")), Paint::Dim))
    }

    /// The name of a team as it stands in a row.
    fn team(&self, team: Option<&str>) -> Cell {
        team.map_or_else(|| Cell::painted(says::without_a_team(self.view.lang), Paint::Dim), |team| Cell::new(printable(team)))
    }

    /// As many levels of teams as there is room for, from the outermost on; at least the outermost.
    fn outermost<'t, T>(&self, rows: &'t [T], team: impl Fn(&T) -> Option<&str>) -> Vec<&'t T> {
        let depth = |row: &T| team(row).map_or(0, |team| team.matches('/').count());
        let first = rows.iter().map(depth).min().unwrap_or(0);
        let within = |most: usize| rows.iter().filter(move |row| depth(row) <= most);
        let deepest = rows.iter().map(depth).max().unwrap_or(0);
        let fitting = (first..=deepest).rev().find(|level| within(*level).count() <= self.most).unwrap_or(first);
        rows.iter().filter(|row| depth(row) <= fitting).take(self.most).collect()
    }

    fn teams_left(&self, left: usize, shown: usize, part: Part) -> Option<String> {
        let told =
            if shown < self.most { says::teams_within } else { |lang, count, command: &str| messages::and_more(lang, count, command) };
        (left > 0).then(|| told(self.view.lang, left, &self.how(part)))
    }
}

/// What was done about an obstacle, and whether it was named since; nothing where nothing was done.
pub(super) fn done(view: &ViewContext, obstacle: &Obstacle, names: bool) -> Option<String> {
    let (lang, done) = (view.lang, &obstacle.done);
    if done.actions == 0 {
        return None;
    }
    let near = |day: NaiveDate| words::near_day(lang, day, view.today);
    // of people's own actions the title may say who named it
    let told = done.last.filter(|last| names || last.employee.is_none());
    let what = match (told, done.last_done()) {
        (Some(action), Some(day)) => {
            let one = says::done_by(lang, &actions::title(view, action), &near(day));
            if done.actions > 1 { says::and_so_many_more(lang, &one, done.actions - 1) } else { one }
        }
        (None, Some(day)) => says::so_many_done_last(lang, done.actions, &near(day)),
        _ => says::so_many_done(lang, done.actions),
    };
    let since = done.mentions_since.map(|count| match count {
        0 => says::not_named_since(lang),
        count => says::named_since(lang, &words::times(count)),
    });
    Some([Some(what), since].into_iter().flatten().collect::<Vec<_>>().join(" · "))
}

/// Where an action of the organisation stands.
fn state(one: &Answered, view: &ViewContext, told: &dyn Fn(NaiveDate) -> String) -> (String, Paint) {
    let (lang, action) = (view.lang, one.action);
    match (action.status, action.closed, action.due) {
        (Status::Open, _, None) => (says::open_without_a_day(lang), Paint::None),
        (Status::Open, _, Some(due)) => {
            let late = crate::domain::promise::days_late(action, view.today);
            let open = says::open_until(lang, &told(due));
            (if late > 0 { format!("{open} · {}", messages::late_by(lang, late)) } else { open }, Paint::None)
        }
        (Status::Done, Some(day), _) => (says::done_on(lang, &told(day)), Paint::Good),
        (Status::Done, None, _) => (says::done_some_day(lang), Paint::Good),
        (Status::Dropped, Some(day), _) => (says::dropped_on(lang, &told(day)), Paint::Dim),
        (Status::Dropped, None, _) => (says::dropped_some_day(lang), Paint::Dim),
    }
}

fn state_on_page(one: &Answered, view: &ViewContext) -> (String, Paint) {
    state(one, view, &|day| words::day(view.lang, day))
}

/// Up or down, in plain figures.
fn change(lang: Language, change: i64) -> String {
    match change {
        0 => says::same(lang),
        1.. => format!("+{change}"),
        _ => format!("−{}", change.unsigned_abs()),
    }
}

fn labels(view: &ViewContext, named: &[Named]) -> String {
    let labels: Vec<String> = named.iter().map(|named| obstacles::label(view, named)).collect();
    few(view.lang, &labels)
}

fn names(view: &ViewContext, people: &[Slug]) -> String {
    let names: Vec<String> = people.iter().map(|slug| printable(view.people.name(slug))).collect();
    few(view.lang, &names)
}

/// The first of them, and how many more there are.
fn few(lang: Language, names: &[String]) -> String {
    let shown = names[..names.len().min(NAMES)].join(", ");
    if names.len() > NAMES { says::and_others(lang, &shown, names.len() - NAMES) } else { shown }
}
