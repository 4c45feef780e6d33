/* Charts on an image: is the right ink there, and none outside the chart's own room? */
#include "base/num.h"
#include "base/sandbox.h"
#include "reports/chart_draw.h"
#include "reports/chart_parts.h"
#include "reports/plot.h"
#include "sample.h"
#include "tests/t.h"
#include <stdlib.h>

enum { ZOOM = 2, MARGIN = 40 /* points of white around the chart */ };

struct picture {
	const struct chart *chart;
	double width, height; /* height 0: its own */
	enum lang lang;
	int columns, rows; /* of the image */
};

static bool draw_picture(const void *what, struct mem *m, struct bytes *out, struct err *e)
{
	struct picture p = *(const struct picture *)what;
	if (!plot_start(&theme_neutral, e))
		return false;
	if (p.height <= 0)
		p.height = chart_height(p.chart, p.width);
	p.columns = (int)(ZOOM * (p.width + 2 * MARGIN));
	p.rows = (int)(ZOOM * (p.height + 2 * MARGIN));
	cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_RGB24, p.columns, p.rows);
	cairo_t *cr = cairo_create(s);
	cairo_set_source_rgb(cr, 1, 1, 1);
	cairo_paint(cr);
	cairo_scale(cr, ZOOM, ZOOM);
	if (p.height > 0)
		chart_draw(p.chart, &theme_neutral, p.lang, cr, MARGIN, MARGIN, p.width, p.height);
	cairo_destroy(cr);
	cairo_surface_flush(s);
	size_t n = (size_t)p.rows * (size_t)cairo_image_surface_get_stride(s);
	out->n = sizeof p + n;
	out->at = mem_alloc(m, out->n);
	memcpy(out->at, &p, sizeof p);
	memcpy(out->at + sizeof p, cairo_image_surface_get_data(s), n);
	cairo_surface_destroy(s);
	return true;
}

struct image {
	struct picture p;
	const uint32_t *pixel;
};

static struct image draw(struct mem *m, const struct chart *c, double width, double height)
{
	struct picture p = { .chart = c, .width = width, .height = height };
	struct bytes out;
	struct err e = { 0 };
	bool ok = sandbox_run(draw_picture, &p, 30, m, &out, &e);
	ck_assert_msg(ok, "%s", err_sentence(m, &e, LANG_EN));
	struct image i;
	memcpy(&i.p, out.at, sizeof i.p);
	i.pixel = memcpy(mem_alloc(m, out.n), out.at + sizeof i.p, out.n - sizeof i.p);
	return i;
}

static uint32_t colour(enum colour c)
{
	return (uint32_t)theme_neutral.colour[c].r << 16 | (uint32_t)theme_neutral.colour[c].g << 8 | theme_neutral.colour[c].b;
}

/* pixels of exactly this colour */
static int count(const struct image *i, enum colour c)
{
	int n = 0;
	for (int k = 0; k < i->p.columns * i->p.rows; k++)
		n += (i->pixel[k] & 0xffffff) == colour(c);
	return n;
}

static void must_stay_inside(const char *what, const struct image *i)
{
	for (int y = 0; y < i->p.rows; y++)
		for (int x = 0; x < i->p.columns; x++) {
			double px = x / (double)ZOOM - MARGIN, py = y / (double)ZOOM - MARGIN;
			bool outside = px < -1.5 || py < -1.5 || px > i->p.width + 1.5 || py > i->p.height + 1.5;
			/* libcheck is called for failures only: once a pixel is too often */
			if (outside && (i->pixel[y * i->p.columns + x] & 0xffffff) != 0xffffff)
				t_fail("%s: ink at %.1f, %.1f, chart is %.0f x %.0f", what, px, py, i->p.width, i->p.height);
		}
}

