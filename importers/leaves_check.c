/* What is a leaf, what is a total, and whether they agree. */
#include "audience.h"
#include "base/num.h"
#include "leaves_cell.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { AGES = AGE_LIMIT + 2 }; /* the last one: open */

static int compare_texts(const char *a, const char *b)
{
	return a == b ? 0 : strcmp(a, b);
}

static int compare_ints(int a, int b)
{
	return (a > b) - (a < b);
}

static int compare_cells(const void *x, const void *y)
{
	const struct census_cell *a = x, *b = y;
	int c = compare_texts(a->place->code, b->place->code);
	c = c ? c : compare_ints(a->day, b->day);
	c = c ? c : compare_texts(a->trait->dim, b->trait->dim);
	c = c ? c : compare_texts(a->trait->category, b->trait->category);
	c = c ? c : compare_ints(a->sex, b->sex);
	c = c ? c : compare_ints(a->age_from, b->age_from);
	c = c ? c : compare_ints(a->age_to, b->age_to);
	return c ? c : compare_ints(a->line, b->line);
}

static int compare_widths(const void *x, const void *y)
{
	const struct census_cell *const *a = x, *const *b = y;
	int c = compare_ints((*a)->age_to - (*a)->age_from, (*b)->age_to - (*b)->age_from);
	return c ? c : compare_cells(*a, *b);
}

static bool is_age_unknown(const struct census_cell *x)
{
	return x->age_from == AGE_UNKNOWN && x->age_to == AGE_UNKNOWN;
}

static bool refuse(const struct leaves *all, const struct census_cell *x, long column, struct err *e, enum word word, double number1,
                   double number2)
{
	struct intake *in = all->in;
	return intake_refuse(in, x->line, x->column ? x->column : column, e, word, num_plain(in->mem, number1), num_plain(in->mem, number2),
	                     NULL);
}

/* --- ages of one sex --- */

/* The leaves among the cells of one region, day, category and sex. */
struct run {
	struct census_cell *cell;
	size_t n;
	struct census_cell *start[AGES]; /* the leaf that starts at an age, or NULL */
	double unknown; /* people whose age is not known */
	bool missing; /* an age is in no leaf, since its count is not available */
};

struct sum {
	double n;
	size_t n_parts, n_impossible;
	int rounding;
	bool withheld;
};

static void add_part(struct sum *s, const struct census_cell *x)
{
	s->n += x->n;
	s->n_parts++;
	s->n_impossible += x->state == LEAF_IMPOSSIBLE;
	s->withheld |= x->state == LEAF_WITHHELD;
	if (x->rounding > s->rounding)
		s->rounding = x->rounding;
}

/* May a total of so many parts be n? */
static bool agrees(const struct sum *s, double n)
{
	return fabs(s->n - n) <= (double)s->rounding * (double)s->n_parts + 1e-9 * n;
}

/* Do leaves one after the other make up exactly the ages of x? */
static bool sum_parts(const struct run *r, const struct census_cell *x, struct sum *out)
{
	*out = (struct sum){ .rounding = x->rounding };
	int age = x->age_from;
	while (age <= x->age_to && age <= AGE_LIMIT) {
		const struct census_cell *part = r->start[age];
		if (!part || part->age_to > x->age_to)
			return false;
		add_part(out, part);
		age = part->age_to + 1;
	}
	return age > x->age_to;
}

static void count_total(struct leaves *all, const struct census_cell *x)
{
	if (!all->first_total || x->line < all->first_total->line)
		all->first_total = x;
	all->n_totals++;
}

/* A band that others make up. */
static bool take_total(struct leaves *all, struct run *r, struct census_cell *x, const struct sum *s, struct err *e)
{
	if (s->n_impossible == s->n_parts && x->state != LEAF_IMPOSSIBLE) { /* the finer classes did not exist yet */
		for (int age = x->age_from, to; age <= x->age_to && age <= AGE_LIMIT; age = to + 1) {
			to = r->start[age]->age_to;
			r->start[age]->kept = false;
			r->start[age] = NULL;
		}
		r->start[x->age_from] = x;
		x->kept = true;
		return true;
	}
	struct sum with_unknown = *s;
	with_unknown.n += r->unknown;
	bool checked = x->state == LEAF_GIVEN && !s->withheld;
	if (checked && !agrees(s, x->n) && !agrees(&with_unknown, x->n))
		return refuse(all, x, all->columns.count, e, W_CENSUS_TOTAL, s->n, x->n);
	count_total(all, x);
	return true;
}

