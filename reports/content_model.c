#include "content_model.h"
#include "base/num.h"
#include "base/str.h"
#include "phrase.h"

const char *content_measure_words(enum lang lang, enum content_measure measure)
{
	return word_text(lang, (enum word)(W_MEASURE_NAME_VIEWS + (int)measure));
}

const char *content_measures_words(struct doc *d, const struct content_model *c)
{
	const char *item[MEASURE_N];
	bool used[MEASURE_N] = { false };
	size_t n = 0;
	for (size_t i = 0; i < c->n_parts; i++)
		used[c->part[i].measure] |= c->part[i].platform && c->part[i].n > 0;
	for (int m = 0; m < MEASURE_N; m++)
		if (used[m])
			item[n++] = content_measure_words(d->lang, (enum content_measure)m);
	return n ? phrase_list(d->mem, d->lang, item, n) : content_measure_words(d->lang, MEASURE_VIEWS);
}

const char *content_part_words(struct doc *d, const struct content_model *c, const struct content_part *p)
{
	if (!p->platform)
		return word_text(d->lang, W_PART_ALL);
	bool others = false;
	for (size_t i = 0; i < c->n_parts; i++) {
		const struct content_part *other = &c->part[i];
		others |= other->platform && str_eq(other->platform, p->platform) && !str_eq(other->name, p->name);
	}
	if (others)
		return p->paid ? word_say(d->mem, d->lang, W_PART_PAID_OF, p->platform_title, p->name, NULL)
		               : mem_printf(d->mem, "%s (%s)", p->platform_title, p->name);
	return p->paid ? word_say(d->mem, d->lang, W_PART_PAID, p->platform_title, NULL) : p->platform_title;
}

/* ---- what is the best, and how sure is that */

bool content_kind_is(const struct content_kind *k, enum effect_advice advice)
{
	return k->all.advice == advice && !k->held;
}

/* The kind with this advice, held back or not; NULL: none. There can be one at most: its chance to be the best is a half or more. */
static const struct content_kind *advised(const struct content_part *p, enum effect_advice advice)
{
	for (size_t i = 0; i < p->n_kinds; i++)
		if (p->kind[i].all.advice == advice)
			return &p->kind[i];
	return NULL;
}

/* May anything be advised of the part: enough posts, months, and two kinds to choose from? */
static bool can_advise(const struct content_part *p)
{
	size_t n = 0;
	for (size_t i = 0; i < p->n_kinds; i++)
		n += p->kind[i].all.advice != EFFECT_TOO_FEW;
	return n > 0 && p->all.n_shown >= 2;
}

/* Kinds that coincide with channels leave nothing to estimate: that is not "no difference". */
static bool is_estimated(const struct content_part *p)
{
	for (size_t i = 0; i < p->n_kinds; i++)
		if (isfinite(p->kind[i].all.ratio))
			return true;
	return false;
}

static const char *times_words(struct doc *d, double ratio)
{
	return num_fixed(d->mem, ratio, 1, d->lang);
}

/* "1,8 en 2,4", behind "tussen" */
static const char *between_times(struct doc *d, struct interval i)
{
	return word_say(d->mem, d->lang, W_BETWEEN, times_words(d, i.lo), times_words(d, i.hi), NULL);
}

static void say_detectable(struct paragraph *s, enum content_by by, const struct effect *e)
{
	struct doc *d = s->doc;
	if (!isnan(e->detectable))
		paragraph_say(s, by == BY_TYPE ? W_MODEL_DETECT : W_MODEL_DETECT_EACH, num_count(d->mem, (int64_t)e->n_each, d->lang),
		              times_words(d, e->detectable), NULL);
}

