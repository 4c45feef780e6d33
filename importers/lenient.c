#include "lenient.h"
#include <string.h>

struct splitter {
	struct mem *mem;
	char *text; /* the fields, each closed with NUL */
	size_t n_text, cap_text;
	struct field *field; /* s is set when the record is complete: text may move until then */
	bool *quoted; /* per field */
	size_t n, cap, cap_quoted;
	size_t mute_from,
	        mute_to; /* counted from the next record: no quote stands before a field's end there, so there is no need to look again */
};

/* One record being cut. */
struct cut {
	struct splitter *splitter;
	const struct dialect *dialect;
	size_t n_delimiter;
	const char *text;
	size_t n;
	bool whole;
	struct lenient_record *record;
};

struct splitter *splitter_new(struct mem *m)
{
	struct splitter *s = mem_alloc(m, sizeof *s);
	s->mem = m;
	return s;
}

void splitter_restart(struct splitter *s)
{
	s->mute_from = s->mute_to = 0;
}

static bool is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

static bool is_delimiter(const struct cut *c, size_t at)
{
	return c->n_delimiter && c->n - at >= c->n_delimiter && memcmp(c->text + at, c->dialect->delimiter, c->n_delimiter) == 0;
}

/* Does a field end here? */
static bool is_field_end(const struct cut *c, size_t at)
{
	return at >= c->n || is_line_end(c->text[at]) || is_delimiter(c, at);
}

/* Does a field, or a line, begin here? */
static bool is_field_start(const struct cut *c, size_t at)
{
	size_t k = c->n_delimiter;
	return at == 0 || is_line_end(c->text[at - 1]) || (k && at >= k && memcmp(c->text + at - k, c->dialect->delimiter, k) == 0);
}

static void put_n(struct splitter *s, const char *text, size_t n)
{
	while (s->n_text + n + 1 > s->cap_text)
		s->text = mem_grow(s->mem, s->text, s->cap_text, &s->cap_text, 1);
	memcpy(s->text + s->n_text, text, n);
	s->n_text += n;
}

/* Close the field of which the text from `start` on has been put. */
static void put_field(struct splitter *s, size_t start, bool quoted)
{
	s->quoted = mem_grow(s->mem, s->quoted, s->n, &s->cap_quoted, sizeof *s->quoted);
	s->quoted[s->n] = quoted;
	s->field = mem_grow(s->mem, s->field, s->n, &s->cap, sizeof *s->field);
	s->field[s->n++] = (struct field){ .n = s->n_text - start };
	put_n(s, "", 1);
}

enum closing { CLOSED, STRAY, UNDECIDED };

/* Is the quote at `at` escaped by backslashes that begin at `from` or later? */
static bool is_backslashed(const struct cut *c, size_t from, size_t at)
{
	size_t n = 0;
	while (at - n > from && c->text[at - n - 1] == '\\')
		n++;
	return c->dialect->escape == ESCAPE_BACKSLASH && n % 2 == 1;
}

/* Where the field that a quote opened is closed. `from` is behind the opening quote. A quote that opens another field first, or no quote
 * at all, shows that the opening one is text. An even run of quotes before a field's end is a doubled one, or one as text and then the
 * closing one: that is settled by what follows. */
static enum closing find_close(const struct cut *c, size_t from, size_t *close)
{
	size_t second_best = 0, i = from;
	if (from >= c->splitter->mute_from && from < c->splitter->mute_to)
		return STRAY;
	for (;; i++) {
		const char *found = i < c->n ? memchr(c->text + i, c->dialect->quote, c->n - i) : NULL;
		if (!found) {
			i = c->n;
			break;
		}
		size_t q = (size_t)(found - c->text), next = q + 1;
		if (!c->whole && c->n - next < DELIMITER_BYTES + 1)
			return UNDECIDED;
		i = q;
		if (is_backslashed(c, from, q))
			continue;
		if (is_field_end(c, next)) {
			*close = q;
			return CLOSED;
		}
		if (c->text[next] == c->dialect->quote) {
			if (c->dialect->escape != ESCAPE_DOUBLED)
				continue;
			if (!second_best && is_field_end(c, next + 1))
				second_best = next;
			i = next;
		} else if (q > from && is_field_start(c, q)) {
			break;
		}
	}
	bool told = i < c->n;
	*close = second_best;
	if (!told && !c->whole)
		return UNDECIDED;
	if (!second_best) {
		c->splitter->mute_from = from;
		c->splitter->mute_to = told ? i : c->n;
	}
	return second_best ? CLOSED : STRAY;
}