static const struct chart_row pair_row[] = {
	{ .label = "jonger dan 25", .series = "vrouwen", .value = 0.03, .reference = 0.09 },
	{ .label = "jonger dan 25", .series = "mannen", .value = NAN, .reference = 0.08, .note = "geheim" },
	{ .label = "25–64 jaar", .series = "vrouwen", .value = 0.4, .reference = 0.3 },
	{ .label = "25–64 jaar", .series = "mannen", .value = 0.2, .reference = NAN },
};
static const char *const pair_name[] = { "vrouwen", "mannen van alle leeftijden" };
static const struct chart_cell pair_cell[] = {
	{ .ratio = 0.3, .shown = "×0,30", .below = "12 mensen", .strong = true },
	{ .ratio = NAN, .hidden = true },
	{ .ratio = 1, .shown = "×1,00", .below = "80 mensen" },
	{ .ratio = 0, .shown = "×0,00" },
	{ .ratio = 900, .shown = "×900,00 is een lange tekst voor een vakje", .strong = true },
	{ .ratio = NAN },
	{ .ratio = 0.9, .shown = "×0,90" },
	{ .ratio = 1.2, .shown = "×1,20" },
};
static const struct chart sample_heat = {
	.kind = CHART_HEAT,
	.row = pair_row,
	.n_rows = 4,
	.column = pair_name,
	.n_columns = 2,
	.cell = pair_cell,
	.alt = "proef",
	.target = NAN,
	.key = { [KEY_LESS] = "minder", [KEY_MORE] = "meer", [KEY_STRONG] = "zeker", [KEY_HATCH] = "geheim" }
};
static const struct chart sample_ages = { .kind = CHART_AGES,
	                                  .row = pair_row,
	                                  .n_rows = 4,
	                                  .column = pair_name,
	                                  .n_columns = 2,
	                                  .percent = true,
	                                  .alt = "proef",
	                                  .target = NAN,
	                                  .key = { [KEY_STEPS] = "bevolking" } };
static const struct chart_row slope_row[] = {
	{ .label = "a", .value = 0.1, .reference = 0.3, .before = "30% a", .right = "10% a", .state = STATE_UNDER },
	{ .label = "b", .value = 0.1, .reference = 0.1, .before = "10% b", .right = "10% b", .state = STATE_INSIDE },
	{ .label = "c",
	  .value = 0.101,
	  .reference = NAN,
	  .right = "een lange naam die te lang is voor de ruimte naast de lijn",
	  .state = STATE_OVER },
};
static const struct chart sample_slope = { .kind = CHART_SLOPE,
	                                   .row = slope_row,
	                                   .n_rows = 3,
	                                   .column = pair_name,
	                                   .n_columns = 2,
	                                   .percent = true,
	                                   .alt = "proef",
	                                   .target = NAN };

static const double swarm_dot[] = { 0, 0, 0, 0.4, 0.5, 0.5, 2, 2, 2, 2.1, 30, 400 };
static const struct chart_row swarm_row[] = {
	{ .label = "korte video's, Facebook", .value = 2, .lo = 0.5, .hi = 30, .dot = swarm_dot, .n_dots = 12, .right = "n = 12" },
	{ .label = "foto's", .value = 0, .lo = 0, .hi = 0.4, .dot = swarm_dot, .n_dots = 5, .right = "n = 5" },
	{ .label = "links", .value = NAN, .lo = NAN, .hi = NAN, .right = "n = 2", .note = "te weinig berichten" },
};
static const struct chart sample_swarm = { .kind = CHART_SWARM,
	                                   .row = swarm_row,
	                                   .n_rows = 3,
	                                   .alt = "proef",
	                                   .target = NAN,
	                                   .axis = "interacties per 1.000 weergaven",
	                                   .key = { [KEY_DOT] = "één bericht",
	                                            [KEY_MIDDLE] = "het middelste bericht",
	                                            [KEY_INTERVAL] = "onzekerheid (95%)",
	                                            [KEY_RIGHT] = "berichten" } };

static const double small_rate[] = { 31, 44, NAN, 12, 9, 20, 31, 44, NAN, NAN, 9, 33.7 },
                    small_lo[] = { 20, 30, NAN, 8, 2, 4, 5, 6, NAN, NAN, 0, 25 },
                    small_hi[] = { 40, 60, NAN, 18, 19, 30, 50, 400, NAN, NAN, 20, 42 };
#define SMALL(name)                                                                                                                        \
	{                                                                                                                                  \
		.label = (name), .value = small_rate, .lo = small_lo, .hi = small_hi, .newest = "33,7", .break_at = 4                      \
	}
static const struct chart_line small_line[] = { SMALL("Facebook"), SMALL("Instagram (een account met een lange naam)"),
	                                        SMALL("X"),        SMALL("YouTube"),
	                                        SMALL("TikTok"),   SMALL("LinkedIn") };
