/* What another report tells of the same model. */
#include "content_fixture.h"

static const char *in_short(struct mem *m, const struct content_model *c, size_t at_most)
{
	struct doc d;
	struct str s;
	doc_init(&d, m, LANG_NL);
	bool item = content_model_item(&d, c);
	content_model_short(&d, TEXT_BODY, c, at_most);
	content_model_dots(&d, c, at_most);
	str_init(&s, m);
	out_text(&s, &d, (struct text_style){ .width = 1000 });
	for (size_t i = 0; i < d.n; i++)
		if (d.block[i].figure)
			str_add(&s, d.block[i].figure->chart->alt);
	str_add(&s, item ? "named" : "none named");
	return s.s;
}

/* Two documents of one month say one thing: no kind is named where the model names none, however far rates lie apart. */
T_CASE(another_report_says_the_same)
{
	struct mem *m = mem_new();
	struct made x;
	make(&x);
	const char *best =
	        "Op Facebook kregen korte video's 1,4 keer zo veel interacties per 1.000 weergaven als gemiddeld (tussen 1,2 en 1,6 keer).";
	const char *text = in_short(m, &x.model, 0);
	t_true(holds(text, best) && holds(text, "vaker inzetten.") && holds(text, "named") && !holds(text, "none named"));
	t_true(holds(text, "Dit is bijgesteld") && holds(text, "Bijgestelde interacties per 1.000 weergaven, per soort"));
	t_true(holds(text,
	             "als alle berichten van het kanaal. Hierin telt elk bericht even zwaar, ook in het gemiddelde; in het cijfer van het "
	             "hele kanaal tellen veel bekeken berichten zwaarder. Balk:"));
	t_true(holds(text, "Korte video's: 40,0 (tussen 38,0 en 42,0; 22 berichten)."));
	x.kind[1].held = true;
	t_true(holds(in_short(m, &x.model, 0), "Toch is het advies: niet vaker"));
	x.kind[1].held = false;
	x.kind[1].all.advice = EFFECT_TRY;
	text = in_short(m, &x.model, 0);
	t_true(holds(text, "zeker is dat nog niet") && holds(text, "proberen.") && !holds(text, "vaker inzetten"));
	x.kind[0].all.advice = x.kind[1].all.advice = EFFECT_TOO_FEW;
	text = in_short(m, &x.model, 0);
	t_true(holds(text, "nog niet te vergelijken") && holds(text, "Nodig zijn er 30, waarvan 10 van een soort, in minstens 2 maanden"));
	t_true(holds(text, "none named") && !holds(text, "bijgesteld:"));
	mem_free(m);
}
T_END

/* Of many accounts those with most posts are told of, and what was paid for is not among them. */
T_CASE(the_largest_accounts_are_told_of)
{
	struct mem *m = mem_new();
	struct made x;
	make(&x);
	struct content_part part[3] = { x.part[0], x.part[0], x.part[0] };
	part[1].platform = "instagram";
	part[1].platform_title = "Instagram";
	part[1].n = 60;
	part[2].platform = "x";
	part[2].platform_title = "X";
	part[2].n = 90;
	part[2].paid = true;
	x.model.part = part;
	x.model.n_parts = 3;
	t_false(content_part_is_told(&x.model, 0, 1));
	t_true(content_part_is_told(&x.model, 1, 1) && content_part_is_told(&x.model, 0, 2));
	t_false(content_part_is_told(&x.model, 2, 0));
	const char *text = in_short(m, &x.model, 1);
	t_true(strstr(text, "Op Instagram kregen") <
	       strstr(text, "Op Facebook was dat 1,4 keer (tussen 1,2 en 1,6).")); /* of two with a best kind the larger goes first */
	t_true(holds(text, "Dit is het kanaal met de meeste berichten") && !holds(text, "Op X"));
	mem_free(m);
}
T_END

T_MAIN("reports/content_told", another_report_says_the_same, the_largest_accounts_are_told_of)
