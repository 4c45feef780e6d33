/* Links and the visits that come back through them, by hand. */
#include "desk.h"
#include "reports/out_text.h"
#include "study/link.h"
#include "study/visits.h"

static const char posts[] = "Post ID,Page ID,Page name,Title,Publish time,Permalink,Post type,Date,Views,Reactions,Comments,Shares\n"
                            "11,9,Plein,Kom naar het plein,05/04/2026 05:00,https://example.org/p/11,Photos,Lifetime,1000,90,10,0\n"
                            "12,9,Plein,Ochtend,05/08/2026 01:00,https://example.org/p/12,Photos,Lifetime,2000,90,10,0\n"
                            "13,9,Plein,Middag,05/08/2026 05:00,https://example.org/p/13,Photos,Lifetime,500,90,10,0\n"
                            "14,9,Plein,Getagd,05/09/2026 05:00,https://example.org/p/14,Photos,Lifetime,,90,10,0\n";

/* Campaign and label: of ours, of another, without a label. */
static const char both[] = "# Denk mee\n# Start date: 20260501\n# End date: 20260531\n"
                           "Session campaign,Session manual ad content,Sessions\n"
                           "plein,facebook-2026-05-04,40\nplein,facebook-2026-05-08-2,7\nplein,facebook-2026-05-08,6\nplein,12,9\n"
                           "plein,Zomer é,5\nplein,inloop-op-het-plein,4\nplein,poster,3\nplein,(not set),2\n"
                           "elders,facebook-2026-05-04,100\n";
static const char labels[] = "# Denk mee\n# Start date: 20260501\n# End date: 20260531\n"
                             "Session manual ad content,Sessions\nfacebook-2026-05-04,140\n(not set),999\nbanner,1\n";

static void fill(struct desk *d)
{
	desk_open(d, "nowhere");
	desk_take_text_of(d, posts, "facebook-posts", NULL, day_make(2026, 7, 1));
	desk_take_text(d, "bericht;type;linklabel\n14;;zomer é\n", "tags");
	desk_take_text(d,
	               "datum;activiteit;soort;online;geslacht;leeftijd van;leeftijd tot en met;aantal;eerste keer\n5-5-2026;Inloop op het "
	               "plein;bijeenkomst;nee;;;;30;onbekend\n",
	               "counts");
}

static struct visits ask(struct desk *d, int from, int to)
{
	struct content_rows rows;
	struct visits x;
	struct period year = { day_make(2026, 1, 1), day_make(2026, 12, 31) };
	if (!content_rows_read(d->mem, d->store, d->trajectory, year, INT64_MAX, &rows, &d->e) ||
	    !study_visits(d->mem, d->store, d->trajectory, &rows, (struct period){ from, to }, INT64_MAX, &x, &d->e))
		t_fail("%s", err_sentence(d->mem, &d->e, LANG_EN));
	return x;
}

static struct visits ask_year(struct desk *d)
{
	return ask(d, day_make(2026, 1, 1), day_make(2026, 12, 31));
}

static const char *printed(struct desk *d, const struct visits *x)
{
	struct doc doc;
	struct str s;
	doc_init(&doc, d->mem, LANG_NL);
	visits_blocks(&doc, x);
	str_init(&s, d->mem);
	out_text(&s, &doc, (struct text_style){ .width = 1000 });
	return s.s;
}

