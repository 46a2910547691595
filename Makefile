# One command list for people and for CI. 'make help' shows it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
FORMATS := docx,pdf,html,md,akn
PROFILES := $(sort $(basename $(notdir $(wildcard profiles/*.yaml))))
ACCEPT := build/accept
MINUTES := 10

.PHONY: help draft test check accept bench templates pictures rules schemas fuzz clean setup

help: ## Shows this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

draft: $(STAMP) ## Sets up everything and builds the model convention into output/
	$(BIN)/drafter build -f $(FORMATS) -o output

test: $(STAMP) ## Runs the whole test suite
	$(BIN)/python -m pytest -n 2 --dist loadgroup -rs

check: $(STAMP) ## Lints, checks types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/drafter check --strict

accept: $(STAMP) ## Runs the independent validators over all nine drafts, where the machine lets it
	$(BIN)/drafter build $(PROFILES) -f docx,pdf,html,akn -o $(ACCEPT)
	sh .ci/accept $(foreach name,$(PROFILES),$(foreach suffix,docx pdf html akn.xml,$(ACCEPT)/$(name).$(suffix)))

bench: $(STAMP) ## Measures speed against the yardsticks, into benchmarks/RESULTS.md
	$(BIN)/python -m benchmarks.run

templates: $(STAMP) ## Makes the Word base template again
	$(BIN)/python -m drafter.writers.docx.base templates/docx/base.docx

pictures: $(STAMP) ## Makes the pictures in docs/ again; those of Word files need LibreOffice
	$(BIN)/python docs/make_pictures.py

rules: $(STAMP) ## Writes the pages on the rules of drafting again, and what they find in official treaties
	$(BIN)/python -m docs.make_rules

schemas: $(STAMP) ## Writes the schemas of profiles and clause files in docs/schemas/ again
	$(BIN)/drafter schema profile -o docs/schemas/profile.schema.json
	$(BIN)/drafter schema clause -o docs/schemas/clause.schema.json

fuzz: $(STAMP) ## Looks for inputs on which Drafter breaks: make fuzz MINUTES=10
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --group fuzz \
		|| echo "atheris cannot be installed here; mutating alone"
	$(BIN)/python tests/fuzz/run.py --minutes $(MINUTES)

clean: ## Takes away what was built
	rm -rf $(VENV) build dist output/*

setup: $(STAMP) ## Makes the virtual environment and installs what is needed

$(STAMP): pyproject.toml constraints.txt .ci/system
	@sh .ci/system $(PYTHON)
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing Python packages …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable . --group dev
	@touch $(STAMP)
