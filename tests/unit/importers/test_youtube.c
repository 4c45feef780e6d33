/* What is peculiar to YouTube Studio: figures of a period, rows that are none, ids and dates as it writes them. */
#include "boxes.h"
#include "importers/youtube.h"
#include "taken.h"

#define HEAD "Content,Video title,Video publish time,Views\n"
#define N(array) (sizeof(array) / sizeof *(array))

static const char table[] = HEAD "Total,,,60\n"
                                 "aaaaaaaaaaa,Oud,\"Dec 31, 2025\",10\n"
                                 "bbbbbbbbbbb,Eerste dag,\"Jan 1, 2026\",20\n"
                                 "ccccccccccc,Besloten,,30\n";
static const char totals[] = "Date,Views\n2026-01-01,40\n2026-01-02,20\n";
static const char posts[] = "SELECT p.external_id, r.views, date(r.as_of * 86400, 'unixepoch') FROM post p"
                            " JOIN post_reading r ON r.post_id = p.id ORDER BY p.external_id";

static enum row_role role_of(const char *a, const char *b, const char *c)
{
	const char *const cell[] = { a, b, c };
	struct field field[3];
	for (size_t i = 0; i < 3; i++)
		field[i] = (struct field){ cell[i], strlen(cell[i]) };
	return youtube_role(&(struct record){ .field = field, .n = 3 });
}

T_CASE(totals_and_footers_are_told_by_their_words)
{
	t_int(role_of("Total", "60", "0:04:34"), ROW_TOTAL);
	t_int(role_of("60", "Totaal", ""), ROW_TOTAL);
	t_int(role_of("Total", "", ""), ROW_TOTAL);
	t_int(role_of("Showing top 500 results", "", ""), ROW_FOOTER);
	t_int(role_of("", "", "Showing top 500 results"), ROW_FOOTER);
	t_int(role_of("aaaaaaaaaaa", "Total", "60"), ROW_DATA); /* a video of that name */
	t_int(role_of("bbbbbbbbbbb", "Showing top 500 results", ""), ROW_DATA);
	t_int(role_of("NL", "500", ""), ROW_DATA);
	t_int(role_of("2026-01-01", "60", ""), ROW_DATA);
}
T_END

T_CASE(a_table_alone_does_not_tell_its_day)
{
	struct taken t;
	taken_begin(&t);
	t_false(taken_text(&t, "Table data.csv", table));
	t_text(word_code(t.mem, t.err.word), "intake-as-of");
	t.options.as_of = day_make(2026, 1, 2);
	t_true(taken_text(&t, "Table data.csv", table));
	t_text(taken_rows(&t, posts), "aaaaaaaaaaa|10|2026-01-02 bbbbbbbbbbb|20|2026-01-02 ccccccccccc|30|2026-01-02");
	taken_end(&t);
}
T_END

/* Beside its totals the table is known to begin on 1 January: of what is older it has a part only. With --as-of too, and in any order. */
T_CASE(in_its_zip_a_table_has_the_period_of_the_totals)
{
	const struct boxed b[] = { { .name = "Table data.csv", .text = table },
		                   { .name = "Totals.csv", .text = totals },
		                   { .name = "Table data.csv", .text = table } };
	for (size_t way = 0; way < 4; way++) {
		struct taken t;
		taken_begin(&t);
		t.options.as_of = way & 1 ? day_make(2026, 1, 5) : INT_MIN;
		struct str zip = boxes_zip(t.mem, b + way / 2, 2);
		t_true(taken_bytes(&t, "Content 2026-01-01_2026-01-02 Voorbeeldstad.zip", zip.s, zip.n));
		const struct import_result *r = &t.results.item[way / 2];
		t_text(r->kind, "youtube-content");
		t_int(r->rows_stored, 2);
		t_int(r->rows_outside, 1);
		t_text(taken_rows(&t, posts), way & 1 ? "bbbbbbbbbbb|20|2026-01-05 ccccccccccc|30|2026-01-05"
		                                      : "bbbbbbbbbbb|20|2026-01-02 ccccccccccc|30|2026-01-02");
		t_text(word_code(t.mem, r->messages.item[r->messages.n - 1].word), "post-older");
		t_int(t.results.item[1 - way / 2].rows_stored, 2);
		taken_end(&t);
	}
}
T_END

