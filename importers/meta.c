/* Files of Meta Business Suite that are no tables of posts: the audience of a page, and series of one figure a day. Neither says of which
 * account it is, and a series only sometimes of which platform. */
#include "audience.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "cells.h"
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const platforms[] = { "facebook", "instagram" };
enum { N_PLATFORMS = 2 };

/* --- whose figures these are --- */

struct channel {
	int64_t id;
	const char *platform, *external_id, *name;
};
struct channels {
	struct channel *item;
	size_t n, cap;
};

static bool is_platform(const char *s)
{
	for (size_t i = 0; i < N_PLATFORMS; i++)
		if (str_eq(s, platforms[i]))
			return true;
	return false;
}

/* The known channels of a platform; "": of both. */
static bool load_channels(struct intake *in, const char *platform, struct channels *out, struct err *e)
{
	struct stmt *t;
	bool row;
	*out = (struct channels){ 0 };
	if (!store_statement(in->store, SQL_CHANNELS_OF_TRAJECTORY, &t, e))
		return false;
	stmt_int(t, 1, in->options->trajectory_id);
	while (stmt_next(t, &row, e) && row) {
		const char *of = stmt_get_text(t, 1);
		if (*platform ? !str_eq(of, platform) : !is_platform(of))
			continue;
		out->item = mem_grow(in->mem, out->item, out->n, &out->cap, sizeof *out->item);
		out->item[out->n++] = (struct channel){ stmt_get_int(t, 0), mem_text(in->mem, of), mem_text(in->mem, stmt_get_text(t, 2)),
			                                mem_text(in->mem, stmt_get_text(t, 3)) };
	}
	return !err_is_set(e);
}

/* Is the channel called so: its name, its id, either with the platform in front, or the platform alone? */
static bool is_called(struct mem *m, const struct channel *c, const char *wanted)
{
	const char *key = utf8_key(m, wanted);
	size_t n = strlen(c->platform);
	if (str_eq(key, c->platform))
		return true;
	if (strncmp(key, c->platform, n) == 0 && key[n] == '/')
		key += n + 1;
	return str_eq(key, utf8_key(m, c->name)) || str_eq(key, utf8_key(m, c->external_id));
}

/* "facebook/Name, instagram/name", as it can be typed. */
static const char *list_channels(struct mem *m, const struct channels *all)
{
	struct str s;
	str_init(&s, m);
	for (size_t i = 0; i < all->n; i++)
		str_addf(&s, "%s%s/%s", i ? ", " : "", all->item[i].platform, all->item[i].name);
	return all->n ? s.s : "-";
}

/* "facebook/Name" cut in two; false if it is no such thing. */
static bool split_name(struct mem *m, const char *wanted, const char **platform, const char **name)
{
	const char *slash = strchr(wanted, '/');
	*platform = slash ? utf8_key(m, mem_text_n(m, wanted, (size_t)(slash - wanted))) : "";
	*name = slash ? str_trim(m, slash + 1) : "";
	return is_platform(*platform) && **name;
}

/* The channel that --channel names; without it the only one of a platform that the file tells. A channel is made only for a platform that
 * has none yet: a slip of the pen must not become one. */
static bool whose(struct intake *in, const char *platform, int64_t *id, struct err *e)
{
	const char *wanted = in->options->channel, *of, *name;
	struct channels all, same;
	size_t n_hits = 0;
	if (!load_channels(in, platform, &all, e))
		return false;
	const char *known = list_channels(in->mem, &all);
	if (!wanted && *platform && all.n == 1) {
		*id = all.item[0].id;
		return true;
	}
	if (!wanted)
		return intake_refuse(in, 0, 0, e, W_META_CHANNEL_WANTED, *platform ? platform : platforms[0], known, NULL);
	for (size_t i = 0; i < all.n; i++)
		if (is_called(in->mem, &all.item[i], wanted)) {
			*id = all.item[i].id;
			n_hits++;
		}
	if (n_hits > 1)
		return intake_refuse(in, 0, 0, e, W_META_CHANNEL_AMBIGUOUS, wanted, known, NULL);
	if (n_hits == 1)
		return true;
	if (!split_name(in->mem, wanted, &of, &name) || (*platform && !str_eq(of, platform)))
		return intake_refuse(in, 0, 0, e, W_META_CHANNEL_UNKNOWN, wanted, known, NULL);
	if (!load_channels(in, of, &same, e))
		return false;
	if (same.n > 0)
		return intake_refuse(in, 0, 0, e, W_META_CHANNEL_UNKNOWN, wanted, known, NULL);
	intake_note(in, MSG_WARNING, 0, 0, W_META_CHANNEL_NEW, wanted, NULL, NULL);
	return intake_channel(in, of, "", name, true, id, e);
}

