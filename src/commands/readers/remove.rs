//! `stay readers remove`: a reader less, or a public key less of one.

use super::plan::{Plan, with_others};
use super::standing::Standing;
use crate::commands::effects::Effects;
use crate::context::Context;
use crate::domain::circle::{Party, Which};
use crate::error::{Code, Error, Exit};
use crate::i18n::readers as says;
use crate::store::{layout, readers};
use clap::Args;

#[derive(Args)]
pub(super) struct RemoveReaderArgs {
    #[arg(value_name = "NAME|KEY", add = crate::commands::completions::readers())]
    who: String,
}

impl RemoveReaderArgs {
    pub(super) fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let standing = Standing::of(cx, &store)?.whole(cx, &store)?;
        if standing.accepted.is_none() && store.settings.is_sealed() {
            return Err(Error::of(Code::NotTrusted, says::accept_first()).hint(says::accept_first_hint()));
        }
        let base = standing.base();
        let key = standing.named(&self.who, &[&standing.offered.circle, &base])?;
        let Some(reader) = standing.offered.circle.reader(&key) else {
            return Err(Error::of(Code::WrongState, says::gone_already(&key)).hint(says::gone_already_hint(&key)));
        };
        let mut effects = Effects { warnings: vec![says::old_versions_stay(&key)], ..Effects::default() };
        let mut after = standing.offered.circle.clone();
        let typed = self.who.trim();
        if reader.keys.iter().any(|public| public == typed) {
            if reader.keys.len() == 1 {
                return Err(Error::refused(says::last_key(&key)).hint(says::last_key_hint(&key)));
            }
            let change = readers::without_key(&store, &key, typed).ok_or_else(|| Error::refused(says::written_oddly()))?;
            effects.changes.push(change);
            effects.lines.push(says::key_removed(&key, layout::READERS));
            after.readers.iter_mut().filter(|one| one.key == key).for_each(|one| one.keys.retain(|public| public != typed));
        } else {
            let change = readers::without(&store, &standing.offered, &key);
            effects.changes.push(change.ok_or_else(|| Error::refused(says::written_oddly()))?);
            effects.lines.push(says::removed(&key, layout::READERS));
            after.readers.retain(|one| one.key != key);
            let named = Party::Reader(key.clone());
            let policy = &after.policy;
            let is_named = policy.words.contains(&named) || policy.private_notes.contains(&named);
            effects.warnings.extend((is_named && store.settings.policy.is_some()).then(|| says::only_by_name(&key)));
        }
        let counted = standing.accepted.as_ref().map(|accepted| &accepted.circle);
        let accepts = counted.map(|counted| counted.accepting(&after, Which::Reader(&key)));
        // where nothing is accepted here yet, nobody is sealed for, and nobody is locked out
        if let (Some(counted), Some(accepts)) = (counted, &accepts) {
            standing.keeps_in(counted, accepts)?;
        }
        let changes = with_others(&store, &standing, &after, &key);
        let command = format!("stay readers remove {} --yes", if typed.starts_with("age1") { typed } else { &key });
        Plan { accepts, changes, moved: Vec::new(), effects, question: says::ask_remove(cx.lang), command }.carry_out(cx, &store, &standing)
    }
}
