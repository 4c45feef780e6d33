#include "plot.h"
#include "base/sandbox.h"
#include "base/str.h"
#include "base/utf8.h"
#include "font.h"
#include <math.h>
#include <pango/pangocairo.h>
#include <plplot.h>
#include <stdlib.h>
#include <string.h>

/* PLplot measures text in whole pixels; a page ten times as large keeps right-aligned text from jumping by up to a point. */
#define FINE 10.0
#define DRIVER_PACKAGE "plplot-driver-cairo"
enum { TINT = COLOUR_N /* PLplot's colour that is mixed anew for each cell */ };
enum { LABEL_COLUMNS = 200 }; /* PLplot cuts long labels in silence, so we cut them first */

/* Where PLplot looks for its families; what measures texts reads them there too. */
static const char FAMILY[] = "PLPLOT_FREETYPE_SANS_FAMILY", FAMILY_STRONG[] = "PLPLOT_FREETYPE_SERIF_FAMILY";

static bool driver_is_here(void)
{
	enum { ROOM = 128 };
	const char *menu[ROOM] = { 0 }, *name[ROOM] = { 0 };
	const char **menu_list = menu, **name_list = name;
	int n = ROOM;
	plgDevs(&menu_list, &name_list, &n);
	for (int i = 0; i < n; i++)
		if (name[i] && str_eq(name[i], "extcairo"))
			return true;
	return false;
}

static void ignore(const char *message)
{
	(void)message;
}

static int leave_without_driver(const char *message)
{
	(void)message;
	sandbox_leave(W_PDF_PACKAGE, DRIVER_PACKAGE);
}

static int leave(const char *message)
{
	sandbox_leave(W_PDF_BROKE_OFF, message);
}

static void leave_at_abort(const char *message)
{
	sandbox_leave(W_PDF_BROKE_OFF, message);
}

/* What Pango and GLib only complain about would be a hole in the page. */
static GLogWriterOutput stop_at_warning(GLogLevelFlags level, const GLogField *field, gsize n, void *data)
{
	const char *message = "";
	(void)data;
	for (gsize i = 0; i < n; i++)
		if (str_eq(field[i].key, "MESSAGE"))
			message = field[i].value;
	if (level & (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR))
		sandbox_leave(W_PDF_BROKE_OFF, message);
	return G_LOG_WRITER_HANDLED;
}

bool plot_start(const struct theme *theme, struct err *e)
{
	struct mem *m = mem_new();
	bool ok = font_begin(e) && font_check(m, theme, e);
	mem_free(m);
	if (!ok)
		return false;
	g_log_set_writer_func(stop_at_warning, NULL, NULL); /* Pango speaks to the writer and not to a handler of messages */
	plsexit(leave_without_driver); /* without any driver, asking for them ends the process */
	plsabort(ignore);
	if (!driver_is_here())
		return err_set(e, ERR_SYSTEM, W_PDF_PACKAGE, DRIVER_PACKAGE, NULL, NULL);
	plsexit(leave);
	plsabort(leave_at_abort);
	/* PLplot knows two weights, normal and bold; the semi-bold one comes in as the "serif" family. Of another typeface it is bold. */
	setenv(FAMILY, theme->font, 1);
	setenv(FAMILY_STRONG, str_eq(theme->font, THEME_FAMILY) ? THEME_FAMILY_STRONG : theme->font, 1);
	/* PLplot counts 72 pixels to the inch, Pango 96 unless told */
	pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(pango_cairo_font_map_get_default()), 72);
	return true;
}

void plot_open(struct plot *p, const struct theme *theme, cairo_t *cr, double x, double y, double width, double height)
{
	*p = (struct plot){ .cr = cr, .mem = mem_new(), .theme = theme, .width = width, .height = height };
	cairo_save(cr); /* the device flips the matrix and never flips it back */
	cairo_translate(cr, x, y);
	cairo_scale(cr, 1 / FINE, 1 / FINE);
	plsetopt("drvopt", "text_clipping=0");
	plsdev("extcairo");
	plspage(0, 0, (PLINT)lrint(width * FINE), (PLINT)lrint(height * FINE), 0, 0);
	plscmap0n(COLOUR_N + 1);
	plinit();
	for (int i = 0; i < COLOUR_N; i++)
		plscol0(i, theme->colour[i].r, theme->colour[i].g, theme->colour[i].b);
	pl_cmd(PLESC_DEVINIT, cr);
	pladv(0);
	/* one window over the whole chart: marks on the edge of a smaller one would be clipped */
	plvpor(0, 1, 0, 1);
	plwind(0, width, height, 0);
}

void plot_close(struct plot *p)
{
	plend1();
	cairo_restore(p->cr);
	mem_free(p->mem);
}

static void pen(enum colour c, double thick)
{
	plcol0(c);
	plwidth(thick * FINE);
}

/* The driver strokes every fill with the pen as well: a hairline keeps shapes their size. */
static void brush(enum colour c)
{
	plcol0(c);
	plwidth(0.01);
}

void plot_line(struct plot *p, enum colour c, double thick, double x0, double y0, double x1, double y1)
{
	plot_path(p, c, thick, 2, (const double[]){ x0, x1 }, (const double[]){ y0, y1 });
}

void plot_path(struct plot *p, enum colour c, double thick, size_t n, const double x[], const double y[])
{
	(void)p;
	pen(c, thick);
	plline((PLINT)n, x, y);
}

