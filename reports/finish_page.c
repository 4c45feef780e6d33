/* Pages: ink outside every tag becomes decoration, and cairo's fonts, images and annotations get what PDF/A and PDF/UA ask for. */
#include "finish_parts.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* ---- content streams (ISO 32000-1, 7.8.2): operands, then their operator */

struct lexer {
	const char *s;
	size_t n, at;
};

static bool is_delimiter(char c)
{
	return c == '\0' || strchr("()<>[]{}/%", c) || isspace((unsigned char)c);
}

static size_t string_end(const struct lexer *l, size_t i)
{
	int depth = 0;
	for (; i < l->n; i++) {
		if (l->s[i] == '\\')
			i++;
		else if (l->s[i] == '(')
			depth++;
		else if (l->s[i] == ')' && --depth == 0)
			return i + 1;
	}
	return l->n;
}

static size_t token_end(const struct lexer *l)
{
	size_t i = l->at;
	char c = l->s[i], next = i + 1 < l->n ? l->s[i + 1] : '\0';
	if (c == '(')
		return string_end(l, i);
	if ((c == '<' && next == '<') || (c == '>' && next == '>'))
		return i + 2;
	if (c == '<') {
		while (i < l->n && l->s[i] != '>')
			i++;
		return i < l->n ? i + 1 : i;
	}
	i++;
	if (c != '/' && is_delimiter(c))
		return i;
	while (i < l->n && !is_delimiter(l->s[i]))
		i++;
	return i;
}

/* The next token; false at the end. cairo writes no comments. */
static bool next_token(struct lexer *l, const char **token, size_t *length)
{
	while (l->at < l->n && (l->s[l->at] == '\0' || isspace((unsigned char)l->s[l->at])))
		l->at++;
	if (l->at >= l->n)
		return false;
	size_t end = token_end(l);
	*token = l->s + l->at;
	*length = end - l->at;
	l->at = end;
	return true;
}

static bool is_one_of(const char *token, size_t n, const char *const list[])
{
	for (size_t i = 0; list[i]; i++)
		if (strlen(list[i]) == n && memcmp(list[i], token, n) == 0)
			return true;
	return false;
}

