// Gives the widgets of a page a home without a kernel: each [data-live] holds its state as JSON and is handed, with a
// stand-in for Jupyter's model, to the `render` of the module that it names.

class PageModel {
  #state;
  #listeners = {};
  constructor(state) {
    this.#state = state;
  }
  get(key) {
    return this.#state[key];
  }
  set(key, value) {
    this.#state[key] = value;
  }
  save_changes() {}
  on(event, listener) {
    this.#listeners[event] = [...(this.#listeners[event] ?? []), listener];
  }
  off(event, listener) {
    this.#listeners[event] = (this.#listeners[event] ?? []).filter((known) => known !== listener);
  }
}

async function start(el) {
  const state = JSON.parse(el.querySelector('script[type="application/json"]').textContent);
  const { default: widget } = await import(new URL(`${el.dataset.live}.mjs`, import.meta.url).href);
  widget.render({ model: new PageModel(state), el });
}

// Each on its own: one that fails leaves the others alive, and nothing held back behind a form that never came.
for (const el of document.querySelectorAll("[data-live]")) {
  start(el).catch((error) => {
    document.querySelectorAll("[data-held]").forEach((held) => held.removeAttribute("data-held"));
    throw error;
  });
}
