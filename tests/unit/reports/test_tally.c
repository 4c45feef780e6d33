/* The tally sheet: a row for every group of the agreement, for those too young to count and for those not known; empty boxes; no names. */
#include "base/str.h"
#include "reports/out_text.h"
#include "reports/tally.h"
#include "tests/t.h"

static const struct group ages[] = { { .age_from = 16, .age_to = 34 }, { .age_from = 35, .age_to = AGE_OPEN } };

static const struct table *the_table(const struct doc *d)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->block[i].kind == BLOCK_TABLE)
			return d->block[i].table;
	t_fail("no table");
}

T_CASE(a_row_for_everybody)
{
	struct mem *m = mem_new();
	static const char *const want[LANG_N][4] = { { "jonger dan 16", "16–34 jaar", "35 jaar en ouder", "leeftijd onbekend" },
		                                     { "under 16", "16–34", "35 and over", "age not known" },
		                                     { "moins de 16 ans", "16–34 ans", "35 ans et plus", "âge inconnu" } };
	for (int lang = 0; lang < LANG_N; lang++) {
		const struct tally t = { .trajectory = "Singel", .age = ages, .n_ages = 2, .dated = 946684800 };
		struct doc d;
		struct book b;
		doc_init(&d, m, (enum lang)lang);
		tally_build(&d, &t);
		tally_book(m, (enum lang)lang, &t, &b);
		const struct table *table = the_table(&d);
		t_int(table->n_rows, 4);
		t_int(table->n_columns, 8);
		t_int(b.sheet[0].n_rows, 4);
		for (size_t r = 0; r < 4; r++) {
			t_text(table->cell[r * 8].shown, want[lang][r]);
			t_text(b.sheet[0].cell[r * 8], want[lang][r]);
			for (size_t c = 1; c < 8; c++)
				t_true(!*table->cell[r * 8 + c].shown && !b.sheet[0].cell[r * 8 + c]);
		}
	}
	mem_free(m);
}
T_END

T_CASE(who_counts_from_birth_has_no_row_of_younger_people)
{
	struct mem *m = mem_new();
	static const struct group all = { .age_from = 0, .age_to = AGE_OPEN };
	const struct tally t = { .age = &all, .n_ages = 1 };
	struct book b;
	tally_book(m, LANG_NL, &t, &b);
	t_int(b.sheet[0].n_rows, 2);
	t_text(b.sheet[0].above[0], "Telstaat");
	mem_free(m);
}
T_END

T_MAIN("tally", a_row_for_everybody, who_counts_from_birth_has_no_row_of_younger_people)