static const char *const BEGINS[] = { "BDC", "BMC", NULL };
static const char *const ENDS[] = { "EMC", NULL };
static const char *const PAINTS[] = { "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "Tj", "TJ", "'", "\"", "sh", NULL };
static const char *const INLINE_IMAGE[] = { "BI", NULL }; /* cairo writes none on a page, and we could not skip its bytes safely */

/* What lies between tags, from..to: decoration if it leaves ink. */
static void add_between(struct str *out, const char *from, const char *to, bool ink)
{
	if (ink)
		str_add(out, "/Artifact BMC\n");
	str_add_n(out, from, (size_t)(to - from));
	if (ink)
		str_add(out, "\nEMC\n");
}

static const char *actual_text(const struct finish *f, int page, long mcid)
{
	for (size_t i = 0; i < f->n_actual; i++)
		if (f->actual[i].page == page && f->actual[i].mcid == mcid)
			return f->actual[i].text;
	return NULL;
}

/* The operands of a BDC, with the text that this content stands for: text extraction reads it here, not in the tree. */
static void add_begin(struct finish *f, struct str *out, int page, const char *operands, const char *op)
{
	const char *all = mem_text_n(f->mem, operands, (size_t)(op - operands));
	const char *mcid = strstr(all, "/MCID"), *close = strstr(all, ">>");
	const char *text = mcid && close ? actual_text(f, page, strtol(mcid + strlen("/MCID"), NULL, 10)) : NULL;
	if (!text) {
		str_add(out, all);
		return;
	}
	str_add_n(out, all, (size_t)(close - all));
	str_addf(out, "/ActualText %s >> ", text);
}

static void rewrite(struct finish *f, struct str *out, int page, const char *content, size_t n)
{
	struct lexer l = { .s = content, .n = n };
	const char *token, *operands = NULL, *kept_from = content; /* written so far up to here */
	size_t length;
	int depth = 0;
	bool ink = false;
	while (next_token(&l, &token, &length)) {
		if (!isalpha((unsigned char)*token) && *token != '\'' && *token != '"') {
			operands = operands ? operands : token;
			continue;
		}
		if (is_one_of(token, length, BEGINS) && depth++ == 0) {
			const char *start = operands ? operands : token;
			add_between(out, kept_from, start, ink);
			add_begin(f, out, page, start, token);
			kept_from = token;
			ink = false;
		} else if (is_one_of(token, length, ENDS) && --depth == 0) {
			str_add_n(out, kept_from, (size_t)(token + length - kept_from));
			str_add_char(out, '\n');
			kept_from = token + length;
		} else if (depth == 0 && is_one_of(token, length, PAINTS)) {
			ink = true;
		} else if (is_one_of(token, length, INLINE_IMAGE)) {
			pdf_fail(f, "inline image");
		}
		operands = NULL;
	}
	add_between(out, kept_from, content + n, ink);
	if (depth != 0)
		pdf_fail(f, "marked content");
}

static void finish_content(struct finish *f, qpdf_oh page)
{
	unsigned char *content;
	size_t n;
	if (qpdf_oh_get_page_content_data(f->q, page, &content, &n) & QPDF_ERRORS) {
		pdf_fail(f, "page content");
		return;
	}
	struct str out;
	str_init(&out, f->mem);
	rewrite(f, &out, qpdf_oh_get_object_id(f->q, page), (const char *)content, n);
	free(content);
	pdf_set(f, page, "/Contents", pdf_stream(f, out.s, out.n, "<<>>"));
}

/* ---- resources */

/* Call `each` for every object of a category ("/Font") of the resources. */
static void each_resource(struct finish *f, qpdf_oh owner, const char *category, void (*each)(struct finish *f, qpdf_oh object))
{
	qpdf_oh list = pdf_get(f, pdf_get(f, owner, "/Resources"), category);
	if (!qpdf_oh_is_dictionary(f->q, list))
		return;
	/* the keys first: the library has one iterator, and `each` may need it too */
	const char **key = NULL;
	size_t n = 0, cap = 0;
	qpdf_oh_begin_dict_key_iter(f->q, list);
	while (qpdf_oh_dict_more_keys(f->q)) {
		key = mem_grow(f->mem, key, n, &cap, sizeof *key);
		key[n++] = mem_text(f->mem, qpdf_oh_dict_next_key(f->q));
	}
	for (size_t i = 0; i < n; i++)
		each(f, pdf_get(f, list, key[i]));
}

/* cairo leaves out how glyph numbers relate to a TrueType font. */
static void finish_font(struct finish *f, qpdf_oh font)
{
	qpdf_oh descendants = pdf_get(f, font, "/DescendantFonts");
	if (!qpdf_oh_is_array(f->q, descendants))
		return;
	qpdf_oh d = qpdf_oh_get_array_item(f->q, descendants, 0);
	if (qpdf_oh_is_dictionary_of_type(f->q, d, "", "/CIDFontType2") && !qpdf_oh_has_key(f->q, d, "/CIDToGIDMap"))
		pdf_set(f, d, "/CIDToGIDMap", pdf_name(f, "/Identity"));
}

static void forbid_interpolation(struct finish *f, qpdf_oh image)
{
	qpdf_oh dictionary = qpdf_oh_get_dict(f->q, image);
	if (qpdf_oh_has_key(f->q, dictionary, "/Interpolate"))
		pdf_set(f, dictionary, "/Interpolate", qpdf_oh_new_bool(f->q, QPDF_FALSE));
	qpdf_oh mask = pdf_get(f, dictionary, "/SMask");
	if (qpdf_oh_is_stream(f->q, mask))
		forbid_interpolation(f, mask);
}

static void finish_xobject(struct finish *f, qpdf_oh object)
{
	if (!qpdf_oh_is_stream(f->q, object))
		return;
	forbid_interpolation(f, object);
	each_resource(f, qpdf_oh_get_dict(f->q, object), "/Font", finish_font);
	each_resource(f, qpdf_oh_get_dict(f->q, object), "/XObject", finish_xobject);
}

void finish_page(struct finish *f, qpdf_oh page)
{
	finish_content(f, page);
	each_resource(f, page, "/Font", finish_font);
	each_resource(f, page, "/XObject", finish_xobject);
	pdf_set(f, page, "/Tabs", pdf_name(f, "/S")); /* the tab key follows the structure */
	qpdf_oh annotations = pdf_get(f, page, "/Annots");
	int n = qpdf_oh_is_array(f->q, annotations) ? qpdf_oh_get_array_n_items(f->q, annotations) : 0;
	for (int i = 0; i < n; i++)
		pdf_set(f, qpdf_oh_get_array_item(f->q, annotations, i), "/F", qpdf_oh_new_integer(f->q, 4)); /* printed */
}
