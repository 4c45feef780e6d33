#include "account_months.h"
#include "base/day.h"
#include "base/num.h"
#include "base/str.h"
#include "phrase.h"
#include <math.h>

enum { MOST_ACCOUNTS = 6 }; /* of which a chart of their own is drawn: three beside each other, two below each other */

static int month_at(const struct accounts *a, int i)
{
	return a->month - TREND_MONTHS + 1 + i;
}

/* The place of the month in which the trajectory starts, when it lies among these; else 0. */
static int start_at(const struct accounts *a)
{
	const int at = a->starts ? month_of_day(a->starts) - month_at(a, 0) : 0;
	return at > 0 && at < TREND_MONTHS ? at : 0;
}

static int64_t posts_of(const struct account_months *x)
{
	int64_t n = 0;
	for (int i = 0; i < TREND_MONTHS; i++)
		n += x->posts[i];
	return n;
}

/* The place of the newest month before `end` with a rate; -1: there is none. */
static int newest(const struct account_months *x, int end)
{
	int i = end - 1;
	while (i >= 0 && isnan(x->rate[i]))
		i--;
	return i;
}

static size_t n_rated(const struct account_months *x)
{
	size_t n = 0;
	for (int i = 0; i < TREND_MONTHS; i++)
		n += isnan(x->rate[i]) ? 0 : 1;
	return n;
}

/* Those with most posts, in their own order. */
static size_t choose(struct mem *m, const struct accounts *a, const struct account_months ***out)
{
	const struct account_months **chosen = mem_array(m, a->n + 1, sizeof *chosen);
	size_t n = 0;
	for (size_t i = 0; i < a->n; i++) {
		size_t ahead = 0; /* accounts with rates that go before it */
		for (size_t k = 0; k < a->n; k++)
			ahead += k != i && n_rated(&a->account[k]) &&
			         (posts_of(&a->account[k]) > posts_of(&a->account[i]) ||
			          (k < i && posts_of(&a->account[k]) == posts_of(&a->account[i])));
		if (n_rated(&a->account[i]) && ahead < MOST_ACCOUNTS)
			chosen[n++] = &a->account[i];
	}
	*out = chosen;
	return n;
}

/* ---- in words */

static const char *rate_words(struct doc *d, double rate)
{
	return num_fixed(d->mem, rate, 1, d->lang);
}

/* What the title compares of an account; missing when the two were counted in different ways. */
static struct interval of_now(const struct accounts *a, const struct account_months *x)
{
	return a->now.to ? x->now : x->interval[TREND_MONTHS - 1];
}

static struct interval of_before(const struct accounts *a, const struct account_months *x)
{
	static const struct interval missing = { MISSING, MISSING };
	if (a->now.to)
		return x->before;
	return x->break_at == TREND_MONTHS - 1 ? missing : x->interval[TREND_MONTHS - 2];
}

/* Accounts whose newest period parts from the one before it: their intervals do not touch. */
static const char *parted(struct doc *d, const struct accounts *a, const struct account_months *const x[], size_t n, bool up)
{
	const char **name = mem_array(d->mem, n + 1, sizeof *name);
	size_t n_names = 0;
	for (size_t i = 0; i < n; i++) {
		const struct interval now = of_now(a, x[i]), before = of_before(a, x[i]);
		if (up ? now.lo > before.hi : now.hi < before.lo) /* false where one is missing */
			name[n_names++] = x[i]->words;
	}
	return n_names ? phrase_list(d->mem, d->lang, name, n_names) : NULL;
}

static bool can_be_compared(const struct accounts *a, const struct account_months *const x[], size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!isnan(of_now(a, x[i]).lo) && !isnan(of_before(a, x[i]).lo))
			return true;
	return false;
}

