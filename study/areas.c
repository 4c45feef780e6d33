#include "areas.h"
#include "base/day.h"
#include "base/num.h"
#include "base/str.h"
#include "datafile.h"
#include <ctype.h>
#include <limits.h>
#include <math.h>
#include <string.h>

void areas_open(struct mem *m, enum lang lang, struct store *store, int64_t trajectory, struct areas *out)
{
	const char *folder = datafile_folder(m);
	struct shipped *list;
	*out = (struct areas){ .mem = m, .lang = lang, .store = store, .trajectory = trajectory };
	regions_load(m, folder, lang, &out->regions);
	out->n_shipped = shipped_list(m, folder, &list);
	out->shipped = list;
}

static void add_cell(struct mem *m, struct join_part *p, char sex, int from, int to, double n)
{
	p->cell = mem_grow(m, p->cell, p->n, &p->cap, sizeof *p->cell);
	p->cell[p->n++] = (struct band_cell){ .sex = sex, .age_from = from, .age_to = to, .n = n };
}

static const char *exactness_of(const char *text)
{
	return str_eq(text, "final") ? "final" : str_eq(text, "provisional") ? "provisional" : "estimated";
}

static bool stored_cells(struct areas *a, int64_t baseline, struct area_figures *out, struct err *e)
{
	struct stmt *t;
	bool row;
	if (!store_statement(a->store, SQL_BASELINE_CELLS, &t, e))
		return false;
	stmt_int(t, 1, baseline);
	stmt_text(t, 2, out->code);
	while (stmt_next(t, &row, e) && row)
		add_cell(a->mem, &out->cells, stmt_get_text(t, 0)[0], (int)stmt_get_int(t, 1), (int)stmt_get_int(t, 2),
		         stmt_is_null(t, 3) ? (double)NAN : stmt_get_real(t, 3));
	return !err_is_set(e);
}

static bool stored_divisions(struct areas *a, struct area_figures *out, struct err *e)
{
	struct stmt *t;
	struct str list;
	bool row;
	str_init(&list, a->mem);
	if (!store_statement(a->store, SQL_BASELINE_DIVISIONS, &t, e))
		return false;
	stmt_int(t, 1, a->trajectory);
	stmt_text(t, 2, out->code);
	while (stmt_next(t, &row, e) && row)
		str_addf(&list, "%s%s", list.n ? ", " : "", stmt_get_text(t, 0));
	out->divided = list.s;
	return !err_is_set(e);
}

static bool in_project(struct areas *a, const char *code, struct area_figures *out, bool *found, struct err *e)
{
	struct stmt *t;
	*found = false;
	if (!a->store)
		return true;
	if (!store_statement(a->store, SQL_BASELINE_NEWEST, &t, e))
		return false;
	stmt_int(t, 1, a->trajectory);
	stmt_text(t, 2, code);
	stmt_int(t, 3, INT64_MAX);
	if (!stmt_next(t, found, e) || !*found)
		return !err_is_set(e);
	int64_t id = stmt_get_int(t, 0);
	*out = (struct area_figures){ .code = code,
		                      .name = mem_text(a->mem, stmt_get_text(t, 1)),
		                      .source = mem_text(a->mem, stmt_get_text(t, 2)),
		                      .day = (int)stmt_get_int(t, 4),
		                      .exactness = exactness_of(stmt_get_text(t, 5)) };
	stmt_reset(t);
	return stored_cells(a, id, out, e) && stored_divisions(a, out, e);
}

static bool with_program(struct areas *a, const char *code, struct area_figures *out)
{
	enum { CODE, NAME, DATE, SEX, AGE_FROM, AGE_TO, COUNT, N };
	const char *v[N], *line;
	size_t length;
	struct datafile f;
	const struct shipped *s = shipped_find(a->shipped, a->n_shipped, code);
	if (!s)
		return false;
	*out = (struct area_figures){ .code = s->region,
		                      .name = s->name,
		                      .source = s->source,
		                      .exactness = s->estimated ? "estimated" : "final",
		                      .divided = "",
		                      .shipped = s };
	day_parse(s->ref_date, &out->day);
	datafile_of_text(a->mem, shipped_text(a->mem, s), &f);
	while (datafile_next(&f, v, N, &line, &length)) {
		int64_t from = 0, to = AGE_OPEN, n = 0;
		num_parse_int(v[AGE_FROM], strlen(v[AGE_FROM]), &from);
		num_parse_int(v[AGE_TO], strlen(v[AGE_TO]), &to);
		bool given = num_parse_int(v[COUNT], strlen(v[COUNT]), &n);
		add_cell(a->mem, &out->cells, v[SEX][0] == '*' ? 0 : v[SEX][0], (int)from, (int)to, given ? (double)n : (double)NAN);
	}
	return true;
}

