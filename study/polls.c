#include "polls.h"
#include "base/str.h"

/* One poll as it is read. */
struct answers {
	struct poll_facts facts;
	const char **option;
	int64_t *votes;
	size_t option_cap, votes_cap;
	struct poll_vote *vote;
	size_t n, cap;
};

struct answers_list {
	struct answers *item;
	size_t n, cap;
};

static void start_poll(struct mem *m, struct stmt *t, struct answers_list *all)
{
	all->item = mem_grow(m, all->item, all->n, &all->cap, sizeof *all->item);
	all->item[all->n++] = (struct answers){ .facts = { .question = mem_text(m, stmt_get_text(t, 1)),
		                                           .activity = mem_text(m, stmt_get_text(t, 2)),
		                                           .day = (int)stmt_get_int(t, 3) } };
}

/* Bands that lie within a group of the agreement are that group: a survey keeps its own, and nobody need have answered in each. */
static void widen(const struct criterion *c, struct poll_vote *v)
{
	for (size_t g = 0; g < c->n_ages && v->age_from >= 0; g++)
		if (v->age_from >= c->age[g].age_from && (v->age_to <= c->age[g].age_to || g + 1 == c->n_ages)) {
			v->age_from = c->age[g].age_from;
			v->age_to = c->age[g].age_to;
			return;
		}
}

/* A row: so many people of one group chose this option. */
static void add_votes(struct mem *m, const struct criterion *c, struct stmt *t, bool new_option, struct answers *a)
{
	const char *sex = stmt_get_text(t, 6);
	const int64_t told = stmt_get_count(t, 9), n_votes = told > 0 ? told : 0;
	if (new_option) {
		size_t n = a->facts.n_options++;
		a->option = mem_grow(m, a->option, n, &a->option_cap, sizeof *a->option);
		a->votes = mem_grow(m, a->votes, n, &a->votes_cap, sizeof *a->votes);
		a->option[n] = mem_text(m, stmt_get_text(t, 5));
		a->votes[n] = 0;
	}
	a->vote = mem_grow(m, a->vote, a->n, &a->cap, sizeof *a->vote);
	a->vote[a->n++] = (struct poll_vote){ .option = a->facts.n_options - 1,
		                              .sex = sex ? sex[0] : 0,
		                              .age_from = (int)stmt_get_int(t, 7),
		                              .age_to = (int)stmt_get_int(t, 8),
		                              .n = n_votes };
	widen(c, &a->vote[a->n - 1]);
	a->votes[a->facts.n_options - 1] += n_votes;
}

static bool load(struct mem *m, const struct study *s, struct answers_list *out, struct err *e)
{
	struct stmt *t;
	bool row;
	int64_t poll = 0, option = 0;
	*out = (struct answers_list){ 0 };
	if (!store_statement(s->store, SQL_POLLS_KNOWN, &t, e))
		return false;
	stmt_int(t, 1, s->trajectory);
	stmt_int(t, 2, month_last_day(s->until_month));
	stmt_int(t, 3, s->last_import);
	while (stmt_next(t, &row, e) && row) {
		bool new_poll = !out->n || stmt_get_int(t, 0) != poll;
		poll = stmt_get_int(t, 0);
		if (new_poll)
			start_poll(m, t, out);
		add_votes(m, &s->criterion, t, new_poll || stmt_get_int(t, 4) != option, &out->item[out->n - 1]);
		option = stmt_get_int(t, 4);
	}
	return !err_is_set(e);
}

/* The people concerned by the groups of a poll. */
static bool count_people(struct mem *m, const struct answers *a, const struct census *census, const struct criterion *c,
                         struct poll_population *out, struct err *e)
{
	struct group *age = mem_array(m, POLL_MOST_AGES, sizeof *age);
	double *people = mem_array(m, POLL_MOST_AGES, sizeof *people);
	size_t n = poll_ages(m, a->vote, a->n, c->min_age, age);
	int from = n ? age[0].age_from : c->min_age;
	*out = (struct poll_population){ .found = census->found, .n_ages = n, .age = age, .by_age = people };
	return census_count(m, census, census_sexes, 2, from, out->sex, &out->has_sex, e) &&
	       census_count(m, census, age, n, from, people, &out->has_age, e);
}

bool study_polls(struct mem *m, const struct study *s, struct polls *out, struct err *e)
{
	struct answers_list all;
	if (!load(m, s, &all, e))
		return false;
	struct poll_input *in = mem_array(m, all.n + 1, sizeof *in);
	struct poll_rule rule = { .threshold = s->people.threshold, .max_unknown = s->criterion.agreement.max_unknown };
	for (size_t i = 0; i < all.n; i++) {
		struct answers *a = &all.item[i];
		struct poll_population population;
		in[i].facts = a->facts;
		in[i].facts.option = a->option;
		in[i].facts.votes = a->votes;
		if (!count_people(m, a, &s->census, &s->criterion, &population, e) ||
		    !poll_weigh(m, a->vote, a->n, a->facts.n_options, &population, &rule, &in[i].weights, e))
			return false;
	}
	return polls_pass(m, in, all.n, rule.threshold, rule.max_unknown, out, e);
}
