# make demo   set up everything and annotate the sample of corpora/
# make test   set up the same and run the tests
# make lint   ruff and mypy
# make clean  remove what was set up and made here; the morphology database stays

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := corpora/texts/sample.txt
OUT := out/demo

INSTALLED := $(VENV)/.installed

.PHONY: demo test lint clean database
.DELETE_ON_ERROR:

demo: database
	@$(BIN)/annotator annotate $(SAMPLE) -o $(OUT) --force --preview

test: database
	$(BIN)/python -m pytest -q

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/mypy

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name it: make PYTHON=python3.11" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q annotator
	@touch $@

# looked for each time: it may have been removed, or ANNOTATOR_HOME changed
database: $(INSTALLED)
	@$(BIN)/annotator models status >/dev/null 2>&1 || $(BIN)/annotator models install

clean:
	rm -rf $(VENV) out .pytest_cache .mypy_cache .ruff_cache .hypothesis
