/* Files with parts: what is a part, its name and its bytes; that what is wrong is refused in words, and nothing by its name. */
#include "books.h"
#include "importers/rows_zip.h"
#include <zip.h>

#define N(array) (sizeof(array) / sizeof *(array))

static const char *say(struct mem *m, const char *folder, const char *name, const struct boxed *b, size_t n)
{
	struct str zip = boxes_zip(m, b, n);
	return boxes_say(m, boxes_file(m, folder, name, zip.s, zip.n));
}

T_CASE(a_plain_file_is_one_part)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m), *path = boxes_file(m, folder, "cijfers.zip", "a,b\n1,2\n", 8);
	struct container *c;
	struct err e = { 0 };
	char hash[HASH_HEX], want[HASH_HEX];
	t_true(container_open(&c, path, &e));
	t_true(container_is_plain(c));
	t_int(container_parts(c), 1);
	t_text(container_part_name(c, 0), "");
	t_text(container_passed(c), "");
	t_text(boxes_part(m, c, 0, &e), "a,b\n1,2\n");
	t_true(container_hash(c, hash, &e));
	hash_text("a,b\n1,2\n", want);
	t_text(hash, want);
	container_close(c);
	t_text(boxes_say(m, boxes_file(m, folder, "short.csv", "PK", 2)), "=PK");
	t_text(boxes_say(m, boxes_file(m, folder, "empty.csv", "", 0)), "source-empty");
	t_text(boxes_say(m, mem_printf(m, "%s/none.zip", folder)), "source-absent");
	t_text(boxes_say(m, folder), "source-folder");
	t_text(boxes_say(m, "/dev/null"), "source-no-file");
	temp_remove(folder);
	mem_free(m);
}
T_END

static const struct boxed exported[] = {
	{ .name = "Table data.csv", .text = "a,b\n1,2\n" },
	{ .name = "sub/Chart data.CSV", .text = "c\n3\n" },
	{ .name = "sub/", .text = "" },
	{ .name = "__MACOSX/._Table data.csv", .text = "\5\26\7" },
	{ .name = ".DS_Store", .text = "x" },
	{ .name = "foto.png", .text = "x" },
	{ .name = "../../etc/passwd.csv", .text = "d\n" },
	{ .name = "/abs//./x.tsv", .text = "e\n" },
	{ .name = "win\\dows.txt", .text = "f\n" },
	{ .name = "Table data.csv", .text = "a,b\n1,3\n" },
	{ .name = "caf\x82.csv", .text = "g\n" },
	{ .name = "caf\xc3\xa9 2.csv", .text = "h\n", .flags = 0x800 },
	{ .name = "nul\xc2\x85l.csv", .text = "i\n", .flags = 0x800 },
};

T_CASE(delimited_text_in_a_zip_is_a_part)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m);
	struct str zip = boxes_zip(m, exported, N(exported));
	const char *path = boxes_file(m, folder, "naam.csv", zip.s, zip.n);
	struct container *c;
	struct err e = { 0 };
	t_text(boxes_say(m, path), "Table data.csv=a,b\n1,2\n|sub/Chart data.CSV=c\n3\n|etc/passwd.csv=d\n|abs/x.tsv=e\n|win/dows.txt=f\n"
	                           "|Table data.csv (2)=a,b\n1,3\n|café.csv=g\n|café 2.csv=h\n|nul\\u0085l.csv=i\n");
	t_true(container_open(&c, path, &e));
	t_false(container_is_plain(c));
	t_text(container_passed(c), "__MACOSX/._Table data.csv, .DS_Store, foto.png");
	/* the sum of a part is that of the same bytes as a file */
	struct source *s;
	char hash[HASH_HEX], want[HASH_HEX];
	t_true(container_read(c, 0, (struct source_options){ 0 }, &s, &e));
	boxes_text(m, s, &e);
	source_hash(s, hash);
	t_int(source_bytes_all(s), 8);
	source_close(s);
	hash_text("a,b\n1,2\n", want);
	t_text(hash, want);
	container_close(c);
	temp_remove(folder);
	mem_free(m);
}
T_END

