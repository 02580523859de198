# Everything is set up in $(VENV) on a machine that has only Python 3.11 and make.
#
#   make demo       swords, a likeness, a blend, FBX files and the picture demo/sheet.png
#   make test       all tests, on Blender 4.2, 4.5, 5.0 and (with a Python 3.13) 5.2
#   make test-fast  without those that are slow, on Blender 4.5 alone
#   make zip        dist/rodin-*.zip for Blender;  make zip-full  the same with torch inside
#   make train      the weights from scratch;      make evaluate  their measured figures
#   make bench      milliseconds from a slider's step to moved meshes, in every Blender
#   make ablations  docs/ablations.md, in hours: the model with one thing done otherwise at a time
#   make picture    docs/pictures/kinds.png, as the README shows it
#   make gallery    the pictures of docs/gallery.md;  make guide  those of docs/guide.md
#   make window     a day in a real Blender window, as root on Debian or Ubuntu; pictures stay in build/window
#   make panel-picture  docs/pictures/panel.png, window.png, sheet.png and export.png, out of the same window
#   make readers  what reads exported files in the tests: three.js, FBX2glTF, assimp, Godot, USD, glTF's validator
#   make matrix   every preset and format through those readers, as a table
#   make bench-export  seconds and megabytes of a hundred swords exported, and of a thousand
#   make godot-picture  docs/pictures/godot.png: exported swords as Godot draws them
#   make fuzz     hostile files, command lines and operators, in hours; make fuzz SHARE=0.01 tries a hundredth
#   make lint, make clean
#
# Variables: VENV (.venv), PYTHON (a Python 3.11), PYTHON313 (a Python 3.13), SHARE (of a full fuzzing), SEED (of it).

VENV ?= .venv
# Each kind, and the parts that its close-ups show.
CLOSE_UPS = sword:guard sabre:guard axe:head hammer:head+top polearm:head shield:boss
KINDS = $(foreach pair,$(CLOSE_UPS),$(firstword $(subst :, ,$(pair))))
PYTHON ?= python3.11
PYTHON313 ?= python3.13
PYTEST_ARGS ?=
SHARE ?= 1
SEED ?= 0

MAIN := $(VENV)/bin/python
RODIN := $(VENV)/bin/rodin
comma := ,
OTHER_BLENDERS := 4.2 5.0 5.2

# Debian's names of the system libraries that Blender opens when it is imported.
LIBRARIES := libx11-6 libxrender1 libxxf86vm1 libxfixes3 libxi6 libxkbcommon0 libxext6 libsm6 libice6 \
	libgl1 libegl1 libgomp1

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test test-fast fuzz zip zip-full train evaluate bench ablations picture gallery guide lint setup setup-demo clean libraries
.PHONY: window window-setup panel-picture readers readers-godot matrix bench-export godot-picture
.DELETE_ON_ERROR:

demo: setup-demo
	rm -rf demo
	$(RODIN) generate --count 12 --seed 1 --out demo/swords
	$(MAIN) tests/primitive_sword.py demo/likeness/primitives.obj
	$(RODIN) reconstruct demo/likeness/primitives.obj --refine latent --out demo/likeness
	$(RODIN) interpolate demo/swords/recipes.json:0 demo/swords/recipes.json:1 --steps 6 --out demo/blend
	$(RODIN) export demo/swords --out demo/fbx
	$(RODIN) preview demo/swords demo/blend demo/likeness --out demo/sheet.png
	@echo "Look at demo/sheet.png: twelve swords, a blend in six steps, and at the end a mesh and its likeness."

# One worker a core; tests/conftest.py says which tests stay together.
PYTEST := $(MAIN) -m pytest -n auto

test: setup
	$(PYTEST) $(PYTEST_ARGS)

test-fast: setup
	$(PYTEST) -m "not slow" $(PYTEST_ARGS)

zip: setup-demo
	$(RODIN) zip --out dist

zip-full: setup
	$(RODIN) zip --full --out dist

train: setup
	for kind in $(KINDS); do \
		$(RODIN) train --kind $$kind --out weights/$$kind --overwrite && \
		$(RODIN) evaluate --kind $$kind --weights weights/$$kind --card || exit 1; done

