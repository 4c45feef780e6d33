#include "template.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "criterion.h"

enum { BLANK_ROWS = 500, WIDTH_LEAST = 11, WIDTH_MOST = 44 };
#define NO_DATE 946684800 /* 2000-01-01: a blank template is of no day */

static enum book_format format_of(enum template_cell cell)
{
	static const enum book_format format[] = {
		[TEMPLATE_TEXT] = BOOK_TEXT, [TEMPLATE_COUNT] = BOOK_COUNT, [TEMPLATE_MONEY] = BOOK_MONEY,
		[TEMPLATE_DAY] = BOOK_DAY,   [TEMPLATE_CHOICE] = BOOK_TEXT, [TEMPLATE_CHANNEL] = BOOK_TEXT,
	};
	return format[cell];
}

/* Room for the heading and for what will stand under it. */
static double width_of(const struct template *t, size_t c)
{
	size_t widest = utf8_width(t->column[c].heading);
	for (size_t r = 0; r < t->n_examples; r++) {
		size_t w = utf8_width(t->example[r * t->n_columns + c]);
		widest = w > widest ? w : widest;
	}
	for (size_t k = 0; k < t->column[c].n_choices; k++) {
		size_t w = utf8_width(t->column[c].choice[k]);
		widest = w > widest ? w : widest;
	}
	double width = (double)widest + 3;
	return width < WIDTH_LEAST ? WIDTH_LEAST : width > WIDTH_MOST ? WIDTH_MOST : width;
}

static const char *hint_of(struct mem *m, const struct template_column *c, enum lang lang)
{
	return c->must ? word_say(m, lang, W_BLANK_MUST_HINT, c->hint, NULL) : c->hint;
}

static struct book_sheet blank_sheet(struct mem *m, const struct template *t, enum lang lang)
{
	struct book_column *column = mem_array(m, t->n_columns, sizeof *column);
	const char **cell = mem_array(m, t->n_rows * t->n_columns, sizeof *cell);
	for (size_t i = 0; i < t->n_columns; i++) {
		const struct template_column *c = &t->column[i];
		column[i] = (struct book_column){
			.title = c->heading,
			.width = width_of(t, i),
			.format = format_of(c->cell),
			.must = c->must,
			.choice = c->choice,
			.n_choices = c->n_choices,
			.open = c->cell == TEMPLATE_CHANNEL,
			.hint = hint_of(m, c, lang),
		};
		for (size_t r = 0; r < t->n_rows; r++) {
			const char *known = t->row[r * t->n_columns + i];
			cell[r * t->n_columns + i] = *known ? known : NULL;
		}
	}
	return (struct book_sheet){
		.name = t->title, .column = column, .n_columns = t->n_columns, .cell = cell, .n_rows = t->n_rows, .n_blank = BLANK_ROWS
	};
}

/* A row for each column: with the headings below each other, nobody takes this sheet for a filled in one. */
static struct book_sheet explanation(struct mem *m, const struct template *t, enum lang lang)
{
	size_t n = 3 + t->n_examples;
	struct book_column *column = mem_array(m, n, sizeof *column);
	const char **cell = mem_array(m, t->n_columns * n, sizeof *cell), **above = mem_alloc(m, sizeof *above);
	column[0] = (struct book_column){ .title = word_text(lang, W_BLANK_COLUMN), .width = 22 };
	column[1] = (struct book_column){ .title = word_text(lang, W_BLANK_MUST), .width = 12 };
	column[2] = (struct book_column){ .title = word_text(lang, W_BLANK_WHAT), .width = 60, .wrap = true };
	for (size_t k = 0; k < t->n_examples; k++)
		column[3 + k] = (struct book_column){ .title = word_say(m, lang, W_BLANK_EXAMPLE, num_plain_int(m, (int64_t)k + 1), NULL),
			                              .width = 30,
			                              .wrap = true,
			                              .italic = true };
	for (size_t i = 0; i < t->n_columns; i++) {
		const char **to = &cell[i * n];
		to[0] = t->column[i].heading;
		to[1] = t->column[i].must ? word_text(lang, W_BLANK_YES) : NULL;
		to[2] = t->column[i].hint;
		for (size_t k = 0; k < t->n_examples; k++)
			to[3 + k] = t->example[k * t->n_columns + i];
	}
	*above = word_say(m, lang, W_BLANK_ABOVE, t->title, NULL);
	return (struct book_sheet){ .name = word_text(lang, W_TEMPLATE_EXPLAINED),
		                    .column = column,
		                    .n_columns = n,
		                    .cell = cell,
		                    .n_rows = t->n_columns,
		                    .above = above,
		                    .n_above = 1 };
}

void study_template_book(struct mem *m, const struct template *t, enum lang lang, struct book *out)
{
	enum { N_SHEETS = 2 };
	struct book_sheet *sheet = mem_array(m, N_SHEETS, sizeof *sheet);
	sheet[0] = blank_sheet(m, t, lang);
	sheet[1] = explanation(m, t, lang);
	*out = (struct book){ .title = t->title,
		              .dated = NO_DATE,
		              .no_choice = word_text(lang, W_BLANK_NO_CHOICE),
		              .lists_name = word_text(lang, W_TEMPLATE_CHOICES),
		              .sheet = sheet,
		              .n_sheets = N_SHEETS };
}

bool study_tally(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, struct tally *out, struct err *e)
{
	struct criterion c = { .n_ages = 0 };
	struct group *age = mem_array(m, PROJECT_MAX_GROUPS, sizeof *age);
	*out = (struct tally){ .trajectory = p ? p->name : NULL, .age = age, .dated = NO_DATE };
	if (s && !criterion_newest(m, s, trajectory, &c, e))
		return false;
	if (s)
		out->dated = c.set_at;
	for (size_t i = 0; i < c.n_ages; i++)
		age[i] = c.age[i];
	out->n_ages = c.n_ages;
	if (out->n_ages == 0) { /* described, not judged */
		struct project defaults;
		project_defaults(&defaults);
		out->n_ages = project_age_groups(&defaults, age);
	}
	return true;
}
