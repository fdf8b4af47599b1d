# One command for each thing a person does here. `make` alone lists them.
# make run and make test prepare everything they need on a fresh Debian 12 or Ubuntu 24.04.

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
# How long make fuzz goes on; its corpus is kept, so a later run begins where this one ended.
FUZZ_SECONDS ?= 600
FUZZ := build/fuzz
FUZZER := atheris==3.0.0

.PHONY: help setup run test check bench screenshots faults fuzz windows soak lock clean
.PHONY: packages-run packages-test reportcheck

help: ## list these commands
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 22

setup: packages-test .venv/.ready reportcheck ## prepare .venv (program, tests, checks) and .venv-reportcheck

packages-run packages-test:
	@installer/linux_packages.sh $(@:packages-%=%)

.venv/.locked: requirements/dev.txt installer/make_environment.sh
	@installer/make_environment.sh .venv requirements/dev.txt
	@touch $@

.venv/.ready: .venv/.locked pyproject.toml
	@$(PYTHON_HERE) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

reportcheck: .venv-reportcheck/.ready

.venv-reportcheck/.ready: requirements/reportcheck.txt installer/make_environment.sh
	@installer/make_environment.sh .venv-reportcheck requirements/reportcheck.txt
	@touch $@

run: packages-run .venv/.ready ## open the window on the sample trust; with no screen, make its PDF and pictures
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
		$(DIGISTRAT) sample $(WITH_STORE); \
		$(DIGISTRAT) $(WITH_STORE); \
	else \
		$(MAKE) preview; \
	fi

.PHONY: preview
preview: .venv/.ready
	@echo "There is no screen here, so the window cannot open. Making the sample's report and pictures instead."
	@mkdir -p $(PREVIEW)
	@$(DIGISTRAT) sample --store $(PREVIEW)/store
	@$(DIGISTRAT) report --store $(PREVIEW)/store --assessment latest --kind board --out $(PREVIEW)/board.pdf
	@mkdir -p $(PREVIEW)/board-pages
	@$(PYTHON_HERE) -m pypdfium2_cli render $(PREVIEW)/board.pdf --output $(PREVIEW)/board-pages --scale 2 \
		> $(PREVIEW)/board-pages.log 2>&1 || { cat $(PREVIEW)/board-pages.log; exit 1; }
	@$(PYTHON_HERE) -m tests.screenshots --out $(PREVIEW)/window
	@echo "Report: $(PREVIEW)/board.pdf. Its pages as pictures: $(PREVIEW)/board-pages. The window's pages: $(PREVIEW)/window."

check: packages-run .venv/.ready ## style, types, import contracts, nothing unused, and the words of every text
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports
	@.venv/bin/python -m tests.architecture.unused
	@.venv/bin/python installer/words_check.py

# Two processes halve the wait; the tests of one file stay together and share what they made. The
# longest files come first, in the order of tests/conftest.py.
test: setup check ## set-up, checks and every test but the long ones
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

soak: setup ## thirty minutes of a random user at the real window
	@DIGISTRAT_TEST_SIZE=release $(PYTHON_HERE) -m pytest -m soak

bench: packages-run .venv/.ready ## every speed and size figure beside its floor and its goal
	@$(PYTHON_HERE) -m tests.benchmarks

screenshots: packages-run .venv/.ready ## the window in every size, palette and state into screenshots/, the guide's into docs/images/
	@$(PYTHON_HERE) -m tests.screenshots --album all --out screenshots
	@$(PYTHON_HERE) -m tests.screenshots --out docs/images

windows: .venv/.ready ## build the Windows package and exercise it under Wine (needs root; long)
	@installer/linux_packages.sh build
	@nice $(PYTHON_HERE) installer/build.py windows || [ $$? -eq 77 ] # 77: it cannot be done here, and it was said why

lock: .venv/.ready ## make the lock files anew from pyproject.toml
	@$(PYTHON_HERE) installer/lock.py

clean: ## remove what was built and cached; environments and your data stay
	@rm -rf build dist screenshots .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage
	@find digistrat_desktop tests installer -name __pycache__ -type d -prune -exec rm -rf {} +
