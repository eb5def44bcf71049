//! The keys of whoever runs this: read when they are first needed, opened with a passphrase at most once.

use super::fault::Fault;
use super::identity::{self, Unusable};
use super::seal::Opener;
use crate::domain::sealed::Shut;
use crate::vault::identity::NoIdentity;
use crate::vault::{self, Identity, Passphrase, PublicKey, session};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// How often a passphrase is asked for.
const TRIES: usize = 3;

/// Who asks a person for a passphrase, and tells why there is no identity.
pub trait Asker: Send + Sync {
    /// The passphrase of this identity; `None` where nobody can be asked, or the person goes on without. `was_wrong` says that the last
    /// one did not open it.
    fn passphrase(&self, file: &Path, was_wrong: bool) -> Option<Passphrase>;

    /// An identity is there, and stays closed for want of a passphrase.
    fn stays_closed(&self, file: &Path);

    /// An identity can't be used. This is told once.
    fn unusable(&self, file: &Path, why: Unusable);
}

/// What came of opening an identity.
#[derive(Debug, PartialEq)]
pub enum Unlock {
    Ready(Vec<Identity>),
    /// It is sealed, and nobody said the passphrase.
    NeedsPassphrase,
    /// There is none.
    None,
    Refused(Unusable),
}

/// A sealed identity: its bytes, and what it is called where the session keeps it.
struct Locked {
    bytes: Vec<u8>,
    name: String,
    /// The public keys that lie beside it.
    public: Vec<PublicKey>,
}

/// What the file holds, before anyone is asked.
enum Found {
    Nothing,
    Open(Vec<Identity>),
    Locked(Locked),
    Unusable(Unusable),
}

/// The identity of whoever runs this. Several threads may ask for it at once; a person is asked once.
pub struct Keys {
    file: Option<PathBuf>,
    is_named: bool,
    outside: Option<PathBuf>,
    asker: Option<Arc<dyn Asker>>,
    found: OnceLock<Found>,
    /// What it comes to without asking.
    quiet: OnceLock<Unlock>,
    /// What it comes to when a person was asked.
    asked: OnceLock<Unlock>,
}

impl Keys {
    /// The identity in the user's folder.
    pub fn of_user() -> Keys {
        Keys::of(identity::of_user(), false)
    }

    /// The identity in a file that was named: it has to be there.
    pub fn named(file: PathBuf) -> Keys {
        Keys::of(Some(file), true)
    }

    fn of(file: Option<PathBuf>, is_named: bool) -> Keys {
        let [quiet, asked] = [OnceLock::new(), OnceLock::new()];
        Keys { file, is_named, outside: None, asker: None, found: OnceLock::new(), quiet, asked }
    }

    /// The same, which counts only if it lies outside this workspace.
    #[must_use]
    pub fn outside(self, root: &Path) -> Keys {
        Keys { outside: Some(root.to_owned()), ..self }
    }

    /// The same, with someone who asks for the passphrase.
    #[must_use]
    pub fn asked_by(self, asker: Arc<dyn Asker>) -> Keys {
        Keys { asker: Some(asker), ..self }
    }

    /// Where the identity lies, or would lie; nothing where the system has no place for it.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Whether a passphrase is needed to open it.
    pub fn has_passphrase(&self) -> bool {
        matches!(self.found(), Found::Locked(_))
    }

    /// Opens it, and asks for the passphrase where that is needed and somebody can be asked.
    pub fn unlock(&self) -> &Unlock {
        match self.quiet() {
            done @ (Unlock::Ready(_) | Unlock::None) => done,
            Unlock::NeedsPassphrase => self.asked.get_or_init(|| self.ask()),
            Unlock::Refused(why) => self.asked.get_or_init(|| self.refused(*why)),
        }
    }

    /// Opens it as far as that goes without asking anyone, and tells nobody why it does not.
    pub fn quiet(&self) -> &Unlock {
        self.quiet.get_or_init(|| match self.found() {
            Found::Nothing if self.is_named => Unlock::Refused(Unusable::Missing),
            Found::Nothing => Unlock::None,
            Found::Open(identities) => Unlock::Ready(identities.clone()),
            Found::Unusable(why) => Unlock::Refused(*why),
            Found::Locked(locked) => match session::kept(&locked.name) {
                Some(kept) if locked.agrees(&kept) => Unlock::Ready(kept),
                _ => Unlock::NeedsPassphrase,
            },
        })
    }

