/* The structure tree: attributes from the side list, captions under their figures, words for links. */
#include "finish_parts.h"
#include "theme.h"
#include <stdlib.h>
#include <string.h>

static void remember_actual(struct finish *f, qpdf_oh element, const char *text)
{
	qpdf_oh k = pdf_get(f, element, "/K");
	if (!qpdf_oh_is_integer(f->q, k))
		return;
	f->actual = mem_grow(f->mem, f->actual, f->n_actual, &f->cap_actual, sizeof *f->actual);
	f->actual[f->n_actual++] = (struct actual){
		.page = qpdf_oh_get_object_id(f->q, pdf_get(f, element, "/Pg")),
		.mcid = qpdf_oh_get_int_value_as_int(f->q, k),
		.text = mem_text(f->mem, qpdf_oh_unparse_binary(f->q, pdf_text(f, text))),
	};
}

/* The ids that a text has between its spaces, as an array. */
static qpdf_oh ids_in(struct finish *f, const char *s)
{
	qpdf_oh list = qpdf_oh_new_array(f->q);
	for (; *s; s += strspn(s, " ")) {
		size_t n = strcspn(s, " ");
		qpdf_oh_append_item(f->q, list, qpdf_oh_new_string(f->q, mem_text_n(f->mem, s, n)));
		s += n;
	}
	return list;
}

/* What a cell says of its place among the heads; after its scope. */
static void add_place(struct finish *f, qpdf_oh element, const struct tag *t)
{
	if (!t->heads && t->columns <= 1 && t->rows <= 1)
		return;
	qpdf_oh a = pdf_get(f, element, "/A");
	if (!qpdf_oh_is_dictionary(f->q, a))
		a = pdf_parse(f, "<</O /Table>>");
	if (t->columns > 1)
		pdf_set(f, a, "/ColSpan", qpdf_oh_new_integer(f->q, (long long)t->columns));
	if (t->rows > 1)
		pdf_set(f, a, "/RowSpan", qpdf_oh_new_integer(f->q, (long long)t->rows));
	if (t->heads)
		pdf_set(f, a, "/Headers", ids_in(f, t->heads));
	pdf_set(f, element, "/A", a);
}

static void add_id(struct finish *f, qpdf_oh element, const char *id)
{
	pdf_set(f, element, "/ID", qpdf_oh_new_string(f->q, id));
	f->named = mem_grow(f->mem, f->named, f->n_named, &f->cap_named, sizeof *f->named);
	f->named[f->n_named++] = (struct named){ id, element };
}

static int by_id(const void *a, const void *b)
{
	return strcmp(((const struct named *)a)->id, ((const struct named *)b)->id);
}

/* Where each id is: a name tree of one leaf, sorted as these must be. */
static void put_ids(struct finish *f, qpdf_oh tree)
{
	if (f->n_named == 0)
		return;
	qpdf_oh names = qpdf_oh_new_array(f->q), leaf = qpdf_oh_new_dictionary(f->q);
	qsort(f->named, f->n_named, sizeof *f->named, by_id);
	for (size_t i = 0; i < f->n_named; i++) {
		if (i > 0 && by_id(&f->named[i - 1], &f->named[i]) == 0)
			pdf_fail(f, f->named[i].id);
		qpdf_oh_append_item(f->q, names, qpdf_oh_new_string(f->q, f->named[i].id));
		qpdf_oh_append_item(f->q, names, f->named[i].element);
	}
	pdf_set(f, leaf, "/Names", names);
	pdf_set(f, tree, "/IDTree", qpdf_make_indirect_object(f->q, leaf));
}

static void add_attributes(struct finish *f, qpdf_oh element, const struct tag *t)
{
	static const char *const attribute[] = {
		[TAG_PLAIN] = NULL,
		[TAG_COLUMN_HEAD] = "<</O /Table /Scope /Column>>",
		[TAG_ROW_HEAD] = "<</O /Table /Scope /Row>>",
		[TAG_LIST] = "<</O /List /ListNumbering /Disc>>",
	};
	if (attribute[t->kind])
		pdf_set(f, element, "/A", pdf_parse(f, attribute[t->kind]));
	if (t->summary) {
		qpdf_oh a = pdf_parse(f, "<</O /Table>>");
		pdf_set(f, a, "/Summary", pdf_text(f, t->summary));
		pdf_set(f, element, "/A", a);
	}
	add_place(f, element, t);
	if (t->id)
		add_id(f, element, t->id);
	if (t->box.width > 0) /* PDF counts from the bottom of the page */
		pdf_set(f, element, "/A",
		        pdf_parse(f, mem_printf(f->mem, "<</O /Layout /Placement /Block /BBox [%.2f %.2f %.2f %.2f]>>", t->box.x,
		                                PAGE_HEIGHT - t->box.y - t->box.height, t->box.x + t->box.width, PAGE_HEIGHT - t->box.y)));
}

