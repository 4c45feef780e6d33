/* Unicode on utf8proc: checking, normal form, keys for comparing names, terminal width, safe printing.
 * Test: tests/unit/base/test_utf8.c */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H
#include "mem.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* True if n bytes are well-formed UTF-8 (no surrogates, no overlong forms); else *bad_at is the first wrong byte. */
bool utf8_valid(const char *s, size_t n, size_t *bad_at);
/* NFC of n valid bytes; ordinary texts, also with emoji, cost little more than a copy. Memory: from m. */
char *utf8_nfc(struct mem *m, const char *s, size_t n);
/* A key that is equal for names a person calls the same: NFC, case folded, NBSP and runs of blanks to one blank, trimmed,
 * typographic dashes and apostrophes to ASCII, invisible characters (byte order mark, soft hyphen, direction marks) left out.
 * Used for headers and category names. Memory: from m. */
char *utf8_key(struct mem *m, const char *s);
/* The same without accents: what people type who do not have them on their keys. Memory: from m. */
char *utf8_bare_key(struct mem *m, const char *s);
/* A name for links, tables and file names: lower case ASCII letters and digits, joined by hyphens, without accents; "" of signs alone.
 * "Dijk en oever 2" gives "dijk-en-oever-2". Memory: from m. */
char *utf8_slug(struct mem *m, const char *s);
/* Columns on a terminal (wide characters count two, marks none). */
size_t utf8_width(const char *s);
/* At most `columns` wide; cut on a grapheme with an ellipsis when longer. Memory: from m. */
const char *utf8_clip(struct mem *m, const char *s, size_t columns);
/* For a terminal or a log: control characters (C0, C1, DEL), bidi controls, U+FFFE, U+FFFF and invalid bytes shown as \x1b or \u202e; line
 * breaks as blanks. */
const char *utf8_safe(struct mem *m, const char *s);
/* The bytes of a character here that has no place among words of others: one that turns the text after it around (U+202A..202E,
 * U+2066..2069), a control character that is no tab or end of a line (C0, DEL, C1: a terminal obeys them), or none at all (U+FFFE, U+FFFF: a
 * file of XML, also within a workbook or a PDF, may not hold them). 0: there is none. */
size_t utf8_stray(const char *s);
/* The text without them. The same pointer when there are none. Memory: from m. */
const char *utf8_plain(struct mem *m, const char *s);
/* The text as it can be drawn: plain, with U+FFFD for each character that means nothing outside a font of its own (Private Use Areas: bullets of
 * Word, the apple). PDF/A knows them only beside their meaning (ISO 19005-2, 6.2.11.7.3). Memory: as utf8_plain. */
const char *utf8_drawn(struct mem *m, const char *s);
/* Was it UTF-8 that somebody read as Windows-1252 and saved as UTF-8 again, so that é became Ã©? Two or more characters in a row that give one
 * of the letters, signs or emoji of Western texts when their bytes are taken back. */
bool utf8_is_garbled(const char *s);
size_t utf8_put(uint32_t codepoint, char out[4]); /* bytes written; 0 for a surrogate or beyond U+10FFFF */
#endif
