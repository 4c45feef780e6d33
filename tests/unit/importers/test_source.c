/* Files as text: encodings, line ends, what is refused, and that nothing depends on where a piece ends. */
#include "tests/refuse.h" /* first, for it chooses what the C library shows */

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
	struct source_mended mended;
	int64_t bytes_done, bytes_all;
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

/* Read to the end or the first error; s is closed. */
static bool read_source(struct read *r, struct source *s)
{
	const char *text;
	size_t n;
	bool ok;
	do {
		ok = source_read(s, &text, &n, &r->err);
		str_add_n(&r->text, text, n);
	} while (ok && n > 0);
	if (ok)
		source_hash(s, r->hash);
	r->encoding = source_encoding(s);
	r->mended = source_mended(s);
	r->bytes_done = source_bytes_done(s);
	r->bytes_all = source_bytes_all(s);
	source_close(s);
	return ok;
}

static bool read_all(struct read *r, struct source_options options)
{
	struct source *s;
	r->err = (struct err){ 0 };
	str_init(&r->text, r->mem);
	return source_open(&s, r->path, options, &r->err) && read_source(r, s);
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
	{ "UTF-16 half a pair before what is none, high", BYTES("\xfe\xff\0a\xd8\x3c\xe0\x00"), false, "a", "UTF-16BE",
	  W_SOURCE_WRONG_BYTES },
	{ "UTF-16 first and last of the pairs", BYTES("\xfe\xff\xd8\0\xdc\0\xdb\xff\xdf\xff"), false, "\U00010000\U0010ffff", "UTF-16BE",
	  WORD_N },
	{ "UTF-16 beside the pairs", BYTES("\xfe\xff\xd7\xff\xe0\0"), false, "\xed\x9f\xbf\xee\x80\x80", "UTF-16BE", WORD_N },
	{ "UTF-16BE cut in a pair", BYTES("\xfe\xff\0a\xd8\x3c\xdf"), false, "a", "UTF-16BE", W_SOURCE_CUT },
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
	{ "NUL in Windows-1252", BYTES("abcdefgh\0i"), true, "abcdefgh", "Windows-1252", W_SOURCE_NUL },
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
	{ "a list", BYTES("[1]\n"), false, "[1]\n", "UTF-8", WORD_N },
	{ "a quarter of zeros", BYTES("abc\0"), false, "abc", "UTF-8", W_SOURCE_NUL },
	{ "blanks first", BYTES(" \r\n\ta\n"), false, " \n\ta\n", "UTF-8", WORD_N },
	{ "four bytes, cut after one", BYTES("a\xf0"), false, "a", "UTF-8", W_SOURCE_CUT },
	{ "four bytes, cut after three", BYTES("a\xf0\x9f\x8c"), false, "a", "UTF-8", W_SOURCE_CUT },
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

/* Same size, and only the time of the last change tells: another second, or the same one and another part of it. */
T_CASE(the_clock_of_the_file_tells_too)
{
	static const struct timespec later[] = { { 1000000001, 500 }, { 1000000000, 501 } };
	struct read r;
	read_begin(&r);
	for (size_t i = 0; i <= sizeof later / sizeof *later; i++) {
		struct timespec times[2] = { { 1000000000, 500 }, { 1000000000, 500 } };
		struct source *s;
		put(&r, BYTES("a,b\n1,2\n"));
		t_int(utimensat(AT_FDCWD, r.path, times, 0), 0);
		r.err = (struct err){ 0 };
		str_init(&r.text, r.mem);
		t_true(source_open(&s, r.path, (struct source_options){ .chunk = 4 }, &r.err));
		bool changed = i < sizeof later / sizeof *later;
		times[1] = changed ? later[i] : times[1];
		t_int(utimensat(AT_FDCWD, r.path, times, 0), 0);
		t_int(read_source(&r, s), !changed);
		t_int(r.err.word, changed ? W_SOURCE_CHANGED : 0);
	}
	read_end(&r);
}
T_END

/* The lowest number that is free: what was opened meanwhile has been closed again. */
static int next_fd(void)
{
	int fd = dup(0);
	t_true(fd >= 0 && close(fd) == 0);
	return fd;
}

T_CASE(what_the_system_refuses_is_told)
{
	static const struct {
		const char *call;
		int nth, error;
		enum err_code code;
		enum word word;
	} faults[] = {
		{ "open", 1, ENOENT, ERR_INPUT, W_SOURCE_ABSENT },    { "open", 1, ENOTDIR, ERR_INPUT, W_SOURCE_ABSENT },
		{ "open", 1, EACCES, ERR_INPUT, W_SOURCE_FORBIDDEN }, { "open", 1, EPERM, ERR_INPUT, W_SOURCE_FORBIDDEN },
		{ "open", 1, EMFILE, ERR_SYSTEM, W_SOURCE_SYSTEM },   { "fstat", 1, EIO, ERR_SYSTEM, W_SOURCE_SYSTEM },
		{ "fstat", 2, EIO, ERR_SYSTEM, W_SOURCE_SYSTEM },     { "pread", 1, EIO, ERR_SYSTEM, W_SOURCE_SYSTEM },
		{ "pread", 2, EIO, ERR_SYSTEM, W_SOURCE_SYSTEM },
	};
	struct read r;
	read_begin(&r);
	char *big = mem_alloc(r.mem, 100001); /* the first 65536 bytes are looked at before anything is handed out */
	memset(big, 'x', 100000);
	put(&r, big, 100000);
	int free_fd = next_fd();
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		refuse(faults[i].call, faults[i].nth, faults[i].error);
		t_false(read_all(&r, (struct source_options){ 0 }));
		if (!refuse_was_met() || r.err.code != faults[i].code || r.err.word != faults[i].word)
			t_fail("%s, call %d: word %d", faults[i].call, faults[i].nth, (int)r.err.word);
		t_int(next_fd(), free_fd);
	}
	for (int nth = 1; nth <= 2; nth++) {
		refuse("pread", nth, EINTR);
		t_true(read_all(&r, (struct source_options){ 0 }) && refuse_was_met());
		t_text(r.text.s, big);
		t_int(r.bytes_done, 100000);
		t_int(r.bytes_all, 100000);
	}
	refuse("pread", 2, 0); /* cut while it was read */
	t_false(read_all(&r, (struct source_options){ 0 }));
	t_int(r.err.word, W_SOURCE_CHANGED);
	source_close(NULL);
	read_end(&r);
}
T_END