static const struct {
	const char *name;
	struct boxed box;
	const char *says;
} wrong[] = {
	{ "sum", { .name = "a.csv", .text = "a\n1\n", .wrong_sum = true }, "zip-damaged" },
	{ "password", { .name = "a.csv", .text = "a\n1\n", .flags = 1 }, "zip-password" },
	{ "password of a picture", { .name = "a.png", .text = "a\n1\n", .flags = 1 }, "zip-password" },
	{ "method", { .name = "a.csv", .text = "a\n1\n", .method = 97 }, "zip-method" },
	{ "deflate that is none", { .name = "a.csv", .text = "\377\377\377", .method = 8 }, "zip-damaged" },
	{ "a zip in a zip", { .name = "a.csv", .text = "PK\003\004rest" }, "source-zip" },
	{ "a workbook under another name", { .name = "a.csv", .text = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" }, "source-xls" },
	{ "no table", { .name = "a.png", .text = "x" }, "zip-no-tables" },
	{ "a folder", { .name = "a.csv/", .text = "" }, "zip-no-tables" },
	{ "an empty table", { .name = "a.csv", .text = "" }, "source-empty" },
	{ "no workbook", { .name = "a.xlsx", .text = "a\n" }, "zip-damaged" },
};

T_CASE(what_is_wrong_is_said)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m);
	for (size_t i = 0; i < N(wrong); i++) {
		const char *says = say(m, folder, "a.zip", &wrong[i].box, 1);
		if (!str_eq(says, wrong[i].says))
			t_fail("%s: %s, expected %s", wrong[i].name, says, wrong[i].says);
	}
	t_text(say(m, folder, "a.zip", NULL, 0), "zip-no-tables");
	struct boxed *many = mem_array(m, CONTAINER_PARTS + 1, sizeof *many);
	for (int i = 0; i <= CONTAINER_PARTS; i++)
		many[i] = (struct boxed){ .name = mem_printf(m, "%d.csv", i), .text = "a\n" };
	t_text(say(m, folder, "a.zip", many, CONTAINER_PARTS + 1), "zip-parts");
	temp_remove(folder);
	mem_free(m);
}
T_END

/* However a file is cut or changed, its parts are what they were or it is refused. */
T_CASE(damage_is_seen)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m);
	static const struct boxed two[] = { { .name = "a.csv", .text = "a,b\n1,2\n" }, { .name = "b.csv", .text = "c,d\n3,4\n" } };
	struct str zip = boxes_zip(m, two, N(two));
	size_t n_refused = 0;
	for (size_t n = 4; n < zip.n; n++) {
		const char *says = boxes_say(m, boxes_file(m, folder, "a.zip", zip.s, n));
		if (!str_eq(says, "zip-damaged"))
			t_fail("cut to %zu bytes: %s", n, says);
	}
	for (size_t i = 4; i < zip.n; i++)
		for (int bit = 0; bit < 8; bit++) {
			struct mem *own = mem_new();
			zip.s[i] = (char)(zip.s[i] ^ (1 << bit));
			const char *says = boxes_say(own, boxes_file(own, folder, "a.zip", zip.s, zip.n));
			zip.s[i] = (char)(zip.s[i] ^ (1 << bit));
			bool refused = str_starts(says, "zip-") || str_starts(says, "source-");
			n_refused += refused;
			if (!refused && !strstr(says, "a,b\n1,2\n") && !strstr(says, "c,d\n3,4\n"))
				t_fail("bit %d of byte %zu: %s", bit, i, says);
			mem_free(own);
		}
	t_true(n_refused > 500);
	temp_remove(folder);
	mem_free(m);
}
T_END

/* A member of zeros, packed a thousand times smaller. */
T_CASE(a_bomb_does_not_go_off)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m), *path = mem_printf(m, "%s/a.zip", folder);
	char *zeros = mem_alloc(m, ZIP_RATIO_FROM + 1);
	zip_t *z = zip_open(path, ZIP_CREATE, NULL);
	t_true(z && zip_file_add(z, "a.csv", zip_source_buffer(z, zeros, ZIP_RATIO_FROM + 1, 0), 0) == 0 && zip_close(z) == 0);
	t_text(boxes_say(m, path), "zip-bomb");
	temp_remove(folder);
	mem_free(m);
}
T_END

T_CASE(a_zip_that_changes_is_refused)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m);
	static const struct boxed one[] = { { .name = "a.csv", .text = "a,b\n1,2\n" } };
	struct str zip = boxes_zip(m, one, 1);
	const char *path = boxes_file(m, folder, "a.zip", zip.s, zip.n);
	struct container *c;
	struct err e = { 0 };
	char hash[HASH_HEX];
	t_true(container_open(&c, path, &e));
	FILE *f = fopen(path, "ab");
	fputs("more", f);
	fclose(f);
	boxes_part(m, c, 0, &e);
	t_int(e.word, W_SOURCE_CHANGED);
	e = (struct err){ 0 };
	t_false(container_hash(c, hash, &e));
	t_int(e.word, W_SOURCE_CHANGED);
	container_close(c);
	temp_remove(folder);
	mem_free(m);
}
T_END

