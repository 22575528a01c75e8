# What a newcomer needs: Python 3.11+ and make. Every target sets up what it uses.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CONTRACT ?= sample_contracts/saas_vendor_draft.docx
SIDE ?= customer
# What people read; elsewhere patterns hold stems of words that no speller knows.
PROSE := README.md CONTRIBUTING.md CHANGELOG.md docs sample_contracts models clausekit/playbook/builtin clausekit/cli clausekit/exports clausekit/web

.PHONY: review app test lint fix docs bench samples system clean

review: $(VENV)/.ready ## review a contract: make review CONTRACT=path PLAYBOOK=saas SIDE=customer
	@mkdir -p reports
	@$(BIN)/clausekit review "$(CONTRACT)" --side $(SIDE) $(if $(PLAYBOOK),--playbook "$(PLAYBOOK)") --report reports

app: $(VENV)/.ready ## open the app in the browser
	$(BIN)/clausekit app

test: $(VENV)/.test-ready lint ## set everything up and pass every test
	@bash scripts/run-tests.sh

lint: $(VENV)/.test-ready
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/lint-imports && $(BIN)/mypy && $(BIN)/codespell $(PROSE)

fix: $(VENV)/.test-ready
	$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

docs: $(VENV)/.ready ## regenerate what is generated: rule catalogue, command help, JSON Schema
	$(BIN)/python -m scripts.make_docs

samples: $(VENV)/.test-ready ## rebuild the sample contracts from their sources
	$(BIN)/python -m scripts.make_samples

system: ## install the system programs that some tests need (apt and root)
	bash scripts/system-packages.sh

clean:
	rm -rf $(VENV) build dist reports .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/.ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.test-ready: $(VENV)/.ready
	@bash scripts/system-packages.sh
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group test
	@touch $@
