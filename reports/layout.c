#include "layout.h"
#include "chart_draw.h"
#include <math.h>

enum {
	BULLET_INDENT = 14,
	AFTER_ITEM = 5,
	AFTER_FIGURE = 12,
	AFTER_TABLE_TITLE = 6,
	AFTER_TABLE = 8,
	KEEP_LINES = 2,
	LEAST_CHART = 150,
	KEPT_PARAGRAPHS = 150,
	LOGO_TOP = 17
};

void layout_new_page(struct layout *l)
{
	sheet_add(l->sheet, OP_PAGE);
	l->n_pages++;
	l->y = l->top = PAGE_TOP;
	l->after = 0;
}

bool layout_at_top(const struct layout *l)
{
	return l->y <= l->top;
}

void layout_space(struct layout *l, double before)
{
	if (!layout_at_top(l))
		l->y += l->tight * fmax(l->after, before);
	l->after = 0;
}

bool layout_has_room(const struct layout *l, double height)
{
	return l->y + height <= l->bottom;
}

/* ---- text */

/* As many lines as fit, but no line alone at the foot or head of a page. */
static int lines_for_page(const struct layout *l, const struct lines *lines, int first)
{
	int left = lines->n - first, n = lines_that_fit(lines, first, l->bottom - l->y);
	if (n >= left)
		return left;
	if (left - n < KEEP_LINES)
		n = left - KEEP_LINES;
	if (n < KEEP_LINES)
		n = 0;
	return n > 0 || !layout_at_top(l) ? n : (int)fmax(1, lines_that_fit(lines, first, l->bottom - l->y));
}

static void flow(struct layout *l, const struct lines *lines, double x)
{
	bool nested = lines->ink.nested;
	for (int first = 0, n; first < lines->n; first += n) {
		n = lines_for_page(l, lines, first);
		nested = nested || n < lines->n - first; /* the next page's furniture comes between */
		if (n > 0) {
			sheet_lines(l->sheet, lines, x, l->y, first, n)->ink.nested = nested;
			l->y += lines_height(lines, first, n);
		}
		if (first + n < lines->n)
			layout_new_page(l);
	}
}

/* A text under its own tag, running on over pages. */
static void place_text(struct layout *l, const struct tag *tag, const struct lines *lines)
{
	sheet_begin_tag(l->sheet, tag);
	flow(l, lines, l->x);
	sheet_end(l->sheet);
}

static double first_lines(const struct lines *lines)
{
	return lines_height(lines, 0, lines->n <= KEEP_LINES + 1 ? lines->n : KEEP_LINES);
}

static enum style style_of_role(enum text_role role)
{
	static const enum style style[] = { [TEXT_BODY] = STYLE_BODY,
		                            [TEXT_LEAD] = STYLE_LEAD,
		                            [TEXT_KICKER] = STYLE_KICKER,
		                            [TEXT_NOTE] = STYLE_NOTE,
		                            [TEXT_CAPTION] = STYLE_NOTE };
	return style[role];
}

static const char *heading_tag(int level)
{
	static const char *const tag[] = { "H1", "H1", "H2", "H3" };
	return tag[level];
}

/* A title that is a heading of the structure: never more than one level deeper than the last. */
static void place_title(struct layout *l, const struct lines *lines, int level)
{
	l->level = level > l->level + 1 ? l->level + 1 : level;
	place_text(l, &(struct tag){ .name = heading_tag(l->level) }, lines);
}

/* ---- what each kind of block needs at least on the page where it begins */

static bool is_drawn(const struct table *t)
{
	return !t->data_only && !t->not_on_paper;
}

static double least_of(struct layout *l, const struct block *b);
static double columns_height(const struct layout *l, const struct block *b);

static const struct lines *set_title(struct layout *l, const struct text *title)
{
	return type_set(l->type, title, STYLE_H3, l->width, ALIGN_START);
}

static double least_after_title(struct layout *l, const struct text *title, double after, double rest)
{
	return title->n ? set_title(l, title)->height + after + rest : rest;
}

static double figure_height(const struct layout *l, const struct chart *c)
{
	return chart_height(c, fmin(c->width > 0 ? c->width : l->width, l->width));
}

/* Text that belongs to a figure stays with it. */
static double caption_after(struct layout *l, const struct block *b)
{
	const struct block *next = b + 1;
	if (next >= l->doc->block + l->doc->n || next->kind != BLOCK_TEXT || next->role != TEXT_CAPTION)
		return 0;
	return l->tight * AFTER_FIGURE + type_set(l->type, &next->text, STYLE_NOTE, l->width, ALIGN_START)->height;
}