static void say_kind(struct paragraph *s, const struct content_part *p, enum effect_advice advice, const char *part,
                     const struct content_kind *k)
{
	static const enum word word[2][2] = { { W_MODEL_TRY_ALL, W_MODEL_MORE_ALL }, { W_MODEL_TRY, W_MODEL_MORE } };
	struct doc *d = s->doc;
	paragraph_say(s, word[p->platform != NULL][advice == EFFECT_MORE], part, k->words, times_words(d, k->all.shrunk),
	              between_times(d, k->all.shrunk_interval), num_fixed(d->mem, p->all.overall, 1, d->lang),
	              content_measure_words(d->lang, p->measure), NULL);
}

/* What the kinds were compared within: as much as the posts of the part allowed. */
static void say_factors(struct paragraph *s, const struct content_model *c, const struct content_part *p)
{
	enum { MOST = 5, WEEKEND = 2, THIRDS_OF_WEEKEND = 6, THIRDS_OF_DAYS = CONTENT_SLOTS };
	const struct {
		bool is;
		enum word word;
	} factor[MOST] = {
		{ !p->platform, W_FACTOR_CHANNEL },
		{ c->by != BY_TYPE, W_FACTOR_TYPE },
		{ p->all.n_months > 1, W_FACTOR_MONTH },
		{ p->all.n_slots >= WEEKEND, p->all.n_slots == THIRDS_OF_DAYS ? W_FACTOR_DAY : W_FACTOR_WEEKEND },
		{ p->all.n_slots >= THIRDS_OF_WEEKEND, W_FACTOR_THIRD },
	};
	const char *name[MOST];
	size_t n = 0;
	for (size_t i = 0; i < MOST; i++)
		if (factor[i].is)
			name[n++] = word_text(s->doc->lang, factor[i].word);
	if (n)
		paragraph_say(s, W_MODEL_FACTORS, phrase_list(s->doc->mem, s->doc->lang, name, n), NULL);
}

/* The accounts that are not among all together. */
static void say_apart(struct paragraph *s, const struct content_model *c)
{
	struct doc *d = s->doc;
	const char **name = mem_array(d->mem, c->n_parts + 1, sizeof *name);
	size_t n = 0;
	for (size_t i = 0; i < c->n_parts; i++)
		if (c->part[i].apart)
			name[n++] = content_part_words(d, c, &c->part[i]);
	if (n)
		paragraph_say(s, n == 1 ? W_MODEL_LEFT_APART_ONE : W_MODEL_LEFT_APART, phrase_list(d->mem, d->lang, name, n), NULL);
}

static void say_too_few(struct paragraph *s, const struct content_model *c, const char *name, const struct content_part *p)
{
	struct doc *d = s->doc;
	const char *all = num_plain_int(d->mem, EFFECT_ADVISE_ALL), *each = num_plain_int(d->mem, EFFECT_ADVISE),
	           *months = num_plain_int(d->mem, EFFECT_ADVISE_MONTHS);
	paragraph_say(s, W_MODEL_TOO_FEW, name, num_count(d->mem, (int64_t)p->n, d->lang), num_plain_int(d->mem, (int64_t)p->n_months),
	              NULL);
	if (c->by == BY_TYPE)
		paragraph_say(s, W_MODEL_NEEDED_KIND, all, each, months, NULL);
	else
		paragraph_say(s, W_MODEL_NEEDED, all, each, content_by_one(d->lang, c->by), months, NULL);
}

/* A kind without any interaction, surely below one that has some. NULL: none. */
static const struct content_kind *silent_kind(const struct content_part *p)
{
	for (size_t i = 0; i < p->n_kinds; i++)
		for (size_t j = 0; j < p->n_kinds; j++) {
			const struct effect_kind *a = &p->kind[i].all, *b = &p->kind[j].all;
			if (a->n >= EFFECT_SHOW && !(a->events > 0) && b->events > 0 && b->interval.lo > a->interval.hi)
				return &p->kind[i];
		}
	return NULL;
}

/* More than what posts differ by chance, and still none that may be advised. */
static bool seem_to_differ(const struct content_part *p)
{
	const double level = 0.05;
	return p->all.differ && p->all.q_p < level;
}

