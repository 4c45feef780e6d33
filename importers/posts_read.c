/* A row of a post export to a struct post, in the parsing thread. */
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "post.h"
#include "scope.h"
#include <stdlib.h>
#include <string.h>

static const char *text_or(const struct value *v, const char *otherwise)
{
	return v && v->given ? v->text : otherwise;
}

static void take_figure(struct refine *r, struct post *p, const struct column *column, const struct value *v)
{
	double value = column->cell == CELL_REAL ? v->real : (double)v->n;
	if (column->field == POST_METRIC) {
		if (!p->metric)
			p->metric = mem_array(r->mem, r->importer->n_columns, sizeof *p->metric);
		p->metric[p->n_metrics++] = (struct post_metric){ column->metric, value };
	} else if (column->field >= POST_VIEWS) {
		p->figure[column->field - POST_VIEWS] = column->cell == CELL_REAL ? (int64_t)(v->real + 0.5) : v->n;
	}
}

/* The platform's own sum beside ours: a difference is told, and our parts are kept. */
static void check_sum(struct refine *r, const struct table_row *row, const struct post *p, int column, int64_t sum)
{
	const int64_t part[] = { post_figure(p, POST_REACTIONS), post_figure(p, POST_COMMENTS), post_figure(p, POST_SHARES) };
	int64_t ours = 0;
	for (size_t i = 0; i < sizeof part / sizeof *part; i++) {
		if (part[i] == NOT_REPORTED)
			return;
		ours += part[i];
	}
	if (ours != sum)
		refine_note(r, MSG_WARNING, row, column, W_POST_SUM, r->header[column], num_plain_int(r->mem, sum),
		            num_plain_int(r->mem, ours));
}

/* Whom a post reached has seen it: 0 views beside a reach is a figure that was not measured, and would hide an earlier one that was. */
static void drop_false_zero(struct post *p)
{
	p->false_zero = post_figure(p, POST_VIEWS) == 0 && post_figure(p, POST_REACH) > 0;
	if (p->false_zero)
		p->figure[0] = NOT_REPORTED;
}

enum { NOON = 12 * 3600, HOURS_OFF = 26 * 3600 }; /* a day may begin half a day earlier or later elsewhere, and a clock be an hour off */

bool post_id_time(const char *id, int shift, int64_t epoch_ms, int64_t *utc)
{
	int64_t n;
	if (!num_parse_int(id, strlen(id), &n) || n >> shift <= 0)
		return false;
	*utc = (epoch_ms + (n >> shift)) / 1000;
	return true;
}

static void set_local(struct post *p)
{
	int second;
	time_to_wall(p->published, ZONE_AMSTERDAM, &p->local_day, &second);
	p->local_hour = second / 3600;
}

/* The day nearest to a time that has this month and day of the month; INT_MIN: none within a year. */
static int nearest_day(int month, int dom, int64_t utc)
{
	int year, m, d, day = (int)(utc / 86400), best = INT_MIN;
	day_split(day, &year, &m, &d);
	for (int y = year - 1; y <= year + 1; y++)
		if (day_is_real(y, month, dom) && (best == INT_MIN || abs(day_make(y, month, dom) - day) < abs(best - day)))
			best = day_make(y, month, dom);
	return best;
}

/* The publish time: from the id where it carries one, checked against the cell; else from the cell; else it is not known. */
static void set_times(struct refine *r, const struct table_row *row, struct post *p, int column, const struct value *v)
{
	const struct post_rules *rules = r->importer->posts;
	p->local_day = INT_MIN;
	p->local_hour = NOT_REPORTED;
	p->published = INT64_MIN;
	bool in_id = rules && rules->published && rules->published(p->id, &p->published);
	bool day_only = v && r->importer->column[column].cell == CELL_DAY;
	int month, dom, day = day_only ? (int)v->n : INT_MIN;
	if (day_only && dates_is_yearless(v->n, &month, &dom))
		day = in_id ? nearest_day(month, dom, p->published) : INT_MIN;
	int64_t cell = v && !day_only ? v->n : (int64_t)day * 86400 + NOON;
	if (in_id && v && (p->published > cell + HOURS_OFF || p->published < cell - HOURS_OFF))
		refine_note(r, MSG_WARNING, row, column, W_POST_ID_TIME, r->header[column], time_iso(r->mem, p->published), NULL);
	if (!in_id && v && (!day_only || day != INT_MIN))
		p->published = cell;
	if (in_id || (v && !day_only))
		set_local(p);
	else if (day != INT_MIN)
		p->local_day = day;
}

