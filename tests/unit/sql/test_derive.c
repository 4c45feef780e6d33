/* The view post_current and the statements of report.sql against the same figures told in plain C. */
#include "facts.h"

static struct facts *invent(struct made *d, uint32_t seed)
{
	struct facts *f = mem_alloc(d->mem, sizeof *f);
	facts_invent(f, seed);
	facts_store(d, f);
	return f;
}

static int64_t raw_figure(sqlite3_stmt *t, int column)
{
	return sqlite3_column_type(t, column) == SQLITE_NULL ? MISSING : sqlite3_column_int64(t, column);
}

static void same_post(struct made *d, const struct facts *f, sqlite3_stmt *t, int post)
{
	const struct reading *newest = facts_newest(f, post, IMPORTS);
	t_int(sqlite3_column_int(t, 0), post);
	t_int(sqlite3_column_int(t, 1), newest->import);
	t_int(raw_figure(t, 2), newest->local_day);
	t_int(raw_figure(t, 3), newest->local_day == MISSING ? MISSING : month_of_day(newest->local_day));
	t_text((const char *)sqlite3_column_text(t, 4), newest->type);
	t_text((const char *)sqlite3_column_text(t, 5), mem_printf(d->mem, "Bericht %d van %d", post, newest->import));
	for (int k = 0; k < METRICS; k++)
		t_int(raw_figure(t, 6 + k), facts_metric(f, post, IMPORTS, k));
}

T_CASE(the_view_gives_the_newest_of_every_figure)
{
	for (uint32_t seed = 1; seed <= 5; seed++) {
		struct made d;
		sqlite3 *db;
		sqlite3_stmt *t;
		made_begin(&d);
		struct facts *f = invent(&d, seed);
		sqlite3_open(d.path, &db);
		t_int(sqlite3_prepare_v2(
		              db,
		              "SELECT post_id, import_id, local_day, month, content_type, title, views, impressions, reach, "
		              "reactions, comments,"
		              " shares, saves, clicks, link_clicks, watch_seconds, follows, paid FROM post_current ORDER BY post_id",
		              -1, &t, NULL),
		      SQLITE_OK);
		for (int post = 1; post <= POSTS; post++) {
			t_int(sqlite3_step(t), SQLITE_ROW);
			same_post(&d, f, t, post);
		}
		t_int(sqlite3_step(t), SQLITE_DONE);
		sqlite3_finalize(t);
		sqlite3_close(db);
		made_end(&d);
	}
}
T_END

T_CASE(months_are_right_on_every_day)
{
	struct made d;
	sqlite3 *db;
	sqlite3_stmt *t;
	int day, last = day_make(2099, 12, 31);
	made_begin(&d);
	store_close(made_store(&d, STORE_CREATE));
	made_raw(&d, "INSERT INTO trajectory VALUES (1, 'dijk', 'Dijk', 'GM0014', 'Europe/Amsterdam', NULL, NULL)");
	made_raw(
	        &d,
	        mem_printf(
	                d.mem,
	                "WITH RECURSIVE s(v) AS (VALUES (0) UNION ALL SELECT v + 1 FROM s WHERE v < %d) "
	                "INSERT INTO post_reading(trajectory_id, post_id, import_id, day, as_of, local_day, content_type, content_type_raw,"
	                " type_inferred, language, pair_id, permalink, title) SELECT 1, v, 1, 0, 1, v, '', '', 0, '', '', '', '' FROM s",
	                last));
	sqlite3_open(d.path, &db);
	sqlite3_prepare_v2(db, "SELECT local_day, month FROM post_current ORDER BY local_day", -1, &t, NULL);
	for (day = 0; sqlite3_step(t) == SQLITE_ROW; day++) {
		t_int(sqlite3_column_int(t, 0), day);
		t_int(sqlite3_column_int(t, 1), month_of_day(day));
	}
	t_int(day, last + 1);
	sqlite3_finalize(t);
	sqlite3_close(db);
	made_end(&d);
}
T_END

