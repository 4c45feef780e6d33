/* The HTML driver: a report as one file that needs nothing else. */
#ifndef REPORTS_OUT_HTML_H
#define REPORTS_OUT_HTML_H
#include "base/err.h"
#include "base/str.h"
#include "doc.h"

/* Write the document into this file: HTML5 that is XML as well, no script, nothing fetched (the page forbids it itself), readable on a phone, on
 * paper and in the dark. Charts are pictures inside it, a wide and a narrow one, with their texts. The same bytes for the same document.
 * Drawn in a child process, so call it before any thread is started; the file is replaced only by a whole new one.
 * Shape:  title, author and tool of the document may be NULL.
 * Errors: ERR_SYSTEM (a package is missing, no room, no permission, the drawing broke off or took over a minute).
 * Memory: none.      Test: tests/unit/reports/test_out_html.c */
bool out_html(const struct doc *d, const char *path, struct err *e);

/* The one way in which a text gets into HTML: markup as entities; what is no character of XML, or turns the text after it around, left out. */
void html_escape(struct str *out, const char *s);
#endif
