/* Blank templates come from the tables of their importers, in three languages; filled in with their own examples they are taken in. */
#include "importers/table.h"
#include "importers/template.h"
#include "taken.h"

static void make(struct mem *m, const char *name, enum lang lang, struct template *out)
{
	struct err e = { 0 };
	bool found;
	if (!template_make(m, NULL, 0, name, lang, out, &found, &e) || !found)
		t_fail("no template %s", name);
}

static bool is_among(const char *const *list, size_t n, const char *s)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(list[i], s))
			return true;
	return false;
}

T_CASE(every_template_says_what_belongs_in_it)
{
	struct mem *m = mem_new();
	int n = 0;
	for (size_t i = 0; importer_list[i]; i++) {
		const struct importer *importer = importer_list[i];
		if (!importer->example)
			continue;
		n++;
		t_true(importer->template);
		t_true(str_starts(word_code(m, importer->example), "template-example-"));
		for (int lang = 0; lang < LANG_N; lang++) {
			struct template t;
			make(m, importer->name, (enum lang)lang, &t);
			t_true(t.n_examples >= 1);
			for (size_t c = 0; c < t.n_columns; c++) {
				t_true(t.column[c].heading && *t.column[c].heading);
				t_true(str_starts(word_code(m, importer->column[c].explain), "template-"));
				t_true((t.column[c].cell == TEMPLATE_CHOICE) == (importer->column[c].cell == CELL_LABEL));
				for (size_t k = 0; k < t.n_examples; k++)
					t_true(!t.column[c].must || *t.example[k * t.n_columns + c]);
			}
		}
	}
	t_int(n, 9);
	t_text(template_names(m), "counts, polls, tags, costs, webcare, conversation, decisions, interests, events");
	mem_free(m);
}
T_END

/* Of each code one choice in each language: that is what the order of the labels is for. */
T_CASE(choices_are_of_the_language)
{
	struct mem *m = mem_new();
	struct template nl, en, fr;
	make(m, "counts", LANG_NL, &nl);
	make(m, "counts", LANG_EN, &en);
	make(m, "counts", LANG_FR, &fr);
	t_text(nl.title, "Telling");
	t_text(nl.column[6].heading, "leeftijd tot en met");
	t_text(en.column[6].heading, "age_to");
	t_text(fr.column[6].heading, "âge à");
	static const char *const sexes[][4] = { { "vrouw", "man", "anders", "onbekend" },
		                                { "woman", "man", "other", "unknown" },
		                                { "femme", "homme", "autre", "inconnu" } };
	const struct template *all[] = { &nl, &en, &fr };
	for (size_t i = 0; i < 3; i++) {
		const struct template_column *sex = &all[i]->column[4], *kind = &all[i]->column[2];
		t_int(sex->n_choices, 4);
		for (size_t k = 0; k < 4; k++)
			t_true(is_among(sex->choice, 4, sexes[i][k]));
		t_int(kind->n_choices, 5);
	}
	t_true(is_among(fr.column[2].choice, 5, "questionnaire") && is_among(fr.column[2].choice, 5, "consultation"));
	t_true(is_among(nl.column[2].choice, 5, "vragenlijst") && is_among(nl.column[2].choice, 5, "raadpleging"));
	mem_free(m);
}
T_END

T_CASE(each_choice_is_another_word_that_is_understood)
{
	struct mem *m = mem_new();
	for (size_t i = 0; importer_list[i]; i++) {
		const struct importer *importer = importer_list[i];
		for (size_t c = 0; importer->example && c < importer->n_columns; c++) {
			const struct label *list = importer->column[c].labels;
			for (const struct label *l = list; l && l->label; l++) { /* three of each code stand together, at least */
				bool first = l == list || !str_eq(l[-1].code, l->code);
				if (first && !(l[1].label && l[2].label && str_eq(l[1].code, l->code) && str_eq(l[2].code, l->code)))
					t_fail("%s: %s lacks a language", importer->name, l->label);
			}
		}
		for (int lang = 0; importer->example && lang < LANG_N; lang++) {
			struct template t;
			make(m, importer->name, (enum lang)lang, &t);
			for (size_t c = 0; c < t.n_columns; c++)
				for (size_t k = 0; k < t.column[c].n_choices; k++)
					if (is_among(t.column[c].choice, k, t.column[c].choice[k]))
						t_fail("%s: %s is offered twice", t.name, t.column[c].choice[k]);
		}
	}
	mem_free(m);
}
T_END

