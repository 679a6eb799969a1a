# lrsched: learning-rate schedules on the command line. `make help` lists the targets.

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
# The Swift runtime goes into the binary, so that it starts fast and runs where no Swift is installed. A section for each
# function lets the linker drop those that nothing calls, and, with lld, keep one of those that are alike. Linked for one
# address, the program has no pointers to adjust before it starts: a third of what `--version` takes. Nothing is loaded into
# the program that would look for its symbols: without a table of them it is 1 MB smaller.
RELEASE = -c release --static-swift-stdlib -Xswiftc -Xfrontend -Xswiftc -function-sections $(LINK)
ifeq ($(shell uname),Linux)
LINK = -Xswiftc -use-ld=lld -Xlinker --icf=all -Xlinker --no-export-dynamic -Xswiftc -Xclang-linker -Xswiftc -no-pie
endif
BINARY = $(CURDIR)/.build/release/lrsched
# So do libyaml, and cairo with what it stands on, where their archives are installed (Debian's libcairo2-dev brings
# all of cairo's): loading two dozen libraries takes longer than drawing a chart. Elsewhere the shared libraries do.
STATIC = .build/static
ARCHIVES = cairo pixman-1 fontconfig freetype png16 png z expat brotlidec brotlicommon uuid \
  X11 Xext Xrender xcb xcb-render xcb-shm Xau Xdmcp stdc++
SOURCES = Package.swift Sources Tests
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: all build demo test install uninstall lint format man examples docs bench fuzz sanitize recordings clean help packages static

all: build

## build: the release binary, .build/release/lrsched
build: packages static
	PKG_CONFIG_PATH="$(CURDIR)/$(STATIC):$$PKG_CONFIG_PATH" $(SWIFT) build $(RELEASE) --product lrsched

## demo: build, and draw the cosine chart of the tutorial
demo: build
	"$(BINARY)" plot cosine --min 1 --max 2 -o demo.png
	@echo "The chart is in $(CURDIR)/demo.png"

## test: run all tests
test: packages
	LRSCHED_QUICK_TESTS=1 $(SWIFT) test

## install: the binary, the man page and the completions, below PREFIX
install: build
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/man/man1" \
	  "$(DESTDIR)$(PREFIX)/share/bash-completion/completions" "$(DESTDIR)$(PREFIX)/share/zsh/site-functions" \
	  "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d"
	install -m 755 "$(BINARY)" "$(DESTDIR)$(PREFIX)/bin/lrsched"
	"$(BINARY)" reference man > "$(DESTDIR)$(PREFIX)/share/man/man1/lrsched.1"
	"$(BINARY)" completions bash > "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/lrsched"
	"$(BINARY)" completions zsh > "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_lrsched"
	"$(BINARY)" completions fish > "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/lrsched.fish"

## uninstall: remove what install has put below PREFIX
uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/lrsched" "$(DESTDIR)$(PREFIX)/share/man/man1/lrsched.1" \
	  "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/lrsched" \
	  "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_lrsched" \
	  "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/lrsched.fish"

## lint: check the style of every source, and that no warning is left
lint: packages
	$(SWIFT) format lint --strict --recursive $(SOURCES)
	LRSCHED_STRICT=1 LRSCHED_QUICK_TESTS=1 $(SWIFT) build --build-tests

## format: bring every source into style
format:
	$(SWIFT) format --in-place --recursive $(SOURCES)

## man: show the man page
man: build
	"$(BINARY)" reference man > .build/lrsched.1
	man -l .build/lrsched.1

## examples: draw every figure of Examples/, and write the programs of Examples/code/
examples: build
	cd Examples && PATH="$(CURDIR)/.build/release:$$PATH" sh ./draw.sh
	cd Examples/training && PATH="$(CURDIR)/.build/release:$$PATH" sh ./draw.sh
	cd Examples/code && PATH="$(CURDIR)/.build/release:$$PATH" sh ./make.sh

## docs: write the references of the schedules and the formats, the tables of the dialects and their charts, below docs/
docs: build
	"$(BINARY)" reference markdown > docs/schedules.md
	"$(BINARY)" reference formats > docs/formats.md
	mkdir -p docs/rules && "$(BINARY)" reference rules > docs/rules/README.md
	for code in $$("$(BINARY)" rule | cut -d ' ' -f 1); do "$(BINARY)" rule "$$code" --markdown > "docs/rules/$$code.md"; done
	cd docs && PATH="$(CURDIR)/.build/release:$$PATH" sh ./make-pages.sh

## bench: measure against other programs on the same work, as ratios; RUNS=11 and ONLY=text choose how often and what
bench: build
	-python3 Tests/Benchmarks/bench.py "$(BINARY)" --runs $(or $(RUNS),11) --only="$(ONLY)"

## recordings: compute the recorded curves of the frameworks anew, with the packages themselves, tell what differs, run the code that lrsched writes for them, and hold its SARIF against the schema
recordings: build
	Tests/Recordings/run.sh .build-recordings $(if $(WRITE),--write) --only="$(ONLY)"
	.build-recordings/shared/bin/python Tests/Recordings/code.py "$(BINARY)" --only="$(ONLY)"
	.build-recordings/shared/bin/python Tests/Recordings/sarif.py "$(BINARY)"

