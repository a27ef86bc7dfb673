"""What a debrief is handed: codes handed in twice, chats full of other words, a class's files, files of wrong kinds."""

import base64
import json

import pytest

from cxprep.workshop import packs, recipes, variants
from tests.support.page_modules import run

RECIPE = recipes.recipes("cx-lead")[0]
MAKE = """import { brief, decode, encode, newDevice } from "./debrief_code.mjs";
import { readAll } from "./codes_in_text.mjs";

const of = (device, more = {}) => encode({ drill: brief("a.drill"), case: 0, device, table: 1, before: 0, after: 0,
  estimate: 12, recommend: 255, estimateAfter: NaN, scores: [0, 0], settings: [0.9, 100, 200], ...more });
"""


@pytest.mark.parametrize("people", [300, 500])
def test_no_honest_code_is_dropped_whatever_number_a_device_has_drawn(tmp_path, people):
    script = """let state = given.seed;
    // the page's own way to a device's number, with a generator that is the same each time
    globalThis.crypto.getRandomValues = (bytes) => {
      for (let i = 0; i < bytes.length; i += 1) {
        state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0;
        bytes[i] = state;
      }
      return bytes;
    };
    return Array.from({ length: 5 }, () => {
      const { found } = readAll(Array.from({ length: given.people }, () => of(newDevice())).join("\\n"));
      return found.filter((one) => one.entry && !one.twice && !one.later).length;
    });"""
    assert run(tmp_path, MAKE + script, {"people": people, "seed": 2026}) == [people] * 5


def test_the_last_code_of_a_device_counts_and_the_same_code_twice_is_one(tmp_path):
    script = """const [first, other] = [of(7e8), of(7e8, { case: 5 })];
    const last = of(7e8, { recommend: 10, estimateAfter: 14 });
    const { found, others } = readAll([first, other, last, first, last].join("\\n"));
    return [others, found.map(({ at, twice, later, entry }) => [at, twice ?? 0, later ?? 0, entry.recommend])];"""
    assert run(tmp_path, MAKE + script, None) == [
        0,
        [[1, 0, 3, 255], [2, 0, 0, 255], [3, 0, 0, 10], [4, 1, 0, 255], [5, 3, 0, 10]],
    ]


def test_codes_of_the_books_earlier_versions_are_still_read(tmp_path):
    made = [  # by the modules of their day: device 4242, table 2
        "MT05-2PY0-0522-9040-9GFM-4JGQ-SRCG-WCHE-D7",
        "MT09-2PY0-0522-9040-9GFM-4KG3-GM4C-M5YE-3473-4DB1-R",
    ]
    said = run(tmp_path, MAKE + "return given.map((text) => decode(text).entry);", made)
    told = {"device": 4242, "table": 2, "case": 5, "estimate": 12.5, "recommend": 9, "settings": [0.95, 100, 200]}
    assert all(told.items() <= entry.items() for entry in said)
    assert [(entry["estimateAfter"], entry["scores"]) for entry in said] == [(None, [0, 0]), (14, [2, 3.5])]


def test_codes_are_found_in_what_a_meetings_chat_copies(tmp_path):
    script = """const code = (n) => of(n * 1e6);
    const lines = ["10:02 Ana", `Ana: ${code(1)}`, `> ${code(2)} thanks all`, "Thanks", "MTV at nine? mt everest",
      `(${code(3).toLowerCase()})`, `${code(4)} ${code(5)}`, `${code(6).replaceAll("-", " ")} ok then`,
      code(7).replaceAll("-", "\\u2011"), `AnaMT${code(8).slice(2)}`, `Gus ${code(9).replaceAll("-", "")}`,
      `Ed: ${code(10).slice(0, -9)}`, `Flo: ${code(11).slice(5)}`, `Hal ${code(12).slice(0, 20)}*`,
      "https://meet.example.org/abc-defg-hij?x=550e8400-e29b-41d4-a716-446655440000", "0049-1234-5678-9012-3456", ""];
    const { found, others } = readAll(lines.join("\\r\\n"));
    return [found.filter((one) => one.entry).map((one) => one.entry.device / 1e6),
      found.filter((one) => one.wrong).map((one) => one.at), others];"""
    assert run(tmp_path, MAKE + script, None) == [[1, 2, 3, 4, 5, 6, 7, 8, 9], [12, 13, 14], 5]


