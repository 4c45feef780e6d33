#include "source.h"
#include "base/utf8.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { SNIFF = 1 << 16, CARRY = 3 }; /* CARRY: most bytes of a character that a piece may end in the middle of */

struct source {
	struct mem *mem;
	struct source_stream stream;
	unsigned char head[SNIFF]; /* the first bytes: looked at, and not yet handed out from head_at on */
	size_t n_head, head_at;
	enum encoding encoding;
	size_t mark; /* bytes of the byte order mark still to be left out */
	int64_t bytes_done;
	struct hash hash;
	size_t chunk;
	unsigned char *raw; /* CARRY + chunk bytes as read */
	size_t n_raw; /* carried over from the piece before */
	char *text;
	bool quoted, after_cr, at_end;
	bool lenient;
	struct source_mended mended;
	struct err late; /* what came after the last piece of text */
};

static const struct {
	const char *name, *mark;
} encodings[] = {
	[ENCODING_UTF8] = { "UTF-8", "" },
	[ENCODING_UTF8_BOM] = { "UTF-8 (BOM)", "\xef\xbb\xbf" },
	[ENCODING_UTF16LE] = { "UTF-16LE", "\xff\xfe" },
	[ENCODING_UTF16BE] = { "UTF-16BE", "\xfe\xff" },
	[ENCODING_WINDOWS_1252] = { "Windows-1252", "" },
};

static const char replacement[] = "\xef\xbf\xbd"; /* U+FFFD */

/* What is often saved under the name of a CSV file and is none. */
static const struct {
	const char *start;
	size_t n;
	enum word word;
} no_text[] = {
	{ "PK\003\004", 4, W_SOURCE_ZIP },       { "PK\005\006", 4, W_SOURCE_ZIP },
	{ "\xd0\xcf\x11\xe0", 4, W_SOURCE_XLS }, { "%PDF", 4, W_SOURCE_PDF },
	{ "\x1f\x8b", 2, W_SOURCE_GZIP },        { "SQLite format 3", 16, W_SOURCE_DATABASE },
	{ "\xff\xd8\xff", 3, W_SOURCE_PICTURE }, { "\x89PNG", 4, W_SOURCE_PICTURE },
	{ "GIF8", 4, W_SOURCE_PICTURE },         { "\xff\xfe\0\0", 4, W_SOURCE_UTF32 },
	{ "\0\0\xfe\xff", 4, W_SOURCE_UTF32 },
};

static bool open_failed(struct err *e)
{
	if (errno == ENOENT || errno == ENOTDIR)
		return err_set(e, ERR_INPUT, W_SOURCE_ABSENT, NULL, NULL, NULL);
	if (errno == EACCES || errno == EPERM)
		return err_set(e, ERR_INPUT, W_SOURCE_FORBIDDEN, NULL, NULL, NULL);
	return err_set(e, ERR_SYSTEM, W_SOURCE_SYSTEM, strerror(errno), NULL, NULL);
}

/* The first bytes, to be looked at before they are handed out. */
static bool sniff(struct source *s, struct err *e)
{
	size_t got = 1;
	while (got > 0 && s->n_head < SNIFF) {
		if (!s->stream.read(s->stream.data, s->head + s->n_head, SNIFF - s->n_head, &got, e))
			return false;
		s->n_head += got;
	}
	return true;
}

static bool starts_with(const unsigned char *s, size_t n, const char *start, size_t n_start)
{
	return n >= n_start && memcmp(s, start, n_start) == 0;
}

/* Zero bytes in text without a mark: two-byte characters, or a download that left only room. */
static bool refuse_zeros(const unsigned char *s, size_t n, struct err *e)
{
	size_t n_zero = 0;
	for (size_t i = 0; i < n; i++)
		n_zero += s[i] == 0;
	if (n_zero == n)
		return err_set(e, ERR_INPUT, W_SOURCE_ZEROS, NULL, NULL, NULL);
	if (n_zero > n / 4)
		return err_set(e, ERR_INPUT, W_SOURCE_UTF16_NO_MARK, NULL, NULL, NULL);
	return true;
}

static bool refuse_markup(const unsigned char *s, size_t n, struct err *e)
{
	while (n && (*s == ' ' || *s == '\t' || *s == '\r' || *s == '\n'))
		s++, n--;
	if (n == 0)
		return err_set(e, ERR_INPUT, W_SOURCE_EMPTY, NULL, NULL, NULL);
	if (*s == '<')
		return err_set(e, ERR_INPUT, W_SOURCE_WEB_PAGE, NULL, NULL, NULL);
	if (*s == '{' || starts_with(s, n, "[{", 2))
		return err_set(e, ERR_INPUT, W_SOURCE_JSON, NULL, NULL, NULL);
	return true;
}

