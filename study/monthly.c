#include "monthly.h"
#include "account.h"
#include "base/num.h"
#include "base/str.h"
#include "content.h"
#include "corrections.h"
#include "decisions.h"
#include "overview.h"
#include "people.h"
#include "phases.h"
#include "trajectory.h"
#include <math.h>

enum { MEDIAN_POSTS = 5000 }; /* months with more posts are told from their totals, without medians */
enum { ADVICE_MONTHS = 3 }; /* whose advice is told of beside the month's own */
enum { QUIET_DAYS = 7 }; /* figures that end this long before the end of a month leave a part of it out */

/* What the parts of the report are made from. */
struct sources {
	struct mem *mem;
	struct store *store;
	int64_t trajectory, last_import;
	const struct project *project;
	enum lang lang;
	int month;
	struct people people;
	struct phase *phase;
	size_t n_phases;
	struct content_input content;
	struct month_sums sums[KPI_MONTHS];
	double participants[KPI_MONTHS];
	struct month_sums year_before; /* of the same month */
	double participants_before;
	struct overview_import *import;
	size_t n_imports;
	int posts_until; /* the last day that an import of posts tells of; 0: there is none */
};

static bool load_people(struct sources *r, struct err *e)
{
	const struct study *study;
	if (!study_load(r->mem, r->store, r->trajectory, r->project, r->month, r->last_import, &study, e) ||
	    !study_people(r->mem, study, &r->people, e) || !study_phases(r->mem, study, &r->phase, &r->n_phases, e))
		return false;
	for (int i = 0; i < KPI_MONTHS; i++)
		r->participants[i] = study_month_told(study, r->month - KPI_MONTHS + 1 + i);
	r->participants_before = study_month_told(study, r->month - 12);
	return true;
}

static bool load_content(struct sources *r, struct err *e)
{
	struct period month = { month_first_day(r->month), month_last_day(r->month) };
	if (r->sums[KPI_MONTHS - 1].posts > MEDIAN_POSTS)
		return study_content_month(r->mem, r->store, r->trajectory, r->project, r->month, &r->content, e);
	return study_content(r->mem, r->store, r->trajectory, r->project, month, r->last_import, &r->content, e);
}

static bool load(struct sources *r, struct err *e)
{
	return trajectory_last_import(r->store, r->trajectory, &r->last_import, e) && load_people(r, e) &&
	       study_month_sums(r->store, r->trajectory, r->month - KPI_MONTHS + 1, r->month, r->sums, e) &&
	       study_month_sums(r->store, r->trajectory, r->month - 12, r->month - 12, &r->year_before, e) && load_content(r, e) &&
	       study_sources(r->mem, r->store, r->trajectory, r->last_import, r->lang, &r->import, &r->n_imports, e);
}

static void find_posts_until(struct sources *r)
{
	for (size_t i = 0; i < r->n_imports; i++) {
		const struct overview_import *import = &r->import[i];
		int last = import->as_of > import->period.to ? import->as_of : import->period.to;
		if (!import->undone && str_ends(import->kind_code, "-posts") && last > r->posts_until)
			r->posts_until = last;
	}
}

/* A figure of the months' posts; a month before the first post has none, nor has one that no import of posts tells of. */
static void posts_history(const struct sources *r, double history[KPI_MONTHS], double (*figure)(const struct month_sums *))
{
	bool begun = false;
	for (int i = 0; i < KPI_MONTHS; i++) {
		bool told = month_first_day(r->month - KPI_MONTHS + 1 + i) <= r->posts_until;
		begun |= r->sums[i].posts > 0;
		history[i] = begun && told ? figure(&r->sums[i]) : (double)NAN;
	}
}

static double posts_of(const struct month_sums *s)
{
	return (double)s->posts;
}

static double views_of(const struct month_sums *s)
{
	return s->posts > 0 && s->exposed == 0 ? (double)NAN : (double)s->views;
}

static double rate_of(const struct month_sums *s)
{
	return s->rate;
}

static void given(struct kpi *k, const char *code, const char *label, enum kpi_unit unit, double target)
{
	*k = (struct kpi){ .code = code, .label = label, .unit = unit, .source = KPI_GIVEN, .target = target };
}

static enum why why_missing(const struct kpi *k)
{
	return isnan(k->history[KPI_MONTHS - 1]) ? WHY_NO_DATA : WHY_NONE;
}

