#include "json_check.h"
#include "monthly_fixture.h"
#include "reports/monthly_parts.h"
#include "reports/out_json.h"
#include <gsl/gsl_errno.h>

T_CASE(four_pages_and_one_headline)
{
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	struct monthly_input in = fixture_monthly(m, fixture_growth, ALL_MONTHS);
	struct doc *d = built(m, &in, LANG_NL);
	size_t n_pages = 0, n_h1 = 0, n_columns = 0;
	for (size_t i = 0; i < d->n; i++) {
		n_pages += d->block[i].kind == BLOCK_PAGE;
		n_h1 += d->block[i].kind == BLOCK_HEADING && d->block[i].level == 1;
		n_columns += d->block[i].kind >= BLOCK_COLUMNS;
	}
	t_int(n_pages, 4);
	t_int(n_h1, 1);
	t_int(n_columns, 3);
	t_int(d->block[0].kind, BLOCK_PAGE);
	t_text(d->title, "Maandrapport participatie juni 2026 – Dijk Oost");
	t_text(d->block[1].text.span[0].text, "Maandrapport participatie · juni 2026 · Dijk Oost · Voorbeeldstad");
	t_text(d->footer, "Maandrapport participatie · juni 2026 · Dijk Oost");
	t_text(d->author, "Gemeente Voorbeeld");
	mem_free(m);
}
T_END

/* Posts are counted on another day than that until which people are told of. */
T_CASE(the_day_of_each_count)
{
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	struct monthly_input in = fixture_monthly(m, fixture_growth, ALL_MONTHS);
	in.account.people_until = day_make(2026, 6, 30);
	t_true(strstr(every_output(m, built(m, &in, LANG_NL)), "invoer 14. Cijfers tot en met 30 juni 2026. Controlegetal") != NULL);
	in.account.counted = day_make(2026, 7, 31);
	t_true(strstr(every_output(m, built(m, &in, LANG_NL)),
	              "Cijfers tot en met 30 juni 2026; van berichten zoals geteld in bestanden tot en met 31 juli 2026. Controlegetal") !=
	       NULL);
	in.account.for_public = true;
	t_true(strstr(every_output(m, built(m, &in, LANG_FR)),
	              "des publications, ceux comptés dans des fichiers allant jusqu'au 31 juillet 2026.") != NULL);
	mem_free(m);
}
T_END

/* ---- events */

/* The report is of June 2026, so that the axis goes from the end of July 2025 (0) to the end of June 2026 (11). */
T_CASE(events_stand_on_the_trend_and_below_it)
{
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	struct monthly_input in = fixture_monthly(m, fixture_growth, ALL_MONTHS);
	static const struct event_row event[] = { { 0, "Te vroeg om te tekenen" },
		                                  { 0, "Brief" },
		                                  { 0, "Avond" },
		                                  { 0, "Een heel lange naam van een gebeurtenis die hier niet past" },
		                                  { 0, "Slot!" } };
	static const int day[][3] = { { 2025, 7, 1 }, { 2025, 8, 31 }, { 2026, 4, 15 }, { 2026, 6, 1 }, { 2026, 6, 30 } };
	struct event_row *row = mem_array(m, 5, sizeof *row);
	for (size_t i = 0; i < 5; i++)
		row[i] = (struct event_row){ day_make(day[i][0], day[i][1], day[i][2]), event[i].text };
	in.event = row;
	in.n_events = 5;
	struct doc *d = built(m, &in, LANG_NL);
	const struct chart *c = figure_of(d, "trend")->chart;
	t_int(c->n_events, 4); /* the newest */
	t_near("end of August", c->event[0].at, 1, 1e-12);
	t_near("half of April", c->event[1].at, 8.5, 1e-12);
	t_near("first of June", c->event[2].at, 10 + 1 / 30.0, 1e-12);
	t_near("end of June", c->event[3].at, 11, 1e-12);
	t_text(c->event[3].label, "4");
	t_true(strstr(c->alt, "Gebeurtenissen: 31 augustus 2025: Brief, 15 april 2026: Avond, 1 juni 2026: Een heel lange naam van een "
	                      "gebeurtenis die hier niet past en 30 juni 2026: Slot!.") != NULL);
	const char *out = every_output(m, d);
	t_true(strstr(out, "1 31 aug: Brief. 2 15 apr: Avond. 3 1 jun: Een heel lange naam van een gebeurtenis die hier \xe2\x80\xa6 4 30 "
	                   "jun: Slot! "
	                   "Eerdere gebeurtenissen van deze twaalf maanden: 1; zie events.csv.") != NULL);
	t_int(table_of(d, "events")->n_rows, 5);
	in.n_events = 0;
	t_true(strstr(every_output(m, built(m, &in, LANG_FR)), "v\xc3\xa9nements :") == NULL);
	mem_free(m);
}
T_END

