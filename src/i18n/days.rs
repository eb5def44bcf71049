//! Messages about days that can't be read or are not possible.

use super::{Language, Saying, sayings, sentences, words};
use crate::domain::date::{NotADay, Toward, civil, days_in};

sayings! {
    made_later(id: &str, day: &str) { nl: "{id} is van {day}, en die dag moet nog komen", en: "{id} is of {day}, and that day is still to come" }
    made_later_hint(id: &str) { nl: "klopt `--today`? Zo ja, kijk met `stay show {id}` of de dag klopt", en: "is `--today` right? If so, see with `stay show {id}` whether the day is" }
    left_before_started_hint(slug: &str) { nl: "neem een latere dag, of verander `started` met `stay employee edit {slug}`", en: "take a later day, or change `started` with `stay employee edit {slug}`" }
}

sentences! {
    left_before_started(left: &str, started: &str) { nl: "{left} ligt voor de eerste dag, {started}", en: "{left} lies before the first day, {started}" }
}

/// Why a text is no day; `name` is what it was typed for.
pub(crate) fn not_a_day(name: &str, typed: &str, wrong: NotADay) -> Saying {
    let (name, typed) = (name.to_owned(), typed.to_owned());
    Saying::new(move |lang| {
        let why = why(lang, &wrong);
        match (lang, &wrong) {
            (Language::Nl, NotADay::Either(..)) => format!("`{typed}` bij {name} kan {why} zijn"),
            (Language::En, NotADay::Either(..)) => format!("`{typed}` for {name} could be {why}"),
            (Language::Nl, NotADay::Unreadable) => format!("`{typed}` bij {name} is geen datum"),
            (Language::En, NotADay::Unreadable) => format!("`{typed}` for {name} is no date"),
            (Language::Nl, _) => format!("`{typed}` bij {name} kan niet: {why}"),
            (Language::En, _) => format!("`{typed}` for {name} can't be: {why}"),
        }
    })
}

/// Behind a message that something is no day: why, or what to write; nothing where it can't be read at all.
pub(crate) fn remedy(lang: Language, wrong: NotADay, toward: Toward) -> Option<String> {
    match wrong {
        NotADay::Unreadable => None,
        NotADay::NotInMonth { .. } | NotADay::OtherWeekday(_) => Some(why(lang, &wrong)),
        NotADay::NoMonth { .. } | NotADay::Either(..) => Some(not_a_day_hint(wrong, toward).text(lang)),
    }
}

/// Why a text is no day, or which days it could be.
pub(crate) fn why(lang: Language, wrong: &NotADay) -> String {
    let nl = lang == Language::Nl;
    match *wrong {
        NotADay::Unreadable => String::new(),
        NotADay::NoMonth { month, .. } if nl => format!("er is geen maand {month}"),
        NotADay::NoMonth { month, .. } => format!("there is no month {month}"),
        NotADay::NotInMonth { month, year } => {
            let days = match (year.map(|year| days_in(year, month)), nl) {
                (Some(days), _) => days.to_string(),
                (None, true) if month == 2 => "28 of 29".to_owned(),
                (None, false) if month == 2 => "28 or 29".to_owned(),
                (None, _) => days_in(2024, month).to_string(),
            };
            // only of February does the year matter
            let year = year.filter(|_| month == 2).map(|year| format!(" {year}")).unwrap_or_default();
            let month = words::month(lang, month);
            if nl { format!("{month}{year} heeft {days} dagen") } else { format!("{month}{year} has {days} days") }
        }
        NotADay::OtherWeekday(day) if nl => format!("{} is een {}", words::day(lang, day), words::weekday_name(lang, day)),
        NotADay::OtherWeekday(day) => format!("{} is a {}", words::day(lang, day), words::weekday_name(lang, day)),
        NotADay::Either(one, other) => {
            let or = if nl { "of" } else { "or" };
            format!("{} {or} {}", words::day(lang, one), words::day(lang, other))
        }
    }
}

/// What may be typed instead.
pub(crate) fn not_a_day_hint(wrong: NotADay, toward: Toward) -> Saying {
    Saying::new(move |lang| {
        let nl = lang == Language::Nl;
        match wrong {
            NotADay::Either(one, other) if nl => format!("schrijf {} of {}", civil(one), civil(other)),
            NotADay::Either(one, other) => format!("write {} or {}", civil(one), civil(other)),
            NotADay::OtherWeekday(day) if nl => format!("schrijf {}, of kijk welke dag je bedoelt", civil(day)),
            NotADay::OtherWeekday(day) => format!("write {}, or see which day you mean", civil(day)),
            NotADay::NoMonth { day, month, year } if (1..=12).contains(&day) => {
                let year = year.map(|year| format!("-{year}")).unwrap_or_default();
                if nl {
                    format!("de dag gaat voor de maand: {month}-{day}{year}")
                } else {
                    format!("the day goes before the month: {month}-{day}{year}")
                }
            }
            _ => examples(nl, toward).to_owned(),
        }
    })
}

