/* Invented posts with several readings each, in a store and as plain structs, and the figures that must come of them, told in plain C. */
#ifndef TESTS_FACTS_H
#define TESTS_FACTS_H
#include "base/day.h"
#include "base/num.h"
#include "base/str.h"
#include "made.h"

enum { METRICS = 12, POSTS = 240, IMPORTS = 7, CHANNELS = 3, READINGS = POSTS * IMPORTS * 2, MISSING = -1 };
enum { VIEWS, IMPRESSIONS, REACH, REACTIONS, COMMENTS, SHARES, SAVES, PAID = METRICS - 1 };

struct reading {
	int post, import, day, as_of, local_day;
	const char *type;
	int64_t metric[METRICS];
};

struct facts {
	struct reading reading[READINGS];
	int n;
	int as_of[IMPORTS + 1];
};

static inline int facts_channel(int post)
{
	return 1 + post % CHANNELS;
}

static inline struct reading facts_reading(uint32_t *state, int post, int import, int day, int as_of)
{
	static const char *const types[] = { "image", "link", "text", "video" };
	/* mostly the same day at every reading; a corrected one now and then, and some without any */
	int local_day = day_make(2024, 1, 1) + post * 5 + (made_random(state) % 20 == 0 ? 30 : 0);
	struct reading r = {
		.post = post, .import = import, .day = day, .as_of = as_of, .local_day = post % 17 == 0 ? MISSING : local_day
	};
	r.type = types[(unsigned)post % 4];
	if (made_random(state) % 10 == 0)
		r.type = types[made_random(state) % 4];
	for (int k = 0; k < METRICS; k++) {
		r.metric[k] = made_random(state) % (k == VIEWS ? 5000 : 90);
		if (made_random(state) % 4 == 0)
			r.metric[k] = MISSING;
		else if (made_random(state) % 40 == 0)
			r.metric[k] = (INT64_C(1) << 46) - 1; /* the largest that an importer lets in */
		else if (made_random(state) % 9 == 0)
			r.metric[k] = 0;
	}
	if (r.metric[PAID] != MISSING)
		r.metric[PAID] = r.metric[PAID] % 3 == 0;
	return r;
}

/* Imports come in any order of their days, and two are of the same day. */
static inline void facts_invent(struct facts *f, uint32_t seed)
{
	static const int days_later[IMPORTS + 1] = { 0, 40, 10, 10, 25, 60, 40, 5 };
	uint32_t state = seed;
	f->n = 0;
	for (int i = 1; i <= IMPORTS; i++)
		f->as_of[i] = day_make(2027, 6, 1) + days_later[i];
	for (int post = 1; post <= POSTS; post++)
		for (int i = 1; i <= IMPORTS; i++) {
			if (made_random(&state) % 3 == 0 || i == 1 + post % IMPORTS)
				f->reading[f->n++] = facts_reading(&state, post, i, 0, f->as_of[i]);
			if (made_random(&state) % 5 == 0) /* figures of one day, which the view leaves out */
				f->reading[f->n++] = facts_reading(&state, post, i, f->as_of[i] - 3, f->as_of[i]);
		}
}

static inline void facts_bind(sqlite3_stmt *t, int k, int64_t v)
{
	if (v == MISSING)
		sqlite3_bind_null(t, k);
	else
		sqlite3_bind_int64(t, k, v);
}

