/* Every call to the disk and every allocation of the engine fails once, and then for ever from there: what is stored is all or nothing, and the
 * error has words. The engine's own layers for files and memory are wrapped; the store knows nothing of it. */
#include "made.h"

enum layer { FILES, MEMORY };

static struct {
	enum layer layer; /* that fails */
	long call, fail_at; /* fail_at 0: never */
	bool for_ever;
	int rc; /* what a failing call to the disk gives */
} fault; /* the engine has no other way to pass it along */

static bool fails(enum layer layer)
{
	if (layer != fault.layer)
		return false;
	fault.call++;
	return fault.fail_at && (fault.call == fault.fail_at || (fault.for_ever && fault.call > fault.fail_at));
}

/* --- files --- */

struct shim {
	sqlite3_file base;
	sqlite3_file *real;
};

static sqlite3_file *real(sqlite3_file *f)
{
	return ((struct shim *)f)->real;
}

static int shim_close(sqlite3_file *f)
{
	int rc = real(f)->pMethods ? real(f)->pMethods->xClose(real(f)) : SQLITE_OK;
	sqlite3_free(real(f));
	return rc;
}

static int shim_read(sqlite3_file *f, void *to, int n, sqlite3_int64 at)
{
	return fails(FILES) ? fault.rc | (1 << 8) : real(f)->pMethods->xRead(real(f), to, n, at);
}

static int shim_write(sqlite3_file *f, const void *from, int n, sqlite3_int64 at)
{
	return fails(FILES) ? fault.rc : real(f)->pMethods->xWrite(real(f), from, n, at);
}

static int shim_truncate(sqlite3_file *f, sqlite3_int64 size)
{
	return fails(FILES) ? fault.rc : real(f)->pMethods->xTruncate(real(f), size);
}

/* The machine stays on, so that nothing needs to reach the disk; thousands of runs would wait for it. */
static int shim_sync(sqlite3_file *f, int flags)
{
	(void)f, (void)flags;
	return fails(FILES) ? fault.rc : SQLITE_OK;
}

static int shim_size(sqlite3_file *f, sqlite3_int64 *size)
{
	return fails(FILES) ? SQLITE_IOERR_FSTAT : real(f)->pMethods->xFileSize(real(f), size);
}

static int shim_lock(sqlite3_file *f, int level)
{
	return fails(FILES) ? SQLITE_IOERR_LOCK : real(f)->pMethods->xLock(real(f), level);
}

static int shim_unlock(sqlite3_file *f, int level)
{
	return real(f)->pMethods->xUnlock(real(f), level);
}

static int shim_reserved(sqlite3_file *f, int *out)
{
	return fails(FILES) ? SQLITE_IOERR_CHECKRESERVEDLOCK : real(f)->pMethods->xCheckReservedLock(real(f), out);
}

static int shim_control(sqlite3_file *f, int op, void *arg)
{
	return real(f)->pMethods->xFileControl(real(f), op, arg);
}

static int shim_sector(sqlite3_file *f)
{
	return real(f)->pMethods->xSectorSize(real(f));
}

static int shim_device(sqlite3_file *f)
{
	return real(f)->pMethods->xDeviceCharacteristics(real(f));
}

static int shim_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags, int *out_flags)
{
	static const sqlite3_io_methods methods = {
		.iVersion = 1,
		.xClose = shim_close,
		.xRead = shim_read,
		.xWrite = shim_write,
		.xTruncate = shim_truncate,
		.xSync = shim_sync,
		.xFileSize = shim_size,
		.xLock = shim_lock,
		.xUnlock = shim_unlock,
		.xCheckReservedLock = shim_reserved,
		.xFileControl = shim_control,
		.xSectorSize = shim_sector,
		.xDeviceCharacteristics = shim_device,
	};
	sqlite3_vfs *below = vfs->pAppData;
	struct shim *s = (struct shim *)f;
	s->base.pMethods = NULL;
	if (fails(FILES))
		return SQLITE_CANTOPEN;
	s->real = sqlite3_malloc(below->szOsFile);
	if (!s->real)
		return SQLITE_NOMEM;
	int rc = below->xOpen(below, name, s->real, flags, out_flags);
	if (rc == SQLITE_OK)
		s->base.pMethods = &methods;
	else
		sqlite3_free(s->real);
	return rc;
}

static int shim_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
	sqlite3_vfs *below = vfs->pAppData;
	(void)sync;
	return fails(FILES) ? SQLITE_IOERR_DELETE : below->xDelete(below, name, 0);
}

static void wrap_files(sqlite3_vfs *vfs)
{
	sqlite3_vfs *below = sqlite3_vfs_find(NULL);
	*vfs = *below;
	vfs->zName = "shim";
	vfs->pAppData = below;
	vfs->szOsFile = sizeof(struct shim);
	vfs->xOpen = shim_open;
	vfs->xDelete = shim_delete;
	sqlite3_vfs_register(vfs, 1);
}

static void unwrap_files(sqlite3_vfs *vfs)
{
	sqlite3_vfs_unregister(vfs);
	sqlite3_shutdown();
}

/* --- memory --- */

static sqlite3_mem_methods below_memory;

static void *shim_malloc(int n)
{
	return fails(MEMORY) ? NULL : below_memory.xMalloc(n);
}

