#include "base/num.h"
#include "base/str.h"
#include "monthly_parts.h"
#include "people_say.h"
#include "phrase.h"
#include <float.h>
#include <math.h>

static const double nearly_within = 0.10; /* of the target */
static const char nearly[] = "nearly";

struct kpi_view {
	const char *label;
	double history[KPI_MONTHS]; /* NaN: no figure, or not to be shown */
	double year_before; /* the same month of the year before; NaN as history */
	double now, before; /* of the report's period, and of the one before it */
	bool hidden, before_hidden; /* it exists and is withheld */
	bool unjudged; /* a score of people of whom nothing may be judged */
};

static const struct people_table *table_at(const struct people *p, int month, enum dimension dimension)
{
	const struct people_month *at = people_shown_at(p, month);
	for (size_t i = 0; at && i < p->n_dimensions; i++)
		if (at->total[i].dimension == dimension)
			return &at->total[i];
	return NULL;
}

static double unknown_share(const struct people *p, const struct people_table *t)
{
	int64_t all = t->known + t->unknown;
	return all >= PEOPLE_PERCENT_BASE && !people_few(p, t->unknown) ? (double)t->unknown / (double)all : MISSING;
}

static double share_of(const struct people_table *t, struct group g)
{
	for (size_t i = 0; i < t->k; i++)
		if (t->group[i].group.sex == g.sex && t->group[i].group.age_from == g.age_from && t->group[i].group.age_to == g.age_to)
			return t->group[i].share;
	return MISSING;
}

static enum dimension dimension_of(const struct kpi *k)
{
	if (k->source == KPI_GROUP)
		return k->group.sex ? DIM_SEX : DIM_AGE;
	return k->dimension;
}

static double people_figure(const struct people *p, const struct kpi *k, int month)
{
	const struct people_table *t = table_at(p, month, dimension_of(k));
	if (!t)
		return MISSING;
	return k->source == KPI_MIRROR ? t->mirror : k->source == KPI_UNKNOWN ? unknown_share(p, t) : share_of(t, k->group);
}

static const char *kpi_label(struct doc *d, const struct monthly_input *in, const struct kpi *k)
{
	if (k->label)
		return k->label;
	const char *dimension = people_dimension_words(d->lang, k->dimension);
	if (k->source == KPI_MIRROR)
		return word_say(d->mem, d->lang, W_KPI_MIRROR_LABEL, dimension, NULL);
	if (k->source == KPI_UNKNOWN)
		return word_say(d->mem, d->lang, W_KPI_UNKNOWN_LABEL, phrase_capital(d->mem, dimension), NULL);
	return word_say(d->mem, d->lang, W_KPI_GROUP_LABEL, people_group_words(d->mem, d->lang, people_group_plain(in->people, k->group)),
	                NULL);
}

/* Does this figure exist, so that without a value it was withheld? */
static bool is_gated(const struct people *p, const struct kpi *k, const struct people_table *t)
{
	return t && people_bands_fit(t) && (k->source != KPI_UNKNOWN || people_few(p, t->unknown));
}

static struct kpi_view kpi_view(struct doc *d, const struct monthly_input *in, const struct kpi *k)
{
	struct kpi_view v = { .label = kpi_label(d, in, k) };
	int told = month_of_day(in->people->facts.told_until);
	for (int i = 0; i < KPI_MONTHS; i++) {
		int month = in->month - KPI_MONTHS + 1 + i;
		v.history[i] = k->source == KPI_GIVEN ? k->history[i] : month > told ? MISSING : people_figure(in->people, k, month);
	}
	v.year_before = k->source != KPI_GIVEN ? people_figure(in->people, k, in->month - 12) : k->year_known ? k->year_before : MISSING;
	bool given = k->source == KPI_GIVEN, months = in->n_months > 1;
	v.now = !given ? people_figure(in->people, k, in->month) : months ? k->now : v.history[KPI_MONTHS - 1];
	v.before = !given   ? people_figure(in->people, k, in->month - (months ? in->n_months : 1))
	           : months ? k->before
	                    : v.history[KPI_MONTHS - 2];
	if (k->apart) /* the line is of the same accounts throughout */
		v.history[KPI_MONTHS - 1] = MISSING;
	const struct people_table *now = given ? NULL : table_at(in->people, in->month, dimension_of(k));
	const struct people_table *then = given ? NULL : table_at(in->people, in->month - (months ? in->n_months : 1), dimension_of(k));
	v.hidden = isnan(v.now) && is_gated(in->people, k, now);
	v.before_hidden = isnan(v.before) && is_gated(in->people, k, then) && then->percentages;
	v.unjudged = now && k->source == KPI_MIRROR && now->gate != GATE_PASSED;
	return v;
}

