#include "type.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "font.h"
#include <math.h>
#include <stdint.h>
#include <string.h>

static double points(int pango_units)
{
	return (double)pango_units / PANGO_SCALE;
}

static PangoFontDescription *font_of(const struct type *t, enum style style)
{
	PangoFontDescription *font = pango_font_description_new();
	pango_font_description_set_family_static(font, t->theme->font);
	pango_font_description_set_weight(font, (PangoWeight)theme_style[style].weight);
	pango_font_description_set_size(font, (int)lrint(theme_style[style].size * PANGO_SCALE));
	return font;
}

static double line_of(const struct type *t)
{
	if (str_eq(t->theme->font, THEME_FAMILY))
		return 1;
	PangoFontDescription *font = font_of(t, STYLE_BODY);
	PangoFontMetrics *own = pango_context_get_metrics(t->context, font, NULL);
	double height = points(pango_font_metrics_get_ascent(own) + pango_font_metrics_get_descent(own));
	pango_font_metrics_unref(own);
	pango_font_description_free(font);
	return height > 0 ? THEME_FAMILY_LINE * theme_style[STYLE_BODY].size / height : 1;
}

bool type_open(struct type *t, struct mem *m, const struct theme *theme, enum lang lang, struct err *e)
{
	PangoFontMap *map = pango_cairo_font_map_get_default();
	pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map), 72); /* one Pango point is one point on paper */
	*t = (struct type){ .mem = m, .piece = mem_new(), .theme = theme, .lang = lang, .context = pango_font_map_create_context(map) };
	pango_context_set_language(t->context, pango_language_from_string(theme_language(lang)));
	pango_context_set_round_glyph_positions(t->context, FALSE);
	cairo_font_options_t *options = cairo_font_options_create();
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(t->context, options);
	cairo_font_options_destroy(options);
	t->line = line_of(t);
	/* Pango puts another font in the place of one that is missing, and says nothing */
	return font_check(m, theme, e) && hyphen_open(m, lang, &t->hyphen, e);
}

void type_forget(struct type *t)
{
	for (struct lines *l = t->all; l; l = l->next)
		g_object_unref(l->layout);
	t->all = NULL;
	memset(t->same, 0, sizeof t->same);
}

void type_close(struct type *t)
{
	type_forget(t);
	mem_free(t->piece);
	g_object_unref(t->context);
	hyphen_close(t->hyphen);
}

/* ---- setting */

/* Copy text, leaving out the soft hyphens that are not kept; the count of those seen runs on from span to span. */
static void add_kept(struct str *out, const char *text, const bool kept[], size_t *seen)
{
	for (const char *p = text, *hyphen; *p; p = hyphen + strlen(SOFT_HYPHEN)) {
		hyphen = strstr(p, SOFT_HYPHEN);
		str_add_n(out, p, hyphen ? (size_t)(hyphen - p) : strlen(p));
		if (!hyphen)
			return;
		if (kept[(*seen)++])
			str_add(out, SOFT_HYPHEN);
	}
}

static void add_attribute(PangoAttrList *list, PangoAttribute *a, size_t from, size_t to)
{
	a->start_index = (guint)from;
	a->end_index = (guint)to;
	pango_attr_list_insert(list, a);
}

/* Figures are all as wide, so that they stand under each other. */
static PangoAttribute *figures(void)
{
	return pango_attr_font_features_new("tnum=1");
}

