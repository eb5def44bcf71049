//! Which column of a list says what, by its header as HR systems write them, in Dutch, English and German.

use super::{Line, Table};
use crate::domain::text::{folded, nearest};
use std::collections::BTreeMap;

/// What a column can say of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Number,
    /// Another sign by which the list itself names people, such as the account.
    UserId,
    Email,
    /// The whole name.
    Name,
    FirstName,
    /// All first names as they are registered.
    GivenNames,
    Initials,
    Prefix,
    LastName,
    BirthName,
    PartnerPrefix,
    PartnerName,
    /// Whose name comes first.
    NameUse,
    Team,
    Manager,
    ManagerNumber,
    ManagerEmail,
    ManagerName,
    Role,
    Started,
    /// The first day of a contract, which need not be the first day at work.
    ContractStart,
    Left,
    /// The last day of a contract; another one may follow.
    ContractEnd,
    Status,
}

impl Field {
    /// What each is called in a map.
    pub const WORDS: &'static [(&'static str, Field)] = &[
        ("number", Field::Number),
        ("user-id", Field::UserId),
        ("email", Field::Email),
        ("name", Field::Name),
        ("first-name", Field::FirstName),
        ("given-names", Field::GivenNames),
        ("initials", Field::Initials),
        ("prefix", Field::Prefix),
        ("last-name", Field::LastName),
        ("birth-name", Field::BirthName),
        ("partner-prefix", Field::PartnerPrefix),
        ("partner-name", Field::PartnerName),
        ("name-use", Field::NameUse),
        ("team", Field::Team),
        ("manager", Field::Manager),
        ("manager-number", Field::ManagerNumber),
        ("manager-email", Field::ManagerEmail),
        ("manager-name", Field::ManagerName),
        ("role", Field::Role),
        ("started", Field::Started),
        ("contract-start", Field::ContractStart),
        ("left", Field::Left),
        ("contract-end", Field::ContractEnd),
        ("status", Field::Status),
    ];

    /// What it is called in a map.
    pub fn word(self) -> &'static str {
        Field::WORDS.iter().find(|(_, field)| *field == self).map_or("", |(word, _)| word)
    }

    /// The field of a map's key.
    pub fn read(word: &str) -> Option<Field> {
        let word = folded(word).replace(['_', ' '], "-");
        Field::WORDS.iter().find(|(known, _)| *known == word).map(|(_, field)| *field)
    }

    /// The key of a map that is nearest to one that there is not.
    pub fn near(word: &str) -> Option<&'static str> {
        nearest(word, Field::WORDS.iter().map(|(word, _)| *word))
    }

    /// Whether it tells who a person is.
    fn is_who(self) -> bool {
        matches!(self, Field::Number | Field::UserId | Field::Email) || self.is_name()
    }

    /// Whether names are made of it.
    fn is_name(self) -> bool {
        matches!(self, Field::Name | Field::LastName | Field::BirthName)
    }

    /// Whether it is a day.
    pub fn is_day(self) -> bool {
        matches!(self, Field::Started | Field::ContractStart | Field::Left | Field::ContractEnd)
    }

    /// Whether several columns may say it, each in its own way.
    fn has_many(self) -> bool {
        matches!(self, Field::UserId)
    }
}

