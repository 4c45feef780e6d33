#include "out_html.h"
#include "base/base64.h"
#include "base/file.h"
#include "base/sandbox.h"
#include "base/utf8.h"
#include "chart_draw.h"
#include "out_html_style.h"
#include "plot.h"
#include "theme.h"
#include <cairo-svg.h>
#include <math.h>
#include <string.h>
#include <strings.h>

enum { LIMIT_SECONDS = 60, MARGIN = 4 /* of pictures, points */ };

enum { CONTENTS_OPEN = 6 }; /* headings that need no folding */
static const double wide = 640, narrow = 235,
                    in_cell = 75; /* points; the narrow one for a phone held upright, where its words stay legible */

struct page {
	const struct doc *doc;
	struct str *out;
	struct mem *mem;
	bool in_list;
	bool stack; /* the table at hand falls apart on a phone */
	bool *marked; /* whose marks there were already: n_footnotes and one */
};

void html_escape(struct str *out, const char *s)
{
	for (; *s; s++) {
		const size_t skip = utf8_stray(s);
		if (skip) {
			s += skip - 1;
			continue;
		}
		unsigned char c = (unsigned char)*s;
		const char *entity = c == '&'    ? "&amp;"
		                     : c == '<'  ? "&lt;"
		                     : c == '>'  ? "&gt;"
		                     : c == '"'  ? "&quot;"
		                     : c == '\'' ? "&#39;"
		                                 : NULL;
		if (entity)
			str_add(out, entity);
		else if (c != '\r')
			str_add_char(out, (char)c);
	}
}

static void put(struct page *p, const char *s)
{
	str_add(p->out, s);
}

static void put_text(struct page *p, const char *s)
{
	html_escape(p->out, s);
}

static void put_attribute(struct page *p, const char *name, const char *value)
{
	str_addf(p->out, " %s=\"", name);
	put_text(p, value);
	put(p, "\"");
}

/* ---- pictures */

static cairo_status_t take_bytes(void *closure, const unsigned char *bytes, unsigned n)
{
	str_add_n(closure, (const char *)bytes, n);
	return CAIRO_STATUS_SUCCESS;
}

/* A chart as SVG in a data address. */
static void put_address(struct page *p, const struct chart *c, double width)
{
	double height = chart_height(c, width);
	struct str svg;
	str_init(&svg, p->mem);
	cairo_surface_t *surface = cairo_svg_surface_create_for_stream(take_bytes, &svg, width + 2 * MARGIN, height + 2 * MARGIN);
	cairo_svg_surface_restrict_to_version(surface, CAIRO_SVG_VERSION_1_2);
	cairo_t *cr = cairo_create(surface);
	chart_draw(c, p->doc->theme, p->doc->lang, cr, MARGIN, MARGIN, width, height);
	cairo_destroy(cr);
	cairo_surface_finish(surface);
	cairo_status_t status = cairo_surface_status(surface);
	if (status != CAIRO_STATUS_SUCCESS) /* GCOVR_EXCL_BR_LINE: only without memory; tests/faults/memory.sh */
		sandbox_leave(W_PDF_BROKE_OFF, cairo_status_to_string(status));
	cairo_surface_destroy(surface);
	put(p, "data:image/svg+xml;base64,");
	base64_add(p->out, svg.s, svg.n);
}

static void put_image(struct page *p, const struct chart *c, double width)
{
	str_addf(p->out, "<img width=\"%.0f\" height=\"%.0f\"", (width + 2 * MARGIN) * 4 / 3,
	         (chart_height(c, width) + 2 * MARGIN) * 4 / 3);
	put_attribute(p, "alt", c->alt);
	put(p, " src=\"");
	put_address(p, c, width);
	put(p, "\"/>");
}

static void put_figure(struct page *p, const struct figure *f)
{
	double width = f->chart->width > 0 ? f->chart->width : wide;
	put(p, "<figure");
	put_attribute(p, "id", mem_printf(p->mem, "figure_%s", f->id));
	put(p, ">\n<p class=\"figure-title\">");
	put_text(p, f->title);
	put(p, "</p>\n");
	if (chart_height(f->chart, width) > 0) {
		put(p, "<picture>");
		if (width > narrow) {
			put(p, "<source media=\"(max-width: 30em)\" srcset=\"");
			put_address(p, f->chart, narrow);
			put(p, "\"/>");
		}
		put_image(p, f->chart, width);
		put(p, "</picture>\n");
	}
	if (f->caption) {
		put(p, "<figcaption>");
		put_text(p, f->caption);
		put(p, "</figcaption>\n");
	}
	put(p, "</figure>\n");
}

