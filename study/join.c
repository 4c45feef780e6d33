#include "join.h"

enum { AGES = 150 }; /* ages that a band may begin at */
enum { F = 'F', M = 'M', BOTH = 0 };

static bool has_sex(const struct join_part *p, char sex)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->cell[i].sex == sex)
			return true;
	return false;
}

/* The first age that is counted by age: a margin by sex is of the same people. */
static int first_age(const struct join_part *p)
{
	int first = AGE_OPEN;
	for (size_t i = 0; i < p->n; i++)
		if (p->cell[i].age_from >= 0 && p->cell[i].age_from < first)
			first = p->cell[i].age_from;
	return first == AGE_OPEN ? 0 : first;
}

/* One table of all parts: by sex and age, or by age. */
struct table {
	bool by_sex;
	bool crossed[AGES]; /* a band goes on over this age: none can begin here */
	int from, to; /* the ages that every part covers */
};

/* Does this cell of a part stand in the table? A part without rows for both has those of women and men. */
static bool take_cell(const struct table *t, const struct join_part *p, size_t i, struct band_cell *out)
{
	*out = p->cell[i];
	if (out->age_from < 0) {
		out->age_from = first_age(p);
		out->age_to = AGE_OPEN;
	}
	if (t->by_sex)
		return out->sex != BOTH;
	if (has_sex(p, BOTH))
		return out->sex == BOTH;
	out->sex = BOTH;
	return true;
}

static enum join_fault measure(struct table *t, const struct join_part part[], size_t n, size_t *wrong)
{
	for (size_t k = 0; k < n; k++) {
		struct band_cell c;
		int from = AGE_OPEN, to = -1;
		*wrong = k;
		for (size_t i = 0; i < part[k].n; i++) {
			if (!take_cell(t, &part[k], i, &c))
				continue;
			from = c.age_from < from ? c.age_from : from;
			to = c.age_to > to ? c.age_to : to;
			for (int age = c.age_from + 1; age < AGES && age <= c.age_to; age++)
				t->crossed[age] = true;
		}
		if (to < 0)
			return JOIN_EMPTY;
		if (k == 0) {
			t->from = from;
			t->to = to;
		} else if (from != t->from || to != t->to)
			return JOIN_OTHER_AGES;
	}
	return JOIN_FINE;
}

/* The band of the table that an age is in: its first age. */
static int start_of(const struct table *t, int age)
{
	while (age > t->from && t->crossed[age])
		age--;
	return age;
}

/* The last age of the band that begins here. */
static int end_of(const struct table *t, int start)
{
	int age = start + 1;
	while (age < AGES && t->crossed[age])
		age++;
	return age < AGES && age <= t->to ? age - 1 : t->to;
}

static size_t n_bands(const struct table *t)
{
	size_t n = 0;
	for (int age = t->from; age < AGES && age <= t->to; age++)
		n += age == t->from || !t->crossed[age];
	return n;
}

/* The cells of one sex, added up. */
static void add_up(struct mem *m, const struct table *t, char sex, const struct join_part part[], size_t n, struct joined *out)
{
	double sum[AGES] = { 0 };
	for (size_t k = 0; k < n; k++)
		for (size_t i = 0; i < part[k].n; i++) {
			struct band_cell c;
			if (take_cell(t, &part[k], i, &c) && c.sex == sex)
				sum[start_of(t, c.age_from)] += c.n; /* NaN stays NaN */
		}
	for (int age = t->from; age < AGES && age <= t->to; age++) {
		if (age != t->from && t->crossed[age])
			continue;
		out->cell = mem_grow(m, out->cell, out->n, &out->cap, sizeof *out->cell);
		out->cell[out->n++] = (struct band_cell){ .sex = sex, .age_from = age, .age_to = end_of(t, age), .n = sum[age] };
	}
}

static bool is_finer(const struct table *t, const struct join_part *p, size_t bands)
{
	struct table own = { .by_sex = t->by_sex };
	size_t unused;
	return measure(&own, p, 1, &unused) == JOIN_FINE && n_bands(&own) > bands;
}

enum join_fault join_parts(struct mem *m, const struct join_part part[], size_t n, struct joined *out, size_t *wrong)
{
	struct table sexes = { .by_sex = true }, ages = { .by_sex = false };
	size_t n_split = 0; /* parts that tell women and men apart */
	bool apart = false; /* some of them only beside their ages */
	*out = (struct joined){ .persons = 0 };
	for (size_t k = 0; k < n; k++) {
		n_split += has_sex(&part[k], F) && has_sex(&part[k], M);
		apart |= has_sex(&part[k], BOTH);
	}
	bool by_sex = n_split == n, by_age = !by_sex || apart;
	enum join_fault fault = by_age ? measure(&ages, part, n, wrong) : JOIN_FINE;
	if (fault == JOIN_FINE && by_sex)
		fault = measure(&sexes, part, n, wrong);
	if (fault != JOIN_FINE)
		return fault;
	if (by_age)
		add_up(m, &ages, BOTH, part, n, out);
	size_t of_one_table = out->n;
	if (by_sex) {
		add_up(m, &sexes, F, part, n, out);
		add_up(m, &sexes, M, part, n, out);
	}
	for (size_t i = 0; i < (by_age ? of_one_table : out->n); i++)
		out->persons += out->cell[i].n;
	out->sexes_lost = n_split > 0 && !by_sex;
	const struct table *finest = by_age ? &ages : &sexes;
	for (size_t k = 0; k < n; k++)
		out->merged |= is_finer(finest, &part[k], n_bands(finest));
	return JOIN_FINE;
}
