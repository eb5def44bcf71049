use super::delivery::{self, refuse_in_workspace};
use super::run::Run;
use super::{find, given, named, prepare};
use crate::context::Context;
use crate::domain::agenda::{self, Row};
use crate::domain::employee::Slug;
use crate::domain::interval::Interval;
use crate::domain::name::has_words;
use crate::domain::owner::Party;
use crate::domain::records::Records;
use crate::domain::remind::{self, Address, Digest, Heard, Recipient, Sources, Turn, What, Who};
use crate::domain::text::{folded, nearest};
use crate::error::{Code, Error, Exit};
use crate::i18n::{calendar as calendar_said, errors, messages, remind as says, words};
use crate::render::calendar::Shown;
use crate::render::json::{Day, ReminderV1, envelope};
use crate::render::mail::{Attachment, Mail, Mailbox, mbox};
use crate::render::printable::printable;
use crate::render::{self, ViewContext, remind as view_of, style};
use crate::store::mailer::{Mailer, NoMailer, Unsent};
use crate::store::reminded::{self, Reminded};
use crate::store::revisions::Revisions;
use crate::store::{Need, Store, file, git, index};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// How far a calendar looks ahead, as that of the agenda does.
const IN_CALENDARS: Interval = Interval::months(12);

/// How many who have no address are named.
const FEW: usize = 4;

/// The variable that names the program that sends mail.
const PROGRAM: &str = "STAY_MAIL";

/// The forms of what is to be heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    Text,
    /// A mail.
    Eml,
    /// A calendar.
    Ics,
    /// All mails in one file.
    Mbox,
    Json,
}

/// Who should hear what: one digest a person.
#[derive(Args)]
pub(super) struct RemindArgs {
    #[arg(long = "for", value_name = "NAME", conflicts_with_all = ["mine", "all"], add = super::completions::employees())]
    whom: Option<String>,
    #[arg(long, conflicts_with = "all")]
    mine: bool,
    #[arg(long)]
    all: bool,
    #[arg(long, value_name = "INTERVAL")]
    within: Option<String>,
    #[arg(long, value_name = "FORMAT", value_parser = forms(), hide_possible_values = true)]
    format: Option<Form>,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[arg(long)]
    with_form: bool,
    #[arg(long, conflicts_with_all = ["format", "output"])]
    send: bool,
}

#[derive(Serialize)]
struct RemindAnswer<'r> {
    until: Day,
    reminders: Vec<ReminderV1<'r>>,
}

/// One recipient, with what they should hear and how that stands.
struct Case<'r> {
    to: &'r Recipient,
    digest: Digest<'r>,
    state: State,
    /// The own talk to come that a form can go with.
    talk: Option<Row>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Ready,
    Nothing,
    Quiet,
    NoAddress,
    Wrong,
}

impl Run for RemindArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let form = self.form(cx)?;
        if self.send && self.whom.is_none() && !self.mine && !self.all {
            return Err(Error::usage(says::send_needs_whom()).hint(says::send_needs_whom_hint()));
        }
        let within = self.within.as_ref().map(|typed| find::within(cx, typed)).transpose()?;
        let until = within.unwrap_or_else(|| agenda::soon(cx.today));
        // nothing that is sealed is opened, whoever could
        let records = store.read(&Need::REPORT)?;
        let all = remind::recipients(&records, &store.settings, cx.today);
        let asked = self.asked(cx, &store, &records, &all)?;
        let ids = index::short_ids_if_few(&store);
        let view = cx.view(&store, &records, ids.clone());
        let mail_view = ViewContext { width: view_of::WIDTH, ..cx.view(&store, &records, ids) };
        if form == Form::Ics {
            let until = within.unwrap_or_else(|| IN_CALENDARS.after(cx.today).unwrap_or(cx.today));
            return self.calendar(cx, &store, &records, &view, &asked, until);
        }
        let reminded = Reminded::read(&store);
        let sources = Sources::of(&records, &store.settings, cx.today, until);
        let cases: Vec<Case> = asked.iter().map(|to| case(cx, &sources, to, &reminded)).collect();
        let run =
            Digests { cx, store: &store, records: &records, view, mail_view, until, with_form: self.with_form, is_one: self.is_one() };
        if self.send {
            let exit = run.send(&cases)?;
            run.tell_beside(&cases, &all);
            return Ok(exit.or(cx.name_problems(&records.problems)));
        }
        match form {
            Form::Json => {
                let reminders = cases.iter().map(|case| run.json(case, &reminded)).collect();
                let text = envelope(cx.lang, cx.today, RemindAnswer { until: Day(until), reminders }, &records.problems);
                delivery::deliver(cx, &text, delivery::Format::Json, self.output.as_deref(), &[])?;
            }
            Form::Eml | Form::Mbox => run.mails(&cases, form, self.output.as_deref())?,
            Form::Text | Form::Ics => run.show(&cases, &reminded, self.output.as_deref())?,
        }
        run.tell_beside(&cases, &all);
        Ok(cx.name_problems(&records.problems))
    }
}