static struct stmt *period(struct made *d, struct store *s, int from, int to, int last_import)
{
	struct stmt *t;
	t_true(store_statement(s, SQL_POSTS_IN_PERIOD, &t, &d->err));
	stmt_int(t, 1, 1);
	stmt_int(t, 2, from);
	stmt_int(t, 3, to);
	stmt_int(t, 4, last_import);
	return t;
}

static int64_t figure(struct stmt *t, int column)
{
	return stmt_is_null(t, column) ? MISSING : stmt_get_int(t, column);
}

/* Columns of top_posts_of_month from the twelfth on; those of posts_in_period are all, from the thirteenth. */
static const int told[] = { VIEWS, REACH, REACTIONS, COMMENTS, SHARES, SAVES };

static void posts_after(struct made *d, struct store *s, const struct facts *f, int from, int to, int last_import)
{
	struct stmt *t = period(d, s, from, to, last_import);
	bool row;
	int n = 0, expected = 0, day_before = 0;
	for (int post = 1; post <= POSTS; post++) {
		const struct reading *r = facts_newest(f, post, last_import);
		expected += r && r->local_day >= from && r->local_day <= to;
	}
	while (stmt_next(t, &row, &d->err) && row) {
		int post = (int)stmt_get_int(t, 0);
		const struct reading *r = facts_newest(f, post, last_import);
		t_int(stmt_get_int(t, 1), facts_channel(post));
		t_int(stmt_get_int(t, 2), r->local_day);
		t_int(stmt_get_int(t, 5), r->as_of);
		t_true(r->local_day >= from && r->local_day <= to && r->local_day >= day_before);
		t_text(stmt_get_text(t, 6), r->type);
		t_int(figure(t, 8), facts_metric(f, post, last_import, PAID));
		for (int k = VIEWS; k <= SAVES; k++)
			t_int(figure(t, 12 + k), facts_metric(f, post, last_import, k));
		day_before = r->local_day;
		n++;
	}
	t_false(err_is_set(&d->err));
	t_int(n, expected);
}

T_CASE(posts_of_a_period_are_as_they_stood_after_any_import)
{
	struct made d;
	made_begin(&d);
	struct facts *f = invent(&d, 11);
	struct store *s = made_store(&d, STORE_READ);
	for (int last = 0; last <= IMPORTS; last++) {
		posts_after(&d, s, f, day_make(2000, 1, 1), day_make(2099, 12, 31), last);
		posts_after(&d, s, f, day_make(2025, 2, 1), day_make(2025, 4, 30), last);
		posts_after(&d, s, f, day_make(2020, 1, 1), day_make(2020, 12, 31), last);
	}
	store_close(s);
	made_end(&d);
}
T_END

/* A later import must not show in what was told before it. */
T_CASE(a_report_as_of_an_import_stays_the_same)
{
	struct made d;
	made_begin(&d);
	struct facts *f = invent(&d, 12);
	struct facts *less = mem_alloc(d.mem, sizeof *less);
	*less = *f;
	less->n = 0;
	for (int i = 0; i < f->n; i++)
		if (f->reading[i].import <= 4)
			less->reading[less->n++] = f->reading[i];
	struct store *s = made_store(&d, STORE_READ);
	posts_after(&d, s, less, day_make(2000, 1, 1), day_make(2099, 12, 31), 4);
	store_close(s);
	made_end(&d);
}
T_END

struct total {
	int channel, month;
	const char *type;
	bool paid;
	int64_t posts, exposed, views, interactions;
	double views_sq, interactions_sq, cross;
};

static struct total *total_of(struct total total[], int *n, int channel, int month, const char *type, bool paid)
{
	for (int i = 0; i < *n; i++)
		if (total[i].channel == channel && total[i].month == month && total[i].paid == paid && str_eq(total[i].type, type))
			return &total[i];
	total[*n] = (struct total){ .channel = channel, .month = month, .type = type, .paid = paid };
	return &total[(*n)++];
}

static void add_post(struct total *t, int64_t views, int64_t interactions)
{
	t->posts++;
	if (views <= 0 || interactions == MISSING)
		return;
	t->exposed++;
	t->views += views;
	t->interactions += interactions;
	t->views_sq += (double)views * (double)views;
	t->interactions_sq += (double)interactions * (double)interactions;
	t->cross += (double)views * (double)interactions;
}

