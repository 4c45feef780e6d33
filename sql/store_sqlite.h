/* What the files of the embedded engine share; nobody else includes it. */
#ifndef SQL_STORE_SQLITE_H
#define SQL_STORE_SQLITE_H
#include "base/mem.h"
#include "store.h"
#include <sqlite3.h>

struct store {
	struct mem *mem;
	const char *path;
	sqlite3 *db;
	struct stmt *stmt[SQL_N]; /* NULL until first used */
	bool keys_late; /* references are checked at the commit, not row by row */
};

/* What the engine says, in our words. Its own text may hold bytes of a damaged file. */
bool store_fail(struct store *s, struct err *e, int rc, const char *during);
/* The engine's switches and settings of one open file. */
bool store_set_up(struct store *s, struct err *e);
#endif
