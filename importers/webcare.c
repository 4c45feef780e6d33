/* Our templates of what happened under the posts: how soon questions were answered, and what the conversation was like. Counts only. */
#include "base/str.h"
#include "own.h"

/* --- webcare: questions of a day --- */

enum { DATE, CHANNEL, RECEIVED, ANSWERED, WITHIN, N_WEBCARE };

static const struct column webcare_columns[N_WEBCARE] = {
	[DATE] = { .cell = CELL_DAY,
	           .required = true,
	           .filled = true,
	           .explain = W_TEMPLATE_DATE,
	           .header = { "date", "datum", "date", "day", "dag", "jour" } },
	[CHANNEL] = { .cell = CELL_TEXT,
	              .required = true,
	              .filled = true,
	              .channel = true,
	              .explain = W_TEMPLATE_CHANNEL,
	              .header = { "channel", "kanaal", "canal" } },
	[RECEIVED] = { .cell = CELL_COUNT,
	               .required = true,
	               .filled = true,
	               .explain = W_TEMPLATE_RECEIVED,
	               .header = { "received", "ontvangen", "reçues" } },
	[ANSWERED] = { .cell = CELL_COUNT,
	               .required = true,
	               .explain = W_TEMPLATE_ANSWERED,
	               .header = { "answered", "beantwoord", "répondues" } },
	[WITHIN] = { .cell = CELL_COUNT,
	             .required = true,
	             .explain = W_TEMPLATE_WITHIN,
	             .header = { "within_24h", "binnen 24 uur", "sous 24 heures", "within 24h", "binnen_24u" } },
};

static bool is_part(struct intake *in, const struct table_row *row, int part, int whole)
{
	const struct value *p = &row->value[part], *w = &row->value[whole];
	return !p->given || !w->given || p->n <= w->n ||
	       intake_reject(in, row->line, in->place[part], W_WEBCARE_MORE, in->header[part], in->header[whole], NULL);
}

static bool webcare_row(struct intake *in, const struct table_row *row, struct err *e)
{
	const struct value *v = row->value;
	int64_t channel;
	struct stmt *t;
	if (!is_part(in, row, ANSWERED, RECEIVED) || !is_part(in, row, WITHIN, ANSWERED) || !is_part(in, row, WITHIN, RECEIVED))
		return true;
	if (!own_channel(in, row, CHANNEL, &channel, e))
		return false;
	if (channel == 0)
		return true;
	if (!store_statement(in->store, SQL_WEBCARE_INSERT, &t, e))
		return false;
	stmt_int(t, 1, in->options->trajectory_id);
	stmt_int(t, 2, channel);
	stmt_int(t, 3, v[DATE].n);
	stmt_int(t, 4, in->import_id);
	for (int c = RECEIVED; c <= WITHIN; c++)
		own_bind_count(t, 5 + c - RECEIVED, &v[c]);
	intake_day(in, (int)v[DATE].n);
	return own_insert(in, row, t, mem_printf(in->mem, "%s, %s", v[CHANNEL].text, day_iso(in->mem, (int)v[DATE].n)), e);
}

static const struct facts webcare_facts = { .row = webcare_row };

const struct importer webcare_days = {
	.name = "webcare",
	.title = W_KIND_WEBCARE,
	.platform = "",
	.column = webcare_columns,
	.n_columns = N_WEBCARE,
	.zone = ZONE_AMSTERDAM,
	.dates = DATES_EUROPE,
	.template = true,
	.example = W_TEMPLATE_EXAMPLE_WEBCARE,
	.facts = &webcare_facts,
};

/* --- conversation: reactions in words under a post, or of a day --- */

enum { TALK_DATE, TALK_CHANNEL, TALK_POST, SUBSTANTIATED, POSITIVE, NEGATIVE, REMOVED, N_TALK };

static const struct column talk_columns[N_TALK] = {
	[TALK_DATE] = { .cell = CELL_DAY, .explain = W_TEMPLATE_TALK_DATE, .header = { "date", "datum", "date", "day", "dag", "jour" } },
	[TALK_CHANNEL] = { .cell = CELL_TEXT,
	                   .required = true,
	                   .filled = true,
	                   .channel = true,
	                   .explain = W_TEMPLATE_CHANNEL,
	                   .header = { "channel", "kanaal", "canal" } },
	[TALK_POST] = { .cell = CELL_ID, .explain = W_TEMPLATE_TALK_POST, .header = { "post", "bericht", "publication" } },
	[SUBSTANTIATED] = { .cell = CELL_COUNT,
	                    .required = true,
	                    .explain = W_TEMPLATE_SUBSTANTIATED,
	                    .header = { "substantiated", "onderbouwd", "argumentées" } },
	[POSITIVE] = { .cell = CELL_COUNT,
	               .required = true,
	               .explain = W_TEMPLATE_POSITIVE,
	               .header = { "positive", "positief", "positives" } },
	[NEGATIVE] = { .cell = CELL_COUNT,
	               .required = true,
	               .explain = W_TEMPLATE_NEGATIVE,
	               .header = { "negative", "negatief", "négatives" } },
	[REMOVED] = { .cell = CELL_COUNT, .explain = W_TEMPLATE_REMOVED, .header = { "removed", "verwijderd", "supprimées" } },
};

/* False: the row is rejected and it was said why. */
static bool says_something(struct intake *in, const struct table_row *row)
{
	const struct value *v = row->value;
	if (!v[TALK_DATE].given && !v[TALK_POST].given)
		return intake_reject(in, row->line, 0, W_TALK_OF_NOTHING, NULL, NULL, NULL);
	if (!v[SUBSTANTIATED].given && !v[POSITIVE].given && !v[NEGATIVE].given && !v[REMOVED].given)
		return intake_reject(in, row->line, 0, W_TALK_NO_COUNT, NULL, NULL, NULL);
	return true;
}

static bool talk_row(struct intake *in, const struct table_row *row, struct err *e)
{
	const struct value *v = row->value;
	int64_t channel;
	struct stmt *t;
	if (!says_something(in, row))
		return true;
	if (!own_channel(in, row, TALK_CHANNEL, &channel, e))
		return false;
	if (channel == 0)
		return true;
	if (!store_statement(in->store, SQL_CONVERSATION_INSERT, &t, e))
		return false;
	const char *post = v[TALK_POST].given ? v[TALK_POST].text : "";
	const char *day = v[TALK_DATE].given ? day_iso(in->mem, (int)v[TALK_DATE].n) : "";
	stmt_int(t, 1, in->options->trajectory_id);
	stmt_int(t, 2, channel);
	stmt_text(t, 3, post);
	stmt_int(t, 4, v[TALK_DATE].given ? v[TALK_DATE].n : -1);
	stmt_int(t, 5, in->import_id);
	for (int c = SUBSTANTIATED; c <= REMOVED; c++)
		own_bind_count(t, 6 + c - SUBSTANTIATED, &v[c]);
	if (v[TALK_DATE].given)
		intake_day(in, (int)v[TALK_DATE].n);
	return own_insert(in, row, t, mem_printf(in->mem, "%s%s%s", post, *post && *day ? ", " : "", day), e);
}

static const struct facts talk_facts = { .row = talk_row };

const struct importer conversation = {
	.name = "conversation",
	.title = W_KIND_CONVERSATION,
	.platform = "",
	.column = talk_columns,
	.n_columns = N_TALK,
	.zone = ZONE_AMSTERDAM,
	.dates = DATES_EUROPE,
	.template = true,
	.example = W_TEMPLATE_EXAMPLE_CONVERSATION,
	.facts = &talk_facts,
};