static const char *message(struct doc *d, const struct accounts *a, const struct account_months *const x[], size_t n)
{
	const struct period last = a->now.to ? a->now : period_of_months(a->month, 1),
	                    earlier = a->now.to ? a->before : period_of_months(a->month - 1, 1);
	const char *up = parted(d, a, x, n, true), *down = parted(d, a, x, n, false);
	const char *now = period_within(d->mem, last, d->lang), *before = period_within(d->mem, earlier, d->lang);
	if (up && down)
		return word_say(d->mem, d->lang, W_ACCOUNTS_UP_AND_DOWN, now, before, up, down, NULL);
	if (up || down)
		return word_say(d->mem, d->lang, up ? W_ACCOUNTS_UP : W_ACCOUNTS_DOWN, now, before, up ? up : down, NULL);
	if (can_be_compared(a, x, n) &&
	    d->lang == LANG_FR) /* "au deuxième trimestre" and "le trimestre précédent": no "entre" goes with both */
		return word_say(d->mem, d->lang, W_ACCOUNTS_SAME, now, word_after(W_PREVIOUS_MONTH, (int)period_kind(last), d->lang), NULL);
	if (can_be_compared(a, x, n))
		return word_say(d->mem, d->lang, W_ACCOUNTS_SAME, period_the(d->mem, last, d->lang), period_the(d->mem, earlier, d->lang),
		                NULL);
	return word_text(d->lang, W_ACCOUNTS_TITLE);
}

/* "Facebook: 30,1 in juli 2025, 33,7 in juni 2026 (tussen 25,1 en 42,3); het laagst ..., het hoogst ...; geen cijfer in 2 maanden." */
static void add_alt(struct doc *d, struct str *s, const struct accounts *a, const struct account_months *x)
{
	int last = newest(x, TREND_MONTHS), first = 0, least = last, most = last;
	while (isnan(x->rate[first]))
		first++;
	for (int i = first; i < last; i++) {
		least = x->rate[i] < x->rate[least] ? i : least;
		most = x->rate[i] > x->rate[most] ? i : most;
	}
	const struct interval *around = &x->interval[last];
	const char *at[4], *what[4];
	const int place[] = { first, last, least, most };
	for (int i = 0; i < 4; i++) {
		at[i] = month_words(d->mem, month_at(a, place[i]), d->lang);
		what[i] = rate_words(d, x->rate[place[i]]);
	}
	str_add_char(s, ' ');
	if (first == last)
		str_add(s, word_say(d->mem, d->lang, W_ACCOUNTS_ALT_ONE, x->words, what[1], at[1], NULL));
	else
		str_add(s, word_say(d->mem, d->lang, W_ACCOUNTS_ALT, x->words, what[0], at[0], what[1], at[1], NULL));
	if (!isnan(around->lo) && !isnan(around->hi))
		str_add(s, word_say(d->mem, d->lang, W_ACCOUNTS_ALT_BETWEEN, rate_words(d, around->lo), rate_words(d, around->hi), NULL));
	if (first < last)
		str_add(s, word_say(d->mem, d->lang, W_ACCOUNTS_ALT_EXTREMES, what[2], at[2], what[3], at[3], NULL));
	size_t holes = (size_t)(last - first + 1) - n_rated(x);
	if (holes)
		str_add(s, word_say(d->mem, d->lang, W_ACCOUNTS_ALT_HOLES, num_plain_int(d->mem, (int64_t)holes), NULL));
	str_add_char(s, '.');
	if (x->break_at)
		str_add(s, word_say(d->mem, d->lang, W_ACCOUNTS_ALT_BREAK, month_words(d->mem, month_at(a, x->break_at), d->lang), NULL));
}

/* ---- the figure */

static struct chart_line line_of(struct doc *d, const struct account_months *x)
{
	double *lo = mem_array(d->mem, TREND_MONTHS, sizeof *lo), *hi = mem_array(d->mem, TREND_MONTHS, sizeof *hi);
	for (int i = 0; i < TREND_MONTHS; i++) {
		lo[i] = x->interval[i].lo;
		hi[i] = x->interval[i].hi;
	}
	int last = newest(x, TREND_MONTHS);
	return (struct chart_line){ .label = x->words,
		                    .role = LINE_SERIES,
		                    .value = x->rate,
		                    .lo = lo,
		                    .hi = hi,
		                    .newest = rate_words(d, x->rate[last]),
		                    .break_at = (size_t)x->break_at };
}

