"""Styles and scripts that only some pages need.

A page gets a part when its body holds the part's marker, so a page without a drill loads nothing of a drill. To add
a widget, add a line to PARTS; a file that does not exist is not linked.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from sphinx.application import Sphinx

from cxprep import bank, checking
from cxprep.answers import page as answers_page
from cxprep.live import bundle
from cxprep.widgets import path
from cxprep.widgets.mock_interview import write_scales
from cxprep.workshop import packs
from theme.stylesheets import ASSETS, lean, without_comments

ROOT = Path(__file__).resolve().parent.parent
# Folders of the package whose files the site serves, and the folder under _static/ they go to.
FOLDERS = {"live": [ROOT / "cxprep" / package / "assets" for package in ("live", "widgets")]}


@dataclass(frozen=True)
class Part:
    """Markers (any of them is enough), and paths under _static/."""

    markers: tuple[str, ...]
    styles: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()  # run
    preload: tuple[str, ...] = ()  # imported by those modules: fetched at once instead of one after the other
    without_script: tuple[str, ...] = ()  # styles for readers whose browser runs no script


# What a page with drills runs, each with what it imports in one file: a file less is some milliseconds sooner. The
# store stays a module of its own, as a page has one, and for the two around a drill so does what writes numbers.
STORE_ALONE, NUMBERS_TOO = ("store.mjs",), ("store.mjs", "numbers.mjs")
JOINED = {
    "store.mjs": (),
    **{name: STORE_ALONE for name in ("host.mjs", "host_charts.mjs")},
    **{name: NUMBERS_TOO for name in ("estimate.mjs", "case.mjs")},
}
# On a page with live charts mode.mjs and host_charts.mjs are one plain script that the browser runs before it reads on,
# as soon as it has the styles: so a drill is awake when the page is first laid out, and laid out once. A module runs
# when it comes, mostly after that, and what a reader did in between went unheard.
AT_ONCE = "at_once.mjs"
_NEEDS_MODULE = re.compile(r"^(?:import|export)\b(?! *\()", re.MULTILINE)
STORE = ("live/store.mjs", "live/store_merge.mjs", "live/complain.mjs")
PARTS = (
    Part(
        markers=("data-drill=", "data-live="),
        styles=("live/drill.css",),
        without_script=("live/without_script.css",),
    ),
    Part(markers=('data-live="clock"',), preload=("live/tape.mjs", "live/numbers.mjs")),
    Part(
        markers=('data-live="estimate"',),
        modules=("live/case.mjs",),
        preload=("live/estimate.mjs", "live/numbers.mjs", "live/store.mjs"),
    ),
    Part(markers=("data-apart=",), modules=("live/apart.mjs",)),
    Part(markers=('class="mot-own ',), styles=("live/assessment.css",), preload=("live/pieces.mjs", *STORE)),
    Part(markers=('data-live="assessment"',), preload=("live/assessment.mjs", "live/assessment_profile.mjs")),
    Part(markers=('data-live="ask"',), preload=("live/ask.mjs", "live/firm_notes.mjs")),
    Part(markers=('data-live="firm"',), preload=("live/firm.mjs", "live/firm_notes.mjs")),
    Part(
        markers=('data-live="checker"', 'data-live="builder"'),
        styles=("live/checking.css",),
        preload=("live/checker_panel.mjs", "live/checking.mjs", "live/drafts.mjs", "live/firm_notes.mjs"),
    ),
    Part(markers=('data-live="checker"',), preload=("live/checker.mjs",)),
    Part(
        markers=('data-live="answer_back"',),
        styles=("live/answer_back.css",),
        preload=(
            *("live/answer_back.mjs", "live/answer_engine.mjs", "live/checking.mjs"),
            *("live/kept.mjs", "live/into_story.mjs", "live/kept_stories.mjs", "live/story_format.mjs"),
            *("live/practice.mjs", "live/reader.mjs", "live/answer_drafts.mjs", "live/drafts.mjs"),
            "live/typed.mjs",
        ),
    ),
    Part(markers=('data-live="builder"',), preload=("live/builder.mjs",)),
    Part(
        markers=('data-live="own_orders"',),
        styles=("live/own_orders.css",),
        preload=("live/own_orders.mjs", "live/orders_file.mjs"),
    ),
    Part(
        markers=('data-live="prep_report"',),
        styles=("live/prep_report.css",),
        preload=(
            *("live/prep_report.mjs", "live/pieces.mjs", *STORE),
            *("live/session.mjs", "live/carried.mjs", "live/practice.mjs"),
        ),
    ),
    Part(
        markers=("data-practice=", 'data-live="path"', 'data-live="scale"', 'data-live="roleplay"'),
        preload=("live/reader.mjs", *STORE),
    ),
    Part(markers=('data-live="scale"', 'data-live="roleplay"'), preload=("live/levels.mjs",)),
    Part(markers=("data-practice=",), styles=("live/practice.css",), preload=("live/practice.mjs", *STORE)),
    Part(
        markers=('data-live="path"',),
        styles=("live/path.css",),
        preload=("live/path.mjs", "live/session.mjs", "live/pieces.mjs", "live/practice.mjs", *STORE),
    ),
    Part(
        markers=('data-live="story_bank"',),
        preload=(
            *("live/story_bank.mjs", "live/story_format.mjs", "live/story_form.mjs"),
            *("live/story_matrix.mjs", "live/kept_stories.mjs", "live/reader.mjs"),
            *("live/story_drafts.mjs", "live/drafts.mjs", "live/pieces.mjs", "live/typed.mjs"),
        ),
    ),
    Part(
        markers=('data-live="recall_cards"',),
        preload=(
            *("live/recall_cards.mjs", "live/recall_schedule.mjs", "live/reader.mjs"),
            *("live/anki_back.mjs", "live/anki_file.mjs"),
        ),
    ),
    Part(
        markers=('data-live="recall"',),
        styles=("live/practice.css",),
        preload=(
            *("live/recall.mjs", "live/recall_schedule.mjs", "live/pieces.mjs"),
            *("live/practice.mjs", *STORE),
        ),
    ),
    Part(
        markers=('data-live="mock_interview"',),
        styles=("live/rounds.css",),
        preload=(
            *("live/mock_interview.mjs", "live/draw.mjs", "live/interview_press.mjs", "live/one_take.mjs"),
            *("live/interview_plan.mjs", "live/interview_run.mjs", "live/interview_debrief.mjs", "live/reader.mjs"),
            *(
                "live/answer_engine.mjs",
                "live/kept.mjs",
                "live/whiteboard.mjs",
                "live/interview_drafts.mjs",
                "live/kept_field.mjs",
                "live/drafts.mjs",
                "live/pieces.mjs",
                "live/typed.mjs",
            ),
        ),
    ),
    Part(
        markers=('data-live="sprints"',),
        styles=("live/sprints.css",),
        preload=(
            *("live/sprints.mjs", "live/sprint_draw.mjs", "live/variants.mjs", "live/draw.mjs", "live/tape.mjs"),
            *("live/numbers.mjs", "live/kept.mjs", "live/pieces.mjs", "live/timer.mjs", "live/reader.mjs"),
        ),
    ),
    Part(
        markers=('data-live="progress"',),
        preload=(
            *("live/progress.mjs", "live/progress_lines.mjs", "live/score_chart.mjs"),
            *("live/next_steps.mjs", "live/session.mjs", "live/carried.mjs", "live/reader.mjs"),
        ),
    ),
    Part(
        markers=('data-live="question"',),
        styles=("live/rehearse.css",),
        preload=("live/question.mjs", "live/pieces.mjs"),
    ),
    Part(
        markers=('data-live="scale"',),
        styles=("live/rehearse.css",),
        preload=("live/scale.mjs", "live/pieces.mjs", "live/kept.mjs", *STORE),
    ),
    Part(
        markers=('data-live="rehearsal"',),
        styles=("live/rehearse.css",),
        preload=(
            *("live/rehearsal.mjs", "live/pieces.mjs", "live/kept.mjs", *STORE),
            *("live/timer.mjs", "live/recorder.mjs", "live/pace.mjs"),
        ),
    ),
    Part(
        markers=('data-live="roleplay"',),
        styles=("live/rehearse.css",),
        preload=("live/roleplay.mjs", "live/pieces.mjs"),
    ),
    Part(
        markers=('class="mot-live mot-side"',),
        styles=("live/drill.css", "live/rehearse.css", "live/side_by_side.css"),
    ),
    Part(markers=('class="mot-live mot-front"',), styles=("live/drill.css", "live/front.css")),
    Part(markers=('data-live="clock"',), styles=("live/clock.css",), preload=("live/clock.mjs", "live/pieces.mjs")),
    Part(
        markers=('data-live="handouts"', 'data-live="debrief"'),
        styles=("live/workshop.css",),
        preload=("live/variants.mjs", "live/practice.mjs", "live/pieces.mjs", "live/qr_codes.mjs"),
    ),
    Part(
        markers=('data-live="survey_code"',),
        styles=("live/drill.css", "live/workshop.css"),
        preload=(
            *("live/survey_code.mjs", "live/code_shown.mjs", "live/debrief_code.mjs", "live/qr_codes.mjs"),
            *("live/variants.mjs", "live/draw.mjs", "live/tape.mjs", "live/practice.mjs", "live/pieces.mjs", *STORE),
        ),
    ),
    Part(markers=('class="sd-', " sd-"), styles=("shell/design.css",)),
    Part(markers=('class="mot-only"',), styles=("shell/only_charts.css",)),
)


def copy_folders(app: Sphinx) -> None:
    """Copy the package's page assets to the site, and write beside them the rules that the checkers fetch."""
    if app.builder.format != "html":
        return
    for name, sources in FOLDERS.items():
        target = Path(app.outdir) / "_static" / name
        shutil.rmtree(target, ignore_errors=True)
        for source in sources:
            if source.is_dir():
                shutil.copytree(source, target, dirs_exist_ok=True)
        for name, shared in JOINED.items():
            (target / name).write_text(bundle.joined(name, shared=shared), encoding="utf-8", newline="\n")
        (target / AT_ONCE).write_text(at_once(), encoding="utf-8", newline="\n")
        for module in target.glob("*.mjs"):
            module.write_text(without_comments(module.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
        for sheet in target.glob("*.css"):
            sheet.write_text(lean(sheet.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    checking.write_rules(Path(app.outdir) / "_static" / "live")
    packs.write(Path(app.outdir) / "_static" / "workshop")
    held = bank.load_all()
    answers_page.write(Path(app.outdir) / "_static" / "live", held)
    write_scales(Path(app.outdir) / "_static" / "live", held)
    (Path(app.outdir) / "_static" / "live" / "paths.json").write_text(
        path.document(role for role in bank.roles() if (bank.FOLDER / role / "paths.yml").is_file()), encoding="utf-8"
    )


def of_body(app: Sphinx, body: str) -> dict[str, list[str]]:
    """What a page's body needs: paths under the site's root by kind, each once, only those that exist.

    `later` are the styles of what waits for the reader's estimate or for the working's fold to open: its modules and
    styles are fetched then (waking.mjs).
    """
    kinds = ("styles", "modules", "preload", "without_script", "later")
    found: dict[str, list[str]] = {kind: [] for kind in kinds}
    open_part = body.partition("<details data-working")[0].partition('<p class="mot-wait">')[0]

    def add(kind: str, names: tuple[str, ...]) -> None:
        paths = [f"_static/{name}" for name in names]
        found[kind] += [p for p in paths if p not in found[kind] and (Path(app.outdir) / p).is_file()]

    for part in PARTS:
        if not any(marker in body for marker in part.markers):
            continue
        add("modules", part.modules)
        add("without_script", part.without_script)
        if any(marker in open_part for marker in part.markers):
            add("styles", part.styles)
            add("preload", part.preload)
        else:
            add("later", part.styles)
    found["later"] = [path for path in found["later"] if path not in found["styles"]]
    found["without_script"] += found["later"]
    has_charts = 'data-live="drill"' in body
    found["at_once"] = [f"_static/live/{AT_ONCE}"] if has_charts else []
    found["host"] = ["_static/live/host.mjs"] if 'data-live="' in body and not has_charts else []
    return found


def at_once() -> str:
    """What a page with live charts runs first; BundleError where that needs another module at once."""
    host = bundle.joined("host_charts.mjs", shared=STORE_ALONE)
    if _NEEDS_MODULE.search(host):
        raise bundle.BundleError("host_charts.mjs imports at once, which a plain script cannot: import it later.")
    return (ASSETS / "mode.mjs").read_text(encoding="utf-8") + f'(() => {{\n"use strict";\n{host}}})();\n'


def setup(app: Sphinx) -> None:
    """Copy before the first page is written, as links are only made to files that exist."""
    app.connect("builder-inited", copy_folders)