static struct kpi *make_kpis(const struct sources *r, struct monthly_input *out)
{
	enum { MOST = 6 };
	const double *target = r->project->target;
	struct kpi *k = mem_array(r->mem, MOST, sizeof *k);
	size_t n = 0;

	given(&k[n], "participants", word_text(r->lang, W_KPI_PARTICIPANTS), KPI_COUNT, target[TARGET_PARTICIPANTS]);
	for (int i = 0; i < KPI_MONTHS; i++)
		k[n].history[i] = r->participants[i];
	n++;
	given(&k[n], "posts", word_text(r->lang, W_KPI_POSTS), KPI_COUNT, target[TARGET_POSTS]);
	posts_history(r, k[n++].history, posts_of);
	given(&k[n], "views", word_text(r->lang, W_KPI_VIEWS), KPI_COUNT, target[TARGET_VIEWS]);
	posts_history(r, k[n++].history, views_of);
	given(&k[n], "interaction_rate", word_text(r->lang, W_KPI_RATE), KPI_RATE, target[TARGET_INTERACTION_RATE]);
	posts_history(r, k[n++].history, rate_of);
	for (size_t i = 0; i < r->content.n_breaks; i++)
		k[n - 1].break_at = k[n - 2].break_at = month_of_day(r->content.breaks[i].day) - (r->month - KPI_MONTHS + 1);
	for (size_t i = 0; i < n; i++) {
		const double before[] = { r->participants_before, posts_of(&r->year_before), views_of(&r->year_before),
			                  rate_of(&r->year_before) };
		bool told =
		        i == 0 || (r->year_before.posts > 0 && k[i].break_at == 0); /* counted otherwise since: no year to compare with */
		k[i].year_known = told && !isnan(before[i]);
		k[i].year_before = before[i];
		k[i].why = why_missing(&k[i]);
	}
	k[n++] = (struct kpi){
		.code = "mirror_age", .unit = KPI_SCORE, .source = KPI_MIRROR, .dimension = DIM_AGE, .target = target[TARGET_MIRROR]
	};
	k[n++] = (struct kpi){ .code = "age_unknown",
		               .unit = KPI_SHARE,
		               .source = KPI_UNKNOWN,
		               .dimension = DIM_AGE,
		               .target = target[TARGET_UNKNOWN_AGE],
		               .at_most = true };
	out->kpi = k;
	out->n_kpis = n;
	return k;
}

struct gap_list {
	struct mem *mem;
	struct data_gap *item;
	size_t n, cap;
};

static void add_gap(struct gap_list *l, struct data_gap g)
{
	l->item = mem_grow(l->mem, l->item, l->n, &l->cap, sizeof *l->item);
	l->item[l->n++] = g;
}

static bool is_in_content(const struct content_input *c, const char *platform, const char *name)
{
	for (size_t i = 0; i < c->n_channels; i++)
		if (str_eq(c->channel[i].platform, platform) && str_eq(c->channel[i].name, name))
			return true;
	return false;
}

/* No promise can be kept that a fair lottery would break: such a target is not judged, and the report says so. */
static void drop_vain_target(const struct sources *r, struct kpi *mirror, struct gap_list *l)
{
	const struct people_month *now = people_now(&r->people);
	for (size_t i = 0; now && i < r->people.n_dimensions; i++) {
		const struct people_table *t = &now->total[i];
		if (t->dimension != DIM_AGE || !(mirror->target > t->lottery))
			continue;
		add_gap(l, (struct data_gap){ .kind = GAP_NOTE,
		                              .what = word_say(r->mem, r->lang, W_TARGET_ABOVE_LOTTERY,
		                                               num_fixed(r->mem, mirror->target, 0, r->lang),
		                                               num_fixed(r->mem, t->lottery, 0, r->lang), NULL) });
		mirror->target = NAN;
	}
}

/* Rows of counts that were refused are people who do not count. */
static void tell_rejected_counts(const struct sources *r, struct gap_list *l)
{
	int64_t n = 0;
	for (size_t i = 0; i < r->n_imports; i++)
		if (!r->import[i].undone && str_eq(r->import[i].kind_code, "counts"))
			n += r->import[i].rows_rejected;
	if (n)
		add_gap(l,
		        (struct data_gap){ .kind = GAP_NOTE,
		                           .what = word_say(r->mem, r->lang, W_GAP_REJECTED_COUNTS, num_count(r->mem, n, r->lang), NULL) });
}

