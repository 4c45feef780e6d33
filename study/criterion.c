#include "criterion.h"
#include "analytics/represent.h"
#include "base/num.h"
#include "base/str.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static void add_number(struct str *out, const char *key, double v)
{
	str_addf(out, "%s=%s\n", key, num_plain(out->mem, v));
}

char *criterion_text(struct mem *m, const struct project *p)
{
	struct str out;
	struct group age[PROJECT_MAX_GROUPS];
	struct agreement a = agreement_preset(p->tolerance);
	size_t n = p->judge_age ? project_age_groups(p, age) : 0;
	if (!isnan(p->own_tolerance[0])) {
		a.share = p->own_tolerance[0];
		a.least = p->own_tolerance[1];
		a.most = p->own_tolerance[2];
	}

	str_init(&out, m);
	str_add(&out, "age_groups=");
	for (size_t i = 0; i < n; i++)
		str_addf(&out, "%s%d", i ? "," : "", age[i].age_from);
	str_add(&out, "\n");
	add_number(&out, "alpha", a.alpha);
	str_add(&out, "base=participants\n");
	add_number(&out, "deff", a.deff);
	str_addf(&out, "dimensions=%s%s%s\n", n ? "age" : "", n && p->judge_sex ? "," : "", p->judge_sex ? "sex" : "");
	add_number(&out, "max_unknown", p->max_unknown);
	add_number(&out, "min_age", p->min_age);
	add_number(&out, "min_known", a.min_known);
	for (size_t i = 0; i < p->n_populations; i++) {
		const struct project_population *x = &p->population[i];
		str_addf(&out, "population_%zu_from_age=%d\npopulation_%zu_name=%s\npopulation_%zu_region=%s\n", i + 1, x->min_age, i + 1,
		         x->name, i + 1, x->region);
	}
	str_addf(&out, "region=%s\n", p->region);
	add_number(&out, "tolerance_least", a.least);
	add_number(&out, "tolerance_most", a.most);
	add_number(&out, "tolerance_share", a.share);
	str_addf(&out, "verdict_day=%s\n", p->ends == PROJECT_NO_DAY ? "" : day_iso(m, p->ends));
	return out.s;
}

/* The value of a key in a canonical text, or NULL. */
static const char *value_of(struct mem *m, const char *text, const char *key)
{
	size_t n = strlen(key);
	while (*text) {
		size_t line = strcspn(text, "\n");
		if (line > n && strncmp(text, key, n) == 0 && text[n] == '=')
			return mem_text_n(m, text + n + 1, line - n - 1);
		text += line + (text[line] == '\n');
	}
	return NULL;
}

static bool number_of(struct mem *m, const char *text, const char *key, double *out)
{
	const char *value = value_of(m, text, key);
	return value && num_parse_real(value, strlen(value), '.', out);
}

static size_t parse_ages(const char *list, struct group out[PROJECT_MAX_GROUPS])
{
	size_t n = 0;
	while (*list && n < PROJECT_MAX_GROUPS) {
		size_t digits = strcspn(list, ",");
		int64_t age;
		if (!num_parse_int(list, digits, &age))
			return 0;
		out[n] = (struct group){ .age_from = (int)age, .age_to = AGE_OPEN };
		if (n)
			out[n - 1].age_to = (int)age - 1;
		n++;
		list += digits + (list[digits] == ',');
	}
	return n;
}

static void parse_populations(struct mem *m, const char *text, struct criterion *out)
{
	out->n_populations = 0;
	for (size_t i = 0; i < PROJECT_MAX_POPULATIONS; i++) {
		struct project_population *x = &out->population[i];
		double age;
		x->name = value_of(m, text, mem_printf(m, "population_%zu_name", i + 1));
		x->region = value_of(m, text, mem_printf(m, "population_%zu_region", i + 1));
		if (!x->name || !x->region || !number_of(m, text, mem_printf(m, "population_%zu_from_age", i + 1), &age))
			return;
		x->min_age = (int)age;
		out->n_populations++;
	}
}