/* ---- texts */

/* The mark of a note, which the note leads back to: the first one, if there are more. */
static void put_mark(struct page *p, const struct footnote *f)
{
	str_addf(p->out, "<a href=\"#%s\" role=\"doc-noteref\" aria-describedby=\"%s\"", f->id, f->id);
	if (!p->marked[f->number])
		put_attribute(p, "id", mem_printf(p->mem, "mark-%zu", f->number));
	p->marked[f->number] = true;
	put(p, "><span class=\"aside\"> ");
	put_text(p, word_text(p->doc->lang, W_HTML_NOTE));
	put(p, " </span>");
	put_text(p, f->mark);
	put(p, "</a>");
}

static void put_notes(struct page *p, const struct text *notes)
{
	if (notes->n == 0)
		return;
	put(p, "<p class=\"note\">");
	for (size_t i = 0; i < notes->n; i++) {
		const struct footnote *f = notes->span[i].defines;
		if (f)
			str_addf(p->out, "<span id=\"%s\">", f->id);
		put_text(p, notes->span[i].text);
		if (f) {
			str_addf(p->out, "</span> <a href=\"#mark-%zu\" role=\"doc-backlink\"><span class=\"aside\">", f->number);
			put_text(p, word_text(p->doc->lang, W_HTML_NOTE_BACK));
			put(p, "</span><span aria-hidden=\"true\">↑</span></a>");
		}
	}
	put(p, "</p>\n");
}

static bool is_web_address(const char *uri)
{
	return uri && (strncasecmp(uri, "https://", 8) == 0 || strncasecmp(uri, "http://", 7) == 0);
}

static void put_span(struct page *p, const struct span *s)
{
	bool link = s->beside ? s->uri != NULL : is_web_address(s->uri), own = s->lang != NULL;
	if (link) {
		put(p, "<a rel=\"noreferrer\"");
		put_attribute(p, "href", s->uri);
		put(p, ">");
	}
	if (own) { /* somebody's own words: their direction is theirs, and does not run on into ours */
		put(p, "<bdi");
		if (*s->lang)
			str_addf(p->out, " lang=\"%s\" xml:lang=\"%s\"", s->lang, s->lang);
		put(p, ">");
	}
	put(p, s->strong ? "<strong>" : "");
	put_text(p, s->text);
	put(p, s->strong ? "</strong>" : "");
	put(p, own ? "</bdi>" : "");
	put(p, link ? "</a>" : "");
}

static void put_spans(struct page *p, const struct text *t)
{
	for (size_t i = 0; i < t->n; i++)
		put_span(p, &t->span[i]);
}

static void put_paragraph(struct page *p, const struct block *b)
{
	static const char *const class[] = {
		[TEXT_BODY] = "body", [TEXT_LEAD] = "lead", [TEXT_KICKER] = "kicker", [TEXT_NOTE] = "note", [TEXT_CAPTION] = "note"
	};
	str_addf(p->out, "<p class=\"%s\">", class[b->role]);
	put_spans(p, &b->text);
	put(p, "</p>\n");
}

static void put_heading(struct page *p, const struct block *b)
{
	str_addf(p->out, "<h%d", b->level);
	if (b->id)
		put_attribute(p, "id", b->id);
	put(p, ">");
	put_spans(p, &b->text);
	str_addf(p->out, "</h%d>\n", b->level);
}

/* ---- tables */

/* Pixels that a text cannot do without: those of its longest word, or of all of it. Rather too many: an average letter has less. */
static size_t text_pixels(struct mem *m, const char *s, size_t per_letter, bool whole)
{
	if (whole)
		return utf8_width(s) * per_letter;
	size_t longest = 0;
	while (*s) {
		size_t n = strcspn(s, " \n"), letters = utf8_width(mem_text_n(m, s, n));
		longest = letters > longest ? letters : longest;
		s += n + (s[n] != 0);
	}
	return longest * per_letter;
}

