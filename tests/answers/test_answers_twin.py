"""The page's reader of answers and Python's say the same of every labelled answer and of texts that resist."""

import json
import subprocess
from itertools import product

import pytest
import yaml

from cxprep import bank
from cxprep.answers import Unreadable, page, read
from cxprep.answers.model import topic
from cxprep.answers.press import press
from cxprep.bank.constraints import HEARD
from cxprep.places import data_path
from tools.project import ROOT, program

pytestmark = pytest.mark.slow  # reads hundreds of answers in Node
FILES = (
    "transcripts.yml",
    "spoken.yml",
    "told.yml",
    "fourth.yml",
    "fifth.yml",
    "seventh.yml",
)  # what is kept apart, figures.py reads
QUESTION = "cx-lead.question.weakness"
RESIST = [
    "",
    "hi there",
    "word " * 2500,
    "<b>No</b> I do not think so at all",
    "I said no — it’s “café” 5½ €30 and 😀 we lost £4,000, so I rang Mr. Örs in St. Ives on Monday; "
    "and then nothing! OK. Yes. " * 60,
    "Jo Bell\njo@bell.org\nSkills: tills\n• Led a team\n• Cut waste by 9%",
    "Can you say that again please?",
    "My brother had died that week and I sent the wrong box. I rang her and said so.",
    "If somebody shouted I would listen first, and then I'd fetch my manager.",
    "I think so.\n\nAnd then we went home\u2029and it was the end of that day, in May.",
]
SECONDS = [
    "Two thousand before.",
    "4,100",
    "My deputy.",
    "I never counted that.",
    "Pass.",
    "Die Kunden waren sehr froh.",
]
SCRIPT = """
import { readFileSync } from "node:fs";
const { answerReader } = await import(process.argv[1]);
const reader = answerReader(JSON.parse(readFileSync(process.argv[2], "utf8")));
const told = JSON.parse(readFileSync(process.argv[3], "utf8")).map(([text, question]) => {
  try {
    const found = reader.read(text, question);
    const answersTheFollowUp = !reader.read(text, question, ["And what did it cost?"]).off_question;
    return answersTheFollowUp ? found : "called off a question that it was not asked";
  } catch (error) { return error.message; }
});
const seconds = JSON.parse(readFileSync(process.argv[5], "utf8")).map(([text, question, pressed]) => {
  try { return reader.read(text, question, ["And?"], pressed); } catch (error) { return error.message; }
});
const asked = JSON.parse(readFileSync(process.argv[4], "utf8"));
const next = asked.map(([held, question]) => reader.next(held, question).press);
console.log(JSON.stringify([told, next, seconds]));
"""


def test_both_readers_say_the_same(tmp_path):
    held = bank.load_all()
    page.write(tmp_path, held)
    texts = [(text, QUESTION) for text in RESIST]
    for name in FILES:
        labelled = yaml.safe_load(data_path("common", "answers", name).read_text("utf-8"))
        texts += [(one["text"], one["question"]) for one in labelled]
    (tmp_path / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
    shown = [dict(zip(HEARD, way, strict=True)) for way in product((False, True), repeat=len(HEARD))]
    asked = [
        (held_, f"cx-lead.question.{name}") for name in ("programme-owned", "why-cx", "weakness") for held_ in shown
    ]
    (tmp_path / "asked.json").write_text(json.dumps(asked), encoding="utf-8")
    seconds = [(text, QUESTION, pressed) for text in SECONDS for pressed in HEARD]
    (tmp_path / "seconds.json").write_text(json.dumps(seconds), encoding="utf-8")
    module = ROOT / "cxprep" / "widgets" / "assets" / "answers.mjs"
    files = [str(tmp_path / name) for name in (page.NAME, "texts.json", "asked.json", "seconds.json")]
    command = [program("node"), "--input-type=module", "-e", SCRIPT, module.as_uri(), *files]
    said, following, seconded = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)

    def python(text: str, question: str, asked_for: str | None = None):
        try:
            return read(text, question, bank=held, asked_for=asked_for).as_json()
        except Unreadable as problem:
            return str(problem)

    for (text, question), page_says in zip(texts, said, strict=True):
        assert page_says == python(text, question), text[:80]
    for (text, question, pressed), page_says in zip(seconds, seconded, strict=True):
        if isinstance(page_says, dict):  # the page also knows which words were asked already
            page_says["follow_up"] = python(text, question, pressed)["follow_up"]
        assert page_says == python(text, question, pressed), text
    for (shown_, question), wanted in zip(asked, following, strict=True):
        assert wanted == press(shown_, held[question].kind, topic(question)), (question, shown_)
        assert not shown_.get(wanted, False)  # nobody presses for what was heard