struct criterion criterion_of_population(const struct criterion *c, size_t i)
{
	struct criterion out = *c;
	out.region = c->population[i].region;
	out.min_age = c->population[i].min_age;
	out.n_ages = 0;
	for (size_t g = 0; g < c->n_ages; g++)
		if (c->age[g].age_to >= out.min_age)
			out.age[out.n_ages++] = c->age[g];
	if (out.n_ages)
		out.age[0].age_from = out.min_age;
	out.judge_age = c->judge_age && out.n_ages >= 2;
	return out;
}

bool criterion_parse(struct mem *m, const char *text, struct criterion *out, struct err *e)
{
	struct agreement *a = &out->agreement;
	double min_age = 0;
	const char *ages = value_of(m, text, "age_groups"), *dimensions = value_of(m, text, "dimensions");
	const char *day = value_of(m, text, "verdict_day");

	out->text = text;
	out->region = value_of(m, text, "region");
	bool fine = ages && dimensions && day && out->region && number_of(m, text, "alpha", &a->alpha) &&
	            number_of(m, text, "deff", &a->deff) && number_of(m, text, "max_unknown", &a->max_unknown) &&
	            number_of(m, text, "min_age", &min_age) && number_of(m, text, "min_known", &a->min_known) &&
	            number_of(m, text, "tolerance_least", &a->least) && number_of(m, text, "tolerance_most", &a->most) &&
	            number_of(m, text, "tolerance_share", &a->share);
	if (!fine)
		return err_set(e, ERR_STORE, W_CRITERION_UNREADABLE, NULL, NULL, NULL);
	out->min_age = (int)min_age;
	out->n_ages = parse_ages(ages, out->age);
	parse_populations(m, text, out);
	out->judge_age = out->n_ages > 0;
	out->judge_sex = strstr(dimensions, "sex") != NULL;
	out->verdict_day = PROJECT_NO_DAY;
	if (*day && !day_parse(day, &out->verdict_day))
		return err_set(e, ERR_STORE, W_CRITERION_UNREADABLE, NULL, NULL, NULL);
	hash_text(text, out->sha256);
	return true;
}

bool criterion_set(struct store *s, int64_t trajectory, const char *text, const char *reason, int64_t now, struct err *e)
{
	struct stmt *t;
	char sha256[HASH_HEX];
	hash_text(text, sha256);
	if (!store_statement(s, SQL_CRITERION_INSERT, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_text(t, 2, text);
	stmt_text(t, 3, sha256);
	stmt_int(t, 4, now);
	stmt_text(t, 5, reason);
	return stmt_run(t, e);
}

bool criterion_newest(struct mem *m, struct store *s, int64_t trajectory, struct criterion *out, struct err *e)
{
	struct stmt *t;
	bool row;
	*out = (struct criterion){ 0 };
	if (!store_statement(s, SQL_CRITERION_NEWEST, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	if (!stmt_next(t, &row, e))
		return false;
	if (!row)
		return err_set(e, ERR_STORE, W_CRITERION_NONE, NULL, NULL, NULL);
	const char *text = mem_text(m, stmt_get_text(t, 0));
	const char *sha256 = mem_text(m, stmt_get_text(t, 1));
	out->set_at = stmt_get_int(t, 2);
	out->version = (int)stmt_get_int(t, 3);
	out->reason = mem_text(m, stmt_get_text(t, 4));
	out->has_data = !stmt_is_null(t, 6);
	out->before_data = !out->has_data || stmt_get_int(t, 5) < stmt_get_int(t, 6);
	stmt_reset(t);
	if (!criterion_parse(m, text, out, e))
		return false;
	if (!str_eq(sha256, out->sha256))
		return err_set(e, ERR_STORE, W_CRITERION_CHANGED, NULL, NULL, NULL);
	return true;
}
