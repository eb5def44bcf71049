//! What people ask for, as JSON has it.

use super::report::PeriodV1;
use super::{Day, Money};
use crate::domain::money::Currency;
use crate::domain::period::Period;
use crate::domain::records::People;
use crate::domain::wish::{Asked, Line, Sum, Wishes};
use serde::Serialize;

/// All that is asked for in a period.
#[derive(Serialize)]
pub(crate) struct WishesV1<'r> {
    period: PeriodV1,
    team: Option<&'r str>,
    wishes: Vec<AskedV1<'r>>,
    #[serde(flatten)]
    sums: WishSumsV1<'r>,
}

/// What wishes come to, and who is to be planned for.
#[derive(Serialize)]
pub(crate) struct WishSumsV1<'r> {
    currency: &'r str,
    total: SumV1,
    by_signal: Vec<SignalSumV1<'r>>,
    by_team: Vec<TeamSumV1<'r>>,
    budget: Vec<LineV1<'r>>,
    mobility: Vec<AskedV1<'r>>,
    staffing: Vec<AskedV1<'r>>,
}

#[derive(Serialize)]
struct SumV1 {
    wishes: usize,
    people: usize,
    cost: Money,
    without_cost: usize,
}

#[derive(Serialize)]
struct SignalSumV1<'r> {
    signal: Option<&'r str>,
    #[serde(flatten)]
    sum: SumV1,
}

#[derive(Serialize)]
struct TeamSumV1<'r> {
    team: Option<&'r str>,
    #[serde(flatten)]
    sum: SumV1,
}

#[derive(Serialize)]
struct LineV1<'r> {
    team: Option<&'r str>,
    signal: Option<&'r str>,
    #[serde(flatten)]
    sum: SumV1,
}

/// One wish of a person.
#[derive(Serialize)]
struct AskedV1<'r> {
    employee: Option<&'r str>,
    name: Option<&'r str>,
    team: Option<&'r str>,
    role: Option<&'r str>,
    signal: Option<&'r str>,
    what: Option<&'r str>,
    cost: Option<Money>,
    by: Option<Day>,
    first: Day,
    last: Day,
    mentions: usize,
    conversation: Option<&'r str>,
}

impl From<&Sum> for SumV1 {
    fn from(sum: &Sum) -> Self {
        SumV1 { wishes: sum.wishes, people: sum.people, cost: Money(sum.cost), without_cost: sum.without_cost }
    }
}

impl<'r> AskedV1<'r> {
    /// A wish; without `names` nothing says whose it is.
    fn of(asked: &'r Asked, people: &People<'r>, names: bool) -> Self {
        let person = people.get(asked.employee).filter(|_| names);
        AskedV1 {
            employee: names.then_some(&**asked.employee),
            name: names.then(|| people.name(asked.employee)),
            team: asked.team.as_deref(),
            role: person.and_then(|person| person.role.as_deref()),
            signal: asked.signal,
            what: asked.what,
            cost: asked.cost.map(Money),
            by: asked.by.map(Day),
            first: Day(asked.first),
            last: Day(asked.last),
            mentions: asked.mentions,
            conversation: names.then(|| asked.conversation.as_str()),
        }
    }
}

impl<'r> WishesV1<'r> {
    pub(crate) fn of(wishes: &'r Wishes, people: &People<'r>, currency: &'r Currency, team: Option<&'r str>, period: Period) -> Self {
        WishesV1 {
            period: PeriodV1::of(period),
            team,
            wishes: wishes.asked.iter().map(|asked| AskedV1::of(asked, people, true)).collect(),
            sums: WishSumsV1::of(wishes, people, currency, true),
        }
    }
}

impl<'r> WishSumsV1<'r> {
    /// What they come to; without `names` nothing says whose a wish is.
    pub(crate) fn of(wishes: &'r Wishes, people: &People<'r>, currency: &'r Currency, names: bool) -> Self {
        let list = |asked: &'r [Asked]| asked.iter().map(|one| AskedV1::of(one, people, names)).collect();
        let line = |line: &'r Line| LineV1 { team: line.team.as_deref(), signal: line.signal, sum: (&line.sum).into() };
        WishSumsV1 {
            currency: currency.code(),
            total: (&wishes.total).into(),
            by_signal: wishes.by_signal.iter().map(|(signal, sum)| SignalSumV1 { signal: *signal, sum: sum.into() }).collect(),
            by_team: wishes.by_team.iter().map(|(team, sum)| TeamSumV1 { team: team.as_deref(), sum: sum.into() }).collect(),
            budget: wishes.budget.iter().map(line).collect(),
            mobility: list(&wishes.mobility),
            staffing: list(&wishes.staffing),
        }
    }
}
