/* One model of what works by hand; tests change its parts. */
#ifndef TESTS_UNIT_REPORTS_CONTENT_FIXTURE_H
#define TESTS_UNIT_REPORTS_CONTENT_FIXTURE_H
#include "monthly_fixture.h"
#include "reports/content_model.h"

struct made {
	struct content_kind kind[2];
	struct content_part part[2];
	struct effect_kind slot[CONTENT_SLOTS];
	struct content_stood_out best, worst;
	struct content_model model;
};

static inline struct effect_kind kind_at(size_t n, double rate, double ratio, double best, enum effect_advice advice)
{
	return (struct effect_kind){ .n = n,
		                     .events = rate * (double)n,
		                     .exposure = 1000 * (double)n,
		                     .rate = rate,
		                     .interval = { rate - 2, rate + 2 },
		                     .ratio = ratio,
		                     .ratio_interval = { ratio - 0.2, ratio + 0.2 },
		                     .shrunk = ratio,
		                     .shrunk_interval = { ratio - 0.2, ratio + 0.2 },
		                     .best = best,
		                     .advice = advice };
}

static inline void make(struct made *m)
{
	static const struct effect_kind none = { .rate = NAN, .interval = { NAN, NAN }, .ratio = NAN, .shrunk = NAN, .best = NAN };
	*m = (struct made){ .model = { .period = { 20513, 20604 }, .n_parts = 1, .n_times = 40 } };
	m->kind[0] = (struct content_kind){ .code = "image", .words = "foto's", .label = "foto's", .active = none, .light = NAN };
	m->kind[1] = (struct content_kind){
		.code = "video_short", .words = "korte video's", .label = "korte video's", .active = none, .light = NAN
	};
	m->kind[0].all = kind_at(20, 12, 0.6, 0.001, EFFECT_NO_PREFERENCE);
	m->kind[1].all = kind_at(22, 40, 1.4, 0.999, EFFECT_MORE);
	m->part[0] = (struct content_part){
		.platform = "facebook", .platform_title = "Facebook", .name = "Plein", .n = 42, .n_months = 3, .n_kinds = 2, .kind = m->kind
	};
	m->part[0].all = (struct effect){ .n = 42,
		                          .n_shown = 2,
		                          .model = EFFECT_NEGBIN,
		                          .theta = 5,
		                          .dispersion = 1,
		                          .overall = 28.6,
		                          .n_months = 3,
		                          .n_slots = 6,
		                          .tau2 = 0.2,
		                          .differ = true,
		                          .n_each = 20,
		                          .detectable = 1.6,
		                          .kind = NULL };
	for (size_t i = 0; i < CONTENT_SLOTS; i++)
		m->slot[i] = none;
	m->slot[3] = kind_at(12, 20, 1.1, 0.3, EFFECT_NO_PREFERENCE);
	m->slot[4] = kind_at(28, 22, 1.0, 0.3, EFFECT_NO_PREFERENCE);
	m->model.times = m->part[0].all;
	m->model.times.kind = m->slot;
	m->model.part = m->part;
	m->model.scored_month = month_make(2026, 5);
	m->model.n_scored = 12;
	m->best = m->worst = (struct content_stood_out){
		.post = fixture_posts[0], .asks = true, .comments = 9, .usual_comments = 3, .shares = 1, .usual_shares = 1
	};
	m->best.score = (struct score){ .n = 31, .rate = 40, .median = 20, .lo = 15, .hi = 25, .distance = 1, .sure = true };
	m->worst.score = (struct score){ .n = 31, .rate = 9, .median = 20, .lo = 15, .hi = 25, .distance = -0.5 };
	m->model.best = &m->best;
	m->model.worst = &m->worst;
	m->model.n_best = m->model.n_worst = 1;
}

static inline const char *printed(struct mem *m, const struct content_model *c, enum lang lang)
{
	struct doc d;
	struct str s;
	doc_init(&d, m, lang);
	content_blocks(&d, &fixture_content, c);
	content_model_method(&d, c);
	str_init(&s, m);
	out_text(&s, &d, (struct text_style){ .width = 1000 });
	return s.s;
}

static inline bool holds(const char *text, const char *what)
{
	return strstr(text, what) != NULL;
}

/* Two accounts with the kinds of the first, and all together. */
static inline void make_accounts(struct made *x, struct content_part part[3], struct content_kind kind[2], struct content_kind all[2])
{
	make(x);
	memcpy(kind, x->kind, sizeof x->kind);
	memcpy(all, x->kind, sizeof x->kind);
	part[0] = part[1] = part[2] = x->part[0];
	part[1].platform = "instagram";
	part[1].platform_title = "Instagram";
	part[1].kind = kind;
	part[2].platform = part[2].platform_title = part[2].name = NULL;
	part[2].kind = all;
	kind[0].all = kind_at(4, 12, 0.6, 0.001, EFFECT_TOO_FEW); /* fewer than EFFECT_SHOW */
	kind[0].all.rate = kind[0].all.ratio = kind[0].all.shrunk = NAN;
	all[0].all = kind_at(24, 12, 0.7, 0.001, EFFECT_NO_PREFERENCE);
	x->model.part = part;
	x->model.n_parts = 3;
}
#endif