/* ---- cells */

static struct cell cell_value(struct doc *d, enum kpi_unit unit, double v)
{
	switch (unit) {
	case KPI_COUNT:
		return cell_real(d, v, 0);
	case KPI_RATE:
		return cell_real(d, v, 1);
	case KPI_SHARE:
		return cell_percent(d, v, 1);
	case KPI_SCORE:
		return cell_real(d, v, 0);
	}
	return cell_missing();
}

/* A half goes up, as where figures are printed: the product of 0.0575 may lie just below its half. */
static double rounded(double v, double scale)
{
	return round(v * scale * (1 + 4 * DBL_EPSILON));
}

/* Of the two figures as they are shown, so that a reader can check it; shares differ in hundredths. In data that of the figures as they stand there. */
static struct cell cell_difference(struct doc *d, enum kpi_unit unit, double now, double before)
{
	int decimals = unit == KPI_COUNT || unit == KPI_SCORE ? 0 : 1;
	double step = decimals ? 10 : 1, scale = step * (unit == KPI_SHARE ? 100 : 1);
	struct cell c = cell_signed(d, (rounded(now, scale) - rounded(before, scale)) / step, decimals);
	if (c.state == CELL_GIVEN)
		c.machine = num_plain(d->mem, now - before);
	return c;
}

static struct cell cell_target(struct doc *d, const struct kpi *k, double target)
{
	bool whole = fabs(100 * target - round(100 * target)) < 0.05;
	struct cell c = k->unit == KPI_SHARE ? cell_percent(d, target, whole ? 0 : 1) : cell_value(d, k->unit, target);
	if (k->at_most && c.state == CELL_GIVEN)
		c.shown = word_say(d->mem, d->lang, W_KPI_AT_MOST, c.shown, NULL);
	return c;
}

/* What a month is to reach, times the months that have figures. */
static double target_of(const struct monthly_input *in, const struct kpi *k)
{
	return in->n_months > 1 && k->source == KPI_GIVEN && k->unit == KPI_COUNT ? k->target * k->months : k->target;
}

static struct cell cell_finding(struct doc *d, const struct kpi *k, double now, double target)
{
	static const struct {
		enum word word;
		const char *code;
		enum tone tone;
	} finding[] = { { W_KPI_MET, "met", TONE_OVER }, { W_KPI_NEARLY, nearly, TONE_SOFT }, { W_KPI_MISSED, "missed", TONE_UNDER } };
	if (isnan(now) || isnan(target))
		return cell_missing();
	double short_by = k->at_most ? now - target : target - now;
	size_t i = short_by <= 0 ? 0 : short_by <= nearly_within * fabs(target) ? 1 : 2;
	if (i && (k->unfinished || k->lacks))
		return cell_missing();
	struct cell c = cell_code(word_text(d->lang, finding[i].word), finding[i].code);
	c.tone = finding[i].tone;
	return c;
}

/* The places of the first and the last month with a figure; first >= last: there is no line to draw. */
struct course {
	int first, last;
};

static struct course course_of(const struct kpi_view *v)
{
	struct course c = { 0, KPI_MONTHS - 1 };
	while (c.first < KPI_MONTHS && isnan(v->history[c.first]))
		c.first++;
	while (c.last > c.first && isnan(v->history[c.last]))
		c.last--;
	return c;
}

