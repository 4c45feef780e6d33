/* Captions, names and headers in every written form. Laws: HTML has no markup of theirs, CSV no cell that begins a formula, JSON no bare
 * control character, the terminal no escape, and nothing is cut inside a character. */
#include "base/utf8.h"
#include "fuzz.h"
#include "reports/out_csv.h"
#include "reports/out_html.h"
#include "reports/out_json.h"
#include "reports/out_text.h"

static bool has_control(const char *s)
{
	for (; *s; s++)
		if ((unsigned char)*s == 0x7f || ((unsigned char)*s < 0x20 && *s != '\n') ||
		    ((unsigned char)*s == 0xc2 && (unsigned char)s[1] < 0xa0))
			return true;
	return false;
}

/* JSON allows them from 0x7f on */
static bool has_low_control(const char *s)
{
	while (*s && ((unsigned char)*s >= 0x20 || *s == '\n'))
		s++;
	return *s != '\0';
}

static bool begins_formula(const char *s)
{
	for (const char *at = s; *at; at++)
		if ((at == s || at[-1] == ';') && strchr("=+-@\t\r", *at) && *at)
			return true;
	return false;
}

static void try_doc(struct mem *m, const char *s)
{
	struct doc d;
	size_t bad_at;
	doc_init(&d, m, LANG_NL);
	doc_heading(&d, 1, "a", s);
	static const struct column column[] = { { .title = "Titel", .code = "title" }, { .title = "n", .code = "n" } };
	struct table *t = doc_table(&d, "t", NULL, "", column, 2, 1);
	*table_cell(t, 0, 0) = cell_text(s);
	*table_cell(t, 0, 1) = cell_count(&d, 7);
	struct str text, json, csv;
	str_init(&text, m);
	str_init(&json, m);
	str_init(&csv, m);
	out_text(&text, &d, (struct text_style){ .width = 80 });
	fuzz_law(!has_control(text.s) && utf8_valid(text.s, text.n, &bad_at));
	out_json(&json, &d);
	fuzz_law(!has_low_control(json.s) && utf8_valid(json.s, json.n, &bad_at));
	out_csv(&csv, t);
	fuzz_law(utf8_valid(csv.s, csv.n, &bad_at));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct mem *m = mem_new();
	const char *s = mem_text_n(m, (const char *)data, n);
	size_t bad_at;
	const char *safe = utf8_safe(m, s);
	fuzz_law(!has_control(safe) && !strchr(safe, '\n'));
	if (utf8_valid(s, strlen(s), &bad_at)) { /* the importers let nothing else in */
		struct str html, cell;
		str_init(&html, m);
		str_init(&cell, m);
		html_escape(&html, s);
		fuzz_law(!strpbrk(html.s, "<>\""));
		out_csv_text(&cell, s);
		fuzz_law(!begins_formula(*cell.s == '"' ? cell.s + 1 : cell.s));
		try_doc(m, s);
	}
	mem_free(m);
	return 0;
}
