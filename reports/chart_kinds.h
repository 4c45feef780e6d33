/* The kinds of chart: how high each wants to be at a width, and its drawing. Used by chart_draw.c only. */
#ifndef REPORTS_CHART_KINDS_H
#define REPORTS_CHART_KINDS_H
#include "base/words.h"
#include "chart.h"
#include "plot.h"

/* chart_rows.c: a row for each group */
double dumbbell_height(const struct chart *c, double width);
void dumbbell_draw(struct plot *p, const struct chart *c, enum lang lang);
double gaps_height(const struct chart *c, double width);
void gaps_draw(struct plot *p, const struct chart *c, enum lang lang);
double dots_height(const struct chart *c, double width);
void dots_draw(struct plot *p, const struct chart *c, enum lang lang);

/* chart_swarm.c: every value behind a row */
double swarm_height(const struct chart *c, double width);
void swarm_draw(struct plot *p, const struct chart *c, enum lang lang);

/* chart_heat.c: cells */
double heat_height(const struct chart *c, double width);
void heat_draw(struct plot *p, const struct chart *c, enum lang lang);

/* chart_sides.c: two sides of one thing */
double ages_height(const struct chart *c, double width);
void ages_draw(struct plot *p, const struct chart *c, enum lang lang);
double slope_height(const struct chart *c, double width);
void slope_draw(struct plot *p, const struct chart *c, enum lang lang);

/* chart_lines.c: values over time */
double spark_height(const struct chart *c, double width);
void spark_draw(struct plot *p, const struct chart *c, enum lang lang);
double trend_height(const struct chart *c, double width);
void trend_draw(struct plot *p, const struct chart *c, enum lang lang);

/* chart_multiples.c: a small trend for each line, the others in grey behind it, on one scale */
double multiples_height(const struct chart *c, double width);
void multiples_draw(struct plot *p, const struct chart *c, enum lang lang);
#endif