/// Headers without capitals, signs and blanks; of several in one list the one that stands first here is read.
const HEADERS: &[(Field, &[&str])] = &[
    (
        Field::Number,
        &[
            "personeelsnummer",
            "personeelsnr",
            "persnummer",
            "persnr",
            "persoonsnummer",
            "persoonsnr",
            "medewerkernummer",
            "medewerkersnummer",
            "medewerkernr",
            "medewerkerid",
            "medewerkercode",
            "werknemernummer",
            "werknemersnummer",
            "werknemernr",
            "werknemerid",
            "employeenumber",
            "employeeno",
            "employeenr",
            "employeeid",
            "employeecode",
            "empnumber",
            "empno",
            "empid",
            "personnelnumber",
            "personnelno",
            "personnelid",
            "staffnumber",
            "staffid",
            "workernumber",
            "workerid",
            "payrollnumber",
            "personalnummer",
            "mitarbeiternummer",
            "mitarbeiterid",
            "number",
            "nummer",
        ],
    ),
    (Field::UserId, &["userid", "externalid", "personid", "id", "gebruikersid", "gebruikersnaam", "username", "login"]),
    (
        Field::Email,
        &[
            "emailwerk",
            "emailadreswerk",
            "werkemail",
            "werkemailadres",
            "werkmail",
            "emailzakelijk",
            "emailadreszakelijk",
            "zakelijkemail",
            "zakelijkemailadres",
            "zakelijkeemail",
            "workemail",
            "workemailaddress",
            "emailwork",
            "emailaddresswork",
            "emailaddressbusiness",
            "businessemail",
            "businessemailaddress",
            "companyemail",
            "corporateemail",
            "primaryemail",
            "emailadres",
            "emailaddress",
            "email",
            "mailadres",
            "mail",
            "emailarbeit",
            "geschaftlicheemail",
            "userprincipalname",
            "upn",
        ],
    ),
    (
        Field::Name,
        &[
            "volledigenaam",
            "naamvolledig",
            "samengesteldenaam",
            "weergavenaam",
            "medewerkernaam",
            "naammedewerker",
            "naamwerknemer",
            "werknemernaam",
            "fullname",
            "preferredfullname",
            "displayname",
            "employeename",
            "nameformatted",
            "formatted",
            "vollstandigername",
            "naam",
            "name",
        ],
    ),
    (
        Field::FirstName,
        &[
            "roepnaam",
            "preferredname",
            "preferredfirstname",
            "nickname",
            "knownas",
            "rufname",
            "voornaam",
            "firstname",
            "givenname",
            "namegivenname",
            "legalfirstname",
            "vorname",
        ],
    ),
    (Field::GivenNames, &["voornamen", "officielevoornamen", "givennames", "firstnames", "vornamen"]),
    (Field::Initials, &["voorletters", "initialen", "initials"]),
    (
        Field::Prefix,
        &[
            "voorvoegsels",
            "voorvoegsel",
            "tussenvoegsels",
            "tussenvoegsel",
            "voorvoegselgeboortenaam",
            "voorvoegselsgeboortenaam",
            "geboortenaamvoorvoegsel",
            "geboortenaamvoorvoegsels",
            "voorvoegselachternaam",
            "voorvoegselsachternaam",
            "achternaamvoorvoegsel",
            "tussenvoegselachternaam",
            "tussenvoegselgeboortenaam",
            "voorvoegselgeslachtsnaam",
            "voorvoegseleigennaam",
            "birthnameprefix",
            "lastnameprefix",
            "surnameprefix",
            "familynameprefix",
            "infix",
        ],
    ),
    (Field::LastName, &["achternaam", "familienaam", "lastname", "surname", "familyname", "namefamilyname", "nachname"]),
    (
        Field::BirthName,
        &["geboortenaam", "geslachtsnaam", "geboorteachternaam", "eigenachternaam", "eigennaam", "meisjesnaam", "birthname", "maidenname"],
    ),
    (
        Field::PartnerPrefix,
        &[
            "voorvoegselspartner",
            "voorvoegselpartner",
            "partnervoorvoegsel",
            "partnervoorvoegsels",
            "tussenvoegselpartner",
            "tussenvoegselspartner",
            "partnertussenvoegsel",
            "voorvoegselnaampartner",
            "voorvoegselsnaampartner",
            "voorvoegselgeboortenaampartner",
            "geboortenaampartnervoorvoegsel",
            "naampartnervoorvoegsel",
            "voorvoegselachternaampartner",
            "partnernameprefix",
            "partnerprefix",
            "partnerlastnameprefix",
        ],
    ),
    (
        Field::PartnerName,
        &[
            "naampartner",
            "partnernaam",
            "achternaampartner",
            "partnerachternaam",
            "geboortenaampartner",
            "partnergeboortenaam",
            "geslachtsnaampartner",
            "partnername",
            "partnerlastname",
            "partnersurname",
        ],
    ),
    (
        Field::NameUse,
        &[
            "naamsamenstelling",
            "naamgebruik",
            "naamgebruikcode",
            "codenaamgebruik",
            "aanduidingnaamgebruik",
            "naamvoering",
            "samenstellingnaam",
            "naamopbouw",
            "naamconventie",
            "nameconvention",
            "namecomposition",
            "nameusage",
        ],
    ),
    (
        Field::Team,
        &[
            "team",
            "teamnaam",
            "teamname",
            "afdeling",
            "afdelingnaam",
            "afdelingsnaam",
            "afdelingomschrijving",
            "organisatorischeeenheidomschrijving",
            "organisatorischeeenheid",
            "organisatieonderdeel",
            "organisatieeenheid",
            "orgeenheid",
            "department",
            "departmentname",
            "orgunit",
            "orgunitname",
            "orgunitpath",
            "organizationalunit",
            "organisationalunit",
            "businessunit",
            "division",
            "divisie",
            "abteilung",
        ],
    ),
    (
        Field::Manager,
        &[
            "leidinggevende",
            "directleidinggevende",
            "directeleidinggevende",
            "manager",
            "linemanager",
            "directmanager",
            "supervisor",
            "reportsto",
            "reportingto",
            "rapporteertaan",
            "vorgesetzter",
        ],
    ),
    (
        Field::Role,
        &[
            "functienaam",
            "functieomschrijving",
            "functietitel",
            "functiebenaming",
            "functie",
            "jobtitle",
            "jobname",
            "employeetitle",
            "positiontitle",
            "position",
            "positie",
            "rol",
            "role",
            "job",
            "stellenbezeichnung",
            "stelle",
            "title",
        ],
    ),
    (
        Field::Started,
        &[
            "datumindienst",
            "indienstdatum",
            "datumindiensttreding",
            "indiensttredingsdatum",
            "indiensttreding",
            "indienstsinds",
            "indienstper",
            "indienst",
            "startdatumdienstverband",
            "begindatumdienstverband",
            "eerstewerkdag",
            "eerstedag",
            "hiredate",
            "dateofhire",
            "employeehiredate",
            "originalhiredate",
            "dateofjoining",
            "joiningdate",
            "joindate",
            "employmentstartdate",
            "firstdayofwork",
            "firstday",
            "startdatum",
            "startdate",
            "begindatum",
            "eintrittsdatum",
            "einstellungsdatum",
        ],
    ),
    (
        Field::ContractStart,
        &["begindatumcontract", "startdatumcontract", "contractbegindatum", "contractstartdatum", "contractstartdate", "contractbegin"],
    ),
    (
        Field::Left,
        &[
            "datumuitdienst",
            "uitdienstdatum",
            "datumuitdiensttreding",
            "uitdiensttredingsdatum",
            "uitdiensttreding",
            "uitdienstper",
            "uitdienst",
            "einddatumdienstverband",
            "laatstewerkdag",
            "laatstedag",
            "terminationdate",
            "dateofleaving",
            "leavingdate",
            "leavedate",
            "employeeleavedatetime",
            "employeeleavedate",
            "employmentenddate",
            "lastdayofwork",
            "lastworkingday",
            "lastday",
            "exitdate",
            "enddate",
            "einddatum",
            "austrittsdatum",
            "kundigungsdatum",
        ],
    ),
    (
        Field::ContractEnd,
        &["einddatumcontract", "contracteinddatum", "contracteinde", "contractenddate", "contractend", "datumeindecontract"],
    ),
    (
        Field::Status,
        &[
            "status",
            "employeestatus",
            "employmentstatus",
            "statusdienstverband",
            "medewerkerstatus",
            "accountenabled",
            "accountstatus",
            "isactive",
            "active",
            "actief",
        ],
    ),
];

