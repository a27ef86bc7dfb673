// An answer as the beginning of a story: the reader's own lines, each in the part of a story that it speaks of. Nothing
// is added to them; what no line was heard for stays to be written.

import { tidyText } from "./checking.mjs";
import { keepStories, keptStories } from "./kept_stories.mjs";
import { MOST_STORIES, SHORT_TEXT, STORY_PARTS, storyOf } from "./story_format.mjs";

// What a line was heard for, and where it goes: what it was heard for best counts first.
const GOES_TO = [
  ["scene", "situation"],
  ["own_part", "action"],
  ["figure", "result"],
  ["price", "reflection"],
  ["basis", "result"],
];

/** The lines of a run by the part of a story that each goes to, in the order in which they were said. */
function sorted(turns) {
  const lines = turns.flatMap(({ text, because }, turn) => {
    const shown = tidyText(text);
    return Object.values(because)
      .flat()
      .map((line) => ({ line, place: [turn, shown.indexOf(line)] }));
  });
  const order = [...new Map(lines.map((one) => [one.line, one])).values()].sort(
    ({ place: [a, b] }, { place: [c, d] }) => a - c || b - d,
  );
  const goes = new Map();
  for (const rank of [0, 1])
    for (const [quality, part] of GOES_TO)
      for (const { because } of turns) {
        const line = because[quality]?.[rank];
        if (line && !goes.has(line)) goes.set(line, part);
      }
  return (part) =>
    order
      .filter(({ line }) => goes.get(line) === part)
      .map(({ line }) => line)
      .join(" ");
}

/**
 * Keep a run of answers as a story to be finished; what was done, in a sentence.
 * @param {{ id: string, title: string }} question
 * @param {{ text: string, because: Record<string, string[]> }[]} turns
 * @returns {{ words: string, kept: boolean }}
 */
export function intoStory(question, turns) {
  if (keptStories().length >= MOST_STORIES)
    return { words: `The story bank holds ${MOST_STORIES} stories, which is as many as it takes.`, kept: false };
  const lines = sorted(turns);
  const figure = turns.flatMap(({ because }) => because.figure ?? [])[0] ?? "";
  const random = crypto.getRandomValues(new Uint32Array(2));
  const story = storyOf(
    {
      id: `story-${Array.from(random, (number) => number.toString(16)).join("")}`,
      title: `From my answer to “${question.title}”`.slice(0, SHORT_TEXT),
      ...Object.fromEntries(STORY_PARTS.map((part) => [part, lines(part)])),
      metric: figure.length <= SHORT_TEXT ? figure : "",
      ticks: { [question.id]: true },
      changed: new Date().toISOString(),
    },
    "This story",
  );
  keepStories([story]);
  return { words: "It is in your story bank, each line where it belongs. Finish it there.", kept: true };
}