static double figure_least(struct layout *l, const struct block *b)
{
	const struct figure *f = b->figure;
	double caption = f->caption ? first_lines(type_set_plain(l->type, f->caption, STYLE_NOTE, l->width, ALIGN_START)) + 4 : 0;
	return least_after_title(l, &f->title_text, theme_style[STYLE_H3].after,
	                         figure_height(l, f->chart) + caption + caption_after(l, b));
}

static double columns_least(struct layout *l, const struct block *b)
{
	double height = columns_height(l, b);
	return height <= PAGE_BOTTOM - PAGE_TOP ? height : least_of(l, b + 1);
}

static enum style heading_style(int level)
{
	static const enum style style[] = { STYLE_H1, STYLE_H1, STYLE_H2, STYLE_H3 };
	return style[level];
}

static const struct lines *set_notes(struct layout *l, const struct table *t)
{
	return t->notes.n ? type_set(l->type, &t->notes, STYLE_NOTE, l->width, ALIGN_START) : NULL;
}

static double table_and_notes_least(struct layout *l, const struct table *t)
{
	const struct lines *notes = set_notes(l, t);
	double least = table_least(table_set(l, t)) + (notes ? l->tight * AFTER_TABLE + notes->height : 0);
	return least_after_title(l, &t->title_text, AFTER_TABLE_TITLE, least);
}

static double least_of(struct layout *l, const struct block *b)
{
	switch (b->kind) {
	case BLOCK_TEXT:
		return first_lines(type_set(l->type, &b->text, style_of_role(b->role), l->width, ALIGN_START));
	case BLOCK_ITEM:
		return first_lines(type_set(l->type, &b->text, STYLE_BODY, l->width - BULLET_INDENT, ALIGN_START));
	case BLOCK_TABLE:
		if (!is_drawn(b->table))
			return 0;
		return table_and_notes_least(l, b->table);
	case BLOCK_FIGURE:
		return figure_least(l, b);
	case BLOCK_COLUMNS:
		return columns_least(l, b);
	case BLOCK_CONTENTS:
		return contents_height(l, b);
	case BLOCK_HEADING:
	case BLOCK_PAGE:
	case BLOCK_COLUMN:
	case BLOCK_COLUMNS_END:
		break;
	}
	return 0;
}

/* The height of the paragraphs from b on, when they are all that stands under their heading and few enough to keep together; else 0. */
static double paragraphs_whole(struct layout *l, const struct block *b)
{
	const struct block *end = l->doc->block + l->doc->n;
	double height = 0;
	for (; b < end && b->kind != BLOCK_HEADING && b->kind != BLOCK_PAGE; b++) {
		if (b->kind == BLOCK_TABLE && !is_drawn(b->table))
			continue;
		if (b->kind != BLOCK_TEXT || height > KEPT_PARAGRAPHS)
			return 0;
		enum style style = style_of_role(b->role);
		height += type_set(l->type, &b->text, style, l->width, ALIGN_START)->height +
		          l->tight * (theme_style[style].before + theme_style[style].after);
	}
	return height > KEPT_PARAGRAPHS ? 0 : height;
}

/* A heading with what must stand under it on the same page: further headings, and the beginning of the first block that is none, or all
 * paragraphs when they are few. */
static double heading_least(struct layout *l, const struct block *b)
{
	const struct block *end = l->doc->block + l->doc->n;
	double least = 0;
	for (; b < end && b->kind == BLOCK_HEADING; b++) {
		enum style style = heading_style(b->level);
		least += l->tight * (theme_style[style].before + theme_style[style].after) +
		         type_set(l->type, &b->text, style, l->width, ALIGN_START)->height;
	}
	return b < end ? least + theme_style[STYLE_H3].before + fmax(least_of(l, b), paragraphs_whole(l, b)) : least;
}

/* ---- blocks */

static bool name_is_taken(const struct layout *l, const struct block *b)
{
	for (const struct block *other = l->doc->block; other < b; other++)
		if (other->kind == BLOCK_HEADING && other->id && str_eq(other->id, b->id))
			return true;
	return false;
}

const char *layout_whole_text(struct mem *m, const struct text *t)
{
	struct str s;
	str_init(&s, m);
	for (size_t i = 0; i < t->n; i++)
		str_add(&s, t->span[i].text);
	for (char *c = s.s; *c; c++)
		if (*c == '\n')
			*c = ' ';
	return s.s;
}