/// Words for who leads: a header that has one besides another word says that of the manager.
const MANAGER: &[&str] = &[
    "directleidinggevende",
    "directeleidinggevende",
    "leidinggevende",
    "linemanager",
    "manager",
    "supervisor",
    "vorgesetzter",
    "reportsto",
];

/// What stands before a header in some lists.
const BEFORE: &[&str] = &["empl", "emp", "employee", "medewerker", "werknemer", "contract", "user", "person", "persoon", "name"];

/// Words in a header of what is never taken: the law, or good sense, keeps it out of what is written about a talk.
const NEVER: &[&str] = &[
    "bsn",
    "burgerservice",
    "sofi",
    "socialsecurity",
    "sociaalverzekering",
    "nationalid",
    "nationalinsurance",
    "taxid",
    "steuer",
    "sozialversicherung",
    "fiscaal",
    "passport",
    "paspoort",
    "identiteits",
    "identitycard",
    "legitimatie",
    "idbewijs",
    "documentnummer",
    "rijbewijs",
    "driverslicen",
    "drivinglicen",
    "visum",
    "visa",
    "workpermit",
    "verblijf",
    "werkvergunning",
    "geboortedat",
    "geboortepl",
    "geboortel",
    "geboortejaar",
    "birthdate",
    "birthday",
    "birthplace",
    "dateofbirth",
    "placeofbirth",
    "countryofbirth",
    "geburtsdatum",
    "geburtsort",
    "leeftijd",
    "verjaardag",
    "overlijden",
    "deceased",
    "salar",
    "loon",
    "wage",
    "payrate",
    "paygrade",
    "payband",
    "compensation",
    "bonus",
    "uurtarief",
    "verdienste",
    "gehalt",
    "inkomen",
    "income",
    "salaris",
    "inschaling",
    "schaal",
    "trede",
    "periodiek",
    "toeslag",
    "pensioen",
    "pension",
    "gender",
    "geslacht",
    "aanhef",
    "aanspreek",
    "salutation",
    "honorific",
    "anrede",
    "geschlecht",
    "pronoun",
    "voornaamwoord",
    "nationali",
    "citizenship",
    "ethnic",
    "etnisch",
    "etnic",
    "herkomst",
    "religi",
    "geloof",
    "kerk",
    "vakbond",
    "unionmember",
    "politie",
    "politi",
    "burgerlijkestaat",
    "burgerlijkstaat",
    "burgstaat",
    "marital",
    "maritial",
    "huwelijk",
    "gehuwd",
    "married",
    "samenwon",
    "familienstand",
    "gezin",
    "kinderen",
    "children",
    "dependents",
    "kinder",
    "adres",
    "address",
    "straat",
    "street",
    "strasse",
    "postcode",
    "postalcode",
    "zipcode",
    "woonplaats",
    "huisnummer",
    "huisnr",
    "wohnort",
    "homecity",
    "telefoon",
    "telefon",
    "phone",
    "mobiel",
    "mobile",
    "mobil",
    "gsm",
    "telnr",
    "privenummer",
    "iban",
    "bank",
    "rekening",
    "bic",
    "swift",
    "giro",
    "ziek",
    "verzuim",
    "sick",
    "illness",
    "absence",
    "disab",
    "handicap",
    "arbeidsongeschikt",
    "doelgroep",
    "health",
    "gezondheid",
    "medisch",
    "medical",
    "allerg",
    "zwanger",
    "pregnan",
    "krank",
    "wia",
    "wajong",
    "bloedgroep",
    "bloodtype",
    "emergency",
    "noodcontact",
    "noodgeval",
    "contactpersoon",
    "nexthofkin",
    "nextofkin",
    "password",
    "wachtwoord",
    "passwort",
    "hashfunction",
    "foto",
    "photo",
    "avatar",
    "picture",
    "kenteken",
    "licenseplate",
    "redenuitdienst",
    "redenontslag",
    "ontslag",
    "terminationreason",
    "leavingreason",
    "reasonforleaving",
    "leavereason",
    "reasonforterminat",
    "recovery",
    "prive",
    "privat",
    "personalemail",
    "homeemail",
    "emailhome",
    "emailprivate",
    "emailpersonal",
    "emailthuis",
    "otheremail",
    "secondaryemail",
];