def test_codes_that_a_mail_has_broken_over_lines_are_put_together_where_the_sum_fits(tmp_path):
    script = """const code = (n) => of(n * 1e6);
    const at = (n, cut) => [code(n).slice(0, cut), code(n).slice(cut)];
    const lines = ["Ana:", ...at(1, 24), "> " + at(2, 20)[0] + "=", "> " + at(2, 20)[1] + "  thanks",
      ...code(3).split(/(?<=-)/), `Ben: ${at(4, 30)[0]}`, "", at(4, 30)[1], code(5),
      ...at(6, 24).toReversed(), code(7)];
    const { found } = readAll(lines.join("\\n"));
    return [found.filter((one) => one.entry).map((one) => one.entry.device / 1e6),
      found.filter((one) => one.wrong).length];"""
    assert run(tmp_path, MAKE + script, None) == [[1, 2, 3, 4, 5, 7], 1]


ANSWERS = """import { answersOf } from "./code_panel.mjs";

const sides = [{ name: "a" }, { name: "b" }];
const none = { paperGuess: "", paperSide: "", after: "", again: "", late: false };
const of = (entry, first, said = {}, taken = false) =>
  Object.values(answersOf(entry, first, { ...none, ...said }, taken, sides));
"""


def test_a_guess_made_after_the_figures_does_not_count_as_made_before(tmp_path):
    script = """const own = { value: 12, choice: "a" };
    return [of(own), of(own, { guess: 4, side: "b" }), of(own, { guess: null, side: null }), of(own, undefined,
      { late: true }), of(own, undefined, {}, true), of(own, undefined, { paperGuess: "7", paperSide: "1", after: "0" },
      true), of({ revealed: true }, undefined, { again: "9", after: "1" })];"""
    none = 15  # NO_CHOICE
    assert run(tmp_path, ANSWERS + script, None) == [
        [12, 0, None, 0],
        [4, 1, 12, 0],
        [None, none, 12, 0],
        [None, none, 12, 0],
        [None, none, None, none],
        [7, 1, None, 0],
        [None, none, 9, 1],
    ]


def test_few_answers_have_no_score_and_no_margin_is_nought(tmp_path):
    script = """import { findingOf } from "./debrief_survey.mjs";
import { axisOf } from "./debrief_shapes.mjs";

    const counts = (scores) => Array.from({ length: 11 }, (_, one) => scores.filter((other) => other === one).length);
    const guesses = [-4, 1, 3, 5, 5, 8, 9, 11, 12, 16, 20];
    return [given.map((scores) => findingOf(counts(scores))), axisOf([...guesses, 99999], [9.5]),
      axisOf([5, 8e6], [9.5]), axisOf([3], [])];"""
    said, wide, two, alone = run(tmp_path, script, [[10, 9], [8], [9] * 12, [9, 9, 9, 9, 8, 8, 8, 3, 3, 10]])
    assert said == [
        "2 answers: 10, 9. Too few for a score: read them",
        "One answer: 8. Too few for a score: read it",
        "This session's NPS: +100 (12 answers, all alike: how far off it is they cannot say)",
        "This session's NPS: +30, give or take 48 (10 answers)",
    ]
    assert (wide, two, alone) == ([-4, 20], [5, 9.5], [1.5, 4.5])


def export(sections: dict, **more: object) -> str:
    """A file as a progress page writes it."""
    return json.dumps({"kind": "moments-of-truth/progress", "version": 1, "sections": sections, **more})


def handed(name: str, sections: dict, saved: str = "2026-11-01") -> dict:
    """A file of a class as the page holds it."""
    return {"name": name, "text": export(sections, saved=saved), "saved": saved, "sections": sections}


