#include "agreement.h"
#include "base/num.h"
#include "base/str.h"
#include "people_say.h"
#include "phrase.h"
#include <math.h>

static const char *moment(struct mem *m, enum lang lang, int64_t at)
{
	int second, day;
	time_to_wall(at, ZONE_UTC, &day, &second);
	return mem_printf(m, "%s %02d:%02d", day_words(m, day, lang), second / 3600, second / 60 % 60);
}

static void say_who(struct doc *d, const struct agreement_page *a)
{
	const struct population_facts *p = &a->population;
	struct mem *m = d->mem;
	const char *who = p->minimum_age > 0 ? word_say(m, d->lang, W_AGREED_WHO_AGE, p->region, num_plain_int(m, p->minimum_age), NULL)
	                                     : word_say(m, d->lang, W_AGREED_WHO_ALL, p->region, NULL);
	struct paragraph s = { .doc = d };
	doc_heading(d, 2, "who", word_text(d->lang, W_AGREED_WHO));
	if (p->source && isfinite(p->persons))
		paragraph_say(&s, W_AGREED_WHO_SOURCE, who, num_count(m, llround(p->persons), d->lang), p->source,
		              day_words(m, p->ref_day, d->lang), NULL);
	else
		paragraph_say(&s, W_AGREED_WHO_NO_SOURCE, who, NULL);
	if (a->n_others)
		paragraph_say(&s, W_AGREED_OTHERS, phrase_list(m, d->lang, a->other, a->n_others), NULL);
	paragraph_say(&s, W_AGREED_COUNTS, NULL);
	paragraph_end(&s, TEXT_BODY);
}

static struct cell per_hundred(struct doc *d, double share)
{
	return cell_real(d, isnan(share) ? share : 100 * fmin(fmax(share, 0), 1), 1);
}

static void room_table(struct doc *d, const struct agreement_page *a)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_GROUP), "group", ALIGN_START, 0 },
		{ word_text(d->lang, W_AGREED_COL_POPULATION), "residents_per_100", ALIGN_END, 0 },
		{ word_text(d->lang, W_AGREED_COL_LEAST), "least_per_100", ALIGN_END, 0 },
		{ word_text(d->lang, W_AGREED_COL_MOST), "most_per_100", ALIGN_END, 0 },
	};
	size_t n = 0, row = 0;
	for (size_t i = 0; i < a->n_dimensions; i++)
		n += a->dimension[i].k;
	if (n == 0)
		return;
	struct table *t = doc_table(d, "agreement", word_text(d->lang, W_AGREED_TABLE), word_text(d->lang, W_AGREED_TABLE_SUMMARY), column,
	                            sizeof column / sizeof *column, n);
	for (size_t i = 0; i < a->n_dimensions; i++)
		for (size_t g = 0; g < a->dimension[i].k; g++, row++) {
			const struct agreement_dimension *x = &a->dimension[i];
			double share = x->share ? x->share[g] : (double)NAN, room = x->room ? x->room[g] : (double)NAN;
			*table_cell(t, row, 0) = cell_text(people_group_row(d->mem, d->lang, x->group[g]));
			*table_cell(t, row, 1) = per_hundred(d, share);
			*table_cell(t, row, 2) = per_hundred(d, share - room);
			*table_cell(t, row, 3) = per_hundred(d, share + room);
		}
}

static void say_room(struct doc *d, const struct agreement_page *a)
{
	const struct agreement *x = &a->criterion.agreement;
	doc_heading(d, 2, "room", word_text(d->lang, W_AGREED_ROOM));
	doc_say(d, TEXT_BODY, W_AGREEMENT_RULE, num_percent(d->mem, x->share, 0, d->lang), phrase_number(d->mem, d->lang, 100 * x->least),
	        phrase_number(d->mem, d->lang, 100 * x->most), NULL);
	room_table(d, a);
}