static const struct chart sample_multiples = { .kind = CHART_MULTIPLES,
	                                       .line = small_line,
	                                       .n_lines = 6,
	                                       .n_x = SAMPLE_MONTHS,
	                                       .x_label = sample_month,
	                                       .alt = "proef",
	                                       .target = NAN };

T_CASE(keeps_its_ink_inside)
{
	struct mem *m = mem_new();
	const struct {
		const char *what;
		const struct chart *chart;
		double width;
	} all[] = {
		{ "dumbbell", &sample_dumbbell, 483 },
		{ "gaps", &sample_gaps, 483 },
		{ "dots", &sample_dots, 483 },
		{ "trend", &sample_trend, 242 },
		{ "spark", &sample_spark[0], 46 },
		{ "holes", &sample_spark[1], 46 },
		{ "narrow gaps", &sample_gaps, 225 },
		{ "narrow dumbbell", &sample_dumbbell, 225 },
		{ "narrow dots", &sample_dots, 150 },
		{ "heat", &sample_heat, 242 },
		{ "wide heat", &sample_heat, 640 },
		{ "narrow heat", &sample_heat, 130 },
		{ "ages", &sample_ages, 242 },
		{ "narrow ages", &sample_ages, 150 },
		{ "swarm", &sample_swarm, 483 },
		{ "narrow swarm", &sample_swarm, 150 },
		{ "multiples", &sample_multiples, 483 },
		{ "narrow multiples", &sample_multiples, 300 },
		{ "very narrow multiples", &sample_multiples, 100 },
		{ "wide multiples", &sample_multiples, 640 },
		{ "slope", &sample_slope, 242 },
		{ "narrow slope", &sample_slope, 150 },
	};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct image image = draw(m, all[i].chart, all[i].width, 0);
		must_stay_inside(all[i].what, &image);
		ck_assert_msg(count(&image, COLOUR_PAPER) < image.p.columns * image.p.rows, "%s: nothing drawn", all[i].what);
	}
	mem_free(m);
}
T_END

static struct chart one_row(struct chart_row *row)
{
	return (struct chart){ .kind = CHART_DUMBBELL, .percent = true, .row = row, .n_rows = 1, .alt = "proef", .target = NAN };
}

/* The mark follows the state and nothing else. */
T_CASE(marks_follow_the_state)
{
	struct mem *m = mem_new();
	static const struct {
		enum group_state state;
		enum colour there;
		enum colour absent[2];
	} want[] = {
		{ STATE_UNDER, COLOUR_UNDER, { COLOUR_OVER, COLOUR_OPEN } },
		{ STATE_OVER, COLOUR_OVER, { COLOUR_UNDER, COLOUR_OPEN } },
		{ STATE_OPEN, COLOUR_OPEN, { COLOUR_UNDER, COLOUR_OVER } },
		{ STATE_INSIDE, COLOUR_SOFT, { COLOUR_UNDER, COLOUR_OVER } },
	};
	for (size_t i = 0; i < 4; i++) {
		/* the value lies below the population whatever the state says */
		struct chart_row row = {
			.label = "groep", .value = 0.1, .lo = 0.05, .hi = 0.15, .reference = 0.2, .tolerance = 0.05, .state = want[i].state
		};
		struct chart c = one_row(&row);
		struct image image = draw(m, &c, 300, 0);
		ck_assert_msg(count(&image, want[i].there) > 20, "state %d: its mark is missing", (int)want[i].state);
		ck_assert_msg(count(&image, COLOUR_BAND) > 200, "state %d: the agreed band is missing", (int)want[i].state);
		for (size_t k = 0; k < 2; k++)
			t_int(count(&image, want[i].absent[k]), 0);
	}
	mem_free(m);
}
T_END

/* Tick, square, circle: shapes differ, so that the states can be told apart without colour. A square fills the corners of its box. */
T_CASE(marks_differ_in_shape)
{
	struct mem *m = mem_new();
	int ink[4];
	for (int state = 0; state < 4; state++) {
		struct chart_row row = { .label = "",
			                 .value = 0.1,
			                 .lo = NAN,
			                 .hi = NAN,
			                 .reference = NAN,
			                 .tolerance = NAN,
			                 .state = (enum group_state)state };
		struct chart c = one_row(&row);
		struct image image = draw(m, &c, 300, 0);
		ink[state] = count(&image, look_of((enum group_state)state)->solid);
	}
	ck_assert_int_gt(ink[STATE_UNDER], 150); /* a full square of 7.2 points at twice the size: 207 pixels */
	ck_assert_int_gt(ink[STATE_OVER], 150);
	ck_assert_int_lt(ink[STATE_OPEN], ink[STATE_OVER] * 2 / 3); /* hollow */
	mem_free(m);
}
T_END