/// The same, for headers that are just this.
const NEVER_WHOLE: &[&str] = &[
    "age",
    "sex",
    "race",
    "dob",
    "ssn",
    "man",
    "vrouw",
    "mv",
    "city",
    "zip",
    "plaats",
    "stad",
    "land",
    "country",
    "state",
    "tel",
    "fax",
    "pay",
    "uursalaris",
    "titulatuur",
    "partner",
    "ahv",
    "nino",
];

/// A header without capitals, accents, signs and blanks, and without what says that it has to be there.
fn plain(header: &str) -> String {
    let mut kept = String::new();
    let mut depth = 0_usize;
    for c in header.chars() {
        match c {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            '#' => kept.push_str("number"),
            c if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    let plain: String = folded(&kept).chars().filter(char::is_ascii_alphanumeric).collect();
    let plain = plain.replace("gebnaam", "geboortenaam");
    let plain = match plain.strip_prefix("voorv") {
        Some(rest) if !rest.starts_with("oegsel") => format!("voorvoegsel{rest}"),
        _ => plain,
    };
    ["required", "verplicht", "optional", "optioneel", "readonly"]
        .iter()
        .find_map(|end| plain.strip_suffix(end).filter(|rest| !rest.is_empty()))
        .map_or(plain.clone(), str::to_owned)
}

/// The field that a plain header means, and how much another header is preferred.
fn listed(plain: &str) -> Option<(Field, usize)> {
    HEADERS.iter().find_map(|(field, headers)| headers.iter().position(|known| *known == plain).map(|at| (*field, at)))
}

fn of_manager(plain: &str) -> Option<(Field, usize)> {
    let rest = MANAGER.iter().find_map(|word| Some(plain.strip_prefix(word).or_else(|| plain.strip_suffix(word))?.to_owned()))?;
    let found = |rest: &str| match rest {
        "value" | "eid" | "nr" | "no" => Some((Field::Number, 90)),
        rest => listed(rest),
    };
    let without = || BEFORE.iter().find_map(|before| found(rest.strip_prefix(before)?));
    let (field, at) = found(&rest).or_else(without)?;
    Some(match field {
        Field::Number | Field::UserId => (Field::ManagerNumber, at),
        Field::Email => (Field::ManagerEmail, at),
        Field::Name => (Field::ManagerName, at),
        _ => return None,
    })
}

/// What a column of a list is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// It says this, and of several that do one with a smaller figure is read.
    Of(Field, usize),
    /// It is never taken.
    Never,
    /// Nothing that is taken.
    Other,
    /// It has no header.
    Unnamed,
}

impl Column {
    /// What a header says of its column.
    pub fn of(header: &str) -> Column {
        let whole = plain(header);
        if whole.is_empty() {
            return Column::Unnamed;
        }
        // the last parts of a path of JSON say what it is, those before it where that stands
        let parts: Vec<&str> = header.rsplit([':', '.']).map(str::trim).filter(|part| !part.is_empty()).collect();
        let last = [parts.first().copied().unwrap_or_default().to_owned(), parts.iter().take(2).rev().copied().collect::<String>()];
        let found = |plain: &str| listed(plain).or_else(|| of_manager(plain));
        if let Some((field, at)) = found(&whole) {
            return Column::Of(field, at);
        }
        if is_never(&whole) {
            return Column::Never;
        }
        let without = |plain: &str| BEFORE.iter().find_map(|before| found(plain.strip_prefix(before).filter(|rest| rest.len() > 2)?));
        let of_path = || last.iter().rev().filter(|_| parts.len() > 1).find_map(|part| found(&plain(part)));
        match without(&whole).or_else(of_path) {
            Some((field, at)) => Column::Of(field, at + 100),
            None => Column::Other,
        }
    }

    fn field(&self) -> Option<Field> {
        if let Column::Of(field, _) = self { Some(*field) } else { None }
    }
}

/// Whether a plain header is of what is never taken.
fn is_never(plain: &str) -> bool {
    // an address for mail that is for work was found before
    let is_mail = plain.contains("mail")
        && !["prive", "privat", "personal", "home", "thuis", "other", "secondary", "recovery"].iter().any(|word| plain.contains(word));
    NEVER_WHOLE.contains(&plain) || (!is_mail && NEVER.iter().any(|word| plain.contains(word)))
}

/// Which columns are read, and as what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The line of the table with the headers, and how many lines below it are headers too.
    pub header: usize,
    pub more: usize,
    /// The columns of each field, the one that counts first.
    pub of: BTreeMap<Field, Vec<usize>>,
    /// What is above each column.
    pub headers: Vec<String>,
    /// The columns that are never taken.
    pub never: Vec<usize>,
    /// Those that are not read, though nothing is wrong with them.
    pub others: Vec<usize>,
}

