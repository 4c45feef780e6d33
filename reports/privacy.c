#include "privacy.h"
#include "base/num.h"
#include "base/str.h"
#include "phrase.h"

static const char *or_blank(const struct doc *d, const char *given, enum word blank)
{
	return *given ? given : word_text(d->lang, blank);
}

static const char *term(struct doc *d, const struct privacy_input *in)
{
	if (!in->keep.months)
		return word_say(d->mem, d->lang, W_PRIVACY_TERM_NONE, num_plain_int(d->mem, in->keep_months), NULL);
	return word_say(d->mem, d->lang, W_KEEP_UNTIL, day_words(d->mem, in->keep.until, d->lang),
	                overview_keep_words(d->mem, &in->keep, d->lang), NULL);
}

static void register_entry(struct doc *d, const struct privacy_input *in)
{
	const struct column column[] = {
		{ word_text(d->lang, W_PRIVACY_COL_WHAT), "part", ALIGN_START, 0 },
		{ word_text(d->lang, W_PRIVACY_COL_ENTRY), "entry", ALIGN_START, 0 },
	};
	const struct {
		enum word part;
		const char *code, *entry;
	} row[] = {
		{ W_PRIVACY_NAME, "name", word_say(d->mem, d->lang, W_PRIVACY_NAME_TEXT, in->trajectory, NULL) },
		{ W_PRIVACY_CONTROLLER, "controller", or_blank(d, in->organisation, W_PRIVACY_CONTROLLER_BLANK) },
		{ W_PRIVACY_DPO, "officer",
		  word_text(d->lang, W_PRIVACY_DPO_BLANK) }, /* a person: not in spiegel.ini, of which the store keeps copies */
		{ W_PRIVACY_PURPOSE, "purpose", word_text(d->lang, W_PRIVACY_PURPOSE_TEXT) },
		{ W_PRIVACY_GROUND, "ground", or_blank(d, in->ground, W_PRIVACY_GROUND_BLANK) },
		{ W_PRIVACY_SUBJECTS, "subjects", word_text(d->lang, W_PRIVACY_SUBJECTS_TEXT) },
		{ W_PRIVACY_DATA, "data", word_text(d->lang, W_PRIVACY_DATA_TEXT) },
		{ W_PRIVACY_SPECIAL, "special", word_text(d->lang, W_PRIVACY_SPECIAL_TEXT) },
		{ W_PRIVACY_RECIPIENTS, "recipients", or_blank(d, in->recipients, W_PRIVACY_RECIPIENTS_BLANK) },
		{ W_PRIVACY_ABROAD, "transfer", word_text(d->lang, W_PRIVACY_ABROAD_TEXT) },
		{ W_PRIVACY_TERM, "retention", term(d, in) },
		{ W_PRIVACY_SAFEGUARDS, "safeguards",
		  word_say(d->mem, d->lang, W_PRIVACY_SAFEGUARDS_TEXT, num_plain_int(d->mem, in->smallest), NULL) },
	};
	size_t n = sizeof row / sizeof *row;
	doc_heading(d, 2, "register", word_text(d->lang, W_PRIVACY_REGISTER));
	struct table *t =
	        doc_table(d, "register", NULL, word_text(d->lang, W_PRIVACY_REGISTER_SUMMARY), column, sizeof column / sizeof *column, n);
	t->data_only = true; /* sentences are read in full as a list */
	for (size_t i = 0; i < n; i++) {
		*table_cell(t, i, 0) = cell_code(word_text(d->lang, row[i].part), row[i].code);
		*table_cell(t, i, 1) = cell_text(row[i].entry);
		doc_item(d, W_DEFINITION, phrase_capital(d->mem, word_text(d->lang, row[i].part)), row[i].entry, NULL);
	}
}

