/* What a blank template of ours looks like, told by the table of its importer. */
#ifndef IMPORTERS_TEMPLATE_H
#define IMPORTERS_TEMPLATE_H
#include "base/err.h"
#include "base/mem.h"
#include "base/words.h"
#include "sql/store.h"
#include <stdbool.h>
#include <stddef.h>

enum template_cell { TEMPLATE_TEXT, TEMPLATE_COUNT, TEMPLATE_MONEY, TEMPLATE_DAY, TEMPLATE_CHOICE, TEMPLATE_CHANNEL };

struct template_column {
	const char *heading;
	const char *hint; /* what belongs in it */
	enum template_cell cell;
	bool must; /* to be filled in on every row */
	const char *const *choice; /* TEMPLATE_CHOICE: what may be filled in; TEMPLATE_CHANNEL: the channels of the project */
	size_t n_choices;
};

struct template
{
	const char *name; /* the kind: "tags" */
	const char *title;
	const struct template_column *column;
	size_t n_columns;
	const char *const *example; /* n_examples x n_columns, row by row; "" is an empty cell, here and below */
	size_t n_examples;
	const char *const *row; /* n_rows x n_columns: what is known already */
	size_t n_rows;
};

/* The template of a kind, by its name or its title in any language; *found is false when there is none.
 * s: the project's store, of which it takes channels and, for tags, the posts that have none yet; NULL outside a project.
 * Errors: ERR_STORE.      Memory: from m.      Test: tests/unit/importers/test_template.c */
bool template_make(struct mem *m, struct store *s, int64_t trajectory_id, const char *name, enum lang lang, struct template *out,
                   bool *found, struct err *e);
/* The names of all, "counts, polls, ...".      Memory: from m. */
const char *template_names(struct mem *m);
#endif
