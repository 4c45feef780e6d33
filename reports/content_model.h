/* What works, for whom makes the posts: by account and kind the rate with its uncertainty, whether it differs from the others, and a word of
 * advice; the posts that stood out; the hours of posting. Every number and every word comes from these structs. */
#ifndef REPORTS_CONTENT_MODEL_H
#define REPORTS_CONTENT_MODEL_H
#include "analytics/boot.h"
#include "analytics/effect.h"
#include "analytics/rank.h"
#include "analytics/score.h"
#include "channels.h"
#include "content.h"

enum content_by { BY_TYPE, BY_THEME, BY_LEVEL, BY_AUDIENCE, BY_HOUR, BY_HASHTAGS, BY_LENGTH, BY_LANGUAGE, BY_N };
const char *content_by_code(enum content_by by); /* "type": the value of --by */
const char *content_by_words(enum lang lang, enum content_by by); /* "thema": the column of the tags, and the head of a table */
const char *content_by_one(enum lang lang, enum content_by by); /* "een thema" */
const char *content_by_many(enum lang lang, enum content_by by); /* "thema's" */

/* What a post is a rate of: the platform's own figure, never another platform's. */
enum content_measure { MEASURE_VIEWS, MEASURE_IMPRESSIONS, MEASURE_REACH, MEASURE_N };

/* Who is known of those that a kind of posts reaches. */
enum content_public {
	PUBLIC_UNKNOWN,
	PUBLIC_POSTS /* who saw its posts */,
	PUBLIC_CHANNEL /* who follows or sees the account, whatever it posts */
};

struct content_reach {
	enum content_public from;
	const char *base; /* code: "views", "followers" */
	int day; /* of the figures */
	size_t n_posts; /* that tell, with PUBLIC_POSTS */
	double mirror; /* 100 (1 - distance) by age; NaN: not known */
	const struct reach_cell *cell; /* n_gaps of the model */
};

struct content_kind {
	const char *code; /* "video_short" */
	const char *words, *label; /* in a sentence and in a table: "berichten met 1-2 hashtags", "1-2" */
	struct effect_kind all, active; /* all interactions; those that take more than a click: comments, shares, saves, clicks on links */
	double light; /* likes and emoji for 1,000, as counted; NaN: not reported */
	size_t n_rates; /* posts of an account and kind: their own rates for 1,000, the smallest first; none for all accounts together */
	const double *rate;
	double median; /* of these, and between which it lies (95 %, engage_median); NaN: too few */
	struct interval median_interval;
	struct content_reach reach;
	bool held; /* it reaches fewer of every group that is missed than live here: using it more is not advised, however well it does */
};

/* One account, its paid posts apart; or all accounts together, each against its own level. */
struct content_part {
	const char *platform, *platform_title, *name; /* NULL: all accounts together */
	int64_t channel_id;
	bool paid;
	bool apart; /* not among all accounts together: no chain of kinds links it to the others */
	enum content_measure measure;
	size_t n; /* posts modelled */
	size_t n_young, n_before_break, n_without; /* left out: too young at the export; before a break; without figures */
	int break_day; /* of n_before_break */
	size_t n_months; /* with posts */
	struct effect all, active;
	size_t n_kinds;
	struct content_kind *kind; /* with posts, in the order of the property */
	struct rank_result rank; /* the posts' own rates by rank, without a model: kinds shown only, numbered as below */
	bool has_rank;
	struct boot_sampled median; /* of the posts' own rates, as counted, for 1 of exposure; n = 0: not asked */
};

/* A post against the last posts before it of its account and type. */
struct content_stood_out {
	struct content_post post;
	struct score score;
	bool asks;
	double comments, shares; /* of this post for 1,000; NaN: not reported */
	double usual_comments, usual_shares; /* of its account and type in the period */
};

enum { CONTENT_DAYS = 7, CONTENT_THIRDS = 3, CONTENT_SLOTS = 21 };

struct content_model {
	enum content_by by;
	struct period period;
	int starts; /* as content_input has it */
	size_t n_parts;
	struct content_part *part; /* accounts by platform and name; with two or more comparable ones, all together last */
	int scored_month; /* the posts told of are of this month */
	size_t n_scored, n_unscored; /* posts of that month held against others; and not, for want of enough others */
	size_t n_best, n_worst;
	struct content_stood_out *best, *worst; /* furthest out first */
	struct effect times; /* kinds: 3 * weekday + third of the day; all accounts together */
	size_t n_times; /* posts with an hour */
	const struct people *people; /* whom the trajectory misses; NULL: not asked */
	size_t n_gaps;
	const struct missed *gap;
	size_t n_young; /* posts younger than CONTENT_YOUNG days at the export: their figures still grow */
};
enum { CONTENT_YOUNG = 7, CONTENT_SETTLED = 28 /* days from which a post hardly grows: our convention */, CONTENT_SEED = 1 };

