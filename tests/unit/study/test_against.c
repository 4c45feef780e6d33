/* Two trajectories side by side: what one project gives as JSON the other reads, and what differs is said. */
#include "desk.h"
#include "reports/out_json.h"
#include "reports/out_text.h"
#include "study/against.h"
#include "study/content.h"

static struct against_side own_side(struct desk *d)
{
	struct content_input *content = mem_alloc(d->mem, sizeof *content);
	struct people people = { .n_months = 0 };
	struct against_side x;
	d->project.approach[AGAINST_TONE] = "je en jij";
	if (!study_content(d->mem, d->store, d->trajectory, &d->project, (struct period){ day_make(2026, 5, 1), day_make(2026, 5, 28) },
	                   INT64_MAX, content, &d->e))
		t_fail("%s", err_sentence(d->mem, &d->e, LANG_EN));
	study_against_own(d->mem, &d->project, content->period, content, NULL, &people, &x);
	return x;
}

static void fill(struct desk *d)
{
	desk_open(d, "nowhere");
	desk_take_text_of(d,
	                  "Post ID,Page ID,Page name,Title,Publish time,Permalink,Post type,Date,Views,Reactions,Comments,Shares\n"
	                  "11,9,Plein,a,05/04/2026 05:00,https://example.org/p/11,Photos,Lifetime,1000,20,10,0\n"
	                  "12,9,Plein,b,05/08/2026 05:00,https://example.org/p/12,Photos,Lifetime,3000,90,0,0\n",
	                  "facebook-posts", NULL, day_make(2026, 7, 1));
}

static const char *put_text(struct desk *d, const char *text)
{
	const char *path = mem_printf(d->mem, "%s/other.json", d->folder);
	FILE *f = fopen(path, "w");
	t_true(f != NULL);
	fputs(text, f);
	fclose(f);
	return path;
}

static bool other_side(struct desk *d, const char *which, struct against_side *x)
{
	d->e = (struct err){ .code = ERR_NONE };
	return study_against_other(d->mem, d->store, d->trajectory, &d->project, which,
	                           (struct period){ day_make(2026, 5, 1), day_make(2026, 5, 28) }, INT64_MAX, x, &d->e);
}

static const char *printed(struct desk *d, const struct against_side *own, const struct against_side *other)
{
	struct doc doc;
	struct str s;
	doc_init(&doc, d->mem, LANG_NL);
	against_blocks(&doc, own, other);
	str_init(&s, d->mem);
	out_text(&s, &doc, (struct text_style){ .width = 1000 });
	return s.s;
}

T_CASE(what_json_gives_is_read_back)
{
	struct desk d;
	struct doc doc;
	struct str json;
	struct against_side x;
	fill(&d);
	struct against_side own = own_side(&d);
	t_near("rate", own.value[AGAINST_RATE], 30, 1e-12); /* 120 of 4,000 */
	t_near("a week", own.value[AGAINST_POSTS_A_WEEK], 0.5, 1e-12); /* 2 in 28 days */
	t_true(isnan(own.value[AGAINST_PARTICIPATIONS]));
	doc_init(&doc, d.mem, LANG_FR);
	against_data(&doc, &own);
	str_init(&json, d.mem);
	out_json(&json, &doc);
	const char *path = put_text(&d, json.s);
	t_true(other_side(&d, path, &x));
	t_text(x.name, own.name);
	t_int(x.period.from, own.period.from);
	t_int(x.period.to, own.period.to);
	t_text(x.platforms, "Facebook");
	for (int f = 0; f < AGAINST_FIGURES; f++) {
		t_near(against_figure_code((enum against_figure)f), x.value[f], own.value[f], 1e-6);
		t_text(x.meaning[f], own.meaning[f]);
	}
	t_text(x.text[AGAINST_TONE], "je en jij");
	t_text(x.text[AGAINST_MESSAGE], "");
	t_int(x.best_period.from, own.period.from);
	t_int(x.best_period.to, own.period.to);
	t_true(!strstr(printed(&d, &own, &x), "Let op"));
	unlink(path);
	desk_close(&d);
}
T_END

