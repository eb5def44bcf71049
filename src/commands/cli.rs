//! The command line as a whole: every command, the flags they share, help and errors in both languages.

use super::run::Run;
use super::{care, dashes, given, help_width, several, today};
use crate::context::{self, Context, Flags};
use crate::domain::language::Language;
use crate::error::{Code, Error, Exit};
use crate::i18n::help::{self, UsagePart};
use crate::i18n::topics::{self, Topic};
use crate::i18n::{either, errors, tried};
use crate::output::Output;
use crate::progress;
use crate::render::table::wrap;
use crate::render::{self, style};
use crate::store::{Fault, Store};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::ffi::OsString;
use std::path::PathBuf;

/// One command: how it is named, what it takes, what it does.
struct CommandEntry {
    name: &'static str,
    arguments: fn(Command) -> Command,
    run: fn(&ArgMatches, &Context) -> Result<Exit, Error>,
}

fn entry<C: Run>(name: &'static str) -> CommandEntry {
    CommandEntry { name, arguments: C::augment_args, run: |matches, cx| C::from_arg_matches(matches).map_err(anyhow::Error::from)?.run(cx) }
}

/// Every command, in the order of the help.
fn entries() -> Vec<CommandEntry> {
    use super::*;
    vec![
        entry::<today::TodayArgs>("today"),
        entry::<init::InitArgs>("init"),
        entry::<employee::EmployeeArgs>("employee"),
        entry::<import::ImportArgs>("import"),
        entry::<export::ExportArgs>("export"),
        entry::<new::NewArgs>("new"),
        entry::<start::StartArgs>("start"),
        entry::<list::ListArgs>("list"),
        entry::<show::ShowArgs>("show"),
        entry::<edit::EditArgs>("edit"),
        entry::<move_day::MoveArgs>("move"),
        entry::<close::CloseArgs>("close"),
        entry::<cancel::CancelArgs>("cancel"),
        entry::<reopen::ReopenArgs>("reopen"),
        entry::<act::ActArgs>("act"),
        entry::<actions::ActionsArgs>("actions"),
        entry::<done::DoneArgs>("done"),
        entry::<drop::DropArgs>("drop"),
        entry::<agenda::AgendaArgs>("agenda"),
        entry::<remind::RemindArgs>("remind"),
        entry::<schedule::ScheduleArgs>("schedule"),
        entry::<round::RoundArgs>("round"),
        entry::<release::ReleaseArgs>("release"),
        entry::<growth::GrowthArgs>("growth"),
        entry::<goal::GoalArgs>("goal"),
        entry::<goals::GoalsArgs>("goals"),
        entry::<note::NoteArgs>("note"),
        entry::<notes::NotesArgs>("notes"),
        entry::<plan::PlanArgs>("plan"),
        entry::<board::BoardArgs>("board"),
        entry::<prepare::PrepareArgs>("prepare"),
        entry::<guide::GuideArgs>("guide"),
        entry::<report::ReportArgs>("report"),
        entry::<dossier::DossierArgs>("dossier"),
        entry::<search::SearchArgs>("search"),
        entry::<obstacles::ObstaclesArgs>("obstacles"),
        entry::<wishes::WishesArgs>("wishes"),
        entry::<wins::WinsArgs>("wins"),
        entry::<questions::QuestionsArgs>("questions"),
        entry::<readers::ReadersArgs>("readers"),
        entry::<seal::SealArgs>("seal"),
        entry::<seal::UnsealArgs>("unseal"),
        entry::<privacy::PrivacyArgs>("privacy"),
        entry::<retention::RetentionArgs>("retention"),
        entry::<forget::ForgetArgs>("forget"),
        entry::<check::CheckArgs>("check"),
        entry::<log::LogArgs>("log"),
        entry::<sync::SyncArgs>("sync"),
        entry::<resolve::ResolveArgs>("resolve"),
        entry::<undo::UndoArgs>("undo"),
        entry::<undo::RedoArgs>("redo"),
        entry::<key::KeyArgs>("key"),
        entry::<merge_driver::MergeDriverArgs>("merge-driver"),
        entry::<textconv::TextconvArgs>("textconv"),
        entry::<schema::SchemaArgs>("schema"),
        entry::<completions::CompletionsArgs>("completions"),
        entry::<man::ManArgs>("man"),
        entry::<version::VersionArgs>("version"),
    ]
}

