// What every place that reads an answer shares: the engine, fetched once and when it is wanted; the device's own voice
// and dictation; the answers that are kept.

import { keep, kept } from "./kept.mjs";

const ANSWERS = "answers";
const MOST_ANSWERS = 10; // a question; the first is always among them
const PATIENCE = 20_000; // milliseconds: a network may neither answer nor fail
const isAnswer = ({ text, heard }) => typeof text === "string" && Array.isArray(heard);

/**
 * A JSON file that the site serves beside its modules; rejects where it does not come.
 * @param {string} name
 * @returns {Promise<any>}
 */
export async function fetchBeside(name) {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), PATIENCE);
  try {
    const response = await fetch(new URL(name, import.meta.url), { signal: giveUp.signal });
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    return await response.json();
  } finally {
    clearTimeout(timer);
  }
}

// Both are asked for at once: a network that goes away between the two would leave half of it.
const readerOf = async (coming) => {
  const [{ answerReader }, known] = await Promise.all([import("./answers.mjs"), coming]);
  return answerReader(known);
};

let fetched = null;

/**
 * The reader of answers, of what the notebook brought along or what the page fetches; rejects where neither is there.
 * @param {WidgetModel} model
 * @returns {Promise<import("./answers.mjs").AnswerReader>}
 */
export function answerEngine(model) {
  const known = model.get("known");
  if (known?.decide) fetched ??= readerOf(known);
  fetched ??= readerOf(fetchBeside("answers.json")).catch((error) => {
    fetched = null;
    throw error;
  });
  return fetched;
}

/**
 * What was heard in any of several readings: what was said once need not be said again, unless it answered another
 * question.
 * @param {{ qualities: Record<string, boolean>, off_question: boolean }[]} readings at least one
 * @returns {Record<string, boolean>}
 */
export const heardIn = (readings) =>
  Object.fromEntries(
    Object.keys(readings[0].qualities).map((name) => [
      name,
      readings.some((one) => !one.off_question && one.qualities[name]),
    ]),
  );

/**
 * Keep an answer to a question, with what was heard in it, as one more version.
 * @param {string} question
 * @param {string[]} texts the answers of a run, in their order
 * @param {Record<string, boolean>} held
 */
export const keepAnswer = (question, texts, held) =>
  keep(
    ANSWERS,
    question,
    { text: texts.join("\n\n"), heard: Object.keys(held).filter((name) => held[name]) },
    MOST_ANSWERS,
  );

/**
 * The answers to a question that are kept, oldest first.
 * @param {string} question
 * @returns {{ at: string, text: string, heard: string[] }[]}
 */
export const keptAnswers = (question) => kept(ANSWERS, question, isAnswer);

/** The device's own English voice; undefined where it has none. */
export const localVoice = () =>
  (globalThis.speechSynthesis?.getVoices() ?? []).find((one) => one.localService && one.lang.startsWith("en"));

/**
 * Say words by the device's own voice, where it has one.
 * @param {string} words
 */
export function aloud(words) {
  const voice = localVoice();
  if (!voice) return;
  speechSynthesis.cancel();
  const said = new SpeechSynthesisUtterance(words);
  said.voice = voice;
  speechSynthesis.speak(said);
}

const recognition = () => globalThis.SpeechRecognition ?? globalThis.webkitSpeechRecognition;

/** Whether this device can take down what is said. */
export const canDictate = () => Boolean(recognition());

/**
 * The device's dictation: a button that writes into a field, and a function that stops it.
 * @param {(words: string) => void} tell gets a sentence where it broke off
 * @returns {{ button: (field: HTMLTextAreaElement) => HTMLButtonElement, stop: () => void }}
 */
export function dictation(tell) {
  let listening = null;
  const stop = () => {
    listening?.stop();
    listening = null;
  };
  const button = (field) => {
    const made = document.createElement("button");
    made.type = "button";
    made.dataset.dictate = "";
    made.textContent = "Dictate";
    made.addEventListener("click", () => {
      if (listening) return stop();
      listening = new (recognition())();
      Object.assign(listening, { continuous: true, interimResults: false, lang: "en-GB" });
      listening.addEventListener("result", ({ results, resultIndex }) => {
        for (let place = resultIndex; place < results.length; place++)
          if (results[place].isFinal) field.value = `${field.value} ${results[place][0].transcript}`.trim();
        field.dispatchEvent(new Event("input", { bubbles: true })); // it is kept as what is typed is
      });
      listening.addEventListener("error", ({ error }) =>
        tell(`Dictation stopped (${error}). What was heard until then is in the field; you can type on.`),
      );
      listening.addEventListener("end", () => {
        listening = null;
        made.textContent = "Dictate";
      });
      listening.start();
      made.textContent = "Stop dictating";
    });
    return made;
  };
  return { button, stop };
}
