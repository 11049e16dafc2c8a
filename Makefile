# `make demo` and `make test` need Python 3.11 or later, pip and make; they create .venv themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo calibrate test coverage lint types docs wheel check lock clean

demo: $(READY)
	$(BIN)/python scripts/demo.py

# After a change of what is extracted; needs the shared sets (tests/evaluation/README.md).
calibrate: $(READY)
	$(BIN)/python scripts/calibrate.py
	$(BIN)/python scripts/readme_output.py

test: $(READY)
	$(BIN)/pytest -n auto

# Takes half as long again as the tests alone.
coverage: $(READY)
	$(BIN)/pytest -n auto --cov --cov-report=term

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/mypy

docs: $(READY)
	$(BIN)/python scripts/reference.py --check

check: lint types docs test

# After a change of dependencies; needs pip-tools in .venv.
lock:
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url \
		--no-emit-find-links --no-emit-trusted-host --no-header --extra dev --extra dask \
		--output-file requirements.lock pyproject.toml

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes --no-deps -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	touch $(READY)

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build demo.store