evaluate: setup
	for kind in $(KINDS); do $(RODIN) evaluate --kind $$kind --weights weights/$$kind || exit 1; done

fuzz: setup
	$(MAIN) -m tests.fuzz --share $(SHARE) --seed $(SEED)

bench: setup
	$(RODIN) bench --json build/bench.json --blender $(VENV)/bin/python \
		$(addprefix --blender ,$(wildcard $(VENV)/blender-*/bin/python))

ablations: setup
	$(RODIN) ablate

# Seeds in a row, the kinds in turn.
picture: setup-demo
	rm -rf build/picture
	$(RODIN) generate --kind any --count 60 --seed 42 --out build/picture
	$(RODIN) preview build/picture --columns 12 --width 1800 --out docs/pictures/kinds.png

# Seeds in a row, so that nothing is picked. Inputs are of a seed that training never sees.
gallery: setup-demo
	rm -rf build/gallery
	for pair in $(CLOSE_UPS); do kind=$${pair%:*}; at=build/gallery/$$kind; \
		$(RODIN) generate --kind $$kind --count 48 --seed 100 --out $$at/samples && \
		$(RODIN) preview $$at/samples --columns 8 --width 1000 --out docs/pictures/samples-$$kind.png && \
		$(RODIN) generate --kind $$kind --count 16 --seed 100 --out $$at/close && \
		$(RODIN) preview $$at/close --part $$(echo $${pair#*:} | sed "s/+/ --part /g") --columns 4 --resolution 32 --width 1200 \
			--out docs/pictures/close-$$kind.png && \
		$(RODIN) forge --kind $$kind --count 24 --seed 20190001 --out $$at/inputs && \
		$(RODIN) reconstruct $$at/inputs/*.ply --kind $$kind --refine latent --out $$at/likenesses && \
		$(RODIN) preview $$at/inputs --beside $$at/likenesses --width 1600 \
			--out docs/pictures/reconstructions-$$kind.png || exit 1; done
	$(RODIN) set --count 6 --seed 1 --out build/gallery/sets
	$(RODIN) preview build/gallery/sets --columns $(words $(KINDS)) --width 1000 --out docs/pictures/sets.png
	for pair in katana:claymore flamberge:scimitar dagger:rapier; do a=$${pair%:*}; b=$${pair#*:}; \
		for style in $$a $$b; do \
			$(RODIN) generate --style $$style --seed 7 --out build/gallery/ends || exit 1; done; \
		ends=build/gallery/ends/recipes.json; \
		$(RODIN) interpolate $$ends:$${a}_7 $$ends:$${b}_7 --steps 8 --out build/gallery/$${a}_$$b || exit 1; done
	$(RODIN) preview build/gallery/katana_claymore build/gallery/flamberge_scimitar build/gallery/dagger_rapier \
		--width 1400 --out docs/pictures/interpolations.png

# One sword and what its sizes, the dice and a locked part make of it; then its levels of detail.
guide: setup-demo
	rm -rf build/guide
	$(RODIN) generate --style arming --seed 3 --out build/guide/handles
	seed=1; for change in blade_length=1.0 blade_width=0.075 blade_curvature=-22 guard_width=0.32 grip_length=0.18 \
		pommel_size=0.07; do \
		$(RODIN) vary build/guide/handles/recipes.json:0 --set $$change --seed $$seed --out build/guide/handles || exit 1; \
		seed=$$((seed + 1)); done
	$(RODIN) preview build/guide/handles --columns 7 --width 1400 --out docs/pictures/handles.png
	$(RODIN) vary build/guide/handles/recipes.json:0 --strength 0.8 --count 8 --out build/guide/variations
	$(RODIN) vary build/guide/handles/recipes.json:0 --lock blade --count 8 --out build/guide/hilts
	$(RODIN) preview build/guide/variations build/guide/hilts --width 1400 --out docs/pictures/variations.png

	$(RODIN) generate --count 20 --seed 100 --out build/guide/plain
	$(MAIN) docs/learn_set.py build/guide/plain build/guide/set
	$(RODIN) learn build/guide/set --style hooked --out build/guide/hooked
	$(RODIN) generate --weights build/guide/hooked --style hooked --count 20 --out build/guide/drawn
	$(RODIN) preview build/guide/set build/guide/drawn --weights build/guide/hooked --columns 10 --width 1400 \
		--out docs/pictures/learn.png

	$(MAIN) docs/turned_set.py build/guide/turned
	$(RODIN) learn build/guide/turned --kind new --name candlestick --out build/guide/candlestick
	$(RODIN) generate --weights build/guide/candlestick --count 20 --out build/guide/candlesticks
	$(RODIN) preview build/guide/turned build/guide/candlesticks --weights build/guide/candlestick --columns 10 \
		--width 1400 --out docs/pictures/new_kind.png

	$(RODIN) generate --style arming --seed 3 --out build/guide/exported
	$(RODIN) generate --style scimitar --seed 4 --out build/guide/exported
	$(RODIN) export build/guide/exported --format gltf --out build/guide/files
	for sword in build/guide/files/*.glb; do $(MAIN) docs/level_meshes.py $$sword build/guide/levels || exit 1; done
	$(RODIN) preview build/guide/levels --columns 10 --width 1400 --out docs/pictures/levels.png

window-setup:
	tests/window/setup.sh build/window-blender trixie blender python3-numpy python3-requests python3-cattr imagemagick

window: setup window-setup
	$(MAIN) -m pytest tests/window $(PYTEST_ARGS)

panel-picture: setup window-setup
	$(MAIN) tests/window/stage.py pictures export_picture
	cp $(addprefix build/window/,panel.png window.png sheet.png export.png) docs/pictures/

matrix: setup readers
	$(MAIN) tests/readers/matrix.py

bench-export: setup
	$(RODIN) bench-export

godot-picture: setup-demo readers
	rm -rf build/godot
	seed=3; for style in arming katana rapier scimitar claymore; do \
		$(RODIN) generate --style $$style --seed $$seed --out build/godot/swords || exit 1; done
	$(RODIN) export build/godot/swords --for godot --out build/godot/files
	$(MAIN) tests/readers/godot_picture.py docs/pictures/godot.png build/godot/files/*.glb

lint: setup
	$(MAIN) -m ruff check .

clean:
	rm -rf build demo dist runs .pytest_cache .ruff_cache *.egg-info
	find . -name __pycache__ -not -path "./.venv/*" -prune -exec rm -rf {} +

libraries:
	@echo $(LIBRARIES)

# Set-up. A stamp is touched when its step has wholly succeeded, so a second run installs nothing,
# and one that was interrupted ("unfinished" is still there) installs its packages anew.

setup-demo: $(VENV)/.demo-ready
setup: $(VENV)/.test-ready $(OTHER_BLENDERS:%=$(VENV)/.blender-%-ready)

# $(call find-python,PREFERRED,MAJOR.MINOR) sets $$found to a Python of that version that really runs.
find-python = found=; \
	for candidate in "$(1)" python$(2) python3 python "$${PYENV_ROOT:-$$HOME/.pyenv}"/versions/$(2).*/bin/python; do \
		if "$$candidate" -c 'import sys; sys.exit("%d.%d" % sys.version_info[:2] != "$(2)")' >/dev/null 2>&1; \
		then found="$$candidate"; break; fi; \
	done

# $(call make-venv,FOLDER): a virtual environment with a pip that works, from $$found.
make-venv = if ! "$(1)/bin/python" -m pip --version >/dev/null 2>&1; then \
		"$$found" -m venv --clear "$(1)" || { \
			echo "Python's venv module does not work; install it (Debian, Ubuntu: apt install python3-venv," \
				"or python3.11-venv)." >&2; exit 1; }; \
	fi

# $(call install,FOLDER,PACKAGES): all of them, or a stop.
install = flags=; if [ -e "$(1)/unfinished" ]; then flags=--force-reinstall; fi; touch "$(1)/unfinished"; \
	"$(1)/bin/python" -m pip install --quiet $$flags $(2) || { \
		echo "pip could not install $(2); look at its message above, and run make again." >&2; exit 1; }; \
	rm "$(1)/unfinished"

# $(call try-bpy,FOLDER): Blender opens, or a sentence says what it lacks.
try-bpy = log=$$("$(1)/bin/python" -c 'import bpy, os; os._exit(0)' 2>&1) || { \
	echo "$$log" | tail -n 1 >&2; \
	echo "Blender lacks a system library; on Debian or Ubuntu install: apt install $(LIBRARIES)" >&2; exit 1; }

$(VENV)/.demo-ready: pyproject.toml
	@$(call find-python,$(PYTHON),3.11); if [ -z "$$found" ]; then \
		echo "Rodin needs Python 3.11, the one Blender 4.2 to 5.0 is built for; install it" \
			"(Debian 12: apt install python3.11 python3.11-venv; else pyenv install 3.11 or python.org)," \
			"or name it: make PYTHON=/path/to/python3.11" >&2; exit 1; fi; \
	echo "Setting up $(VENV) ..."; \
	$(call make-venv,$(VENV)); \
	$(call install,$(VENV),--editable ".[blender]"); \
	$(call try-bpy,$(VENV)); \
	touch $@

$(VENV)/.test-ready: $(VENV)/.demo-ready
	@echo "Installing torch and the tests' tools in $(VENV) ..."; \
	$(call install,$(VENV),--editable ".[blender$(comma)train$(comma)farm$(comma)dev]"); \
	touch $@



BPY_4.2 := "bpy==4.2.23" "numpy<2"
BPY_5.0 := "bpy==5.0.1" "numpy<2"
BPY_5.2 := "bpy==5.2.3"

$(VENV)/.blender-4.2-ready $(VENV)/.blender-5.0-ready: $(VENV)/.blender-%-ready: | $(VENV)/.demo-ready
	@echo "Installing Blender $* in $(VENV)/blender-$* ..."; \
	$(call find-python,$(PYTHON),3.11); \
	$(call make-venv,$(VENV)/blender-$*); \
	$(call install,$(VENV)/blender-$*,$(BPY_$*)); \
	$(call try-bpy,$(VENV)/blender-$*); \
	touch $@

# Without a Python 3.13 there is no stamp, so that each run looks for one again.
$(VENV)/.blender-5.2-ready: | $(VENV)/.demo-ready
	@$(call find-python,$(PYTHON313),3.13); if [ -z "$$found" ]; then \
		echo "No Python 3.13 was found, so the tests on Blender 5.2 are skipped; to run them install it" \
			"(pyenv install 3.13, or python.org), or name it: make test PYTHON313=/path/to/python3.13"; exit 0; fi; \
	echo "Installing Blender 5.2 in $(VENV)/blender-5.2 ..."; \
	$(call make-venv,$(VENV)/blender-5.2); \
	$(call install,$(VENV)/blender-5.2,$(BPY_5.2)); \
	$(call try-bpy,$(VENV)/blender-5.2); \
	touch $@

# Programs that read what is exported, each by itself: one that cannot be had says so, and its tests are skipped.

READERS := build/readers

readers: $(READERS)/.node-ready $(READERS)/.python-ready readers-godot

$(READERS)/.node-ready: tests/readers/package.json tests/readers/package-lock.json
	@if ! command -v npm >/dev/null; then \
		echo "Node.js and npm were not found, so three.js, FBX2glTF and glTF's validator are left out."; exit 0; fi; \
	echo "Installing the readers in Node.js ..."; \
	mkdir -p $(READERS)/node && cp $^ $(READERS)/node && \
	npm ci --prefix $(READERS)/node --silent --no-audit --no-fund && \
	chmod +x $(READERS)/node/node_modules/fbx2gltf/bin/Linux/FBX2glTF && touch $@ || \
	echo "npm could not install three.js, FBX2glTF and glTF's validator; they are left out."

$(READERS)/.python-ready: tests/readers/requirements.txt
	@$(call find-python,$(PYTHON),3.11); if [ -z "$$found" ]; then \
		echo "No Python 3.11 was found, so assimp and USD are left out."; exit 0; fi; \
	echo "Installing the readers in Python ..."; \
	mkdir -p $(READERS) && ($(call make-venv,$(READERS)/python); \
	$(call install,$(READERS)/python,--requirement $<)) && touch $@ || \
	echo "pip could not install assimp and USD; they are left out."

# Debian 13 has Godot 3 only.
readers-godot:
	@mkdir -p $(READERS); tests/window/setup.sh $(READERS)/godot forky godot || \
	echo "Godot 4 is left out."