/* An alt text has one language. In a report in another one than people of the project write, it points to their words below the figure. */
T_CASE(an_alt_text_has_no_words_of_another_language)
{
	static const char *const alt[] = {
		"Genummerde lijnen voor gebeurtenissen: 1 op 15 april 2026 en 2 op 30 juni 2026. Welke dat zijn, staat onder de figuur.",
		"Numbered lines for events: 1 on 15 April 2026 and 2 on 30 June 2026. What they are stands below the figure.",
		("Lignes numérotées pour des événements\u00a0: 1 le 15 avril 2026 et 2 le 30 juin 2026. Ce qu'ils sont figure sous le "
		 "graphique."),
	};
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	struct monthly_input in = fixture_monthly(m, fixture_growth, ALL_MONTHS);
	const struct event_row row[] = { { day_make(2026, 4, 15), "Afschlag" }, { day_make(2026, 6, 30), "Ende" } };
	in.event = row;
	in.n_events = 2;
	for (int lang = 0; lang < LANG_N; lang++) {
		struct doc d;
		doc_init(&d, m, (enum lang)lang);
		d.own_lang = "de";
		monthly_build(&d, &in);
		const char *is = figure_of(&d, "trend")->chart->alt;
		t_true(strstr(is, alt[lang]) != NULL);
		t_true(strstr(is, "Afschlag") == NULL && strstr(is, "Ende") == NULL);
		t_true(strstr(every_output(m, &d), "Afschlag") != NULL);
	}
	mem_free(m);
}
T_END

/* ---- the headline */

static const char *headline(struct mem *m, const struct monthly_input *in, enum lang lang)
{
	struct doc d;
	doc_init(&d, m, lang);
	return monthly_headline(&d, in);
}

T_CASE(each_rule_has_its_headline)
{
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	struct monthly_input in = fixture_monthly(m, fixture_growth, ALL_MONTHS);
	t_text(headline(m, &in, LANG_NL), "Jongeren tot 25 jaar doen duidelijk te weinig mee");
	t_text(headline(m, &in, LANG_FR), "Nettement trop peu de jeunes de moins de 25 ans participent");
	in.month++;
	t_text(headline(m, &in, LANG_NL), "Geen telling ingelezen van juli 2026, wel 115.900 weergaven");
	in.month--;

	struct people p = *in.people;
	struct people_month *month = mem_alloc(m, sizeof *month);
	*month = *people_now(&p);
	p.month = month;
	p.n_months = 1;
	in.people = &p;
	month->verdict = VERDICT_REPRESENTATIVE;
	t_text(headline(m, &in, LANG_NL), "De deelnemers zijn tot nu toe een afspiegeling op leeftijd en geslacht");
	p.facts.final = true;
	t_text(headline(m, &in, LANG_NL), "De deelnemers zijn een afspiegeling op leeftijd en geslacht");
	month->verdict = VERDICT_NOT_SHOWN;
	t_text(headline(m, &in, LANG_NL), "Nog niet zeker of genoeg jongeren tot 25 jaar meedoen");
	month->observed_inside = true;
	t_text(headline(m, &in, LANG_NL), "Het lijkt te kloppen, maar het is nog niet zeker");
	month->verdict = VERDICT_CANNOT_JUDGE;
	t_text(headline(m, &in, LANG_NL), "Nog niet te zeggen of de deelnemers een afspiegeling zijn");
	struct people_table table = month->total[0];
	table.gate = GATE_TOO_MANY_UNKNOWN;
	month->total = &table;
	p.n_dimensions = 1;
	t_text(headline(m, &in, LANG_NL), "Van te veel deelnemers kennen we de leeftijd niet");
	p.facts.aim = PEOPLE_GROUP;
	p.facts.aim_group = (struct group){ 0, 15, 24 };
	t_text(headline(m, &in, LANG_NL), "Minstens 28 jongeren tot 25 jaar deden mee");
	p.n_months = 0;
	p.facts.aim = PEOPLE_MIRROR;
	t_text(headline(m, &in, LANG_NL), "115.900 weergaven, nog geen deelnemers geteld");
	struct content_input none = { .trajectory = "", .all = { .rate = NAN } };
	in.content = &none;
	t_text(headline(m, &in, LANG_NL), "Nog niets ingelezen: juni 2026");
	mem_free(m);
}
T_END