/* The headings with the examples under them, as Excel would save them. */
static const char *filled_in(struct mem *m, const struct template *t)
{
	struct str s;
	str_init(&s, m);
	for (size_t c = 0; c < t->n_columns; c++)
		str_addf(&s, "%s%s", c ? ";" : "", t->column[c].heading);
	for (size_t i = 0; i < t->n_examples * t->n_columns; i++)
		str_addf(&s, "%s%s", i % t->n_columns ? ";" : "\r\n", t->example[i]);
	str_add(&s, "\r\n");
	return s.s;
}

static const char *const channels[LANG_N] = {
	[LANG_NL] = "facebook/Gemeente Voorbeeld", [LANG_EN] = "facebook/Municipality", [LANG_FR] = "facebook/Commune"
};

T_CASE(examples_are_taken_in)
{
	for (size_t i = 0; importer_list[i]; i++)
		for (int lang = 0; importer_list[i]->example && lang < LANG_N; lang++) {
			struct taken k;
			struct template t;
			taken_begin(&k);
			k.known = channels[lang];
			make(k.mem, importer_list[i]->name, (enum lang)lang, &t);
			if (!taken_text(&k, "voorbeeld.csv", filled_in(k.mem, &t)))
				t_fail("%s", taken_why(&k));
			t_text(k.result.kind, t.name);
			t_int(k.result.rows_stored, t.n_examples);
			t_int(k.result.rows_rejected, 0);
			taken_end(&k);
		}
}
T_END

T_CASE(names_of_templates)
{
	struct mem *m = mem_new();
	struct template t;
	struct err e = { 0 };
	bool found;
	make(m, "Besluiten", LANG_EN, &t);
	t_text(t.name, "decisions");
	make(m, "gesprek", LANG_NL, &t);
	t_text(t.name, "conversation");
	make(m, "événements", LANG_NL, &t);
	t_text(t.name, "events");
	t_true(template_make(m, NULL, 0, "baseline", LANG_NL, &t, &found, &e) && !found);
	t_true(template_make(m, NULL, 0, "facebook-posts", LANG_NL, &t, &found, &e) && !found);
	mem_free(m);
}
T_END

#define POSTS "Post ID,Page ID,Page name,Permalink,Publish time,Post type,Title,Views,Reach,Reactions,Comments,Shares\n"

T_CASE(a_project_fills_in_what_it_knows)
{
	struct taken k;
	struct template t;
	bool found;
	taken_begin(&k);
	t_true(taken_text(&k, "p.csv",
	                  POSTS "17900000000000001,77,Plein,https://x.example/1,03/01/2026 10:00,Photos,=Denk mee,100,80,5,1,0\n"
	                        "2,77,Plein,https://x.example/2,03/02/2026 10:00,Photos,Kom langs,200,90,7,2,1\n"
	                        "3,77,Plein,https://x.example/3,03/03/2026 10:00,Photos,Al gedaan,200,90,7,2,1\n"));
	t_true(taken_text(&k, "t.csv", "post,type\nhttps://x.example/3,video\n"));
	t_true(template_make(k.mem, k.store, 1, "tags", LANG_NL, &t, &found, &k.err) && found);
	t_int(t.n_rows, 2);
	static const char *const want[][5] = { { "2", "02-03-2026", "facebook/Plein", "Kom langs", "https://x.example/2" },
		                               { "17900000000000001", "01-03-2026", "facebook/Plein", "=Denk mee",
		                                 "https://x.example/1" } };
	for (size_t r = 0; r < 2; r++)
		for (size_t c = 0; c < t.n_columns; c++)
			t_text(t.row[r * t.n_columns + c], c < 5 ? want[r][c] : "");
	t_true(template_make(k.mem, k.store, 1, "costs", LANG_NL, &t, &found, &k.err) && found);
	t_int(t.n_rows, 0);
	t_int(t.column[0].n_choices, 1);
	t_text(t.column[0].choice[0], "facebook/Plein");
	taken_end(&k);
}
T_END

T_MAIN("template", every_template_says_what_belongs_in_it, choices_are_of_the_language, each_choice_is_another_word_that_is_understood,
       examples_are_taken_in, names_of_templates, a_project_fills_in_what_it_knows)
