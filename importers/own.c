#include "own.h"
#include "base/str.h"
#include "base/utf8.h"
#include "caption.h"
#include "channels.h"

enum { TEXT_COLUMNS = 500 };

const struct label own_yes_no[] = {
	{ "yes", "yes" },  { "ja", "yes" },   { "oui", "yes" },   { "1", "yes" },   { "true", "yes" },
	{ "waar", "yes" }, { "vrai", "yes" }, { "no", "no" },     { "nee", "no" },  { "non", "no" },
	{ "0", "no" },     { "false", "no" }, { "onwaar", "no" }, { "faux", "no" }, { NULL, NULL },
};

bool own_text(struct intake *in, const struct table_row *row, int column, const char **out)
{
	const struct value *v = &row->value[column];
	bool masked = false;
	*out = v->given ? caption_mask(in->mem, str_trim(in->mem, v->text), &masked) : "";
	if (utf8_width(*out) > TEXT_COLUMNS)
		return intake_reject(in, row->line, in->place[column], W_OWN_TEXT_LONG, in->header[column], NULL, NULL);
	if (masked)
		intake_note(in, MSG_NOTE, row->line, in->place[column], W_OWN_MASKED, in->header[column], NULL, NULL);
	return true;
}

bool own_channel(struct intake *in, const struct table_row *row, int column, int64_t *id, struct err *e)
{
	const char *name = row->value[column].text;
	if (!channel_by_name(in, row->line, in->place[column], name, id, e))
		return false;
	return *id != 0 || !in->options->others_follow ||
	       intake_refuse(in, row->line, in->place[column], e, W_CHANNEL_NO_SUCH, name, "-", NULL);
}

bool own_insert(struct intake *in, const struct table_row *row, struct stmt *t, const char *key, struct err *e)
{
	if (!stmt_run(t, e))
		return false;
	if (store_changes(in->store) == 0)
		return intake_refuse(in, row->line, 0, e, W_OWN_TWICE, key, NULL, NULL);
	in->rows_stored++;
	return true;
}

void own_bind_count(struct stmt *t, int k, const struct value *v)
{
	if (v->given)
		stmt_int(t, k, v->n);
	else
		stmt_null(t, k);
}

void own_bind_yes(struct stmt *t, int k, const struct value *v)
{
	if (v->given)
		stmt_int(t, k, str_eq(v->code, "yes"));
	else
		stmt_null(t, k);
}