impl RemindArgs {
    /// The form that was asked for, in words or by how the file is called.
    fn form(&self, cx: &Context) -> Result<Form, Error> {
        let by_name = || {
            let extension = self.output.as_deref()?.extension()?.to_string_lossy().to_lowercase();
            let known = [("eml", Form::Eml), ("ics", Form::Ics), ("mbox", Form::Mbox), ("txt", Form::Text), ("json", Form::Json)];
            known.into_iter().find(|(ending, _)| *ending == extension).map(|(_, form)| form)
        };
        let form = match (cx.flags.json, self.format) {
            (true, Some(other)) if other != Form::Json => return Err(given::apart(cx, "--json", "--format")),
            (true, _) => Form::Json,
            (false, asked) => asked.or_else(by_name).unwrap_or(Form::Text),
        };
        match form {
            Form::Ics if self.with_form => Err(given::apart(cx, "--with-form", "--format ics")),
            form => Ok(form),
        }
    }

    fn is_one(&self) -> bool {
        self.whom.is_some() || self.mine
    }

    /// Whom it is asked of.
    fn asked<'r>(&self, cx: &Context, store: &Store, records: &Records, all: &'r [Recipient]) -> Result<Vec<&'r Recipient>, Error> {
        let typed = match (&self.whom, self.mine) {
            (Some(typed), _) => typed.clone(),
            (None, true) => named::own_name(cx, store, &records.employees)?.to_string(),
            (None, false) => return Ok(all.iter().collect()),
        };
        recipient(cx, store, records, all, &typed).map(|one| vec![one])
    }

    fn calendar(
        &self,
        cx: &Context,
        store: &Store,
        records: &Records,
        view: &ViewContext,
        asked: &[&Recipient],
        until: chrono::NaiveDate,
    ) -> Result<Exit, Error> {
        let [to] = asked else { return Err(Error::usage(says::one_calendar()).hint(says::one_calendar_hint())) };
        let entries = remind::entries(records, &store.settings, to, cx.today, until);
        let revisions = Revisions::read(store, &records.employees).unwrap_or_else(|fault| {
            cx.warn(calendar_said::no_history(cx.lang, &Error::from(fault).told(cx.lang).joined(" · ")));
            Revisions::default()
        });
        let text = render::calendar::calendar(view, &entries, Shown::default(), |entry| revisions.revision(&entry.rests_on));
        delivery::deliver(cx, &text, delivery::Format::Ics, self.output.as_deref(), &[])?;
        Ok(cx.name_problems(&records.problems))
    }
}

fn forms() -> impl TypedValueParser<Value = Form> {
    PossibleValuesParser::new(["text", "eml", "ics", "mbox", "json"]).try_map(|word| Form::from_str(&word, false))
}

