/* Files of Meta Business Suite that are no tables of posts: the audience of a page, and series of one figure a day. Neither says of which
 * account it is, and a series only sometimes of which platform. */
#include "audience.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "blocks.h"
#include "cells.h"
#include "channels.h"
#include "series.h"
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const either[] = { "facebook", "instagram", NULL };

/* --- audience: blocks between blank lines, told by their shape since their words depend on the language --- */

/* Title alone in its row, a row of sexes that begins with an empty cell, then age bands. A table of others may begin with its totals. */
static bool is_ages(struct mem *m, const struct block *b)
{
	int from, to;
	for (size_t i = 1; i < b->row[0].n; i++)
		if (*b->row[0].cell[i])
			return false;
	return b->n >= 3 && b->row[1].n >= 2 && !*b->row[1].cell[0] && b->row[2].n >= 2 && band_parse(m, b->row[2].cell[0], &from, &to);
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
			return intake_refuse(in, line, column, e, W_BREAKDOWN_TWICE, num_plain_int(in->mem, all->item[i].line), NULL, NULL);
	}
	all->item = mem_grow(in->mem, all->item, all->n, &all->cap, sizeof *all->item);
	all->item[all->n++] = (struct share){ c, line };
	return true;
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
		if (!band_parse(in->mem, row->cell[0], &c.age_from, &c.age_to))
			return intake_refuse(in, row->line, 1, e, W_META_BAND, row->cell[0], NULL, NULL);
		in->rows_stored++;
		for (size_t k = 1; k < head->n && k < row->n; k++) {
			bool given = false;
			const char *sex = audience_sex(in->mem, head->cell[k]);
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
		return intake_refuse(in, head->line, 0, e, W_BREAKDOWN_SUM, num_fixed(in->mem, 100 * sum, 1, LANG_EN), NULL, NULL);
	return true;
}

