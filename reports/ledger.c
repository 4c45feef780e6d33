#include "ledger.h"
#include "analytics/disclose.h"
#include <assert.h>

static const int64_t no_end = INT64_MAX / 4096; /* sums of these do not overflow */
enum { MOST_PASSES = 100 }; /* of inference: boxes are valid after each, and counts that fall would never settle */

void ledger_init(struct ledger *l, struct mem *m, size_t k, size_t months, int64_t threshold, bool has_sides, bool strict)
{
	*l = (struct ledger){ .mem = m, .k = k, .cap = months, .threshold = threshold, .has_sides = has_sides, .strict = strict };
	for (int c = 0; c < LEDGER_COLUMNS; c++) {
		l->x[c] = mem_array(m, months * k, sizeof *l->x[c]);
		l->hidden[c] = c == LEDGER_ONLINE ? l->hidden[LEDGER_HALL] : mem_array(m, months * k, sizeof *l->hidden[c]);
		l->known[c] = mem_array(m, months * k, sizeof *l->known[c]);
		l->grown[c] = mem_array(m, months * k, sizeof *l->grown[c]);
	}
	l->told = mem_array(m, months * k, sizeof *l->told);
	for (size_t i = 0; i < months * k; i++)
		l->told[i] = (struct box){ 0, no_end };
}

bool ledger_is_hidden(const struct ledger *l, enum ledger_column c, size_t month, size_t i)
{
	return l->hidden[c][month * l->k + i];
}

size_t ledger_n_hidden(const struct ledger *l, enum ledger_column c, size_t month)
{
	size_t n = 0;
	for (size_t i = 0; i < l->k; i++)
		n += ledger_is_hidden(l, c, month, i);
	return n;
}

static int64_t count(const struct ledger *l, enum ledger_column c, size_t month, size_t i)
{
	return l->x[c][month * l->k + i];
}

