/* The attacker keeps every report: shown counts, sums of each column, and that counts only grow. Every history that fits is listed, and
 * what is hidden must not follow from the list. Small threshold and few groups, so that the list can be complete. */
#include "reports/ledger.h"
#include "tests/t.h"

enum { K = 3, MONTHS = 3, THRESHOLD = 3, MOST = 64 };

struct history {
	size_t months;
	bool sides, strict;
	int64_t x[LEDGER_COLUMNS][MONTHS][K];
};

struct attack {
	const struct history *h;
	const struct ledger *l;
	struct history world; /* the one being tried */
	bool value[LEDGER_COLUMNS][MONTHS][K][MOST]; /* seen in a world */
	bool grown[LEDGER_COLUMNS][MONTHS][K][MOST]; /* growth since the month before, seen in a world */
};

static uint32_t draw(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525 + 1013904223;
	return (uint32_t)(((uint64_t)*seed * below) >> 32);
}

static int64_t sum_of(const int64_t x[K])
{
	return x[0] + x[1] + x[2];
}

static void note(struct attack *a)
{
	for (int c = 0; c < (a->h->sides ? LEDGER_COLUMNS : 1); c++)
		for (size_t m = 0; m < a->h->months; m++)
			for (size_t i = 0; i < K; i++) {
				int64_t x = a->world.x[c][m][i];
				a->value[c][m][i][x] = true;
				if (m)
					a->grown[c][m][i][x - a->world.x[c][m - 1][i]] = true;
			}
}

static bool fits(const struct attack *a, int c, size_t m, size_t i, int64_t v)
{
	if (!ledger_is_hidden(a->l, (enum ledger_column)c, m, i))
		return v == a->h->x[c][m][i];
	return true;
}

/* Try every value of cell (c, m, i) and of those after it. Without sides the cells are totals; with sides the total follows. */
static void try_cell(struct attack *a, size_t m, int c, size_t i)
{
	int last = a->h->sides ? LEDGER_ONLINE : LEDGER_TOTAL;
	if (i == K) {
		if (sum_of(a->world.x[c][m]) != sum_of(a->h->x[c][m]))
			return;
		if (c < last)
			try_cell(a, m, c + 1, 0);
		else if (m + 1 < a->h->months)
			try_cell(a, m + 1, a->h->sides ? LEDGER_HALL : LEDGER_TOTAL, 0);
		else
			note(a);
		return;
	}
	int64_t least = m ? a->world.x[c][m - 1][i] : 0, sum = sum_of(a->h->x[c][m]);
	for (size_t j = 0; j < i; j++)
		sum -= a->world.x[c][m][j];
	for (int64_t v = least; v <= sum; v++) {
		a->world.x[c][m][i] = v;
		if (!fits(a, c, m, i, v))
			continue;
		if (c == LEDGER_ONLINE) {
			int64_t total = v + a->world.x[LEDGER_HALL][m][i];
			if (!fits(a, LEDGER_TOTAL, m, i, total))
				continue;
			a->world.x[LEDGER_TOTAL][m][i] = total;
		}
		try_cell(a, m, c, i + 1);
	}
}

/* What the newest count is measured from: the last shown one where growth is protected, else nobody. */
static int64_t base(const struct attack *a, int c, size_t m, size_t i)
{
	while (a->h->strict && m-- > 0)
		if (!ledger_is_hidden(a->l, (enum ledger_column)c, m, i))
			return a->h->x[c][m][i];
	return 0;
}

static int count_seen(const bool seen[MOST])
{
	int n = 0;
	for (int v = 0; v < MOST; v++)
		n += seen[v];
	return n;
}

static const char *history_words(struct mem *m, const struct attack *a)
{
	char *s = mem_text(m, "");
	for (int c = 0; c < (a->h->sides ? LEDGER_COLUMNS : 1); c++)
		for (size_t month = 0; month < a->h->months; month++)
			for (size_t i = 0; i < K; i++)
				s = mem_printf(m, "%s%s%d%s", s, i ? " " : " | ", (int)a->h->x[c][month][i],
				               ledger_is_hidden(a->l, (enum ledger_column)c, month, i) ? "*" : "");
	return s;
}