static inline void facts_store_readings(struct made *d, const struct facts *f)
{
	sqlite3 *db;
	sqlite3_stmt *t;
	sqlite3_open(d->path, &db);
	if (sqlite3_prepare_v2(
	            db,
	            "INSERT INTO post_reading(trajectory_id, post_id, import_id, day, as_of, published_at, local_day, local_hour, "
	            "content_type,"
	            " content_type_raw, type_inferred, language, pair_id, permalink, title, views, impressions, reach, reactions, comments,"
	            " shares, saves, clicks, link_clicks, watch_seconds, follows, paid) VALUES (1, ?1, ?2, ?3, ?4, ?5 * 86400 + 43200, ?5, "
	            "13, "
	            "?6,"
	            " '', 0, 'nl', '', '', 'Bericht ' || ?1 || ' van ' || ?2, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)",
	            -1, &t, NULL) != SQLITE_OK)
		t_fail("%s", sqlite3_errmsg(db));
	sqlite3_exec(db, "BEGIN", NULL, NULL, NULL);
	for (int i = 0; i < f->n; i++) {
		const struct reading *r = &f->reading[i];
		sqlite3_bind_int(t, 1, r->post);
		sqlite3_bind_int(t, 2, r->import);
		sqlite3_bind_int(t, 3, r->day);
		sqlite3_bind_int(t, 4, r->as_of);
		facts_bind(t, 5, r->local_day);
		sqlite3_bind_text(t, 6, r->type, -1, SQLITE_STATIC);
		for (int k = 0; k < METRICS; k++)
			facts_bind(t, 7 + k, r->metric[k]);
		if (sqlite3_step(t) != SQLITE_DONE)
			t_fail("%s", sqlite3_errmsg(db));
		sqlite3_reset(t);
	}
	sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
	sqlite3_finalize(t);
	sqlite3_close(db);
}

/* A store at d->path that holds them. */
static inline void facts_store(struct made *d, const struct facts *f)
{
	struct str sql;
	str_init(&sql, d->mem);
	str_add(&sql, "BEGIN; INSERT INTO trajectory VALUES (1, 'dijk', 'Dijk', 'GM0014', 'Europe/Amsterdam', NULL, NULL),"
	              " (2, 'park', 'Park', 'GM0014', 'Europe/Amsterdam', NULL, NULL);");
	for (int i = 1; i <= IMPORTS; i++)
		str_addf(&sql,
		         "INSERT INTO import VALUES (%d, 1, 'sum %d', 'f.csv', 9, 'facebook-posts', 'UTF-8', ',', NULL, NULL, %d, 9, 7, 1, "
		         "1,"
		         " 1780000000, NULL, 'test');",
		         i, i, f->as_of[i]);
	for (int i = 1; i <= CHANNELS; i++)
		str_addf(&sql, "INSERT INTO channel VALUES (%d, 1, 'facebook', 'page %d', 'Pagina %d', 1);", i, i, i);
	for (int i = 1; i <= POSTS; i++)
		str_addf(&sql, "INSERT INTO post VALUES (%d, 1, %d, '%d');", i, facts_channel(i), 9000 + i);
	str_add(&sql, "COMMIT");
	store_close(made_store(d, STORE_CREATE));
	made_raw(d, sql.s);
	facts_store_readings(d, f);
}

/* What is said of the post after this import: NULL when it was not there yet. */
static inline const struct reading *facts_newest(const struct facts *f, int post, int last_import)
{
	const struct reading *newest = NULL;
	for (int i = 0; i < f->n; i++) {
		const struct reading *r = &f->reading[i];
		if (r->post != post || r->day != 0 || r->import > last_import)
			continue;
		if (!newest || r->as_of > newest->as_of || (r->as_of == newest->as_of && r->import > newest->import))
			newest = r;
	}
	return newest;
}

/* The newest reported figure, the largest of equally new ones. */
static inline int64_t facts_metric(const struct facts *f, int post, int last_import, int k)
{
	int as_of = 0;
	int64_t value = MISSING;
	for (int i = 0; i < f->n; i++) {
		const struct reading *r = &f->reading[i];
		if (r->post != post || r->day != 0 || r->import > last_import || r->metric[k] == MISSING || r->as_of < as_of)
			continue;
		if (r->as_of > as_of || r->metric[k] > value)
			value = r->metric[k];
		as_of = r->as_of;
	}
	return value;
}

static inline int64_t facts_interactions(const struct facts *f, int post)
{
	int64_t sum = 0, reactions = facts_metric(f, post, IMPORTS, REACTIONS), comments = facts_metric(f, post, IMPORTS, COMMENTS);
	if (reactions == MISSING && comments == MISSING)
		return MISSING;
	for (int k = REACTIONS; k <= SAVES; k++) {
		int64_t v = facts_metric(f, post, IMPORTS, k);
		sum += v == MISSING ? 0 : v;
	}
	return sum;
}
#endif