/* The report of a month takes its best kinds from a year: beside the posts of that month alone these may differ, and the words tell it, of the side
 * of which it is so: the other, this one, or both. */
T_CASE(best_kinds_of_other_days)
{
	static const char *const file[] = {
		"", "{\"figure\": \"best_from\", \"value\": \"2025-06-01\"}, {\"figure\": \"best_to\", \"value\": \"2026-05-28\"},"
	};
	struct desk d;
	fill(&d);
	struct against_side own = own_side(&d), x;
	for (int i = 0; i < 4; i++) {
		own.best_period.from = own.period.from - (i > 1 ? 31 : 0); /* to 31 March */
		const char *path = put_text(
		        &d, mem_printf(d.mem,
		                       "{\"tables\": {\"trajectory\": {\"rows\": [{\"figure\": \"name\", \"value\": \"Dijk\"},%s"
		                       "{\"figure\": \"best_kinds\", \"value\": \"Facebook=image===\"},"
		                       "{\"figure\": \"from\", \"value\": \"2026-05-01\"}, {\"figure\": \"to\", \"value\": \"2026-05-28\"},"
		                       "{\"figure\": \"platforms\", \"value\": \"Facebook\"}]}}}",
		                       file[i % 2]));
		t_true(other_side(&d, path, &x));
		const char *text = printed(&d, &own, &x);
		t_int(strstr(text, "Let op") != NULL, i > 0);
		t_int(strstr(text, "bij Dijk uit die van 1 juni 2025 tot en met 28 mei 2026.") != NULL, i % 2);
		t_int(strstr(text, mem_printf(d.mem, "bij %s uit die van", own.name)) != NULL, i > 1);
		unlink(path);
	}
	desk_close(&d);
}
T_END

/* The exports of the other end on 14 May: its posts are of 14 days, and its best kind is of the same ones. */
T_CASE(posts_that_end_before_the_period)
{
	struct desk d;
	struct against_side x;
	fill(&d);
	struct against_side own = own_side(&d);
	const char *path = put_text(
	        &d, "{\"tables\": {\"trajectory\": {\"rows\": [{\"figure\": \"name\", \"value\": \"Dijk\"},"
	            "{\"figure\": \"from\", \"value\": \"2026-05-01\"}, {\"figure\": \"to\", \"value\": \"2026-05-28\"},"
	            "{\"figure\": \"posts_to\", \"value\": \"2026-05-14\"}, {\"figure\": \"platforms\", \"value\": \"Facebook\"},"
	            "{\"figure\": \"best_kinds\", \"value\": \"Facebook=image===\"},"
	            "{\"figure\": \"best_from\", \"value\": \"2026-05-01\"}, {\"figure\": \"best_to\", \"value\": \"2026-05-14\"}]}}}");
	t_true(other_side(&d, path, &x));
	t_int(x.posts.to, day_make(2026, 5, 14));
	const char *text = printed(&d, &own, &x);
	t_true(strstr(text, "De berichten van Dijk lopen tot en met 14 mei 2026.") != NULL);
	t_true(strstr(text, "niet even lang (28 en 14 dagen)") != NULL);
	t_true(!strstr(text, "bij Dijk uit die van"));
	unlink(path);
	desk_close(&d);
}
T_END

T_CASE(what_differs_is_said)
{
	struct desk d;
	struct against_side x;
	fill(&d);
	struct against_side own = own_side(&d);
	const char *path =
	        put_text(&d, "{\"tables\": {\"trajectory\": {\"rows\": [{\"figure\": \"name\", \"value\": \"Dijk\"},"
	                     "{\"figure\": \"from\", \"value\": \"2026-01-01\"}, {\"figure\": \"to\", \"value\": \"2026-03-31\"},"
	                     "{\"figure\": \"platforms\", \"value\": \"Instagram\"},"
	                     "{\"figure\": \"interactions\", \"value\": 9, \"meaning\": \"likes\"},"
	                     "{\"figure\": \"posts\", \"value\": null, \"meaning\": \"x\"},"
	                     "{\"figure\": \"tone\", \"value\": \"formeel\"}, {\"figure\": \"new one\", \"value\": [1]}]}}}");
	t_true(other_side(&d, path, &x));
	const char *text = printed(&d, &own, &x);
	t_true(strstr(text, "niet even lang (28 en 90 dagen)") != NULL);
	t_true(strstr(text, "de platforms verschillen (Facebook; Instagram)") != NULL);
	t_true(strstr(text, "betekenen niet in beide hetzelfde: interacties.") != NULL);
	t_true(strstr(text, "je en jij") && strstr(text, "formeel"));
	unlink(path);
	desk_close(&d);
}
T_END

