/* What is said of followers and viewers: numbers where the platform gives them, and what each dash and number stands for. */
#include "base/str.h"
#include "reports/audiences.h"
#include "reports/out_csv.h"
#include "reports/out_text.h"
#include "tests/t.h"

static const char *said(struct mem *m, const struct audience_row *row, size_t n, enum lang lang, bool for_public)
{
	struct doc d;
	struct str out;
	doc_init(&d, m, lang);
	audiences_section(&d, &(struct audiences){ .n = n, .row = row }, for_public);
	str_init(&out, m);
	out_text(&out, &d, (struct text_style){ .width = 1000 });
	for (size_t i = 0; i < d.n; i++)
		if (d.block[i].table)
			out_csv(&out, d.block[i].table);
	return out.s;
}

static bool has(const char *text, const char *part)
{
	return strstr(text, part) != NULL;
}

static const struct audience_row followers = {
	.name = "A", .base = "followers", .day = 20634, .counts = true, .n = { 1203, 1187 }, .mirror = { 91.4, 77.25 }
};
static const struct audience_row views = {
	.name = "B", .base = "views", .day = 20634, .counts = true, .n = { NAN, 5000 }, .mirror = { NAN, 60 }
};
static const struct audience_row shares = { .name = "C", .base = "viewers", .day = 20634, .n = { NAN, NAN }, .mirror = { 95, 80 } };

T_CASE(each_kind_is_told_apart)
{
	struct mem *m = mem_new();
	const char *a = said(m, &followers, 1, LANG_NL, false), *b = said(m, &views, 1, LANG_NL, false),
	           *c = said(m, &shares, 1, LANG_NL, false);
	t_true(has(a, "1.203") && has(a, "A,followers,2026-06-30,count,1203,77.25,91.4,0.2275,0.086"));
	t_false(has(a, "Een streepje") || has(a, "Het platform zegt niet") || has(a, "Weergaven tellen"));
	t_true(has(b, "B,views,2026-06-30,count,5000,60,,0.4,,"));
	t_true(has(b, "Een streepje") && has(b, "Weergaven tellen keren"));
	t_true(has(c, "C,viewers,2026-06-30,share,,80,95,0.2,0.05,") && has(c, "alleen aandelen") && has(c, "alleen aandelen¹") &&
	       has(c, "¹\u00a0Het platform zegt niet om hoeveel mensen het gaat"));
	t_text(said(m, NULL, 0, LANG_NL, false), "");
	mem_free(m);
}
T_END

/* The public gets numbers in fives, and no score from which more could be worked out. */
T_CASE(for_the_public_it_is_rounded)
{
	struct mem *m = mem_new();
	const char *a = said(m, &followers, 1, LANG_FR, true);
	t_true(has(a, "A,followers,2026-06-30,count,1205,77,91,0.23,0.09,"));
	t_false(has(a, "1203") || has(a, "77.25"));
	mem_free(m);
}
T_END

T_MAIN("audiences", each_kind_is_told_apart, for_the_public_it_is_rounded)
