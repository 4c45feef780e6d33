/* The words follow the figures: one model by hand, then its parts changed. */
#include "content_fixture.h"
#include "json_check.h"

T_CASE(each_advice_has_its_words)
{
	struct mem *m = mem_new();
	struct made x;
	make(&x);
	const char *text = printed(m, &x.model, LANG_NL);
	t_true(holds(text, "Op Facebook deden korte video's het duidelijk beter\n===="));
	t_true(holds(
	        text,
	        "Facebook: korte video's kregen 1,4 keer zo veel interacties per 1.000 weergaven als het gemiddelde bericht, dat "
	        "er 28,6 kreeg (tussen 1,2 en 1,6 keer). We hebben rekening gehouden met de maand, het weekend en het dagdeel. Advies"));
	x.part[0].all.n_slots = 21;
	t_true(holds(printed(m, &x.model, LANG_NL), "met de maand, de dag van de week en het dagdeel."));
	x.part[0].all.n_slots = x.part[0].all.n_months = 1; /* too few posts for any of it */
	t_false(holds(printed(m, &x.model, LANG_NL), "rekening gehouden"));
	t_true(holds(text, "> 99%") && holds(text, "< 1%") && holds(text, "38,0–42,0"));
	t_true(holds(text, "niet door loting"));
	x.kind[1].all = kind_at(22, 40, 1.4, 0.7, EFFECT_TRY);
	text = printed(m, &x.model, LANG_NL);
	t_true(holds(text, "Nog niet zeker welke soorten berichten het best werken"));
	t_true(holds(text, "Facebook: korte video's lijken het best te werken") && holds(text, "Advies: proberen."));
	t_false(holds(text, "duidelijk beter"));
	x.kind[1].all = kind_at(22, 13, 1.02, 0.7, EFFECT_NO_PREFERENCE);
	t_true(holds(printed(m, &x.model, LANG_NL),
	             "Facebook: er lijken verschillen te zijn tussen soorten berichten, maar niets springt eruit."));
	x.kind[1].all = kind_at(6, 40, 1.9, 0.99, EFFECT_TOO_FEW);
	text = printed(m, &x.model, LANG_NL);
	t_true(holds(text, "Facebook: korte video's kregen meer interacties dan de andere, maar het zijn er te weinig voor een advies: 6, "
	                   "en nodig zijn er 10."));
	t_false(holds(text, "maar niets springt eruit"));
	x.kind[1].all = kind_at(22, 13, 1.02, 0.7, EFFECT_NO_PREFERENCE);
	x.part[0].all.q_p = 0.3; /* no more than chance */
	t_true(holds(printed(m, &x.model, LANG_NL), "Facebook: geen aantoonbaar verschil tussen"));
	x.part[0].all.differ = false;
	text = printed(m, &x.model, LANG_NL);
	t_true(holds(text, "Geen aantoonbaar verschil tussen soorten berichten"));
	t_true(holds(text, "Met 20 berichten per soort zien we een verschil hier pas vanaf 1,6 keer zo veel."));
	struct effect_kind some = x.kind[0].all;
	x.kind[0].all.events = 0;
	x.kind[0].all.rate = NAN;
	x.kind[0].all.interval = (struct interval){ 0, 1.3 };
	x.kind[1].all.events = 500;
	text = printed(m, &x.model, LANG_NL);
	t_true(holds(text,
	             "Facebook: foto's kregen geen enkele interactie (hoogstens 1,3 per 1.000 weergaven), duidelijk minder dan andere."));
	t_true(holds(text, "als beste aan te wijzen") && !holds(text, "Geen aantoonbaar verschil tussen soorten berichten"));
	x.kind[0].all = some;
	x.kind[0].all.advice = x.kind[1].all.advice = EFFECT_TOO_FEW;
	text = printed(m, &x.model, LANG_NL);
	t_true(holds(text, "te weinig berichten voor een advies: 42 berichten in 3 maanden"));
	t_true(holds(text, "Nog niet te zeggen wat werkte"));
	mem_free(m);
}
T_END