T_CASE(visits_by_campaign_and_label)
{
	static const struct {
		const char *title;
		int64_t visits, views;
	} want[] = { { "Kom naar het plein", 40, 1000 },
		     { "Ochtend", 9, 2000 },
		     { "Middag", 7, 500 },
		     { "Getagd", 5, COUNT_MISSING },
		     { "Inloop op het plein", 4, COUNT_MISSING } };
	static const struct visits_lost lost[] = { { "facebook-2026-05-08", VISITS_MORE_POSTS, 6 },
		                                   { "poster", VISITS_NO_POST, 3 },
		                                   { "", VISITS_NO_LABEL, 2 } };
	struct desk d;
	fill(&d);
	struct visits x = ask_year(&d);
	t_text(printed(&d, &x), "");
	desk_take_text(&d, both, "ga4");
	desk_take_text(&d, labels, "ga4"); /* tells less of the same visits: not added */
	x = ask_year(&d);
	t_true(x.by_campaign);
	t_int(x.all, 76);
	t_int(x.joined, 65);
	t_int(x.n, 5);
	for (size_t i = 0; i < x.n; i++) {
		t_text(x.row[i].title, want[i].title);
		t_int(x.row[i].visits, want[i].visits);
		t_int(x.row[i].views, want[i].views);
	}
	t_int(x.n_lost, 3);
	for (size_t i = 0; i < x.n_lost; i++) {
		t_text(x.lost[i].label, lost[i].label);
		t_int(x.lost[i].why, lost[i].why);
		t_int(x.lost[i].visits, lost[i].visits);
	}
	const char *text = printed(&d, &x);
	t_true(strstr(text, "via links van de campagne ‘plein’: 76. Bij een bericht of activiteit gezet: 65.") != NULL);
	t_true(strstr(text, "Niet bij een bericht te zetten: 11;") != NULL);
	t_true(strstr(text, "40,0") != NULL && strstr(text, "14,0") != NULL); /* 40 of 1,000, 7 of 500 */
	t_true(!strstr(text, "banner"));
	desk_close(&d);
}
T_END

T_CASE(labels_alone)
{
	struct desk d;
	fill(&d);
	desk_take_text(&d, labels, "ga4");
	struct visits x = ask_year(&d);
	t_false(x.by_campaign);
	t_int(x.all, 141);
	t_int(x.joined, 140);
	t_true(strstr(printed(&d, &x), "kunnen dus van een andere campagne zijn") != NULL);
	/* a part of the period, and one that the file reaches out of */
	x = ask(&d, day_make(2026, 5, 1), day_make(2026, 5, 31));
	t_int(x.all, 141);
	t_int(x.n_outside, 0);
	x = ask(&d, day_make(2026, 5, 2), day_make(2026, 5, 31));
	t_int(x.all, 0);
	t_int(x.n_outside, 1);
	/* a week within the month tells of the same visits */
	desk_take_text(
	        &d,
	        "# Denk mee\n# Start date: 20260504\n# End date: 20260510\nSession manual ad content,Sessions\nfacebook-2026-05-04,90\n",
	        "ga4");
	x = ask_year(&d);
	t_int(x.all, 141);
	t_int(x.n_outside, 1);
	/* another program that looks at the same website */
	desk_take_text(&d, "# 20260501-20260531\nInhoud campagne\nWaarde,Bezoeken,Acties\nfacebook-2026-05-04,130,2\n", "matomo");
	x = ask_year(&d);
	t_int(x.all, 141);
	t_text(x.other, "Matomo");
	desk_close(&d);
}
T_END

static const char *made(struct desk *d, struct link_ask a)
{
	struct link_made x;
	a.address = "https://a.nl/";
	d->e = (struct err){ .code = ERR_NONE };
	return study_link(d->mem, d->store, d->trajectory, &a, &x, &d->e) ? x.address + strlen(a.address) : "";
}

