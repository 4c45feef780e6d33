#include "baseline.h"
#include "base/day.h"
#include "base/file.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char baseline_own_code[] = "SAMEN:";

/* Take in a text as if it were a file of this name: every check of the importer holds for our own figures too. It lies in the project
 * folder while it is read, in a folder of its own so that nothing of the user is in its way. */
static bool take_text(struct mem *m, struct store *s, int64_t trajectory, const char *folder, const char *name, const char *text,
                      bool *already, struct err *e)
{
	struct import_results r;
	struct import_options o = { .trajectory_id = trajectory, .kind = "baseline", .as_of = INT_MIN, .tool_version = SPIEGEL_VERSION };
	char *own = mem_printf(m, "%s/.spiegel-XXXXXX", folder);
	if (!mkdtemp(own))
		return err_set(e, ERR_SYSTEM, W_BEGIN_FOLDER, own, strerror(errno), NULL);
	const char *path = mem_printf(m, "%s/%s", own, name);
	bool taken = file_write_atomic(path, text, strlen(text), e) && import_file(s, path, &o, m, &r, e);
	unlink(path);
	rmdir(own);
	*already = taken && r.n == 1 && r.item[0].already;
	return taken;
}

/* --- which areas --- */

struct work {
	struct areas areas;
	struct area_figures *part;
	size_t n, cap;
	size_t cap_notes;
	struct baseline_result *out;
};

static void keep_note(struct work *w, const struct area *area)
{
	struct baseline_result *out = w->out;
	if (!area->has_note)
		return;
	out->note = mem_grow(w->areas.mem, out->note, out->n_notes, &w->cap_notes, sizeof *out->note);
	out->note[out->n_notes++] = area->note;
}

/* Find the figures of an area; an error with words when there are none. */
static bool want(struct work *w, const char *text, struct area *out, struct err *e)
{
	bool known;
	if (!areas_find(&w->areas, text, out, &known, e))
		return false;
	if (!known)
		return err_set(e, ERR_USAGE, W_BASELINE_UNKNOWN, text, NULL, NULL);
	if (out->incomplete)
		return err_set(e, ERR_USAGE, out->note.word, out->note.arg[0], out->note.arg[1], out->note.arg[2]);
	if (out->n == 0)
		return err_set(e, ERR_USAGE, W_BASELINE_NO_FIGURES, out->name, out->code, NULL);
	keep_note(w, out);
	return true;
}

static void add_parts(struct work *w, const struct area *area)
{
	for (size_t i = 0; i < area->n; i++) {
		w->part = mem_grow(w->areas.mem, w->part, w->n, &w->cap, sizeof *w->part);
		w->part[w->n++] = area->figures[i];
	}
}

/* Nobody may be counted twice. */
static bool refuse_overlap(struct work *w, struct err *e)
{
	struct mem *m = w->areas.mem;
	for (size_t i = 0; i < w->n; i++)
		for (size_t k = 0; k < w->n; k++) {
			const struct area_figures *a = &w->part[i], *b = &w->part[k];
			bool unsure;
			if (i == k)
				continue;
			bool within = regions_within(m, &w->areas.regions, a->code, b->code, b->day, &unsure);
			if (str_eq(a->code, b->code))
				return err_set(e, ERR_USAGE, W_COMPOSE_TWICE, a->code, NULL, NULL);
			if (within || unsure)
				return err_set(e, ERR_USAGE, within ? W_COMPOSE_WITHIN : W_COMPOSE_UNSURE, a->code, b->code, NULL);
		}
	return true;
}

/* --- the joined figures --- */

static bool is_worse(const char *a, const char *b)
{
	return !str_eq(a, b) && (str_eq(b, "final") || str_eq(a, "estimated"));
}

static void sum_up(const struct work *w, struct baseline_result *out)
{
	out->exactness = "final";
	out->day = INT_MAX;
	for (size_t i = 0; i < w->n; i++) {
		const struct area_figures *p = &w->part[i];
		out->other_days |= p->day != w->part[0].day;
		out->day = p->day < out->day ? p->day : out->day;
		if (!out->divided && *p->divided)
			out->divided = p->divided;
		if (is_worse(p->exactness, out->exactness))
			out->exactness = p->exactness;
	}
	out->joined = true;
	out->part = w->part;
	out->n_parts = w->n;
}

