/* A file as text: reads it in pieces, decodes it to UTF-8, folds line ends, and sums its bytes on the way. What cannot be read without
 * guessing is refused with words that say what to do. */
#ifndef IMPORTERS_SOURCE_H
#define IMPORTERS_SOURCE_H
#include "base/err.h"
#include "base/hash.h"
#include <stdint.h>

enum encoding { ENCODING_UTF8, ENCODING_UTF8_BOM, ENCODING_UTF16LE, ENCODING_UTF16BE, ENCODING_WINDOWS_1252 };

enum { SOURCE_CHUNK = 1 << 16 };
#define SOURCE_BYTES_MAX ((int64_t)2 << 30)

struct source_options {
	bool windows_1252; /* no mark at its start: take it for Windows-1252 instead of UTF-8 */
	size_t chunk; /* bytes read at a time, at least 1; 0: SOURCE_CHUNK */
};

struct source;

/* Open a regular file of at most 2 GiB and learn its encoding: from a byte order mark, else UTF-8 unless asked otherwise.
 * Errors: ERR_INPUT for what is no text (workbook, PDF, zip, web page, UTF-16 without a mark, nothing at all), ERR_SYSTEM.
 * Memory: release with source_close.      Test: tests/unit/importers/test_source.c */
bool source_open(struct source **out, const char *path, struct source_options options, struct err *e);
void source_close(struct source *s); /* NULL is allowed */

/* The next piece of text, borrowed until the next call; *n = 0 at the end. Whole characters; outside quotes CR and CRLF are LF.
 * The text before a wrong byte is handed out first, the error comes with the next call: so the caller knows its row and column.
 * Errors: ERR_INPUT for a wrong byte, a NUL, or a file that changed while it was read; ERR_SYSTEM. */
bool source_read(struct source *s, const char **text, size_t *n, struct err *e);

/* The file's last bytes, as they are: n of them at most, none when its characters take two bytes. For a look ahead. */
size_t source_end(const struct source *s, char *out, size_t n);
const char *source_encoding(const struct source *s); /* "UTF-8", "UTF-16LE", ... for people */
int64_t source_bytes_done(const struct source *s);
int64_t source_bytes_all(const struct source *s);
/* The SHA-256 of the file, once source_read has given its end. */
void source_hash(struct source *s, char out[HASH_HEX]);
#endif