/// The one recipient that a text names: by folder, by name or part of one, or HR.
fn recipient<'r>(cx: &Context, store: &Store, records: &Records, all: &'r [Recipient], typed: &str) -> Result<&'r Recipient, Error> {
    let key = folded(typed);
    let of_folder = |slug: &Slug| all.iter().find(|one| one.employee.as_ref() == Some(slug));
    if Party::read(typed) == Some(Party::Hr)
        && let Some(hr) = all.iter().find(|one| one.name == Who::Hr)
    {
        return Ok(hr);
    }
    if let Some(one) = all.iter().find(|one| one.employee.as_deref() == Some(typed.trim())) {
        return Ok(one);
    }
    let named = |one: &&Recipient, is: &dyn Fn(&str) -> bool| one.named().is_some_and(|name| is(name));
    let whole: Vec<&Recipient> = all.iter().filter(|one| named(one, &|name| folded(name) == key)).collect();
    let found = if whole.is_empty() { all.iter().filter(|one| named(one, &|name| has_words(name, typed))).collect() } else { whole };
    match &found[..] {
        [one] => return Ok(one),
        [] => {}
        several => {
            let called = |one: &&Recipient| one.employee.as_ref().map_or_else(|| view_of::name(cx.lang, one), |slug| slug.to_string());
            let names: Vec<String> = several.iter().map(called).collect();
            return Err(Error::of(Code::Ambiguous, says::several(&printable(typed))).choose_from(names.iter().map(String::as_str)));
        }
    }
    // by an id of theirs, or a slip of the fingers
    if let Some(one) = find::employee(cx, store, typed).ok().and_then(|slug| of_folder(&slug)) {
        return Ok(one);
    }
    let mut left = records.employees.iter().filter(|one| one.has_left(cx.today));
    if let Some(left) = left.find(|one| *one.slug == *typed.trim() || has_words(&one.name, typed)) {
        let day = left.left.map(|day| words::day(cx.lang, day)).unwrap_or_default();
        return Err(Error::of(Code::WrongState, errors::left_already(&printable(&left.name), &day)));
    }
    let refused = Error::of(Code::NotFound, says::nobody(&printable(typed)));
    let words: Vec<&str> = all.iter().filter_map(Recipient::named).flat_map(|name| name.split(' ').chain([&**name])).collect();
    match nearest(typed, words) {
        Some(near) => Err(refused.near(near)),
        None => Err(refused.hint(says::nobody_hint())),
    }
}

fn case<'r>(cx: &Context, sources: &Sources<'r>, to: &'r Recipient, reminded: &Reminded) -> Case<'r> {
    let last = reminded.of(&to.key()).and_then(|heard| heard.before(cx.today));
    let digest = remind::digest(sources, to, last);
    let state = match &to.address {
        _ if to.is_quiet => State::Quiet,
        _ if !digest.is_worth_it => State::Nothing,
        Address::Known(_) => State::Ready,
        Address::None => State::NoAddress,
        Address::Wrong(_) => State::Wrong,
    };
    let talk = digest.items.iter().find_map(|item| if let What::Talk(row, _) = &item.what { Some(row.clone()) } else { None });
    Case { to, digest, state, talk }
}

/// What is done with the digests of one run.
struct Digests<'r> {
    cx: &'r Context,
    store: &'r Store,
    records: &'r Records,
    view: ViewContext<'r>,
    /// The same as wide as a mail.
    mail_view: ViewContext<'r>,
    until: chrono::NaiveDate,
    with_form: bool,
    /// Whether one person was asked for.
    is_one: bool,
}