/* "CBS 03759ned (GM0344 Utrecht); CBS 83502NED (GM0310 De Bilt, GM0356 Nieuwegein)"; of many the first ten, "…" */
static const char *source_text(const struct work *w)
{
	enum { PARTS_NAMED = 10 };
	struct str out;
	str_init(&out, w->areas.mem);
	for (size_t i = 0; i < w->n; i++) {
		size_t first = 0, n = 0;
		while (!str_eq(w->part[first].source, w->part[i].source))
			first++;
		if (first < i)
			continue; /* told with the first of its source */
		str_addf(&out, "%s%s (", i ? "; " : "", w->part[i].source);
		for (size_t k = i; k < w->n; k++)
			if (str_eq(w->part[k].source, w->part[i].source) && n++ < PARTS_NAMED)
				str_addf(&out, "%s%s %s", n > 1 ? ", " : "", w->part[k].code, w->part[k].name);
		str_add(&out, n > PARTS_NAMED ? ", …)" : ")");
	}
	return out.s;
}

static void add_quoted(struct str *out, const char *text)
{
	str_add_char(out, '"');
	for (; *text; text++) {
		str_add_char(out, *text);
		if (*text == '"')
			str_add_char(out, '"');
	}
	str_add_char(out, '"');
}

/* Two tables of the same people (by sex, by age) differ when they were rounded: by so many, rounded up. */
static int64_t rounding_of(const struct joined *sum)
{
	double by_age = 0, by_sex = 0;
	for (size_t i = 0; i < sum->n; i++)
		*(sum->cell[i].sex ? &by_sex : &by_age) += sum->cell[i].n;
	double apart = ceil(fabs(by_age - by_sex));
	return by_age > 0 && by_sex > 0 && isfinite(apart) ? (int64_t)apart : 0;
}

static const char *canonical_text(const struct work *w, const struct joined *sum, const struct baseline_result *r)
{
	struct mem *m = w->areas.mem;
	struct str out, ends;
	str_init(&ends, m);
	str_addf(&ends, "%s,", r->exactness);
	add_quoted(&ends, source_text(w));
	str_addf(&ends, ",%s", num_plain_int(m, rounding_of(sum)));
	str_init(&out, m);
	str_add(&out, "geo_code,geo_name,ref_date,sex,age_from,age_to,count,status,source,rounding\n");
	for (size_t i = 0; i < sum->n; i++) {
		const struct band_cell *c = &sum->cell[i];
		str_addf(&out, "%s,", r->code);
		add_quoted(&out, r->name);
		str_addf(&out, ",%s,%c,%d,%s,", day_iso(m, r->day), c->sex ? c->sex : '*', c->age_from,
		         c->age_to == AGE_OPEN ? "" : num_plain_int(m, c->age_to));
		if (isnan(c->n))
			str_addf(&out, ",suppressed,%s\n", strchr(ends.s, ',') + 1);
		else
			str_addf(&out, "%s,%s\n", num_plain_int(m, llround(c->n)), ends.s);
	}
	return out.s;
}

/* Join the parts, and take the sum in under the code and name of the result. */
static bool join(struct work *w, struct store *s, const char *folder, const char *file, struct err *e)
{
	struct mem *m = w->areas.mem;
	struct baseline_result *out = w->out;
	struct join_part *part = mem_array(m, w->n, sizeof *part);
	struct joined sum;
	size_t wrong;
	for (size_t i = 0; i < w->n; i++)
		part[i] = w->part[i].cells;
	enum join_fault fault = join_parts(m, part, w->n, &sum, &wrong);
	if (fault == JOIN_EMPTY)
		return err_set(e, ERR_INPUT, W_COMPOSE_EMPTY, w->part[wrong].name, w->part[wrong].code, NULL);
	if (fault == JOIN_OTHER_AGES)
		return err_set(e, ERR_INPUT, W_COMPOSE_OTHER_AGES, w->part[wrong].name, w->part[wrong].code, w->part[0].name);
	sum_up(w, out);
	out->persons = sum.persons;
	out->merged = sum.merged;
	out->sexes_lost = sum.sexes_lost;
	return take_text(m, s, w->areas.trajectory, folder, file, canonical_text(w, &sum, out), &out->already, e);
}

/* --- the two commands --- */

