/* Who took part, beside the population. What is known goes in as struct people_input and passes one gate, people_pass(); every table, chart,
 * sentence and file of the reports is made from struct people alone, so that no output can show a group that is too small.
 *
 * The gate, for each dimension (methods: section 10; tests/unit/reports/test_people_hidden.c and test_ledger.c attack its output):
 *  1. cells of 1 to threshold-1 people are hidden, and with them as many others as subtraction asks for (analytics/disclose.h);
 *  2. a hidden cell has one sign, whether it is small itself or protects another: which of the two would tell its size;
 *  3. hall and online together are the total: a row is hidden in both or in neither, and hidden rows stay unknown given the totals;
 *  4. reports of different months lie beside each other: what one hides stays hidden given all others. The earlier months are replayed
 *     (ledger.h), so that each report knows what the others showed. `strict` also protects a growth of fewer people than the threshold
 *     from one month to the next; it hides far more (measured: at 60 new people a month 44 % of the cells instead of 5 %);
 *  5. percentages need a base of 100 people; a base of 10 to 99 gives counts; a smaller base gives nothing;
 *  6. what is computed from all groups (mirror score, deff) is shown only when all groups are;
 *  7. the state of a hidden group is shown only when it leaves the group's size as unknown as it was;
 *  8. for the public (for_public) `strict` holds and counts of people are rounded to PEOPLE_PUBLIC_STEP; shares and intervals are made
 *     from the rounded counts, for they would give the exact ones away. States and answer stay those of the exact counts;
 *  9. a group that is hidden now is hidden in the earlier months of the same report too: beside them a reader would as good as know it;
 * 10. how many took part, and of how many of them a trait or a first time is not known, tells no trait of anybody and is shown: hidden it would be
 *     the total less those who are known. For the public, who get both in fives, fewer than the threshold are "fewer than 10", never 0;
 * 11. what those told of whom a trait does not count (another sex than the census has, ages across the minimum age) is a trait: their number
 *     is told only from the threshold on, and that of another sex only beside as many whose sex is not known, among whom they stay in
 *     every part of the figures; never of a part, nor for the public, whose numbers grow from report to report. */
#ifndef REPORTS_PEOPLE_H
#define REPORTS_PEOPLE_H
#include "analytics/result.h"
#include "base/day.h"
#include "base/err.h"
#include "doc.h"

enum { PEOPLE_THRESHOLD = 10, PEOPLE_THRESHOLD_LEAST = 5, PEOPLE_PERCENT_BASE = 100, PEOPLE_PUBLIC_STEP = 5 };

/* ---- facts that tell no trait of anybody: they pass as they are. Days count from 1970-01-01; texts are never NULL unless said. */

/* Set by the organisation before anybody took part; the default; set by the organisation before the data came in, but on a day after the first
 * activity; changed when there were data. */
enum criterion_label { CRITERION_SET_BEFORE, CRITERION_DEFAULT, CRITERION_SET_LATE, CRITERION_CHANGED_AFTER };

struct criterion_facts {
	const char *sha256;
	enum criterion_label label;
	enum tolerance tolerance;
	bool own_tolerance; /* other figures than the preset's */
	struct agreement agreement;
	int set_on; /* day */
	int stands_version; /* when later versions changed the phases alone: the one that the rest is of, with its hash; else 0 and NULL */
	const char *stands_sha256;
	const char *recorded_in; /* "raadsstuk 2026-041"; NULL: nowhere */
};

struct population_facts {
	const char *region; /* "Groningen" */
	int minimum_age; /* 0: everybody */
	const char *source; /* "CBS, tabel 03759ned"; NULL: no baseline */
	int ref_day;
	bool estimated; /* provisional or estimated figures */
	bool split; /* an age group begins inside a band of the figures, which was split */
	bool joined, joined_by_counts; /* age groups of the agreement were joined: the figures, or the counts, do not give them apart */
	double persons; /* people concerned; NaN: not known */
};