static struct cell cell_spark(struct doc *d, const struct kpi *k, const struct kpi_view *v)
{
	const int first = course_of(v).first, last = course_of(v).last;
	if (first >= last)
		return cell_missing();
	double *value = mem_array(d->mem, KPI_MONTHS, sizeof *value);
	for (int i = 0; i < KPI_MONTHS; i++)
		value[i] = v->history[i];
	struct chart_line *line = mem_alloc(d->mem, sizeof *line);
	*line = (struct chart_line){ .label = v->label, .role = LINE_SERIES, .value = value };
	struct chart *c = mem_alloc(d->mem, sizeof *c);
	*c = (struct chart){ .kind = CHART_SPARK,
		             .width = 46,
		             .height = 16,
		             .line = line,
		             .n_lines = 1,
		             .n_x = KPI_MONTHS,
		             .target = k->target,
		             .break_at = (size_t)k->break_at };
	const char *from = cell_value(d, k->unit, value[first]).shown, *to = cell_value(d, k->unit, value[last]).shown;
	const char *months = num_plain_int(d->mem, last - first + 1);
	c->alt = isnan(k->target)
	                 ? word_say(d->mem, d->lang, W_ALT_SPARK, from, to, months, NULL)
	                 : word_say(d->mem, d->lang, W_ALT_SPARK_TARGET, from, to, months, cell_target(d, k, k->target).shown, NULL);
	if (k->break_at > 0)
		c->alt = mem_printf(d->mem, "%s %s", c->alt, word_text(d->lang, W_ALT_BREAK));
	return (struct cell){ .shown = "", .chart = c };
}

static void kpi_row(struct doc *d, const struct monthly_input *in, struct table *t, size_t row, const struct kpi *k)
{
	struct kpi_view v = kpi_view(d, in, k);
	double now = v.now, target = target_of(in, k);
	bool alike = !k->unfinished && !k->apart && (in->n_months <= 1 || k->unit != KPI_COUNT || k->months == in->n_months);
	struct cell value = v.hidden ? cell_hidden(d) : cell_value(d, k->unit, now);
	if (!v.hidden && !isnan(now))
		value.tone = TONE_STRONG;
	const struct cell cell[] = {
		cell_code(v.label, k->code),
		value,
		v.before_hidden ? cell_hidden(d) : cell_value(d, k->unit, v.before),
		alike ? cell_difference(d, k->unit, now, v.before) : cell_missing(),
		cell_value(d, k->unit, v.year_before),
		cell_target(d, k, k->refused > 0 ? k->refused : target),
		cell_finding(d, k, v.unjudged ? MISSING : now, target),
		cell_spark(d, k, &v),
	};
	for (size_t c = 0; c < t->n_columns; c++)
		*table_cell(t, row, c) = cell[c];
}

/* A trajectory of more than a year has figures to lay beside those of the same month. */
static bool year_is_known(struct doc *d, const struct monthly_input *in)
{
	for (size_t i = 0; i < in->n_kpis; i++)
		if (!isnan(kpi_view(d, in, &in->kpi[i]).year_before))
			return true;
	return false;
}

/* The first period has nothing before it to be laid beside. */
static bool before_is_known(struct doc *d, const struct monthly_input *in)
{
	for (size_t i = 0; i < in->n_kpis; i++)
		if (!isnan(kpi_view(d, in, &in->kpi[i]).before))
			return true;
	return false;
}

/* Without one there is nothing to find. */
static bool any_target(const struct monthly_input *in)
{
	for (size_t i = 0; i < in->n_kpis; i++)
		if (!isnan(in->kpi[i].target) || in->kpi[i].refused > 0)
			return true;
	return false;
}

/* From the first month that any line shows to that of the report; 0: there is no line. */
static int months_shown(struct doc *d, const struct monthly_input *in)
{
	int most = 0;
	for (size_t i = 0; i < in->n_kpis; i++) {
		const struct kpi_view v = kpi_view(d, in, &in->kpi[i]);
		const struct course c = course_of(&v);
		if (c.first < c.last && KPI_MONTHS - c.first > most)
			most = KPI_MONTHS - c.first;
	}
	return most;
}

static const struct kpi *kpi_of(const struct monthly_input *in, const char *code)
{
	for (size_t i = 0; i < in->n_kpis; i++)
		if (str_eq(in->kpi[i].code, code))
			return &in->kpi[i];
	return NULL;
}

/* ---- notes: each belongs to the cells or the column that it explains */

enum { COL_LABEL, COL_NOW, COL_PREVIOUS, COL_DIFFERENCE, COL_YEAR_BEFORE, COL_TARGET, COL_FINDING, COL_HISTORY };

