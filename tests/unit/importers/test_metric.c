/* The dictionary of figures: every code that an importer stores is in it, once. */
#include "base/str.h"
#include "importers/metric.h"
#include "importers/table.h"
#include "tests/t.h"

T_CASE(every_stored_figure_is_in_the_dictionary)
{
	for (size_t i = 0; importer_list[i]; i++)
		for (size_t c = 0; c < importer_list[i]->n_columns; c++) {
			const struct column *column = &importer_list[i]->column[c];
			const char *code = importer_list[i]->facts->metric_of ? importer_list[i]->facts->metric_of(column) : column->metric;
			if (code && !metric_find(code))
				t_fail("%s: '%s' is not in metric.c", importer_list[i]->name, code);
		}
}
T_END

T_CASE(only_events_add_up)
{
	t_true(metric_adds_up("views"));
	t_false(metric_adds_up("reach"));
	t_false(metric_adds_up("followers"));
	t_false(metric_adds_up("avg_watch_s"));
	t_false(metric_adds_up("no such figure"));
}
T_END

T_MAIN("metric", every_stored_figure_is_in_the_dictionary, only_events_add_up)
