#include "against.h"
#include "base/file.h"
#include "base/num.h"
#include "base/path.h"
#include "base/str.h"
#include "base/utf8.h"
#include "content.h"
#include "content_mix.h"
#include "importers/rows_json.h"
#include "people.h"
#include "study.h"
#include "trajectory.h"
#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_BYTES = 64 << 20 };

static void clear(struct against_side *out, struct period period)
{
	*out = (struct against_side){ .name = "", .period = period, .posts = period, .platforms = "", .best = "", .best_period = period };
	for (int f = 0; f < AGAINST_FIGURES; f++) {
		out->value[f] = NAN;
		out->meaning[f] = "";
	}
	for (int t = 0; t < AGAINST_TEXTS; t++)
		out->text[t] = "";
}

/* "Facebook, Instagram": channels come by platform. */
static const char *platforms_of(struct mem *m, const struct content_input *c)
{
	struct str out;
	str_init(&out, m);
	for (size_t i = 0; i < c->n_channels; i++)
		if (i == 0 || !str_eq(c->channel[i].platform, c->channel[i - 1].platform))
			str_addf(&out, "%s%s", out.n ? ", " : "", c->channel[i].platform_title);
	return out.s;
}

/* The kind of an account that clearly did best, by the rule of the report on the content mix; "": none may be named; AGAINST_NOT_ASKED. */
static const char *best_code(const struct content_model *model, const struct content_channel *c)
{
	if (!model)
		return AGAINST_NOT_ASKED;
	for (size_t i = 0; i < model->n_parts; i++) {
		const struct content_part *p = &model->part[i];
		if (!p->platform || p->paid || !str_eq(p->platform, c->platform) || !str_eq(p->name, c->name))
			continue;
		for (size_t k = 0; k < p->n_kinds; k++)
			if (p->kind[k].all.advice == EFFECT_MORE)
				return p->kind[k].code;
	}
	return "";
}

static const char *best_of(struct mem *m, const struct content_input *c, const struct content_model *model)
{
	struct str out;
	str_init(&out, m);
	for (size_t i = 0; i < c->n_channels; i++) {
		const struct content_channel *x = &c->channel[i];
		if (i && str_eq(x->platform, x[-1].platform))
			continue;
		str_addf(&out, "%s%s=%s=%s=%s=%s", out.n ? ";" : "", x->platform_title, best_code(model, x), num_plain(m, x->organic.rate),
		         num_plain(m, x->organic.rate_interval.lo), num_plain(m, x->organic.rate_interval.hi));
	}
	return out.s;
}

static void take_people(const struct people *p, struct against_side *out)
{
	static const enum against_figure score[] = { [DIM_AGE] = AGAINST_MIRROR_AGE, [DIM_SEX] = AGAINST_MIRROR_SEX };
	const struct people_month *now = people_now(p);
	if (!now)
		return;
	out->value[AGAINST_PARTICIPATIONS] = people_told(p->for_public, (double)p->facts.participations);
	if (p->facts.persons != COUNT_MISSING)
		out->value[AGAINST_PEOPLE] = people_told(p->for_public, (double)p->facts.persons);
	if (p->facts.population.source && p->facts.population.persons > 0)
		out->value[AGAINST_PER_1000] = 1000 * out->value[AGAINST_PARTICIPATIONS] / p->facts.population.persons;
	for (size_t i = 0; i < p->n_dimensions; i++)
		out->value[score[now->total[i].dimension]] = now->total[i].mirror;
}

