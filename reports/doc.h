/* The page model: a report is a list of blocks, made once from results, then drawn by a driver (text, csv, json, pdf).
 * Blocks hold words already put into the report's language; numbers travel twice, as shown and as a machine reads them. */
#ifndef REPORTS_DOC_H
#define REPORTS_DOC_H
#include "base/mem.h"
#include "base/words.h"
#include "chart.h"
#include "theme.h"
#include <stdbool.h>
#include <stddef.h>

enum block_kind {
	BLOCK_PAGE, /* a new page and section begins; drivers without pages draw nothing */
	BLOCK_HEADING,
	BLOCK_TEXT,
	BLOCK_ITEM, /* one bullet of a list; neighbouring items are one list */
	BLOCK_CONTENTS, /* on paper a list of the headings of level 2 that follow, with their pages; other forms have their own, or none */
	BLOCK_TABLE,
	BLOCK_FIGURE,
	BLOCK_COLUMNS, /* the blocks up to the matching BLOCK_COLUMNS_END stand in two columns; BLOCK_COLUMN starts the second */
	BLOCK_COLUMN,
	BLOCK_COLUMNS_END
};

enum text_role { TEXT_BODY, TEXT_LEAD, TEXT_KICKER, TEXT_NOTE, TEXT_CAPTION };

enum tone { TONE_PLAIN, TONE_STRONG, TONE_SOFT, TONE_UNDER, TONE_OVER }; /* colours live in theme; never the only sign */

struct footnote {
	size_t number; /* in the document, from 1 */
	const char *id; /* "note-1" */
	const char *mark; /* "¹": its number below its table, so that none is passed over where a table is left out */
};

struct span {
	const char *text;
	bool strong;
	const char *uri; /* NULL: no link */
	const char *lang; /* BCP 47 when it differs from the report, e.g. a caption; NULL otherwise */
	bool beside; /* the link is to a file of ours beside the document, not to the web */
	const struct footnote *refers; /* the text is the mark of this note; NULL: of none */
	const struct footnote *defines; /* the text is this note, mark included; NULL: no note */
};

struct text {
	const struct span *span;
	size_t n;
};

enum align { ALIGN_START, ALIGN_END };

enum { DATA_ONLY = -1 };

struct column {
	const char *title; /* as shown */
	const char *code; /* name in CSV and JSON: lower case, underscores */
	enum align align;
	double width; /* relative share of the table's width on paper; 0: natural; DATA_ONLY: in CSV and JSON alone (never the first column) */
};

enum cell_state { CELL_GIVEN, CELL_MISSING, CELL_HIDDEN }; /* hidden: withheld by the disclosure gate */

struct cell {
	const char *shown; /* never NULL; what a reader sees */
	const char *machine; /* plain number or code for CSV and JSON; NULL: use shown as text */
	bool number; /* machine is a number */
	enum cell_state state;
	enum tone tone;
	const struct chart *chart; /* a sparkline; NULL otherwise */
	const struct footnote *note; /* its mark stands behind the text; in CSV, JSON and workbooks it does not */
	const char *uri; /* of a link, as in a span; NULL: none */
	const char *lang; /* BCP 47, as in a span; NULL: that of the report */
};

struct table {
	const char *id; /* file and JSON name: lower case, underscores */
	const char *title; /* heading above the table; NULL when a heading block stands there already */
	struct text title_text; /* the same, with the language of what people of the project wrote (doc_own); none when there is no title */
	const char *summary; /* for screen readers */
	bool data_only; /* in CSV and JSON alone: the words around it say it all */
	bool not_on_paper; /* in every other form: a page has room for its figure only */
	bool readers_only; /* for people alone: CSV and JSON have its figures in other tables, that are data_only */
	double box_height; /* > 0: to be filled in by hand on paper; a frame around every cell, rows at least so high (points) */
	size_t n_columns, n_rows;
	const struct column *column;
	const char **group; /* n_columns: the head that a column stands under, with its neighbours of the same; NULL: none */
	const struct footnote **head_note; /* n_columns: whose mark stands behind the title; NULL: none; itself NULL: no title has one */
	const char **head_lang; /* n_columns: as in a span; NULL: all titles are in the report's language */
	struct text notes; /* below the table: a span a note, and between them spaces */
	struct cell *cell; /* n_rows x n_columns, row by row; the first column names the row */
};

struct figure {
	const char *id;
	const char *title; /* the message, as a heading above the chart */
	struct text title_text; /* in a document: the same, as of a table */
	const char *name; /* in a document: the title without its number, for who leaves figures out */
	const char *caption; /* measure, unit, period, n, interval method, source */
	const struct chart *chart;
};

struct block {
	enum block_kind kind;
	enum text_role role; /* BLOCK_TEXT */
	int level; /* BLOCK_HEADING: 1..3 */
	const char *id; /* BLOCK_HEADING: bookmark name */
	struct text text; /* BLOCK_HEADING, BLOCK_TEXT, BLOCK_ITEM */
	const struct table *table;
	const struct figure *figure;
};

struct attachment { /* a file to put inside the document; only PDF can */
	const char *name, *title, *media_type;
	const void *bytes;
	size_t n;
};

enum { FIT_NOT = 0, FIT_TIGHT = 3, FIT_MILD = 7 };