static void place_heading(struct layout *l, const struct block *b)
{
	enum style style = heading_style(b->level);
	const struct lines *lines = type_set(l->type, &b->text, style, l->width, ALIGN_START);
	layout_space(l, theme_style[style].before);
	if (!layout_has_room(l, heading_least(l, b) - l->tight * theme_style[style].before) && !layout_at_top(l))
		layout_new_page(l);
	int level = b->level > l->level + 1 ? l->level + 1 : b->level;
	struct op *bookmark = sheet_add(l->sheet, OP_BOOKMARK);
	bookmark->level = level;
	bookmark->title = layout_whole_text(l->type->mem, &b->text);
	bookmark->name = b->id && !name_is_taken(l, b) ? b->id : mem_printf(l->type->mem, "heading-%zu", ++l->n_names);
	bookmark->box.y = l->y;
	contents_note(l, b, bookmark->name);
	place_title(l, lines, b->level);
	l->after = theme_style[style].after;
}

static void place_paragraph(struct layout *l, const struct text *text, enum style style)
{
	const struct lines *lines = type_set(l->type, text, style, l->width, ALIGN_START);
	layout_space(l, theme_style[style].before);
	if (!layout_has_room(l, first_lines(lines)) && !layout_at_top(l))
		layout_new_page(l);
	place_text(l, &(struct tag){ .name = "P" }, lines);
	l->after = theme_style[style].after;
}

static void place_item(struct layout *l, const struct block *b, bool first, bool last)
{
	const struct lines *bullet = type_set_plain(l->type, "•", STYLE_BODY, 0, ALIGN_START);
	const struct lines *body = type_set(l->type, &b->text, STYLE_BODY, l->width - BULLET_INDENT, ALIGN_START);
	layout_space(l, 0);
	if (!layout_has_room(l, first_lines(body)) && !layout_at_top(l))
		layout_new_page(l);
	if (first)
		sheet_begin_tag(l->sheet, &(struct tag){ .name = "L", .kind = TAG_LIST });
	sheet_begin(l->sheet, "LI");
	sheet_begin(l->sheet, "Lbl");
	sheet_lines(l->sheet, bullet, l->x + 2, l->y, 0, bullet->n);
	sheet_end(l->sheet);
	sheet_begin(l->sheet, "LBody");
	flow(l, body, l->x + BULLET_INDENT);
	sheet_end(l->sheet);
	sheet_end(l->sheet);
	if (last)
		sheet_end(l->sheet);
	l->after = last ? theme_style[STYLE_BODY].after : AFTER_ITEM;
}

static void place_block_title(struct layout *l, const struct text *title, double least, double after)
{
	layout_space(l, title->n ? theme_style[STYLE_H3].before : 0);
	if (!layout_has_room(l, least) && !layout_at_top(l))
		layout_new_page(l);
	if (!title->n)
		return;
	place_title(l, set_title(l, title), 3);
	l->y += l->tight * after;
}

static void place_figure(struct layout *l, const struct block *b)
{
	const struct figure *f = b->figure;
	double width = fmin(f->chart->width > 0 ? f->chart->width : l->width, l->width), height = figure_height(l, f->chart);
	place_block_title(l, &f->title_text, figure_least(l, b), theme_style[STYLE_H3].after);
	bool drawn = height > 0;
	if (drawn) {
		if (!layout_has_room(l, fmin(height, LEAST_CHART)))
			layout_new_page(l);
		height = fmin(height, l->bottom - l->y); /* a chart with more rows than a page can hold is squeezed */
		struct box box = { .x = l->x, .y = l->y, .width = width, .height = height };
		sheet_begin_tag(l->sheet, &(struct tag){ .name = "Figure", .alt = f->chart->alt, .box = box });
		struct op *op = sheet_add(l->sheet, OP_CHART);
		op->chart = f->chart;
		op->box = box;
		sheet_end(l->sheet);
		l->y += height + 3;
	} else {
		place_text(l, &(struct tag){ .name = "P" }, type_set_plain(l->type, f->chart->alt, STYLE_BODY, l->width, ALIGN_START));
	}
	if (f->caption)
		place_text(l, &(struct tag){ .name = drawn ? "Caption" : "P", .caption = drawn },
		           type_set_plain(l->type, f->caption, STYLE_NOTE, l->width, ALIGN_START));
	l->after = AFTER_FIGURE;
}