/* --- audience: blocks between blank lines, told by their shape since their words depend on the language --- */

struct block {
	const struct sheet_row *row;
	size_t n;
};

static bool is_blank(const struct sheet_row *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (*r->cell[i])
			return false;
	return true;
}

/* The block that begins at or after row *at; moves *at behind it. No rows: there is none left. */
static struct block next_block(const struct sheet *s, size_t *at)
{
	while (*at < s->n && is_blank(&s->row[*at]))
		++*at;
	struct block b = { s->row + *at, 0 };
	for (; *at < s->n && !is_blank(&s->row[*at]); ++*at)
		b.n++;
	return b;
}

/* "18-24", "65+", with any dash. */
static bool read_band(struct mem *m, const char *cell, int *from, int *to)
{
	char *end;
	const char *s = utf8_key(m, cell);
	if (*s < '0' || *s > '9' || strlen(s) > 7)
		return false;
	*from = (int)strtol(s, &end, 10);
	*to = AGE_AND_OVER;
	if (str_eq(end, "+"))
		return true;
	if (*end != '-' || end[1] < '0' || end[1] > '9')
		return false;
	*to = (int)strtol(end + 1, &end, 10);
	return *end == '\0' && *from <= *to && *to <= AGE_LIMIT;
}

/* Title, a row of sexes that begins with an empty cell, then age bands. */
static bool is_ages(struct mem *m, const struct block *b)
{
	int from, to;
	return b->n >= 3 && b->row[1].n >= 2 && !*b->row[1].cell[0] && b->row[2].n >= 2 && read_band(m, b->row[2].cell[0], &from, &to);
}

/* Title, a row of names, a row of percentages. What the names are is told by the title. */
static const char *dimension_of(struct mem *m, const struct block *b)
{
	static const struct label stems[] = {
		{ "countr", "country" }, { "land", "country" }, { "länder", "country" }, { "pays", "country" },
		{ "cit", "city" },       { "town", "city" },    { "sted", "city" },      { "plaats", "city" },
		{ "städte", "city" },    { "vill", "city" },    { NULL, NULL },
	};
	if (b->n != 3 || b->row[1].n != b->row[2].n)
		return NULL;
	const char *title = utf8_key(m, b->row[0].cell[0]);
	for (const struct label *l = stems; l->label; l++)
		if (strstr(title, l->label))
			return l->code;
	return NULL;
}

struct share {
	struct audience_cell cell;
	long line;
};
struct shares {
	struct share *item;
	size_t n, cap;
	double half_unit; /* of the last decimal place seen, as a share; "3" beside "10.6" is 3.0 */
};

/* "10.6", "14.7%", "3": per cent to a share. An empty cell was not reported: *given is false. */
static bool read_percent(struct intake *in, const struct sheet_row *r, size_t column, const char *header, struct shares *all, bool *given,
                         double *share, struct err *e)
{
	static const struct column percent = { .cell = CELL_REAL };
	struct value v;
	enum word why;
	size_t n = strlen(r->cell[column]);
	const char *cell = str_trim(in->mem, mem_text_n(in->mem, r->cell[column], n && r->cell[column][n - 1] == '%' ? n - 1 : n));
	if (!cell_read(in->importer, &percent, cell, strlen(cell), in->mem, &v, &why))
		return intake_refuse(in, r->line, (long)column + 1, e, why, header, r->cell[column], NULL);
	if (v.given && v.real > 100)
		return intake_refuse(in, r->line, (long)column + 1, e, W_META_PERCENT, header, r->cell[column], NULL);
	*given = v.given;
	*share = v.real / 100;
	const char *point = strchr(cell, '.');
	if (v.given)
		all->half_unit = fmin(all->half_unit, 0.005 / pow(10, point ? (double)strlen(point + 1) : 0));
	return true;
}

