/* What shapes the bytes of a report, as text: every line has a name and a version, and each name comes once. */
#include "base/str.h"
#include "reports/versions.h"
#include "tests/t.h"
#include <ft2build.h>
#include <hb.h>
#include <string.h>
#include <zlib.h>
#include FT_FREETYPE_H

T_CASE(each_line_has_a_name_and_a_version)
{
	struct mem *m = mem_new();
	struct err e = { 0 };
	const char *text, *again;
	size_t n = 0;
	t_true(versions_of_drawing(m, &theme_neutral, &text, &e));
	t_true(versions_of_drawing(m, &theme_neutral, &again, &e));
	t_text(again, text);
	for (const char *at = text; *at; at += strcspn(at, "\n") + 1, n++) {
		size_t name = strcspn(at, " "), line = strcspn(at, "\n");
		if (name == 0 || name + 2 > line)
			t_fail("no name or no version: %s", mem_text_n(m, at, line));
		if (strstr(at + 1, mem_printf(m, "\n%s ", mem_text_n(m, at, name))))
			t_fail("twice: %s", mem_text_n(m, at, name));
	}
	t_int(n, 16); /* nine libraries, patterns of three languages, three weights of the typeface, emoji */
	t_true(strstr(text, "\nzlib " ZLIB_VERSION "\n") != NULL && strstr(text, "\nharfbuzz " HB_VERSION_STRING "\n") != NULL);
	t_true(strstr(text, mem_printf(m, "\nfreetype %d.%d.%d\n", FREETYPE_MAJOR, FREETYPE_MINOR, FREETYPE_PATCH)) != NULL);
	t_true(strstr(text, "\nhyphen-nl ") != NULL && !strstr(text, "hyphen-nl none"));
	t_true(strstr(text, "font-Inter-80 Inter-Regular.otf, revision ") != NULL); /* Debian's fonts-inter */
	mem_free(m);
}
T_END

T_MAIN("versions", each_line_has_a_name_and_a_version)
