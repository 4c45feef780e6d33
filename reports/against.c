#include "against.h"
#include "base/num.h"
#include "base/str.h"
#include "content.h"
#include "phrase.h"
#include <math.h>
#include <string.h>

/* Posts, views and interactions count paid and organic posts together, rates organic ones alone. Interactions are likes, comments, shares
 * and saves. */
static const struct {
	const char *code, *meaning;
	enum word words;
	int decimals;
} figures[AGAINST_FIGURES] = {
	[AGAINST_CHANNELS] = { "channels", "accounts_with_posts", W_AGAINST_CHANNELS, 0 },
	[AGAINST_POSTS] = { "posts", "published_in_period", W_AGAINST_POSTS, 0 },
	[AGAINST_POSTS_A_WEEK] = { "posts_per_week", "posts/days*7", W_AGAINST_POSTS_A_WEEK, 1 },
	[AGAINST_VIEWS] = { "views", "platform_views", W_AGAINST_VIEWS, 0 },
	[AGAINST_INTERACTIONS] = { "interactions", "reactions+comments+shares+saves", W_AGAINST_INTERACTIONS, 0 },
	[AGAINST_RATE] = { "interactions_per_1000_views", "organic_interactions/organic_views*1000", W_AGAINST_RATE, 1 },
	[AGAINST_RATE_LOW] = { "rate_low", "posts_as_clusters_95", W_AGAINST_RATE_LOW, 1 },
	[AGAINST_RATE_HIGH] = { "rate_high", "posts_as_clusters_95", W_AGAINST_RATE_HIGH, 1 },
	[AGAINST_PARTICIPATIONS] = { "participations", "counted_at_activities_to_end_of_period", W_AGAINST_PARTICIPATIONS, 0 },
	[AGAINST_PEOPLE] = { "participants", "different_people_to_end_of_period", W_AGAINST_PEOPLE, 0 },
	[AGAINST_PER_1000] = { "participations_per_1000_inhabitants", "participations/inhabitants*1000", W_AGAINST_PER_1000, 1 },
	[AGAINST_MIRROR_AGE] = { "mirror_score_age", "100*(1-distance)", W_AGAINST_MIRROR_AGE, 0 },
	[AGAINST_MIRROR_SEX] = { "mirror_score_sex", "100*(1-distance)", W_AGAINST_MIRROR_SEX, 0 },
};

static const struct {
	const char *code;
	enum word words;
} texts[AGAINST_TEXTS] = {
	[AGAINST_GROUPS] = { "target_groups", W_AGAINST_GROUPS },     [AGAINST_MESSAGE] = { "core_message", W_AGAINST_MESSAGE },
	[AGAINST_KEYWORDS] = { "keywords", W_AGAINST_KEYWORDS },      [AGAINST_TONE] = { "tone", W_AGAINST_TONE },
	[AGAINST_PRACTICE] = { "good_practice", W_AGAINST_PRACTICE },
};

const char *against_meaning(enum against_figure figure)
{
	return figures[figure].meaning;
}

const char *against_figure_code(enum against_figure figure)
{
	return figures[figure].code;
}

const char *against_text_code(enum against_text text)
{
	return texts[text].code;
}

static struct cell value_cell(struct doc *d, const struct against_side *s, enum against_figure f)
{
	return figures[f].decimals || isnan(s->value[f]) ? cell_real(d, s->value[f], figures[f].decimals)
	                                                 : cell_count(d, (int64_t)s->value[f]);
}

/* Does the interval of one rate lie apart from the other's? */
static void say_rates(struct doc *d, const struct against_side *own, const struct against_side *other)
{
	const double *a = own->value, *b = other->value;
	bool known =
	        !isnan(a[AGAINST_RATE_LOW]) && !isnan(b[AGAINST_RATE_LOW]) && !isnan(a[AGAINST_RATE_HIGH]) && !isnan(b[AGAINST_RATE_HIGH]);
	if (known)
		doc_say(d, TEXT_BODY,
		        a[AGAINST_RATE_LOW] > b[AGAINST_RATE_HIGH] || b[AGAINST_RATE_LOW] > a[AGAINST_RATE_HIGH] ? W_AGAINST_APART
		                                                                                                 : W_AGAINST_OVERLAP,
		        NULL);
}

