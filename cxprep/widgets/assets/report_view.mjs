// The report as a view of its own: over the page, in the top layer, with a way back by button, key or browser.

const SILENT = /^(SCRIPT|STYLE|LINK)$/; // elements that nobody sees or reaches

/** The panel, shown over the page it stands on. In a notebook it is never opened: there it covers nothing. */
export class View {
  /**
   * @param {HTMLElement} panel
   * @param {() => void} closed after the page is back
   */
  constructor(panel, closed) {
    this.panel = panel;
    this.closed = closed;
    /** @type {HTMLElement[]} what lies behind the view and cannot be reached while it is open */
    this.beside = [];
    this.onBack = () => {
      if (!history.state?.motReport) this.close();
    };
    addEventListener("popstate", this.onBack);
    panel.addEventListener("keydown", (event) => event.key === "Escape" && this.isOpen && this.back());
  }

  get isOpen() {
    return Boolean(this.panel.popover);
  }

  /** Open it; whether it was opened now. */
  open() {
    const { panel } = this;
    if (this.isOpen || !panel.showPopover) return false;
    panel.popover = "manual"; // the top layer: nothing of the page is over it, and no box around it cuts it off
    panel.showPopover();
    panel.scrollTop = 0;
    document.documentElement.style.overflow = "hidden"; // the page behind does not scroll along
    /** @type {HTMLElement} */
    let at = panel;
    for (; at.parentElement && at !== document.body; at = at.parentElement)
      for (const one of at.parentElement.children)
        if (one instanceof HTMLElement && one !== at && !one.inert && !SILENT.test(one.tagName)) this.beside.push(one);
    for (const one of this.beside) one.inert = true;
    history.pushState({ motReport: true }, "");
    return true;
  }

  close() {
    if (!this.isOpen) return;
    this.forget();
    this.panel.hidePopover();
    this.panel.popover = null;
    document.documentElement.style.overflow = "";
    for (const one of this.beside) one.inert = false;
    this.beside = [];
    this.closed();
  }

  back() {
    if (history.state?.motReport) history.back();
    else this.close();
  }

  /** Closed by other means than the way back, as by clearing all: else a step back would still lead into the view. */
  forget() {
    if (history.state?.motReport) history.replaceState(null, "");
  }

  stop() {
    removeEventListener("popstate", this.onBack);
  }
}
