/* Starting a project: folder, spiegel.ini, store, trajectory, census and the agreement, all at once or not at all. */
#ifndef STUDY_BEGIN_H
#define STUDY_BEGIN_H
#include "advice.h"
#include "baseline.h"
#include "project.h"
#include "sql/store.h"

struct beginning {
	struct baseline_result census; /* figures that come with the program and were taken in, if there are any for this region */
	struct advice advice;
};

/* Make the folder with its spiegel.ini and spiegel.db: trajectory, shipped census of the region, and the agreement with its hash.
 * expected: people expected, 0 when not known; it chooses groups and tolerance unless own is true (then p says them, reason "own"). When that is
 * another agreement than the default, the reason is "expected".
 * The folder may exist, a project in it may not. On failure what was made is taken away again.
 * Errors: ERR_INPUT, ERR_STORE, ERR_SYSTEM.      Memory: from m.      Test: tests/cli/init.sh */
bool begin_project(struct mem *m, const char *folder, struct project *p, int64_t expected, bool own, int64_t now, struct beginning *out,
                   struct err *e);
#endif