/* Add the figures of a code to the area's, if there are any. */
static bool take(struct areas *a, const char *code, struct area *out, bool *found, struct err *e)
{
	struct area_figures x;
	size_t cap = out->n;
	if (!in_project(a, code, &x, found, e))
		return false;
	*found = *found || with_program(a, code, &x);
	if (*found) {
		out->figures = mem_grow(a->mem, out->figures, out->n, &cap, sizeof *out->figures);
		out->figures[out->n++] = x;
	}
	return true;
}

static void note(struct area *out, enum word word, const char *arg1, const char *arg2, const char *arg3, const char *arg4, const char *arg5)
{
	out->note = (struct area_note){ .word = word, .arg = { arg1, arg2, arg3, arg4, arg5 } };
	out->has_note = true;
}

/* "Boxtel, Oisterwijk", or with code and residents "Boxtel (GM0757): 2.149, Oisterwijk (GM0824): 5.827" */
static const char *heirs_text(struct areas *a, const struct region *r, bool residents)
{
	struct region_heir *heir;
	struct str out;
	size_t n = regions_heirs(a->mem, &a->regions, r, &heir);
	str_init(&out, a->mem);
	for (size_t i = 0; i < n; i++) {
		if (heir[i].inhabitants == 0)
			continue;
		str_addf(&out, "%s%s", out.n ? ", " : "", heir[i].region->name);
		if (residents)
			str_addf(&out, " (%s): %s", heir[i].region->code, num_count(a->mem, heir[i].inhabitants, a->lang));
	}
	return out.s;
}

/* A region that ended and has no figures of its own: the figures of what it is part of now. */
static bool find_successor(struct areas *a, const struct region *r, struct area *out, struct err *e)
{
	const struct region *now = regions_now(a->mem, &a->regions, r);
	bool found;
	if (!now)
		return err_set(e, ERR_USAGE, W_REGION_DIVIDED, mem_printf(a->mem, "%s (%s)", r->name, r->code),
		               day_words(a->mem, r->to, a->lang), heirs_text(a, r, true));
	out->code = now->code;
	out->name = now->name;
	note(out, W_REGION_NOW, r->name, r->code, day_words(a->mem, r->to, a->lang), now->name, now->code);
	return take(a, now->code, out, &found, e);
}

/* The figures of a region, else of all those it was made of, however long ago: what merged may have been merged before. */
static bool take_former(struct areas *a, const struct region *r, size_t steps, struct area *out, bool *found, struct err *e)
{
	const struct region **old;
	size_t before = out->n;
	if (!take(a, r->code, out, found, e))
		return false;
	if (*found || steps == 0)
		return true;
	size_t n = regions_made_of(a->mem, &a->regions, r, &old);
	*found = n > 0;
	for (size_t i = 0; i < n && *found; i++)
		if (!take_former(a, old[i], steps - 1, out, found, e))
			return false;
	if (!*found)
		out->n = before;
	return true;
}

/* What a sum lacks: "Aalst, Gent, Ronse, …". */
static void note_lacks(struct areas *a, const struct region *r, size_t n_parts, const char *names, struct area *out)
{
	note(out, W_REGION_LACKS, mem_printf(a->mem, "%s (%s)", r->name, r->code), num_count(a->mem, (int64_t)n_parts, a->lang), names,
	     NULL, NULL);
	out->incomplete = true;
	out->n = 0;
}

static void add_name(struct str *names, const char *name, size_t before)
{
	enum { NAMES_SHOWN = 5 };
	if (before <= NAMES_SHOWN)
		str_addf(names, "%s%s", before ? ", " : "", before < NAMES_SHOWN ? name : "…");
}