fn examples(nl: bool, toward: Toward) -> &'static str {
    match (toward, nl) {
        (Toward::Ahead, true) => "schrijf 1 dec, 2026-12-01, morgen, +2w, vrijdag, `volgende vrijdag`, `over 2 weken` of `eind januari`",
        (Toward::Ahead, false) => "write 1 dec, 2026-12-01, tomorrow, +2w, friday, `next friday`, `in 2 weeks` or `end of january`",
        (Toward::Since | Toward::Until, true) => "schrijf 1 dec, 2026-12-01, 2026-07, 2026-Q3, -3m, `vorige maand` of `3 maanden geleden`",
        (Toward::Since | Toward::Until, false) => "write 1 dec, 2026-12-01, 2026-07, 2026-Q3, -3m, `last month` or `3 months ago`",
        (Toward::Nearest | Toward::Back, true) => "schrijf 1 dec, 2026-12-01, vandaag, gisteren, `afgelopen vrijdag` of `2 weken geleden`",
        (Toward::Nearest | Toward::Back, false) => "write 1 dec, 2026-12-01, today, yesterday, `last friday` or `2 weeks ago`",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::parse_typed;
    use crate::i18n::messages;
    use chrono::{Days, NaiveDate};

    const ALL: [Toward; 5] = [Toward::Ahead, Toward::Nearest, Toward::Back, Toward::Since, Toward::Until];

    fn day(text: &str) -> NaiveDate {
        crate::domain::date::parse_civil(text).unwrap()
    }

    #[test]
    fn every_form_that_is_printed_can_be_typed_back() {
        let mut random = fastrand::Rng::with_seed(11);
        for _ in 0..4000 {
            let today = day("2020-01-01") + Days::new(random.u64(..4000));
            let away = random.i64(-900..900);
            let date = today + chrono::TimeDelta::days(away);
            for lang in [Language::Nl, Language::En] {
                let mut printed = vec![
                    civil(date),
                    words::day(lang, date),
                    words::long_day(lang, date),
                    messages::last_time(lang, Some(date.min(today)), today),
                ];
                printed.push(if away < 0 { messages::late_in_short(lang, -away) } else { messages::due_in_short(lang, away) });
                printed.push(messages::when(lang, away));
                for (text, toward) in printed.iter().flat_map(|text| ALL.map(|toward| (text, toward))) {
                    let meant = if text.starts_with("vorige") || text.starts_with("last") { date.min(today) } else { date };
                    assert_eq!(parse_typed(text, today, toward), Ok(meant), "{text} on {today}, {toward:?}");
                }
                // without a year they are near
                let without_year = [
                    words::near_day(lang, date, today),
                    words::weekday(lang, date, today),
                    messages::late(lang, &words::near_day(lang, date, today)),
                ];
                for (text, toward) in without_year.iter().flat_map(|text| ALL.map(|toward| (text, toward))) {
                    if away.abs() < 182 && (away >= 0 || toward != Toward::Ahead) {
                        assert_eq!(parse_typed(text, today, toward), Ok(date), "{text} on {today}, {toward:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn why_a_day_can_not_be() {
        let told = |typed: &str, lang| {
            let wrong = parse_typed(typed, day("2026-11-18"), Toward::Ahead).unwrap_err();
            (not_a_day("--due", typed, wrong.clone()).text(lang), not_a_day_hint(wrong, Toward::Ahead).text(lang))
        };
        for (typed, nl, en) in [
            ("31 juni", "juni heeft 30 dagen", "June has 30 days"),
            ("31-6-2027", "juni heeft 30 dagen", "June has 30 days"),
            ("30 feb", "februari heeft 28 of 29 dagen", "February has 28 or 29 days"),
            ("2027-02-29", "februari 2027 heeft 28 dagen", "February 2027 has 28 days"),
            ("30-2-2028", "februari 2028 heeft 29 dagen", "February 2028 has 29 days"),
            ("32 dec", "december heeft 31 dagen", "December has 31 days"),
            ("12/25/2026", "er is geen maand 25", "there is no month 25"),
            ("ma 1 dec", "1 dec 2026 is een dinsdag", "1 Dec 2026 is a Tuesday"),
            ("juli", "1 jul 2027 of 31 jul 2027", "1 Jul 2027 or 31 Jul 2027"),
        ] {
            for (lang, meant) in [(Language::Nl, nl), (Language::En, en)] {
                let (why, hint) = told(typed, lang);
                assert!(why.contains(typed) && why.contains(meant) && !hint.is_empty(), "{why} ({hint})");
            }
        }
        assert_eq!(told("12/25/2026", Language::Nl).1, "de dag gaat voor de maand: 25-12-2026");
        assert_eq!(told("juli", Language::En).1, "write 2027-07-01 or 2027-07-31");
    }

    #[test]
    fn every_example_of_a_hint_can_be_typed() {
        for toward in ALL {
            for (nl, text) in [true, false].map(|nl| (nl, examples(nl, toward))) {
                let list = text.split_once(' ').unwrap().1.replace(if nl { " of `" } else { " or `" }, ", `");
                for example in list.split(", ") {
                    let example = example.trim_matches('`');
                    let found = parse_typed(example, day("2026-11-18"), toward);
                    assert!(found.is_ok(), "{example} of {text}: {found:?}");
                }
            }
        }
    }
}
