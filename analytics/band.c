#include "band.h"
#include "check.h"

static const int cuts_3[] = { 35, 65 };
static const int cuts_6[] = { 25, 35, 45, 55, 65 };

static size_t groups_between(const int cut[], size_t n_cuts, int min_age, struct group out[])
{
	size_t k = 0;
	int from = min_age;
	for (size_t i = 0; i < n_cuts; i++)
		if (cut[i] > from) {
			out[k++] = (struct group){ .age_from = from, .age_to = cut[i] - 1 };
			from = cut[i];
		}
	out[k++] = (struct group){ .age_from = from, .age_to = AGE_OPEN };
	return k;
}

size_t band_groups(enum band_preset preset, int min_age, struct group out[])
{
	switch (preset) {
	case BAND_SEX:
		out[0] = (struct group){ 'F', min_age, AGE_OPEN };
		out[1] = (struct group){ 'M', min_age, AGE_OPEN };
		return 2;
	case BAND_AGE_3:
		return groups_between(cuts_3, sizeof cuts_3 / sizeof *cuts_3, min_age, out);
	case BAND_AGE_6:
		break;
	}
	return groups_between(cuts_6, sizeof cuts_6 / sizeof *cuts_6, min_age, out);
}

bool band_groups_from(const int first_age[], size_t k, struct group out[], struct err *e)
{
	if (k < 1 || k > BAND_MOST)
		return check_refuse(e, W_STAT_GROUPS_NUMBER, (double)k, BAND_MOST);
	for (size_t i = 0; i < k; i++) {
		int last = i + 1 < k ? first_age[i + 1] - 1 : AGE_OPEN;
		if (first_age[i] < 0 || last < first_age[i] || first_age[i] >= AGE_OPEN)
			return check_refuse(e, W_STAT_BAND, first_age[i], last);
	}
	for (size_t i = 0; i < k; i++)
		out[i] = (struct group){ .age_from = first_age[i], .age_to = i + 1 < k ? first_age[i + 1] - 1 : AGE_OPEN };
	return true;
}

static bool age_known(const struct band_cell *c)
{
	return c->age_from >= 0;
}

static bool cells_check(const struct band_cell cell[], size_t n, struct err *e)
{
	for (size_t i = 0; i < n; i++) {
		if (!check_count(cell[i].n, e))
			return false;
		if (cell[i].age_to < cell[i].age_from || (!age_known(&cell[i]) && cell[i].age_to >= 0))
			return check_refuse(e, W_STAT_BAND, cell[i].age_from, cell[i].age_to);
	}
	return true;
}

static bool is_two_margins(const struct band_cell cell[], size_t n)
{
	bool sex_only = false, age_only = false;
	for (size_t i = 0; i < n; i++) {
		if (cell[i].sex && age_known(&cell[i]))
			return false;
		sex_only = sex_only || cell[i].sex;
		age_only = age_only || age_known(&cell[i]);
	}
	return sex_only && age_only;
}

enum fit { FIT_OUT, FIT_IN, FIT_ACROSS };

static enum fit fit_ages(const struct band_cell *c, int from, int to)
{
	if (c->age_to < from || c->age_from > to)
		return FIT_OUT;
	return c->age_from >= from && c->age_to <= to ? FIT_IN : FIT_ACROSS;
}

static void add_crossing(const struct band_cell *c, struct band_rest *rest)
{
	rest->crossing += c->n;
	rest->n_crossing++;
}

static enum fit fit_group(const struct band_cell *c, const struct group *g)
{
	if (g->sex)
		return c->sex == g->sex ? FIT_IN : FIT_OUT;
	return fit_ages(c, g->age_from, g->age_to);
}

static void add_cell(const struct band_cell *c, const struct group group[], size_t k, int min_age, double count[], struct band_rest *rest)
{
	bool trait_known = group[0].sex ? c->sex != 0 : age_known(c);
	enum fit fit = age_known(c) ? fit_ages(c, min_age, AGE_OPEN) : FIT_IN;
	if (fit == FIT_OUT) {
		rest->too_young += c->n;
	} else if (fit == FIT_ACROSS) {
		add_crossing(c, rest);
	} else if (!trait_known) {
		rest->unknown += c->n;
	} else {
		size_t i = 0;
		while (i < k && (fit = fit_group(c, &group[i])) == FIT_OUT)
			i++;
		if (i == k) {
			rest->other += c->n;
		} else if (fit == FIT_ACROSS) {
			add_crossing(c, rest);
		} else {
			count[i] += c->n;
			rest->ageless += age_known(c) ? 0 : c->n;
		}
	}
}

bool band_tally(const struct band_cell cell[], size_t n, const struct group group[], size_t k, int min_age, double count[],
                struct band_rest *rest, struct err *e)
{
	if (k < 1)
		return check_refuse(e, W_STAT_GROUPS_NUMBER, 0, BAND_MOST);
	if (!cells_check(cell, n, e))
		return false;
	bool by_sex = group[0].sex != 0, two_margins = is_two_margins(cell, n);
	*rest = (struct band_rest){ 0 };
	for (size_t i = 0; i < k; i++)
		count[i] = 0;
	for (size_t i = 0; i < n; i++) {
		bool of_the_other_margin = two_margins && (by_sex ? age_known(&cell[i]) : cell[i].sex != 0);
		if (!of_the_other_margin)
			add_cell(&cell[i], group, k, min_age, count, rest);
	}
	return true;
}

bool band_is_exact(const struct band_rest *rest, int min_age)
{
	return rest->crossing <= 0 && rest->unknown <= 0 && (min_age <= 0 || rest->ageless <= 0);
}

size_t band_join_small(struct group group[], double count[], size_t k, double least)
{
	double all = 0;
	for (size_t i = 0; i < k; i++)
		all += count[i];
	for (size_t i = 0; i < k;) {
		if (count[i] >= least * all || k == 1) {
			i++;
			continue;
		}
		bool with_next = i == 0 || (i + 1 < k && count[i + 1] < count[i - 1]);
		size_t low = with_next ? i : i - 1;
		group[low].age_to = group[low + 1].age_to;
		count[low] += count[low + 1];
		for (size_t j = low + 1; j + 1 < k; j++) {
			group[j] = group[j + 1];
			count[j] = count[j + 1];
		}
		k--;
		i = low;
	}
	return k;
}