struct activity_row {
	const char *name;
	int day;
	bool online;
	int64_t n; /* people present, or answers given; COUNT_MISSING: not counted */
	bool judged; /* by itself, since nobody knows who came twice; only when each of its groups may be shown */
	enum verdict verdict;
};

struct interest_row {
	const char *name;
	enum { HEARD_NO, HEARD_YES, HEARD_UNKNOWN } heard;
	const char *where; /* NULL: not known */
};

enum people_aim { PEOPLE_MIRROR, PEOPLE_GROUP, PEOPLE_INTERESTS };

struct people_facts {
	const char *trajectory;
	bool part; /* of one phase of it */
	bool earlier; /* with activities before it, where its people may have been */
	struct population_facts population;
	struct criterion_facts criterion;
	enum people_aim aim;
	struct group aim_group; /* PEOPLE_GROUP: the group the trajectory is for; no mirror verdict is given */
	int from, until; /* days the figures are of */
	int starts; /* the first day of the trajectory, after `from` where there were activities before it; 0: not told, or after all of this */
	int told_until; /* the last of them that any data goes to; until, when that is in its last week and was over when the data were read */
	bool has_end; /* a last day was agreed; a phase has one always */
	int end;
	bool final; /* the figures go up to it: the verdict, not an interim one */
	int64_t participations; /* as counted at the activities */
	int64_t persons; /* counted once each: the base of the verdict; COUNT_MISSING: nobody was asked whether it was the first time */
	int64_t persons_least, persons_most; /* bounds on the number of different people, where they are not counted once each */
	int64_t first_time_unknown; /* participations of which that is not known */
	int64_t too_young; /* counted as those are, but younger than the people concerned: in none of these numbers */
	/* Among those of whom a trait is not known, though they told it: their ages lie across the minimum age, so that nobody knows whether they are
	 * among the people concerned (of crossing_sexed the sex is known); they gave another sex than the census has. Behind the gate
	 * COUNT_MISSING: some, of whom the number may not be told; of other_sex some or none. */
	int64_t crossing, crossing_sexed, other_sex;
	const char *across; /* an activity of which a count has ages that lie in several agreed groups; NULL: none */
	struct group across_ages;
	bool across_all; /* nobody's age is known at activities that were counted so */
	size_t n_activities;
	const struct activity_row *activity;
	size_t n_interests;
	const struct interest_row *interest;
};

/* ---- what must pass the gate */

/* The state at the end of one month, everything up to then. All cuts use the same dimensions and groups. */
struct people_cut {
	int month; /* year*12+month */
	const struct verdict_result *verdict;
	const struct dimension_result *hall, *online; /* one for each of the verdict's dimensions; NULL: not known apart */
	double needed; /* people of known traits with whom the observed shares would do; NaN or infinite: not computed, or none is enough */
};

struct people_input {
	struct people_facts facts;
	int64_t threshold; /* PEOPLE_THRESHOLD unless set otherwise */
	bool for_public; /* for publication: growth from month to month is protected as well, and figures are rounded */
	size_t n_cuts; /* 0: nobody counted yet */
	const struct people_cut *cut; /* oldest first, one for each month with participants; the last one is now */
};

/* ---- what may be shown */

struct people_group {
	struct group group;
	double population, tolerance; /* shares; NaN: no baseline */
	bool hidden;
	int64_t x; /* COUNT_MISSING: hidden, or the counts do not tell who is old enough */
	double share; /* NaN: hidden, or the base is too small for percentages */
	struct interval interval; /* NaN with share */
	bool has_state;
	enum group_state state;
	bool sure; /* the state is the same whoever the unknowns are */
};

struct people_table {
	enum dimension dimension;
	enum gate gate;
	size_t k;
	struct people_group *group;
	size_t n_hidden;
	int64_t known, unknown;
	bool percentages; /* known >= PEOPLE_PERCENT_BASE */
	double mirror, tvd; /* NaN when a group is hidden or percentages are not shown */
	double lottery; /* NaN: no baseline */
	double r_score; /* NaN as mirror */
};