static void place_table(struct layout *l, const struct table *t)
{
	struct grid_table *g = table_set(l, t);
	place_block_title(l, &t->title_text, table_and_notes_least(l, t), AFTER_TABLE_TITLE);
	table_place(l, g);
	l->after = AFTER_TABLE;
	const struct lines *notes = set_notes(l, t);
	if (!notes)
		return;
	layout_space(l, 0);
	if (!layout_has_room(l, notes->height)) /* notes stay whole: each is one element of the structure */
		layout_new_page(l);
	place_text(l, &(struct tag){ .name = "P" }, notes);
	l->after = theme_style[STYLE_NOTE].after;
}

static void place_blocks(struct layout *l, const struct block *from, const struct block *end);

static const struct block *find(const struct block *b, const struct block *end, enum block_kind kind)
{
	while (b < end && b->kind != kind)
		b++;
	return b;
}

/* The blocks between this BLOCK_COLUMNS and its end. */
struct columns {
	const struct block *first, *second, *end;
};

static struct columns columns_at(const struct layout *l, const struct block *b)
{
	const struct block *end = find(b, l->doc->block + l->doc->n, BLOCK_COLUMNS_END);
	return (struct columns){ .first = b + 1, .second = find(b, end, BLOCK_COLUMN), .end = end };
}

/* Place blocks in a column from y on; returns where it ends. */
static double place_column(struct layout *l, const struct block *from, const struct block *end, double x, double width, double y)
{
	l->x = x;
	l->width = width;
	l->y = l->top = y;
	l->after = 0;
	place_blocks(l, from, end);
	return l->y;
}

static double place_both(struct layout *l, const struct columns *c, double y)
{
	const double second_x = PAGE_LEFT + COLUMN_FIRST_WIDTH + COLUMN_GAP;
	double first = place_column(l, c->first, c->second, PAGE_LEFT, COLUMN_FIRST_WIDTH, y);
	return fmax(first, place_column(l, c->second, c->end, second_x, PAGE_RIGHT - second_x, y));
}

/* Set them on a sheet that is thrown away and has no bottom. */
static double columns_height(const struct layout *l, const struct block *b)
{
	struct sheet scrap = { .mem = mem_new() };
	struct layout trial = *l;
	trial.sheet = &scrap;
	trial.bottom = INFINITY;
	struct columns c = columns_at(l, b);
	double height = place_both(&trial, &c, 0);
	mem_free(scrap.mem);
	return height;
}

/* Two columns stay on one page; what is higher than a page is set one under the other. Returns the end of the columns. */
static const struct block *place_columns(struct layout *l, const struct block *b)
{
	double height = columns_height(l, b);
	struct columns c = columns_at(l, b);
	layout_space(l, theme_style[STYLE_H3].before);
	if (!layout_has_room(l, height) && !layout_at_top(l))
		layout_new_page(l);
	if (layout_has_room(l, height)) {
		l->y = place_both(l, &c, l->y);
		l->x = PAGE_LEFT;
		l->width = PAGE_BODY_WIDTH;
		l->top = PAGE_TOP;
	} else {
		place_blocks(l, c.first, c.end);
	}
	l->after = theme_style[STYLE_BODY].after;
	return c.end;
}

/* Returns the block after the one that was placed (or after the columns). */
static const struct block *place_block(struct layout *l, const struct block *b)
{
	const struct block *doc_end = l->doc->block + l->doc->n;
	switch (b->kind) {
	case BLOCK_HEADING:
		place_heading(l, b);
		break;
	case BLOCK_TEXT:
		place_paragraph(l, &b->text, style_of_role(b->role));
		break;
	case BLOCK_ITEM:
		place_item(l, b, b == l->doc->block || b[-1].kind != BLOCK_ITEM, b + 1 == doc_end || b[1].kind != BLOCK_ITEM);
		break;
	case BLOCK_TABLE:
		if (is_drawn(b->table))
			place_table(l, b->table);
		break;
	case BLOCK_FIGURE:
		place_figure(l, b);
		break;
	case BLOCK_COLUMNS:
		return place_columns(l, b);
	case BLOCK_CONTENTS:
		contents_place(l, b);
		break;
	case BLOCK_PAGE: /* between sections */
	case BLOCK_COLUMN:
	case BLOCK_COLUMNS_END:
		break;
	}
	return b + 1;
}

