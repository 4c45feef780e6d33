/* Old workbooks (.xls) as text: cells, days of both systems, what would be lost, and damage. */
#include "boxes.h"
#include "importers/xls_check.h"

#define FOLDER "tests/data/workbooks/"

static struct str bytes_of(struct mem *m, const char *path)
{
	char buffer[4096];
	struct str s;
	FILE *f = fopen(path, "rb");
	t_true(f != NULL);
	str_init(&s, m);
	for (size_t n; (n = fread(buffer, 1, sizeof buffer, f)) > 0;)
		str_add_n(&s, buffer, n);
	fclose(f);
	return s;
}

static const char *part(struct mem *m, const char *path, size_t i, struct err *e)
{
	struct container *c;
	t_true(container_open(&c, path, e));
	const char *text = boxes_part(m, c, i, e);
	container_close(c);
	return text;
}

T_CASE(an_export_is_read)
{
	struct mem *m = mem_new();
	const char *says = boxes_say(m, FOLDER "content.xls");
	t_true(str_starts(says, "Metrics=Aggregated engagement metrics"));
	t_true(strstr(says, "\n02/27/2026,200,0,200,150,12,0,12,6,0,6,1,0,1,1,0,1,0.1,0,0.1\n") != NULL);
	t_true(strstr(says, "|All posts=Engagement metrics for individual posts.") != NULL);
	t_true(strstr(says, "\n\"Groene Singel: denk mee\rover \"\"ons\"\" plein, ja\",https://example.org/feed/update/urn:li:activity:"
	                    "7433000000000000001,Organic,,,02/27/2026,,,All followers,200,,,12,0.06,6,1,1,2,0.11\n") != NULL);
	t_true(str_ends(says, "\n\"Een fiets, een café\",https://example.org/feed/update/urn:li:activity:7433362000000000002,Organic,,,"
	                      "02/28/2026,,,All followers,80,40,,3,0.0375,1,0,0,0,0.05,Video\n"));
	mem_free(m);
}
T_END

T_CASE(every_kind_of_cell)
{
	struct mem *m = mem_new();
	struct err e = { 0 };
	const char *rest = ",0.1,1183689.3666,7.527623000473079E+18,-7,\"één, \"\"twee\"\"\rdrie\"\n";
	t_text(part(m, FOLDER "cells.xls", 0, &e), mem_printf(m, "2026-01-05,2026-01-05 14:05,14:05:00,12.5%%\n\n,1900-03-01%s", rest));
	t_text(part(m, FOLDER "cells1904.xls", 0, &e), mem_printf(m, "2026-01-05,2026-01-05 14:05,14:05:00,12.5%%\n\n,1904-01-02%s", rest));
	t_false(err_is_set(&e));
	/* freexl would leave the formula out */
	t_text(part(m, FOLDER "cells.xls", 1, &e), "");
	t_int(e.word, W_BOOK_LOST);
	t_int(e.row, 2);
	t_int(e.column, 3);
	e = (struct err){ 0 };
	t_text(part(m, FOLDER "cells.xls", 2, &e), "");
	t_int(e.word, W_SOURCE_EMPTY);
	mem_free(m);
}
T_END

T_CASE(damage_is_seen)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m);
	struct str book = bytes_of(m, FOLDER "content.xls");
	for (size_t n = 4; n < book.n - 1024; n += 97) {
		const char *says = boxes_say(m, boxes_file(m, folder, "a.xls", book.s, n));
		if (!str_starts(says, "book-damaged"))
			t_fail("cut to %zu bytes: %.100s", n, says);
	}
	/* each takes a child process, so not every byte */
	for (size_t i = 4; i < book.n; i += i < 512 ? 5 : 97) {
		struct mem *own = mem_new();
		char was = book.s[i];
		book.s[i] = (char)(was ^ 0xff);
		boxes_say(own, boxes_file(own, folder, "a.xls", book.s, book.n));
		book.s[i] = was;
		mem_free(own);
	}
	temp_remove(folder);
	mem_free(m);
}
T_END

/* Room that a worksheet claims and does not use: freexl would take it. */
T_CASE(claims_are_limited)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m);
	struct str book = bytes_of(m, FOLDER "content.xls");
	for (size_t i = 0; i + 18 < book.n; i++)
		if (memcmp(book.s + i, "\0\2\16\0\0\0\0\0", 8) == 0) { /* DIMENSIONS, 14 bytes, from row 0 */
			memcpy(book.s + i + 8, "\0\0\1\0", 4);
			memcpy(book.s + i + 14, "\0\1", 2);
		}
	t_text(boxes_say(m, boxes_file(m, folder, "a.xls", book.s, book.n)), "book-too-large");
	const char *path = boxes_file(m, folder, "a.xls", book.s, book.n);
	t_true(truncate(path, XLS_BYTES + 1) == 0);
	t_text(boxes_say(m, path), "book-too-large");
	/* the first text of the table of texts says it is longer than all of it: freexl reads on, in its child */
	book = bytes_of(m, FOLDER "content.xls");
	for (size_t i = 0; i + 16 < book.n; i++)
		if (memcmp(book.s + i, "\xfc\0", 2) == 0 && memcmp(book.s + i + 12, "\x86\0\0", 3) == 0)
			memcpy(book.s + i + 12, "\xff\xff", 2);
	t_text(boxes_say(m, boxes_file(m, folder, "a.xls", book.s, book.n)), "book-damaged");
	temp_remove(folder);
	mem_free(m);
}
T_END

T_MAIN("xls", an_export_is_read, every_kind_of_cell, damage_is_seen, claims_are_limited)
