/* Loaded before a program: what it asks of its database fails as fail.h says, as if the disk could not be read: to prepare a statement, and to take
 * its first step or a later one. What the database asks of itself goes on. */
#include "fail.h"
#include <dlfcn.h>
#include <sqlite3.h>
#include <string.h>

enum { PREPARE, FIRST_STEP, LATER_STEP };

static bool fails_at(const void *caller, const char *sql, int doing)
{
	if (!fail_in_program(caller))
		return false;
	uint64_t what = (uint64_t)doing;
	for (const char *s = sql; fail.places && s && *s; s++)
		what = fail_hash(what, (unsigned char)*s);
	return fails(what);
}

/* `real`: the library's function of this name. */
#define REAL(name)                                                                                                                         \
	__typeof__(name) *real;                                                                                                            \
	void *found_ = dlsym(RTLD_NEXT, #name);                                                                                            \
	memcpy(&real, &found_, sizeof real)

int sqlite3_prepare_v3(sqlite3 *db, const char *sql, int n, unsigned flags, sqlite3_stmt **out, const char **tail)
{
	REAL(sqlite3_prepare_v3);
	*out = NULL;
	return fails_at(__builtin_return_address(0), sql, PREPARE) ? SQLITE_IOERR_READ : real(db, sql, n, flags, out, tail);
}

int sqlite3_step(sqlite3_stmt *statement)
{
	REAL(sqlite3_step);
	int doing = sqlite3_stmt_busy(statement) ? LATER_STEP : FIRST_STEP;
	return fails_at(__builtin_return_address(0), sqlite3_sql(statement), doing) ? SQLITE_IOERR_READ : real(statement);
}
