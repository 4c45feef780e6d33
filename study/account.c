#include "account.h"
#include "base/hash.h"

struct account account_of(struct mem *m, const struct overview_import import[], size_t n, const struct people *p, int64_t last_import,
                          int counted)
{
	const struct people_facts *f = &p->facts;
	struct source_row *row = mem_array(m, n + 1, sizeof *row);
	struct account out = { .for_public = p->for_public,
		               .threshold = (int)p->threshold,
		               .source = row,
		               .tool = "spiegel " SPIEGEL_VERSION,
		               .database = store_engine(),
		               .last_import = last_import,
		               .people_until = f->told_until,
		               .counted = counted > 0 ? counted : 0,
		               .dated = time_from_wall(counted > f->told_until ? counted : f->told_until, 12 * 3600, ZONE_UTC) };
	struct hash sum;
	char *hex = mem_alloc(m, HASH_HEX);
	int second;

	hash_init(&sum);
	for (size_t i = 0; i < n; i++) {
		const struct overview_import *s = &import[i];
		if (s->undone)
			continue;
		hash_add(&sum, s->sha256, HASH_HEX - 1);
		struct source_row *r = &row[out.n_sources++];
		*r = (struct source_row){ .file = s->file,
			                  .kind = s->kind,
			                  .channel = s->channel,
			                  .channel_short = s->channel_short,
			                  .period = s->period,
			                  .rows_read = s->rows_read,
			                  .rows_stored = s->rows_stored,
			                  .rows_rejected = s->rows_rejected,
			                  .rows_outside = s->rows_outside,
			                  .sha256 = s->sha256 };
		if (s->period.from > s->period.to) /* a snapshot tells of the day on which it was made */
			r->period = s->as_of > 0 ? (struct period){ s->as_of, s->as_of }
			                         : (struct period){ (int)COUNT_MISSING, (int)COUNT_MISSING };
		time_to_wall(s->imported_at, ZONE_AMSTERDAM, &r->imported_on, &second);
	}
	hash_add(&sum, f->criterion.sha256, HASH_HEX - 1);
	hash_hex(&sum, hex);
	out.checksum = hex;
	return out;
}

bool study_events(struct mem *m, struct store *s, int64_t trajectory, int64_t last_import, struct period period,
                  const struct event_row **out, size_t *n, struct err *e)
{
	struct event_row *row = NULL;
	struct stmt *t;
	size_t cap = 0;
	bool more;
	*n = 0;
	if (!store_statement(s, SQL_EVENTS_BETWEEN, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, last_import);
	stmt_int(t, 3, period.from);
	stmt_int(t, 4, period.to);
	while (stmt_next(t, &more, e) && more) {
		row = mem_grow(m, row, *n, &cap, sizeof *row);
		row[(*n)++] = (struct event_row){ .day = (int)stmt_get_int(t, 0), .text = mem_text(m, stmt_get_text(t, 1)) };
	}
	*out = row;
	return !err_is_set(e);
}
