//! Rows for a database.

use super::sayings;

sayings! {
    csv_needs_folder() { nl: "CSV is een bestand voor elk soort rij", en: "CSV is a file for each kind of row" }
    json_needs_folder() { nl: "wat `stay export` geeft is al JSON, een regel per rij", en: "what `stay export` gives is JSON already, a line a row" }
    folder_hint() { nl: "zeg met -o MAP waar het komt", en: "say with -o DIR where it goes" }
    not_anonymous() { nl: "deze rijen zijn niet anoniem: ze zeggen van wie elk gesprek en elke belofte is", en: "these rows are not anonymous: they say whose each talk and each promise is" }
    pseudonymous() { nl: "deze rijen zijn niet anoniem: wie iemand is volgt uit team, leidinggevende en dagen, en met jouw sleutel uit elke rij", en: "these rows are not anonymous: who someone is follows from team, manager and days, and with your key from each row" }
    with_words() { nl: "wat mensen zeiden en schreven staat erin", en: "what people said and wrote is in it" }
}
