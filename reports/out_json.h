/* A whole report as one JSON object for machines, in a fixed order:
 *   report, title, language, dated, tool
 *   text     the words in reading order: {kind, level?, text}
 *   tables   by id: {title, columns: {code: title}, rows: [{code: value}]}
 *   figures  by id: {title, caption, alt, lines?: [{label, values, low?, high?}]}; values oldest first
 * A number is a number, a text its code or words, a sparkline an array. Missing is null, hidden is {"state": "hidden"}, zero is 0. */
#ifndef REPORTS_OUT_JSON_H
#define REPORTS_OUT_JSON_H
#include "base/str.h"
#include "doc.h"

/* Append the object and a line break.      Errors: none.      Memory: from the arena of out.
 * Source: RFC 8259.      Test: tests/unit/reports/test_out_json.c */
void out_json(struct str *out, const struct doc *d);
#endif
