#include "finish.h"
#include "base/day.h"
#include "base/utf8.h"
#include "finish_parts.h"
#include "theme.h"
#include <cairo.h>
#include <plplot.h>
#include <stdlib.h>
#include <string.h>

/* ---- objects */

qpdf_oh pdf_name(struct finish *f, const char *name)
{
	return qpdf_oh_new_name(f->q, name);
}

qpdf_oh pdf_text(struct finish *f, const char *utf8)
{
	return qpdf_oh_new_unicode_string(f->q, utf8_plain(f->mem, utf8));
}

qpdf_oh pdf_parse(struct finish *f, const char *source)
{
	return qpdf_oh_parse(f->q, source);
}

qpdf_oh pdf_stream(struct finish *f, const void *bytes, size_t n, const char *dictionary)
{
	qpdf_oh s = qpdf_oh_new_stream(f->q), null = qpdf_oh_new_null(f->q);
	qpdf_oh_replace_stream_data(f->q, s, bytes, n, null, null);
	qpdf_oh to = qpdf_oh_get_dict(f->q, s), from = pdf_parse(f, dictionary);
	static const char *const key[] = { "/Type", "/Subtype", "/N" };
	for (size_t i = 0; i < sizeof key / sizeof *key; i++)
		if (qpdf_oh_has_key(f->q, from, key[i]))
			pdf_set(f, to, key[i], pdf_get(f, from, key[i]));
	return s;
}

void pdf_set(struct finish *f, qpdf_oh dictionary, const char *key, qpdf_oh value)
{
	qpdf_oh_replace_key(f->q, dictionary, key, value);
}

qpdf_oh pdf_get(struct finish *f, qpdf_oh dictionary, const char *key)
{
	return qpdf_oh_get_key_if_dict(f->q, dictionary, key);
}

bool pdf_fail(struct finish *f, const char *why)
{
	return err_set(f->err, ERR_SYSTEM, W_PDF_BROKE_OFF, why, NULL, NULL);
}

/* True if nothing went wrong; else the library's words become ours. cairo lists an image that a page shows twice twice among its
 * resources: the same object under the same name, which the library mentions and mends. */
static bool is_content(struct finish *f)
{
	if (qpdf_has_error(f->q))
		return pdf_fail(f, qpdf_get_error_full_text(f->q, qpdf_get_error(f->q)));
	while (qpdf_more_warnings(f->q)) {
		const char *warning = qpdf_get_error_full_text(f->q, qpdf_next_warning(f->q));
		if (!strstr(warning, "duplicated key"))
			return pdf_fail(f, warning);
	}
	return !err_is_set(f->err);
}

/* ---- the document */

static const char *pdf_date(struct mem *m, int64_t utc)
{
	const char *iso = time_iso(m, utc); /* 2026-07-01T06:00:00Z */
	return mem_printf(m, "D:%.4s%.2s%.2s%.2s%.2s%.2sZ", iso, iso + 5, iso + 8, iso + 11, iso + 14, iso + 17);
}

static const char *producer(struct mem *m)
{
	char plplot[80] = "";
	plgver(plplot);
	return mem_printf(m, "cairo %s; PLplot %s; qpdf %s", cairo_version_string(), plplot, qpdf_get_qpdf_version());
}

