#include "versions.h"
#include "base/file.h"
#include "base/path.h"
#include "base/sandbox.h"
#include "base/str.h"
#include "font.h"
#include "hyphen.h"
#include "out_xlsx.h"
#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include <hb.h>
#include <pango/pango.h>
#include <plplot.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <zlib.h>
#include FT_FREETYPE_H

enum { LIMIT_SECONDS = 60 };

/* Its own revision and its size tell one edition of a font from another, without reading megabytes for every report. */
static void add_font(struct mem *m, struct str *out, const char *family, int weight)
{
	struct font f;
	struct stat st;
	if (font_find(m, family, weight, &f) && stat(f.file, &st) == 0) {
		str_addf(out, "font-%s-%d %s, revision %d, %lld bytes\n", family, weight, path_name(f.file), f.revision,
		         (long long)st.st_size);
	} else
		str_addf(out, "font-%s-%d none\n", family, weight);
}

static void add_family(struct mem *m, struct str *out, const char *family)
{
	static const int weight[] = { FC_WEIGHT_REGULAR, FC_WEIGHT_DEMIBOLD, FC_WEIGHT_BOLD };
	for (size_t i = 0; i < sizeof weight / sizeof *weight; i++)
		add_font(m, out, family, weight[i]);
}

/* The file itself: that of one language is often a link to that of another. */
static void add_patterns(struct str *out, enum lang lang)
{
	const char *file = hyphen_file(lang);
	char *whole = file ? realpath(file, NULL) : NULL, hex[HASH_HEX];
	struct err none = { .code = ERR_NONE };
	bool there;
	if (whole && file_hash(whole, hex, &there, &none) && there)
		str_addf(out, "hyphen-%s %s\n", lang_code(lang), hex);
	else
		str_addf(out, "hyphen-%s none\n", lang_code(lang));
	free(whole);
}

/* "2.12.1" */
static const char *freetype_version(struct mem *m)
{
	FT_Library library;
	FT_Int major = 0, minor = 0, patch = 0;
	if (FT_Init_FreeType(&library) != 0)
		return "none";
	FT_Library_Version(library, &major, &minor, &patch);
	FT_Done_FreeType(library);
	return mem_printf(m, "%d.%d.%d", major, minor, patch);
}

static bool tell(const void *what, struct mem *m, struct bytes *out, struct err *e)
{
	const struct theme *theme = what;
	struct str text;
	char plplot[80] = "";
	if (!font_begin(e))
		return false;
	plgver(plplot);
	str_init(&text, m);
	str_addf(&text, "cairo %s\npango %s\nplplot %s\nqpdf %s\nxlsxwriter %s\nfontconfig %d\n", cairo_version_string(),
	         pango_version_string(), plplot, qpdf_get_qpdf_version(), out_xlsx_library(), FcGetVersion());
	str_addf(&text, "zlib %s\nfreetype %s\nharfbuzz %s\n", zlibVersion(), freetype_version(m), hb_version_string());
	for (enum lang lang = 0; lang < LANG_N; lang++)
		add_patterns(&text, lang);
	add_family(m, &text, THEME_FAMILY);
	if (!str_eq(theme->font, THEME_FAMILY))
		add_family(m, &text, theme->font);
	add_font(m, &text, "emoji", FC_WEIGHT_REGULAR);
	*out = (struct bytes){ (unsigned char *)text.s, text.n };
	return true;
}

bool versions_of_drawing(struct mem *m, const struct theme *theme, const char **out, struct err *e)
{
	struct bytes told;
	if (!sandbox_run(tell, theme, LIMIT_SECONDS, m, &told, e))
		return false;
	*out = mem_text_n(m, (const char *)told.at, told.n);
	return true;
}
