//! What the tests of the store share.
pub mod documents;
pub mod judge;
pub mod layouts;
pub mod texts;
pub mod workspace;

use proptest::test_runner::Config;

/// So many cases, unless `PROPTEST_CASES` says otherwise, and no file of them left behind.
pub fn cases(cases: u32) -> Config {
    Config { cases, failure_persistence: None, ..Config::default() }
}