/* A kind that is the best beyond doubt, of which there are too few posts to advise anything; NULL: none. */
static const struct content_kind *best_of_few(const struct content_part *p)
{
	const double sure = 0.9;
	for (size_t i = 0; i < p->n_kinds; i++)
		if (p->kind[i].all.best >= sure && p->kind[i].all.advice == EFFECT_TOO_FEW)
			return &p->kind[i];
	return NULL;
}

static void say_none_best(struct paragraph *s, const struct content_model *c, const struct content_part *p, const char *name)
{
	struct doc *d = s->doc;
	const struct content_kind *silent = silent_kind(p), *few = best_of_few(p);
	if (few) {
		paragraph_say(s, W_MODEL_BEST_FEW, name, few->words, num_count(d->mem, (int64_t)few->all.n, d->lang),
		              num_plain_int(d->mem, EFFECT_ADVISE), NULL);
		return;
	}
	if (silent && p->platform)
		paragraph_say(s, W_MODEL_SILENT, name, silent->words, times_words(d, silent->all.interval.hi),
		              content_measure_words(d->lang, p->measure), NULL);
	else if (silent) /* a limit over several platforms would be of nothing */
		paragraph_say(s, W_MODEL_SILENT_ALL, name, silent->words, NULL);
	else
		paragraph_say(s, seem_to_differ(p) ? W_MODEL_NONE_BEST : W_MODEL_EVEN, name, content_by_many(d->lang, c->by), NULL);
	say_detectable(s, c->by, &p->all);
}

/* Enough posts, but all of one kind: nothing to compare with. */
static bool has_one_kind(const struct content_part *p)
{
	size_t n = 0;
	for (size_t i = 0; i < p->n_kinds; i++)
		n += p->kind[i].all.n >= EFFECT_SHOW;
	return n == 1 && p->n >= EFFECT_ADVISE_ALL;
}

static void say_part(struct doc *d, const struct content_model *c, const struct content_part *p)
{
	struct paragraph s = { .doc = d };
	const char *name = phrase_capital(d->mem, content_part_words(d, c, p));
	const struct content_kind *more = advised(p, EFFECT_MORE), *try = advised(p, EFFECT_TRY);
	if (!can_advise(p) && has_one_kind(p)) {
		paragraph_say(&s, W_MODEL_ONE_KIND, name, num_count(d->mem, (int64_t)p->n, d->lang), NULL);
	} else if (!can_advise(p)) {
		say_too_few(&s, c, name, p);
	} else if (!is_estimated(p)) {
		paragraph_say(&s, c->by == BY_TYPE ? W_MODEL_APART : W_MODEL_APART_BY, name, content_by_many(d->lang, c->by), NULL);
	} else if (more || try) {
		say_kind(&s, p, more ? EFFECT_MORE : EFFECT_TRY, name, more ? more : try);
		say_factors(&s, c, p);
		content_say_light(&s, more ? more : try);
		content_say_advice(&s, c, p, more ? more : try);
	} else {
		say_none_best(&s, c, p, name);
	}
	if (!p->platform)
		say_apart(&s, c);
	paragraph_end(&s, TEXT_BODY);
}

static void say_kind_short(struct paragraph *s, enum word word, const char *part, const struct content_part *p,
                           const struct content_kind *k)
{
	paragraph_say(s, word, part, k->words, times_words(s->doc, k->all.shrunk), between_times(s->doc, k->all.shrunk_interval),
	              content_measure_words(s->doc->lang, p->measure), NULL);
}

static void say_part_short(struct paragraph *s, const struct content_model *c, const struct content_part *p)
{
	const char *name = content_part_words(s->doc, c, p);
	const struct content_kind *more = advised(p, EFFECT_MORE), *try = advised(p, EFFECT_TRY);
	if (!can_advise(p) || !is_estimated(p))
		paragraph_say(s, W_DIGEST_KIND_FEW, name, NULL);
	else if (more || try)
		say_kind_short(s, more ? W_DIGEST_KIND_MORE : W_DIGEST_KIND_TRY, name, p, more ? more : try);
	else
		paragraph_say(s, W_DIGEST_KIND_EVEN, name, NULL);
}