# lld, since gold gives up on what is instrumented; both are of the toolchains for Linux.
FUZZ_FLAGS = -c release --scratch-path .build-fuzz --product Fuzz -Xswiftc -sanitize=fuzzer,address -Xswiftc -use-ld=lld

## fuzz: feed eighteen million inputs to parsers, schedules and readers of files and keys, some hours of work; SCALE multiplies them, TARGETS names fewer
fuzz: packages
	LRSCHED_FUZZ=1 $(SWIFT) build $(FUZZ_FLAGS)
	Tests/Fuzz/run.sh .build-fuzz/release/Fuzz .build-fuzz/work $(or $(SCALE),1) $(TARGETS)

# Optimised, since the sanitizers multiply the time of every test.
SANITIZE_FLAGS = -c release -Xswiftc -enable-testing -Xswiftc -use-ld=lld
# Swift traps its own overflows and has no such sanitizer here; the C functions of this package get clang's, with traps.
UNDEFINED_FLAGS = -Xcc -fsanitize=undefined -Xcc -fsanitize-trap=undefined
# The thread sanitizer's runtime puts signals off until the program waits by itself: what the tests of signals wait for does not come.
THREAD_FLAGS = --skip SignalTests

## sanitize: run the tests under the sanitizers that SANITIZERS names, by default address undefined thread memcheck; SANITIZED chooses tests
sanitize: packages
	@for sanitizer in $(or $(SANITIZERS),address undefined thread memcheck); do \
	  echo "== $$sanitizer"; \
	  case $$sanitizer in \
	    memcheck) $(MAKE) build && Tests/Sanitizers/memcheck.sh "$(BINARY)" || exit 1; continue ;; \
	    undefined) flags="$(UNDEFINED_FLAGS)" ;; \
	    thread) flags="--sanitize thread $(THREAD_FLAGS)" ;; \
	    *) flags="--sanitize $$sanitizer" ;; \
	  esac; \
	  LSAN_OPTIONS="suppressions='$(CURDIR)/Tests/Sanitizers/leaks.txt':print_suppressions=0" \
	  TSAN_OPTIONS="suppressions='$(CURDIR)/Tests/Sanitizers/races.txt'" \
	    $(SWIFT) test $$flags --scratch-path .build-$$sanitizer $(SANITIZE_FLAGS) $(SANITIZED) || exit 1; \
	done

## clean: remove what was built and drawn
clean:
	rm -rf .build .build-* demo.png Examples/*.png Examples/*.svg Examples/*.pdf Examples/*.csv

## help: list the targets
help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST)

# A folder in which only archives are found, and package descriptions that make the linker look there first.
static:
	@rm -rf "$(STATIC)" && mkdir -p "$(STATIC)"
	@archive=$$($(CC) -print-file-name=libyaml.a); \
	if [ "$$(uname)" = Linux ] && [ -f "$$archive" ] && pkg-config --exists yaml-0.1; then \
	  ln -s "$$archive" "$(STATIC)/"; \
	  printf 'Name: yaml-0.1\nDescription: archive\nVersion: %s\nCflags: %s\nLibs: -L%s -lyaml\n' \
	    "$$(pkg-config --modversion yaml-0.1)" "$$(pkg-config --cflags yaml-0.1)" "$(STATIC)" > "$(STATIC)/yaml-0.1.pc"; \
	fi
	@[ "$$(uname)" = Linux ] && pkg-config --exists cairo fontconfig freetype2 libpng || exit 0; \
	for name in $(ARCHIVES); do \
	  archive=$$($(CC) -print-file-name=lib$$name.a) && [ -f "$$archive" ] || exit 0; \
	  ln -s "$$archive" "$(STATIC)/"; libraries="$$libraries -l$$name"; \
	done; \
	for package in cairo fontconfig freetype2 libpng; do \
	  printf 'Name: %s\nDescription: archives\nVersion: %s\nCflags: %s\nLibs: %s\n' $$package \
	    "$$(pkg-config --modversion $$package)" "$$(pkg-config --cflags $$package)" \
	    "-L$(STATIC) $$libraries" > "$(STATIC)/$$package.pc"; \
	done

# Installs the libraries whose headers pkg-config does not find, and says so before anything is asked for with sudo.
LIBRARIES = cairo freetype2 fontconfig libpng yaml-0.1
packages:
	@if pkg-config --exists $(LIBRARIES) 2>/dev/null; then :; \
	elif command -v apt-get >/dev/null; then \
	  echo "not all of $(LIBRARIES) are installed with their headers: installing them$(if $(SUDO), with sudo)"; \
	  $(SUDO) apt-get update && $(SUDO) apt-get install -y pkg-config libcairo2-dev libfreetype-dev \
	    libfontconfig-dev libpng-dev libyaml-dev fonts-dejavu-core; \
	elif command -v brew >/dev/null; then \
	  echo "not all of $(LIBRARIES) are installed: installing them with brew"; \
	  brew install pkg-config cairo freetype fontconfig libpng libyaml; \
	else echo "lrsched needs $(LIBRARIES) with their headers, and pkg-config: please install them" >&2; exit 1; fi
