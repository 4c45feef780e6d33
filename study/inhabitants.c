#include "inhabitants.h"
#include "importers/importer.h"

/* Columns of public_of_channels. */
enum { COL_ID, COL_PLATFORM, COL_NAME, COL_FOLLOWERS, COL_FOLLOWERS_DAY, COL_REACH, COL_REACH_DAY };

static struct inhabitants_count count_at(struct stmt *t, int column)
{
	if (stmt_is_null(t, column))
		return (struct inhabitants_count){ .n = COUNT_MISSING };
	return (struct inhabitants_count){ stmt_get_int(t, column), (int)stmt_get_int(t, column + 1) };
}

bool study_inhabitants(struct mem *m, struct store *s, int64_t trajectory, struct period period, int64_t last_import,
                       const struct people *people, struct inhabitants *out, struct err *e)
{
	struct inhabitants_channel *list = NULL;
	size_t cap = 0;
	struct stmt *t;
	bool row;
	*out = (struct inhabitants){ .people = people };
	if (!store_statement(s, SQL_PUBLIC_OF_CHANNELS, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, period.from);
	stmt_int(t, 3, period.to);
	stmt_int(t, 4, last_import);
	while (stmt_next(t, &row, e) && row) {
		list = mem_grow(m, list, out->n, &cap, sizeof *list);
		list[out->n++] = (struct inhabitants_channel){
			.id = stmt_get_int(t, COL_ID),
			.name = import_account_words(m, import_platform_title(mem_text(m, stmt_get_text(t, COL_PLATFORM))),
			                             stmt_get_text(t, COL_NAME), false),
			.followers = count_at(t, COL_FOLLOWERS),
			.reach = count_at(t, COL_REACH),
		};
	}
	out->channel = list;
	return !err_is_set(e);
}
