/* Files of others, when they are here (SPIEGEL_SHARED, else ../shared): real exports, and files made to break readers of CSV. */
#include "base/utf8.h"
#include "importers/rows_csv.h"
#include "importers/source.h"
#include "taken.h"
#include <dirent.h>
#include <sys/stat.h>

static const char *shared(struct mem *m, const char *name)
{
	const char *root = getenv("SPIEGEL_SHARED");
	return mem_printf(m, "%s/%s", root ? root : "../shared", name);
}

typedef void file_fn(struct taken *t, const char *path);

/* A number for a file that does not hang on the order in which a folder lists it. */
static size_t turn_of(const char *name)
{
	size_t sum = 0;
	while (*name)
		sum += (unsigned char)*name++;
	return sum;
}

static int walk(struct taken *t, const char *folder, file_fn *each)
{
	int n = 0;
	DIR *d = opendir(folder);
	for (struct dirent *f; d && (f = readdir(d)) != NULL;) {
		const char *path = mem_printf(t->mem, "%s/%s", folder, f->d_name);
		struct stat st;
		if (f->d_name[0] == '.' || str_starts(f->d_name, "sqlite-") || stat(path, &st) != 0) /* databases: for the store's tests */
			continue;
		if (S_ISDIR(st.st_mode)) {
			n += walk(t, path, each);
		} else if (t_in_turn(turn_of(f->d_name))) {
			each(t, path);
			n++;
		}
	}
	if (d)
		closedir(d);
	return n;
}

/* --- hostile files --- */

static const char counts[] =
        "SELECT (SELECT count(*) FROM import), (SELECT count(*) FROM channel), (SELECT count(*) FROM post_reading),"
        " (SELECT count(*) FROM audience_cell), (SELECT count(*) FROM baseline_cell), (SELECT count(*) FROM channel_day)";

static long n_imports, n_refused;

/* Once as what it seems to be, once in another encoding, and as a kind of each sort; SPIEGEL_KINDS=all: as every kind (make corpus). */
static void import_or_refuse(struct taken *t, const char *path)
{
	static const char *const some[] = { "facebook-posts", "meta-audience", "meta-daily", "counts", "baseline" };
	const char *asked = getenv("SPIEGEL_KINDS");
	bool all = asked && str_eq(asked, "all");
	size_t n_kinds = all ? import_kinds() : sizeof some / sizeof *some;
	struct mem *keep = t->mem;
	for (size_t i = 0; i < n_kinds + 2; i++) {
		bool known = i < n_kinds;
		t->mem = mem_new();
		const char *before = taken_rows(t, counts);
		t->options.kind = !known ? NULL : all ? import_kind_name(i) : some[i];
		t->options.encoding = i == n_kinds ? "windows-1252" : NULL;
		t->options.as_of = known ? day_make(2026, 1, 1) : INT_MIN;
		t->options.channel = known ? "facebook/x" : NULL;
		n_imports++;
		if (!taken_file(t, path)) {
			n_refused++;
			t_true(t->err.code == ERR_INPUT && t->err.file[0]);
			if (!str_eq(taken_rows(t, counts), before))
				t_fail("%s was refused and stored", path);
		}
		t_int(t->result.rows_read, t->result.rows_stored + t->result.rows_rejected + t->result.rows_outside);
		mem_free(t->mem);
		t->mem = keep;
	}
}

T_CASE(hostile_files_are_taken_or_refused_whole)
{
	struct taken t;
	taken_begin(&t);
	int n = walk(&t, shared(t.mem, "corpus"), import_or_refuse) + walk(&t, shared(t.mem, "corpus-own"), import_or_refuse);
	if (n == 0)
		printf("# skipped: no files of others\n");
	else
		printf("# %d files (one in %zu), %ld imports, %ld refused\n", n, t_every(), n_imports, n_refused);
	taken_end(&t);
}
T_END

struct sum {
	size_t n_records, n_bytes;
	uint64_t mix;
};

static bool add(void *data, const struct record *r, struct err *e)
{
	struct sum *s = data;
	(void)e;
	s->n_records++;
	s->mix = s->mix * 31 + (uint64_t)r->line;
	for (size_t i = 0; i < r->n; i++) {
		s->n_bytes += r->field[i].n;
		for (size_t k = 0; k <= r->field[i].n; k++)
			s->mix = s->mix * 31 + (unsigned char)r->field[i].s[k];
	}
	return true;
}

/* Records of a file, read in chunks of this size, or where and why it stops. */
static const char *reading(struct mem *m, const char *path, size_t chunk)
{
	struct source *source;
	struct err e = { 0 };
	if (!source_open(&source, path, (struct source_options){ .chunk = chunk }, &e))
		return word_code(m, e.word);
	struct sum sum = { 0 };
	struct rows_csv *rows = rows_csv_open(',', '\0', add, &sum);
	const char *text;
	size_t n;
	bool ok;
	do
		ok = source_read(source, &text, &n, &e) && rows_csv_feed(rows, text, n, &e);
	while (ok && n > 0);
	ok = ok && rows_csv_end(rows, &e);
	long line, column;
	rows_csv_place(rows, &line, &column);
	const char *says =
	        mem_printf(m, "%zu records, %zu bytes, %llx%s%s at %ld:%ld", sum.n_records, sum.n_bytes, (unsigned long long)sum.mix,
	                   ok ? "" : ", ", ok ? "" : word_code(m, e.word), ok ? 0 : line, ok ? 0 : column);
	rows_csv_close(rows);
	source_close(source);
	return says;
}

static void same_at_any_chunk(struct taken *t, const char *path)
{
	static const size_t chunks[] = { 1, 2, 3, 7, 64, 1000 };
	(void)t;
	struct mem *m = mem_new();
	struct stat st;
	const char *whole = reading(m, path, 1 << 20);
	for (size_t i = 0; i < sizeof chunks / sizeof *chunks && stat(path, &st) == 0 && st.st_size < 100000; i++) {
		const char *got = reading(m, path, chunks[i]);
		if (!str_eq(got, whole))
			t_fail("%s: in chunks of %zu %s, whole %s", path, chunks[i], got, whole);
	}
	mem_free(m);
}

T_CASE(chunks_do_not_change_what_is_read)
{
	struct taken t;
	taken_begin(&t);
	walk(&t, shared(t.mem, "corpus"), same_at_any_chunk);
	walk(&t, shared(t.mem, "corpus-own"), same_at_any_chunk);
	taken_end(&t);
}
T_END

/* --- real exports --- */

static bool take_sample(struct taken *t, const char *name)
{
	const char *path = shared(t->mem, mem_printf(t->mem, "samples/meta/%s", name));
	if (access(path, R_OK) != 0) {
		printf("# skipped: %s is not here\n", path);
		return false;
	}
	if (!taken_file(t, path))
		t_fail("%s", taken_why(t));
	return true;
}

/* An Instagram link hides the moment of publishing: 11 digits of base 64, in milliseconds since 2011-08-24 less 23 bits. */
static int64_t moment_of_link(const char *link)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
	const char *code = strstr(link, "/p/") ? strstr(link, "/p/") + 3 : strstr(link, "/reel/") + 6;
	uint64_t v = 0;
	for (int i = 0; i < 11; i++)
		v = v * 64 + (uint64_t)(strchr(digits, code[i]) - digits);
	return (int64_t)((v >> 23) + 1314220021721) / 1000;
}

T_CASE(publish_times_are_those_in_the_links)
{
	struct taken t;
	taken_begin(&t);
	if (take_sample(&t, "page-en/Mar-18-2025_Apr-14-2025_1019826952924933.csv")) {
		sqlite3 *db;
		sqlite3_stmt *s;
		int n = 0;
		sqlite3_open_v2(t.db, &db, SQLITE_OPEN_READONLY, NULL);
		sqlite3_prepare_v2(db, "SELECT permalink, published_at FROM post_reading", -1, &s, NULL);
		for (; sqlite3_step(s) == SQLITE_ROW; n++) {
			const char *link = (const char *)sqlite3_column_text(s, 0);
			int64_t apart = sqlite3_column_int64(s, 1) - moment_of_link(link);
			if (apart < -16 * 60 || apart > 16 * 60)
				t_fail("%s is %lld s from the moment in its link", link, (long long)apart);
		}
		sqlite3_finalize(s);
		sqlite3_close(db);
		t_int(n, 78);
	}
	taken_end(&t);
}
T_END

/* What the files say, counted by another program. */
T_CASE(real_exports_come_in_whole)
{
	struct taken t;
	taken_begin(&t);
	if (take_sample(&t, "page-nl/Jan-01-2026_Jan-31-2026_25533312983036772 (1).csv")) {
		t_int(t.result.rows_read, 3);
		t_text(taken_messages(&t), "");
		t_text(taken_rows(&t, "SELECT datetime(published_at, 'unixepoch'), local_hour, content_type, views, reactions, comments, "
		                      "shares, clicks"
		                      " FROM post_reading ORDER BY views DESC LIMIT 1"),
		       "2026-01-07 14:02:00|15|image|41928|76|652|2|2578");
		t_int(taken_file(&t, shared(t.mem, "samples/meta/page-en/Jan-14-2025_Apr-14-2025_1396269028466733.csv")), true);
		t_int(t.result.rows_stored, 261);
		t_text(taken_messages(&t), "rows-short 2501:0"); /* five rows at the end, as the platform wrote them */
		t_int(taken_file(&t, shared(t.mem, "samples/meta/page-en/Mar-18-2025_Apr-14-2025_553302954456165.csv")), true);
		t_int(t.result.rows_stored, 48);
		t_text(taken_messages(&t), "layout-twice 1:0 post-false-zero 0:0");
		/* the zeros of the second file do not hide what the first one measured */
		t_text(taken_rows(
		               &t,
		               "SELECT count(*) FROM post_current c JOIN post p ON p.id = c.post_id JOIN post_reading o ON o.post_id = p.id"
		               " AND o.views IS NOT NULL WHERE c.views IS NOT o.views"),
		       "0");
	}
	taken_end(&t);
}
T_END

T_MAIN("outside", hostile_files_are_taken_or_refused_whole, chunks_do_not_change_what_is_read, publish_times_are_those_in_the_links,
       real_exports_come_in_whole)
