/* Pairs of languages, from posts made by rule. */
#include "base/file.h"
#include "content_desk.h"
#include "reports/out_text.h"
#include "study/content_pairs.h"

static const struct period spring = { 20513, 20604 }; /* 1 March to 31 May 2026 */

/* Posts 1, 3, ... in Dutch, 60 interactions for 1,000 views; 2, 4, ... the same in French, 30. */
static const char *posts(struct mem *m, int n)
{
	struct str s;
	str_init(&s, m);
	str_add(&s, "Post ID,Page ID,Page name,Title,Publish time,Permalink,Post type,Date,Views,Reactions,Comments,Shares\n");
	for (int i = 1; i <= n; i++)
		str_addf(&s, "%d,9,Plein,a,03/%02d/2026 05:00,https://example.org/p/%d,Photos,Lifetime,1000,%d,0,0\n", i, i, i,
		         i % 2 ? 60 : 30);
	return s.s;
}

static const char *tags(struct mem *m, int n)
{
	struct str s;
	str_init(&s, m);
	str_add(&s, "bericht;type;taal;niveau;ander bericht\n");
	for (int i = 1; i <= n; i++) {
		str_addf(&s, "%d;;%s;%s;", i, i % 2 ? "Nederlands" : "Frans", i % 2 ? "meedenken" : "informeren");
		if (i % 2) /* by number, and both ways for the first pair */
			str_addf(&s, "%d\n", i + 1);
		else
			str_addf(&s, "%s\n", i == 2 ? "https://example.org/p/1" : "");
	}
	return s.s;
}

static struct content_rows read_rows(struct desk *d, struct content_model *model)
{
	struct content_rows rows;
	if (!content_rows_read(d->mem, d->store, d->trajectory, (struct period){ spring.from - 400, spring.to }, INT64_MAX, &rows, &d->e) ||
	    !desk_model(d, &rows, spring, BY_LANGUAGE, LANG_NL, CONTENT_WHOLE, model))
		t_fail("%s", err_sentence(d->mem, &d->e, LANG_EN));
	return rows;
}

static const char *printed(struct desk *d, const struct pairs_result *pairs, enum lang lang)
{
	struct doc doc;
	struct str s;
	doc_init(&doc, d->mem, lang);
	content_pairs_blocks(&doc, pairs);
	str_init(&s, d->mem);
	out_text(&s, &doc, (struct text_style){ .width = 1000 });
	return s.s;
}

T_CASE(the_same_message_in_two_languages)
{
	struct desk d;
	struct content_model model;
	struct pairs_result x;
	desk_open(&d, "nowhere");
	desk_take_text_of(&d, posts(d.mem, 13), "facebook-posts", NULL, day_make(2026, 5, 20));
	struct content_rows rows = read_rows(&d, &model);
	t_true(study_content_pairs(d.mem, d.store, d.trajectory, &rows, INT64_MAX, &model, &x, &d.e));
	t_int(x.n, 0);
	desk_take_text(&d, tags(d.mem, 13), "tags");
	rows = read_rows(&d, &model);
	t_true(study_content_pairs(d.mem, d.store, d.trajectory, &rows, INT64_MAX, &model, &x, &d.e));
	t_int(x.n, 1);
	t_int(x.item[0].n, 6);
	t_text(x.item[0].language[0], "nl");
	t_text(x.item[0].language[1], "fr");
	t_near("ratio", x.item[0].ratio, 2, 1e-9);
	/* posts of a kind are equal, so the counts' own noise is left: sqrt(1/360 + 1/180), and qt(0.975, 5) = 2.5705818 */
	t_near("low", x.item[0].interval.lo, 2 * exp(-2.5705818 * sqrt(1.0 / 360 + 1.0 / 180)), 1e-6);
	t_int(x.n_lone, 1); /* the last names a post that is not there */
	const char *text = printed(&d, &x, LANG_NL);
	t_true(strstr(text,
	              "6 paren. In het Nederlands kreeg de boodschap 2,0 keer zo veel interacties per 1.000 weergaven als in het Frans") !=
	       NULL);
	for (int lang = 0; lang < LANG_N; lang++)
		t_true(!strstr(printed(&d, &x, (enum lang)lang), "nan"));
	desk_close(&d);
}
T_END

