"""What an advert says: its language, its title, the firm where it is stated, what it asks, and what it only tells.

`read_advert` is the whole of it. Everything is plain Python over the phrases of data/common/postings.yml.
"""

from __future__ import annotations

from cxprep.report.advert.advert import Asked, Job, read_advert
from cxprep.report.advert.words import Words

__all__ = ["Asked", "Job", "Words", "read_advert"]
