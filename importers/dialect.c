#include "dialect.h"
#include <string.h>

const char *const dialect_delimiters[] = { ",", ";", "\t", "|", ", ", " ", NULL };

static const char quotes[] = { '"', '\'' };

enum { WIDTHS = 64 }; /* different numbers of fields that are told apart */

enum shape shape_of(const char *s, size_t n)
{
	size_t n_digits = 0, n_marks = 0, n_dashes = 0, n_letters = 0;
	if (n == 0)
		return SHAPE_EMPTY;
	for (size_t i = 0; i < n; i++) {
		n_digits += s[i] >= '0' && s[i] <= '9';
		n_marks += s[i] == ':' || s[i] == '/';
		n_dashes += i > 0 && s[i] == '-';
		n_letters += s[i] == 'T' || s[i] == 'Z';
		if (!strchr("0123456789.,:/- +%$'TZ\xe2\x82\xac\xc2\xa3\xa0\xaf", s[i]) ||
		    !s[i]) /* also the bytes of euro, pound, hard blanks */
			return SHAPE_TEXT;
	}
	if (n_digits == 0 || n_letters > 2)
		return SHAPE_TEXT;
	return n_marks || n_dashes >= 2 ? SHAPE_TIME : n_letters || n_dashes ? SHAPE_TEXT : SHAPE_NUMBER;
}

/* --- how like a table a text is under one dialect --- */

struct tally {
	size_t n_records; /* without blank lines */
	size_t width[WIDTHS], n_width[WIDTHS], n_widths; /* numbers of fields, and how many records have each */
	size_t run, run_width, longest, longest_width; /* records one after the other with the same number of fields, above 1 */
	size_t n_cells, n_typed; /* numbers, days and times */
	double n_clean; /* cells that look whole: without another delimiter in them */
	size_t n_blank_before; /* cells but the first of their record that begin with a blank */
	size_t n_quoted, n_stray;
	size_t n_doubled, n_backslashed, n_bare; /* records with such quotes inside quoted fields: one spoilt row may hold dozens */
};

static void count_width(struct tally *t, size_t width)
{
	size_t i = 0;
	t->run = width == t->run_width && width > 1 ? t->run + 1 : 1;
	t->run_width = width;
	if (width > 1 && t->run > t->longest) {
		t->longest = t->run;
		t->longest_width = width;
	}
	while (i < t->n_widths && t->width[i] != width)
		i++;
	if (i == WIDTHS)
		return;
	if (i == t->n_widths)
		t->width[t->n_widths++] = width;
	t->n_width[i]++;
}

/* The commonest number of fields; the earlier of equal ones. */
static size_t commonest(const struct tally *t, size_t *n)
{
	size_t best = 0;
	for (size_t i = 1; i < t->n_widths; i++)
		if (t->n_width[i] > t->n_width[best])
			best = i;
	*n = t->n_width[best];
	return t->width[best];
}

static void count_cell(struct tally *t, const struct field *f, bool first)
{
	enum shape shape = shape_of(f->s, f->n);
	bool hard = memchr(f->s, ';', f->n) || memchr(f->s, '\t', f->n) || memchr(f->s, '|', f->n);
	t->n_cells++;
	t->n_typed += shape == SHAPE_NUMBER || shape == SHAPE_TIME;
	t->n_blank_before += !first && f->n && *f->s == ' ';
	t->n_clean += shape != SHAPE_TEXT ? 1 : hard ? 0.2 : memchr(f->s, ',', f->n) ? 0.8 : 1;
}

