/* What a store says, without the numbers that it gave to rows: two stores that say the same here give the same answers to everybody. */
#ifndef TESTS_ANSWERS_H
#define TESTS_ANSWERS_H
#include "sql_text.h"
#include "taken.h"

enum answers {
	ANSWERS_ALL, /* every fact as often as it is there, views, derived tables */
	ANSWERS_ONCE, /* the same facts told twice by two imports count once */
	ANSWERS_NOW /* views, derived tables and what the studies ask: what stands after newer figures came over older ones */
};

/* How a column is told: ids by what they stand for, the import not at all. NULL: as it is. */
static inline const char *answers_column(struct mem *m, const char *column)
{
	static const char *const told[][2] = {
		{ "id", NULL },
		{ "import_id", NULL },
		{ "trajectory_id", NULL },
		{ "channel_id", "(SELECT k.platform || '/' || k.external_id FROM channel k WHERE k.id = t.channel_id)" },
		{ "post_id", "(SELECT k.platform || '/' || k.external_id || '/' || p.external_id FROM post p JOIN channel k"
		             " ON k.id = p.channel_id WHERE p.id = t.post_id)" },
		{ "activity_id", "(SELECT a.name || '/' || a.day FROM activity a WHERE a.id = t.activity_id)" },
		{ "subject_id", "CASE t.subject_kind WHEN 'activity' THEN (SELECT a.name || '/' || a.day FROM activity a WHERE a.id ="
		                " t.subject_id) WHEN 'channel' THEN (SELECT k.platform || '/' || k.external_id FROM channel k WHERE k.id ="
		                " t.subject_id) ELSE (SELECT p.external_id FROM post p WHERE p.id = t.subject_id) END" },
		{ "audience_id",
		  "(SELECT a.base || '/' || a.unit || '/' || a.first_time || '/' || a.as_of || '/' || a.subject_kind || '/' ||"
		  " CASE a.subject_kind WHEN 'activity' THEN (SELECT v.name || '/' || v.day FROM activity v WHERE v.id ="
		  " a.subject_id) WHEN 'channel' THEN (SELECT k.platform || '/' || k.external_id FROM channel k WHERE k.id"
		  " = a.subject_id) ELSE (SELECT p.external_id FROM post p WHERE p.id = a.subject_id) END"
		  " FROM audience a WHERE a.id = t.audience_id)" },
		{ "baseline_id", "(SELECT b.name || '/' || b.ref_date FROM baseline b WHERE b.id = t.baseline_id)" },
		{ "poll_id", "(SELECT q.question FROM poll q WHERE q.id = t.poll_id)" },
	};
	for (size_t i = 0; i < sizeof told / sizeof *told; i++)
		if (str_eq(column, told[i][0]))
			return told[i][1];
	return mem_printf(m, "t.%s", column);
}

static inline sqlite3_stmt *answers_prepare(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *s;
	if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) != SQLITE_OK)
		t_fail("%s: %s", sql, sqlite3_errmsg(db));
	return s;
}

/* Every row of a statement, "name|column|..." in order of the lines. */
static inline void answers_add_rows(struct str *out, sqlite3_stmt *s, const char *name, int from)
{
	while (sqlite3_step(s) == SQLITE_ROW) {
		str_add(out, name);
		for (int k = from; k < sqlite3_column_count(s); k++)
			str_addf(out, "|%s", sqlite3_column_text(s, k) ? (const char *)sqlite3_column_text(s, k) : "-");
		str_add(out, "\n");
	}
	sqlite3_reset(s);
}

/* One table or view, its rows in order, "" when it has none. */
static inline void answers_add_table(struct mem *m, struct str *out, sqlite3 *db, const char *table, bool once)
{
	struct str sql;
	int n = 0;
	str_init(&sql, m);
	str_addf(&sql, "SELECT %s", once ? "DISTINCT " : "");
	sqlite3_stmt *s = answers_prepare(db, mem_printf(m, "SELECT name FROM pragma_table_info('%s')", table));
	while (sqlite3_step(s) == SQLITE_ROW) {
		const char *told = answers_column(m, (const char *)sqlite3_column_text(s, 0));
		if (told)
			str_addf(&sql, "%s%s", n++ ? ", " : "", told);
	}
	sqlite3_finalize(s);
	str_addf(&sql, " FROM %s t ORDER BY ", table);
	for (int k = 1; k <= n; k++)
		str_addf(&sql, "%s%d", k > 1 ? ", " : "", k);
	s = answers_prepare(db, sql.s);
	answers_add_rows(out, s, table, 0);
	sqlite3_finalize(s);
}

static inline const char *answers_text(const char *name)
{
	for (int id = 0; id < SQL_N; id++)
		if (str_eq(sql_text[id].name, name))
			return sql_text[id].text;
	t_fail("no statement %s", name);
}

static inline sqlite3_stmt *answers_named(sqlite3 *db, const char *name)
{
	return answers_prepare(db, answers_text(name));
}

