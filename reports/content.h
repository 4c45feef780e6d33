/* What worked: engagement by channel and content type, from posts of the organisation itself (no people, so no gate). */
#ifndef REPORTS_CONTENT_H
#define REPORTS_CONTENT_H
#include "analytics/result.h"
#include "base/day.h"
#include "phrase.h"

struct content_channel {
	const char *platform; /* code, as stored: "instagram" */
	const char *platform_title; /* as people write it: "Instagram" */
	const char *name; /* the account's own name */
	struct type_result organic, paid, all; /* its posts in the period; a rate is of organic ones, for money buys views */
	size_t n_types;
	const struct type_result *type; /* types with organic posts, in the order of enum content_type */
};

struct content_post {
	int64_t id; /* in the store */
	const char *title; /* the post's own words, masked; "" when the export has none */
	const char *language; /* BCP 47 of the title; "" unknown */
	int day; /* local day of publication; COUNT_MISSING: not known */
	const char *platform; /* "Instagram" */
	const char *channel; /* "Instagram, @gemeente" */
	enum content_type type;
	int64_t views, interactions; /* COUNT_MISSING: not reported */
	double rate; /* interactions per 1,000 views; NaN: cannot be given */
	struct content_usual { /* the middle half of the last posts before it of its account and type, per 1,000 views */
		size_t n; /* of so many; 0: not known */
		double lo, hi;
		size_t n_at_age; /* of them, whose figures are of an export when they were about as old as this post */
		int age, age_of_others; /* days online at the export, of this post and of the middle one of the others */
	} usual;
	const char *link; /* NULL: none */
};

struct content_definition { /* what a figure means, in the report's language */
	const char *metric, *text;
};

struct content_break { /* a platform began to count otherwise */
	int day;
	const char *channel, *text;
};

struct content_input {
	const char *trajectory;
	struct period period, wanted; /* what was asked for, if perhaps less than an advice takes; zeros: nothing is said of it */
	int listed_from; /* the first day of the months of which files list posts, where it lies after that of the period; 0: it does not */
	const char *lacks; /* what no file lists: "Instagram, juli 2026"; NULL: nothing, or it is not asked */
	int starts; /* the first day of the trajectory, where posts of before it are among these; 0: none are */
	struct type_result paid, all; /* all channels together; why says what is missing */
	size_t n_channels;
	const struct content_channel *channel;
	size_t n_types;
	const struct type_result *type; /* all channels together; never compared with each other: channels differ too much */
	size_t n_top;
	const struct content_post *top; /* most interactions first */
	size_t n_definitions;
	const struct content_definition *definition;
	size_t n_breaks;
	const struct content_break *breaks;
	const char *choice_changed; /* a sentence: files were read with another choice of posts; NULL or "": they were not */
	size_t n_told; /* sentences and charts are of so many accounts, those with most posts; 0: of all */
};

/* `spiegel content`, but for how it was computed (content_model_method). */
struct content_model;
void content_blocks(struct doc *d, const struct content_input *c, const struct content_model *model);
/* What the figures are of when one month was wanted, and why; nothing when they are of what was wanted. */
void content_window(struct doc *d, struct period wanted, struct period is);

/* "juli 2025, ook van vóór de start op 15 juli 2025": of which days posts are.      Test: tests/cli/starts.sh */
const char *content_period_words(struct doc *d, struct period period, int starts);

/* The parts, for reports. */
void content_lead(struct doc *d, enum text_role role, const struct content_input *c); /* posts, views, interactions of the period */
struct table *content_table(struct doc *d, const struct content_input *c); /* NULL: nothing to show */
/* What a dash in the column of intervals ("low") means; nothing when there is none. */
void content_note_dash(struct doc *d, struct table *t);
void content_top_table(struct doc *d, const struct content_input *c, size_t at_most, bool brief);
struct cell content_title_cell(struct doc *d, const struct content_post *p, size_t at_most); /* its first words, in its own language */
void content_top(struct doc *d, const struct content_input *c, size_t at_most); /* as items */
/* Do its figures have less time behind them than those it is held against? */
bool content_post_is_young(const struct content_post *p);
void content_post_spans(struct paragraph *s, const char *before, const struct content_post *p);
void content_post_link(struct paragraph *s, const struct content_post *p);
void content_post_item(struct doc *d, const char *before,
                       const struct content_post *p); /* one item; before: strong words in front, "" none */
/* That files were read with another choice of posts than the settings make; nothing when none was. */
void content_choice(struct doc *d, const struct content_input *c);
void content_definitions(struct doc *d, const struct content_input *c); /* as items */

/* "Instagram", or "Instagram (gemeente)" where there are more accounts of the platform. */
const char *content_channel_words(struct mem *m, const struct content_input *in, const struct content_channel *c);
const char *content_type_words(enum lang lang, enum content_type t); /* "korte video's" */
#endif