static struct cell text_cell(const char *text)
{
	return *text ? cell_text(text) : cell_missing();
}

/* The next field of a text up to one of the ends; *at goes on behind it. */
static const char *field(struct mem *m, const char **at, const char *ends)
{
	size_t n = strcspn(*at, ends);
	const char *out = mem_text_n(m, *at, n);
	*at += n + ((*at)[n] == '=');
	return out;
}

static double number(const char *text)
{
	double x;
	return *text && num_parse_real(text, strlen(text), '.', &x) ? x : MISSING;
}

/* "Facebook: korte video's; 41,2 (tussen 38,6 en 43,7). Instagram: geen aangetoond" */
static const char *best_words(struct doc *d, const char *best)
{
	struct str out;
	str_init(&out, d->mem);
	while (*best) {
		const char *platform = field(d->mem, &best, "=;"), *code = field(d->mem, &best, "=;");
		double rate = number(field(d->mem, &best, "=;")), lo = number(field(d->mem, &best, "=;")),
		       hi = number(field(d->mem, &best, "=;"));
		enum content_type type = content_type_parse(code);
		str_addf(&out, "%s%s: %s", out.n ? ". " : "", platform,
		         str_eq(code, AGAINST_NOT_ASKED) ? word_text(d->lang, W_AGAINST_BEST_NOT_ASKED)
		         : type == TYPE_UNKNOWN          ? word_text(d->lang, W_AGAINST_NO_BEST)
		                                         : content_type_words(d->lang, type));
		if (!isnan(rate) && !isnan(lo) && !isnan(hi))
			str_addf(&out, "; %s",
			         word_say(d->mem, d->lang, W_AGAINST_RATE_OF, num_fixed(d->mem, rate, 1, d->lang),
			                  word_say(d->mem, d->lang, W_BETWEEN, num_fixed(d->mem, lo, 1, d->lang),
			                           num_fixed(d->mem, hi, 1, d->lang), NULL),
			                  NULL));
		best += strcspn(best, ";");
		best += *best == ';';
	}
	return out.s;
}

void against_data(struct doc *d, const struct against_side *own)
{
	const struct column column[] = {
		{ "figure", "figure", ALIGN_START, 0 },
		{ "value", "value", ALIGN_END, 0 },
		{ "meaning", "meaning", ALIGN_START, 0 },
	};
	const char *const about[][2] = { { "name", own->name },
		                         { "from", day_iso(d->mem, own->period.from) },
		                         { "to", day_iso(d->mem, own->period.to) },
		                         { "posts_to", day_iso(d->mem, own->posts.to) },
		                         { "platforms", own->platforms },
		                         { "best_kinds", own->best },
		                         { "best_from", day_iso(d->mem, own->best_period.from) },
		                         { "best_to", day_iso(d->mem, own->best_period.to) } };
	enum { ABOUT = sizeof about / sizeof *about };
	struct table *t = doc_table(d, "trajectory", NULL, word_text(d->lang, W_AGAINST_DATA), column, sizeof column / sizeof *column,
	                            ABOUT + AGAINST_FIGURES + AGAINST_TEXTS);
	size_t row = 0;
	t->data_only = true;
	for (size_t i = 0; i < ABOUT; i++, row++) {
		*table_cell(t, row, 0) = cell_text(about[i][0]);
		*table_cell(t, row, 1) = text_cell(about[i][1]);
	}
	for (int f = 0; f < AGAINST_FIGURES; f++, row++) {
		*table_cell(t, row, 0) = cell_text(figures[f].code);
		*table_cell(t, row, 1) = value_cell(d, own, (enum against_figure)f);
		*table_cell(t, row, 2) = cell_text(figures[f].meaning);
	}
	for (int x = 0; x < AGAINST_TEXTS; x++, row++) {
		*table_cell(t, row, 0) = cell_text(texts[x].code);
		*table_cell(t, row, 1) = text_cell(own->text[x]);
	}
}