/* Kinds over several platforms have ratios, each within its own account, and no rate; an account that shares no kind is named. */
T_CASE(all_together_has_no_rate)
{
	struct mem *m = mem_new();
	struct made x;
	make(&x);
	struct content_part part[3] = { x.part[0], x.part[0], x.part[0] };
	part[1].platform = "x";
	part[1].platform_title = "X";
	part[1].apart = true;
	part[2].platform = part[2].platform_title = part[2].name = NULL;
	x.model.part = part;
	x.model.n_parts = 3;
	const char *text = printed(m, &x.model, LANG_NL);
	t_true(holds(text, "Alle kanalen samen: korte video's kregen naar verhouding 1,4 keer zo veel interacties als het gemiddelde "
	                   "bericht (tussen 1,2 en 1,6 keer), berekend alsof elke soort op dezelfde kanalen stond. We hebben rekening "
	                   "gehouden met het kanaal, de maand,"));
	t_true(holds(text, "X telt hier niet mee: dat kanaal heeft geen soorten berichten met de andere gemeen."));
	const char *table = strstr(text, "Alle kanalen samen: elke soort tegen");
	t_true(table && holds(table, "keer gemiddeld") && !strstr(table, "38,0–42,0"));
	t_true(strstr(text, "38,0–42,0") < table);
	mem_free(m);
}
T_END

T_CASE(the_rest_of_the_page)
{
	struct mem *m = mem_new();
	struct made x;
	make(&x);
	x.part[0].n_young = 7;
	x.part[0].n_before_break = 20;
	x.part[0].break_day = 20513;
	const char *text = printed(m, &x.model, LANG_NL);
	t_true(holds(text, "Facebook: 7 berichten waren bij de export jonger dan 7 dagen."));
	t_true(holds(text, "Facebook: 20 berichten van vóór 1 maart 2026 tellen niet mee"));
	t_true(holds(text, "Van de 12 korte video's ervoor op dit kanaal haalde de helft tussen 8,3 en 14,6 per 1.000. Het stelt een vraag "
	                   "en kreeg 3,0 keer zo veel "
	                   "opmerkingen als gewoon."));
	t_true(holds(text, "haalde de helft tussen 8,3 en 14,6 per 1.000. Dit kan toeval zijn."));
	t_true(holds(text, "×1,1 (12)") && holds(text, "×1,0 (28)"));
	t_true(holds(text, "theta 5,00"));
	x.part[1] = x.part[0];
	x.part[1].name = "Jongeren";
	x.part[1].paid = true;
	x.model.n_parts = 2;
	t_true(holds(printed(m, &x.model, LANG_NL), "Facebook (Jongeren, betaald)"));
	mem_free(m);
}
T_END

/* Where days do not differ, the chart tells when there were posts, and no ratio: ×1,0 in every cell looks like a finding. */
T_CASE(days_that_do_not_differ_have_numbers_alone)
{
	struct mem *m = mem_new();
	struct made x;
	struct doc d;
	make(&x);
	x.model.times.differ = false;
	doc_init(&d, m, LANG_NL);
	content_model_times(&d, &x.model);
	const struct figure *f = figure_of(&d, "times");
	t_text(f->title, "Figuur 1. Aantal berichten per dag en dagdeel");
	t_text(f->chart->cell[4].shown, "28");
	t_true(isnan(f->chart->cell[4].ratio) && f->chart->cell[4].weight > f->chart->cell[3].weight && f->chart->cell[3].weight > 0);
	t_true(f->chart->cell[0].shown == NULL);
	t_true(holds(f->chart->alt, "dinsdag, middag: 28 berichten.") && !holds(f->chart->alt, "keer") && !holds(f->chart->alt, "rand"));
	const struct table *t = table_of(&d, "times");
	t_true(t && t->not_on_paper && t->readers_only); /* hours.csv has each moment with its ratio as observed */
	const char *text = printed(m, &x.model, LANG_NL);
	t_true(holds(text, "Dagen en dagdelen maakten geen aantoonbaar verschil."));
	t_true(!holds(text, "×1") && !holds(text, "een factor"));
	mem_free(m);
}
T_END

