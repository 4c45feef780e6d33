#include "criterion.h"
#include "analytics/represent.h"
#include "base/num.h"
#include "base/str.h"
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static void add_number(struct str *out, const char *key, double v)
{
	str_addf(out, "%s=%s\n", key, num_plain(out->mem, v));
}

static const char *const aim_codes[] = { [AIM_MIRROR] = "mirror", [AIM_GROUP] = "group", [AIM_INTERESTS] = "interests" };
enum { AIMS = sizeof aim_codes / sizeof *aim_codes };
static const char *const level_codes[] = { [LEVEL_NONE] = "",         [LEVEL_INFORM] = "inform",       [LEVEL_CONSULT] = "consult",
	                                   [LEVEL_ADVISE] = "advise", [LEVEL_COPRODUCE] = "coproduce", [LEVEL_DECIDE] = "decide" };
enum { LEVELS = sizeof level_codes / sizeof *level_codes };
static const char phase_lines[] = "phase_";

/* Days and aim decide which answer is given of whom, and the level is what participants were promised: all of it is agreed on. */
static void add_phase(struct str *out, size_t n, const struct project_phase *x)
{
	str_addf(out, "%s%zu_aim=%s\n", phase_lines, n, aim_codes[x->aim]);
	str_addf(out, "%s%zu_from=%s\n", phase_lines, n, day_iso(out->mem, x->from));
	str_addf(out, "%s%zu_group=%s\n", phase_lines, n, x->aim == AIM_GROUP ? x->target_group : "");
	str_addf(out, "%s%zu_level=%s\n", phase_lines, n, level_codes[x->level]);
	str_addf(out, "%s%zu_name=%s\n", phase_lines, n, x->name);
	str_addf(out, "%s%zu_to=%s\n", phase_lines, n, day_iso(out->mem, x->to));
}

