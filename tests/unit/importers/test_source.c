/* Files as text: encodings, line ends, what is refused, and that nothing depends on where a piece ends. */
#include "base/str.h"
#include "importers/source.h"
#include "tests/t.h"
#include <time.h>
#include <unistd.h>

struct read {
	char dir[32];
	struct mem *mem;
	const char *path;
	struct err err;
	struct str text;
	char hash[HASH_HEX];
	const char *encoding;
};

static void read_begin(struct read *r)
{
	*r = (struct read){ .dir = "/tmp/spiegel-test-XXXXXX", .mem = mem_new() };
	if (!mkdtemp(r->dir))
		t_fail("no temporary folder");
	r->path = mem_printf(r->mem, "%s/file.csv", r->dir);
}

static void read_end(struct read *r)
{
	unlink(r->path);
	rmdir(r->dir);
	mem_free(r->mem);
}

static void put(const struct read *r, const char *bytes, size_t n)
{
	FILE *f = fopen(r->path, "wb");
	if (!f || fwrite(bytes, 1, n, f) != n || fclose(f) != 0)
		t_fail("cannot write %s", r->path);
}

static bool read_all(struct read *r, struct source_options options)
{
	struct source *s;
	const char *text;
	size_t n;
	bool ok;
	r->err = (struct err){ 0 };
	str_init(&r->text, r->mem);
	if (!source_open(&s, r->path, options, &r->err))
		return false;
	do {
		ok = source_read(s, &text, &n, &r->err);
		str_add_n(&r->text, text, n);
	} while (ok && n > 0);
	if (ok)
		source_hash(s, r->hash);
	r->encoding = source_encoding(s);
	source_close(s);
	return ok;
}

#define BYTES(literal) (literal), sizeof(literal) - 1

struct sample {
	const char *name, *bytes;
	size_t n;
	bool windows_1252;
	const char *text, *encoding;
	enum word why; /* WORD_N: read to its end */
};

