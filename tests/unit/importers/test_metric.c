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

T_CASE(figures_are_told_as_people_read_them)
{
	struct mem *m = mem_new();
	t_text(metric_title("views", LANG_NL), "weergaven");
	t_text(metric_title("no such figure", LANG_NL), "no such figure");
	t_text(metric_value(m, 1234567, LANG_NL), "1.234.567");
	t_text(metric_value(m, 1234.25, LANG_NL), "1.234,3");
	t_text(metric_value(m, 0, LANG_EN), "0");
	t_text(metric_value(m, 0.1 + 0.2 + 2.7, LANG_EN), "3"); /* a sum of doubles a hair off */
	t_true(metric_counts_people("people") && metric_counts_people("votes") && !metric_counts_people("population"));
	mem_free(m);
}
T_END

T_MAIN("metric", every_stored_figure_is_in_the_dictionary, only_events_add_up, figures_are_told_as_people_read_them)
