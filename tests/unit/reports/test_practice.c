/* The check of the way of working: one word a rule, from figures by hand. */
#include "base/day.h"
#include "base/str.h"
#include "reports/out_text.h"
#include "reports/practice.h"
#include "tests/t.h"

static struct practice_figures figures(void)
{
	struct practice_figures f = { .n_posts = 40, .posts_per_week = 3.08, .silence_days = 12, .silence_of = "Facebook, Plein" };
	for (int p = 0; p < PRACTICE_N; p++)
		f.guide[p] = practice_guide((enum practice)p);
	f.n_asking = 10;
	f.comments_per_post = 2.5;
	f.comments_share = 0.2;
	f.received = COUNT_MISSING;
	f.hashtags = f.largest = "";
	f.n_formats = 2;
	f.largest = "foto's";
	f.largest_posts = 0.6;
	f.largest_interactions = 0.45;
	f.n_feedback = COUNT_MISSING;
	return f;
}

static enum practice_state state(struct mem *m, const struct practice_figures *f, enum practice p)
{
	struct practice_row row[PRACTICE_N];
	struct doc d;
	doc_init(&d, m, LANG_NL);
	practice_judge(&d, f, row);
	return row[p].state;
}

static const char *printed(struct mem *m, const struct practice_figures *f, enum lang lang)
{
	struct doc d;
	struct str s;
	doc_init(&d, m, lang);
	d.commands = true;
	practice_blocks(&d, f);
	str_init(&s, m);
	out_text(&s, &d, (struct text_style){ .width = 1000 });
	return s.s;
}

T_CASE(each_rule_at_its_guide_value)
{
	struct mem *m = mem_new();
	struct practice_figures f = figures();
	t_int(state(m, &f, PRACTICE_RHYTHM), PRACTICE_FINE);
	f.silence_days = 14;
	t_int(state(m, &f, PRACTICE_RHYTHM), PRACTICE_FINE);
	f.silence_days = 15;
	t_int(state(m, &f, PRACTICE_RHYTHM), PRACTICE_ATTENTION);
	f.guide[PRACTICE_RHYTHM] = 20; /* set in spiegel.ini */
	t_int(state(m, &f, PRACTICE_RHYTHM), PRACTICE_FINE);
	t_int(state(m, &f, PRACTICE_TWO_WAY), PRACTICE_FINE); /* 10 of 40 are 25 of 100 */
	f.n_asking = 9;
	t_int(state(m, &f, PRACTICE_TWO_WAY), PRACTICE_ATTENTION);
	t_int(state(m, &f, PRACTICE_FORMATS), PRACTICE_ATTENTION);
	f.n_formats = 3;
	t_int(state(m, &f, PRACTICE_FORMATS), PRACTICE_FINE);
	f.n_offline = 3;
	f.n_quarters = 4;
	t_int(state(m, &f, PRACTICE_OFFLINE), PRACTICE_ATTENTION);
	f.n_quarters = 3;
	t_int(state(m, &f, PRACTICE_OFFLINE), PRACTICE_FINE);
	f.n_feedback = 2;
	f.n_input_months = 3;
	t_int(state(m, &f, PRACTICE_FEEDBACK), PRACTICE_ATTENTION);
	t_int(state(m, &f, PRACTICE_PRIVACY), PRACTICE_FINE);
	t_int(state(m, &f, PRACTICE_STATUTORY), PRACTICE_UNMEASURED);
	f.statutory = STATUTORY_YES;
	t_int(state(m, &f, PRACTICE_STATUTORY), PRACTICE_ATTENTION);
	mem_free(m);
}
T_END

T_CASE(what_cannot_be_measured_names_the_file)
{
	struct mem *m = mem_new();
	struct practice_figures f = figures();
	t_int(state(m, &f, PRACTICE_ANSWER), PRACTICE_UNMEASURED);
	const char *text = printed(m, &f, LANG_NL);
	t_true(strstr(text, "Niet te meten – antwoord op tijd") && strstr(text, "--template webcare"));
	t_true(strstr(text, "--template costs") &&
	       strstr(text, "welke berichten een terugkoppeling zijn (bestand tags) (spiegel kinds --template tags)"));
	t_true(strstr(text,
	              "In orde – wees regelmatig aanwezig: 3,1 berichten per week; de langste stilte duurde 12 dagen (Facebook, Plein); 0 "
	              "weken zonder bericht. Richtwaarde: hoogstens 14 dagen stilte (onze afspraak)."));
	for (int lang = 0; lang < LANG_N; lang++)
		t_true(strstr(printed(m, &f, (enum lang)lang), " nan") == NULL);
	f.received = 10;
	f.answered = 9;
	f.within_24h = 8;
	t_int(state(m, &f, PRACTICE_ANSWER), PRACTICE_FINE);
	f.within_24h = 7;
	t_int(state(m, &f, PRACTICE_ANSWER), PRACTICE_ATTENTION);
	mem_free(m);
}
T_END