static const struct sample samples[] = {
	{ "plain", BYTES("a,b\n1,2\n"), false, "a,b\n1,2\n", "UTF-8", WORD_N },
	{ "no last newline", BYTES("a,b\n1,2"), false, "a,b\n1,2", "UTF-8", WORD_N },
	{ "UTF-8", BYTES("\xc3\xa9,\xe2\x82\xac,\xf0\x9f\x8c\xb3\n"), false, "é,€,🌳\n", "UTF-8", WORD_N },
	{ "UTF-8 with mark", BYTES("\xef\xbb\xbf\xc3\xa9\n"), false, "é\n", "UTF-8 (BOM)", WORD_N },
	{ "a mark within the text stays",
	  BYTES("a\n\xef\xbb\xbf"
	        "b\n"),
	  false,
	  "a\n\xef\xbb\xbf"
	  "b\n",
	  "UTF-8", WORD_N },
	{ "UTF-16LE",
	  BYTES("\xff\xfe"
	        "a\0,\0\xe9\0\n\0\x3c\xd8\x33\xdf"),
	  false, "a,é\n🌳", "UTF-16LE", WORD_N },
	{ "UTF-16BE", BYTES("\xfe\xff\0a\0,\0\xe9\0\n\xd8\x3c\xdf\x33"), false, "a,é\n🌳", "UTF-16BE", WORD_N },
	{ "Windows-1252", BYTES("\xe9,\x80,\x9f\n"), true, "é,€,Ÿ\n", "Windows-1252", WORD_N },
	{ "a mark wins over Windows-1252", BYTES("\xef\xbb\xbf\xc3\xa9\n"), true, "é\n", "UTF-8 (BOM)", WORD_N },
	{ "CRLF", BYTES("a\r\nb\r\n\r\n"), false, "a\nb\n\n", "UTF-8", WORD_N },
	{ "CR", BYTES("a\rb\r\r"), false, "a\nb\n\n", "UTF-8", WORD_N },
	{ "CR and CRLF in quotes", BYTES("\"a\r\nb\rc\"\r\nd\r\n"), false, "\"a\r\nb\rc\"\nd\n", "UTF-8", WORD_N },
	{ "quotes in quotes", BYTES("\"a\"\"\r\"\r\n"), false, "\"a\"\"\r\"\n", "UTF-8", WORD_N },
	{ "Windows-1252 unasked", BYTES("a,b\ncaf\xe9,1\n"), false, "a,b\ncaf", "UTF-8", W_SOURCE_NOT_UTF8 },
	{ "overlong",
	  BYTES("a\xc0\xaf"
	        "b"),
	  false, "a", "UTF-8", W_SOURCE_NOT_UTF8 },
	{ "surrogate",
	  BYTES("a\xed\xa0\x80"
	        "b"),
	  false, "a", "UTF-8", W_SOURCE_NOT_UTF8 },
	{ "continuation alone",
	  BYTES("a\x80"
	        "b"),
	  false, "a", "UTF-8", W_SOURCE_NOT_UTF8 },
	{ "too high", BYTES("a\xf4\x90\x80\x80"), false, "a", "UTF-8", W_SOURCE_NOT_UTF8 },
	{ "wrong behind a mark",
	  BYTES("\xef\xbb\xbf"
	        "a\xe9"
	        "b"),
	  false, "a", "UTF-8 (BOM)", W_SOURCE_WRONG_BYTES },
	{ "cut in a character", BYTES("ab\xe2\x82"), false, "ab", "UTF-8", W_SOURCE_CUT },
	{ "UTF-16 cut in a unit",
	  BYTES("\xff\xfe"
	        "a\0b"),
	  false, "a", "UTF-16LE", W_SOURCE_CUT },
	{ "UTF-16 cut in a pair",
	  BYTES("\xff\xfe"
	        "a\0\x3c\xd8"),
	  false, "a", "UTF-16LE", W_SOURCE_CUT },
	{ "UTF-16 half a pair",
	  BYTES("\xff\xfe"
	        "a\0\x3c\xd8"
	        "b\0"),
	  false, "a", "UTF-16LE", W_SOURCE_WRONG_BYTES },
	{ "UTF-16 wrong half first",
	  BYTES("\xff\xfe"
	        "a\0\x33\xdf"
	        "b\0"),
	  false, "a", "UTF-16LE", W_SOURCE_WRONG_BYTES },
	{ "not in Windows-1252",
	  BYTES("a\x81"
	        "b"),
	  true, "a", "Windows-1252", W_SOURCE_WRONG_BYTES },
	{ "NUL", BYTES("abcdefgh,ij\nk\0l\n"), false, "abcdefgh,ij\nk", "UTF-8", W_SOURCE_NUL },
	{ "NUL in UTF-16",
	  BYTES("\xff\xfe"
	        "a\0\0\0b\0"),
	  false, "a", "UTF-16LE", W_SOURCE_NUL },
	{ "empty", BYTES(""), false, "", NULL, W_SOURCE_EMPTY },
	{ "only a mark", BYTES("\xef\xbb\xbf"), false, "", NULL, W_SOURCE_EMPTY },
	{ "only a UTF-16 mark", BYTES("\xff\xfe"), false, "", NULL, W_SOURCE_EMPTY },
	{ "only blanks", BYTES(" \r\n\t\n"), false, "", NULL, W_SOURCE_EMPTY },
	{ "zip or xlsx", BYTES("PK\003\004rest"), false, "", NULL, W_SOURCE_ZIP },
	{ "xls", BYTES("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), false, "", NULL, W_SOURCE_XLS },
	{ "PDF", BYTES("%PDF-1.7\n"), false, "", NULL, W_SOURCE_PDF },
	{ "JPEG", BYTES("\xff\xd8\xff\xe0\0\x10JFIF\0\1"), false, "", NULL, W_SOURCE_PICTURE },
	{ "PNG", BYTES("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), false, "", NULL, W_SOURCE_PICTURE },
	{ "gzip", BYTES("\x1f\x8b\x08\0"), false, "", NULL, W_SOURCE_GZIP },
	{ "SQLite", BYTES("SQLite format 3\0rest"), false, "", NULL, W_SOURCE_DATABASE },
	{ "web page", BYTES("\xef\xbb\xbf \n<!DOCTYPE html><html>"), false, "", NULL, W_SOURCE_WEB_PAGE },
	{ "JSON", BYTES("{\"error\":1}"), false, "", NULL, W_SOURCE_JSON },
	{ "JSON list", BYTES("[{\"error\":1}]"), false, "", NULL, W_SOURCE_JSON },
	{ "UTF-32", BYTES("\xff\xfe\0\0a\0\0\0"), false, "", NULL, W_SOURCE_UTF32 },
	{ "UTF-16 without mark", BYTES("a\0,\0b\0\n\0"), false, "", NULL, W_SOURCE_UTF16_NO_MARK },
	{ "zeros", BYTES("\0\0\0\0\0\0\0\0"), false, "", NULL, W_SOURCE_ZEROS },
};

static void check(struct read *r, const struct sample *s, size_t chunk)
{
	put(r, s->bytes, s->n);
	bool ok = read_all(r, (struct source_options){ .windows_1252 = s->windows_1252, .chunk = chunk });
	if (ok != (s->why == WORD_N) || (!ok && r->err.word != s->why))
		t_fail("%s, chunk %zu: %s", s->name, chunk, ok ? "was read" : err_sentence(r->mem, &r->err, LANG_EN));
	if (!str_eq(r->text.s, s->text))
		t_fail("%s, chunk %zu: text is \"%s\"", s->name, chunk, r->text.s);
	if (s->encoding && !str_eq(r->encoding, s->encoding))
		t_fail("%s, chunk %zu: encoding is %s", s->name, chunk, r->encoding);
}

T_CASE(text_is_the_same_however_it_is_read)
{
	struct read r;
	read_begin(&r);
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
		for (size_t chunk = 0; chunk <= samples[i].n + 1; chunk++)
			check(&r, &samples[i], chunk);
	read_end(&r);
}
T_END

T_CASE(the_sum_is_of_all_bytes)
{
	struct read r;
	read_begin(&r);
	put(&r, BYTES("\xef\xbb\xbf"
	              "abc\r\n"));
	/* printf '\357\273\277abc\r\n' | sha256sum */
	for (size_t chunk = 0; chunk < 10; chunk++) {
		t_true(read_all(&r, (struct source_options){ .chunk = chunk }));
		t_text(r.hash, "c3199f17595cd7b59cea561d9cb96f204ef903c38b1b9cb4a50b7e68d286f675");
	}
	read_end(&r);
}
T_END

T_CASE(only_regular_files_are_read)
{
	struct read r;
	read_begin(&r);
	t_false(read_all(&r, (struct source_options){ 0 }));
	t_int(r.err.word, W_SOURCE_ABSENT);
	const char *file = r.path;
	r.path = r.dir;
	t_false(read_all(&r, (struct source_options){ 0 }));
	t_int(r.err.word, W_SOURCE_FOLDER);
	r.path = "/dev/zero";
	t_false(read_all(&r, (struct source_options){ 0 }));
	t_int(r.err.word, W_SOURCE_NO_FILE);
	r.path = file;
	put(&r, BYTES("a"));
	if (truncate(r.path, ((off_t)2 << 30) + 1) == 0) { /* sparse: takes no room */
		t_false(read_all(&r, (struct source_options){ 0 }));
		t_int(r.err.word, W_SOURCE_TOO_LARGE);
	}
	read_end(&r);
}
T_END

static void change(struct read *r, void (*how)(const struct read *))
{
	struct source *s;
	const char *text;
	size_t n;
	bool ok = true;
	put(r, BYTES("a,b\n1,2\n3,4\n"));
	r->err = (struct err){ 0 };
	t_true(source_open(&s, r->path, (struct source_options){ .chunk = 4 }, &r->err));
	t_true(source_read(s, &text, &n, &r->err));
	how(r);
	for (n = 1; ok && n > 0;)
		ok = source_read(s, &text, &n, &r->err);
	source_close(s);
	t_false(ok);
	t_int(r->err.word, W_SOURCE_CHANGED);
}

static void grow(const struct read *r)
{
	FILE *f = fopen(r->path, "ab");
	fputs("5,6\n7,8\n", f);
	fclose(f);
}

static void shrink(const struct read *r)
{
	if (truncate(r->path, 6) != 0)
		t_fail("cannot cut the file");
}

static void overwrite(const struct read *r)
{
	struct timespec wait = { 0, 20000000 }; /* the clock of the file system is coarser than ours */
	nanosleep(&wait, NULL);
	FILE *f = fopen(r->path, "r+b");
	fputs("a,b\n9,9\n", f);
	fclose(f);
}

T_CASE(a_file_that_changes_is_refused)
{
	struct read r;
	read_begin(&r);
	change(&r, grow);
	change(&r, shrink);
	change(&r, overwrite);
	read_end(&r);
}
T_END

T_MAIN("source", text_is_the_same_however_it_is_read, the_sum_is_of_all_bytes, only_regular_files_are_read, a_file_that_changes_is_refused)
