/* Files come in one by one, as `import` and `run` take them: one that is refused stops none of the others. */
#ifndef CLI_TAKE_H
#define CLI_TAKE_H
#include "gather.h"
#include "importers/importer.h"
#include "rejects.h"

enum outcome { WAITING, TAKEN, ALREADY, LEFT, REFUSED, STOPPED };

struct taken {
	enum outcome outcome;
	const char *told; /* in words: what was read of it, or why it was refused; "" when it was left */
	int64_t *lacking; /* n_lacking, imports: it was read, now or before, but for rows of these that were refused */
	size_t n_lacking, cap;
	bool lacks_rows, later; /* in the letterbox: some of these rows are nowhere; they can be in a later file that was read whole */
};

struct taking { /* what is at hand for every file */
	struct session *session;
	struct gather gather;
	struct import_options options;
	struct rejects rejects;
	bool for_letterbox; /* told to people without a terminal */
	struct taken *file; /* gather.n, when they are taken */
	size_t n[STOPPED + 1]; /* how many files came to what */
};

/* Take the files of t->gather, printing what became of each.      Shape: gather, options and rejects are filled in.
 * Errors: what the store or the system refuses ends it: the next file would meet the same.      Test: tests/cli/import.sh, folder.sh */
bool take_all(struct taking *t, struct err *e);
#endif