const char *criterion_level_code(enum level level)
{
	return level_codes[level];
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
	str_addf(&out, "\naim=%s\naim_group=%s\n", aim_codes[p->aim], p->aim == AIM_GROUP ? p->target_group : "");
	add_number(&out, "alpha", a.alpha);
	str_add(&out, "base=participants\n");
	add_number(&out, "deff", a.deff);
	str_addf(&out, "dimensions=%s%s%s\n", n ? "age" : "", n && p->judge_sex ? "," : "", p->judge_sex ? "sex" : "");
	add_number(&out, "max_unknown", p->max_unknown);
	add_number(&out, "min_age", p->min_age);
	add_number(&out, "min_known", a.min_known);
	for (size_t i = 0; i < p->n_phases; i++)
		add_phase(&out, i + 1, &p->phase[i]);
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

static size_t code_find(const char *const codes[], size_t n, const char *code)
{
	size_t i = 0;
	while (i < n && !(code && str_eq(codes[i], code)))
		i++;
	return i;
}

/* False: what is there cannot be read. */
static bool parse_phases(struct mem *m, const char *text, struct criterion *out)
{
	out->n_phases = 0;
	for (size_t i = 0; i < PROJECT_MAX_PHASES; i++) {
		struct project_phase *x = &out->phase[i];
		const char *part[] = { "name", "group", "from", "to", "aim", "level" }, *value[sizeof part / sizeof *part];
		for (size_t k = 0; k < sizeof part / sizeof *part; k++)
			value[k] = value_of(m, text, mem_printf(m, "%s%zu_%s", phase_lines, i + 1, part[k]));
		if (!value[0])
			return true;
		size_t aim = code_find(aim_codes, AIMS, value[4]), level = code_find(level_codes, LEVELS, value[5]);
		*x = (struct project_phase){ .name = value[0], .target_group = value[1], .aim = (enum aim)aim, .level = (enum level)level };
		if (!value[1] || !value[2] || !value[3] || !day_parse(value[2], &x->from) || !day_parse(value[3], &x->to) || aim == AIMS ||
		    level == LEVELS)
			return false;
		out->n_phases++;
	}
	return true;
}

/* False: what is there cannot be read. */
static bool parse_aim(struct mem *m, const char *text, struct criterion *out)
{
	const char *aim = value_of(m, text, "aim"), *group = value_of(m, text, "aim_group");
	out->has_aim = aim && group;
	out->aim = aim ? (enum aim)code_find(aim_codes, AIMS, aim) : AIM_MIRROR;
	out->target_group = group ? group : "";
	return (size_t)out->aim < AIMS;
}

enum aim criterion_aim(const struct criterion *c, const struct project *p)
{
	return c->has_aim ? c->aim : p->aim;
}

const char *criterion_target_group(const struct criterion *c, const struct project *p)
{
	return c->has_aim ? c->target_group : p->target_group;
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
	if (!fine || !parse_phases(m, text, out) || !parse_aim(m, text, out))
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

bool criterion_is_given(const char *reason)
{
	return str_eq(reason, "default") || str_eq(reason, "expected");
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

/* --- what stands since when --- */

struct version {
	struct criterion criterion; /* its text and phases alone */
	struct criterion_since since;
	int64_t last_import;
	int day; /* of setting it: as its clock said, but no earlier than the imports before it and no later than those after it */
};

struct history { /* newest first */
	struct version *item;
	size_t n, cap;
};

static int day_set(struct stmt *t)
{
	enum { SET_AT = 2, IMPORT_BEFORE = 6, IMPORT_AFTER = 7 };
	int64_t at = stmt_get_int(t, SET_AT);
	int day, second;
	if (!stmt_is_null(t, IMPORT_BEFORE) && stmt_get_int(t, IMPORT_BEFORE) > at)
		at = stmt_get_int(t, IMPORT_BEFORE);
	if (!stmt_is_null(t, IMPORT_AFTER) && stmt_get_int(t, IMPORT_AFTER) < at)
		at = stmt_get_int(t, IMPORT_AFTER);
	time_to_wall(at, ZONE_AMSTERDAM, &day, &second);
	return day;
}

static bool load_history(struct mem *m, struct store *s, int64_t trajectory, struct history *out, struct err *e)
{
	struct stmt *t;
	bool row;
	*out = (struct history){ 0 };
	if (!store_statement(s, SQL_CRITERION_VERSIONS, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	while (stmt_next(t, &row, e) && row) {
		out->item = mem_grow(m, out->item, out->n, &out->cap, sizeof *out->item);
		struct version *v = &out->item[out->n++];
		*v = (struct version){ .criterion = { .text = mem_text(m, stmt_get_text(t, 0)) },
			               .last_import = stmt_get_int(t, 5),
			               .day = day_set(t) };
		v->since = (struct criterion_since){ .sha256 = mem_text(m, stmt_get_text(t, 1)),
			                             .set_at = stmt_get_int(t, 2),
			                             .version = (int)stmt_get_int(t, 3),
			                             .reason = mem_text(m, stmt_get_text(t, 4)) };
		parse_phases(m, v->criterion.text, &v->criterion);
	}
	if (err_is_set(e))
		return false;
	return out->n > 0 || err_set(e, ERR_STORE, W_CRITERION_NONE, NULL, NULL, NULL);
}

/* The lines that say more than silence would: not those of a mirror, nor, without `phases`, of a phase. */
static const char *telling_lines(struct mem *m, const char *text, bool phases)
{
	struct str out;
	str_init(&out, m);
	while (*text) {
		size_t n = strcspn(text, "\n");
		n += text[n] == '\n';
		bool silent = str_starts(text, "aim=mirror\n") || str_starts(text, "aim_group=\n");
		if (!silent && (phases || !str_starts(text, phase_lines)))
			str_add_n(&out, text, n);
		text += n;
	}
	return out.s;
}

bool criterion_same(struct mem *m, const char *a, const char *b)
{
	return str_eq(telling_lines(m, a, true), telling_lines(m, b, true));
}

static bool same_rules(struct mem *m, const struct version *v, const struct criterion *now, size_t unused)
{
	(void)unused;
	return str_eq(telling_lines(m, v->criterion.text, false), telling_lines(m, now->text, false));
}

static bool same_phase(struct mem *m, const struct version *v, const struct criterion *now, size_t phase)
{
	const struct project_phase *x = &now->phase[phase];
	(void)m;
	for (size_t i = 0; i < v->criterion.n_phases; i++) {
		const struct project_phase *y = &v->criterion.phase[i];
		if (str_eq(x->name, y->name) && x->from == y->from && x->to == y->to && x->level == y->level && x->aim == y->aim &&
		    str_eq(x->target_group, y->target_group))
			return true;
	}
	return false;
}

/* When figures of some days began to exist; INT64_MAX: there are none. */
struct start {
	int64_t import; /* the first with data of these days */
	int64_t activity; /* the first of these days on which people took part */
};

static bool first_of(struct store *s, enum sql_id id, int64_t trajectory, int from, int to, int64_t *out, struct err *e)
{
	struct stmt *t;
	bool row;
	if (!store_statement(s, id, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, from);
	stmt_int(t, 3, to);
	if (!stmt_next(t, &row, e))
		return false;
	*out = row && !stmt_is_null(t, 0) ? stmt_get_int(t, 0) : INT64_MAX;
	stmt_reset(t);
	return true;
}

static bool find_start(struct store *s, int64_t trajectory, int from, int to, struct start *out, struct err *e)
{
	return first_of(s, SQL_CRITERION_FIRST_DATA, trajectory, from, to, &out->import, e) &&
	       first_of(s, SQL_CRITERION_FIRST_ACTIVITY, trajectory, from, to, &out->activity, e);
}

static void hold_against(const struct version *v, const struct start *start, bool *before_data, bool *after_start)
{
	*before_data = v->last_import < start->import;
	*after_start = v->day > start->activity;
}

static struct criterion_since find_since(struct mem *m, const struct history *h, const struct criterion *now, size_t phase,
                                         const struct start *start,
                                         bool (*same)(struct mem *, const struct version *, const struct criterion *, size_t))
{
	struct criterion_since out = h->item[0].since;
	for (size_t i = 0; i < h->n && same(m, &h->item[i], now, phase); i++) {
		struct criterion_since x = h->item[i].since;
		hold_against(&h->item[i], start, &x.before_data, &x.after_start);
		if (x.before_data && !x.after_start)
			return x;
		if (!out.before_data)
			out = x;
	}
	return out;
}

static bool find_all_since(struct mem *m, struct store *s, int64_t trajectory, const struct history *h, struct criterion *out,
                           struct err *e)
{
	struct start start;
	if (!find_start(s, trajectory, INT_MIN, INT_MAX, &start, e))
		return false;
	out->has_data = start.import != INT64_MAX;
	hold_against(&h->item[0], &start, &out->before_data, &out->after_start);
	out->stands = find_since(m, h, out, 0, &start, same_rules);
	for (size_t i = 0; i < out->n_phases; i++) {
		if (!find_start(s, trajectory, out->phase[i].from, out->phase[i].to, &start, e))
			return false;
		out->phase_stands[i] = find_since(m, h, out, i, &start, same_phase);
	}
	return true;
}

bool criterion_newest(struct mem *m, struct store *s, int64_t trajectory, struct criterion *out, struct err *e)
{
	struct history h;
	*out = (struct criterion){ 0 };
	if (!load_history(m, s, trajectory, &h, e))
		return false;
	const struct criterion_since *newest = &h.item[0].since;
	out->set_at = newest->set_at;
	out->version = newest->version;
	out->reason = newest->reason;
	if (!criterion_parse(m, h.item[0].criterion.text, out, e))
		return false;
	if (!str_eq(newest->sha256, out->sha256))
		return err_set(e, ERR_STORE, W_CRITERION_CHANGED, NULL, NULL, NULL);
	return find_all_since(m, s, trajectory, &h, out, e);
}