void content_model_digest(struct doc *d, const struct content_model *c, size_t at_most)
{
	size_t n = 0;
	for (size_t i = 0; i < c->n_parts && n < at_most; i++)
		if (c->part[i].platform && !c->part[i].paid) {
			struct paragraph s = { .doc = d };
			say_part_short(&s, c, &c->part[i]);
			paragraph_end(&s, TEXT_BODY);
			n++;
		}
	if (n)
		doc_say(d, TEXT_BODY, W_DIGEST_CAVEAT, NULL);
}

bool content_part_is_told(const struct content_model *c, size_t at, size_t at_most)
{
	const struct content_part *p = &c->part[at];
	size_t ahead = 0;
	for (size_t i = 0; i < c->n_parts; i++) {
		const struct content_part *x = &c->part[i];
		ahead += x->platform && !x->paid && (x->n > p->n || (i < at && x->n == p->n));
	}
	return p->platform && !p->paid && (at_most == 0 || ahead < at_most);
}

static void say_adjusted(struct paragraph *s, const struct content_model *c)
{
	paragraph_say(s, W_KINDS_ADJUSTED, content_period_words(s->doc, c->period, c->starts), NULL);
}

/* The kind that does or seems to do best there, and how sure that is; NULL: none may be named. */
static const struct content_kind *best_kind(const struct content_part *p)
{
	const struct content_kind *more = advised(p, EFFECT_MORE);
	if (!p->platform || p->paid || !can_advise(p) || !is_estimated(p))
		return NULL;
	return more ? more : advised(p, EFFECT_TRY);
}

/* The kind that the sentence before it was of, on another account: its figure is enough. False: it takes a sentence of its own. */
static bool say_too(struct paragraph *s, const struct content_model *c, const struct content_part *before, const struct content_part *p)
{
	const struct content_kind *first = before ? best_kind(before) : NULL, *k = best_kind(p);
	if (!first || !k || !str_eq(first->code, k->code) || first->all.advice != EFFECT_MORE || k->all.advice != EFFECT_MORE ||
	    before->measure != p->measure)
		return false;
	paragraph_say(s, W_DIGEST_KIND_MORE_TOO, content_part_words(s->doc, c, p), times_words(s->doc, k->all.shrunk),
	              between_times(s->doc, k->all.shrunk_interval), NULL);
	return true;
}

/* The accounts with most posts of those where a kind has this advice. Returns how many there are, in *out their places. */
static size_t accounts_with(const struct content_model *c, enum effect_advice advice, size_t out[], size_t at_most)
{
	size_t n = 0;
	for (size_t i = 0; i < c->n_parts; i++) {
		const struct content_kind *best = best_kind(&c->part[i]);
		size_t at = n;
		if (!best || best->all.advice != advice)
			continue;
		for (; at > 0 && c->part[out[at - 1]].n < c->part[i].n; at--)
			if (at < at_most)
				out[at] = out[at - 1];
		if (at < at_most)
			out[at] = i;
		n += n < at_most;
	}
	return n;
}

bool content_model_item(struct doc *d, const struct content_model *c)
{
	enum { MOST = 2 };
	struct paragraph s = { .doc = d };
	size_t at[MOST], n = accounts_with(c, EFFECT_MORE, at, MOST), held = 0;
	const bool more = n > 0;
	const char *not_on[MOST];
	if (!n)
		n = accounts_with(c, EFFECT_TRY, at, MOST);
	for (size_t i = 0; i < n; i++) {
		if (!say_too(&s, c, i ? &c->part[at[i - 1]] : NULL, &c->part[at[i]]))
			say_part_short(&s, c, &c->part[at[i]]);
		if (best_kind(&c->part[at[i]])->held)
			not_on[held++] = content_part_words(d, c, &c->part[at[i]]);
	}
	if (n)
		say_adjusted(&s, c);
	if (n && held == n)
		paragraph_say(&s, W_HELD_SHORT, content_missed_words(d, c), NULL);
	else if (held)
		paragraph_say(&s, more ? W_ADVISE_MORE_BUT : W_ADVISE_TRY_BUT, phrase_list(d->mem, d->lang, not_on, held),
		              content_missed_words(d, c), NULL);
	else if (n)
		paragraph_say(&s, more ? W_ADVISE_MORE : W_ADVISE_TRY, NULL);
	paragraph_end_item(&s);
	return n > 0;
}

