#include "record.h"
#include "analytics/special.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/str.h"
#include "datafile.h"
#include "importers/undo.h"
#include "reports/versions.h"

const char *record_audience(const struct project *p)
{
	return p->for_public ? "openbaar" : "intern";
}

/* A list that comes with the program and that answers rest on. */
static void add_data(struct mem *m, struct str *out, const char *name)
{
	enum { LARGEST = 64 << 20 };
	struct err none = { .code = ERR_NONE };
	struct hash sum;
	char hex[HASH_HEX] = "none", *text;
	size_t n;
	const char *path = datafile_path(m, name);
	if (path && file_read(m, path, LARGEST, &text, &n, &none)) {
		hash_init(&sum);
		hash_add(&sum, text, n);
		hash_hex(&sum, hex);
	}
	str_addf(out, "%s %s\n", name, hex);
}

bool record_versions(struct mem *m, const struct theme *theme, const char **out, struct err *e)
{
	const char *drawing;
	struct str text;
	if (!versions_of_drawing(m, theme, &drawing, e))
		return false;
	str_init(&text, m);
	str_addf(&text, "spiegel " SPIEGEL_VERSION "\nschema %d\ndatabase %s\ngsl %s\n", store_schema(), store_engine(), special_library());
	add_data(m, &text, "regions.csv");
	add_data(m, &text, "platform_use_nl_be.csv");
	str_add(&text, drawing);
	*out = text.s;
	return true;
}

/* ---- writing */

static bool next_id(struct store *s, int64_t *id, struct err *e)
{
	struct stmt *t;
	return store_statement(s, SQL_RUN_NEXT_ID, &t, e) && stmt_one_int(t, id, e);
}

static bool write_run(struct store *s, int64_t trajectory, const struct report_run *r, int64_t id, struct err *e)
{
	struct stmt *t;
	if (!store_statement(s, SQL_RUN_INSERT, &t, e))
		return false;
	stmt_int(t, 1, id);
	stmt_int(t, 2, trajectory);
	stmt_text(t, 3, r->kind);
	stmt_int(t, 4, r->period.from);
	stmt_int(t, 5, r->period.to);
	stmt_text(t, 6, lang_code(r->lang));
	stmt_int(t, 7, r->created_at);
	stmt_int(t, 8, r->last_import);
	stmt_text(t, 9, r->criterion_sha256);
	stmt_text(t, 10, r->project_text);
	stmt_text(t, 11, r->theme);
	stmt_text(t, 12, r->versions);
	stmt_text(t, 13, r->results_sha256);
	stmt_text(t, 14, r->audience);
	stmt_text(t, 15, r->folder);
	return stmt_run(t, e);
}

static bool write_inputs(struct store *s, int64_t trajectory, const struct report_run *r, int64_t id, struct err *e)
{
	struct stmt *t;
	if (!store_statement(s, SQL_RUN_INPUTS_INSERT, &t, e))
		return false;
	stmt_int(t, 1, id);
	stmt_int(t, 2, trajectory);
	stmt_int(t, 3, r->last_import);
	return stmt_run(t, e);
}

static bool write_file(struct store *s, int64_t trajectory, const struct report_file *f, int64_t id, struct err *e)
{
	struct stmt *t;
	if (!store_statement(s, SQL_RUN_FILE_INSERT, &t, e))
		return false;
	stmt_int(t, 1, id);
	stmt_text(t, 2, f->name);
	stmt_int(t, 3, trajectory);
	stmt_text(t, 4, f->format);
	stmt_int(t, 5, f->bytes);
	stmt_text(t, 6, f->sha256);
	return stmt_run(t, e);
}

static bool write_figure(struct store *s, int64_t trajectory, const struct month_figure *f, int64_t id, struct err *e)
{
	struct stmt *t;
	if (!store_statement(s, SQL_RUN_FIGURE_INSERT, &t, e))
		return false;
	stmt_int(t, 1, id);
	stmt_int(t, 2, f->channel);
	stmt_int(t, 3, f->month);
	stmt_text(t, 4, f->metric);
	stmt_int(t, 5, trajectory);
	stmt_text(t, 6, f->source);
	stmt_int(t, 7, f->value);
	return stmt_run(t, e);
}

bool record_write(struct store *s, int64_t trajectory, const struct report_run *r, const struct account *account,
                  const struct report_file file[], size_t n, struct err *e)
{
	int64_t id;
	if (!next_id(s, &id, e) || !write_run(s, trajectory, r, id, e) || !write_inputs(s, trajectory, r, id, e))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!write_file(s, trajectory, &file[i], id, e))
			return false;
	for (size_t i = 0; i < account->n_figures; i++)
		if (!write_figure(s, trajectory, &account->figure[i], id, e))
			return false;
	return true;
}

/* ---- reading */

static const char *text_at(struct mem *m, struct stmt *t, int k)
{
	return mem_text(m, stmt_get_text(t, k));
}

