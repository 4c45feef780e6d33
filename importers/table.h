/* What an importer is. A platform file holds one `const struct importer` and its tables; the engine has no platform branch.
 *
 * Two shapes of file:
 *  - a table: one header record and rows under it. The importer lists its columns; the engine finds each by name in any of its spellings,
 *    turns every cell into a typed value and hands the rows on in a stream, so memory does not grow with the file.
 *  - a sheet: a small file that is no table (blocks between blank lines, a title above a series). It is handed over whole. One whose columns
 *    are its own (a census table) may be large; its records are handed over one by one.
 *
 * What the rows become is a struct facts: facts_posts (posts.h) for posts, or functions of the importer's own file.
 * Functions of struct facts other than `refine` run on the caller's thread inside one transaction: what they refuse leaves no trace. */
#ifndef IMPORTERS_TABLE_H
#define IMPORTERS_TABLE_H
#include "dates.h"
#include "importer.h"
#include "place.h"
#include "rows_csv.h"

enum cell {
	CELL_SKIP, /* a known column that is not kept: persons, notes, what others compute */
	CELL_TEXT, /* text in NFC; blanks around it are kept */
	CELL_ID, /* an identifier, as text; Excel's 1.79E+16 rejects the row */
	CELL_COUNT, /* a whole number, 0 .. 2^46 - 1 */
	CELL_SIGNED, /* a whole number that may be negative: a balance, such as followers won and lost */
	CELL_REAL, /* a decimal number >= 0 with the importer's decimal mark, times the column's scale */
	CELL_SECONDS, /* 0:03:53, 3:53 or plain seconds */
	CELL_SHARE, /* 14.7%, or a number that the column's scale makes a share; "< 1%" is withheld */
	CELL_BAND, /* ages: 18-24, 13–17 years, 65+, unknown */
	CELL_DAY, /* a day in the importer's date format, or one of the column's labels */
	CELL_TIME, /* day and time of day in the importer's date format and zone */
	CELL_LABEL, /* one of the column's labels */
	CELL_MONEY, /* our own templates (amounts.h): euro, as cents */
	CELL_HOURS, /* hours, as minutes */
	CELL_MONTH /* a month, as year*12+month */
};

struct label {
	const char *label; /* as exported; compared by utf8_key */
	const char *code; /* ours */
};

enum { COLUMN_HEADERS = 6, TABLE_COLUMNS = 64 };

struct column {
	enum cell cell;
	int field; /* meaning for the facts: enum post_field; own importers may use the column's place instead */
	bool required; /* the column must be there (its cells may still be empty) */
	bool either; /* one of the columns so marked must be there */
	bool filled; /* where the column is there, an empty cell rejects the row */
	bool where; /* CELL_LABEL: only rows with one of its labels are of this import */
	bool escaped; /* CELL_TEXT: HTML entities stand for characters */
	bool below; /* CELL_COUNT: "< 10" and "< 1%" are withheld; else they reject the row */
	bool open; /* CELL_LABEL: an unlisted label passes with code NULL and a note; else it rejects the row */
	const char *metric; /* the figure's code in metric.h; of posts: kept under this name in post_metric */
	const char *dimension; /* of facts_breakdown: what the categories are; NULL: the kind's own */
	double scale; /* CELL_REAL, CELL_SHARE: what a unit as written is in ours (hours: 3600); 0: 1 */
	const struct label *labels; /* ends with a NULL label; NULL: none */
	bool ahead; /* CELL_DAY, CELL_TIME: may lie after today, as what is planned does; else such a day rejects the row */
	bool channel; /* our own templates: the cell names a channel */
	const char *title; /* facts_survey: the question as it was asked; NULL: the header is it */
	enum word explain; /* our own templates: what belongs in the column, for a blank one and the manual */
	const char *header[COLUMN_HEADERS]; /* spellings: en, nl, others, older; compared by utf8_key; ends with NULL when fewer */
};

