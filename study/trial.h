/* One reference case on its way through the program. A trial function of an area fetches the inputs, calls the statistics and gives what they
 * answer; it calculates nothing itself. It knows which kind of case it has from the inputs that are there, never from a case's name. */
#ifndef STUDY_TRIAL_H
#define STUDY_TRIAL_H
#include "cases.h"
#include "records.h"
#include <stdbool.h>

struct trial;

/* Try one case. False: the program refuses the input, with the words in *e. Whatever the input, it ends.
 * Test: tests/unit/study/test_selftest.c (also: each area with each of its inputs changed) */
typedef bool trial_fn(struct trial *t, struct err *e);

/* The name of the case: only where its inputs leave the method open. */
const char *trial_name(const struct trial *t);
/* A trial of another case of the same file and area, for its inputs.      Errors: ERR_INPUT when it is not there. */
bool trial_other(struct trial *t, const char *name, struct trial **out, struct err *e);

/* --- inputs; memory from the trial --- */

double trial_num(struct trial *t, const char *key); /* NaN when it is absent, null or no number */
const char *trial_text(struct trial *t, const char *key); /* NULL when it is absent or no text */
bool trial_flag(struct trial *t, const char *key, bool otherwise);
bool trial_has(const struct trial *t, const char *key); /* is there an input of this key, or below it, that is not null? */
bool trial_wants(const struct trial *t, const char *key); /* is there an expectation of this key, or below it? */

/* The list key[0], key[1], ...: NaN where null; 0 when absent. A list of one may stand under the key alone. */
size_t trial_list(struct trial *t, const char *key, const double **out);
/* The same, but refused when it has not n values.      Errors: ERR_INPUT. */
bool trial_list_of(struct trial *t, const char *key, size_t n, const double **out, struct err *e);
/* The table key[i][j], row after row: NaN where null. Returns the number of rows; 0 when their lengths differ. */
size_t trial_table(struct trial *t, const char *key, const double **out, size_t *n_columns);
/* The texts key[0], key[1], ...: "" where null. */
size_t trial_texts(struct trial *t, const char *key, const char *const **out);
/* The names of what stands below key: "age" and "sex" of dims.age.x[0] and dims.sex.x[0], in the order of the names byte by byte. */
size_t trial_names(struct trial *t, const char *key, const char *const **out);
/* "dims.%s.x": a key from its parts */
const char *trial_key(struct trial *t, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The records of a file beside the cases file. An input names it, so only plain names that begin with "data_" are taken.
 * Errors: as records_read; ERR_INPUT for another name. */
bool trial_data(struct trial *t, const char *name, struct records *out, struct err *e);

/* Where an area has several kinds of case, an input tells which it is: the first of the table that is there. The table ends with a NULL key.
 * Errors: ERR_INPUT when none is; those of the kind. */
struct trial_kind {
	const char *key;
	trial_fn *try;
};
bool trial_by_input(struct trial *t, const struct trial_kind kind[], struct err *e);

/* --- answers; one given twice counts as given last --- */

void trial_give(struct trial *t, const char *key, double v); /* NaN answers null */
void trial_give_text(struct trial *t, const char *key, const char *v); /* NULL answers null */
void trial_give_flag(struct trial *t, const char *key, bool v);
void trial_give_null(struct trial *t, const char *key);
void trial_give_at(struct trial *t, const char *key, size_t i, double v); /* key[i] */
void trial_give_pair(struct trial *t, const char *key, double lo, double hi); /* key[0], key[1] */
void trial_give_pair_at(struct trial *t, const char *key, size_t i, double lo, double hi); /* key[i][0], key[i][1] */
void trial_give_list(struct trial *t, const char *key, const double v[], size_t n);

/* Other answers are as good: what is expected of this key, or below it, is not compared. */
void trial_give_any(struct trial *t, const char *key);

struct mem *trial_mem(struct trial *t);

/* --- for who runs it: selftest.c --- */

/* folder: of the cases file. Memory: the trial and all it gives are from m. */
struct trial *trial_new(struct mem *m, const struct reference_case *c, const char *folder);
bool trial_is_any(const struct trial *t, const char *key);
/* The answers, sorted by key; types as in a cases file. */
size_t trial_answers(struct trial *t, const struct case_row **out);
#endif
