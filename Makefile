# spiegel: build, test, install. `make help` lists the targets. Objects and everything generated live in build/.
VERSION := 0.1.0
VARIANT ?= plain
B := build/$(VARIANT)
GEN := build/gen
PREFIX ?= /usr/local

FOLDERS := base sql analytics importers reports study cli

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wdouble-promotion -Wfloat-equal -Wformat=2 \
        -Wstrict-prototypes -Wmissing-prototypes -Wundef -Wvla -Wcast-qual -Wwrite-strings -Wnull-dereference -Wswitch-enum
ifeq ($(findstring clang,$(CC)),)
WARN += -Wlogical-op
endif
HARDEN := -fPIE -fstack-protector-strong -fstack-clash-protection -fcf-protection
OPTIMISE := -O2 -g
# the fortified C library needs optimisation and is in the way of the sanitizers, which check the same and more
FORTIFY := -D_FORTIFY_SOURCE=3
LINK := -pie -Wl,-z,relro,-z,now
ifeq ($(VARIANT),asan)
OPTIMISE := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
FORTIFY :=
endif
ifeq ($(VARIANT),coverage)
OPTIMISE := -O0 -g --coverage
FORTIFY :=
endif
ifdef WERROR
WARN += -Werror
endif

PKG_reports := plplot pangocairo cairo libqpdf
PKG_sql := sqlite3
PKG_analytics := gsl
PKG_base := libutf8proc nettle
pkg_cflags = $(shell pkg-config --cflags $(PKG_$(1)) 2>/dev/null | sed 's/-I/-isystem /g')
pkg_libs = $(shell pkg-config --libs $(PKG_$(1)) 2>/dev/null)
# expanded once each, on first use
$(foreach f,$(FOLDERS),$(eval CFLAGS_$(f) = $$(eval CFLAGS_$(f) := $$(if $$(PKG_$(f)),$$(call pkg_cflags,$(f))))$$(CFLAGS_$(f))))
LIBS_base = $(call pkg_libs,base)
LIBS_sql = $(call pkg_libs,sql)
LIBS_analytics = $(call pkg_libs,analytics)
LIBS_importers = -lcsv -lpthread
LIBS_reports = $(call pkg_libs,reports) -lhyphen
LIBS_study = -linih
LIBS_cli :=

ALL_CFLAGS = -std=c17 -D_POSIX_C_SOURCE=200809L -DSPIEGEL_VERSION='"$(VERSION)"' $(WARN) $(OPTIMISE) $(FORTIFY) $(HARDEN) \
             -fno-common -ffp-contract=off -I. -I$(GEN) $(CFLAGS)

# what a folder may use: itself and lower ranks, in link order (scripts/layers proves it)
NEED_base := base
NEED_sql := sql base
NEED_analytics := analytics base
NEED_importers := importers sql base
NEED_reports := reports analytics base
NEED_study := study importers reports analytics sql base
NEED_cli := cli $(NEED_study)

src_of = $(sort $(wildcard $(1)/*.c))
obj_of = $(patsubst %.c,$(B)/%.o,$(call src_of,$(1)))
libs_of = $(foreach f,$(1),$(LIBS_$(f))) -lm

UNIT := $(sort $(wildcard tests/unit/*/test_*.c))
UNIT_RUN := $(patsubst %.c,$(B)/%,$(UNIT))
SHELL_TESTS := $(sort $(wildcard tests/sql/*.sh tests/cli/*.sh))
EXAMPLE_RUN := $(patsubst %.c,$(B)/%,$(sort $(wildcard examples/*.c)))

.PHONY: all
all: $(B)/spiegel ## build the program

$(B)/spiegel: $(foreach f,$(NEED_cli),$(B)/$(f).a)
	$(CC) $(OPTIMISE) $(LINK) $(LDFLAGS) -o $@ $(filter %.a,$^) $(call libs_of,$(NEED_cli))

define FOLDER_RULES
$(B)/$(1).a: $(call obj_of,$(1))
	@rm -f $$@ && $(AR) rcs $$@ $$^
$(B)/$(1)/%.o: $(1)/%.c | $(GEN)/sql_text.h
	@mkdir -p $$(@D)
	$(CC) $(ALL_CFLAGS) $$(foreach f,$$(NEED_$(1)),$$(CFLAGS_$$(f))) -MMD -MP -c -o $$@ $$<
$(B)/tests/unit/$(1)/%: tests/unit/$(1)/%.c tests/t.h $(foreach f,$(NEED_$(1)),$(B)/$(f).a) | $(GEN)/sql_text.h
	@mkdir -p $$(@D)
	$(CC) $(ALL_CFLAGS) $$(foreach f,$$(NEED_$(1)),$$(CFLAGS_$$(f))) -MMD -MP -MF $$@.d $(LINK) $(LDFLAGS) -o $$@ $$< \
	    $$(foreach f,$$(NEED_$(1)),$(B)/$$(f).a) $$(call libs_of,$$(NEED_$(1))) $$(shell pkg-config --libs check)
endef
$(foreach f,$(FOLDERS),$(eval $(call FOLDER_RULES,$(f))))

# sql_id.h is replaced only when a name came or went: other changes of SQL text do not rebuild every folder
$(GEN)/sql_text.h: sql/embed.awk $(sort $(wildcard sql/*.sql sql/migrate/*.sql))
	@mkdir -p $(GEN)
	awk -v ids=$(GEN)/sql_id.new -v text=$@.new -f sql/embed.awk $(filter %.sql,$^)
	@cmp -s $(GEN)/sql_id.new $(GEN)/sql_id.h || mv $(GEN)/sql_id.new $(GEN)/sql_id.h
	@mv $@.new $@
$(GEN)/sql_id.h: $(GEN)/sql_text.h ;

$(B)/examples/%: examples/%.c $(B)/base.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(CFLAGS_base) -MMD -MP -MF $@.d $(LINK) $(LDFLAGS) -o $@ $< $(B)/base.a $(call libs_of,base)

-include $(foreach f,$(FOLDERS),$(patsubst %.o,%.d,$(call obj_of,$(f)))) $(UNIT_RUN:=.d) $(EXAMPLE_RUN:=.d)

.PHONY: clean
clean: ## remove everything that was built
	rm -rf build