/// The bare command line: no help texts, which cost time and are needed only when they are shown, and only the
/// commands asked for.
fn bare(wanted: impl Fn(&str) -> bool) -> Command {
    with_commands(shared(), wanted, |entry| Command::new(entry.name).defer(entry.arguments))
}

/// Every command that is wanted, below the flags that they share.
fn with_commands(command: Command, wanted: impl Fn(&str) -> bool, one: fn(&CommandEntry) -> Command) -> Command {
    entries().iter().filter(|entry| wanted(entry.name)).fold(command, |command, entry| command.subcommand(one(entry)))
}

/// The program with the flags that every command takes.
fn shared() -> Command {
    // of a flag that all commands share and that is given twice the last counts, so that an alias can be overruled
    let one = |id: &'static str| Arg::new(id).long(id).global(true).overrides_with(id);
    let flag = |id: &'static str| one(id).action(ArgAction::SetTrue);
    // several workspaces are several folders; a command that is about one says so
    let folder = Arg::new("dir").long("dir").short('C').global(true).action(ArgAction::Append);
    Command::new("stay")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_subcommand(true)
        .arg(folder.value_name("DIR").value_parser(clap::value_parser!(PathBuf)))
        .arg(one("today").value_name("DATE"))
        .arg(one("lang").value_name("LANG").value_parser(["nl", "en"]).ignore_case(true).hide_possible_values(true))
        .arg(flag("json"))
        .arg(one("color").value_name("WHEN").value_parser(["auto", "always", "never"]).hide_possible_values(true))
        .arg(flag("dry-run").short('n'))
        .arg(flag("quiet").short('q'))
        .arg(flag("no-input"))
        .arg(flag("yes"))
        .arg(one("me").value_name("NAME"))
        .arg(one("identity").value_name("FILE").value_parser(clap::value_parser!(PathBuf)))
}

/// The command line with every help text, in a language.
pub fn command(lang: Language) -> Command {
    command_within(lang, usize::MAX)
}

/// The same for a terminal of so many columns.
pub fn command_within(lang: Language, width: usize) -> Command {
    // a command's own arguments first: what is deferred would come below what all share
    let mut command = with_commands(shared(), |_| true, |entry| (entry.arguments)(Command::new(entry.name)));
    command.build();
    let command = if width == usize::MAX { command } else { command.term_width(width) };
    translate(command, lang, "", width)
}

fn translate(command: Command, lang: Language, path: &str, width: usize) -> Command {
    let global = ["dir", "today", "lang", "json", "color", "dry-run", "quiet", "no-input", "yes", "me", "identity", "help", "version"];
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").replace("[OPTIONS]", either(lang, "[OPTIES]", "[OPTIONS]"));
    let usage =
        usage.replace("[COMMAND]", either(lang, "[OPDRACHT]", "[COMMAND]")).replace("<COMMAND>", either(lang, "<OPDRACHT>", "<COMMAND>"));
    let usage = help::placeholders(lang, &usage);
    let usage = help_width::usage(either(lang, "Gebruik", "Usage"), &usage, width);
    let template = "{about-with-newline}\n{usage}\n\n{all-args}{after-help}";
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let mut command = command
        .help_template(template)
        .next_line_help(width < help_width::BELOW)
        .override_usage(usage)
        .about(help::about(lang, path))
        .subcommand_help_heading(either(lang, "Opdrachten", "Commands"))
        .mut_args(|arg| {
            let id = arg.get_id().as_str().to_owned();
            let is_global = global.contains(&id.as_str());
            let text = help::argument(lang, if is_global { "" } else { path }, &id);
            let heading = match (is_global, arg.is_positional()) {
                (true, _) => either(lang, "Overal", "Everywhere"),
                (_, true) => either(lang, "Waarover", "Arguments"),
                _ => either(lang, "Opties", "Options"),
            };
            let names: Vec<String> = arg.get_value_names().unwrap_or_default().iter().map(|name| help::placeholders(lang, name)).collect();
            let arg = arg.help(text).help_heading(heading);
            if names.is_empty() { arg } else { arg.value_names(names) }
        });
    if let Some(after) = help::examples(lang, path) {
        let after = help_width::examples(after, width);
        let topics = if path.is_empty() { format!("\n\n{}", wrap(&topics::which(lang), width).join("\n")) } else { String::new() };
        command = command.after_help(format!("{}\n{after}{topics}", either(lang, "Voorbeelden:", "Examples:")));
    }
    for name in names {
        let below = if path.is_empty() { name.clone() } else { format!("{path} {name}") };
        command = command.mut_subcommand(&name, |sub| translate(sub, lang, &below, width));
    }
    command
}