struct people_month {
	int month;
	enum verdict verdict;
	bool observed_inside, robust_to_unknowns;
	bool enough_came; /* as many took part as would do, but of too few the traits are known */
	double deff_star, needed; /* NaN: not to be shown or not known */
	double tipping; /* the verdict stands as long as at most (at_least: at least) this share of a trait's unknowns is of tipping_group; NaN */
	bool tipping_at_least;
	enum dimension tipping_dimension;
	struct group tipping_group;
	const struct people_table *total; /* n_dimensions */
	const struct people_table *hall, *online; /* n_dimensions; NULL: not known apart, or too small to show apart */
};

struct people {
	struct people_facts facts;
	int64_t threshold;
	bool for_public;
	size_t n_dimensions;
	size_t n_months; /* 0: nobody counted yet */
	const struct people_month *month; /* oldest first; the last one is now */
};

/* The same people, held against another population. */
struct people_beside {
	const char *name; /* of the population */
	bool hidden; /* beside the others it would tell of too few people */
	struct people people;
};

/* Units:  shares 0..1.      Shape: see the structs; counts never fall from one cut to the next (a month where they do shows nothing).
 * Errors: ERR_INPUT if the threshold is below PEOPLE_THRESHOLD_LEAST.      Memory: from m; facts are borrowed from the input.
 * Source: methods section 10; Willenborg & de Waal (2001) ch. 5-6.      Test: tests/unit/reports/test_people_hidden.c */
bool people_pass(struct mem *m, const struct people_input *in, struct people *out, struct err *e);

/* A number of people as the reader may know it: for the public the nearest multiple of PEOPLE_PUBLIC_STEP, halves up; NaN stays. */
double people_told(bool for_public, double n);

/* The newest month, or NULL if nobody was counted. */
const struct people_month *people_now(const struct people *p);
/* To date as of a month: the newest that is not after it; NULL: nobody was counted yet. */
const struct people_month *people_at(const struct people *p, int month);
/* The same, to be shown as of that month of the trajectory: NULL also for months before the one in which it starts. */
const struct people_month *people_shown_at(const struct people *p, int month);
/* How it stood a month before the day the figures are of; the newest month itself when nobody came since. NULL: nobody was counted yet, or it
 * is before the start. */
const struct people_month *people_month_before(const struct people *p);
/* The group to speak of: the largest shortage of those that are clearly too few, also where hidden; else the one shown whose interval goes furthest
 * beyond what was agreed, on either side; else the largest shortage shown. NULL if none. Sets *t to its table. */
const struct people_group *people_weakest(const struct people *p, const struct people_month *month, const struct people_table **t);

/* Were ages counted in bands that fit the agreed groups? Else there is no score, and nothing is laid beside another phase or trait. */
bool people_bands_fit(const struct people_table *t);
/* How many people took part, at the least when of some it is not known whether they came before: "Er deden minstens {1} mensen mee." */
enum word people_heads_word(const struct people *p);

/* ---- blocks; headings start at the level given */

/* `spiegel check`: fact, answer and tables of the whole; then phases, age and sex together, other populations, polls, followers; last what
 * lies behind it all. */
struct phase;
struct cross;
struct polls;
struct audiences;
struct check_parts {
	const struct people *people;
	size_t n_phases, n_others;
	const struct phase *phase; /* phases.h */
	const struct cross *cross; /* cross.h; NULL: not for this reader */
	const struct people_beside *other;
	const struct polls *polls; /* polls.h */
	const struct audiences *audiences; /* audiences.h */
};
void people_check(struct doc *d, const struct check_parts *in);

/* The parts, for reports. */
/* The message in one line. The first rule that applies, from top to bottom:
 *   about interests         how many were heard
 *   nobody counted yet      that
 *   meant for a group       how many of that group took part
 *   not representative      the largest clear shortage | the largest clear surplus | no group may be named: no mirror
 *   representative          a mirror by the traits that were compared, "so far" before the end date
 *   not shown               inside the bands: seems right | a shortage seen: not certain whether enough of them | seems wrong
 *   cannot be judged        the trait that is unknown of too many | cannot be said yet */