impl Digests<'_> {
    fn has_form(&self, case: &Case) -> bool {
        self.with_form && case.talk.is_some()
    }

    fn name(&self, case: &Case) -> String {
        view_of::name(self.cx.lang, case.to)
    }

    /// Shows what each would hear.
    fn show(&self, cases: &[Case], reminded: &Reminded, output: Option<&Path>) -> Result<(), Error> {
        let told = cases.iter().filter(|case| !matches!(case.state, State::Nothing | State::Quiet));
        let texts: Vec<String> = told
            .map(|case| {
                let is_sent =
                    reminded.of(&case.to.key()).is_some_and(|heard| heard.told[0].as_ref().is_some_and(|told| told.day == self.cx.today));
                view_of::shown(&self.view, case.to, &case.digest, self.until, self.has_form(case), is_sent)
            })
            .collect();
        if texts.is_empty() && output.is_none() {
            self.say_nothing(cases);
            return Ok(());
        }
        delivery::deliver(self.cx, &texts.join("\n"), delivery::Format::Text, output, &[])
    }

    fn say_nothing(&self, cases: &[Case]) {
        let day = words::near_day(self.cx.lang, self.until, self.cx.today);
        match cases {
            [case] if self.is_one && case.state == State::Nothing => {
                self.cx.out.message(&says::nothing_for(self.cx.lang, &self.name(case), &day));
            }
            [_] if self.is_one => {}
            _ => self.cx.out.message(&says::nothing(self.cx.lang, &day)),
        }
    }

    /// Who gets none though there is something, and what the settings say of nobody.
    fn tell_beside(&self, cases: &[Case], all: &[Recipient]) {
        let cx = self.cx;
        let mut without = Vec::new();
        for case in cases {
            let name = self.name(case);
            match (&case.to.address, case.state) {
                (Address::None, State::NoAddress) => without.push(name),
                (Address::Wrong(found), State::Wrong) => cx.warn(says::wrong_address(&name, &printable(found))),
                (_, State::Quiet) if self.is_one => cx.warn(says::is_quiet(&name)),
                _ => {}
            }
        }
        if let Some(first) = without.first() {
            let hint = says::no_address_hint(first).text(cx.lang);
            cx.warn(says::no_addresses(cx.lang, &without[..without.len().min(FEW)], without.len()) + &format!(" · {hint}"));
        }
        if !self.is_one {
            let gone = remind::gone_managers(self.records, cx.today);
            gone.iter().for_each(|name| cx.warn(says::gone_manager(cx.lang, &printable(name))));
            let unknown = remind::unknown_words(&self.store.settings, all, self.records);
            unknown.iter().for_each(|word| cx.warn(says::unknown_word(cx.lang, &printable(word))));
        }
    }

    /// The mail of one whose address is known.
    fn mail(&self, case: &Case, from: Option<&Mailbox>) -> Option<Mail> {
        let Address::Known(address) = &case.to.address else { return None };
        let cx = self.cx;
        let attached = case.talk.as_ref().filter(|_| self.with_form).and_then(|row| match prepare::form_to_send(cx, self.store, row) {
            Ok(html) => Some(Attachment { name: says::form_name(cx.lang), html }),
            Err(error) => {
                cx.warn(says::no_form(cx.lang, &self.name(case), &error.told(cx.lang).joined(" · ")));
                None
            }
        });
        let view = &self.mail_view;
        Some(Mail {
            from: from.cloned(),
            to: Mailbox { name: self.name(case), address: address.clone() },
            subject: view_of::subject(view, &case.digest, self.until),
            text: view_of::mailed(view, case.to, &case.digest, attached.is_some()),
            attached,
            day: cx.today,
            workspace: self.store.settings.workspace.clone().unwrap_or_default(),
        })
    }

    /// Whoever runs this, as git knows them.
    fn from(&self) -> Option<Mailbox> {
        let (name, email) = git::identity(&self.store.root);
        let address = email.map(|email| email.trim().to_owned()).filter(|email| remind::is_address(email))?;
        Some(Mailbox { name: printable(&name.unwrap_or_default()), address })
    }

    /// Writes mails: one, a file each, or all in one file.
    fn mails(&self, cases: &[Case], form: Form, output: Option<&Path>) -> Result<(), Error> {
        let from = self.from();
        let ready: Vec<&Case> = cases.iter().filter(|case| case.state == State::Ready).collect();
        if form == Form::Eml && output.is_none() && ready.len() > 1 {
            return Err(Error::usage(says::one_mail()).hint(says::one_mail_hint()));
        }
        if let ([case], true) = (cases, self.is_one)
            && matches!(case.state, State::NoAddress | State::Wrong)
        {
            return Err(self.no_address(case));
        }
        if ready.is_empty() {
            self.say_nothing(cases);
            return Ok(());
        }
        let mails: Vec<(&Case, Mail)> = ready.iter().filter_map(|case| Some((*case, self.mail(case, from.as_ref())?))).collect();
        let output = output.filter(|path| *path != Path::new("-"));
        match (form, output) {
            (Form::Eml, Some(folder)) => self.files(&mails, folder),
            (Form::Eml, None) => self.answer(&mails.iter().map(|(_, mail)| mail.bytes()).collect::<Vec<_>>().concat()),
            (_, None) => self.answer(&mbox(&mails.into_iter().map(|(_, mail)| mail).collect::<Vec<_>>())),
            (_, Some(path)) => self.write(path, &mbox(&mails.into_iter().map(|(_, mail)| mail).collect::<Vec<_>>())),
        }
    }

    fn no_address(&self, case: &Case) -> Error {
        let name = self.name(case);
        match &case.to.address {
            Address::Wrong(found) => Error::refused(says::wrong_address(&name, &printable(found))),
            _ => Error::refused(says::no_address(&name)),
        }
        .hint(says::no_address_hint(&name))
    }

    /// A file for each, in a folder; one whose name ends as a mail's does is that file, where there is one.
    fn files(&self, mails: &[(&Case, Mail)], folder: &Path) -> Result<(), Error> {
        let is_file = folder.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("eml"));
        match mails {
            [(_, mail)] if is_file => return self.write(folder, &mail.bytes()),
            _ if is_file => return Err(Error::usage(says::one_mail()).hint(says::one_mail_hint())),
            _ => {}
        }
        refuse_in_workspace(self.store, [folder])?;
        if !self.cx.flags.dry_run {
            file::make_folder(folder)?;
        }
        for (case, mail) in mails {
            let name = case.to.employee.as_ref().map_or_else(|| case.to.key(), |slug| slug.to_string());
            self.write(&folder.join(format!("{name}.eml")), &mail.bytes())?;
        }
        Ok(())
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), Error> {
        refuse_in_workspace(self.store, [path])?;
        if !self.cx.flags.dry_run {
            file::replace_file(path, bytes)?;
        }
        self.cx.done(messages::wrote_file(&printable(&path.display().to_string())));
        Ok(())
    }

    /// Mails are of plain ASCII, whatever is in them.
    fn answer(&self, bytes: &[u8]) -> Result<(), Error> {
        self.cx.answer(&String::from_utf8_lossy(bytes))
    }

    fn json<'r>(&'r self, case: &'r Case<'r>, reminded: &Reminded) -> ReminderV1<'r> {
        let cx = self.cx;
        let is_told = !matches!(case.state, State::Nothing | State::Quiet);
        let subject = is_told.then(|| view_of::subject(&self.view, &case.digest, self.until));
        let mut reminder = ReminderV1::of(cx.lang, case.to, &case.digest, subject, is_told && self.has_form(case), &self.view.people);
        reminder.state = match case.state {
            State::Ready => "ready",
            State::Nothing => "nothing",
            State::Quiet => "quiet",
            State::NoAddress => "no-address",
            State::Wrong => "wrong-address",
        };
        if case.state == State::Ready {
            let turn = self.store.settings.reminders.turn(reminded.of(&case.to.key()), cx.today);
            (reminder.state, reminder.day) = match turn {
                Turn::Now => ("ready", None),
                Turn::Had(day) => ("had", Some(Day(day))),
                Turn::From(day) => ("waits", Some(Day(day))),
            };
        }
        reminder
    }

    /// Hands each mail to the user's program, and remembers it as soon as that took it: a run that is stopped goes on where it was.
    fn send(&self, cases: &[Case]) -> Result<Exit, Error> {
        let (cx, store) = (self.cx, self.store);
        let mailer = Mailer::of(store, std::env::var(PROGRAM).ok()).map_err(no_mailer)?;
        if let ([case], true) = (cases, self.is_one)
            && matches!(case.state, State::NoAddress | State::Wrong)
        {
            return Err(self.no_address(case));
        }
        let _turn = if cx.flags.dry_run { None } else { Some(reminded::turn(store)?) };
        // what another run sent meanwhile is known from here on
        let mut reminded = Reminded::read(store);
        if !cx.flags.dry_run {
            reminded.write(store)?;
        }
        let from = self.from();
        let (mut waiting, mut had, mut failed, mut went, mut answers) = (Vec::new(), Vec::new(), 0, 0, Vec::new());
        for case in cases {
            let key = case.to.key();
            let mut answer = self.json(case, &reminded);
            match (store.settings.reminders.turn(reminded.of(&key), cx.today), case.state) {
                (Turn::Had(day), State::Ready) => had.push((self.name(case), day)),
                (Turn::From(day), State::Ready | State::Nothing) => {
                    if case.state == State::Ready {
                        waiting.push(day);
                    }
                    self.keep(&mut reminded, &key, None)?;
                }
                (Turn::Now, State::Nothing) if store.settings.reminders.weekday.is_some() => self.keep(&mut reminded, &key, None)?,
                (Turn::Now, State::Ready) => {
                    let Some(mail) = self.mail(case, from.as_ref()) else { continue };
                    let sent = if cx.flags.dry_run { Ok(()) } else { mailer.send(&mail.lines()) };
                    match sent {
                        Ok(()) => {
                            went += 1;
                            let name = self.name(case);
                            let line = match cx.flags.dry_run {
                                true => says::would_send(cx.lang, &name, &mail.to.address),
                                false => says::sent(cx.lang, &name, &mail.to.address),
                            };
                            answer.state = if cx.flags.dry_run { "ready" } else { "sent" };
                            let kept = self.keep(&mut reminded, &key, Some(case.digest.marks.clone()));
                            cx.done(line);
                            if let Err(error) = kept {
                                self.complain(&says::not_kept(&name).text(cx.lang));
                                return Err(error);
                            }
                        }
                        Err(why) => {
                            failed += 1;
                            let why = unsent(cx, &why);
                            self.complain(&says::not_sent(cx.lang, &self.name(case), &why));
                            (answer.state, answer.reason) = ("failed", Some(why));
                        }
                    }
                }
                _ => {}
            }
            answers.push(answer);
        }
        if let Some((name, day)) = had.iter().max_by_key(|(_, day)| *day) {
            let who = if had.len() == 1 { name.clone() } else { view_of::people(cx.lang, had.len()) };
            self.say(says::had(cx.lang, &who, &words::near_day(cx.lang, *day, cx.today)));
        }
        if let Some(day) = waiting.iter().min() {
            let count = view_of::people(cx.lang, waiting.len());
            self.say(says::waits(cx.lang, &count, &words::weekday(cx.lang, *day, cx.today)));
        }
        if failed > 0 {
            self.complain(&says::again_next_time(cx.lang, &view_of::people(cx.lang, failed)));
        } else if went == 0 && waiting.is_empty() && !cases.iter().any(|case| case.state == State::Ready) {
            self.say_nothing(cases);
        }
        if cx.flags.json {
            let answer = RemindAnswer { until: Day(self.until), reminders: answers };
            cx.answer(&envelope(cx.lang, cx.today, answer, &self.records.problems))?;
        }
        Ok(match (failed, went) {
            (0, _) => Exit::Done,
            (_, 0) => Exit::Refused,
            _ => Exit::Partly,
        })
    }

    /// What is said also where messages are left out: a timer's owner has to hear it.
    fn complain(&self, what: &str) {
        self.cx.out.complaint(&format!("{} {what}", style::warn(errors::warning_label().text(self.cx.lang))));
    }

    fn say(&self, what: String) {
        self.cx.out.message(&what);
    }

    fn keep(&self, reminded: &mut Reminded, key: &str, marks: Option<Vec<String>>) -> Result<(), Error> {
        if self.cx.flags.dry_run {
            return Ok(());
        }
        let heard = Heard::after(reminded.of(key), self.cx.today, marks);
        Ok(reminded.keep(self.store, key, heard)?)
    }
}

