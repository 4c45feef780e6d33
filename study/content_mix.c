#include "content_mix.h"
#include "account.h"
#include "against.h"
#include "content.h"
#include "content_groups.h"
#include "content_model.h"
#include "content_movers.h"
#include "content_plan.h"
#include "corrections.h"
#include "coverage.h"
#include "decisions.h"
#include "experiment.h"
#include "inhabitants.h"
#include "jumps.h"
#include "listed.h"
#include "overview.h"
#include "practice.h"
#include "rates.h"
#include "talk.h"
#include "trajectory.h"
#include "visits.h"

/* What the parts lie in. */
struct parts {
	struct content_input content;
	struct content_model model;
	struct content_outlook outlook;
	struct content_movers movers;
	struct experiment_result experiment;
	struct visits visits;
	struct talk talk;
	struct jumps jumps;
	struct practice_figures practice;
	struct people people;
	struct inhabitants inhabitants;
	struct rates rates;
	struct against_side own;
};

struct period study_content_period(struct period asked)
{
	if (month_of_day(asked.from) == month_of_day(asked.to))
		asked.from = month_first_day(month_of_day(asked.to) - CONTENT_MONTHS + 1);
	return asked;
}

bool study_content_read(struct mem *m, struct content_query *q, struct err *e)
{
	int known;
	q->asked = q->period;
	if (!coverage_until(q->store, q->trajectory, q->last_import, &known, e))
		return false;
	if (known >= q->period.from && month_last_day(month_of_day(known)) < q->period.to)
		q->period.to = month_last_day(month_of_day(known));
	return coverage_told(q->store, q->trajectory, q->period, q->last_import, &q->told, e) &&
	       content_rows_read(m, q->store, q->trajectory, (struct period){ content_model_from(q->period), q->period.to }, q->last_import,
	                         &q->rows, e);
}

bool study_content_judged(struct mem *m, const struct content_query *q, enum content_depth depth, struct content_model *model,
                          struct people *people, struct err *e)
{
	const struct study *study;
	return study_content_model(m, q, depth, model, e) &&
	       study_load(m, q->store, q->trajectory, q->project, month_of_day(q->period.to), q->last_import, &study, e) &&
	       study_people(m, study, people, e) && study_content_groups(m, study, people, &q->rows, model, e);
}

bool study_content_practice(struct mem *m, const struct content_query *q, const struct people *people, struct practice_figures *out,
                            struct err *e)
{
	const struct people_month *now = people_now(people);
	if (!study_practice(m, q->store, q->trajectory, q->project, q->lang, &q->rows, q->period, q->last_import, out, e))
		return false;
	out->people_known = now != NULL;
	if (now)
		out->verdict = now->verdict;
	return true;
}

/* The report on the content mix that planned a month before it was over. */
struct planned {
	bool is;
	struct period period;
	int64_t last_import, created_at;
};

static bool find_planned(const struct content_query *q, int month, struct planned *out, struct err *e)
{
	struct stmt *t;
	bool row;
	*out = (struct planned){ .is = false };
	if (!store_statement(q->store, SQL_CONTENT_REPORT_UNTIL, &t, e))
		return false;
	stmt_int(t, 1, q->trajectory);
	stmt_int(t, 2, month_first_day(month) - 1);
	stmt_int(t, 3, time_from_wall(month_last_day(month) + 1, 0, ZONE_AMSTERDAM));
	stmt_int(t, 4, q->last_import);
	while (stmt_next(t, &row, e) && row)
		*out = (struct planned){ .is = true,
			                 .period = { (int)stmt_get_int(t, 0), (int)stmt_get_int(t, 1) },
			                 .last_import = stmt_get_int(t, 2),
			                 .created_at = stmt_get_int(t, 3) };
	return !err_is_set(e);
}

/* What became of the plan for the month that is over. */
static bool look_back(struct mem *m, const struct content_query *q, struct content_known now, int month, struct content_kept *out,
                      struct err *e)
{
	struct content_query then = *q;
	struct content_model before;
	struct coverage *coverage;
	struct people unused;
	struct planned planned;
	int second;
	*out = (struct content_kept){ .other = 0 };
	if (!find_planned(q, month, &planned, e))
		return false;
	if (!planned.is)
		return true;
	then.period = study_content_period(planned.period);
	then.last_import = planned.last_import;
	if (!study_content_read(m, &then, e) || !study_content_judged(m, &then, CONTENT_ADVICE, &before, &unused, e) ||
	    !coverage_read(m, q->store, q->trajectory, &then.rows, then.last_import, &coverage, e))
		return false;
	study_content_kept(m, (struct content_known){ &then.rows, coverage }, now, &before, out);
	time_to_wall(planned.created_at, ZONE_AMSTERDAM, &out->made, &second);
	return true;
}