static const char **month_labels(struct doc *d, const struct accounts *a)
{
	const char **label = mem_array(d->mem, TREND_MONTHS, sizeof *label);
	for (int i = 0; i < TREND_MONTHS; i++)
		label[i] = mem_printf(d->mem, "%s ’%02d", month_short(month_at(a, i), d->lang), month_year(month_at(a, i)) % 100);
	return label;
}

static const char *caption(struct doc *d, const struct accounts *a, const struct account_months *const x[], size_t n)
{
	bool breaks = false;
	for (size_t i = 0; i < n; i++)
		breaks |= x[i]->break_at > 0;
	struct str text;
	str_init(&text, d->mem);
	str_add(&text, word_text(d->lang, W_ACCOUNTS_CAPTION));
	if (start_at(a))
		str_addf(&text, " %s", word_say(d->mem, d->lang, W_BEFORE_START_LEFT_OUT, day_words(d->mem, a->starts, d->lang), NULL));
	if (n > 1)
		str_addf(&text, " %s", word_text(d->lang, W_ACCOUNTS_CAPTION_OTHERS));
	if (breaks)
		str_addf(&text, " %s", word_text(d->lang, W_ACCOUNTS_CAPTION_BREAK));
	size_t n_all = 0;
	for (size_t i = 0; i < a->n; i++)
		n_all += n_rated(&a->account[i]) > 0;
	if (n < n_all)
		str_addf(&text, " %s", word_say(d->mem, d->lang, W_ACCOUNTS_CAPTION_CUT, num_plain_int(d->mem, (int64_t)n), NULL));
	return text.s;
}

static void months_table(struct doc *d, const struct accounts *a)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_CHANNEL), "channel", ALIGN_START, 0 },
		{ word_text(d->lang, W_USE_COL_PLATFORM), "platform", ALIGN_START, 0 },
		{ word_text(d->lang, W_CORRECTION_MONTH), "month", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_POSTS), "posts", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_RATE), "rate", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_BETWEEN_95), "low", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_BETWEEN_95), "high", ALIGN_END, 0 },
	};
	struct table *t = doc_table(d, "account_months", NULL, word_text(d->lang, W_ACCOUNTS_TITLE), column, sizeof column / sizeof *column,
	                            a->n * (size_t)(TREND_MONTHS - start_at(a)));
	size_t row = 0;
	t->data_only = true;
	for (size_t k = 0; k < a->n; k++)
		for (int i = start_at(a); i < TREND_MONTHS; i++) {
			const struct account_months *x = &a->account[k];
			struct cell *cell = table_cell(t, row++, 0);
			*cell++ = cell_text(x->name);
			*cell++ = cell_text(x->platform);
			*cell++ = cell_text(month_iso(d->mem, month_at(a, i)));
			*cell++ = cell_count(d, x->posts[i]);
			*cell++ = cell_real(d, x->rate[i], 1);
			*cell++ = cell_real(d, x->interval[i].lo, 1);
			*cell = cell_real(d, x->interval[i].hi, 1);
		}
}

void accounts_figure(struct doc *d, const struct accounts *a)
{
	const struct account_months **x;
	size_t n = choose(d->mem, a, &x), most = 0;
	for (size_t i = 0; i < n; i++)
		most = n_rated(x[i]) > most ? n_rated(x[i]) : most;
	if (most < 2)
		return;
	struct chart_line *line = mem_array(d->mem, n, sizeof *line);
	struct chart *c = mem_alloc(d->mem, sizeof *c);
	struct str alt;
	str_init(&alt, d->mem);
	str_add(&alt, word_text(d->lang, W_ACCOUNTS_ALT_KIND));
	for (size_t i = 0; i < n; i++) {
		line[i] = line_of(d, x[i]);
		add_alt(d, &alt, a, x[i]);
	}
	*c = (struct chart){ .kind = CHART_MULTIPLES,
		             .alt = alt.s,
		             .line = line,
		             .n_lines = n,
		             .n_x = TREND_MONTHS,
		             .x_label = month_labels(d, a),
		             .target = MISSING };
	doc_figure(d, &(struct figure){ .id = "account_months", .title = message(d, a, x, n), .caption = caption(d, a, x, n), .chart = c });
	months_table(d, a);
}