/* The encoding of a text without a mark, by the zeros between its letters or by its wrong bytes. */
static enum encoding guess_encoding(const unsigned char *s, size_t n)
{
	size_t n_zero[2] = { 0 }, n_wrong = 0, n_right = 0;
	for (size_t i = 0; i < n; i++)
		n_zero[i % 2] += s[i] == 0;
	if (n_zero[0] + n_zero[1] > n / 4)
		return n_zero[0] > n_zero[1] ? ENCODING_UTF16BE : ENCODING_UTF16LE;
	for (size_t i = 0; i < n; i++)
		n_right += s[i] >= 0xc2;
	for (size_t i = 0, bad_at; i < n && !utf8_valid((const char *)s + i, n - i, &bad_at); i++) {
		i += bad_at;
		n_wrong += n - i > CARRY; /* else it may only be cut */
	}
	return 2 * n_wrong > n_right ? ENCODING_WINDOWS_1252 : ENCODING_UTF8;
}

static bool learn_encoding(struct source *s, bool windows_1252, struct err *e)
{
	const unsigned char *head = s->head;
	size_t n = s->n_head;
	for (size_t i = 0; i < sizeof no_text / sizeof *no_text; i++)
		if (starts_with(head, n, no_text[i].start, no_text[i].n))
			return err_set(e, ERR_INPUT, no_text[i].word, NULL, NULL, NULL);
	s->encoding = windows_1252 ? ENCODING_WINDOWS_1252 : ENCODING_UTF8;
	for (enum encoding k = ENCODING_UTF8_BOM; k <= ENCODING_UTF16BE; k++) {
		size_t n_mark = strlen(encodings[k].mark);
		if (starts_with(head, n, encodings[k].mark, n_mark)) {
			s->encoding = k;
			s->mark = n_mark;
		}
	}
	if (s->lenient) {
		if (s->encoding == ENCODING_UTF8)
			s->encoding = guess_encoding(head, n);
		return true;
	}
	if (n == s->mark)
		return err_set(e, ERR_INPUT, W_SOURCE_EMPTY, NULL, NULL, NULL);
	if (s->encoding == ENCODING_UTF16LE || s->encoding == ENCODING_UTF16BE)
		return true;
	return refuse_zeros(head + s->mark, n - s->mark, e) && refuse_markup(head + s->mark, n - s->mark, e);
}

static bool begin(struct source *s, struct source_options options, struct err *e)
{
	if (s->stream.size > SOURCE_BYTES_MAX)
		return err_set(e, ERR_INPUT, W_SOURCE_TOO_LARGE, NULL, NULL, NULL);
	if (!sniff(s, e))
		return false;
	s->lenient = options.lenient;
	if (s->stream.is_text && s->n_head == 0 && !s->lenient)
		return err_set(e, ERR_INPUT, W_SOURCE_EMPTY, NULL, NULL, NULL);
	if (!s->stream.is_text && !learn_encoding(s, options.windows_1252, e))
		return false;
	hash_init(&s->hash);
	s->chunk = options.chunk ? options.chunk : SOURCE_CHUNK;
	s->raw = mem_alloc(s->mem, CARRY + s->chunk);
	s->text = mem_array(s->mem, CARRY + s->chunk, 3); /* one byte of Windows-1252 can become three of UTF-8 */
	return true;
}

bool source_open_stream(struct source **out, const struct source_stream *stream, struct source_options options, struct err *e)
{
	struct mem *m = mem_new();
	struct source *s = mem_alloc(m, sizeof *s);
	s->mem = m;
	s->stream = *stream;
	if (!begin(s, options, e)) {
		source_close(s);
		return false;
	}
	*out = s;
	return true;
}

void source_close(struct source *s)
{
	if (!s)
		return;
	s->stream.close(s->stream.data);
	mem_free(s->mem);
}

/* --- a plain file --- */

struct plain {
	struct mem *mem;
	int fd;
	int64_t at;
	struct stat before;
};