T_CASE(worksheets_are_parts_also_within_a_zip)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m);
	struct book_xml xml = { .sheet = { "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", "", "<row><c><v>2</v></c></row>" },
		                .name = { "Metrics", "Leeg", "All posts" } };
	struct str book = book_zip(m, &xml);
	t_text(boxes_say(m, boxes_file(m, folder, "a.csv", book.s, book.n)), "source-empty");
	xml.sheet[1] = "<row><c><v>3</v></c></row>";
	book = book_zip(m, &xml);
	t_text(boxes_say(m, boxes_file(m, folder, "a.csv", book.s, book.n)), "Metrics=1\n|Leeg=3\n|All posts=2\n");
	const struct boxed both[] = { { .name = "boek.xlsx", .text = book.s, .n = book.n }, { .name = "a.csv", .text = "a\n" } };
	t_text(say(m, folder, "a.zip", both, 2), "boek.xlsx: Metrics=1\n|boek.xlsx: Leeg=3\n|boek.xlsx: All posts=2\n|a.csv=a\n");
	/* one text at a time, and back again */
	struct container *c;
	struct err e = { 0 };
	t_true(container_open(&c, mem_printf(m, "%s/a.zip", folder), &e));
	t_text(boxes_part(m, c, 2, &e), "2\n");
	t_text(boxes_part(m, c, 2, &e), "2\n");
	t_text(boxes_part(m, c, 0, &e), "1\n");
	t_text(boxes_part(m, c, 3, &e), "a\n");
	t_text(boxes_part(m, c, 0, &e), "1\n");
	container_close(c);
	/* a zip without tables that looks like no workbook */
	const struct boxed document[] = { { .name = "[Content_Types].xml", .text = "x" }, { .name = "word/document.xml", .text = "x" } };
	t_text(say(m, folder, "a.zip", document, 2), "zip-no-tables");
	const struct boxed inner[] = { { .name = "a.xlsx", .text = book.s, .n = book.n, .wrong_sum = true } };
	t_text(say(m, folder, "a.zip", inner, 1), "zip-damaged");
	temp_remove(folder);
	mem_free(m);
}
T_END

/* Files of others: bombs, a locked workbook, one with others in it. */
T_CASE(hostile_workbooks_are_refused)
{
	static const struct {
		const char *name, *says;
	} files[] = {
		{ "poc-xmlbomb.xlsx", "book-doctype" },         { "poc-xmlbomb-empty.xlsx", "book-doctype" },
		{ "poc-shared-strings.xlsx", "book-damaged" }, /* before it goes off: its first row is row 0 */
		{ "protected_passtika.xlsx", "book-password" }, { "WithEmbeded.xlsx", "source-empty" }, /* two of its worksheets */
	};
	struct mem *m = mem_new();
	const char *shared = getenv("SPIEGEL_SHARED");
	for (size_t i = 0; i < N(files); i++) {
		const char *path = mem_printf(m, "%s/corpus/poi-xlsx/%s", shared ? shared : "../shared", files[i].name);
		if (access(path, R_OK) != 0) {
			printf("# skipped: %s is not here\n", files[i].name);
			continue;
		}
		const char *says = boxes_say(m, path);
		if (!str_starts(says, files[i].says))
			t_fail("%s: %.200s", files[i].name, says);
	}
	mem_free(m);
}
T_END

/* What LinkedIn gives, as people send it on: workbooks of either form together in a zip, whatever their names say. */
T_CASE(old_workbooks_in_a_zip_are_parts)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m);
	char bytes[1 << 14];
	FILE *f = fopen("tests/data/workbooks/content.xls", "rb");
	t_true(f != NULL);
	size_t n = fread(bytes, 1, sizeof bytes, f);
	fclose(f);
	struct str newer = book_zip(m, &(struct book_xml){ .sheet = { "<row r=\"1\"><c r=\"A1\"><v>7</v></c></row>" } });
	const struct boxed boxes[] = { { .name = "a/plein_content.xls", .text = bytes, .n = n },
		                       { .name = "b.xls", .text = newer.s, .n = newer.n },
		                       { .name = "c.xlsx", .text = bytes, .n = n } };
	const char *says = say(m, folder, "a.zip", boxes, N(boxes));
	t_true(str_starts(says, "a/plein_content.xls: Metrics=Aggregated engagement metrics"));
	t_true(strstr(says, "|a/plein_content.xls: All posts=Engagement metrics") != NULL);
	t_true(strstr(says, "|b.xls: Sheet1=7\n|c.xlsx: Metrics=Aggregated") != NULL);
	memset(bytes + 512, 0xff, 1024);
	t_text(say(m, folder, "a.zip", boxes, 1), "book-damaged");
	temp_remove(folder);
	mem_free(m);
}
T_END

T_MAIN("container", old_workbooks_in_a_zip_are_parts, a_plain_file_is_one_part, delimited_text_in_a_zip_is_a_part, what_is_wrong_is_said,
       damage_is_seen, a_bomb_does_not_go_off, a_zip_that_changes_is_refused, worksheets_are_parts_also_within_a_zip,
       hostile_workbooks_are_refused)
