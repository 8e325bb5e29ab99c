# avvisi: two commands do everything from a fresh clone: `make demo` and `make test`. They need Python >= 3.11 and nothing else.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin

FUZZ_SECONDS ?= 300
WORKERS ?= 2

.PHONY: demo test quick check fuzz bench docs clean

$(VENV)/.program: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "avvisi needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@$(BIN)/python -m compileall -q src  # an editable install does not: without it each start compiles 400 files where Python may not write them
	@touch $@

$(VENV)/.ready: $(VENV)/.program
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

demo: $(VENV)/.program        ## set up, build a record of the example reports, show it
	@rm -rf demo-record
	$(BIN)/avvisi build examples/reports -o demo-record
	$(BIN)/avvisi dyad ETH ERI -r demo-record --cite
	@echo
	@echo "Worth seeing next:"
	@echo "  $(BIN)/avvisi serve demo-record                      the page: open the address it prints"
	@echo "  $(BIN)/avvisi office president --of ERI --on 2018-07-09 -r demo-record"
	@echo "  $(BIN)/avvisi said border -r demo-record             who said it, and through whom we know"

test: $(VENV)/.ready        ## set up, run every test (minutes; WORKERS=1 for one at a time, SHORT=1 without the long tier)
	$(BIN)/python -m pytest -q -n $(WORKERS) --dist loadfile $(if $(SHORT),-m "not slow")

quick: $(VENV)/.ready       ## the short tier: without the slow tests and those that need a browser
	$(BIN)/python -m pytest -q -n $(WORKERS) --dist loadfile -m "not slow and not browser"

check: $(VENV)/.ready       ## what CI checks besides the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check src
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/reference.py --check

fuzz: $(VENV)/.ready        ## throw bytes at the readers, HTML, dates, rules and exporters; FUZZ_SECONDS for each
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[fuzz]'
	for target in readers html dates rules exporters; do \
	  $(BIN)/python -m fuzz.$$target -max_total_time=$(FUZZ_SECONDS) -timeout=30 -rss_limit_mb=2500 -max_len=4000 -len_control=0 || exit 1; \
	done

bench: $(VENV)/.ready       ## the short benchmarks: what is read right on our own sets, and what builds and resolving cost
	for set in regions names offices spellings chains incidents leading articles; do echo "== $$set"; $(BIN)/python -m bench.$$set || exit 1; done
	$(BIN)/python -m bench.resolving 1000 3000
	$(BIN)/python -m bench.growth 300 --workers 1 2

docs: $(VENV)/.program        ## the documentation as pages, in site/
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[docs]'
	$(BIN)/python -m mkdocs build --strict -d site

clean:
	rm -rf $(VENV) demo-record site .mypy_cache .ruff_cache .pytest_cache
