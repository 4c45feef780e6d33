#include "content_mix.h"
#include "account.h"
#include "content.h"
#include "content_groups.h"
#include "content_model.h"
#include "content_plan.h"
#include "jumps.h"
#include "overview.h"
#include "people.h"
#include "practice.h"
#include "trajectory.h"

enum { MONTHS = 12 };

/* What the parts lie in. */
struct parts {
	struct content_rows rows;
	struct content_input content;
	struct content_model model;
	struct content_plan plan;
	struct jumps jumps;
	struct practice_figures practice;
	struct people people;
};

static bool load(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, struct period period, int64_t last,
                 struct parts *x, struct err *e)
{
	const struct period needed = { content_model_from(period), period.to };
	const struct study *study;
	return content_rows_read(m, s, trajectory, needed, last, &x->rows, e) &&
	       study_content_model(m, s, trajectory, p->lang, &x->rows, period, last, BY_TYPE, &x->model, e) &&
	       study_load(m, s, trajectory, p, month_of_day(period.to), last, &study, e) && study_people(m, study, &x->people, e) &&
	       study_content_groups(m, study, &x->people, &x->rows, &x->model, e) &&
	       study_content_rows(m, s, trajectory, p, &x->rows, period, last, &x->content, e) &&
	       study_jumps(m, s, trajectory, p->lang, period, last, &x->jumps, e) &&
	       study_practice(m, s, trajectory, p, p->lang, &x->rows, period, last, &x->practice, e);
}

bool study_content_mix(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, struct period period,
                       struct content_mix_input *out, struct err *e)
{
	struct parts *x = mem_alloc(m, sizeof *x);
	struct overview_import *import;
	size_t n_imports;
	int64_t last;
	if (month_of_day(period.from) == month_of_day(period.to))
		period.from = month_first_day(month_of_day(period.to) - MONTHS + 1);
	if (!trajectory_last_import(s, trajectory, &last, e) || !load(m, s, trajectory, p, period, last, x, e) ||
	    !study_sources(m, s, trajectory, last, p->lang, &import, &n_imports, e))
		return false;
	const struct people_month *now = people_now(&x->people);
	x->practice.people_known = now != NULL;
	if (now)
		x->practice.verdict = now->verdict;
	study_content_plan(m, &x->rows, &x->model, &x->plan);
	*out = (struct content_mix_input){ .organisation = p->organisation,
		                           .content = &x->content,
		                           .model = &x->model,
		                           .plan = &x->plan,
		                           .jumps = &x->jumps,
		                           .practice = &x->practice,
		                           .account = account_of(m, import, n_imports, &x->people, last) };
	return true;
}
