/* spiegel content: what works, on which channel. */
#include "base/str.h"
#include "cmd.h"
#include "study/content.h"
#include "study/content_by.h"
#include "study/content_groups.h"
#include "study/content_model.h"
#include "study/content_movers.h"
#include "study/content_pairs.h"
#include "study/content_plan.h"
#include "study/decisions.h"
#include "study/jumps.h"
#include "study/people.h"
#include "study/practice.h"
#include "study/talk.h"
#include "study/trajectory.h"

enum { MONTHS = 12 };

/* The period asked for, else the twelve months that end with the newest one: an advice takes months. */
static bool take_period(struct session *s, struct period *out, struct err *e)
{
	s->figures_do = true;
	if (!session_period(s, out, e))
		return false;
	if (!opt_has(&s->opt, "period"))
		out->from = month_first_day(month_of_day(out->to) - MONTHS + 1);
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

/* Who took part, and whom the kinds of posts reach of those who are missed. */
static bool load_people(struct session *s, const struct content_rows *rows, struct period period, int64_t last, struct content_model *model,
                        struct people *people, struct err *e)
{
	const struct study *study;
	return study_load(s->mem, s->store, s->trajectory, &s->project, month_of_day(period.to), last, &study, e) &&
	       study_people(s->mem, study, people, e) && study_content_groups(s->mem, study, people, rows, model, e);
}

/* The check of the way of working, with the verdict as far as it may be told. */
static bool load_practice(struct session *s, const struct content_rows *rows, struct period period, int64_t last,
                          const struct people *people, struct practice_figures *out, struct err *e)
{
	if (!study_practice(s->mem, s->store, s->trajectory, &s->project, s->lang, rows, period, last, out, e))
		return false;
	const struct people_month *now = people_now(people);
	out->people_known = now != NULL;
	if (now)
		out->verdict = now->verdict;
	return true;
}

/* The model of the twelve months up to a day, with whom its kinds reach. */
static bool load_model(struct session *s, const struct content_rows *rows, struct period period, int64_t last, enum content_by by,
                       struct content_model *model, struct people *people, struct err *e)
{
	return study_content_model(s->mem, s->store, s->trajectory, s->lang, rows, period, last, by, model, e) &&
	       load_people(s, rows, period, last, model, people, e);
}

/* The plan for the month after the period, on the screen or as a calendar; what became of the last one, and of other advice. */
static bool show_plan(struct session *s, const struct content_rows *rows, struct period period, int64_t last,
                      const struct content_model *model, struct err *e)
{
	const char *format = opt_value(&s->opt, "format");
	int to = month_first_day(model->scored_month) - 1;
	struct period past = { month_first_day(model->scored_month - MONTHS), to };
	struct content_model before;
	struct content_plan plan;
	struct content_kept kept;
	struct plan_costs costs;
	struct decisions decisions;
	struct people people;
	struct doc d;
	study_content_plan(s->mem, rows, model, &plan);
	session_doc(s, &d, "plan");
	if (format && str_eq(format, "ics")) {
		fputs(content_plan_calendar(&d, model, &plan), stdout);
		return true;
	}
	if (!load_model(s, rows, past, last, BY_TYPE, &before, &people, e) ||
	    !study_plan_costs(s->mem, s->store, s->trajectory, rows, &plan, last, &costs, e) ||
	    !study_decisions(s->mem, s->store, s->trajectory, past.from, period.to, last, &decisions, e))
		return false;
	study_content_kept(s->mem, rows, &before, &kept);
	content_plan_blocks(&d, model, &plan);
	content_plan_costs(&d, model, &costs);
	content_kept_blocks(&d, &kept);
	decisions_blocks(&d, &decisions);
	return session_show(s, &d, e);
}

/* What belongs to one property alone: pairs of languages, the level of participation aimed at. */
static bool add_property(struct session *s, const struct content_rows *rows, struct period period, int64_t last,
                         const struct content_model *model, struct doc *d, struct err *e)
{
	struct pairs_result pairs;
	struct content_ladder ladder;
	if (model->by == BY_LANGUAGE) {
		if (!study_content_pairs(s->mem, s->store, s->trajectory, rows, last, model, &pairs, e))
			return false;
		content_pairs_blocks(d, &pairs);
	}
	if (model->by == BY_LEVEL) {
		enum level aim = project_level(&s->project, period.to);
		if (!study_content_ladder(s->mem, s->store, s->trajectory, s->lang, rows, period, last, aim, &ladder, e))
			return false;
		content_ladder_blocks(d, &ladder);
	}
	return true;
}

static bool show_content(struct session *s, const struct content_rows *rows, struct period period, int64_t last,
                         const struct content_model *model, const struct people *people, struct err *e)
{
	struct content_input content;
	struct content_movers movers;
	struct jumps jumps;
	struct practice_figures practice;
	struct talk talk;
	struct doc d;
	if (!study_content_rows(s->mem, s->store, s->trajectory, &s->project, rows, period, last, &content, e) ||
	    !study_content_movers(s->mem, s->store, s->trajectory, s->lang, rows, last, model, &movers, e) ||
	    !study_talk(s->mem, s->store, s->trajectory, period, last, &talk, e) ||
	    !study_jumps(s->mem, s->store, s->trajectory, s->lang, period, last, &jumps, e) ||
	    !load_practice(s, rows, period, last, people, &practice, e))
		return false;
	session_doc(s, &d, "content");
	content_blocks(&d, &content, model);
	if (!add_property(s, rows, period, last, model, &d, e))
		return false;
	content_movers_blocks(&d, model, &movers);
	talk_blocks(&d, &talk);
	jumps_blocks(&d, &jumps);
	practice_blocks(&d, &practice);
	content_model_method(&d, model);
	return session_show(s, &d, e);
}

bool cmd_content(struct session *s, struct err *e)
{
	struct content_model model;
	struct content_rows rows;
	struct people people;
	enum content_by by;
	struct period period;
	int64_t last;
	bool plan = opt_has(&s->opt, "plan"), calendar = opt_value(&s->opt, "format") && str_eq(opt_value(&s->opt, "format"), "ics");
	if (plan && opt_has(&s->opt, "by"))
		return err_set(e, ERR_USAGE, W_PLAN_BY_TYPE, NULL, NULL, NULL);
	if (calendar && !plan)
		return err_set(e, ERR_USAGE, W_OPT_CONTENT_FORMAT, NULL, NULL, NULL);
	if (!take_by(s, &by, e) || !session_open(s, STORE_READ, e) || !take_period(s, &period, e) ||
	    !trajectory_last_import(s->store, s->trajectory, &last, e))
		return false;
	struct period needed = { content_model_from(period), period.to };
	if (plan) /* the last plan is looked back on, from the twelve months before its own */
		needed.from = content_model_from((struct period){ needed.from, month_first_day(month_of_day(period.to) - MONTHS + 1) });
	if (!content_rows_read(s->mem, s->store, s->trajectory, needed, last, &rows, e) ||
	    !load_model(s, &rows, period, last, by, &model, &people, e))
		return false;
	return plan ? show_plan(s, &rows, period, last, &model, e) : show_content(s, &rows, period, last, &model, &people, e);
}
