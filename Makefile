# One word for each thing one does here. Every target makes .venv first when it is missing or out of date.
#   demo test test-web check eval bench docs lock clean

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
WORKERS ?= 2
EVAL ?= full
DATA ?= ../shared/data
export DATA

PYTHON_DIRS := src tests tools $(wildcard evals) $(wildcard benchmarks) $(wildcard training)

.PHONY: help setup demo test test-web check lint types licences eval bench docs lock clean

help: ## this list
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

setup: $(READY) ## make .venv and install what the lock names

# The stamp holds until the lock, the package's own description or the script changes.
$(READY): requirements-dev.txt pyproject.toml tools/bootstrap.sh
	@PYTHON="$(PYTHON)" VENV="$(VENV)" bash tools/bootstrap.sh
	@touch $@

demo: $(READY) ## read the invented coverage in examples/ and print the overview
	@mkdir -p build
	@rm -f build/demo.db build/demo.db-wal build/demo.db-shm build/demo.html
	@$(BIN)/sayso run examples/coverage --ledger build/demo.db --report build/demo.html
	@echo "The same as a page: build/demo.html"
	@echo "To read, compare and decide, open the desk: $(BIN)/sayso serve build/demo.db --browser"

test: $(READY) ## all tests; those of the desk in a browser too when one is found
	@$(BIN)/python -m pytest -n $(WORKERS)

test-web: $(READY) ## the tests of the desk; SAYSO_BROWSER=file for another browser than Debian's chromium
	@$(BIN)/python -m pytest -n $(WORKERS) --browser-needed tests/web

check: lint types licences test ## exactly what CI runs: format, lint, types, licences, tests

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(READY)
	@$(BIN)/mypy $(PYTHON_DIRS)

licences: $(READY)
	@$(BIN)/python -m tools.libraries --check

eval: $(READY) ## quality on public data sets; EVAL=small for the quick one, DATA=folder for where they lie
	@$(BIN)/python -m evals --size $(EVAL) --data "$(DATA)"

bench: $(READY) ## speed and memory
	@$(BIN)/python -m benchmarks --data "$(DATA)"

docs: $(READY) ## write the generated pages of docs/reference/
	@$(BIN)/python -m tools.rates
	@$(BIN)/python -m tools.reference
	@$(BIN)/python -m tools.libraries

lock: ## pin every library anew in requirements.txt and requirements-dev.txt
	@PYTHON="$(PYTHON)" bash tools/lock.sh

clean: ## remove what can be made again
	@rm -rf build dist .cache .ruff_cache .pytest_cache .mypy_cache .hypothesis
	@find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
