use super::run::Run;
use super::{confirm, given};
use crate::context::Context;
use crate::domain::circle::fingerprint;
use crate::error::{Code, Error, Exit};
use crate::i18n::key as says;
use crate::render::printable::printable;
use crate::render::style;
use crate::store::identity::{self, Unusable, public_beside};
use crate::store::keys::Unlock;
use crate::store::{Fault, Keys, git, workspace};
use crate::vault::{Identity, Passphrase, PublicKey};
use clap::Args;
use serde::Serialize;
use std::path::Path;
use std::path::PathBuf;

/// How often a new passphrase is asked for until it is typed twice alike.
const TRIES: usize = 3;

/// Makes a secret key, or shows whose there is.
#[derive(Args)]
pub(super) struct KeyArgs {
    #[arg(long)]
    no_passphrase: bool,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[arg(long, conflicts_with_all = ["no_passphrase", "output", "lock"])]
    unlock: bool,
    #[arg(long, conflicts_with_all = ["no_passphrase", "output"])]
    lock: bool,
}

#[derive(Serialize)]
struct KeyAnswer {
    dry_run: bool,
    file: String,
    keys: Vec<String>,
    passphrase: bool,
    made: bool,
    unlocked: bool,
}

impl Run for KeyArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let chosen;
        let keys = match self.output {
            Some(_) if cx.flags.identity_is_typed => return Err(given::apart(cx, "--output", "--identity")),
            Some(ref file) if file == Path::new("-") => return Err(Error::usage(says::to_screen())),
            Some(file) => {
                chosen = cx.keys_in(file);
                &chosen
            }
            None => &*cx.keys,
        };
        let file = keys.file().ok_or_else(|| Error::refused(says::no_place()).hint(says::no_place_hint()))?;
        match keys.quiet() {
            Unlock::None if self.unlock || self.lock => Err(Error::of(Code::NotFound, says::none_yet()).hint(says::none_yet_hint())),
            Unlock::Refused(why @ Unusable::Missing) if self.unlock || self.lock => Err(Fault::Identity(file.to_owned(), *why).into()),
            Unlock::None | Unlock::Refused(Unusable::Missing) => make(cx, file, self.no_passphrase),
            Unlock::Refused(why) => Err(Fault::Identity(file.to_owned(), *why).into()),
            _ if self.lock => lock(cx, keys),
            _ if self.unlock => unlock(cx, keys),
            _ => show(cx, keys),
        }
    }
}

fn path_text(path: &Path) -> String {
    printable(&path.display().to_string())
}

/// Makes one.
fn make(cx: &Context, file: &Path, no_passphrase: bool) -> Result<Exit, Error> {
    let absolute = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
    let real = absolute.ancestors().find_map(|folder| folder.canonicalize().ok()).unwrap_or_else(|| absolute.clone());
    if [&absolute, &real].into_iter().any(|place| workspace::find(place).is_ok()) {
        return Err(Error::refused(says::own_place()).hint(says::own_place_hint()));
    }
    let beside = public_beside(file);
    if beside.symlink_metadata().is_ok() && !no_passphrase {
        return Err(Error::refused(says::public_left(&path_text(&beside))).hint(says::public_left_hint()));
    }
    if let Some(repository) = git::top(&real) {
        cx.warn(says::in_repository(&path_text(repository)));
    }
    let passphrase = if no_passphrase { None } else { chosen(cx)? };
    let made = if no_passphrase { says::made_without(&path_text(file)) } else { says::made_with_passphrase(&path_text(file)) };
    let answer = |keys: Vec<PublicKey>, unlocked| answer(cx, file, &keys, !no_passphrase, true, unlocked);
    if cx.flags.dry_run {
        cx.done(made);
        return answer(Vec::new(), no_passphrase);
    }
    let new = Identity::generate();
    identity::make(file, &new, cx.today, passphrase.as_ref())?;
    // who just typed the passphrase is not asked for it by the next command
    let is_kept = passphrase.is_some() && Keys::named(file.to_owned()).keep(std::slice::from_ref(&new));
    cx.done(made);
    cx.out.message(&format!("  {}", style::dim(says::keep_a_copy(cx.lang))));
    answer(vec![new.public()], no_passphrase || is_kept)
}

/// A passphrase that a person chose, typed twice alike; none in a dry run, where nothing is asked.
fn chosen(cx: &Context) -> Result<Option<Passphrase>, Error> {
    if !confirm::can_ask(cx) {
        return Err(Error::of(Code::NeedsAnswer, says::unasked()).hint(says::unasked_hint()));
    }
    if cx.flags.dry_run {
        return Ok(None);
    }
    let ask = |question: String| cx.out.ask_unseen(&question).and_then(|typed| Passphrase::new(&typed));
    let none = || Error::of(Code::Identity, says::no_passphrase()).hint(says::no_passphrase_hint());
    for _ in 0..TRIES {
        let passphrase = ask(says::choose(cx.lang)).ok_or_else(none)?;
        if ask(says::repeat(cx.lang)).is_some_and(|again| again == passphrase) {
            return Ok(Some(passphrase));
        }
        cx.warn(says::unlike());
    }
    Err(none())
}