/* Runs of quotes inside a quoted field show how they are escaped. */
static void count_escapes(struct cut *c, size_t from, size_t close)
{
	for (size_t i = from, run; i < close; i += run + 1) {
		for (run = 0; i + run < close && c->text[i + run] == c->dialect->quote;)
			run++;
		if (run && i > from && c->text[i - 1] == '\\')
			c->record->n_backslashed++;
		else if (run % 2 == 0)
			c->record->n_doubled += run / 2;
		else
			c->record->n_bare++;
	}
}

/* The field between two quotes. */
static void put_quoted(struct cut *c, size_t from, size_t close)
{
	struct splitter *s = c->splitter;
	char quote = c->dialect->quote;
	size_t start = s->n_text;
	if (c->dialect->escape == ESCAPE_NONE)
		count_escapes(c, from, close);
	for (size_t i = from; i < close;) {
		const char *t = c->text + i;
		bool pair = i + 1 < close;
		if (c->dialect->escape == ESCAPE_BACKSLASH && *t == '\\' && pair && (t[1] == quote || t[1] == '\\')) {
			put_n(s, t + 1, 1);
			i += 2;
			continue;
		}
		if (*t == quote) {
			bool doubled = c->dialect->escape == ESCAPE_DOUBLED && pair && t[1] == quote;
			c->record->mended[MEND_QUOTE_INSIDE] += !doubled && c->dialect->escape != ESCAPE_NONE;
			c->record->n_stray += !doubled;
			put_n(s, t, 1);
			i += doubled ? 2 : 1;
			continue;
		}
		size_t n = 1;
		while (i + n < close && t[n] != quote && t[n] != '\\')
			n++;
		put_n(s, t, n);
		i += n;
	}
	c->record->n_quoted++;
	put_field(s, start, true);
}

/* One field; gives where it ends. False when the text ends before that can be told. */
static bool cut_field(struct cut *c, size_t at, size_t *end)
{
	struct splitter *s = c->splitter;
	char quote = c->dialect->quote;
	if (quote && at < c->n && c->text[at] == quote) {
		size_t close;
		enum closing closing = find_close(c, at + 1, &close);
		if (closing == UNDECIDED)
			return false;
		if (closing == CLOSED) {
			put_quoted(c, at + 1, close);
			*end = close + 1;
			return true;
		}
		c->record->mended[MEND_QUOTE_OPEN]++;
	}
	size_t to = at;
	for (; !is_field_end(c, to); to++)
		c->record->n_stray += quote && c->text[to] == quote;
	if (!c->whole && c->n - to < DELIMITER_BYTES + 1)
		return false;
	size_t start = s->n_text;
	put_n(s, c->text + at, to - at);
	put_field(s, start, false);
	*end = to;
	return true;
}

static size_t line_end_at(const struct cut *c, size_t at, enum line_end *end)
{
	if (at == c->n) {
		*end = LINE_ENDS;
		return 0;
	}
	bool both = c->text[at] == '\r' && at + 1 < c->n && c->text[at + 1] == '\n';
	*end = both ? LINE_CRLF : c->text[at] == '\r' ? LINE_CR : LINE_LF;
	return both ? 2 : 1;
}

