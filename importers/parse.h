/* The parsing side of an import: a file and its layout to batches of rows, or to a sheet. It knows nothing of the store. */
#ifndef IMPORTERS_PARSE_H
#define IMPORTERS_PARSE_H
#include "layout.h"
#include "queue.h"
#include "source.h"

struct parse {
	const char *file;
	struct source *source;
	const struct layout *layout;
	const struct scope *scope; /* prepared; NULL: everything belongs */
	int64_t rows_read, rows_rejected, rows_outside; /* table */
	int64_t rows_short; /* table: with fewer cells than the header */
	long short_line; /* of the first of them */
	size_t short_fields; /* of the first of them */
	/* table, per column of the importer: what its rows that were not rejected add up to, and what the total row says */
	struct column_sum {
		double rows, total;
		double half_unit; /* of the finest decimal place in the rows; 0: whole numbers */
		int64_t n; /* rows that have it */
		bool total_given;
	} sum[TABLE_COLUMNS];
	long total_line; /* of the total row; 0: none */
	bool ends_in_number; /* the last line has no end, but a digit: where the file was cut off, that number may have been longer */
};

/* A table: read all of it and give its rows to the queue, in batches. For the parsing thread; ends the queue, whatever happens.
 * Errors: ERR_INPUT at file, row and column; ERR_SYSTEM. False without an error: the storing side stopped the queue. */
bool parse_table(struct parse *p, struct queue *q, struct err *e);

/* The newest day of the rows in a text that begins anywhere within a file of p's layout and ends with it; INT_MIN when no rows are found.
 * A guess: it serves speed only. */
int parse_newest_day(const struct parse *p, const char *text, size_t n);

/* A sheet: read all of it into m. Errors: as above, and ERR_INPUT for a file too large to be one. */
bool parse_sheet(struct parse *p, struct mem *m, struct sheet *out, struct err *e);

/* A sheet, record by record to the facts' `record`.      Errors: ERR_INPUT at file, row and column; ERR_SYSTEM; those of `record`. */
bool parse_records(struct parse *p, struct intake *in, struct err *e);
#endif