static bool read_places(struct intake *in, const struct block *b, const char *dimension, struct shares *all, struct err *e)
{
	const struct sheet_row *names = &b->row[1], *values = &b->row[2];
	in->rows_stored++;
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
	if (!channel_of_file(in, either, &a.subject_id, e) || !audience_add(in, &a, &id, e))
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
	for (struct block b = blocks_next(s, &at); b.n; b = blocks_next(s, &at)) {
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
	for (struct block b = blocks_next(head, &at); b.n && !found; b = blocks_next(head, &at))
		found = is_ages(m, &b);
	mem_free(m);
	return found;
}

static const struct facts audience_facts = { .sheet = audience_sheet };

const struct importer meta_audience = {
	.name = "meta-audience",
	.title = W_KIND_META_AUDIENCE,
	.unseen = UNSEEN_DUTCH,
	.platform = "",
	.recognise = audience_recognise,
	.zone = ZONE_PACIFIC,
	.dates = DATES_ISO,
	.facts = &audience_facts,
};

/* --- daily series: a title, "Date" and "Primary", then one row a day; in 2024 no title and the figure's name above its column --- */

struct series_title {
	const char *title, *platform, *metric;
};
static const struct series_title titles[] = {
	{ "Facebook visits", "facebook", "visits" },
	{ "Visits", "", "visits" },
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
	{ "Interactions", "", "interactions" },
	{ "Views", "", "views" },
	{ "Weergaven", "", "views" },
	{ "Viewers", "", "viewers" },
	{ "Facebook Page likes", "facebook", "page_likes" },
	/* in Dutch as its own screen has them; not yet seen in a file */
	{ "Facebook-bezoeken", "facebook", "visits" },
	{ "Bezoeken aan Facebook", "facebook", "visits" },
	{ "Instagram-profielbezoeken", "instagram", "visits" },
	{ "Bezoeken aan Instagram-profiel", "instagram", "visits" },
	{ "Bezoeken", "", "visits" },
	{ "Facebook-bereik", "facebook", "reach" },
	{ "Bereik op Facebook", "facebook", "reach" },
	{ "Instagram-bereik", "instagram", "reach" },
	{ "Bereik op Instagram", "instagram", "reach" },
	{ "Klikken op links", "", "link_clicks" },
	{ "Contentinteracties", "", "interactions" },
	{ "Interacties met content", "", "interactions" },
	{ "Kijkers", "", "viewers" },
};

static const struct series_title *known_title(struct mem *m, const char *title)
{
	const char *key = utf8_key(m, title);
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		if (str_eq(key, utf8_key(m, titles[i].title)))
			return &titles[i];
	return NULL;
}

/* "2025-11-03T01:00:00": the hour only follows US daylight saving, the day is the day. */
static bool read_day(struct mem *m, const char *cell, int *day)
{
	size_t n = strlen(cell);
	return (n == 10 || (n == 19 && cell[10] == 'T')) && day_parse(mem_text_n(m, cell, 10), day);
}

/* "1-1-2025 01:00", "01-01-2025": the same as a Dutch Excel saves it. Only with dashes, since 1/2/2025 may be American. */
static bool read_excel_day(const char *cell, int *day)
{
	size_t n = strcspn(cell, " ");
	return strchr(cell, '-') && dates_read_day(DATES_EUROPE, cell, n, day) && cell[n + strspn(cell + n, " 0123456789:")] == '\0';
}

/* Where the figure is named: alone on the row above, else above its column. */
static const char *daily_title(const struct sheet *s, const struct sheet_row *head)
{
	const struct sheet_row *above = head > s->row ? head - 1 : NULL;
	return above && above->n >= 1 && *above->cell[0] ? above->cell[0] : head->cell[1];
}

/* The figure; NULL if it is not known. Without a title line it must name its platform: "Date,Views" is a table of many others too. */
static const struct series_title *find_title(struct mem *m, const struct sheet *s, const struct sheet_row *head)
{
	const char *title = daily_title(s, head);
	const struct series_title *known = known_title(m, title);
	return known && (*known->platform || title != head->cell[1]) ? known : NULL;
}

/* The row of "Date" and "Primary": two cells or more, and a day under the first; whatever Excel made of it where the header
 * says "Primary", which it does in every language, or the day is named and the figure known. */
static const struct sheet_row *daily_head(struct mem *m, const struct sheet *s)
{
	int day;
	for (size_t i = 0; i + 1 < s->n && i < 3; i++)
		if (s->row[i].n >= 2 && s->row[i + 1].n >= 2) {
			const struct sheet_row *row = &s->row[i];
			const char *first = row[1].cell[0];
			bool dated = str_eq(utf8_key(m, row->cell[0]), "date") || str_eq(utf8_key(m, row->cell[0]), "datum");
			bool ours = str_eq(utf8_key(m, row->cell[1]), "primary") || (dated && find_title(m, s, row));
			if (read_day(m, first, &day) || (ours && strchr("0123456789", *first) && *first))
				return row;
		}
	return NULL;
}

/* One row to a point; false when it was rejected. */
static bool read_point(struct intake *in, const struct sheet_row *head, const struct sheet_row *row, int *day, struct value *v)
{
	static const struct column count = { .cell = CELL_COUNT };
	enum word why;
	*v = (struct value){ 0 };
	if (!read_day(in->mem, row->cell[0], day) && !read_excel_day(row->cell[0], day))
		return intake_reject(in, row->line, 1, W_CELL_DATE_ISO, head->cell[0], row->cell[0], NULL);
	if (*day > day_today())
		return intake_reject(in, row->line, 1, W_DAY_AHEAD, head->cell[0], day_iso(in->mem, *day), day_iso(in->mem, day_today()));
	if (row->n > 1 && !cell_read(in->importer, &count, row->cell[1], strlen(row->cell[1]), in->mem, v, &why))
		return intake_reject(in, row->line, 2, why, head->cell[1], row->cell[1], NULL);
	return true;
}

static bool store_daily(struct intake *in, const struct series_title *title, struct series *points, struct err *e)
{
	const char *const told[] = { title->platform, NULL };
	int64_t channel;
	return channel_of_file(in, *title->platform ? told : either, &channel, e) && series_store(points, channel, true, e);
}

/* Dates that Excel changed are told of, or refused where they cannot be read. */
static bool note_excel(struct intake *in, const struct sheet_row *head, struct err *e)
{
	const char *first = head[1].cell[0];
	int day;
	if (read_day(in->mem, first, &day))
		return true;
	if (!read_excel_day(first, &day))
		return intake_refuse(in, head[1].line, 1, e, W_META_EXCEL_DATE, first, NULL, NULL);
	intake_note(in, MSG_WARNING, head[1].line, 1, W_META_EXCEL_READ, first, NULL, NULL);
	return true;
}

static bool daily_sheet(struct intake *in, const struct sheet *s, struct err *e)
{
	const struct sheet_row *head = daily_head(in->mem, s), *end = s->row + s->n;
	if (!head)
		return intake_refuse(in, 0, 0, e, W_META_NO_DAYS, NULL, NULL, NULL);
	const struct series_title *title = find_title(in->mem, s, head);
	if (!title)
		return intake_refuse(in, s->row->line, 0, e, W_META_SERIES, daily_title(s, head), NULL, NULL);
	if (!note_excel(in, head, e))
		return false;
	if (head->n > 2)
		intake_note(in, MSG_NOTE, head->line, 3, W_META_COMPARISON, head->cell[2], NULL, NULL);

	struct series *points = series_new(in);
	struct value v;
	size_t n = 0;
	int day;
	for (const struct sheet_row *row = head + 1; row < end; row++) {
		if (blocks_is_blank(row) || !read_point(in, head, row, &day, &v))
			continue;
		in->rows_stored++, n++;
		intake_day(in, day);
		if (v.given && !series_add(points, row->line, day, title->metric, v.n, e))
			return false;
	}
	return n == 0 || store_daily(in, title, points, e);
}

static bool daily_recognise(const struct sheet *head)
{
	struct mem *m = mem_new();
	const struct sheet_row *h = daily_head(m, head);
	bool found = h && h->n <= 3 && (strchr(h[1].cell[0], 'T') || find_title(m, head, h) || str_eq(utf8_key(m, h->cell[1]), "primary"));
	mem_free(m);
	return found;
}

static const struct facts daily_facts = { .sheet = daily_sheet };

const struct importer meta_daily = {
	.name = "meta-daily",
	.title = W_KIND_META_DAILY,
	.unseen = UNSEEN_DUTCH,
	.platform = "",
	.recognise = daily_recognise,
	.zone = ZONE_PACIFIC,
	.dates = DATES_ISO,
	.facts = &daily_facts,
};
