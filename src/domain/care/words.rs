//! The words that the guard knows, in Dutch and English.
//!
//! Patterns are divided by commas, their words by blanks. `a|b` is either, `a*` any word that begins so, `*a` one that ends so, `*a*` one
//! that has it inside, `<set>` any of [`SETS`], and `~` up to four words of any kind. Words are folded: small letters, no accents, no dashes
//! (`burn-out` is `burnout`).

use super::Topic::{self, Health, Origin, Politics, Pregnancy, PrivateLife, Religion, Sexuality, Union};
use super::grammar::Role;

/// How much a pattern says by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// Enough, unless it is the work: a client's illness, a training about it.
    Alone,
    /// Only said of a person: of things it means something else.
    OfSomeone,
    /// Enough as a whole phrase, unless it is a client's.
    Phrase,
}
use Weight::{Alone, OfSomeone, Phrase};

/// What is told of.
pub(super) const TOLD: &[(Topic, Weight, &str)] = &[
    (
        Health,
        Alone,
        "voedselvergiftiging, diarree, diarrhoea, uitgezaaid, metastas*, hechtingen, brandwonden, prosthe*, protheses, zelfhulpgroep, geheugenprobl*, concentratiestoornis, concentratieprobl*, poortwachter, ziekengeld, hersteldmelding, invalidenkaart, arbeidsdeskundige, ziektedag, ziektedagen, palpitation*, flashbacks, nachtmerries, opioid*, hulphond, hoorapparaat, vergeetachtig, sickness, autoongeluk, fractuur, keizersnee, maaginhoud, darmkanker, prostaatkanker, borstontsteking, hartonderzoek, bloedprikken, bloedtest, ecg, catarrh, sinusitis, voorhoofdsholte, hyper, vertigo, ptsd*, cvs, fatigue syndrome, hives, eczemen, anemie, scheurbuik, rugoperatie, nekhernia, rughernia, hernias, stent, stents, hartkatheterisatie, bypass, diabeticus, epilepticus, reumapatient, kankerpatient, autist, narcolep*, hartstilstand, maagbloeding, neurose, neurotisch, hysterie, sclerodermie, sarcoom, mono, klierkoorts, lymeziekte, gehoorapparaten, blindengeleidehond, spraakgebrek, stotteren, hartruis, leverkwaal, nierfalen, chronischziek, pijnpoli, pijnkliniek, slaappoli, verslavingsarts, bloedziekte, hemofilie, haemophilia, sikkelcel, hiatus, breuk*operatie, liesbreuk, hooikoortspillen, valium, xanax, tramadol, oxycodon, oxycontin, fentanyl, morfinepleister, buikgriep, *griep, drankgebruik, drugsgebruik, alcoholgebruik, medicijngebruik, *blokkers, manisch*, manic, relapse*, terugval, infuus, infusion, infusions, antibiotica, antibiotics, narcose, kortademig, benauwdheid, claustrofob*, claustrophob*, agoraphob*, agorafob*, hoogtevrees, vliegangst, faalangst, hooggevoelig, overprikkel*, boreout, blowt, blowen, seizure*, tonsillit*, amandelen, ibs, cyst, cyste, poliep*, polyps, fibroid*, hysterectomy, vasectomy, vasectomie, baarmoeder*, eierstok*, pmdd, neurodiver*, stutter*, stotter*, sectioned, convalesc*, *hartoperatie, kaakoperatie, hersenoperatie, maagoperatie, rugoperatie, spataderoperatie, buikoperatie, staaroperatie, geheugenverlies, krukken, crutches, zenuwziekte, zelfmoordpoging, ziekenhuisopname*, herseninfarcten, betablokkers, statines, cholesterol, lichaamsbeperking, arbeidsbeperking, doelgroepregister, arbeidshandicap*, ziekteverleden, ziektegeschiedenis, keuringsarts, verzekeringsarts, verslavingskliniek, afkickkliniek, alcoholmisbruik, drugsmisbruik, klinisch opgenomen, antivax*, tremor, tics, angina, emfyseem, emphysema, cirrose, cirrhosis, lever*ziekte, galblaas*, gallbladder, gallstones, kidney stones, longkwaal, slaapstoornis*, gehoorbeschad*, gehoorverlies, gehoorprobl*, oogziekte, dubbelzicht, invalide, invaliditeit, mindervalide, gipsvlucht, burnout*, burnedout, burntout, buikpijn, borstpijn, keelpijn, oorpijn, kiespijn, gewrichtspijn*, zenuwpijn, spierpijn, beenpijn, heuppijn, schouderpijn, rugpijnen, buikklacht*, hoofdpijnen, overwerkt, gedotterd, steunkous*, knobbeltje, *allergie, flu, depression, medication*, surgery, psychiater, psychiatrist, psycholoog, psychologist, therapist, ziekmelding, ziekgemeld, disability, illness, gezwel, galstenen, kijkoperatie, borstonderzoek, zenuwpijn, verlamming, spierziekte, huidziekte, stofwisselingsziekte, darmziekte, longziekte, hartziekte, ziekteverlof, ziekbed, angststoornissen, persoonlijkheidsstoornis*, stemmingsstoornis*, leerstoornis, dysthym*, postnatale, postpartum, mammogra*, darmonderzoek, hartfilmpje, catheter*, epipen, inhaler, lump, benign, malignant, schildklier*, thyroid, prostaat*, prostate, sarcoma, carcino*, glaucoom, glaucoma, staar, netvlies*, macula*, neuropath*, polyneurop*, endoscop*, colonoscop*, maagsonde, scolios*, osteopor*, anaemi*, anemi*, bloedarmoede, ijzertekort, hyperacti*, hypersens*, misofonie, apneu, snurkpoli, detox, methadone, anabole, trauma*therapie, schematherapie, gedragstherapie, groepstherapie, praatgroep, zelfhulpgroep, opgebrand, overspannen*, oververmoeid*, *kanker*, cancer, cancers, tumor*, tumour*, chemo*, \
         bestraling*, bestraald, radiotherap*, uitzaaiing*, arbeidstherapeut*, bedrijfsongeval*, leukemi*, leukaemi*, lymfo*, lymphom*, melano*, borstamputatie, mastectom*, diabet*, \
         suikerziekte, epilep*, astma*, asthma*, copd, reuma*, rheumat*, artrose, artritis, arthrit*, fibromyalg*, sclerose, sclerosis, \
         parkinson*, dement*, alzheimer*, hiv*, hepatitis, hernia, hernias, *migraine*, *infarct*, hartfalen, hartkwaal, \
         hartklacht*, hartproble*, hartritme*, hartpatient, hartaanval*, hartoperatie, *trombose*, thrombos*, longembolie, longcovid, \
         postcovid, griep, longontsteking, pneumonia, bronchitis, blindedarm*, appendic*, blaasontsteking, oorontsteking, keelontsteking, darmontsteking, slijmbeursontsteking, hersenvliesontsteking, peesschedeontsteking, nierstenen, nierziekte, dialys*, ptss, \
         ptsd, angststoornis*, angstklacht*, paniekaanval*, paniekstoornis*, hyperventil*, adhd*, autis*, asperger*, bipola*, schizo*, psychoses, psychose, \
         psychosis, psychotic, psychotisch, eetstoornis*, anorex*, boulimi*, bulimi*, zelfmoord*, suicid*, zelfbeschad*, \
         selfharm*, zelfdoding, alcoholi*, alcoholprobl*, alcoholverslav*, drankprobl*, drugsverslav*, gokverslav*, \
         ontwenning*, afkick*, dyslex*, dyscalcul*, gehandicapt*, wheelchair, slechthorend*, gehoorapparaa*, hoortoestel*, \
         slechtziend*, kleurenblind*, colourblind, arbeidsongeschikt*, ziektewet, wao, wajong*, antidepress*, *depressie, *depressief, *depressieve, ritalin, concerta, insulin*, slaappil*, slaapmiddel*, pijnstiller*, painkiller*, morfine, morphine, hypochond*, menopau*, \
         perimenopau*, opvlieger*, menstru*, endometrio*, pcos, crohn*, colitis, coeliak*, coeliac, celiac, hooikoorts, eczeem, eczema, \
         psoriasis, overgewicht, obes*, maagverkleining, maagzweer*, rsi, whiplash, hersenschudding*, concuss*, tinnitus, oorsuizen, \
         slaapapneu, slapelo*, insomnia, pacemaker, vertigo, bloeddruk, suikerspiegel, rugklacht*, rugpijn*, nekklacht*, nekpijn*, \
         knieklacht*, kniepijn, knieoperatie, heupoperatie, oogoperatie, schouderklacht*, hartklopping*, hoofdpijnklacht*, \
         maagklacht*, darmklacht*, armklacht*, polsklacht*, stressklacht*, spanningsklacht*, slaapprobl*, longprobl*, \
         vermoeidheidsklacht*, gezondheidsklacht*, gezondheidsprobl*, angstaanval*, overspannenheid, \
         hospitalised, hospitalized, appendix, biops*, herseninfarct, hersentumor, hersenbloeding, aneurysma, \
         aneurysm, miltvuur, gordelroos, shingles, pfeiffer, lyme, sarcoidose, lupus, adhder, hsper, miscarry, rehab, sepsis, \
         ziekbed, doodziek, terminaal, antipsychot*, benzo*, oxazepam, prozac, sertraline, methadon, verzuimgesprek, hepatit*, tuberculo*, tbc, jicht, gout, incontinen*, stoma, nierdonor, transplantati*, overdos*, \
         bedlegerig, bedridden, slijmbeurs*, peesontsteking, carpaal, kruisband*, meniscus, hallucin*, waanbeeld*, dwangstoornis*, ocd",
    ),
    (
        Health,
        OfSomeone,
        "kliniek, slijtage, misselijkheid, beroerd, koortsig, psychiatric, rash, stitches, vomiting, nightmares, addicted, weight loss, memory loss, aandoeningen, behandelingen, oncology, dosis, verslaafd, gokt, gokken, gambles, gambling, drunk, dronken, hangover, hungover, kater, infection, infectie, ulcer, vaccin*, vaccine, jab, kramp*, cramps, benauwd, hoest*, ingreep, prothese, prosthesis, artsen, doctors, cardioloog, cardiologist, neuroloog, neurologist, oncoloog, oncologist, dermatoloog, dermatologist, reumatoloog, rheumatologist, uroloog, urologist, internist, orthopeed, chirurg, surgeon, longarts, kno, oogarts, optician, tandarts, dentist, dietist, logopedist, ergotherapeut, haptonoom, osteopaat, osteopath, maatschappelijk werker, crisisdienst, herstel van, zenuwen, maagpijn, uitgeput door, overspannen, remission, treatments, slikt, slikte, arm in, gips, mitella, sling, brace, opgenomen, ambulance, phased return, unfit, fit for, keuring, gekeurd, sick*, ziekenhuis, hospital, ziek, zieke, ziekjes, ziekte, ziekmelding, ziekgemeld, ziekenhuisopname*, reintegr*, arbotraject, bedrijfsarts, arboarts, arbodienst, \
         verslaving*, afhankelijkheid van, medicijn*, medicatie, medication*, medicine, meds, pillen, pills, tablets, handicap, \
         disability, disabilities, disabled, operatie, operaties, geopereerd, opereren, operated, surgery, therapie, therapeut, therapy, \
         therapist, psycholoog, psychiater, psychologist, psychiatrist, psychiatr*, counselling, counseling, counsellor, \
         doof, dove, deaf, depress*, neerslachtig*, suicidaal, ill, sick, unwell, injury, injured, geblesseerd, blessure, gewond, \
         fysio, fysiotherap*, physio*, chiropract*, huisarts, emdr, ggz, psychisch*, psychologisch*, mentale, mentaal, mental, \
         anxiety, angsten, angstig, fobie, phobia, stammer, hartkatheter*, specialist, dokter, doctor, gp, scan, scans, limps, mank, kreupel, klachten, overwerkt, afgekeurd, medisch, medical, genezen, cured, remission, kwaal, kwalen, ailment, ongeneselijk, prognose, prognosis, vermoeidheid, fatigue, exhaustion, instorting, krukken, crutches, trauma*, diagnose, diagnosis, diagnosed, symptoms, symptomen, migrain*, corona, \
         covid*, koorts, fever, verkouden, keelontsteking, duizelig*, dizzy, dizziness, flauwgevallen, fainted, fainting, uitgevallen, \
         herstellende, revalid*, rehabilitation, gevaccineerd, vaccinated, allergie, allergy, beroerte, tia, cva, aids, ms, rolstoel, borderline, alcohol, drugs, cocaine, coke, cannabis, wiet, nuchter, sober, sobriety, pijn, pain, mri, zwakbegaafd, \
         hoofdpijn, headaches, headache, nausea, misselijk, overprikkeld, hoogsensitief, zenuwinzinking, inzinking, huilbui*, \
         hormonen, hormonaal, hormones, ziekelijk, zwaarlijvig, herniated, sprain*, fractur*, gekneusd, gescheurde, verlamd, paralysed, hypertensi*, kidney*, syndroom, syndrome, \
         uitbehandeld, ongeneeslijk, sciatica, ischias, stutter*, stott*, dyspraxi*, tourette*, ziektebeeld, aandoening",
    ),
    (
        Health,
        Phrase,
        "ill|sick since, zijn|haar|mijn|has|heeft add, broken|fractured|sprained|bad|sore|injured|artificial|swollen|dodgy <body>, versleten|kapotte|stijve|dikke|ontstoken|kunst <body>, slijtage aan|in ~ <body>, food poisoning, stomach bug|ulcer|problems|flu, under the weather, feels|feel|felt|feeling unwell|ill|sick|poorly|suicidal|dizzy|faint, voelt|voel|voelde zich ~ ziek|beroerd|ellendig|duizelig|misselijk|koortsig, voelt|voelde|zit|is ~ lichamelijk|psychisch|mentaal|geestelijk ~ slecht|kapot|niet, sinds de prik|operatie|bevalling|val, hoort|hoorde|hears stemmen|voices, er ~ helemaal doorheen, eet|eats ~ nauwelijks|slecht|hardly|barely, kilo afgevallen, aa meetings|bijeenkomsten|groep, disability benefit|benefits|leave|pension, medical leave, sickness absence, long term absence, tweede spoor, chest pain|pains, blood test|tests, weeks|months off, memory problems, because of an|<my> ~ illness|injury|condition, door een ziekte|aandoening|ongeluk, in een kliniek|inrichting, in a clinic, <he> is ziek|ill|sick|unwell, has|heeft ~ prothese|beugel|stoma, gevallen en, absent for ~ weeks|months, weken|maanden afwezig, arts|artsen|dokter|doctor ~ verboden|verbiedt|forbidden|forbade|told <my>|haar|hem|him|her, tijdens|na|door het verzuim, <my> hearing|sight|eyesight|vision|back|knee|hip|health is, <my> gehoor|zicht|ogen|rug|knie is|zijn|wordt|worden, partially|partly|almost sighted|deaf|blind, rook|rookt|rookte|smokes|smoked|smoking ~ wiet|weed|joints|cannabis|hasj, a stent fitted, signed <my> off, signed him|her off, having ~ seizures|treatment|scans, in remission, op de intensive care, hulp voor <my> ~ drankgebruik|verslaving|depressie|angsten, onder controle met ~ pillen|medicijnen|medicatie, under control with ~ pills|medication|tablets, nog niet|niet hersteld van, halve dagen vanwege|wegens|door, half days because|due, vanwege ~ <body>|klachten|ziekte|operatie|pijn, getting over ~ <ill>|operation|surgery|illness, in bed met ~ griep|koorts|migraine, kreeg ~ een hersenschudding|beroerte|infarct, lost ~ a leg|arm|eye|finger, mist een vinger|been|arm|oog, hip|knee|shoulder replacement, heupvervanging, in en uit ~ ziekenhuis, in and out of ~ hospital, phased return, unfit for ~ work|duty, fit for work|duty, return to work interview|meeting|plan, jaar|maanden|years|months clean|sober|nuchter|droog, ruikt|rook naar ~ drank|alcohol|wiet, smells|smelled of ~ alcohol|drink|weed|booze, beta blockers, blood thinners, bloedverdunners, flare up|ups, low mood, in a dark place, sensory overload, allergic reaction, allergische reactie, raakt|raakte|is overprikkeld, prikkels niet|slecht, gevoelig voor prikkels, weken|maanden|dagen thuis gezeten|vanwege|met|door, thuis vanwege|wegens, ziet ~ het leven niet|niet meer zitten, het leven niet meer, uit het leven, lichamelijk ~ niet aan, loopt slecht|mank, walks with ~ limp|stick|cane|crutches, was|is|been|were sectioned, back in treatment, in treatment, artsen|doctors ~ weten|know|say|zeggen|found|vonden|suspect, suspects ~ cancer|lupus|ms|diabetes, niet|never|not ~ genezen|beter|recover, cured of, chronisch|ernstig|ongeneeslijk|terminaal|zwaar ziek, seriously|gravely|terminally|critically|mentally|chronically ill, komt uit de ziektewet, burn out|outs, burned|burnt out and|at|since|last|by, fully|completely|totally burned|burnt out, <have> ~ burn out, meld|meldt|meldde|melden ~ ziek, ziek gemeld, ziek thuis, thuis met|door ~ griep|klachten|rug|stress, ziek uit dienst, \
         langdurig ziek|uitgevallen|afwezig, vaak|weer|veel|regelmatig|steeds ziek, ziek sinds|geweest|vanaf, ziek naar huis, deels|gedeeltelijk arbeidsongeschikt, \
         weer beter gemeld, hersteld gemeld, beter gemeld, <my> verzuim|ziekteverzuim|ziekteverlof|ziekmelding|ziektebeeld|ziekte, verzuimt, off sick, off with ~ stress|flu|back|illness|depression, off ill, long term sick|illness, \
         call|calls|called|calling|phoned|rang in sick, on ~ sick leave, on sick leave, signed off for|with|sick|by|until|work|as|since, sick note|notes, <my> sick|illness|health|condition|sickness, took|takes|had ~ sick days|leave, \
         fit note, <my> gezondheid, health problem|problems|issue|issues|condition|conditions|scare|reasons, gezondheidsredenen, medische reden|redenen|klachten|problemen|achtergrond|indicatie|behandeling|keuring|oorzaak, \
         medical reasons|leave|condition|history|appointment|appointments|treatment|problems|issues|procedure|tests|certificate, lichamelijke|fysieke|psychische|mentale|geestelijke|medische klachten|problemen|beperking|beperkingen|gezondheid|aandoening|conditie, \
         mental health|illness|breakdown, nervous breakdown, had|has|having|suffered a ~ breakdown, onder behandeling bij|van|voor|in, behandeling|behandelingen in het ziekenhuis, undergoing ~ treatment|tests|surgery|therapy, \
         treatment for <my>|cancer|depression|addiction|anxiety, heart attack|attacks|condition|disease|problem|problems|failure|surgery|murmur|trouble, blood pressure|clot|clots|sugar|test|tests, panic attack|attacks|disorder, anxiety attack|attacks|disorder, \
         eating disorder, drinking|drink|drug|drugs|alcohol|gambling problem|problems|habit|abuse|addiction|issue, drinks too|heavily|every, drinks a lot, drinking too|again|heavily|at, drinkt ~ te veel, drinkt stiekem|flink|zwaar, te veel drinkt|dronk|drink, dronk ~ te veel, niet meer drinkt, drinkt niet meer, <my> ~ <fam> drinkt|drinks, drank op, aan de drank|drugs|pillen|alcohol|coke, \
         verslaafd aan <drug>, addicted to <drug>, addict|addicts, gebruikt|gebruikte|gebruik ~ drugs|cocaine|coke|cannabis|wiet|medicijnen|medicatie|alcohol, use|uses|used|using|takes|took|taking ~ drugs|cocaine|cannabis|medication|pills|tablets|antidepressants|meds, \
         slik|slikt|slikte|slikken ~ pillen|medicijnen|medicatie|tabletten|pil, recovering alcoholic|addict, recovering from surgery|an|a|his|her ~ <ill>|surgery|stroke|operation|illness, in recovery, alcoholics anonymous, chronische|chronisch ziekte|ziek|pijn|pijnen|vermoeidheid|moe|vermoeid|aandoening, \
         chronic|chronically pain|fatigue|illness|ill|condition|disease|tired|back, sick to ~ stomach, ziekte van, syndroom van, \
         <have> ~ ms|cvs, <have> een ~ handicap|beperking|aandoening|beperkingen, has a ~ disability|handicap|illness|condition|impairment, visual|hearing impairment, visually|hearing impaired, hearing loss|aid|aids, hard of hearing, \
         deaf in, blind in|aan, doof aan, hoort|ziet ~ slecht|niets|weinig|nauwelijks met|aan|sinds|meer|door, hoort slecht, ziet slecht, draagt een ~ gehoorapparaat|hoortoestel|prothese|pruik|korset|brace, wears a hearing|brace|wig, \
         kunstknie, nieuwe heup|knie|hartklep, heup|knie|rug|hart|oog|voet|schouder operatie, new hip|knee, <body> pain|pains|injury|problem|problems|trouble|surgery|operation|condition, bad back|knee|knees|hip|shoulder, slechte rug|knie|knieen, \
         last van ~ <body>|reuma|stress|angsten|hoofdpijn|hoofdpijnen|hooikoorts|slapeloosheid|somberheid|duizelingen, klachten aan ~ <body>, \
         pijn aan|in ~ <body>, pijn in, door <my> rug, <my> <body> doet|deden|doen|hurts|hurt|gave, pain in <my>|the <body>, broke|broken|breaks|fractured|sprained|tore|dislocated <my>|a|an <body>, gebroken|gekneusde|gescheurde <body>, door <my> <body> gegaan, aan <my> hart|rug|knie|longen|nieren|ogen|schouder|heup|prostaat|schildklier, hurt <my> <body>, losing|lost <my> hearing|sight|eyesight|voice|hair, because of <my> <body>|illness|health|condition|medication|pain, vanwege|wegens|door <my> <body>|ziekte|gezondheid|medicatie|pijn|klachten|aandoening, burning|burn|burns|burned|burnt out, stopped eating, feels|feeling|felt|is low and|again|lately|since, no longer|cannot|cant lift|stand|walk|bend ~ because, afgekeurd voor|door|wegens|na, klachten van ~ corona|medicatie|rug|hart|stress, van|door de dokter|huisarts|arts|cardioloog|specialist, <my> <body> ~ gebroken|gekneusd|verstuikt|geopereerd|operated, brak <my>|een <body>, \
         slipped disc|disk, frozen shoulder, carpal tunnel, long covid, tested positive, positief getest, slaapt ~ slecht|niet|nauwelijks|weinig, slecht slapen|slaapt|geslapen, slapeloze nachten, sleeps|sleeping|slept|sleep ~ badly|poorly|little, not|hardly|barely ~ sleeping, cannot|cant|couldnt sleep, trouble sleeping, sleep problems|apnoea|apnea|disorder, sleeping pills|tablets|problems, \
         geopereerd worden|aan, wordt|werd|is|moet ~ geopereerd, operatie ~ ondergaan|gehad|ondergaat, <have|be> ~ operatie aan|gehad, wachten|wacht op ~ operatie, waiting for ~ surgery|operation|transplant, has|had|having|needs|need ~ operation|surgery|transplant, surgery on|for|in, \
         ligt|lag|lig|gelegen|onderzoek|onderzoeken|opgenomen|belandde|beland ~ ziekenhuis|kliniek|intensive|spoedeisende|ggz, opgenomen geweest, opgenomen in een ~ kliniek|ziekenhuis|instelling, uit het ziekenhuis, ziekenhuis voor ~ onderzoek|onderzoeken|operatie|controle, afspraak|afspraken|controle|controles ~ ziekenhuis|huisarts|dokter|specialist|psycholoog, \
         naar het ziekenhuis voor|met|vanwege|gebracht|moest, in|into|to hospital, admitted ~ hospital|ward|clinic, rushed to ~ hospital, out of hospital, hospital appointment|appointments|tests|check|visit|treatment|stay, spoedeisende hulp, intensive care, emergency room, \
         loop|loopt|liep|zit|zat|gaat|ging|ga ~ bij|naar ~ psycholoog|psychiater|therapeut|cardioloog|neuroloog|oncoloog|fysio|fysiotherapeut|ggz|dermatoloog|reumatoloog|specialist|verslavingszorg, \
         naar <de> huisarts|dokter|psycholoog|psychiater|therapeut|specialist|fysiotherapeut|cardioloog, in therapie|therapy|counselling, relatietherapie, volgt|krijgt|doet ~ therapie|emdr|traumatherapie|gedragstherapie, see|sees|seeing|saw ~ therapist|psychologist|psychiatrist|counsellor|counselor|doctor|gp|cardiologist|neurologist|oncologist|shrink, \
         appointment|appointments ~ doctor|doctors|gp|clinic|hospital|psychologist, doctors appointment|appointments, <my> therapist|psychologist|psychiatrist|doctor|gp|psycholoog|psychiater|therapeut|huisarts|cardioloog|behandelaar|oncoloog|neuroloog, wachtlijst|waiting list ~ ggz|therapie|psycholoog|operatie|therapy|surgery|psychologist|psychiatrist, \
         diagnosed with, diagnose gekregen, kreeg|heeft ~ de|een diagnose, waiting for ~ diagnosis, tests were|came back, uitslag van ~ onderzoek|scan|bloed|biopt, de overgang|menopause and|zit, zit|is|komt|midden in de overgang, overgangsklacht*, hot flushes|flashes, time of ~ month, hormone therapy, \
         allergisch voor <allergen>, allergic to <allergen>, notenallergie, hay fever, kan niet|nauwelijks ~ tillen|staan|lopen|bukken vanwege|door|met|wegens, snel moe door|sinds|na, moe door ~ medicijnen|ziekte, hersteld|herstelt|herstellen|herstellend|herstellende van|na ~ operatie|ziekte|griep|burnout|bevalling|kanker|beroerte|corona, \
         recovering|recovered|recover ~ from <ill>|surgery|operation|illness|stroke, had ~ a stroke, after|since <my> stroke|accident|operation|surgery|illness|diagnosis|treatment, na|sinds <my> ongeluk|ongeval|operatie|ziekte|diagnose|behandeling|beroerte, bedrijfsarts|arboarts|arts|huisarts|dokter|occupational|doctor|doctors ~ vindt|zegt|adviseert|says|thinks|advises|advised|wants|schrijft|verwacht|zei|said, \
         van|bij|naar|ziet|zag|bezoekt <de> bedrijfsarts|arboarts, occupational health ~ he|she|him|her|says|referral|physician, referred to ~ occupational|psychologist|psychiatrist|therapist, <he> ~ <be> ~ beperkt|minder belastbaar, beperkt belastbaar, minder belastbaar, belastbaarheid, \
         suffers|suffering|suffered from, lijd|lijdt|leed|lijden aan, lijd|lijdt|leed onder ~ angst|depressie|stress, aan de|zijn|haar ~ medicijnen|medicatie|antidepressiva, on medication|antidepressants|painkillers|insulin|tablets|meds, on <my> meds, prescribed, voorgeschreven kreeg, \
         mentally ill|unwell|exhausted|unstable, mentaal ~ slecht|ziek|kapot|zwak|ingestort, geestelijk ziek, ingestort, stort|stortte ~ in elkaar, er doorheen zit, physically ~ disabled|unable, learning disability|difficulties, special needs, on the ~ autistic spectrum|autism|spectrum, on the spectrum, \
         suicidal thoughts, wil|wilde niet meer leven, end <my> life, dood wil|wilde, cut|cuts|cutting|snijdt|harms herself|himself|zichzelf, huilt|huilde ~ veel|vaak|elke|iedere, tearful, anxious and|all, brain tumour|tumor|injury|fog|haemorrhage, spinal, uses ~ wheelchair|crutches|cane, loopt met ~ krukken|stok|rollator, in een|zijn|haar rolstoel, on crutches, \
         is|was|ben|voelt|feels|felt ~ depressief|depressed|somber|neerslachtig, down and depressed, te zwaar en|voor, in de wia, wia aanvraag|keuring|uitkering, laser behandeling|eye, hersenletsel, niet aangeboren hersenletsel",
    ),
    (
        Pregnancy,
        Alone,
        "gezinsuitbreiding, babyshower, keizersnee, keizersnede, caesarean, csection, couveuse, trimester, kraambezoek, zwangerschapstest, overtijd, kinderloosheid, babybump, ultrasound, zwanger, zwangere, zwangerschap, zwangerschappen, zwangerschapsverg*, zwangerschapsklacht*, zwangerschapsmis*, pregnan*, miskra*, miscarr*, stillb*, doodgeboren, kinderwens, ivf*, icsi, iui, vruchtba*, \
         onvruchtba*, infertil*, abortus, abortion, kinderloos*, childless*, babynieuws, bekkeninstab*, bekkenklacht*, hyperemesis",
    ),
    (
        Pregnancy,
        OfSomeone,
        "maternity, prematuur, premature, geboorte, newborn, nursing, adoptie, sperm, zwangerschapsverlof, bevallingsverlof, kraamverlof, gynaecoloog, verloskundige, borstvoeding, kolft, kolven, breastfeed*, bevalling, \
         anticonceptie, contraceptive*, embryo*, echo, fertility, midwife, ovulat*, eisprong, antenatal, prenatal, conceive, kraamtijd, obstetrician",
    ),
    (
        Pregnancy,
        Phrase,
        "be|becoming|become|becomes a ~ father|mother|parent|dad|mum|mom in|again|soon|for|this, wordt|word|worden ~ vader|moeder|papa|mama|ouders in|van|dit|deze|weer, na|sinds|voor <my>|de bevalling, <my> buik groeit, <my> baby, had a baby, had|has|heeft|kreeg een baby, eerste|second|tweede|first echo|ultrasound|scan, weken|weeks|months along, geprobeerd|proberen|probeert|lukt ~ kind|kindje|zwanger ~ krijgen|worden|raken, <my> period ~ late, she is due in <month>, is due in <month>, ongesteld, maandverlof, niet ongesteld, pregnant again|with|and|by, zwanger probeert te raken, een zwangerschap ~ afgebroken, terminate|terminated|ending the|her pregnancy, heeft ~ een miskraam, kraamtranen, met zwangerschapsverlof, baby blues, postnatal depression, aan kinderen|kind ~ beginnen, weken|maanden ver, wil|willen nog een ~ kind|kindje|baby, te vroeg geboren, gender reveal, baby shower, is|are expecting $, is|are expecting and|but|again, wants|want|would like to be a mother|mum|mom|father|dad, ongewenst kinderloos, te oud voor|om kinderen, hun|haar ~ eerste|tweede|derde kindje, een kindje|baby gekregen, had a baby, has had a baby, just|recently had ~ baby, children one day, kids one day, voor het eerst moeder|vader|papa|mama, oma|opa|mother|father to be, in verwachting, moeder|vader ~ worden, krijgt|krijgen|krijg ~ kindje|baby|tweeling|zoontje|dochtertje, krijgt|krijgen|krijg ~ tweede|eerste|derde kind, kinderen ~ krijgen, kinderen wil|willen|wilde, komt ~ baby|kindje|kleine, de baby komt|wordt, moet|gaat bevallen, waters broke, vliezen gebroken, expecting in <month>, are expecting, cannot|cant|unable to have ~ children|kids|baby, cannot|cant have ~ children|kids, having ~ kids|children|child|twins, to have kids|children, thinking ~ kids|children|baby, verwacht|verwachten ~ kindje|baby|tweeling, verwacht|verwachten ~ tweede|eerste|derde kind|kindje|in|rond, verwacht|verwachten ~ een|haar|hun kind|kindje|baby|tweeling|dochter|zoon|zoontje, uitgerekend op|in|rond|eind|begin|half, is uitgerekend, is|ben|was|net|gisteren|vorige|afgelopen ~ bevallen van|in, \
         moet|gaat|kan ~ bevallen in|rond|en, vorige week|maand bevallen, net bevallen, zwanger raken|worden|te, proberen ~ kind|kinderen|zwanger, wil|willen|wilde ~ kind|kinderen|gezin krijgen|stichten, wil|willen een kind|kindje|baby, tweede kindje|kind op komst, kindje|baby|kleine|tweeling op komst, stopt|gestopt met de pil, aan de pil, spiraaltje, \
         proberen ~ tweede kind|kindje, een gezin stichten|beginnen, met|haar zwangerschapsverlof, in de ~ weken zwanger, expecting a|her|his|their|another|again|twins ~ baby|child|boy|girl|twins, expecting a|her|his|their|another ~ child|baby|boy|girl, \
         expecting twins|again|and, is expecting in|her, she was expecting, trying for|to ~ baby|child|family|conceive|pregnant|another, try|tries|tried|trying to have|conceive, want|wants|wanted|wanting|hope|hopes|hoping to ~ start|have ~ family|baby|child|children|kids|another, want|wants a|another|more baby|child|children|kids, \
         baby|babys|twins ~ due|on the way|coming, her due date, due in <month> with|and, gave|giving|give birth, having a|her|another|their ~ baby, have a baby, baby bump, morning sickness, on|goes|going|went|start|starts|<my>|her maternity leave, <my> maternity leave, on maternity, in ~ labour with, weeks|months pregnant, \
         fertility treatment|clinic|problems|specialist|tests, lost the|a|her|their baby, expressing milk, pumping milk, breast feeding|feeds, stop|stopped|came off taking ~ pill, off the pill, on the pill, egg freezing, freeze|froze|freezing <my> eggs, eicellen, surrogate mother, draagmoeder, adopt* ~ child|baby|girl|boy|son|daughter, adoptie",
    ),
    (
        Religion,
        Alone,
        "worship*, congregation, sermon, zondagsschool, hasid*, chassid*, bahai, zoroast*, calvinis*, lutheran*, anglican*, pastoor, kapelaan, moskeebezoek, kerkgang, gebedsgenezing, gebedsgroep, devotie, mecca, mekka, pesach, passover, rosh, vastentijd, vastenperiode, eerste communie, communie, communion, vormsel, belijdenis, predikant, ouderling, deacon, missionar*, sjiiet*, soenniet*, alevi*, shia, sunni, tulband, turban, mitzvah, gebedskleed*, preacher, kruisvaarder, humanist, koosjer, kosjer, rastafari*, wicca, pagan, satanist*, jesus, jezus, christus, kerkgemeenschap, kerkgenootschap, pinkster*kerk, theist, islamiet, bijbelgroep, bidstond, biechten, geloofsgenoot*, ketters, afvallige, apostate, moslim*, muslim*, islam*, ramadan, suikerfeest, offerfeest, christenen, katholiek*, catholic*, protestant*, gereformeerd*, jehova*, joods*, joden, jewish*, keppel*, kippah, hoofddoek*, headscar*, hijab*, niqab*, boerka, burka, burqa, \
         gelovig*, ongelovig*, atheis*, bekeerling*, dominee, imam, rabbi*, hindoe*, hindu*, boeddhis*, buddhis*, sikh*, koran*, quran*, sabbat*, sabbath, shabbat, vastenmaand, bedevaart*, hadj, hajj, mormo*, evangelisch*, evangelical*, pinkstergemeente, synago*, \
         religie, religieus, religieuze, religious*, religion, diwali, hanukkah, chanoeka, kerkganger, kerkdienst*, kerkenraad, kerkelijk*, churchgo*, scientolog*, geloofsovertuiging, geloofsgemeenschap, gebedstijd*, moslima*, eid, quaker*, bijbelstudie, bijbelkring, godsdienst*, refodorp, baptist*, pentecostal*, methodist, vrijdaggebed, bijbelvast, churchwarden",
    ),
    (
        Religion,
        OfSomeone,
        "preekt, preek, orthodox, voorganger, choir, confirmed in, moskee*, mosque*, sekte, cult, gospel, evangelie, lent, missie, zending, believer, heilig, holy, tithe, kerkkoor, gelooft, diaken, churches, christen, christian, christelijk*, vasten, vast tijdens, fasts, fasting, bidt, bidden, prays, praying, prayer, prayers, gebed, gebeden, priester, priest, pastor, tempel, temple, vroom, devout, geloof, faith, kerk, church, bijbel, bible, god, allah, jood, jew, agnost*, bekeerd, bekeerde, nun, halal, kosher, koosjer, parochie, vicar, klooster, baptised, gedoopt",
    ),
    (
        Religion,
        Phrase,
        "the sabbath, very|deeply|strictly religious, streng|zwaar|diep|heel gelovig, naar de bijbelstudie, bij de baptisten, in het kerkbestuur, kerkelijk actief, religieuze feestdag|feestdagen, religious holiday|holidays, op bedevaart, on pilgrimage, pilgrimage to mecca, naar mekka, een kruis|kruisje ~ om zijn|haar, wears a ~ cross|crucifix|turban|veil|kippa, draagt een ~ kruis|kruisje|keppel|tulband|sluier|hijab|hoofddoek, geen hand ~ aan vrouwen|mannen, <my> geloof|religie|kerk|imam|dominee|gebed|gebeden|moskee|faith|church|religion|beliefs|pastor|prayers|mosque|temple|synagogue|bible|rabbi, naar de kerk|moskee|tempel|mis|synagoge, to church|mass, goes|go|went|going ~ church|mass|temple|mosque, actief ~ kerk, active ~ church, jehovas witness|witnesses, getuige van jehova, jehovas getuige, \
         bidt|bidden ~ keer|dagelijks|tussen|vijf, to pray, pray|prays|praying ~ times|daily|during|before|every, prays $, prayer break|breaks|times|mat, time to pray, bidden op|tijdens|onder, bekeerd tot|naar, converted|converts|converting|conversion ~ islam|christianity|judaism|catholicism|buddhism|hinduism|to ~ faith, born again, is|was a ~ christian|jew|nun|monk, practising|devout|strict|committed christian|jew|muslim|catholic|believer, \
         christian faith|values|beliefs|upbringing|family, christelijk opgevoed|gezin|geloof, gelooft ~ in god|allah|niet meer, believes|believe in god, god ~ <my> leven, om religieuze redenen, vanwege|om ~ geloof, uit de|een ~ kerk gestapt, gelooft|geloof niet meer, lost <my> faith, vast|vasten|vastte ~ mee|overdag|maand, werkt niet op zondag, zondagsrust, no pork, eet geen varkensvlees, viert geen kerst|verjaardagen, bible study|group|class, bijbel lezen|leest, leest ~ bijbel, \
         grote gezin ~ geloof, celebrates eid|diwali|ramadan|hanukkah|passover, sings in ~ church choir|choir, church choir|elder|group|community, speaks in tongues",
    ),
    (
        Union,
        Alone,
        "vakbondsactie*, bondsactie*, vakbondsvergadering, vakbondsblad, stakingsactie*, fnver, cnver, stakingsdag, abvakabo, teamsters, afl, stakingskas, bondsbestuurder, vakbondsconsulent*, vakbondswerk, unionised, unionized, tuc, vakbondslid, vakbondsleden, bondslid, fnvlid, cnvlid, fnvkaderlid, kaderlid, vakbondsman, vakbondsvrouw, vakbondsactivist*, vakbondslidmaatschap, shopsteward, vakbondskaderlid, stakingsleider, stakingsbreker",
    ),
    (
        Union,
        OfSomeone,
        "staakt, staakte, staakten, gestaakt, stakers, vakbond, vakbonden, bond, fnv*, cnv*, union, unite, unison, gmb, strikes",
    ),
    (
        Union,
        Phrase,
        "support|supports|supported|supporting|backs ~ strike|strikers|union,  staakte ~ mee, walkout, bij de fnv|cnv|bond|vakbond, organising|organise|organize|organizing a|the union, pays dues, our|the union rep|steward, industrial action, lid ~ abvakabo, <my> stakingsrecht, doet mee ~ acties van ~ bond|vakbond|fnv, staakt $, op staking, lid van $, lid ~ vakbond|bond|fnv|cnv|unie|vcp|nu91|abva|vakvereniging, lid geworden|is ~ vakbond|bond|fnv|cnv|nu91, lid worden ~ vakbond|bond|fnv|cnv|nu91, lidmaatschap ~ vakbond|bond|fnv|cnv|nu91, aangesloten bij ~ vakbond|bond|fnv|cnv|nu91, aangemeld|ingeschreven|opgegeven|opgezegd bij ~ vakbond|bond|fnv|cnv|nu91, \
         actief ~ vakbond|bond|fnv|cnv|nu91, werkt ook voor ~ vakbond|fnv|cnv, via ~ vakbond|bond ~ advies|jurist|advocaat|hulp, vakbond|bond|fnv|cnv|nu91 ~ ingeschakeld|gebeld|gesproken|benaderd|gevraagd, naar|bij de vakbond|bond ~ gestapt|geweest|gegaan|stapt|gaat, stapt|stapte|gaat|ging|belde|belt ~ naar|met ~ vakbond|bond|fnv|cnv, jurist|advocaat ~ van ~ vakbond|bond|fnv|cnv, namens ~ vakbond|bond|fnv|cnv, contributie ~ bond|vakbond|fnv|cnv, \
         <my> vakbond|bond|union, to strike with|for|next|on|again|too|in, striking, plans|planned|wants|going to strike, union man|woman|guy, staakt|staak|staakte mee|morgen|niet|vandaag|donderdag|maandag|dinsdag|woensdag|vrijdag|ook|deze|voor, mee|meegedaan ~ aan ~ staking, deed|doet|gaat|wil mee ~ staking, mee staken, ging staken, wil|gaat|gaan|wilde staken, \
         union member|members|membership|rep|representative|dues|fees|fee|card|activist|organiser|organizer|steward|official|delegate|lawyer, unionist, trade unionist, member|members of ~ union|unison|unite|gmb|rcn|usdaw|ucu|nasuwt|neu|verdi, join|joined|joins|joining|left|leaving|quit a|the|his|her|their ~ union, join|joined|joins|joining|left|quit unison|unite|gmb|rcn|usdaw|ucu|neu|pcs, \
         in a|the union, is|was|not ~ in the|a union, active ~ in ~ union, shop steward, union ~ contact|contacted|rang|called|involved|advice, asked|called|contacted|involved the|his|her|their union, went|spoke|talked|turned to the|his|her|their union, went|goes|going|go|was|were|is|been on strike, joined|joining|join|took|take|part ~ strike, strike action|ballot|day, walked out with, picket*, voted to strike, refuses to strike, through|via ~ the|his|her union, belongs to ~ union, organise|organising|organizing ~ union, sign up|signed up ~ union",
    ),
    (
        Politics,
        Alone,
        "klimaatmars*, klimaatprotest*, klimaatdemonstr*, boerenprotest*, trekkerprotest*, kandidaatraadslid, kandidaatkamerlid, populist*, nationalist*, zionist*, monarchist*, republikein*, royalist*, suffrag*, pvver, vvder, pvdaer, d66er, cdaer, sper, groenlinkser, fvder, pvvstemmer, vvdstemmer, extreemrechts*, extreemlinks*, linksradica*, communis*, socialist*, fascis*, neonazi, farright, farleft, alttight, antifa, marxis*, anarchis*, gemeenteraadslid, raadslid, fractievoorzitter, partijlid, partijlidmaatschap, wethouderskandidaat, actievoerder, klimaatactivis*, \
         dierenactivis*, leftwing, rightwing, activist*, complotdenker*, complottheor*, feminist*",
    ),
    (
        Politics,
        OfSomeone,
        "protester, protesters, activisme, activism, partijgenoot, partijbijeenkomst, stemgedrag, pvv, vvd, pvda, groenlinks, d66, cda, fvd, bbb, christenunie, sgp, pvdd, nsc, wilders, baudet, farage, trump, brexit, tory, tories, protestmars, betoging, raadszetel, statenlid, kamerlid, wappie, conspiracy",
    ),
    (
        Politics,
        Phrase,
        "hate|hates|hekel ~ <party>|links|rechts, van de ~ <party>, <party> afdeling, elected ~ council|councillor, elections for ~ <party>, pro trump|brexit|palestine|israel|life, maga, liep|loopt|marched|marches ~ voor|for|tegen|against ~ klimaat|gaza|palestina|palestine|climate, steunt ~ <party>|extinction, kandidaat ~ gemeenteraad|raad|kamer|staten, verkiesbaar voor, <party> councillor|member|candidate|voter|activist|supporter|mp|lid|stemmer|kiezer|aanhanger|raadslid|kandidaat|politicus, gaat|ga|wil ~ <party> stemmen, was ~ lid van ~ <party>, argues|argue|rants|posts about|over immigration|migrants|abortion|brexit|trump|migratie|vluchtelingen|klimaat, wappie, trump cap|hat|shirt|fan, sympathie|sympathieen voor ~ <party>, politieke partij|partijen, political party|parties, rechtse|linkse|radicale|extreme|conservatieve|progressieve ideeen|opvattingen|mening|meningen|denkbeelden|berichten|posts|uitspraken|partij|hobby, politieke|political ideeen|ideas|discussies|discussions|posts|berichten|statements|uitspraken|meningen|slogans|vergadering|bijeenkomst|meeting|meetings|rally|tattoo, wethouder worden, candidate ~ election|elections, stemt|stemde blanco|extreem|uiterst, lokale partij, provinciale staten, tweede kamer ~ lijst|kandidaat, active|volunteers|volunteer|works|helps ~ for|in ~ <party>, right|left wing posts|ideas|opinions, shares|posts|deelt|plaatst ~ political|politieke|rightwing|leftwing|rechtse|linkse, anti vaccination|vax, aanhanger van, stem|stemt|stemde|stemden|stemmen|gestemd ~ <party>, <party> ~ gestemd|stemmen|stemt, links|rechts|conservatief|progressief stemmen|gestemd, stemt|stemde links|rechts, lid|actief|kandidaat|raadslid|campagne|folders|flyert|flyeren|fractie|bestuurslid|aanhanger|fan|sympathiseert|vrijwilliger ~ <party>, op de ~ lijst ~ <party>, namens|voor|bij <party> ~ raad|gemeenteraad|lijst|staten|kamer, namens <party>, voor <party>, is <party>, \
         politieke overtuiging|voorkeur|voorkeuren|opvatting|opvattingen|mening|meningen|ideeen|uitspraken|partij|ambities|kleur van <my>, politiek actief|links|rechts|geengageerd|bewust, <my> politieke, in de gemeenteraad, gemeenteraadsverkiezingen, op de kieslijst, verkiesbaar, kieslijst, liep|loopt|gelopen mee ~ demonstratie|mars|protest|betoging, demonstratie|demonstreert|demonstreerde|demonstreren|protest|protesteert|protesteerde tegen|voor|in den, extinction rebellion, snelweg|a12 ~ geblokkeerd|bezet|blokkade, farmers defence, \
         lid van ~ partij, partij voor de dieren, forum voor democratie, wilders, baudet, geert wilders, vote|votes|voted|voting|voter ~ <party>, vote|votes|voted|voting|supports|supporter|supported|backs|fan|admires ~ <politician>, <politician> supporter|supporters|fan|voter, labour|conservative|green|democratic|republican|communist|socialist party, green party, lib dem|dems, liberal democrat|democrats, reform uk, \
         member|supporter|supporters|councillor|candidate|campaign|campaigns|campaigned|campaigning|canvasses|canvassing|canvassed|leaflets|donor|donates|activist ~ <party>, stands|standing|stood|running|runs|ran ~ for ~ council|parliament|mayor|office|mp|congress|election|councillor, political views|opinions|opinion|beliefs|belief|preference|affiliation|leanings|convictions|party|activism|activist|stance, politically ~ active|left|right|conservative, active in ~ politics|party, <my> politics, town|city|local councillor, sits on ~ town|city|local council, \
         protest|protests|protested|protesting|demonstration|demonstrated|demonstrates|demonstrating|rally|march|marches|marched ~ against|gaza|palestine|israel|climate|government|abortion, at the protest|protests|rally, left|right wing, far left|right, very|hard left|right wing, wing ~ views|activist|politics, card carrying, local elections, black lives matter, pro palestine|israel|life|choice, voted leave|remain|trump, is republican, is a republican|democrat|tory|conservative, are republicans|democrats|tories",
    ),
    (
        Sexuality,
        Alone,
        "onlyfans, sekswerk*, prideparade, driehoeksverhouding, gendertransitie, lesbo, flikker, potten, comingout*, samesex, buitenechtelijk*, deadname, dragqueen, lover, geslachtsaanpass*, geslachtsoperatie, bigender, demisex*, transpersoon, transjongen, transmeisje, seksleven, homoseks*, homofiel, homosex*, homo, homos, lesbi*, biseks*, bisex*, lhbt*, lgbt*, transgender*, transseks*, transsex*, transvrouw*, transman, transmannen, nonbinair*, nonbinary, genderdysfor*, genderdysphor*, genderfluid*, queer*, asexual, aseksue*, panseks*, pansex*, polyamor*, geaardheid, vreemdgaan, vreemdgegaan, vreemdgaat, overspel, adulter*, minnaar*, minnares*, porno*, \
         porn, soa, chlamydia, syfilis, syphilis, gay, gays, heterosek*, heterosex*, hetero, prostitu*, swinger*, seksleven, bdsm, fetish*, potteus, pansexu*, seksverslav*, erectie*, impoten*, genderidentiteit, genderbevestig*, biromantisch",
    ),
    (
        Sexuality,
        OfSomeone,
        "affaire, affair, affairs, trans, transitie, transition, transitioning, transitioned, seksueel, seks, fling, scharrel, onenightstand, mistress, tinder, grindr",
    ),
    (
        Sexuality,
        Phrase,
        "zijn vriend|man getrouwd|samen|verloofd|wonen, haar vriendin|vrouw getrouwd|samen|verloofd|wonen, getrouwd met|verloofd met zijn vriend|man, to|at pride, pride march|parade, crush on, for a ~ woman|man, voor een ~ andere vrouw|man, geheime|stiekeme relatie|affaire|verhouding, secret affair|relationship, relatie op de werkvloer, haar vriendin werkt|woont|komt|heeft, een stel, sleeping|sleeps|slept with someone|people|men|women, come out as|to, has come out, zijn man werkt|komt|is|en|heeft|wil, haar vrouw werkt|komt|is|en|heeft|wil, had iets met, heeft iets met ~ <my>|een|de collega|leidinggevende|manager, iets met <my>|een ~ leidinggevende|collega|manager|stagiair, op mannen|vrouwen|jongens valt, op mannen en vrouwen, mannen en vrouwen leuk, gezoend|zoende|zoent|kissed|kissing|kisses ~ collega|colleague|manager|teamleider|boss|intern|stagiair, collega|colleague ~ gezoend|kissed, datet|dates|dating ~ collega|colleague|manager|men|women|mannen|vrouwen|boss, her wife|girlfriend, his husband|boyfriend, haar vrouw|vriendin en|is|willen|wil|zijn|wonen, zijn man, en haar vriendin|vrouw, en zijn vriend|man, married to ~ another man|woman, hormoonbehandeling, andere voornaamwoorden, prefers men|women, uit de kast gekomen|komen|komt|kwam|is|was, uit de kast, coming out, kom|komt|kwam er voor uit ~ homo|lesbisch|bi, come|comes|came|coming out as|publicly|recently|last|to <my>|at work|this, came out to ~ team|me|us|colleagues|parents|family|manager|everyone, came out, out at work, is out to, in the closet, closeted, seksuele geaardheid|voorkeur|leven|identiteit|relatie|problemen|gerichtheid, sexual orientation|preference|preferences|identity|life|relationship|health|problems, sex life|change|addiction|worker|reassignment, \
         having|has|had|have|heeft|had|heb|hebben an|een ~ affair|affaire, sleeps|sleeping|slept with ~ colleague|boss|manager|someone|him|her|a, met een collega ~ bed|geslapen|gezoend, naar bed met, het bed deelt, cheats|cheated|cheating on ~ wife|husband|partner|girlfriend|boyfriend|him|her, cheating on <my>, one night stand, open relatie|huwelijk|relationship|marriage, iets|relatie|verhouding ~ met ~ collega|leidinggevende|manager|teamleider|stagiair|baas, verhouding met, stiekeme relatie, geheime relatie, relationship with ~ colleague|manager|boss|intern, dating a|someone|his|her|another, \
         gender identity|reassignment|transition|dysphoria|affirming, in transitie, as a trans, is trans, trans man|woman|vrouw, van geslacht, geslachtsverandering, geslachtsoperatie, in het verkeerde lichaam, verliefd op <my>|een|zijn|haar collega|hem|leidinggevende|teamleider|manager, verliefd op hem|haar, was|is vroeger ~ man|vrouw|jongen|meisje, hij ~ samen|woont|getrouwd|leeft ~ zijn|een vriend|man, hij heeft een vriend $|en|die|sinds, ze|zij ~ samen|woont|getrouwd|leeft ~ haar|een vriendin|vrouw, ze|zij ~ heeft ~ een vriendin $|en|die|sinds, he ~ his|a boyfriend|husband, she ~ her|a girlfriend|wife, seksuele intimiteit|relatie|contacten|problemen, identifies|identify|identificeert as|als|zich, same sex, valt|val|vallen op mannen|vrouwen|jongens, attracted|attraction to ~ men|women|both, likes ~ men|women|girls|boys, is bi, he ~ married to a man, she ~ married to a woman, zij|ze ~ getrouwd met een vrouw, hij ~ getrouwd met een man, <my> boyfriend|girlfriend are|is|has|had, \
         uses|wants they|them pronouns, they them, die hen|hun, met die aangesproken, erectile dysfunction, sexually ~ active|transmitted|abused|assaulted",
    ),
    (
        Origin,
        Alone,
        "vluchtelingengezin, vluchtelingenkind, migrantenfamilie, vluchtelingenverleden, *vluchteling, *vluchtelingen, ontvlucht*, expat, kaste, caste, aboriginal*, indigenous, inheems*, halfbloed, migratieverleden, afrikaner, eurasian, indo, allochto*, migratieachtergrond, migrantenkind, migrantengezin, asielzoek*, asielaanvr*, asielproced*, statushouder*, vluchtelinge, verblijfsverg*, verblijfsstatus*, verblijfsdocument*, huidskleur, afkomst, etnicit*, etnisch*, ethnic*, koerd*, kurd*, molukker, refugee*, asylum*, immigrant*, immigrated, immigreerde, inburger*, ongedocumenteerd*, undocumented, \
         gastarbeider*, kleurling, mulat, expatkind, zigeuner*, gypsy, naturalis*, genaturaliseerd",
    ),
    (
        Origin,
        OfSomeone,
        "gevlucht, vluchtte, fled, migrant, migrants, racis*, herkomst, komaf, nationaliteit, nationality, werkvergunning, ancestry, getinte, getint, buitenlander, foreigner, geemigreerd, emigrated, geimmigreerd, uitgezet, deported",
    ),
    (
        Origin,
        OfSomeone,
        "kom|komt|komen|kwam|kwamen|afkomstig|stamt|stammen ~ uit <country>, geboren ~ in <country>, opgegroeid ~ in <country>, groeide op in <country>, gevlucht|vluchtte ~ <country>, oorspronkelijk ~ uit <country>, verhuisd|verhuisde|geemigreerd|gekomen ~ uit|vanuit <country>, is|was uit <country>, come|comes|came|is|was|are|originally|hails|hail from <country>, moved|emigrated|immigrated|escaped|arrived|came ~ from <country>, born ~ in <country>, grew up ~ in <country>, raised in <country>, \
         is|ben|was|als|as <people>, is|ben|was|als|as|half een|a|an|half <people>, is|ben|was|als ~ <people> vrouw|man|meisje|jongen|moslim, <people> collega|man|vrouw|woman|colleague|girl|guy|jongen|meisje|accent",
    ),
    (
        Origin,
        Phrase,
        "van oorsprong|geboorte|huis ~ <people>, oorspronkelijk|eigenlijk|originally|partly|deels <people>, <my> eigen land, terug ~ naar <my> land, terug moest|moet naar ~ land, own country, back to <my> country, <fam> ~ from|uit <country>, grandparents|voorouders|ancestors ~ from|uit, roots liggen, <my> roots, thick|heavy|strong|zwaar accent, <my> paspoort|passport, green card, non white|western, niet westers|westerse, asylum case|claim|status, in ~ asielprocedure, om|vanwege|door|over|because of|about <my> kleur|huidskleur|afkomst|achternaam|accent|colour|color|race|skin|surname, because|of the war ~ ukraine|syria, racistisch|racistische opmerkingen|opmerking, racist remarks|remark|comments|jokes, gediscrimineerd ~ om|vanwege, discriminated ~ because, <fam> zijn|are|is|was <people>, <fam> ~ in|uit|from|naar|to <country> woont|wonen|lives|live|blijven|bleven|came|komt|komen, familie|family|ouders|parents|relatives ~ in <country>, dubbele nationaliteit, dual nationality|citizenship, vaderland, moederland, eerste|first generatie|generation, heimwee naar, homesick for, <my> moedertaal|thuisland|geboorteland|vaderland|homeland, niet in nederland geboren|opgegroeid, not born here|in, born outside, buiten europa|nederland geboren, <my> culture|cultuur, half <people>, nederlander|nederlandse|dutch|british geworden|worden, became|become a ~ citizen, <people> afkomst|origine|komaf|achtergrond|roots|ouders|familie|nationaliteit|herkomst|gemeenschap|bloed|wortels|achternaam|descent|origin|origins|heritage|background|parents|family|nationality|roots|ancestry|immigrant|blood|community|refugee, <my> ouders|vader|moeder|parents|father|mother|family|familie|voorouders ~ uit|from <country>, <my> afkomst|herkomst|komaf|roots|nationaliteit|nationality|heritage|ethnicity|accent|skin|huidskleur|origin|origins|visa|visum, \
         buitenlandse afkomst|komaf|naam|achternaam|achtergrond|accent, foreign accent|name|background|origin|born|national, niet westerse, kind van ~ migranten|gastarbeiders|vluchtelingen, gevlucht uit|voor|voor de oorlog, fled ~ war|from|as, fled <country>, second generation, tweede generatie, residence|work|residency permit, work visa, asylum seeker, skin colour|color|tone, colour|color of <my> skin, donkere|zwarte|getinte|bruine huid|vrouw|man|collega|medewerker, dark skin|skinned, als|as ~ zwarte|gekleurde|black|brown|asian|white|african vrouw|man|woman|man|person|collega|employee|colleague|manager, als enige ~ zwarte|gekleurde|buitenlander, \
         only black|brown|asian|foreign person|woman|man|employee|colleague|one, hij|zij|ze|she|he is zwart|black|gekleurd|brown|asian|aziatisch|african|white|blank, person|people|man|woman of colour|color, mixed race, born abroad, geboren in het buitenland, dutch citizenship|passport|nationality, nederlandse nationaliteit, paspoort aangevraagd|gekregen, citizenship, <my> land van herkomst, thuisland, land van herkomst, country of origin",
    ),
    (
        PrivateLife,
        Alone,
        "repossess*, foreclos*, huisuitzetting, executieverkoop, gedetineerd*, detentie, parole, uithuisgeplaatst*, loverboy*, weeskind, weduwen, scheidingskind, echtelijke, vechtscheidingen, alcoholistisch gezin, restschuld, rouwt, rouwen, huurachterstand*, familieruzie*, familieprobl*, opvoedprobl*, huwelijksruzie*, scheidingsprocedure, scheidingsmakelaar, bewindvoer*, familiedrama, alimentatieprobl*, gezinsprobl*, schuldeis*, creditors, betalingsachterst*, adultery, pleegouder*, stiefkind*, ondertoezichtstell*, crisisopvang, opvanghuis, gezinsvoogd, erfenisruzie, echtscheid*, vechtscheid*, scheidingspap*, divorc*, alimentatie, alimony, voogdij*, uithuisplaats*, omgangsregeling, mantelzorg, mantelzorger, mantelzorgt, mantelzorgtaken, schuldsaner*, schuldhulp*, loonbeslag, deurwaarder*, bailiff*, incassobureau, huwelijksprobl*, relatieprobl*, priveproble*, thuissituatie, weduwe, weduwnaar, widow*, bereave*, uitvaart, begrafenis, crematie, funeral, strafblad, veroordeeld*, \
         verkracht*, aanrand*, aangerand, incest*, gijzeling, huwelijkscrisis, relatiebreuk, relatiecrisis, stalker, gestalkt, stalked, pleegzorg, fostercare, rouwproces, rouwverwerking, grieving, mourning, wsnp, voedselbank, foodbank, ontruimd, evicted, eviction, dakloos, homeless, gokschuld*, jailed, imprison*, hospice",
    ),
    (
        PrivateLife,
        OfSomeone,
        "financiele problemen|zorgen|nood|ellende, financial problems|trouble|troubles|worries|difficulties, erfenis, inheritance, arrears, geldzorgen, geldnood, huwelijksproblemen, echtgenoot, verlaten, weggelopen, drugsgebruik, scheiden, scheiding, gescheiden, schulden, debts, debt, gevangenis, prison, jail, arrested, opgepakt, gearresteerd, rouw, exman, exvrouw, exwife, exhusband, ex, stervende, sterft, overleden, overlijden, gestorven, probation, reclassering, failliet, bankrupt, bankruptcy, mishandel*, misbruikt, huwelijk, marriage, begraven, euthanasie, custody, taakstraf, carer",
    ),
    (
        PrivateLife,
        Phrase,
        "trouble with ~ police|law, financieel ~ problemen, bij hem|haar weg|weggegaan|weggelopen|vertrokken, uit huis geplaatst|gezet, abusive <fam>|relationship|marriage|ex, drug|drugs|drink|gambling problem|problems, <fam> ~ heart attack|stroke|cancer, foster parent|child|home, on welfare|benefits, in de bijstand|uitkering, raises|raising ~ alone, staat er alleen voor, alone with ~ kids|children|kinderen, <fam> ~ lost|loses|losing <my> ~ job|baan, <fam> ~ baan kwijt, and|en <my> <fam> ~ separating|separated|scheiden|uit elkaar, are separating, bankrupt since|after|last|this, <fam> ~ addiction|rehab, <fam> ~ in rehab|therapy|hospital|prison|jail, <fam> ~ bullied|gepest, <fam> ~ terminally|seriously|gravely|ernstig|ongeneeslijk ~ ill|ziek, weggelopen van huis, ran away from home, problemen met <my> ~ <fam>, trouble|problems|issues with <my> ~ <fam>, ruzie met <my> ~ <fam>, argues|fights with <my> ~ <fam>, <fam> ~ mishandelt|mishandelde|slaat|abuses|abused|violent|agressief, huur ~ niet|nauwelijks ~ betalen, pay <my>|the rent|bills|mortgage, behind on|with <my>|the rent|mortgage|bills, huwelijk|marriage ~ stuk|slecht|crisis|failing|breaking|falling|ended|over|struggling, breaking up, overspannen|verslaafde|werkloze|zieke <fam>, sick|ill|dying|disabled|autistic|depressed|addicted|ailing|frail|elderly|unemployed|alcoholic|estranged|pregnant <fam>, <fam> lost|loses his|her ~ job, <fam> ~ drinkt|drinks|drinking|gokt|blowt|slaat|hits|beats, kind|kinderen|child|children|son|zoon|dochter|daughter met|with ~ een|a ~ beperking|disability|handicap|ziekte|illness|condition|syndroom, onder bewind, huis uit ~ gezet|moet|moeten, kicked out, moved out of, slaapt ~ op de bank|bij een vriend|in de auto, over the children|kids|custody, kinderen niet ~ zien, see <my> children|kids, fighting <my> ex, geen contact ~ met ~ <fam>, estranged from, no contact ~ <fam>, ruzie met ~ <fam>, dood|overlijden|sterven|verlies van ~ <fam>, death|loss|passing of ~ <fam>, rouwt om, mourns, mourning, ga|gaat|gaan|wil|ging ~ scheiden, ligt|lag|zit|midden|is|was ~ in ~ scheiding, <my> scheiding|divorce|marriage|huwelijk, is|sinds|net|nu gescheiden, gescheiden van <my>|haar man|ouders, gescheiden ouders|vader|moeder|ouder, na|door|vanwege|wegens <my>|de|een scheiding, uit elkaar gegaan|is|zijn|gaan|gaat|met <my>, relatie ~ uit|verbroken|over|slecht, verkering uit, <my> relatie, problemen|gedoe|ruzie|spanningen|zorgen|ellende|moeilijk ~ thuis, thuis ~ ruzie|problemen|gedoe|onrustig|moeilijk|zwaar|spanningen, ruzie met <my> <fam>, weg bij <my> <fam>, \
         bij <my> <fam> weg, <my> <fam> ~ verlaten|weg|vertrokken|ervandoor, <fam> ~ verlaten|weggelopen|ervandoor, schulden|schuld heeft|gemaakt|van|door|bij, heeft|in|met|hoge|grote|veel ~ schulden, in de schulden|schuldhulp,  geldproblemen,  money problems|troubles|worries, huiselijk geweld, domestic violence|abuse, problems|trouble|issues|difficulties|tension|things at home, home life|situation, family problems|problem|trouble|crisis|feud|issues, marriage ~ trouble|problems|rocks|over|ending|broke, marital problems, relationship problems|ended|broke|trouble, \
         separated|separating|separation from <my>, is|are|recently|just separated, <my> separation, split|splitting|broke|breaking|broken up with|from, split|broke|broken up, leaving|leaves|leave|left <my> <fam>, verlaat|verliet ~ <my> <fam>, weggegaan bij ~ <fam>, <fam> ~ left|leaving|walked <my>|him|her|out, custody battle|case|of, in debt|debts, <my>|heavy|big|gambling|large debt|debts, fell into debt, personal bankruptcy, wages ~ garnished|seized, in prison|jail, to|from prison|jail, in <de> gevangenis|cel, huis van bewaring, zit|zat ~ gevangenis|cel|gevangen, criminal record, social services|workers ~ child|children|daughter|son|home|family, foster care|child, police ~ home|house|son|husband|daughter, \
         sterfgeval|overlijden van <my>, <fam> ~ <dies>, <fam> ~ <ail>, <fam> ~ <be|have> ~ <ail>, <my> <ailing> <fam>, zieke|demente|dementerende|hulpbehoevende|zorgbehoevende|stervende|gehandicapte|autistische|depressieve|verslaafde|terminale <fam>, zieke|demente ~ schoonvader|schoonmoeder, sick|ill|dying|disabled|elderly|autistic|depressed|addicted|ailing|frail|ill <fam>, terminally|seriously|mentally ill <fam>, verlies|overlijden|dood|ziekte|operatie|verslaving|ziekbed|opname|depressie|diagnose van <my> ~ <fam>, loss|death|illness|passing|suicide|addiction of <my> ~ <fam>, \
         lost <my> ~ <fam>, verloor|verloren <my> ~ <fam>, <my> <fam> verloren|lost, zorgt|zorgen|zorg|zorgde ~ voor <my> ~ <fam>, looks|looking|look|looked after <my> ~ <fam>, cares|caring|cared|carer|carers for <my> ~ <fam>, worried about <my> <fam>, zorgen|bezorgd ~ om|over <my> ~ <fam>, mantelzorg voor, kind|kinderen|zoon|dochter|child|children|son|daughter|kids ~ with|met ~ autisme|adhd|autism|downsyndroom|handicap|beperking|disability|needs|problemen, passed away, died last|suddenly|in|of|unexpectedly|this|on|when, op sterven, ligt op sterven, in de rouw, in rouw, is overleden, overleden is, \
         ex ~ man|vrouw|partner|wife|husband|kinderen|kids|boyfriend|girlfriend, ex partner|wife|husband|boyfriend|girlfriend|man|vrouw, met|with|van <my> ex, <my> ex, addict|alcoholist als <fam>, single mother|father|mum|mom|parent, alleenstaande moeder|vader|ouder, blijf van mijn lijf, womens refuge, restraining order, contactverbod, straatverbod, was|werd|is mishandeld|arrested|opgepakt|gearresteerd, drunk driving, rijden onder invloed, stalks|stalking <my>|him|her, met politie in aanraking, jeugdzorg betrokken|over|bij, met jeugdzorg, kind|kinderen|zoon|dochter ~ jeugdzorg",
    ),
    (
        Health,
        Alone,
        "lithium, quetiapine, seroquel, olanzapine, citalopram, escitalopram, fluoxetine, paroxetine, venlafaxine, efexor, mirtazapine, \
         temazepam, diazepam, valium, xanax, lorazepam, zopiclon*, methylfenidaat, methylphenidate, dexamfetamine, adderall, elvanse, vyvanse, \
         tramadol, oxycontin, fentanyl, naltrexon*, antabus*, refusal, ozempic, wegovy, mounjaro, semaglutide, metformin*, prednison*, \
         methotrex*, warfarin, levothyrox*, thyrax, tamoxifen, cpap, insulinepomp, glucosesensor, scootmobiel, rollator, stent, stents, \
         sikkelcel*, taaislijm*, hemofil*, haemophil*, hemophil*, narcolep*, pancreatitis, alvleesklier*, nierfalen, smetvrees, diverticul*, \
         jellinek, novadic, brijder, parnassia, altrecht, riagg, paaz, camhs, samaritans, polikliniek, ziekenhuisafspraak, ziekenhuisbezoek, \
         poliepen, galsteen, niersteen, hartklep, hartstilstand, hartruis, gehoorprothese, staaroperatie, ooglid*, hersenschade, whiplashklacht*",
    ),
    (
        Health,
        Phrase,
        "take|took|taken|taking <my> own life, took an overdose, einde ~ aan <my> ~ leven, er een einde aan maken, on a drip, aan het infuus, \
         plek|plekje|plekkie|vlek|vlekje ~ long|longen|lever|borst|huid|nier, spot|shadow|lump ~ lung|liver|breast|kidney, the big c, grote k, \
         littekens|scars ~ armen|onderarmen|polsen|arms|wrists|forearms, snijdt zichzelf, zichzelf snijdt|krast|verwondt, cutting herself|himself, \
         on ritalin|concerta|prozac|sertraline|lithium|citalopram|valium|xanax|antidepressants|ssris|insulin|warfarin|statins|tramadol|morphine|methadone|antibiotics|steroids|chemo|adderall|ozempic, the priory, aa|na meeting|meetings, kastje ~ hart, <my> hart ~ wil ~ niet|nie, hart van * ~ wil, sickle cell, cystic fibrosis, \
         mini stroke|strokes, kidney|heart|liver failure, renal failure, <he> collapsed, <he> zakte|zakt in elkaar, passed out at|in|on, \
         dose is|was ~ adjusted|upped|increased, dosis ~ verhoogd|verlaagd|aangepast, crisis team, macmillan nurse, talking therapies, \
         cut|cuts down ~ drinking, off the|his|her meds, on the waiting list for ~ therapy|cbt|surgery, cbt sessions, cognitieve gedragstherapie, \
         night sweats, weight loss jab, kan|kon ~ bed niet uit, bed niet uit komt|kwam, lost ~ kilos|stone ~ illness|stress, \
         sleeps|dozes off ~ meeting|desk, uitslag ~ biopt|bloed|mri, results ~ biopsy|bloods|mri, bloed ~ prikken, blood tests|test",
    ),
    (Pregnancy, Alone, "ivf*, embryotransfer, zwangerschapsafbreking*, curettage, zwangerschapsvergiftiging, doula, kraamzorg"),
    (
        Pregnancy,
        Phrase,
        "kleintje|kleine|kindje|baby op komst, had|having|has a|the termination, had an abortion, late miscarriage, lost the|a|her|their baby, \
         baby|kindje verloren, second|third|first trimester, twelve|twenty week|weeks scan, weken echo, expecting ~ <month>, \
         mislukte|failed ~ poging|pogingen|round|rounds|cycle|cycles ~ ivf",
    ),
    (
        Religion,
        OfSomeone,
        "bidt, bidden, gebed, prays, praying, gebedsruimte, gebedsmat, vasten, fasting, fasts, koran, quran, bijbelkring, belijdend, ouderling, \
         diaken, predikant, imam, rabbi, rabbijn, evangelisch, gereformeerd, hervormd, pinkstergemeente, gemeentelid, sabbat, sabbath, shabbat, kosher, halal",
    ),
    (
        Union,
        Phrase,
        "lid ~ de unie, de unie ~ lid, door de unie ~ bijgestaan, bijgestaan door ~ bond|unie|fnv|cnv, shop steward, kaderlid, union rep|dues|card|subs",
    ),
    (
        Politics,
        Phrase,
        "op plek|plaats * ~ lijst van <party>, staat|stond ~ lijst van|voor <party>, kandidaat|verkiesbaar ~ lijst|<party>|gemeenteraad|raad, lijstduwer, lijsttrekker, \
         standing|stands|stood for|as ~ council|councillor|parliament|mp, canvass*|leafleting for, on the ballot for",
    ),
    (
        Sexuality,
        Phrase,
        "valt|vallen|val ~ op mannen|vrouwen|jongens|meisjes|beide|beiden, het bed deelt|delen|deelde, bed met * delen|deelt|deelde, \
         dook|duikt|duiken ~ bed met|in, sleeping|slept with ~ <he>|colleague|boss|manager|colleagues, having an affair, heeft ~ verhouding|affaire met, \
         into men|women|guys|girls, fancies|likes men|women|both",
    ),
    (
        Origin,
        Phrase,
        "van * afkomst|komaf|origine|herkomst, *afkomst wil|en|dus|is, of * descent|heritage|extraction, being|as the only *ian|*ish|*ese|black|asian|brown ~ floor|team|office|here|room, \
         omdat|want <he> pools|poolse|turks|turkse|marokkaans|marokkaanse|syrisch|roemeens|bulgaars|oekraiens|chinees|surinaams|antilliaans|indisch|afrikaans|duits|belgisch is, \
         because <he> is polish|turkish|moroccan|syrian|romanian|bulgarian|ukrainian|chinese|indian|pakistani|nigerian|somali|jamaican|irish|black|asian",
    ),
    (
        PrivateLife,
        Phrase,
        "wife|husband|partner|girlfriend|boyfriend ~ moved|walked|left out, <my> ~ house is up|for sale ~ divorce|solicitors, payday lender|loan|loans, \
         owes|owe|owing ~ lender|bookie|grand|landlord|taxman, loan shark|sharks, doing time, behind bars, in the nick, \
         social services ~ round|kids|children|involved, raad voor de kinderbescherming, ondertoezicht*, uithuisplaats*, uit huis geplaatst*, \
         wsnp, onder bewind, bailiffs ~ door|round, deurwaarder ~ deur|stoep|langs, debt collectors, custody battle|of|hearing, \
         restraining order, contactverbod, omgangsregeling, alimentatie, alimony, child support, zit|zat|moet ~ gevangenis|cel|bajes, \
         brother|sister|son|daughter|husband|wife|partner ~ prison|jail|arrested, loonbeslag, moet|gaat|ging naar ~ voedselbank, relies on ~ food bank",
    ),
];