static void finish_catalogue(struct finish *f, const struct doc *d, qpdf_oh root)
{
	pdf_set(f, root, "/Lang", pdf_text(f, theme_language(d->lang)));
	pdf_set(f, root, "/MarkInfo", pdf_parse(f, "<</Marked true>>"));
	pdf_set(f, root, "/ViewerPreferences", pdf_parse(f, "<</DisplayDocTitle true>>"));
	pdf_set(f, root, "/PageMode", pdf_name(f, "/UseOutlines"));
	/* cairo counts the bookmarks of the whole as if they were folded in */
	qpdf_oh outlines = pdf_get(f, root, "/Outlines");
	if (qpdf_oh_is_dictionary(f->q, outlines))
		pdf_set(f, outlines, "/Count",
		        qpdf_oh_new_integer(f->q, llabs(qpdf_oh_get_int_value(f->q, pdf_get(f, outlines, "/Count")))));
	const char *xmp = finish_xmp(f->mem, d, producer(f->mem));
	pdf_set(f, root, "/Metadata", pdf_stream(f, xmp, strlen(xmp), "<</Type /Metadata /Subtype /XML>>"));
	unsigned char icc[1024];
	size_t n = finish_icc(icc);
	qpdf_oh intent = pdf_parse(f, "<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB)>>");
	pdf_set(f, intent, "/DestOutputProfile", pdf_stream(f, icc, n, "<</N 3>>"));
	pdf_set(f, root, "/OutputIntents", qpdf_oh_wrap_in_array(f->q, qpdf_make_indirect_object(f->q, intent)));
}

/* The old information dictionary, word for word the same as the XMP. */
static void finish_info(struct finish *f, const struct doc *d)
{
	qpdf_oh info = qpdf_oh_new_dictionary(f->q);
	pdf_set(f, info, "/Title", pdf_text(f, d->title));
	pdf_set(f, info, "/Author", pdf_text(f, d->author));
	pdf_set(f, info, "/Subject", pdf_text(f, d->subject));
	pdf_set(f, info, "/Keywords", pdf_text(f, d->keywords));
	pdf_set(f, info, "/Creator", pdf_text(f, d->tool));
	pdf_set(f, info, "/Producer", pdf_text(f, producer(f->mem)));
	const char *date = pdf_date(f->mem, d->dated);
	pdf_set(f, info, "/CreationDate", qpdf_oh_new_string(f->q, date));
	pdf_set(f, info, "/ModDate", qpdf_oh_new_string(f->q, date));
	pdf_set(f, qpdf_get_trailer(f->q), "/Info", qpdf_make_indirect_object(f->q, info));
}

static bool write_out(struct finish *f, struct bytes *out)
{
	qpdf_init_write_memory(f->q);
	qpdf_set_deterministic_ID(f->q, QPDF_TRUE);
	qpdf_force_pdf_version(f->q, "1.7");
	qpdf_set_object_stream_mode(f->q, qpdf_o_generate);
	qpdf_set_stream_data_mode(f->q, qpdf_s_compress);
	qpdf_set_newline_before_endstream(f->q, QPDF_TRUE);
	qpdf_write(f->q);
	if (!is_content(f))
		return false;
	size_t n = qpdf_get_buffer_length(f->q);
	*out = (struct bytes){ .at = memcpy(mem_alloc(f->mem, n), qpdf_get_buffer(f->q), n), .n = n };
	return true;
}

static bool finish_all(struct finish *f, const struct doc *d, const struct bytes *raw, struct bytes *out)
{
	qpdf_silence_errors(f->q);
	qpdf_set_suppress_warnings(f->q, QPDF_TRUE);
	qpdf_read_memory(f->q, "cairo", (const char *)raw->at, raw->n, NULL);
	if (!is_content(f))
		return false;
	qpdf_oh root = qpdf_get_root(f->q);
	finish_tree(f, root);
	size_t n = (size_t)qpdf_get_num_pages(f->q);
	for (size_t i = 0; i < n; i++)
		finish_page(f, qpdf_get_page_n(f->q, i));
	finish_catalogue(f, d, root);
	finish_info(f, d);
	finish_attach(f, d, pdf_date(f->mem, d->dated), root);
	return is_content(f) && write_out(f, out);
}

bool finish_pdf(const struct doc *d, const struct tag *tag, size_t n_tags, const struct bytes *raw, struct mem *m, struct bytes *out,
                struct err *e)
{
	struct finish f = { .q = qpdf_init(), .mem = m, .err = e, .tag = tag, .n_tags = n_tags };
	bool ok = finish_all(&f, d, raw, out);
	qpdf_cleanup(&f.q);
	return ok;
}
