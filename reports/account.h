/* What a report rests on: the files that were read, and what it takes to make it again. */
#ifndef REPORTS_ACCOUNT_H
#define REPORTS_ACCOUNT_H
#include "base/day.h"
#include "doc.h"

struct source_row {
	const char *file, *kind; /* name without folder; title of the kind in the report's language */
	const char *channel, *channel_short; /* whose figures: "Facebook, Plein"; "Facebook" where that says it; "": it does not say */
	struct period period; /* from > to, or both COUNT_MISSING: not known */
	int64_t rows_read, rows_stored, rows_rejected, rows_outside;
	int imported_on; /* day */
	const char *sha256;
};

struct month_figure { /* of a channel, or of the trajectory (channel 0, source "") */
	int64_t channel;
	const char *source;
	int month;
	const char *metric; /* code: posts, views, interactions, participants */
	int64_t value;
};

struct correction { /* a figure that an earlier report told otherwise */
	const char *source, *metric;
	int month;
	int64_t before, now; /* now COUNT_MISSING: there is none any more */
	const char *file; /* that brought the change; "": one was taken back */
};

struct account {
	bool for_public; /* no numbers of rows and no hashes: rows may be people, and a hash can be tried against guesses */
	int threshold; /* people whom a figure about them is of at least */
	size_t n_sources;
	const struct source_row *source;
	const char *tool, *database; /* versions */
	int64_t last_import;
	const char *checksum; /* of all facts the report rests on */
	int people_until; /* the last day that people are told of */
	int counted; /* up to which day files with posts of the period go; 0: there are none */
	int64_t dated; /* UTC seconds of the data's snapshot: the later of these */
	const struct month_figure *figure; /* that it rests on, for its record */
	size_t n_figures;
	const struct correction *correction; /* the largest change first */
	size_t n_corrections;
};

/* Blocks, as in every report: the files with a heading of level 3; one note on privacy, one to make it again by. */
void account_sources(struct doc *d, const struct account *a);
void account_sources_short(struct doc *d, const struct account *a); /* a line for each kind; the files themselves are for data alone */
/* What an earlier report told otherwise; nothing when there is nothing. */
void account_corrections(struct doc *d, const struct account *a);
void account_reproduce(struct doc *d, const struct account *a);
#endif