/* Put the spans into the layout, with the soft hyphens that are kept. */
static void fill(struct lines *l, struct mem *m, const char *const span_text[], const bool kept[])
{
	struct str s;
	str_init(&s, m);
	PangoAttrList *list = pango_attr_list_new();
	pango_attr_list_insert(list, figures());
	size_t seen = 0;
	for (size_t i = 0; i < l->text->n; i++) {
		const struct span *span = &l->text->span[i];
		size_t from = s.n;
		add_kept(&s, span_text[i], kept, &seen);
		l->span_end[i] = s.n;
		if (span->strong)
			add_attribute(list, pango_attr_weight_new(PANGO_WEIGHT_SEMIBOLD), from, s.n);
		if (span->lang)
			add_attribute(list, pango_attr_language_new(pango_language_from_string(span->lang)), from, s.n);
		if (span->uri || span->refers ||
		    span->defines) /* the colour is not Pango's to paint; it parts the span from its neighbours */
			add_attribute(list, pango_attr_foreground_new(0, 0, 0), from, s.n);
	}
	pango_layout_set_text(l->layout, s.s, (int)s.n);
	pango_layout_set_attributes(l->layout, list);
	pango_attr_list_unref(list);
}

/* Which soft hyphens of the layout end a line; returns their number. kept has an entry for each hyphen ever offered. */
static size_t find_line_ends(const struct lines *l, bool kept[], size_t n_offered)
{
	const char *text = pango_layout_get_text(l->layout), *p = text;
	size_t n = 0;
	for (size_t i = 0; i < n_offered; i++) {
		if (!kept[i])
			continue;
		p = strstr(p, SOFT_HYPHEN);
		int before = (int)(p - text), line_before, line_after, x;
		p += strlen(SOFT_HYPHEN);
		pango_layout_index_to_line_x(l->layout, before, 0, &line_before, &x);
		pango_layout_index_to_line_x(l->layout, (int)(p - text), 0, &line_after, &x);
		kept[i] = line_before != line_after;
		n += kept[i];
	}
	return n;
}

static size_t count_hyphens(const char *s)
{
	size_t n = 0;
	while ((s = strstr(s, SOFT_HYPHEN)) != NULL) {
		s += strlen(SOFT_HYPHEN);
		n++;
	}
	return n;
}

/* Soft hyphens inside a line would cut words in two for whoever copies or searches the text: offer all, keep those that end a line,
 * and look again, since the lines may have moved. */
static void break_lines(struct lines *l, struct type *t, bool hyphenate)
{
	const char **span_text = mem_array(t->mem, l->text->n, sizeof *span_text);
	size_t n = 0;
	for (size_t i = 0; i < l->text->n; i++) {
		const struct span *span = &l->text->span[i];
		const char *text = utf8_drawn(t->mem, span->text);
		struct str s;
		str_init(&s, t->mem);
		if (hyphenate && !span->lang && !span->uri && !span->refers)
			hyphen_add(t->hyphen, &s, text);
		else
			str_add(&s, text);
		span_text[i] = s.s;
		n += count_hyphens(s.s);
	}
	bool *kept = mem_array(t->mem, n + 1, sizeof *kept);
	memset(kept, true, n * sizeof *kept);
	fill(l, t->mem, span_text, kept);
	for (size_t offered = n, at_end; offered > 0; offered = at_end) {
		at_end = find_line_ends(l, kept, n);
		if (at_end == offered)
			return;
		fill(l, t->mem, span_text, kept);
	}
}

static bool is_emoji(const PangoLayoutRun *run)
{
	PangoFontDescription *font = pango_font_describe(run->item->analysis.font);
	bool yes = strstr(pango_font_description_get_family(font), "Emoji");
	pango_font_description_free(font);
	return yes;
}

static bool is_unknown(const PangoLayoutRun *run)
{
	for (int i = 0; i < run->glyphs->num_glyphs; i++)
		if (run->glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY && (run->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG))
			return true;
	return false;
}

static bool needs_parts(const struct lines *l)
{
	for (size_t i = 0; i < l->text->n; i++)
		if (l->text->span[i].uri || l->text->span[i].lang || l->text->span[i].refers || l->text->span[i].defines)
			return true;
	for (int i = 0; i < l->n; i++)
		for (GSList *r = pango_layout_get_line_readonly(l->layout, i)->runs; r; r = r->next)
			if (is_emoji(r->data) || is_unknown(r->data))
				return true;
	return false;
}

