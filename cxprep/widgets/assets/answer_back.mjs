// Somebody who answers back: a run of up to three answers to one question. Nothing leaves the browser; only the
// device's own dictation, which the reader turns on, may send sound to its maker, and the page says so.

import { begunQuestions, begunTurns, fromEarlier, keepTurns } from "./answer_drafts.mjs";
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
import { heedDrafts } from "./drafts.mjs";
import { intoStory } from "./into_story.mjs";
import { tell } from "./kept.mjs";
import { make, wake, when } from "./pieces.mjs";
import { seat } from "./reader.mjs";
import { entered, showKept } from "./typed.mjs";

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
  let seen = "[]"; // the run as this tab shows it, as far as it is a draft
  const others = make("p", "", { class: "mot-actions", hidden: "" }); // other answers that are begun
  run.before(others);

  const said = () => turns.map(({ asked, field }, place) => ({ asked: place ? asked : "", text: entered(field) }));
  const see = (list) => {
    seen = JSON.stringify(list.some(({ text }) => text.trim()) ? list : []);
  };

  /** Keep the run as it stands; `list` where it is over. */
  function keepRun(list = said(), whole = true) {
    see(list);
    keepTurns(question.value, list, panel, whole);
    tell(done);
  }

  function offerOthers() {
    const ids = begunQuestions(most).filter((id) => id !== question.value && optionOf(id));
    others.hidden = !ids.length;
    if (others.dataset.of === ids.join()) return; // the focus on one stays
    others.dataset.of = ids.join();
    const buttons = ids.flatMap((id) => {
      const one = make("button", optionOf(id).textContent, { type: "button", "data-begun": id });
      one.addEventListener("click", () => {
        question.value = id;
        begin();
        turns.at(-1).field.focus();
      });
      return [" ", one];
    });
    others.replaceChildren("Begun and not finished: ", ...buttons);
  }

  // Another tab has gone on with the run, or everything was forgotten.
  function follow(forgotten) {
    history();
    offerOthers();
    const kept = begunTurns(question.value, most);
    if (forgotten) return begin();
    if (JSON.stringify(kept) === seen) return;
    const mine = said();
    if (kept.length === mine.length && kept.every(({ asked }, place) => asked === mine[place].asked)) {
      kept.forEach(({ text }, place) => showKept(turns[place].field, text));
      see(kept);
    } else if (!run.contains(document.activeElement)) begin();
  }

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
    const plain = known.general.plain[question.value.split(".").at(-1)];
    // where one thanks, or says that it has not happened yet, nobody is told what else was not heard
    const only = [known.says.sore, known.says.would].some((one) => reading.warnings.includes(one));
    const list = make("ul", "", { class: "mot-heard" });
    for (const [name, words] of Object.entries(known.qualities_said)) {
      const item = make("li", "", { "data-quality": name, class: reading.qualities[name] ? "is-heard" : "" });
      if (reading.qualities[name]) {
        item.append(make("b", `${words.title}. `), ...reading.because[name].flatMap((span) => [make("q", span), " "]));
      } else if (before[name]) item.append(make("b", `${words.title}. `), "You said it before.");
      else if (only || (plain && !plain.asked.includes(name))) continue;
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
    const plain = known.general.plain[question.value.split(".").at(-1)];
    if (plain) parts.push(make("p", plain.says, { class: "mot-note" }));
    if (turn.added) parts.push(make("p", turn.added, { class: "mot-added" }));
    const words = Object.values(turn.reading.because).flat();
    const fold = make("details");
    fold.append(make("summary", "Your words, with what it rests on marked"), markedWords(turn.text, words));
    turn.place
      .querySelector("[data-result]")
      .replaceChildren(...parts, heardList(turn.reading, known, turn.before), ...(words.length ? [fold] : []));
  }

  function end(known, words) {
    if (isReal()) for (const turn of turns) if (turn.reading) say(turn, known);
    done.textContent = words;
    afresh.hidden = false;
    story.hidden = false;
  }

  /** Read one answer of the run, into its turn; throws where it cannot be read. */
  function hear(turn, engine, asked) {
    const first = turns.slice(0, turns.indexOf(turn)).map((one) => one.reading);
    turn.reading = engine.read(turn.field.value, question.value, asked, first.at(-1)?.press);
    turn.text = turn.field.value;
    // to an answer to another question nothing can be added
    if (first.some((one) => !one.off_question))
      turn.added = engine.told(
        { ...first[0], press: first.at(-1).press, qualities: heardIn(first) },
        turn.reading,
        question.value,
      );
    if (first.length) turn.before = heardIn(first);
    // What was heard in any answer of the run need not be said again.
    const held = heardIn([...first, turn.reading]);
    const pressed = first.map(({ press }) => press);
    const whole = turns.map((one) => entered(one.field)).join(" ");
    const isSore = turn.reading.warnings.includes(engine.known.says.sore);
    turn.next = first.length && !isSore ? engine.next(held, question.value, asked, pressed, whole) : turn.reading;
    turn.reading.press = turn.next.press;
    if (isReal()) turn.place.querySelector("[data-result]").replaceChildren();
    else say(turn, engine.known);
    return held;
  }

  async function look(turn) {
    stopListening();
    done.textContent = "";
    const problem = (words, { place } = turn) =>
      place.querySelector("[data-result]").replaceChildren(make("p", words, { class: "mot-note", "data-noted": "" }));
    const engine = await answerEngine(model).catch(() => null);
    if (!turns.includes(turn)) return; // it was begun again meanwhile
    if (!engine) return problem(NOT_FETCHED);
    const number = turns.indexOf(turn) + 1;
    const asked = turns.slice(1).map((one) => one.asked);
    let now = turn;
    let held = {};
    try {
      // what was said before the page was left is read once more
      for (now of turns.slice(0, number - 1)) if (!now.reading) hear(now, engine, asked.slice(0, turns.indexOf(now)));
      now = turn;
      held = hear(turn, engine, asked);
    } catch (error) {
      if (error.constructor.name !== "Unreadable") throw error;
      return problem(error.message, now);
    }
    // of what came after it, words that nobody has read stay with their question
    const unread = turns.slice(number).find((one) => entered(one.field).trim() && entered(one.field) !== one.text);
    turns.length = number;
    while (run.lastElementChild !== turn.place) run.lastElementChild.remove();
    keepAnswer(
      question.value,
      turns.map((one) => one.text),
      held,
    );
    history();
    const then = unread?.asked ?? turn.next.follow_up;
    if (!then || turns.length >= most) {
      keepRun([]);
      return then
        ? end(engine.known, "That was the third answer; an interviewer goes on from here.")
        : end(engine.known, "An interviewer would leave it at that, and go on to the next question.");
    }
    afresh.hidden = false;
    story.hidden = isReal();
    ask(then, unread ? entered(unread.field) : "");
    keepRun();
  }

  /** Put a question, with what was typed to it before; says it where that is wanted. */
  function ask(words, text = "", isNew = true) {
    const number = turns.length + 1;
    const place = make("section", "", { class: "mot-turn", "data-turn": number });
    const label = make("label", words, { for: `mot-back-${number}`, class: "mot-asked" });
    const field = make("textarea", "", { id: `mot-back-${number}`, rows: 7, autocomplete: "off" });
    field.value = text;
    field.addEventListener("input", () => keepRun(said(), false));
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
    if (number > 1 && isNew) {
      aloud(words);
      field.focus();
    }
  }

  function begin() {
    stopListening();
    const [first = { text: "" }, ...more] = begunTurns(question.value, most);
    const earlier = fromEarlier(question.value, most);
    turns = [];
    run.replaceChildren(...(earlier ? [earlier] : []));
    done.textContent = "";
    story.hidden = true;
    afresh.hidden = !earlier;
    ask(question.selectedOptions[0].textContent, first.text);
    for (const { asked, text } of more) ask(asked, text, false);
    see(said());
    history();
    offerOthers();
    tell(done);
  }

  function beginAgain() {
    const words = begunTurns(question.value, most);
    keepRun([]);
    begin();
    turns[0].field.focus();
    if (!words.length) return;
    const back = make("button", "Take them back", { type: "button", "data-restore": "" });
    const id = question.value;
    back.addEventListener("click", () => {
      question.value = id;
      keepRun(words);
      begin();
      turns.at(-1).field.focus();
    });
    done.replaceChildren("Begun again. What you had typed is dropped. ", back);
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
  const optionOf = (id) => [...question.options].find(({ value }) => value === id);
  const choose = (id) => {
    if (!optionOf(id)) return false;
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
  afresh.addEventListener("click", beginAgain);
  find("form").addEventListener("submit", (event) => event.preventDefault());
  const ahead = () => answerEngine(model).catch(() => {}); // once fetched, it works without a network
  for (const event of ["focusin", "pointerenter"]) panel.addEventListener(event, ahead, { once: true });
  begunQuestions(most).some(choose) || choose(questions[seat()]?.[0]);
  begin();
  arrive();
  addEventListener("hashchange", arrive);
  const unheed = heedDrafts(panel, follow);
  panel.setAttribute("data-alive", "");
  return () => {
    removeEventListener("hashchange", arrive);
    unheed();
    stopListening();
  };
}

export default { render };
