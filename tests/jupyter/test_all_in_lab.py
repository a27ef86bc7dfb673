"""Every notebook of the book, run in JupyterLab: each of its widgets comes alive, and the console stays empty.

For `make sweep`: every day the notebook of a drill is used in Lab, and in Notebook (tests/jupyter/visits.py), others
show their widgets in it, and nbval runs them all.

One server, one page and one kernel for all of them, as starting these is what takes time; that each notebook runs in a
kernel of its own is what nbval sees to. Lab is told to lay out every cell, also those that nobody has scrolled to.
"""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.jupyter.driving import TOKEN, Opened, Server
from tests.jupyter.driving import open_lab as command
from tools.__main__ import lab_environment as environment
from tools.learner import derive
from tools.project import ROOT

__all__ = ["command", "environment"]  # what the server's fixture asks for
pytestmark = pytest.mark.sweep
NOTEBOOKS = [str(path.relative_to(ROOT / "book")) for path in sorted((ROOT / "book").rglob("*.ipynb"))]
NOTEBOOKS = [name for name in NOTEBOOKS if ".ipynb_checkpoints" not in name]
# Opens a notebook on the kernel that runs, runs it and says what came: its errors, its widgets, and those that live.
RUN = """async ([path, kernel, folder]) => {
  const { commands, shell } = window.jupyterapp;
  const panel = await commands.execute("docmanager:open", { path, factory: "Notebook", kernel: { id: kernel } });
  await panel.context.ready;
  await panel.sessionContext.ready;
  shell.activateById(panel.id);
  const { kernel: running } = panel.sessionContext.session;
  await running.requestExecute({ code: `import os; os.chdir(${JSON.stringify(folder)})` }).done;
  await commands.execute("notebook:run-all-cells");
  const cells = [...panel.content.widgets].filter((cell) => cell.model.type === "code");
  const outputs = cells.flatMap((cell) => cell.model.outputs.toJSON());
  const views = outputs.filter((output) => output.data?.["application/vnd.jupyter.widget-view+json"]).length;
  const alive = () => panel.node.querySelectorAll(".jp-OutputArea-output .lm-Widget.mot-live:has([data-alive])").length;
  const pause = () => new Promise((done) => setTimeout(done, 50));
  for (const end = Date.now() + 15_000; alive() < views && Date.now() < end; ) await pause();
  const failed = outputs.filter((output) => output.output_type === "error");
  const errors = failed.map(({ ename, evalue }) => `${ename}: ${evalue}`);
  const told = { views, alive: alive(), errors, cells: cells.length };
  // the next notebook would be given every widget that there is
  await running.requestExecute({ code: "import ipywidgets; ipywidgets.Widget.close_all()" }).done;
  panel.context.model.dirty = false;
  panel.dispose();
  return told;
}"""


# Opens a notebook on a kernel of its own and says, once that is ready, whether it is marked as unsaved.
OPEN = """async (path) => {
  const panel = await window.jupyterapp.commands.execute("docmanager:open", { path, factory: "Notebook" });
  await panel.context.ready;
  await panel.sessionContext.ready;
  await panel.sessionContext.session.kernel.info;
  await new Promise((done) => setTimeout(done, 500));
  const { dirty } = panel.context.model;
  await panel.sessionContext.shutdown();
  panel.context.model.dirty = false;
  panel.dispose();
  return dirty;
}"""


@pytest.fixture(scope="module")
def lab(server: Server, browser: Browser) -> Iterator[Opened]:
    """Lab with one notebook open, whose kernel runs."""
    data = server.book.parent / "data"  # two notebooks read a file of it by its place
    if not data.exists():
        data.symlink_to(ROOT / "data")
    settings = f"{server.address}lab/api/settings/@jupyterlab/notebook-extension:tracker?token={TOKEN}"
    context = browser.new_context(viewport={"width": 1300, "height": 900})
    context.request.put(settings, data={"raw": json.dumps({"windowingMode": "none"})})
    notebook = Opened(context.new_page(), server, "lab/tree/index.ipynb")
    notebook.run_cells()
    yield notebook
    # the server is not ours alone: it is left as it was found
    context.request.put(settings, data={"raw": "{}"})
    for kernel in notebook.kernels():
        context.request.delete(f"{server.address}api/kernels/{kernel['id']}?token={TOKEN}")
    context.close()


def test_every_notebook_runs_in_lab_with_an_empty_console(lab: Opened) -> None:
    (kernel,) = lab.kernels()
    found, widgets = lab.findings(), 0
    for name in NOTEBOOKS:
        told = lab.page.evaluate(RUN, [name, kernel["id"], str((lab.server.book / name).parent)])
        widgets += told["alive"]
        found += [f"{name}: {error}" for error in told["errors"]]
        found += [f"{name}: {told['alive']} of {told['views']} widgets came alive"] * (told["alive"] < told["views"])
        found += [f"{name}: {finding}" for finding in lab.findings()]
    assert widgets
    assert not found, "\n".join(found)


def test_a_learners_notebook_is_not_marked_as_unsaved_when_it_is_opened(lab: Opened) -> None:
    derive(lab.server.book, lab.server.book / "learner")
    assert lab.page.evaluate(OPEN, "learner/cx-lead/two-stores.ipynb") is False