/// The reference of the command line as Markdown: what `docs/cli.md` holds.
pub fn reference(lang: Language) -> String {
    let command = command(lang);
    let mut out = help::reference_head(lang);
    write_reference(&mut out, &command, lang, "stay");
    out
}

fn write_reference(out: &mut String, command: &Command, lang: Language, name: &str) {
    let help = command.clone().term_width(100).render_help().to_string();
    let help = if name == "stay" { help } else { without_global(&help, lang) };
    out.push_str(&format!("\n## `{name}`\n\n```text\n{}\n```\n", help.trim_end()));
    for sub in command.get_subcommands() {
        write_reference(out, sub, lang, &format!("{name} {}", sub.get_name()));
    }
}

/// The flags that all commands share are told once.
fn without_global(help: &str, lang: Language) -> String {
    let head = format!("{}:\n", either(lang, "Overal", "Everywhere"));
    let Some(start) = help.find(&head) else { return help.to_owned() };
    let end = help[start..].find("\n\n").map_or(help.len(), |at| start + at + 2);
    format!("{}{}", &help[..start], &help[end..])
}

/// Runs the command line of this process.
pub fn run() -> Exit {
    let mut arguments: Vec<OsString> = std::env::args_os().collect();
    let is_command = |word: &OsString| entries().iter().any(|entry| word == entry.name);
    let first = arguments.iter().skip(1).position(|word| word == "help" || is_command(word)).map(|at| at + 1);
    if let Some(at) = first.filter(|at| arguments[*at] == "help") {
        arguments.remove(at);
        if let Some(told) = tell_topic(arguments.get(at), &arguments) {
            return told;
        }
        arguments.push("--help".into());
    }
    if super::completions::complete(command, &Output::new("never", false)) {
        return Exit::Done;
    }
    let matches = match matches(&arguments) {
        Ok(matches) => matches,
        Err(error) => return explain(&error, &arguments),
    };
    let output = Output::new(matches.get_one::<String>("color").map_or("auto", String::as_str), matches.get_flag("quiet"));
    if output.has_onlooker() {
        progress::show();
    }
    let store = Store::open(&folder(&matches));
    let lang = language(matches.get_one::<String>("lang").map(String::as_str), store.as_ref().ok());
    finish(with_matches(&matches, lang, output.clone(), store), lang, &output, matches.get_flag("json"))
}

/// Reads the command line. Most of that time goes into getting commands ready, so first only those are there whose
/// name was typed; only with an error do the others matter, for what they suggest.
fn matches(arguments: &[OsString]) -> Result<ArgMatches, clap::Error> {
    let typed = |name: &str| arguments.iter().any(|word| word == name);
    // of what is given before and behind the name of the command only the last would be kept
    let arguments = dashes::folders_first(&dashes::arranged(arguments, || command(Language::En)));
    match bare(typed).try_get_matches_from(&arguments) {
        Err(error) if error.kind() != ErrorKind::DisplayVersion => bare(|_| true).try_get_matches_from(&arguments),
        other => other,
    }
}

