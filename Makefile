# Two commands: `make handouts` prints every lecture into output/, `make test` runs every test.
# Both make their own environment in .venv from the tested versions in constraints.txt.

SHELL := /bin/bash
.DELETE_ON_ERROR:
.PHONY: handouts test accept format clean

PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11 python; do \
	command -v $$name >/dev/null 2>&1 \
	&& $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$name && break; done)
BIN := .venv/bin
LECTURES := is_lm interest_rate global_imbalances incomplete_markets
LANGUAGES := zh en
FORMATS := md,tex,pdf,html,ipynb

handouts: .venv/ready-to-print
	@for lecture in $(LECTURES); do for language in $(LANGUAGES); do \
		$(BIN)/derive handout $$lecture --lang $$language --to $(FORMATS) --out output || exit $$?; \
	done; done

# Everything is run even if something fails on the way, so that one run tells the whole story; pytest comes last.
test: .venv/ready-to-test
	@failed=0; for check in "ruff check ." "ruff format --check ." "mypy" "lint-imports --no-logo" "python -m pytest -n 2"; do \
		echo "$$check"; $(BIN)/$$check || failed=1; \
	done; exit $$failed

# Goldens are reviewed like code: renew them, then read the difference before committing it.
accept: .venv/ready-to-test handouts
	$(BIN)/python -m pytest tests --accept
	@git --no-pager diff --stat -- output tests

format: .venv/ready-to-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf .venv dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .benchmarks

.venv/bin/python:
	@if [ -z "$(PYTHON)" ]; then \
		echo "error: no Python 3.11 or newer was found (looked for python3, python3.13, python3.12, python3.11, python)." >&2; \
		echo "  fix: install one, or name it: make $(or $(MAKECMDGOALS),handouts) PYTHON=/path/to/python3" >&2; \
		exit 2; fi
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "error: $(PYTHON) is older than Python 3.11." >&2; \
		echo "  fix: name a newer one: make $(or $(MAKECMDGOALS),handouts) PYTHON=/path/to/python3" >&2; \
		exit 2; }
	@$(PYTHON) -m venv .venv || { \
		echo "error: $(PYTHON) could not make a virtual environment." >&2; \
		echo "  fix: install its venv module (on Debian and Ubuntu: apt install python3-venv)" >&2; \
		rm -rf .venv; exit 2; }

# The build backend is pinned too, so nothing is fetched in an unpinned build environment.
.venv/ready-to-print: pyproject.toml constraints.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --constraint constraints.txt hatchling editables
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --no-build-isolation --editable '.[all]'
	@touch $@

.venv/ready-to-test: .venv/ready-to-print
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --no-build-isolation --editable '.[all,test]'
	@touch $@