static void say_answers(struct doc *d, const struct agreement_page *a)
{
	const struct agreement *x = &a->criterion.agreement;
	struct paragraph s = { .doc = d };
	doc_heading(d, 2, "answers", word_text(d->lang, W_AGREED_ANSWERS));
	doc_item(d, W_AGREED_YES, NULL);
	doc_item(d, W_AGREED_NO, NULL);
	doc_item(d, W_AGREED_OPEN, NULL);
	doc_item(d, W_AGREED_CANNOT, phrase_number(d->mem, d->lang, 100 * x->max_unknown),
	         num_count(d->mem, llround(x->min_known), d->lang), NULL);
	paragraph_say(&s, W_AGREED_SHOWN, phrase_number(d->mem, d->lang, 100 * x->alpha), NULL);
	if (isfinite(a->needed))
		paragraph_say(&s, W_AGREED_NEEDED, num_count(d->mem, llround(a->needed), d->lang), NULL);
	paragraph_end(&s, TEXT_BODY);
}

static void say_when(struct doc *d, const struct agreement_page *a)
{
	doc_heading(d, 2, "when", word_text(d->lang, W_AGREED_WHEN));
	if (a->has_verdict_day)
		doc_say(d, TEXT_BODY, W_AGREED_WHEN_DAY, day_words(d->mem, a->verdict_day, d->lang), NULL);
	else
		doc_say(d, TEXT_BODY, W_AGREED_WHEN_NO_DAY, NULL);
}

static const char *reason_words(enum lang lang, const char *reason)
{
	if (str_eq(reason, "default"))
		return word_text(lang, W_AGREED_REASON_DEFAULT);
	if (str_eq(reason, "expected"))
		return word_text(lang, W_AGREED_REASON_EXPECTED);
	return str_eq(reason, "own") ? word_text(lang, W_AGREED_REASON_OWN) : reason;
}

static void versions_table(struct doc *d, const struct agreement_page *a)
{
	const struct column column[] = {
		{ word_text(d->lang, W_AGREED_COL_VERSION), "version", ALIGN_START, 0 },
		{ word_text(d->lang, W_AGREED_COL_SET), "set_at", ALIGN_START, 0 },
		{ word_text(d->lang, W_AGREED_COL_REASON), "reason", ALIGN_START, 0 },
		{ word_text(d->lang, W_AGREED_COL_HASH), "sha256", ALIGN_START, 0 },
	};
	enum { SHORT_HASH = 12 };
	if (a->n_versions == 0)
		return;
	struct table *t = doc_table(d, "versions", word_text(d->lang, W_AGREED_VERSIONS), word_text(d->lang, W_AGREED_VERSIONS_SUMMARY),
	                            column, sizeof column / sizeof *column, a->n_versions);
	for (size_t i = 0; i < a->n_versions; i++) {
		const struct agreement_version *v = &a->past[i];
		*table_cell(t, i, 0) = cell_text(num_plain_int(d->mem, v->version));
		*table_cell(t, i, 1) = cell_code(moment(d->mem, d->lang, v->set_at), time_iso(d->mem, v->set_at));
		*table_cell(t, i, 2) = cell_code(reason_words(d->lang, v->reason), v->reason);
		*table_cell(t, i, 3) = cell_code(mem_text_n(d->mem, v->sha256, SHORT_HASH), v->sha256);
	}
}

static void say_record(struct doc *d, const struct agreement_page *a)
{
	struct paragraph s = { .doc = d };
	doc_heading(d, 2, "record", word_text(d->lang, W_AGREED_RECORD));
	paragraph_say(&s, W_AGREED_RECORD_TIME, num_plain_int(d->mem, a->version), people_label_words(d->lang, a->criterion.label),
	              moment(d->mem, d->lang, a->set_at), NULL);
	if (a->criterion.recorded_in)
		paragraph_say(&s, W_AGREED_RECORD_IN, doc_own(d, a->criterion.recorded_in), NULL);
	else
		paragraph_say(&s, W_AGREED_RECORD_NOT_IN, NULL);
	paragraph_end(&s, TEXT_BODY);
	if (a->n_versions) {
		const struct agreement_version *last = &a->past[a->n_versions - 1];
		bool same = str_eq(last->sha256, a->criterion.sha256);
		doc_say(d, TEXT_NOTE, same ? W_AGREED_SAME : W_AGREED_REPLACES, num_plain_int(d->mem, last->version),
		        moment(d->mem, d->lang, last->set_at), same ? NULL : reason_words(d->lang, a->reason), NULL);
	}
	if (a->criterion.stands_sha256)
		doc_say(d, TEXT_NOTE, W_METHOD_STANDS, num_plain_int(d->mem, a->criterion.stands_version), a->criterion.stands_sha256,
		        NULL);
	doc_say(d, TEXT_NOTE, W_AGREED_RECORD_HASH, a->criterion.sha256, NULL);
}

