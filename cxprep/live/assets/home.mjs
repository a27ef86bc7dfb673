// A widget's home where it is not on the book's page: JupyterLab, Notebook, VS Code, Colab, marimo. Each of them gives
// anywidget's `render` an element of its own kind; this gives the element the class, the sheets and the mode that the
// book's styles go by, and takes back what it set when the view goes.

/** Whether the host is dark, by what the hosts say of themselves; where none says a word, as the reader's system is. */
function dark({ documentElement: root, body } = document) {
  const light = body.dataset.jpThemeLight; // JupyterLab and Notebook
  if (light) return light === "false";
  const classes = `${root.className} ${body.className}`.split(/\s+/);
  if (classes.some((name) => name === "vscode-light" || name === "vscode-high-contrast-light")) return false;
  if (classes.some((name) => name === "vscode-dark" || name === "vscode-high-contrast")) return true;
  const said = [root, body].flatMap((one) => [
    one.dataset.theme,
    one.getAttribute("theme"),
    one.dataset.vscodeThemeKind,
  ]);
  const word = [...classes, ...said].find((one) => one === "dark" || one === "light"); // Colab, marimo
  if (word) return word === "dark";
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

/** A host's model, for hosts that have no kernel to save to and say so by throwing (MyST's theme). */
const forgiving = (model) =>
  new Proxy(model, {
    get(host, key) {
      const value = host[key];
      if (typeof value !== "function") return value;
      if (key !== "save_changes" && key !== "off") return value.bind(host);
      return (...given) => {
        try {
          return value.apply(host, given);
        } catch (error) {
          console.debug(`This host's model has no ${String(key)}:`, error);
        }
      };
    },
  });

/**
 * `render`, at home in a host; `sheets` are the names of the style sheets that the widget wears.
 * @param {(context: WidgetContext) => void | (() => void)} render
 * @param {string} sheets
 * @returns {(context: WidgetContext) => () => void} with what takes back all that was set
 */
export function atHome(render, sheets) {
  return (context) => {
    const { el } = context;
    const heed = () => (el.dataset.mode = dark() ? "dark" : "light");
    const system = matchMedia("(prefers-color-scheme: dark)");
    const watcher = new MutationObserver(heed);
    for (const one of [document.documentElement, document.body]) watcher.observe(one, { attributes: true });
    system.addEventListener("change", heed);
    el.classList.add("mot-live");
    el.dataset.wears = sheets;
    heed();
    const done = /** @type {undefined | (() => void)} */ (render({ ...context, model: forgiving(context.model) }));
    return () => {
      watcher.disconnect();
      system.removeEventListener("change", heed);
      done?.();
    };
  };
}
