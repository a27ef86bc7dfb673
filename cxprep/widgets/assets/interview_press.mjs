// What is asked next in a mock interview: the follow-up that presses for what the answer lacks, where the reader has
// typed or dictated it; else the item's own follow-ups and pushbacks in their order, as an interviewer with a list
// would. In a panel each person asks once, by what that person wants. Knows no page.

import { heardIn } from "./answer_engine.mjs";

const MOST_PRESSES = 2; // follow-ups on one answer that was read; then come the pushbacks
const small = (words) => words.toLowerCase();

/** The item's follow-ups, each with what it presses for, if that is known. */
const ownOf = ({ follow_ups, presses = [] }) =>
  follow_ups.map((says, place) => ({ says, presses: presses[place] ?? "" }));

/**
 * The next questions on one item, one at a time.
 * @param {any} item
 * @param {{ persons: any[], asker: any }} who the persons of the round, as they are called here, and who asks this
 */
export function presser(item, { persons, asker }) {
  const isPanel = persons.some(({ presses }) => presses.length);
  const readings = [];
  const texts = [];
  const asked = [];
  const presses = []; // the qualities that were pressed for
  let waiting = isPanel ? [asker, ...persons.filter((one) => one !== asker)] : [];
  const follows = asker ? asker.who : item.task ? "They ask" : "They follow up";
  const pushbacks = item.pushbacks.map(({ who, says }) => ({ who: `${who} pushes back`, by: who, says }));
  const ofPerson = ({ who }) => pushbacks.filter(({ by }) => small(by) === small(who));
  const unasked = (list) => list.find(({ says }) => !asked.includes(says));

  /** What a person of the panel would ask for one of `wanted`, in that order; undefined where there is nothing. */
  function byPerson(person, wanted) {
    const mine = wanted.filter((quality) => person.presses.includes(quality));
    for (const quality of mine) {
      const fit = ({ presses }) => presses === quality;
      const one = unasked(ownOf(item).filter(fit)) ?? unasked(person.questions.filter(fit));
      if (one) return { who: person.who, says: one.says, presses: quality };
    }
    return undefined;
  }

  function ofPanel(held, first) {
    const lacking = held ? Object.keys(held).filter((name) => !held[name]) : null;
    for (const quality of lacking ? [first, ...lacking] : [])
      for (const person of waiting) {
        const found = byPerson(person, [quality]);
        if (found) return speak(person, found);
      }
    // nothing is lacking, or nothing was typed: everybody says what they came to say
    for (const person of waiting) {
      const found = unasked(ofPerson(person)) ?? (lacking ? undefined : byPerson(person, person.presses));
      if (found) return speak(person, found);
    }
    return null;
  }
  const speak = (person, found) => {
    waiting = waiting.filter((one) => one !== person);
    return found;
  };

  /** One after the other, as they stand. */
  const inOrder = () => unasked(ownOf(item).map(({ says }) => ({ who: follows, says }))) ?? unasked(pushbacks);

  function byReading(engine) {
    const held = heardIn(readings);
    const { says } = engine.known;
    if (readings.at(-1).warnings.includes(says.sore)) return null;
    if (readings.length === 1 && readings[0].warnings.includes(says.would))
      return { who: follows, says: readings[0].follow_up };
    if (readings.length === 1 && readings[0].off_question && !asked.includes(readings[0].follow_up))
      return { who: follows, says: readings[0].follow_up };
    if (isPanel) return ofPanel(held, engine.next(held, item.id, asked).press);
    if (presses.length < MOST_PRESSES && !item.task) {
      // a round's own questions are plain ones: a general follow-up would be off the point
      const own = ownOf(item).filter((one) => !held[one.presses]);
      const { press, follow_up } = engine.next(held, item.id, asked, presses, texts.join(" "));
      const fits = unasked(own.filter((one) => one.presses === press)) ?? unasked(own);
      const words = item.role === "" ? fits?.says : follow_up;
      if (words) {
        presses.push(press);
        return { who: follows, says: words };
      }
    }
    return item.task ? inOrder() : unasked(pushbacks);
  }

  /** What the button for the next question says; "" where nothing more is to come. */
  function peek() {
    if (isPanel && !item.task) return waiting.length ? "Next question from the panel" : "";
    const isRead = readings.length > 0 && !item.task;
    if (isRead && presses.length < MOST_PRESSES) return "Next follow-up";
    const coming = isRead ? unasked(pushbacks) : inOrder();
    if (!coming) return "";
    return pushbacks.some(({ says }) => says === coming.says)
      ? "Next pushback"
      : item.task
        ? "Next question on it"
        : "Next follow-up";
  }

  return {
    peek,
    /** The last that was read; null where nothing was. */
    get reading() {
      return readings.at(-1) ?? null;
    },
    texts,
    held: () => (readings.length ? heardIn(readings) : null),
    /**
     * Read what was typed; false where it is too little, or no answer.
     * @param {any} engine
     * @param {string} text
     */
    read(engine, text) {
      if (item.task) return false;
      engine.known.questions[item.id] ??= { ...item, role: item.role ?? "" };
      try {
        readings.push(engine.read(text, item.id, asked, readings.length ? (presses.at(-1) ?? "") : ""));
      } catch (error) {
        if (error.constructor.name !== "Unreadable") throw error;
        return false;
      }
      texts.push(text);
      return true;
    },
    /**
     * The next question and who asks it; null where nothing more would be asked.
     * @param {any} engine null where nothing can be read
     * @returns {{ who: string, says: string } | null}
     */
    next(engine) {
      const found =
        (engine && readings.length ? byReading(engine) : isPanel && !item.task ? ofPanel(null, "") : inOrder()) ?? null;
      if (found) asked.push(found.says);
      return found;
    },
  };
}