/* ---- what is said */

T_CASE(rates_differ_only_where_intervals_part)
{
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	struct monthly_input in = fixture_monthly(m, fixture_growth, ALL_MONTHS);
	struct type_result before = fixture_previous;
	in.previous = &before;
	t_true(strstr(every_output(m, built(m, &in, LANG_NL)),
	              "op Instagram, zoals geteld: 15,7 per 1.000, vorige maand 12,1. Het verschil kan toeval zijn.") != NULL);
	const char *usual = strstr(every_output(m, built(m, &in, LANG_NL)),
	                           "Van de 12 korte video's ervoor op dit kanaal haalde de helft tussen 8,3 en 14,6 per 1.000.");
	t_true(usual && !strstr(usual, "Van de 0 ") && !strstr(usual, "Van 7 daarvan"));
	struct content_input content = *in.content;
	struct content_post top = *content.top;
	top.usual.n_at_age = 7;
	top.usual.age = 12;
	content.top = &top;
	content.n_top = 1;
	in.content = &content;
	usual = every_output(m, built(m, &in, LANG_NL));
	t_true(strstr(usual, "Van 7 daarvan tellen de cijfers van toen zij ongeveer zo lang online stonden als dit bericht.") &&
	       strstr(usual, "Het stond bij de export 12 dagen online, de andere meestal 30; het kan dus nog veranderen."));
	before.rate_interval = (struct interval){ 8, 10.3 };
	t_true(strstr(every_output(m, built(m, &in, LANG_NL)),
	              "Meer interacties per weergave op Instagram dan vorige maand, zoals geteld") != NULL);
	before.rate_interval = (struct interval){ 19.7, 21 };
	t_true(strstr(every_output(m, built(m, &in, LANG_NL)), "Minder interacties per weergave op Instagram dan vorige maand") != NULL);
	mem_free(m);
}
T_END

/* Fourteen photos against nine short videos of one month, their intervals far apart: that is too little to name a kind. */
T_CASE(no_kind_is_named_from_one_month_alone)
{
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	struct monthly_input in = fixture_monthly(m, fixture_growth, ALL_MONTHS);
	const char *text = every_output(m, built(m, &in, LANG_NL));
	t_true(strstr(text, "het beter dan") == NULL && strstr(text, "staat in het contentmix-rapport") != NULL);
	mem_free(m);
}
T_END

/* The texts of a page, without the annex. */
static const char *words_before_annex(struct mem *m, const struct doc *d)
{
	struct doc front = *d;
	size_t pages = 0;
	for (front.n = 0; front.n < d->n; front.n++) {
		pages += d->block[front.n].kind == BLOCK_PAGE;
		if (pages == 4)
			break;
	}
	return every_output(m, &front);
}

T_CASE(method_words_stay_in_the_annex)
{
	static const char *const banned[] = { "TVD",     "deff",       "Clopper",   "Korn",        "Bonferroni",
		                              "R-score", "significan", "foutmarge", "procentpunt", " pp" };
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	for (int lang = 0; lang < LANG_N; lang++) {
		struct monthly_input in = fixture_monthly(m, fixture_growth, ALL_MONTHS);
		struct doc *d = built(m, &in, (enum lang)lang);
		const char *front = words_before_annex(m, d);
		for (size_t i = 0; i < sizeof banned / sizeof *banned; i++)
			if (strstr(front, banned[i]))
				t_fail("'%s' in %s", banned[i], lang_code((enum lang)lang));
		t_true(strstr(every_output(m, d), "deff*") != NULL);
	}
	mem_free(m);
}
T_END