/* Rows of numbers that still grow. */
static void note_unfinished(struct doc *d, const struct monthly_input *in, struct table *t)
{
	const struct footnote *note = NULL;
	const struct kpi *posts = kpi_of(in, "posts");
	const char *more = "";
	for (size_t i = 0; posts && posts->unfinished && i < in->n_gaps; i++)
		if (in->gap[i].kind == GAP_MONTH_INCOMPLETE)
			more = word_say(d->mem, d->lang, W_KPI_UNFINISHED_POSTS, day_words(d->mem, in->gap[i].day, d->lang), NULL);
	for (size_t i = 0; i < in->n_kpis; i++) {
		if (!in->kpi[i].unfinished)
			continue;
		note = note ? note : table_footnote(d, t, W_KPI_UNFINISHED, more, NULL);
		table_cell(t, i, COL_LABEL)->note = note;
	}
}

static bool is_of_posts(const struct kpi *k)
{
	return str_eq(k->code, "posts") || str_eq(k->code, "views");
}

/* A second note goes behind the number, where the first says that it still grows. */
static void note_row(struct table *t, size_t row, const struct footnote *note)
{
	struct cell *label = table_cell(t, row, COL_LABEL), *now = table_cell(t, row, COL_NOW);
	if (!label->note)
		label->note = note;
	else if (!now->note)
		now->note = note;
}

/* Rows of posts of which no file lists some, or any. */
static void note_lacks(struct doc *d, const struct monthly_input *in, struct table *t)
{
	const char **name = mem_array(d->mem, in->n_gaps + 1, sizeof *name), *unlisted = NULL;
	const struct kpi *posts = kpi_of(in, "posts");
	size_t n = 0;
	for (size_t i = 0; i < in->n_gaps; i++) {
		if (in->gap[i].kind == GAP_UNLISTED)
			unlisted = in->gap[i].what;
		else if (in->gap[i].lacks)
			name[n++] = in->gap[i].what;
	}
	const char *apart = posts && posts->apart ? word_text(d->lang, W_KPI_LACKS_APART) : "";
	const struct footnote *note = unlisted ? table_footnote(d, t, W_KPI_UNLISTED, unlisted, NULL) : NULL,
	                      *part = n ? table_footnote(d, t, W_KPI_LACKS, phrase_list(d->mem, d->lang, name, n), apart, NULL) : NULL;
	for (size_t i = 0; i < in->n_kpis; i++) {
		if (note && is_of_posts(&in->kpi[i]))
			note_row(t, i, note);
		if (part && is_of_posts(&in->kpi[i]))
			note_row(t, i, part);
	}
}

/* Rows of posts while a channel has none: nobody knows whether it was quiet or its file is missing, and the finding says neither. */
static void note_silent(struct doc *d, const struct monthly_input *in, struct table *t)
{
	const char *names = monthly_silent(d, in);
	const struct footnote *note = NULL;
	for (size_t i = 0; names && i < in->n_kpis; i++) {
		if (!is_of_posts(&in->kpi[i]))
			continue;
		note = note ? note
		            : table_footnote(d, t, W_KPI_SILENT_NOTE, names, period_within(d->mem, monthly_period(in), d->lang), NULL);
		note_row(t, i, note);
	}
}

/* The last row of rates: what accounts without a row of their own reached. */
static void note_other_rates(struct doc *d, const struct monthly_input *in, struct table *t)
{
	struct cell *last = NULL;
	for (size_t i = 0; in->other_rates && i < in->n_kpis; i++)
		if (in->kpi[i].source == KPI_GIVEN && in->kpi[i].unit == KPI_RATE)
			last = table_cell(t, i, COL_LABEL);
	if (last && !last->note)
		last->note = table_footnote(d, t, W_KPI_OTHER_RATES, in->other_rates, NULL);
}

/* Rows of people: everybody until then, not those of the month alone. */
static void note_people(struct doc *d, const struct monthly_input *in, struct table *t)
{
	bool of_day;
	const char *until = people_until_words(d->mem, d->lang, in->people, &of_day);
	const struct footnote *note = NULL;
	for (size_t i = 0; i < in->n_kpis; i++) {
		if (in->kpi[i].source == KPI_GIVEN || table_cell(t, i, COL_NOW)->state == CELL_MISSING)
			continue;
		note = note ? note : table_footnote(d, t, of_day ? W_KPI_PEOPLE_NOTE_DAY : W_KPI_PEOPLE_NOTE, until, NULL);
		table_cell(t, i, COL_LABEL)->note = note;
	}
}

