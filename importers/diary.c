/* Our templates of what belongs to a trajectory and is in no statistics: events, interests, and what was done with advice. */
#include "base/str.h"
#include "own.h"

/* --- events --- */

enum { EVENT_DATE, EVENT_TEXT, N_EVENT };

static const struct column event_columns[N_EVENT] = {
	[EVENT_DATE] = { .cell = CELL_DAY,
	                 .required = true,
	                 .filled = true,
	                 .ahead = true,
	                 .explain = W_TEMPLATE_DATE,
	                 .header = { "date", "datum", "date", "day", "dag", "jour" } },
	[EVENT_TEXT] = { .cell = CELL_TEXT,
	                 .required = true,
	                 .filled = true,
	                 .explain = W_TEMPLATE_EVENT,
	                 .header = { "event", "gebeurtenis", "événement" } },
};

static bool event_row(struct intake *in, const struct table_row *row, struct err *e)
{
	const char *text;
	struct stmt *t;
	int day = (int)row->value[EVENT_DATE].n;
	if (!own_text(in, row, EVENT_TEXT, &text))
		return true;
	if (!store_statement(in->store, SQL_EVENT_INSERT, &t, e))
		return false;
	stmt_int(t, 1, in->import_id);
	stmt_int(t, 2, day);
	stmt_text(t, 3, text);
	stmt_int(t, 4, in->options->trajectory_id);
	intake_day(in, day);
	return own_insert(in, row, t, mem_printf(in->mem, "%s, %s", day_iso(in->mem, day), text), e);
}

static const struct facts event_facts = { .row = event_row };

const struct importer diary_events = {
	.name = "events",
	.title = W_KIND_EVENTS,
	.platform = "",
	.column = event_columns,
	.n_columns = N_EVENT,
	.zone = ZONE_AMSTERDAM,
	.dates = DATES_EUROPE,
	.template = true,
	.example = W_TEMPLATE_EXAMPLE_EVENTS,
	.facts = &event_facts,
};

/* --- interests --- */

enum { INTEREST, HEARD, PLACE, N_INTEREST };

static const struct column interest_columns[N_INTEREST] = {
	[INTEREST] = { .cell = CELL_TEXT,
	               .required = true,
	               .filled = true,
	               .explain = W_TEMPLATE_INTEREST,
	               .header = { "interest", "belang", "intérêt" } },
	[HEARD] = { .cell = CELL_LABEL,
	            .required = true,
	            .labels = own_yes_no,
	            .explain = W_TEMPLATE_HEARD,
	            .header = { "heard", "gehoord", "entendu" } },
	[PLACE] = { .cell = CELL_TEXT, .explain = W_TEMPLATE_WHERE, .header = { "where", "waar", "où" } },
};

static bool interest_row(struct intake *in, const struct table_row *row, struct err *e)
{
	const char *name, *place;
	struct stmt *t;
	if (!own_text(in, row, INTEREST, &name) || !own_text(in, row, PLACE, &place))
		return true;
	if (!store_statement(in->store, SQL_INTEREST_INSERT, &t, e))
		return false;
	stmt_int(t, 1, in->options->trajectory_id);
	stmt_text(t, 2, name);
	stmt_int(t, 3, in->import_id);
	own_bind_yes(t, 4, &row->value[HEARD]);
	stmt_text(t, 5, place);
	return own_insert(in, row, t, name, e);
}

static const struct facts interest_facts = { .row = interest_row };

const struct importer diary_interests = {
	.name = "interests",
	.title = W_KIND_INTERESTS,
	.platform = "",
	.column = interest_columns,
	.n_columns = N_INTEREST,
	.zone = ZONE_AMSTERDAM,
	.dates = DATES_EUROPE,
	.template = true,
	.example = W_TEMPLATE_EXAMPLE_INTERESTS,
	.facts = &interest_facts,
};

/* --- decisions --- */

enum { DECISION_DATE, ADVICE, DONE, N_DECISION };

static const struct column decision_columns[N_DECISION] = {
	[DECISION_DATE] = { .cell = CELL_DAY,
	                    .required = true,
	                    .filled = true,
	                    .ahead = true,
	                    .explain = W_TEMPLATE_DATE,
	                    .header = { "date", "datum", "date", "day", "dag", "jour" } },
	[ADVICE] = { .cell = CELL_TEXT,
	             .required = true,
	             .filled = true,
	             .explain = W_TEMPLATE_ADVICE,
	             .header = { "advice", "advies", "avis" } },
	[DONE] = { .cell = CELL_LABEL,
	           .required = true,
	           .labels = own_yes_no,
	           .explain = W_TEMPLATE_DONE,
	           .header = { "done", "gedaan", "fait" } },
};

static bool decision_row(struct intake *in, const struct table_row *row, struct err *e)
{
	const char *advice;
	struct stmt *t;
	int day = (int)row->value[DECISION_DATE].n;
	if (!own_text(in, row, ADVICE, &advice))
		return true;
	if (!store_statement(in->store, SQL_DECISION_INSERT, &t, e))
		return false;
	stmt_int(t, 1, in->options->trajectory_id);
	stmt_int(t, 2, day);
	stmt_text(t, 3, advice);
	stmt_int(t, 4, in->import_id);
	own_bind_yes(t, 5, &row->value[DONE]);
	intake_day(in, day);
	return own_insert(in, row, t, mem_printf(in->mem, "%s, %s", day_iso(in->mem, day), advice), e);
}

static const struct facts decision_facts = { .row = decision_row };

const struct importer diary_decisions = {
	.name = "decisions",
	.title = W_KIND_DECISIONS,
	.platform = "",
	.column = decision_columns,
	.n_columns = N_DECISION,
	.zone = ZONE_AMSTERDAM,
	.dates = DATES_EUROPE,
	.template = true,
	.example = W_TEMPLATE_EXAMPLE_DECISIONS,
	.facts = &decision_facts,
};
