// What the widgets of a question share: waking what only a script can use, one thing at a time.

/**
 * The widget's root inside `el` (in Jupyter the markup comes from the model), with its controls awake.
 * @param {WidgetModel} model
 * @param {HTMLElement} el
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function wake(model, el, selector) {
  if (!el.querySelector(selector)) el.innerHTML = model.get("html");
  const panel = el.querySelector(selector);
  for (const part of panel.querySelectorAll("[data-needs-script]")) part.hidden = part.disabled = false;
  // JupyterLab would take plain keys for itself: arrows, Enter, letters
  panel.addEventListener(
    "keydown",
    (event) => event.ctrlKey || event.metaKey || event.altKey || event.stopPropagation(),
  );
  return panel;
}

/**
 * An element with text, and attributes if need be.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} text
 * @param {Record<string, string | number>} attributes
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, text = "", attributes = {}) {
  const element = document.createElement(tag);
  element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}

/**
 * Shows the entries of `list` one more with each press of `button`, and all again from the start after the last.
 * @param {Element} list
 * @param {HTMLElement} button
 * @param {{ shown: number, next: string, over: string }} words how many stand there at first; the button's words
 */
export function oneByOne(list, button, { shown, next, over }) {
  const entries = /** @type {HTMLElement[]} */ ([...list.children]);
  if (entries.length <= shown) return button.parentElement.remove();
  let count = shown;
  const follow = () => {
    entries.forEach((entry, place) => (entry.hidden = place >= count));
    const left = entries.length - count;
    button.textContent = left ? `${next} (${left} left)` : over;
  };
  button.addEventListener("click", () => {
    count = count < entries.length ? count + 1 : shown;
    follow();
  });
  follow();
}

const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

/**
 * Seconds as one says them: 1 minute 5 seconds.
 * @param {number} seconds whole
 * @returns {string}
 */
export function spoken(seconds) {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  return [minutes && plural(minutes, "minute"), (rest || !minutes) && plural(rest, "second")].filter(Boolean).join(" ");
}

/**
 * When something was kept, plainly; with the hour where the day alone would not tell two apart.
 * @param {string} at
 * @param {boolean} withHour
 * @returns {string}
 */
export function when(at, withHour = false) {
  /** @type {Intl.DateTimeFormatOptions} */
  const form = { day: "numeric", month: "long", year: "numeric" };
  return new Date(at).toLocaleString("en-GB", withHour ? { ...form, hour: "2-digit", minute: "2-digit" } : form);
}
