/* A row of a post export to a struct post, in the parsing thread. */
#include "base/num.h"
#include "post.h"
#include "scope.h"

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
		p->metric[p->n_metrics++] = (struct metric){ column->metric, value };
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

static void set_times(struct post *p, int64_t published)
{
	int second;
	p->published = published;
	time_to_wall(published, ZONE_AMSTERDAM, &p->local_day, &second);
	p->local_hour = second / 3600;
}

bool posts_refine(struct refine *r, struct table_row *row)
{
	const struct value *by_field[POST_FIELDS] = { 0 };
	struct post *p = mem_alloc(r->mem, sizeof *p);
	int sum_column = -1;
	for (size_t i = 0; i < FIGURES; i++)
		p->figure[i] = NOT_REPORTED;
	for (size_t c = 0; c < r->importer->n_columns; c++) {
		const struct column *column = &r->importer->column[c];
		const struct value *v = &row->value[c];
		if (!v->given)
			continue;
		if (column->field >= POST_METRIC)
			take_figure(r, p, column, v);
		by_field[column->field] = v;
		if (column->field == POST_SUM)
			sum_column = (int)c;
	}
	const struct value *type = by_field[POST_TYPE], *day = by_field[POST_DAY];
	const char *caption = text_or(by_field[POST_CAPTION], "");
	p->id = by_field[POST_ID]->text;
	p->account_id = text_or(by_field[POST_ACCOUNT_ID], "");
	p->account_name = text_or(by_field[POST_ACCOUNT_NAME], text_or(by_field[POST_ACCOUNT_TITLE], ""));
	p->permalink = text_or(by_field[POST_PERMALINK], "");
	p->type_raw = text_or(type, "");
	p->type = type && type->given && type->code ? type->code : "unknown";
	p->day = day && !day->code ? (int)day->n : 0;
	drop_false_zero(p);
	set_times(p, by_field[POST_PUBLISHED]->n);
	if (!*p->account_id && !*p->account_name)
		return refine_reject(r, row, -1, W_POST_NO_ACCOUNT, NULL, NULL, NULL);
	if (sum_column >= 0)
		check_sum(r, row, p, sum_column, by_field[POST_SUM]->n);
	row->day = p->day > p->local_day ? p->day : p->local_day;
	row->outside = !scope_holds(r->scope, p->local_day, caption, text_or(by_field[POST_LABELS], ""), r->mem);
	if (!row->outside) {
		p->caption = caption_measure(caption);
		p->title = caption_title(r->mem, caption);
	}
	row->record = p;
	return true;
}