static int64_t larger(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static int64_t smaller(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* ---- what a reader can work out: counts only grow, those of a month add up to a known sum, hall and online add up to the total */

static int64_t shown_before(const struct ledger *l, enum ledger_column c, size_t month, size_t i)
{
	while (month-- > 0)
		if (!ledger_is_hidden(l, c, month, i))
			return count(l, c, month, i);
	return 0;
}

/* Narrow a box; true if that changed it. */
static bool narrow(struct box *b, int64_t lo, int64_t hi)
{
	struct box old = *b;
	b->lo = larger(b->lo, lo);
	b->hi = smaller(b->hi, hi);
	return b->lo != old.lo || b->hi != old.hi;
}

/* Counts in these boxes add up to sum. */
static bool infer_sum(struct box b[], size_t k, int64_t sum)
{
	struct box all = { 0, 0 };
	bool changed = false;
	for (size_t i = 0; i < k; i++) {
		all.lo += b[i].lo;
		all.hi += b[i].hi;
	}
	for (size_t i = 0; i < k; i++) {
		struct box others = { all.lo - b[i].lo, all.hi - b[i].hi };
		changed = narrow(&b[i], sum - others.hi, sum - others.lo) || changed;
		all = (struct box){ others.lo + b[i].lo, others.hi + b[i].hi };
	}
	return changed;
}

/* whole = part + rest */
static bool infer_parts(struct box *whole, struct box *part, struct box *rest)
{
	bool changed = narrow(whole, part->lo + rest->lo, part->hi + rest->hi);
	changed = narrow(part, whole->lo - rest->hi, whole->hi - rest->lo) || changed;
	return narrow(rest, whole->lo - part->hi, whole->hi - part->lo) || changed;
}

static int64_t column_sum(const struct ledger *l, enum ledger_column c, size_t month)
{
	int64_t sum = 0;
	for (size_t i = 0; i < l->k; i++)
		sum += count(l, c, month, i);
	return sum;
}

static bool infer_month(const struct ledger *l, enum ledger_column c, size_t month)
{
	struct box *known = &l->known[c][month * l->k], *grown = &l->grown[c][month * l->k];
	int64_t sum = column_sum(l, c, month), sum_before = month ? column_sum(l, c, month - 1) : 0;
	bool changed = infer_sum(known, l->k, sum);
	changed = infer_sum(grown, l->k, sum - sum_before) || changed;
	for (size_t i = 0; i < l->k; i++) {
		struct box nobody = { 0, 0 };
		changed = infer_parts(&known[i], month ? &known[i] - l->k : &nobody, &grown[i]) || changed;
	}
	return changed;
}

static bool infer_sides(struct box *const b[LEDGER_COLUMNS], size_t n)
{
	bool changed = false;
	for (size_t i = 0; i < n; i++)
		changed = infer_parts(&b[LEDGER_TOTAL][i], &b[LEDGER_HALL][i], &b[LEDGER_ONLINE][i]) || changed;
	return changed;
}

static void infer(const struct ledger *l)
{
	int n_columns = l->has_sides ? LEDGER_COLUMNS : LEDGER_HALL;
	for (int c = 0; c < n_columns; c++)
		for (size_t i = 0; i < l->n * l->k; i++) {
			int64_t x = l->x[c][i];
			struct box told = c == LEDGER_TOTAL ? l->told[i] : (struct box){ 0, no_end };
			l->known[c][i] = l->hidden[c][i] ? told : (struct box){ x, x };
			l->grown[c][i] = (struct box){ 0, no_end };
		}
	bool changed = true;
	for (int pass = 0; changed && pass < MOST_PASSES; pass++) {
		changed = false;
		for (size_t month = 0; month < l->n; month++)
			for (int c = 0; c < n_columns; c++)
				changed = infer_month(l, (enum ledger_column)c, month) || changed;
		if (l->has_sides) {
			changed = infer_sides(l->known, l->n * l->k) || changed;
			changed = infer_sides(l->grown, l->n * l->k) || changed;
		}
	}
}

/* ---- what has to be protected: counts of 1 to threshold-1 people; when strict, growth of so many since a count was last shown */

static int64_t base(const struct ledger *l, enum ledger_column c, size_t month, size_t i)
{
	return l->strict ? shown_before(l, c, month, i) : 0;
}

static int64_t growth(const struct ledger *l, enum ledger_column c, size_t month, size_t i)
{
	return count(l, c, month, i) - base(l, c, month, i);
}

static bool is_small(const struct ledger *l, enum ledger_column c, size_t month, size_t i)
{
	int64_t g = growth(l, c, month, i);
	return g > 0 && g < l->threshold;
}

static bool is_wide(struct box b, int64_t threshold)
{
	return b.hi - b.lo >= threshold - 1; /* as many values as the threshold */
}

/* What is hidden must keep a wide range, whatever is shown later, and so must, when strict, the growth in a single month. In the newest
 * month every number from 1 to threshold-1 must be possible. Where all groups are hidden nothing is known but how many people there are. */
static bool is_kept(const struct ledger *l, enum ledger_column c, size_t month, size_t i)
{
	struct box known = l->known[c][month * l->k + i];
	int64_t before = base(l, c, month, i), last = count(l, c, month, i) - (month ? count(l, c, month - 1, i) : 0);
	if (ledger_n_hidden(l, c, month) == l->k)
		return true;
	if (l->strict && last > 0 && last < l->threshold && !is_wide(l->grown[c][month * l->k + i], l->threshold))
		return false;
	if (!ledger_is_hidden(l, c, month, i) || !is_small(l, c, month, i))
		return true;
	bool newest = month + 1 == l->n, all_possible = known.lo <= before + 1 && known.hi >= before + l->threshold - 1;
	return is_wide(known, l->threshold) && (all_possible || !newest);
}

static bool column_is_safe(const struct ledger *l, enum ledger_column c)
{
	for (size_t month = 0; month < l->n; month++)
		for (size_t i = 0; i < l->k; i++)
			if (!is_kept(l, c, month, i))
				return false;
	return true;
}

static bool is_safe(const struct ledger *l)
{
	infer(l);
	return column_is_safe(l, LEDGER_TOTAL) && (!l->has_sides || (column_is_safe(l, LEDGER_HALL) && column_is_safe(l, LEDGER_ONLINE)));
}

/* ---- deciding */

static void hide_all(struct ledger *l, enum ledger_column c)
{
	for (size_t i = 0; i < l->k; i++)
		l->hidden[c][(l->n - 1) * l->k + i] = true;
}

/* Hide what one month's column asks for by itself. All newcomers in one group of a table that was shown before are no secret of the others,
 * so the rule that hides a single full group is left to the first time. */
static void hide_small(struct ledger *l, enum ledger_column c)
{
	struct err e = { 0 };
	size_t month = l->n - 1, n_grown = 0;
	int64_t sum = 0, before = 0;
	int64_t *g = mem_array(l->mem, l->k, sizeof *g);
	bool *hide = mem_array(l->mem, l->k, sizeof *hide), fell = false;
	for (size_t i = 0; i < l->k; i++) {
		g[i] = growth(l, c, month, i);
		n_grown += g[i] > 0;
		before += base(l, c, month, i);
		sum += count(l, c, month, i);
		fell = fell || g[i] < 0;
	}
	if (fell || sum < l->threshold) {
		hide_all(l, c);
		return;
	}
	const struct disclose_rule rule = { l->threshold, 1, false }; /* the reports show zeros, and say so */
	bool one_large = n_grown == 1 && before > 0 && sum - before >= l->threshold;
	if (!one_large && !disclose_one_way(g, l->k, &rule, hide, &e))
		hide_all(l, c);
	for (size_t i = 0; i < l->k; i++)
		l->hidden[c][month * l->k + i] = l->hidden[c][month * l->k + i] || hide[i];
}

/* Hide one group more, the smallest that has people. False when all are hidden. */
static bool hide_another(struct ledger *l, enum ledger_column c)
{
	size_t month = l->n - 1, next = l->k;
	for (size_t i = 0; i < l->k; i++) {
		if (ledger_is_hidden(l, c, month, i))
			continue;
		int64_t x = count(l, LEDGER_TOTAL, month, i);
		int64_t least = next < l->k ? count(l, LEDGER_TOTAL, month, next) : 0;
		if (next == l->k || (x > 0 && (least == 0 || x < least)))
			next = i;
	}
	if (next == l->k)
		return false;
	l->hidden[c][month * l->k + next] = true;
	return true;
}

void ledger_release(struct ledger *l, const int64_t *const x[LEDGER_COLUMNS])
{
	assert(l->n < l->cap);
	size_t first = l->n++ * l->k;
	for (int c = 0; c < (l->has_sides ? LEDGER_COLUMNS : LEDGER_HALL); c++)
		for (size_t i = 0; i < l->k; i++)
			l->x[c][first + i] = x[c][i];
	hide_all(l, LEDGER_HALL);
	hide_small(l, LEDGER_TOTAL);
	while (!is_safe(l) && hide_another(l, LEDGER_TOTAL))
		;
	if (!l->has_sides)
		return;
	for (size_t i = 0; i < l->k; i++)
		l->hidden[LEDGER_HALL][first + i] = ledger_is_hidden(l, LEDGER_TOTAL, l->n - 1, i);
	hide_small(l, LEDGER_HALL);
	hide_small(l, LEDGER_ONLINE);
	while (!is_safe(l) && hide_another(l, LEDGER_HALL))
		;
}

bool ledger_tell(struct ledger *l, const int64_t limit[], bool tells[])
{
	size_t month = l->n - 1;
	struct box *told = &l->told[month * l->k];
	for (size_t i = 0; i < l->k; i++) {
		bool hidden = ledger_is_hidden(l, LEDGER_TOTAL, month, i);
		bool roomy = hidden && limit[i] >= base(l, LEDGER_TOTAL, month, i) + l->threshold - 1;
		tells[i] = roomy && count(l, LEDGER_TOTAL, month, i) <= limit[i];
		told[i] =
		        roomy ? (tells[i] ? (struct box){ 0, limit[i] } : (struct box){ limit[i] + 1, no_end }) : (struct box){ 0, no_end };
	}
	if (is_safe(l))
		return true;
	for (size_t i = 0; i < l->k; i++) {
		told[i] = (struct box){ 0, no_end };
		tells[i] = false;
	}
	return false;
}