/* One cell, read. Texts live as long as the row's batch. */
struct value {
	bool given; /* false: empty, one of the importer's words for missing, or the row was too short */
	bool withheld; /* not given because it is too small to tell: "< 1%" */
	bool skipped; /* CELL_TIME: in the hour that is left out when summer time begins */
	int to; /* CELL_BAND: the last age, AGE_AND_OVER when open */
	int64_t n; /* CELL_COUNT, CELL_SIGNED, CELL_SECONDS, CELL_MONEY, CELL_HOURS, CELL_MONTH; CELL_DAY: day; CELL_TIME: UTC seconds; CELL_BAND: the first age, AGE_UNKNOWN */
	double real; /* CELL_REAL, CELL_SECONDS, CELL_SHARE */
	double half_unit; /* CELL_SHARE, CELL_REAL: half of its last decimal place, in our unit */
	const char *text; /* CELL_TEXT, CELL_ID, CELL_LABEL and a CELL_DAY that is a label: as written */
	const char *code; /* the label's code; NULL when not listed */
};

struct table_row {
	long line; /* where the record starts in the file, 1-based */
	struct value *value; /* one per column of the importer, in the order of its table; columns the file lacks are not given.
	                      * Passed on to `row` only when the facts have no `refine`. */
	const struct wide_value *wide; /* of the columns that importer->wide knows, those that are given; for `refine` */
	size_t n_wide;
	void *record; /* made by refine, from the batch's arena */
	int day; /* set by refine: a day that the file must be newer than or of; INT_MIN: none. Counts also when the row is outside */
	bool outside; /* set by refine: the row is not of this trajectory */
	bool uncounted; /* set by refine: its figures are in those of another row too, so they stay out of the control totals */
};

/* A column that no list can name, since each file has its own: "3-second video views by country (Netherlands (NL))". */
struct wide_column {
	const char *header; /* as spelled in the file */
	const struct audience_cell *cell; /* which people it counts (audience.h) */
};

/* What a row says in one of them. */
struct wide_value {
	const struct wide_column *column;
	int64_t n;
};

/* A small file whole: records with the lines they start on; blank lines are records of no fields. */
struct sheet_row {
	long line;
	size_t n;
	const char **cell; /* NFC */
};
struct sheet {
	const struct sheet_row *row;
	size_t n;
};
enum { SHEET_ROWS = 20000, SHEET_BYTES = 8 << 20, SHEET_HEAD = 12 };

/* What the other parts of the file know, for a part that does not know it itself. */
struct shared {
	int newest_day; /* of their figures; INT_MIN: none knows */
	struct period period; /* from > to: none knows */
};

/* One import on its way into the store. */
struct intake {
	struct store *store;
	const struct importer *importer;
	const struct import_options *options;
	bool several; /* the file has other parts of known kinds */
	const struct shared *shared; /* NULL: the other parts come first; the engine comes back with what they know */
	struct mem *mem; /* lives as long as the import; not for things per row */
	const char *file; /* for messages */
	struct file_place at; /* where the table is, for what names may tell */
	int64_t import_id;
	int as_of; /* --as-of, else set by the facts, else (INT_MIN) the engine takes newest_day at the end */
	int newest_day; /* the largest day of all rows up to the batch being stored, and of intake_day; INT_MIN: none yet */
	int newest_guess; /* what newest_day will probably be at the end; INT_MIN: no idea */
	struct period period; /* of the data: widened by intake_day; from > to while empty */
	struct msg_list messages; /* about the rows that are being stored */
	int64_t rows_stored, rows_rejected, rows_outside;
	int64_t newer_readings;
	struct import_total *total; /* what the rows add up to, by metric */
	size_t n_totals, cap_totals;
	int64_t folder_channel; /* whose figures they are by the folder of the file alone, which could be of others too; 0: it did not decide */
	const char *folder_channel_name; /* "facebook/Name" */
	void *state; /* of the facts */
	const char *const *header; /* table: the file's own header for each column of the importer, NULL where the file lacks it */
	const long *place; /* table: its field number in the file, 1-based, 0 where the file lacks it */
};

