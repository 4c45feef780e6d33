/* Counts of answers to questions on their way into the store: of a poll, and of the closed questions of a survey, which are counted while its
 * rows are read. */
#ifndef IMPORTERS_VOTES_H
#define IMPORTERS_VOTES_H
#include "table.h"

/* What the store has for all answers to a question that are not told apart. */
extern const char votes_others[];

/* Errors: ERR_STORE. */
bool votes_insert_poll(struct intake *in, const char *question, const char *activity, int day, const char *post, int64_t *id,
                       struct err *e);
bool votes_insert_option(struct intake *in, int64_t poll, int64_t number, const char *text, struct err *e);
bool votes_insert(struct intake *in, int64_t poll, int64_t option, const char *sex, int age_from, int age_to, int64_t n, struct err *e);

struct votes;
struct votes *votes_new(struct intake *in);
/* One person's answer to the question in column c: as written, or as the column's labels translate it.
 * sex: F, M, X or "".      Memory: an answer is kept once, however many gave it. */
void votes_add(struct votes *v, size_t c, const char *answer, const char *sex, int age_from, int age_to);
/* Store each question as a poll of `activity`. Answers that fewer than VOTES_LEAST people gave may be words of their own: unless the column's
 * labels name them they are counted together, and a question left with fewer than two answers is told and not kept.
 * Errors: ERR_STORE.      Test: tests/unit/importers/test_mapping.c */
enum { VOTES_LEAST = 10 };
bool votes_store(struct votes *v, const char *activity, int day, struct err *e);
#endif