/* A cell that may not be shown looks the same whatever its ratio: hatched, no tint, no figure. */
T_CASE(hidden_cells_tell_nothing)
{
	struct mem *m = mem_new();
	const double ratio[] = { NAN, 0.1, 9 };
	struct image first = { 0 };
	for (size_t i = 0; i < 3; i++) {
		const struct chart_cell cell[] = { { .ratio = ratio[i], .shown = "×9", .hidden = true, .strong = true }, { .ratio = 1 } };
		struct chart c = sample_heat;
		c.cell = cell;
		c.n_rows = 1;
		struct image image = draw(m, &c, 242, 0);
		ck_assert_int_gt(count(&image, COLOUR_OPEN), 20);
		if (i)
			t_int(memcmp(first.pixel, image.pixel, 4 * (size_t)image.p.columns * (size_t)image.p.rows), 0);
		else
			first = image;
	}
	mem_free(m);
}
T_END

/* Ink can be read on the strongest tint of either side (WCAG 2.1, 1.4.3), and both darken the further a ratio is off. */
T_CASE(tints_stay_readable)
{
	static const enum colour side[] = { COLOUR_UNDER, COLOUR_OVER };
	for (size_t i = 0; i < 2; i++) {
		double before = 22;
		for (double share = 0; share <= 1; share += 0.25) {
			double contrast = theme_contrast(theme_tint(&theme_neutral, side[i], share), theme_neutral.colour[COLOUR_INK]);
			ck_assert_double_ge(contrast, 4.5);
			ck_assert_double_lt(contrast, before);
			before = contrast;
		}
	}
	/* the first: 21 by definition; the second: a published pair, #767676 is the lightest grey that passes on white */
	t_near("black on white", theme_contrast((struct rgb){ 0, 0, 0 }, (struct rgb){ 255, 255, 255 }), 21, 1e-12);
	t_near("grey", theme_contrast((struct rgb){ 0x76, 0x76, 0x76 }, (struct rgb){ 255, 255, 255 }), 4.54, 1e-3);
}
T_END

T_CASE(withheld_values_have_no_mark)
{
	struct mem *m = mem_new();
	struct chart_row row = { .label = "groep",
		                 .value = NAN,
		                 .lo = NAN,
		                 .hi = NAN,
		                 .reference = 0.2,
		                 .tolerance = 0.05,
		                 .state = STATE_UNDER,
		                 .note = "te weinig" };
	struct chart c = one_row(&row);
	struct image with = draw(m, &c, 300, 0);
	t_int(count(&with, COLOUR_UNDER) + count(&with, COLOUR_UNDER_PALE), 0);
	int ink = count(&with, COLOUR_SOFT);
	row.note = NULL;
	struct image without = draw(m, &c, 300, 0);
	ck_assert_int_gt(ink, count(&without, COLOUR_SOFT));
	mem_free(m);
}
T_END

T_CASE(takes_odd_figures)
{
	struct mem *m = mem_new();
	enum { MOST = 20 };
	struct chart_row row[MOST];
	static const double odd[] = { 0, NAN, 1, 1e-9, 0.5, INFINITY, -0.1, 7 };
	for (size_t i = 0; i < MOST; i++)
		row[i] = (struct chart_row){ .label = i % 3 ? "Bestemmingsplanwijzigingsproceduredeelnemers met # en \n en een heel lange "
			                                      "naam die nergens ophoudt 🚲"
			                                    : "",
			                     .value = odd[i % 8],
			                     .lo = odd[(i + 1) % 8],
			                     .hi = odd[(i + 2) % 8],
			                     .reference = odd[(i + 3) % 8],
			                     .tolerance = odd[(i + 5) % 8],
			                     .state = (enum group_state)(i % 4),
			                     .right = "een lange tekst aan de rechterkant",
			                     .dot = odd,
			                     .n_dots = i % 3 ? 8 : 0,
			                     .note = "een opmerking die veel te lang is om ergens naast te passen, hoe smal of breed ook",
			                     .series = i % 2 ? "een lange reeksnaam" : NULL };
	static const enum chart_kind kinds[] = { CHART_DUMBBELL, CHART_GAPS, CHART_DOTS, CHART_SWARM };
	for (size_t k = 0; k < 4; k++)
		for (size_t n = 1; n <= MOST; n += 19) {
			struct chart c = { .kind = kinds[k],
				           .row = row,
				           .n_rows = n,
				           .percent = k < 2,
				           .alt = "proef",
				           .target = NAN,
				           .key = { "een heel lange verklaring bij de bevolking", "een tweede die lang is", "drie", "vier",
				                    "vijf", "zes", "zeven", "acht is lang" } };
			struct image image = draw(m, &c, 300, 0);
			must_stay_inside("odd", &image);
		}
	mem_free(m);
}
T_END