/* The narrowest width that needs no more lines. */
static void balance(PangoLayout *layout)
{
	int wide = pango_layout_get_width(layout), narrow = wide / 2, n = pango_layout_get_line_count(layout);
	if (n < 2)
		return;
	while (wide - narrow > PANGO_SCALE) {
		int middle = narrow + (wide - narrow) / 2;
		pango_layout_set_width(layout, middle);
		*(pango_layout_get_line_count(layout) > n ? &narrow : &wide) = middle;
	}
	pango_layout_set_width(layout, wide);
}

static PangoLayout *layout_new(struct type *t, enum style style)
{
	PangoLayout *layout = pango_layout_new(t->context);
	PangoFontDescription *font = font_of(t, style);
	pango_layout_set_font_description(layout, font);
	pango_font_description_free(font);
	pango_layout_set_line_spacing(layout, (float)(theme_style[style].leading * t->line));
	pango_layout_set_auto_dir(layout, FALSE); /* a quotation from right to left still starts where our lines start */
	return layout;
}

static bool is_same_text(const struct text *a, const struct text *b)
{
	bool same = a->n == b->n;
	for (size_t i = 0; same && i < a->n; i++) {
		const struct span *x = &a->span[i], *y = &b->span[i];
		same = x->text == y->text && x->strong == y->strong && x->uri == y->uri && x->lang == y->lang && x->refers == y->refers &&
		       x->defines == y->defines;
	}
	return same;
}

