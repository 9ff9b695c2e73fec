# make demo: audit the built-in sample site · make test: everything that must hold · make audit URL=https://…
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
READY := $(VENV)/.ready

.PHONY: help demo audit test check lint types imports tests fix lock docs clean bench bench-kills
.DEFAULT_GOAL := help

help:  ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("huoshui needs Python 3.11 or newer: make PYTHON=python3.11 …" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $(READY)

demo: $(READY)  ## serve the sample site on this machine, audit it, show the report
	$(RUN) -m monitor demo

audit: $(READY)  ## audit your own site: make audit URL=https://fgw.example.gov.cn/
	@test -n "$(URL)" || { echo "usage: make audit URL=https://fgw.example.gov.cn/"; exit 2; }
	$(RUN) -m monitor audit "$(URL)"

test: check tests  ## lint, types, imports, tests

check: lint types imports  ## all that needs no test to run

lint: $(READY)
	$(RUN) -m ruff format --check .
	$(RUN) -m ruff check .

types: $(READY)
	$(RUN) -m mypy

imports: $(READY)
	$(VENV)/bin/lint-imports

tests: $(READY)
	$(RUN) -m pytest -q -n 3 --dist loadfile

fix: $(READY)  ## format, and mend what can be mended
	$(RUN) -m ruff format .
	$(RUN) -m ruff check --fix .

bench: $(READY)  ## what reading and crawling cost, next to others, into docs/benchmarks.md (10 to 15 minutes; needs nginx)
	$(RUN) -m bench.report

bench-kills: $(READY)  ## kill two hundred crawls, and compare what each comes to with an undisturbed one
	$(RUN) -m bench.kills

docs: $(READY)  ## write docs/indicators.md from the indicator classes
	$(RUN) -m monitor indicators --markdown > docs/indicators.md

lock: $(READY)  ## write down the versions that are installed
	$(RUN) -m pip freeze --exclude-editable > requirements.lock

clean:  ## remove the environment and everything written at run time
	rm -rf $(VENV) var .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
