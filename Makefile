# One command for each thing a person does here. `make` alone lists them.
# make run and make test prepare everything they need on a fresh Debian 12 or 13, Ubuntu 24.04 or 26.04.
# PYTHON=python3.13 chooses the Python; without it the first that fits serves.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
# Set anywhere above, it would have every program a test starts compile the whole package anew.
export PYTHONDONTWRITEBYTECODE :=

PYTHON_HERE := .venv/bin/python
DIGISTRAT := .venv/bin/digistrat
# STORE=DIR runs on another data folder; left empty, the program uses its own.
STORE ?=
WITH_STORE := $(if $(STORE),--store "$(STORE)")
PREVIEW := build/preview
PREVIEW_STORE := $(if $(STORE),"$(STORE)",$(PREVIEW)/store)
# Another Python asked for is another environment.
PYTHON ?=
CHOSEN := $(if $(PYTHON),-$(notdir $(PYTHON)))
# How long make fuzz goes on; its corpus is kept, so a later run begins where this one ended.
FUZZ_SECONDS ?= 600
FUZZ := build/fuzz
FUZZER := atheris==3.0.0
SPARK := build/spark
SPARKED := pyspark==4.3.0

.PHONY: help setup run test check bench screenshots faults fuzz papers windows soak spark lock clean
.PHONY: packages-run packages-test reportcheck

help: ## list these commands
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 22

# Both environments at once: most of the time is waiting for files.
setup: packages-test ## prepare .venv (program, tests, checks) and .venv-reportcheck
	@$(MAKE) --jobs=2 .venv/.ready reportcheck

packages-run packages-test:
	@installer/linux_packages.sh $(@:packages-%=%)

# Installs the program of this folder into an environment that has all it needs.
INSTALL_HERE = $(PYTHON_HERE) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .

.venv/.locked$(CHOSEN): requirements/dev.txt installer/make_environment.sh
	@echo "Setting up .venv and .venv-reportcheck for the tests: about 450 MB from the package index, 1.4 GB on disk, 3 to 6 minutes."
	@installer/make_environment.sh .venv requirements/dev.txt
	@touch $@

.venv/.ready: .venv/.locked$(CHOSEN) pyproject.toml
	@$(INSTALL_HERE)
	@touch $@

# What running alone needs. A developer's environment serves as well.
.venv/.lean$(CHOSEN): requirements/linux.txt installer/make_environment.sh pyproject.toml
	@echo "Setting up .venv: about 150 MB from the package index that pip uses here, 300 MB on disk, 2 to 3 minutes. Once."
	@installer/make_environment.sh .venv requirements/linux.txt lean
	@$(INSTALL_HERE)
	@touch $@

RUNNABLE := $(if $(wildcard .venv/.ready),.venv/.ready,.venv/.lean$(CHOSEN))

reportcheck: .venv-reportcheck/.ready

.venv-reportcheck/.ready: requirements/reportcheck.txt installer/make_environment.sh
	@installer/make_environment.sh .venv-reportcheck requirements/reportcheck.txt
	@touch $@

run: packages-run $(RUNNABLE) ## open the window on the sample trust; with no screen, make its PDF and pictures
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
		$(DIGISTRAT) sample $(WITH_STORE); \
		$(DIGISTRAT) $(WITH_STORE); \
	else \
		$(MAKE) preview; \
	fi

.PHONY: preview
preview: $(RUNNABLE)
	@echo "There is no screen here, so the window cannot open. Making the sample's report and pictures instead, in about a minute."
	@mkdir -p $(PREVIEW)
	@$(DIGISTRAT) sample --store $(PREVIEW_STORE)
	@$(DIGISTRAT) report --store $(PREVIEW_STORE) --assessment latest --kind board --out $(PREVIEW)/board.pdf
	@mkdir -p $(PREVIEW)/board-pages
	@$(PYTHON_HERE) -m pypdfium2_cli render $(PREVIEW)/board.pdf --output $(PREVIEW)/board-pages --scale 2 \
		> $(PREVIEW)/board-pages.log 2>&1 || { cat $(PREVIEW)/board-pages.log; exit 1; }
	@$(PYTHON_HERE) -m tests.screenshots --out $(PREVIEW)/window
	@echo "Report: $(PREVIEW)/board.pdf. Its pages as pictures: $(PREVIEW)/board-pages. The window's pages: $(PREVIEW)/window."