T_CASE(few_pairs_are_not_compared)
{
	struct desk d;
	struct content_model model;
	struct pairs_result x;
	desk_open(&d, "nowhere");
	desk_take_text_of(&d, posts(d.mem, 8), "facebook-posts", NULL, day_make(2026, 5, 20));
	desk_take_text(&d, tags(d.mem, 8), "tags");
	struct content_rows rows = read_rows(&d, &model);
	t_true(study_content_pairs(d.mem, d.store, d.trajectory, &rows, INT64_MAX, &model, &x, &d.e));
	t_int(x.item[0].n, 4);
	t_true(isnan(x.item[0].ratio));
	const char *text = printed(&d, &x, LANG_NL);
	t_true(strstr(text, "zijn er minstens 5 nodig"));
	desk_close(&d);
}
T_END

/* A file that a map reads can name the other post itself; what a person tagged goes above it. */
T_CASE(pairs_that_a_mapped_file_names)
{
	struct desk d;
	struct content_model model;
	struct pairs_result x;
	struct import_results r;
	struct str s;
	desk_open(&d, "nowhere");
	const char *map = mem_printf(d.mem, "%s/map.tsv", d.folder), *file = mem_printf(d.mem, "%s/posts.csv", d.folder);
	str_init(&s, d.mem);
	str_add(&s, "Id,Day,Page,Kind,Language,Other,Views,Likes,Comments,Shares\n");
	for (int i = 1; i <= 12; i++)
		str_addf(&s, "%d,2026-03-%02d,Plein,Photo,%s,%d,1000,%d,0,0\n", i, i, i % 2 ? "nl" : "fr", i % 2 ? i + 1 : i - 1,
		         i % 2 ? 60 : 30);
	t_true(file_write_atomic(file, s.s, s.n, &d.e));
	const char rules[] = "@kind\tposts\n@platform\tfacebook\n@dates\tiso\nId\tid\nDay\tpublished_day\nPage\taccount\nKind\ttype\n"
	                     "@word\tKind\tPhoto\timage\nLanguage\tlanguage\nOther\tpair\nViews\tviews\nLikes\treactions\n"
	                     "Comments\tcomments\nShares\tshares\n";
	t_true(file_write_atomic(map, rules, sizeof rules - 1, &d.e));
	struct import_options o = { .trajectory_id = d.trajectory, .map = map, .as_of = day_make(2026, 5, 20), .tool_version = "test" };
	ck_assert_msg(import_file(d.store, file, &o, d.mem, &r, &d.e), "%s", err_sentence(d.mem, &d.e, LANG_EN));
	unlink(map);
	unlink(file);
	struct content_rows rows = read_rows(&d, &model);
	t_true(study_content_pairs(d.mem, d.store, d.trajectory, &rows, INT64_MAX, &model, &x, &d.e));
	t_int(x.n, 1);
	t_int(x.item[0].n, 6);
	t_text(x.item[0].language[0], "nl");
	t_near("ratio", x.item[0].ratio, 2, 1e-9);
	t_int(x.n_lone, 0);
	desk_take_text(&d, "bericht;type;ander bericht\n1;;99\n2;;99\n", "tags"); /* a person knows that these two are no pair */
	rows = read_rows(&d, &model);
	t_true(study_content_pairs(d.mem, d.store, d.trajectory, &rows, INT64_MAX, &model, &x, &d.e));
	t_int(x.item[0].n, 5);
	t_int(x.n_lone, 2);
	desk_close(&d);
}
T_END

T_MAIN("study/content_pairs", the_same_message_in_two_languages, few_pairs_are_not_compared, pairs_that_a_mapped_file_names)
