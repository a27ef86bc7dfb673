# The commands of the book. Each does what it says from a fresh clone, does nothing twice, and says how long it took.
# What a command does is written in tools/; this file only finds a Python that is new enough to start it.

PYTHON ?= python3
CANDIDATES = $(PYTHON) python3.14 python3.13 python3.12 python3.11

define run
@for candidate in $(CANDIDATES); do \
	if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then exec "$$candidate" -m tools $@; fi; \
done; echo "make $@ needs Python 3.11 or newer and found none: install one, or name it with make $@ PYTHON=/path/to/python3." >&2; exit 1
endef

.DEFAULT_GOAL := help
.PHONY: help setup html book watch instructor editions epub notebooks lab quick test sweep bench hub rehearse evaluate figures weights role schema data package picture lint lock clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## make .venv, with every dependency as pinned in requirements.txt
	$(run)

book: ## set up, build the book, serve it on this machine and print its address
	$(run)

html: ## build the book into _build/html
	$(run)

watch: ## build the book, serve it, and build and reload whenever a page or the theme is saved
	$(run)

instructor: ## as book, with the facilitator's notes; in a folder of its own
	$(run)

editions: ## a class's notebooks without solutions and notes, the instructor's with them, and a print a seat
	$(run)

epub: ## build the book and an EPUB of each seat, into _build/html/epub (BASE=https://...: where the book is hosted)
	$(run)

notebooks: ## execute every notebook of book/ and store its outputs
	$(run)

lab: ## open your own copy of the notebooks in JupyterLab (EDIT=1: the book's sources)
	$(run)

quick: ## the fast loop: lint, unit tests without a browser, the notebooks that changed
	$(run)

test: ## everything that must hold: lint, notebooks, unit, browser and site tests
	$(run)

sweep: ## what costs much and changes seldom: everything in JupyterLab, a plain build, all learned again
	$(run)

bench: ## measure speed and weight beside the peers, into bench/README.md
	$(run)

hub: ## simulated students on a real JupyterHub that is killed in their midst, into hub/README.md (STUDENTS=5,20)
	$(run)

rehearse: ## build the book under the newest Sphinx, without Jupyter Book, and compare the pages
	$(run)

evaluate: ## measure the prep report on labelled cases, beside scorers that are bad on purpose
	$(run)

figures: ## measure the prep report for the page that says how good it is, into data/common/figures.json
	$(run)

weights: ## learn the prep report's weights anew from the roles' labelled lines, into data/roles/*/weights.yml
	$(run)

role: ## lay out the folder and the first pages of a new role: make role R=store-manager
	$(run)

schema: ## write the JSON Schemas by which an editor checks a role's files
	$(run)

data: ## make the book's made-up survey and orders anew from their seeds, into data/
	$(run)

package: ## build the tracer as a package of its own, wheel and sdist, into _build/packages
	$(run)

picture: export PAGE = cx-lead/clienteling-vs-discount.html\#drill=cx-lead.drill.clienteling-vs-discount&uplift_caused=0.6
picture: ## take the README's picture of the built drill page, into docs/drill.png
	$(run)

lint: ## check notebooks, files and code without running any of them
	$(run)

lock: ## write requirements.txt and package-lock.json anew (UPGRADE=1 for the newest versions)
	$(run)

clean: ## remove what was built (.venv and node_modules stay)
	$(run)