void content_model_short(struct doc *d, enum text_role role, const struct content_model *c, size_t at_most)
{
	struct paragraph s = { .doc = d };
	const struct content_part *before = NULL;
	size_t all = 0, told = 0, few = 0, best = 0;
	for (size_t i = 0; i < c->n_parts; i++) {
		const struct content_part *p = &c->part[i];
		all += content_part_is_told(c, i, 0);
		if (!content_part_is_told(c, i, at_most))
			continue;
		if (!say_too(&s, c, before, p))
			say_part_short(&s, c, p);
		before = p;
		few += !can_advise(p);
		best += best_kind(p) != NULL;
		told++;
	}
	if (few)
		paragraph_say(&s, W_MODEL_NEEDED_KIND, num_plain_int(d->mem, EFFECT_ADVISE_ALL), num_plain_int(d->mem, EFFECT_ADVISE),
		              num_plain_int(d->mem, EFFECT_ADVISE_MONTHS), NULL);
	if (best)
		say_adjusted(&s, c);
	if (told < all)
		paragraph_say(&s, W_CONTENT_TOLD, num_plain_int(d->mem, (int64_t)told), NULL);
	paragraph_end(&s, role);
	if (told)
		doc_say(d, TEXT_NOTE, W_MODEL_CAVEAT, NULL);
}

void content_model_say_digest(struct paragraph *s, const struct content_model *c)
{
	size_t at, n = accounts_with(c, EFFECT_MORE, &at, 1);
	bool compared = false;
	if (!n)
		n = accounts_with(c, EFFECT_TRY, &at, 1);
	for (size_t i = 0; i < c->n_parts; i++)
		compared |= c->part[i].platform && !c->part[i].paid && can_advise(&c->part[i]) && is_estimated(&c->part[i]);
	if (n) {
		say_part_short(s, c, &c->part[at]);
		int months = month_of_day(c->period.to) - month_of_day(c->period.from) + 1;
		paragraph_say(s, W_DIGEST_ADJUSTED, num_plain_int(s->doc->mem, months), NULL);
	} else if (compared) {
		paragraph_say(s, W_DIGEST_NONE_BEST, NULL);
	}
}

void content_model_answer(struct doc *d, const struct content_model *c)
{
	if (content_by_say_lacks(d, c))
		return;
	for (size_t i = 0; i < c->n_parts; i++)
		if (c->part[i].n > 0)
			say_part(d, c, &c->part[i]);
	if (c->n_parts > 0)
		doc_say(d, TEXT_NOTE, c->by == BY_TYPE ? W_MODEL_CAVEAT : W_MODEL_CAVEAT_BY, NULL);
}