/* A region that is newer than the figures: those of the regions it was made of, when all of them are there. */
static bool find_predecessors(struct areas *a, const struct region *r, struct area *out, struct err *e)
{
	enum { MERGERS = 4 }; /* one after another */
	const struct region **old;
	struct str names, lacking;
	size_t n = regions_made_of(a->mem, &a->regions, r, &old), n_lacking = 0;
	str_init(&names, a->mem);
	str_init(&lacking, a->mem);
	for (size_t i = 0; i < n; i++) {
		bool found;
		if (!take_former(a, old[i], MERGERS, out, &found, e))
			return false;
		if (!found)
			add_name(&lacking, old[i]->name, n_lacking++);
		str_addf(&names, "%s%s", i ? ", " : "", old[i]->name);
	}
	if (n_lacking == n)
		return true;
	if (n_lacking) {
		note_lacks(a, r, n, lacking.s, out);
		return true;
	}
	if (n == 1)
		note(out, W_REGION_RENUMBERED, r->name, r->code, day_words(a->mem, r->from, a->lang), old[0]->code, NULL);
	else if (n)
		note(out, W_REGION_MADE_OF, r->name, r->code, day_words(a->mem, r->from, a->lang), names.s, NULL);
	return true;
}

/* A larger region: the municipalities that it had on the newest day of their figures, when each has figures of that day. */
static bool find_sum(struct areas *a, const struct region *r, struct area *out, struct err *e)
{
	const struct region **inner;
	struct area all = { .n = 0 };
	struct str lacking;
	size_t n = regions_members(a->mem, &a->regions, r, &inner), n_parts = 0, n_lacking = 0,
	       *figures = mem_array(a->mem, n + 1, sizeof *figures);
	int day = INT_MIN;
	str_init(&lacking, a->mem);
	for (size_t i = 0; i < n; i++) {
		bool found;
		if (!take(a, inner[i]->code, &all, &found, e))
			return false;
		figures[i] = found ? all.n : 0; /* from 1 */
		day = found && all.figures[all.n - 1].day > day ? all.figures[all.n - 1].day : day;
	}
	for (size_t i = 0; i < n && all.n; i++) {
		if (inner[i]->from > day || inner[i]->to <= day)
			continue;
		n_parts++;
		if (figures[i] && all.figures[figures[i] - 1].day == day)
			all.figures[out->n++] =
			        all.figures[figures[i] - 1]; /* in the order of the list, so never over one that is to come */
		else
			add_name(&lacking, inner[i]->name, n_lacking++);
	}
	out->figures = all.figures;
	if (n_lacking)
		note_lacks(a, r, n_parts, lacking.s, out);
	else if (out->n)
		note(out, W_REGION_SUM, r->name, r->code, num_count(a->mem, (int64_t)out->n, a->lang), NULL, NULL);
	return true;
}

/* A region without figures of its own. */
static bool find_parts(struct areas *a, const struct region *r, struct area *out, struct err *e)
{
	if (!find_predecessors(a, r, out, e))
		return false;
	return out->n || out->incomplete || !a->store || find_sum(a, r, out, e);
}

/* What to say of a region that has figures of its own. */
static void note_region(struct areas *a, const struct region *r, bool by_name, struct area *out)
{
	const char *since = day_words(a->mem, out->figures[0].day, a->lang);
	const struct region *gained = regions_gained(a->mem, &a->regions, r, out->figures[0].day);
	if (r->to != INT_MAX && *r->successors)
		note(out, W_REGION_ENDED, r->name, r->code, day_words(a->mem, r->to, a->lang), heirs_text(a, r, false), since);
	else if (gained) {
		note(out, W_REGION_GAINED, r->name, r->code, day_words(a->mem, gained->to, a->lang), gained->name, since);
		out->note.lacks = gained->code;
	} else if (by_name && r->level != REGION_MUNICIPALITY)
		note(out, region_level_word(r->level), r->name, r->code, NULL, NULL, NULL);
}

/* A code is written in capitals; a name of our own is kept as it is. */
static const char *as_code(struct mem *m, const char *text)
{
	char *code = mem_text(m, str_trim(m, text));
	for (char *c = code; *c && !strchr(code, ':'); c++)
		*c = (char)toupper((unsigned char)*c);
	return code;
}

