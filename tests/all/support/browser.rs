//! A real browser without a window, told what to do over a pipe: Chromium's own protocol, no driver and no port.

use crate::support::chromium::CALM;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long anything may take; a browser that hangs is told from one that waits for a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// One browser at a time: several that start at once wait for each other on a machine of two cores, and for nothing else.
static ALONE: Mutex<()> = Mutex::new(());

/// A browser with one page open.
pub struct Browser {
    child: Child,
    stdin: ChildStdin,
    messages: Receiver<Value>,
    session: Option<String>,
    number: u64,
    /// All that happened since the page was opened.
    pub events: Vec<Value>,
    _home: tempfile::TempDir,
    _alone: MutexGuard<'static, ()>,
}

impl Browser {
    /// Starts it and opens a page from a file. `dark` asks for dark pages; `script` may be off.
    pub fn open(chromium: &Path, page: &Path, downloads: &Path, size: (u32, u32), dark: bool, script: bool) -> Browser {
        // one that failed has nothing to hide from the next
        let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let home = tempfile::tempdir().unwrap();
        // the protocol wants descriptors 3 and 4
        let line = r#"browser=$1; shift; exec "$browser" "$@" about:blank 3<&0 4>&1 </dev/null >/dev/null 2>&1"#;
        let mut command = Command::new("sh");
        command.args(["-c", line, "sh"]).arg(chromium).args(CALM).args(["--hide-scrollbars", "--remote-debugging-pipe"]);
        command.arg(format!("--user-data-dir={}", home.path().display())).arg(format!("--window-size={},{}", size.0, size.1));
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (send, messages) = channel();
        let mut answers = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || {
            let mut bytes = Vec::new();
            while answers.read_until(0, &mut bytes).is_ok_and(|read| read > 0) {
                bytes.pop();
                if send.send(serde_json::from_slice(&bytes).unwrap()).is_err() {
                    return;
                }
                bytes.clear();
            }
        });
        let stdin = child.stdin.take().unwrap();
        let mut browser = Browser { child, stdin, messages, session: None, number: 0, events: Vec::new(), _home: home, _alone: alone };
        let target = browser.call("Target.createTarget", json!({"url": "about:blank"}))["targetId"].clone();
        let session = browser.call("Target.attachToTarget", json!({"targetId": target, "flatten": true}))["sessionId"].clone();
        browser.call("Browser.setDownloadBehavior", json!({"behavior": "allow", "downloadPath": downloads, "eventsEnabled": true}));
        browser.session = session.as_str().map(str::to_owned);
        for domain in ["Page", "Runtime", "Network", "Log", "Audits"] {
            browser.call(&format!("{domain}.enable"), json!({}));
        }
        browser.call("Page.setLifecycleEventsEnabled", json!({"enabled": true}));
        browser.look(size, dark);
        browser.call("Emulation.setScriptExecutionDisabled", json!({"value": !script}));
        browser.go_to(page);
        browser
    }

    /// Looks at pages on a screen of this size; `dark` asks for dark pages.
    pub fn look(&mut self, (width, height): (u32, u32), dark: bool) {
        let phone = width < 500;
        let screen = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone});
        self.call("Emulation.setDeviceMetricsOverride", screen);
        let scheme = json!({"features": [{"name": "prefers-color-scheme", "value": if dark { "dark" } else { "light" }}]});
        self.call("Emulation.setEmulatedMedia", scheme);
    }

    /// Opens another file in the same tab, and waits until it is there. An event of the page before it, which a busy
    /// machine may tell late, does not count: a load is told by its own id.
    pub fn go_to(&mut self, page: &Path) {
        let loader = self.call("Page.navigate", json!({"url": format!("file://{}", page.display())}))["loaderId"].clone();
        self.wait_for("the page", |message| {
            let params = &message["params"];
            message["method"] == "Page.lifecycleEvent" && params["name"] == "load" && params["loaderId"] == loader
        });
    }

    /// Sends a command and waits for its answer.
    pub fn call(&mut self, method: &str, params: Value) -> Value {
        self.number += 1;
        let number = self.number;
        let mut message = json!({"id": number, "method": method, "params": params});
        if let Some(session) = &self.session {
            message["sessionId"] = json!(session);
        }
        self.stdin.write_all(format!("{message}\0").as_bytes()).unwrap();
        loop {
            let message = self.receive(method);
            if message["id"] == number {
                assert!(message["error"].is_null(), "{method}: {}", message["error"]);
                return message["result"].clone();
            }
            self.events.push(message);
        }
    }

    /// Waits until something happens that has not happened since the browser was opened, or `events` were cleared.
    pub fn wait(&mut self, event: &str) -> Value {
        self.wait_for(event, |message| message["method"] == event)
    }

    /// Waits for a message; gives its parameters.
    pub fn wait_for(&mut self, what: &str, is_it: impl Fn(&Value) -> bool) -> Value {
        let started = Instant::now();
        let mut seen = 0;
        loop {
            if let Some(found) = self.events[seen..].iter().find(|message| is_it(message)) {
                return found["params"].clone();
            }
            seen = self.events.len();
            assert!(started.elapsed() < PATIENCE, "{what} did not happen");
            let message = self.receive(what);
            self.events.push(message);
        }
    }

    fn receive(&mut self, what: &str) -> Value {
        self.messages.recv_timeout(PATIENCE).unwrap_or_else(|error| panic!("{what}: {error}"))
    }

    /// What an expression comes to in the page.
    pub fn value(&mut self, expression: &str) -> Value {
        let asked = json!({"expression": expression, "returnByValue": true, "awaitPromise": true});
        let answer = self.call("Runtime.evaluate", asked);
        assert!(answer["exceptionDetails"].is_null(), "{expression}: {}", answer["exceptionDetails"]);
        answer["result"]["value"].clone()
    }

    /// Waits until an expression is true in the page.
    pub fn until(&mut self, expression: &str) {
        let started = Instant::now();
        while self.value(expression) != json!(true) {
            assert!(started.elapsed() < PATIENCE, "never: {expression}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Presses a key, as a person would.
    pub fn press(&mut self, key: &str) {
        let (code, number, text) = match key {
            "Tab" => ("Tab", 9, ""),
            "Enter" => ("Enter", 13, "\r"),
            " " => ("Space", 32, " "),
            other => panic!("no key {other}"),
        };
        let down = if text.is_empty() { "rawKeyDown" } else { "keyDown" };
        let mut event = json!({"type": down, "key": key, "code": code, "windowsVirtualKeyCode": number, "text": text});
        self.call("Input.dispatchKeyEvent", event.clone());
        event["type"] = json!("keyUp");
        self.call("Input.dispatchKeyEvent", event);
    }

    /// Types a text where the cursor is.
    pub fn type_in(&mut self, text: &str) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.press("Enter");
            }
            self.call("Input.insertText", json!({"text": line}));
        }
    }

    /// The id of what has the focus.
    pub fn focus(&mut self) -> String {
        self.value("document.activeElement.id").as_str().unwrap_or_default().to_owned()
    }

    /// A picture of the page, as PNG; of all of it when `whole`.
    pub fn picture(&mut self, whole: bool) -> Vec<u8> {
        let answer = self.call("Page.captureScreenshot", json!({"format": "png", "captureBeyondViewport": whole}));
        data_encoding::BASE64.decode(answer["data"].as_str().unwrap().as_bytes()).unwrap()
    }

    /// All that a page should not do: ask for anything but itself, run into its policy, complain.
    pub fn complaints(&mut self) -> Vec<String> {
        // what is under way still arrives before the answer to this
        self.value("new Promise(done => setTimeout(() => done(true), 200))");
        let of = |message: &Value| {
            let params = &message["params"];
            match message["method"].as_str()? {
                "Network.requestWillBeSent" => {
                    let url = params["request"]["url"].as_str()?;
                    // a field for days brings its own picture, in the address itself
                    let is_inside = url.starts_with("blob:") || url.starts_with("data:image/svg+xml;");
                    let own = url.starts_with("file://") && params["type"] == "Document" || is_inside;
                    (!own).then(|| format!("asks for {url}"))
                }
                "Log.entryAdded" => Some(params["entry"].to_string()),
                "Runtime.exceptionThrown" | "Runtime.consoleAPICalled" | "Audits.issueAdded" => Some(params.to_string()),
                _ => None,
            }
        };
        self.events.iter().filter_map(of).collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
