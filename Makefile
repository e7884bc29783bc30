# The habits of working on beatbook. `make setup` once, then the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
COMPILE := uv pip compile -q --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-emit-index-url --custom-compile-command "make requirements" pyproject.toml --extra build --extra postgres
# The model that the one that ships went on from.
TRAINED_FROM := 9d9927f

.PHONY: setup npm demo test faults load fuzz lint types eval bench train train-anew format requirements

setup: ## a virtual environment with everything pinned, and beatbook installed in it
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q --require-hashes -r requirements-dev.txt
	$(BIN)/pip install -q --no-deps --no-build-isolation .

npm: ## the local Slack server that the tests of the Slack bot talk to
	cd tests/slack && npm ci --no-audit --no-fund

demo: npm ## a Slack on this machine with the bot in it, to try in a browser
	$(BIN)/python -m bot demo

test: ## all tests
	$(BIN)/python -m pytest

faults: npm ## that nothing is lost and nothing comes twice, whatever goes wrong: ten minutes
	timeout 600 $(BIN)/python -m tests.faults

load: npm ## many questions at once, and the memory of a bot that answers for long
	$(BIN)/python -m tests.faults.load

fuzz: ## anything at all into whatever takes text from outside: ten minutes each
	FUZZ_SECONDS=600 $(BIN)/python -m pytest -s -q tests/fuzz

lint: ## style, and nothing left unformatted
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: ## mypy, strict
	$(BIN)/mypy

eval: ## the golden questions, against the results kept beside them
	$(BIN)/python -m tests.golden

bench: ## ratios of time, measured in one run
	$(BIN)/python -m bench

train: ## the reader and the vectors of likeness that ship; see index/entailment/MODEL_CARD.md
	$(BIN)/pip install -q '.[train]'
	$(BIN)/python -m index.entailment.train_likeness
	git show $(TRAINED_FROM):index/entailment/model.onnx > index/entailment/model.onnx
	$(BIN)/python -m index.entailment.train --further

train-anew: ## another reader of the kind, from the base: minutes on a GPU, most of a day on two cores
	$(BIN)/pip install -q '.[train]'
	$(BIN)/python -m index.entailment.train

format: ## mend what can be mended by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

requirements: ## pin the newest releases that pyproject.toml allows (needs uv)
	$(BIN)/pip install -q uv
	$(BIN)/$(COMPILE) --upgrade -o requirements.txt
	$(BIN)/$(COMPILE) --upgrade -o requirements-dev.txt --extra dev
