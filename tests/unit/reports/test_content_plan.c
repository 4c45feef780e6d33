/* The plan in words and as a calendar, by hand. */
#include "base/str.h"
#include "reports/content_plan.h"
#include "reports/out_text.h"
#include "tests/t.h"

T_CASE(a_plan_of_two_kinds)
{
	struct mem *m = mem_new();
	struct content_kind kind[2] = { { .code = "image", .words = "foto's", .label = "foto's" },
		                        { .code = "video_short", .words = "korte video's", .label = "korte video's" } };
	struct content_part part = { .platform = "facebook", .platform_title = "Facebook", .name = "Plein", .n_kinds = 2, .kind = kind };
	struct content_model model = { .n_parts = 1, .part = &part };
	struct plan_row row[2] = { { &part, &kind[0], 4, 2, PLAN_ROOM, 0, 0 }, { &part, &kind[1], 2.33, 4, PLAN_MORE, 0, 0 } };
	struct content_plan plan = { .month = month_make(2026, 7), .n = 2, .row = row };
	struct doc d;
	struct str s;
	doc_init(&d, m, LANG_NL);
	content_plan_blocks(&d, &model, &plan);
	str_init(&s, m);
	out_text(&s, &d, (struct text_style){ .width = 200 });
	t_true(strstr(s.s, "Plan voor juli 2026\n===") != NULL);
	t_true(strstr(s.s, "geeft ruimte aan wat beter loopt") && strstr(s.s, "2,3") && strstr(s.s, "doet het duidelijk beter"));
	t_true(strstr(s.s, "niet door loting") != NULL);
	const char *calendar = content_plan_calendar(&d, &model, &plan);
	size_t events = 0, photos = 0;
	for (const char *at = calendar; (at = strstr(at, "BEGIN:VEVENT")) != NULL; at++)
		events++;
	for (const char *at = calendar; (at = strstr(at, "SUMMARY:Facebook: foto's\r\n")) != NULL; at++)
		photos++;
	t_int(events, 6);
	t_int(photos, 2);
	t_true(strncmp(calendar, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", 30) == 0);
	t_true(strstr(calendar, "UID:2026-07-1@spiegel\r\nDTSTAMP:20260630T000000Z\r\nDTSTART;VALUE=DATE:20260703\r\n") != NULL);
	t_true(strstr(calendar, "DTSTART;VALUE=DATE:20260729\r\n") !=
	       NULL); /* 31 days in six parts: their middles are days 3, 8, 13, 19, 24, 29 */
	t_true(strstr(calendar, "END:VCALENDAR\r\n") != NULL);
	for (const char *line = calendar; *line; line += strcspn(line, "\n") + 1)
		t_true(strcspn(line, "\r") <= 75);
	mem_free(m);
}
T_END

T_CASE(nothing_to_plan)
{
	struct mem *m = mem_new();
	struct content_model model = { .n_parts = 0 };
	struct content_plan plan = { .month = month_make(2026, 7) };
	struct doc d;
	struct str s;
	for (int lang = 0; lang < LANG_N; lang++) {
		doc_init(&d, m, (enum lang)lang);
		content_plan_blocks(&d, &model, &plan);
		str_init(&s, m);
		out_text(&s, &d, (struct text_style){ .width = 80 });
		t_true(strstr(s.s, "2026") != NULL);
		t_true(strstr(content_plan_calendar(&d, &model, &plan), "VEVENT") == NULL);
	}
	mem_free(m);
}
T_END

T_MAIN("reports/content_plan", a_plan_of_two_kinds, nothing_to_plan)