static int sum_months(const struct facts *f, struct total total[])
{
	int n = 0;
	for (int post = 1; post <= POSTS; post++) {
		const struct reading *r = facts_newest(f, post, IMPORTS);
		if (r && r->local_day != MISSING)
			add_post(total_of(total, &n, facts_channel(post), month_of_day(r->local_day), r->type,
			                  facts_metric(f, post, IMPORTS, PAID) > 0),
			         facts_metric(f, post, IMPORTS, VIEWS), facts_interactions(f, post));
	}
	return n;
}

static void put_totals(struct made *d, const struct total total[], int n)
{
	struct str sql;
	str_init(&sql, d->mem);
	for (int i = 0; i < n; i++) {
		const struct total *t = &total[i];
		str_addf(&sql, "INSERT INTO month_total VALUES (1, %d, %d, '%s', %d, %jd, %jd, %jd, %jd, %.17g, %.17g, %.17g);", t->channel,
		         t->month, t->type, t->paid, (intmax_t)t->posts, (intmax_t)t->exposed, (intmax_t)t->views,
		         (intmax_t)t->interactions, t->views_sq, t->interactions_sq, t->cross);
	}
	made_raw(d, sql.s);
}

/* The one with most interactions of a channel and month that is not yet taken; 0: there is none. */
static int best_post(const struct facts *f, const struct total *of, const bool taken[])
{
	int best = 0;
	for (int post = 1; post <= POSTS; post++) {
		const struct reading *r = facts_newest(f, post, IMPORTS);
		if (taken[post] || facts_channel(post) != of->channel || r->local_day == MISSING ||
		    month_of_day(r->local_day) != of->month || facts_interactions(f, post) == MISSING)
			continue;
		if (!best || facts_interactions(f, post) > facts_interactions(f, best))
			best = post;
	}
	return best;
}

static void put_tops(struct made *d, const struct facts *f, const struct total total[], int n)
{
	struct str sql;
	str_init(&sql, d->mem);
	for (int i = 0; i < n; i++) { /* types of one month come to the same five */
		bool taken[POSTS + 1] = { false };
		int best;
		for (int place = 1; place <= 5 && (best = best_post(f, &total[i], taken)); place++) {
			taken[best] = true;
			str_addf(&sql, "INSERT OR IGNORE INTO month_top VALUES (1, %d, %d, %d, %d, %jd);", total[i].month, total[i].channel,
			         place, best, (intmax_t)facts_interactions(f, best));
		}
	}
	made_raw(d, sql.s);
}

/* The first publish day of a channel's posts with views, or of those that have impressions only; MISSING: none. */
static int first_day(const struct facts *f, int channel, bool views)
{
	int first = MISSING;
	for (int post = 1; post <= POSTS; post++) {
		const struct reading *r = facts_newest(f, post, IMPORTS);
		bool seen = r && facts_metric(f, post, IMPORTS, VIEWS) != MISSING;
		bool fits = r && (views ? seen : !seen && facts_metric(f, post, IMPORTS, IMPRESSIONS) != MISSING);
		if (fits && facts_channel(post) == channel && r->local_day != MISSING && (first == MISSING || r->local_day < first))
			first = r->local_day;
	}
	return first;
}

static void put_measures(struct made *d, const struct facts *f)
{
	for (int channel = 1; channel <= CHANNELS; channel++) {
		int views = first_day(f, channel, true), impressions = first_day(f, channel, false);
		made_raw(d, mem_printf(d->mem, "INSERT INTO channel_measure SELECT 1, %d, nullif(%d, %d), nullif(%d, %d)", channel, views,
		                       MISSING, impressions, MISSING));
	}
}

static int derive(struct made *d, const struct facts *f, struct total total[])
{
	int n = sum_months(f, total);
	put_totals(d, total, n);
	put_tops(d, f, total, n);
	put_measures(d, f);
	return n;
}

static const char *broken(struct made *d)
{
	const char *name;
	struct store *s = made_store(d, STORE_READ);
	if (!store_check(s, &name, &d->err))
		t_fail("%s", err_sentence(d->mem, &d->err, LANG_EN));
	store_close(s);
	return name;
}