size_t splitter_cut(struct splitter *s, const struct dialect *d, const char *text, size_t n, bool whole, struct lenient_record *out,
                    enum line_end *end)
{
	struct cut c = {
		.splitter = s, .dialect = d, .n_delimiter = strlen(d->delimiter), .text = text, .n = n, .whole = whole, .record = out
	};
	size_t at = 0;
	*out = (struct lenient_record){ .raw = text };
	s->n = s->n_text = 0;
	if (n == 0)
		return 0;
	if (!whole && n < 2)
		return 0;
	if (!is_line_end(*text))
		for (;;) {
			if (!cut_field(&c, at, &at))
				return 0;
			if (!is_delimiter(&c, at))
				break;
			at += c.n_delimiter;
		}
	const char *value = s->text;
	for (size_t i = 0; i < s->n; value += s->field[i++].n + 1)
		s->field[i].s = value;
	out->n = s->n;
	out->field = s->field;
	out->quoted = s->quoted;
	out->n_raw = at;
	at += line_end_at(&c, at, end);
	s->mute_from -= at < s->mute_from ? at : s->mute_from;
	s->mute_to -= at < s->mute_to ? at : s->mute_to;
	return at;
}

/* --- a stream --- */

struct lenient {
	struct mem *mem;
	struct dialect dialect;
	struct splitter *splitter;
	lenient_fn *take;
	void *data;
	char *text; /* not cut yet */
	size_t n, cap;
	size_t enough; /* bytes to wait for before trying again: each try may look at all of them */
	long line;
	int64_t n_ends[LINE_ENDS];
	bool open_end;
};

struct lenient *lenient_open(const struct dialect *d, lenient_fn *take, void *data)
{
	struct mem *m = mem_new();
	struct lenient *l = mem_alloc(m, sizeof *l);
	*l = (struct lenient){ .mem = m, .dialect = *d, .take = take, .data = data, .line = 1 };
	l->splitter = splitter_new(m);
	return l;
}

void lenient_close(struct lenient *l)
{
	if (l)
		mem_free(l->mem);
}

static long count_lines(const char *s, size_t n)
{
	long lines = 0;
	for (size_t i = 0; i < n; i++)
		lines += s[i] == '\n' || (s[i] == '\r' && !(i + 1 < n && s[i + 1] == '\n'));
	return lines;
}

/* Cut and hand on what is complete. */
static bool cut_records(struct lenient *l, bool whole, struct err *e)
{
	size_t at = 0;
	bool ok = true;
	while (ok && at < l->n) {
		struct lenient_record r;
		enum line_end end = LINE_ENDS;
		bool cramped = l->n - at > LENIENT_RECORD;
		size_t n = cramped ? LENIENT_RECORD : l->n - at;
		size_t used = splitter_cut(l->splitter, &l->dialect, l->text + at, n, whole && !cramped, &r, &end);
		if (used == 0 && cramped) {
			used = splitter_cut(l->splitter, &l->dialect, l->text + at, n, true, &r, &end);
			r.mended[MEND_TOO_LONG] = end == LINE_ENDS;
		}
		if (used == 0)
			break;
		r.line = l->line;
		l->line += count_lines(l->text + at, used);
		l->open_end = end == LINE_ENDS;
		if (end < LINE_ENDS)
			l->n_ends[end]++;
		ok = l->take(l->data, &r, e);
		at += used;
	}
	l->n -= at;
	if (at > 0)
		memmove(l->text, l->text + at, l->n);
	l->enough = at ? 0 : 2 * l->n;
	return ok;
}

bool lenient_feed(struct lenient *l, const char *text, size_t n, struct err *e)
{
	if (n == 0)
		return true;
	while (l->n + n > l->cap)
		l->text = mem_grow(l->mem, l->text, l->cap, &l->cap, 1);
	memcpy(l->text + l->n, text, n);
	l->n += n;
	return l->n < l->enough || cut_records(l, false, e);
}

bool lenient_end(struct lenient *l, struct err *e)
{
	return cut_records(l, true, e);
}

int64_t lenient_line_ends(const struct lenient *l, enum line_end end)
{
	return l->n_ends[end];
}

bool lenient_open_end(const struct lenient *l)
{
	return l->open_end;
}