bool areas_find(struct areas *a, const char *text, struct area *out, bool *known, struct err *e)
{
	const struct region *r;
	bool found;
	*out = (struct area){ .n = 0 };
	if (!regions_find(a->mem, &a->regions, text, &r, e))
		return false;
	out->code = r ? r->code : as_code(a->mem, text);
	out->name = r ? r->name : out->code;
	if (!take(a, out->code, out, &found, e))
		return false;
	*known = r || found;
	if (found && !r)
		out->name = out->figures[0].name;
	else if (found)
		note_region(a, r, !str_eq(r->code, as_code(a->mem, text)), out);
	if (found || !r)
		return true;
	if (!(r->to != INT_MAX ? find_successor(a, r, out, e) : find_parts(a, r, out, e)))
		return false;
	if (!out->has_note && !str_eq(r->code, as_code(a->mem, text)))
		note(out, region_level_word(r->level), r->name, r->code, NULL, NULL, NULL);
	return true;
}

bool areas_former(struct areas *a, const char *code, struct area *out, struct err *e)
{
	const struct region *r = regions_by_code(&a->regions, code);
	struct area_figures own = { .day = INT_MIN };
	bool found;
	*out = (struct area){ .code = code, .name = r ? r->name : code };
	if (!r)
		return true;
	if (!in_project(a, code, &own, &found, e) || !find_parts(a, r, out, e))
		return false;
	for (size_t i = 0; i < out->n; i++)
		if (out->figures[i].day <= own.day)
			*out = (struct area){ .code = code, .name = r->name };
	return true;
}

bool areas_unlisted(struct mem *m, struct store *s, int64_t trajectory, int64_t import, bool *census, const char **codes, struct err *e)
{
	enum { MOST_BYTES = 200 };
	struct regions all;
	struct stmt *t;
	struct str list;
	bool row;
	regions_load(m, datafile_folder(m), LANG_NL, &all);
	str_init(&list, m);
	*census = false;
	*codes = "";
	if (!store_statement(s, SQL_BASELINE_REGIONS, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, import);
	while (stmt_next(t, &row, e) && row) {
		const char *code = stmt_get_text(t, 0);
		*census = true;
		if (!all.n || !regions_should_list(&all, code) || regions_by_code(&all, code) || list.n > MOST_BYTES)
			continue;
		str_addf(&list, "%s%s", list.n ? ", " : "", code);
		if (list.n > MOST_BYTES)
			str_add(&list, ", …");
	}
	*codes = list.n ? list.s : "";
	return !err_is_set(e);
}

/* How many municipalities of a country there were on a day, and which of them the codes (parted by blanks) lack. */
static size_t count_lacking(struct mem *m, const struct regions *all, const struct region *country, int day, const char *codes, size_t *n,
                            struct str *names)
{
	const struct region **inner;
	size_t n_inner = regions_members(m, all, country, &inner), n_lacking = 0;
	*n = 0;
	for (size_t i = 0; i < n_inner; i++) {
		if (inner[i]->from > day || inner[i]->to <= day)
			continue;
		++*n;
		if (!strstr(codes, mem_printf(m, " %s ", inner[i]->code)))
			add_name(names, mem_printf(m, "%s (%s)", inner[i]->name, inner[i]->code), n_lacking++);
	}
	return n_lacking;
}

bool areas_lacking(struct mem *m, enum lang lang, struct store *s, int64_t trajectory, int64_t import, int day, const char **names,
                   struct err *e)
{
	enum { NEARLY = 10 }; /* one in so many may lack */
	struct regions all;
	struct stmt *t;
	struct str codes;
	bool row;
	*names = "";
	regions_load(m, datafile_folder(m), lang, &all);
	str_init(&codes, m);
	str_add(&codes, " ");
	if (!store_statement(s, SQL_BASELINE_REGIONS, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, import);
	while (stmt_next(t, &row, e) && row)
		str_addf(&codes, "%s ", stmt_get_text(t, 0));
	for (size_t i = 0; i < all.n; i++) {
		struct str list;
		size_t n, lacking;
		str_init(&list, m);
		if (all.item[i].level != REGION_COUNTRY)
			continue;
		lacking = count_lacking(m, &all, &all.item[i], day, codes.s, &n, &list);
		if (lacking > 0 && lacking * NEARLY <= n)
			*names = list.s;
	}
	return !err_is_set(e);
}