/* The day of the export, as a row with a post of local_day says it; INT_MIN: it does not. Without a year it is the first since the post, by a
 * clock that may be a day behind ours. */
static int export_day(const struct value *v, int local_day)
{
	int month, dom, year, m, d;
	if (!v || !dates_is_yearless(v->n, &month, &dom))
		return v ? (int)v->n : INT_MIN;
	if (local_day == INT_MIN)
		return INT_MIN;
	day_split(local_day, &year, &m, &d);
	for (int y = year - 1; y <= year + 8; y++) /* 29 February may be eight years away */
		if (day_is_real(y, month, dom) && day_make(y, month, dom) >= local_day - 2)
			return day_make(y, month, dom);
	return INT_MIN;
}

static void set_type(struct refine *r, struct post *p, const struct value *type)
{
	const struct post_rules *rules = r->importer->posts;
	const char *inferred = NULL;
	p->type_raw = text_or(type, "");
	if (type && type->given && !type->code) /* a label that is not known may be any text */
		p->type_raw = caption_title(r->mem, p->type_raw);
	if (!*p->type_raw && rules && rules->type)
		inferred = rules->type(p);
	p->type = type && type->given && type->code ? type->code : inferred ? inferred : "unknown";
	p->type_inferred = inferred != NULL;
}

static bool set_id(struct refine *r, const struct table_row *row, struct post *p, const struct value *id)
{
	const struct post_rules *rules = r->importer->posts;
	p->id = text_or(id, NULL);
	if (p->id && rules && rules->id_of_cell)
		p->id = rules->id_of_cell(r->mem, p->id, &p->account_id);
	if (!p->id && rules && rules->id_of_link && *p->permalink)
		p->id = rules->id_of_link(r->mem, p->permalink);
	return p->id || refine_reject(r, row, -1, W_POST_NO_ID, strstr(p->permalink, "://") ? p->permalink : "…", NULL, NULL);
}

/* What else the store may know of the post: another id, and who saw it. */
static void take_wide(struct refine *r, const struct table_row *row, struct post *p)
{
	const struct post_rules *rules = r->importer->posts;
	if (rules && rules->other_id && *p->permalink)
		p->other_id = rules->other_id(r->mem, p->permalink);
	struct wide_value *wide = mem_array(r->mem, row->n_wide, sizeof *wide);
	if (row->n_wide)
		memcpy(wide, row->wide, row->n_wide * sizeof *wide);
	p->wide = wide;
	p->n_wide = row->n_wide;
}

static const char *code_or_text(const struct value *v)
{
	return !v || !v->given ? "" : v->code ? v->code : v->text;
}

const char *posts_metric_of(const struct column *column)
{
	static const char *const code[] = { "views", "impressions", "reach",       "reactions",     "comments", "shares",
		                            "saves", "clicks",      "link_clicks", "watch_seconds", "follows" };
	return column->field >= POST_VIEWS ? code[column->field - POST_VIEWS] : column->metric;
}

/* The row's values by what they mean, its figures into p; *column tells where each stands. */
static void sort_values(struct refine *r, const struct table_row *row, struct post *p, const struct value *by_field[], int column_of[])
{
	for (size_t c = 0; c < r->importer->n_columns; c++) {
		const struct column *column = &r->importer->column[c];
		const struct value *v = &row->value[c];
		if (!v->given)
			continue;
		if (column->field >= POST_METRIC)
			take_figure(r, p, column, v);
		by_field[column->field] = v;
		column_of[column->field] = (int)c;
	}
}