/* Add one share, unless it says something twice. */
static bool add_share(struct intake *in, struct shares *all, struct audience_cell c, long line, long column, struct err *e)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct audience_cell *b = &all->item[i].cell;
		if (str_eq(b->sex, c.sex) && b->age_from == c.age_from && b->age_to == c.age_to && str_eq(b->dimension, c.dimension) &&
		    str_eq(b->category, c.category))
			return intake_refuse(in, line, column, e, W_META_TWICE, num_plain_int(in->mem, all->item[i].line), NULL, NULL);
	}
	all->item = mem_grow(in->mem, all->item, all->n, &all->cap, sizeof *all->item);
	all->item[all->n++] = (struct share){ c, line };
	return true;
}

static const char *sex_of(struct mem *m, const char *label)
{
	const char *key = utf8_key(m, label);
	for (const struct label *l = audience_sexes; l->label; l++)
		if (str_eq(key, utf8_key(m, l->label)))
			return l->code;
	return NULL;
}

#define MOST_OFF 0.02 /* what rounding may make of shares that add up to 1 */

static bool read_ages(struct intake *in, const struct block *b, struct shares *all, struct err *e)
{
	const struct sheet_row *head = &b->row[1];
	size_t n_before = all->n;
	double sum = 0;
	for (size_t r = 2; r < b->n; r++) {
		const struct sheet_row *row = &b->row[r];
		struct audience_cell c = { .dimension = "", .category = "" };
		if (!read_band(in->mem, row->cell[0], &c.age_from, &c.age_to))
			return intake_refuse(in, row->line, 1, e, W_META_BAND, row->cell[0], NULL, NULL);
		for (size_t k = 1; k < head->n && k < row->n; k++) {
			bool given = false;
			const char *sex = sex_of(in->mem, head->cell[k]);
			if (!sex)
				return intake_refuse(in, head->line, (long)k + 1, e, W_META_SEX, head->cell[k], NULL, NULL);
			if (!read_percent(in, row, k, head->cell[k], all, &given, &c.value, e))
				return false;
			c.sex = sex;
			c.unknown = !*sex;
			sum += given ? c.value : 0;
			if (given && !add_share(in, all, c, row->line, (long)k + 1, e))
				return false;
		}
	}
	if (fabs(sum - 1) > fmin((double)(all->n - n_before) * all->half_unit, MOST_OFF) + 1e-9)
		return intake_refuse(in, head->line, 0, e, W_META_SUM, num_fixed(in->mem, 100 * sum, 1, LANG_EN), NULL, NULL);
	return true;
}

static bool read_places(struct intake *in, const struct block *b, const char *dimension, struct shares *all, struct err *e)
{
	const struct sheet_row *names = &b->row[1], *values = &b->row[2];
	for (size_t k = 0; k < names->n; k++) {
		struct audience_cell c = { .sex = "",
			                   .age_from = AGE_UNKNOWN,
			                   .age_to = AGE_UNKNOWN,
			                   .dimension = dimension,
			                   .category = str_trim(in->mem, names->cell[k]) };
		bool given = false;
		if (!*c.category)
			continue;
		if (!read_percent(in, values, k, c.category, all, &given, &c.value, e) ||
		    (given && !add_share(in, all, c, values->line, (long)k + 1, e)))
			return false;
	}
	return true;
}

static bool store_shares(struct intake *in, const struct shares *all, struct err *e)
{
	struct audience a = { .subject = "channel",
		              .base = "followers",
		              .unit = "share",
		              .rounding = all->half_unit,
		              .first_time = "",
		              .as_of = in->as_of,
		              .period = { 0, -1 } };
	int64_t id;
	if (!whose(in, "", &a.subject_id, e) || !audience_add(in, &a, &id, e))
		return false;
	for (size_t i = 0; i < all->n; i++)
		if (!audience_add_cell(in, id, &all->item[i].cell, e))
			return false;
	return true;
}