/* Days of old videos are of these days, not a part of something. */
T_CASE(a_chart_has_days_of_its_own)
{
	struct taken t;
	struct period january = { day_make(2026, 1, 1), day_make(2026, 1, 31) };
	taken_begin(&t);
	t.options.period = &january;
	t_true(taken_text(&t, "Chart data.csv",
	                  "Date,Content,Video title,Video publish time,Duration,Views\n"
	                  "2026-01-01, -aaaaaaaaaa,Oud,\"Dec 31, 2025\",60,3\n"
	                  "2026-01-02, -aaaaaaaaaa,Oud,\"Dec 31, 2025\",61,4\n"));
	t_int(t.result.rows_stored, 2);
	t_text(taken_rows(&t, "SELECT p.external_id, date(r.day * 86400, 'unixepoch'), r.views, r.content_type, r.type_inferred FROM post p"
	                      " JOIN post_reading r ON r.post_id = p.id ORDER BY r.day"),
	       "-aaaaaaaaaa|2026-01-01|3|video_short|1 -aaaaaaaaaa|2026-01-02|4|video|1");
	taken_end(&t);
}
T_END

/* Every column but the key ones is up to the user, and so is their order. */
T_CASE(columns_are_up_to_the_user)
{
	struct taken t;
	taken_begin(&t);
	t.options.as_of = day_make(2026, 1, 2);
	t_true(taken_text(&t, "Table data.csv",
	                  "Subscribers,Video title,Thumbnail impressions,Content\n5,,200,Total\n-1,Total,120,aaaaaaaaaaa\n"
	                  "6,Ander,80,bbbbbbbbbbb\n,,,Showing top 500 results\n"));
	t_text(taken_rows(&t, "SELECT p.external_id, m.metric, m.value FROM post p JOIN post_metric m ON m.post_id = p.id ORDER BY 1, 2"),
	       "aaaaaaaaaaa|net_follows|-1.0 aaaaaaaaaaa|thumbnail_impressions|120.0 bbbbbbbbbbb|net_follows|6.0"
	       " bbbbbbbbbbb|thumbnail_impressions|80.0");
	t_text(taken_messages(&t), "channel-unnamed 0:0 row-footer 5:0 row-total-same 2:0");
	t_text(taken_rows(&t, "SELECT count(views), count(impressions), count(follows) FROM post_reading"), "0|0|0");
	taken_end(&t);
}
T_END

T_CASE(german_tables_are_known)
{
	struct taken t;
	taken_begin(&t);
	t.options.as_of = day_make(2026, 1, 2);
	t_true(taken_text(&t, "Tabellendaten.csv",
	                  "Videos,Videotitel,Veröffentlichungszeitpunkt des Videos,Dauer,Aufrufe,Wiedergabezeit (Stunden),Abonnenten,"
	                  "Geschätzter Umsatz (EUR),Impressionen,Klickrate der Impressionen (%)\nGesamt,,,,12,0.5,1,,90,2.1\n"
	                  "aaaaaaaaaaa,Park,1. Dez. 2025,70,12,0.5,1,,90,2.1\n"));
	t_text(taken_messages(&t), "channel-unnamed 0:0 row-total-same 2:0");
	t_text(taken_rows(&t, "SELECT date(local_day * 86400, 'unixepoch'), views, watch_seconds FROM post_reading"), "2025-12-01|12|1800");
	taken_end(&t);
}
T_END

/* The column is in hours, so is what is said of it. */
T_CASE(totals_are_told_in_the_unit_of_the_file)
{
	struct taken t;
	taken_begin(&t);
	t.options.as_of = day_make(2026, 6, 30);
	t_true(taken_text(&t, "Table data.csv",
	                  "Content,Video title,Video publish time,Duration,Views,Watch time (hours)\nTotal,,,,60,50.5\n"
	                  "aaaaaaaaaaa,Plein,\"May 1, 2026\",95,60,30.25\n"));
	const struct msg *m = &t.result.messages.item[t.result.messages.n - 1];
	t_text(word_code(t.mem, m->word), "row-total-other");
	t_text(m->arg[1], "50.5");
	t_text(m->arg[2], "30.25");
	taken_end(&t);
}
T_END

T_MAIN("youtube", totals_are_told_in_the_unit_of_the_file, totals_and_footers_are_told_by_their_words, a_table_alone_does_not_tell_its_day,
       in_its_zip_a_table_has_the_period_of_the_totals, a_chart_has_days_of_its_own, columns_are_up_to_the_user, german_tables_are_known)