static const char *told_words(struct doc *d, const struct kpi *k)
{
	if (k->n_told) {
		const char **run = mem_array(d->mem, k->n_told, sizeof *run);
		for (size_t i = 0; i < k->n_told; i++)
			run[i] = period_within(d->mem, k->told[i], d->lang);
		return phrase_list(d->mem, d->lang, run, k->n_told);
	}
	return k->months ? period_within(d->mem, period_of_months(k->from, k->months), d->lang) : word_text(d->lang, W_KPI_MONTHS_NONE);
}

/* What a period is laid beside; nothing of it known: no column. */
static const char *not_compared(struct doc *d, const struct monthly_input *in, const struct table *t, enum word word)
{
	const int n = in->n_months > 1 ? in->n_months : 1;
	const struct period period = period_of_months(in->month - 2 * n + 1, n);
	const char *before = period_the(d->mem, period, d->lang);
	const int start = in->starts ? month_of_day(in->starts) : in->month;
	if (start <= in->month && month_of_day(period.from) < start && in->starts)
		return word_say(d->mem, d->lang, W_KPI_BEFORE_START, before, day_words(d->mem, in->starts, d->lang), NULL);
	return t->column[COL_PREVIOUS].width < 0 || word != W_KPI_BEFORE_NONE ? word_say(d->mem, d->lang, word, before, NULL) : "";
}

/* Of which months the numbers are, when it is not all of them; and why there is no column to lay them beside. */
static void note_now(struct doc *d, const struct monthly_input *in, struct table *t)
{
	const struct kpi *people = kpi_of(in, "participants"), *posts = kpi_of(in, "posts");
	const bool partly = in->n_months > 1 && people && posts && (people->months < in->n_months || posts->months < in->n_months);
	const char *rest = not_compared(d, in, t, W_KPI_BEFORE_NONE);
	if (partly && in->ended)
		rest = mem_printf(d->mem, "%s%s", word_say(d->mem, d->lang, W_KPI_ENDED, day_words(d->mem, in->ended, d->lang), NULL),
		                  rest);
	if (partly && !posts->n_told && people->months == posts->months && people->from == posts->from)
		table_mark_column(d, t, COL_NOW, table_footnote(d, t, W_KPI_PARTLY_BOTH, told_words(d, posts), rest, NULL));
	else if (partly)
		table_mark_column(d, t, COL_NOW,
		                  table_footnote(d, t, W_KPI_PARTLY, told_words(d, people), told_words(d, posts), rest, NULL));
	else if (*rest)
		table_mark_column(d, t, COL_NOW, table_footnote(d, t, W_KPI_REST, rest, NULL));
}

/* What a dash beside a figure of the period means. */
static void note_before(struct doc *d, const struct monthly_input *in, struct table *t)
{
	bool dash = false;
	for (size_t i = 0; t->column[COL_PREVIOUS].width >= 0 && i < t->n_rows; i++)
		dash |= table_cell(t, i, COL_PREVIOUS)->state == CELL_MISSING && table_cell(t, i, COL_NOW)->state != CELL_MISSING;
	if (dash)
		table_mark_column(d, t, COL_PREVIOUS,
		                  table_footnote(d, t, W_KPI_REST,
		                                 not_compared(d, in, t, in->n_months > 1 ? W_KPI_BEFORE_MONTHS : W_KPI_BEFORE_MONTH),
		                                 NULL));
}

/* The target of several months. */
static void note_target(struct doc *d, const struct monthly_input *in, struct table *t)
{
	const struct kpi *people = kpi_of(in, "participants"), *posts = kpi_of(in, "posts");
	if (in->n_months <= 1 || !people || !posts || (isnan(people->target) && isnan(posts->target)))
		return;
	const char *of_people = num_plain_int(d->mem, people->months), *of_posts = num_plain_int(d->mem, posts->months);
	table_mark_column(d, t, COL_TARGET,
	                  people->months == posts->months ? table_footnote(d, t, W_KPI_TARGET_MONTHS, of_posts, NULL)
	                                                  : table_footnote(d, t, W_KPI_TARGETS_MONTHS, of_people, of_posts, NULL));
}

/* A target that stands there without a finding. */
static void note_refused(struct doc *d, const struct monthly_input *in, struct table *t)
{
	for (size_t i = 0; i < in->n_kpis; i++) {
		const struct kpi *k = &in->kpi[i];
		if (k->refused > 0)
			table_cell(t, i, COL_TARGET)->note =
			        table_footnote(d, t, W_KPI_TARGET_REFUSED, num_fixed(d->mem, k->lottery, 0, d->lang), NULL);
	}
}