const struct lines *type_set(struct type *t, const struct text *text, enum style style, double width, enum align align)
{
	struct lines **same = &t->same[text->n ? (uintptr_t)text->span->text / 16 % TYPE_SAME : 0], *l = *same;
	while (l && !(l->style == style && l->align == align && !(l->asked_width < width || l->asked_width > width) &&
	              is_same_text(l->text, text)))
		l = l->alike;
	if (l)
		return l;
	l = mem_alloc(t->mem, sizeof *l);
	*l = (struct lines){ .next = t->all,
		             .alike = *same,
		             .text = text,
		             .ink = { .colour = theme_style[style].colour },
		             .size = theme_style[style].size,
		             .style = style,
		             .align = align,
		             .asked_width = width };
	t->all = *same = l;
	l->layout = layout_new(t, style);
	l->span_end = mem_array(t->mem, text->n + 1, sizeof *l->span_end);
	if (width > 0) {
		pango_layout_set_width(l->layout, (int)(width * PANGO_SCALE));
		pango_layout_set_wrap(l->layout, PANGO_WRAP_WORD_CHAR);
	}
	pango_layout_set_alignment(l->layout, align == ALIGN_END ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
	break_lines(l, t, theme_style[style].hyphenate && width > 0);
	if (theme_style[style].balance && width > 0)
		balance(l->layout);
	PangoRectangle r;
	pango_layout_get_extents(l->layout, NULL, &r);
	l->width = points(r.width);
	l->height = points(r.height);
	l->n = pango_layout_get_line_count(l->layout);
	l->ink.nested = needs_parts(l);
	return l;
}

const struct lines *type_set_plain(struct type *t, const char *s, enum style style, double width, enum align align)
{
	struct span *span = mem_alloc(t->mem, sizeof *span);
	struct text *text = mem_alloc(t->mem, sizeof *text);
	*span = (struct span){ .text = s };
	*text = (struct text){ .span = span, .n = 1 };
	return type_set(t, text, style, width, align);
}

double type_longest_word(struct type *t, const char *s, enum style style)
{
	PangoLayout *layout = layout_new(t, style);
	pango_layout_set_width(layout, 0);
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
	PangoAttrList *list = pango_attr_list_new();
	pango_attr_list_insert(list, figures());
	pango_layout_set_attributes(layout, list);
	pango_attr_list_unref(list);
	pango_layout_set_text(layout, s, -1);
	PangoRectangle r;
	pango_layout_get_extents(layout, NULL, &r);
	g_object_unref(layout);
	return points(r.width);
}

/* ---- measuring */

/* Top of line i, and the bottom of the last line for i = n. */
static double line_top(const struct lines *l, int i)
{
	PangoLayoutIter *it = pango_layout_get_iter(l->layout);
	int top = 0, bottom = 0;
	for (int at = 0;; at++) {
		pango_layout_iter_get_line_yrange(it, &top, &bottom);
		if (at == i || !pango_layout_iter_next_line(it))
			break;
	}
	pango_layout_iter_free(it);
	return points(i < l->n ? top : bottom);
}

double lines_height(const struct lines *l, int first, int n)
{
	return line_top(l, first + n) - line_top(l, first);
}

int lines_that_fit(const struct lines *l, int first, double height)
{
	int n = 0;
	while (first + n < l->n && lines_height(l, first, n + 1) <= height)
		n++;
	return n;
}

/* ---- drawing */

/* A run of glyphs in its place. Emoji and characters without a glyph carry their text beside their picture. */
struct piece {
	PangoLayoutRun *run;
	size_t span;
	bool emoji, unknown;
	double x, baseline;
	struct box box;
};

static size_t span_at(const struct lines *l, int byte)
{
	size_t i = 0;
	while (i + 1 < l->text->n && l->span_end[i] <= (size_t)byte)
		i++;
	return i;
}

static struct piece piece_at(const struct lines *l, PangoLayoutIter *it, double x, double dy)
{
	PangoRectangle r;
	pango_layout_iter_get_run_extents(it, NULL, &r);
	int top, bottom;
	pango_layout_iter_get_line_yrange(it, &top, &bottom);
	struct piece p = { .run = pango_layout_iter_get_run_readonly(it), .x = x + points(r.x) };
	p.span = span_at(l, p.run->item->offset);
	p.emoji = is_emoji(p.run);
	p.unknown = is_unknown(p.run);
	p.baseline = dy + points(pango_layout_iter_get_baseline(it));
	p.box = (struct box){ .x = p.x, .y = dy + points(top), .width = points(r.width), .height = points(bottom - top) };
	return p;
}

static size_t collect(const struct lines *l, struct mem *m, double x, double y, int first, int n, struct piece **out)
{
	size_t n_pieces = 0, cap = 0;
	*out = NULL;
	double dy = y - line_top(l, first);
	PangoLayoutIter *it = pango_layout_get_iter(l->layout);
	int line = 0;
	do {
		if (!pango_layout_iter_get_run_readonly(it)) { /* the end of a line */
			line++;
		} else if (line >= first && line < first + n) {
			*out = mem_grow(m, *out, n_pieces, &cap, sizeof **out);
			(*out)[n_pieces++] = piece_at(l, it, x, dy);
		}
	} while (pango_layout_iter_next_run(it));
	pango_layout_iter_free(it);
	return n_pieces;
}

/* An emoji becomes an image, which text extraction passes over; a blank glyph as wide as the image carries the text that the tag gives. */
static void draw_blank(const struct lines *l, struct type *t, struct paper *p, const struct piece *piece)
{
	PangoLayout *blank = pango_layout_new(t->context);
	pango_layout_set_font_description(blank, pango_layout_get_font_description(l->layout));
	pango_layout_set_text(blank, "\u00a0", -1);
	PangoRectangle r;
	pango_layout_get_extents(blank, NULL, &r);
	cairo_save(p->cr);
	cairo_translate(p->cr, piece->x, piece->baseline);
	cairo_scale(p->cr, piece->box.width / points(r.width), 1);
	cairo_move_to(p->cr, 0, 0);
	pango_cairo_show_layout_line(p->cr, pango_layout_get_line_readonly(blank, 0));
	cairo_restore(p->cr);
	g_object_unref(blank);
}

static void draw_piece(const struct lines *l, struct type *t, struct paper *p, const struct piece *piece, enum colour c)
{
	bool link = l->text->span[piece->span].uri, mark = l->text->span[piece->span].refers;
	paper_colour(p, link || mark ? COLOUR_OVER_TEXT : c);
	if (piece->emoji)
		draw_blank(l, t, p, piece);
	cairo_move_to(p->cr, piece->x, piece->baseline);
	if (piece->unknown) /* boxes without text of their own: the tag has it, and extraction takes one text only */
		pango_cairo_show_glyph_string(p->cr, piece->run->item->analysis.font, piece->run->glyphs);
	else
		pango_cairo_show_glyph_item(p->cr, pango_layout_get_text(l->layout), piece->run);
	if (link) {
		cairo_set_line_width(p->cr, 0.6);
		cairo_move_to(p->cr, piece->x, piece->baseline + 0.17 * l->size);
		cairo_rel_line_to(p->cr, piece->box.width, 0);
		cairo_stroke(p->cr);
	}
}

/* Where a span that is a link can be clicked: a box a line. */
static void begin_link(struct type *t, struct paper *p, const struct tag *tag, const struct piece *piece, size_t n)
{
	struct box *place = mem_array(t->mem, n, sizeof *place);
	size_t n_places = 0;
	for (size_t i = 0; i < n; i++) {
		struct box *last = n_places ? &place[n_places - 1] : NULL;
		if (last && fabs(last->y - piece[i].box.y) < 0.01)
			last->width = piece[i].box.x + piece[i].box.width - last->x;
		else
			place[n_places++] = piece[i].box;
	}
	paper_begin_link(p, tag, place, n_places);
}

/* Returns how many tags were opened. `first`: the span has no piece before these. */
static int begin_part(const struct lines *l, struct type *t, struct paper *p, const struct piece *piece, size_t n, bool first)
{
	const struct span *span = &l->text->span[piece->span];
	const PangoItem *item = piece->run->item;
	struct tag tag = { .name = "Span", .lang = span->lang };
	if (piece->emoji || piece->unknown)
		tag.actual = mem_text_n(t->mem, pango_layout_get_text(l->layout) + item->offset, (size_t)item->length);
	if (span->refers) {
		paper_begin(p, &(struct tag){ .name = "Reference" });
		tag.name = "Link";
		tag.dest = span->refers->id;
		tag.contents = word_say(t->mem, t->lang, W_PDF_NOTE, num_plain_int(t->mem, (int64_t)span->refers->number), NULL);
		begin_link(t, p, &tag, piece, n);
		return 2;
	}
	if (span->uri) {
		tag.name = "Link";
		tag.uri = span->uri;
		tag.contents = word_say(t->mem, t->lang, W_PDF_LINK, span->text, NULL);
		begin_link(t, p, &tag, piece, n);
		return 1;
	}
	if (span->defines && first) { /* an id stands once */
		tag.name = "Note";
		tag.id = span->defines->id;
		paper_destination(p, tag.id, piece->box.y);
	}
	paper_begin(p, &tag);
	return 1;
}

void lines_draw(const struct lines *l, struct type *t, struct paper *p, double x, double y, int first, int n, struct ink ink)
{
	struct piece *piece;
	mem_reset(t->piece);
	size_t n_pieces = collect(l, t->piece, x, y, first, n, &piece);
	for (size_t i = 0, end; i < n_pieces; i = end) {
		end = i + 1;
		while (end < n_pieces && piece[end].span == piece[i].span && !piece[i].emoji && !piece[i].unknown && !piece[end].emoji &&
		       !piece[end].unknown)
			end++;
		int tags = ink.nested ? begin_part(l, t, p, &piece[i], end - i, i == 0 || piece[i - 1].span != piece[i].span) : 0;
		for (size_t k = i; k < end; k++)
			draw_piece(l, t, p, &piece[k], ink.colour);
		for (; tags > 0; tags--)
			paper_end(p);
	}
}