T_CASE(links_say_where_they_stand)
{
	struct desk d;
	fill(&d);
	t_text(made(&d, (struct link_ask){ .channel = "Facebook", .post = "2026-06-01" }),
	       "?utm_source=facebook&utm_medium=social&utm_campaign=plein&utm_content=facebook-2026-06-01");
	t_text(made(&d, (struct link_ask){ .channel = "plein", .post = "2026-06-01-3" }),
	       "?utm_source=facebook&utm_medium=social&utm_campaign=plein&utm_content=facebook-plein-2026-06-01-3");
	t_text(made(&d, (struct link_ask){ .channel = "facebook", .post = "12", .campaign = "zomer" }),
	       "?utm_source=facebook&utm_medium=social&utm_campaign=zomer&utm_content=12");
	t_text(made(&d, (struct link_ask){ .channel = "Buurtkrant 't Plein", .content = "voorpagina" }),
	       "?utm_source=buurtkrant-t-plein&utm_medium=referral&utm_campaign=plein&utm_content=voorpagina");
	t_text(made(&d, (struct link_ask){ .activity = "Inloop op het plein", .medium = "poster" }),
	       "?utm_source=offline&utm_medium=poster&utm_campaign=plein&utm_content=inloop-op-het-plein");
	t_text(made(&d, (struct link_ask){ .channel = "facebook" }), "?utm_source=facebook&utm_medium=social&utm_campaign=plein");
	static const struct {
		struct link_ask ask;
		enum word word;
	} wrong[] = {
		{ { .post = "2026-06-01" }, W_LINK_NO_CHANNEL },
		{ { .channel = "facebook", .post = "99" }, W_LINK_NO_POST },
		{ { .channel = "facebook", .post = "2026-06-31" }, W_LINK_NO_POST },
		{ { .channel = "facebook", .post = "12", .content = "x" }, W_LINK_ONE_LABEL },
		{ { .channel = "?!" }, W_LINK_NO_NAME },
		{ { .activity = "–" }, W_LINK_NO_NAME },
	};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		t_text(made(&d, wrong[i].ask), "");
		t_int(d.e.word, wrong[i].word);
	}
	d.e = (struct err){ .code = ERR_NONE };
	/* a second page: now the platform alone does not tell */
	desk_take_text_of(&d,
	                  "Post ID,Page ID,Page name,Title,Publish time,Permalink,Post type,Date,Views,Reactions,Comments,Shares\n"
	                  "21,8,Dijk,a,05/04/2026 05:00,https://example.org/p/21,Photos,Lifetime,1000,90,10,0\n",
	                  "facebook-posts", NULL, day_make(2026, 7, 1));
	t_text(made(&d, (struct link_ask){ .channel = "facebook", .post = "2026-06-01" }), "");
	t_int(d.e.word, W_LINK_MORE_ACCOUNTS);
	t_text(made(&d, (struct link_ask){ .channel = "Dijk", .post = "2026-06-01" }),
	       "?utm_source=facebook&utm_medium=social&utm_campaign=plein&utm_content=facebook-dijk-2026-06-01");
	desk_close(&d);
}
T_END

T_CASE(labels_are_read_back)
{
	struct mem *m = mem_new();
	struct link_label x;
	t_true(link_label_parse(m, "facebook-2026-07-03", &x));
	t_text(x.channel, "facebook");
	t_int(x.day, day_make(2026, 7, 3));
	t_int(x.number, 0);
	t_true(link_label_parse(m, "facebook-plein-2-2026-07-03-12", &x));
	t_text(x.channel, "facebook-plein-2");
	t_int(x.number, 12);
	t_false(link_label_parse(m, "facebook-2026-07-32", &x));
	t_false(link_label_parse(m, "facebook-2026-07-03-0", &x));
	t_false(link_label_parse(m, "facebook-2026-07-03x", &x));
	t_false(link_label_parse(m, "-2026-07-03", &x));
	t_false(link_label_parse(m, "2026-07-03", &x));
	t_false(link_label_parse(m, "", &x));
	t_true(link_names_account(m, "facebook-plein", "facebook", "Plein"));
	t_true(link_names_account(m, "facebook", "facebook", "Plein"));
	t_false(link_names_account(m, "plein", "facebook", "Plein"));
	mem_free(m);
}
T_END

T_MAIN("study/link", visits_by_campaign_and_label, labels_alone, links_say_where_they_stand, labels_are_read_back)