/// Why no mail can be sent, and what to do now.
fn no_mailer(why: NoMailer) -> Error {
    let path = |path: &Path| printable(&path.display().to_string());
    match why {
        NoMailer::Unnamed => Error::refused(says::unnamed()).hint(says::unnamed_hint()),
        NoMailer::Unclosed(line) => Error::refused(says::unclosed(&printable(&line))).hint(says::unnamed_hint()),
        NoMailer::Relative(name) => Error::refused(says::relative(&printable(&name))).hint(says::relative_hint()),
        NoMailer::NotFound(name) => Error::of(Code::NotFound, says::not_found(&printable(&name))).hint(says::relative_hint()),
        NoMailer::OfRepository(file) => Error::of(Code::NotTrusted, says::of_repository(&path(&file))).hint(says::of_repository_hint()),
        NoMailer::NamedByRepository(file) => {
            Error::of(Code::NotTrusted, says::named_by_repository(&path(&file))).hint(says::named_by_repository_hint())
        }
    }
}

/// Why a mail did not go.
fn unsent(cx: &Context, why: &Unsent) -> String {
    match why {
        Unsent::NotStarted(kind) => says::not_started(cx.lang, &crate::i18n::problems::io(cx.lang, *kind)),
        Unsent::Ended(code, said) => says::ended(cx.lang, *code, &printable(said)),
    }
}