fn with_matches(matches: &ArgMatches, lang: Language, output: Output, store: Result<Store, Fault>) -> Result<Exit, Error> {
    let (name, sub) = matches.subcommand().unwrap_or(("today", matches));
    let flags = Flags {
        command: std::iter::once(name).chain(sub.subcommand_name()).collect::<Vec<_>>().join(" "),
        dir: folder(matches),
        dirs: matches.get_many::<PathBuf>("dir").into_iter().flatten().cloned().collect(),
        lang_given: matches.contains_id("lang"),
        json: matches.get_flag("json"),
        dry_run: matches.get_flag("dry-run"),
        no_input: matches.get_flag("no-input"),
        yes: matches.get_flag("yes"),
        me: matches.get_one::<String>("me").cloned().or_else(|| variable("STAY_ME")),
        me_is_typed: matches.contains_id("me"),
        identity: matches.get_one::<PathBuf>("identity").cloned().or_else(|| set_path("STAY_IDENTITY")),
        identity_is_typed: matches.contains_id("identity"),
    };
    let set = variable("STAY_TODAY");
    let today = context::today(matches.get_one::<String>("today").or(set.as_ref()).map(String::as_str))?;
    let cx = Context::new(flags, lang, today, output, store);
    given::filled(matches, lang)?;
    several::refuse_for_one(&cx.flags)?;
    if matches.subcommand().is_none() {
        return today::TodayArgs::default().run(&cx);
    }
    let Some(entry) = entries().into_iter().find(|entry| entry.name == name) else { return Ok(Exit::Usage) };
    let ended = (entry.run)(sub, &cx);
    care::tell(&cx);
    ended
}

fn finish(result: Result<Exit, Error>, lang: Language, out: &Output, is_json: bool) -> Exit {
    let error = match result {
        Ok(exit) => return exit,
        Err(error) => error,
    };
    // what was answered before it went wrong stays the only answer
    complain(out, lang, &error, is_json && !out.has_answered());
    error.exit()
}

/// Says what was wrong and what to do now; to a script in place of the answer as well.
fn complain(out: &Output, lang: Language, error: &Error, is_json: bool) {
    if is_json {
        // whoever does not read the answer is told below
        let _ = out.data(&error.json(lang));
    }
    let told = error.told(lang);
    out.complaint(&format!("{} {}", style::bad(format!("{}:", errors::error_label().text(lang))), told.message));
    if let Some(hint) = told.hint {
        out.complaint(&format!("  {} {hint}", style::dim(format!("{}:", errors::hint_label().text(lang)))));
    }
}

fn folder(matches: &ArgMatches) -> PathBuf {
    workspace_folder(matches.get_many::<PathBuf>("dir").and_then(|mut all| all.next()).cloned())
}

/// Where a workspace is looked for: where the line says, else where `STAY_DIR` does, else here.
pub(super) fn workspace_folder(named: Option<PathBuf>) -> PathBuf {
    named.or_else(|| set_path("STAY_DIR")).unwrap_or_else(|| PathBuf::from("."))
}

/// A variable of the environment; one with nothing in it is not set.
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|set| !set.is_empty())
}

/// A path in the environment; one with nothing in it is not set.
fn set_path(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|set| !set.is_empty()).map(PathBuf::from)
}

/// The language asked for, else the workspace's, else the locale's.
pub(super) fn language(asked: Option<&str>, store: Option<&Store>) -> Language {
    let of_workspace = store.and_then(|store| store.settings.language);
    asked.and_then(Language::read).or(of_workspace).unwrap_or_else(of_locale)
}

fn of_locale() -> Language {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| variable(name));
    Language::of_locale(&set.unwrap_or_default())
}

