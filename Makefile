# `make` alone lists the day.

PORT ?= 8000
export PORT

# Where this is set, every start compiles everything again.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
# One file, one test, any option: make try ARGS="tests/articles -k dose"
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help run demo test check fix try try-production bench states docs words lock install dev clean

help: ## This list
	@echo "make what?"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: install ## Set up what is missing, then serve on http://127.0.0.1:$(PORT)
	@exec $(BIN)/python scripts/serve.py

demo: install ## Fill the site with articles at every status; print who can log in
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) collectstatic --no-input --verbosity 0
	@$(MANAGE) demo

test: dev ## All that CI checks: style, contracts, types, SQLite, PostgreSQL and Redis
	@$(BIN)/python scripts/test.py

check: dev ## The part of `make test` that runs no tests
	@$(BIN)/python scripts/test.py check

fix: dev ## Put right what can be put right without thinking
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format .

try: dev ## Tests of your choice on SQLite: make try ARGS="tests/articles -k dose"
	@$(BIN)/python -m pytest $(ARGS)

try-production: dev ## The same beside a real PostgreSQL and Redis
	@$(BIN)/python -m tests.servers $(BIN)/python -m pytest $(ARGS)

bench: dev ## Measure; docs and bench/ say what
	@$(BIN)/python -m bench $(ARGS)

states: install ## Print the states of a version, as docs/states.md has them
	@$(MANAGE) states

docs: install ## Write again the pages of docs/ that are made from code
	@$(MANAGE) states > docs/states.md.new && mv docs/states.md.new docs/states.md

words: dev ## Bring the catalogues of locale/ up to date, and say what has no translation
	@$(BIN)/python scripts/words.py

lock: dev ## Resolve requirements*.in again, into the hashed requirements*.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate requirements.in -o requirements.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate -c requirements.txt requirements-dev.in -o requirements-dev.txt

install: ## Only the environment that the product runs in
	@scripts/install runtime

dev: ## Only the environment that the tests run in
	@scripts/install dev

clean: ## Remove the environment and caches; var/ and its database stay
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