static void add_words(struct finish *f, qpdf_oh element, const struct tag *t)
{
	if (t->alt)
		pdf_set(f, element, "/Alt", pdf_text(f, t->alt));
	if (t->lang)
		pdf_set(f, element, "/Lang", pdf_text(f, t->lang));
	if (t->actual) {
		pdf_set(f, element, "/ActualText", pdf_text(f, t->actual));
		remember_actual(f, element, t->actual);
	}
	if (t->caption) {
		f->caption = mem_grow(f->mem, f->caption, f->n_captions, &f->cap_captions, sizeof *f->caption);
		f->caption[f->n_captions++] = element;
	}
}

static void visit(struct finish *f, qpdf_oh element);

/* A kid is an element, a number of marked content, or a reference to an annotation: the clickable place of a link. */
static void visit_kid(struct finish *f, qpdf_oh kid, qpdf_oh parent, const struct tag *t)
{
	if (!qpdf_oh_is_dictionary(f->q, kid))
		return;
	if (!qpdf_oh_is_dictionary_of_type(f->q, kid, "/OBJR", "")) {
		if (qpdf_oh_is_dictionary_of_type(f->q, kid, "/StructElem", ""))
			visit(f, kid);
		return;
	}
	pdf_set(f, kid, "/Pg", pdf_get(f, parent, "/Pg"));
	if (t->contents)
		pdf_set(f, pdf_get(f, kid, "/Obj"), "/Contents", pdf_text(f, t->contents));
}

static void visit_kids(struct finish *f, qpdf_oh parent, const struct tag *t)
{
	qpdf_oh k = pdf_get(f, parent, "/K");
	if (!qpdf_oh_is_array(f->q, k)) {
		visit_kid(f, k, parent, t);
		return;
	}
	int n = qpdf_oh_get_array_n_items(f->q, k);
	for (int i = 0; i < n; i++)
		visit_kid(f, qpdf_oh_get_array_item(f->q, k, i), parent, t);
}

static void visit(struct finish *f, qpdf_oh element)
{
	static const struct tag none;
	const struct tag *t = f->n_seen < f->n_tags ? &f->tag[f->n_seen] : &none;
	f->n_seen++;
	const char *name = qpdf_oh_get_name(f->q, pdf_get(f, element, "/S"));
	if (!t->name || strcmp(name + 1, t->name) != 0) {
		pdf_fail(f, "structure tree");
		return;
	}
	add_attributes(f, element, t);
	add_words(f, element, t);
	visit_kids(f, element, t);
}

static bool same_object(struct finish *f, qpdf_oh a, qpdf_oh b)
{
	return qpdf_oh_get_object_id(f->q, a) == qpdf_oh_get_object_id(f->q, b);
}

/* From sibling to last child of the Figure before it. */
static void hang_caption(struct finish *f, qpdf_oh caption)
{
	qpdf_oh parent = pdf_get(f, caption, "/P"), siblings = pdf_get(f, parent, "/K");
	int n = qpdf_oh_get_array_n_items(f->q, siblings);
	for (int i = 1; i < n; i++) {
		if (!same_object(f, qpdf_oh_get_array_item(f->q, siblings, i), caption))
			continue;
		qpdf_oh figure = qpdf_oh_get_array_item(f->q, siblings, i - 1), kids = pdf_get(f, figure, "/K");
		if (!qpdf_oh_is_array(f->q, kids))
			kids = qpdf_oh_wrap_in_array(f->q, kids);
		qpdf_oh_append_item(f->q, kids, caption);
		pdf_set(f, figure, "/K", kids);
		pdf_set(f, caption, "/P", figure);
		qpdf_oh_erase_item(f->q, siblings, i);
		return;
	}
	pdf_fail(f, "caption");
}

void finish_tree(struct finish *f, qpdf_oh root)
{
	static const struct tag none;
	qpdf_oh tree = pdf_get(f, root, "/StructTreeRoot");
	visit_kids(f, tree, &none);
	if (f->n_seen != f->n_tags)
		pdf_fail(f, "structure tree");
	for (size_t i = 0; i < f->n_captions; i++)
		hang_caption(f, f->caption[i]);
	put_ids(f, tree);
	qpdf_oh parents = pdf_get(f, pdf_get(f, tree, "/ParentTree"), "/Nums");
	pdf_set(f, tree, "/ParentTreeNextKey", qpdf_oh_new_integer(f->q, qpdf_oh_get_array_n_items(f->q, parents) / 2));
}
