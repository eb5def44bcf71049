//! Attacks on the pages: who holds every page that can be had, and knows who was talked with when and in which team they were, takes
//! figures from each other. Invented organisations change between one page and the next.

#[cfg(test)]
mod tests {
    use super::super::*;
    use crate::domain::conversation::{Conversation, Status};
    use crate::domain::employee::Was;
    use crate::domain::id::Id;
    use crate::domain::obstacle::{Term, Vocabulary};
    use crate::domain::sample::{conversation, day};
    use crate::domain::sealed::Sealed;
    use chrono::Days;
    use fastrand::Rng;
    use std::collections::BTreeMap;

    /// How many organisations are attacked, unless the environment says how many.
    const ORGANISATIONS: u64 = 200;

    fn organisations() -> u64 {
        std::env::var("STAY_ATTACKS").ok().and_then(|count| count.parse().ok()).unwrap_or(ORGANISATIONS)
    }

    /// From how many people on an organisation is a large one.
    const LARGE: usize = 150;

    const WORDS: [&str; 3] = ["roster", "travel", "paperwork"];
    const HALVES: [(&str, &str); 2] = [("2026-01-01", "2026-06-30"), ("2026-07-01", "2026-12-31")];

    fn half(at: usize) -> Period {
        Period { from: day(HALVES[at].0), to: day(HALVES[at].1) }
    }

    fn settings(random: &mut Rng) -> Settings {
        let terms = WORDS.map(|key| Term { key: key.into(), ..Term::default() }).to_vec();
        Settings { vocabulary: Vocabulary::new(terms), anonymity: random.usize(3..=6), ..Settings::default() }
    }

