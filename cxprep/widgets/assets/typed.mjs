// Fields that follow what is kept, but for the one that the caret stands in: it follows when the caret leaves it.

const waiting = new WeakMap(); // field -> {shown, kept}: kept changed while the caret stood in it

/**
 * Show what is kept in a text field.
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {string} value
 * @returns {boolean} whether the field shows another text now
 */
export function showKept(field, value) {
  if (entered(field) === value && !waiting.has(field)) return false;
  waiting.delete(field);
  if (field.value === value) return false;
  if (document.activeElement !== field || !document.hasFocus()) {
    field.value = value;
    return true;
  }
  waiting.set(field, { shown: field.value, kept: value });
  field.addEventListener("blur", follow, { once: true });
  return false;
}

function follow({ target }) {
  if (!waiting.delete(target)) return;
  document.dispatchEvent(new CustomEvent("mot:store", { detail: { forgotten: false } })); // all that shows it follows
}

/**
 * What a field says: the reader's own words, or what is kept by now where they have typed nothing since.
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @returns {string}
 */
export function entered(field) {
  const held = waiting.get(field);
  return held && held.shown === field.value ? held.kept : field.value;
}
