/* spiegel content: what works, on which channel. */
#include "base/num.h"
#include "base/str.h"
#include "cmd.h"
#include "reports/costs.h"
#include "study/against.h"
#include "study/content.h"
#include "study/content_by.h"
#include "study/content_ladder.h"
#include "study/content_mix.h"
#include "study/content_movers.h"
#include "study/content_pairs.h"
#include "study/experiment.h"
#include "study/inhabitants.h"
#include "study/jumps.h"
#include "study/rates.h"
#include "study/talk.h"
#include "study/trajectory.h"
#include "study/visits.h"
#include <string.h>

/* The period asked for, else the newest month with figures; and the posts that its advice rests on, which are those of the report. */
static bool take_period(struct session *s, struct content_query *q, struct err *e)
{
	s->figures_do = true;
	if (!session_period(s, &q->wanted, e))
		return false;
	q->period = study_content_period(q->wanted);
	return true;
}

static bool take_by(struct session *s, enum content_by *out, struct err *e)
{
	const char *by = opt_value(&s->opt, "by");
	struct str names;
	*out = BY_TYPE;
	if (!by || content_by_parse(by, out))
		return true;
	str_init(&names, s->mem);
	for (int i = 0; i < BY_N; i++)
		str_addf(&names, "%s%s", i ? ", " : "", content_by_code((enum content_by)i));
	return err_set(e, ERR_USAGE, W_BY_UNKNOWN_PROPERTY, by, names.s, NULL);
}

static bool is_calendar(const struct session *s)
{
	const char *format = opt_value(&s->opt, "format");
	return format && str_eq(format, "ics");
}

/* The plan for the month after the period, on the screen or as a calendar; what became of the last one, and of other advice. */
static bool show_plan(struct session *s, const struct content_query *q, const struct content_model *model, struct err *e)
{
	struct content_outlook outlook;
	struct doc d;
	if (!study_content_outlook(s->mem, q, model, &outlook, e))
		return false;
	session_doc(s, &d, "plan");
	if (is_calendar(s)) {
		fputs(content_plan_calendar(&d, model, &outlook.plan), stdout);
		return true;
	}
	content_plan_blocks(&d, model, &outlook.plan);
	content_window(&d, q->wanted, q->period);
	content_outlook_rest(&d, model, &outlook);
	return session_show(s, &d, e);
}

static bool take_seed(const struct session *s, uint32_t *out, struct err *e)
{
	const char *text = opt_value(&s->opt, "seed");
	int64_t seed = 0;
	if (text && !opt_has(&s->opt, "experiment"))
		return err_set(e, ERR_USAGE, W_EXPERIMENT_SEED_ALONE, NULL, NULL, NULL);
	if (text && (!num_parse_int(text, strlen(text), &seed) || seed < 0 || seed > UINT32_MAX))
		return err_set(e, ERR_USAGE, W_EXPERIMENT_SEED_WRONG, text, NULL, NULL);
	*out = (uint32_t)seed;
	return true;
}

/* The lot for the month after the period; drawn and stored unless it was before. */
static bool show_experiment(struct session *s, const struct content_query *q, const struct content_model *model, uint32_t seed,
                            struct err *e)
{
	struct experiment_plan plan;
	struct doc d;
	if (!study_experiment_draw(s->mem, s->store, s->trajectory, &q->rows, model, opt_has(&s->opt, "seed") ? &seed : NULL, &plan, e))
		return false;
	const int ends = s->project.ends;
	plan.ends = ends != PROJECT_NO_DAY && ends < month_first_day(plan.month) ? ends : COUNT_MISSING;
	session_doc(s, &d, "experiment");
	if (is_calendar(s)) {
		fputs(experiment_calendar(&d, &plan), stdout);
		return true;
	}
	experiment_plan_blocks(&d, &plan);
	return session_show(s, &d, e);
}

/* What belongs to one property alone: pairs of languages, the level of participation aimed at. */
static bool add_property(struct session *s, const struct content_query *q, const struct content_model *model, struct doc *d, struct err *e)
{
	struct pairs_result pairs;
	struct content_ladder ladder;
	if (model->by == BY_LANGUAGE) {
		if (!study_content_pairs(s->mem, s->store, s->trajectory, &q->rows, q->last_import, model, &pairs, e))
			return false;
		content_pairs_blocks(d, &pairs);
	}
	if (model->by == BY_LEVEL) {
		if (!study_content_ladder(s->mem, s->store, s->trajectory, &s->project, s->lang, &q->rows, q->period, q->last_import,
		                          &ladder, e))
			return false;
		content_ladder_blocks(d, &ladder);
	}
	return true;
}