/// What means something else, wherever it stands.
pub(super) const ORDINARY: &str = "\
    works council, student council, zware bevalling maar|project|klus, *feest|kerst|pasen|diwali|ramadan|eid|hanukkah|chanoeka|easter|christmas|pinksteren ~ valt|vallen|falls|fall|rooster|roster|rota|cover|bezetting|planning|plannen|plan|opening|week|weekend|diensten|shifts, \
    rooster|roster|rota|planning|bezetting|diensten|shifts|vrije dagen ~ *feest|kerst|pasen|diwali|ramadan|eid|easter|christmas, \
    soort|als|kind|like|become|becoming|almost ~ religion|religie|geloof, een geloof iedereen, \
    team|afdeling|project|organisatie|proces|planning|bedrijf|system|company|department|product|organisation lijdt|leidt|suffers|suffering ~ *, \
    suffer* from ~ overload|meeting|meetings|*itis, lijdt|lijden aan *itis, meelopen ~ spoedeisende|hulp|poli, op de spoedeisende hulp ~ werken|dienst|overdracht, \
    project|systeem|database|applicatie|plan|organisatie ~ *operatie, zwanger van ~ woorden, gaat zwanger van, release|project|versie|verhuizing|rapport|implementatie ~ bevalling, \
    als vakgebied, reintegratie ~ vakgebied|leergang|opleiding|adviseur, meer doen met ~ reintegratie, care specialist, wound ~ specialist, \
    *verkiezingen|election|elections ~ diensten|shifts|roster|rooster|stembureau|drukte|stembureaus|extra|cover, partnership|contract|agency|vendor|supplier ~ divorce, divorce ~ agency|vendor|supplier|contracts, \
    *christelijk|*christelijke|katholieke|islamitische|joodse|protestantse *organisatie|school|basisschool|stichting|instelling|feestdagen|ziekenhuis|omroep, religious|religieuze holidays|feestdagen, headache|headaches from this|the|that,\
    play|speel ~ doctor|dokter,\
    pain relief, faith in ~ tests|team|the|this|our|us|him|her|process|plan|code|product|management, scheiden van afval|functies|taken|stromen|werk, orthodox approach|method|way, alone with|on ~ shift|project|desk, drug|drugs database|register|trial|company|round|budget, baby of the|van het, voorganger ~ functie|als, weeks|months off ~ plan|schedule|target, confirmed in ~ mail|email|writing, clean|klinische kliniek, kliniek is|wil|vraagt|belt|klant|team, van huis uit werken,\
    verslaafd aan het, kankeren|kankert ~ op|over, gelovig in, gelovig ~ agile, religious about, wheelchair access|ramp|friendly, zieke plek, surgery ~ scheduling|software|system, mono repo|audio, bypass the|of|this|procedure|process, bypass ~ route, trouble|problems|issues with <my> ~ laptop|phone|tool|account|login|screen, onderhandel* namens, directie ~ vakbond|vakbonden|bonden, is due in <month> for|to|at ~ review|report, invoice|report|project|module|delivery|release|review|update|audit is due,\
    suffer* from ~ slow|unclear|lack|bad|poor|tooling|outdated|delays|technical|work|workload|pressure|bugs|crashes|meetings|understaffing|late|too, lijdt|lijden onder|aan ~ werkdruk|gebrek|traagheid|tekort|regels|bureaucratie, gay community|club|rights|network, bond van, stroom van ~ vluchtelingen, affair with the ~ invoices|vendor|client,\
    zwanger van ideeen|plannen|idee, slikt|slik|slikken ~ kritiek|woorden|alles|feedback|wijziging|wijzigingen, divorced from reality, divorced the|two, funeral home|homes|insurance|director, firm|strong|big|great believer, union street|jack|station|square, geboorte van ~ idee|project|plan, mission statement, missie van|en|is, missie en visie, zending ~ pakket|pakketten, coffee addict, tandarts ~ klant, gambling ~ on, gokken op|dat, gokt op|dat, vaccin* ~ clienten|bewoners|ronde, holy grail, heilige graal, heilig huisje, heilige huisjes, infectie* ~ preventie|afdeling|clienten, verslaafd aan werk|bellen|mail|meldingen|de koffie, opgenomen in|met ~ rapport|plan|notulen|begroting|rooster|voorstel|beleid|dossier|lijst|programma|video|podcast, uren ~ opgenomen, verlof opgenomen|opnemen, vrij ~ opgenomen, vakantie* ~ opgenomen, keuring van ~ lift|auto|tillift|installatie|apparatuur, gekeurd ~ lift|auto|tillift, verlaten van, gelooft|geloof|geloven ~ dat|in ~ plan|idee|project|aanpak|team|het|deze|onze|zichzelf|route|methode|niet|er, onze cultuur, kick out, nursing home|team|staff|student|degree|course|school|career|manager, cult status|classic, sling ~ lift, ulcer ~ care, ambulance ~ dienst|oefening|post|crew, shared|same|our culture, lent ~ me|him|her|laptop|book, mass ~ mail|mailing, fit for purpose,\
    ziek traag|goed|veel|leuk|duur|snel|vet|hoog|lekker|mooi|saai|druk|langzaam|van, ziek wordt|word|worden|werd ~ van, doodziek van, <be> ~ ziek van, \
     zieke grap|humor|grappen, sick of, sick and tired, sick joke, make|makes|made|making me sick, feature|build sick, gek van, moe van, klaar mee, \
     gezonde|gezond *, gezond verstand, burn rate|rates|down|downs|chart|in, \
     verslaafd aan koffie|series|werk|sudoku|puzzelen|lijstjes|chocola|excel|spreadsheets, \
     addicted to ~ coffee|spreadsheets|work|puzzles|lists|phone|keyboard|email, allergisch voor vergaderen|vergaderingen|mails|regels|bureaucratie|jargon, \
     allergic to meetings|long|jargon|emails|bureaucracy|rules, pijn doen|doet in de|punt|punten, pijnpunt*, pain point|points, \
     pain in the ~ neck|ass|process, growing pains, een pijnlijk*, dit|dat|project|systeem|rooster|administratie ~ hoofdpijn, hoofdpijndossier*, \
     headache for ~ team|us|everyone|planning, give|gives|gave|giving ~ headache|headaches, headache to, \
     allergie|allergy voor|for|to ~ mails|vergaderen|vergaderingen|meetings|regels|emails|bureaucratie|bureaucracy, \
     gave birth to ~ idea|plan|project|concept, gay bar|pride|village|scene, depression in ~ market|economy|sector, \
     klachten van|over ~ klanten|klant|bewoners|clienten|gebruikers|familie, onderhandel* ~ vakbond|vakbonden|fnv|cnv|bond|bonden, \
     cao* ~ vakbond|vakbonden|fnv|cnv|bond|bonden, vakbond|vakbonden|fnv|cnv|bond|bonden ~ onderhandel*|cao*|akkoord|overleg|directie|nieuws, \
     overleg|gesprek|gesprekken|bericht|brief|nieuws|akkoord|kritisch|mening ~ vakbond|vakbonden|fnv|cnv|bond|bonden, \
     negotiat*|talks|deal|agreement ~ union|unions, union ~ negotiat*|talks|deal|agreement|pay, union of ~ sets|data|tables|both|two, \
     two|both|data ~ union, unite the|both|all|teams|around, wethouder|fractie|motie|brief|bezoek ~ vvd|pvda|d66|cda|groenlinks|pvv, \
     scan ~ document|documents|code|codes|barcode|barcodes|bonnen|pakbon|systeem|qr, \
     medical team|supplies|records|equipment|device|devices|writing|sector|company|client, \
     medisch team|dossier|dossiers|handelen|materiaal|hulpmiddelen|personeel|rekenen|domein, specialist in|wil|worden|als, als specialist, \
     tot specialist, doctor ~ round|rounds|visits, \
     belt|bel|bellen|contact|overleg|overlegt|afstemmen|lijn|samenwerking|mail|mailt|gebeld ~ huisarts|huisartsen|specialist|dokter|arts, \
     specialist ouderengeneeskunde, handicap van ~ systeem|proces|tool|software|pakket|applicatie|opzet|organisatie, \
     handicap of ~ system|process|tool|software|design, de overgang naar|van|tussen, overgang naar, \
     transition|transitie to ~ new|cloud|system|ledger|tool|agile, transition|transitie naar, transitie van ~ zorg|naar, in transition to|between, \
     transition plan|period|team|phase|arrangement|costs|meeting, stemt|stem|stemde|stemmen ~ af|overeen, stemt ~ in met, \
     <be> ~ goed|slecht|prima|uitstekend bevallen, goed|prima|slecht|matig bevallen, \
     uitgerekend vandaag|nu|dan|die|deze|dit|dat|hij|zij|toen, \
     gescheiden afval|systemen|houden|stromen|werelden|omgevingen|inzamelen|blijven|netwerken|administraties|tabellen|rollen, \
     gescheiden ~ aanleveren|ingezameld, scheiding tussen|van ~ taken|functies|rollen|afval|verantwoordelijkheden, scheiding van taken, \
     demonstratie van|gegeven|geven|software|voor klanten, demonstratie voor ~ team|klant|klanten|clienten, demonstration of, \
     links naar|staan|in|op|werken|bovenaan|onderaan|toegevoegd, links en rechts, rechts boven|onder, rechts op, links op, \
     politiek gevoelig*|spel|proces|lastig, politieke gevoelig*|spelletjes|besluitvorming|kleur van ~ project|kleur ~ project, interne politiek, \
     office|internal|company politics, politics of ~ company|office|project|budget, political colour|color ~ project|plan, politically sensitive, \
     political game|games, politics around|between|slow, politics in ~ team|office|company|board, \
     gelooft|geloof|geloofde|geloven ~ in ~ plan|idee|project|aanpak|team|product|toekomst|zichzelf|ons, geloof in ~ plan|project|aanpak|team, \
     faith in ~ process|plan|team|project|new|us|management|system|build, has|have|lost faith in, leap of faith, good faith, bad faith, in good faith, \
     keep|keeping the faith, bijbel van ~ wijk|team|afdeling|project, bible of|for ~ team|project|department|this, god only knows, god weet, thank god, \
     oh my god, pray that|for|it, praying ~ build|deploy|deadline, hope and pray, bid op, bad idea|luck|news|time|weather|timing|data|experience, \
     vendor|cloud|platform|technology|language|device agnost*, prayer ~ build, non ~ stop, <be|have> ~ blind vertrouwen, \
     blind spot|spots|test|date|copy|trust|eye, blinde vlek|vlekken, deaf ears, fall|fell|falls ~ deaf, \
     disabled ~ account|accounts|user|users|button|feature|plugin|the|it|by, disabled the, \
     depressed ~ sales|figures|market|numbers|prices|economy|demand, depressie in de markt|economie, the great depression, \
     mental model|models|note|arithmetic|image|maps, mentale model*, ill defined|prepared|advised|timed|suited|informed|conceived, \
     born leader|in|from ~ hackathon|idea|workshop|need|necessity|sprint|frustration, born leader, geboren leider|verteller|planner|optimist, \
     geboren uit ~ nood|idee|frustratie, idee ~ geboren, is geboren uit, of ~ stroke of ~ luck|genius, stroke of, by a stroke, strike of ~ pen, \
     strike a|the balance|deal|right|note, strikes a|the, strike through, on strike ~ printer|server|laptop, printer ~ strike, staking ~ server, \
     union type|types|select|all|join|query|operator|operators|square|jack|street, european union, credit union, sql union, \
     student union, union between, tagged|discriminated union*, rugby union, state of the union, europese unie, affair of ~ team, state of affairs, \
     public|corporate|regulatory|student|current|business|foreign affairs, \
     heart of ~ company|team|matter|system|network|process|business|product|organisation|city, at heart, hart voor|van|op|onder, hart ~ goede plek, \
     met hart en ziel, aan het hart, een warm hart, learn|learned|know|knows by heart, take heart, heart on ~ sleeve, technical debt|debts, tech debt, \
     debt in ~ code|tool|codebase|system, technische schuld|schulden, schuld van, debt collection, bleeding edge, kill ~ process|job|jobs, \
     dead letter|lock|code|line|weight|end, dode hoek|punt|link|links, dood ~ pot, \
     laptop|telefoon|server|printer|computer|battery|phone|screen|scherm|accu|disk|schijf|drive|machine|app|site|connection|verbinding|lijn ~ overleden|died|dead|sterft|dood|ziek, \
     project ~ life support, on life support, \
     mother|father|moeder|vader of|van ~ all|alle|dit|het|this|the ~ deadlines|plan|project|idee|idea|bugs|product|methode|method|tool|meetings, \
     mother|father|moeder|vader of|van all|alle|dit|het|this, \
     parent company|process|task|ticket|page|folder|class|node|directory|record|team|issue|element, parental leave|control|controls, \
     child process|processes|node|page|ticket|task|record|theme|issue|element|nodes|class, brother printer, \
     sister team|company|site|project|organisation, big brother, kind of, in kind, kind regards, be kind, kind words, kind aan huis, \
     kind van de rekening, teething problems|troubles, partner ~ program|programma|organisatie|company|network|bedrijf|portal|meeting, \
     business partner|partners, hr partner, partners in ~ wijk|keten|project, partner organisation|organisations, man power|hours, man uur|uren, \
     vrouw|man van ~ klant|client|bewoner|mevrouw, old boys, vriend* van ~ project, green|rode|groene|red lijst|list|status|light, \
     labour|labor cost|costs|market|law|force|shortage|laws|intensive|hours|saving, \
     conservative estimate|approach|choice|plan|guess|forecast|budget|side|numbers|number|style|design|settings|in, house ~ conservative, \
     liberal use|arts, democratic process|decision, republican*  *, \
     vote|votes|voted|voting ~ in|for|on ~ favour|favor|logo|roster|proposal|name|option|plan|idea|team|location|date|new|budget|it, volt opladen, \
     third party, party on|at|for|planning|room, search party, working party, first party, party ~ contract, race condition|conditions|day, \
     race against, human race, rat race, black box|list|friday|swan|hole|hat|out|ink|market|screen|and white, zwart wit, zwart op wit, \
     zwarte lijst|doos|markt|piste|inkt, white paper|board|list|label|space|water, \
     native app|apps|speaker|speakers|support|code|format|driver|client|mobile|integration|cloud, accent on|op|kleur, legt ~ accent, \
     accent color|colour, migratie van ~, migratie naar, migrated|migrating|migration|migrate from|of|to|plan ~, roots ~ problem, root cause, \
     paspoort scanner, kleur van, expecting a ~ release|delivery|call|reply|visitor|increase|package|result|results|order|growth|peak, \
     expecting ~ new|results|growth|news, due in ~ <month> delivery, in labour ~ law, \
     delivery|release|report|invoice|module|payment|project|book|update|course|phase ~ due, \
     due date of|for ~ report|invoice|action|module|project|delivery|release|assignment|payment|task|book, due dates, labour of love, baby steps, \
     pregnant pause, zwangere query, geboorte van ~ idee|project, conceived ~ plan|idea, concept|conceive of, \
     vruchtbare|vruchtbaar samenwerking|gesprek|overleg|bodem|grond|discussie|middag|ochtend, kast met|van, alles uit de kast, \
     uit de kast halen|haalt|gehaald|trekken|getrokken|pakken|gepakt|pak, \
     came out of|on|ahead|top|well|with|better|best|clean|in, came out as planned|expected, coming out of|soon|in|on, come out of|on, \
     results|report|version|release|book|figures|numbers ~ came out, out of the closet, straight answer|forward|away|line|talk|to, \
     open relation* ~ client, dating back, date with, diagnose van|of ~ storing|probleem|proces|server|netwerk|fout|outage|problem, \
     diagnosis of ~ outage|problem|issue|fault, diagnosed ~ bug|fault|problem|issue|outage|network, diagnosed the, symptoms ~ problem|outage, \
     cancer ~ research, kanker op|rook, operatie geslaagd ~ migratie, operations team|manager|department|director|meeting, operation of, \
     surgical precision, like a surgeon, chronisch te|gebrek|tekort|onderbezet|onderbezetting|laat, chronic understaffing|shortage|lack|delays|late, \
     chronically understaffed|late|underfunded, syndroom ~ systeem, imposter syndrome, impostor syndrome, injured ~ reputation, \
     uitgevallen ~ server|les|dienst|systeem|stroom|telefoon|diensten, trauma team, paniek in, geen paniek, panic button, schizofrene situatie, \
     schizophrenic ~ design|architecture|interface, bipolar|bipolaire ~ transistor, autistische ~ systeem, \
     virus ~ laptop|computer|scanner|server|software, infected ~ laptop|computer|server|machine, dokter van, doctor of the|philosophy, \
     huisarts in opleiding, hospital asked|wants|team|client|customer|contract|group|project|account|staff|system|site|systems, \
     ziekenhuis wil|vraagt|belt|team|groep|klant|contract|project, \
     werk|werkt|werkte|gewerkt|stage|baan|vacature|project|klant|overdracht|contact|overleg ~ ziekenhuis|ggz|kliniek, \
     work|works|worked|working|job|nurse|nursing|placement|vacancy|contract|client|internship ~ hospital|clinic, geen conclusie, \
     verloor ~ klant|opdracht|tender|data|bestand|tijd|overzicht|interesse, verloren ~ klant|opdracht|tender|data|bestand|tijd|overzicht|gegaan|uren, \
     lost ~ client|customer|contract|data|file|files|tender|overview|time|interest|bid|order|deal, prison ~ contract, gevangen in, \
     verlies van ~ klant|data|tijd|overzicht, rouw van, verkeersinfarct*, de eid|een eid, a pain to|that, was a pain, \
     huwelijk tussen|van ~ afdelingen|systemen|it, marriage of ~ systems|teams|departments|convenience, married to ~ system|tool|process|job|work|idea, \
     getrouwd met ~ systeem|tool|werk|pakket, divorced ~ reality|from reality, \
     two|twee ~ systems|systemen|teams|companies|afdelingen|tools|tabellen ~ divorced|gescheiden|separated|split, separate the, ex ante|post, ex works, \
     protest tegen ~ rooster|besluit, mental space, mentale ruimte, mental load ~ form, ms teams|office|word|excel|project|access|outlook|sql, \
     ms per|latency, in ms, eid ~ login, e herkenning, god ~ modus, rechts om, drugs ~ kluis|trolley|round|register|chart, \
     medication|medicine ~ round|chart|cart|list|trolley|error|errors|cupboard|policy|check|rounds|app|safety|administration|training, \
     medicatie ~ ronde|lijst|kar|kast|fout|fouten|veiligheid|delen|aftekenen|aftekenlijst|controle|rolls|beleid|training|toedienen|klaarzetten|uitdelen, \
     medicijn* delen|uitdelen|klaarzetten|kast|kar|ronde|ronden|lijst|uitzetten, medicijnkar, medicijnkast, medicijnronde, \
     deelt|deel ~ medicijnen|medicatie, give|gives|giving|hand|hands out ~ medication|medicines|pills, alcohol ~ gel|vrij|wipes|doekjes, \
     nuchter ~ blijven|kijken|bekeken|verstand, nuchtere blik|kijk|aanpak, sober ~ design|style|look|view, drank ~ borrel, \
     ziekteverzuim van|in|op|daalt|stijgt|is|was|cijfers, sick leave policy|rate|rates|figures|form|process, ziekteverlof beleid, \
     verzuim in|op|van|drukt|daalt|stijgt|beleid|cijfers, reintegratie ~ beleid|proces|coach, \
     bedrijfsarts houdt|komt|spreekuur|is ~ dinsdag|maandag|bereikbaar, occupational health holds|clinic|team|service|contract|form|policy|day|nurse, \
     verwacht|verwachten ~ kind*centrum, echo van|kamer, geluid echo, echo ~ command|chamber, fertility ~ soil";

