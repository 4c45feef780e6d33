# spiegel: build, test, install. `make help` lists the targets; everything that is made stands in build/.
VERSION := 0.1.0
VARIANT ?= plain
B := build/$(VARIANT)
GEN := build/gen
PREFIX ?= /usr/local
# what installs missing packages; `make check SETUP=:` skips it on a system that has the libraries by other means
SETUP ?= scripts/setup.sh

FOLDERS := base sql analytics importers reports study cli

# --- flags ---

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wfloat-equal -Wformat=2 \
        -Wstrict-prototypes -Wmissing-prototypes -Wundef -Wvla -Wcast-qual -Wwrite-strings -Wnull-dereference -Wswitch-enum \
        -Wimplicit-fallthrough
HARDEN := -fPIE -fstack-protector-strong -fstack-clash-protection
LINK := -pie -Wl,-z,relro,-z,now,-z,noexecstack,-z,separate-code
ifneq ($(filter x86_64 i%86,$(shell uname -m)),)
HARDEN += -fcf-protection=full
endif
# gcc only: clang lacks these, or takes the constant NAN for a promotion
ifeq ($(findstring clang,$(CC)),)
WARN += -Wlogical-op -Wtrampolines -Wdouble-promotion
INIT := -ftrivial-auto-var-init=zero
endif

OPTIMISE_asan := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
OPTIMISE_valgrind := -O1 -g
OPTIMISE_mutation := -O1
# its counts are written when the program ends, into the folder of the objects
OPTIMISE_coverage := -O0 -g --coverage -DCOVERAGE_FOLDER='"$(CURDIR)/build"'
# clang's libFuzzer: CC=clang VARIANT=fuzz
OPTIMISE_fuzz := -O1 -g -fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=undefined -fno-omit-frame-pointer
OPTIMISE_analyzer := -O2 -g -fanalyzer
OPTIMISE := $(or $(OPTIMISE_$(VARIANT)),-O2 -g)
# the fortified C library is in the way of tools that watch memory themselves, and zeroed variables would hide from them
ifndef OPTIMISE_$(VARIANT)
HARDEN += -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 $(INIT)
endif
ifeq ($(VARIANT),coverage)
EXTRA := $(B)/tests/coverage_exit.o
LINK += -Wl,--wrap=_exit $(EXTRA)
endif
ifneq (,$(filter asan fuzz,$(VARIANT)))
EXTRA := $(B)/tests/lsan.o
LINK += $(EXTRA)
endif
ifdef WERROR
WARN += -Werror
endif

# --- libraries: only the folder that may use one is told where it is ---

pkg_cflags = $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(1) 2>/dev/null))
pkg_libs = $(shell pkg-config --libs $(1) 2>/dev/null)
PKG_base := libutf8proc nettle
PKG_sql := sqlite3
PKG_analytics := gsl
PKG_importers := libzip expat freexl jansson
PKG_reports := plplot pangocairo cairo fontconfig freetype2 harfbuzz zlib libqpdf xlsxwriter libqrencode
$(foreach f,base sql analytics importers reports,$(eval CFLAGS_$(f) := $(call pkg_cflags,$(PKG_$(f)))))
$(foreach f,base sql analytics importers reports,$(eval LIBS_$(f) := $(call pkg_libs,$(PKG_$(f)))))
LIBS_importers += -lcsv -lpthread
LIBS_reports += -lhyphen
LIBS_study := -linih
LIBS_check := $(call pkg_libs,check)
# what only the tests of a folder use
LIBS_test_importers := $(call pkg_libs,xlsxwriter)

# --- what a folder may use: itself and lower ranks, in link order (scripts/layers.sh proves it) ---

NEED_base := base
NEED_sql := sql base
NEED_analytics := analytics base
NEED_importers := importers sql base
NEED_reports := reports analytics base
NEED_study := study importers reports analytics sql base
NEED_cli := cli $(NEED_study)

