#include "leaves.h"
#include "audience.h"
#include "base/num.h"
#include "base/str.h"
#include "leaves_cell.h"
#include "names.h"
#include "place.h"
#include "sensitive.h"
#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 1024 };

struct leaves *leaves_new(struct intake *in, struct leaf_columns columns)
{
	struct leaves *all = mem_alloc(in->mem, sizeof *all);
	*all = (struct leaves){ .in = in, .columns = columns };
	all->places = names_new(in->mem);
	all->traits = names_new(in->mem);
	all->texts = names_new(in->mem);
	all->baselines = names_new(in->mem);
	return all;
}

/* --- collecting --- */

static const struct place *find_place(struct leaves *all, const struct leaf *x)
{
	struct name *found = names_find(all->places, x->region);
	if (!found->value) {
		struct place *place = mem_alloc(all->in->mem, sizeof *place);
		*place = (struct place){ .code = found->text, .name = *x->name ? mem_text(all->in->mem, x->name) : found->text };
		found->value = place;
	}
	return found->value;
}

static const struct trait *find_trait(struct leaves *all, const struct leaf *x)
{
	char key[512]; /* longer ones are looked for in the arena */
	size_t n_dim = strlen(x->dim), n = n_dim + 1 + strlen(x->category) + 1;
	char *both = n <= sizeof key ? key : mem_alloc(all->in->mem, n);
	memcpy(both, x->dim, n_dim);
	both[n_dim] = '\x1f';
	memcpy(both + n_dim + 1, x->category, n - n_dim - 1);
	struct name *found = names_find(all->traits, both);
	if (!found->value) {
		struct trait *trait = mem_alloc(all->in->mem, sizeof *trait);
		*trait = (struct trait){ mem_text(all->in->mem, x->dim), mem_text(all->in->mem, x->category) };
		found->value = trait;
	}
	return found->value;
}

static struct census_cell cell_of(struct leaves *all, const struct leaf *x)
{
	assert(x->age_from <= AGE_LIMIT && (x->age_to <= AGE_LIMIT || x->age_to == AGE_AND_OVER));
	return (struct census_cell){ .n = x->n,
		                     .place = find_place(all, x),
		                     .trait = find_trait(all, x),
		                     .source = names_find(all->texts, x->source)->text,
		                     .status = x->status,
		                     .day = x->day,
		                     .line = (int)x->line,
		                     .age_from = (short)x->age_from,
		                     .age_to = (short)x->age_to,
		                     .column = (short)x->column,
		                     .rounding = (short)x->rounding,
		                     .sex = x->sex,
		                     .state = (unsigned char)x->state };
}

static bool append(struct leaves *all, const struct census_cell *c, struct err *e)
{
	if (all->n == LEAVES_MOST)
		return intake_refuse(all->in, c->line, 0, e, W_CENSUS_TOO_MANY, num_plain_int(all->in->mem, LEAVES_MOST), NULL, NULL);
	if (all->n == all->n_blocks * CELLS_BLOCK) {
		all->block = mem_grow(all->in->mem, all->block, all->n_blocks, &all->cap, sizeof(*all->block));
		all->block[all->n_blocks++] = mem_array(all->in->mem, CELLS_BLOCK, sizeof **all->block);
	}
	*leaves_cell(all, all->n++) = *c;
	return true;
}

bool leaves_add(struct leaves *all, const struct leaf *x, struct err *e)
{
	struct census_cell c = cell_of(all, x);
	return append(all, &c, e);
}

static uint32_t *slot_of(const struct leaves *all, const struct census_cell *c)
{
	const intptr_t key[] = { (intptr_t)c->place, (intptr_t)c->trait, c->day, c->sex, c->age_from, c->age_to };
	size_t i = (size_t)(names_hash(NAMES_HASH, key, sizeof key) >> 16) & (all->n_slots - 1);
	for (; all->slot[i]; i = (i + 1) & (all->n_slots - 1)) {
		const struct census_cell *k = leaves_cell(all, all->slot[i] - 1);
		if (k->place == c->place && k->trait == c->trait && k->day == c->day && k->sex == c->sex && k->age_from == c->age_from &&
		    k->age_to == c->age_to)
			break;
	}
	return &all->slot[i];
}

static void grow_slots(struct leaves *all)
{
	all->n_slots = all->n_slots ? 2 * all->n_slots : FIRST_SLOTS;
	all->slot = mem_array(all->in->mem, all->n_slots, sizeof *all->slot);
	for (size_t i = 0; i < all->n; i++)
		*slot_of(all, leaves_cell(all, i)) = (uint32_t)i + 1;
}

