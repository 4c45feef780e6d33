#include "font.h"
#include "base/str.h"
#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H

bool font_begin(struct err *e)
{
	FcConfig *settings = FcInitLoadConfigAndFonts();
	if (!settings || !FcConfigSetCurrent(settings))
		return err_set(e, ERR_SYSTEM, W_OUT_OF_MEMORY, NULL, NULL, NULL);
	FcConfigDestroy(settings); /* it is held as the current one */
	return true;
}

/* Is this one of the names of the font? A face of few weights has two: "Inter" and "Inter Semi Bold". */
static bool has_family(FcPattern *found, const char *family)
{
	FcChar8 *name;
	for (int i = 0; FcPatternGetString(found, FC_FAMILY, i, &name) == FcResultMatch; i++)
		if (FcStrCmpIgnoreCase(name, (const FcChar8 *)family) == 0)
			return true;
	return false;
}

bool font_find(struct mem *m, const char *family, int weight, struct font *out)
{
	FcResult result;
	FcChar8 *file = NULL;
	FcPattern *asked = FcPatternCreate();
	*out = (struct font){ 0 };
	FcPatternAddString(asked, FC_FAMILY, (const FcChar8 *)family);
	FcPatternAddInteger(asked, FC_WEIGHT, weight);
	FcConfigSubstitute(NULL, asked, FcMatchPattern);
	FcDefaultSubstitute(asked);
	FcPattern *found = FcFontMatch(NULL, asked, &result);
	if (found && FcPatternGetString(found, FC_FILE, 0, &file) == FcResultMatch) {
		out->file = mem_text(m, (const char *)file);
		out->asked = has_family(found, family);
		FcPatternGetInteger(found, FC_INDEX, 0, &out->index);
		FcPatternGetInteger(found, FC_FONTVERSION, 0, &out->revision);
	}
	if (found)
		FcPatternDestroy(found);
	FcPatternDestroy(asked);
	return out->file != NULL;
}

/* What FreeType cannot read is left to who draws with it. */
static bool may_be_embedded(const struct font *f)
{
	FT_Library library;
	FT_Face face;
	if (FT_Init_FreeType(&library) != 0)
		return true;
	bool may = true;
	if (FT_New_Face(library, f->file, f->index & 0xffff /* above it stands a named instance */, &face) == 0) {
		may = !(FT_Get_FSType_Flags(face) & FT_FSTYPE_RESTRICTED_LICENSE_EMBEDDING);
		FT_Done_Face(face);
	}
	FT_Done_FreeType(library);
	return may;
}

bool font_check(struct mem *m, const struct theme *t, struct err *e)
{
	struct font f;
	bool there = font_find(m, t->font, FC_WEIGHT_REGULAR, &f) && f.asked;
	if (!there && str_eq(t->font, THEME_FAMILY))
		return err_set(e, ERR_SYSTEM, W_PDF_PACKAGE, THEME_FONT_PACKAGE, NULL, NULL);
	if (!there)
		return err_set(e, ERR_INPUT, W_THEME_FONT, t->font, NULL, NULL);
	return may_be_embedded(&f) || err_set(e, ERR_INPUT, W_THEME_FONT_LOCKED, t->font, NULL, NULL);
}