static void tally(const struct dialect *d, const char *text, size_t n, bool whole, struct tally *t)
{
	struct mem *m = mem_new();
	struct splitter *s = splitter_new(m);
	struct lenient_record r;
	enum line_end end;
	*t = (struct tally){ 0 };
	for (size_t at = 0, used; at < n && t->n_records < DIALECT_RECORDS; at += used) {
		used = splitter_cut(s, d, text + at, n - at, whole, &r, &end);
		if (used == 0)
			break;
		if (r.n == 0)
			continue;
		t->n_records++;
		count_width(t, r.n);
		t->n_quoted += r.n_quoted;
		t->n_stray += r.n_stray;
		t->n_doubled += r.n_doubled > 0;
		t->n_backslashed += r.n_backslashed > 0;
		t->n_bare += r.n_bare > 0;
		for (size_t i = 0; i < r.n; i++)
			count_cell(t, &r.field[i], i == 0);
	}
	mem_free(m);
}

static enum escape learn_escape(struct dialect *d, const char *text, size_t n, bool whole)
{
	struct tally t;
	d->escape = ESCAPE_NONE;
	tally(d, text, n, whole, &t);
	if (t.n_backslashed > t.n_doubled && t.n_backslashed >= t.n_bare)
		return ESCAPE_BACKSLASH;
	return t.n_bare > 2 * t.n_doubled ? ESCAPE_NONE : ESCAPE_DOUBLED;
}

/* Titles and notes around small tables: most lines have one field, yet a run of equal ones shows a table. */
static bool has_run(const struct tally *t)
{
	return t->longest >= 3 + t->n_records / 50;
}

static double score(const struct dialect *d, const struct tally *t)
{
	size_t n_common;
	size_t width = commonest(t, &n_common);
	if (t->n_records == 0)
		return 0;
	double share = (double)n_common / (double)t->n_records;
	if (width == 1 && has_run(t)) {
		width = t->longest_width;
		share = 0.4;
	}
	double fields = width > 1 ? 1 - 1 / (double)width : 0.001;
	double quoting = (double)(t->n_quoted + 1) / (double)(t->n_quoted + t->n_stray + 1);
	double clean = t->n_clean / (double)t->n_cells;
	double bonus = 1;
	if (strcmp(d->delimiter, " ") == 0 && width > 1) {
		/* words are no columns: a blank counts where quotes or figures show that it parts fields */
		bool told = t->n_quoted >= t->n_records || (share > 0.9 && (double)(t->n_typed * width) >= 0.8 * (double)t->n_cells);
		bonus = told ? 0.5 : 0;
	}
	if (strcmp(d->delimiter, ", ") == 0) /* as good as a comma alone: then the blanks belong to the delimiter */
		bonus = 1.001;
	bonus *= t->n_quoted > 0 ? 1.01 : 1; /* a quote that is used, before one that is not */
	return share * share * fields * quoting * clean * bonus;
}

/* "sep=;" in the first line, as Excel understands it. */
static const char *told_delimiter(const char *text, size_t n)
{
	bool quoted = n > 0 && *text == '"';
	text += quoted;
	n -= quoted;
	if (n < 6 || (text[0] | 32) != 's' || memcmp(text + 1, "ep=", 3) != 0 || !strchr(quoted ? "\"" : "\r\n", text[5]))
		return NULL;
	for (const char *const *d = dialect_delimiters; *d; d++)
		if (!(*d)[1] && (*d)[0] == text[4])
			return *d;
	return NULL;
}

void dialect_learn(const char *text, size_t n, bool whole, struct dialect *out)
{
	const char *told = told_delimiter(text, n);
	double best = 0;
	*out = (struct dialect){ .quote = quotes[0] };
	for (size_t q = 0; q < sizeof quotes; q++)
		for (const char *const *delimiter = dialect_delimiters; *delimiter; delimiter++) {
			struct dialect d = { .quote = quotes[q] };
			struct tally t;
			if (told && told != *delimiter)
				continue;
			strcpy(d.delimiter, *delimiter);
			d.escape = learn_escape(&d, text, n, whole);
			tally(&d, text, n, whole, &t);
			double s = score(&d, &t);
			if (s <= best || (quotes[q] != quotes[0] && t.n_quoted == 0))
				continue;
			best = s;
			*out = d;
			size_t n_common;
			if (t.n_records && commonest(&t, &n_common) < 2 && !has_run(&t))
				out->delimiter[0] = '\0';
		}
}