T_CASE(what_is_no_such_file_or_trajectory)
{
	static const char *const wrong[] = { "",
		                             "x",
		                             "[]",
		                             "{\"tables\": 1}",
		                             "{\"tables\": {\"trajectory\": {\"rows\": []}}}",
		                             "{\"tables\": {\"trajectory\": {\"rows\": [1, {\"figure\": \"name\", \"value\": \"x\"}]}}}" };
	struct desk d;
	struct against_side x;
	fill(&d);
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		const char *path = put_text(&d, wrong[i]);
		t_false(other_side(&d, path, &x));
		t_int(d.e.word, W_AGAINST_NO_FIGURES);
		unlink(path);
	}
	t_false(other_side(&d, "dijk", &x));
	t_int(d.e.word, W_AGAINST_UNKNOWN);
	t_false(other_side(&d, "plein", &x));
	t_int(d.e.word, W_AGAINST_SELF);
	desk_close(&d);
}
T_END

T_CASE(another_in_the_store)
{
	struct desk d;
	struct against_side x;
	fill(&d);
	struct project dijk = d.project;
	dijk.name = "Dijk op orde";
	d.e = (struct err){ .code = ERR_NONE };
	t_true(store_begin(d.store, &d.e) && trajectory_add(d.store, d.mem, &dijk, &d.e) && store_commit(d.store, &d.e));
	t_true(other_side(&d, "dijk-op-orde", &x));
	t_text(x.name, "Dijk op orde");
	t_int((int)x.value[AGAINST_POSTS], 0);
	t_true(isnan(x.value[AGAINST_PARTICIPATIONS]));
	desk_close(&d);
}
T_END

/* The best kind is that of the model: two posts of one kind name none, whatever their rates. */
T_CASE(the_best_kind_is_that_of_the_model)
{
	struct desk d;
	struct content_input content;
	struct people people = { .n_months = 0 };
	struct against_side x;
	struct content_kind kind = { .code = "image", .all = { .advice = EFFECT_TOO_FEW } };
	struct content_part part = { .platform = "facebook", .name = "Plein", .n_kinds = 1, .kind = &kind };
	const struct content_model model = { .n_parts = 1, .part = &part };
	fill(&d);
	t_true(study_content(d.mem, d.store, d.trajectory, &d.project, (struct period){ day_make(2026, 5, 1), day_make(2026, 5, 28) },
	                     INT64_MAX, &content, &d.e));
	study_against_own(d.mem, &d.project, content.period, &content, &model, &people, &x);
	t_true(str_starts(x.best, "Facebook==30="));
	kind.all.advice = EFFECT_MORE;
	study_against_own(d.mem, &d.project, content.period, &content, &model, &people, &x);
	t_true(str_starts(x.best, "Facebook=image=30="));
	part.paid = true;
	study_against_own(d.mem, &d.project, content.period, &content, &model, &people, &x);
	t_true(str_starts(x.best, "Facebook==30="));
	study_against_own(d.mem, &d.project, content.period, &content, NULL, &people, &x); /* that none did is not known */
	t_true(str_starts(x.best, "Facebook=?=30="));
	desk_close(&d);
}
T_END

T_MAIN("study/against", the_best_kind_is_that_of_the_model, what_json_gives_is_read_back, best_kinds_of_other_days,
       posts_that_end_before_the_period, what_differs_is_said, what_is_no_such_file_or_trajectory, another_in_the_store)
