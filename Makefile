# Everything a user or developer types. Needs Python >= 3.11 and make; brings the rest into .venv itself.
#   RAW=some/folder make run           build from other articles
#   make run FULL=1                    read and parse every file again, build every table from nothing
#   make run REJECTED=1                read the rejected files again, beside what is new or changed
#   QIANTANG_WAREHOUSE=... make run    put the warehouse elsewhere
# All settings: orchestration/settings.py.

VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
BI := .venv-bi
UV := $(BIN)/uv pip install --quiet --python $(PY) --require-hashes --compile-bytecode

# Bytecode is most of the start-up time of dagster and dbt: never run without it.
unexport PYTHONDONTWRITEBYTECODE
export PYTHONUNBUFFERED := 1
ifdef RAW
export QIANTANG_RAW := $(RAW)
endif

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run rows summary export report test dev health docs notebook bi audit lint format score calibrate bench bench-scale \
        bad-inputs fuzz chaos rollback clean lock

help: ## what there is to type
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-11s %s\n", $$1, $$2}' Makefile

$(VENV)/.uv: requirements-uv.lock
	@if [ ! -x $(PY) ]; then \
	  for python in $(PYTHON) python3.11 python3 python3.12 python3.13; do \
	    if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	      echo "setting up $(VENV) with $$python (once)"; $$python -m venv $(VENV) && break; fi; \
	  done; \
	fi
	@test -x $(PY) || { echo "Python >= 3.11 was not found; say which one to use: make run PYTHON=<its name or path>"; exit 1; }
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.lock
	@touch $@

$(VENV)/.run: $(VENV)/.uv requirements.lock
	@echo "installing what the build needs (hash-locked)"
	@$(UV) -r requirements.lock
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	@echo "installing what tests and lint need (hash-locked)"
	@$(UV) -r requirements.lock -r requirements-dev.lock
	@touch $@

$(VENV)-audit/.audit: $(VENV)/.uv requirements-audit.lock
	@$(BIN)/uv venv --quiet --allow-existing --python $(PY) $(VENV)-audit
	@$(BIN)/uv pip install --quiet --python $(VENV)-audit/bin/python --require-hashes -r requirements-audit.lock
	@touch $@

$(BI)/.bi: requirements-bi.lock | $(VENV)/.uv
	@echo "installing Superset into $(BI) (hash-locked, 1 GB)"
	@test -x $(BI)/bin/python || $(PY) -m venv $(BI)
	@$(BIN)/uv pip install --quiet --python $(BI)/bin/python --require-hashes --compile-bytecode -r requirements-bi.lock
	@touch $@

setup: $(VENV)/.run

setup-dev: $(VENV)/.dev

run: setup ## materialise everything from raw/, check it, publish it, print a summary
	@$(PY) -m orchestration run $(if $(FULL),--full) $(if $(REJECTED),--rejected)

rows: setup ## the rows behind a check that failed in the last build: make rows CHECK=name
	@$(PY) -m orchestration rows --check "$(CHECK)"

summary: setup ## the summary of the published warehouse again
	@$(PY) -m orchestration summary

export: setup ## every published table as Parquet and CSV, in warehouse/export/
	@$(PY) -m orchestration export

report: setup ## the report page on 127.0.0.1:3040, for people without a BI tool
	@$(PY) -m orchestration report

test: setup-dev ## all tests, one file a worker
	@# One worker more than cores: with as many, the cores were idle a seventh of the time, while builds wait for their processes.
	@$(PY) -m pytest -n $$($(PY) -c "import os; print(os.cpu_count() + 1)") --dist loadfile --no-loadscope-reorder

dev: setup ## the Dagster UI on 127.0.0.1:3000, with its daemon
	@$(PY) -m orchestration dev

health: setup ## is the published file whole, the build fresh, the daemon alive, space left? one line each
	@$(PY) -m orchestration health

docs: $(VENV)/.dev ## what every table and column means and is made of: two offline pages in warehouse/docs/
	@$(PY) -m orchestration docs

notebook: setup-dev ## five questions answered, on 127.0.0.1:2718
	@PYTHONPATH=. $(BIN)/marimo run --host 127.0.0.1 --port 2718 --token notebooks/five_questions.py

audit: $(VENV)-audit/.audit ## known vulnerabilities of what the locks name; fails if any package could not be audited
	@$(PY) tools/audit.py $(VENV)-audit/bin/pip-audit

lint: setup-dev ## ruff, mypy, import contracts, sqlfluff
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/sqlfluff lint --disable-progress-bar dbt_project

format: setup-dev ## let ruff mend what it can
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

score: setup ## precision and recall on the hand-labelled articles, and a report of every error (DB=1: of whole builds)
	@$(PY) -m orchestration score $(if $(DB),--db)

calibrate: setup ## measure again how sure each rule of extraction is
	@PYTHONPATH=. $(PY) tools/calibrate.py

bench: setup-dev ## speed of extraction alone
	@$(PY) -m benchmarks

bench-scale: setup ## a build of N synthetic articles, and one that adds one to them (N=10000)
	@$(PY) -m benchmarks.scale $(or $(N),10000)

chaos: setup-dev ## kill runs, fill disks, run two at once, read all the while (hours; CHAOS="--small --seconds 600" for less)
	@$(PY) -m benchmarks.chaos $(CHAOS)

bad-inputs: setup-dev ## every kind of bad file in a process of its own: outcome, memory, time
	@PYTHONPATH=. $(PY) -m tests.bad_inputs

$(VENV)-fuzz/.done: $(VENV)/.uv requirements.lock requirements-fuzz.lock
	@$(PY) -m venv --without-pip $(VENV)-fuzz
	@$(BIN)/uv pip install --quiet --python $(VENV)-fuzz/bin/python --require-hashes --compile-bytecode \
	  -r requirements.lock -r requirements-fuzz.lock
	@touch $@

SECONDS ?= 600
fuzz: $(VENV)-fuzz/.done ## fuzz readers and extraction for SECONDS (600), in an environment of its own
	@PYTHONPATH=. $(VENV)-fuzz/bin/python -m fuzz -max_total_time=$(SECONDS)

bi: $(BI)/.bi ## Apache Superset over the published file, on 127.0.0.1:8088, with a dashboard for each mart
	@PYTHONPATH=. $(BI)/bin/python -m bi

rollback: setup ## put the previously published warehouse back
	@$(PY) -m orchestration rollback

clean: ## remove the generated warehouse and caches (keeps raw/ and .venv)
	@rm -rf dbt_project/target dbt_project/logs .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@if [ -x $(PY) ]; then $(PY) -m orchestration clean; fi
	@find . -name __pycache__ -type d -not -path './.venv*/*' -prune -exec rm -rf {} +

lock: setup-dev ## compile the requirement locks again
	@for part in -uv "" -dev -audit -bi -fuzz; do $(BIN)/uv pip compile --quiet --generate-hashes --no-header \
	  --python-version 3.11 -o requirements$$part.lock requirements$$part.in; done