/* The parsing side, in a thread of its own: it knows the file and not the store. */
struct refine {
	const struct importer *importer;
	const struct scope *scope; /* prepared (scope.h); NULL: everything belongs */
	const char *file;
	const char *const *header; /* as in struct intake */
	const long *place;
	struct mem *mem; /* of the batch: for records and their texts */
	struct msg_list *messages;
	int today; /* figures of a later day do not exist: such a row is rejected; what is stored of the others does not depend on it */
};

struct facts {
	/* Table, parsing thread, may be NULL: make row->record of row->value, check what one row can tell. False: the row is
	 * rejected and refine_reject has said why. */
	bool (*refine)(struct refine *r, struct table_row *row);
	/* The figure that a column holds, as a code of metric.h; NULL: none. May be NULL: the column's own `metric`. */
	const char *(*metric_of)(const struct column *column);
	/* Caller's thread; each may be NULL. */
	bool (*open)(struct intake *in, struct err *e);
	bool (*row)(struct intake *in, const struct table_row *row,
	            struct err *e); /* table: one row; counts itself in rows_stored or rejects */
	bool (*rows)(struct intake *in, const struct table_row *row, size_t n, struct err *e); /* the same for a batch; instead of `row` */
	bool (*sheet)(struct intake *in, const struct sheet *s, struct err *e); /* sheet: all of it */
	/* A sheet that may be large: instead of `sheet`, each record in turn. m and the texts last until it returns. */
	bool (*record)(struct intake *in, const struct sheet_row *row, struct mem *m, struct err *e);
	bool (*close)(struct intake *in, struct err *e); /* after the last row, before the commit */
};

/* Records under the header of a table that are no rows of it. */
enum row_role {
	ROW_DATA,
	ROW_TOTAL, /* sums of the rows: compared with them, not counted */
	ROW_FOOTER /* a remark of the platform: told, not counted */
};

/* What of a kind was built from descriptions alone, since nobody showed a real file. Told with a request to send one. */
enum unseen {
	UNSEEN_FILE = 1, /* no real file of this kind at all */
	UNSEEN_WORKBOOK = 2, /* as .xls or .xlsx; it was seen as text */
	UNSEEN_DUTCH = 4, /* with Dutch headers */
	UNSEEN_STORIES = 8, /* those of stories among posts */
	UNSEEN_BUSINESS = 16, /* of a business account */
	UNSEEN_REPORT = 32, /* a report; an exploration was seen */
	UNSEEN_LAID_OUT = 64, /* as laid out on the site, and table 70072ned */
	UNSEEN_AGES = 128 /* with ages: demo_pjan, and as SDMX-CSV; a table without them was seen */
};

struct importer {
	const char *name; /* "facebook-posts": kind in the store, --as, folder of samples in tests/data/ */
	enum word title;
	unsigned unseen; /* of enum unseen; 0: nothing */
	const char *platform; /* of its channels; "" when the file says it or none applies */
	const char *platform_title; /* as people write it; NULL without platform */
	int hashtags_from, hashtags_to; /* that guidance advises for a post; 0: none is named */
	const struct column *column; /* a table's columns; NULL: a sheet */
	size_t n_columns;
	bool (*recognise)(const struct sheet *head); /* a sheet: is it this kind, by its first SHEET_HEAD rows */
	const char *const *missing; /* words for "not reported" besides the empty cell, ends with NULL; NULL: none */
	enum zone zone;
	enum dates dates;
	char decimal; /* mark of CELL_REAL; 0: a point */
	bool nameless; /* no file of this platform names its account: without --channel it is the one that there is */
	bool open_ended; /* its files have no end to their last line, so that one that was cut off looks as they all do */
	bool everyday; /* table: its headers are words that many tables have. It is recognised only if one of them has a figure and most of
	                * the columns are known */
	/* table: which people a header counts whose form tells it; false: not such a header. A cell without a sex, an age or a dimension: a
	 * known column that is not kept. Memory: from m. NULL: no such columns. */
	bool (*wide)(struct mem *m, const char *header, struct audience_cell *out);
	enum row_role (*role)(const struct record *r); /* table: what a record under the header is; NULL: all are rows */
	bool template; /* our own template: what is not UTF-8 is read as Windows-1252, as Dutch Excel saves it; headers and labels as own.h says */
	enum word example; /* template: rows of cells parted by |, for a blank one; 0: it has none */
	/* Template, may be NULL: the rows of a blank one that the project knows already, n_columns cells each, "" for empty. */
	bool (*known_rows)(struct mem *m, struct store *s, int64_t trajectory_id, const char *const **cell, size_t *n, struct err *e);
	const struct facts *facts;
	const struct breakdown *breakdown; /* for facts_breakdown */
	const char *activity; /* for facts_survey */
	const struct post_rules *posts; /* for facts_posts; NULL: none */
};