const char *people_headline(struct doc *d, const struct people *p);
/* "leeftijd en geslacht": all that was compared.      Memory: from d. */
const char *people_compared(struct doc *d, const struct people *p, const struct people_month *now);
/* What to do, each with its figure; false: nothing, which the caller says when it has no other advice either. */
bool people_next(struct doc *d, const struct people *p);
void people_next_nothing(struct doc *d);
/* The project leader's own words, under a heading of level 3; in the language of the project (doc_own).
 * Test: tests/cli/captions.sh */
void people_explained(struct doc *d, const char *text);
/* "Van elke 100 deelnemers ...": of the group that headline and answer name; that its number is hidden; nothing if it may not be named. */
void people_fact(struct doc *d, enum text_role role, const struct people *p);
void people_heads(struct doc *d, enum text_role role,
                  const struct people *p); /* how many took part, and of how many a trait is not known */
void people_fact_and_heads(struct doc *d, enum text_role role, const struct people *p); /* both in one paragraph */
void people_answer(struct doc *d, enum text_role role, const struct people *p); /* the verdict in words, with its condition */
void people_dumbbell(struct doc *d, const struct people *p, size_t dimension);
void people_gaps(struct doc *d, const struct people *p,
                 size_t dimension); /* hall and online beside each other where they can be, else all */
bool people_sides_can_be_drawn(const struct people *p, size_t dimension);
void people_table_add(struct doc *d, const struct people *p, size_t dimension); /* one dimension, then hall and online beside it */
void people_tables(struct doc *d, const struct people *p); /* all dimensions in one table, hall and online as columns, where that can be */
/* Why for the public a group's interval may not fit its state; nothing where it does.
 * Test: tests/unit/reports/test_people.c */
void people_note_states(struct doc *d, const struct people *p);
void people_interests(struct doc *d, const struct people *p); /* table: interest, heard, where */
void people_agreement(struct doc *d, enum text_role role, const struct people *p); /* what was agreed, when, and where it is recorded */
/* The groups of a trait, 3 to 8, in the first month that shows their shares and now: lines and a table. False: there is nothing to draw.
 * Test: tests/unit/reports/test_people.c */
bool people_slope(struct doc *d, const struct people *p, size_t dimension);
void people_before(struct doc *d, const struct people *p); /* the answer of a month ago */
void people_firmness(struct doc *d, const struct people *p); /* what would have to be otherwise to change the answer */
void people_counting(struct doc *d, const struct people *p); /* how people were counted, and at which activities; with its heading */
void people_others(struct doc *d, const struct people_beside other[], size_t n); /* other populations; with their headings */
/* How far the shares of one trait could lie from those shown, whoever the unknowns are: figure and table; or why it cannot be told. */
void people_bounds(struct doc *d, const struct people *p, size_t dimension);
void people_score(struct doc *d, const struct people *p, const struct people_table *t); /* mirror score and lottery line of one trait */
void people_scores(struct doc *d, const struct people *p); /* of all traits, in one line where each may be told */
/* What the verdict rests on, and the scores, as tables: the first for data only. */
void people_verdict_table(struct doc *d, const char *id, const struct people *p);
void people_measures_table(struct doc *d, const char *id, const struct people *p, bool data_only);
/* As people_table_add, for data only, with the id behind a prefix. */
void people_table_for_data(struct doc *d, const char *prefix, const struct people *p, size_t dimension);
/* Everything that stands in sentences, as keys and values, for data only. name: of the phase or population that it is of; NULL: the whole. */
void people_about(struct doc *d, const char *id, const char *name, const struct people *p);
/* The annex: the only place with method words. brief: scores in words, their table for data only. */
void people_method(struct doc *d, const struct people *p, bool brief);

/* "jonger dan 25", "25 tot en met 34 jaar", "65 jaar en ouder", "vrouwen"; never NULL. */
const char *people_group_words(struct mem *m, enum lang lang, struct group g);
#endif
