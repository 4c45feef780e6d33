/* What the file says about itself: XMP (ISO 16684-1) and the colours it means, sRGB as an ICC profile (ICC.1:2010). */
#include "base/day.h"
#include "base/utf8.h"
#include "finish_parts.h"
#include "theme.h"
#include <math.h>
#include <stdint.h>
#include <string.h>

/* ---- XMP */

static void add_xml(struct str *out, const char *s)
{
	for (; *s; s++) {
		if (*s == '&')
			str_add(out, "&amp;");
		else if (*s == '<')
			str_add(out, "&lt;");
		else if (*s == '>')
			str_add(out, "&gt;");
		else
			str_add_char(out, (unsigned char)*s < ' ' ? ' ' : *s);
	}
}

static void add_element(struct str *out, const char *before, const char *text, const char *after)
{
	str_add(out, before);
	add_xml(out, utf8_plain(out->mem, text)); /* as in the document information, which must say the same */
	str_add(out, after);
}

#define OPEN_ALT "<rdf:Alt><rdf:li xml:lang=\"x-default\">"
#define CLOSE_ALT "</rdf:li></rdf:Alt>"

static void add_properties(struct str *out, const struct doc *d, const char *producer)
{
	const char *date = time_iso(out->mem, d->dated);
	str_add(out,
	        "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
	        " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
	        " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n<pdfaid:part>");
	str_add(out, d->n_attached ? "3" : "2");
	str_add(out, "</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>\n"
	             "<dc:format>application/pdf</dc:format>\n");
	add_element(out, "<dc:title>" OPEN_ALT, d->title, CLOSE_ALT "</dc:title>\n");
	add_element(out, "<dc:creator><rdf:Seq><rdf:li>", d->author, "</rdf:li></rdf:Seq></dc:creator>\n");
	add_element(out, "<dc:description>" OPEN_ALT, d->subject, CLOSE_ALT "</dc:description>\n");
	add_element(out, "<dc:language><rdf:Bag><rdf:li>", theme_language(d->lang), "</rdf:li></rdf:Bag></dc:language>\n");
	add_element(out, "<xmp:CreatorTool>", d->tool, "</xmp:CreatorTool>\n");
	add_element(out, "<xmp:CreateDate>", date, "</xmp:CreateDate>\n");
	add_element(out, "<xmp:ModifyDate>", date, "</xmp:ModifyDate>\n");
	add_element(out, "<pdf:Producer>", producer, "</pdf:Producer>\n");
	add_element(out, "<pdf:Keywords>", d->keywords, "</pdf:Keywords>\n");
	str_add(out, "</rdf:Description>\n");
}

/* PDF/A knows the PDF/UA mark only when its schema is described. */
static const char *const UA_SCHEMA =
        "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
        " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
        "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
        "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
        "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</"
        "pdfaSchema:prefix>\n"
        "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>part</pdfaProperty:name>"
        "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
        "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>\n"
        "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n";

const char *finish_xmp(struct mem *m, const struct doc *d, const char *producer)
{
	struct str out;
	str_init(&out, m);
	str_add(&out, "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
	              "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
	add_properties(&out, d, producer);
	str_add(&out, UA_SCHEMA);
	str_add(&out, "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>");
	return out.s;
}

/* ---- ICC: numbers are big-endian; s15Fixed16 counts in 65536ths */

static void put16(unsigned char *p, unsigned v)
{
	p[0] = (unsigned char)(v >> 8);
	p[1] = (unsigned char)v;
}

static void put32(unsigned char *p, uint32_t v)
{
	put16(p, v >> 16);
	put16(p + 2, v & 0xffff);
}

static void put_fixed(unsigned char *p, const double v[], size_t n)
{
	for (size_t i = 0; i < n; i++)
		put32(p + 4 * i, (uint32_t)(int32_t)lrint(v[i] * 65536));
}

static size_t put_numbers(unsigned char *p, const char *type, const double v[], size_t n)
{
	memcpy(p, type, 4);
	put_fixed(p + 8, v, n);
	return 8 + 4 * n;
}

static size_t put_ascii(unsigned char *p, const char *text)
{
	size_t n = strlen(text);
	memcpy(p, "mluc", 4);
	put32(p + 8, 1); /* one language */
	put32(p + 12, 12);
	memcpy(p + 16, "enUS", 4);
	put32(p + 20, (uint32_t)(2 * n));
	put32(p + 24, 28);
	for (size_t i = 0; i < n; i++)
		put16(p + 28 + 2 * i, (unsigned char)text[i]);
	return (28 + 2 * n + 3) / 4 * 4;
}

/* The transfer curve of IEC 61966-2-1 as a parametric curve of type 3. */
static size_t put_curve(unsigned char *p)
{
	static const double curve[] = { 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045 };
	memcpy(p, "para", 4);
	put16(p + 8, 3);
	put_fixed(p + 12, curve, 5);
	return 12 + 4 * 5;
}

size_t finish_icc(unsigned char out[1024])
{
	enum { N = 10, HEADER = 128, ENTRY = 12 };
	/* the sRGB primaries and white, adapted to D50 (Bradford) */
	static const double white[] = { 0.9642, 1, 0.8249 };
	static const double red[] = { 0.436065674, 0.222488403, 0.013916016 };
	static const double green[] = { 0.385147095, 0.716873169, 0.097076416 };
	static const double blue[] = { 0.143066406, 0.060607910, 0.714096069 };
	static const double adaptation[] = { 1.047882080,  0.022918701,  -0.050201416, 0.029586792, 0.990478516,
		                             -0.017059326, -0.009231567, 0.015075684,  0.751678467 };
	static const struct {
		const char *name, *text;
		const double *number;
		size_t n;
	} tag[N] = {
		{ "desc", "sRGB", NULL, 0 }, { "cprt", "CC0", NULL, 0 }, { "wtpt", NULL, white, 3 }, { "chad", NULL, adaptation, 9 },
		{ "rXYZ", NULL, red, 3 },    { "gXYZ", NULL, green, 3 }, { "bXYZ", NULL, blue, 3 },  { "rTRC", NULL, NULL, 0 },
		{ "gTRC", NULL, NULL, 0 },   { "bTRC", NULL, NULL, 0 },
	};
	memset(out, 0, 1024);
	put32(out + 8, 0x04200000); /* version 4.2 */
	memcpy(out + 12, "mntrRGB XYZ ", 12);
	put16(out + 24, 2026); /* a date is asked for; any will do */
	put16(out + 26, 1);
	put16(out + 28, 1);
	memcpy(out + 36, "acsp", 4);
	put_fixed(out + 68, white, 3);
	put32(out + HEADER, N);
	size_t at = HEADER + 4 + ENTRY * N;
	for (size_t i = 0; i < N; i++) {
		unsigned char *entry = out + HEADER + 4 + ENTRY * i;
		size_t n = tag[i].text     ? put_ascii(out + at, tag[i].text)
		           : tag[i].number ? put_numbers(out + at, tag[i].n == 9 ? "sf32" : "XYZ ", tag[i].number, tag[i].n)
		                           : put_curve(out + at);
		memcpy(entry, tag[i].name, 4);
		put32(entry + 4, (uint32_t)at);
		put32(entry + 8, (uint32_t)n);
		at += n;
	}
	put32(out, (uint32_t)at);
	return at;
}