static void say_lead(struct doc *d, const struct agreement_page *a)
{
	if (a->aim == PEOPLE_GROUP)
		doc_say(d, TEXT_LEAD, W_AGREED_LEAD_GROUP, people_group_words(d->mem, d->lang, a->aim_group), NULL);
	else
		doc_say(d, TEXT_LEAD, a->aim == PEOPLE_INTERESTS ? W_AGREED_LEAD_INTERESTS : W_AGREED_LEAD, NULL);
}

void agreement_build(struct doc *d, const struct agreement_page *a)
{
	int day, second;
	static const enum word title[] = { [CRITERION_SET_BEFORE] = W_AGREED_TITLE,
		                           [CRITERION_DEFAULT] = W_AGREED_TITLE,
		                           [CRITERION_SET_LATE] = W_AGREED_TITLE_STARTED,
		                           [CRITERION_CHANGED_AFTER] = W_AGREED_TITLE_LATE };
	time_to_wall(a->set_at, ZONE_UTC, &day, &second);
	d->id = "afspraak";
	d->title = word_text(d->lang, title[a->criterion.label]);
	d->sections_fit = FIT_TIGHT;
	d->author = a->organisation;
	d->dated = a->set_at;
	const char *kicker = word_say(d->mem, d->lang, W_AGREED_KICKER, a->trajectory, num_plain_int(d->mem, a->version),
	                              day_words(d->mem, day, d->lang), NULL);
	d->footer = kicker;
	doc_text(d, TEXT_KICKER, &(struct span){ .text = kicker }, 1);
	doc_heading(d, 1, "agreement", d->title);
	say_lead(d, a);
	say_who(d, a);
	if (a->aim == PEOPLE_MIRROR) {
		say_room(d, a);
		say_answers(d, a);
	}
	say_when(d, a);
	phases_agreed(d, a->phase, a->n_phases);
	say_record(d, a);
}

static void advise(struct doc *d, const struct agreement_page *a)
{
	static const enum word tolerance[] = { [TOLERANCE_STRICT] = W_TOLERANCE_WORD_STRICT,
		                               [TOLERANCE_STANDARD] = W_TOLERANCE_WORD_STANDARD,
		                               [TOLERANCE_BROAD] = W_TOLERANCE_WORD_BROAD };
	static const enum word groups[] = { [BAND_SEX] = W_ADVICE_SEX, [BAND_AGE_3] = W_ADVICE_AGE_3, [BAND_AGE_6] = W_ADVICE_AGE_6 };
	const struct column column[] = {
		{ word_text(d->lang, W_ADVICE_COL_PEOPLE), "people", ALIGN_END, 0 },
		{ word_text(d->lang, W_ADVICE_COL_GROUPS), "groups", ALIGN_START, 0 },
		{ word_text(d->lang, W_ADVICE_COL_TOLERANCE), "tolerance", ALIGN_START, 0 },
	};
	doc_heading(d, 2, "advice", word_text(d->lang, W_ADVICE_TITLE));
	doc_say(d, TEXT_BODY, W_ADVICE_LEAD, num_count(d->mem, llround(a->step[0].needed), d->lang), NULL);
	struct table *t =
	        doc_table(d, "advice", NULL, word_text(d->lang, W_ADVICE_SUMMARY), column, sizeof column / sizeof *column, PEOPLE_STEPS);
	for (size_t i = 0; i < PEOPLE_STEPS; i++) {
		const struct people_step *step = &a->step[i];
		*table_cell(t, i, 0) = cell_count(d, isfinite(step->needed) ? llround(step->needed) : COUNT_MISSING);
		*table_cell(t, i, 1) = cell_text(word_text(d->lang, groups[step->preset[step->n_presets - 1]]));
		*table_cell(t, i, 2) = cell_text(word_text(d->lang, tolerance[step->tolerance]));
	}
}

void agreement_annex(struct doc *d, const struct agreement_page *a)
{
	if (a->step)
		advise(d, a);
	versions_table(d, a);
}
