// Somebody who answers back: a run of up to three answers to one question. Nothing leaves the browser; only the
// device's own dictation, which the reader turns on, may send sound to its maker, and the page says so.

import {
  aloud,
  answerEngine,
  canDictate,
  dictation,
  heardIn,
  keepAnswer,
  keptAnswers,
  localVoice,
} from "./answer_engine.mjs";
import { tidyText } from "./checking.mjs";
import { intoStory } from "./into_story.mjs";
import { tell } from "./kept.mjs";
import { make, wake, when } from "./pieces.mjs";
import { seat } from "./reader.mjs";

const NOT_FETCHED =
  "What is needed to read an answer could not be fetched. Nothing was lost: your words are still here. " +
  "Press “Read it” again when you are online.";

const OFF_QUESTION =
  "This seems to answer another question than the one above, so what you said in it is not counted here. " +
  "If it does answer it, say so in your first sentence.";

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
  const { most, questions, stories } = model.get("spec");
  const find = (selector) => panel.querySelector(selector);
  const [run, question, afresh, done] = ["[data-run]", "select", "[data-afresh]", "[data-done]"].map(find);
  const story = find("[data-story]");
  const [versions, beside, aboutDictation] = ["[data-versions]", "[data-beside]", "[data-dictation]"].map(find);
  const isReal = () => find("input[name=mode]:checked").value === "real";
  find(".mot-looks").open = false; // it stands open for readers without a script
  aboutDictation.hidden = !canDictate();
  const dictating = dictation((words) => {
    done.textContent = words;
  });
  const stopListening = dictating.stop;
  let turns = [];

  function history() {
    const list = keptAnswers(question.value);
    versions.hidden = list.length < 2;
    if (list.length < 2) return;
    const one = (head, entry) => {
      const part = make("div");
      part.append(make("b", `${head}, ${when(entry.at, true)}`), make("p", entry.text, { class: "mot-said" }));
      return part;
    };
    beside.replaceChildren(one("The first", list[0]), one("The last", list.at(-1)));
  }

  function heardList(reading, known, before = {}) {
    const { kind } = known.questions[question.value];
    const list = make("ul", "", { class: "mot-heard" });
    for (const [name, words] of Object.entries(known.qualities_said)) {
      const item = make("li", "", { "data-quality": name, class: reading.qualities[name] ? "is-heard" : "" });
      if (reading.qualities[name]) {
        item.append(make("b", `${words.title}. `), ...reading.because[name].flatMap((span) => [make("q", span), " "]));
      } else if (before[name]) item.append(make("b", `${words.title}. `), "You said it before.");
      else item.append(words.not_asked?.includes(kind) ? words.fine_without : words.missing);
      list.append(item);
    }
    return list;
  }

  function say(turn, known) {
    const parts = turn.reading.warnings.map((words) => make("p", words, { class: "mot-note" }));
    if (turn.reading.off_question) {
      const apart = make("details");
      apart.append(make("summary", "What was heard in it all the same"), heardList(turn.reading, known));
      parts.push(make("p", OFF_QUESTION, { class: "mot-added" }), apart);
      return turn.place.querySelector("[data-result]").replaceChildren(...parts);
    }
    if (turn.added) parts.push(make("p", turn.added, { class: "mot-added" }));
    const fold = make("details");
    fold.append(make("summary", "Your words, with what it rests on marked"));
    fold.append(markedWords(turn.text, Object.values(turn.reading.because).flat()));
    turn.place
      .querySelector("[data-result]")
      .replaceChildren(...parts, heardList(turn.reading, known, turn.before), fold);
  }

  function end(known, words) {
    if (isReal()) for (const turn of turns) if (turn.reading) say(turn, known);
    done.textContent = words;
    afresh.hidden = false;
    story.hidden = false;
  }

  async function look(turn) {
    stopListening();
    done.textContent = "";
    const problem = (words) => {
      turn.place
        .querySelector("[data-result]")
        .replaceChildren(make("p", words, { class: "mot-note", "data-noted": "" }));
    };
    const engine = await answerEngine(model).catch(() => null);
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
    // to an answer to another question nothing can be added
    if (first.some((one) => !one.off_question))
      turn.added = engine.told({ ...first[0], press: first.at(-1).press, qualities: heardIn(first) }, turn.reading);
    if (first.length) turn.before = heardIn(first);
    // What was heard in any answer of the run need not be said again.
    const held = heardIn([...first, turn.reading]);
    const pressed = first.map(({ press }) => press);
    turn.next = first.length ? engine.next(held, question.value, asked, pressed) : turn.reading;
    turn.reading.press = turn.next.press;
    turns.length = turns.indexOf(turn) + 1;
    while (run.lastElementChild !== turn.place) run.lastElementChild.remove();
    keepAnswer(
      question.value,
      turns.map((one) => one.text),
      held,
    );
    history();
    tell(done);
    if (isReal()) turn.place.querySelector("[data-result]").replaceChildren();
    else say(turn, engine.known);
    const { follow_up: then } = turn.next;
    if (!then) return end(engine.known, "An interviewer would leave it at that, and go on to the next question.");
    if (turns.length >= most) return end(engine.known, "That was the third answer; an interviewer goes on from here.");
    afresh.hidden = false;
    story.hidden = isReal();
    ask(then);
  }

  function ask(words) {
    const number = turns.length + 1;
    const place = make("section", "", { class: "mot-turn", "data-turn": number });
    const label = make("label", words, { for: `mot-back-${number}`, class: "mot-asked" });
    const field = make("textarea", "", { id: `mot-back-${number}`, rows: 7, autocomplete: "off" });
    const actions = make("p", "", { class: "mot-actions" });
    const go = make("button", "Read it", { type: "button", class: "is-primary", "data-read": "" });
    actions.append(go);
    const turn = { place, field, asked: words, text: "", reading: null, added: "", before: {}, next: null };
    go.addEventListener("click", () => look(turn));
    if (canDictate()) actions.append(" ", dictating.button(field));
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

  function begin() {
    stopListening();
    turns = [];
    run.replaceChildren();
    done.textContent = "";
    afresh.hidden = story.hidden = true;
    ask(question.selectedOptions[0].textContent);
    history();
  }

  story.addEventListener("click", () => {
    const said = turns.flatMap(({ text, reading }) => (reading ? [{ text, because: reading.because }] : []));
    const { words, kept } = intoStory({ id: question.value, title: question.selectedOptions[0].textContent }, said);
    done.textContent = `${words} `;
    if (kept) story.hidden = true;
    if (kept && el.dataset.live && stories) done.append(make("a", "Your story bank", { href: stories }));
    tell(done);
  });
  // #question=<id>: the question that a card, a report or a friend has sent the reader here with
  const choose = (id) => {
    if (![...question.options].some(({ value }) => value === id)) return false;
    question.value = id;
    return true;
  };
  const arrive = () => {
    const wanted = new URLSearchParams(location.hash.slice(1)).get("question");
    if (!el.dataset.live || !wanted || wanted === question.value || !choose(wanted)) return;
    begin();
    panel.scrollIntoView({ block: "start" });
  };
  question.addEventListener("change", begin);
  afresh.addEventListener("click", () => {
    begin();
    turns[0].field.focus();
  });
  find("form").addEventListener("submit", (event) => event.preventDefault());
  const ahead = () => answerEngine(model).catch(() => {}); // once fetched, it works without a network
  for (const event of ["focusin", "pointerenter"]) panel.addEventListener(event, ahead, { once: true });
  choose(questions[seat()]?.[0]);
  begin();
  arrive();
  addEventListener("hashchange", arrive);
  panel.setAttribute("data-alive", "");
  return () => {
    removeEventListener("hashchange", arrive);
    stopListening();
  };
}

export default { render };