/* Where ink of a colour begins and ends behind a place, in points from the left. */
static void extent(const struct image *i, enum colour c, double after, double *from, double *to)
{
	*from = INFINITY;
	*to = -INFINITY;
	for (int y = 0; y < i->p.rows; y++)
		for (int x = 0; x < i->p.columns; x++)
			if ((i->pixel[y * i->p.columns + x] & 0xffffff) == colour(c) && x / (double)ZOOM - MARGIN > after) {
				*from = fmin(*from, x / (double)ZOOM - MARGIN);
				*to = fmax(*to, x / (double)ZOOM - MARGIN);
			}
}

/* One row of dots, one of each value given: where the leftmost and the rightmost stand. */
static struct image swarm_of(struct mem *m, const double dot[], size_t n, double middle)
{
	struct chart_row row = { .label = "a", .value = middle, .lo = NAN, .hi = NAN, .dot = dot, .n_dots = n };
	struct chart c = { .kind = CHART_SWARM, .row = &row, .n_rows = 1, .alt = "proef", .target = NAN };
	return draw(m, &c, 300, 0);
}

T_CASE(a_swarm_shows_every_post)
{
	struct mem *m = mem_new();
	static const double ten[] = { 10, 10, 10, 10, 10, 10, 10 }, spread[] = { 1, 10, 100 }, zeros[] = { 0, 0, 1, 10, 100 };
	double from, to, zero_from, zero_to, middle, end;
	struct image one = swarm_of(m, ten, 1, NAN), many = swarm_of(m, ten, 7, NAN);
	/* dots of one value make way for each other: none hides another */
	ck_assert_int_gt(count(&many, COLOUR_OVER), 6 * count(&one, COLOUR_OVER));
	struct image log = swarm_of(m, spread, 3, 10);
	extent(&log, COLOUR_OVER, 0, &from, &to);
	extent(&log, COLOUR_INK, 0, &middle, &end); /* the tick; the label is further left, of the same ink */
	ck_assert_msg(fabs(end - (from + to) / 2) < 2, "10 lies half way from 1 to 100: %.1f, not %.1f", end, (from + to) / 2);
	t_int(count(&log, COLOUR_BAND), 0); /* no zeros, no edge for them */
	struct image edge = swarm_of(m, zeros, 5, 10);
	extent(&edge, COLOUR_OVER, 0, &zero_from, &zero_to);
	extent(&edge, COLOUR_BAND, 0, &from, &end);
	t_true(from < zero_from && fabs(zero_to - to) < 1);
	double behind = zero_from + 15; /* the zeros, but not yet 1 */
	extent(&edge, COLOUR_OVER, behind, &from, &to);
	extent(&edge, COLOUR_INK, behind, &middle, &end);
	t_true(from > behind + 2 && fabs(end - (from + to) / 2) < 2); /* 1 lies apart from the zeros */
	swarm_of(m, zeros, 2, 0); /* nothing else */
	mem_free(m);
}
T_END