/* The accounts on which one and the same kind did clearly best: that of the account with most posts. */
const char *content_model_message(struct doc *d, const struct content_model *c)
{
	const struct content_part *first = NULL;
	const char **name = mem_array(d->mem, c->n_parts + 1, sizeof *name);
	bool try = false, compared = false, uneven = false;
	size_t n = 0;
	for (size_t i = 0; i < c->n_parts; i++) {
		const struct content_part *p = &c->part[i];
		if (p->paid)
			continue; /* a title is of what the organisation can do without money */
		compared |= can_advise(p) && is_estimated(p);
		try |= can_advise(p) && advised(p, EFFECT_TRY);
		uneven |= can_advise(p) && (silent_kind(p) || seem_to_differ(p));
		if (p->platform && !p->paid && advised(p, EFFECT_MORE) && (!first || p->n > first->n))
			first = p;
	}
	const char *lacks = content_by_lacks(d, c);
	if (lacks)
		return lacks;
	if (!first && !try && !compared)
		return word_text(d->lang, W_CONTENT_TITLE_NONE);
	if (!first)
		return word_say(d->mem, d->lang,
		                try      ? W_MODEL_TITLE_TRY
		                : uneven ? W_MODEL_TITLE_NONE_BEST
		                         : W_MODEL_TITLE_EVEN,
		                content_by_many(d->lang, c->by), NULL);
	const struct content_kind *best = advised(first, EFFECT_MORE);
	for (size_t i = 0; i < c->n_parts; i++) {
		const struct content_kind *more = c->part[i].platform && !c->part[i].paid ? advised(&c->part[i], EFFECT_MORE) : NULL;
		if (more && str_eq(more->code, best->code))
			name[n++] = content_part_words(d, c, &c->part[i]);
	}
	return word_say(d->mem, d->lang, W_MODEL_TITLE_MORE, phrase_list(d->mem, d->lang, name, n), best->words, NULL);
}

/* ---- the method's words */

static void say_rank(struct paragraph *s, const struct rank_result *r)
{
	struct doc *d = s->doc;
	size_t differ = 0;
	for (size_t i = 0; i < r->n_pairs; i++)
		differ += r->pair[i].holm < 0.05;
	const char *p =
	        r->p < 0.001 ? mem_printf(d->mem, "< %s", num_fixed(d->mem, 0.001, 3, d->lang)) : num_fixed(d->mem, r->p, 3, d->lang);
	paragraph_say(s, W_MODEL_METHOD_RANK, p, num_plain_int(d->mem, (int64_t)differ), num_plain_int(d->mem, (int64_t)r->n_pairs), NULL);
}

/* Has BCa no limits, though the resamples differ? */
static bool median_has_ties(const struct boot_sampled *b)
{
	return isnan(b->boot.bca.lo) || isnan(b->boot.bca.hi);
}

static void say_median(struct paragraph *s, const struct content_part *p)
{
	const struct boot_sampled *b = &p->median;
	struct doc *d = s->doc;
	double per = 1000;
	if (b->n == 0) {
		if (p->n)
			paragraph_say(s, W_MODEL_METHOD_MEDIAN_FEW, num_count(d->mem, (int64_t)p->n, d->lang),
			              num_plain_int(d->mem, EFFECT_ADVISE), NULL);
		return;
	}
	const char *median = num_fixed(d->mem, per * b->boot.theta, 1, d->lang), *draws = num_count(d->mem, (int64_t)b->draws, d->lang);
	if (b->boot.why != WHY_NONE) {
		paragraph_say(s, W_MODEL_METHOD_MEDIAN_ALIKE, median, draws, NULL);
		return;
	}
	bool ties = median_has_ties(b);
	struct interval i = ties ? b->boot.percentile : b->boot.bca;
	paragraph_say(s, ties ? W_MODEL_METHOD_MEDIAN_TIES : W_MODEL_METHOD_MEDIAN, median,
	              word_say(d->mem, d->lang, W_BETWEEN, num_fixed(d->mem, per * i.lo, 1, d->lang),
	                       num_fixed(d->mem, per * i.hi, 1, d->lang), NULL),
	              draws, num_count(d->mem, (int64_t)b->taken, d->lang), num_count(d->mem, (int64_t)b->n, d->lang),
	              num_plain_int(d->mem, (int64_t)b->seed), NULL);
}