    /// An organisation that grows, moves, leaves and is put right afterwards.
    struct Organisation<'r> {
        random: &'r mut Rng,
        teams: Vec<Option<String>>,
        /// How many in a hundred name each word.
        rates: [u32; 4],
        records: Records,
        next: usize,
    }

    impl<'r> Organisation<'r> {
        fn new(random: &'r mut Rng) -> Self {
            let mut teams: Vec<Option<String>> = vec![None];
            for department in 0..random.usize(1..4) {
                let name = format!("D{department}");
                // some have people directly in them, some only in teams, and some have no teams
                if random.bool() {
                    teams.push(Some(name.clone()));
                }
                for team in 0..random.usize(0..4) {
                    let name = format!("{name}/T{team}");
                    teams.push(Some(name.clone()));
                    if random.u8(..6) == 0 {
                        teams.push(Some(format!("{name}/Night")));
                    }
                }
                teams.push(Some(name));
            }
            let rates = std::array::from_fn(|_| [2, 5, 10, 20, 30, 40, 50, 80][random.usize(..8)]);
            let mut made = Organisation { random, teams, rates, records: Records::default(), next: 0 };
            let people = if made.random.u8(..4) == 0 { made.random.usize(LARGE..400) } else { made.random.usize(5..110) };
            (0..people).for_each(|_| made.join());
            made
        }

        fn team(&mut self) -> Option<Team> {
            // the later ones are larger
            let at = self.random.usize(..self.teams.len()).max(self.random.usize(..self.teams.len()));
            self.teams[at].clone().map(Team::from)
        }

        fn join(&mut self) {
            let slug: Slug = format!("p{}", self.next).as_str().into();
            self.next += 1;
            let team = self.team();
            let started = (self.random.u8(..4) == 0).then(|| day("2026-01-01") + Days::new(self.random.u64(..360)));
            let id = self.random.bool().then(|| Id::fresh(|below| self.random.usize(..below)));
            self.records.employees.push(Employee { team, started, id, ..Employee::unknown(slug.clone()) });
            for _ in 0..self.random.usize(0..5) {
                let date = day("2026-01-01") + Days::new(self.random.u64(..365));
                self.talk(&slug, date);
            }
        }

        fn talk(&mut self, slug: &str, date: NaiveDate) {
            let status = [Status::Closed, Status::Closed, Status::Closed, Status::Open, Status::Cancelled][self.random.usize(..5)];
            let named = |rate: u32, random: &mut Rng| random.u32(..100) < rate;
            let mut obstacles: Vec<String> = Vec::new();
            for (word, rate) in WORDS.iter().zip(self.rates) {
                obstacles.extend(named(rate, self.random).then(|| (*word).to_owned()));
            }
            let is_own = named(self.rates[3], self.random);
            let is_sealed = is_own && self.random.bool();
            obstacles.extend((is_own && !is_sealed).then(|| "de printer".to_owned()));
            let sealed = is_sealed.then(|| Box::new(Sealed { own_words: 1, ..Sealed::default() }));
            self.records.conversations.push(Conversation {
                obstacles,
                sealed,
                ..conversation(slug, "c1aaaaaa", &date.to_string(), status)
            });
        }

        /// What happens between two pages, to what one of them was about as well.
        fn change(&mut self) {
            let Some(at) = (!self.records.employees.is_empty()).then(|| self.random.usize(..self.records.employees.len())) else { return };
            let slug = self.records.employees[at].slug.clone();
            let date = day("2026-01-01") + Days::new(self.random.u64(..365));
            match self.random.u8(..6) {
                0 => self.join(),
                // a talk that was noted late
                1 => self.talk(&slug, date),
                2 => {
                    let to = self.team();
                    let person = &mut self.records.employees[at];
                    let was = Was { team: person.team.clone(), manager: None, until: Some(date) };
                    (person.team, person.was) = (to, vec![was]);
                }
                3 => self.records.employees[at].left = Some(date),
                4 => {
                    self.records.employees.remove(at);
                    self.records.conversations.retain(|talk| talk.employee != slug);
                }
                // put right afterwards: something else was named
                _ => {
                    if let Some(talk) = self.records.conversations.iter_mut().find(|talk| talk.employee == slug) {
                        talk.obstacles = vec![WORDS[self.random.usize(..WORDS.len())].to_owned()];
                    }
                }
            }
        }

        fn records(&self) -> Records {
            Records { employees: self.records.employees.clone(), conversations: self.records.conversations.clone(), ..Records::default() }
        }
    }

    /// Who was talked with in a half-year, with the team of its last day: plain loops, which know nothing of the rule.
    fn known(records: &Records, half: Period) -> Vec<(Slug, Option<String>)> {
        let team_then = |person: &Employee| {
            let later = person.was.iter().filter(|was| was.until.is_some_and(|until| until >= half.to)).min_by_key(|was| was.until);
            later.map_or(&person.team, |was| &was.team).as_ref().map(|team| team.to_string())
        };
        let was_held =
            |talk: &&Conversation| matches!(talk.status, Status::Open | Status::Closed) && talk.date >= half.from && talk.date <= half.to;
        let people: HashMap<&Slug, &Employee> = records.employees.iter().map(|person| (&person.slug, person)).collect();
        let talked: BTreeSet<&Slug> = records.conversations.iter().filter(was_held).map(|talk| &talk.employee).collect();
        talked.into_iter().map(|slug| (slug.clone(), people.get(slug).and_then(|person| team_then(person)))).collect()
    }

    /// A page, with who the attacker knows was talked with.
    struct Page {
        issued: Issued,
        talked: Vec<(Slug, Option<String>)>,
    }

    fn is_about(part: &Part, team: Option<&str>) -> bool {
        match (part, team) {
            (Part::Everyone, _) => true,
            (Part::NoTeam, team) => team.is_none(),
            (Part::Directly(own), team) => team == Some(own),
            (Part::Team(own), Some(team)) => team == own || team.starts_with(&format!("{own}/")),
            (Part::Team(_), None) => false,
        }
    }

    /// A fraction, exactly.
    type Fraction = (i128, i128);

    fn divisor(one: i128, other: i128) -> i128 {
        if other == 0 { one.abs().max(1) } else { divisor(other, one % other) }
    }

    fn fraction(over: i128, under: i128) -> Fraction {
        let shared = divisor(over, under) * under.signum();
        (over / shared, under / shared)
    }

    fn times(one: Fraction, other: Fraction) -> Fraction {
        fraction(one.0 * other.0, one.1 * other.1)
    }

    fn less(one: Fraction, other: Fraction) -> Fraction {
        fraction(one.0 * other.1 - other.0 * one.1, one.1 * other.1)
    }

    /// Rows of equal length, in reduced echelon form: the last number of each is what it comes to.
    fn echelon(mut rows: Vec<Vec<Fraction>>) -> Vec<Vec<Fraction>> {
        let columns = rows.first().map_or(0, |row| row.len() - 1);
        let mut done = 0;
        for column in 0..columns {
            let Some(at) = (done..rows.len()).find(|at| rows[*at][column].0 != 0) else { continue };
            rows.swap(done, at);
            let (over, under) = rows[done][column];
            rows[done] = rows[done].iter().map(|number| times(*number, fraction(under, over))).collect();
            let first = rows[done].clone();
            for (other, row) in rows.iter_mut().enumerate() {
                let many = row[column];
                if other != done && many.0 != 0 {
                    *row = row.iter().zip(&first).map(|(own, first)| less(*own, times(many, *first))).collect();
                }
            }
            done += 1;
        }
        rows.truncate(done);
        rows
    }

    /// What the attacker takes out of the figures of one word: each set of people about whom a figure comes out, with how many of them named it.
    fn taken(figures: &[(Vec<usize>, usize)]) -> Vec<(usize, i128)> {
        // who are in the same figures can't be told apart: one column for all of them
        let people = figures.iter().flat_map(|(people, _)| people.iter().copied()).max().map_or(0, |most| most + 1);
        let mut of_people = vec![vec![false; figures.len()]; people];
        for (at, (about, _)) in figures.iter().enumerate() {
            about.iter().for_each(|person| of_people[*person][at] = true);
        }
        let mut columns: BTreeMap<Vec<bool>, usize> = BTreeMap::new();
        for of in of_people.into_iter().filter(|of| of.contains(&true)) {
            *columns.entry(of).or_default() += 1;
        }
        let row = |(at, (_, named)): (usize, &(Vec<usize>, usize))| -> Vec<Fraction> {
            let about = columns.keys().map(|of| (i128::from(of[at]), 1));
            about.chain([(*named as i128, 1)]).collect()
        };
        let raw: Vec<Vec<Fraction>> = figures.iter().enumerate().map(row).collect();
        let solved = echelon(raw.clone());
        let sizes: Vec<usize> = columns.values().copied().collect();
        let mut found = Vec::new();
        let mut look = |row: &[Fraction]| {
            let (about, named) = (&row[..sizes.len()], row[sizes.len()]);
            if about.iter().any(|number| number.0 != 0) && about.iter().all(|number| number.1 == 1 && (number.0 == 0 || number.0 == 1)) {
                let talked = about.iter().zip(&sizes).filter(|(number, _)| number.0 == 1).map(|(_, size)| size).sum();
                assert_eq!(named.1, 1);
                found.push((talked, named.0));
            }
        };
        // all that can be solved for, and sums and differences of two, three and four figures and solutions
        let all: Vec<&Vec<Fraction>> = raw.iter().chain(&solved).collect();
        let add = |one: &[Fraction], other: &[Fraction], sign: i128| -> Vec<Fraction> {
            one.iter().zip(other).map(|(one, other)| less(*one, times((-sign, 1), *other))).collect()
        };
        for (at, one) in all.iter().enumerate() {
            look(one);
            for (next, two) in all.iter().enumerate().skip(at + 1) {
                for sign in [1, -1] {
                    let pair = add(one, two, sign);
                    look(&pair);
                    look(&add(&vec![(0, 1); pair.len()], &pair, -1));
                    if all.len() <= 12 {
                        for three in all.iter().skip(next + 1) {
                            look(&add(&pair, three, 1));
                            look(&add(&pair, three, -1));
                        }
                    }
                }
            }
        }
        // where solutions have people in common, every set of columns is tried
        let is_apart = (0..sizes.len()).all(|column| solved.iter().filter(|row| row[column].0 != 0).count() <= 1);
        if !is_apart && sizes.len() <= 12 {
            for set in 1_u32..1 << sizes.len() {
                let mut rest: Vec<Fraction> = (0..sizes.len()).map(|column| (i128::from(set >> column & 1), 1)).chain([(0, 1)]).collect();
                for row in &solved {
                    let first = row.iter().position(|number| number.0 != 0).unwrap();
                    let many = rest[first];
                    rest = rest.iter().zip(row).map(|(own, row)| less(*own, times(many, *row))).collect();
                }
                if rest[..sizes.len()].iter().all(|number| number.0 == 0) {
                    let talked = (0..sizes.len()).filter(|column| set >> column & 1 == 1).map(|column| sizes[column]).sum();
                    found.push((talked, -rest[sizes.len()].0 / rest[sizes.len()].1));
                }
            }
        }
        found
    }

    /// What a page gives away of fewer than `least` people: that they named a word, or that they did not.
    fn given_away(page: &Page) -> Vec<(String, usize, i128)> {
        let least = page.issued.least as i128;
        let mut away = Vec::new();
        for (at, word) in page.issued.words.iter().enumerate() {
            let about = |row: &Row| -> Vec<usize> {
                let people = page.talked.iter().enumerate();
                people.filter(|(_, (_, team))| is_about(&row.part, team.as_deref())).map(|(person, _)| person).collect()
            };
            let figures: Vec<(Vec<usize>, usize)> =
                page.issued.rows.iter().filter_map(|row| row.people[at].map(|named| (about(row), named))).collect();
            for (talked, named) in taken(&figures) {
                if named < least || talked as i128 - named < least {
                    away.push((word.key.clone(), talked, named));
                }
            }
        }
        away
    }

    /// The page as it would be by a rule that looks at each figure alone.
    fn naive(issued: &Issued, records: &Records, talked: &[(Slug, Option<String>)]) -> Issued {
        let mut said: HashMap<&Slug, BTreeSet<&str>> = HashMap::new();
        for talk in records.conversations.iter().filter(|talk| talk.counts() && issued.half.covers(talk.date)) {
            let own = |word: &str| WORDS.iter().find(|known| **known == word).copied().unwrap_or(OTHER);
            let said = said.entry(&talk.employee).or_default();
            said.extend(talk.obstacles.iter().map(|word| own(word)));
            said.extend(talk.sealed.as_ref().map(|_| OTHER));
        }
        let named = |slug: &Slug, word: &str| said.get(slug).is_some_and(|said| said.contains(word));
        let count =
            |part: &Part, word: &str| talked.iter().filter(|(slug, team)| is_about(part, team.as_deref()) && named(slug, word)).count();
        let row = |row: &Row| {
            let people = issued.words.iter().map(|word| Some(count(&row.part, &word.key)).filter(|count| *count >= issued.least));
            Row { part: row.part.clone(), people: people.collect() }
        };
        Issued { rows: issued.rows.iter().map(row).collect(), ..issued.clone() }
    }

    #[derive(Default)]
    struct Tally {
        /// Figures about twice the least number of people or more, and how many of them are shown.
        large: [usize; 2],
        /// The same of those that at least the least number of people did not name: the others are never shown.
        balanced: [usize; 2],
        /// The same of these in large organisations.
        in_large: [usize; 2],
        naive_fails: usize,
        pages: usize,
    }

    /// Every page that can be had of an organisation, attacked.
    fn attacked(seed: u64, tally: &mut Tally) {
        let mut random = Rng::with_seed(seed);
        let settings = settings(&mut random);
        let mut organisation = Organisation::new(&mut random);
        let is_large = organisation.records.employees.len() >= LARGE;
        let mut pages: Vec<(Page, Records)> = Vec::new();
        for at in 0..HALVES.len() {
            let records = organisation.records();
            let talked = known(&records, half(at));
            pages.push((Page { issued: issue(organisation.records(), &settings, half(at), 0), talked }, records));
            for _ in 0..organisation.random.usize(..12) {
                organisation.change();
            }
        }
        for (page, records) in &pages {
            tally.pages += 1;
            assert_eq!(given_away(page), [], "organisation {seed}, {:?}", page.issued.half);
            // a cut of it holds nothing that the whole does not
            for row in page.issued.rows.iter().filter_map(|row| row.part.team()) {
                let cut = page.issued.within(&row.into()).unwrap();
                assert!(cut.rows.iter().all(|row| page.issued.rows.contains(row)));
            }
            let by_each = naive(&page.issued, records, &page.talked);
            tally.naive_fails += usize::from(!given_away(&Page { issued: by_each.clone(), talked: page.talked.clone() }).is_empty());
            for (row, whole) in page.issued.rows.iter().zip(&by_each.rows) {
                let talked = page.talked.iter().filter(|(_, team)| is_about(&row.part, team.as_deref())).count();
                for (shown, whole) in row.people.iter().zip(&whole.people) {
                    // what is shown is what plain loops count
                    assert!(shown.is_none() || shown == whole, "organisation {seed}, {row:?}: {whole:?}");
                    if let Some(named) = whole.filter(|named| *named >= 2 * page.issued.least) {
                        let is_shown = usize::from(shown.is_some());
                        let add = |tally: &mut [usize; 2]| *tally = [tally[0] + 1, tally[1] + is_shown];
                        add(&mut tally.large);
                        if talked - named >= page.issued.least {
                            add(&mut tally.balanced);
                            if is_large {
                                add(&mut tally.in_large);
                            }
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn no_page_gives_away_a_figure_about_fewer_than_the_least_and_most_of_the_large_ones_are_shown() {
        let mut tally = Tally::default();
        (0..organisations()).for_each(|seed| attacked(seed, &mut tally));
        let Tally { large: [all, shown], in_large: [large, of_large], balanced: [balanced, of_them], naive_fails, pages } = tally;
        eprintln!(
            "{pages} pages; shown of figures about twice the least: {shown}/{all}; of those that enough did not name: {of_them}/{balanced}, in large \
         organisations {of_large}/{large}; looked at one by one, figures fall in {naive_fails}"
        );
        assert!(large > 100 && 4 * of_large >= 3 * large, "{of_large} of {large}");
        // of every figure that may be shown by itself; what too few did not name is never shown
        assert!(4 * of_them >= 3 * balanced && 20 * shown >= 13 * all, "{of_them} of {balanced}, {shown} of {all}");
        // the attack is a real one: figures that are looked at one by one fall to it
        assert!(2 * naive_fails > pages, "{naive_fails} of {pages}");
    }

    /// How many in a hundred name each word in an organisation as there are: a few are named by many, most by few.
    const RATES: [u32; 9] = [60, 45, 33, 25, 18, 13, 9, 7, 5];

    /// A year of talks in an organisation as there are: teams of 4 to 15 people, in departments, some of them in departments within these.
    fn realistic(random: &mut Rng) -> (Records, Settings) {
        let mut teams: Vec<String> = Vec::new();
        for department in 0..random.usize(2..6) {
            for team in 0..random.usize(2..6) {
                let within = if random.u8(..4) == 0 { random.usize(2..4) } else { 0 };
                let name = format!("D{department}/T{team}");
                teams.extend((0..within).map(|part| format!("{name}/P{part}")));
                teams.extend((within == 0).then_some(name));
            }
            // the office of the department
            teams.extend((random.u8(..3) == 0).then(|| format!("D{department}")));
        }
        let terms = RATES.map(|rate| Term { key: format!("word-{rate}"), ..Term::default() }).to_vec();
        let settings = Settings { vocabulary: Vocabulary::new(terms), anonymity: 5, ..Settings::default() };
        let mut records = Records::default();
        for team in teams {
            // what stands in the way differs by team
            let rates = RATES.map(|rate| (rate * random.u32(50..150) / 100).clamp(5, 60));
            for person in 0..random.usize(4..=15) {
                let slug: Slug = format!("{}-{person}", team.to_lowercase().replace('/', "-")).as_str().into();
                records.employees.push(Employee { team: Some(Team::from(team.clone())), ..Employee::unknown(slug.clone()) });
                if random.u8(..10) == 0 {
                    continue;
                }
                let named = RATES.iter().zip(rates).filter(|(_, rate)| random.u32(..100) < *rate);
                let obstacles: Vec<String> = named.map(|(word, _)| format!("word-{word}")).collect();
                records.conversations.push(Conversation { obstacles, ..conversation(&slug, "c1aaaaaa", "2026-03-01", Status::Closed) });
            }
        }
        (records, settings)
    }

    /// Counted are the figures of teams, departments and the whole that at least twice the least number of people named: how many of them
    /// the page shows. Where fewer than the least number of those who were talked with did not name it, none may be shown.
    #[test]
    fn at_least_three_quarters_of_the_large_figures_of_an_organisation_as_there_are_are_shown() {
        let (mut large, mut possible, mut shown) = (0, 0, 0);
        for seed in 0..organisations().min(1000) {
            let (records, settings) = realistic(&mut Rng::with_seed(seed));
            let talked = known(&records, half(0));
            let copy = Records { employees: records.employees.clone(), conversations: records.conversations.clone(), ..Records::default() };
            let issued = issue(copy, &settings, half(0), 0);
            let page = Page { issued, talked };
            assert_eq!(given_away(&page), [], "organisation {seed}");
            let said: HashMap<&Slug, &Vec<String>> = records.conversations.iter().map(|talk| (&talk.employee, &talk.obstacles)).collect();
            for row in &page.issued.rows {
                let here: Vec<&Slug> =
                    page.talked.iter().filter(|(_, team)| is_about(&row.part, team.as_deref())).map(|(slug, _)| slug).collect();
                for (word, figure) in page.issued.words.iter().zip(&row.people) {
                    let named = here.iter().filter(|slug| said[**slug].contains(&word.key)).count();
                    assert!(figure.is_none_or(|figure| figure == named), "organisation {seed}");
                    if named >= 2 * page.issued.least {
                        large += 1;
                        possible += usize::from(here.len() - named >= page.issued.least);
                        shown += usize::from(figure.is_some());
                    }
                }
            }
        }
        eprintln!("shown of figures about twice the least: {shown}/{large}; that enough did not name: {possible}");
        assert!(large > 1000 && 4 * shown >= 3 * large, "{shown} of {large}, {possible} possible");
    }

    #[test]
    fn the_attacker_finds_what_is_left_between_figures() {
        let figures = |all: &[(&[usize], usize)]| all.iter().map(|(people, named)| (people.to_vec(), *named)).collect::<Vec<_>>();
        let whole = [0, 1, 2, 3, 4, 5];
        assert!(taken(&figures(&[(&whole, 5), (&[0, 1, 2, 3], 4)])).contains(&(2, 1)));
        // half of the sum of three pairs, less one of them
        let pairs = taken(&figures(&[(&[0, 1], 1), (&[1, 2], 2), (&[0, 2], 1)]));
        assert!(pairs.contains(&(1, 0)) && pairs.contains(&(1, 1)), "{pairs:?}");
        assert!(!taken(&figures(&[(&whole, 5)])).iter().any(|(talked, _)| *talked < 6));
    }
}