/* A kind without any interaction has an upper limit and no rate; nothing prints a number that is none. */
T_CASE(missing_figures_read_well)
{
	struct mem *m = mem_new();
	struct made x;
	make(&x);
	x.kind[0].all = (struct effect_kind){ .n = 6,
		                              .exposure = 900,
		                              .rate = NAN,
		                              .interval = { 0, 4.1 },
		                              .ratio = NAN,
		                              .shrunk = NAN,
		                              .ratio_interval = { NAN, NAN },
		                              .shrunk_interval = { NAN, NAN },
		                              .best = NAN };
	t_true(holds(printed(m, &x.model, LANG_NL), "hoogstens 4,1"));
	x.model.times.n_shown = 1;
	t_true(holds(printed(m, &x.model, LANG_NL), "Te weinig berichten met een tijdstip"));
	for (int lang = 0; lang < LANG_N; lang++)
		t_false(holds(printed(m, &x.model, (enum lang)lang), " nan"));
	mem_free(m);
}
T_END

T_CASE(data_hold_it_all)
{
	struct mem *m = mem_new();
	struct made x;
	struct doc d;
	struct str csv, json;
	make(&x);
	doc_init(&d, m, LANG_NL);
	content_blocks(&d, &fixture_content, &x.model);
	str_init(&csv, m);
	str_init(&json, m);
	for (size_t i = 0; i < d.n; i++)
		if (d.block[i].table)
			out_csv(&csv, d.block[i].table);
	out_json(&json, &d);
	t_true(json_is_valid(json.s));
	t_true(holds(csv.s, "video_short,Facebook,views,22,22000,880,40,38,42,1.4,1.2,1.6,1.4,1.2,1.6,0.999,more,"));
	t_true(holds(csv.s, "\r\n2,morning,12,1.1,"));
	mem_free(m);
}
T_END