T_CASE(the_checks_of_derived_tables_tell_the_same_totals)
{
	struct made d;
	made_begin(&d);
	struct facts *f = invent(&d, 21);
	struct total *total = mem_array(d.mem, POSTS, sizeof *total);
	t_text(broken(&d), "check_month_total");
	int n = sum_months(f, total);
	put_totals(&d, total, n);
	t_text(broken(&d), "check_month_top");
	put_tops(&d, f, total, n);
	t_text(broken(&d), "check_channel_measure");
	put_measures(&d, f);
	const char *name = broken(&d);
	if (name)
		t_fail("%s", name);
	made_end(&d);
}
T_END

T_CASE(months_are_read_by_channel_and_type)
{
	struct made d;
	struct stmt *t;
	bool row;
	int n = 0, seen = 0;
	made_begin(&d);
	struct facts *f = invent(&d, 22);
	struct total *total = mem_array(d.mem, POSTS, sizeof *total);
	int n_totals = derive(&d, f, total), from = month_make(2024, 6), to = month_make(2025, 5);
	for (int i = 0; i < n_totals; i++)
		n += total[i].month >= from && total[i].month <= to;
	struct store *s = made_store(&d, STORE_READ);
	t_true(store_statement(s, SQL_MONTHS_BY_TYPE, &t, &d.err));
	stmt_int(t, 1, 1);
	stmt_int(t, 2, from);
	stmt_int(t, 3, to);
	while (stmt_next(t, &row, &d.err) && row) {
		struct total *e = total_of(total, &n_totals, (int)stmt_get_int(t, 0), (int)stmt_get_int(t, 3), stmt_get_text(t, 4),
		                           stmt_get_int(t, 5) != 0);
		t_int(stmt_get_int(t, 6), e->posts);
		t_int(stmt_get_int(t, 7), e->exposed);
		t_int(stmt_get_int(t, 8), e->views);
		t_int(stmt_get_int(t, 9), e->interactions);
		t_near("views squared", stmt_get_real(t, 10), e->views_sq, 0);
		t_near("interactions squared", stmt_get_real(t, 11), e->interactions_sq, 0);
		t_near("cross", stmt_get_real(t, 12), e->cross, 0);
		seen++;
	}
	t_int(seen, n);
	store_close(s);
	made_end(&d);
}
T_END

T_CASE(top_posts_come_with_their_figures)
{
	struct made d;
	struct stmt *t;
	bool row;
	int seen = 0;
	made_begin(&d);
	struct facts *f = invent(&d, 23);
	struct total *total = mem_array(d.mem, POSTS, sizeof *total);
	derive(&d, f, total);
	int month = total[0].month;
	int64_t before = INT64_MAX;
	struct store *s = made_store(&d, STORE_READ);
	t_true(store_statement(s, SQL_TOP_POSTS_OF_MONTH, &t, &d.err));
	stmt_int(t, 1, 1);
	stmt_int(t, 2, month);
	while (stmt_next(t, &row, &d.err) && row) {
		int post = (int)stmt_get_int(t, 0);
		t_int(stmt_get_int(t, 1), facts_channel(post));
		t_int(month_of_day((int)stmt_get_int(t, 5)), month);
		for (int k = 0; k < 6; k++)
			t_int(figure(t, 11 + k), facts_metric(f, post, IMPORTS, told[k]));
		t_true(facts_interactions(f, post) <= before);
		before = facts_interactions(f, post);
		seen++;
	}
	t_int(seen, made_ask(&d, mem_printf(d.mem, "SELECT count(*) FROM month_top WHERE month = %d", month)));
	t_true(seen > 0);
	store_close(s);
	made_end(&d);
}
T_END

T_MAIN("derive", the_view_gives_the_newest_of_every_figure, months_are_right_on_every_day,
       posts_of_a_period_are_as_they_stood_after_any_import, a_report_as_of_an_import_stays_the_same,
       the_checks_of_derived_tables_tell_the_same_totals, months_are_read_by_channel_and_type, top_posts_come_with_their_figures)