static bool make_gaps(const struct sources *r, struct kpi kpi[], struct monthly_input *out, struct err *e)
{
	struct gap_list l = { .mem = r->mem };
	struct overview_status status;
	bool told = month_first_day(r->month) <= r->posts_until;
	if (!study_status(r->mem, r->store, r->trajectory, r->project, &status, e))
		return false;
	for (size_t i = 0; told && i < status.n_channels; i++)
		if (!is_in_content(&r->content, status.channel[i].platform, status.channel[i].name))
			add_gap(&l, (struct data_gap){ .kind = GAP_CHANNEL_SILENT,
			                               .what = mem_printf(r->mem, "%s (%s)", status.channel[i].name,
			                                                  import_platform_title(status.channel[i].platform)) });
	if (status.has_posts && r->posts_until + QUIET_DAYS < month_last_day(r->month))
		add_gap(&l, (struct data_gap){
		                    .kind = GAP_MONTH_INCOMPLETE, .what = word_text(r->lang, W_GAP_ALL_FILES), .day = r->posts_until });
	if (!status.has_posts)
		add_gap(&l, (struct data_gap){ .kind = GAP_KIND_MISSING,
		                               .what = word_text(r->lang, W_GAP_POSTS),
		                               .help = word_text(r->lang, W_GAP_POSTS_HELP) });
	if (!status.has_people)
		add_gap(&l, (struct data_gap){ .kind = GAP_KIND_MISSING,
		                               .what = word_text(r->lang, W_GAP_PEOPLE),
		                               .help = word_text(r->lang, W_GAP_PEOPLE_HELP) });
	if (!status.has_census)
		add_gap(&l, (struct data_gap){ .kind = GAP_KIND_MISSING,
		                               .what = word_text(r->lang, W_GAP_CENSUS),
		                               .help = word_text(r->lang, W_GAP_CENSUS_HELP) });
	tell_rejected_counts(r, &l);
	for (size_t i = 0; i < out->n_kpis; i++)
		if (out->kpi[i].source == KPI_MIRROR)
			drop_vain_target(r, &kpi[i], &l);
	out->gap = l.item;
	out->n_gaps = l.n;
	return true;
}

/* All posts of the month before, from its sums; NULL when there were none. */
static bool make_previous(const struct sources *r, struct monthly_input *out, struct err *e)
{
	struct content_input before;
	if (!study_content_month(r->mem, r->store, r->trajectory, r->project, r->month - 1, &before, e))
		return false;
	if (before.all.n) {
		struct type_result *all = mem_alloc(r->mem, sizeof *all);
		*all = before.all;
		out->previous = all;
	}
	return true;
}

bool study_monthly(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, int month, struct monthly_input *out,
                   struct err *e)
{
	struct sources *r = mem_alloc(m, sizeof *r);
	*r = (struct sources){ .mem = m, .store = s, .trajectory = trajectory, .project = p, .lang = p->lang, .month = month };
	if (!load(r, e))
		return false;
	/* the months that the sparklines show */
	const struct period shown = { month_first_day(month - KPI_MONTHS + 1), month_last_day(month) };
	if (!study_breaks(m, s, trajectory, p->lang, shown, &r->content, e))
		return false;
	find_posts_until(r);
	*out = (struct monthly_input){ .organisation = p->organisation,
		                       .trajectory = p->name,
		                       .region = r->people.facts.population.region,
		                       .month = month,
		                       .people = &r->people,
		                       .content = &r->content,
		                       .n_phases = r->n_phases,
		                       .phase = r->phase,
		                       .toelichting = *p->note ? p->note : NULL,
		                       .account = account_of(m, r->import, r->n_imports, &r->people, r->last_import) };
	struct kpi *kpi = make_kpis(r, out);
	const int lately = month_first_day(month - ADVICE_MONTHS);
	return corrections_find(m, s, trajectory, p, "monthly", (struct period){ month_first_day(month), month_last_day(month) }, true,
	                        r->participants, KPI_MONTHS, &out->account, e) &&
	       make_gaps(r, kpi, out, e) && make_previous(r, out, e) &&
	       study_decisions(m, s, trajectory, lately, shown.to, r->last_import, &out->decisions, e) &&
	       study_events(m, s, trajectory, r->last_import, shown, &out->event, &out->n_events, e);
}