/// Words that stand for each other in a pattern.
pub(super) const SETS: &[(&str, &str)] = &[
    ("my", "mijn zijn haar mn zn dr jouw je my his her their your hun"),
    ("de", "de het een zijn haar mijn hun die onze"),
    ("he", "ik hij zij ze jij je i he she you they"),
    ("be", "is was ben bent be been being am are were wordt werd word geworden becomes became became zijn waren blijft bleek"),
    ("have", "heeft had heb hebt hebben gehad have has having got gets get krijgt kreeg gekregen"),
    (
        "fam",
        "moeder vader ouder ouders mama papa moeders vaders zoon zoontje dochter dochtertje kind kindje kinderen man vrouw partner vriend vriendin verloofde echtgenoot echtgenote broer broertje zus zusje oma opa grootmoeder grootvader schoonmoeder schoonvader schoonouders schoonzus zwager tante oom neef nicht neefje nichtje kleinkind kleinzoon kleindochter gezin familielid familie puber puberzoon puberdochter tweeling peuter baby stiefzoon stiefdochter stiefvader stiefmoeder pleegkind puberkind exman \
         mother father mum mom dad parent parents son daughter child children kid kids husband wife boyfriend girlfriend fiance fiancee brother sister grandmother grandfather grandma grandpa gran nan granddad grandparents grandson granddaughter aunt uncle nephew niece cousin stepson stepdaughter stepfather stepmother motherinlaw fatherinlaw brotherinlaw sisterinlaw inlaws toddler teenager twins spouse sibling siblings family",
    ),
    (
        "ail",
        "ziek ziekte ernstig dement dementie dementeert* dementerend* demen* dementia alzheimer* parkinson* kanker borstkanker *kanker leukemie cancer tumor tumour stroke beroerte herseninfarct hartinfarct hartaanval autis* adhd asperger* dyslex* epilep* diabet* depress* burnout overspannen psychose psycho* bipola* schizo* verslaafd verslaving verslavings* addict* alcoholist* alcoholic alcohol drugs ziekenhuis hospital hospitalised opgenomen geopereerd operatie surgery operation chemo* \
         handicap gehandicapt* disabled disability rolstoel wheelchair down downsyndroom anorex* eetstoornis zelfmoord suicide suicidal ill illness sick unwell terminal* terminaal ongeneeslijk palliatief palliative stervende sterven dying verpleeghuis ggz therapie therapy jeugdzorg zorgmijder gevangenis prison jail gearresteerd arrested opgepakt gepest bullied thuiszitter spijbelt werkloos unemployed ontslagen zwanger pregnant miskraam scheiden divorce* scheidt gescheiden schulden debt debts gokt gokverslaafd gambles schizofreen hiv astma asthma reuma longontsteking pneumonia corona covid uitzaaiingen",
    ),
    (
        "ailing",
        "zieke ernstig dementerende demente hulpbehoevende gehandicapte autistische oude stervende verslaafde depressieve sick ill dying elderly disabled autistic ailing frail demented terminally",
    ),
    (
        "dies",
        "overleden overlijdt overleed gestorven sterft stierf dood begraven overlijden passed died dies dying death buried funeral sterven begrafenis crematie uitvaart",
    ),
    ("ill", "cancer burnout flu covid depression stroke addiction pneumonia injury"),
    (
        "drug",
        "alcohol drank drugs cocaine coke heroine heroin pillen pills medicijnen gokken gambling wiet cannabis painkillers pijnstillers slaappillen speed xtc porno porn opioids oxycodon oxycodone methadon nicotine",
    ),
    (
        "allergen",
        "noten pindas gluten lactose pollen katten honden bijen wespen latex penicilline stof huisstof koemelk schaaldieren nuts peanuts gluten pollen cats dogs bees wasps penicillin dust milk shellfish",
    ),
    (
        "body",
        "rug onderrug nek knie knieen schouder schouders heup arm armen been benen pols polsen hand handen vinger voet voeten enkel enkels elleboog hart longen maag darmen oog ogen oor oren hoofd rib ribben sleutelbeen kruisband meniscus achillespees rugwervel gewrichten back neck knee knees shoulder shoulders hip hips arm leg legs wrist wrists hand hands finger foot ankle elbow heart lungs lung stomach bowel eye eyes ear ears rib ribs collarbone jaw spine joint joints chest",
    ),
    (
        "party",
        "pvv vvd pvda groenlinks d66 cda fvd bbb nsc sgp christenunie pvdd ja21 50plus bij1 denk volt sp forum wilders labour tory tories conservative conservatives republican republicans democrat democrats greens green lib liberal ukip snp plaid reform afd cdu spd labor farage trump biden leave remain socialist socialists communist communists brexit",
    ),
    ("politician", "trump biden corbyn farage starmer johnson wilders baudet obama harris sunak truss macron bernie sanders lepen putin"),
    (
        "country",
        "syrie turkije marokko suriname antillen curacao aruba indonesie irak iran afghanistan eritrea somalie ethiopie ghana nigeria polen roemenie bulgarije oekraine rusland china india pakistan vietnam filipijnen brazilie colombia egypte tunesie algerije kaapverdie portugal spanje italie griekenland servie bosnie kroatie hongarije litouwen letland estland albanie kosovo macedonie armenie azerbeidzjan georgie libanon palestina israel jemen koeweit soedan congo kongo kenia oeganda zimbabwe kameroen senegal gambia guinee angola mozambique bangladesh nepal thailand maleisie japan korea mexico venezuela peru chili cuba haiti jamaica duitsland frankrijk engeland ierland joegoslavie molukken afrika azie arabie wit \
         syria turkey morocco indonesia iraq somalia ethiopia poland romania bulgaria ukraine russia philippines brazil egypt tunisia algeria spain italy greece serbia bosnia croatia hungary lithuania latvia estonia albania lebanon palestine yemen sudan kenya uganda cameroon senegal malaysia jamaica germany france england ireland africa asia surinam trinidad barbados slovakia slovenia moldova belarus zambia rwanda libya jordan myanmar burma cambodia laos sri hong taiwan venezuela ecuador bolivia argentina",
    ),
    (
        "people",
        "marokkaan marokkaanse marokkaans turk turkse turks surinamer surinaamse surinaams antilliaan antilliaanse antilliaans pool poolse pools roemeen roemeense roemeens bulgaar bulgaarse bulgaars syrier syrische syrisch irakees iraakse irakese iraaks iranier iraanse iraans afghaan afghaanse afghaans somalier somalische somalisch eritreeer eritrese eritrees ethiopier ethiopische ghanees ghanese nigeriaan nigeriaanse oekrainer oekraiense oekraiens rus russin russische russisch chinees chinese indier indiase pakistaan pakistaanse indonesier indonesische indisch indische molukse moluks egyptenaar egyptische tunesier tunesische algerijn algerijnse portugees portugese kaapverdische braziliaan braziliaanse colombiaan colombiaanse vietnamees vietnamese filipijnse koerdische koerdisch arabier arabische arabisch afrikaan afrikaanse afrikaans aziaat aziatische aziatisch joegoslavisch bosnier bosnische servier servische kroaat kroatische hongaar hongaarse griek griekse italiaan italiaanse spanjaard spaanse duitser duitse duits armeens armeense \
         moroccan turkish surinamese antillean polish pole romanian bulgarian syrian iraqi iranian afghan somali eritrean ethiopian ghanaian nigerian ukrainian russian chinese indian pakistani bangladeshi indonesian egyptian tunisian algerian portuguese brazilian colombian vietnamese filipino filipina kurdish arab arabic african asian bosnian serbian croatian hungarian greek italian spanish german lithuanian latvian albanian jamaican caribbean kenyan sudanese lebanese palestinian israeli mexican latino latina irish gypsy roma korean japanese thai",
    ),
    (
        "month",
        "januari februari maart april mei juni juli augustus september oktober november december january february march may june july august october spring summer autumn winter",
    ),
];

