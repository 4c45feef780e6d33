/* Our template of costs: euro and working hours of a channel in a month. */
#include "base/day.h"
#include "base/str.h"
#include "own.h"

enum { CHANNEL, MONTH, EURO, HOURS, N_COLUMNS };

static const struct column columns[N_COLUMNS] = {
	[CHANNEL] = { .cell = CELL_TEXT,
	              .required = true,
	              .filled = true,
	              .channel = true,
	              .explain = W_TEMPLATE_CHANNEL,
	              .header = { "channel", "kanaal", "canal" } },
	[MONTH] = { .cell = CELL_MONTH,
	            .required = true,
	            .filled = true,
	            .explain = W_TEMPLATE_MONTH,
	            .header = { "month", "maand", "mois" } },
	[EURO] = { .cell = CELL_MONEY,
	           .required = true,
	           .explain = W_TEMPLATE_EURO,
	           .header = { "euro", "euro", "euro", "bedrag", "kosten", "coût" } },
	[HOURS] = { .cell = CELL_HOURS, .explain = W_TEMPLATE_HOURS, .header = { "hours", "uren", "heures", "uur" } },
};

static bool costs_row(struct intake *in, const struct table_row *row, struct err *e)
{
	const struct value *v = row->value;
	int64_t channel;
	struct stmt *t;
	if (!v[EURO].given && !v[HOURS].given) {
		intake_reject(in, row->line, 0, W_COSTS_NOTHING, NULL, NULL, NULL);
		return true;
	}
	if (!own_channel(in, row, CHANNEL, &channel, e))
		return false;
	if (channel == 0)
		return true;
	if (!store_statement(in->store, SQL_COST_INSERT, &t, e))
		return false;
	stmt_int(t, 1, in->options->trajectory_id);
	stmt_int(t, 2, channel);
	stmt_int(t, 3, v[MONTH].n);
	stmt_int(t, 4, in->import_id);
	own_bind_count(t, 5, &v[EURO]);
	own_bind_count(t, 6, &v[HOURS]);
	intake_day(in, month_first_day((int)v[MONTH].n));
	intake_day(in, month_last_day((int)v[MONTH].n));
	return own_insert(in, row, t, mem_printf(in->mem, "%s, %s", v[CHANNEL].text, month_iso(in->mem, (int)v[MONTH].n)), e);
}

static const struct facts costs_facts = { .row = costs_row };

const struct importer cost_table = {
	.name = "costs",
	.title = W_KIND_COSTS,
	.platform = "",
	.column = columns,
	.n_columns = N_COLUMNS,
	.zone = ZONE_AMSTERDAM,
	.dates = DATES_EUROPE,
	.template = true,
	.example = W_TEMPLATE_EXAMPLE_COSTS,
	.facts = &costs_facts,
};