static bool audience_sheet(struct intake *in, const struct sheet *s, struct err *e)
{
	struct shares all = { .half_unit = 0.005 };
	size_t at = 0;
	for (struct block b = next_block(s, &at); b.n; b = next_block(s, &at)) {
		const char *dimension = dimension_of(in->mem, &b);
		if (is_ages(in->mem, &b)) {
			if (!read_ages(in, &b, &all, e))
				return false;
		} else if (dimension) {
			if (!read_places(in, &b, dimension, &all, e))
				return false;
		} else {
			intake_note(in, MSG_NOTE, b.row->line, 0, W_META_BLOCK, b.row->cell[0], NULL, NULL);
		}
		in->rows_stored += (int64_t)b.n;
	}
	if (all.n == 0)
		return intake_refuse(in, 0, 0, e, W_META_NO_SHARES, NULL, NULL, NULL);
	return intake_as_of(in, INT_MIN, e) && store_shares(in, &all, e);
}

static bool audience_recognise(const struct sheet *head)
{
	struct mem *m = mem_new();
	bool found = false;
	size_t at = 0;
	for (struct block b = next_block(head, &at); b.n && !found; b = next_block(head, &at))
		found = is_ages(m, &b);
	mem_free(m);
	return found;
}

static const struct facts audience_facts = { .sheet = audience_sheet };

const struct importer meta_audience = {
	.name = "meta-audience",
	.title = W_KIND_META_AUDIENCE,
	.platform = "",
	.recognise = audience_recognise,
	.zone = ZONE_PACIFIC,
	.dates = DATES_ISO,
	.facts = &audience_facts,
};

/* --- daily series: a title, "Date" and "Primary", then one row a day; in 2024 no title and the figure's name above its column --- */

struct series {
	const char *title, *platform, *metric;
};
static const struct series series_list[] = {
	{ "Facebook visits", "facebook", "visits" },
	{ "Instagram profile visits", "instagram", "visits" },
	{ "Facebook reach", "facebook", "reach" },
	{ "Instagram reach", "instagram", "reach" },
	{ "Reach", "", "reach" },
	{ "Bereik", "", "reach" },
	{ "Facebook follows", "facebook", "follows" },
	{ "Instagram follows", "instagram", "follows" },
	{ "Follows", "", "follows" },
	{ "Facebook link clicks", "facebook", "link_clicks" },
	{ "Instagram link clicks", "instagram", "link_clicks" },
	{ "Link clicks", "", "link_clicks" },
	{ "Content interactions", "", "interactions" },
	{ "Views", "", "views" },
	{ "Weergaven", "", "views" },
	{ "Viewers", "", "viewers" },
	{ "Facebook Page likes", "facebook", "page_likes" },
};

static const struct series *find_series(struct mem *m, const char *title)
{
	const char *key = utf8_key(m, title);
	for (size_t i = 0; i < sizeof series_list / sizeof *series_list; i++)
		if (str_eq(key, utf8_key(m, series_list[i].title)))
			return &series_list[i];
	return NULL;
}

/* "2025-11-03T01:00:00": the hour only follows US daylight saving, the day is the day. */
static bool read_day(struct mem *m, const char *cell, int *day)
{
	size_t n = strlen(cell);
	return (n == 10 || (n == 19 && cell[10] == 'T')) && day_parse(mem_text_n(m, cell, 10), day);
}

/* The row of "Date" and "Primary": two cells or more, and a day under the first. */
static const struct sheet_row *daily_head(struct mem *m, const struct sheet *s)
{
	int day;
	for (size_t i = 0; i + 1 < s->n && i < 3; i++)
		if (s->row[i].n >= 2 && s->row[i + 1].n >= 2 && read_day(m, s->row[i + 1].cell[0], &day))
			return &s->row[i];
	return NULL;
}

/* Where the figure is named: alone on the row above, else above its column. */
static const char *daily_title(const struct sheet *s, const struct sheet_row *head)
{
	const struct sheet_row *above = head > s->row ? head - 1 : NULL;
	return above && above->n >= 1 && *above->cell[0] ? above->cell[0] : head->cell[1];
}

/* The figure; NULL if it is not known. Without a title line it must name its platform: "Date,Views" is a table of many others too. */
static const struct series *daily_series(struct mem *m, const struct sheet *s, const struct sheet_row *head)
{
	const char *title = daily_title(s, head);
	const struct series *series = find_series(m, title);
	return series && (*series->platform || title != head->cell[1]) ? series : NULL;
}