/* The same for a statement that promises no order: its rows by their columns from the third on. */
static inline sqlite3_stmt *answers_ordered(struct mem *m, sqlite3 *db, const char *name)
{
	const char *text = answers_text(name);
	struct str sql;
	str_init(&sql, m);
	sqlite3_stmt *s = answers_prepare(db, text);
	str_addf(&sql, "SELECT * FROM (%.*s) ORDER BY 3", (int)strcspn(text, ";"), text);
	for (int k = 4; k <= sqlite3_column_count(s); k++)
		str_addf(&sql, ", %d", k);
	sqlite3_finalize(s);
	return answers_prepare(db, sql.s);
}

/* Parameters are found by name: SQLite numbers them as they come in the text. */
static inline int answers_parameter(struct mem *m, sqlite3_stmt *s, int k)
{
	return sqlite3_bind_parameter_index(s, mem_printf(m, "$%d", k));
}

static inline void answers_bind(struct mem *m, sqlite3_stmt *s, const int64_t value[], int n)
{
	for (int k = 1; k <= n; k++)
		sqlite3_bind_int64(s, answers_parameter(m, s, k), value[k - 1]);
}

/* The census that counts for each region. */
static inline void answers_add_census(struct mem *m, struct str *out, sqlite3 *db, int64_t last_import)
{
	sqlite3_stmt *census = answers_named(db, "baseline_newest"), *cells = answers_named(db, "baseline_cells");
	sqlite3_stmt *regions = answers_prepare(db, "SELECT DISTINCT region FROM baseline_cell ORDER BY region");
	while (sqlite3_step(regions) == SQLITE_ROW) {
		const char *region = mem_text(m, (const char *)sqlite3_column_text(regions, 0));
		answers_bind(m, census, (const int64_t[]){ 1, 0, last_import }, 3);
		sqlite3_bind_text(census, answers_parameter(m, census, 2), region, -1, SQLITE_STATIC);
		if (sqlite3_step(census) == SQLITE_ROW) {
			answers_bind(m, cells, (const int64_t[]){ sqlite3_column_int64(census, 0) }, 1);
			sqlite3_bind_text(cells, answers_parameter(m, cells, 2), region, -1, SQLITE_STATIC);
			answers_add_rows(out, cells, "asked-census", 0);
		}
		sqlite3_reset(census);
	}
	sqlite3_finalize(census);
	sqlite3_finalize(cells);
	sqlite3_finalize(regions);
}

/* The named statements of the studies, for all days and as of the newest import. */
static inline void answers_add_asked(struct mem *m, struct str *out, sqlite3 *db)
{
	enum { EVER = 1000000 };
	sqlite3_stmt *posts = answers_ordered(m, db, "posts_in_period"), *people = answers_named(db, "participant_cells");
	answers_bind(m, posts, (const int64_t[]){ 1, -EVER, EVER, EVER }, 4);
	answers_bind(m, people, (const int64_t[]){ 1, EVER, EVER }, 3);
	answers_add_rows(out, posts, "asked-posts", 2);
	answers_add_rows(out, people, "asked-people", 1);
	answers_add_census(m, out, db, EVER);
	sqlite3_finalize(posts);
	sqlite3_finalize(people);
}

/* A line for each row of each table and view, those of imports themselves left out. A new table is told without being named here. */
static inline const char *answers(struct taken *t, enum answers what)
{
	sqlite3 *db;
	struct str out;
	str_init(&out, t->mem);
	if (sqlite3_open_v2(t->db, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
		t_fail("%s", sqlite3_errmsg(db));
	sqlite3_stmt *s = answers_prepare(
	        db,
	        "SELECT name, type = 'view' AND name <> 'post_life' OR name IN ('month_total', 'month_top', 'channel_measure', 'channel',"
	        " 'post', 'activity') FROM sqlite_schema WHERE type IN ('table', 'view')"
	        " AND name NOT IN ('trajectory', 'import', 'import_part', 'import_scope', 'import_total', 'criterion',"
	        " 'erasure', 'report_run', 'report_input', 'report_file', 'report_figure') ORDER BY name");
	while (sqlite3_step(s) == SQLITE_ROW)
		if (what != ANSWERS_NOW || sqlite3_column_int(s, 1))
			answers_add_table(t->mem, &out, db, (const char *)sqlite3_column_text(s, 0), what == ANSWERS_ONCE);
	sqlite3_finalize(s);
	answers_add_asked(t->mem, &out, db);
	sqlite3_close(db);
	return out.s;
}

/* The first line in which two answers differ, for a message; NULL: they are the same. */
static inline const char *answers_difference(struct mem *m, const char *got, const char *want)
{
	while (*got && *want) {
		size_t n_got = strcspn(got, "\n"), n_want = strcspn(want, "\n");
		if (n_got != n_want || memcmp(got, want, n_got) != 0)
			break;
		got += n_got + 1;
		want += n_want + 1;
	}
	if (!*got && !*want)
		return NULL;
	return mem_printf(m, "\"%.*s\" instead of \"%.*s\"", (int)strcspn(got, "\n"), got, (int)strcspn(want, "\n"), want);
}
#endif