static const struct mended_sample {
	const char *name, *bytes;
	size_t n;
	bool windows_1252;
	const char *text, *encoding;
	int n_wrong, n_nul;
} mended[] = {
	{ "nothing wrong, line ends as they are", BYTES("\"a\r\nb\",c\r\nd\re\n"), false, "\"a\r\nb\",c\r\nd\re\n", "UTF-8", 0, 0 },
	{ "empty", BYTES(""), false, "", "UTF-8", 0, 0 },
	{ "a mark is left out", BYTES("\xef\xbb\xbf\xc3\xa9"), false, "é", "UTF-8 (BOM)", 0, 0 },
	{ "UTF-16LE without a mark", BYTES("a\0,\0\xe9\0\n\0"), false, "a,é\n", "UTF-16LE", 0, 0 },
	{ "UTF-16BE without a mark", BYTES("\0a\0,\0\xe9\0\n"), false, "a,é\n", "UTF-16BE", 0, 0 },
	{ "Windows-1252 without a mark", BYTES("caf\xe9,\x80,1,2,3\n"), false, "café,€,1,2,3\n", "Windows-1252", 0, 0 },
	{ "Windows-1252 that was asked for", BYTES("a\xe9\x81z"), true, "aé\ufffdz", "Windows-1252", 1, 0 },
	{ "one wrong byte in UTF-8", BYTES("\xc3\xa9,\xc3\xa9,\xc3\xa9,\xe9,1,2,3\n"), false, "é,é,é,\ufffd,1,2,3\n", "UTF-8", 1, 0 },
	{ "half as many wrong as right", BYTES("\xc3\xa9,\x80,1,2,3\xc3\xa9\n"), false, "é,\ufffd,1,2,3é\n", "UTF-8", 1, 0 },
	{ "wrong behind a mark",
	  BYTES("\xef\xbb\xbf"
	        "a\xe9"
	        "b"),
	  false, "a\ufffdb", "UTF-8 (BOM)", 1, 0 },
	{ "cut in a character", BYTES("ab\xe2\x82"), false, "ab\ufffd\ufffd", "UTF-8", 2, 0 },
	{ "NUL", BYTES("\0abc,def,ghi\0\n"), false, "\ufffdabc,def,ghi\ufffd\n", "UTF-8", 0, 2 },
	{ "a quarter of zeros", BYTES("\0bcdefg\0"), false, "\ufffdbcdefg\ufffd", "UTF-8", 0, 2 },
	{ "NUL in UTF-16",
	  BYTES("\xff\xfe"
	        "a\0\0\0b\0"),
	  false, "a\ufffdb", "UTF-16LE", 0, 1 },
	{ "UTF-16 half a pair",
	  BYTES("\xff\xfe"
	        "a\0\x3c\xd8"
	        "b\0"),
	  false, "a\ufffdb", "UTF-16LE", 1, 0 },
	{ "UTF-16BE wrong half first", BYTES("\xfe\xff\0a\xdf\x33\0b"), false, "a\ufffdb", "UTF-16BE", 1, 0 },
	{ "UTF-16 cut in a unit",
	  BYTES("\xff\xfe"
	        "a\0b"),
	  false, "a\ufffd", "UTF-16LE", 1, 0 },
	{ "UTF-16 cut in a pair",
	  BYTES("\xff\xfe"
	        "a\0\x3c\xd8"),
	  false, "a\ufffd", "UTF-16LE", 1, 0 },
};

