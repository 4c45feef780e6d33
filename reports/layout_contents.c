/* The list of what stands in the document, each with its page and a link, in two columns. */
#include "layout.h"
#include <math.h>

enum { CONTENTS_LEVEL = 2, NUMBER_WIDTH = 24, COLUMNS_GAP = 26, ENTRY_SPACE = 3, TITLE_SPACE = 5 };

struct entry {
	const struct lines *title, *page;
	struct tag link;
};

/* Set in one width; the page stands at the right of the first line, whatever it is, so that the height does not hang on it. */
struct contents {
	const struct lines *heading;
	struct entry *entry;
	size_t n, first; /* entries; in the first column */
	double width; /* of a column */
};

static bool is_listed(const struct block *b)
{
	return b->kind == BLOCK_HEADING && b->level == CONTENTS_LEVEL;
}

static struct contents contents_of(struct layout *l, const struct block *b)
{
	const struct block *end = l->doc->block + l->doc->n;
	struct mem *m = l->type->mem;
	struct contents c = { .width = (l->width - COLUMNS_GAP) / 2 };
	c.heading = type_set_plain(l->type, word_text(l->doc->lang, W_HTML_CONTENTS), STYLE_H3, l->width, ALIGN_START);
	for (const struct block *x = b; x < end; x++)
		c.n += is_listed(x);
	c.entry = mem_array(m, c.n, sizeof *c.entry);
	c.first = (c.n + 1) / 2;
	for (size_t i = 0; b < end; b++) {
		if (!is_listed(b))
			continue;
		const struct heading_place *place = &l->place[b - l->doc->block];
		const char *title = layout_whole_text(m, &b->text), *page = mem_printf(m, "%zu", place->page);
		c.entry[i++] = (struct entry){ .title = type_set_plain(l->type, title, STYLE_BODY, c.width - NUMBER_WIDTH, ALIGN_START),
			                       .page = type_set_plain(l->type, page, STYLE_BODY, NUMBER_WIDTH, ALIGN_END),
			                       .link = { .name = "Link",
			                                 .dest = place->name ? place->name : "",
			                                 .contents = word_say(m, l->doc->lang, W_PDF_CONTENTS_LINK, title, page, NULL) } };
	}
	return c;
}

static double column_height(const struct contents *c, size_t from, size_t to)
{
	double height = 0;
	for (size_t i = from; i < to; i++)
		height += c->entry[i].title->height + (i + 1 < to ? ENTRY_SPACE : 0);
	return height;
}

static double height_of(const struct contents *c)
{
	return c->heading->height + TITLE_SPACE + fmax(column_height(c, 0, c->first), column_height(c, c->first, c->n));
}

double contents_height(struct layout *l, const struct block *b)
{
	if (!l->place)
		return 0;
	const struct contents c = contents_of(l, b);
	return c.n ? height_of(&c) : 0;
}

static void place_entry(struct layout *l, const struct contents *c, const struct entry *e, double x, double y)
{
	sheet_begin(l->sheet, "TOCI");
	sheet_begin(l->sheet, "Reference");
	struct op *link = sheet_add(l->sheet, OP_LINK);
	link->tag = e->link;
	link->box = (struct box){ .x = x, .y = y, .width = c->width, .height = e->title->height };
	sheet_lines(l->sheet, e->title, x, y, 0, e->title->n);
	sheet_lines(l->sheet, e->page, x + c->width - NUMBER_WIDTH, y, 0, 1);
	sheet_end(l->sheet);
	sheet_end(l->sheet);
	sheet_end(l->sheet);
}

void contents_place(struct layout *l, const struct block *b)
{
	if (!l->place)
		return;
	const struct contents c = contents_of(l, b);
	if (c.n == 0)
		return;
	layout_space(l, theme_style[STYLE_H3].before);
	if (!layout_has_room(l, height_of(&c)) && !layout_at_top(l))
		layout_new_page(l);
	sheet_begin(l->sheet, "TOC");
	sheet_begin(l->sheet, "Caption");
	sheet_lines(l->sheet, c.heading, l->x, l->y, 0, c.heading->n);
	sheet_end(l->sheet);
	double top = l->y + c.heading->height + TITLE_SPACE, y = top;
	for (size_t i = 0; i < c.n; i++) {
		if (i == c.first)
			y = top;
		place_entry(l, &c, &c.entry[i], l->x + (i < c.first ? 0 : c.width + COLUMNS_GAP), y);
		y += c.entry[i].title->height + ENTRY_SPACE;
	}
	sheet_end(l->sheet);
	l->y += height_of(&c);
	l->after = theme_style[STYLE_BODY].after;
}

void contents_note(struct layout *l, const struct block *b, const char *name)
{
	if (!l->place)
		return;
	struct heading_place *place = &l->place[b - l->doc->block];
	place->page = l->n_pages;
	if (!place->name)
		place->name = mem_text(l->place_mem, name);
}
