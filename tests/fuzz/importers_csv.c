/* The decoder and the CSV reader. Law: records, or where and why reading stops, do not depend on where the bytes were cut. */
#include "base/words.h"
#include "fuzz.h"
#include "importers/rows_csv.h"
#include "importers/source.h"

struct memory {
	const uint8_t *data;
	size_t n, done;
};

static bool read_memory(void *data, void *out, size_t n, size_t *got, struct err *e)
{
	struct memory *b = data;
	(void)e;
	*got = b->n - b->done < n ? b->n - b->done : n;
	memcpy(out, b->data + b->done, *got);
	b->done += *got;
	return true;
}

static void close_memory(void *data)
{
	(void)data;
}

struct reading {
	uint64_t mix, n_records;
	bool ok;
	enum word why;
	long line, column;
};

static bool add(void *data, const struct record *r, struct err *e)
{
	struct reading *s = data;
	(void)e;
	s->n_records++;
	s->mix = s->mix * 31 + (uint64_t)r->line;
	for (size_t i = 0; i < r->n; i++) {
		fuzz_law(r->field[i].s[r->field[i].n] == '\0');
		for (size_t k = 0; k <= r->field[i].n; k++)
			s->mix = s->mix * 31 + (unsigned char)r->field[i].s[k];
	}
	return true;
}

static struct reading read_all(const uint8_t *data, size_t n, struct source_options options, char delimiter, char wrapper)
{
	struct memory bytes = { data, n, 0 };
	const struct source_stream stream = { .data = &bytes, .size = (int64_t)n, .read = read_memory, .close = close_memory };
	struct reading out = { 0 };
	struct source *source;
	struct err e = { 0 };
	if (!source_open_stream(&source, &stream, options, &e)) {
		out.why = e.word;
		return out;
	}
	struct rows_csv *rows = rows_csv_open(delimiter, wrapper, add, &out);
	const char *text;
	size_t got;
	do
		out.ok = source_read(source, &text, &got, &e) && rows_csv_feed(rows, text, got, &e);
	while (out.ok && got > 0);
	out.ok = out.ok && rows_csv_end(rows, &e);
	fuzz_law(out.ok || err_is_set(&e));
	if (!out.ok) {
		out.why = e.word;
		rows_csv_place(rows, &out.line, &out.column);
	}
	rows_csv_close(rows);
	source_close(source);
	return out;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	if (n < 1)
		return 0;
	char delimiter = ",;\t|"[data[0] & 3], wrapper = data[0] & 4 ? delimiter : '\0';
	struct source_options options = { .windows_1252 = data[0] & 8, .lenient = data[0] & 16 };
	struct reading whole = read_all(data + 1, n - 1, options, delimiter, wrapper);
	options.chunk = 1 + data[0] / 32;
	struct reading cut = read_all(data + 1, n - 1, options, delimiter, wrapper);
	fuzz_law(whole.ok == cut.ok && whole.n_records == cut.n_records && whole.mix == cut.mix);
	fuzz_law(whole.why == cut.why && whole.line == cut.line && whole.column == cut.column);
	return 0;
}