bool study_content_outlook(struct mem *m, const struct content_query *q, const struct content_model *model, struct content_outlook *out,
                           struct err *e)
{
	struct coverage *coverage;
	const int lately = month_first_day(model->scored_month - CONTENT_MONTHS);
	if (!coverage_read(m, q->store, q->trajectory, &q->rows, q->last_import, &coverage, e))
		return false;
	study_content_plan(m, &q->rows, coverage, model, &out->plan);
	return look_back(m, q, (struct content_known){ &q->rows, coverage }, model->scored_month, &out->kept, e) &&
	       study_plan_costs(m, q->store, q->trajectory, &q->rows, &out->plan, q->last_import, &out->costs, e) &&
	       study_decisions(m, q->store, q->trajectory, model->people, lately, q->period.to, q->last_import, &out->decisions, e);
}

static bool load(struct mem *m, const struct content_query *q, struct parts *x, struct err *e)
{
	return study_content_judged(m, q, CONTENT_WHOLE, &x->model, &x->people, e) &&
	       study_content_rows(m, q->store, q->trajectory, q->project, &q->rows, q->told, q->last_import, &x->content, e) &&
	       listed_content(m, q->store, q->trajectory, q->project, q->last_import, &q->rows, q->lang, &x->content, e) &&
	       study_content_movers(m, q->store, q->trajectory, q->lang, &q->rows, q->last_import, &x->model, &x->movers, e) &&
	       study_experiment(m, q->store, q->trajectory, &q->rows, q->asked, q->last_import, &x->experiment, e) &&
	       study_visits(m, q->store, q->trajectory, &q->rows, q->asked, q->last_import, &x->visits, e) &&
	       study_talk(m, q->store, q->trajectory, q->asked, q->last_import, &x->talk, e) &&
	       study_jumps(m, q->store, q->trajectory, q->lang, q->asked, q->last_import, &x->jumps, e) &&
	       study_inhabitants(m, q->store, q->trajectory, q->period, q->last_import, &x->people, &x->inhabitants, e) &&
	       study_content_practice(m, q, &x->people, &x->practice, e) && study_content_outlook(m, q, &x->model, &x->outlook, e);
}

bool study_content_told(struct mem *m, struct content_query *q, const struct study *study, const struct people *people,
                        struct content_model *out, struct err *e)
{
	const int last = q->period.to;
	struct people anew;
	if (!study_content_read(m, q, e))
		return false;
	if (q->period.to != last)
		return study_content_judged(m, q, CONTENT_ADVICE, out, &anew, e);
	return study_content_model(m, q, CONTENT_ADVICE, out, e) && study_content_groups(m, study, people, &q->rows, out, e);
}

bool study_content_mix(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, struct period period,
                       struct content_mix_input *out, struct err *e)
{
	struct parts *x = mem_alloc(m, sizeof *x);
	struct content_query q = {
		.store = s, .trajectory = trajectory, .project = p, .lang = p->lang, .period = study_content_period(period), .by = BY_TYPE
	};
	struct overview_import *import;
	size_t n_imports;
	int counted;
	if (!trajectory_last_import(s, trajectory, &q.last_import, e) || !study_content_read(m, &q, e) || !load(m, &q, x, e) ||
	    !study_sources(m, s, trajectory, q.last_import, p->lang, &import, &n_imports, e) ||
	    !coverage_counted(s, trajectory, q.period, q.last_import, &counted, e))
		return false;
	study_rates(m, &q.rows, q.period, &x->inhabitants, &x->rates);
	study_against_own(m, p, q.period, &x->content, &x->model, &x->people, &x->own);
	*out = (struct content_mix_input){ .organisation = p->organisation,
		                           .own = &x->own,
		                           .content = &x->content,
		                           .model = &x->model,
		                           .outlook = &x->outlook,
		                           .movers = &x->movers,
		                           .experiment = &x->experiment,
		                           .visits = &x->visits,
		                           .talk = &x->talk,
		                           .jumps = &x->jumps,
		                           .practice = &x->practice,
		                           .inhabitants = &x->inhabitants,
		                           .rates = &x->rates,
		                           .account = account_of(m, import, n_imports, &x->people, q.last_import, counted) };
	return corrections_find(m, s, trajectory, p, "content", period, true, NULL, 0, &out->account, e);
}