T_CASE(what_is_wrong_is_replaced_and_counted)
{
	struct read r;
	read_begin(&r);
	for (size_t i = 0; i < sizeof mended / sizeof *mended; i++)
		for (size_t chunk = 0; chunk <= mended[i].n + 1; chunk++) {
			const struct mended_sample *s = &mended[i];
			put(&r, s->bytes, s->n);
			if (!read_all(&r, (struct source_options){ .lenient = true, .windows_1252 = s->windows_1252, .chunk = chunk }))
				t_fail("%s, chunk %zu: %s", s->name, chunk, err_sentence(r.mem, &r.err, LANG_EN));
			if (!str_eq(r.text.s, s->text) || !str_eq(r.encoding, s->encoding))
				t_fail("%s, chunk %zu: %s, \"%s\"", s->name, chunk, r.encoding, r.text.s);
			if (r.mended.n_wrong != s->n_wrong || r.mended.n_nul != s->n_nul)
				t_fail("%s, chunk %zu: %d wrong, %d NUL", s->name, chunk, (int)r.mended.n_wrong, (int)r.mended.n_nul);
		}
	read_end(&r);
}
T_END

T_CASE(the_last_bytes_for_a_look_ahead)
{
	struct read r;
	struct source *s;
	char end[8];
	read_begin(&r);
	put(&r, BYTES("a,b\n1,2\n"));
	t_true(source_open(&s, r.path, (struct source_options){ 0 }, &r.err));
	t_int(source_end(s, end, 4), 4);
	t_int(memcmp(end, "1,2\n", 4), 0);
	t_int(source_end(s, end, 8), 8);
	t_int(memcmp(end, "a,b\n1,2\n", 8), 0);
	refuse("pread", 1, EIO);
	t_int(source_end(s, end, 4), 0);
	str_init(&r.text, r.mem);
	t_true(read_source(&r, s)); /* it reads on from where it was */
	t_text(r.text.s, "a,b\n1,2\n");
	put(&r, BYTES("ab"));
	t_true(source_open(&s, r.path, (struct source_options){ 0 }, &r.err));
	t_int(source_end(s, end, 8), 2);
	source_close(s);
	static const char *const wide[] = { "\xff\xfez", "\xfe\xffz" };
	for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
		put(&r, wide[i], 3);
		t_true(source_open(&s, r.path, (struct source_options){ 0 }, &r.err));
		t_int(source_end(s, end, 8), 0);
		source_close(s);
	}
	read_end(&r);
}
T_END

