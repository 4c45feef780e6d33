/* Whom do we miss, and where are they? The gaps between participants and population, beside whom each channel and activity reaches. */
#ifndef REPORTS_CHANNELS_H
#define REPORTS_CHANNELS_H
#include "people.h"

enum reach { REACH_UNKNOWN, REACH_MORE, REACH_LESS, REACH_EQUAL };

/* How one channel or activity reaches one group. */
struct reach_cell {
	enum reach reach; /* REACH_UNKNOWN: it does not tell, or too few people to say so */
	double ratio; /* share there over share of the population; NaN: not to be shown */
	struct interval interval; /* of it; NaN: counted, not sampled, or not known */
	struct group group; /* the ages that were compared: those of the platform that cover the group */
	bool few; /* withheld, since it is of too few people, or would tell of a group that is */
};

struct reach_row {
	const char *name; /* "Instagram", "Startbijeenkomst" */
	const char *base; /* code: "followers", "participants" */
	int day; /* of the figures */
	double mirror; /* 100 (1 - distance) of the profile by age; NaN: not known; for activities always */
	const struct reach_cell *cell; /* n_gaps */
	const struct reach_cell *whole; /* n_groups; of channels alone */
};

/* Published use of a platform by people of about the age of a gap. */
struct use_row {
	const char *platform, *ages, *survey, *wave, *measure;
	double percent;
	bool inside; /* all the ages asked are of the group; else half of them or more */
};

struct missed {
	enum dimension dimension;
	struct group group;
	bool under; /* shown to be too few; else it only looks so */
	size_t n_uses;
	const struct use_row *use; /* first those whose ages are all of the group; then most used first */
};

/* What the best mix of the channels of one base could reach. */
struct reach_mix {
	bool known;
	const char *base;
	size_t n_channels;
	const char *const *name;
	const double *w; /* share of the reach that each should have; NULL: several mixes are as good */
	const struct interval
	        *range; /* of these, REACH_MIX_PERCENT of what chance makes of them; NULL with w, or when not known of how many people */
	size_t n_shares, n_few; /* channels of which that is not known, and those of too few people of the ages compared, or of views */
	const char *const *shares, *const *few;
	unsigned long seed; /* of the draws behind range */
	double best, best_single; /* mirror scores */
	size_t single; /* the channel that comes closest alone */
	size_t n_unreachable;
	const struct group *unreachable; /* groups of which every channel has too few */
};

struct channels_input {
	const struct people *people; /* behind the gate */
	size_t n_gaps;
	const struct missed *gap; /* the groups missed, largest shortage first */
	size_t n_groups;
	const struct missed
	        *group; /* whom channels are told of: all ages, and the sexes where one is missed; `under` and uses are not filled in */
	size_t n_channels, n_activities;
	const struct reach_row *channel, *activity;
	struct reach_mix mix;
	const char *country; /* of the surveys: "NL", "BE" */
};

enum {
	REACH_MIX_PERCENT = 80,
	REACH_MIX_DEFF = 2 /* followers come in clusters: two count as one, for want of data */,
	REACH_MIX_WIDE = 50 /* per cent */
};
enum { REACH_PERCENT = 10 }; /* a channel reaches more or fewer of a group when its share differs by a tenth of the population's or more */

/* `spiegel channels`.      Test: tests/cli/channels.sh */
void channels_build(struct doc *d, const struct channels_input *in);

/* The parts, for others who tell of groups missed. */
/* Why no group is told to be missed.      Test: tests/unit/reports/test_channels.c */
enum word channels_none_word(const struct people *people);
void channels_say_lead(struct doc *d, enum text_role role, const struct people *people, const struct missed gap[], size_t n_gaps);
/* "20–29" of "20-29".      Memory: from m. */
const char *channels_ages_words(struct mem *m, const char *ages);
/* Platforms that know other ages than the agreement: which were compared.      Shape: row: n_rows, each n_gaps. */
void channels_say_ages(struct doc *d, const struct missed gap[], size_t n_gaps, const struct reach_cell *const row[], size_t n_rows);
struct cell channels_ratio_cell(struct doc *d, const struct reach_cell *x);
/* The same ratios as a heat map. A picture of fewer than two rows and two columns says no more than the table: none then.
 * Shape: name: n_rows; row: n_rows, each n_gaps. */
void channels_heat(struct doc *d, const char *id, const char *title, const struct people *people, const struct missed gap[], size_t n_gaps,
                   const char *const name[], const struct reach_cell *const row[], size_t n_rows);
const char *channels_reach_code(enum reach reach); /* "more" */

/* Its parts alone, each with a heading of level 2, for reports. */
void channels_parts(struct doc *d, const struct channels_input *in);

/* How many more people of a gap's group would make a mirror of those that came.      Units: people; NaN: the group is hidden.
 * NULL: the group was not counted. */
struct missing {
	double mirror; /* how many there would be in a mirror */
	double n;
	struct interval range; /* 90 %; NaN as well when the base is too small for shares */
};
const struct people_group *channels_missing(const struct channels_input *in, size_t i, struct missing *out);

/* Below those numbers: of whom the trait is not known, who could make them smaller or larger. Nothing where it is known of all.
 * Test: tests/unit/reports/test_representativeness.c */
void channels_missing_note(struct doc *d, const struct channels_input *in);

const char *channels_base_words(enum lang lang, const char *base); /* "volgers" */
bool channels_base_is_views(const char *base); /* it counts times, not people */
#endif
