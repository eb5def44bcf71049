//! A mail as bytes: the same mail gives the same bytes, whatever the clock says.

use crate::domain::signature::tag;
use chrono::{NaiveDate, NaiveTime};
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::date::Date;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::MimePart;

/// Who sends a mail, or gets it: a name that is safe to show, and an address that is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mailbox {
    pub name: String,
    pub address: String,
}

/// A file that goes along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attachment {
    pub name: String,
    /// A page.
    pub html: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mail {
    /// Left out where nobody is known; a mail program puts in whom it sends for.
    pub from: Option<Mailbox>,
    pub to: Mailbox,
    pub subject: String,
    pub text: String,
    pub attached: Option<Attachment>,
    pub day: NaiveDate,
    /// What tells it from the mails of other workspaces.
    pub workspace: String,
}

impl Mail {
    /// The whole mail, with the line ends of mail.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let midnight = self.day.and_time(NaiveTime::MIN).and_utc().timestamp();
        let id = self.id();
        let mut mail = MessageBuilder::new();
        if let Some(from) = &self.from {
            mail = mail.from(address(from));
        }
        mail = mail
            .to(address(&self.to))
            .subject(unlike_encoded(&self.subject))
            .date(Date::new(midnight))
            .message_id(format!("{id}@stay.invalid"))
            // no answer of an absent colleague comes back to it
            .header("Auto-Submitted", Raw::new("auto-generated"));
        let text = MimePart::new("text/plain", self.text.as_str());
        let body = match &self.attached {
            None => text,
            Some(attached) => {
                let whole = ContentType::new("multipart/mixed").attribute("boundary", format!("stay-{id}"));
                let page = MimePart::new("text/html", attached.html.as_str()).attachment(attached.name.as_str());
                MimePart::new(whole, vec![text, page])
            }
        };
        let mut bytes = Vec::new();
        mail.body(body).serialize(&mut bytes);
        bytes
    }

    /// The same with the line ends that programs of a system take on standard input, and files with mails in them.
    pub(crate) fn lines(&self) -> Vec<u8> {
        let mut lines = self.bytes();
        let mut before_lf = Vec::with_capacity(lines.len());
        for (at, byte) in lines.iter().enumerate() {
            if !(*byte == b'\r' && lines.get(at + 1) == Some(&b'\n')) {
                before_lf.push(*byte);
            }
        }
        std::mem::swap(&mut lines, &mut before_lf);
        lines
    }

    fn id(&self) -> String {
        let attached = self.attached.as_ref().map_or("", |attached| attached.html.as_str());
        tag(&["mail", &self.workspace, &self.to.address, &self.day.to_string(), &self.subject, &self.text, attached])
    }
}

/// A text in which nothing looks like an encoded word: many read that as one, quoted or not, and it could hold a line break.
fn unlike_encoded(text: &str) -> String {
    text.replace("=?", "= ?")
}

fn address(mailbox: &Mailbox) -> Address<'_> {
    let name = unlike_encoded(mailbox.name.trim());
    Address::new_address(Some(name).filter(|name| !name.is_empty()), mailbox.address.as_str())
}

/// Mails one after another in one file, a line that begins as a mail does marked with `>` (mboxrd).
pub(crate) fn mbox(mails: &[Mail]) -> Vec<u8> {
    let mut out = Vec::new();
    for mail in mails {
        out.extend_from_slice(format!("From stay@stay.invalid {}\n", mail.day.format("%a %b %e 00:00:00 %Y")).as_bytes());
        let bytes = mail.lines();
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            let quoted =
                line.iter().position(|byte| *byte != b'>').is_some_and(|at| line.get(at..).is_some_and(|rest| rest.starts_with(b"From ")));
            if quoted {
                out.push(b'>');
            }
            out.extend_from_slice(line);
        }
        if !out.ends_with(b"\n") {
            out.push(b'\n');
        }
        out.push(b'\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(name: &str, address: &str, text: &str) -> Mail {
        let to = Mailbox { name: name.to_owned(), address: address.to_owned() };
        let from = Some(Mailbox { name: "Pete Jones".to_owned(), address: "pete@example.org".to_owned() });
        let (subject, day) = ("3 things this week".to_owned(), "2026-11-20".parse().unwrap());
        Mail { from, to, subject, text: text.to_owned(), attached: None, day, workspace: "w".to_owned() }
    }

    /// The headers, each unfolded.
    fn headers(bytes: &[u8]) -> Vec<String> {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        let head = text.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ").replace("\r\n\t", " ");
        head.split("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn the_same_mail_is_the_same_bytes() {
        let mut one = mail("Bo", "bo@example.org", "Ça va\n");
        assert_eq!(one.bytes(), one.bytes());
        let known = headers(&one.bytes());
        for line in [
            "From: \"Pete Jones\" <pete@example.org>",
            "To: \"Bo\" <bo@example.org>",
            "Subject: 3 things this week",
            "Date: Fri, 20 Nov 2026 00:00:00 +0000",
            "Auto-Submitted: auto-generated",
        ] {
            assert!(known.iter().any(|header| header == line), "{line} in {known:#?}");
        }
        one.attached = Some(Attachment { name: "form.html".to_owned(), html: "<p>é</p>\n".repeat(9) });
        assert_eq!(one.bytes(), one.bytes());
        assert_ne!(one.id(), mail("Bo", "bo@example.org", "Ça va\n").id());
        one.from = None;
        assert!(!headers(&one.bytes()).iter().any(|header| header.starts_with("From:")));
    }

    #[test]
    fn no_name_and_no_text_makes_a_header() {
        let pieces = [
            "Bo",
            "é",
            "\r\n",
            "\n",
            "\r",
            "Bcc: x@y",
            "\"",
            "\\",
            "<",
            ">",
            ",",
            ";",
            "=?utf-8?q?=0A?=",
            "\u{85}",
            "\u{2028}",
            "\0",
            "字",
            " ",
        ];
        let mut random = fastrand::Rng::with_seed(7);
        for _ in 0..400 {
            let mut text = || (0..random.usize(1..40)).map(|_| pieces[random.usize(..pieces.len())]).collect::<String>();
            let (name, subject, body) = (text(), text(), text());
            let odd = Mail { subject, ..mail(&name, "bo@example.org", &body) };
            let bytes = odd.bytes();
            let known = headers(&bytes);
            let names = [
                "From",
                "To",
                "Subject",
                "Date",
                "Message-ID",
                "Auto-Submitted",
                "MIME-Version",
                "Content-Type",
                "Content-Transfer-Encoding",
            ];
            assert!(!known.iter().any(|line| line.contains("=?utf-8?q?=0A")), "{name:?}: {known:#?}");
            assert!(known.len() <= names.len(), "{name:?}: {known:#?}");
            assert!(known.iter().all(|line| names.iter().any(|name| line.starts_with(&format!("{name}: ")))), "{name:?}: {known:#?}");
            assert!(!odd.lines().contains(&b'\r') || body.contains('\r'), "{name:?}");
        }
    }

    #[test]
    fn a_line_that_begins_as_a_mail_does_is_marked() {
        let text =
            String::from_utf8(mbox(&[mail("Bo", "bo@example.org", "From here\n>From there\nTo\n"), mail("Di", "di@example.org", "x\n")]))
                .unwrap();
        assert_eq!(text.matches("\n\nFrom stay@stay.invalid Fri Nov 20 00:00:00 2026\n").count(), 1, "{text}");
        assert!(text.contains("\n>From here\n>>From there\nTo\n"), "{text}");
    }
}