bool leaves_sum(struct leaves *all, const struct leaf *x, struct err *e)
{
	struct census_cell c = cell_of(all, x);
	if (2 * all->n >= all->n_slots)
		grow_slots(all);
	uint32_t *slot = slot_of(all, &c);
	if (*slot) {
		leaves_cell(all, *slot - 1)->n += c.n;
		return true;
	}
	*slot = (uint32_t)all->n + 1;
	return append(all, &c, e);
}

size_t leaves_count(const struct leaves *all)
{
	return all->n;
}

bool leaves_raise(struct leaves *all, size_t n, bool (*above)(void *data, const char *code, const char **region, const char **name),
                  void *data, struct err *e)
{
	for (size_t i = 0; i < n; i++) {
		const struct census_cell c = *leaves_cell(all, i);
		struct leaf x = { .day = c.day,
			          .dim = c.trait->dim,
			          .category = c.trait->category,
			          .sex = c.sex,
			          .age_from = c.age_from,
			          .age_to = c.age_to,
			          .n = c.n,
			          .state = (enum leaf_state)c.state,
			          .status = c.status,
			          .source = c.source,
			          .rounding = c.rounding,
			          .line = c.line };
		if (above(data, c.place->code, &x.region, &x.name) && !leaves_sum(all, &x, e))
			return false;
	}
	return true;
}

bool leaves_day(struct intake *in, int *day, struct err *e)
{
	int year = place_year(in->at);
	if (in->options->as_of != INT_MIN)
		*day = in->options->as_of;
	else if (in->options->period)
		*day = in->options->period->from;
	else if (!year)
		return intake_refuse(in, 0, 0, e, W_CENSUS_YEAR, NULL, NULL, NULL);
	else {
		*day = day_make(year, 1, 1);
		intake_note(in, MSG_NOTE, 0, 0, W_CENSUS_YEAR_OF_NAME, num_plain_int(in->mem, year), NULL, NULL);
	}
	return true;
}

/* --- storing --- */

size_t leaves_baseline(const struct leaves *all, size_t from)
{
	const struct census_cell *x = &all->cell[from];
	size_t n = 1;
	while (from + n < all->n && x[n].place == x->place && x[n].day == x->day)
		n++;
	return n;
}

static const char *worst_status(const struct census_cell x[], size_t n)
{
	const char *worst = "final";
	for (size_t i = 0; i < n; i++)
		if (x[i].kept && (str_eq(x[i].status, "estimated") || (str_eq(x[i].status, "provisional") && str_eq(worst, "final"))))
			worst = x[i].status;
	return worst;
}

/* Two regions of a file may share a name (a municipality and its province): then the later one carries its code. */
static const char *baseline_name(struct leaves *all, const struct census_cell *x)
{
	struct name *found = names_find(all->baselines, mem_printf(all->in->mem, "%d %s", x->day, x->place->name));
	bool taken = found->value != NULL;
	found->value = all;
	return taken ? mem_printf(all->in->mem, "%s (%s)", x->place->name, x->place->code) : x->place->name;
}

static bool add_baseline(struct leaves *all, const struct census_cell x[], size_t n, int64_t *id, struct err *e)
{
	struct intake *in = all->in;
	struct stmt *t;
	if (!store_statement(in->store, SQL_BASELINE_NEXT_ID, &t, e) || !stmt_one_int(t, id, e) ||
	    !store_statement(in->store, SQL_BASELINE_INSERT, &t, e))
		return false;
	stmt_int(t, 1, *id);
	stmt_int(t, 2, in->options->trajectory_id);
	stmt_int(t, 3, in->import_id);
	stmt_text(t, 4, baseline_name(all, x));
	stmt_text(t, 5, x->source);
	stmt_int(t, 6, x->day);
	stmt_text(t, 7, worst_status(x, n));
	return stmt_run(t, e);
}

static bool add_cell(struct intake *in, int64_t baseline, const struct census_cell *x, struct err *e)
{
	const char sex[] = { x->sex, '\0' };
	struct stmt *t;
	if (!store_statement(in->store, SQL_BASELINE_CELL_INSERT, &t, e))
		return false;
	stmt_int(t, 1, in->options->trajectory_id);
	stmt_int(t, 2, baseline);
	stmt_text(t, 3, x->place->code);
	stmt_text(t, 4, sex);
	stmt_int(t, 5, x->age_from);
	stmt_int(t, 6, x->age_to);
	stmt_text(t, 7, x->trait->dim);
	stmt_text(t, 8, x->trait->category);
	if (x->state == LEAF_GIVEN)
		stmt_real(t, 9, x->n);
	stmt_text(t, 10, x->state == LEAF_GIVEN ? "given" : "withheld");
	return stmt_run(t, e);
}

