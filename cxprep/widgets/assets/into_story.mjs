// An answer as the beginning of a story: the reader's own lines, each in the part of a story that it speaks of. Nothing
// is added to them; what no line was heard for stays to be written.

import { keepStories, keptStories } from "./kept_stories.mjs";
import { MOST_STORIES, SHORT_TEXT, storyOf } from "./story_format.mjs";

// What a line was heard for, and where it goes; a line that was heard for several goes to the first.
const GOES_TO = [
  ["price", "reflection"],
  ["figure", "result"],
  ["basis", "result"],
  ["own_part", "action"],
  ["scene", "situation"],
];

/**
 * Keep a run of answers as a story to be finished; what was done, in a sentence.
 * @param {{ id: string, title: string }} question
 * @param {{ because: Record<string, string[]> }[]} readings
 * @returns {{ words: string, kept: boolean }}
 */
export function intoStory(question, readings) {
  if (keptStories().length >= MOST_STORIES)
    return { words: `The story bank holds ${MOST_STORIES} stories, which is as many as it takes.`, kept: false };
  const parts = { situation: [], action: [], result: [], reflection: [] };
  const used = new Set();
  for (const [quality, part] of GOES_TO)
    for (const line of readings.flatMap(({ because }) => because[quality] ?? [])) {
      if (used.has(line)) continue;
      used.add(line);
      parts[part].push(line);
    }
  const figure = readings.flatMap(({ because }) => because.figure ?? [])[0] ?? "";
  const random = crypto.getRandomValues(new Uint32Array(2));
  const story = storyOf(
    {
      id: `story-${Array.from(random, (number) => number.toString(16)).join("")}`,
      title: `From my answer to “${question.title}”`.slice(0, SHORT_TEXT),
      ...Object.fromEntries(Object.entries(parts).map(([part, lines]) => [part, lines.join(" ")])),
      metric: figure.length <= SHORT_TEXT ? figure : "",
      ticks: { [question.id]: true },
      changed: new Date().toISOString(),
    },
    "This story",
  );
  keepStories([story]);
  return { words: "It is in your story bank, each line where it belongs. Finish it there.", kept: true };
}