bool source_open_file(const char *path, int *fd, struct stat *then, struct err *e)
{
	/* without O_NONBLOCK a pipe would keep us waiting for its writer */
	*fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (*fd < 0)
		return open_failed(e);
	if (fstat(*fd, then) != 0)
		open_failed(e);
	else if (!S_ISREG(then->st_mode))
		err_set(e, ERR_INPUT, S_ISDIR(then->st_mode) ? W_SOURCE_FOLDER : W_SOURCE_NO_FILE, NULL, NULL, NULL);
	else if (then->st_size > SOURCE_BYTES_MAX)
		err_set(e, ERR_INPUT, W_SOURCE_TOO_LARGE, NULL, NULL, NULL);
	else
		return true;
	close(*fd);
	return false;
}

bool source_file_unchanged(int fd, const struct stat *then, struct err *e)
{
	struct stat now;
	if (fstat(fd, &now) != 0)
		return err_set(e, ERR_SYSTEM, W_SOURCE_SYSTEM, strerror(errno), NULL, NULL);
	bool same =
	        now.st_size == then->st_size && now.st_mtim.tv_sec == then->st_mtim.tv_sec && now.st_mtim.tv_nsec == then->st_mtim.tv_nsec;
	if (!same)
		return err_set(e, ERR_INPUT, W_SOURCE_CHANGED, NULL, NULL, NULL);
	return true;
}

bool source_file_bytes(int fd, int64_t offset, void *out, size_t n, size_t *got, struct err *e)
{
	*got = 0;
	while (*got < n) {
		ssize_t k = pread(fd, (unsigned char *)out + *got, n - *got, (off_t)offset + (off_t)*got);
		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0)
			return err_set(e, ERR_SYSTEM, W_SOURCE_SYSTEM, strerror(errno), NULL, NULL);
		if (k == 0)
			return true;
		*got += (size_t)k;
	}
	return true;
}

static bool plain_read(void *data, void *out, size_t n, size_t *got, struct err *e)
{
	struct plain *p = data;
	if (!source_file_bytes(p->fd, p->at, out, n, got, e))
		return false;
	p->at += (int64_t)*got;
	return true;
}

static bool plain_at_end(void *data, struct err *e)
{
	struct plain *p = data;
	return source_file_unchanged(p->fd, &p->before, e);
}

static size_t plain_tail(void *data, char *out, size_t n)
{
	struct plain *p = data;
	int64_t size = p->before.st_size, from = size > (int64_t)n ? size - (int64_t)n : 0;
	struct err ignored = { 0 };
	size_t got;
	return source_file_bytes(p->fd, from, out, n, &got, &ignored) ? got : 0;
}

static void plain_close(void *data)
{
	struct plain *p = data;
	close(p->fd);
	mem_free(p->mem);
}

bool source_open(struct source **out, const char *path, struct source_options options, struct err *e)
{
	int fd;
	struct stat before;
	if (!source_open_file(path, &fd, &before, e))
		return false;
	struct mem *m = mem_new();
	struct plain *p = mem_alloc(m, sizeof *p);
	*p = (struct plain){ .mem = m, .fd = fd, .before = before };
	struct source_stream stream = {
		.data = p, .size = before.st_size, .read = plain_read, .at_end = plain_at_end, .tail = plain_tail, .close = plain_close
	};
	return source_open_stream(out, &stream, options, e);
}

/* --- reading --- */

/* Up to n of the bytes, first those that were looked at. */
static bool take_bytes(struct source *s, unsigned char *out, size_t n, size_t *got, struct err *e)
{
	size_t ready = s->n_head - s->head_at;
	if (ready == 0)
		return s->stream.read(s->stream.data, out, n, got, e);
	*got = n < ready ? n : ready;
	memcpy(out, s->head + s->head_at, *got);
	s->head_at += *got;
	return true;
}

/* Fill raw up to a whole chunk, less at the end. */
static bool read_raw(struct source *s, struct err *e)
{
	size_t got = 0, n;
	while (got < s->chunk && !s->at_end) {
		if (!take_bytes(s, s->raw + s->n_raw + got, s->chunk - got, &n, e))
			return false;
		s->at_end = n == 0;
		got += n;
		if (s->bytes_done + (int64_t)got > s->stream.size) /* a file grows under our hands, perhaps for ever */
			return err_set(e, ERR_INPUT, W_SOURCE_CHANGED, NULL, NULL, NULL);
	}
	hash_add(&s->hash, s->raw + s->n_raw, got);
	s->bytes_done += (int64_t)got;
	s->n_raw += got;
	return true;
}