/* Figures of the area under its own code: those of the program go in, those of the project are there. */
static bool take_own(struct work *w, struct store *s, const char *folder, const struct area_figures *own, struct err *e)
{
	struct mem *m = w->areas.mem;
	struct baseline_result *out = w->out;
	out->day = own->day;
	out->exactness = own->exactness;
	for (size_t i = 0; i < own->cells.n; i++)
		out->persons += own->cells.cell[i].n;
	out->already = !own->shipped;
	return !own->shipped || take_text(m, s, w->areas.trajectory, folder, mem_printf(m, "%s.csv", out->code),
	                                  shipped_text(m, own->shipped), &out->already, e);
}

/* What was found for an area, under its code. */
static bool take_area(struct work *w, struct store *s, const char *folder, const struct area *area, struct err *e)
{
	struct baseline_result *out = w->out;
	keep_note(w, area);
	out->code = area->code;
	out->name = area->name;
	out->found = area->n > 0;
	if (!out->found)
		return true;
	add_parts(w, area);
	if (area->n == 1 && str_eq(area->figures[0].code, area->code))
		return take_own(w, s, folder, &area->figures[0], e);
	return join(w, s, folder, mem_printf(w->areas.mem, "%s.csv", area->code), e);
}

bool baseline_add(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, const char *text,
                  struct baseline_result *out, struct err *e)
{
	struct work w = { .out = out };
	struct area area;
	*out = (struct baseline_result){ .n_notes = 0 };
	areas_open(m, p->lang, NULL, trajectory, &w.areas);
	if (!areas_find(&w.areas, text, &area, &out->known, e))
		return false;
	w.areas.store = s;
	if (area.n == 0 && !areas_find(&w.areas, text, &area, &out->known, e))
		return false;
	return take_area(&w, s, p->folder, &area, e);
}

bool baseline_follow(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, const char *code,
                     struct baseline_result *out, struct err *e)
{
	struct work w = { .out = out };
	struct area area;
	struct err divided = { .code = ERR_NONE };
	*out = (struct baseline_result){ .code = code, .known = true };
	areas_open(m, p->lang, s, trajectory, &w.areas);
	w.areas.n_shipped = 0; /* what came in now counts, not what could have been taken before */
	if (!areas_former(&w.areas, code, &area, e))
		return false;
	if (area.n > 0)
		return take_area(&w, s, p->folder, &area, e);
	if (!areas_find(&w.areas, code, &area, &out->known, &divided)) {
		*e = divided.code == ERR_USAGE ? *e
		                               : divided; /* a region without a successor has no note, and that is no fault of the file */
		return divided.code == ERR_USAGE;
	}
	out->code = area.code;
	if (area.n > 0 || area.incomplete)
		keep_note(&w, &area);
	return true;
}

/* What a part lacked and another part brings needs no words any more. */
static void forget_joined(struct work *w)
{
	struct baseline_result *out = w->out;
	size_t n = 0;
	for (size_t i = 0; i < out->n_notes; i++) {
		bool joined = false;
		for (size_t k = 0; k < w->n && out->note[i].lacks; k++)
			joined |= str_eq(w->part[k].code, out->note[i].lacks);
		if (!joined)
			out->note[n++] = out->note[i];
	}
	out->n_notes = n;
}

bool baseline_compose(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, const char *name, const char *areas,
                      struct baseline_result *out, struct err *e)
{
	struct work w = { .out = out };
	const char *slug = utf8_slug(m, name);
	*out = (struct baseline_result){ .code = mem_printf(m, "%s%s", baseline_own_code, slug), .name = str_trim(m, name) };
	if (!*slug)
		return err_set(e, ERR_USAGE, W_COMPOSE_NAME, name, NULL, NULL);
	areas_open(m, p->lang, s, trajectory, &w.areas);
	for (size_t n; *areas; areas += n + (areas[n] == ',')) {
		struct area area;
		n = strcspn(areas, ",");
		const char *one = str_trim(m, mem_text_n(m, areas, n));
		if (str_starts(one, baseline_own_code))
			return err_set(e, ERR_USAGE, W_COMPOSE_OF_COMPOSED, one, NULL, NULL);
		if (*one && !want(&w, one, &area, e))
			return false;
		if (*one)
			add_parts(&w, &area);
	}
	forget_joined(&w);
	if (w.n < 2 || w.n > BASELINE_MOST_PARTS)
		return err_set(e, ERR_USAGE, W_COMPOSE_COUNT, num_plain_int(m, BASELINE_MOST_PARTS), NULL, NULL);
	return refuse_overlap(&w, e) && join(&w, s, p->folder, mem_printf(m, "samen-%s.csv", slug), e);
}