/* The words that an account goes by: "Facebook", "Facebook (dorpsraad)" where there are more, "Facebook (betaald)". */
const char *content_part_words(struct doc *d, const struct content_model *c, const struct content_part *p);
const char *content_measure_words(enum lang lang, enum content_measure measure); /* "weergaven" */
/* "weergaven en bereikte mensen": what the posts of the accounts are held for 1,000 of, each account by its own. */
const char *content_measures_words(struct doc *d, const struct content_model *c);

/* May a kind be advised, now that it is known whom it reaches? */
bool content_kind_is(const struct content_kind *k, enum effect_advice advice);

/* What is advised about the kind that does or seems to do best, and why not. */
void content_say_advice(struct paragraph *s, const struct content_model *c, const struct content_part *p, const struct content_kind *k);

/* The accounts on which a kind that is advised for all accounts together is held back; NULL: none, or it is no such kind. */
const char *content_held_on(struct doc *d, const struct content_model *c, const struct content_part *p, const struct content_kind *kind);

/* Does it lead in all interactions alone, and not in the active ones, though these are known? Then say so. */
bool content_kind_is_light(const struct content_kind *k);
void content_say_light(struct paragraph *s, const struct content_kind *k);

/* Posts that have the property nowhere, or all have the same: "Geen bericht heeft een thema"; NULL: they can be told apart. The second says
 * it with what to do, and tells whether it did. */
const char *content_by_lacks(struct doc *d, const struct content_model *c);
bool content_by_say_lacks(struct doc *d, const struct content_model *c);

struct cell content_chance_cell(struct doc *d, double chance); /* "> 99%" where it would be rounded to certainty */
size_t *content_by_rate(struct mem *m, const struct content_part *p); /* places of its kinds: highest rate first, then those without one */

/* The title of it all: "Op Facebook deden korte video's het duidelijk beter". */
const char *content_model_message(struct doc *d, const struct content_model *c);
void content_model_answer(struct doc *d, const struct content_model *c); /* a paragraph an account */
/* A short sentence an account, of the first of them, and what it does not prove: for a newsletter.      Test: tests/cli/digest.sh */
void content_model_digest(struct doc *d, const struct content_model *c, size_t at_most);

/* The same in what another report has room for, so that two documents of one month say one thing; each says that its figures are adjusted, and
 * of which posts they are. Accounts that were paid for stay out.      Test: tests/unit/reports/test_content_told.c */
bool content_part_is_told(const struct content_model *c, size_t at, size_t at_most); /* among so many with most posts; 0: all */
bool content_model_item(struct doc *d, const struct content_model *c); /* the best kinds with the advice, as an item; false: none */
void content_model_short(struct doc *d, enum text_role role, const struct content_model *c, size_t at_most); /* a sentence an account */
void content_model_say_digest(struct paragraph *s, const struct content_model *c); /* of one account; or that no kind did better */
/* The adjusted rates of the kinds with enough posts, as dots, and the same as a table.      Test: as above */
void content_model_dots(struct doc *d, const struct content_model *c, size_t at_most);

/* Every post of the kinds with enough of them, and the middle one.      Test: tests/unit/reports/test_content_kinds.c */
void content_model_swarm(struct doc *d, const struct content_model *c);
void content_model_tables(struct doc *d, const struct content_model *c);
void content_model_active(struct doc *d, const struct content_model *c,
                          bool data); /* active and light interactions apart; for data alone */
bool content_active_is_known(const struct content_kind *k);

/* The kinds of all accounts in one table, for a report; what it has no room for is in the tables above, for data alone. */
void content_model_kinds(struct doc *d, const struct content_model *c);
double content_median(const struct content_kind *k); /* the middle post of a kind with enough posts to be shown; else NaN */
size_t *content_by_median(struct mem *m,
                          const struct content_part *p); /* places of its kinds: highest middle first, then those without one */

/* Kind by account, and all accounts together: against the average post of each. Nothing for one account alone, whose table says it. */
bool content_compares_accounts(const struct content_model *c);
void content_model_heat(struct doc *d, const struct content_model *c);
bool content_heat_is_narrow(const struct content_model *c); /* may it stand in a column? */

/* A ratio as told, drawn towards 1; NaN where kinds do not differ more than by chance: an average in every cell tells nothing. And is it
 * beyond its uncertainty? */
double content_effect_drawn(const struct effect *e, const struct effect_kind *k);
bool content_effect_is_strong(const struct effect *e, const struct effect_kind *k);
/* "×1,9 (60)", blank without a ratio. */
struct chart_cell content_effect_cell(struct doc *d, const struct effect *e, const struct effect_kind *k);
const char *content_missed_words(const struct doc *d,
                                 const struct content_model *c); /* the groups shown to be missed: "jongeren tot 25 jaar en vrouwen" */
void content_model_groups(struct doc *d, const struct content_model *c); /* who reaches the groups that are missed; nothing if none are */
void content_model_posts(struct doc *d, const struct content_model *c);
void content_model_posts_short(struct doc *d, const struct content_model *c); /* the same posts as a table */
void content_model_times(struct doc *d, const struct content_model *c);
void content_model_method(struct doc *d, const struct content_model *c); /* the method's words, last */
#endif