static bool check_end(struct source *s, struct err *e)
{
	if (s->stream.at_end && !s->stream.at_end(s->stream.data, e))
		return false;
	if (s->bytes_done != s->stream.size)
		return err_set(e, ERR_INPUT, W_SOURCE_CHANGED, NULL, NULL, NULL);
	return true;
}

/* How many bytes at the end begin a character that is not complete yet. */
static size_t open_tail(const unsigned char *s, size_t n)
{
	for (size_t back = 1; back <= CARRY && back <= n; back++) {
		unsigned char c = s[n - back];
		size_t need = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : c >= 0xc0 ? 2 : 1;
		if ((c & 0xc0) != 0x80)
			return need > back ? back : 0;
	}
	return 0;
}

/* The decoders: n raw bytes to text; give the raw bytes used up and the bytes of text made. Stop early at what is wrong. */
static size_t decode_utf8(const unsigned char *raw, size_t n, char *text, size_t *n_text)
{
	size_t good = n - open_tail(raw, n);
	if (!utf8_valid((const char *)raw, good, n_text))
		good = *n_text;
	memcpy(text, raw, good);
	return *n_text = good;
}

static size_t decode_utf16(const unsigned char *raw, size_t n, bool big, char *text, size_t *n_text)
{
	size_t used = 0;
	*n_text = 0;
	while (n - used >= 2) {
		const unsigned char *p = raw + used;
		uint32_t c = (uint32_t)p[big ? 0 : 1] << 8 | p[big ? 1 : 0];
		size_t n_unit = 2;
		if (c >= 0xd800 && c < 0xdc00 && n - used >= 4) {
			uint32_t low = (uint32_t)p[big ? 2 : 3] << 8 | p[big ? 3 : 2];
			if (low < 0xdc00 || low > 0xdfff)
				break;
			c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
			n_unit = 4;
		}
		size_t put = utf8_put(c, text + *n_text);
		if (put == 0) /* half a pair: wrong, or its other half is yet to come */
			break;
		*n_text += put;
		used += n_unit;
	}
	return used;
}

static size_t decode_1252(const unsigned char *raw, size_t n, char *text, size_t *n_text)
{
	/* 0x80..0x9f; 0: not a character.   Source: WHATWG Encoding index-windows-1252, less its five control characters */
	static const uint16_t c1[32] = { 0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
		                         0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
		                         0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178 };
	size_t used = 0;
	*n_text = 0;
	for (; used < n; used++) {
		unsigned char b = raw[used];
		uint32_t c = b >= 0x80 && b < 0xa0 ? c1[b - 0x80] : b;
		if (c == 0 && b != 0)
			break;
		*n_text += utf8_put(c, text + *n_text);
	}
	return used;
}

static size_t decode(const struct source *s, const unsigned char *raw, size_t n, char *text, size_t *n_text)
{
	switch (s->encoding) {
	case ENCODING_UTF16LE:
	case ENCODING_UTF16BE:
		return decode_utf16(raw, n, s->encoding == ENCODING_UTF16BE, text, n_text);
	case ENCODING_WINDOWS_1252:
		return decode_1252(raw, n, text, n_text);
	case ENCODING_UTF8:
	case ENCODING_UTF8_BOM:
	default:
		break;
	}
	return decode_utf8(raw, n, text, n_text);
}

/* CR and CRLF outside quotes become LF, in place; returns the new length. Inside quotes they are part of the cell. */
static size_t fold_lines(struct source *s, char *text, size_t n)
{
	size_t n_quotes = 0;
	if (!s->after_cr && !memchr(text, '\r', n)) {
		for (size_t i = 0; i < n; i++)
			n_quotes += text[i] == '"';
		s->quoted ^= n_quotes % 2 != 0;
		return n;
	}
	size_t to = 0;
	for (size_t i = 0; i < n; i++) {
		char c = text[i];
		bool lf_of_cr = c == '\n' && s->after_cr;
		s->after_cr = c == '\r' && !s->quoted;
		if (c == '"')
			s->quoted = !s->quoted;
		if (!lf_of_cr)
			text[to++] = s->after_cr ? '\n' : c;
	}
	return to;
}

/* Could more bytes make a character of these, which the decoder left? */
static bool is_begun(enum encoding encoding, const unsigned char *left, size_t n)
{
	switch (encoding) {
	case ENCODING_UTF16LE:
	case ENCODING_UTF16BE:
		return n == 1 || (n < 4 && (left[encoding == ENCODING_UTF16BE ? 0 : 1] & 0xfc) == 0xd8);
	case ENCODING_UTF8:
	case ENCODING_UTF8_BOM:
		return n <= CARRY && open_tail(left, n) == n;
	case ENCODING_WINDOWS_1252:
	default:
		break;
	}
	return false;
}