/* "And everybody older" begins where the other ages end. */
static void close_rest(struct run *r)
{
	short last = -1;
	for (size_t i = 0; i < r->n; i++)
		if (r->cell[i].state == LEAF_GIVEN && r->cell[i].age_to <= AGE_LIMIT && r->cell[i].age_to > last)
			last = r->cell[i].age_to;
	for (size_t i = 0; i < r->n; i++)
		if (r->cell[i].age_from == LEAF_REST) {
			r->cell[i].age_from = (short)(last + 1);
			r->cell[i].age_to = AGE_AND_OVER;
		}
	qsort(r->cell, r->n, sizeof *r->cell, compare_cells);
}

static bool refuse_twice(const struct leaves *all, const struct run *r, struct err *e)
{
	for (size_t i = 1; i < r->n; i++) {
		const struct census_cell *a = &r->cell[i - 1], *b = &r->cell[i];
		if (a->age_from == b->age_from && a->age_to == b->age_to)
			return refuse(all, b, all->columns.age, e, W_CENSUS_TWICE, a->line, 0);
	}
	return true;
}

static bool refuse_overlap(const struct leaves *all, const struct census_cell *a, const struct census_cell *b, struct err *e)
{
	const struct census_cell *first = a->line < b->line ? a : b;
	return refuse(all, first == a ? b : a, all->columns.age, e, W_CENSUS_OVERLAP, first->line, 0);
}

/* From narrow to wide: what leaves make up is a total, the rest are leaves. */
static bool find_leaves(struct leaves *all, struct run *r, struct mem *scratch, struct err *e)
{
	struct census_cell **by_width = mem_array(scratch, r->n, sizeof *by_width);
	for (size_t i = 0; i < r->n; i++)
		by_width[i] = &r->cell[i];
	qsort(by_width, r->n, sizeof(*by_width), compare_widths);
	for (size_t i = 0; i < r->n; i++) {
		struct census_cell *x = by_width[i];
		struct sum parts;
		if (is_age_unknown(x)) {
			r->unknown += x->n;
			all->age_unknown |= x->n > 0;
		} else if (x->state == LEAF_MISSING) {
			continue;
		} else if (sum_parts(r, x, &parts)) {
			if (!take_total(all, r, x, &parts, e))
				return false;
		} else {
			if (r->start[x->age_from])
				return refuse_overlap(all, r->start[x->age_from], x, e);
			r->start[x->age_from] = x;
			x->kept = true;
		}
	}
	return true;
}

/* Every age once: no leaves over each other, no age between them that nobody counted. */
static bool check_ages(const struct leaves *all, struct run *r, struct err *e)
{
	bool counted[AGES] = { false };
	const struct census_cell *last = NULL, *hole = NULL;
	for (int age = 0; age < AGES; age++) {
		const struct census_cell *x = r->start[age];
		if (!x)
			continue;
		if (last && x->age_from <= last->age_to)
			return refuse_overlap(all, last, x, e);
		if (last && x->age_from > last->age_to + 1 && !hole)
			hole = last;
		for (int a = x->age_from; a < AGES && a <= x->age_to; a++)
			counted[a] = true;
		last = x;
	}
	for (size_t i = 0; i < r->n; i++)
		for (int a = r->cell[i].age_from; r->cell[i].state == LEAF_MISSING && a < AGES && a <= r->cell[i].age_to; a++)
			r->missing |= a < 0 || !counted[a];
	if (!hole || r->missing)
		return true;
	int after = hole->age_to + 1;
	while (!r->start[after])
		after++;
	return refuse(all, r->start[after], all->columns.age, e, W_CENSUS_HOLE, hole->age_to + 1, after - 1);
}

/* --- the sexes of one category --- */

enum { BOTH, F, M, SEXES };

static bool next_run(struct leaves *all, struct run *r, struct mem *scratch, struct err *e)
{
	const struct census_cell *x = r->cell;
	while (r->n < (size_t)(all->cell + all->n - x) && x[r->n].place == x->place && x[r->n].day == x->day && x[r->n].trait == x->trait &&
	       x[r->n].sex == x->sex)
		r->n++;
	close_rest(r);
	return refuse_twice(all, r, e) && find_leaves(all, r, scratch, e) && check_ages(all, r, e);
}

