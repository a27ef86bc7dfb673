"""What is wrong with a file or a choice, in a sentence for the person who made it."""


class ReportError(ValueError):
    """There is no report, and why: a sentence that a candidate could act on."""