/* The young are missed, and short films reach few of them: the fact stays, the advice does not. Photos reach more. */
T_CASE(who_is_reached_has_its_words)
{
	static struct people_group young = {
		.group = { .age_from = 15, .age_to = 24 }, .population = 0.2, .share = 0.05, .has_state = true, .state = STATE_UNDER
	};
	static const struct people_table table = { .dimension = DIM_AGE, .k = 1, .group = &young };
	static const struct people_month month = { .total = &table };
	static const struct people people = { .threshold = 10, .n_dimensions = 1, .n_months = 1, .month = &month };
	static const struct missed gap = { .dimension = DIM_AGE, .group = { .age_from = 15, .age_to = 24 }, .under = true };
	static const struct reach_cell less = { REACH_LESS, 0.3, { 0.2, 0.4 }, { .age_from = 18, .age_to = 24 }, false },
	                               more = { REACH_MORE, 1.8, { 1.5, 2.1 }, { .age_from = 18, .age_to = 24 }, false },
	                               few = { REACH_LESS, 0.3, { NAN, NAN }, { .age_from = 18, .age_to = 24 }, false };
	struct mem *m = mem_new();
	struct made x;
	make(&x);
	t_false(holds(printed(m, &x.model, LANG_NL), "wie we missen")); /* nobody asked */
	x.model.people = &people;
	x.model.gap = &gap;
	x.model.n_gaps = 1;
	x.kind[1].held = true;
	x.kind[1].reach = (struct content_reach){ PUBLIC_POSTS, "views", 20604, 22, 80, &less };
	x.kind[0].reach = (struct content_reach){ PUBLIC_POSTS, "views", 20604, 20, 85, &more };
	const char *text = printed(m, &x.model, LANG_NL);
	t_true(holds(text, "korte video's kregen 1,4 keer zo veel interacties per 1.000 weergaven als"));
	t_true(holds(text, "het advies: niet vaker. Onder wie deze berichten zag, zijn er minder"));
	t_false(holds(text, "vaker inzetten."));
	t_true(holds(text, "zien we bij: foto's op Facebook."));
	t_true(holds(text, "van 42 berichten weten we wie ze zag"));
	t_true(holds(text, "0,3 keer (0,2–0,4)") && holds(text, "1,8 keer (1,5–2,1)"));
	t_true(holds(text, "18–24 jaar vergeleken"));
	t_true(holds(text, "alleen als toeval het verschil niet verklaart") && holds(text, "Vet: meer dan onder de inwoners."));
	t_false(holds(text, "Hoe zeker dat is, weten we niet"));
	x.kind[0].reach = x.kind[1].reach = (struct content_reach){ PUBLIC_CHANNEL, "followers", 20604, 0, 80, &few };
	text = printed(m, &x.model, LANG_NL);
	t_true(holds(text, "Onder de volgers van dit kanaal") && holds(text, "Wie losse berichten zag, weten we niet."));
	t_true(holds(text, "Van geen soort is aan te tonen") && holds(text, "Voor elke soort geldt daarom"));
	t_true(holds(text, "een verschil van minstens 10%, vóór afronding. Hoe zeker dat is, weten we niet.") && !holds(text, "Vet:"));
	x.kind[0].reach.from = x.kind[1].reach.from = PUBLIC_UNKNOWN;
	x.kind[0].held = x.kind[1].held = false;
	text = printed(m, &x.model, LANG_NL);
	t_true(holds(text, "is niet te zeggen") && holds(text, "wie dit kanaal bereikt, weten we niet") && holds(text, "vaker inzetten."));
	for (int lang = 0; lang < LANG_N; lang++)
		t_false(holds(printed(m, &x.model, (enum lang)lang), " nan"));
	mem_free(m);
}
T_END

/* Of all accounts together a kind is advised, but one of them holds it: the cell says what the words say, in every language; in data as a code. */
T_CASE(an_advice_that_one_account_holds)
{
	static const struct {
		const char *words, *cell, *trying;
	} row[LANG_N] = { { "maar niet op Facebook", "vaker, niet op Facebook", "proberen, niet op Facebook" },
		          { "but not on Facebook", "more often, not on Facebook", "try, not on Facebook" },
		          { "mais pas sur Facebook", "plus souvent, pas sur Facebook", "essayer, pas sur Facebook" } };
	static struct people_group young = {
		.group = { .age_from = 15, .age_to = 24 }, .population = 0.2, .share = 0.05, .has_state = true, .state = STATE_UNDER
	};
	static const struct people_table table = { .dimension = DIM_AGE, .k = 1, .group = &young };
	static const struct people_month month = { .total = &table };
	static const struct people people = { .threshold = 10, .n_dimensions = 1, .n_months = 1, .month = &month };
	static const struct missed gap = { .dimension = DIM_AGE, .group = { .age_from = 15, .age_to = 24 }, .under = true };
	struct mem *m = mem_new();
	struct made x;
	struct content_part part[3];
	struct content_kind kind[2], all[2];
	make_accounts(&x, part, kind, all);
	x.model.people = &people;
	x.model.gap = &gap;
	x.model.n_gaps = 1;
	x.kind[1].held = true;
	x.kind[1].reach.base = "followers";
	for (int lang = 0; lang < LANG_N; lang++) {
		struct doc d;
		doc_init(&d, m, (enum lang)lang);
		content_model_answer(&d, &x.model);
		content_model_tables(&d, &x.model);
		struct str s;
		str_init(&s, m);
		out_text(&s, &d, (struct text_style){ .width = 1000 });
		t_true(holds(s.s, row[lang].words) && holds(s.s, row[lang].cell));
		s.n = 0;
		out_json(&s, &d);
		t_true(holds(s.s, "\"advice\": \"more_but\"") && holds(s.s, "\"advice\": \"held\"") && holds(s.s, "\"advice\": \"more\""));
		all[1].all.advice = EFFECT_TRY;
		t_true(holds(printed(m, &x.model, (enum lang)lang), row[lang].trying));
		all[1].all.advice = EFFECT_MORE;
	}
	all[1].held = true; /* where each holds it, so do all together */
	t_false(holds(printed(m, &x.model, LANG_NL), "vaker, niet op"));
	mem_free(m);
}
T_END

