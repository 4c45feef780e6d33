/* Reports of the past, made again from the facts of then and laid beside what was written down of them. */
#ifndef CLI_FROZEN_H
#define CLI_FROZEN_H
#include "cmd.h"
#include "reports/runs.h"
#include "study/record.h"

struct frozen {
	struct session *s;
	struct store *copy; /* of the store; goes back in time with each report that is asked */
	const char *versions; /* of now */
	const char *folder, *formats; /* of the files made again; formats NULL: those of then */
	bool tell; /* name each file that is made */
	bool disk; /* look at the files of then as well */
};

/* Take a copy of the store of a session.      Errors: ERR_STORE, ERR_SYSTEM.      Memory: frozen_close. */
bool frozen_open(struct session *s, struct frozen *f, struct err *e);
void frozen_close(struct frozen *f);

/* Make a report again and say in what it differs. Reports are asked from the newest to the oldest, since the copy only goes back.
 * *n_files: that were made.
 * Errors: ERR_STORE, ERR_SYSTEM; what is wrong with the report is a finding.      Memory: of *out from s->mem. */
bool frozen_check(struct frozen *f, const struct report_run *r, struct run_row *out, size_t *n_files, struct err *e);
#endif
