use super::cli;
use super::run::Run;
use crate::context::Context;
use crate::error::{Error, Exit};
use crate::i18n::messages;
use crate::render::printable::printable;
use anyhow::Context as _;
use clap::{Args, Command};
use std::path::{Path, PathBuf};

/// Manual pages.
#[derive(Args)]
pub(super) struct ManArgs {
    #[arg(value_name = "DIR")]
    at: Option<PathBuf>,
}

impl Run for ManArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let command = cli::command(cx.lang);
        let Some(folder) = self.at else {
            cx.answer(&page(&command))?;
            return Ok(Exit::Done);
        };
        let mut pages = vec![("stay.1".to_owned(), page(&command))];
        collect(&command, "stay", &mut pages);
        if !cx.flags.dry_run {
            write(&folder, &pages)?;
        }
        cx.done(messages::wrote_pages(pages.len(), &printable(&folder.display().to_string())));
        Ok(Exit::Done)
    }
}

fn write(folder: &Path, pages: &[(String, String)]) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    pages.iter().try_for_each(|(name, page)| {
        let path = folder.join(name);
        std::fs::write(&path, page).with_context(|| path.display().to_string())
    })
}

fn collect(command: &Command, name: &str, pages: &mut Vec<(String, String)>) {
    for sub in command.get_subcommands() {
        let full = format!("{name}-{}", sub.get_name());
        pages.push((format!("{full}.1"), page(&sub.clone().name(full.clone()))));
        collect(sub, &full, pages);
    }
}

fn page(command: &Command) -> String {
    let mut out = Vec::new();
    // writing to memory can't fail
    let _ = clap_mangen::Man::new(command.clone()).render(&mut out);
    String::from_utf8(out).unwrap_or_default()
}