/* Every importer, in the order of `spiegel kinds`; ends with NULL. */
extern const struct importer *const importer_list[];

/* For `refine`: reject the row, or say something about it. column: number in the importer's table, -1: the whole row. */
bool refine_reject(struct refine *r, const struct table_row *row, int column, enum word word, const char *arg1, const char *arg2,
                   const char *arg3); /* always false */
void refine_note(struct refine *r, enum msg_level level, const struct table_row *row, int column, enum word word, const char *arg1,
                 const char *arg2, const char *arg3);

/* For the other functions of struct facts: */

/* Reject one row: a message at file, line and column (1-based field number, 0: the whole row), counted in rows_rejected. Always false. */
bool intake_reject(struct intake *in, long line, long column, enum word word, const char *arg1, const char *arg2, const char *arg3);
/* A note or warning that rejects nothing. */
void intake_note(struct intake *in, enum msg_level level, long line, long column, enum word word, const char *arg1, const char *arg2,
                 const char *arg3);
/* Refuse the file. Always false. */
bool intake_refuse(const struct intake *in, long line, long column, struct err *e, enum word word, const char *arg1, const char *arg2,
                   const char *arg3);
/* A day of data was seen: widens in->period and newest_day. */
void intake_day(struct intake *in, int day);
/* The day in the name of the file, of which `note` is said; INT_MIN: none.      Errors: ERR_INPUT when it cannot be. */
bool intake_named_day(struct intake *in, enum word note, int *day, struct err *e);
/* The day of the figures: --as-of, else the end of --period, else `known` (INT_MIN: the part does not say), else the one in the name of the file,
 * else the newest day of the other parts of the file, else the file is refused with words that ask for --as-of. Sets in->as_of.
 * Errors: ERR_INPUT. */
bool intake_as_of(struct intake *in, int known, struct err *e);
/* The period of the figures, for a part without days: --period, else that of the other parts of the file, else the file is refused with words
 * that ask for --period. Sets in->period.      Errors: ERR_INPUT. */
bool intake_period(struct intake *in, struct err *e);
/* The rows add up to so much (more) of a figure. metric: a code of metric.h, not copied. Columns of tables are added up by the engine. */
void intake_total(struct intake *in, const char *metric, double value);
/* This import calls the channel so ("": does not say); its id and name are settled when all of the file is known. intake_channel does it. */
bool intake_name_channel(struct intake *in, int64_t id, const char *external_id, const char *name, struct err *e);
/* The channel of a platform whose files do not name the account; see channels.h. */
bool intake_unnamed_channel(struct intake *in, const char *platform, int64_t *id, struct err *e);
/* The channel of an account, made when it is new. Key: external_id, or name when the file gives no id; earlier channels are found by either.
 * Errors: ERR_STORE. */
bool intake_channel(struct intake *in, const char *platform, const char *external_id, const char *name, bool online, int64_t *id,
                    struct err *e);
#endif
