// Somebody who answers back: a run of up to three answers to one question. Nothing leaves the browser; only the
// device's own dictation, which the reader turns on, may send sound to its maker, and the page says so.

import { answerReader } from "./answers.mjs";
import { tidyText } from "./checking.mjs";
import { keep, kept, tell } from "./kept.mjs";
import { make, wake, when } from "./pieces.mjs";

const ANSWERS = "answers";
const PATIENCE = 20_000; // milliseconds: a network may neither answer nor fail
const NOT_FETCHED =
  "What is needed to read an answer could not be fetched. Nothing was lost: your words are still here. " +
  "Press “Read it” again when you are online.";
const isAnswer = ({ text, heard }) => typeof text === "string" && Array.isArray(heard);

let fetched = null;
function reader(model) {
  const known = model.get("known");
  if (known?.decide) fetched ??= Promise.resolve(answerReader(known));
  fetched ??= (async () => {
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(), PATIENCE);
    try {
      const response = await fetch(new URL("answers.json", import.meta.url), { signal: giveUp.signal });
      if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
      return answerReader(await response.json());
    } finally {
      clearTimeout(timer);
    }
  })().catch((error) => {
    fetched = null;
    throw error;
  });
  return fetched;
}

const localVoice = () =>
  (globalThis.speechSynthesis?.getVoices() ?? []).find((one) => one.localService && one.lang.startsWith("en"));

function aloud(words) {
  const voice = localVoice();
  if (!voice) return;
  speechSynthesis.cancel();
  const said = new SpeechSynthesisUtterance(words);
  said.voice = voice;
  speechSynthesis.speak(said);
}

/** The words of an answer with those marked on which something rests. */
function markedWords(text, spans) {
  const shown = tidyText(text);
  const inside = new Uint8Array(shown.length);
  for (const span of spans) {
    const at = shown.indexOf(span);
    if (at >= 0) inside.fill(1, at, at + span.length);
  }
  const place = make("p", "", { class: "mot-said" });
  for (let start = 0; start < shown.length; ) {
    let end = start;
    while (end < shown.length && inside[end] === inside[start]) end++;
    const words = shown.slice(start, end);
    place.append(inside[start] ? make("mark", words) : words);
    start = end;
  }
  return place;
}