static size_t column_pixels(struct mem *m, const struct table *t, size_t c)
{
	enum { IN_HEAD = 8, IN_CELL = 8, OF_ROW_HEAD = 88, PICTURE = 110 };
	size_t most = text_pixels(m, t->column[c].title, IN_HEAD, false) + (table_head_note(t, c) ? IN_HEAD : 0);
	if (c == 0 && most < OF_ROW_HEAD)
		most = OF_ROW_HEAD;
	for (size_t r = 0; r < t->n_rows; r++) {
		const struct cell *cell = &t->cell[r * t->n_columns + c];
		size_t n = cell->chart ? PICTURE : text_pixels(m, cell->shown, IN_CELL, c > 0 && t->column[c].align == ALIGN_END);
		n += cell->note ? IN_CELL : 0;
		most = n > most ? n : most;
	}
	return most;
}

/* Is a table wider than the smallest phone? There a row of it becomes a paragraph: what it is of, and its cells, each under its title. */
static bool is_wide(struct mem *m, const struct table *t)
{
	enum { PHONE = 320 - 2 * 16, SPACE = 8 };
	size_t all = 0;
	for (size_t c = 0; c < t->n_columns; c++)
		all += column_pixels(m, t, c) + SPACE;
	return all > PHONE;
}

/* What CSS makes of a table takes from its parts what they are, unless it is said. */
static void put_role(struct page *p, const char *role)
{
	if (p->stack)
		put_attribute(p, "role", role);
}

static void put_start(struct page *p, const char *element, const char *role)
{
	str_addf(p->out, "<%s", element);
	put_role(p, role);
	put(p, ">");
}

static void put_label(struct page *p, const struct table *t, size_t c)
{
	const struct footnote *note = table_head_note(t, c);
	if (p->stack && c > 0)
		put_attribute(p, "data-label",
		              mem_printf(p->mem, "%s%s", table_column_title(p->mem, p->doc->lang, t, c), note ? note->mark : ""));
}

static void put_cell(struct page *p, const struct table *t, size_t row, size_t c)
{
	static const char *const tone[] = {
		[TONE_PLAIN] = NULL, [TONE_STRONG] = "strong", [TONE_SOFT] = "soft", [TONE_UNDER] = "under", [TONE_OVER] = "over"
	};
	const struct cell *cell = &t->cell[row * t->n_columns + c];
	const char *element = c == 0 ? "th scope=\"row\"" : "td";
	str_addf(p->out, "<%s", element);
	if (t->column[c].align == ALIGN_END || tone[cell->tone])
		str_addf(p->out, " class=\"%s%s%s\"", t->column[c].align == ALIGN_END ? "end" : "",
		         t->column[c].align == ALIGN_END && tone[cell->tone] ? " " : "", tone[cell->tone] ? tone[cell->tone] : "");
	put_role(p, c == 0 ? "rowheader" : "cell");
	put_label(p, t, c);
	put(p, ">");
	if (cell->chart && chart_height(cell->chart, in_cell) > 0)
		put_image(p, cell->chart, in_cell);
	else
		put_span(p, &(struct span){ .text = cell->shown, .uri = cell->uri, .lang = cell->lang });
	if (cell->note)
		put_mark(p, cell->note);
	put(p, c == 0 ? "</th>" : "</td>");
}

static void put_column_head(struct page *p, const struct table *t, size_t c, const char *more)
{
	str_addf(p->out, "<th scope=\"col\"%s%s", more, t->column[c].align == ALIGN_END ? " class=\"end\"" : "");
	put_role(p, "columnheader");
	put(p, ">");
	put_span(p, &(struct span){ .text = t->column[c].title, .lang = table_head_lang(t, c) });
	if (table_head_note(t, c))
		put_mark(p, table_head_note(t, c));
	put(p, "</th>");
}

/* Columns under a head of their own: that head in a row above theirs, the others over both rows. */
static void put_heads_in_groups(struct page *p, const struct table *t)
{
	put_start(p, "thead", "rowgroup");
	put_start(p, "tr", "row");
	for (size_t c = 0; c < t->n_columns; c += table_group_span(t, c)) {
		if (!table_group_at(t, c)) {
			put_column_head(p, t, c, " rowspan=\"2\"");
			continue;
		}
		str_addf(p->out, "<th scope=\"colgroup\" colspan=\"%zu\" class=\"group\"", table_group_span(t, c));
		put_role(p, "columnheader");
		put(p, ">");
		put_text(p, t->group[c]);
		put(p, "</th>");
	}
	put(p, "</tr>");
	put_start(p, "tr", "row");
	for (size_t c = 0; c < t->n_columns; c++)
		if (table_group_at(t, c))
			put_column_head(p, t, c, "");
	put(p, "</tr></thead>\n");
}