/* So the export says; or it tells what money brought. Nothing bought leaves it open: other exports may know. */
static int paid_of(const struct post *p, const struct value *said)
{
	static const char *const bought[] = { "reach_paid",          "impressions_paid", "views_paid",
		                              "video_views_3s_paid", "engagements_paid", "clicks_paid" };
	if (said && said->code)
		return str_eq(said->code, "paid");
	for (size_t i = 0; i < p->n_metrics; i++)
		for (size_t k = 0; k < sizeof bought / sizeof *bought; k++)
			if (p->metric[i].value > 0 && str_eq(p->metric[i].name, bought[k]))
				return 1;
	return NOT_REPORTED;
}

bool posts_refine(struct refine *r, struct table_row *row)
{
	const struct value *by_field[POST_FIELDS] = { 0 };
	int column_of[POST_FIELDS] = { 0 };
	struct post *p = mem_alloc(r->mem, sizeof *p);
	for (size_t i = 0; i < FIGURES; i++)
		p->figure[i] = NOT_REPORTED;
	sort_values(r, row, p, by_field, column_of);
	const struct value *day = by_field[POST_DAY];
	int id_column = column_of[by_field[POST_ID] ? POST_ID : POST_PERMALINK];
	const char *caption = text_or(by_field[POST_CAPTION], "");
	p->permalink = text_or(by_field[POST_PERMALINK], "");
	p->account_id = text_or(by_field[POST_ACCOUNT_ID], "");
	if (!set_id(r, row, p, by_field[POST_ID]))
		return false;
	p->account_name = text_or(by_field[POST_ACCOUNT_NAME], text_or(by_field[POST_ACCOUNT_TITLE], ""));
	p->language = code_or_text(by_field[POST_LANGUAGE]);
	p->pair = text_or(by_field[POST_PAIR], "");
	p->paid = paid_of(p, by_field[POST_PAID]);
	p->campaign = r->importer->posts && r->importer->posts->parts ? text_or(by_field[POST_CAMPAIGN], "") : NULL;
	p->day = day && !day->code ? (int)day->n : 0;
	drop_false_zero(p);
	set_times(r, row, p, column_of[POST_PUBLISHED], by_field[POST_PUBLISHED]);
	if (p->local_day > r->today) /* the cells were looked at: it is the id or the link that says so */
		return refine_reject(r, row, id_column, W_DAY_AHEAD, r->header[id_column], day_iso(r->mem, p->local_day),
		                     day_iso(r->mem, r->today));
	set_type(r, p, by_field[POST_TYPE]);
	if (!*p->account_id && !*p->account_name && !r->importer->nameless)
		return refine_reject(r, row, -1, W_POST_NO_ACCOUNT, NULL, NULL, NULL);
	if (by_field[POST_SUM])
		check_sum(r, row, p, column_of[POST_SUM], by_field[POST_SUM]->n);
	if (p->day != 0 && r->importer->posts && r->importer->posts->adds)
		return refine_reject(r, row, column_of[POST_DAY], W_POST_DAILY, r->header[column_of[POST_DAY]], NULL, NULL);
	int exported = export_day(by_field[POST_AS_OF], p->local_day);
	row->day = p->day > p->local_day ? p->day : p->local_day;
	row->day = exported > row->day ? exported : row->day;
	row->outside = !scope_holds(r->scope, p->local_day, caption, text_or(by_field[POST_LABELS], ""), r->mem);
	if (!row->outside) {
		p->caption = caption_measure(caption);
		p->title = caption_title(r->mem, caption);
		p->garbled = utf8_is_garbled(caption);
	}
	take_wide(r, row, p);
	p->counted = p->day == 0 || !r->importer->column[column_of[POST_DAY]].labels; /* days beside a whole life are in it */
	row->uncounted = !p->counted;
	row->record = p;
	return true;
}