struct ends {
	const struct census_cell *first, *last;
	size_t n;
};

static struct ends ends_of(const struct run *r)
{
	struct ends x = { 0 };
	for (int age = 0; age < AGES; age++)
		if (r->start[age]) {
			x.first = x.first ? x.first : r->start[age];
			x.last = r->start[age];
			x.n++;
		}
	return x;
}

/* Women and men must be the rows for both, over each stretch of ages at whose end all three have a leaf that ends; -1: no such check. */
static bool check_sum(const struct leaves *all, const struct run *r, struct err *e)
{
	struct sum split = { 0 }, both = { 0 };
	short end[SEXES] = { -1, -1, -1 };
	for (int age = 0; age < AGES; age++) {
		for (int s = BOTH; s < SEXES; s++)
			if (r[s].start[age]) {
				add_part(s == BOTH ? &both : &split, r[s].start[age]);
				end[s] = r[s].start[age]->age_to;
			}
		bool closed = end[F] == end[M] && end[F] == end[BOTH] && (end[F] == age || (age == AGES - 1 && end[F] > age));
		if (!closed)
			continue;
		split.rounding = split.rounding > both.rounding ? split.rounding : both.rounding;
		split.n_parts += both.n_parts;
		struct sum with_unknown = split;
		with_unknown.n += r[F].unknown + r[M].unknown - r[BOTH].unknown;
		if (!split.withheld && !both.withheld && !agrees(&split, both.n) && !agrees(&with_unknown, both.n)) {
			int at = age;
			while (!r[BOTH].start[at])
				at--;
			return refuse(all, r[BOTH].start[at], all->columns.count, e, W_CENSUS_SUM, split.n, both.n);
		}
		split = both = (struct sum){ 0 };
	}
	return true;
}

/* Ages not crossed with sex: two tables of the same people. */
static bool make_margins(struct leaves *all, struct run *r, const struct ends x[], struct err *e)
{
	bool same = x[F].first->age_from == x[BOTH].first->age_from && x[F].last->age_to == x[BOTH].last->age_to;
	struct sum split = { 0 }, both = { 0 };
	for (int s = BOTH; s < SEXES; s++)
		for (int age = 0; age < AGES; age++)
			if (r[s].start[age])
				add_part(s == BOTH ? &both : &split, r[s].start[age]);
	both.rounding = both.rounding > split.rounding ? both.rounding : split.rounding;
	if (same && !split.withheld && !both.withheld && !agrees(&both, split.n))
		return refuse(all, x[BOTH].first, all->columns.count, e, W_CENSUS_SUM, split.n, both.n);
	for (int s = F; s <= M; s++)
		for (int age = 0; age < AGES; age++)
			if (r[s].start[age])
				r[s].start[age]->age_from = r[s].start[age]->age_to = AGE_UNKNOWN;
	return true;
}

/* Women and men come together and cover the same ages. Rows for both beside them are a check, and then no leaves. */
static bool check_sexes(struct leaves *all, struct run *r, struct err *e)
{
	struct ends x[SEXES];
	for (int s = BOTH; s < SEXES; s++)
		x[s] = ends_of(&r[s]);
	if (x[F].n + x[M].n == 0)
		return true;
	if (x[F].n == 0 || x[M].n == 0)
		return refuse(all, x[F].n ? x[F].first : x[M].first, all->columns.sex, e, W_CENSUS_ONE_SEX, 0, 0);
	if (x[F].first->age_from != x[M].first->age_from || x[F].last->age_to != x[M].last->age_to)
		return refuse(all, x[F].first->line > x[M].first->line ? x[F].first : x[M].first, all->columns.age, e, W_CENSUS_OTHER_AGES,
		              0, 0);
	if (x[F].n == 1 && x[M].n == 1 && x[BOTH].n > 1)
		return make_margins(all, r, x, e);
	if (x[BOTH].n && !check_sum(all, r, e))
		return false;
	for (int age = 0; age < AGES; age++)
		if (r[BOTH].start[age]) {
			r[BOTH].start[age]->kept = false;
			count_total(all, r[BOTH].start[age]);
		}
	return true;
}

/* --- categories of one baseline --- */

