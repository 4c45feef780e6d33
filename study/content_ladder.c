#include "content_ladder.h"
#include "analytics/engage.h"
#include "base/str.h"
#include "content_by.h"
#include "criterion.h"

enum { RUNGS = LEVEL_DECIDE + 1 };

struct climbing {
	struct mem *mem;
	const struct project *project;
	enum lang lang;
	struct period period;
	struct ladder_row rung[RUNGS]; /* by level */
	struct ladder_phase *phase; /* of the project's; without a name: none of the period with an aim */
	struct content_ladder *out;
};

/* The phase of the project that a day is of; n_phases: none. */
static size_t phase_of_day(const struct project *p, int day)
{
	size_t i = 0;
	while (i < p->n_phases && !(day >= p->phase[i].from && day <= p->phase[i].to))
		i++;
	return i;
}

/* The phases that the period lies in, and the levels they aim at. */
static void set_aims(struct climbing *c)
{
	const struct project *p = c->project;
	c->phase = mem_array(c->mem, p->n_phases + 1, sizeof *c->phase);
	for (size_t i = 0; i < p->n_phases; i++) {
		const struct project_phase *x = &p->phase[i];
		struct ladder_row *r = &c->rung[x->level];
		c->out->has_aim |= x->level != LEVEL_NONE;
		if (x->level == LEVEL_NONE || x->from > c->period.to || x->to < c->period.from)
			continue;
		c->phase[i] = (struct ladder_phase){ .name = x->name, .aim = content_level_words(c->lang, x->level) };
		r->phases = r->phases ? mem_printf(c->mem, "%s, %s", r->phases, x->name) : x->name;
	}
}

static enum level level_of_code(const char *code)
{
	for (int level = LEVEL_INFORM; level < RUNGS; level++)
		if (str_eq(criterion_level_code((enum level)level), code))
			return (enum level)level;
	return LEVEL_NONE;
}

static void add_post(struct climbing *c, const struct content_row *r, enum level level)
{
	int64_t y = engage_interactions(&r->sample);
	size_t at = phase_of_day(c->project, r->day);
	struct ladder_phase *phase = at < c->project->n_phases && c->phase[at].name ? &c->phase[at] : NULL;
	y = y == COUNT_MISSING ? 0 : y;
	if (level == LEVEL_NONE) {
		c->out->untagged++;
		return;
	}
	c->out->posts++;
	c->out->interactions += y;
	c->rung[level].posts++;
	c->rung[level].interactions += y;
	c->out->outside += phase == NULL;
	if (!phase)
		return;
	phase->posts++;
	phase->interactions += y;
	if (c->project->phase[at].level == level) {
		phase->posts_at++;
		phase->interactions_at += y;
	}
}

bool study_content_ladder(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, enum lang lang,
                          const struct content_rows *rows, struct period period, int64_t last_import, struct content_ladder *out,
                          struct err *e)
{
	struct climbing c = { .mem = m, .project = p, .lang = lang, .period = period, .out = out };
	struct content_levels levels;
	struct ladder_row *row = mem_array(m, RUNGS, sizeof *row);
	*out = (struct content_ladder){ .row = row };
	if (!content_by_levels(m, s, trajectory, rows, last_import, BY_LEVEL, lang, &levels, e))
		return false;
	enum level *of = mem_array(m, levels.n + 1, sizeof *of);
	for (size_t k = 0; k < levels.n; k++)
		of[k] = level_of_code(levels.code[k]);
	set_aims(&c);
	for (size_t i = 0; i < rows->n; i++)
		if (rows->row[i].day >= period.from && rows->row[i].day <= period.to)
			add_post(&c, &rows->row[i], of[levels.level[i]]);
	for (int level = LEVEL_INFORM; level < RUNGS; level++) {
		struct ladder_row *r = &c.rung[level];
		r->code = criterion_level_code((enum level)level);
		r->label = content_level_words(lang, (enum level)level);
		if (r->posts || r->phases)
			row[out->n++] = *r;
	}
	for (size_t i = 0; i < p->n_phases; i++)
		if (c.phase[i].name)
			c.phase[out->n_phases++] = c.phase[i];
	out->phase = c.phase;
	return true;
}
