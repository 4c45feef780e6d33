#include "representativeness.h"
#include "account.h"
#include "against.h"
#include "channels.h"
#include "corrections.h"
#include "cross.h"
#include "overview.h"
#include "people.h"
#include "phases.h"
#include "polls.h"
#include "trajectory.h"

/* What the parts lie in. */
struct parts {
	struct people people;
	struct people_beside *other;
	struct cross cross;
	struct polls polls;
	struct phase *phase;
	struct audiences audiences;
};

bool study_parts(struct mem *m, const struct study *s, struct check_parts *out, struct err *e)
{
	struct parts *x = mem_alloc(m, sizeof *x);
	*out = (struct check_parts){ .people = &x->people, .polls = &x->polls, .audiences = &x->audiences };
	if (!study_people(m, s, &x->people, e) || !study_people_beside(m, s, &x->other, &out->n_others, e) ||
	    !study_phases(m, s, &x->phase, &out->n_phases, e) || !study_cross(m, s, &x->people, &x->cross, e) ||
	    !study_polls(m, s, &x->polls, e) || !study_audiences(m, s, &x->audiences, e))
		return false;
	out->phase = x->phase;
	out->other = x->other;
	out->cross = x->people.for_public ? NULL : &x->cross; /* groups by two traits are for those who make the trajectory */
	return true;
}

bool study_representativeness(struct mem *m, struct store *store, int64_t trajectory, const struct project *p, int month,
                              const char *use_path, struct representativeness_input *out, struct err *e)
{
	const struct study *s;
	struct check_parts *parts = mem_alloc(m, sizeof *parts);
	struct channels_input *channels = mem_alloc(m, sizeof *channels);
	struct overview_import *import;
	size_t n_imports;
	int64_t last;
	*out = (struct representativeness_input){
		.organisation = p->organisation, .parts = parts, .channels = channels, .toelichting = *p->note ? p->note : NULL
	};
	if (!trajectory_last_import(store, trajectory, &last, e) || !study_load(m, store, trajectory, p, month, last, &s, e) ||
	    !study_parts(m, s, parts, e) || !study_channels(m, s, use_path, parts->people, channels, e) ||
	    !study_sources(m, store, trajectory, last, p->lang, &import, &n_imports, e))
		return false;
	struct against_side *own = mem_alloc(m, sizeof *own);
	study_against_own(m, p, (struct period){ parts->people->facts.from, parts->people->facts.until }, NULL, NULL, parts->people, own);
	out->own = own;
	out->trend.people = parts->people;
	out->trend.month = month_of_day(parts->people->facts.told_until);
	const struct period shown = period_of_months(out->trend.month - TREND_MONTHS + 1, TREND_MONTHS);
	if (!study_events(m, store, trajectory, last, shown, &out->trend.event, &out->trend.n_events, e))
		return false;
	out->account = account_of(m, import, n_imports, parts->people, last, 0);
	double participants[TREND_MONTHS];
	for (int i = 0; i < TREND_MONTHS; i++)
		participants[i] = study_month_told(s, month - TREND_MONTHS + 1 + i);
	const struct period until = { month_first_day(month), month_last_day(month) };
	return corrections_find(m, store, trajectory, p, "representativeness", until, false, participants, TREND_MONTHS, &out->account, e);
}