double leaves_people(const struct census_cell x[], size_t n)
{
	double sum = 0;
	bool by_age = false;
	for (size_t i = 0; i < n; i++)
		by_age |= x[i].kept && !is_age_unknown(&x[i]);
	for (size_t i = 0; i < n; i++)
		if (x[i].kept && x[i].state == LEAF_GIVEN && is_age_unknown(&x[i]) != by_age)
			sum += x[i].n;
	return sum;
}

size_t leaves_category(const struct census_cell x[], size_t n)
{
	size_t k = 1;
	while (k < n && x[k].trait == x[0].trait)
		k++;
	return k;
}

/* The categories of a dimension may not cover everybody, but they cannot be more. */
static bool check_categories(struct leaves *all, const struct census_cell x[], size_t n, struct err *e)
{
	double everybody = NAN, sum = 0, slack = 0;
	for (size_t i = 0, k; i < n; i += k) {
		k = leaves_category(&x[i], n - i);
		if (i && strcmp(x[i].trait->dim, x[i - 1].trait->dim) != 0)
			sum = 0;
		bool plain = !*x[i].trait->dim;
		double people = leaves_people(&x[i], k);
		for (size_t j = i; j < i + k; j++)
			slack += x[j].rounding;
		sum += people;
		if (plain)
			everybody = people;
		else if (isfinite(everybody) && everybody > 0 && sum > everybody + slack + 1e-9 * everybody)
			return intake_refuse(all->in, x[i].line, 0, e, W_CENSUS_CATEGORIES, x[i].trait->dim, num_plain(all->in->mem, sum),
			                     num_plain(all->in->mem, everybody));
	}
	return true;
}

static void leave_out(struct leaves *all, struct census_cell x[], size_t n)
{
	for (size_t i = 0; i < n; i++)
		x[i].kept = false;
	if (all->n_left_out++ < LEFT_OUT_SHOWN)
		intake_note(all->in, MSG_WARNING, x->line, 0, W_CENSUS_LEFT_OUT, x->place->name, day_iso(all->in->mem, x->day), NULL);
}

static bool check_baseline(struct leaves *all, struct census_cell x[], size_t n, struct mem *scratch, struct err *e)
{
	struct run *r = mem_array(scratch, SEXES, sizeof *r);
	bool missing = false;
	for (size_t i = 0; i < n;) {
		const struct trait *trait = x[i].trait;
		memset(r, 0, SEXES * sizeof *r);
		while (i < n && x[i].trait == trait) {
			struct run *of = &r[x[i].sex == 'F' ? F : x[i].sex == 'M' ? M : BOTH];
			of->cell = &x[i];
			if (!next_run(all, of, scratch, e))
				return false;
			missing |= of->missing;
			i += of->n;
		}
		if (!missing && !check_sexes(all, r, e))
			return false;
	}
	if (missing)
		leave_out(all, x, n);
	for (size_t i = 0; i < n; i++)
		x[i].kept &= x[i].state != LEAF_IMPOSSIBLE;
	return missing || check_categories(all, x, n, e);
}

/* A table in which every count is a multiple of 5, and there are many, was rounded to it: its totals need not be the sums of its parts. */
static void find_rounding(struct leaves *all)
{
	enum { ROUNDED_TO = 5, MANY = 50 };
	size_t n = 0;
	for (size_t i = 0; i < all->n; i++) {
		const struct census_cell *x = &all->cell[i];
		if (x->rounding || fmod(x->n, ROUNDED_TO) > 0)
			return;
		n += x->n > 0;
	}
	if (n < MANY)
		return;
	for (size_t i = 0; i < all->n; i++)
		all->cell[i].rounding = ROUNDED_TO;
	intake_note(all->in, MSG_NOTE, 0, 0, W_CENSUS_ROUNDED, NULL, NULL, NULL);
}

bool leaves_check(struct leaves *all, struct err *e)
{
	all->cell = mem_array(all->in->mem, all->n, sizeof *all->cell);
	for (size_t i = 0; i < all->n; i++)
		all->cell[i] = *leaves_cell(all, i);
	find_rounding(all);
	struct mem *scratch = mem_new();
	bool ok = true;
	qsort(all->cell, all->n, sizeof *all->cell, compare_cells);
	for (size_t i = 0; ok && i < all->n; mem_reset(scratch)) {
		size_t n = leaves_baseline(all, i);
		ok = check_baseline(all, &all->cell[i], n, scratch, e);
		i += n;
	}
	mem_free(scratch);
	return ok;
}
