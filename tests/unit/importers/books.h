/* For tests: an .xlsx of hand-written XML. */
#ifndef TESTS_BOOKS_H
#define TESTS_BOOKS_H
#include "boxes.h"

struct book_xml {
	const char *properties; /* of the workbook: "date1904=\"1\"" */
	const char *styles; /* cellXfs and numFmts; NULL: none */
	const char *strings; /* <si>s; NULL: none */
	const char *sheet[3]; /* rows of each worksheet; NULL: no more */
	const char *name[3]; /* NULL: Sheet1, Sheet2, ... */
	const char *before_strings; /* a document type, for one */
};

static inline struct str book_zip(struct mem *m, const struct book_xml *b)
{
	struct boxed box[8];
	size_t n = 0;
	struct str sheets, links;
	str_init(&sheets, m);
	str_init(&links, m);
	const char *space = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
	const char *rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
	for (int i = 0; i < 3 && b->sheet[i]; i++) {
		str_addf(&sheets, "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rId%d\"/>",
		         b->name[i] ? b->name[i] : mem_printf(m, "Sheet%d", i + 1), i + 1, i + 1);
		str_addf(&links, "<Relationship Id=\"rId%d\" Type=\"%s/worksheet\" Target=\"worksheets/sheet%d.xml\"/>", i + 1, rel, i + 1);
		box[n++] =
		        (struct boxed){ .name = mem_printf(m, "xl/worksheets/sheet%d.xml", i + 1),
			                .text = mem_printf(m, "<worksheet %s><sheetData>%s</sheetData></worksheet>", space, b->sheet[i]) };
	}
	if (b->strings) {
		str_addf(&links, "<Relationship Id=\"rId9\" Type=\"%s/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>", rel);
		box[n++] = (struct boxed){ .name = "xl/sharedStrings.xml",
			                   .text = mem_printf(m, "%s<sst %s>%s</sst>", b->before_strings ? b->before_strings : "", space,
			                                      b->strings) };
	}
	if (b->styles) {
		str_addf(&links, "<Relationship Id=\"rId8\" Type=\"%s/styles\" Target=\"styles.xml\"/>", rel);
		box[n++] = (struct boxed){ .name = "xl/styles.xml",
			                   .text = mem_printf(m, "<styleSheet %s>%s</styleSheet>", space, b->styles) };
	}
	box[n++] = (struct boxed){ .name = "[Content_Types].xml", .text = "<Types/>" };
	box[n++] = (struct boxed){ .name = "xl/workbook.xml",
		                   .text = mem_printf(m, "<workbook %s xmlns:r=\"%s\"><workbookPr %s/><sheets>%s</sheets></workbook>",
		                                      space, rel, b->properties ? b->properties : "", sheets.s) };
	box[n++] =
	        (struct boxed){ .name = "xl/_rels/workbook.xml.rels", .text = mem_printf(m, "<Relationships>%s</Relationships>", links.s) };
	return boxes_zip(m, box, n);
}
#endif
