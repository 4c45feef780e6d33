/* Bytes as text: reads them in pieces, decodes them to UTF-8, folds line ends, and sums them on the way. The bytes are those of a plain file,
 * or of a part of a container (container.h). What cannot be read without guessing is refused with words that say what to do. */
#ifndef IMPORTERS_SOURCE_H
#define IMPORTERS_SOURCE_H
#include "base/err.h"
#include "base/hash.h"
#include <stdint.h>
#include <sys/stat.h>

enum encoding { ENCODING_UTF8, ENCODING_UTF8_BOM, ENCODING_UTF16LE, ENCODING_UTF16BE, ENCODING_WINDOWS_1252 };

enum { SOURCE_CHUNK = 1 << 16 };
#define SOURCE_BYTES_MAX ((int64_t)2 << 30)

struct source_options {
	bool windows_1252; /* no mark at its start: take it for Windows-1252 instead of UTF-8 */
	bool lenient; /* to look at the file: see source_mended */
	size_t chunk; /* bytes read at a time, at least 1; 0: SOURCE_CHUNK */
};

/* Where bytes come from. Functions get `data`; `at_end` and `tail` may be NULL. */
struct source_stream {
	void *data;
	int64_t size; /* in bytes, known beforehand; more or fewer are an error */
	bool is_text; /* made by us: UTF-8 beyond doubt, so that nothing is guessed from its first bytes */
	bool (*read)(void *data, void *out, size_t n, size_t *got, struct err *e); /* 0 bytes got: the end */
	bool (*at_end)(void *data, struct err *e); /* all was read: is it sound? */
	size_t (*tail)(void *data, char *out, size_t n); /* the last bytes, n at most */
	void (*close)(void *data);
};

struct source;

/* Open a regular file of at most 2 GiB and learn its encoding: from a byte order mark, else UTF-8 unless asked otherwise.
 * Errors: ERR_INPUT for what is no text (workbook, PDF, zip, web page, UTF-16 without a mark, nothing at all), ERR_SYSTEM.
 * Memory: release with source_close.      Test: tests/unit/importers/test_source.c */
bool source_open(struct source **out, const char *path, struct source_options options, struct err *e);
/* The same for any other bytes. The stream is closed by source_close, and also when this fails.
 * Test: tests/unit/importers/test_container.c */
bool source_open_stream(struct source **out, const struct source_stream *stream, struct source_options options, struct err *e);
void source_close(struct source *s); /* NULL is allowed */

/* The next piece of text, borrowed until the next call; *n = 0 at the end. Whole characters; outside quotes CR and CRLF are LF.
 * The text before a wrong byte is handed out first, the error comes with the next call: so the caller knows its row and column.
 * Errors: ERR_INPUT for a wrong byte, a NUL, or a file that changed while it was read; ERR_SYSTEM. */
bool source_read(struct source *s, const char **text, size_t *n, struct err *e);

/* With options.lenient an empty file is no error, a file without a mark may be UTF-16 or Windows-1252 (told by its first bytes), line ends
 * stay as they are, and each wrong byte, half character or NUL becomes U+FFFD. How many did so, up to what has been read. */
struct source_mended {
	int64_t n_wrong, n_nul;
};
struct source_mended source_mended(const struct source *s);

/* The last bytes, as they are: n of them at most, none when its characters take two bytes or the end is out of reach. For a look ahead. */
size_t source_end(const struct source *s, char *out, size_t n);
const char *source_encoding(const struct source *s); /* "UTF-8", "UTF-16LE", ... for people */
int64_t source_bytes_done(const struct source *s);
int64_t source_bytes_all(const struct source *s);
/* The SHA-256 of the bytes, once source_read has given their end. */
void source_hash(struct source *s, char out[HASH_HEX]);

/* What a container needs of its file. Open a regular file of at most 2 GiB; the caller closes *fd.      Errors: as source_open. */
bool source_open_file(const char *path, int *fd, struct stat *then, struct err *e);
/* Is the file still the one of `then`?      Errors: ERR_INPUT when it changed, ERR_SYSTEM. */
bool source_file_unchanged(int fd, const struct stat *then, struct err *e);
/* Up to n bytes from an offset, fewer at the end of the file.      Errors: ERR_SYSTEM. */
bool source_file_bytes(int fd, int64_t offset, void *out, size_t n, size_t *got, struct err *e);
#endif