/// Why nobody knows what the columns of a list are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoColumns {
    /// Nothing is in it.
    Empty,
    /// No column says who a row is of.
    NobodyTold,
    /// Two columns could be one field: the field, and their places from 1.
    Twice(Field, usize, usize, u32),
    /// A header of a map that the list does not have: which of the map's, and the nearest that it has.
    NoHeader(usize, Option<String>),
    /// A header of a map that is of what is never taken: which of the map's.
    Never(usize),
}

/// In how many lines the headers are looked for: some lists have a title above them.
const ABOVE: usize = 10;

impl Columns {
    /// The columns of a list; `map` are fields with the header that a map gives them, or none where the field is not to be read.
    ///
    /// # Errors
    ///
    /// Where no line of the table is one of headers, or where two columns could be one field.
    pub fn of(table: &Table, map: &[(Field, Option<String>)]) -> Result<Columns, NoColumns> {
        let lines: Vec<(usize, &Line)> = table.lines.iter().enumerate().filter(|(_, line)| !line.is_empty()).take(ABOVE).collect();
        if lines.is_empty() {
            return Err(NoColumns::Empty);
        }
        let same = |cell: &str, header: &str| folded(cell) == folded(header) || (!plain(header).is_empty() && plain(cell) == plain(header));
        let wanted: Vec<&String> = map.iter().filter_map(|(_, header)| header.as_ref()).collect();
        let has = |line: &Line, header: &str| line.cells.iter().any(|cell| same(cell, header));
        let score = |line: &Line| {
            let found: Vec<Field> = line.cells.iter().filter_map(|cell| Column::of(cell).field()).collect();
            let mapped = wanted.iter().filter(|header| has(line, header)).count();
            let is_who = found.iter().any(|field| field.is_who()) || mapped > 0;
            if is_who { found.len() + 2 * mapped } else { 0 }
        };
        let best = lines.iter().map(|(_, line)| score(line)).max().unwrap_or_default();
        // where a map names what no line has, the first line is what it is held against
        let found = lines.iter().find(|(_, line)| best > 0 && score(line) == best).or(lines.first().filter(|_| !wanted.is_empty()));
        let Some((at, line)) = found else { return Err(NoColumns::NobodyTold) };
        for (number, (_, header)) in map.iter().enumerate() {
            let Some(header) = header else { continue };
            if matches!(Column::of(header), Column::Never) {
                return Err(NoColumns::Never(number));
            }
            if !has(line, header) {
                return Err(NoColumns::NoHeader(number, nearest(header, line.cells.iter().map(|cell| cell.trim())).map(str::to_owned)));
            }
        }
        let headers: Vec<String> = line.cells.iter().map(|cell| cell.trim().to_owned()).collect();
        let mut columns = Columns { header: *at, headers, ..Columns::default() };
        columns.more = table.lines[at + 1..].iter().take_while(|line| is_headers_too(line)).count();
        columns.assign(map, same, line.at)?;
        let who: Vec<Field> = columns.of.keys().copied().filter(|field| field.is_who()).collect();
        if who.is_empty() { Err(NoColumns::NobodyTold) } else { Ok(columns) }
    }

