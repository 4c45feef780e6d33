/* Followers, reach and participants for 1,000 inhabitants, by hand. */
#include "desk.h"
#include "reports/out_text.h"
#include "study/inhabitants.h"
#include <math.h>

static const struct period march = { 20513, 20543 };

/* 40,000 inhabitants aged 15 and over. */
static struct people people_of(int64_t participations, int64_t persons)
{
	struct people p = { .facts = { .participations = participations, .persons = persons, .until = march.to } };
	p.facts.population = (struct population_facts){
		.region = "Plein", .minimum_age = 15, .source = "Bron X", .ref_day = day_make(2026, 1, 1), .persons = 40000
	};
	return p;
}

static struct inhabitants look(struct desk *d, const struct people *people, struct period period)
{
	struct inhabitants out;
	if (!study_inhabitants(d->mem, d->store, d->trajectory, period, INT64_MAX, people, &out, &d->e))
		t_fail("%s", err_sentence(d->mem, &d->e, LANG_EN));
	return out;
}

static const char *printed(struct desk *d, const struct inhabitants *in, enum lang lang)
{
	struct doc doc;
	struct str s;
	doc_init(&doc, d->mem, lang);
	inhabitants_blocks(&doc, in);
	str_init(&s, d->mem);
	out_text(&s, &doc, (struct text_style){ .width = 1000 });
	return s.s;
}

/* The cell of a row and column of the table, as data. */
static const char *cell_of(struct desk *d, const struct inhabitants *in, size_t row, const char *column)
{
	struct doc doc;
	doc_init(&doc, d->mem, LANG_NL);
	inhabitants_blocks(&doc, in);
	for (size_t b = 0; b < doc.n; b++) {
		const struct table *t = doc.block[b].table;
		for (size_t c = 0; t && c < t->n_columns; c++)
			if (str_eq(t->column[c].code, column) && row < t->n_rows)
				return t->cell[row * t->n_columns + c].machine ? t->cell[row * t->n_columns + c].machine
				                                               : t->cell[row * t->n_columns + c].shown;
	}
	return "";
}

/* 500 followers are 12.5 of 1,000, 1,300 reached 32.5, 90 participations 2.25, 30 participants 0.75. Reach of days is not added up. */
T_CASE(divided_by_the_inhabitants)
{
	struct desk d;
	struct people people = people_of(90, 30);
	desk_open(&d, "nowhere");
	desk_take_text_of(
	        &d,
	        "sep=,\n\"Facebook reach\"\n\"Date\",\"Primary\"\n\"2026-03-01T00:00:00\",\"900\"\n\"2026-03-02T00:00:00\",\"1300\"\n"
	        "\"2026-03-03T00:00:00\",\"1300\"\n\"2026-04-01T00:00:00\",\"9000\"\n",
	        "meta-daily", "facebook/Plein", day_make(2026, 4, 2));
	struct inhabitants in = look(&d, &people, march);
	t_int(in.n, 1);
	t_int(in.channel[0].reach.n, 1300);
	t_int(in.channel[0].reach.day, day_make(2026, 3, 2));
	t_int(in.channel[0].followers.n, COUNT_MISSING);
	t_text(cell_of(&d, &in, 0, "per_1000"), "32.5");
	t_text(cell_of(&d, &in, 0, "inhabitants"), "40000");
	t_text(cell_of(&d, &in, 1, "what"), "participations");
	t_text(cell_of(&d, &in, 2, "number"), "30");
	t_text(cell_of(&d, &in, 2, "per_1000"), "0.75");
	const char *text = printed(&d, &in, LANG_NL);
	t_true(strstr(text, "inwoners van Plein van 15 jaar en ouder: 40.000 mensen (bron: Bron X, 1 januari 2026)") != NULL);
	t_true(strstr(text, "Volgers ontbreken van Facebook, Plein") && !strstr(text, "Bereik van het hele account ontbreekt"));
	people.facts.first_time_unknown = 45;
	t_true(strstr(printed(&d, &in, LANG_NL), "Van 45 deelnames weten we niet of het de eerste keer was") != NULL);
	people = people_of(90, COUNT_MISSING); /* nobody was asked whether it was the first time */
	t_true(strstr(printed(&d, &in, LANG_NL), "hoeveel verschillende mensen dat zijn, weten we niet") != NULL);
	in = look(&d, &people, (struct period){ day_make(2026, 1, 1), day_make(2026, 2, 28) });
	t_int(in.channel[0].reach.n, COUNT_MISSING); /* of other days */
	for (int lang = 0; lang < LANG_N; lang++)
		t_true(!strstr(printed(&d, &in, (enum lang)lang), "nan"));
	desk_close(&d);
}
T_END

T_CASE(followers_of_the_newest_day)
{
	struct desk d;
	struct people people = people_of(0, COUNT_MISSING);
	desk_open(&d, "nowhere");
	desk_take_text_of(&d, "Date,Followers\nMarch 1,480\nMarch 20,500\nApril 5,700\n", "tiktok-followers", "tiktok/plein",
	                  day_make(2026, 4, 6));
	struct inhabitants in = look(&d, &people, march);
	t_int(in.channel[0].followers.n, 500);
	t_int(in.channel[0].followers.day, day_make(2026, 3, 20));
	t_text(cell_of(&d, &in, 0, "per_1000"), "12.5");
	t_true(strstr(printed(&d, &in, LANG_NL), "Deelnames ontbreken: er is geen activiteit geteld") != NULL);
	people.facts.population = (struct population_facts){ .region = "Plein", .persons = NAN };
	t_true(strstr(printed(&d, &in, LANG_NL), "bevolkingscijfers van het gebied ontbreken") != NULL);
	t_text(cell_of(&d, &in, 0, "number"), "500");
	desk_close(&d);
}
T_END

T_MAIN("study/inhabitants", divided_by_the_inhabitants, followers_of_the_newest_day)