/* The figures of this trajectory, for another project to read; and beside it another, if asked. */
static bool add_against(struct session *s, const struct content_query *q, const struct content_input *content,
                        const struct content_model *model, const struct people *people, struct doc *d, struct err *e)
{
	const char *which = opt_value(&s->opt, "against");
	struct against_side own, other;
	study_against_own(s->mem, &s->project, q->period, content, model, people, &own);
	if (which) {
		if (!study_against_other(s->mem, s->store, s->trajectory, &s->project, which, q->period, q->last_import, &other, e))
			return false;
		against_blocks(d, &own, &other);
	}
	against_data(d, &own);
	return true;
}

static bool show_content(struct session *s, const struct content_query *q, const struct content_model *model, const struct people *people,
                         struct err *e)
{
	struct content_input content;
	struct content_movers movers;
	struct jumps jumps;
	struct practice_figures practice = { 0 };
	struct talk talk;
	struct visits visits;
	struct experiment_result experiment;
	struct inhabitants inhabitants;
	struct rates rates;
	struct doc d;
	if (!study_content_rows(s->mem, s->store, s->trajectory, &s->project, &q->rows, q->told, q->last_import, &content, e) ||
	    !study_content_movers(s->mem, s->store, s->trajectory, s->lang, &q->rows, q->last_import, model, &movers, e) ||
	    !study_experiment(s->mem, s->store, s->trajectory, &q->rows, q->asked, q->last_import, &experiment, e) ||
	    !study_visits(s->mem, s->store, s->trajectory, &q->rows, q->asked, q->last_import, &visits, e) ||
	    !study_talk(s->mem, s->store, s->trajectory, q->asked, q->last_import, &talk, e) ||
	    !study_jumps(s->mem, s->store, s->trajectory, s->lang, q->asked, q->last_import, &jumps, e) ||
	    !study_inhabitants(s->mem, s->store, s->trajectory, q->period, q->last_import, people, &inhabitants, e) ||
	    !study_content_practice(s->mem, q, people, &practice, e))
		return false;
	content.wanted = q->wanted;
	study_rates(s->mem, &q->rows, q->period, &inhabitants, &rates);
	session_doc(s, &d, "content");
	content_blocks(&d, &content, model);
	if (!add_property(s, q, model, &d, e))
		return false;
	experiment_blocks(&d, &experiment);
	content_movers_blocks(&d, model, &movers);
	visits_blocks(&d, &visits);
	talk_blocks(&d, &talk);
	jumps_blocks(&d, &jumps);
	rates_blocks(&d, &rates);
	inhabitants_blocks(&d, &inhabitants);
	costs_blocks(&d, &practice);
	practice_blocks(&d, &practice);
	if (!add_against(s, q, &content, model, people, &d, e))
		return false;
	content_model_method(&d, model);
	return session_show(s, &d, e);
}

/* Options that belong together, and those that do not. */
static bool check_options(const struct session *s, struct err *e)
{
	bool plan = opt_has(&s->opt, "plan"), experiment = opt_has(&s->opt, "experiment"), by = opt_has(&s->opt, "by");
	if (opt_has(&s->opt, "against") && (plan || experiment))
		return err_set(e, ERR_USAGE, W_AGAINST_NOT_BOTH, NULL, NULL, NULL);
	if (experiment && (plan || by))
		return err_set(e, ERR_USAGE, W_EXPERIMENT_ALONE, NULL, NULL, NULL);
	if (plan && by)
		return err_set(e, ERR_USAGE, W_PLAN_BY_TYPE, NULL, NULL, NULL);
	return !is_calendar(s) || plan || experiment || err_set(e, ERR_USAGE, W_CONTENT_ICS, NULL, NULL, NULL);
}

bool cmd_content(struct session *s, struct err *e)
{
	struct content_query q = { .project = &s->project };
	struct content_model model;
	struct people people;
	uint32_t seed = 0;
	bool plan = opt_has(&s->opt, "plan"), experiment = opt_has(&s->opt, "experiment");
	if (!check_options(s, e) || !take_seed(s, &seed, e) || !take_by(s, &q.by, e) ||
	    !session_open(s, experiment ? STORE_WRITE : STORE_READ, e) || !take_period(s, &q, e) ||
	    !trajectory_last_import(s->store, s->trajectory, &q.last_import, e))
		return false;
	q.store = s->store;
	q.trajectory = s->trajectory;
	q.lang = s->lang;
	if (!study_content_read(s->mem, &q, e) || !study_content_judged(s->mem, &q, CONTENT_WHOLE, &model, &people, e))
		return false;
	if (experiment)
		return show_experiment(s, &q, &model, seed, e);
	return plan ? show_plan(s, &q, &model, e) : show_content(s, &q, &model, &people, e);
}
