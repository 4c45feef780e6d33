/* Every named statement is prepared on an empty store, and its plan is read: none may go through a whole table unless it is listed here. */
#include "base/str.h"
#include "made.h"
#include "sql_text.h"

static const struct {
	const char *name, *plan;
} allowed[] = {
	/* once an import, when the day of a file is known at its end only */
	{ "reading_set_as_of", "SCAN post_reading" },
	/* the rows of a view: two for each channel at most */
	{ "breaks_in_period", "SCAN b" },
	/* once, and only when a tag names its post by a link */
	{ "post_tags_known", "SCAN r" },
	{ "post_tags_known", "SCAN link" },
	{ "pair_links_known", "SCAN r" },
	{ "pair_links_known", "SCAN link" },
	/* a row for each report that was made; the channels and months that have costs */
	{ "reports_made", "SCAN r" },
	{ "content_report_until", "SCAN r" },
	{ "report_before", "SCAN r" },
	{ "reports_of_kind", "SCAN r" },
	{ "runs_newest_first", "SCAN r" },
	{ "run_before", "SCAN r" },
	{ "costs_by_month", "SCAN m" },
	/* the tables of the store, and the columns of each */
	{ "columns_of_tables", "SCAN m" },
	{ "columns_of_tables", "SCAN c VIRTUAL TABLE INDEX 0:" },
	/* an import and an account that it has daily figures of, found before */
	{ "channels_of_imports", "SCAN d" },
	/* once for a file that names posts by their links */
	{ "tagged_links_known", "SCAN r" },
};

static bool is_allowed(const char *name, const char *detail)
{
	for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
		if (str_eq(name, allowed[i].name) && str_eq(detail, allowed[i].plan))
			return true;
	return false;
}

/* Statements of the engine itself; checks, which are there to read everything; and undoing, which is rare and has no index of its own. */
static bool is_exempt(const struct sql_text *t)
{
	return str_eq(t->file, "sqlite.sql") || str_eq(t->file, "checks.sql") || str_eq(t->file, "undo.sql");
}

static sqlite3 *open_empty(struct made *d)
{
	sqlite3 *db;
	made_begin(d);
	store_close(made_store(d, STORE_CREATE));
	t_int(sqlite3_open(d->path, &db), SQLITE_OK);
	return db;
}

static void close_empty(struct made *d, sqlite3 *db)
{
	sqlite3_close(db);
	made_end(d);
}

T_CASE(every_statement_is_one_and_prepares)
{
	struct made d;
	sqlite3 *db = open_empty(&d);
	for (int id = 0; id < SQL_N; id++) {
		sqlite3_stmt *t;
		const char *rest;
		if (id == SQL_SQLITE_SETTINGS)
			continue; /* several on purpose */
		if (sqlite3_prepare_v2(db, sql_text[id].text, -1, &t, &rest) != SQLITE_OK)
			t_fail("%s in %s: %s", sql_text[id].name, sql_text[id].file, sqlite3_errmsg(db));
		if (*rest)
			t_fail("%s in %s: more than one statement", sql_text[id].name, sql_text[id].file);
		sqlite3_finalize(t);
	}
	close_empty(&d, db);
}
T_END

T_CASE(parameters_are_numbered_without_gaps)
{
	struct made d;
	sqlite3 *db = open_empty(&d);
	for (int id = 0; id < SQL_N; id++) {
		sqlite3_stmt *t;
		sqlite3_prepare_v2(db, sql_text[id].text, -1, &t, NULL);
		for (int k = 1; k <= sqlite3_bind_parameter_count(t); k++)
			if (!sqlite3_bind_parameter_index(t, mem_printf(d.mem, "$%d", k)))
				t_fail("%s in %s: no $%d", sql_text[id].name, sql_text[id].file, k);
		sqlite3_finalize(t);
	}
	close_empty(&d, db);
}
T_END

