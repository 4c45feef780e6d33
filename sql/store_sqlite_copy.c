#include "base/mem.h"
#include "store_sqlite.h"

static bool copy_pages(struct store *of, struct store *s, struct err *e)
{
	sqlite3_backup *b = sqlite3_backup_init(s->db, "main", of->db, "main");
	if (!b)
		return store_fail(s, e, sqlite3_errcode(s->db), "copy");
	int rc = sqlite3_backup_step(b, -1), end = sqlite3_backup_finish(b);
	if (rc == SQLITE_DONE && end == SQLITE_OK)
		return true;
	return store_fail(of, e, end != SQLITE_OK ? end : rc, "copy");
}

bool store_copy(struct store *of, struct store **out, struct err *e)
{
	struct mem *mem = mem_new();
	struct store *s = mem_alloc(mem, sizeof *s);
	s->mem = mem;
	s->path = mem_text(mem, of->path);
	*out = NULL;
	int rc = sqlite3_open_v2("", &s->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
	if ((rc == SQLITE_OK || store_fail(s, e, rc, "copy")) && copy_pages(of, s, e) && store_set_up(s, e)) {
		*out = s;
		return true;
	}
	store_close(s);
	return false;
}
