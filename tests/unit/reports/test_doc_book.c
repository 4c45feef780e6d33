/* A document as a workbook: what each cell becomes, and that no sheet is lost. */
#include "base/str.h"
#include "reports/doc_book.h"
#include "tests/t.h"

static struct doc fresh(struct mem *m)
{
	struct doc d;
	doc_init(&d, m, LANG_NL);
	d.title = "Rapport";
	d.footer = "Rapport";
	return d;
}

static const struct column columns[] = {
	{ "groep", "group", ALIGN_START, 0 }, { "aantal", "n", ALIGN_END, 0 },     { "aandeel", "share", ALIGN_END, 0 },
	{ "dag", "day", ALIGN_START, 0 },     { "verschil", "gap", ALIGN_END, 0 }, { "", "high", ALIGN_END, DATA_ONLY },
};
enum { N_COLUMNS = sizeof columns / sizeof *columns };

T_CASE(numbers_days_and_words_are_what_they_are)
{
	struct mem *m = mem_new();
	struct doc d = fresh(m);
	struct table *t = doc_table(&d, "people", "Wie", "w", columns, N_COLUMNS, 2);
	*table_cell(t, 0, 0) = cell_code("jonger dan 25", "15-24");
	*table_cell(t, 0, 1) = cell_count(&d, 1941);
	*table_cell(t, 0, 2) = cell_percent(&d, 0.0541, 1);
	*table_cell(t, 0, 3) = cell_code("30 juni 2026", "2026-06-30");
	*table_cell(t, 0, 4) = cell_signed(&d, -12.25, 1);
	*table_cell(t, 1, 0) = cell_code("=lang…er.csv", "=langer dan er past.csv");
	*table_cell(t, 1, 1) = cell_hidden(&d);
	const struct book b = doc_book(&d);
	t_int(b.n_sheets, 2);
	const struct book_sheet *s = &b.sheet[1];
	static const enum book_format format[N_COLUMNS] = { BOOK_TEXT, BOOK_COUNT, BOOK_SHARE, BOOK_DAY, BOOK_REAL, BOOK_TEXT };
	static const char *const row[N_COLUMNS] = { "jonger dan 25", "1941", "0.0541", "2026-06-30", "-12.25", NULL };
	for (size_t c = 0; c < N_COLUMNS; c++) {
		t_int(s->column[c].format, format[c]);
		t_true(row[c] ? s->cell[c] && str_eq(s->cell[c], row[c]) : !s->cell[c]);
	}
	t_text(s->cell[N_COLUMNS], "=langer dan er past.csv");
	t_text(s->cell[N_COLUMNS + 1], "geheim");
	t_true(s->cell[N_COLUMNS + 2] == NULL);
	t_text(s->column[5].title, "high");
	t_text(s->above[0], "Tabel 1. Wie");
	mem_free(m);
}
T_END

/* Excel allows 31 characters, and no name twice. */
T_CASE(every_sheet_has_a_name_of_its_own)
{
	struct mem *m = mem_new();
	struct doc d = fresh(m);
	for (int i = 0; i < 12; i++)
		doc_table(&d, mem_printf(m, "a_very_long_name_of_a_table_that_goes_on_%d", i), NULL, "s", columns, N_COLUMNS, 0);
	const struct book b = doc_book(&d);
	t_int(b.n_sheets, 13);
	for (size_t i = 0; i < b.n_sheets; i++) {
		t_true(strlen(b.sheet[i].name) <= 31);
		for (size_t j = 0; j < i; j++)
			t_true(!str_eq(b.sheet[i].name, b.sheet[j].name));
		if (i)
			t_text(b.sheet[0].cell[2 * (i - 1)], b.sheet[i].name);
	}
	mem_free(m);
}
T_END

T_MAIN("doc_book", numbers_days_and_words_are_what_they_are, every_sheet_has_a_name_of_its_own)