void plot_dashes(struct plot *p, enum colour c, double thick, double x0, double y0, double x1, double y1)
{
	/* PLplot's own patterns shrink to a solid line on the enlarged page, so the dashes are lines of ours */
	static const double dash = 4, period = 7;
	double length = hypot(x1 - x0, y1 - y0);
	int n = (int)ceil(length / period);
	for (int i = 0; i < n; i++) {
		double a = i * period / length, b = fmin(i * period + dash, length) / length;
		plot_line(p, c, thick, x0 + a * (x1 - x0), y0 + a * (y1 - y0), x0 + b * (x1 - x0), y0 + b * (y1 - y0));
	}
}

void plot_area(struct plot *p, enum colour c, size_t n, const double x[], const double y[])
{
	(void)p;
	brush(c);
	plfill((PLINT)n, x, y);
}

void plot_box(struct plot *p, enum colour c, double x0, double y0, double x1, double y1)
{
	plot_area(p, c, 4, (const double[]){ x0, x1, x1, x0 }, (const double[]){ y0, y0, y1, y1 });
}

void plot_tint(struct plot *p, enum colour c, double share, double x0, double y0, double x1, double y1)
{
	struct rgb tint = theme_tint(p->theme, c, share);
	plscol0(TINT, tint.r, tint.g, tint.b);
	plcol0(TINT);
	plwidth(0.01);
	plfill(4, (const double[]){ x0, x1, x1, x0 }, (const double[]){ y0, y0, y1, y1 });
}

/* Lines that rise to the right, each cut off at the edges of the box. */
void plot_hatch(struct plot *p, enum colour c, double x0, double y0, double x1, double y1)
{
	static const double step = 5;
	double width = x1 - x0, height = y1 - y0;
	double at = step / 2;
	while (at < width + height) {
		double right = fmin(at, width), top = fmin(at, height);
		plot_line(p, c, 0.6, x0 + at - top, y1 - top, x0 + right, y1 - (at - right));
		at += step;
	}
}

void plot_frame(struct plot *p, enum colour c, double thick, double x0, double y0, double x1, double y1)
{
	double in = thick / 2;
	plot_path(p, c, thick, 5, (const double[]){ x0 + in, x1 - in, x1 - in, x0 + in, x0 + in },
	          (const double[]){ y0 + in, y0 + in, y1 - in, y1 - in, y0 + in });
}

void plot_disc(struct plot *p, enum colour c, double x, double y, double radius)
{
	(void)p;
	brush(c);
	plarc(x, y, radius, radius, 0, 360, 0, 1);
}

static double face_size(enum face f)
{
	return f == FACE_AXIS ? FACE_AXIS_SIZE : FACE_LABEL_SIZE;
}

/* '#' starts PLplot's escapes; doubled it prints itself. Line breaks would be drawn as boxes. */
static const char *escape(struct mem *m, const char *s)
{
	struct str out;
	str_init(&out, m);
	for (const char *p = utf8_clip(m, utf8_drawn(m, s), LABEL_COLUMNS); *p; p++) {
		if (*p == '#')
			str_add_char(&out, '#');
		str_add_char(&out, (unsigned char)*p < ' ' ? ' ' : *p);
	}
	return out.s;
}

static const char *family_of(enum face f)
{
	const char *family = getenv(f == FACE_STRONG ? FAMILY_STRONG : FAMILY);
	return family ? family : THEME_FAMILY;
}

static bool is_bold(enum face f)
{
	return f == FACE_STRONG && str_eq(family_of(f), family_of(FACE_LABEL));
}

void plot_text(struct plot *p, enum face f, enum colour c, double x, double y, double just, const char *s)
{
	static const double mm_per_point = 25.4 / 72;
	plsfont(f == FACE_STRONG ? PL_FCI_SERIF : PL_FCI_SANS, PL_FCI_UPRIGHT, is_bold(f) ? PL_FCI_BOLD : PL_FCI_MEDIUM);
	plschr(face_size(f) * FINE * mm_per_point, 1);
	plcol0(c);
	plptex(x, y, 1, 0, just, escape(p->mem, s));
}

double plot_text_width(enum face f, const char *s)
{
	PangoContext *context = pango_font_map_create_context(pango_cairo_font_map_get_default());
	PangoLayout *layout = pango_layout_new(context);
	PangoFontDescription *font = pango_font_description_new();
	pango_font_description_set_family(font, family_of(f));
	pango_font_description_set_weight(font, is_bold(f) ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_font_description_set_size(font, (int)lrint(face_size(f) * FINE * PANGO_SCALE));
	pango_layout_set_font_description(layout, font);
	pango_layout_set_text(layout, s, -1);
	PangoRectangle r;
	pango_layout_get_extents(layout, NULL, &r);
	pango_font_description_free(font);
	g_object_unref(layout);
	g_object_unref(context);
	return (double)r.width / PANGO_SCALE / FINE;
}

const char *plot_text_fit(struct mem *m, enum face f, const char *s, double width)
{
	s = utf8_clip(m, s, LABEL_COLUMNS);
	size_t columns = utf8_width(s);
	const char *fit = s;
	while (columns > 1 && plot_text_width(f, fit) > width + 0.01)
		fit = utf8_clip(m, s, --columns);
	return fit;
}
