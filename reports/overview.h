/* What a project holds and can take in: blocks for `spiegel sources`, `status`, `baseline` and `kinds`. No figures about people. */
#ifndef REPORTS_OVERVIEW_H
#define REPORTS_OVERVIEW_H
#include "base/day.h"
#include "doc.h"

struct overview_total { /* what the rows of an import add up to */
	const char *code, *title; /* "views"; title in the report's language */
	double value;
};

struct overview_import {
	int64_t id;
	const char *kind_code; /* "facebook-posts" */
	const char *kind, *file, *sha256, *encoding; /* kind: title in the report's language */
	int as_of; /* day of the figures */
	struct period period; /* from > to: not known */
	int64_t rows_read, rows_stored, rows_rejected, rows_outside;
	const char *channel; /* the accounts that it is of: "Facebook, Plein"; "": it does not say */
	const char *channel_short; /* "Facebook" where the platform has one account */
	int64_t imported_at; /* UTC seconds */
	bool undone, erased;
	const struct overview_total *total;
	size_t n_totals;
};

struct overview_kind {
	const char *name, *title, *columns; /* columns: "" for a kind without a header row */
	const char *unseen; /* what of it was built without a real file; "": nothing */
};

struct overview_census {
	const char *region, *name;
	const char *ref_date; /* YYYY-MM-DD */
	const char *exactness; /* "final", "provisional", "estimated" */
	bool single_years; /* else: in bands */
	const char *file; /* that it comes with; NULL: in the project */
};

struct overview_baselines {
	const struct overview_census *census; /* those in the project first, then file by file */
	size_t n;
	const char *asked; /* show only areas with this in their name or code; NULL: all, those of a file in one row */
	const char *platform_use; /* the file; NULL: not there, or not to be told */
};

struct overview_channel {
	const char *platform, *name;
	int64_t posts;
	int last_month; /* with posts; 0: none */
	int64_t id;
};

/* Who has the figures of the trajectory's region. */
enum census_office { OFFICE_CBS, OFFICE_STATBEL, OFFICE_NONE /* a region that we joined ourselves */, OFFICE_N };

struct phase;
struct overview_keep { /* how long the data may stay */
	int months, from, until; /* until: the last day. months 0: there is nothing to keep */
	bool from_end; /* from is the trajectory's end; else the last day of data */
};
struct data_gap;
struct overview_status {
	const char *trajectory, *region;
	int starts, ends; /* days; COUNT_MISSING: not given */
	int64_t n_imports, n_rejected_rows, n_posts, n_activities;
	int newest_month; /* year*12+month; 0: no data */
	const char *criterion_sha256;
	int criterion_day;
	enum census_office office;
	bool has_census, has_posts, has_people, census_estimated;
	const char *choice_changed; /* a sentence (study/choice.h); "": every file was read with the posts that the settings choose */
	const char *broken; /* name of a broken invariant; NULL: the store is sound */
	const struct overview_channel *channel;
	size_t n_channels;
	const struct data_gap *gap; /* months of which posts lack: monthly.h */
	size_t n_gaps;
	const struct phase *phase; /* as agreed: phases.h */
	size_t n_phases;
	struct overview_keep keep;
	bool keep_over; /* today is later */
};

void overview_sources(struct doc *d, const struct overview_import *import, size_t n);
/* What the rows of each import add up to; nothing when none adds up to anything. */
void overview_totals(struct doc *d, const struct overview_import *import, size_t n);
void overview_kinds(struct doc *d, const struct overview_kind *kind, size_t n);
void overview_baselines(struct doc *d, const struct overview_baselines *b);
/* "definitief", "voorlopig", "schatting" for an exactness. */
enum word overview_exactness(const char *exactness);
/* "12 maanden na het einde van het traject, 30 juni 2026".      Memory: from m. */
const char *overview_keep_words(struct mem *m, const struct overview_keep *k, enum lang lang);
void overview_status(struct doc *d, const struct overview_status *s);
#endif