static bool means_the_same(const struct against_side *a, const struct against_side *b, int f)
{
	return str_eq(a->meaning[f], b->meaning[f]);
}

/* What to call both sides: by name, and by place where the names are the same. */
struct names {
	const char *own, *other;
};

static struct names names_of(struct doc *d, const struct against_side *own, const struct against_side *other)
{
	if (!str_eq(own->name, other->name))
		return (struct names){ own->name, other->name };
	return (struct names){ word_say(d->mem, d->lang, W_AGAINST_OWN, own->name, NULL),
		               word_say(d->mem, d->lang, W_AGAINST_OTHER, other->name, NULL) };
}

/* A kind that does better takes months to be shown, and the figures may be of one. */
static bool best_is_of_other_days(const struct against_side *s)
{
	return *s->best && (s->best_period.from != s->posts.from || s->best_period.to != s->posts.to);
}

/* Names a side whose kinds are of other days, and no other. */
static void say_best_days(struct paragraph *s, const struct names *called, const struct against_side *own, const struct against_side *other)
{
	struct doc *d = s->doc;
	const struct {
		const struct against_side *side;
		const char *name;
	} both[] = { { own, called->own }, { other, called->other } };
	const char *item[2];
	size_t n = 0;
	for (size_t i = 0; i < 2; i++)
		if (best_is_of_other_days(both[i].side))
			item[n++] = word_say(d->mem, d->lang, W_AGAINST_BEST_DAYS_OF, both[i].name,
			                     period_the(d->mem, both[i].side->best_period, d->lang), NULL);
	if (n)
		paragraph_say(s, W_AGAINST_BEST_DAYS, phrase_list(d->mem, d->lang, item, n), NULL);
}

static void say_posts_end(struct paragraph *s, const char *name, const struct against_side *side)
{
	struct doc *d = s->doc;
	if (side->posts.to < side->period.to)
		paragraph_say(s, W_AGAINST_POSTS_END, name, day_words(d->mem, side->posts.to, d->lang), NULL);
}

/* What stands in the way of a comparison. */
static void say_differences(struct doc *d, const struct names *called, const struct against_side *own, const struct against_side *other)
{
	struct paragraph s = { .doc = d };
	const char **name = mem_array(d->mem, AGAINST_FIGURES, sizeof *name);
	int days = own->posts.to - own->posts.from + 1, other_days = other->posts.to - other->posts.from + 1;
	size_t n = 0;
	paragraph_say(&s, W_AGAINST_PERIODS, called->own, period_words(d->mem, own->period, d->lang), called->other,
	              period_words(d->mem, other->period, d->lang), NULL);
	say_posts_end(&s, called->own, own);
	say_posts_end(&s, called->other, other);
	if (days != other_days)
		paragraph_say(&s, W_AGAINST_DAYS, num_count(d->mem, days, d->lang), num_count(d->mem, other_days, d->lang), NULL);
	else if (own->posts.from != other->posts.from)
		paragraph_say(&s, W_AGAINST_OTHER_DAYS, NULL);
	if (!str_eq(own->platforms, other->platforms))
		paragraph_say(&s, W_AGAINST_PLATFORMS, *own->platforms ? own->platforms : "–", *other->platforms ? other->platforms : "–",
		              NULL);
	say_best_days(&s, called, own, other);
	for (int f = 0; f < AGAINST_FIGURES; f++)
		if (!isnan(own->value[f]) && !isnan(other->value[f]) && !means_the_same(own, other, f))
			name[n++] = word_text(d->lang, figures[f].words);
	if (n)
		paragraph_say(&s, W_AGAINST_MEANINGS, phrase_list(d->mem, d->lang, name, n), NULL);
	paragraph_end(&s, TEXT_BODY);
}