LANGUAGE := -std=c17 -D_XOPEN_SOURCE=700 -DSPIEGEL_VERSION='"$(VERSION)"' -I. -I$(GEN)
ALL_CFLAGS = $(LANGUAGE) $(WARN) $(OPTIMISE) $(HARDEN) -fno-common -ffp-contract=off $(CFLAGS)
cflags_of = $(foreach f,$(NEED_$(1)),$(CFLAGS_$(f)))
archives_of = $(foreach f,$(NEED_$(1)),$(B)/$(f).a)
libs_of = $(foreach f,$(NEED_$(1)),$(LIBS_$(f))) -lm
obj_of = $(patsubst %.c,$(B)/%.o,$(sort $(wildcard $(1)/*.c)))

SOURCE := $(sort $(wildcard $(FOLDERS:=/*.c)))
UNIT := $(sort $(wildcard tests/unit/*/test_*.c))
# programs of one file, on base alone: the generator of the demo's exports, the stopwatch
TOOL_ANALYTICS := tests/audit/auditor.c tests/bench/statistics.c # these call the statistics, the others nothing but base
TOOL := $(sort $(filter-out $(TOOL_ANALYTICS),$(wildcard examples/*.c tests/bench/*.c)))
UNIT_RUN := $(UNIT:%.c=$(B)/%)
TOOL_RUN := $(TOOL:%.c=$(B)/%)
# a fuzz target is named for the highest folder that it uses; without libFuzzer it replays the inputs that are kept
FUZZ := $(sort $(filter-out tests/fuzz/replay.c,$(wildcard tests/fuzz/*.c)))
FUZZ_RUN := $(FUZZ:%.c=$(B)/%)
FUZZ_MAIN := $(if $(filter fuzz,$(VARIANT)),-fsanitize=fuzzer,tests/fuzz/replay.c)
# a program that is killed, or refused its calls, while it writes down its coverage leaves counts that are none
SHELL_TESTS := $(sort $(wildcard tests/*.sh tests/sql/*.sh tests/cli/*.sh $(if $(filter coverage,$(VARIANT)),,tests/faults/*.sh)))

# --- building; V=1 shows whole commands ---

say = $(if $(V),,@printf '  %-4s %s\n' $(1) $@;)

.PHONY: all
all: $(B)/spiegel ## build the program: build/plain/spiegel

$(B)/spiegel: $(call archives_of,cli) | $(EXTRA)
	$(call say,LD)$(CC) $(OPTIMISE) $(LINK) $(LDFLAGS) -o $@ $^ $(call libs_of,cli)
$(B)/tests/%.o: tests/%.c Makefile
	@mkdir -p $(@D)
	$(call say,CC)$(CC) -std=c17 -D_XOPEN_SOURCE=700 -Wall -Wextra -O2 -fPIE -c -o $@ $<

# what refuses a program its memory, or what it asks of its database: loaded before it
$(B)/tests/%.so: tests/%.c tests/fail.h Makefile
	@mkdir -p $(@D)
	$(call say,CC)$(CC) -std=c17 -D_XOPEN_SOURCE=700 -Wall -Wextra -O2 -fPIC -shared -o $@ $<

define FOLDER_RULES
$(B)/$(1).a: $(call obj_of,$(1))
	@mkdir -p $$(@D)
	$$(call say,AR)rm -f $$@ && $$(AR) rcs $$@ $$^
$(B)/$(1)/%.o: $(1)/%.c Makefile | build/libraries $(if $(filter sql,$(NEED_$(1))),$(GEN)/sql_text.h)
	@mkdir -p $$(@D)
	$$(call say,CC)$$(CC) $$(ALL_CFLAGS) $(call cflags_of,$(1)) -MMD -MP -c -o $$@ $$<
$(B)/tests/unit/$(1)/%: tests/unit/$(1)/%.c Makefile $(call archives_of,$(1)) | build/libraries $(EXTRA)
	@mkdir -p $$(@D)
	$$(call say,CC)$$(CC) $$(ALL_CFLAGS) $(call cflags_of,$(1)) -MMD -MP -MF $$@.d $$(LINK) $$(LDFLAGS) -o $$@ $$< \
	    $(call archives_of,$(1)) $(call libs_of,$(1)) $(LIBS_test_$(1)) $$(LIBS_check)
$(B)/tests/fuzz/$(1)_%: tests/fuzz/$(1)_%.c tests/fuzz/fuzz.h tests/fuzz/replay.c Makefile $(call archives_of,$(1)) | build/libraries $(EXTRA)
	@mkdir -p $$(@D)
	$$(call say,CC)$$(CC) $$(ALL_CFLAGS) $(call cflags_of,$(1)) $$(LINK) $$(LDFLAGS) -o $$@ $$< $$(FUZZ_MAIN) \
	    $(call archives_of,$(1)) $(call libs_of,$(1))
$(B)/tidy/$(1)/%.ok: $(1)/%.c $(B)/$(1)/%.o .clang-tidy
	@mkdir -p $$(@D)
	$$(call say,TIDY)clang-tidy --quiet --warnings-as-errors='*' $$< -- $$(LANGUAGE) $(call cflags_of,$(1)) && touch $$@
endef
$(foreach f,$(FOLDERS),$(eval $(call FOLDER_RULES,$(f))))

$(TOOL_RUN): $(B)/%: %.c Makefile $(B)/base.a | $(EXTRA)
	@mkdir -p $(@D)
	$(call say,CC)$(CC) $(ALL_CFLAGS) $(CFLAGS_base) -MMD -MP -MF $@.d $(LINK) $(LDFLAGS) -o $@ $< $(B)/base.a $(call libs_of,base)

$(TOOL_ANALYTICS:%.c=$(B)/%): $(B)/%: %.c Makefile $(call archives_of,analytics) | build/libraries $(EXTRA)
	@mkdir -p $(@D)
	$(call say,CC)$(CC) $(ALL_CFLAGS) $(call cflags_of,analytics) -MMD -MP -MF $@.d $(LINK) $(LDFLAGS) -o $@ $< \
	    $(call archives_of,analytics) $(call libs_of,analytics)

# sql_id.h is replaced only when a name came or went: other changes of SQL text do not rebuild every folder
$(GEN)/sql_text.h: sql/embed.awk $(sort $(wildcard sql/*.sql sql/migrate/*.sql))
	@mkdir -p $(GEN)
	$(call say,SQL)awk -v ids=$(GEN)/sql_id.new -v text=$@.new -f sql/embed.awk $(filter %.sql,$^)
	@cmp -s $(GEN)/sql_id.new $(GEN)/sql_id.h || mv $(GEN)/sql_id.new $(GEN)/sql_id.h
	@mv $@.new $@
$(GEN)/sql_id.h: $(GEN)/sql_text.h ;

# what words.c takes in: the words, with the spaces of French that hold a line together
$(GEN)/words_text.def: base/words_text.awk base/words.def $(sort $(wildcard base/words/*.def))
	@mkdir -p $(GEN)
	$(call say,WORDS)sed -n 's|^#include "\(words/.*\)"|base/\1|p' base/words.def | LC_ALL=C xargs awk -f base/words_text.awk >$@.new
	@mv $@.new $@
$(B)/base/words.o: $(GEN)/words_text.def

# words before the first compile error, when the libraries are not there
build/libraries: scripts/packages.txt
	@pkg-config --exists $(foreach f,$(FOLDERS),$(PKG_$(f))) || \
	    { echo "spiegel: libraries are missing; 'make setup' installs them on Debian 12 (list: scripts/packages.txt)" >&2; exit 1; }
	@mkdir -p build && touch $@

-include $(patsubst %.o,%.d,$(foreach f,$(FOLDERS),$(call obj_of,$(f)))) $(UNIT_RUN:=.d) $(TOOL_RUN:=.d) $(TOOL_ANALYTICS:%.c=$(B)/%.d)

# --- the targets below set the machine up first and then start make again, so that it sees what was installed ---

again = $(MAKE) $(if $(findstring -j,$(MAKEFLAGS)),,-j$(shell nproc)) --no-print-directory

.PHONY: setup check demo picture bench asan valgrind faults corpus fuzz mutation coverage validate format lint dist
setup: ## install the Debian packages that building and testing need
	$(SETUP) build test

check: ## set up, build with warnings as errors, run every test
	$(SETUP) build test
	$(again) WERROR=1 test

demo: ## set up, build, and make a project with its reports from the invented exports in examples/
	$(SETUP) build
	$(again) all tools
	scripts/demo.sh $(B) demo

picture: demo ## renew the picture in README.md from the demo's report
	$(SETUP) test
	pdftoppm -r 90 -singlefile -png demo/reports/2026-06_maandrapport_groene-singel.pdf docs/page-1

bench: ## measure import and reports at three sizes, the import of each kind, the three reports, and the statistics
	$(SETUP) build test
	$(again) all tools
	BUILD=$(B) tests/bench/bench.sh
	BUILD=$(B) tests/bench/kinds.sh
	BUILD=$(B) tests/bench/reports.sh
	BUILD=$(B) tests/bench/statistics.sh

asan: ## all tests with the address and undefined-behaviour sanitizers
	$(SETUP) build test
	$(again) VARIANT=asan WERROR=1 test

valgrind: ## unit tests under valgrind
	$(SETUP) build test valgrind
	$(again) VARIANT=valgrind test-valgrind

faults: ## imports and reports under every fault: killed, refused, no room, signals, bad targets and inputs; prints how many and how many failed
	$(SETUP) build test
	$(again) all tools
	@mkdir -p build/faults
	FAULTS=all BUILD=$(B) prove -v tests/faults/*.sh | tee build/faults/log
	@awk '/^# [0-9]+ faults injected/ { n += $$2; bad += $$5 } /^not ok/ { wrong++ } END { print n, "faults injected,", bad, "failed"; exit n == 0 || bad > 0 || wrong > 0 }' build/faults/log

corpus: ## every hostile file that is at hand as every kind, with the sanitizers
	$(SETUP) build test
	$(again) VARIANT=asan WERROR=1 build/asan/tests/unit/importers/test_outside
	SPIEGEL_KINDS=all CK_FORK=no build/asan/tests/unit/importers/test_outside

mutation: ## small mistakes in the modules that all rests on, one at a time: how many do their tests notice? (MODULE=num, STEP=7)
	$(SETUP) build test
	$(again) VARIANT=mutation mutation-run

fuzz: ## look for inputs that break a law, SECONDS (60) for each target; what is found is left in build/fuzz
	$(SETUP) build lint
	$(again) CC=clang VARIANT=fuzz fuzz-run

coverage: ## line and branch coverage of all tests, against tests/coverage_goals.tsv: build/coverage/index.html
	$(SETUP) build test coverage
	$(again) VARIANT=coverage test-coverage

# veraPDF comes within a package for Node; its rules are its own, and so is the verdict
VERAPDF = build/npm/node_modules/@opendataloader/pdf/lib/opendataloader-pdf-cli.jar
JAXB = $(patsubst %,/usr/share/java/%.jar,jaxb-runtime istack-commons-runtime javax.activation)
colon = $(subst $(eval) ,:,$(1))
validate: ## every report in every language, by validators of others: veraPDF, Preflight and iText for PDF, axe-core in a browser for HTML
	$(SETUP) build test validate
	command -v npm >/dev/null || $(SETUP) npm
	npm install --silent --ignore-scripts --no-save --prefix build/npm @opendataloader/pdf@2.5.11 axe-core@4.14.1 playwright-core@1.65.1
	$(again) all tools $(B)/tests/unit/reports/test_out_pdf
	SPIEGEL_VERAPDF=$(call colon,$(VERAPDF) $(JAXB)) SPIEGEL_AXE=$(CURDIR)/build/npm/node_modules BUILD=$(B) \
		prove -v tests/cli/pdfa.sh tests/cli/axe.sh $(B)/tests/unit/reports/test_out_pdf

format: ## set every C file in the project's format
	$(SETUP) format
	clang-format -i $(ALL_C)

lint: ## layers, format, clang-tidy with its analyzer, cppcheck, gcc -fanalyzer, scan-build, clang, shellcheck, codespell, mandoc
	$(SETUP) build test format lint
	$(again) -k layers lint-format lint-tidy lint-cppcheck lint-shell lint-words lint-manual
	$(again) VARIANT=analyzer WERROR=1 objects
	scan-build --status-bugs --use-cc=clang $(SCAN_EXCEPTIONS) -o build/scan-build $(again) SETUP=: VARIANT=scan objects
	$(again) VARIANT=clang CC=clang WERROR=1 all $(UNIT:%.c=build/clang/%)

dist: ## make a release tarball, then build, test and install from it
	+scripts/dist.sh $(VERSION)

# --- tests ---

export SPIEGEL_SHARED ?= ../shared
export LSAN_OPTIONS := print_suppressions=0
export UBSAN_OPTIONS := print_stacktrace=1
export CK_TIMEOUT_MULTIPLIER := $(if $(filter asan valgrind,$(VARIANT)),10,1)
PROVE := LC_ALL=C.UTF-8 BUILD=$(B) prove --failures --comments -j$(shell nproc)
MEMCHECK := env SPIEGEL_EVERY=17 valgrind -q --error-exitcode=9 --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite \
            --suppressions=tests/valgrind.supp

.PHONY: test test-valgrind test-coverage fuzz-run mutation-run layers tools objects
test: all tools $(UNIT_RUN) $(FUZZ_RUN)
	@$(PROVE) $(UNIT_RUN) scripts/layers.sh $(SHELL_TESTS)

test-valgrind: $(UNIT_RUN)
	@$(PROVE) --timer --exec '$(MEMCHECK)' $(UNIT_RUN)

MUTATION_FOLDERS := base analytics importers reports
mutation-run: objects $(B)/tests/mutate
	@MUTATE=$(B)/tests/mutate COMPILE='$(CC) -c $(LANGUAGE) -w $(OPTIMISE) -ffp-contract=off $(CFLAGS)' LINK='$(CC) $(LDFLAGS)' \
	    $(foreach f,$(MUTATION_FOLDERS),CFLAGS_$(f)='$(call cflags_of,$(f))' ARCHIVES_$(f)='$(call archives_of,$(f))' \
	        LIBS_$(f)='$(call libs_of,$(f)) $(LIBS_test_$(f)) $(LIBS_check)') tests/mutation/run.sh
$(B)/tests/mutate: tests/mutation/mutate.c Makefile
	@mkdir -p $(@D)
	$(call say,CC)$(CC) -std=c17 -Wall -Wextra -O2 -o $@ $<

SECONDS ?= 60
fuzz-run: $(FUZZ_RUN)
	tests/fuzz/run.sh $(SECONDS) $(FUZZ_RUN)

test-coverage: test
	@mkdir -p build/coverage
	FAULTS=all BUILD=$(B) tests/faults/statements.sh
	gcovr --gcov-ignore-parse-errors --root . --object-directory $(B) $(foreach f,$(FOLDERS),--filter $(f)/) --exclude-branches-by-pattern '\s*assert\(.*' \
	    --html-details build/coverage/index.html --csv build/coverage/files.csv --print-summary
	@echo "lines left out by a mark: $$(grep -n GCOVR_EXCL $(SOURCE) | wc -l); assertions count as lines, not as branches"
	@awk -f tests/coverage_goals.awk FS='\t' tests/coverage_goals.tsv FS=, build/coverage/files.csv

layers: objects ## prove the layer rules from includes and symbols
	BUILD=$(B) prove -v scripts/layers.sh

tools: $(TOOL_RUN) $(TOOL_ANALYTICS:%.c=$(B)/%) $(B)/tests/fail_malloc.so $(B)/tests/fail_statement.so
objects: $(foreach f,$(FOLDERS),$(B)/$(f).a)

# --- lint ---

ALL_C = $(SOURCE) $(UNIT) $(TOOL) $(wildcard tests/fuzz/*.[ch] tests/mutation/*.c) $(TOOL_ANALYTICS) $(wildcard $(FOLDERS:=/*.h) tests/*.[ch] tests/unit/*/*.h)
SHELL_FILES := $(wildcard scripts/*.sh tests/*.sh tests/*/*.sh) .ci/run

# those of .clang-tidy, for its reason: this analyzer does not see that functions of other files return false
SCAN_EXCEPTIONS := $(patsubst %,-disable-checker %,core.CallAndMessage core.NullDereference core.UndefinedBinaryOperatorResult)

.PHONY: lint-format lint-tidy lint-cppcheck lint-shell lint-words lint-manual
lint-format:
	clang-format --dry-run -Werror $(ALL_C)
lint-tidy: $(SOURCE:%.c=$(B)/tidy/%.ok)
# varFuncNullUB: NULL is a pointer here, POSIX says so
lint-cppcheck: $(GEN)/sql_text.h $(GEN)/words_text.def
	cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr --suppress=varFuncNullUB --error-exitcode=1 -I. -I$(GEN) \
	    -DSPIEGEL_VERSION='""' $(FOLDERS)
lint-shell:
	shellcheck -x $(SHELL_FILES)
	shellcheck -s bash cli/spiegel.bash
lint-words:
	codespell --ignore-words scripts/codespell.txt --skip '*.def,*.csv,*.tsv,*.png,*.pdf,*.svg,LICENSE' \
	    $(FOLDERS) scripts docs Makefile README.md CONTRIBUTING.md NEWS.md
lint-manual:
	mandoc -T lint -W warning cli/spiegel.1

# --- installing ---

SHARE := $(DESTDIR)$(PREFIX)/share
COMPLETION := $(SHARE)/bash-completion/completions

.PHONY: install uninstall clean help
install: all ## install program, manual, data and completion (PREFIX, DESTDIR)
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/man/man1 $(COMPLETION) $(SHARE)/spiegel $(SHARE)/doc/spiegel/timer
	install -m 755 $(B)/spiegel $(DESTDIR)$(PREFIX)/bin/spiegel
	install -m 644 cli/spiegel.1 $(SHARE)/man/man1/spiegel.1
	install -m 644 cli/spiegel.bash $(COMPLETION)/spiegel
	install -m 644 data/* $(SHARE)/spiegel/
	install -m 644 examples/timer/* $(SHARE)/doc/spiegel/timer/

uninstall: ## remove what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/spiegel $(SHARE)/man/man1/spiegel.1 $(COMPLETION)/spiegel
	rm -rf $(SHARE)/spiegel $(SHARE)/doc/spiegel

clean: ## remove everything that was built
	rm -rf build

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile
