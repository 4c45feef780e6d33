/* The laws of import, tried on every sample of every kind: what the bytes look like, in what order files come, and how often, does not matter
 * to what the store answers. A law that cannot hold for a kind is exempt here, with its reason; the table of results is printed. */
#include "answers.h"
#include "importers/undo.h"
#include "reshape.h"
#include "samples.h"

struct trial { /* of one sample */
	struct mem *mem;
	const char *path;
	const char *known; /* a channel that is there before; NULL: none */
	struct import_options options;
	struct grid grid;
	struct form form; /* near to how it is */
	const char *bytes;
	size_t n;
	int as_of; /* of its figures */
	const char *whole; /* the answers of a store that has it, as often as it tells them */
};

struct step { /* one file, or an undo */
	const char *bytes;
	size_t n;
	int as_of; /* --as-of; INT_MIN: as the sample has it */
	const char *undo; /* number of the import; NULL: take in */
};

static const char NOT_HERE[] = "not here"; /* the law says nothing of this sample */

/* The answers of a new store after these steps; "refused: ..." when one was. */
static const char *after(struct trial *t, const struct step step[], size_t n, enum answers what, int *as_of)
{
	struct taken k;
	struct undone u;
	const char *out = NULL;
	taken_begin(&k);
	k.known = t->known;
	for (size_t i = 0; !out && i < n; i++) {
		k.options = t->options;
		if (step[i].as_of != INT_MIN)
			k.options.as_of = step[i].as_of;
		bool ok = step[i].undo ? undo_import(k.store, 1, step[i].undo, k.mem, &u, &k.err)
		                       : taken_bytes(&k, mem_printf(k.mem, "%zu.csv", i), step[i].bytes, step[i].n);
		if (!ok)
			out = mem_printf(t->mem, "refused: %s\n", taken_why(&k));
	}
	if (as_of)
		*as_of = k.result.as_of;
	if (!out)
		out = mem_text(t->mem, answers(&k, what));
	taken_end(&k);
	return out;
}

static struct step plain(const struct trial *t)
{
	return (struct step){ .bytes = t->bytes, .n = t->n, .as_of = INT_MIN };
}

/* other: in bytes that no other file has, so that it is not taken for the same file. */
static struct step written(const struct trial *t, const struct grid *g, int as_of, bool other)
{
	struct step s = { .as_of = as_of };
	struct form f = t->form;
	f.blanks = other;
	if (!grid_write(g, &f, &s.bytes, &s.n))
		t_fail("%s cannot be written", t->path);
	return s;
}

/* NULL when the steps of a and b lead to the same answers, else how they differ. */
static const char *same(struct trial *t, const struct step a[], size_t n_a, const struct step b[], size_t n_b, enum answers what)
{
	return answers_difference(t->mem, after(t, a, n_a, what, NULL), after(t, b, n_b, what, NULL));
}

/* The whole file in another form says the same. */
static const char *same_in_form(struct trial *t, const struct grid *g, struct form form)
{
	struct step s = { .as_of = INT_MIN };
	if (!grid_write(g, &form, &s.bytes, &s.n))
		return NOT_HERE;
	return answers_difference(t->mem, after(t, &s, 1, ANSWERS_ALL, NULL), t->whole);
}

/* --- laws of form --- */

static const char *law_rewritten(struct trial *t)
{
	return same_in_form(t, &t->grid, t->form);
}

static const char *law_line_ends(struct trial *t)
{
	static const char *const ends[] = { "\n", "\r\n", "\r" };
	const char *why = NULL;
	struct form f = t->form;
	for (size_t i = 0; !why && i < sizeof ends / sizeof *ends; i++) {
		f.line_end = ends[i];
		why = same_in_form(t, &t->grid, f);
	}
	return why;
}

static const char *law_mark(struct trial *t)
{
	struct form f = t->form;
	f.mark = !f.mark;
	return same_in_form(t, &t->grid, f);
}

static const char *law_delimiter(struct trial *t)
{
	const char *why = NULL;
	struct form f = t->form;
	for (const char *d = ",;\t"; !why && *d; d++) {
		f.delimiter = *d;
		why = same_in_form(t, &t->grid, f);
	}
	return why;
}

static const char *law_utf16(struct trial *t)
{
	struct form f = t->form;
	f.mark = true;
	f.encoding = "UTF-16LE";
	const char *why = same_in_form(t, &t->grid, f);
	f.encoding = "UTF-16BE";
	return why ? why : same_in_form(t, &t->grid, f);
}

static const char *law_windows_1252(struct trial *t)
{
	struct form f = t->form;
	f.mark = false;
	f.encoding = "WINDOWS-1252";
	return t->grid.layout.importer->template ? same_in_form(t, &t->grid, f) : NOT_HERE;
}

static const char *law_no_end(struct trial *t)
{
	struct form f = t->form;
	f.no_end = true;
	return same_in_form(t, &t->grid, f);
}

static const char *law_blank_lines(struct trial *t)
{
	struct form f = t->form;
	f.blanks = true;
	return same_in_form(t, &t->grid, f);
}

static const char *law_reversed(struct trial *t)
{
	struct grid g = grid_reversed(&t->grid);
	return t->grid.to - t->grid.from < 2 ? NOT_HERE : same_in_form(t, &g, t->form);
}

static const char *law_columns(struct trial *t)
{
	if (!t->grid.layout.importer->column)
		return NOT_HERE;
	struct grid g = grid_shuffled(&t->grid);
	return same_in_form(t, &g, t->form);
}

/* --- laws of order --- */

static const char *law_again(struct trial *t)
{
	const struct step s[] = { plain(t), plain(t), plain(t) }; /* each under another name */
	return answers_difference(t->mem, after(t, s, 3, ANSWERS_ALL, NULL), t->whole);
}

/* A copy that a spreadsheet saved: other bytes, so another file; it adds nothing. */
static const char *law_copy(struct trial *t)
{
	struct step once = plain(t), s[] = { plain(t), written(t, &t->grid, t->as_of, true) };
	once.as_of = s[0].as_of = t->as_of;
	return same(t, s, 2, &once, 1, ANSWERS_ONCE);
}

/* Two parts that overlap, in either order: the whole. */
static const char *law_halves(struct trial *t)
{
	size_t n = t->grid.to - t->grid.from;
	if (n < 2)
		return NOT_HERE;
	struct grid first = grid_part(&t->grid, 0, (2 * n + 2) / 3), second = grid_part(&t->grid, n / 3, n);
	struct step once = plain(t), a[] = { written(t, &first, t->as_of, false), written(t, &second, t->as_of, false) },
	            b[] = { a[1], a[0] };
	once.as_of = t->as_of;
	const char *why = same(t, a, 2, &once, 1, ANSWERS_ONCE);
	return why ? why : same(t, b, 2, &once, 1, ANSWERS_ONCE);
}

enum { MONTH = 30 };

static bool is_refused(struct trial *t, const struct step *s)
{
	return str_starts(after(t, s, 1, ANSWERS_NOW, NULL), "refused");
}

/* The same posts, days or people as told on the day of the sample (half of each figure) and two months later (twice); the sample's own
 * figures are then of the month between. Nothing is told before its days are there. False: no such file can be made. */
static bool other_figures(struct trial *t, struct step *older, struct step *newer)
{
	size_t n;
	struct grid half = grid_altered(&t->grid, 1, 2, &n), twice = grid_altered(&t->grid, 2, 1, &n);
	*older = written(t, &half, t->as_of, false);
	*newer = written(t, &twice, t->as_of + 2 * MONTH, true);
	return n > 0 && !is_refused(t, older) && !is_refused(t, newer);
}

static const char *law_older(struct trial *t)
{
	struct step older, newer;
	if (!other_figures(t, &older, &newer))
		return NOT_HERE;
	struct step once = plain(t), s[] = { plain(t), older };
	once.as_of = s[0].as_of = t->as_of + MONTH;
	return same(t, s, 2, &once, 1, ANSWERS_NOW);
}

static const char *law_order(struct trial *t)
{
	struct step older, newer;
	if (!other_figures(t, &older, &newer))
		return NOT_HERE;
	const struct step a[] = { older, newer }, b[] = { newer, older };
	const char *why = same(t, a, 2, b, 2, ANSWERS_ALL);
	return why ? why : same(t, a, 2, &newer, 1, ANSWERS_NOW);
}

/* --- laws of undoing --- */

static const char *law_undo(struct trial *t)
{
	const struct step undo = { .undo = "1" }, s[] = { plain(t), undo, plain(t) };
	const char *why = answers_difference(t->mem, after(t, s, 2, ANSWERS_ALL, NULL), "");
	return why ? why : answers_difference(t->mem, after(t, s, 3, ANSWERS_ALL, NULL), t->whole);
}

static const char *law_undo_middle(struct trial *t)
{
	struct step older, newer, middle = plain(t);
	if (!other_figures(t, &older, &newer))
		return NOT_HERE;
	middle.as_of = t->as_of + MONTH;
	const struct step undo = { .undo = "2" }, s[] = { older, middle, newer, undo }, never[] = { older, newer };
	return same(t, s, 4, never, 2, ANSWERS_ALL);
}

static const struct law {
	const char *name, *words;
	const char *(*holds)(struct trial *t);
} laws[] = {
	{ "rewritten", "rewritten as plain CSV", law_rewritten },
	{ "line-ends", "LF, CRLF, CR", law_line_ends },
	{ "mark", "byte order mark on and off", law_mark },
	{ "delimiter", "comma, semicolon, tab", law_delimiter },
	{ "utf-16", "UTF-16LE and UTF-16BE", law_utf16 },
	{ "cp1252", "Windows-1252 (our templates)", law_windows_1252 },
	{ "no-end", "no line end at the end", law_no_end },
	{ "blank-lines", "blank lines between rows and at the end", law_blank_lines },
	{ "reversed", "rows from last to first", law_reversed },
	{ "columns", "columns from last to first", law_columns },
	{ "again", "the same file again, under another name", law_again },
	{ "copy", "the same figures in other bytes", law_copy },
	{ "halves", "two parts that overlap, in either order", law_halves },
	{ "older", "older after newer changes nothing", law_older },
	{ "order", "two files in either order", law_order },
	{ "undo", "undone: never there; and back again", law_undo },
	{ "undo-middle", "the middle one of three undone", law_undo_middle },
};
enum { N_LAWS = sizeof laws / sizeof *laws };

static const char BREAKDOWNS[] = "breakdowns"; /* every kind that is one */

/* What cannot hold, and why. A line that no sample needs fails the test. */
static const struct exempt {
	const char *kind, *law, *why;
} exempt[] = {
	{ BREAKDOWNS, "halves", "a breakdown of people is one statement; the later one takes its place" },
	{ "counts", "halves", "a later file with an activity takes the place of the whole activity" },
	{ "webcare", "older", "a tally has no other day than its own; the later import is the correction" },
	{ "webcare", "order", "a tally has no other day than its own; the later import is the correction" },
	{ "conversation", "older", "a tally has no other day than its own; the later import is the correction" },
	{ "conversation", "order", "a tally has no other day than its own; the later import is the correction" },
	{ "decidim-meetings", "older", "a count has no other day than its activity's; the later import is the correction" },
	{ "decidim-meetings", "order", "a count has no other day than its activity's; the later import is the correction" },
	{ "decidim-proposals", "halves", "days are summed from all rows of the file; a part knows only some of a day's" },
	{ "counts", "older", "a count has no other day than its activity's; the later import is the correction" },
	{ "counts", "order", "a count has no other day than its activity's; the later import is the correction" },
	{ "baseline", "halves", "a census is whole or refused" },
	{ "baseline", "older", "a census has no other day than its reference date; the later import is the correction" },
	{ "baseline", "order", "a census has no other day than its reference date; the later import is the correction" },
	{ "baseline-margins", "halves", "a census is whole or refused" },
	{ "baseline-margins", "older", "a census has no other day than its reference date; the later import is the correction" },
	{ "baseline-margins", "order", "a census has no other day than its reference date; the later import is the correction" },
	{ "statbel-population", "halves",
	  "a census is whole; the file leaves out the ages that nobody has, so that a part of a small one cannot be told" },
};
enum { N_EXEMPT = sizeof exempt / sizeof *exempt };

static bool is_for(const struct exempt *x, const struct importer *importer)
{
	return str_eq(x->kind, BREAKDOWNS) ? importer->breakdown != NULL : str_eq(x->kind, importer->name);
}

static const struct exempt *find_exempt(const struct importer *importer, const char *law)
{
	for (size_t i = 0; i < N_EXEMPT; i++)
		if (is_for(&exempt[i], importer) && str_eq(exempt[i].law, law))
			return &exempt[i];
	return NULL;
}

static struct trial begin(struct mem *m, const char *path, const char *known, const struct import_options *options)
{
	struct trial t = { .mem = m, .path = path, .options = *options, .known = known };
	t.bytes = sample_text(m, path, &t.n);
	t.grid = grid_read(m, path);
	t.form = (struct form){ .delimiter = t.grid.layout.delimiter, .line_end = "\r\n", .encoding = "UTF-8", .mark = true };
	struct step once = plain(&t);
	t.whole = after(&t, &once, 1, ANSWERS_ALL, &t.as_of);
	if (str_starts(t.whole, "refused") || !*t.whole)
		t_fail("%s says nothing", path);
	return t;
}

/* One line of the table: + holds, - exempt, . not of this sample, a blank when it is not its turn. */
static int try_file(struct mem *m, const struct importer *importer, const char *path, const char *known,
                    const struct import_options *options, bool used[])
{
	static size_t n_files; /* so that each file meets another law when not all have their turn */
	struct trial t = begin(m, path, known, options);
	char line[N_LAWS + 1] = "";
	int n_broken = 0;
	n_files++;
	for (int i = 0; i < N_LAWS; i++) {
		line[i] = ' ';
		if (!t_in_turn(n_files + (size_t)i))
			continue;
		const char *why = laws[i].holds(&t);
		const struct exempt *x = find_exempt(importer, laws[i].name);
		line[i] = why == NOT_HERE ? '.' : !why ? '+' : x ? '-' : 'X';
		if (why && why != NOT_HERE && x)
			used[x - exempt] = true;
		if (line[i] == 'X') {
			n_broken++;
			printf("# %s: %s: %s\n", path, laws[i].words, why);
		}
	}
	printf("# %s  %s\n", line, path);
	fflush(stdout); /* the case runs in a child */
	return n_broken;
}

static int try_samples(const struct importer *importer, bool used[])
{
	struct mem *m = mem_new();
	int n_broken = 0;
	for (const char **csv = sample_list(m, importer->name); *csv; csv++) {
		struct import_options options = { .trajectory_id = 1, .as_of = INT_MIN, .tool_version = "test" };
		sample_expected(m, *csv, &options);
		if (!sample_refusal(m, *csv)) /* some need words that only a user can give */
			n_broken += try_file(m, importer, *csv, sample_known(m, *csv), &options, used);
	}
	mem_free(m);
	return n_broken;
}

static void print_head(void)
{
	for (int i = 0; i < N_LAWS; i++)
		printf("# %*s%-*s %s\n", i, "", N_LAWS - i, "|", laws[i].words);
}

enum { PARTS = 4 }; /* the kinds are tried in parts, so that none of the cases takes long */

static void try_kinds(size_t part)
{
	bool used[N_EXEMPT] = { false };
	int n_broken = 0;
	print_head();
	for (size_t i = part; i < import_kinds(); i += PARTS) {
		n_broken += try_samples(importer_list[i], used);
		for (size_t k = 0; k < N_EXEMPT; k++) {
			if (!is_for(&exempt[k], importer_list[i]))
				continue;
			printf("# exempt: %s, %s: %s\n", importer_list[i]->name, exempt[k].law, exempt[k].why);
			if (t_every() == 1 && !used[k] && !str_eq(exempt[k].kind, BREAKDOWNS))
				t_fail("%s: %s is exempt without need", exempt[k].kind, exempt[k].law);
		}
	}
	printf("# + holds   - exempt   . says nothing of this file\n");
	fflush(stdout);
	t_int(n_broken, 0);
}

#define KINDS(part)                                                                                                                        \
	T_CASE(every_law_holds_for_every_sample_##part)                                                                                    \
	{                                                                                                                                  \
		try_kinds(part);                                                                                                           \
	}                                                                                                                                  \
	T_END
KINDS(0)
KINDS(1)
KINDS(2)
KINDS(3)

/* Posts that are equal in all but their ids, of two accounts: nothing may hang on which came first. */
T_CASE(the_laws_hold_for_equal_posts)
{
	struct mem *m = mem_new();
	const struct import_options options = { .trajectory_id = 1, .as_of = INT_MIN, .tool_version = "test" };
	bool used[N_EXEMPT] = { false };
	char *name = mem_text(m, "/tmp/spiegel-equal-XXXXXX");
	int fd = mkstemp(name);
	FILE *f = fd < 0 ? NULL : fdopen(fd, "w");
	t_true(f != NULL);
	fputs("Post ID,Page ID,Page name,Publish time,Post type,Views,Reach,Reactions,Comments,Shares\n", f);
	for (int i = 0; i < 24; i++)
		fprintf(f, "%d,%d,Page %d,06/0%d/2026 10:00,Photos,100,80,%d,2,2\n", 100 + i, i % 2, i % 2, 1 + i / 12, 4 + i / 18);
	t_int(fclose(f), 0);
	int n_broken = try_file(m, importer_list[0], name, NULL, &options, used);
	unlink(name);
	mem_free(m);
	t_int(n_broken, 0);
}
T_END

T_MAIN("laws", every_law_holds_for_every_sample_0, every_law_holds_for_every_sample_1, every_law_holds_for_every_sample_2,
       every_law_holds_for_every_sample_3, the_laws_hold_for_equal_posts)
