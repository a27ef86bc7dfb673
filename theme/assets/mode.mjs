// Sets the colours before the first paint, and whether a drill is shown: a plain script, run at once, so that a dark
// page never flashes white.
// The reader's choice is "light", "dark" or "auto" (follow the system), kept under the theme's own key, "mode".
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const stored = () => {
    try {
      const mode = localStorage.getItem("mode");
      return mode === "light" || mode === "dark" ? mode : "auto";
    } catch {
      return "auto"; // storage is switched off
    }
  };
  const apply = (mode = stored()) => {
    const theme = mode === "auto" ? (system.matches ? "dark" : "light") : mode;
    root.dataset.mode = mode;
    root.dataset.theme = theme;
    document
      .querySelector('meta[name="theme-color"]')
      ?.setAttribute("content", theme === "dark" ? "#171614" : "#fdfbf7");
  };
  system.addEventListener("change", () => apply());
  addEventListener("storage", (event) => event.key === "mode" && apply());
  root.addEventListener("mot:mode", (event) => apply(event.detail));
  apply();
  // A link to a state of the drill that this page holds back: who follows it came to see it, from the first frame on.
  const asked = new URLSearchParams(location.hash.slice(1));
  if (root.dataset.asks && asked.get("drill") === root.dataset.asks && asked.get("case") !== "1") {
    root.dataset.linked = "";
    delete root.dataset.asks;
  }
})();
