#include "rows_csv.h"
#include "base/num.h"
#include <csv.h>
#include <string.h>

enum { OPTIONS = CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL, BUFFER_STEP = 1 << 16 };

struct rows_csv {
	struct mem *mem;
	struct csv_parser parser;
	struct rows_csv *inner; /* reads what stands in the one field of a wrapped record */
	record_fn *take;
	void *data;
	struct err *e; /* of the call that runs; the callbacks of libcsv have no other way out */
	bool stopped; /* by an error, or because `take` wants no more */
	char *text; /* the fields of the record so far, each closed with NUL */
	size_t n_text, cap_text;
	struct field field[ROWS_FIELDS + 1]; /* s is set when the record is complete: text may move until then */
	size_t n;
	long start; /* line of the record being read */
	int64_t n_records;
};

/* libcsv would cut blanks off; here they are part of the cell */
static int no_blank(unsigned char c)
{
	(void)c;
	return 0;
}

struct rows_csv *rows_csv_open(char delimiter, char wrapper, record_fn *take, void *data)
{
	struct mem *m = mem_new();
	struct rows_csv *r = mem_alloc(m, sizeof *r);
	*r = (struct rows_csv){ .mem = m, .take = take, .data = data, .start = 1 };
	csv_init(&r->parser, OPTIONS);
	csv_set_delim(&r->parser, (unsigned char)(wrapper ? wrapper : delimiter));
	csv_set_space_func(&r->parser, no_blank);
	csv_set_blk_size(&r->parser, BUFFER_STEP);
	if (wrapper)
		r->inner = rows_csv_open(delimiter, '\0', take, data);
	return r;
}

void rows_csv_close(struct rows_csv *r)
{
	if (!r)
		return;
	rows_csv_close(r->inner);
	csv_free(&r->parser);
	mem_free(r->mem);
}

void rows_csv_place(const struct rows_csv *r, long *line, long *column)
{
	*line = r->start;
	*column = (long)r->n + 1;
}

static bool fail_here(struct rows_csv *r, enum err_code code, enum word word, const char *arg)
{
	r->stopped = true;
	err_set(r->e, code, word, arg, NULL, NULL);
	r->e->row = r->start;
	r->e->column = (long)r->n + 1;
	return false;
}

/* It is the record as a whole that fails. */
static bool fail_record(struct rows_csv *r, enum word word)
{
	fail_here(r, ERR_INPUT, word, NULL);
	r->e->column = 0;
	return false;
}

/* Line breaks in the fields read so far. */
static long lines_within(const struct rows_csv *r)
{
	long lines = 0;
	for (const char *s = r->text, *end = s ? s + r->n_text : s; s < end && (s = memchr(s, '\n', (size_t)(end - s))); s++)
		lines++;
	return lines;
}

static void take_field(void *s, size_t n, void *data)
{
	struct rows_csv *r = data;
	if (r->stopped)
		return;
	if (r->n == ROWS_FIELDS) {
		fail_here(r, ERR_INPUT, W_ROWS_FIELDS, NULL);
		return;
	}
	if (n > ROWS_FIELD_BYTES || r->n_text + n > ROWS_RECORD_BYTES) {
		fail_here(r, ERR_INPUT, n > ROWS_FIELD_BYTES ? W_ROWS_FIELD_BYTES : W_ROWS_RECORD_BYTES, NULL);
		return;
	}
	while (r->n_text + n + 1 > r->cap_text)
		r->text = mem_grow(r->mem, r->text, r->cap_text, &r->cap_text, 1);
	if (n)
		memcpy(r->text + r->n_text, s, n);
	r->text[r->n_text + n] = '\0';
	r->n_text += n + 1;
	r->field[r->n++].n = n;
}

/* The record in the one field of a wrapped record; more fields may only be the empty ones that Excel adds. */
static bool take_inner(struct rows_csv *r)
{
	for (size_t i = 1; i < r->n; i++)
		if (r->field[i].n > 0)
			return fail_record(r, W_ROWS_WRAPPED);
	struct rows_csv *inner = r->inner;
	inner->start = r->start;
	int64_t n_before = inner->n_records;
	if (!rows_csv_feed(inner, r->text, r->n ? r->field[0].n : 0, r->e) || !rows_csv_feed(inner, "\n", 1, r->e))
		return false;
	return inner->n_records == n_before + 1 || fail_record(r, W_ROWS_WRAPPED);
}

static void take_record(int end, void *data)
{
	struct rows_csv *r = data;
	if (r->stopped)
		return;
	if (++r->n_records > ROWS_RECORDS) {
		fail_record(r, W_ROWS_RECORDS);
		return;
	}
	const char *s = r->text;
	for (size_t i = 0; i < r->n; s += r->field[i++].n + 1)
		r->field[i].s = s;
	struct record record = { .line = r->start, .n = r->n, .field = r->field, .open_end = end == -1 };
	if (!(r->inner ? take_inner(r) : r->take(r->data, &record, r->e)))
		r->stopped = true;
	r->start += lines_within(r) + 1;
	r->n = r->n_text = 0;
}

/* What libcsv says when it stops. */
static bool parser_failed(struct rows_csv *r, bool at_end)
{
	if (csv_error(&r->parser) != CSV_EPARSE)
		return fail_here(r, ERR_SYSTEM, W_OUT_OF_MEMORY, NULL);
	return fail_here(r, ERR_INPUT, at_end ? W_ROWS_QUOTE_OPEN : W_ROWS_QUOTE, num_plain_int(r->mem, r->start + lines_within(r)));
}

bool rows_csv_feed(struct rows_csv *r, const char *text, size_t n, struct err *e)
{
	r->e = e;
	while (n > 0) {
		size_t piece = n < BUFFER_STEP ? n : BUFFER_STEP;
		size_t used = csv_parse(&r->parser, text, piece, take_field, take_record, r);
		if (r->stopped)
			return false;
		if (used != piece)
			return parser_failed(r, false);
		if (r->parser.entry_pos > ROWS_FIELD_BYTES) /* still growing: libcsv itself has no limit */
			return fail_here(r, ERR_INPUT, W_ROWS_FIELD_BYTES, NULL);
		text += piece, n -= piece;
	}
	return true;
}

bool rows_csv_end(struct rows_csv *r, struct err *e)
{
	r->e = e;
	int failed = csv_fini(&r->parser, take_field, take_record, r);
	if (r->stopped)
		return false;
	return !failed || parser_failed(r, true);
}
