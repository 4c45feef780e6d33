/* How a file is read: the document of `spiegel show`. Names of columns and counts only, no cell of a row. */
#ifndef REPORTS_FILE_LOOK_H
#define REPORTS_FILE_LOOK_H
#include "doc.h"
#include <stdint.h>

enum { FILE_LINES = 5 };

struct file_count { /* of records: how many, and on which lines the first stand */
	int64_t n;
	long line[FILE_LINES];
};

struct file_table {
	long line;
	size_t n_columns;
	int64_t n_rows;
};

/* What was found wrong or mended, in the order in which it is told. */
enum file_fault {
	FAULT_QUOTE_OPEN,
	FAULT_QUOTE_INSIDE,
	FAULT_TOO_LONG,
	FAULT_OTHER_DELIMITER,
	FAULT_ONE_MORE,
	FAULT_ONE_LESS,
	FAULT_SHORTER,
	FAULT_LONGER,
	FAULTS
};

enum file_escape { FILE_DOUBLED, FILE_BACKSLASHED, FILE_BARE };

struct file_look {
	const char *name;
	int64_t n_bytes;
	const char *encoding;
	int64_t n_wrong, n_nul; /* bytes that are no character; NUL characters */
	const char *delimiter; /* itself; "": none */
	char quote; /* 0: not used */
	enum file_escape escape;
	int64_t n_lf, n_crlf, n_cr; /* records by their line end */
	bool open_end;
	size_t n_header_rows; /* 0: no header */
	bool header_told; /* the rows show that it is one */
	long header_line;
	const char *const *column; /* names */
	size_t n_columns;
	const struct file_table *table;
	size_t n_tables, n_tables_kept;
	struct file_count above, blank, below, fault[FAULTS];
	const char *kind, *kind_title; /* as import would take it; NULL: it would refuse */
	const char *required; /* columns of the kind, "A, B"; "": a kind without columns */
	const char *unknown; /* columns it does not know; "": none */
	const char *refusal; /* why import would refuse it */
};

void file_look(struct doc *d, const struct file_look *f);
#endif
