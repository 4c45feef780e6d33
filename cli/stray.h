/* Files among the reports that look like ours and that no record tells of: a report that was broken off, or made without the store. */
#ifndef CLI_STRAY_H
#define CLI_STRAY_H
#include "cmd.h"
#include "study/record.h"

struct stray {
	const char **name; /* seen from the project's folder, sorted */
	size_t n;
};

/* The names of such files, in the folders of these reports and in the usual one; a folder of tables counts as one.
 * Shape: run: n.      Errors: ERR_STORE; ERR_INPUT for a folder that cannot be read.      Memory: from s->mem.
 * Test: tests/cli/frozen.sh */
bool stray_find(struct session *s, const struct report_run run[], size_t n, struct stray *out, struct err *e);
#endif