/// What words are in a sentence; a word is of the first that has it.
pub(super) const ROLES: &[(Role, &str)] = &[
    (
        Role::Client,
        "mensen people dementerenden gehandicapten verslaafden zieken daklozen client clients clienten clientje patient patients patienten patienten bewoner bewoners resident residents klant klanten customer customers ouderen doelgroep deelnemer deelnemers zorgvrager zorgvragers mevrouw meneer leerling leerlingen pupil pupils student students studenten bezoeker bezoekers gast gasten burger burgers inwoners huurder huurders tenant tenants jongeren kwetsbare mantelzorgers caregivers volunteers visitor visitors guests guest",
    ),
    (
        Role::Matter,
        "training trainingen cursus cursussen scholing bijscholing module workshop workshops protocol protocollen richtlijn richtlijnen project projecten campagne onderzoek beleid themadag elearning boek artikel presentatie lezing webinar voorlichting opleiding werkgroep kennis expertise leren leert lessen weten thema afdeling specialist specialiste verpleegkundige verpleegkundigen congres symposium folder brochure stage minor studie vakgroep zorgpad methodiek subsidie beleidsstuk notitie handreiking nota polis verzekering regeling spreekuur \
         course courses seminar article presentation talk talks campaign research policy policies guideline guidelines guidance knowledge learn learning ward department specialises specialist nurse nurses nursing clinic leaflet module charity insurance cover programme program awareness conference lecture handbook prevention network services service unit workshops manual committee",
    ),
    (
        Role::Thing,
        "systeem systemen server servers applicatie app apps software proces processen rooster roosters planning organisatie bedrijf markt cijfers omzet verkoop laptop laptops computer database budget begroting plan code website site tool tools sfeer samenwerking route routes overdracht product producten auto telefoon telefoons machine machines gebouw pand pakket dossier dossiers contract contracten data crm erp api broncode bron kantoor locatie vestiging rapport rapportage functie lijst lijsten leverancier leveranciers offerte factuur \
         office site warehouse vendor code system systems process processes company market figures sales numbers schedule roster build builds codebase release pipeline economy battery printer printers network tool product products building car phone vendor supplier invoice report reports industry sector atmosphere collaboration file files backlog sprint deal library module feature features plant business",
    ),
    (
        Role::Someone,
        "ik hij zij ze je jij hem haar mij me i he she you they him her them mijn mn zijn zn dr jouw my his your their collega collegas medewerker medewerkster manager leidinggevende teamleider stagiair stagiaire vrijwilliger colleague coworker employee boss intern assistent assistant iemand someone who teammate teamgenoot herself himself myself",
    ),
    (
        Role::Tells,
        "praat praatte vertelt vertelde verteld sprak spreekt open eerlijk klaagt twijfelt tells told talks talked spoke speaks opened opens jokes complained worries",
    ),
    (
        Role::Begins,
        "is was ben heeft had heb zit zat ligt lag gaat ging krijgt kreeg wordt werd slikt gebruikt loopt liep lijdt komt kwam staat stond voelt voelde blijft bleef moet kan kon wil wilde zegt zei vertelt vertelde meldde meldt neemt nam doet deed volgt gaf geeft draagt werkt denkt vindt weet heet hoort maakt noemt \
         has had gets got takes took goes went feels felt suffers suffered uses used sees saw needs needed cannot cant can wants wanted says said tells told thinks thought became becomes came comes works worked started starts stopped stays does did keeps kept lost left mentioned spoke struggles struggled off going waiting struggling thinking living diagnosed suffering feeling being having doesnt dont didnt isnt wasnt hasnt brought supports joined left nam drinkt dronk mag mocht kampt woont leeft valt viel belandde stemt stemde",
    ),
    (
        Role::Before,
        "ondanks volgens behalve dankzij binnen buiten naast achter despite besides in op bij van voor door met naar uit over aan tegen onder na sinds vanwege wegens tijdens om tot per zonder tussen of on at by for from with to into about after since because during through under between without against and en of maar but or dat omdat want als that if when",
    ),
    (
        Role::NoName,
        "de het een er dit dat deze die the a an this that these those there we wij us our ons onze dus maar en and but also ook nog wel niet not no geen in op bij van voor na over met aan om door uit at on for with after from to what wat hoe how why waarom when wanneer als if omdat because sinds since during tijdens it its zo so now nu dan then veel many most iedereen everyone nobody niemand alles everything team teams werk work mensen people uur vandaag today morgen tomorrow maandag dinsdag woensdag donderdag vrijdag zaterdag zondag monday tuesday wednesday thursday friday saturday sunday \
         januari februari maart april mei juni juli augustus september oktober november december january february march may june july august october excel outlook teams word office sap oracle postgres windows linux google nederland holland dutch english nederlands engels noord zuid oost west europa europe amsterdam rotterdam utrecht groningen london leeds hr ict it mt or crm erp sql api kpi q1 q2 q3 q4 christmas kerst common some all both two three wil gaat heeft is was has been had",
    ),
];