static void *shim_realloc(void *p, int n)
{
	return fails(MEMORY) ? NULL : below_memory.xRealloc(p, n);
}

/* Before the engine is used, or after sqlite3_shutdown. */
static void wrap_memory(void)
{
	sqlite3_mem_methods mine;
	sqlite3_config(SQLITE_CONFIG_GETMALLOC, &below_memory);
	mine = below_memory;
	mine.xMalloc = shim_malloc;
	mine.xRealloc = shim_realloc;
	sqlite3_config(SQLITE_CONFIG_MALLOC, &mine);
}

static void unwrap_memory(void)
{
	sqlite3_config(SQLITE_CONFIG_MALLOC, &below_memory);
}

/* --- one import under faults --- */

enum { ROWS = 300, MEMORY_STEP = 31 }; /* allocations are thousands: some of them, or all when SPIEGEL_EVERY_FAULT is set */

static bool add_rows(struct store *s, struct err *e)
{
	struct stmt *t;
	char name[20];
	for (int i = 1; i <= ROWS; i++) {
		if (!store_statement(s, SQL_CHANNEL_INSERT, &t, e))
			return false;
		stmt_int(t, 1, i);
		stmt_int(t, 2, 1);
		stmt_text(t, 3, "facebook");
		snprintf(name, sizeof name, "page %d", i);
		stmt_text(t, 4, name);
		stmt_text(t, 5, name);
		stmt_int(t, 6, 1);
		if (!stmt_run(t, e))
			return false;
	}
	return true;
}

static bool work(struct made *d)
{
	struct store *s;
	bool ok;
	if (!made_open(d, &s, STORE_WRITE))
		return false;
	ok = store_begin(s, &d->err);
	if (ok) {
		ok = add_rows(s, &d->err);
		if (ok)
			ok = store_commit(s, &d->err);
		else
			store_rollback(s);
	}
	store_close(s);
	return ok;
}

static int64_t rows_stored(struct made *d)
{
	struct store *s = made_store(d, STORE_READ); /* also: the store is sound */
	store_close(s);
	return made_ask(d, "SELECT count(*) FROM channel");
}

/* Fail call 1, 2, ... until the work is done without meeting the fault. Returns the number of calls that failed. */
static long sweep(struct made *d, enum layer layer, bool for_ever, int rc)
{
	size_t n;
	char *empty = made_bytes(d, d->path, &n);
	long k = 0, step = layer == MEMORY && !getenv("SPIEGEL_EVERY_FAULT") ? MEMORY_STEP : 1;
	for (bool met = true; met;) {
		made_put(d->path, empty, n);
		fault.layer = layer;
		fault.call = 0;
		fault.fail_at = k += step;
		fault.for_ever = for_ever;
		fault.rc = rc;
		bool ok = work(d);
		met = fault.call >= fault.fail_at;
		fault.fail_at = 0;
		if (!ok && d->err.code != ERR_STORE && (layer == FILES || d->err.code != ERR_SYSTEM))
			t_fail("call %ld: code %d", k, d->err.code);
		if (!ok && d->err.word == W_STORE_MISTAKE)
			t_fail("call %ld: %s", k, err_sentence(d->mem, &d->err, LANG_EN));
		int64_t stored = rows_stored(d);
		if (stored != (ok ? ROWS : 0))
			t_fail("call %ld: %s, and %jd rows stored", k, ok ? "ok" : "refused", (intmax_t)stored);
		/* once the fault is over the same work succeeds, and leaves nothing beside the store */
		if (!ok)
			t_true(work(d));
		t_int(made_entries(d, false), 1);
	}
	made_put(d->path, empty, n);
	return k - step;
}

static void begin(struct made *d)
{
	made_begin(d);
	store_close(made_store(d, STORE_CREATE));
	made_raw(d, "INSERT INTO trajectory VALUES (1, 'dijk', 'Dijk', 'GM0014', 'Europe/Amsterdam', NULL, NULL)");
}

T_CASE(all_or_nothing_when_the_disk_fails)
{
	struct made d;
	sqlite3_vfs vfs;
	wrap_files(&vfs);
	begin(&d);
	t_true(sweep(&d, FILES, false, SQLITE_IOERR) > 20);
	t_true(sweep(&d, FILES, true, SQLITE_IOERR) > 20);
	made_end(&d);
	unwrap_files(&vfs);
}
T_END

T_CASE(all_or_nothing_when_the_disk_is_full)
{
	struct made d;
	sqlite3_vfs vfs;
	wrap_files(&vfs);
	begin(&d);
	t_true(sweep(&d, FILES, false, SQLITE_FULL) > 20);
	made_end(&d);
	unwrap_files(&vfs);
}
T_END

T_CASE(all_or_nothing_when_memory_fails)
{
	struct made d;
	sqlite3_vfs vfs;
	wrap_memory();
	wrap_files(&vfs);
	begin(&d);
	t_true(sweep(&d, MEMORY, false, 0) > 100);
	t_true(sweep(&d, MEMORY, true, 0) > 100);
	made_end(&d);
	unwrap_files(&vfs);
	unwrap_memory();
}
T_END

T_MAIN("store faults", all_or_nothing_when_the_disk_fails, all_or_nothing_when_the_disk_is_full, all_or_nothing_when_memory_fails)