static void database(struct doc *d, const struct privacy_input *in)
{
	const struct column column[] = {
		{ word_text(d->lang, W_PRIVACY_COL_TABLE), "table", ALIGN_START, 0 },
		{ word_text(d->lang, W_PRIVACY_COL_FOR), "holds", ALIGN_START, 0 },
		{ word_text(d->lang, W_PRIVACY_COL_COLUMNS), "columns", ALIGN_START, 0 },
	};
	doc_heading(d, 2, "fields", word_text(d->lang, W_PRIVACY_FIELDS));
	struct table *t = doc_table(d, "fields", NULL, word_text(d->lang, W_PRIVACY_FIELDS_SUMMARY), column, sizeof column / sizeof *column,
	                            in->n_tables);
	t->data_only = true;
	for (size_t i = 0; i < in->n_tables; i++) {
		const struct privacy_table *x = &in->table[i];
		struct str columns;
		str_init(&columns, d->mem);
		for (size_t k = 0; k < x->n_columns; k++)
			str_addf(&columns, "%s%s", k ? ", " : "", x->column[k]);
		*table_cell(t, i, 0) = cell_text(x->name);
		*table_cell(t, i, 1) = cell_text(x->holds);
		*table_cell(t, i, 2) = cell_text(columns.s);
		doc_item(d, W_PRIVACY_FIELD, x->name, x->holds, columns.s, NULL);
	}
}

static void impact(struct doc *d, const struct privacy_input *in)
{
	static const struct {
		enum word risk, does, yours;
		const char *code;
	} row[] = {
		{ W_PRIVACY_RISK_SMALL, W_PRIVACY_RISK_SMALL_DOES, W_PRIVACY_RISK_SMALL_YOURS, "small_groups" },
		{ W_PRIVACY_RISK_FILES, W_PRIVACY_RISK_FILES_DOES, W_PRIVACY_RISK_FILES_YOURS, "files" },
		{ W_PRIVACY_RISK_CAPTIONS, W_PRIVACY_RISK_CAPTIONS_DOES, W_PRIVACY_RISK_CAPTIONS_YOURS, "captions" },
		{ W_PRIVACY_RISK_TERM, W_PRIVACY_RISK_TERM_DOES, W_PRIVACY_RISK_TERM_YOURS, "retention" },
		{ W_PRIVACY_RISK_WRONG, W_PRIVACY_RISK_WRONG_DOES, W_PRIVACY_RISK_WRONG_YOURS, "wrong_verdict" },
		{ W_PRIVACY_RISK_MINORS, W_PRIVACY_RISK_MINORS_DOES, W_PRIVACY_RISK_MINORS_YOURS, "minors" },
	};
	const struct column column[] = {
		{ word_text(d->lang, W_PRIVACY_COL_RISK), "risk", ALIGN_START, 0 },
		{ word_text(d->lang, W_PRIVACY_COL_DOES), "measure", ALIGN_START, 0 },
		{ word_text(d->lang, W_PRIVACY_COL_YOURS), "left_to_you", ALIGN_START, 0 },
	};
	size_t n = sizeof row / sizeof *row;
	doc_heading(d, 2, "dpia", word_text(d->lang, W_PRIVACY_DPIA));
	doc_say(d, TEXT_BODY, W_PRIVACY_DPIA_LEAD, NULL);
	struct table *t = doc_table(d, "dpia", NULL, word_text(d->lang, W_PRIVACY_DPIA_SUMMARY), column, sizeof column / sizeof *column, n);
	for (size_t i = 0; i < n; i++) {
		*table_cell(t, i, 0) = cell_code(word_text(d->lang, row[i].risk), row[i].code);
		*table_cell(t, i, 1) = cell_text(word_say(d->mem, d->lang, row[i].does, num_plain_int(d->mem, in->smallest), NULL));
		*table_cell(t, i, 2) = cell_text(word_text(d->lang, row[i].yours));
	}
}

void privacy_blocks(struct doc *d, const struct privacy_input *in)
{
	doc_heading(d, 1, "privacy", word_text(d->lang, W_PRIVACY_TITLE));
	doc_say(d, TEXT_LEAD, W_PRIVACY_LEAD, NULL);
	register_entry(d, in);
	impact(d, in);
	database(d, in);
}
