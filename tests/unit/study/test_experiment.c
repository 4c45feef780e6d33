/* A posting plan drawn by lot: stored before its month, then kept or not, by hand. */
#include "content_desk.h"
#include "importers/undo.h"
#include "reports/out_text.h"
#include "study/experiment.h"

#define HEADER "Post ID,Page ID,Page name,Title,Publish time,Permalink,Post type,Date,Views,Reactions,Comments,Shares\n"

/* A post of one day at noon in the platform's own zone. */
static void add_post(struct str *s, int id, int day, const char *type, int likes)
{
	int year, month, dom;
	day_split(day, &year, &month, &dom);
	str_addf(s, "%d,9,Plein,bericht,%02d/%02d/%04d 05:00,https://example.org/p/%d,%s,Lifetime,1000,%d,0,0\n", id, month, dom, year, id,
	         type, likes);
}

/* Three months with 10 photos and 10 videos each. */
static void before(struct desk *d)
{
	struct str s;
	str_init(&s, d->mem);
	str_add(&s, HEADER);
	for (int month = 3; month <= 5; month++)
		for (int i = 0; i < 20; i++)
			add_post(&s, 100 * month + i, day_make(2026, month, 1 + 3 * i / 2), i % 2 ? "Photos" : "Videos", 20 + i % 7);
	desk_take_text_of(d, s.s, "facebook-posts", NULL, day_make(2026, 6, 1));
}

static struct content_rows rows_of(struct desk *d)
{
	struct content_rows rows;
	if (!content_rows_read(d->mem, d->store, d->trajectory, (struct period){ day_make(2025, 1, 1), day_make(2026, 12, 31) }, INT64_MAX,
	                       &rows, &d->e))
		t_fail("%s", err_sentence(d->mem, &d->e, LANG_EN));
	return rows;
}

static struct experiment_plan draw(struct desk *d, const uint32_t *seed)
{
	struct period spring = { day_make(2026, 3, 1), day_make(2026, 5, 31) };
	struct content_rows rows = rows_of(d);
	struct content_model *model = mem_alloc(d->mem, sizeof *model);
	struct experiment_plan p;
	if (!desk_model(d, &rows, spring, BY_TYPE, LANG_NL, CONTENT_WHOLE, model) ||
	    !study_experiment_draw(d->mem, d->store, d->trajectory, &rows, model, seed, &p, &d->e))
		t_fail("%s", err_sentence(d->mem, &d->e, LANG_EN));
	return p;
}

static struct experiment_result ask(struct desk *d)
{
	struct content_rows rows = rows_of(d);
	struct experiment_result r;
	if (!study_experiment(d->mem, d->store, d->trajectory, &rows, (struct period){ day_make(2026, 1, 1), day_make(2026, 6, 30) },
	                      INT64_MAX, &r, &d->e))
		t_fail("%s", err_sentence(d->mem, &d->e, LANG_EN));
	return r;
}

static const char *printed(struct desk *d, const struct experiment_result *r)
{
	struct doc doc;
	struct str s;
	doc_init(&doc, d->mem, LANG_NL);
	experiment_blocks(&doc, r);
	str_init(&s, d->mem);
	out_text(&s, &doc, (struct text_style){ .width = 1000 });
	return s.s;
}

static void clock_says(const char *seconds)
{
	setenv("SOURCE_DATE_EPOCH", seconds, 1);
}
#define MAY_20 "1779271200"
#define JUNE_5 "1780653600"
#define JULY_31 "1785492000" /* when the month that was drawn for is read */

/* Post what was drawn, a day late, but for the first `skip`, which are all photos; videos bring 30 interactions, photos `photo`. */
static void post(struct desk *d, const struct experiment_plan *p, size_t skip, int photo, int as_of)
{
	struct str s;
	str_init(&s, d->mem);
	str_add(&s, HEADER);
	for (size_t i = 0; i < p->n; i++) {
		bool video = p->slot[i].type == TYPE_VIDEO && i >= skip;
		int day = p->slot[i].day + (p->slot[i].day < day_make(2026, 6, 30));
		add_post(&s, 700 + (int)i, day, video ? "Videos" : "Photos", (video ? 30 : photo) + (int)(i % 3));
	}
	clock_says(JULY_31);
	desk_take_text_of(d, s.s, "facebook-posts", NULL, as_of);
}

T_CASE(the_same_seed_gives_the_same_plan)
{
	struct desk d;
	desk_open(&d, "nowhere");
	clock_says(MAY_20);
	before(&d);
	struct experiment_plan a = draw(&d, NULL), b = draw(&d, NULL), c = draw(&d, &(uint32_t){ 5 }), last = draw(&d, NULL);
	t_int(a.n, 20);
	t_int(a.month, month_make(2026, 6));
	t_false(a.stored_before);
	t_true(b.stored_before && b.n == a.n && b.seed == a.seed);
	t_text(b.sha256, a.sha256);
	size_t videos = 0;
	for (size_t i = 0; i < a.n; i++) {
		t_int(a.slot[i].type, b.slot[i].type);
		t_int(a.slot[i].day, b.slot[i].day);
		t_int(a.slot[i].day, day_make(2026, 6, 1) + (int)((2 * i + 1) * 30 / 40));
		t_int(a.slot[i].third, 1); /* they all stood at two in the afternoon here */
		videos += a.slot[i].type == TYPE_VIDEO;
	}
	t_int(videos, 10);
	t_int(c.seed, 5);
	t_int(c.n_drawn, 2);
	t_true(strcmp(c.sha256, a.sha256) != 0);
	t_int(last.seed, 5); /* without a seed the last one drawn */
	desk_close(&d);
}
T_END