static void put_table_heads(struct page *p, const struct table *t)
{
	for (size_t c = 0; t->group && c < t->n_columns; c += table_group_span(t, c))
		str_addf(p->out, "<colgroup span=\"%zu\"></colgroup>", table_group_span(t, c));
	if (t->group) {
		put_heads_in_groups(p, t);
		return;
	}
	put_start(p, "thead", "rowgroup");
	put_start(p, "tr", "row");
	for (size_t c = 0; c < t->n_columns; c++)
		put_column_head(p, t, c, "");
	put(p, "</tr></thead>\n");
}

/* A table that is wider than the screen falls apart on a phone; elsewhere it scrolls by itself, also with the keyboard. The page never does. */
static void put_table(struct page *p, const struct table *whole)
{
	const struct table *t = table_for_readers(p->mem, whole);
	p->stack = is_wide(p->mem, t);
	put(p, "<div class=\"scroll\" tabindex=\"0\" role=\"region\"");
	bool own = t->title_text.n > 1 && t->summary; /* a label is in the language of the page */
	put_attribute(p, "aria-label", t->title && !own ? t->title : t->summary ? t->summary : t->id);
	put(p, ">\n<table");
	put_attribute(p, "id", mem_printf(p->mem, "table_%s", t->id));
	put(p, p->stack ? " class=\"stack\"" : "");
	put_role(p, "table");
	put(p, ">\n");
	if (t->title || t->summary) {
		put(p, "<caption>");
		put_spans(p, &t->title_text);
		if (t->summary) {
			put(p, "<span class=\"aside\">");
			put_text(p, t->title ? " " : "");
			put_text(p, t->summary);
			put(p, "</span>");
		}
		put(p, "</caption>\n");
	}
	put_table_heads(p, t);
	put_start(p, "tbody", "rowgroup");
	put(p, "\n");
	for (size_t r = 0; r < t->n_rows; r++) {
		put_start(p, "tr", "row");
		for (size_t c = 0; c < t->n_columns; c++)
			put_cell(p, t, r, c);
		put(p, "</tr>\n");
	}
	put(p, "</tbody>\n</table>\n</div>\n");
	put_notes(p, &t->notes);
}

/* ---- the page */

static void put_block(struct page *p, const struct block *b)
{
	bool item = b->kind == BLOCK_ITEM;
	if (item != p->in_list)
		put(p, item ? "<ul>\n" : "</ul>\n");
	p->in_list = item;
	switch (b->kind) {
	case BLOCK_HEADING:
		put_heading(p, b);
		break;
	case BLOCK_TEXT:
		put_paragraph(p, b);
		break;
	case BLOCK_ITEM:
		put(p, "<li>");
		put_spans(p, &b->text);
		put(p, "</li>\n");
		break;
	case BLOCK_TABLE:
		if (!b->table->data_only)
			put_table(p, b->table);
		break;
	case BLOCK_FIGURE:
		put_figure(p, b->figure);
		break;
	case BLOCK_PAGE: /* a page on paper only */
	case BLOCK_COLUMNS:
	case BLOCK_COLUMN:
	case BLOCK_COLUMNS_END:
	case BLOCK_CONTENTS:
	default:
		break;
	}
}

static void put_colour(struct page *p, const char *name, struct rgb c)
{
	str_addf(p->out, "--%s:#%02x%02x%02x;", name, c.r, c.g, c.b);
}

static void put_colours(struct page *p, const struct rgb colour[COLOUR_N])
{
	static const char *const name[COLOUR_N] = {
		[COLOUR_PAPER] = "paper", [COLOUR_INK] = "ink",          [COLOUR_SOFT] = "soft",      [COLOUR_TITLE] = "title",
		[COLOUR_GRID] = "grid",   [COLOUR_UNDER_TEXT] = "under", [COLOUR_OVER_TEXT] = "over",
	};
	for (int i = 0; i < COLOUR_N; i++)
		if (name[i])
			put_colour(p, name[i], colour[i]);
}

