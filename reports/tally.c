#include "tally.h"
#include "base/str.h"
#include "people_say.h"

enum { N_BOXES = 7, PAGE_ROOM = 525, TALLEST = 72, SHEET_ROOM = 380, SHEET_TALLEST = 54 };

/* The titles of the columns, the ages first. */
static const char *title(struct mem *m, enum lang lang, size_t column)
{
	static const enum word sex[] = { W_TALLY_WOMAN, W_TALLY_MAN, W_TALLY_OTHER }, before[] = { W_TALLY_FIRST, W_TALLY_BEFORE };
	if (column == 0 || column == N_BOXES)
		return word_text(lang, column == 0 ? W_TALLY_AGE : W_TALLY_UNKNOWN);
	return mem_printf(m, "%s, %s", word_text(lang, sex[(column - 1) / 2]), word_text(lang, before[(column - 1) % 2]));
}

/* The name of each row: who is too young to count, the groups, and those of whom the age is not known. */
static const char **row_names(struct mem *m, enum lang lang, const struct tally *t, size_t *n)
{
	const char **name = mem_array(m, t->n_ages + 2, sizeof *name);
	*n = 0;
	if (t->n_ages && t->age[0].age_from > 0)
		name[(*n)++] = people_group_row(m, lang, (struct group){ .age_from = 0, .age_to = t->age[0].age_from - 1 });
	for (size_t i = 0; i < t->n_ages; i++)
		name[(*n)++] = people_group_row(m, lang, t->age[i]);
	name[(*n)++] = word_text(lang, W_TALLY_NO_AGE);
	return name;
}

static double row_height(size_t n, double room, double tallest)
{
	return room / (double)n < tallest ? room / (double)n : tallest;
}

void tally_build(struct doc *d, const struct tally *t)
{
	struct column column[N_BOXES + 1];
	size_t n;
	const char **name = row_names(d->mem, d->lang, t, &n);
	for (size_t c = 0; c <= N_BOXES; c++)
		column[c] = (struct column){ .title = title(d->mem, d->lang, c), .code = "" };
	d->id = "telstaat";
	d->title = word_text(d->lang, W_TALLY_TITLE);
	d->dated = t->dated;
	if (t->trajectory)
		doc_text(d, TEXT_KICKER, &(struct span){ .text = t->trajectory }, 1);
	doc_heading(d, 1, "tally", d->title);
	doc_say(d, TEXT_BODY, W_TALLY_ACTIVITY, NULL);
	doc_say(d, TEXT_BODY, W_TALLY_ASK, NULL);
	doc_say(d, TEXT_BODY, W_TALLY_HOW, NULL);
	struct table *table = doc_table(d, "tally", NULL, word_text(d->lang, W_TALLY_SUMMARY), column, N_BOXES + 1, n);
	table->box_height = row_height(n, PAGE_ROOM, TALLEST);
	for (size_t r = 0; r < n; r++) {
		*table_cell(table, r, 0) = cell_text(name[r]);
		for (size_t c = 1; c <= N_BOXES; c++)
			*table_cell(table, r, c) = cell_text("");
	}
	doc_say(d, TEXT_NOTE, W_TALLY_NEXT, NULL);
}

static const char *plain(struct mem *m, enum lang lang, enum word word)
{
	return word_say(m, lang, word, NULL);
}

void tally_book(struct mem *m, enum lang lang, const struct tally *t, struct book *out)
{
	struct book_column *column = mem_array(m, N_BOXES + 1, sizeof *column);
	struct book_sheet *sheet = mem_alloc(m, sizeof *sheet);
	size_t n;
	const char **name = row_names(m, lang, t, &n), **cell = mem_array(m, n * (N_BOXES + 1), sizeof *cell),
	           **above = mem_array(m, 4, sizeof *above);
	for (size_t c = 0; c <= N_BOXES; c++)
		column[c] = (struct book_column){ .title = title(m, lang, c), .width = c ? 14 : 20, .wrap = true };
	for (size_t r = 0; r < n; r++)
		cell[r * (N_BOXES + 1)] = name[r];
	above[0] = t->trajectory ? mem_printf(m, "%s: %s", word_text(lang, W_TALLY_TITLE), t->trajectory) : word_text(lang, W_TALLY_TITLE);
	above[1] = plain(m, lang, W_TALLY_ACTIVITY);
	above[2] = plain(m, lang, W_TALLY_ASK);
	above[3] = plain(m, lang, W_TALLY_HOW);
	*sheet = (struct book_sheet){
		.name = word_text(lang, W_TALLY_TITLE),
		.column = column,
		.n_columns = N_BOXES + 1,
		.cell = cell,
		.n_rows = n,
		.row_height = row_height(n, SHEET_ROOM, SHEET_TALLEST),
		.above = above,
		.n_above = 4,
	};
	*out = (struct book){ .title = word_text(lang, W_TALLY_TITLE), .dated = t->dated, .sheet = sheet, .n_sheets = 1 };
}
