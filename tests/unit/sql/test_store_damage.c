/* Stores with something broken in them, and stores from which something was taken away. */
#include "made.h"

static const char TRAJECTORY[] = "INSERT INTO trajectory VALUES (1, 'dijk', 'Dijk', 'GM0014', 'Europe/Amsterdam', NULL, NULL)";
static const char CHANNELS[] = "WITH RECURSIVE s(v) AS (VALUES (1) UNION ALL SELECT v + 1 FROM s WHERE v < 2000) "
                               "INSERT INTO channel SELECT v, 1, 'facebook', 'page-' || v, 'Pagina ' || v, 1 FROM s";

/* Change one thing at random: a byte, a run of zeroes, the length. */
static size_t damage(unsigned char *bytes, size_t n, uint32_t *state)
{
	size_t at = made_random(state) % n, run = 1 + made_random(state) % 600;
	switch (made_random(state) % 4) {
	case 0:
		bytes[at] ^= (unsigned char)(1u << made_random(state) % 8);
		return n;
	case 1:
		memset(bytes + at, 0, at + run < n ? run : n - at);
		return n;
	case 2:
		for (size_t i = at; i < n && i < at + run; i++)
			bytes[i] = (unsigned char)made_random(state);
		return n;
	default:
		return at;
	}
}

static void read_all(struct made *d, struct store *s)
{
	const char *broken;
	struct stmt *t;
	bool row = true;
	t_true(store_statement(s, SQL_CHANNELS_OF_TRAJECTORY, &t, &d->err));
	stmt_int(t, 1, 1);
	while (row && stmt_next(t, &row, &d->err))
		;
	store_check(s, &broken, &d->err);
	d->err = (struct err){ 0 };
	store_verify(s, &d->err);
}

T_CASE(survives_damage)
{
	struct made d;
	size_t n;
	int refused_files = 0, files = 200;
	uint32_t state = 20260630;
	made_begin(&d);
	store_close(made_store(&d, STORE_CREATE));
	made_raw(&d, TRAJECTORY);
	made_raw(&d, CHANNELS);
	char *sound = made_bytes(&d, d.path, &n);
	char *broken = mem_alloc(d.mem, n);
	for (int i = 0; i < files; i++) {
		struct store *s;
		memcpy(broken, sound, n);
		size_t n_broken = damage((unsigned char *)broken, n, &state), n_after;
		made_put(d.path, broken, n_broken);
		if (made_open(&d, &s, STORE_READ)) {
			read_all(&d, s);
			store_close(s);
		} else {
			refused_files++;
			t_true(d.err.code == ERR_STORE);
			struct mem *m = mem_new();
			const char *text = err_sentence(m, &d.err, LANG_NL);
			for (const char *c = text; *c; c++)
				t_true((unsigned char)*c >= ' ');
			mem_free(m);
		}
		struct mem *m = d.mem; /* the file's bytes are for this round only */
		d.mem = mem_new();
		char *after = made_bytes(&d, d.path, &n_after);
		t_true(n_after == n_broken && memcmp(after, broken, n_after) == 0);
		mem_free(d.mem);
		d.mem = m;
	}
	t_true(refused_files > 2 * files / 5); /* each table has a page, and most of these are empty */
	t_int(made_entries(&d, false), 1);
	made_end(&d);
}
T_END

T_CASE(verifies_references)
{
	struct made d;
	made_begin(&d);
	struct store *s = made_store(&d, STORE_CREATE);
	made_raw(&d, TRAJECTORY);
	t_true(store_verify(s, &d.err));
	made_raw(&d, "INSERT INTO post VALUES (1, 1, 99, 'of no channel')");
	t_false(store_verify(s, &d.err));
	t_int(d.err.word, W_STORE_ALTERED);
	store_close(s);
	made_end(&d);
}
T_END

static bool holds(struct made *d, const char *canary)
{
	size_t n, length = strlen(canary);
	char *bytes = made_bytes(d, d->path, &n);
	for (size_t i = 0; i + length <= n; i++)
		if (memcmp(bytes + i, canary, length) == 0)
			return true;
	return false;
}

T_CASE(compacts_without_a_trace)
{
	struct made d;
	struct stat before, after;
	made_begin(&d);
	struct store *s = made_store(&d, STORE_CREATE);
	made_raw(&d, TRAJECTORY);
	made_raw(&d, CHANNELS);
	t_true(holds(&d, "Pagina 777"));
	made_raw(&d, "PRAGMA secure_delete = OFF; DELETE FROM channel");
	t_int(stat(d.path, &before), 0);
	if (!store_compact(s, &d.err))
		t_fail("%s", err_sentence(d.mem, &d.err, LANG_EN));
	t_false(holds(&d, "Pagina 777"));
	t_int(stat(d.path, &after), 0);
	t_true(after.st_size < before.st_size);
	store_close(s);
	store_close(made_store(&d, STORE_READ)); /* still ours to the letter */
	made_end(&d);
}
T_END

T_MAIN("store damage", survives_damage, verifies_references, compacts_without_a_trace)
