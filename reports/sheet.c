#include "sheet.h"
#include "base/sandbox.h"
#include "chart_draw.h"
#include <string.h>

struct op *sheet_add(struct sheet *s, enum op_kind kind)
{
	s->op = mem_grow(s->mem, s->op, s->n, &s->cap, sizeof *s->op);
	s->op[s->n] = (struct op){ .kind = kind };
	s->n_pages += kind == OP_PAGE;
	return &s->op[s->n++];
}

void sheet_begin(struct sheet *s, const char *tag)
{
	sheet_add(s, OP_BEGIN)->tag.name = tag;
}

void sheet_begin_tag(struct sheet *s, const struct tag *tag)
{
	sheet_add(s, OP_BEGIN)->tag = *tag;
}

void sheet_end(struct sheet *s)
{
	sheet_add(s, OP_END);
}

struct op *sheet_lines(struct sheet *s, const struct lines *l, double x, double y, int first, int n)
{
	struct op *op = sheet_add(s, OP_LINES);
	op->lines = l;
	op->box.x = x;
	op->box.y = y;
	op->first = first;
	op->n = n;
	op->ink = l->ink;
	return op;
}

void sheet_rule(struct sheet *s, enum colour c, double thick, double x, double y, double width)
{
	struct op *op = sheet_add(s, OP_RULE);
	op->ink.colour = c;
	op->box = (struct box){ .x = x, .y = y, .width = width, .height = thick };
}

static void draw_rule(struct paper *p, enum colour c, const struct box *b)
{
	paper_colour(p, c);
	cairo_set_line_width(p->cr, b->height);
	cairo_move_to(p->cr, b->x, b->y);
	cairo_line_to(p->cr, b->x + b->width, b->y);
	cairo_stroke(p->cr);
}

static void draw_furniture(struct paper *p, struct type *t, const char *footer, size_t page, size_t n_pages)
{
	paper_colour(p, COLOUR_TITLE);
	cairo_rectangle(p->cr, 0, 0, PAGE_WIDTH, PAGE_BAR_HEIGHT);
	cairo_fill(p->cr);
	draw_rule(p, COLOUR_GRID, &(struct box){ .x = PAGE_LEFT, .y = PAGE_FOOT_RULE, .width = PAGE_BODY_WIDTH, .height = 0.5 });
	const struct lines *number =
	        type_set_plain(t, mem_printf(t->mem, "%zu / %zu", page, n_pages), STYLE_NOTE, PAGE_BODY_WIDTH, ALIGN_END);
	const struct lines *name = type_set_plain(t, footer, STYLE_NOTE, PAGE_BODY_WIDTH - number->width - 20, ALIGN_START);
	const struct ink plain = { .colour = name->ink.colour }; /* decoration has no tags */
	lines_draw(name, t, p, PAGE_LEFT, PAGE_FOOT_TEXT, 0, 1, plain);
	lines_draw(number, t, p, PAGE_LEFT, PAGE_FOOT_TEXT, 0, 1, plain);
}

struct source {
	const struct theme_logo *logo;
	size_t at;
};

static cairo_status_t give_bytes(void *closure, unsigned char *out, unsigned n)
{
	struct source *s = closure;
	if (s->logo->n - s->at < n)
		return CAIRO_STATUS_READ_ERROR;
	memcpy(out, s->logo->png + s->at, n);
	s->at += n;
	return CAIRO_STATUS_SUCCESS;
}

static void draw_logo(struct paper *p, const struct box *b)
{
	struct source from = { .logo = &p->theme->logo };
	cairo_surface_t *image = cairo_image_surface_create_from_png_stream(give_bytes, &from);
	if (cairo_surface_status(image) != CAIRO_STATUS_SUCCESS)
		sandbox_leave(W_THEME_LOGO_BROKEN, cairo_status_to_string(cairo_surface_status(image)));
	cairo_save(p->cr);
	cairo_translate(p->cr, b->x, b->y);
	cairo_scale(p->cr, b->width / from.logo->width, b->height / from.logo->height);
	cairo_set_source_surface(p->cr, image, 0, 0);
	cairo_paint(p->cr);
	cairo_restore(p->cr);
	cairo_surface_destroy(image);
}

static void draw_op(const struct op *op, struct type *t, struct paper *p)
{
	switch (op->kind) {
	case OP_PAGE:
		break;
	case OP_BEGIN:
		paper_begin(p, &op->tag);
		break;
	case OP_LINK:
		paper_begin_link(p, &op->tag, &op->box, 1);
		break;
	case OP_END:
		paper_end(p);
		break;
	case OP_BOOKMARK:
		paper_bookmark(p, op->level, op->title, op->name, op->box.y);
		break;
	case OP_LINES:
		lines_draw(op->lines, t, p, op->box.x, op->box.y, op->first, op->n, op->ink);
		break;
	case OP_RULE:
		draw_rule(p, op->ink.colour, &op->box);
		break;
	case OP_LOGO:
		draw_logo(p, &op->box);
		break;
	case OP_CHART:
		chart_draw(op->chart, p->theme, t->lang, p->cr, op->box.x, op->box.y, op->box.width, op->box.height);
		break;
	}
}

void sheet_draw(const struct sheet *s, struct type *t, struct paper *p, const char *footer, size_t n_pages)
{
	for (size_t i = 0; i < s->n; i++) {
		if (s->op[i].kind == OP_PAGE) {
			if (p->n_pages > 0)
				paper_page(p);
			draw_furniture(p, t, footer, ++p->n_pages, n_pages);
		}
		draw_op(&s->op[i], t, p);
	}
}
