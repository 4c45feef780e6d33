/* A blank template comes back: filled in as a workbook, and saved from Excel as CSV, it says the same to the store. */
#include "base/num.h"
#include "reports/out_csv.h"
#include "study/template.h"
#include "tests/unit/importers/answers.h"

/* The rows of the example as somebody would type them into the blank sheet: days as days, amounts as numbers. */
static struct book fill_in(struct mem *m, const struct template *t, enum lang lang)
{
	struct book b;
	study_template_book(m, t, lang, &b);
	struct book_sheet *sheet = mem_array(m, b.n_sheets, sizeof *sheet);
	const char **cell = mem_array(m, t->n_examples * t->n_columns, sizeof *cell);
	for (size_t i = 0; i < b.n_sheets; i++)
		sheet[i] = b.sheet[i];
	for (size_t i = 0; i < t->n_examples * t->n_columns; i++) {
		const char *s = t->example[i];
		enum book_format format = sheet[0].column[i % t->n_columns].format;
		cell[i] = *s ? s : NULL;
		if (format == BOOK_DAY && strlen(s) == 10 && s[2] == '-')
			cell[i] = mem_printf(m, "%s-%.2s-%.2s", s + 6, s + 3, s);
		if (format == BOOK_MONEY && strchr(s, ','))
			cell[i] = mem_printf(m, "%.*s.%s", (int)strcspn(s, ","), s, strchr(s, ',') + 1);
	}
	sheet[0].cell = cell;
	sheet[0].n_rows = t->n_examples;
	b.sheet = sheet;
	return b;
}

/* As Dutch Excel saves the sheet: the example as it is written, semicolons, Windows-1252. */
static const char *as_csv(struct mem *m, const struct template *t)
{
	struct str s;
	str_init(&s, m);
	for (size_t i = 0; i < (t->n_examples + 1) * t->n_columns; i++) {
		size_t c = i % t->n_columns;
		const char *text = i < t->n_columns ? t->column[c].heading : t->example[i - t->n_columns];
		for (const unsigned char *u = (const unsigned char *)text; *u;
		     u += *u < 0xc0 ? 1 : 2) /* letters up to U+00FF have one byte there */
			str_add_char(&s, (char)(*u < 0xc0 ? *u : (u[0] & 3) << 6 | (u[1] & 0x3f)));
		str_add(&s, c + 1 < t->n_columns ? ";" : "\r\n");
	}
	return s.s;
}

static const char *const channels[LANG_N] = {
	[LANG_NL] = "facebook/Gemeente Voorbeeld", [LANG_EN] = "facebook/Municipality", [LANG_FR] = "facebook/Commune"
};

static void round_trip(const char *name, enum lang lang)
{
	struct taken a, b;
	struct template t;
	bool found;
	taken_begin(&a);
	taken_begin(&b);
	a.known = b.known = channels[lang];
	t_true(template_make(a.mem, NULL, 0, name, lang, &t, &found, &a.err) && found);
	struct book book = fill_in(a.mem, &t, lang);
	const char *path = mem_printf(a.mem, "%s/%s.xlsx", a.dir, name);
	if (!out_xlsx(&book, path, &a.err) || !taken_file(&a, path))
		t_fail("%s: %s", name, taken_why(&a));
	unlink(path);
	if (!taken_text(&b, "t.csv", as_csv(b.mem, &t)))
		t_fail("%s: %s", name, taken_why(&b));
	const char *why = answers_difference(a.mem, answers(&a, ANSWERS_ALL), answers(&b, ANSWERS_ALL));
	if (why)
		t_fail("%s: %s", name, why);
	if (!str_eq(taken_rows(&a, "SELECT kind, rows_stored, rows_rejected FROM import"),
	            mem_printf(a.mem, "%s|%s|0", name, num_plain_int(a.mem, (int64_t)t.n_examples))))
		t_fail("%s: %s", name, taken_rows(&a, "SELECT kind, rows_stored, rows_rejected FROM import"));
	taken_end(&a);
	taken_end(&b);
}

T_CASE(a_filled_in_workbook_says_what_its_csv_says)
{
	static const char *const names[] = { "counts",       "polls",     "tags",      "costs", "webcare",
		                             "conversation", "decisions", "interests", "events" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		for (int lang = 0; lang < LANG_N; lang++)
			round_trip(names[i], (enum lang)lang);
}
T_END

/* Nothing of it is a row: not the example, not the explanation. */
T_CASE(a_blank_workbook_brings_nothing)
{
	struct taken a;
	struct template t;
	struct book b;
	bool found;
	taken_begin(&a);
	t_true(template_make(a.mem, NULL, 0, "counts", LANG_NL, &t, &found, &a.err) && found);
	study_template_book(a.mem, &t, LANG_NL, &b);
	const char *path = mem_printf(a.mem, "%s/counts.xlsx", a.dir);
	t_true(out_xlsx(&b, path, &a.err));
	if (!taken_file(&a, path))
		t_fail("%s", taken_why(&a));
	t_text(taken_rows(&a, "SELECT kind, rows_stored FROM import"), "counts|0");
	t_text(taken_rows(&a, "SELECT count(*) FROM activity"), "0");
	t_int(a.results.messages.n, 2); /* two sheets are not for reading, and nobody is alarmed */
	for (size_t i = 0; i < a.results.messages.n; i++)
		t_true(a.results.messages.item[i].word == W_PART_EXPLAINS && a.results.messages.item[i].level == MSG_NOTE);
	unlink(path);
	taken_end(&a);
}
T_END

T_MAIN("template", a_filled_in_workbook_says_what_its_csv_says, a_blank_workbook_brings_nothing)
