#include "chart_draw.h"
#include "chart_kinds.h"
#include "chart_parts.h"
#include <math.h>

static const struct {
	double (*height)(const struct chart *c, double width);
	double least; /* as a share of that height: marks and words stand on each other below it */
	void (*draw)(struct plot *p, const struct chart *c, enum lang lang);
} kind[] = {
	[CHART_SPARK] = { spark_height, 0.5, spark_draw }, [CHART_DUMBBELL] = { dumbbell_height, 0.7, dumbbell_draw },
	[CHART_GAPS] = { gaps_height, 0.9, gaps_draw },    [CHART_TREND] = { trend_height, 0.5, trend_draw },
	[CHART_DOTS] = { dots_height, 0.7, dots_draw },    [CHART_HEAT] = { heat_height, 0.9, heat_draw },
	[CHART_SWARM] = { swarm_height, 0.8, swarm_draw }, [CHART_AGES] = { ages_height, 0.7, ages_draw },
	[CHART_SLOPE] = { slope_height, 0.7, slope_draw }, [CHART_MULTIPLES] = { multiples_height, 0.6, multiples_draw },
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
	double height = kind[c->kind].height(c, width);
	return c->height > 0 ? fmax(c->height, kind[c->kind].least * height) : height;
}

void chart_draw(const struct chart *c, const struct theme *theme, enum lang lang, cairo_t *cr, double x, double y, double width,
                double height)
{
	struct plot p;
	plot_open(&p, theme, cr, x, y, width, height);
	kind[c->kind].draw(&p, c, lang);
	plot_close(&p);
}