    fn assign(&mut self, map: &[(Field, Option<String>)], same: impl Fn(&str, &str) -> bool, line: u32) -> Result<(), NoColumns> {
        let mapped = |field: Field| map.iter().any(|(known, _)| *known == field);
        let by_map = |header: &str| map.iter().find(|(_, wanted)| wanted.as_deref().is_some_and(|wanted| same(header, wanted)));
        let mut found: BTreeMap<Field, Vec<(usize, usize)>> = BTreeMap::new();
        for (at, header) in self.headers.iter().enumerate() {
            if let Some((field, _)) = by_map(header) {
                found.entry(*field).or_default().push((0, at));
                continue;
            }
            match Column::of(header) {
                Column::Of(field, rank) if !mapped(field) => found.entry(field).or_default().push((rank, at)),
                Column::Of(..) | Column::Other => self.others.push(at),
                Column::Never => self.never.push(at),
                Column::Unnamed => {}
            }
        }
        for (field, mut columns) in found {
            columns.sort_unstable();
            if let [(rank, one), (same, other), ..] = columns[..]
                && rank == same
                && !field.has_many()
            {
                return Err(NoColumns::Twice(field, one + 1, other + 1, line));
            }
            let keeps = if field.has_many() { columns.len() } else { 1 };
            self.others.extend(columns.iter().skip(keeps).map(|(_, at)| *at));
            self.of.insert(field, columns.into_iter().take(keeps).map(|(_, at)| at).collect());
        }
        self.others.sort_unstable();
        Ok(())
    }