/// The end of a word, or the word behind, that makes it a matter of work.
pub(super) const MATTER_ENDS: &[&str] = &[
    "beleid",
    "preventie",
    "training",
    "cursus",
    "protocol",
    "afdeling",
    "zorg",
    "project",
    "onderzoek",
    "client",
    "clienten",
    "patient",
    "patienten",
    "unit",
    "team",
    "fonds",
    "verpleegkundige",
    "spreekuur",
    "consulent",
    "portaal",
    "lijst",
    "formulier",
    "procedure",
    "registratie",
    "systeem",
    "cijfers",
    "kliniek",
    "centrum",
    "richtlijn",
    "module",
    "scholing",
    "overleg",
    "vervanging",
    "vervanger",
    "budget",
    "percentage",
    "begeleiding",
    "poli",
    "expert",
    "netwerk",
    "bestrijding",
    "screening",
    "verlofvervanging",
    "week",
    "maand",
    "dag",
    "ruimte",
    "coach",
    "lezing",
];

/// The word behind that makes it a matter of work, in English.
pub(super) const MATTER_NEXT: &str = "care access ramp scheduling theatre desk insurance policy research charity training prevention team ward unit nurse nurses protocol programme program project patients clients patient client awareness app module department clinic centre center guideline guidelines course workshop services service customers sector industry cover network committee campaign screening support leaflet day week month beleid protocol training cursus clienten patienten netwerk";
