/* Blank templates and tally sheets, with what a project knows. */
#ifndef STUDY_TEMPLATE_H
#define STUDY_TEMPLATE_H
#include "importers/template.h"
#include "project.h"
#include "reports/tally.h"
#include "sql/store.h"

/* A blank template as a workbook: its sheet, an explanation with an example, and the lists to choose from.      Memory: from m.
 * Test: tests/cli/templates.sh */
void study_template_book(struct mem *m, const struct template *t, enum lang lang, struct book *out);

/* The groups to tally: those of the agreement, or the default ones where it has none. p, s: NULL outside a project.
 * Errors: ERR_STORE.      Memory: from m.      Test: tests/cli/templates.sh */
bool study_tally(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, struct tally *out, struct err *e);
#endif
