//! For those whom it is about.

use super::parts::{ai_act, how_long, kept, never, open, purpose, rights, section, so, where_it_lies, who};
use crate::domain::privacy::Facts;
use crate::i18n::{Language, privacy as says};
use crate::render::document::Section;

pub(super) fn sections(lang: Language, facts: &Facts) -> Vec<Section> {
    let mut yours = vec![so(says::right_both(lang))];
    yours.extend(rights(lang));
    yours.push(open(lang, &says::contact_open(lang)));
    vec![
        section(says::kept_head(lang), kept(lang, facts)),
        section(says::purpose_head(lang), purpose(lang)),
        section(says::who_head(lang), who(lang, facts)),
        section(says::long_head(lang), how_long(lang, facts)),
        section(says::never_head(lang), never(lang, facts)),
        section(says::where_head(lang), where_it_lies(lang, facts)),
        section(says::rights_head(lang), yours),
        ai_act(lang),
    ]
}