T_CASE(only_a_plan_that_was_kept_shows_an_effect)
{
	static const struct {
		size_t skip;
		int photo, year, month, day;
		const char *made;
		enum experiment_state state;
		const char *says;
	} cases[] = {
		{ 0, 10, 2026, 8, 1, MAY_20, EXPERIMENT_KEPT, "Facebook: effect aangetoond van foto's: per bericht 0," },
		{ 2, 10, 2026, 8, 1, MAY_20, EXPERIMENT_KEPT, "effect aangetoond" },
		{ 0, 30, 2026, 8, 1, MAY_20, EXPERIMENT_KEPT, "Facebook: geen effect aangetoond." },
		{ 8, 10, 2026, 8, 1, MAY_20, EXPERIMENT_OTHERWISE, "is niet gevolgd" },
		{ 0, 10, 2026, 7, 2, MAY_20, EXPERIMENT_AHEAD, "nog te jong" },
		{ 0, 10, 2026, 8, 1, JUNE_5, EXPERIMENT_AFTERWARDS, "pas geloot" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct desk d;
		desk_open(&d, "nowhere");
		clock_says(cases[i].made);
		before(&d);
		struct experiment_plan p = draw(&d, NULL);
		post(&d, &p, cases[i].skip, cases[i].photo, day_make(cases[i].year, cases[i].month, cases[i].day));
		struct experiment_result r = ask(&d);
		t_int(r.n, 1);
		t_int(r.past[0].state, cases[i].state);
		const char *text = printed(&d, &r);
		if (!strstr(text, cases[i].says))
			t_fail("%zu: %s", i, text);
		if (cases[i].state != EXPERIMENT_KEPT)
			t_true(!strstr(text, "effect aangetoond van") && strstr(text, "geen aangetoond effect"));
		desk_close(&d);
	}
}
T_END

T_CASE(ratios_are_those_of_the_sums)
{
	struct desk d;
	desk_open(&d, "nowhere");
	clock_says(MAY_20);
	before(&d);
	struct experiment_plan p = draw(&d, NULL);
	post(&d, &p, 0, 10, day_make(2026, 8, 1));
	struct experiment_result r = ask(&d);
	t_int(r.past[0].n_kept, 20);
	t_int(r.past[0].n_beside, 0);
	t_int(r.n_effects, 1);
	t_int(r.effect[0].k, 2);
	double video = 0, photo = 0;
	for (size_t i = 0; i < p.n; i++)
		*(p.slot[i].type == TYPE_VIDEO ? &video : &photo) += (p.slot[i].type == TYPE_VIDEO ? 30 : 10) + (double)(i % 3);
	for (size_t j = 0; j < 2; j++) {
		double sum = r.effect[0].type[j] == TYPE_VIDEO ? video : photo;
		t_near("events", r.effect[0].all.kind[j].events, sum, 1e-12);
		t_near("ratio", r.effect[0].all.kind[j].ratio, sum / ((video + photo) / 2), 1e-6); /* as many of each */
	}
	desk_close(&d);
}
T_END

T_CASE(posts_that_were_there_before_the_lot)
{
	struct desk d;
	struct str s;
	desk_open(&d, "nowhere");
	clock_says(MAY_20);
	before(&d);
	str_init(&s, d.mem);
	str_add(&s, HEADER);
	add_post(&s, 900, day_make(2026, 6, 1), "Videos", 10);
	clock_says(JUNE_5);
	desk_take_text_of(&d, s.s, "facebook-posts", NULL, day_make(2026, 6, 2));
	clock_says(MAY_20); /* set back: the day of the lot alone would not tell */
	struct experiment_plan p = draw(&d, NULL);
	post(&d, &p, 0, 10, day_make(2026, 8, 1));
	struct experiment_result r = ask(&d);
	t_int(r.past[0].state, EXPERIMENT_AFTERWARDS);
	desk_close(&d);
}
T_END

/* The plan names its account: it outlives the import that the account came with, and finds the account again. */
T_CASE(the_plan_outlives_an_undone_import)
{
	struct desk d;
	desk_open(&d, "nowhere");
	clock_says(MAY_20);
	before(&d);
	struct experiment_plan p = draw(&d, NULL);
	struct undone undone;
	t_true(undo_import(d.store, d.trajectory, "1", d.mem, &undone, &d.e));
	struct experiment_result r = ask(&d);
	t_int(r.n, 1);
	t_int(r.past[0].n_slots, 20);
	t_int(r.past[0].n_kept, 0);
	post(&d, &p, 0, 10, day_make(2026, 8, 1));
	r = ask(&d);
	t_int(r.past[0].n_kept, 20);
	t_int(r.past[0].state, EXPERIMENT_KEPT);
	desk_close(&d);
}
T_END

T_MAIN("study/experiment", the_same_seed_gives_the_same_plan, only_a_plan_that_was_kept_shows_an_effect, ratios_are_those_of_the_sums,
       posts_that_were_there_before_the_lot, the_plan_outlives_an_undone_import)