    /// The public keys, as far as they are known without asking anyone.
    pub fn public_keys(&self) -> Vec<PublicKey> {
        let of = |identities: &[Identity]| identities.iter().map(Identity::public).collect();
        match (self.asked.get(), self.found()) {
            (Some(Unlock::Ready(identities)), _) | (_, Found::Open(identities)) => of(identities),
            (_, Found::Locked(locked)) if !locked.public.is_empty() => locked.public.clone(),
            (_, Found::Locked(_)) => match self.quiet() {
                Unlock::Ready(kept) => of(kept),
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    /// Writes down the public keys of an identity that has a passphrase, where they were not; whether it did.
    pub fn note_public(&self) -> Result<bool, Fault> {
        match (self.found(), self.file(), self.public_keys()) {
            (Found::Locked(locked), Some(file), keys) if locked.public.is_empty() && !keys.is_empty() => {
                identity::write_public(file, &keys).map(|()| true)
            }
            _ => Ok(false),
        }
    }

    /// Has the session keep what was opened; whether it does.
    pub fn keep(&self, identities: &[Identity]) -> bool {
        matches!(self.found(), Found::Locked(locked) if session::keep(&locked.name, identities))
    }

    /// Has the session forget it; whether it was kept.
    pub fn forget(&self) -> bool {
        matches!(self.found(), Found::Locked(locked) if session::forget(&locked.name))
    }

    fn found(&self) -> &Found {
        self.found.get_or_init(|| {
            let Some(file) = &self.file else { return Found::Nothing };
            if self.outside.as_ref().is_some_and(|root| file.exists() && identity::is_within(file, root)) {
                return Found::Unusable(Unusable::InWorkspace);
            }
            match identity::read(file) {
                Ok(None) => Found::Nothing,
                Ok(Some(bytes)) if vault::identity::is_sealed(&bytes) => Found::Locked(Locked::of(file, &bytes)),
                Ok(Some(bytes)) => vault::identity::identities(&bytes).map_or_else(unusable, Found::Open),
                Err(why) => Found::Unusable(why),
            }
        })
    }

    /// Asks for the passphrase until it is right, as often as is usual.
    fn ask(&self) -> Unlock {
        let (Found::Locked(locked), Some(file), Some(asker)) = (self.found(), self.file(), &self.asker) else {
            return Unlock::NeedsPassphrase;
        };
        for time in 0..TRIES {
            let Some(passphrase) = asker.passphrase(file, time > 0) else {
                asker.stays_closed(file);
                return Unlock::NeedsPassphrase;
            };
            match vault::identity::unlock(&locked.bytes, &passphrase) {
                Ok(identities) if locked.agrees(&identities) => {
                    session::keep(&locked.name, &identities);
                    return Unlock::Ready(identities);
                }
                Ok(_) => return self.refused(Unusable::OtherPublicKey),
                Err(NoIdentity::WrongPassphrase) => {}
                Err(why) => return self.refused(Unusable::Content(why)),
            }
        }
        self.refused(Unusable::Content(NoIdentity::WrongPassphrase))
    }

    fn refused(&self, why: Unusable) -> Unlock {
        if let (Some(asker), Some(file)) = (&self.asker, self.file()) {
            asker.unusable(file, why);
        }
        Unlock::Refused(why)
    }
}

impl Locked {
    fn of(file: &Path, bytes: &[u8]) -> Locked {
        let place = file.canonicalize().unwrap_or_else(|_| file.to_owned());
        Locked { bytes: bytes.to_owned(), name: session::name(&place, bytes), public: identity::read_public(file) }
    }

    /// Whether identities are those whose public keys lie beside the file. A public key of another would have words sealed for that one.
    fn agrees(&self, identities: &[Identity]) -> bool {
        self.public.iter().all(|key| identities.iter().any(|identity| identity.public() == *key))
    }
}

fn unusable(why: NoIdentity) -> Found {
    Found::Unusable(Unusable::Content(why))
}

impl Opener for Keys {
    fn identities(&self) -> Result<&[Identity], Shut> {
        match self.unlock() {
            Unlock::Ready(identities) => Ok(identities),
            Unlock::NeedsPassphrase => Err(Shut::Locked),
            // why an identity can't be used was told by who asks
            Unlock::None | Unlock::Refused(_) => Err(Shut::NoIdentity),
        }
    }

    fn public_keys(&self) -> Vec<PublicKey> {
        Keys::public_keys(self)
    }
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "Keys in {:?}", self.file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use std::collections::VecDeque;
    use std::sync::Mutex;

    /// Says these, and keeps what it was told.
    #[derive(Default)]
    struct Person {
        says: Mutex<VecDeque<&'static str>>,
        was_wrong: Mutex<Vec<bool>>,
        told: Mutex<Vec<Option<Unusable>>>,
    }

    impl Asker for Person {
        fn passphrase(&self, _: &Path, was_wrong: bool) -> Option<Passphrase> {
            self.was_wrong.lock().unwrap().push(was_wrong);
            Passphrase::new(self.says.lock().unwrap().pop_front()?)
        }

        fn stays_closed(&self, _: &Path) {
            self.told.lock().unwrap().push(None);
        }

        fn unusable(&self, _: &Path, why: Unusable) {
            self.told.lock().unwrap().push(Some(why));
        }
    }

    fn who_says(words: &[&'static str]) -> Arc<Person> {
        Arc::new(Person { says: Mutex::new(words.iter().copied().collect()), ..Person::default() })
    }

    fn made(folder: &Path, passphrase: Option<&str>) -> (PathBuf, Identity) {
        let (file, piet) = (folder.join("identity.txt"), Identity::generate());
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        identity::make(&file, &piet, day, passphrase.and_then(Passphrase::new).as_ref()).unwrap();
        (file, piet)
    }

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    #[test]
    fn an_open_identity_is_ready_and_asks_nobody() {
        let folder = folder();
        let (file, piet) = made(folder.path(), None);
        let keys = Keys::named(file.clone());
        assert_eq!((keys.unlock(), keys.public_keys()), (&Unlock::Ready(vec![piet.clone()]), vec![piet.public()]));
        assert!(!identity::public_beside(&file).exists() && !keys.has_passphrase());
        assert!(!format!("{keys:?}").contains("SECRET"));
    }

    #[test]
    fn a_passphrase_is_asked_for_once_by_however_many_threads() {
        let folder = folder();
        let (file, piet) = made(folder.path(), Some("vier gele fietsen"));
        let person = who_says(&["vier", "vier gele fietsen", "nooit"]);
        let keys = Keys::named(file).asked_by(person.clone());
        assert_eq!((keys.public_keys(), keys.quiet()), (vec![piet.public()], &Unlock::NeedsPassphrase));
        std::thread::scope(|scope| {
            (0..4).for_each(|_| {
                scope.spawn(|| assert_eq!(keys.identities(), Ok([piet.clone()].as_slice())));
            });
        });
        assert_eq!(*person.was_wrong.lock().unwrap(), [false, true]);
        keys.forget();
    }

    #[test]
    fn three_times_wrong_is_the_end_and_going_on_without_is_not_asked_twice() {
        let folder = folder();
        let (file, _) = made(folder.path(), Some("vier gele fietsen"));
        let wrong = Unusable::Content(NoIdentity::WrongPassphrase);
        for (says, asked, unlock, shut, told) in [
            (["a", "b", "c", "vier gele fietsen"].as_slice(), 3, Unlock::Refused(wrong), Shut::NoIdentity, Some(wrong)),
            (&["a"], 2, Unlock::NeedsPassphrase, Shut::Locked, None),
        ] {
            let person = who_says(says);
            let keys = Keys::named(file.clone()).asked_by(person.clone());
            assert_eq!((keys.unlock(), keys.identities()), (&unlock, Err(shut)));
            assert_eq!((person.was_wrong.lock().unwrap().len(), person.told.lock().unwrap().clone()), (asked, vec![told]));
        }
        assert_eq!(Keys::named(file).identities(), Err(Shut::Locked));
    }

    #[test]
    fn a_public_key_of_another_beside_it_is_found_out() {
        let folder = folder();
        let (file, piet) = made(folder.path(), Some("x"));
        let beside = identity::public_beside(&file);
        std::fs::remove_file(&beside).unwrap();
        let opened = || Keys::named(file.clone()).asked_by(who_says(&["x"]));
        let keys = opened();
        assert_eq!(keys.public_keys(), []);
        assert_eq!((keys.unlock(), keys.public_keys()), (&Unlock::Ready(vec![piet.clone()]), vec![piet.public()]));
        assert!(keys.note_public().unwrap());
        assert_eq!(opened().public_keys(), [piet.public()]);
        std::fs::write(&beside, Identity::generate().public().as_str()).unwrap();
        // neither what is typed nor what the session keeps gets past it
        assert_eq!(opened().unlock(), &Unlock::Refused(Unusable::OtherPublicKey));
        keys.forget();
        assert_eq!(opened().unlock(), &Unlock::Refused(Unusable::OtherPublicKey));
    }

    #[test]
    fn an_identity_that_is_named_has_to_be_there() {
        let folder = folder();
        let file = folder.path().join("none/identity.txt");
        assert_eq!(Keys::named(file.clone()).unlock(), &Unlock::Refused(Unusable::Missing));
        assert_eq!(Keys::of(Some(file), false).identities(), Err(Shut::NoIdentity));
        assert_eq!(Keys::of(None, false).unlock(), &Unlock::None);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_others_have_a_hand_in_is_none() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = folder();
        let (file, piet) = made(folder.path(), None);
        let mode = |path: &Path, mode| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
        let refused = |file: &Path| match Keys::named(file.to_owned()).outside(&folder.path().join("team")).unlock() {
            Unlock::Refused(why) => Some(*why),
            _ => None,
        };
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        for open in [0o640, 0o604, 0o660] {
            mode(&file, open);
            assert_eq!(refused(&file), Some(Unusable::OpenToOthers), "{open:o}");
        }
        mode(&file, 0o600);
        for (open, why) in [(0o777, Some(Unusable::InOpenFolder)), (0o770, Some(Unusable::InOpenFolder)), (0o1777, None), (0o755, None)] {
            mode(folder.path(), open);
            assert_eq!(refused(&file), why, "{open:o}");
        }
        let link = folder.path().join("link");
        symlink(&file, &link).unwrap();
        assert_eq!(refused(&link), Some(Unusable::Link));
        assert_eq!(refused(folder.path()), Some(Unusable::NoFile));
        assert_eq!(refused(Path::new("/dev/null")), Some(Unusable::NoFile));
        std::fs::create_dir(folder.path().join("team")).unwrap();
        let inside = folder.path().join("team/identity.txt");
        std::fs::copy(&file, &inside).unwrap();
        assert_eq!(refused(&inside), Some(Unusable::InWorkspace));
        symlink(folder.path().join("team"), folder.path().join("elsewhere")).unwrap();
        assert_eq!(refused(&folder.path().join("elsewhere/identity.txt")), Some(Unusable::InWorkspace));
        std::fs::write(&file, "# leeg\n").unwrap();
        assert_eq!(refused(&file), Some(Unusable::Content(NoIdentity::NoKey)));
        std::fs::write(&file, [b' '; 70_000]).unwrap();
        assert_eq!(refused(&file), Some(Unusable::NoFile));
        assert_ne!(piet, Identity::generate());
    }

    #[test]
    fn nothing_is_overwritten() {
        let folder = folder();
        let (file, _) = made(folder.path(), Some("x"));
        let before = std::fs::read(&file).unwrap();
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let again = |file: &Path, with| identity::make(file, &Identity::generate(), day, Passphrase::new(with).as_ref());
        assert!(matches!(again(&file, ""), Err(Fault::Exists(_))));
        assert!(matches!(again(&file, "y"), Err(Fault::Exists(_))));
        assert_eq!(std::fs::read(&file).unwrap(), before);
        std::fs::remove_file(&file).unwrap();
        // whoever took the identity elsewhere keeps its public key
        assert!(matches!(again(&file, "y"), Err(Fault::Exists(_))) && !file.exists());
        let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["identity.pub"]);
        assert_eq!(identity::public_beside(Path::new("/k/piet")), Path::new("/k/piet.pub"));
        assert_eq!(identity::public_beside(Path::new("/k/piet.key")), Path::new("/k/piet.key.pub"));
    }
}
