#include "privacy.h"
#include "base/str.h"
#include "purge.h"

static const struct {
	const char *name;
	enum word holds;
} tables[] = {
	{ "trajectory", W_PRIVACY_TABLE_TRAJECTORY },
	{ "import", W_PRIVACY_TABLE_IMPORT },
	{ "import_part", W_PRIVACY_TABLE_IMPORT_PART },
	{ "import_scope", W_PRIVACY_TABLE_IMPORT_SCOPE },
	{ "erasure", W_PRIVACY_TABLE_ERASURE },
	{ "import_total", W_PRIVACY_TABLE_IMPORT_TOTAL },
	{ "channel", W_PRIVACY_TABLE_CHANNEL },
	{ "channel_name", W_PRIVACY_TABLE_CHANNEL_NAME },
	{ "post", W_PRIVACY_TABLE_POST },
	{ "post_reading", W_PRIVACY_TABLE_POST_READING },
	{ "post_metric", W_PRIVACY_TABLE_POST_METRIC },
	{ "post_tag", W_PRIVACY_TABLE_POST_TAG },
	{ "cost", W_PRIVACY_TABLE_COST },
	{ "webcare_day", W_PRIVACY_TABLE_WEBCARE_DAY },
	{ "channel_day", W_PRIVACY_TABLE_CHANNEL_DAY },
	{ "channel_count", W_PRIVACY_TABLE_CHANNEL_COUNT },
	{ "activity", W_PRIVACY_TABLE_ACTIVITY },
	{ "event", W_PRIVACY_TABLE_EVENT },
	{ "interest", W_PRIVACY_TABLE_INTEREST },
	{ "decision", W_PRIVACY_TABLE_DECISION },
	{ "conversation", W_PRIVACY_TABLE_CONVERSATION },
	{ "audience", W_PRIVACY_TABLE_AUDIENCE },
	{ "audience_cell", W_PRIVACY_TABLE_AUDIENCE_CELL },
	{ "poll", W_PRIVACY_TABLE_POLL },
	{ "poll_option", W_PRIVACY_TABLE_POLL_OPTION },
	{ "poll_answer", W_PRIVACY_TABLE_POLL_ANSWER },
	{ "baseline", W_PRIVACY_TABLE_BASELINE },
	{ "baseline_cell", W_PRIVACY_TABLE_BASELINE_CELL },
	{ "criterion", W_PRIVACY_TABLE_CRITERION },
	{ "experiment", W_PRIVACY_TABLE_EXPERIMENT },
	{ "experiment_slot", W_PRIVACY_TABLE_EXPERIMENT_SLOT },
	{ "report_run", W_PRIVACY_TABLE_REPORT_RUN },
	{ "report_input", W_PRIVACY_TABLE_REPORT_INPUT },
	{ "report_file", W_PRIVACY_TABLE_REPORT_FILE },
	{ "report_figure", W_PRIVACY_TABLE_REPORT_FIGURE },
	{ "month_total", W_PRIVACY_TABLE_MONTH_TOTAL },
	{ "month_top", W_PRIVACY_TABLE_MONTH_TOP },
	{ "channel_measure", W_PRIVACY_TABLE_CHANNEL_MEASURE },
};

/* What a table holds; "" for one that nobody described, which a test finds. */
static const char *holds(enum lang lang, const char *table)
{
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		if (str_eq(tables[i].name, table))
			return word_text(lang, tables[i].holds);
	return "";
}

static bool read_tables(struct mem *m, struct store *s, enum lang lang, struct privacy_input *out, struct err *e)
{
	struct privacy_table *list = NULL;
	size_t n = 0, cap = 0, cap_columns = 0;
	struct stmt *t;
	bool row;
	if (!store_statement(s, SQL_COLUMNS_OF_TABLES, &t, e))
		return false;
	while (stmt_next(t, &row, e) && row) {
		const char *name = stmt_get_text(t, 0);
		if (!n || !str_eq(list[n - 1].name, name)) {
			list = mem_grow(m, list, n, &cap, sizeof *list);
			list[n++] = (struct privacy_table){ .name = mem_text(m, name), .holds = holds(lang, name) };
			cap_columns = 0;
		}
		struct privacy_table *x = &list[n - 1];
		x->column = mem_grow(m, x->column, x->n_columns, &cap_columns, sizeof *x->column);
		x->column[x->n_columns++] = mem_text(m, stmt_get_text(t, 1));
	}
	out->table = list;
	out->n_tables = n;
	return !err_is_set(e);
}

bool study_privacy(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, struct privacy_input *out, struct err *e)
{
	*out = (struct privacy_input){ .trajectory = p->name,
		                       .organisation = p->organisation,
		                       .ground = p->legal_ground,
		                       .recipients = p->recipients,
		                       .keep_months = p->keep_months,
		                       .smallest = p->smallest };
	return purge_term(s, trajectory, p, &out->keep, e) && read_tables(m, s, p->lang, out, e);
}