/** @param {WidgetContext} context */
function render({ model, el }) {
  const panel = wake(model, el, "[data-answer-back]");
  const { most } = model.get("spec");
  const find = (selector) => panel.querySelector(selector);
  const [run, question, afresh, done] = ["[data-run]", "select", "[data-afresh]", "[data-done]"].map(find);
  const [versions, beside, dictation] = ["[data-versions]", "[data-beside]", "[data-dictation]"].map(find);
  const Recognition = globalThis.SpeechRecognition ?? globalThis.webkitSpeechRecognition;
  const isReal = () => find("input[name=mode]:checked").value === "real";
  find(".mot-looks").open = false; // it stands open for readers without a script
  dictation.hidden = !Recognition;
  let turns = [];
  let listening = null;

  const stopListening = () => {
    listening?.stop();
    listening = null;
  };

  function history() {
    const list = kept(ANSWERS, question.value, isAnswer);
    versions.hidden = list.length < 2;
    if (list.length < 2) return;
    const one = (head, entry) => {
      const part = make("div");
      part.append(make("b", `${head}, ${when(entry.at, true)}`), make("p", entry.text, { class: "mot-said" }));
      return part;
    };
    beside.replaceChildren(one("The first", list[0]), one("The last", list.at(-1)));
  }

  function heardList(reading, known) {
    const list = make("ul", "", { class: "mot-heard" });
    for (const [name, words] of Object.entries(known.qualities_said)) {
      const item = make("li", "", { "data-quality": name, class: reading.qualities[name] ? "is-heard" : "" });
      if (reading.qualities[name]) {
        item.append(make("b", `${words.title}. `), ...reading.because[name].flatMap((span) => [make("q", span), " "]));
      } else item.append(words.missing);
      list.append(item);
    }
    return list;
  }

  function say(turn, known) {
    const parts = turn.reading.warnings.map((words) => make("p", words, { class: "mot-note" }));
    if (turn.reading.off_question)
      parts.push(make("p", "This seems to answer another question than the one above.", { class: "mot-added" }));
    if (turn.added) parts.push(make("p", turn.added, { class: "mot-added" }));
    const fold = make("details");
    fold.append(make("summary", "Your words, with what it rests on marked"));
    fold.append(markedWords(turn.text, Object.values(turn.reading.because).flat()));
    turn.place.querySelector("[data-result]").replaceChildren(...parts, heardList(turn.reading, known), fold);
  }

  function end(known, words) {
    if (isReal()) for (const turn of turns) if (turn.reading) say(turn, known);
    done.textContent = words;
    afresh.hidden = false;
  }

  async function look(turn) {
    stopListening();
    done.textContent = "";
    const problem = (words) => {
      turn.place
        .querySelector("[data-result]")
        .replaceChildren(make("p", words, { class: "mot-note", "data-noted": "" }));
    };
    const engine = await reader(model).catch(() => null);
    if (!engine) return problem(NOT_FETCHED);
    const asked = turns.slice(1).map((one) => one.asked);
    try {
      turn.reading = engine.read(turn.field.value, question.value, asked);
    } catch (error) {
      if (error.constructor.name !== "Unreadable") throw error;
      return problem(error.message);
    }
    turn.text = turn.field.value;
    const first = turns.slice(0, turns.indexOf(turn)).map((one) => one.reading);
    if (first.length)
      turn.added = engine.told({ ...first[0], press: first.at(-1).press, qualities: together(first) }, turn.reading);
    // What was heard in any answer of the run need not be said again.
    const held = together([...first, turn.reading]);
    turn.next = first.length ? engine.next(held, question.value, asked) : turn.reading;
    turn.reading.press = turn.next.press;
    turns.length = turns.indexOf(turn) + 1;
    while (run.lastElementChild !== turn.place) run.lastElementChild.remove();
    const heard = Object.keys(held).filter((name) => held[name]);
    keep(ANSWERS, question.value, { text: turns.map((one) => one.text).join("\n\n"), heard });
    history();
    tell(done);
    if (isReal()) turn.place.querySelector("[data-result]").replaceChildren();
    else say(turn, engine.known);
    const { follow_up: then } = turn.next;
    if (!then)
      return end(engine.known, "Nothing more would be pressed for. An interviewer goes on to the next question.");
    if (turns.length >= most) return end(engine.known, "That was the third answer; an interviewer goes on from here.");
    afresh.hidden = false;
    ask(then);
  }

  const together = (readings) =>
    Object.fromEntries(
      Object.keys(readings[0].qualities).map((name) => [name, readings.some((one) => one.qualities[name])]),
    );

  function ask(words) {
    const number = turns.length + 1;
    const place = make("section", "", { class: "mot-turn", "data-turn": number });
    const label = make("label", words, { for: `mot-back-${number}`, class: "mot-asked" });
    const field = make("textarea", "", { id: `mot-back-${number}`, rows: 7, autocomplete: "off" });
    const actions = make("p", "", { class: "mot-actions" });
    const go = make("button", "Read it", { type: "button", class: "is-primary", "data-read": "" });
    actions.append(go);
    const turn = { place, field, asked: words, text: "", reading: null, added: "", next: null };
    go.addEventListener("click", () => look(turn));
    if (Recognition) actions.append(" ", dictate(field));
    if (localVoice()) {
      const speak = make("button", "Hear the question", { type: "button" });
      speak.addEventListener("click", () => aloud(words));
      actions.append(" ", speak);
    }
    place.append(label, field, actions, make("div", "", { "data-result": "", role: "status" }));
    run.append(place);
    turns.push(turn);
    if (number > 1) {
      aloud(words);
      field.focus();
    }
  }

  function dictate(field) {
    const button = make("button", "Dictate", { type: "button", "data-dictate": "" });
    button.addEventListener("click", () => {
      if (listening) return stopListening();
      listening = new Recognition();
      Object.assign(listening, { continuous: true, interimResults: false, lang: "en-GB" });
      listening.addEventListener("result", ({ results, resultIndex }) => {
        for (let place = resultIndex; place < results.length; place++)
          if (results[place].isFinal) field.value = `${field.value} ${results[place][0].transcript}`.trim();
      });
      listening.addEventListener("error", ({ error }) => {
        done.textContent = `Dictation stopped (${error}). What was heard until then is in the field; you can type on.`;
      });
      listening.addEventListener("end", () => {
        listening = null;
        button.textContent = "Dictate";
      });
      listening.start();
      button.textContent = "Stop dictating";
    });
    return button;
  }

  function begin() {
    stopListening();
    turns = [];
    run.replaceChildren();
    done.textContent = "";
    afresh.hidden = true;
    ask(question.selectedOptions[0].textContent);
    history();
  }

  question.addEventListener("change", begin);
  afresh.addEventListener("click", () => {
    begin();
    turns[0].field.focus();
  });
  find("form").addEventListener("submit", (event) => event.preventDefault());
  const ahead = () => reader(model).catch(() => {}); // once fetched, it works without a network
  for (const event of ["focusin", "pointerenter"]) panel.addEventListener(event, ahead, { once: true });
  begin();
  panel.setAttribute("data-alive", "");
  return stopListening;
}

export default { render };