static void take_content(struct mem *m, const struct content_input *c, const struct content_model *model, struct against_side *out)
{
	const struct type_result *all = &c->all;
	double days = c->period.to - c->period.from + 1;
	for (int f = 0; f < AGAINST_FIGURES; f++)
		out->meaning[f] = against_meaning((enum against_figure)f);
	out->posts = c->period;
	out->platforms = platforms_of(m, c);
	out->value[AGAINST_CHANNELS] = (double)c->n_channels;
	out->value[AGAINST_POSTS] = (double)all->n;
	out->value[AGAINST_POSTS_A_WEEK] = 7 * (double)all->n / days;
	out->value[AGAINST_VIEWS] = (double)all->views;
	out->value[AGAINST_INTERACTIONS] = (double)all->interactions;
	if (c->n_channels == 1) { /* a rate over several platforms would be of nothing; those of each are in `best` */
		const struct type_result *organic = &c->channel[0].organic;
		out->value[AGAINST_RATE] = organic->rate;
		out->value[AGAINST_RATE_LOW] = organic->rate_interval.lo;
		out->value[AGAINST_RATE_HIGH] = organic->rate_interval.hi;
	}
	out->best = best_of(m, c, model);
	if (model)
		out->best_period = model->period;
}

void study_against_own(struct mem *m, const struct project *p, struct period period, const struct content_input *content,
                       const struct content_model *model, const struct people *people, struct against_side *out)
{
	clear(out, period);
	if (content)
		take_content(m, content, model, out);
	out->name = p->name;
	take_people(people, out);
	for (int t = 0; t < AGAINST_TEXTS; t++)
		out->text[t] = p->approach[t];
}

/* --- from a file --- */

struct from_file {
	struct mem *mem;
	struct against_side *out;
	bool named, from, to, posts_to, best_from, best_to;
};

static void take_figure(struct from_file *f, const char *name, const char *value, const char *meaning)
{
	struct against_side *o = f->out;
	if (str_eq(name, "name") && *value) {
		o->name = utf8_safe(f->mem, value);
		f->named = true;
	} else if (str_eq(name, "from"))
		f->from = day_parse(value, &o->period.from);
	else if (str_eq(name, "to"))
		f->to = day_parse(value, &o->period.to);
	else if (str_eq(name, "posts_to"))
		f->posts_to = day_parse(value, &o->posts.to);
	else if (str_eq(name, "platforms"))
		o->platforms = utf8_safe(f->mem, value);
	else if (str_eq(name, "best_kinds"))
		o->best = utf8_safe(f->mem, value);
	else if (str_eq(name, "best_from"))
		f->best_from = day_parse(value, &o->best_period.from);
	else if (str_eq(name, "best_to"))
		f->best_to = day_parse(value, &o->best_period.to);
	for (int k = 0; k < AGAINST_FIGURES; k++)
		if (str_eq(name, against_figure_code((enum against_figure)k))) {
			o->meaning[k] = mem_text(f->mem, meaning);
			if (*value && !num_parse_real(value, strlen(value), '.', &o->value[k]))
				o->value[k] = NAN;
		}
	for (int t = 0; t < AGAINST_TEXTS; t++)
		if (str_eq(name, against_text_code((enum against_text)t)))
			o->text[t] = utf8_safe(f->mem, value);
}

static void take_row(void *data, const char *const cell[])
{
	take_figure(data, cell[0], cell[1], cell[2]);
}

static bool read_file(struct mem *m, const char *path, struct against_side *out, struct err *e)
{
	static const char *const names[] = { "figure", "value", "meaning" };
	struct from_file f = { .mem = m, .out = out };
	char *text;
	size_t n;
	clear(out, (struct period){ 0, 0 });
	if (!file_read(m, path, MOST_BYTES, &text, &n, e))
		return false;
	if (!rows_json_report(text, n, "trajectory", names, sizeof names / sizeof *names, take_row, &f) || !f.named || !f.from || !f.to ||
	    out->period.from > out->period.to) {
		err_set(e, ERR_INPUT, W_AGAINST_NO_FIGURES, NULL, NULL, NULL);
		return err_at(e, path, 0, 0);
	}
	out->posts.from = out->period.from;
	if (!f.posts_to || out->posts.to < out->period.from || out->posts.to > out->period.to) /* an older version does not say it */
		out->posts.to = out->period.to;
	if (!f.best_from || !f.best_to || out->best_period.from > out->best_period.to) /* an older version does not say it */
		out->best_period = out->period;
	return true;
}

/* --- from the store --- */