T_CASE(a_young_post_among_older_ones)
{
	struct mem *m = mem_new();
	struct made x;
	make(&x);
	x.best.post.usual.age = x.worst.post.usual.age = 12;
	x.best.post.usual.age_of_others = x.worst.post.usual.age_of_others = 24;
	t_true(holds(printed(m, &x.model, LANG_NL), "Het stond bij de export 12 dagen online, de andere meestal 24"));
	x.best.post.usual.age_of_others = x.worst.post.usual.age_of_others = 23;
	t_false(holds(printed(m, &x.model, LANG_NL), "dagen online"));
	x.best.post.usual.age = x.worst.post.usual.age = CONTENT_SETTLED;
	x.best.post.usual.age_of_others = x.worst.post.usual.age_of_others = 400;
	t_false(holds(printed(m, &x.model, LANG_NL), "dagen online"));
	t_false(holds(printed(m, &x.model, LANG_NL), "daarvan tellen"));
	x.best.post.usual.n_at_age = 12;
	t_true(holds(printed(m, &x.model, LANG_NL), "Van 12 daarvan tellen de cijfers van toen"));
	mem_free(m);
}
T_END

/* A middle post of which no interval can be given: it is said why. */
T_CASE(a_median_without_bca_says_why)
{
	struct mem *m = mem_new();
	struct made x;
	make(&x);
	struct interval none = { NAN, NAN };
	struct boot_sampled *b = &x.part[0].median;
	*b = (struct boot_sampled){ .n = 63, .taken = 63, .draws = 9999, .seed = 1 };
	b->boot = (struct boot){ .theta = 0.02, .percentile = { 0.01, 0.02 }, .levels = none, .bca = none, .why = WHY_NONE };
	const char *text = printed(m, &x.model, LANG_NL);
	t_true(strstr(text, "haalde 20,0 per 1.000 (tussen 10,0 en 20,0; bootstrap van 9.999") &&
	       strstr(text, "BCa is hier niet te berekenen"));
	b->boot.why = WHY_UNDEFINED;
	text = printed(m, &x.model, LANG_NL);
	t_true(strstr(text, "haalde 20,0 per 1.000. Een onzekerheid is niet te geven") != NULL);
	*b = (struct boot_sampled){ .n = 0 };
	t_true(holds(printed(m, &x.model, LANG_NL), "onzekerheid van het middelste bericht zijn er te weinig berichten"));
	mem_free(m);
}
T_END

/* Nothing could be estimated: that is not the same as no difference. */
T_CASE(kinds_that_coincide_with_channels)
{
	struct mem *m = mem_new();
	struct made x;
	make(&x);
	for (int i = 0; i < 2; i++) {
		x.kind[i].all.rate = x.kind[i].all.ratio = NAN;
		x.kind[i].all.advice = EFFECT_NO_PREFERENCE;
	}
	x.part[0].all.differ = false;
	const char *text = printed(m, &x.model, LANG_NL);
	t_true(holds(text, "soorten berichten zijn hier niet te vergelijken"));
	t_false(holds(text, "geen aantoonbaar verschil"));
	mem_free(m);
}
T_END

T_MAIN("reports/content_model", days_that_do_not_differ_have_numbers_alone, who_is_reached_has_its_words, an_advice_that_one_account_holds,
       each_advice_has_its_words, all_together_has_no_rate, the_rest_of_the_page, missing_figures_read_well, data_hold_it_all,
       a_median_without_bca_says_why, a_young_post_among_older_ones, kinds_that_coincide_with_channels)