def test_a_class_counts_each_device_once_and_cases_of_ones_own(tmp_path):
    one = variants.workshop(RECIPE, 1, 2026)[0]
    truth = one.values[RECIPE.ask.output]
    pack = packs.pack(RECIPE)
    scale = 0.01 if pack["ask"]["format"][4] else pack["ask"]["format"][5]
    committed = {
        "value": truth / scale,
        "choice": one.side.name,
        "revealed": False,
        "key": variants.case_key(one.settings),
    }
    device = {f"{RECIPE.drill}#device": {"device": 70000, "table": 1}}
    files = [
        handed("ana.json", {"cases": {RECIPE.drill: committed}}),
        handed("ana (1).json", {"cases": {RECIPE.drill: committed}}),
        handed("day.json", {"estimates": {RECIPE.drill: {"value": 1, "choice": RECIPE.sides[0].name}}}),
        handed("day.json", {"estimates": {RECIPE.drill: {"revealed": True}}, "cases": device}),
        handed("eve.json", {"cases": device}, saved="2026-11-02"),
        handed(
            "odd.json", {"cases": {RECIPE.drill: 5, "x#device": None}, "estimates": {}, "scores": {RECIPE.drill: 1}}
        ),
    ]
    script = """import { classRows, gathered, opens } from "./class_exports.mjs";

    const { rows, told } = gathered(given.files);
    return [classRows(rows, [given.pack]), told, [...rows.values()].map((one) => opens(one, given.pack.drill))];"""
    rows, told, opened = run(tmp_path, script, {"files": files, "pack": pack})
    assert [row[0] for row in rows] == ["ana", "day", "eve", "odd", "Done"]
    assert rows[0][1].startswith("another case: ") and "within a tenth" in rows[0][1]
    assert f"would {one.side.label} (the figures say " in rows[0][1]
    assert [row[1] for row in rows[2:4]] == ["not done"] * 2 and rows[4][1].startswith("2 of 4; the figures say")
    assert opened == [True, True, False, True]
    assert told == [
        "“ana (1)” is the same file as “ana”, byte for byte. It counts once.",
        "“day, file 2 of this name” comes from the same device as “eve”. The one saved later counts.",
    ]


def test_files_of_the_wrong_kind_are_refused_in_words(tmp_path):
    named = {
        "x.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 40,
        "plain.pdf": b"%PDF-1.2\n1 0 obj << >> endobj",
        "sheet.xlsx": b"PK\x03\x04\x14\x00\x06\x00",
        "empty.txt": b" \n",
        "notes.txt": b"Nothing that looks so.\n" * 190_000,
        "old.json": export({}).replace('"version": 1', '"version": 0').encode(),
        "new.json": export({}).replace('"version": 1', '"version": 9').encode(),
        "list.json": export([]).encode(),
        "torn.json": export({"estimates": {}})[:40].encode(),
    }
    script = """import { textOf, understood } from "./debrief_files.mjs";
import { encode } from "./debrief_code.mjs";

    const said = Object.entries(given).map(
      ([name, bytes]) => understood(name, textOf(Buffer.from(bytes, "base64"))).refused ?? "taken");
    const code = encode({ drill: 1, case: 0, device: 5, table: 1, before: 0, after: 0, estimate: 12, recommend: 9,
      estimateAfter: 1, scores: [0, 0], settings: [1] });
    const chat = Buffer.from(`\\ufeff10:02 Zo\\u00eb\\r\\nZo\\u00eb: ${code}\\r\\nThanks`, "utf16le");
    const legacy = Buffer.from(`Zo\\u00eb: ${code}`, "latin1");
    const wide = understood("chat.txt", textOf(chat)).codes;
    return [said, wide === `Zo\\u00eb: ${code}`, textOf(legacy).startsWith("Zo\\u00eb")];"""
    given = {name: base64.b64encode(data).decode() for name, data in named.items()}
    said, wide, legacy = run(tmp_path, script, given)
    assert dict(zip(named, said, strict=True)) == {
        "x.pdf": "is no text, no picture and no export",
        "plain.pdf": "is no text, no picture and no export",
        "sheet.xlsx": "is no text, no picture and no export",
        "empty.txt": "is empty",
        "notes.txt": "holds no code",
        "old.json": "is from another version of this book than this one can read",
        "new.json": "is from another version of this book than this one can read",
        "list.json": "has entries that are not in the form that this book writes",
        "torn.json": "is neither a key nor a whole export",
    }
    assert wide and legacy