T_CASE(the_project_leader_speaks_in_paragraphs)
{
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	struct monthly_input in = fixture_monthly(m, fixture_growth, ALL_MONTHS);
	const char *text = every_output(m, built(m, &in, LANG_NL));
	t_true(strstr(text,
	              "Toelichting van de projectleider\n\nIn juni was er één inloopavond.\n\nDe enquête loopt door tot september.\n") !=
	       NULL);
	t_true(strstr(text, "Houd een inloopavond op het mbo-college. Gedaan.") != NULL);
	t_true(strstr(text, "Regel: het grootste duidelijke tekort; 4 van de 100 deelnemers, 13 van de 100 inwoners.") != NULL);
	in.toelichting = NULL;
	t_true(strstr(every_output(m, built(m, &in, LANG_NL)), "Toelichting") == NULL);
	mem_free(m);
}
T_END

/* Take parts away by the bits of a number; every report must still be whole. */
static struct monthly_input without(struct mem *m, unsigned bits)
{
	static const struct fixture_month few = { { 2, 3, 4, 2, 3, 4 }, { 3, 4, 5, 6, 7, 8 }, 8, 18, 0, 0 };
	static const struct content_input no_posts = {
		.trajectory = "Dijk Oost",
		.period = { 20605, 20634 },
		.all = { .rate = NAN, .rate_interval = { NAN, NAN }, .median = NAN, .why = WHY_NO_DATA }
	};
	static struct content_input blind;
	struct monthly_input in = fixture_monthly(m, bits & 1 ? &few : fixture_growth, bits & 1 ? 1 : bits & 2 ? 0 : ALL_MONTHS);
	blind = fixture_content;
	blind.n_channels = blind.n_top = 0;
	blind.all.rate = blind.all.rate_interval.lo = blind.all.rate_interval.hi = NAN;
	if (bits & 4)
		in.content = &no_posts;
	if (bits & 8)
		in.content = &blind;
	if (bits & (4 | 8))
		in.rated = NULL;
	if (bits & 16)
		in.previous = NULL;
	if (bits & 32)
		in.n_kpis = in.account.n_sources = in.n_gaps = in.decisions.n = 0;
	if (bits & 64)
		in.toelichting = NULL;
	return in;
}

T_CASE(every_report_reads_well_without_its_parts)
{
	gsl_set_error_handler_off();
	for (unsigned bits = 0; bits < 128; bits++) {
		struct mem *m = mem_new();
		enum lang lang = (enum lang)(bits % LANG_N);
		struct monthly_input in = without(m, bits);
		struct doc *d = built(m, &in, lang);
		const char *text = every_output(m, d);
		if (strstr(text, " nan") || strstr(text, ",nan") || strstr(text, ",inf") || strstr(text, "{1}") || strstr(text, "(null)") ||
		    strstr(text, " ."))
			t_fail("bits %u: an unfinished text", bits);
		struct str json;
		str_init(&json, m);
		out_json(&json, d);
		if (!json_is_valid(json.s))
			t_fail("bits %u: not JSON", bits);
		for (size_t i = 0; i < d->n; i++) {
			const struct block *b = &d->block[i];
			if ((b->kind == BLOCK_TEXT || b->kind == BLOCK_ITEM || b->kind == BLOCK_HEADING) &&
			    (b->text.n == 0 || !*b->text.span[0].text))
				t_fail("bits %u: an empty block", bits);
			if (b->figure && !*b->figure->chart->alt)
				t_fail("bits %u: a figure without alternative text", bits);
		}
		mem_free(m);
	}
}
T_END

T_CASE(the_same_input_gives_the_same_report)
{
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	struct monthly_input in = fixture_monthly(m, fixture_growth, ALL_MONTHS);
	t_text(every_output(m, built(m, &in, LANG_NL)), every_output(m, built(m, &in, LANG_NL)));
	mem_free(m);
}
T_END

