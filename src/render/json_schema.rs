//! The JSON Schema of a kind of file, for editors and other validators. It accepts what `stay check` takes without an error about
//! the form of a file: words in any spelling that is read, a text alone where a list may stand, numbers where a text may.

use crate::domain::shape::{FileKind, MapShape, Shape, Words};
use crate::i18n::Language;
use crate::i18n::schema::{description, title, top};
use serde_json::{Map, Value, json};

/// The dialect: the newest that yaml-language-server reads.
const DIALECT: &str = "http://json-schema.org/draft-07/schema#";

/// The schema of a kind of file; descriptions in `lang` first, and then in the other language.
pub(crate) fn schema(lang: Language, kind: FileKind, shape: &Shape) -> Value {
    let writer = Writer { lang };
    let mut schema = writer.of(shape, top(kind), true);
    let head = json!({ "$schema": DIALECT, "title": title(lang, kind) });
    if let (Value::Object(schema), Value::Object(head)) = (&mut schema, head) {
        schema.extend(head);
    }
    schema
}

/// A schema, or settings that name some, as a file has it.
pub(crate) fn written(json: &Value) -> String {
    serde_json::to_string_pretty(json).unwrap_or_default() + "\n"
}

struct Writer {
    lang: Language,
}

impl Writer {
    /// `is_needed`: whether something has to stand there.
    fn of(&self, shape: &Shape, key: &str, is_needed: bool) -> Value {
        match shape {
            Shape::Text => text(is_needed),
            Shape::Texts => listed(text(false), text(is_needed)),
            Shape::Lines => {
                let pair = json!({ "type": "object", "additionalProperties": text(false) });
                listed(json!({ "anyOf": [text(false), pair] }), text(is_needed))
            }
            Shape::Day => {
                let day = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
                any_of(vec![json!({ "type": "string", "format": "date", "pattern": day })], is_needed)
            }
            Shape::Id => pattern(r"^[a-z][a-z0-9]{7}$", is_needed),
            Shape::Flag => any_of(vec![json!({ "type": "boolean" }), word_pattern(&["true", "false"])], is_needed),
            Shape::Number => any_of(
                vec![json!({ "type": "integer", "minimum": 0 }), json!({ "type": "string", "pattern": r"^\s*\+?[0-9]+\s*$" })],
                is_needed,
            ),
            Shape::Cadence => {
                let mut cadence = text(is_needed);
                cadence["examples"] = json!(["2 weeks", "3 months", "1 year", "never"]);
                cadence
            }
            Shape::Word(words) => word(words, is_needed),
            Shape::Words(words) => listed(word(words, false), word(words, is_needed)),
            Shape::Map(map) => self.map(map, key, is_needed),
            Shape::Maps(map) => {
                json!({ "type": types(&["array"], is_needed), "items": self.map(map, key, false) })
            }
            Shape::Entries(shapes) => {
                let entry = any_of(shapes.iter().map(|shape| self.of(shape, key, true)).collect(), true);
                json!({ "type": types(&["object"], is_needed), "additionalProperties": entry })
            }
            Shape::Nothing => json!({ "type": "null" }),
            Shape::AnyOf(shapes) => any_of(shapes.iter().map(|shape| self.of(shape, key, true)).collect(), is_needed),
        }
    }

    fn map(&self, map: &MapShape, within: &str, is_needed: bool) -> Value {
        let properties: Map<String, Value> = map
            .keys
            .iter()
            .map(|(key, shape)| {
                let mut property = self.of(shape, key, map.needed.contains(key));
                if let Some(described) = description(self.lang, within, key) {
                    property["description"] = described.into();
                }
                (key.clone(), property)
            })
            .collect();
        let mut schema = json!({ "type": types(&["object"], is_needed), "properties": properties, "additionalProperties": false });
        if !map.needed.is_empty() {
            schema["required"] = json!(map.needed);
        }
        let nothing = json!({ "anyOf": [{ "type": "null" }, { "type": "string", "pattern": r"^\s*$" }] });
        let has = |key: &String| json!({ "required": [key], "properties": { key: { "not": nothing } } });
        let one_of = map.needs_one_of.iter().map(|keys| json!({ "anyOf": keys.iter().map(has).collect::<Vec<_>>() }));
        // a key that holds nothing is as good as none
        let with = map.needs.iter().map(|(key, other)| json!({ "anyOf": [{ "not": has(key) }, has(other)] }));
        let rules: Vec<Value> = one_of.chain(with).collect();
        if !rules.is_empty() {
            schema["allOf"] = rules.into();
        }
        schema
    }
}

/// The types, and nothing where nothing is needed.
fn types(names: &[&str], is_needed: bool) -> Value {
    match (names, is_needed) {
        ([one], true) => json!(one),
        (_, true) => json!(names),
        _ => json!(names.iter().copied().chain(["null"]).collect::<Vec<_>>()),
    }
}

/// What is read as a text.
fn text(is_needed: bool) -> Value {
    let mut text = json!({ "type": types(&["string", "number", "boolean"], is_needed) });
    if is_needed {
        text["pattern"] = r"\S".into();
    }
    text
}

/// A text of a form; an empty one is as good as none.
fn pattern(pattern: &str, is_needed: bool) -> Value {
    let pattern = if is_needed { pattern.to_owned() } else { format!(r"{pattern}|^\s*$") };
    json!({ "type": types(&["string"], is_needed), "pattern": pattern })
}

/// A list, or one of its items.
fn listed(item: Value, alone: Value) -> Value {
    json!({ "anyOf": [{ "type": "array", "items": item }, alone] })
}

fn any_of(mut schemas: Vec<Value>, is_needed: bool) -> Value {
    if !is_needed {
        schemas.push(json!({ "type": "null" }));
        schemas.push(json!({ "type": "string", "pattern": r"^\s*$" }));
    }
    match schemas.len() {
        1 => schemas.remove(0),
        _ => json!({ "anyOf": schemas }),
    }
}

/// A word of these: as files have it, so that an editor offers it, or by another form that is read.
fn word(words: &Words, is_needed: bool) -> Value {
    let forms: Vec<&str> = words.keys.iter().chain(&words.also).map(String::as_str).collect();
    let mut schemas = vec![json!({ "enum": words.keys }), word_pattern(&forms)];
    // what stands there without quotes may be read as a number or a flag
    let numbers: Vec<u64> = forms.iter().filter_map(|form| form.parse().ok()).collect();
    if !numbers.is_empty() {
        schemas.push(json!({ "enum": numbers }));
    }
    if words.is_open {
        schemas.push(text(true));
    }
    any_of(schemas, is_needed)
}

/// A text that is one of these, whatever its capitals, its accents on plain letters left out, with any signs between words.
fn word_pattern(forms: &[&str]) -> Value {
    let one = |form: &&str| -> String {
        form.chars()
            .map(|c| match c {
                c if c.is_alphabetic() => {
                    let (lower, upper): (String, String) = (c.to_lowercase().collect(), c.to_uppercase().collect());
                    if lower == upper { lower } else { format!("[{lower}{upper}]") }
                }
                ' ' | '-' | '_' => r"[\s_-]+".to_owned(),
                c if c.is_ascii_digit() => c.to_string(),
                c => format!("\\{c}"),
            })
            .collect()
    };
    let all: Vec<String> = forms.iter().map(one).collect();
    json!({ "type": "string", "pattern": format!(r"^[\s_-]*({})[\s_-]*$", all.join("|")) })
}
