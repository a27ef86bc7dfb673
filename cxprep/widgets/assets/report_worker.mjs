// The browser's own Python for the prep report, off the page's thread: Pyodide, the engine and its data, all of this
// site. Messages in: {warm: true}, {forget: true}, or {turn, cv, job, role, stories, book, answers}; the files are kept
// as read, so that the same ones are not read again. Messages out: {told} on the way, {fetched}, {ready}, and for each
// turn what cxprep.report.pyodide_entry.answer gives.

const here = (name) => new URL(name, import.meta.url);
const tell = (told) => postMessage({ told });

async function fetched(name, form) {
  const response = await fetch(here(name));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response[form]();
}

async function start() {
  tell("Fetching the reader of files …");
  const { loadPyodide } = await import(here("../pyodide/pyodide.mjs").href);
  const [lock, engine, bank, ontology] = await Promise.all([
    fetched("../pyodide/lock.json", "text"),
    fetched("../report/engine.zip", "arrayBuffer"),
    fetched("../report/bank.json", "text"),
    fetched("../report/ontology.json", "text"),
  ]);
  postMessage({ fetched: true }); // what fails from here on is hardly the network's fault
  tell("Starting it …");
  const base = here("../pyodide/").href;
  const silent = { stdout() {}, stderr() {} };
  const python = await loadPyodide({ indexURL: base, packageBaseUrl: base, lockFileContents: lock, ...silent });
  python.unpackArchive(engine, "zip", { extractDir: "/engine" });
  python.FS.writeFile("/bank.json", bank);
  python.FS.writeFile("/ontology.json", ontology);
  python.runPython(`
import json, sys
sys.path.insert(0, "/engine")
from cxprep import bank
from cxprep.report import ontology
from cxprep.report import pyodide_entry as browser
HELD = bank.from_json(open("/bank.json", encoding="utf-8").read())
KNOWN = ontology.from_json(open("/ontology.json", encoding="utf-8").read())

READ = browser.Read()

def make(words):
    asked = json.loads(words)
    read = lambda which: (asked["names"][which], open("/" + which, "rb").read())
    given = {name: asked[name] for name in ("role", "stories", "book", "answers")}
    return json.dumps(browser.answer(read("cv"), read("job"), **given, held=HELD, ontology=KNOWN, kept=READ))
`);
  return python;
}

let running;

addEventListener("message", async ({ data }) => {
  running ??= start();
  let python;
  try {
    python = await running;
  } catch (error) {
    running = undefined;
    return postMessage({ broken: String(error?.message ?? error) });
  }
  postMessage({ ready: true });
  if (data.forget) python.runPython("READ.clear()");
  if (data.warm || data.forget) return;
  const { turn, cv, job, role, stories, book, answers } = data;
  tell("Reading both, and looking for what they ask in what you did …");
  for (const [which, file] of Object.entries({ cv, job })) python.FS.writeFile(`/${which}`, new Uint8Array(file.data));
  const make = python.globals.get("make");
  const asked = { names: { cv: cv.name, job: job.name }, role, stories, book, answers };
  try {
    postMessage({ turn, ...JSON.parse(make(JSON.stringify(asked))) });
  } catch (error) {
    postMessage({ turn, broken: String(error?.message ?? error) });
  } finally {
    for (const which of ["cv", "job"]) python.FS.unlink(`/${which}`);
    make.destroy();
  }
});