static void judge_cell(struct mem *m, const struct attack *a, int c, size_t month, size_t i)
{
	int64_t x = a->h->x[c][month][i], before = base(a, c, month, i), g = x - before;
	int64_t last = month ? x - a->h->x[c][month - 1][i] : 0;
	bool newest = month + 1 == a->h->months;
	if (ledger_n_hidden(a->l, (enum ledger_column)c, month) == K)
		return; /* nothing is known but how many people there are */
	if (a->h->strict && last > 0 && last < THRESHOLD && count_seen(a->grown[c][month][i]) < 2)
		t_fail("growth known in column %d, month %zu, group %zu: %s", c, month, i, history_words(m, a));
	if (g <= 0 || g >= THRESHOLD)
		return;
	if (!ledger_is_hidden(a->l, (enum ledger_column)c, month, i))
		t_fail("shown growth of %d in column %d, month %zu, group %zu: %s", (int)g, c, month, i, history_words(m, a));
	for (int64_t v = before + 1; newest && v < before + THRESHOLD; v++)
		if (!a->value[c][month][i][v])
			t_fail("%d is impossible in column %d, month %zu, group %zu: %s", (int)v, c, month, i, history_words(m, a));
	if (count_seen(a->value[c][month][i]) < THRESHOLD)
		t_fail("only %d values left in column %d, month %zu, group %zu: %s", count_seen(a->value[c][month][i]), c, month, i,
		       history_words(m, a));
}

/* Release the months one by one and attack after each. Returns how many cells were shown. */
static size_t play(const struct history *h)
{
	struct mem *m = mem_new();
	struct ledger l;
	struct attack *a = mem_alloc(m, sizeof *a);
	size_t n_shown = 0;
	ledger_init(&l, m, K, MONTHS, THRESHOLD, h->sides, h->strict);
	struct history now = *h;
	for (now.months = 1; now.months <= h->months; now.months++) {
		size_t month = now.months - 1;
		ledger_release(&l, (const int64_t *const[]){ h->x[0][month], h->x[1][month], h->x[2][month] });
		*a = (struct attack){ .h = &now, .l = &l };
		try_cell(a, 0, h->sides ? LEDGER_HALL : LEDGER_TOTAL, 0);
		for (int c = 0; c < (h->sides ? LEDGER_COLUMNS : 1); c++) {
			for (size_t past = 0; past < now.months; past++)
				for (size_t i = 0; i < K; i++)
					judge_cell(m, a, c, past, i);
			n_shown += K - ledger_n_hidden(&l, (enum ledger_column)c, month);
		}
	}
	mem_free(m);
	return n_shown;
}

static void grow(struct history *h, uint32_t *seed, int c, size_t m, size_t i, uint32_t first, uint32_t then)
{
	h->x[c][m][i] = m ? h->x[c][m - 1][i] + draw(seed, then) : draw(seed, first);
}

/* Every history of two months with up to 5 people and up to 4 more. */
static size_t play_all_pairs(bool strict)
{
	size_t shown = 0;
	for (int code = 0; code < 30 * 30 * 30; code++) {
		struct history h = { .months = 2, .strict = strict };
		int rest = code;
		for (size_t i = 0; i < K; i++, rest /= 30) {
			h.x[0][0][i] = rest % 30 % 6;
			h.x[0][1][i] = h.x[0][0][i] + rest % 30 / 6;
		}
		shown += play(&h);
	}
	return shown;
}

/* A gate that hides everything would pass the attack: so many of the cells must be shown as well. */
enum { PAIR_CELLS = 30 * 30 * 30 * 2 * K };

T_CASE(totals_of_two_months_cannot_be_subtracted)
{
	t_true(play_all_pairs(false) > PAIR_CELLS / 2);
	t_true(play_all_pairs(true) > PAIR_CELLS / 3);
}
T_END

T_CASE(totals_of_three_months_cannot_be_subtracted)
{
	uint32_t seed = 20260701;
	for (int round = 0; round < 3000; round++) {
		struct history h = { .months = 3, .strict = round % 2 };
		for (size_t m = 0; m < 3; m++)
			for (size_t i = 0; i < K; i++)
				grow(&h, &seed, 0, m, i, 6, 5);
		play(&h);
	}
}
T_END

T_CASE(hall_and_online_cannot_be_subtracted_from_the_total)
{
	uint32_t seed = 4;
	size_t shown = 0;
	for (int round = 0; round < 3000; round++) {
		struct history h = { .months = round % 2 ? 1 : 2, .sides = true, .strict = round % 4 < 2 };
		for (size_t m = 0; m < h.months; m++)
			for (size_t i = 0; i < K; i++) {
				grow(&h, &seed, LEDGER_HALL, m, i, 7, 5);
				grow(&h, &seed, LEDGER_ONLINE, m, i, 7, 5);
				h.x[0][m][i] = h.x[1][m][i] + h.x[2][m][i];
			}
		shown += play(&h);
	}
	t_true(shown > 3000 * 3);
}
T_END

T_MAIN("ledger", totals_of_two_months_cannot_be_subtracted, totals_of_three_months_cannot_be_subtracted,
       hall_and_online_cannot_be_subtracted_from_the_total)