/* Two months' worth of people who differ only in what is hidden give the same report. */
T_CASE(nothing_hidden_shows)
{
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	struct fixture_month a[2] = { { { 1, 3, 8, 10, 14, 28 }, { 6, 12, 30, 38, 50, 76 }, 30, 120, 10, 4 } }, b[2];
	a[1] = a[0];
	a[1].online[5] += 40;
	memcpy(b, a, sizeof b);
	for (int t = 0; t < 2; t++) {
		b[t].online[0] -= 2;
		b[t].online[1] += 2;
	}
	struct monthly_input x = fixture_monthly(m, a, 2), y = fixture_monthly(m, b, 2);
	t_true(people_now(x.people)->total[0].group[0].hidden && people_now(x.people)->total[0].group[1].hidden);
	const char *s = every_output(m, built(m, &x, LANG_NL)), *t = every_output(m, built(m, &y, LANG_NL));
	size_t same = 0;
	while (s[same] && s[same] == t[same])
		same++;
	if (s[same] || t[same])
		t_fail("a hidden figure shows: '%.40s' or '%.40s'", s + same, t + same);
	mem_free(m);
}
T_END

/* A report that is short of room names kinds of files; the files themselves stay in the data. */
T_CASE(sources_can_be_told_by_kind)
{
	struct mem *m = mem_new();
	struct doc d;
	struct source_row row[3] = { fixture_sources[0], fixture_sources[1], fixture_sources[0] };
	struct account a = fixture_account;
	row[2].file = "instagram_export_2026-05.csv";
	row[2].period = (struct period){ 20574, 20604 };
	row[2].rows_stored = 40;
	a.source = row;
	a.n_sources = 3;
	doc_init(&d, m, LANG_NL);
	account_sources_short(&d, &a);
	const struct table *kinds = d.block[1].table, *files = d.block[3].table;
	t_true(kinds->readers_only && kinds->n_rows == 2 && files->data_only && files->n_rows == 3);
	t_text(kinds->cell[0].shown, "Instagram, berichten");
	t_text(kinds->cell[1].shown, "2");
	t_true(strstr(kinds->cell[2].shown, "mei") && strstr(kinds->cell[2].shown, "jun"));
	t_text(kinds->cell[3].shown, "78");
	t_text(kinds->cell[kinds->n_columns + 2].shown, "–"); /* no file of the kind tells its period */
	a.for_public = true; /* numbers of rows stay inside */
	doc_init(&d, m, LANG_NL);
	account_sources_short(&d, &a);
	t_true(!d.block[1].table->readers_only && d.block[1].table->n_columns == 5);
	mem_free(m);
}
T_END

/* Two accounts have a file of one name: the account stands behind it, unless the kind says it; the data have it apart. */
T_CASE(sources_of_one_name)
{
	struct mem *m = mem_new();
	struct doc d;
	struct source_row row[] = { fixture_sources[0], fixture_sources[1], fixture_sources[1], fixture_sources[1] };
	struct account a = fixture_account;
	row[1].file = row[2].file = "Audience.csv";
	row[1].kind = row[2].kind = row[3].kind = "Volgers (Meta)";
	row[1].channel = "Facebook, Plein";
	row[1].channel_short = "Facebook";
	row[2].channel = row[2].channel_short = row[3].channel = row[3].channel_short = "Instagram, plein";
	row[3].file = "Audience_van_het_hele_jaar_2026.csv";
	a.source = row;
	a.n_sources = 4;
	doc_init(&d, m, LANG_NL);
	account_sources(&d, &a);
	const struct table *t = d.block[1].table;
	t_text(t->cell[0].shown, "instagram_e…26-06.csv");
	t_text(t->cell[t->n_columns].shown, "Audience.csv (Facebook)");
	t_text(t->cell[2 * t->n_columns].shown, "Audience.csv (Instagram, plein)");
	t_text(t->cell[3 * t->n_columns].shown, "Audi…_2026.csv (Instagram, plein)");
	t_text(t->cell[3 * t->n_columns].machine, "Audience_van_het_hele_jaar_2026.csv");
	t_text(t->column[2].code, "channel");
	t_text(t->cell[t->n_columns + 2].shown, "Facebook, Plein");
	mem_free(m);
}
T_END

T_MAIN("monthly", sources_can_be_told_by_kind, sources_of_one_name, four_pages_and_one_headline, the_day_of_each_count,
       events_stand_on_the_trend_and_below_it, an_alt_text_has_no_words_of_another_language, each_rule_has_its_headline,
       rates_differ_only_where_intervals_part, no_kind_is_named_from_one_month_alone, method_words_stay_in_the_annex,
       the_project_leader_speaks_in_paragraphs, every_report_reads_well_without_its_parts, the_same_input_gives_the_same_report,
       nothing_hidden_shows)
