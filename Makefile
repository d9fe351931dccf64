# `make` prints the targets. Prerequisites: python3 >= 3.11 with venv, Node >= 20.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PYTHONPATH := src
export RENDA_DATA_DIR ?= var
# Compiled modules are kept whatever the environment says: every process that starts would compile them anew.
export PYTHONDONTWRITEBYTECODE :=
# For tools that only need the settings to load (types, lint), never for serving.
SETTINGS_ONLY := RENDA_DATABASE_URL=postgresql://renda_app@/none RENDA_SECRET_KEY=settings-only-settings-only-settings-only

.DEFAULT_GOAL := help
.PHONY: help run migrate test check lint types architecture walk bench founding journeys openapi lock pictures clean migrations words score

help: ## print this
	@awk 'BEGIN {FS = ":.*## "} /^#@ / {printf "\n%s\n", substr($$0, 4)} /^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

#@ Use
run: build/.runtime build/.front-end ## start the demonstration: database, web, worker on http://127.0.0.1:8000
	@RENDA_DEMO=$${RENDA_DEMO:-1} exec $(BIN)/python -m renda.cli.main serve --collect
migrate: build/.runtime ## bring the tables up to date
	@RENDA_DEMO=$${RENDA_DEMO:-1} $(BIN)/python -m renda.cli.main migrate

#@ Check
check: lint types test ## everything CI checks: lint, types, then the tests
test: build/.dev build/.front-end ## all tests; journeys are skipped with a reason where there is no Chromium
	@tools/browser_setup.sh
	@$(BIN)/python -m pytest -n 2 --dist worksteal $(PYTEST)
lint: build/.dev ## ruff: style and security
	@$(BIN)/ruff check src tests bench tools manage.py
types: build/.dev ## mypy --strict
	@$(SETTINGS_ONLY) $(BIN)/mypy
architecture: build/.dev ## layers, sizes, names, glossary
	@$(BIN)/python -m pytest -q tests/architecture
journeys: build/.dev build/.front-end ## the journeys in a real browser only
	@tools/browser_setup.sh
	@$(BIN)/python -m pytest -m journey $(PYTEST)
walk: build/.dev build/.front-end ## look at every page of the running demonstration as every persona (WALK=address or options)
	@PYTHONPATH=src:. $(BIN)/python tools/crawl_pages.py $(WALK)
founding: build/.dev ## enter the records behind founding document 002 into a fresh database, and count its 34 figures (SHOW=1: take pictures)
	@PYTHONPATH=src:. $(BIN)/python -m tests.founding.run $(if $(SHOW),--show)
score: build/.dev ## score the reading of documents against hand-made answers (ANSWERS=folder, NOTES=--notes)
	@$(BIN)/python tools/score_reading.py $(ANSWERS) $(NOTES)
bench: build/.dev ## the measured claims: a table, and build/bench.json
	@$(BIN)/python bench/run.py

#@ Keep
migrations: build/.runtime ## write the migrations that follow from changed declarations and tables
	@RENDA_DEMO=1 $(BIN)/python -W ignore::RuntimeWarning manage.py makemigrations
words: build/.runtime ## write the declared words into docs/glossary.md
	@$(BIN)/python tools/declared_words.py
lock: build/.dev ## lock the dependencies again, after a change of requirements/*.in or package.json
	@for name in runtime dev; do $(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --universal requirements/$$name.in -o requirements/$$name.txt; done
	@npm install --package-lock-only --no-audit --no-fund
openapi: build/.runtime ## renew docs/api/openapi.json, after a change of an operation or a declaration
	@mkdir -p docs/api && $(SETTINGS_ONLY) $(BIN)/python manage.py export_openapi_schema --skip-checks --api renda.api.operations.api --indent 1 --output docs/api/openapi.json && echo >> docs/api/openapi.json
pictures: build/.dev ## take the README's pictures from the running demonstration (URL=http://127.0.0.1:8000)
	@$(BIN)/python tools/readme_pictures.py $(or $(URL),http://127.0.0.1:8000)
clean: ## remove what commands made (not the data under var/)
	@rm -rf build node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(BIN)/python $(VENV)/pyvenv.cfg &:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "python3 >= 3.11 is needed")'
	@$(PYTHON) -m venv $(VENV)
# An environment that was taken away is younger than its stamps once it is made again: installed anew.
build/.runtime: requirements/runtime.txt $(VENV)/pyvenv.cfg | $(BIN)/python
	@mkdir -p build && echo "Installing the locked dependencies ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/runtime.txt
	@touch $@
build/.dev: requirements/dev.txt $(VENV)/pyvenv.cfg | $(BIN)/python
	@mkdir -p build && echo "Installing the locked dependencies for checks ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@ build/.runtime
build/.front-end: package-lock.json package.json
	@command -v npm >/dev/null || { echo "Node >= 20 with npm is needed"; exit 1; }
	@mkdir -p build && npm ci --silent --no-audit --no-fund
	@touch $@
