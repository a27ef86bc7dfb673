"""Where a page's notebook can be run: on Colab, Binder and a hub of one's own; nobody is asked before a click.

The repository's address stands in _config.yml and nowhere else in the theme: `repository` (`url`, `branch`,
`path_to_book`) and `launch_buttons` (`colab_url`, `binderhub_url`, `jupyterhub_url`), Jupyter Book's own keys. Whoever
forks the book changes them there; a host without a key has no link.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, unquote, urlencode, urlsplit

BINDER = {"github.com": "gh", "gitlab.com": "gl"}


def links(options: Mapping[str, Any], page: str) -> list[dict[str, str]]:
    """The links of the notebook of `page` ("cx-lead/two-stores"), each with its `name` and `href`.

    `options` are the theme's, as Jupyter Book makes them of _config.yml. Colab opens notebooks from GitHub only.
    """
    url = str(options.get("repository_url") or "").rstrip("/")
    parts = urlsplit(url)
    owner, _, name = parts.path.strip("/").partition("/")
    if not (parts.netloc and owner and name):
        return []
    buttons = options.get("launch_buttons") or {}
    branch = quote(str(options.get("repository_branch") or "main"), safe="/")
    path = quote("/".join(filter(None, [str(options.get("path_to_docs") or "").strip("/"), f"{page}.ipynb"])))
    found = []
    if (colab := buttons.get("colab_url")) and parts.netloc == "github.com":
        found.append({"name": "Colab", "href": f"{colab.rstrip('/')}/github/{owner}/{name}/blob/{branch}/{path}"})
    if binder := buttons.get("binderhub_url"):
        where = f"{owner}/{name}" if parts.netloc in BINDER else quote(url, safe="")
        where = where.replace("/", "%2F") if parts.netloc == "gitlab.com" else where
        address = f"{binder.rstrip('/')}/v2/{BINDER.get(parts.netloc, 'git')}/{where}/{quote(branch, safe='')}"
        found.append({"name": "Binder", "href": f"{address}?urlpath=lab/tree/{path}"})
    if hub := buttons.get("jupyterhub_url"):
        # nbgitpuller brings the notebooks into the user's home first, in a folder named like the repository
        where = f"{name.rsplit('/', 1)[-1]}/{unquote(path)}"
        query = {"repo": url, "branch": unquote(branch), "urlpath": f"lab/tree/{where}"}
        found.append({"name": "JupyterHub", "href": f"{hub.rstrip('/')}/hub/user-redirect/git-pull?{urlencode(query)}"})
    return found