/* Decode what was read; an error is kept for the next call, when the text before it has been used. Returns the bytes of text. */
static size_t take_text(struct source *s)
{
	size_t skip = s->mark < s->n_raw ? s->mark : s->n_raw;
	const unsigned char *raw = s->raw + skip;
	size_t n_text, used = decode(s, raw, s->n_raw - skip, s->text, &n_text), left = s->n_raw - skip - used;
	bool begun = left && is_begun(s->encoding, raw + used, left);
	const char *zero = memchr(s->text, '\0', n_text);
	if (zero) {
		n_text = (size_t)(zero - s->text);
		err_set(&s->late, ERR_INPUT, W_SOURCE_NUL, NULL, NULL, NULL);
	} else if (begun && s->at_end) {
		err_set(&s->late, ERR_INPUT, W_SOURCE_CUT, NULL, NULL, NULL);
	} else if (left && !begun) {
		enum word word = s->encoding == ENCODING_UTF8 ? W_SOURCE_NOT_UTF8 : W_SOURCE_WRONG_BYTES;
		err_set(&s->late, ERR_INPUT, word, source_encoding(s), NULL, NULL);
	}
	s->mark -= skip;
	s->n_raw = begun ? left : 0;
	memmove(s->raw, raw + used, s->n_raw);
	return fold_lines(s, s->text, n_text);
}

/* NUL becomes U+FFFD, from the end on so that nothing is moved twice; returns the new length. */
static size_t mend_zeros(struct source *s, size_t n)
{
	size_t n_zero = 0;
	for (size_t i = 0; i < n; i++)
		n_zero += s->text[i] == '\0';
	s->mended.n_nul += (int64_t)n_zero;
	size_t n_out = n + n_zero * (sizeof replacement - 1 - 1);
	for (size_t i = n, to = n_out; to > i; i--) {
		if (s->text[i - 1])
			s->text[--to] = s->text[i - 1];
		else
			memcpy(s->text + (to -= sizeof replacement - 1), replacement, sizeof replacement - 1);
	}
	return n_out;
}

/* take_text, leniently: a unit that is no character becomes U+FFFD. */
static size_t take_leniently(struct source *s)
{
	size_t skip = s->mark < s->n_raw ? s->mark : s->n_raw, at = skip, n_text = 0;
	size_t unit = s->encoding == ENCODING_UTF16LE || s->encoding == ENCODING_UTF16BE ? 2 : 1;
	for (;;) {
		size_t n;
		at += decode(s, s->raw + at, s->n_raw - at, s->text + n_text, &n);
		n_text += n;
		size_t left = s->n_raw - at;
		if (left == 0 || (is_begun(s->encoding, s->raw + at, left) && !s->at_end))
			break;
		n_text += utf8_put(0xfffd, s->text + n_text);
		at += unit < left ? unit : left;
		s->mended.n_wrong++;
	}
	s->mark -= skip;
	s->n_raw -= at;
	memmove(s->raw, s->raw + at, s->n_raw);
	return mend_zeros(s, n_text);
}

struct source_mended source_mended(const struct source *s)
{
	return s->mended;
}

bool source_read(struct source *s, const char **text, size_t *n, struct err *e)
{
	*n = 0;
	*text = s->text;
	while (*n == 0 && !err_is_set(&s->late) && !s->at_end) {
		if (!read_raw(s, e) || (s->at_end && !check_end(s, e)))
			return false;
		*n = s->lenient ? take_leniently(s) : take_text(s);
	}
	if (*n > 0 || !err_is_set(&s->late))
		return true;
	*e = s->late;
	return false;
}

size_t source_end(const struct source *s, char *out, size_t n)
{
	bool wide = s->encoding == ENCODING_UTF16LE || s->encoding == ENCODING_UTF16BE;
	return wide || !s->stream.tail ? 0 : s->stream.tail(s->stream.data, out, n);
}

const char *source_encoding(const struct source *s)
{
	return encodings[s->encoding].name;
}

int64_t source_bytes_done(const struct source *s)
{
	return s->bytes_done;
}

int64_t source_bytes_all(const struct source *s)
{
	return s->stream.size;
}

void source_hash(struct source *s, char out[HASH_HEX])
{
	hash_hex(&s->hash, out);
}