static bool store_baseline(struct leaves *all, const struct census_cell x[], size_t n, struct err *e)
{
	int64_t id = 0;
	for (size_t i = 0; i < n; i++) {
		if (!x[i].kept)
			continue;
		if (!id && !add_baseline(all, x, n, &id, e))
			return false;
		if (!add_cell(all->in, id, &x[i], e))
			return false;
	}
	return true;
}

/* Origin, belief and health are told of nobody's neighbourhood. Cells of a trait lie together. */
static size_t drop_special(struct leaves *all)
{
	const struct trait *last = NULL;
	bool special = false;
	size_t n = 0;
	for (size_t i = 0; i < all->n; i++) {
		struct census_cell *x = &all->cell[i];
		if (x->trait != last)
			special = sensitive_trait(all->in->mem, x->trait->dim) || sensitive_trait(all->in->mem, x->trait->category);
		last = x->trait;
		if (special && x->kept && sensitive_place(x->place->code)) {
			x->kept = false;
			n++;
		}
	}
	return n;
}

/* What is not stored is told. */
static void note_rest(struct leaves *all, size_t n_special)
{
	struct intake *in = all->in;
	if (n_special)
		intake_note(in, MSG_NOTE, 0, 0, W_CENSUS_SPECIAL, num_plain_int(in->mem, (int64_t)n_special), NULL, NULL);
	size_t n_impossible = 0, n_withheld = 0;
	for (size_t i = 0; i < all->n; i++) {
		n_impossible += all->cell[i].state == LEAF_IMPOSSIBLE;
		n_withheld += all->cell[i].state == LEAF_WITHHELD && all->cell[i].kept;
	}
	if (all->n_totals)
		intake_note(in, MSG_NOTE, all->first_total->line, all->columns.sex, W_CENSUS_TOTALS,
		            num_plain_int(in->mem, (int64_t)all->n_totals), NULL, NULL);
	if (n_impossible)
		intake_note(in, MSG_NOTE, 0, 0, W_CENSUS_IMPOSSIBLE, num_plain_int(in->mem, (int64_t)n_impossible), NULL, NULL);
	if (n_withheld)
		intake_note(in, MSG_NOTE, 0, 0, W_CENSUS_WITHHELD, num_plain_int(in->mem, (int64_t)n_withheld), NULL, NULL);
	if (all->age_unknown)
		intake_note(in, MSG_NOTE, 0, 0, W_CENSUS_AGE_UNKNOWN, NULL, NULL, NULL);
	if (all->n_left_out > LEFT_OUT_SHOWN)
		intake_note(in, MSG_WARNING, 0, 0, W_CENSUS_LEFT_OUT_MORE,
		            num_plain_int(in->mem, (int64_t)(all->n_left_out - LEFT_OUT_SHOWN)), NULL, NULL);
}

/* A figure to compare with the office's own: regions lie in each other and are not added up, so that of the largest, on its newest day. */
static void tell_largest(struct leaves *all)
{
	const struct census_cell *largest = NULL;
	double most = 0;
	for (size_t i = 0; i < all->n; i += leaves_baseline(all, i)) {
		const struct census_cell *x = &all->cell[i];
		double people = *x->trait->dim ? 0 : leaves_people(x, leaves_category(x, leaves_baseline(all, i)));
		if (people > most || (largest && people > 0 && x->place == largest->place && x->day > largest->day)) {
			largest = x;
			most = people;
		}
	}
	if (!largest)
		return;
	struct mem *m = all->in->mem;
	intake_total(all->in, "people", most);
	if (all->n > leaves_baseline(all, 0))
		intake_note(all->in, MSG_NOTE, 0, 0, W_CENSUS_LARGEST, largest->place->name, day_iso(m, largest->day), num_plain(m, most));
}

bool leaves_store(struct leaves *all, struct err *e)
{
	struct intake *in = all->in;
	bool any = false;
	if (all->n == 0)
		return true;
	if (!leaves_check(all, e))
		return false;
	size_t n_special = drop_special(all);
	for (size_t i = 0; i < all->n; i++)
		if (all->cell[i].kept) {
			intake_day(in, all->cell[i].day);
			any = true;
		}
	if (!any)
		return intake_refuse(in, 0, 0, e, W_CENSUS_NOTHING, NULL, NULL, NULL);
	if (!intake_as_of(in, in->period.to, e))
		return false;
	for (size_t i = 0; i < all->n; i += leaves_baseline(all, i))
		if (!store_baseline(all, &all->cell[i], leaves_baseline(all, i), e))
			return false;
	note_rest(all, n_special);
	tell_largest(all);
	return true;
}

bool leaves_close(struct leaves *all, struct err *e)
{
	struct intake *in = all->in;
	if (in->rows_rejected > 0)
		return intake_refuse(in, 0, 0, e, W_CENSUS_INCOMPLETE, num_plain_int(in->mem, in->rows_rejected), NULL, NULL);
	return leaves_store(all, e);
}
