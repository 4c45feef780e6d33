/* Option tables over getopt_long: parsing, --help, the manual's synopsis and shell completion read the same table.
 * Test: tests/unit/base/test_opt.c */
#ifndef BASE_OPT_H
#define BASE_OPT_H
#include "err.h"
#include "str.h"
#include <stdbool.h>

struct opt {
	const char *name; /* long name without dashes; a table ends with a NULL name */
	const char *value; /* what the manual calls its value (NAME, DIR); NULL for a flag */
	bool repeats; /* may be given more than once */
	enum word help;
};

struct opt_given {
	const struct opt *opt;
	const char *value; /* NULL for a flag */
};
struct opt_values {
	struct opt_given *given;
	size_t n;
	const char **rest; /* operands, in order */
	size_t n_rest;
};

/* argv[0] is the verb. tables: own and common options, closed with NULL. Errors: ERR_USAGE naming the option. Memory: from m. */
bool opt_parse(struct mem *m, const struct opt *const tables[], int argc, char **argv, struct opt_values *out, struct err *e);
const char *opt_value(const struct opt_values *v, const char *name); /* the last one given, or NULL */
bool opt_has(const struct opt_values *v, const char *name);
/* What a command that is advised must say to find the project, as it can be pasted into a shell: "--project 'de dijk' "; "" in its folder.
 * Memory: from m.      Test: tests/unit/base/test_opt.c */
const char *opt_project(struct mem *m, const char *folder);
/* "  --period PERIOD   which month..." lines at most 80 columns wide. */
void opt_help(struct str *out, const struct opt *table, enum lang lang);
#endif
