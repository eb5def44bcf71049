"use strict";
(function () {
  // A page that is opened from a file has no crypto.subtle everywhere, so the sums are done here (FIPS 180-4, RFC 2104).
  // src/domain/signature.rs does the same.
  var utf8 = new TextEncoder();

  function constants(count, root) {
    var found = [], wholes = [];
    for (var n = 2; found.length < count; n++) {
      if (wholes.every(function (prime) { return n % prime; })) {
        wholes.push(n);
        found.push((Math.pow(n, 1 / root) % 1) * 4294967296 | 0);
      }
    }
    return found;
  }

  var K = constants(64, 3), START = constants(8, 2);

  function sha256(bytes) {
    var length = (bytes.length + 9 + 63) >> 6 << 6, block = new Uint8Array(length), view = new DataView(block.buffer);
    block.set(bytes);
    block[bytes.length] = 128;
    view.setUint32(length - 8, Math.floor(bytes.length / 536870912));
    view.setUint32(length - 4, bytes.length << 3);
    var h = START.slice(), w = new Int32Array(64);
    function turn(x, by) { return x >>> by | x << 32 - by; }
    for (var at = 0; at < length; at += 64) {
      for (var i = 0; i < 64; i++) {
        if (i < 16) { w[i] = view.getInt32(at + i * 4); continue; }
        var x = w[i - 15], y = w[i - 2];
        w[i] = w[i - 16] + (turn(x, 7) ^ turn(x, 18) ^ x >>> 3) + w[i - 7] + (turn(y, 17) ^ turn(y, 19) ^ y >>> 10);
      }
      var s = h.slice();
      for (i = 0; i < 64; i++) {
        var one = s[7] + (turn(s[4], 6) ^ turn(s[4], 11) ^ turn(s[4], 25)) + (s[4] & s[5] ^ ~s[4] & s[6]) + K[i] + w[i] | 0;
        var two = (turn(s[0], 2) ^ turn(s[0], 13) ^ turn(s[0], 22)) + (s[0] & s[1] ^ s[0] & s[2] ^ s[1] & s[2]) | 0;
        s = [one + two | 0, s[0], s[1], s[2], s[3] + one | 0, s[4], s[5], s[6]];
      }
      h = h.map(function (old, i) { return old + s[i] | 0; });
    }
    var out = new Uint8Array(32), words = new DataView(out.buffer);
    h.forEach(function (word, i) { words.setInt32(i * 4, word); });
    return out;
  }

  function joined(one, other) {
    var all = new Uint8Array(one.length + other.length);
    all.set(one);
    all.set(other, one.length);
    return all;
  }

  function hmac(key, bytes) {
    var padded = new Uint8Array(64);
    padded.set(key.length > 64 ? sha256(key) : key);
    function with_pad(pad) { return padded.map(function (byte) { return byte ^ pad; }); }
    return sha256(joined(with_pad(0x5c), sha256(joined(with_pad(0x36), bytes))));
  }

  function hex(bytes) {
    return Array.from(bytes, function (byte) { return (byte + 256).toString(16).slice(1); }).join("");
  }

  // half a surrogate pair has no UTF-8; encoding and decoding makes it the character for what can't be shown
  function normal(text) {
    var whole = new TextDecoder("utf-8", { ignoreBOM: true }).decode(utf8.encode(text));
    return whole.replace(/\r\n?/g, "\n");
  }

  function canonical(texts) {
    return texts.reduce(function (bytes, text) {
      var own = utf8.encode(normal(text));
      return joined(bytes, joined(utf8.encode(own.length + ":"), own));
    }, new Uint8Array(0));
  }

  // what a manager fills in after a talk; an employee's form that asks only questions is of version 1
  function is_talk(form) { return Boolean(form.obstacles); }
  function version(form) { return !is_talk(form) && form.promises ? 2 : 1; }

  function counted(texts, each) {
    return texts.reduce(function (row, one) { return row.concat(each(one)); }, [String(texts.length)]);
  }

  function sign(key, form, answers, told) {
    function itself(text) { return [text]; }
    function subject(one) { return [one.id, one.title]; }
    var fixed = [form.id, form.workspace, form.employee, form.type, form.date, form.conversation || ""];
    var of = is_talk(form) ? "stay talk" : "stay answers";
    var texts = [of, String(version(form))].concat(fixed, counted(form.questions, itself));
    if (is_talk(form)) { texts = texts.concat(counted(form.obstacles, itself), [String(form.room)]); }
    if (form.promises) { texts = texts.concat(counted(form.promises, subject), counted(form.goals, subject), counted(form.themes, itself)); }
    texts = texts.concat(counted(answers, itself));
    if (is_talk(form)) {
      texts = texts.concat(counted(told.obstacles, itself), [told.own_words]);
      texts = texts.concat(counted(told.promises, function (one) { return [one.text, one.owner, one.due]; }), [told.summary]);
    }
    if (form.promises) {
      texts = texts.concat(counted(told.promises, function (one) { return [one.done ? "done" : "", one.text]; }));
      texts = texts.concat(counted(told.goals, itself), [told.theme, told.next]);
    }
    return hex(hmac(utf8.encode(key), canonical(texts)));
  }

  // ASCII alone, which every mail program leaves as it is
  function file_text(form, answers, key, told) {
    var whole = {};
    whole[is_talk(form) ? "stay-talk" : "stay-answers"] = version(form);
    whole.form = form;
    whole.answers = answers;
    for (var part in told) { whole[part] = told[part]; }
    whole.signature = sign(key, form, answers, told);
    return JSON.stringify(whole, null, 2).replace(/[\u007f-\uffff]/g, function (c) {
      return "\\u" + (c.charCodeAt(0) + 65536).toString(16).slice(1);
    }) + "\n";
  }

  function at(id) { return document.getElementById(id); }

  var data = JSON.parse(at("form").getAttribute("data-form")), said = data.said, form = data.form;
  // the page has as many of each as the form asks, in the order of their numbers
  function numbered(name) {
    var found = [];
    for (var one = at(name + "-1"); one; one = at(name + "-" + (found.length + 1))) { found.push(one); }
    return found;
  }
  var questions = numbered("answer"), promises = numbered("promise"), ticks = numbered("done"), goals = numbered("goal");
  var obstacles = numbered("obstacle"), owners = numbered("owner"), days = numbered("due");
  var single = ["theme", "next", "own-words", "summary"].map(at);
  var fields = questions.concat(ticks, obstacles, promises, owners, days, goals, single.filter(Boolean));
  var kept = "stay-form-" + form.id, saved = "";

  function value(field) { return field.type === "checkbox" ? (field.checked ? "done" : "") : normal(field.value); }
  function typed() { return fields.map(value); }
  function of(id) { return at(id) ? value(at(id)) : ""; }
  function told() {
    if (is_talk(form)) {
      return {
        obstacles: obstacles.filter(function (field) { return field.checked; }).map(function (field) { return field.value; }),
        own_words: of("own-words"),
        promises: promises.map(function (field, i) { return { text: value(field), owner: value(owners[i]), due: value(days[i]) }; }),
        summary: of("summary")
      };
    }
    return {
      promises: promises.map(function (field, i) { return { done: ticks[i].checked, text: value(field) }; }),
      goals: goals.map(value),
      theme: of("theme"),
      next: of("next")
    };
  }
  function state() { return JSON.stringify(typed()); }
  // who does it and by when say nothing without what is promised
  function is_beside(field) { return field.hasAttribute("data-beside"); }
  function is_empty() { return fields.every(function (field) { return is_beside(field) || !value(field).trim(); }); }

  function say(text) {
    var status = at("status");
    status.textContent = "";
    // said anew, also when it is the same
    setTimeout(function () { status.textContent = text; }, 50);
  }

  function grow(field) {
    if (field.tagName !== "TEXTAREA") { return; }
    field.style.height = "auto";
    field.style.height = field.scrollHeight + 2 + "px";
  }

  // a tab may be forbidden to keep anything; then it is only less forgiving
  function keep() { try { sessionStorage.setItem(kept, state()); } catch (e) { return; } }
  function come_back() {
    try {
      var texts = JSON.parse(sessionStorage.getItem(kept));
      if (!Array.isArray(texts)) { return; }
      fields.forEach(function (field, i) {
        if (typeof texts[i] !== "string") { return; }
        if (field.type === "checkbox") { field.checked = field.checked || texts[i] === "done"; }
        else if (!field.value || field.options) { field.value = texts[i]; }
      });
      if (!is_empty()) { at("kept").textContent = said.was_kept; }
    } catch (e) { return; }
  }

  function answered() {
    if (is_empty()) {
      say(said.nothing_filled);
      fields[0].focus();
      return null;
    }
    // where a browser has no field for days anything can be typed there
    var wrong = days.filter(function (field) { return value(field) && !/^\d{4}-\d\d-\d\d$/.test(value(field)); })[0];
    if (wrong) {
      say(said.no_day);
      wrong.focus();
      return null;
    }
    return file_text(form, questions.map(value), data.key, told());
  }

  function save() {
    var text = answered();
    if (!text) { return; }
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = data.file;
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
    saved = state();
    say(said.saved);
  }

  function copy_by_hand(text) {
    var field = at("copy-text");
    at("by-hand").hidden = false;
    field.value = text;
    field.focus();
    field.setSelectionRange(0, text.length);
    say(said.by_hand);
  }

  function copy() {
    var text = answered();
    if (!text) { return; }
    function done() { saved = state(); say(said.copied); }
    if (!navigator.clipboard) { copy_by_hand(text); return; }
    navigator.clipboard.writeText(text).then(done, function () { copy_by_hand(text); });
  }

  come_back();
  saved = JSON.stringify(fields.map(function (field) { return is_beside(field) && field.options ? field.options[0].value : ""; }));
  fields.forEach(function (field) {
    grow(field);
    field.addEventListener("input", function () { grow(field); keep(); });
  });
  at("buttons").hidden = false;
  at("save").addEventListener("click", save);
  at("copy").addEventListener("click", copy);
  at("copy-text").addEventListener("copy", function () { saved = state(); });
  at("form").addEventListener("submit", function (event) { event.preventDefault(); });
  window.addEventListener("beforeunload", function (event) {
    if (state() === saved) { return; }
    event.preventDefault();
    event.returnValue = "";
  });
  // for the test that holds these sums against the program's
  at("form").stay = { sign: sign, text: file_text };
})();