/* Differences in what a post gathers with time. */
static void note_older(struct doc *d, const struct monthly_input *in, struct table *t)
{
	const struct footnote *note = NULL;
	for (size_t i = 0; in->older.to && i < in->n_kpis; i++) {
		const struct kpi *k = &in->kpi[i];
		struct cell *difference = table_cell(t, i, COL_DIFFERENCE);
		if (difference->state == CELL_MISSING || (!str_eq(k->code, "views") && k->unit != KPI_RATE))
			continue;
		note = note ? note : table_footnote(d, t, W_OLDER_POSTS, period_the(d->mem, in->older, d->lang), NULL);
		difference->note = note;
	}
}

static void note_nearly(struct doc *d, struct table *t)
{
	const struct footnote *note = NULL;
	for (size_t i = 0; i < t->n_rows; i++) {
		struct cell *c = table_cell(t, i, COL_FINDING);
		if (!c->machine || !str_eq(c->machine, nearly))
			continue;
		note = note ? note : table_footnote(d, t, W_KPI_NEARLY_NOTE, NULL);
		c->note = note;
	}
}

static void note_history(struct doc *d, const struct monthly_input *in, struct table *t)
{
	for (size_t i = 0; i < in->n_kpis; i++) {
		if (isnan(in->kpi[i].target) || !table_cell(t, i, COL_HISTORY)->chart)
			continue;
		table_mark_column(d, t, COL_HISTORY, table_footnote(d, t, W_KPI_HISTORY_NOTE, NULL));
		return;
	}
}

/* In the order in which a reader meets their marks. */
static void kpi_notes(struct doc *d, const struct monthly_input *in, struct table *t)
{
	note_now(d, in, t);
	note_before(d, in, t);
	note_target(d, in, t);
	note_history(d, in, t);
	note_unfinished(d, in, t);
	note_lacks(d, in, t);
	note_silent(d, in, t);
	note_older(d, in, t);
	note_other_rates(d, in, t);
	note_people(d, in, t);
	note_refused(d, in, t);
	note_nearly(d, t);
}

void monthly_kpis(struct doc *d, const struct monthly_input *in)
{
	const struct period now = monthly_period(in);
	const int first = month_of_day(now.from), n = month_of_day(now.to) - first + 1;
	const struct period before = period_of_months(first - n, n), year_before = period_of_months(first - 12, n);
	bool other_year = month_year(month_of_day(before.to)) != month_year(in->month);
	const double beside = before_is_known(d, in) ? 0 : DATA_ONLY;
	const int shown = months_shown(d, in);
	const char *history = word_say(d->mem, d->lang, W_COL_HISTORY, num_plain_int(d->mem, shown), NULL);
	const struct column column[] = {
		{ word_text(d->lang, W_COL_INDICATOR), "indicator", ALIGN_START, 0 },
		{ period_short(d->mem, now, false, d->lang), "now", ALIGN_END, 0 },
		{ period_short(d->mem, before, n > 1 && other_year, d->lang), "previous", ALIGN_END, beside },
		{ word_text(d->lang, W_COL_DIFFERENCE), "difference", ALIGN_END, beside },
		{ period_short(d->mem, year_before, true, d->lang), "year_before", ALIGN_END,
		  n < 12 && year_is_known(d, in) ? 0 : DATA_ONLY },
		{ word_text(d->lang, W_COL_TARGET), "target", ALIGN_END, any_target(in) ? 0 : DATA_ONLY },
		{ word_text(d->lang, W_COL_FINDING), "finding", ALIGN_START, any_target(in) ? 0 : DATA_ONLY },
		{ history, "history", ALIGN_START, shown ? 0 : DATA_ONLY },
	};
	doc_heading(d, 2, "kpi", word_text(d->lang, W_KPI_TITLE));
	const char *summary = word_say(d->mem, d->lang, W_KPI_SUMMARY, period_the(d->mem, now, d->lang),
	                               word_after(W_PREVIOUS_MONTH, (int)period_kind(now), d->lang), NULL);
	struct table *t = doc_table(d, "kpi", NULL, summary, column, sizeof column / sizeof *column, in->n_kpis);
	for (size_t i = 0; i < in->n_kpis; i++)
		kpi_row(d, in, t, i, &in->kpi[i]);
	kpi_notes(d, in, t);
}
