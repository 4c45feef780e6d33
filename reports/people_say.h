/* Words about people, made from struct people: groups, states, dimensions. Shared by the sentences, tables and charts of reports. */
#ifndef REPORTS_PEOPLE_SAY_H
#define REPORTS_PEOPLE_SAY_H
#include "people.h"

struct group people_group_plain(const struct people *p,
                                struct group g); /* the youngest group of the population begins at 0: "jonger dan 25" */
const char *people_group_row(struct mem *m, enum lang lang, struct group g); /* "25–34 jaar", for tables and charts */
const char *people_group_were(struct mem *m, enum lang lang, struct group g); /* "van 25 tot en met 34 jaar", behind "waren er 6" */
const char *people_group_they(struct mem *m, enum lang lang, struct group g); /* "65-plussers" */
const char *people_group_code(struct mem *m, struct group g); /* "F", "15-24", "65+" */
const char *people_residents(struct mem *m, enum lang lang,
                             const struct people *p); /* "inwoners van 15 jaar en ouder": whom the population counts */
const char *people_state_words(enum lang lang, enum group_state s);
const char *people_state_code(enum group_state s);
const char *people_label_words(enum lang lang, enum criterion_label label); /* "vooraf zelf vastgesteld" */
const char *people_dimension_words(enum lang lang, enum dimension d); /* "leeftijd" */
const char *people_dimension_by(enum lang lang, enum dimension d); /* "leeftijd", "l'âge": behind "op", "selon" */
const char *people_dimension_the(enum lang lang, enum dimension d); /* "de leeftijd" */
const char *people_dimension_code(enum dimension d); /* "age" */
/* What is not known of all people: "de leeftijd en het geslacht"; of how many the least known trait is known; and are all known of all?
 * Test: tests/unit/reports/test_people.c */
const char *people_traits(struct doc *d, const struct people *p, const struct people_month *now);
int64_t people_least_known(const struct people *p, const struct people_month *now);
bool people_all_known(const struct people *p, const struct people_month *now);
const char *people_verdict_words(enum lang lang, enum verdict v); /* "nog niet zeker" */
const char *people_verdict_code(enum verdict v); /* "not_shown" */
/* Up to when people are told of: the day where figures end before a month does (*of_day), else the month of the newest count.
 * Test: tests/cli/until.sh */
const char *people_until_words(struct mem *m, enum lang lang, const struct people *p, bool *of_day);
/* In one paragraph, as asked: the fact about a group, how many people, of how many what is not known. */
struct paragraph;
void people_say_heads(struct paragraph *s, const struct people *p, bool fact, bool unknowns);
/* Of how many each trait is not known, and why others do not count in its shares.      Test: tests/unit/study/test_people.c */
void people_say_unknowns(struct paragraph *s, const struct people *p);
/* The groups of a state in all dimensions, as "mensen jonger dan 25 en vrouwen", without the one given (may be NULL); n counts them. */
const char *people_in_state(struct mem *m, enum lang lang, const struct people *p, enum group_state s, const struct people_group *without,
                            size_t *n);
/* The group that the verdict "no" rests on: the largest shortage, else the largest surplus. NULL: it may not be named. */
const struct people_group *people_culprit(const struct people *p, const struct people_month *now, const struct people_table **table);
const struct people_group *people_find(const struct people *p, struct group g,
                                       const struct people_table **table); /* now; NULL: not counted */
/* What a number of people is: all of them, the least they can be, that as the public is told it (rounded, it is no bound any more), or how often
 * they took part. people_counted: of a group of t; people_all_counted: of all.
 * people_heads_say: can the number of all be told? Behind a "least" or an "about" none, or so few that it is not shown, says nothing.
 * Test: tests/unit/reports/test_people_hidden.c */
enum people_counted { COUNTED_ALL, COUNTED_LEAST, COUNTED_ABOUT, COUNTED_TIMES, COUNTED_NONE /* that is known */ };
enum people_counted people_counted(const struct people *p, const struct people_table *t, const struct people_group *g);
enum people_counted people_all_counted(const struct people *p);
bool people_heads_say(const struct people *p);
bool people_is_rounded(const struct people *p); /* is the number of all who took part shown in fives? */
size_t people_heard(const struct people *p); /* interests heard */
/* Are among those who do not count in the shares of a trait people who told it (people.h, rule 11)? Then "not known" would be wrong. */
bool people_told_apart(const struct people *p, enum dimension d);
/* How many took part, or of how many something is not known: neither tells a trait of anybody, and the one is the other subtracted from a total.
 * "312"; for the public, where it is told in fives, "minder dan 10" below the threshold, but for 0.
 * Test: tests/cli/audit.sh */
bool people_few(const struct people *p, int64_t n);
const char *people_few_words(struct mem *m, enum lang lang, const struct people *p, int64_t n);
struct cell people_few_cell(struct doc *d, const struct people *p, int64_t n);
bool people_all_hidden(const struct people_table *t);
struct interval people_share_bounds(const struct people_table *t,
                                    const struct people_group *g); /* with none of the unknowns in the group, and with all of them */
bool people_can_draw(const struct people_table *t); /* as shares, beside the population */
double people_chart_points(size_t n_groups); /* the height of a chart of rows */
struct cell people_range_cell(struct doc *d, double lo, double hi); /* shares: a range to read, its low end for data */
struct chart_row people_share_row(struct doc *d, const struct people *p,
                                  const struct people_group *g); /* its share beside the population */
struct chart *people_shares_chart(struct doc *d, const struct chart_row row[], size_t n, const char *alt); /* dumbbells, with their key */
void people_key(struct doc *d, struct chart *c); /* of the marks that its rows have */
const char *people_census_caption(struct doc *d, const struct people *p); /* "Bevolking: ...", after a blank; "" without */
#endif