/// Tells a topic of the help, or which topics there are, where one of these is asked for.
fn tell_topic(word: Option<&OsString>, arguments: &[OsString]) -> Option<Exit> {
    let typed = word?.to_str()?;
    let topic = Topic::read(typed);
    if topic.is_none() && !topics::is_all(typed) {
        return None;
    }
    let (lang, out) = spoken(arguments);
    let mut text = match topic {
        Some(topic) => render::topic::topic(topic.text(lang), out.width.min(100)),
        None => topics::all(lang).iter().map(|topic| format!("stay help {topic}\n")).collect(),
    };
    if let Some(command) = entries().iter().find(|entry| entry.name == typed) {
        let line = wrap(&topics::command_too(lang, command.name), out.width.min(100)).join("\n");
        text.push_str(&format!("\n{line}\n"));
    }
    let _ = out.data(&text);
    Some(Exit::Done)
}

/// In which language, and where to, is spoken where the command line itself is answered.
fn spoken(arguments: &[OsString]) -> (Language, Output) {
    let value_of = |long: &str, short: Option<&str>| {
        let words: Vec<String> = arguments.iter().map(|word| word.to_string_lossy().into_owned()).collect();
        let joined = words.iter().find_map(|word| word.strip_prefix(&format!("{long}=")).map(str::to_owned));
        let apart = words.iter().position(|word| word == long || Some(word.as_str()) == short).and_then(|at| words.get(at + 1).cloned());
        joined.or(apart)
    };
    let dir = workspace_folder(value_of("--dir", Some("-C")).map(PathBuf::from));
    let lang = language(value_of("--lang", None).as_deref(), Store::open(&dir).ok().as_ref());
    (lang, Output::new(value_of("--color", None).as_deref().unwrap_or("auto"), false))
}

/// Help and errors of the command line itself: the line is read again with all texts in its language.
fn explain(error: &clap::Error, arguments: &[OsString]) -> Exit {
    let (lang, out) = spoken(arguments);
    match error.kind() {
        ErrorKind::DisplayHelp => {
            let help =
                command_within(lang, out.width.min(100)).try_get_matches_from(arguments).err().map(|error| error.render().to_string());
            let _ = out.data(&help.unwrap_or_default());
            Exit::Done
        }
        ErrorKind::DisplayVersion => {
            let _ = out.data(concat!("stay ", env!("CARGO_PKG_VERSION"), "\n"));
            Exit::Done
        }
        _ => {
            let is_json = arguments.iter().take_while(|word| *word != "--").any(|word| word == "--json");
            complain(&out, lang, &usage_error(error, lang, arguments), is_json);
            Exit::Usage
        }
    }
}