/* The same for data. */
static void median_table(struct doc *d, const struct content_model *c)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_CHANNEL), "channel", ALIGN_START, 0 },
		{ "", "posts", ALIGN_END, 0 },
		{ "", "sampled", ALIGN_END, 0 },
		{ "", "draws", ALIGN_END, 0 },
		{ "", "seed", ALIGN_END, 0 },
		{ "", "median", ALIGN_END, 0 },
		{ "", "low", ALIGN_END, 0 },
		{ "", "high", ALIGN_END, 0 },
		{ "", "method", ALIGN_START, 0 },
	};
	size_t n = 0;
	for (size_t i = 0; i < c->n_parts; i++)
		n += c->part[i].median.n > 0;
	if (n == 0)
		return;
	struct table *t = doc_table(d, "medians", NULL, word_text(d->lang, W_COL_MEDIAN), column, sizeof column / sizeof *column, n);
	t->data_only = true;
	n = 0;
	for (size_t i = 0; i < c->n_parts; i++) {
		const struct boot_sampled *b = &c->part[i].median;
		if (b->n == 0)
			continue;
		*table_cell(t, n, 0) = cell_text(phrase_capital(d->mem, content_part_words(d, c, &c->part[i])));
		*table_cell(t, n, 1) = cell_count(d, (int64_t)b->n);
		*table_cell(t, n, 2) = cell_count(d, (int64_t)b->taken);
		*table_cell(t, n, 3) = cell_count(d, (int64_t)b->draws);
		*table_cell(t, n, 4) = cell_count(d, (int64_t)b->seed);
		*table_cell(t, n, 5) = cell_real(d, 1000 * b->boot.theta, 1);
		bool ties = median_has_ties(b);
		*table_cell(t, n, 6) = cell_real(d, 1000 * (ties ? b->boot.percentile : b->boot.bca).lo, 1);
		*table_cell(t, n, 7) = cell_real(d, 1000 * (ties ? b->boot.percentile : b->boot.bca).hi, 1);
		*table_cell(t, n, 8) = cell_text(b->boot.why != WHY_NONE ? "none: all draws alike" : ties ? "percentile: ties" : "bca");
		n++;
	}
}

static void say_method(struct doc *d, const struct content_model *c, const struct content_part *p)
{
	struct paragraph s = { .doc = d };
	const struct effect *e = &p->all;
	const char *name = phrase_capital(d->mem, content_part_words(d, c, p)), *n = num_count(d->mem, (int64_t)e->n, d->lang);
	const char *dispersion = num_fixed(d->mem, e->dispersion, 2, d->lang);
	if (e->model == EFFECT_NONE)
		return;
	if (e->model == EFFECT_QUASI)
		paragraph_say(&s, W_MODEL_METHOD_QUASI, name, n, dispersion, NULL);
	else
		paragraph_say(&s, W_MODEL_METHOD_MODEL, name, n, isinf(e->theta) ? "∞" : num_fixed(d->mem, e->theta, 2, d->lang),
		              dispersion, num_plain_int(d->mem, (int64_t)e->n_slots), NULL);
	if (!isnan(e->tau2))
		paragraph_say(&s, W_MODEL_METHOD_SHRUNK, num_fixed(d->mem, e->tau2, 3, d->lang), NULL);
	if (p->has_rank && p->rank.why == WHY_NONE)
		say_rank(&s, &p->rank);
	if (p->platform)
		say_median(&s, p);
	paragraph_end(&s, TEXT_NOTE);
}

void content_model_method(struct doc *d, const struct content_model *c)
{
	doc_heading(d, 2, "method", word_text(d->lang, W_MODEL_METHOD_TITLE));
	for (size_t i = 0; i < c->n_parts; i++)
		say_method(d, c, &c->part[i]);
	median_table(d, c);
	doc_say(d, TEXT_NOTE, W_MODEL_METHOD_RULE, num_plain_int(d->mem, EFFECT_SHOW), num_plain_int(d->mem, EFFECT_ADVISE),
	        num_plain_int(d->mem, EFFECT_ADVISE_ALL), num_plain_int(d->mem, EFFECT_ADVISE_MONTHS), NULL);
}
