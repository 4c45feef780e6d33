#include "hiding.h"

/* An activity on a day: its items lie together, by day. */
struct unit {
	size_t from, to; /* places of its items, and behind the last */
	double n; /* people */
	size_t n_hidden; /* without it */
};

static bool same_unit(const struct party *a, const struct party *b)
{
	return a->activity == b->activity && a->day == b->day;
}

static size_t list_units(const struct parties *all, struct unit out[])
{
	size_t n = 0;
	for (size_t i = 0; i < all->n; i++) {
		if (!n || !same_unit(&all->item[out[n - 1].from], &all->item[i]))
			out[n++] = (struct unit){ .from = i };
		out[n - 1].to = i + 1;
		out[n - 1].n += all->item[i].n;
	}
	return n;
}

/* Each trial costs as much as a report: only the smallest are tried, which hide most. */
static bool is_tried(const struct unit unit[], size_t n, size_t at)
{
	size_t smaller = 0;
	for (size_t i = 0; i < n; i++)
		smaller += unit[i].n < unit[at].n || (i < at && unit[i].n <= unit[at].n);
	return smaller < HIDING_TRIED;
}

/* How many groups would be hidden if these had been the people. */
static bool count_hidden(const struct study *s, const struct party item[], size_t n, size_t *out, struct err *e)
{
	struct mem *m = mem_new();
	struct people people;
	struct parties all = s->parties;
	struct people_input in = { .threshold = s->people.threshold, .for_public = s->people.for_public, .facts = s->people.facts };
	struct party *copy = mem_array(m, n + 1, sizeof *copy);
	for (size_t i = 0; i < n; i++)
		copy[i] = item[i];
	all.mem = m;
	all.item = copy;
	all.n = n;
	bool ok = study_cuts(m, &all, &s->census, &in, e) && people_pass(m, &in, &people, e);
	const struct people_month *now = ok ? people_now(&people) : NULL;
	*out = 0;
	for (size_t i = 0; now && i < people.n_dimensions; i++)
		*out += now->total[i].n_hidden;
	mem_free(m);
	return ok;
}

static bool count_without(struct mem *m, const struct study *s, struct unit *u, struct err *e)
{
	struct party *item = mem_array(m, s->parties.n + 1, sizeof *item);
	size_t n = 0;
	for (size_t i = 0; i < s->parties.n; i++)
		if (i < u->from || i >= u->to)
			item[n++] = s->parties.item[i];
	return count_hidden(s, item, n, &u->n_hidden, e);
}

/* Counted on the day of another, its people come in the month of that one; the order stays as it is beside a neighbour. */
static bool count_together(struct mem *m, const struct study *s, const struct unit *u, const struct unit *with, size_t *out, struct err *e)
{
	struct party *item = mem_array(m, s->parties.n + 1, sizeof *item);
	const struct party *to = &s->parties.item[with->from];
	for (size_t i = 0; i < s->parties.n; i++) {
		item[i] = s->parties.item[i];
		if (i >= u->from && i < u->to)
			item[i].day = to->day;
	}
	return count_hidden(s, item, s->parties.n, out, e);
}

static const char *unit_words(struct mem *m, const struct study *s, const struct unit *u, enum lang lang)
{
	const struct party *p = &s->parties.item[u->from];
	return mem_printf(m, "%s (%s)", p->name, day_words(m, p->day, lang));
}

/* The neighbour of its own kind, in the hall or online, with which the fewest would be hidden. */
static bool find_partner(struct mem *m, const struct study *s, const struct unit unit[], size_t n, size_t at, enum lang lang,
                         struct hiding *out, struct err *e)
{
	size_t least = out->n_hidden;
	for (int step = -1; step <= 1; step += 2) {
		const size_t beside = at + (size_t)step; /* before the first it lies behind the last */
		size_t hidden;
		if (beside >= n || s->parties.item[unit[beside].from].online != s->parties.item[unit[at].from].online)
			continue;
		if (!count_together(m, s, &unit[at], &unit[beside], &hidden, e))
			return false;
		if (hidden < least) {
			least = hidden;
			out->with = unit_words(m, s, &unit[beside], lang);
		}
	}
	return true;
}

bool study_hiding(struct mem *m, const struct study *s, enum lang lang, struct hiding *out, struct err *e)
{
	struct unit *unit = mem_array(m, s->parties.n + 1, sizeof *unit);
	const size_t n = list_units(&s->parties, unit);
	size_t best[HIDING_NAMED] = { 0 };
	*out = (struct hiding){ .n = 0 };
	if (!count_hidden(s, s->parties.item, s->parties.n, &out->n_hidden, e))
		return false;
	for (size_t i = 0; n > 1 && out->n_hidden && i < n; i++) {
		if (!is_tried(unit, n, i))
			continue;
		if (!count_without(m, s, &unit[i], e))
			return false;
		size_t at = out->n;
		if (unit[i].n_hidden >= out->n_hidden)
			continue;
		for (; at > 0 && unit[best[at - 1]].n_hidden > unit[i].n_hidden; at--)
			if (at < HIDING_NAMED)
				best[at] = best[at - 1];
		if (at < HIDING_NAMED)
			best[at] = i;
		out->n += out->n < HIDING_NAMED;
	}
	out->not_one = n > 1 && n <= HIDING_TRIED && out->n_hidden && out->n == 0;
	for (size_t i = 0; i < out->n; i++)
		out->activity[i] = unit_words(m, s, &unit[best[i]], lang);
	return out->n == 0 || find_partner(m, s, unit, n, best[0], lang, out, e);
}