/* Figures that either side has. Whether they mean the same is in words above where they do not, and in the data. */
static void figure_table(struct doc *d, const struct names *name, const struct against_side *own, const struct against_side *other)
{
	const struct column column[] = {
		{ word_text(d->lang, W_AGAINST_COL_WHAT), "figure", ALIGN_START, 0 },
		{ name->own, "own", ALIGN_END, 0 },
		{ name->other, "other", ALIGN_END, 0 },
		{ word_text(d->lang, W_AGAINST_COL_SAME), "same_definition", ALIGN_START, DATA_ONLY },
	};
	size_t n = 0, row = 0;
	for (int f = 0; f < AGAINST_FIGURES; f++)
		n += !isnan(own->value[f]) || !isnan(other->value[f]);
	struct table *t = doc_table(d, "against", word_text(d->lang, W_AGAINST_TABLE), word_text(d->lang, W_AGAINST_SUMMARY), column,
	                            sizeof column / sizeof *column, n);
	for (int f = 0; f < AGAINST_FIGURES; f++) {
		bool known = !isnan(own->value[f]) && !isnan(other->value[f]), same = means_the_same(own, other, f);
		if (isnan(own->value[f]) && isnan(other->value[f]))
			continue;
		*table_cell(t, row, 0) = cell_code(word_text(d->lang, figures[f].words), figures[f].code);
		*table_cell(t, row, 1) = value_cell(d, own, (enum against_figure)f);
		*table_cell(t, row, 2) = value_cell(d, other, (enum against_figure)f);
		if (known)
			*table_cell(t, row, 3) =
			        cell_code(word_text(d->lang, same ? W_AGAINST_SAME : W_AGAINST_DIFFERS), same ? "yes" : "no");
		row++;
	}
}

static void text_table(struct doc *d, const struct names *name, const struct against_side *own, const struct against_side *other)
{
	const struct column column[] = {
		{ word_text(d->lang, W_AGAINST_COL_WHAT), "text", ALIGN_START, 0 },
		{ name->own, "own", ALIGN_START, 0 },
		{ name->other, "other", ALIGN_START, 0 },
	};
	size_t n = 1, row = 0;
	for (int x = 0; x < AGAINST_TEXTS; x++)
		n += *own->text[x] || *other->text[x];
	struct table *t = doc_table(d, "against_texts", word_text(d->lang, W_AGAINST_TEXT_TABLE),
	                            word_text(d->lang, W_AGAINST_TEXT_SUMMARY), column, sizeof column / sizeof *column, n);
	for (int x = 0; x < AGAINST_TEXTS; x++) {
		if (!*own->text[x] && !*other->text[x])
			continue;
		*table_cell(t, row, 0) = cell_code(word_text(d->lang, texts[x].words), texts[x].code);
		*table_cell(t, row, 1) = text_cell(own->text[x]);
		*table_cell(t, row++, 2) = text_cell(other->text[x]);
	}
	*table_cell(t, row, 0) = cell_code(word_text(d->lang, W_AGAINST_BEST), "best_kinds");
	*table_cell(t, row, 1) = text_cell(best_words(d, own->best));
	*table_cell(t, row, 2) = text_cell(best_words(d, other->best));
}

void against_blocks(struct doc *d, const struct against_side *own, const struct against_side *other)
{
	const struct names name = names_of(d, own, other);
	doc_heading(d, 2, "against", word_say(d->mem, d->lang, W_AGAINST_TITLE, name.other, NULL));
	say_differences(d, &name, own, other);
	figure_table(d, &name, own, other);
	say_rates(d, own, other);
	text_table(d, &name, own, other);
	doc_say(d, TEXT_NOTE, W_AGAINST_NOTE, NULL);
}
