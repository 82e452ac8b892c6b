# redline: every task, one line each. `make` lists them.
# Uses uv where it is installed, else venv and pip. Nothing else is needed but Python 3.11 or newer.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
CORPUS ?= $(or $(REDLINE_CORPUS),../shared/corpus)
TRIES ?= 5000
SEED ?= 0
UV := $(shell command -v uv 2>/dev/null)
STAMP := $(VENV)/.installed
SPREAD := --numprocesses auto --dist loadfile

.DEFAULT_GOAL := help

help: ## list every target
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

setup: $(STAMP) ## create the environment and install redline with its development tools

$(STAMP): pyproject.toml
ifneq ($(UV),)
	@$(UV) venv --quiet --allow-existing --python $(PYTHON) $(VENV)
	@$(UV) pip install --quiet --python $(BIN)/python --group dev --editable .
else
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --group dev --editable .
endif
	@touch $@

demo: $(STAMP) ## review a sample contract: summary on screen, redline in out/
	@mkdir -p out
	@$(BIN)/redline demo --output out --force

format: $(STAMP) ## format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix-only --quiet .

lint: $(STAMP) ## check format and style
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

types: $(STAMP) ## check types (mypy, strict)
	@$(BIN)/mypy

imports: $(STAMP) ## check that the rooms keep to their floors
	@$(BIN)/lint-imports --no-logo

test: $(STAMP) ## run the tests
	@$(BIN)/python -m pytest -q $(SPREAD)

coverage: $(STAMP) ## run the tests, and measure which branches they reach
	@$(BIN)/python -m pytest -q --cov --cov-report=term:skip-covered

test-all: $(STAMP) ## run the tests over the whole corpus and with every case for other programs
	@REDLINE_WHOLE_CORPUS=1 $(BIN)/python -m pytest -q $(SPREAD)

train: $(STAMP) ## train the shipped models anew from the corpus
ifneq ($(UV),)
	@$(UV) pip install --quiet --python $(BIN)/python --group train
else
	@$(BIN)/python -m pip install --quiet --group train
endif
	@$(BIN)/python -m benchmarks.train_clause_types --data $(CORPUS)
	@$(BIN)/python -m benchmarks.train_nda_questions --data $(CORPUS)/B-labelled/contract_nli/dev.json

playbooks: $(STAMP) ## lint the built-in playbooks and run every example in them
	@for book in $$(dirname clauses/*/playbook.yaml); do $(BIN)/redline playbook lint $$book && $(BIN)/redline playbook test $$book || exit 1; done

check: lint types imports playbooks test ## everything CI runs

sweep: $(STAMP) ## review every contract of the corpus and judge the redlines with the checkers
	@$(BIN)/python -m benchmarks.sweep --data $(CORPUS)

cured: $(STAMP) ## accept the redlines of many contracts, review them again, measure their economy
	@$(BIN)/python -m benchmarks.cured --data $(CORPUS)

hunt: $(STAMP) ## try thousands of random and spoilt files; what fails is kept in out/hunt
	@$(BIN)/python tests/word/hunt.py hostile --tries $(TRIES) --seed $(SEED)
	@$(BIN)/python tests/word/hunt.py hostile-pairs --tries $(TRIES) --seed $(SEED)
	@$(BIN)/python tests/word/hunt.py compare --tries $(TRIES) --seed $(SEED)
	@$(BIN)/python tests/word/hunt.py corpus --tries 200 --seed $(SEED)

pairs: $(STAMP) ## redline every pair of versions of the corpus and judge the redlines
	@$(BIN)/python -m benchmarks.pairs --data $(CORPUS)

bench: $(STAMP) ## measure start-up, speed, clauses, types, parties, terms, references and proofreading
	@$(BIN)/python -m benchmarks.start
	@$(BIN)/python -m benchmarks.word
	@$(BIN)/python -m benchmarks.language --data $(CORPUS)
	@$(BIN)/python -m benchmarks.segmentation --data $(CORPUS)
	@$(BIN)/python -m benchmarks.clause_types --data $(CORPUS)
	@$(BIN)/python -m benchmarks.parties --data $(CORPUS)
	@$(BIN)/python -m benchmarks.terms --data $(CORPUS)
	@$(BIN)/python -m benchmarks.references --data $(CORPUS)
	@$(BIN)/python -m benchmarks.proof --data $(CORPUS)

docs: $(STAMP) ## write the generated pages, schemas and pictures anew
	@$(BIN)/python docs/generate.py

samples: $(STAMP) ## build the sample contracts anew
	@$(BIN)/python sample_contracts/build.py

build: $(STAMP) ## build the wheel and the source archive into dist/
	@$(BIN)/python -m pip --quiet wheel --no-deps --wheel-dir dist .

clean: ## remove what was built; the environment stays
	@rm -rf dist build out .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage

.PHONY: help setup demo format lint types imports test playbooks check sweep cured hunt bench docs samples build clean