static bool find_slug(struct mem *m, struct store *s, const char *slug, int64_t *id, const char **name, struct err *e)
{
	struct stmt *t;
	bool row;
	*id = 0;
	if (!store_statement(s, SQL_TRAJECTORY_BY_SLUG, &t, e))
		return false;
	stmt_text(t, 1, slug);
	while (stmt_next(t, &row, e) && row) {
		*id = stmt_get_int(t, 0);
		*name = mem_text(m, stmt_get_text(t, 1));
	}
	return !err_is_set(e);
}

/* The posts of another trajectory, and what works there. */
static bool load_content(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, struct period period, int64_t last,
                         struct content_input *content, struct content_model *model, struct err *e)
{
	struct content_query q = {
		.store = s, .trajectory = trajectory, .last_import = last, .project = p, .lang = p->lang, .period = period, .by = BY_TYPE
	};
	return study_content_read(m, &q, e) && study_content_rows(m, s, trajectory, p, &q.rows, q.told, last, content, e) &&
	       study_content_model(m, &q, CONTENT_ADVICE, model, e);
}

/* --- from the project in a folder next to this one, or at a path --- */

static bool same_file(const char *a, const char *b)
{
	struct stat x, y;
	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

/* The folder of a project; NULL: there is none of that name. */
static const char *find_project(struct mem *m, const struct project *p, const char *which)
{
	const char *const folder[] = { which, mem_printf(m, "%s/../%s", path_folder(m, p->ini_path), which) };
	for (size_t i = 0; *which && i < sizeof folder / sizeof *folder; i++)
		if (access(mem_printf(m, "%s/spiegel.ini", folder[i]), F_OK) == 0)
			return folder[i];
	return NULL;
}

static bool take_project(struct mem *m, struct store *s, const struct project *p, struct period period, struct against_side *out,
                         struct err *e)
{
	struct content_input *content = mem_alloc(m, sizeof *content);
	struct content_model *model = mem_alloc(m, sizeof *model);
	struct people *people = mem_alloc(m, sizeof *people);
	const struct study *study;
	int64_t trajectory, last;
	if (!trajectory_find(s, &trajectory, e) || !trajectory_last_import(s, trajectory, &last, e) ||
	    !load_content(m, s, trajectory, p, period, last, content, model, e) ||
	    !study_load(m, s, trajectory, p, month_of_day(period.to), last, &study, e) || !study_people(m, study, people, e))
		return false;
	study_against_own(m, p, period, content, model, people, out);
	return true;
}

static bool read_project(struct mem *m, const struct project *own, const char *folder, struct period period, struct against_side *out,
                         struct err *e)
{
	struct project *p = mem_alloc(m, sizeof *p);
	struct store *s = NULL;
	if (!project_read(m, folder, p, e))
		return false;
	if (str_eq(p->db_path, own->db_path) || same_file(p->db_path, own->db_path))
		return err_set(e, ERR_USAGE, W_AGAINST_SELF, folder, NULL, NULL);
	p->for_public = own->for_public;
	bool ok = store_open(&s, p->db_path, STORE_READ, e) && take_project(m, s, p, period, out, e);
	store_close(s);
	return ok;
}

bool study_against_other(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, const char *which,
                         struct period period, int64_t last_import, struct against_side *out, struct err *e)
{
	struct content_input content;
	struct content_model model;
	const char *name = "";
	int64_t id;
	const char *folder = find_project(m, p, which);
	if (folder)
		return read_project(m, p, folder, period, out, e);
	if (access(which, F_OK) == 0)
		return read_file(m, which, out, e);
	if (!find_slug(m, s, which, &id, &name, e))
		return false;
	if (id == 0 || id == trajectory)
		return err_set(e, ERR_USAGE, id ? W_AGAINST_SELF : W_AGAINST_UNKNOWN, which, NULL, NULL);
	clear(out, period);
	if (!load_content(m, s, id, p, period, last_import, &content, &model, e))
		return false;
	take_content(m, &content, &model, out);
	out->name = name;
	return true;
}