static void place_blocks(struct layout *l, const struct block *from, const struct block *end)
{
	while (from < end)
		from = place_block(l, from);
}

/* At the right of the head of the first page, above everything. */
static void place_logo(struct layout *l)
{
	const struct theme_logo *logo = &l->doc->theme->logo;
	if (!logo->png)
		return;
	double scale = fmin(THEME_LOGO_WIDTH / logo->width, THEME_LOGO_HEIGHT / logo->height), width = scale * logo->width;
	struct box box = { .x = PAGE_RIGHT - width, .y = LOGO_TOP, .width = width, .height = scale * logo->height };
	sheet_begin_tag(l->sheet, &(struct tag){ .name = "Figure", .alt = logo->alt, .lang = l->doc->own_lang, .box = box });
	sheet_add(l->sheet, OP_LOGO)->box = box;
	sheet_end(l->sheet);
}

/* How many pages the section takes with its spaces so tight; 0: it cannot be placed. Tried on a sheet that is thrown away. */
static size_t section_pages(const struct layout *l, const struct block *from, const struct block *end, double tight)
{
	struct sheet scrap = { .mem = mem_new() };
	struct err unsaid = { 0 };
	struct layout trial = *l;
	trial.sheet = &scrap;
	trial.err = &unsaid;
	trial.tight = tight;
	place_blocks(&trial, from, end);
	mem_free(scrap.mem);
	return err_is_set(&unsaid) ? 0 : 1 + (size_t)(trial.n_pages - l->n_pages);
}

/* The widest spaces with which a section takes as few pages as it can. */
static double section_tight(const struct layout *l, const struct block *from, const struct block *end)
{
	enum { WIDEST = 10 }; /* tenths */
	const int tightest = l->doc->sections_fit;
	size_t least = tightest ? section_pages(l, from, end, tightest / 10.0) : 0;
	for (int tight = WIDEST; least > 0 && tight > tightest; tight--)
		if (section_pages(l, from, end, tight / 10.0) == least)
			return tight / 10.0;
	return least > 0 ? tightest / 10.0 : 1;
}

static void place_section(struct layout *l, const struct block *from, const struct block *end)
{
	l->tight = section_tight(l, from, end);
	place_blocks(l, from, end);
}

static bool leaves_ink(const struct block *b)
{
	return b->kind != BLOCK_PAGE && b->kind != BLOCK_COLUMNS && b->kind != BLOCK_COLUMN && b->kind != BLOCK_COLUMNS_END &&
	       (b->kind != BLOCK_TABLE || is_drawn(b->table));
}

/* The first section from here on with anything to draw, so that no page is left blank; the end of the document: there is none. */
static const struct block *next_section(const struct layout *l, const struct block *from)
{
	const struct block *end = l->doc->block + l->doc->n, *section = from;
	for (const struct block *b = from; b < end; b++) {
		if (b->kind == BLOCK_PAGE)
			section = b + 1;
		else if (leaves_ink(b))
			return section;
	}
	return end;
}

void layout_open(struct layout *l, const struct doc *d, struct type *t, struct err *e)
{
	*l = (struct layout){ .doc = d, .type = t, .err = e, .x = PAGE_LEFT, .width = PAGE_BODY_WIDTH, .bottom = PAGE_BOTTOM };
	l->next = next_section(l, d->block); /* the first page is made in any case */
}

/* A section that ran on, and left the larger part of its last page, shares that page with the next. */
static bool leaves_a_page(const struct layout *l, size_t first_page)
{
	return l->doc->sections_fit && l->n_pages > first_page && l->y < (PAGE_TOP + PAGE_BOTTOM) / 2;
}

bool layout_section(struct layout *l, struct sheet *s)
{
	const struct block *end = l->doc->block + l->doc->n, *from = l->next, *to = find(from, end, BLOCK_PAGE);
	l->next = next_section(l, to);
	bool is_last = l->next == end;
	l->sheet = s;
	l->set_table = NULL;
	if (l->n_pages == 0)
		sheet_begin(s, "Document");
	if (!l->page_is_left)
		layout_new_page(l);
	size_t first_page = l->n_pages;
	sheet_begin(s, "Sect");
	if (l->n_pages == 1)
		place_logo(l);
	place_section(l, from, to);
	l->page_is_left = leaves_a_page(l, first_page);
	sheet_end(s);
	if (is_last)
		sheet_end(s);
	return !is_last && !err_is_set(l->err);
}
