//! The texts of new files.

use super::{Language, either};
use crate::domain::date::civil;
use crate::domain::interval::{Cadence, written_cadence};
use chrono::NaiveDate;

/// A new `stay.yaml`, with the key of its workspace, the day it came into use, who holds the talks (a scalar of YAML), and how often a
/// check-in is held.
pub(crate) fn settings(lang: Language, key: &str, in_use: NaiveDate, manager: Option<&str>, check_in: Option<Cadence>) -> String {
    let text = either(
        lang,
        "\
version: 1                        # van deze bestanden
workspace: {key}   # hieraan herkent stay zijn eigen formulieren; niet veranderen
in-use: {in-use}                # wie nog geen gesprek had, is niet eerder aan de beurt dan het ritme vanaf hier zegt
language: nl                      # nl of en: wat stay spreekt
# teams: [Zorg, Planning]         # als je ze noemt, meldt `stay check` elk ander team
{manager}
rhythm:                           # hoe lang hooguit tussen twee gehouden gesprekken; `never` zet er een uit
  check-in: {check-in}# elk gesprek telt als check-in
  stay: 3 months
  growth: 6 months
# newcomer: [30 days, 90 days]    # wie nieuw is, heeft zo lang na de eerste dag een check-in
follow-up: 4 weeks                # wanneer je op een afgesloten gesprek terugkomt
limits: {actions: 3, check-in: 2} # meer acties uit één gesprek geeft een waarschuwing
# types:                          # eigen soorten gesprek
#   inwerk:
#     label: {nl: Inwerkgesprek, en: Onboarding talk}
#     rhythm: never
#     themes: [learning, teamwork]
# obstacles:                      # hoe belemmeringen heten; `stay obstacles name` en `merge` vullen dit aan
#   te-veel-prioriteiten:
#     label: {nl: Te veel prioriteiten, en: Too many priorities}
#     also: [alles is prioriteit 1]
report:
  window: 12 months               # hoe ver terug belemmeringen tellen
  people: 2                       # vanaf zoveel mensen is een belemmering van de organisatie
  anonymity: 5                    # geen kleinere groep in een anoniem rapport
",
        "\
version: 1                        # of these files
workspace: {key}   # how stay recognises its own forms; leave it as it is
in-use: {in-use}                # who had no talk yet is due no earlier than the rhythm says from here
language: en                      # nl or en: what stay speaks
# teams: [Care, Planning]         # when you name them, `stay check` reports any other team
{manager}
rhythm:                           # how long at most between two talks held; `never` switches one off
  check-in: {check-in}# any talk counts as a check-in
  stay: 3 months
  growth: 6 months
# newcomer: [30 days, 90 days]    # newcomers have a check-in this long after their first day
follow-up: 4 weeks                # when you come back to a closed conversation
limits: {actions: 3, check-in: 2} # more actions from one conversation draw a warning
# types:                          # your own types of conversation
#   onboarding:
#     label: {nl: Inwerkgesprek, en: Onboarding talk}
#     rhythm: never
#     themes: [learning, teamwork]
# obstacles:                      # what obstacles are called; `stay obstacles name` and `merge` add to this
#   too-many-priorities:
#     label: {nl: Te veel prioriteiten, en: Too many priorities}
#     also: [everything is priority 1]
report:
  window: 12 months               # how far back obstacles count
  people: 2                       # from this many people on an obstacle is the organisation's
  anonymity: 5                    # no smaller group in an anonymous report
",
    );
    let check_in = check_in.map_or_else(|| "1 month".to_owned(), written_cadence);
    let about = either(lang, "wie de gesprekken voert met wie je toevoegt", "who holds the talks with those you add");
    let manager = match manager {
        Some(name) => format!("{:<34}# {about}", format!("manager: {name}")),
        None => format!("{:<34}# {about}", "# manager: Piet Jansen"),
    };
    let text = text.replace("{key}", key).replace("{in-use}", &civil(in_use)).replace("{manager}", &manager);
    text.replace("{check-in}", &format!("{check_in:<22}"))
}

/// The content of `.gitignore`.
pub(crate) const GITIGNORE: &str = "/.stay/\n";

/// The content of `.gitattributes`.
pub(crate) const GITATTRIBUTES: &str = "\
*.yaml text eol=lf
stay.yaml merge=stay
readers.yaml merge=stay
employees/**/*.yaml merge=stay
organisation/**/*.yaml merge=stay
";
