#include "statbel_check.h"
#include "names.h"

enum {
	DENSE = 15, /* people of an age: exp(-15) is the chance of none */
	BIG = 1000, /* people of a place */
	STATUSES = 4, /* single, married, widowed, divorced */
	NATIONALITIES = 2, /* Belgian or not */
	SEXES = 2
};

/* People by age. The oldest class is in no test. */
struct ages {
	int64_t n[STATBEL_OLDEST];
	bool there[STATBEL_OLDEST];
};

enum { MOST_STATUSES = 12, MOST_NATIONALITIES = 4 }; /* that are told apart; the files have four to eight, and two */

struct place {
	const char *name;
	int64_t people;
	struct ages all[SEXES];
	struct ages *part[SEXES][MOST_NATIONALITIES][MOST_STATUSES]; /* NULL: no row yet */
};

struct statbel_check {
	struct mem *mem;
	struct names *places, *statuses, *nationalities;
	struct place **place;
	size_t n_places, cap_places, n_statuses, n_nationalities;
	bool has_status, has_nationality;
};

struct statbel_check *statbel_check_new(struct mem *m)
{
	struct statbel_check *c = mem_alloc(m, sizeof *c);
	*c = (struct statbel_check){ .mem = m, .places = names_new(m), .statuses = names_new(m), .nationalities = names_new(m) };
	return c;
}

static struct place *find_place(struct statbel_check *c, const struct statbel_group *g)
{
	struct name *found = names_find(c->places, g->place);
	if (!found->value) {
		struct place *new = mem_alloc(c->mem, sizeof *new);
		new->name = mem_text(c->mem, g->name);
		c->place = mem_grow(c->mem, c->place, c->n_places, &c->cap_places, sizeof(*c->place));
		c->place[c->n_places++] = new;
		found->value = new;
	}
	return found->value;
}

/* Which of the texts so far it is; n: how many there are. */
static size_t find_index(struct mem *m, struct names *set, size_t *n, const char *text)
{
	struct name *found = names_find(set, text);
	if (!found->value) {
		size_t *index = mem_alloc(m, sizeof *index);
		*index = (*n)++;
		found->value = index;
	}
	const size_t *index = found->value;
	return *index;
}

static void count(struct ages *ages, int age, int64_t n)
{
	ages->n[age] += n;
	ages->there[age] = true;
}

bool statbel_check_add(struct statbel_check *c, const struct statbel_group *g, int age, int64_t n)
{
	struct place *place = find_place(c, g);
	int sex = g->sex == 'F';
	size_t nationality = find_index(c->mem, c->nationalities, &c->n_nationalities, g->nationality ? g->nationality : "");
	size_t status = find_index(c->mem, c->statuses, &c->n_statuses, g->status ? g->status : "");
	c->has_nationality |= g->nationality != NULL;
	c->has_status |= g->status != NULL;
	place->people += n;
	if (nationality >= MOST_NATIONALITIES || status >= MOST_STATUSES)
		return false;
	struct ages **part = &place->part[sex][nationality][status];
	if (!*part)
		*part = mem_alloc(c->mem, sizeof **part);
	if (age >= STATBEL_OLDEST)
		return true;
	if ((*part)->there[age])
		return false;
	count(*part, age, n);
	count(&place->all[sex], age, n);
	return true;
}

/* --- what lacks --- */

static int64_t people_at(const struct ages *a, int age)
{
	return age >= 0 && age < STATBEL_OLDEST ? a->n[age] : 0;
}

/* The first age that nobody has, though on average DENSE people have the two before and the two after it, or -1. Both sides must be dense where
 * ages may end for a reason, as they do for the married at 18. */
static int find_hole(const struct ages *a, bool both_sides)
{
	const int64_t dense_age = DENSE;
	for (int age = 0; age < STATBEL_OLDEST; age++) {
		int64_t before = people_at(a, age - 1) + people_at(a, age - 2), after = people_at(a, age + 1) + people_at(a, age + 2);
		bool dense = both_sides ? before >= 2 * dense_age && after >= 2 * dense_age : before + after >= 4 * dense_age;
		if (!a->there[age] && dense)
			return age;
	}
	return -1;
}

/* How many statuses and nationalities one sex of a place has. */
static void count_kinds(const struct place *p, int sex, size_t *n_statuses, size_t *n_nationalities)
{
	bool status[MOST_STATUSES] = { false }, nationality[MOST_NATIONALITIES] = { false };
	for (int k = 0; k < MOST_NATIONALITIES * MOST_STATUSES; k++)
		if (p->part[sex][k / MOST_STATUSES][k % MOST_STATUSES])
			status[k % MOST_STATUSES] = nationality[k / MOST_STATUSES] = true;
	*n_statuses = *n_nationalities = 0;
	for (int k = 0; k < MOST_STATUSES; k++)
		*n_statuses += status[k];
	for (int k = 0; k < MOST_NATIONALITIES; k++)
		*n_nationalities += nationality[k];
}

static bool lacks_group(const struct statbel_check *c, const struct place *p)
{
	for (int sex = 0; sex < SEXES && p->people >= BIG; sex++) {
		size_t n_statuses, n_nationalities;
		count_kinds(p, sex, &n_statuses, &n_nationalities);
		if (n_statuses < (c->has_status ? STATUSES : 1) || n_nationalities < (c->has_nationality ? NATIONALITIES : 1))
			return true;
	}
	return false;
}

static int find_hole_of_place(const struct place *p)
{
	int age = -1;
	for (int sex = 0; sex < SEXES && age < 0; sex++) {
		age = find_hole(&p->all[sex], false);
		for (int k = 0; age < 0 && k < MOST_NATIONALITIES * MOST_STATUSES; k++) {
			const struct ages *part = p->part[sex][k / MOST_STATUSES][k % MOST_STATUSES];
			age = part ? find_hole(part, true) : -1;
		}
	}
	return age;
}

struct statbel_gap statbel_check_gap(const struct statbel_check *c)
{
	for (size_t i = 0; i < c->n_places; i++) {
		const struct place *p = c->place[i];
		int age = find_hole_of_place(p);
		if (age >= 0)
			return (struct statbel_gap){ STATBEL_AGE, p->name, age };
		if (lacks_group(c, p))
			return (struct statbel_gap){ STATBEL_GROUP, p->name, 0 };
	}
	return (struct statbel_gap){ .lack = STATBEL_WHOLE };
}