/* Calls `line` for every line of the statement's plan. */
static void read_plan(struct made *d, sqlite3 *db, const struct sql_text *s, void (*line)(const struct sql_text *, const char *, int *),
                      int *n)
{
	sqlite3_stmt *t;
	if (sqlite3_prepare_v2(db, mem_printf(d->mem, "EXPLAIN QUERY PLAN %s", s->text), -1, &t, NULL) != SQLITE_OK)
		t_fail("%s: %s", s->name, sqlite3_errmsg(db));
	while (sqlite3_step(t) == SQLITE_ROW)
		line(s, (const char *)sqlite3_column_text(t, 3), n);
	sqlite3_finalize(t);
}

static void count_scans(const struct sql_text *s, const char *detail, int *n_scans)
{
	if (!str_starts(detail, "SCAN ") || str_ends(detail, " CONSTANT ROWS") || str_ends(detail, " CONSTANT ROW") ||
	    is_allowed(s->name, detail))
		return; /* constant rows are those of VALUES and of a SELECT of nothing */
	printf("# %s in %s: %s\n", s->name, s->file, detail);
	fflush(stdout); /* the case runs in a child */
	++*n_scans;
}

static void count_allowed(const struct sql_text *s, const char *detail, int *n_allowed)
{
	*n_allowed += is_allowed(s->name, detail);
}

T_CASE(no_statement_reads_a_whole_table)
{
	struct made d;
	sqlite3 *db = open_empty(&d);
	int n_scans = 0, n_allowed = 0;
	for (int id = 0; id < SQL_N; id++)
		if (!is_exempt(&sql_text[id])) {
			read_plan(&d, db, &sql_text[id], count_scans, &n_scans);
			read_plan(&d, db, &sql_text[id], count_allowed, &n_allowed);
		}
	t_int(n_scans, 0);
	t_int(n_allowed, sizeof allowed / sizeof *allowed); /* the list is not longer than needed */
	close_empty(&d, db);
}
T_END

/* A view is looked into only when it is asked for: what is wrong in it shows then. */
T_CASE(every_view_can_be_asked)
{
	struct made d;
	sqlite3 *db = open_empty(&d);
	sqlite3_stmt *t, *ask;
	int n = 0;
	sqlite3_prepare_v2(db, "SELECT name FROM sqlite_schema WHERE type = 'view'", -1, &t, NULL);
	for (; sqlite3_step(t) == SQLITE_ROW; n++) {
		const char *view = (const char *)sqlite3_column_text(t, 0);
		if (sqlite3_prepare_v2(db, mem_printf(d.mem, "SELECT * FROM %s", view), -1, &ask, NULL) != SQLITE_OK)
			t_fail("%s: %s", view, sqlite3_errmsg(db));
		sqlite3_finalize(ask);
	}
	t_true(n > 3);
	sqlite3_finalize(t);
	close_empty(&d, db);
}
T_END

/* A column by one of these names would hold a person. */
T_CASE(no_column_is_for_a_person)
{
	static const char *const words[] = { "person",       "first_name", "last_name", "surname",  "handle",  "user",
		                             "username",     "mail",       "email",     "phone",    "address", "ip",
		                             "profile",      "author",     "commenter", "follower", "birth",   "device",
		                             "comment_text", "message",    "street",    "postcode", "iban",    "bsn" };
	struct made d;
	sqlite3 *db = open_empty(&d);
	sqlite3_stmt *t;
	int n = 0;
	sqlite3_prepare_v2(db, "SELECT s.name, c.name FROM sqlite_schema s, pragma_table_info(s.name) c WHERE s.type = 'table'", -1, &t,
	                   NULL);
	for (; sqlite3_step(t) == SQLITE_ROW; n++)
		for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
			const char *column = (const char *)sqlite3_column_text(t, 1), *at = strstr(column, words[i]);
			size_t end = strlen(words[i]);
			if (at && (at == column || at[-1] == '_') && (!at[end] || at[end] == '_' || at[end] == 's'))
				t_fail("%s.%s", (const char *)sqlite3_column_text(t, 0), column);
		}
	t_true(n > 150);
	sqlite3_finalize(t);
	close_empty(&d, db);
}
T_END

T_MAIN("statements", every_statement_is_one_and_prepares, parameters_are_numbered_without_gaps, no_statement_reads_a_whole_table,
       every_view_can_be_asked, no_column_is_for_a_person)
