#include "chart_draw.h"
#include "chart_kinds.h"
#include "chart_parts.h"
#include <math.h>

/* One line a kind: a chart of rows, or of lines. */
static const struct {
	double (*height)(const struct chart *c, double width);
	void (*draw)(struct plot *p, const struct chart *c, enum lang lang);
} kind[] = {
	[CHART_SPARK] = { spark_height, spark_draw },
	[CHART_DUMBBELL] = { dumbbell_height, dumbbell_draw },
	[CHART_GAPS] = { gaps_height, gaps_draw },
	[CHART_TREND] = { trend_height, trend_draw },
	[CHART_DOTS] = { dots_height, dots_draw },
};

static bool has_ink(const struct chart *c)
{
	if (c->n_rows > 0)
		return true;
	for (size_t l = 0; l < c->n_lines; l++)
		for (size_t i = 0; i < c->n_x; i++)
			if (isfinite(c->line[l].value[i]))
				return true;
	return false;
}

double chart_height(const struct chart *c, double width)
{
	if (!has_ink(c))
		return 0;
	return c->height > 0 ? c->height : kind[c->kind].height(c, width);
}

void chart_draw(const struct chart *c, enum lang lang, cairo_t *cr, double x, double y, double width, double height)
{
	struct plot p;
	plot_open(&p, cr, x, y, width, height);
	kind[c->kind].draw(&p, c, lang);
	plot_close(&p);
}
