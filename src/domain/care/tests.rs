use super::*;

fn topics(text: &str) -> Vec<&'static str> {
    spots(text).into_iter().map(|spot| spot.topic.word()).collect()
}

#[test]
fn what_a_client_has_is_the_work_and_what_the_one_who_tells_has_is_not() {
    assert_eq!(topics("Een cliënt met dementie vraagt veel tijd."), [] as [&str; 0]);
    assert_eq!(topics("The client's file says diabetes."), [] as [&str; 0]);
    assert_eq!(topics("Ze zorgt voor cliënten en is zelf zwanger."), ["pregnancy"]);
    assert_eq!(topics("Zijn vader heeft dementie."), ["private-life"]);
    assert_eq!(topics("He has dementia."), ["health"]);
}

#[test]
fn what_is_denied_is_told_as_well() {
    assert_eq!(topics("Ze is niet zwanger."), ["pregnancy"]);
    assert_eq!(topics("He is not in a union."), ["union"]);
}

#[test]
fn a_place_is_that_of_the_words_however_lines_are_broken() {
    let text = "Het rooster klopt weer.\nAnna zit sinds maart\nthuis met een burn-out. Verder goed.";
    let spots = spots(text);
    assert_eq!(spots.len(), 1);
    assert!(text[spots[0].at.clone()].contains("burn-out"), "{spots:?}");
}

#[test]
fn a_sentence_that_stood_there_is_not_told_again() {
    let before = "Ze is zwanger.\nHet rooster klopt.";
    assert_eq!(new_spots([before], "Het rooster klopt. Ze is\nzwanger. Wil andere diensten."), []);
    assert_eq!(new_spots([before], "Ze is zwanger. Hij heeft migraine.").len(), 1);
    assert_eq!(new_spots([before], "Ze is zwanger van een tweeling.").len(), 1);
}

#[test]
fn every_word_of_the_tables_is_in_the_form_in_which_texts_are_read() {
    for (_, _, list) in words::TOLD.iter().copied().chain([(Topic::Health, words::Weight::Alone, words::ORDINARY)]) {
        for pattern in list.split(',').map(str::trim) {
            assert!(!pattern.is_empty() && !pattern.starts_with('~'), "an empty pattern, or one that begins anywhere: {pattern:?}");
            let is_folded = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || " |*~<>$".contains(c);
            assert!(pattern.chars().all(is_folded), "{pattern}");
        }
    }
}

proptest::proptest! {
    #[test]
    fn no_text_is_too_odd(text in "\\PC{0,80}", lines in "[a-zé'’ .,:;!?\\n-]{0,120}") {
        for text in [text, lines] {
            for spot in spots(&text) {
                assert!(text.get(spot.at).is_some());
            }
        }
    }
}