    /// The column that a field is read from.
    pub fn at(&self, field: Field) -> Option<usize> {
        self.of.get(&field).and_then(|columns| columns.first()).copied()
    }

    /// What stands above it.
    pub fn header_of(&self, column: usize) -> &str {
        self.headers.get(column).map_or("", String::as_str)
    }
}

/// Whether a line below the headers has headers as well: their names for people, say.
fn is_headers_too(line: &Line) -> bool {
    let filled: Vec<&String> = line.cells.iter().filter(|cell| !cell.trim().is_empty()).collect();
    let known = filled.iter().filter(|cell| matches!(Column::of(cell), Column::Of(..) | Column::Never)).count();
    known >= 2 && known * 2 > filled.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(lines: &[&[&str]]) -> Table {
        let line =
            |(at, cells): (usize, &&[&str])| Line { at: at as u32 + 1, cells: cells.iter().map(|cell| (*cell).to_owned()).collect() };
        Table { lines: lines.iter().enumerate().map(line).collect() }
    }

    #[test]
    fn headers_are_known_however_they_are_written() {
        for (header, field) in [
            ("Persnr", Field::Number),
            ("PERSONEELSNUMMER", Field::Number),
            ("Employee #", Field::Number),
            ("employee_id", Field::Number),
            ("Employee ID", Field::Number),
            ("Employee-ID", Field::Number),
            ("employee.id", Field::Number),
            ("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User.employeeNumber", Field::Number),
            ("USERID", Field::UserId),
            ("Email_werk", Field::Email),
            ("E-mail (werk)", Field::Email),
            ("Email Address [Required]", Field::Email),
            ("E-mailadres", Field::Email),
            ("userPrincipalName", Field::Email),
            ("First Name [Required]", Field::FirstName),
            ("name.givenName", Field::FirstName),
            ("Roepnaam", Field::FirstName),
            ("Geboortenaam", Field::BirthName),
            ("Geslachtsnaam", Field::BirthName),
            ("VoorvoegselsPartner", Field::PartnerPrefix),
            ("Voorv. geb. naam partner", Field::PartnerPrefix),
            ("Geb_naam_partner", Field::PartnerName),
            ("NaamSamenstelling", Field::NameUse),
            ("Naamgebruik_code", Field::NameUse),
            ("empl_Begindatum_contract", Field::ContractStart),
            ("empl_Einddatum_contract", Field::ContractEnd),
            ("empl_Persoonsnummer_leidinggevende", Field::ManagerNumber),
            ("Persoonsnummer leidinggevende", Field::ManagerNumber),
            ("Manager Email", Field::ManagerEmail),
            ("manager.value", Field::ManagerNumber),
            ("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User.manager.displayName", Field::ManagerName),
            ("supervisorEId", Field::ManagerNumber),
            ("supervisor_id", Field::ManagerNumber),
            ("Naam leidinggevende", Field::ManagerName),
            ("Reports To", Field::Manager),
            ("MANAGER", Field::Manager),
            ("Department", Field::Team),
            ("Org Unit Path [Required]", Field::Team),
            ("jobTitle", Field::Role),
            ("Employee Title", Field::Role),
            ("hireDate", Field::Started),
            ("In dienst", Field::Started),
            ("Datum uit dienst", Field::Left),
            ("terminationDate", Field::Left),
            ("accountEnabled", Field::Status),
        ] {
            assert!(matches!(Column::of(header), Column::Of(found, _) if found == field), "{header}: {:?}", Column::of(header));
        }
    }

    #[test]
    fn what_the_law_keeps_out_is_never_taken() {
        for header in [
            "BSN",
            "Burgerservicenummer",
            "Geboortedatum",
            "birth_date",
            "Date of Birth",
            "Salaris",
            "Bruto uurloon",
            "Pay rate",
            "Geslacht",
            "Gender",
            "sex",
            "Nationaliteit",
            "Burgerlijke staat",
            "Marital Status",
            "Adres",
            "Street Address",
            "Postcode",
            "Woonplaats",
            "Home Phone",
            "Telefoonnummer",
            "Mobiel",
            "IBAN",
            "Bankrekening",
            "Ziekteverzuim",
            "Verzuimpercentage",
            "Email privé",
            "Home Email",
            "personalEmail",
            "Password [Required]",
            "Noodcontact",
            "addresses.0.locality",
            "phoneNumbers.0.value",
            "Reden uit dienst",
            "Recovery Email",
            "Aanhef",
            "Geboorteplaats",
        ] {
            assert_eq!(Column::of(header), Column::Never, "{header}");
        }
        for header in ["Kostenplaats", "Contracturen", "FTE", "Locatie", "Timezone", "Organisation", "Cao"] {
            assert_eq!(Column::of(header), Column::Other, "{header}");
        }
    }

    #[test]
    fn of_several_columns_for_one_thing_the_better_one_is_read() {
        let columns = Columns::of(&table(&[&["E-mail", "Email werk", "Team", "Afdeling", "Persnr"]]), &[]).unwrap();
        assert_eq!((columns.at(Field::Email), columns.at(Field::Team)), (Some(1), Some(2)));
        assert_eq!(columns.others, [0, 3]);
        let twice = Columns::of(&table(&[&["Persnr", "Team", "TEAM"]]), &[]);
        assert_eq!(twice, Err(NoColumns::Twice(Field::Team, 2, 3, 1)));
    }

    #[test]
    fn headers_stand_below_a_title_and_may_be_two_lines() {
        let list = table(&[
            &["Personeelslijst", "1-11-2026"],
            &[],
            &["STATUS", "USERID", "FIRSTNAME", "LASTNAME", "MANAGER"],
            &["Status", "User ID", "First Name", "Last Name", "Manager"],
            &["active", "a1", "Anna", "Bos", "NO_MANAGER"],
        ]);
        let columns = Columns::of(&list, &[]).unwrap();
        assert_eq!((columns.header, columns.more), (2, 1));
    }

    #[test]
    fn a_map_says_what_a_column_is() {
        let list = table(&[&["Code", "Hoe heet je", "Team", "Persnr", "BSN"], &["7", "Bo Li", "x", "9", "1"]]);
        let map = |field, header: &str| vec![(field, Some(header.to_owned()))];
        let columns = Columns::of(&list, &[map(Field::Name, "hoe heet je"), map(Field::Number, "Code")].concat()).unwrap();
        assert_eq!((columns.at(Field::Name), columns.at(Field::Number), columns.at(Field::Team)), (Some(1), Some(0), Some(2)));
        assert_eq!(Columns::of(&list, &map(Field::Name, "Hoe heet jij")), Err(NoColumns::NoHeader(0, Some("Hoe heet je".to_owned()))));
        assert_eq!(Columns::of(&list, &map(Field::Number, "BSN")), Err(NoColumns::Never(0)));
        assert_eq!(Columns::of(&table(&[&["1", "2"]]), &[]), Err(NoColumns::NobodyTold));
        assert_eq!(Columns::of(&table(&[&["", " "]]), &[]), Err(NoColumns::Empty));
        let without = Columns::of(&list, &[(Field::Team, None)]).unwrap();
        assert_eq!(without.at(Field::Team), None);
    }
}
