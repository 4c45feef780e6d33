/* What the importers of our own templates share: texts, channels, rows with a key. Their tables follow two rules, by which a blank template
 * is written from them (template.c): the first three spellings of a header, and the first three labels of each code, are English, Dutch and
 * French, in this order, also where two of them are the same. */
#ifndef IMPORTERS_OWN_H
#define IMPORTERS_OWN_H
#include "table.h"

/* Headers of the ages of a group. */
#define OWN_AGE_FROM                                                                                                                       \
	{                                                                                                                                  \
		"age_from", "leeftijd van", "âge de", "age from", "leeftijd_van", "leeftijd vanaf"                                         \
	}
#define OWN_AGE_TO                                                                                                                         \
	{                                                                                                                                  \
		"age_to", "leeftijd tot en met", "âge à", "age to", "leeftijd_tot", "leeftijd tot"                                         \
	}

/* yes, no */
extern const struct label own_yes_no[];

/* A free text of the row, trimmed, with handles, e-mail addresses and phone numbers replaced by an ellipsis, which is told. "" when it is
 * empty. False: it is longer than 500 columns, the row is rejected and it was said why.      Memory: from in->mem. */
bool own_text(struct intake *in, const struct table_row *row, int column, const char **out);

/* The channel that the row names; *id is 0 when there is none: then the row was rejected and it was said why.
 * Errors: ERR_INPUT while another file of the same command may still bring the channel (import_options.others_follow); ERR_STORE. */
bool own_channel(struct intake *in, const struct table_row *row, int column, int64_t *id, struct err *e);

/* Run an INSERT ... ON CONFLICT DO NOTHING and count the row. If its key was in the file before, the file is refused: nobody knows which row
 * is right. key: what both rows are about, in words.      Errors: ERR_INPUT, ERR_STORE. */
bool own_insert(struct intake *in, const struct table_row *row, struct stmt *t, const char *key, struct err *e);

/* Bind a count, or NULL when it is not given; a yes or no as 1, 0 or NULL. */
void own_bind_count(struct stmt *t, int k, const struct value *v);
void own_bind_yes(struct stmt *t, int k, const struct value *v);
#endif
