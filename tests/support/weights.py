"""What a page weighs, as a browser counts the bodies that it fetches, compressed as the server sends them."""

from playwright.sync_api import Page, Response

MOST = 60_000  # bytes of a page on top of the shell
# what every page of the book brings, and a browser keeps for good
SHELL = (
    *("shell.css", "shell.mjs", "mode.mjs", "offline.mjs", "favicon.svg", "manifest.webmanifest"),
    *("serif.woff2", "sans.woff2"),
)


def weighed(page: Page, address: str) -> dict[str, int]:
    """Bytes by address of all that a page fetches until it is quiet."""
    answers: list[Response] = []

    def listen(answer: Response) -> None:
        answers.append(answer)

    page.on("response", listen)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.remove_listener("response", listen)
    return {answer.url: answer.request.sizes()["responseBodySize"] for answer in answers}


def above_shell(weights: dict[str, int]) -> int:
    """The bytes of all that not every page brings."""
    return sum(weight for url, weight in weights.items() if not url.split("?")[0].endswith(SHELL))
