//! The stories in `tests/stories`, in both languages: see `support/story.rs`.

/// Tells every story of a language, two at a time; `STAY_STORY=name` picks one, `STAY_BLESS=1` takes over what is said.
fn tell_all(lang: &str) {
    let bless = std::env::var_os("STAY_BLESS").is_some();
    let picked = std::env::var("STAY_STORY").ok();
    let mut stories = crate::support::story::stories(lang);
    stories.retain(|story| picked.as_ref().is_none_or(|name| story.name() == *name));
    // editors in stories are small `sh` scripts
    stories.retain(|story| cfg!(unix) || story.name() != "editor");
    let next = std::sync::atomic::AtomicUsize::new(0);
    let failed = std::sync::Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(story) = stories.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
                    if let Err(difference) = story.tell(lang, bless) {
                        failed.lock().unwrap().push(difference);
                    }
                }
            });
        }
    });
    let failed = failed.into_inner().unwrap();
    assert!(failed.is_empty(), "\n{}", failed.join("\n"));
}

#[test]
fn dutch() {
    tell_all("nl");
}

#[test]
fn english() {
    tell_all("en");
}

#[test]
fn both_languages_tell_the_same_stories() {
    let told = |lang| crate::support::story::stories(lang).iter().map(|story| (story.name(), story.flow())).collect::<Vec<_>>();
    for ((nl, flow_nl), (en, flow_en)) in told("nl").into_iter().zip(told("en")) {
        assert_eq!(nl, en);
        assert_eq!(flow_nl, flow_en, "{nl}");
    }
    assert_eq!(told("nl").len(), told("en").len());
}