static void put_head(struct page *p)
{
	const struct doc *d = p->doc;
	const char *language = theme_language(d->lang);
	str_addf(p->out, "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"%s\" xml:lang=\"%s\">\n<head>\n", language,
	         language);
	put(p,
	    "<meta charset=\"UTF-8\"/>\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; img-src data:; "
	    "style-src &#39;unsafe-inline&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;\"/>\n"
	    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"referrer\" "
	    "content=\"no-referrer\"/>\n");
	if (d->tool) {
		put(p, "<meta name=\"generator\"");
		put_attribute(p, "content", d->tool);
		put(p, "/>\n");
	}
	if (d->author) {
		put(p, "<meta name=\"author\"");
		put_attribute(p, "content", d->author);
		put(p, "/>\n");
	}
	put(p, "<title>");
	put_text(p, d->title && *d->title ? d->title : d->id);
	put(p, "</title>\n<style>\n:root{");
	put_colours(p, d->theme->colour);
	str_addf(p->out, "--family:\"%s\";", d->theme->font);
	put_colour(p, "chart", d->theme->colour[COLOUR_PAPER]); /* charts keep their white paper, also in the dark */
	put(p, "}\n@media (prefers-color-scheme: dark){:root{");
	put_colours(p, theme_dark);
	put(p, "}}\n");
	put(p, html_style);
	put(p, "</style>\n</head>\n");
}

/* What stands where: headings of the second level, folded away when there are many, so that a phone begins with the message. */
static void put_contents(struct page *p)
{
	const struct doc *d = p->doc;
	size_t n = 0;
	for (size_t i = 0; i < d->n; i++)
		n += d->block[i].kind == BLOCK_HEADING && d->block[i].level == 2 && d->block[i].id;
	if (n < 3)
		return;
	bool folded = n > CONTENTS_OPEN;
	put(p, "<nav");
	put_attribute(p, "aria-label", word_text(d->lang, W_HTML_CONTENTS));
	put(p, ">\n");
	if (folded) {
		put(p, "<details><summary>");
		put_text(p, word_text(d->lang, W_HTML_CONTENTS));
		put(p, "</summary>\n");
	}
	put(p, "<ul>\n");
	for (size_t i = 0; i < d->n; i++) {
		const struct block *b = &d->block[i];
		if (b->kind != BLOCK_HEADING || b->level != 2 || !b->id)
			continue;
		put(p, "<li><a");
		put_attribute(p, "href", mem_printf(p->mem, "#%s", b->id));
		put(p, ">");
		put_spans(p, &b->text);
		put(p, "</a></li>\n");
	}
	put(p, folded ? "</ul>\n</details>\n</nav>\n" : "</ul>\n</nav>\n");
}

static void put_logo(struct page *p, const struct theme_logo *logo)
{
	if (!logo->png)
		return;
	put(p, "<header><img class=\"logo\"");
	put_attribute(p, "alt", logo->alt);
	if (p->doc->own_lang) { /* people of the project wrote it */
		put_attribute(p, "lang", p->doc->own_lang);
		put_attribute(p, "xml:lang", p->doc->own_lang);
	}
	put(p, " src=\"data:image/png;base64,");
	base64_add(p->out, logo->png, logo->n);
	put(p, "\"/></header>\n");
}

static void put_body(struct page *p)
{
	const struct doc *d = p->doc;
	put(p, "<body>\n<a class=\"skip\" href=\"#main\">");
	put_text(p, word_text(d->lang, W_HTML_SKIP));
	put(p, "</a>\n");
	put_logo(p, &d->theme->logo);
	put_contents(p);
	put(p, "<main id=\"main\">\n");
	for (size_t i = 0; i < d->n; i++)
		put_block(p, &d->block[i]);
	put(p, p->in_list ? "</ul>\n" : "");
	put(p, "</main>\n<footer>\n<p class=\"note\">");
	put_text(p, d->footer ? d->footer : "");
	put(p, "</p>\n</footer>\n</body>\n</html>\n");
}

/* The child's work. */
static bool render(const void *what, struct mem *m, struct bytes *out, struct err *e)
{
	struct str text;
	struct page page = { .doc = what, .out = &text, .mem = m };
	if (!plot_start(page.doc->theme, e))
		return false;
	str_init(&text, m);
	page.marked = mem_array(m, page.doc->n_footnotes + 1, sizeof *page.marked);
	memset(page.marked, 0, (page.doc->n_footnotes + 1) * sizeof *page.marked);
	put_head(&page);
	put_body(&page);
	*out = (struct bytes){ (unsigned char *)text.s, text.n };
	return true;
}

bool out_html(const struct doc *d, const char *path, struct err *e)
{
	struct mem *m = mem_new();
	struct bytes html;
	bool ok = sandbox_run(render, d, LIMIT_SECONDS, m, &html, e);
	if (!ok)
		err_at(e, path, 0, 0);
	ok = ok && file_write_atomic(path, html.at, html.n, e);
	mem_free(m);
	return ok;
}
