#include "trajectory.h"
#include "base/utf8.h"
#include <string.h>

bool trajectory_add(struct store *s, struct mem *m, const struct project *p, struct err *e)
{
	struct stmt *t;
	const char *slug = utf8_slug(m, p->name);
	if (!store_statement(s, SQL_TRAJECTORY_INSERT, &t, e))
		return false;
	stmt_text(t, 1, *slug ? slug : "trajectory");
	stmt_text(t, 2, p->name);
	stmt_text(t, 3, p->region);
	stmt_text(t, 4, "Europe/Amsterdam");
	if (p->starts != PROJECT_NO_DAY)
		stmt_int(t, 5, p->starts);
	if (p->ends != PROJECT_NO_DAY)
		stmt_int(t, 6, p->ends);
	return stmt_run(t, e);
}

static bool ask_int(struct store *s, enum sql_id id, int64_t trajectory, int64_t *out, struct err *e)
{
	struct stmt *t;
	if (!store_statement(s, id, &t, e))
		return false;
	if (trajectory)
		stmt_int(t, 1, trajectory);
	return stmt_one_int(t, out, e);
}

bool trajectory_find(struct store *s, int64_t *out, struct err *e)
{
	if (!ask_int(s, SQL_TRAJECTORY_FIRST, 0, out, e))
		return false;
	return *out > 0 || err_set(e, ERR_STORE, W_CRITERION_NONE, NULL, NULL, NULL);
}

bool trajectory_slug(struct store *s, struct mem *m, int64_t trajectory, const char **out, struct err *e)
{
	enum { LONGEST = 60 };
	struct stmt *t;
	bool row;
	if (!store_statement(s, SQL_TRAJECTORY_SLUG, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	if (!stmt_next(t, &row, e))
		return false;
	char *slug = utf8_slug(m, row ? stmt_get_text(t, 0) : "");
	if (row)
		stmt_reset(t);
	if (!*slug)
		slug = mem_text(m, "trajectory");
	if (strlen(slug) > LONGEST)
		slug[LONGEST] = '\0';
	*out = slug;
	return true;
}

bool trajectory_last_import(struct store *s, int64_t trajectory, int64_t *out, struct err *e)
{
	return ask_int(s, SQL_IMPORT_LAST, trajectory, out, e);
}

/* figures: the newest day of daily figures, where these will do when there is nothing else; else 0. */
static bool newest_month(struct store *s, int64_t trajectory, int64_t figures, struct period *out, struct err *e)
{
	int64_t month, day, interests;
	if (!ask_int(s, SQL_NEWEST_POST_MONTH, trajectory, &month, e) || !ask_int(s, SQL_NEWEST_ACTIVITY_DAY, trajectory, &day, e) ||
	    !ask_int(s, SQL_NEWEST_INTERESTS, trajectory, &interests, e))
		return false;
	if (day > 0 && month_of_day((int)day) > month)
		month = month_of_day((int)day);
	if (month <= 0 && figures > 0)
		month = month_of_day((int)figures);
	if (month <= 0 && interests > 0) {
		int came_in, second;
		time_to_wall(interests, ZONE_AMSTERDAM, &came_in, &second);
		month = month_of_day(came_in);
	}
	if (month <= 0)
		return err_set(e, ERR_INPUT, W_STUDY_NO_DATA, NULL, NULL, NULL);
	*out = (struct period){ month_first_day((int)month), month_last_day((int)month) };
	return true;
}

bool trajectory_oldest_month(struct store *s, int64_t trajectory, int *out, struct err *e)
{
	int64_t month, day;
	if (!ask_int(s, SQL_OLDEST_POST_MONTH, trajectory, &month, e) || !ask_int(s, SQL_OLDEST_DAY, trajectory, &day, e))
		return false;
	*out = (int)month;
	if (day > 0 && (month <= 0 || month_of_day((int)day) < month))
		*out = month_of_day((int)day);
	return true;
}

bool trajectory_newest_month(struct store *s, int64_t trajectory, struct period *out, struct err *e)
{
	return newest_month(s, trajectory, 0, out, e);
}

bool trajectory_newest_figures(struct store *s, int64_t trajectory, struct period *out, struct err *e)
{
	int64_t day;
	return ask_int(s, SQL_NEWEST_FIGURE_DAY, trajectory, &day, e) && newest_month(s, trajectory, day, out, e);
}