/* Bytes from memory, a few at a time. */
struct bytes {
	const char *s;
	size_t n, at, n_closed;
	bool sound;
};

static bool bytes_read(void *data, void *out, size_t n, size_t *got, struct err *e)
{
	struct bytes *b = data;
	(void)e;
	*got = n < 3 ? n : 3;
	if (*got > b->n - b->at)
		*got = b->n - b->at;
	memcpy(out, b->s + b->at, *got);
	b->at += *got;
	return true;
}

static bool bytes_at_end(void *data, struct err *e)
{
	const struct bytes *b = data;
	if (!b->sound)
		err_set(e, ERR_INPUT, W_SOURCE_CUT, NULL, NULL, NULL);
	return b->sound;
}

static void bytes_close(void *data)
{
	struct bytes *b = data;
	b->n_closed++;
}

T_CASE(other_bytes_than_those_of_a_file)
{
	enum { WHOLE = WORD_N };
	static const struct {
		const char *s;
		int64_t size;
		bool is_text, lenient, looks, sound;
		int word; /* WHOLE: it is read to its end */
	} row[] = {
		{ "abcdefgh", 8, false, false, false, false, WHOLE },
		{ "abcdefgh", 8, false, false, true, true, WHOLE },
		{ "abcdefgh", 8, false, false, true, false, W_SOURCE_CUT }, /* its own check fails */
		{ "abcdefgh", 9, false, false, false, false, W_SOURCE_CHANGED },
		{ "abcdefgh", 7, false, false, false, false, W_SOURCE_CHANGED },
		{ "abcdefgh", SOURCE_BYTES_MAX + 1, false, false, false, false, W_SOURCE_TOO_LARGE },
		{ "abcdefgh", SOURCE_BYTES_MAX, false, false, false, false, W_SOURCE_CHANGED },
		{ "<a>", 3, false, false, false, false, W_SOURCE_WEB_PAGE },
		{ "<a>", 3, true, false, false, false, WHOLE }, /* text of our own making is not looked at */
		{ "", 0, true, false, false, false, W_SOURCE_EMPTY },
		{ "", 0, true, true, false, false, WHOLE },
	};
	struct read r;
	read_begin(&r);
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct bytes b = { .s = row[i].s, .n = strlen(row[i].s), .sound = row[i].sound };
		struct source_stream stream = { .data = &b,
			                        .size = row[i].size,
			                        .is_text = row[i].is_text,
			                        .read = bytes_read,
			                        .at_end = row[i].looks ? bytes_at_end : NULL,
			                        .close = bytes_close };
		struct source *s;
		char end[4];
		r.err = (struct err){ 0 };
		str_init(&r.text, r.mem);
		bool ok = source_open_stream(&s, &stream, (struct source_options){ .lenient = row[i].lenient }, &r.err);
		if (ok)
			t_int(source_end(s, end, sizeof end), 0); /* out of reach */
		ok = ok && read_source(&r, s);
		if (ok != (row[i].word == WHOLE) || (ok ? !str_eq(r.text.s, row[i].s) : (int)r.err.word != row[i].word))
			t_fail("row %zu: word %d, \"%s\"", i, (int)r.err.word, r.text.s);
		t_int(b.n_closed, 1);
	}
	read_end(&r);
}
T_END

T_MAIN("source", text_is_the_same_however_it_is_read, the_sum_is_of_all_bytes, only_regular_files_are_read, a_file_that_changes_is_refused,
       the_clock_of_the_file_tells_too, what_the_system_refuses_is_told, what_is_wrong_is_replaced_and_counted,
       the_last_bytes_for_a_look_ahead, other_bytes_than_those_of_a_file)
