// A drill's state as a link: #drill=<id>&<name>=<value>&... What a link asks and a control cannot give is clamped or
// left out, and said.

/**
 * The page's address with the state of the drill `id` in its fragment.
 * @param {string} id
 * @param {[string, string | number][]} values names of controls, with what they stand at
 * @returns {string}
 */
export function toLink(id, values) {
  const url = new URL(location.href);
  url.hash = new URLSearchParams([["drill", id], ...values.map(([name, value]) => [name, String(value)])]).toString();
  return url.href;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i; // as people write it: no hex, no Infinity

const label = (control) => control.labels?.[0]?.textContent.trim() || control.name;

/**
 * What `hash` asks of the drill `id`: a value (or undefined) per control, and what was changed, in words.
 * @param {string} hash the fragment, with its #
 * @param {string} id
 * @param {any[]} controls inputs and selects
 * @param {(control: number, value: number) => string} show a control's value as text
 * @returns {{ values: (number | undefined)[], words: string, isCase: boolean } | null} null where another drill is
 *   asked for; a case (`case=1`) is one that asks the reader before it shows
 */
export function fromLink(hash, id, controls, show) {
  const asked = new URLSearchParams(hash.slice(1));
  if (asked.get("drill") !== id) return null;
  const said = [];
  const values = controls.map((control, i) => {
    if (!asked.has(control.name)) return undefined;
    const text = asked.get(control.name).trim();
    const value = NUMBER.test(text) ? Number(text) : NaN;
    if (asked.getAll(control.name).length > 1)
      said.push(`The link gives “${label(control)}” more than once; the first counts.`);
    if (!Number.isFinite(value)) {
      said.push(`The link gives no number for “${label(control)}”, so it stays where it was.`);
      return undefined;
    }
    if (control.type === "checkbox" || control.tagName === "SELECT") {
      const choices = control.options ? [...control.options].map((option) => Number(option.value)) : [0, 1];
      if (choices.includes(value)) return value;
      said.push(`“${label(control)}” has no such choice as the link asks for, so it stays where it was.`);
      return undefined;
    }
    const near = Math.min(Math.max(value, Number(control.min)), Number(control.max));
    if (near !== value)
      said.push(`“${label(control)}” does not go as far as the link asks and stands at ${show(i, near)}.`);
    return near;
  });
  const names = new Set(["drill", "case", ...controls.map((control) => control.name)]);
  const unknown = [...new Set(asked.keys())].filter((name) => !names.has(name));
  if (unknown.length)
    said.push(
      `The link also names ${unknown
        .map((n) => `“${n.slice(0, 40)}”`)
        .slice(0, 5)
        .join(", ")}, which this drill does not have.`,
    );
  return { values, words: said.join(" "), isCase: asked.get("case") === "1" };
}
