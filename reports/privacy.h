/* What the data protection officer asks: an entry for the register of processing, what the database holds, and the beginning of a DPIA. */
#ifndef REPORTS_PRIVACY_H
#define REPORTS_PRIVACY_H
#include "overview.h"

struct privacy_table { /* of the database */
	const char *name;
	const char *holds; /* in the document's language */
	size_t n_columns;
	const char **column;
};

struct privacy_input {
	const char *trajectory;
	const char *organisation, *ground, *recipients; /* as spiegel.ini has them; "": not said */
	struct overview_keep keep;
	int keep_months, smallest; /* the term; the smallest group that is shown */
	size_t n_tables;
	const struct privacy_table *table;
};

/* Test: tests/cli/privacy.sh */
void privacy_blocks(struct doc *d, const struct privacy_input *in);
#endif