/* What asks for attention has a line of its own; rules that are kept, and those that cannot be measured, are named together. */
T_CASE(a_report_has_few_lines_for_it)
{
	struct mem *m = mem_new();
	struct practice_figures f = figures();
	struct doc d;
	struct str s;
	doc_init(&d, m, LANG_NL);
	f.n_asking = 9;
	practice_short(&d, &f);
	str_init(&s, m);
	out_text(&s, &d, (struct text_style){ .width = 2000 });
	t_true(strstr(s.s, "• Aandacht – stel ook vragen, zend niet alleen: 9 van de 40 berichten"));
	t_true(strstr(s.s, "In orde – wees regelmatig aanwezig; ") && !strstr(s.s, "In orde – wees regelmatig aanwezig:"));
	t_true(strstr(s.s, "Niet te meten, en wat zou helpen – antwoord op tijd: aantallen vragen en antwoorden (bestand webcare); "));
	t_true(strstr(s.s, "Wie spiegel voor u beheert, kan deze bestanden klaarzetten") && !strstr(s.s, "(spiegel "));
	size_t items = 0, rows = 0;
	for (size_t i = 0; i < d.n; i++) {
		items += d.block[i].kind == BLOCK_ITEM;
		rows += d.block[i].kind == BLOCK_TABLE ? d.block[i].table->n_rows : 0;
	}
	size_t attention = 0;
	for (int p = 0; p < PRACTICE_N; p++)
		attention += state(m, &f, (enum practice)p) == PRACTICE_ATTENTION || state(m, &f, (enum practice)p) == PRACTICE_INFORMATION;
	t_int(items, attention);
	t_int(rows, PRACTICE_N); /* for data all is kept */
	mem_free(m);
}
T_END

T_CASE(costs_are_named_with_their_table)
{
	struct mem *m = mem_new();
	struct practice_figures f = figures();
	struct practice_cost cost = { .name = "Facebook, Plein", .spent = { 120000, 7800 } };
	f.cost = &cost;
	f.n_costs = 1;
	f.all = cost;
	t_int(state(m, &f, PRACTICE_COST), PRACTICE_INFORMATION);
	t_true(strstr(printed(m, &f, LANG_NL), "€ 1.200,00 en 130,0 uur in de maanden waarvan de kosten bekend zijn") != NULL);
	cost.spent[SPENT_CENTS] = f.all.spent[SPENT_CENTS] = COUNT_MISSING; /* hours alone are costs too */
	t_int(state(m, &f, PRACTICE_COST), PRACTICE_INFORMATION);
	t_true(strstr(printed(m, &f, LANG_NL), "€ ") == NULL);
	mem_free(m);
}
T_END

/* The smallest share of a phase counts, from ten posts on: 3 of 10 are 30 of 100, 2 of 10 are 20; 0 of 9 are too few. */
T_CASE(the_ladder_by_phase)
{
	struct mem *m = mem_new();
	struct practice_figures f = figures();
	struct ladder_row row[] = { { "inform", "informeren", NULL, 16, 90 }, { "consult", "meedenken", "Nu", 3, 60 } };
	struct ladder_phase phase[] = { { "Nu", "meedenken", 10, 100, 3, 60 }, { "Straks", "adviseren", 9, 50, 0, 0 } };
	t_int(state(m, &f, PRACTICE_LADDER), PRACTICE_UNMEASURED);
	f.ladder = (struct content_ladder){ .n = 2, .row = row, .posts = 19, .interactions = 150 };
	t_int(state(m, &f, PRACTICE_LADDER), PRACTICE_UNMEASURED); /* no aim */
	t_true(strstr(printed(m, &f, LANG_NL), "19 berichten met een niveau: informeren (16 berichten, 90 interacties) en meedenken (3 "
	                                       "berichten, 60 interacties)") != NULL);
	f.ladder.phase = phase;
	f.ladder.n_phases = 2;
	t_int(state(m, &f, PRACTICE_LADDER), PRACTICE_FINE);
	const char *text = printed(m, &f, LANG_NL);
	t_true(strstr(text, "Fase Nu mikt op meedenken: 3 van de 10 berichten, 60 van de 100 interacties. Fase Straks mikt op adviseren: 0 "
	                    "van de 9 berichten, 0 van de 50 interacties. Te weinig voor een oordeel.") != NULL);
	phase[0].posts_at = 2;
	t_int(state(m, &f, PRACTICE_LADDER), PRACTICE_ATTENTION);
	phase[0].posts = phase[0].posts_at = 1; /* one post at the right level is no proof */
	t_int(state(m, &f, PRACTICE_LADDER), PRACTICE_UNMEASURED);
	t_true(strstr(printed(m, &f, LANG_NL), "het niveau van meer berichten (bestand tags)") != NULL);
	mem_free(m);
}
T_END

T_CASE(when_targets_were_set)
{
	struct mem *m = mem_new();
	struct practice_figures f = figures();
	t_int(state(m, &f, PRACTICE_TARGETS), PRACTICE_ATTENTION); /* none */
	f.n_targets = 2;
	f.n_months = 1;
	t_int(state(m, &f, PRACTICE_TARGETS), PRACTICE_UNMEASURED);
	t_true(strstr(printed(m, &f, LANG_NL),
	              "2 streefwaarden; 1 maand gemeten. Of die voor het begin van de periode vaststonden, is niet na te "
	              "gaan") != NULL);
	f.targets = TARGETS_BEFORE;
	f.targets_day = day_make(2026, 2, 3);
	t_int(state(m, &f, PRACTICE_TARGETS), PRACTICE_FINE);
	t_true(strstr(printed(m, &f, LANG_NL), "Ze stonden al in het rapport van 3 februari 2026, voor het begin.") != NULL);
	f.targets = TARGETS_CHANGED;
	t_int(state(m, &f, PRACTICE_TARGETS), PRACTICE_ATTENTION);
	mem_free(m);
}
T_END

T_MAIN("reports/practice", each_rule_at_its_guide_value, what_cannot_be_measured_names_the_file, a_report_has_few_lines_for_it,
       costs_are_named_with_their_table, the_ladder_by_phase, when_targets_were_set)
