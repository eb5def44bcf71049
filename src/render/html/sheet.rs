//! A sheet as a plain page, to read on a tablet or to print.

use super::Page;
use crate::render::Look;
use crate::render::sheet::Paper;
use askama::Template;

/// The style of everything on a sheet.
pub(super) const STYLE: &str = include_str!("sheet.css");

#[derive(Template)]
#[template(path = "sheet.html")]
struct SheetPage<'p> {
    page: Page,
    paper: &'p Paper,
}

/// The page of a sheet.
pub fn page(look: &Look, paper: &Paper) -> String {
    let page = Page::new(look.lang, paper.title.clone(), STYLE);
    // writing to memory can't fail
    SheetPage { page, paper }.render().unwrap_or_default()
}