/// Shows the public keys of the one that is there.
fn show(cx: &Context, keys: &Keys) -> Result<Exit, Error> {
    let file = keys.file().unwrap_or(Path::new(""));
    if keys.public_keys().is_empty() {
        opened(cx, keys, says::closed_hint())?;
    }
    cx.out.message(&says::is_there(cx.lang, &path_text(file)));
    if !cx.flags.dry_run && keys.note_public()? {
        cx.done(says::noted_public(&path_text(&public_beside(file))));
    }
    answer(cx, file, &keys.public_keys(), keys.has_passphrase(), false, matches!(keys.quiet(), Unlock::Ready(_)))
}

/// Asks for the passphrase where it is not known; refused where it is not given.
fn opened<'k>(cx: &Context, keys: &'k Keys, hint: crate::i18n::Saying) -> Result<&'k [Identity], Error> {
    let file = keys.file().unwrap_or(Path::new(""));
    let closed = || Error::of(Code::WrongState, says::closed(&path_text(file))).hint(hint);
    if !confirm::can_ask(cx) && *keys.quiet() == Unlock::NeedsPassphrase {
        return Err(closed());
    }
    match keys.unlock() {
        Unlock::Ready(identities) => Ok(identities),
        Unlock::Refused(why) => Err(Fault::Identity(file.to_owned(), *why).into()),
        Unlock::NeedsPassphrase | Unlock::None => Err(closed()),
    }
}

/// Asks for the passphrase now, so that no command of this session has to.
fn unlock(cx: &Context, keys: &Keys) -> Result<Exit, Error> {
    let file = keys.file().unwrap_or(Path::new(""));
    if !keys.has_passphrase() {
        cx.done(says::needs_none());
        return answer_quietly(cx, file, keys, true);
    }
    let identities = opened(cx, keys, says::closed_to_unlock_hint())?;
    if !cx.flags.dry_run && !keys.keep(identities) {
        return Err(Error::of(Code::NotFound, says::not_kept()));
    }
    cx.done(says::opened());
    answer_quietly(cx, file, keys, true)
}

/// Has the session forget it.
fn lock(cx: &Context, keys: &Keys) -> Result<Exit, Error> {
    let file = keys.file().unwrap_or(Path::new(""));
    let was_open = keys.has_passphrase() && matches!(keys.quiet(), Unlock::Ready(_));
    if !cx.flags.dry_run {
        keys.forget();
    }
    cx.done(match (keys.has_passphrase(), was_open) {
        (false, _) => says::needs_none(),
        (true, true) => says::forgotten(),
        (true, false) => says::was_not_open(),
    });
    answer_quietly(cx, file, keys, !keys.has_passphrase())
}

/// Answers with the public keys: alone on standard output, so that they go on to another program.
fn answer(cx: &Context, file: &Path, keys: &[PublicKey], passphrase: bool, made: bool, unlocked: bool) -> Result<Exit, Error> {
    if cx.flags.json {
        let keys = keys.iter().map(PublicKey::to_string).collect();
        let answer = KeyAnswer { dry_run: cx.flags.dry_run, file: path_text(file), keys, passphrase, made, unlocked };
        return cx.answer_json(answer, &[]);
    }
    let Some(first) = keys.first() else { return Ok(Exit::Done) };
    cx.out.message(&format!("  {}", says::public_head(cx.lang)));
    cx.answer(&keys.iter().map(|key| format!("{key}\n")).collect::<String>())?;
    // who adds it sees the same one, and asks for it another way than it came
    let prints: Vec<String> = keys.iter().map(|key| fingerprint(key.as_str())).collect();
    cx.out.message(&format!("  {}", says::fingerprint(cx.lang, &prints.join(", "))));
    match cx.store() {
        Ok(store) if !store.settings.is_sealed() => cx.next("stay seal --set-up"),
        _ => cx.next(&says::add_reader(cx.lang, first.as_str())),
    }
    Ok(Exit::Done)
}

/// The same where nobody asked whose it is: in JSON alone.
fn answer_quietly(cx: &Context, file: &Path, keys: &Keys, unlocked: bool) -> Result<Exit, Error> {
    if cx.flags.json { answer(cx, file, &keys.public_keys(), keys.has_passphrase(), false, unlocked) } else { Ok(Exit::Done) }
}