/// An error of the command line, in words.
fn usage_error(error: &clap::Error, lang: Language, arguments: &[OsString]) -> Error {
    // clap lists what it suggests with the nearest last
    let suggested = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => texts.last().cloned(),
        _ => None,
    };
    let text = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => help::placeholders(lang, text),
        Some(ContextValue::Strings(texts)) => texts.iter().map(|text| help::placeholders(lang, text)).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    };
    let (argument, value) = (text(ContextKind::InvalidArg), text(ContextKind::InvalidValue));
    let part = match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => UsagePart::MissingValue(argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let option = argument.split_once(" <").map_or(argument.as_str(), |(option, _)| option);
            UsagePart::WrongValue(option.to_owned(), value)
        }
        ErrorKind::UnknownArgument => UsagePart::Unknown(argument),
        ErrorKind::InvalidSubcommand => UsagePart::UnknownCommand(text(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => UsagePart::Missing(argument),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => UsagePart::MissingCommand,
        ErrorKind::ArgumentConflict => match text(ContextKind::PriorArg) {
            prior if prior == argument => UsagePart::Twice(argument),
            prior => UsagePart::Conflict(argument, prior),
        },
        ErrorKind::TooManyValues => UsagePart::Unknown(value),
        ErrorKind::TooFewValues if !argument.starts_with('-') => UsagePart::Missing(argument),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => UsagePart::MissingValue(argument),
        ErrorKind::InvalidUtf8 => UsagePart::NotText,
        _ => UsagePart::Other,
    };
    if let UsagePart::UnknownCommand(typed) = &part {
        let refused = Error::usage(help::usage(lang, &part));
        return unknown_command(refused, lang, typed, arguments);
    }
    let valid = text(ContextKind::ValidValue);
    let called: Vec<String> = arguments.iter().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let mut names: Vec<&str> = Vec::new();
    let called_command = command(lang);
    let mut within = &called_command;
    for word in &called {
        if let Some(sub) = within.find_subcommand(word) {
            (within, names) = (sub, [names, vec![word.as_str()]].concat());
        }
    }
    let options: Vec<String> =
        within.get_arguments().chain(called_command.get_arguments()).filter_map(Arg::get_long).map(|name| format!("--{name}")).collect();
    let suggestion = match &part {
        UsagePart::Unknown(word) => near_word(word, options.iter().map(String::as_str)).map(str::to_owned),
        _ => suggested(ContextKind::SuggestedValue),
    };
    let is_followed_by_dash = |option: &str| {
        let name = option.split(' ').next().unwrap_or(option);
        called.windows(2).any(|pair| pair[0] == name && pair[1].starts_with('-'))
    };
    // of a person there are other fields than of a record
    let of_person = called_command.find_subcommand("employee").and_then(|employee| employee.find_subcommand("edit"));
    let is_of_person = |word: &str| {
        let longs = of_person.into_iter().flat_map(Command::get_arguments).filter_map(Arg::get_long);
        names == ["edit"] && longs.into_iter().any(|long| word.strip_prefix("--") == Some(long))
    };
    let refused = Error::usage(help::usage(lang, &part));
    let hint = match (suggestion, valid.is_empty()) {
        (Some(near), _) => return refused.near_word(&near),
        (None, false) => return refused.coded(Code::UnknownWord).choose_from(valid.split(", ")),
        (None, true) => match &part {
            UsagePart::Unknown(word) if is_of_person(word) => errors::did_you_mean("`stay employee edit`").text(lang),
            UsagePart::Unknown(word) if word.starts_with('-') => errors::dash_hint().text(lang),
            UsagePart::MissingValue(option) if is_followed_by_dash(option) => {
                errors::dash_value_hint(option.split(' ').next().unwrap_or(option)).text(lang)
            }
            _ => help::see_help(lang, &["stay"].into_iter().chain(names).collect::<Vec<_>>().join(" ")),
        },
    };
    refused.hint(hint)
}

/// What may be meant by a command that there is not: a slip of the fingers, or what it is called elsewhere.
fn unknown_command(refused: Error, lang: Language, typed: &str, arguments: &[OsString]) -> Error {
    let called = command(lang);
    let above = arguments.iter().take_while(|word| *word != typed).filter_map(|word| called.find_subcommand(word));
    let within = above.last().unwrap_or(&called);
    let path = if within.get_name() == called.get_name() { "stay".to_owned() } else { format!("stay {}", within.get_name()) };
    if let Some(instead) = tried::instead(lang, typed) {
        return refused.hint(instead.to_owned());
    }
    // who asks for help may mean a topic as well
    let topics = if arguments.last().is_some_and(|word| word == "--help") { topics::all(lang) } else { Vec::new() };
    match near_word(typed, within.get_subcommands().map(Command::get_name).chain(topics.iter().map(String::as_str))) {
        Some(near) => refused.near_word(near),
        None => refused.hint(help::see_help(lang, &path)),
    }
}

/// The command or option that a word is a slip of the fingers away from; what is only much like it may do something else
/// altogether.
fn near_word<'c>(typed: &str, names: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let typed = typed.to_lowercase();
    let far = if typed.trim_start_matches('-').chars().count() < 5 { 1 } else { 2 };
    let apart = |name: &str| strsim::osa_distance(&typed, name);
    names
        .map(|name| (apart(name), name))
        .filter(|(apart, name)| *apart <= far && *apart * 3 <= name.trim_start_matches('-').len())
        .min()
        .map(|(_, name)| name)
}
