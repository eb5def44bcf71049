//! Messages for two records that git takes for one.

use super::{sayings, sentences};

sayings! {
    both_here(path: &str) { nl: "laat staan wat in {path} hoort, geef het andere een eigen bestand, haal de markeringen weg, en dan: git add {path}", en: "keep what belongs in {path}, give the other a file of its own, take the markers out, and then: git add {path}" }
    /// `stay sync` put it right.
    parted(paths: &str) { nl: "git hield deze voor één bestand; elk heeft zijn eigen woorden weer: {paths}", en: "git took these for one file; each has its own words again: {paths}" }
    /// The file stays, although one side deleted it.
    kept(path: &str) { nl: "{path} blijft: de een haalde het weg, de ander schreef er nog in", en: "{path} stays: one took it out, and another wrote in it" }
}

sentences! {
    two(path: &str, other: &str) { nl: "git hield {other} en {path} voor één bestand; het zijn er twee, dus van het ene kwam niets in het andere", en: "git took {other} and {path} for one file; they are two, so nothing of one went into the other" }
    /// The same, if the place of the other record is not known.
    two_here(path: &str) { nl: "in {path} kwamen twee verschillende bij elkaar; er is niets samengevoegd", en: "two that are not one came together in {path}; nothing was merged" }
    each_in_place(paths: &str) { nl: "elk staat in zijn eigen bestand; kijk ze na, en dan: git add -A -- {paths}", en: "each is in a file of its own; look at them, and then: git add -A -- {paths}" }
    /// The other one has to be put back.
    put_back(path: &str, other: &str) { nl: "`stay sync` zet elk in zijn eigen bestand; met de hand: `git checkout HEAD -- {other}`, haal uit {path} wat tussen `<<<<<<<` en `>>>>>>>` staat, en dan: git add {path}", en: "`stay sync` puts each in a file of its own; by hand: `git checkout HEAD -- {other}`, take what stands between `<<<<<<<` and `>>>>>>>` out of {path}, and then: git add {path}" }
    /// Only git's stages of the merge still have the other one.
    let_sync() { nl: "`stay sync` zet elk in zijn eigen bestand; voeg dit bestand tot dan niet toe", en: "`stay sync` puts each in a file of its own; do not add this file before that" }
    /// In the file, for people who see only the file.
    note(other: &str) { nl: "git hield {other} voor dit bestand. Dat is een ander; wat er aan jouw kant in staat, is van de schijf, niet verloren.", en: "git took {other} for this file. That is another one; what your side has in it is off the disk, and not lost." }
    note_hint(other: &str) { nl: "stay sync zet het terug. Met de hand: git checkout HEAD -- {other}, en haal deze regels weg.", en: "stay sync puts it back. By hand: git checkout HEAD -- {other}, and take these lines out." }
    /// In the file, if only git's stages of the merge have the other one.
    note_theirs(other: &str) { nl: "git hield {other} voor dit bestand. Dat is een ander; wat de andere kant daarin schreef, staat nog nergens.", en: "git took {other} for this file. That is another one; what the other side wrote in it is in no file yet." }
    note_theirs_hint() { nl: "stay sync zet het op zijn plaats en haalt deze regels weg.", en: "stay sync puts it in its place and takes these lines out." }
    /// The file moved along to the new folder of its person.
    followed(from: &str, to: &str) { nl: "{from} ging mee naar {to}", en: "{from} went along to {to}" }
}