/* The day of a column of seconds; PROJECT_NO_DAY: it is empty. */
static int day_at(struct stmt *t, int k)
{
	int second, day = PROJECT_NO_DAY;
	if (!stmt_is_null(t, k))
		time_to_wall(stmt_get_int(t, k), ZONE_AMSTERDAM, &day, &second);
	return day;
}

bool record_runs(struct mem *m, struct store *s, int64_t trajectory, struct report_run **out, size_t *n, struct err *e)
{
	struct stmt *t;
	size_t cap = 0;
	bool more;
	*out = NULL;
	*n = 0;
	if (!store_statement(s, SQL_RUNS_NEWEST_FIRST, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	while (stmt_next(t, &more, e) && more) {
		*out = mem_grow(m, *out, *n, &cap, sizeof **out);
		struct report_run *r = &(*out)[(*n)++];
		*r = (struct report_run){ .id = stmt_get_int(t, 0),
			                  .kind = text_at(m, t, 1),
			                  .period = { (int)stmt_get_int(t, 2), (int)stmt_get_int(t, 3) },
			                  .created_at = stmt_get_int(t, 5),
			                  .last_import = stmt_get_int(t, 6),
			                  .criterion_sha256 = text_at(m, t, 7),
			                  .project_text = text_at(m, t, 8),
			                  .theme = text_at(m, t, 9),
			                  .versions = text_at(m, t, 10),
			                  .results_sha256 = text_at(m, t, 11),
			                  .audience = text_at(m, t, 12),
			                  .criterion_version = (int)stmt_get_int(t, 13),
			                  .folder = text_at(m, t, 14),
			                  .replaced = stmt_get_int(t, 15) != 0 };
		lang_parse(stmt_get_text(t, 4), &r->lang);
	}
	return !err_is_set(e);
}

bool record_files(struct mem *m, struct store *s, int64_t run, struct report_file **out, size_t *n, struct err *e)
{
	struct stmt *t;
	size_t cap = 0;
	bool more;
	*out = NULL;
	*n = 0;
	if (!store_statement(s, SQL_RUN_FILES, &t, e))
		return false;
	stmt_int(t, 1, run);
	while (stmt_next(t, &more, e) && more) {
		*out = mem_grow(m, *out, *n, &cap, sizeof **out);
		(*out)[(*n)++] = (struct report_file){ .name = text_at(m, t, 0),
			                               .format = text_at(m, t, 1),
			                               .bytes = stmt_get_int(t, 2),
			                               .sha256 = text_at(m, t, 3),
			                               .replaced = stmt_get_int(t, 4) != 0 };
	}
	return !err_is_set(e);
}

bool record_lost(struct mem *m, struct store *s, int64_t run, struct lost_import **out, size_t *n, struct err *e)
{
	struct stmt *t;
	size_t cap = 0;
	bool more;
	*out = NULL;
	*n = 0;
	if (!store_statement(s, SQL_RUN_INPUTS_LOST, &t, e))
		return false;
	stmt_int(t, 1, run);
	while (stmt_next(t, &more, e) && more) {
		*out = mem_grow(m, *out, *n, &cap, sizeof **out);
		(*out)[(*n)++] = (struct lost_import){
			.id = stmt_get_int(t, 0), .file = text_at(m, t, 1), .undone_on = day_at(t, 2), .erased_on = day_at(t, 3)
		};
	}
	return !err_is_set(e);
}

bool record_criterion_stands(struct store *s, int64_t trajectory, const struct report_run *r, bool *stands, struct err *e)
{
	struct stmt *t;
	bool row;
	*stands = true;
	if (!r->criterion_version || !*r->criterion_sha256)
		return true;
	if (!store_statement(s, SQL_RUN_CRITERION, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, r->criterion_version);
	if (!stmt_next(t, &row, e))
		return false;
	if (row) {
		*stands = str_eq(stmt_get_text(t, 0), r->criterion_sha256);
		stmt_reset(t);
	}
	return true;
}

/* ---- the store as it was */

static bool forget_after(struct store *s, enum sql_id id, int64_t trajectory, int64_t after, struct err *e)
{
	struct stmt *t;
	if (!store_statement(s, id, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, after);
	return stmt_run(t, e);
}

static bool forget(struct store *s, int64_t trajectory, const struct report_run *r, struct err *e)
{
	static const enum sql_id runs[] = { SQL_FROZEN_INPUTS, SQL_FROZEN_FILES, SQL_FROZEN_FIGURES, SQL_FROZEN_RUNS };
	for (size_t i = 0; i < sizeof runs / sizeof *runs; i++)
		if (!forget_after(s, runs[i], trajectory, r->id, e))
			return false;
	if (r->criterion_version && !forget_after(s, SQL_FROZEN_CRITERIA, trajectory, r->criterion_version, e))
		return false;
	return undo_after(s, trajectory, r->last_import, e);
}

bool record_freeze(struct store *copy, int64_t trajectory, const struct report_run *r, struct err *e)
{
	if (!store_begin(copy, e))
		return false;
	if (forget(copy, trajectory, r, e))
		return store_commit(copy, e);
	store_rollback(copy);
	return false;
}