T_CASE(trends_break_where_figures_are_missing)
{
	struct mem *m = mem_new();
	double whole[5] = { 1, 1, 1, 1, 1 }, broken[5] = { 1, 1, NAN, 1, 1 }, lonely[5] = { NAN, 1, NAN, NAN, NAN },
	       none[5] = { NAN, NAN, NAN, NAN, NAN };
	static const char *const label[] = { "a", "b", "c", "d", "e" };
	const double *const series[] = { whole, broken, lonely, none };
	int ink[4];
	for (size_t i = 0; i < 4; i++) {
		struct chart_line line = { .value = series[i] };
		struct chart c = {
			.kind = CHART_TREND, .line = &line, .n_lines = 1, .n_x = 5, .x_label = label, .alt = "proef", .target = NAN
		};
		struct image image = draw(m, &c, 240, 100);
		must_stay_inside("trend", &image);
		ink[i] = count(&image, COLOUR_OVER);
	}
	ck_assert_int_lt(ink[1], ink[0] * 3 / 4);
	ck_assert_int_gt(ink[1], ink[0] / 4);
	ck_assert_int_gt(ink[2], 10); /* a single month is still seen */
	t_int(ink[3], 0);
	mem_free(m);
}
T_END

/* Three beside each other on paper, two on a phone; never more than there are. */
T_CASE(small_multiples_stand_beside_each_other)
{
	struct chart c = sample_multiples;
	t_near("two rows of three", chart_height(&c, 483), 2 * 96 + 8, 1e-9);
	t_near("three rows of two", chart_height(&c, 300), 3 * 96 + 2 * 8, 1e-9);
	t_near("six rows", chart_height(&c, 140), 6 * 96 + 5 * 8, 1e-9);
	c.n_lines = 2;
	t_near("one row", chart_height(&c, 483), 96, 1e-9);
	c.n_lines = 0;
	t_near("nothing", chart_height(&c, 483), 0, 1e-9);
}
T_END

/* darker than the lines of the axis */
static bool is_grey(uint32_t p)
{
	int r = (int)(p >> 16 & 255), g = (int)(p >> 8 & 255), b = (int)(p & 255);
	return r < 200 && abs(r - g) < 25 && abs(g - b) < 25;
}

/* Each has its own line in blue and the others in grey, all on one scale: where the own line is high there is no blue low down. */
T_CASE(small_multiples_share_one_scale)
{
	struct mem *m = mem_new();
	static const double low[] = { 10, 10, 10, 10 }, high[] = { 100, 100, 100, 100 }, broken[] = { 100, 100, NAN, 100 };
	static const char *const label[] = { "a", "b", "c", "d" };
	const struct chart_line pair[] = { { .label = "", .value = low }, { .label = "", .value = high } },
	                        hole[] = { { .label = "", .value = low }, { .label = "", .value = broken } };
	struct chart c = { .kind = CHART_MULTIPLES, .line = pair, .n_lines = 2, .n_x = 4, .x_label = label, .alt = "proef", .target = NAN };
	struct image image = draw(m, &c, 480, 0);
	int blue[2][2] = { { 0 } }, grey[2][2] = { { 0 } }; /* panel, half: above, below */
	for (int y = 0; y < image.p.rows; y++)
		for (int x = 0; x < image.p.columns; x++) {
			uint32_t p = image.pixel[y * image.p.columns + x] & 0xffffff;
			int panel = x > ZOOM * (MARGIN + 245), half = y > ZOOM * (MARGIN + 48);
			blue[panel][half] += p == colour(COLOUR_OVER);
			grey[panel][half] += y < ZOOM * (MARGIN + 78) && is_grey(p); /* above the axis and its months */
		}
	t_true(blue[0][0] == 0 && blue[0][1] > 200);
	t_true(blue[1][0] > 200 && blue[1][1] == 0);
	t_true(grey[0][0] > 50 && grey[1][1] > 50);
	int whole = count(&image, COLOUR_OVER);
	c.line = hole;
	image = draw(m, &c, 480, 0);
	ck_assert_int_lt(count(&image, COLOUR_OVER), whole * 4 / 5); /* no line over the missing month */
	mem_free(m);
}
T_END

/* pixels with ink above a height of the chart */
static int ink_above(const struct image *i, double height)
{
	int n = 0;
	for (int y = 0; y < ZOOM * (MARGIN + height); y++)
		for (int x = 0; x < i->p.columns; x++)
			n += (i->pixel[y * i->p.columns + x] & 0xffffff) != 0xffffff;
	return n;
}