check: packages-run .venv/.ready ## style, types, import contracts, nothing unused, and the words of every text
	@mkdir -p build
	@$(MAKE) --jobs=2 check-types check-rest

.PHONY: check-types check-rest
check-types:
	@.venv/bin/mypy

check-rest:
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/lint-imports > build/lint-imports.log || { cat build/lint-imports.log; exit 1; }
	@echo "Import contracts kept"
	@.venv/bin/python -m tests.architecture.unused
	@.venv/bin/python installer/words_check.py

# Two processes halve the wait; the tests of one file stay together and share what they made. The
# longest files come first, in the order of tests/conftest.py.
test: setup check ## set-up, checks and every test but the long ones
	@echo "Now the tests: about 30 minutes on 2 quiet processors."
	@$(PYTHON_HERE) -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder --durations 20

faults: setup ## kill, power-loss and damage tests in release sizes (hours)
	@DIGISTRAT_TEST_SIZE=release $(PYTHON_HERE) -m pytest -m faults

# Beside the environment, never in it: the fuzzer is no part of the locked set.
$(FUZZ)/tools/atheris:
	@mkdir -p $(FUZZ)
	@$(PYTHON_HERE) -m pip install --disable-pip-version-check --no-deps --target $(FUZZ)/tools "$(FUZZER)" \
		> $(FUZZ)/install.log 2>&1 || { \
		echo "The package reader was not fuzzed: $(FUZZER) could not be installed here; $(FUZZ)/install.log says why."; \
		echo "It needs a build for this system and Python, or clang with its libFuzzer. Nothing else needs it."; \
		exit 1; }

fuzz: packages-run .venv/.ready $(FUZZ)/tools/atheris ## ten minutes of coverage-guided fuzzing of the package reader
	@PYTHONPATH=$(FUZZ)/tools $(PYTHON_HERE) -m tests.hostile.fuzz_packages $(FUZZ)/corpus \
		-max_total_time=$(FUZZ_SECONDS) -artifact_prefix=$(FUZZ)/ -print_final_stats=1

papers: setup ## every kind of report of every trust before the validators and a browser (an hour)
	@DIGISTRAT_TEST_SIZE=release $(PYTHON_HERE) -m pytest -m papers

soak: setup ## thirty minutes of a random user at the real window
	@DIGISTRAT_TEST_SIZE=release $(PYTHON_HERE) -m pytest -m soak

# Beside the environment, never in it: Spark and its Java are no part of the locked set.
$(SPARK)/.ready:
	@command -v java > /dev/null 2>&1 || { echo "Spark needs Java 17 or later: apt-get install openjdk-17-jre-headless"; exit 1; }
	@$(PYTHON_HERE) -m venv $(SPARK)
	@$(SPARK)/bin/python -m pip install --disable-pip-version-check --no-compile "$(SPARKED)" > $(SPARK)/install.log 2>&1 || { \
		echo "$(SPARKED) could not be installed here; $(SPARK)/install.log says why."; exit 1; }
	@touch $@

spark: packages-run .venv/.ready $(SPARK)/.ready ## the data set of a region in Spark in local mode, beside DuckDB
	@$(PYTHON_HERE) -m pytest -q -m spark tests/region/test_spark.py

bench: packages-run .venv/.ready ## every speed and size figure beside its floor and its goal
	@$(PYTHON_HERE) -m tests.benchmarks

screenshots: packages-run .venv/.ready ## the window in every size, palette and state into screenshots/, the guide's into docs/images/
	@$(PYTHON_HERE) -m tests.screenshots --album all --out screenshots
	@$(PYTHON_HERE) -m tests.screenshots --out docs/images
	@$(PYTHON_HERE) -m tests.screenshots.paper docs/images/board-report.png
	@$(PYTHON_HERE) -m tests.screenshots.region docs/images/region.png

windows: .venv/.ready ## build the Windows package and exercise it under Wine (needs root; long)
	@installer/linux_packages.sh build
	@nice $(PYTHON_HERE) installer/build.py windows || [ $$? -eq 77 ] # 77: it cannot be done here, and it was said why

lock: packages-run ## make the lock files anew from pyproject.toml
	@installer/make_environment.sh build/lock requirements/lock.txt
	@build/lock/bin/python installer/lock.py

clean: ## remove what was built and cached; environments and your data stay
	@rm -rf build dist screenshots .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage
	@find digistrat_desktop tests installer -name __pycache__ -type d -prune -exec rm -rf {} +
