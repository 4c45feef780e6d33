/* For tests of the store: a folder of its own, files in it byte for byte, and a look at the store by the engine itself. */
#ifndef TESTS_MADE_H
#define TESTS_MADE_H
#include "base/file.h"
#include "base/hash.h"
#include "sql/store.h"
#include "tests/t.h"
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct made {
	struct mem *mem;
	char folder[32];
	const char *path; /* of the store in it */
	struct err err;
};

static inline void made_begin(struct made *d)
{
	*d = (struct made){ .mem = mem_new(), .folder = "/tmp/spiegel-sql-XXXXXX" };
	if (!mkdtemp(d->folder))
		t_fail("no temporary folder");
	d->path = mem_printf(d->mem, "%s/spiegel.db", d->folder);
}

static inline const char *made_path(struct made *d, const char *name)
{
	return mem_printf(d->mem, "%s/%s", d->folder, name);
}

/* Entries of the folder; when `remove` is set they are unlinked. */
static inline int made_entries(struct made *d, bool remove)
{
	DIR *dir = opendir(d->folder);
	int n = 0;
	for (struct dirent *entry; (entry = readdir(dir));)
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
			const char *path = made_path(d, entry->d_name);
			n++;
			if (remove && unlink(path) != 0)
				rmdir(path);
		}
	closedir(dir);
	return n;
}

static inline void made_end(struct made *d)
{
	made_entries(d, true);
	rmdir(d->folder);
	mem_free(d->mem);
}

static inline bool made_open(struct made *d, struct store **s, enum store_mode mode)
{
	d->err = (struct err){ 0 };
	return store_open(s, d->path, mode, &d->err);
}

static inline struct store *made_store(struct made *d, enum store_mode mode)
{
	struct store *s;
	if (!made_open(d, &s, mode))
		t_fail("%s", err_sentence(d->mem, &d->err, LANG_EN));
	return s;
}

/* Run statements by the engine itself, behind the store's back and without its rules. */
static inline void made_raw(struct made *d, const char *sql)
{
	sqlite3 *db;
	char *message = NULL;
	if (sqlite3_open_v2(d->path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) != SQLITE_OK ||
	    sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK)
		t_fail("%s: %s", sql, message ? message : sqlite3_errmsg(db));
	sqlite3_close(db);
}

static inline int64_t made_ask(struct made *d, const char *sql)
{
	sqlite3 *db;
	sqlite3_stmt *t = NULL;
	if (sqlite3_open_v2(d->path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
	    sqlite3_prepare_v2(db, sql, -1, &t, NULL) != SQLITE_OK || sqlite3_step(t) != SQLITE_ROW)
		t_fail("%s: %s", sql, sqlite3_errmsg(db));
	int64_t v = sqlite3_column_int64(t, 0);
	sqlite3_finalize(t);
	sqlite3_close(db);
	return v;
}

static inline char *made_bytes(struct made *d, const char *path, size_t *n)
{
	char *bytes;
	struct err e = { 0 };
	if (!file_read(d->mem, path, 64 << 20, &bytes, n, &e))
		t_fail("%s", err_sentence(d->mem, &e, LANG_EN));
	return bytes;
}

static inline void made_put(const char *path, const void *bytes, size_t n)
{
	FILE *f = fopen(path, "wb");
	if (!f || fwrite(bytes, 1, n, f) != n || fclose(f) != 0)
		t_fail("cannot write %s", path);
}

/* A forked child tells one byte and waits to be killed: so it ends as a crash does, and a memory checker does not go through what it inherited. */
static inline void made_child_tells(int pipe_end, char answer)
{
	if (write(pipe_end, &answer, 1) == 1)
		for (;;)
			pause();
	_exit(1);
}

static inline char made_hear(int pipe_end)
{
	char answer;
	if (read(pipe_end, &answer, 1) != 1)
		t_fail("the child died");
	return answer;
}

static inline void made_kill(pid_t child)
{
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
}

/* The same figures on every machine. Source: G. Marsaglia (2003), Xorshift RNGs, J. Stat. Softw. 8(14). */
static inline uint32_t made_random(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}
#endif