/* Events at both ends, close together and outside the months; numbers that would touch make room, and none leaves the chart. */
T_CASE(events_stand_on_a_trend)
{
	struct mem *m = mem_new();
	static const struct chart_event event[] = {
		{ -0.9, "1" }, { 0, "2" }, { 5, "3" }, { 5.02, "4" }, { 5.04, "5" }, { 10.9, "6" }, { SAMPLE_MONTHS + 3, "7" }
	};
	struct chart with = sample_trend;
	with.event = event;
	with.n_events = sizeof event / sizeof *event;
	struct image after = draw(m, &with, 242, 0);
	must_stay_inside("events", &after);
	ck_assert_int_gt(ink_above(&after, 12), 0); /* the numbers of the events */
	with.n_events = 1;
	struct image one = draw(m, &with, 242, 0);
	ck_assert_int_gt(ink_above(&after, 12), 5 * ink_above(&one, 12)); /* seven numbers, none on top of another */
	mem_free(m);
}
T_END

T_CASE(nothing_to_draw_has_no_height)
{
	double none[3] = { NAN, NAN, NAN };
	struct chart_line line = { .value = none };
	struct chart c[] = {
		{ .kind = CHART_DUMBBELL },
		{ .kind = CHART_TREND, .height = 100 },
		{ .kind = CHART_SPARK, .line = &line, .n_lines = 1, .n_x = 3, .target = 5 },
	};
	for (size_t i = 0; i < 3; i++)
		t_near("height", chart_height(&c[i], 100), 0, 0);
}
T_END

T_CASE(scales_are_round_and_cover)
{
	static const struct {
		double lo, hi, want_lo, want_hi, want_step;
	} row[] = {
		{ 0, 0.253, 0, 0.3, 0.05 },       { -16.5, 16.5, -20, 20, 10 }, { 0, 1248, 0, 1500, 500 }, { 0, 1, 0, 1, 0.2 },
		{ 0.19, 0.31, 0.18, 0.32, 0.02 }, { 0, 3e-7, 0, 3e-7, 5e-8 },   { 5, 5, 0, 1, 0.5 },       { NAN, NAN, 0, 1, 0.5 },
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct scale s = scale_round(row[i].lo, row[i].hi, 6);
		t_near("lo", s.lo, row[i].want_lo, 1e-9);
		t_near("hi", s.hi, row[i].want_hi, 1e-9);
		t_near("step", s.step, row[i].want_step, 1e-9);
		s.from = 10;
		s.to = 110;
		t_near("lowest", scale_at(&s, s.lo), 10, 1e-9);
		t_near("highest", scale_at(&s, s.hi), 110, 1e-9);
		t_near("beyond", scale_at(&s, s.hi + 1), 110, 1e-9);
		t_near("last tick", scale_value(&s, scale_count(&s) - 1), s.hi, 1e-9);
	}
}
T_END

T_CASE(axes_speak_the_language)
{
	struct mem *m = mem_new();
	struct scale fine = { .step = 0.005 }, coarse = { .step = 0.05 }, rate = { .step = 0.5 };
	t_text(scale_label(m, &coarse, 0.15, UNIT_PERCENT, LANG_NL), "15%");
	t_text(scale_label(m, &fine, 0.155, UNIT_PERCENT, LANG_NL), "15,5%");
	t_text(scale_label(m, &fine, 0.155, UNIT_PERCENT, LANG_EN), "15.5%");
	t_text(scale_label(m, &fine, 0.155, UNIT_PERCENT, LANG_FR), "15,5\u202f%");
	t_text(scale_label(m, &coarse, -0.1, UNIT_POINTS, LANG_NL), "\u221210");
	t_text(scale_label(m, &coarse, 0.1, UNIT_POINTS, LANG_NL), "+10");
	t_text(scale_label(m, &coarse, 0, UNIT_POINTS, LANG_NL), "0");
	t_text(scale_label(m, &rate, 2.5, UNIT_NUMBER, LANG_NL), "2,5");
	mem_free(m);
}
T_END

T_MAIN("chart_draw", keeps_its_ink_inside, marks_follow_the_state, marks_differ_in_shape, hidden_cells_tell_nothing, tints_stay_readable,
       withheld_values_have_no_mark, takes_odd_figures, a_swarm_shows_every_post, trends_break_where_figures_are_missing,
       small_multiples_stand_beside_each_other, small_multiples_share_one_scale, events_stand_on_a_trend, nothing_to_draw_has_no_height,
       scales_are_round_and_cover, axes_speak_the_language)