struct point {
	int day;
	int64_t value; /* -1: not reported */
	long line;
};

static int compare_points(const void *x, const void *y)
{
	const struct point *a = x, *b = y;
	return a->day != b->day ? (a->day > b->day) - (a->day < b->day) : (a->line > b->line) - (a->line < b->line);
}

/* One row to a point; false when it was rejected. */
static bool read_point(struct intake *in, const struct sheet_row *head, const struct sheet_row *row, struct point *out)
{
	static const struct column count = { .cell = CELL_COUNT };
	struct value v = { 0 };
	enum word why;
	out->line = row->line;
	if (!read_day(in->mem, row->cell[0], &out->day))
		return intake_reject(in, row->line, 1, W_CELL_DATE_ISO, head->cell[0], row->cell[0], NULL);
	if (row->n > 1 && !cell_read(in->importer, &count, row->cell[1], strlen(row->cell[1]), in->mem, &v, &why))
		return intake_reject(in, row->line, 2, why, head->cell[1], row->cell[1], NULL);
	out->value = v.given ? v.n : -1;
	return true;
}

static bool store_points(struct intake *in, const struct series *series, struct point p[], size_t n, struct err *e)
{
	struct stmt *t;
	int64_t channel = 0;
	qsort(p, n, sizeof *p, compare_points);
	for (size_t i = 1; i < n; i++)
		if (p[i].day == p[i - 1].day)
			return intake_refuse(in, p[i].line, 1, e, W_META_DAY_TWICE, day_iso(in->mem, p[i].day),
			                     num_plain_int(in->mem, p[i - 1].line), NULL);
	if (!whose(in, series->platform, &channel, e) || !store_statement(in->store, SQL_CHANNEL_DAY_INSERT, &t, e))
		return false;
	for (size_t i = 0; i < n; i++) {
		in->rows_stored++;
		if (p[i].value < 0)
			continue;
		stmt_int(t, 1, in->options->trajectory_id);
		stmt_int(t, 2, channel);
		stmt_int(t, 3, p[i].day);
		stmt_text(t, 4, series->metric);
		stmt_int(t, 5, in->import_id);
		stmt_int(t, 6, in->as_of);
		stmt_int(t, 7, p[i].value);
		if (!stmt_run(t, e))
			return false;
	}
	return true;
}

static bool daily_sheet(struct intake *in, const struct sheet *s, struct err *e)
{
	const struct sheet_row *head = daily_head(in->mem, s), *end = s->row + s->n;
	if (!head)
		return intake_refuse(in, 0, 0, e, W_META_NO_DAYS, NULL, NULL, NULL);
	const struct series *series = daily_series(in->mem, s, head);
	if (!series)
		return intake_refuse(in, s->row->line, 0, e, W_META_SERIES, daily_title(s, head), NULL, NULL);
	if (head->n > 2)
		intake_note(in, MSG_NOTE, head->line, 3, W_META_COMPARISON, head->cell[2], NULL, NULL);

	struct point *p = mem_array(in->mem, s->n, sizeof *p);
	size_t n = 0;
	for (const struct sheet_row *row = head + 1; row < end; row++) {
		if (is_blank(row) || !read_point(in, head, row, &p[n]))
			continue;
		intake_day(in, p[n++].day);
	}
	in->rows_stored += head - s->row + 1; /* title and header */
	return n == 0 || (intake_as_of(in, in->period.to, e) && store_points(in, series, p, n, e));
}

static bool daily_recognise(const struct sheet *head)
{
	struct mem *m = mem_new();
	const struct sheet_row *h = daily_head(m, head);
	bool found = h && h->n <= 3 && (strchr(h[1].cell[0], 'T') || daily_series(m, head, h));
	mem_free(m);
	return found;
}

static const struct facts daily_facts = { .sheet = daily_sheet };

const struct importer meta_daily = {
	.name = "meta-daily",
	.title = W_KIND_META_DAILY,
	.platform = "",
	.recognise = daily_recognise,
	.zone = ZONE_PACIFIC,
	.dates = DATES_ISO,
	.facts = &daily_facts,
};
