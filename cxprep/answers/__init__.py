"""Reads an answer as somebody said it: which of six qualities it shows, and what an interviewer would press for next.

`read` is the reading; `transcript` cuts a text into pieces, `signs` and the learned weights judge them, `press` chooses
the follow-up, `second` compares two readings. Weights and labelled answers stand in data/common/answers/. The page's
twin is `cxprep/widgets/assets/answers.mjs`. It knows English, hears no voice, and cannot know whether a thing is true.
"""

from cxprep.answers.reading import Reading, Unreadable, read
from cxprep.answers.second import second

__all__ = ["Reading", "Unreadable", "read", "second"]