struct doc {
	struct mem *mem;
	enum lang lang;
	const char *id; /* "maandrapport" */
	const char *title, *author, *subject, *keywords; /* document information */
	const struct theme *theme; /* neutral unless set */
	const char *footer; /* at the foot of every page */
	int sections_fit; /* on paper the spaces of a section shrink, never its type, down to so many tenths, where it then takes fewer pages; what
	                   * runs on shares its last page */
	int64_t dated; /* UTC seconds: the data's snapshot, never the clock */
	const char *tool; /* "spiegel 0.1.0" */
	const char *own_lang; /* BCP 47 of what people of the project wrote (doc_own), when it differs from the report; NULL otherwise */
	const char **own;
	size_t n_own, cap_own;
	bool commands; /* it is read where commands can be given: words may name them (phrase_command) */
	const struct attachment *attached; /* n_attached, each of another name */
	size_t n_attached;
	struct block *block;
	size_t n, cap;
	size_t n_numbered[2]; /* figures and tables so far, for "Figuur 1", "Tabel 2" */
	size_t n_footnotes;
};

void doc_init(struct doc *d, struct mem *mem, enum lang lang);
void doc_page(struct doc *d);
void doc_contents(struct doc *d);
void doc_columns(struct doc *d, enum block_kind which);
void doc_heading(struct doc *d, int level, const char *id, const char *text);
void doc_heading_say(struct doc *d, int level, const char *id, enum word word, ...) __attribute__((sentinel));
/* What people of the project wrote: the name of an activity, a phase, an event. The text is given back, and wherever this very text is an argument
 * of what is said here, it is a span in its own language, for a screen reader to say it well. cell_own: the same in a table.
 * Memory: borrowed.      Test: tests/unit/reports/test_doc.c */
const char *doc_own(struct doc *d, const char *text);
struct cell cell_own(const struct doc *d, const char *text);
void table_own_column(struct doc *d, struct table *t, size_t column); /* its title is such a text */
const char *table_head_lang(const struct table *t, size_t column); /* BCP 47, as in a span; NULL: that of the report */
struct text doc_said(struct doc *d, enum word word, const char *const arg[], size_t n); /* the word with its arguments, as spans */
/* A word of words.def with its arguments as a text block; strong marks in the template become strong spans. End the arguments with NULL. */
void doc_say(struct doc *d, enum text_role role, enum word word, ...) __attribute__((sentinel));
void doc_item(struct doc *d, enum word word, ...) __attribute__((sentinel));
void doc_text(struct doc *d, enum text_role role, const struct span *span, size_t n);
void doc_item_spans(struct doc *d, const struct span *span, size_t n);
void doc_figure(struct doc *d, const struct figure *f); /* copies *f and puts "Figuur 1." before its title; the chart is borrowed */

/* A table is filled cell by cell and begins with every cell missing. The columns are copied (not their texts). A title gets its number
 * ("Tabel 2."); an id that is taken gets one too (posts, posts_2), so that each is a file of its own. */
struct table *doc_table(struct doc *d, const char *id, const char *title, const char *summary, const struct column *column,
                        size_t n_columns, size_t n_rows);
struct cell *table_cell(struct table *t, size_t row, size_t column);
/* A note below the table, for what one column or one sign of it means; then the column's title or the cells with the sign are given its mark
 * (cell.note). End the arguments with NULL. */
const struct footnote *table_footnote(struct doc *d, struct table *t, enum word word, ...) __attribute__((sentinel));
void table_mark_column(struct doc *d, struct table *t, size_t column, const struct footnote *note);
const struct footnote *table_head_note(const struct table *t, size_t column); /* NULL: none */
/* A title or a cell with its mark, as spans: at most two; the first is a copy of what is given.      Memory: from m. */
struct text text_marked(struct mem *m, struct span span, const struct footnote *note);
/* A head over n neighbouring columns; the title is borrowed. Data (CSV, JSON) keep the columns' own codes. */
void table_group(struct doc *d, struct table *t, size_t first, size_t n, const char *title);
const char *table_group_at(const struct table *t, size_t column); /* NULL: the column stands under no such head */
size_t table_group_first(const struct table *t, size_t column); /* the first column under the same head; itself when it is under none */
size_t table_group_span(const struct table *t, size_t column); /* columns from here on under the same head; 1 when it is under none */
/* A column's title where no head can stand above it: "vrouwen: inwoners".      Memory: from m. */
const char *table_column_title(struct mem *m, enum lang lang, const struct table *t, size_t column);
/* The table of a block that goes into CSV and JSON; NULL: none. */
const struct table *block_data(const struct block *b);
/* The table as people read it: without the columns that are for data only. The same table when it has none. Memory: from m. */
const struct table *table_for_readers(struct mem *m, const struct table *t);
/* Ready-made cells. Numbers print in the report's language, and plainly for machines (at most six decimals); NaN and COUNT_MISSING become
 * a missing cell with a dash. */
struct cell cell_text(const char *shown);
struct cell cell_code(const char *shown, const char *code);
struct cell cell_count(struct doc *d, int64_t v);
struct cell cell_real(struct doc *d, double v, int decimals);
struct cell cell_signed(struct doc *d, double v, int decimals);
struct cell cell_percent(struct doc *d, double share, int decimals);
struct cell cell_missing(void);
struct cell cell_hidden(struct doc *d); /* one sign for every hidden cell: "< 10" would be untrue of those that protect another */
#endif
