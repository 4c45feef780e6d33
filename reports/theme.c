#include "theme.h"
#include "base/num.h"
#include <limits.h>
#include <math.h>
#include <string.h>

/* Blue and vermilion of Okabe & Ito (2008), which stay apart for every kind of colour vision; darker for text. */
const struct theme theme_neutral = {
	.sha256 = "neutral",
	.organisation = "",
	.font = THEME_FAMILY,
	.colour = {
	[COLOUR_PAPER] = { 0xff, 0xff, 0xff },      [COLOUR_INK] = { 0x1b, 0x1f, 0x24 }, /* 16.6 */
	[COLOUR_SOFT] = { 0x4a, 0x55, 0x60 }, /* 7.6 */
	[COLOUR_TITLE] = { 0x0b, 0x3a, 0x5b }, /* 11.9 */
	[COLOUR_GRID] = { 0xd5, 0xda, 0xe0 },       [COLOUR_BAND] = { 0xe6, 0xe9, 0xed }, [COLOUR_UNDER] = { 0xd5, 0x5e, 0x00 }, /* 3.9 */
	[COLOUR_UNDER_TEXT] = { 0xa8, 0x43, 0x00 }, /* 6.1 */
	[COLOUR_UNDER_PALE] = { 0xf3, 0xc8, 0xa6 }, [COLOUR_OVER] = { 0x00, 0x72, 0xb2 }, /* 5.2 */
	[COLOUR_OVER_TEXT] = { 0x00, 0x5a, 0x8f }, /* 7.3 */
	[COLOUR_OVER_PALE] = { 0xb5, 0xd5, 0xe9 },  [COLOUR_OPEN] = { 0x86, 0x90, 0x9a }, /* 3.2 */
	[COLOUR_OPEN_PALE] = { 0xc9, 0xd0, 0xd7 },
	},
};

const struct rgb theme_dark[COLOUR_N] = {
	[COLOUR_PAPER] = { 0x12, 0x17, 0x1d },      [COLOUR_INK] = { 0xe6, 0xe9, 0xec }, /* 14.8 */
	[COLOUR_SOFT] = { 0xa7, 0xb1, 0xbb }, /* 8.3 */
	[COLOUR_TITLE] = { 0xa9, 0xcd, 0xf0 }, /* 10.8 */
	[COLOUR_GRID] = { 0x39, 0x43, 0x4d },       [COLOUR_BAND] = { 0x2a, 0x32, 0x3a },
	[COLOUR_UNDER] = { 0xff, 0xab, 0x73 },      [COLOUR_UNDER_TEXT] = { 0xff, 0xab, 0x73 }, /* 9.8 */
	[COLOUR_UNDER_PALE] = { 0x6b, 0x3f, 0x22 }, [COLOUR_OVER] = { 0x7c, 0xc0, 0xf0 },
	[COLOUR_OVER_TEXT] = { 0x7c, 0xc0, 0xf0 }, /* 9.2 */
	[COLOUR_OVER_PALE] = { 0x24, 0x4a, 0x63 },  [COLOUR_OPEN] = { 0x86, 0x90, 0x9a },
	[COLOUR_OPEN_PALE] = { 0x45, 0x4f, 0x59 },
};

const struct type_style theme_style[STYLE_N] = {
	[STYLE_H1] = { .size = 22, .weight = 700, .leading = 1.12, .before = 6, .after = 10, .colour = COLOUR_TITLE, .balance = true },
	[STYLE_H2] = { .size = 14, .weight = 700, .leading = 1.15, .before = 16, .after = 7, .colour = COLOUR_TITLE, .balance = true },
	[STYLE_H3] = { .size = 10.5, .weight = 600, .leading = 1.2, .before = 12, .after = 4, .colour = COLOUR_INK, .balance = true },
	[STYLE_KICKER] = { .size = 8.6, .weight = 600, .leading = 1.2, .after = 6, .colour = COLOUR_SOFT },
	[STYLE_LEAD] = { .size = 11.5, .weight = 400, .leading = 1.32, .before = 4, .after = 8, .colour = COLOUR_INK },
	[STYLE_BODY] = { .size = 9.5, .weight = 400, .leading = 1.38, .before = 4, .after = 6, .colour = COLOUR_INK, .hyphenate = true },
	[STYLE_NOTE] = { .size = 8, .weight = 400, .leading = 1.3, .before = 4, .after = 8, .colour = COLOUR_SOFT },
	[STYLE_CELL] = { .size = 9.2, .weight = 400, .leading = 1.15, .colour = COLOUR_INK },
	[STYLE_CELL_DENSE] = { .size = 8.4, .weight = 400, .leading = 1.15, .colour = COLOUR_INK },
	[STYLE_CELL_HEAD] = { .size = 8, .weight = 600, .leading = 1.15, .colour = COLOUR_SOFT },
};

static double luminance(struct rgb c)
{
	const double part[] = { c.r / 255.0, c.g / 255.0, c.b / 255.0 }, weight[] = { 0.2126, 0.7152, 0.0722 };
	double sum = 0;
	for (int i = 0; i < 3; i++)
		sum += weight[i] * (part[i] <= 0.03928 ? part[i] / 12.92 : pow((part[i] + 0.055) / 1.055, 2.4));
	return sum;
}

double theme_contrast(struct rgb a, struct rgb b)
{
	double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
	return x > y ? x / y : y / x;
}

static unsigned char mix_part(unsigned char a, unsigned char b, double share)
{
	return (unsigned char)lrint(a + share * (b - a));
}

static struct rgb mix(struct rgb a, struct rgb b, double share)
{
	return (struct rgb){ mix_part(a.r, b.r, share), mix_part(a.g, b.g, share), mix_part(a.b, b.b, share) };
}

struct rgb theme_tint(const struct theme *t, enum colour c, double share)
{
	struct rgb paper = t->colour[COLOUR_PAPER], full = t->colour[c], ink = t->colour[COLOUR_INK];
	double most = 1;
	while (most > 0.1 && theme_contrast(mix(paper, full, most), ink) < THEME_CONTRAST_TEXT)
		most -= 0.05;
	return mix(paper, full, most * fmin(fmax(share, 0), 1));
}

const struct theme_key theme_keys[] = {
	{ "titel", COLOUR_TITLE, THEME_CONTRAST_TEXT },
	{ "tekst", COLOUR_INK, 7 /* WCAG 2.1, 1.4.6: figures stand on tints as well */ },
	{ "bijtekst", COLOUR_SOFT, THEME_CONTRAST_TEXT },
	{ "lijn", COLOUR_GRID, 0 },
	{ "minder", COLOUR_UNDER, THEME_CONTRAST_MARK },
	{ "minder_tekst", COLOUR_UNDER_TEXT, THEME_CONTRAST_TEXT },
	{ "meer", COLOUR_OVER, THEME_CONTRAST_MARK },
	{ "meer_tekst", COLOUR_OVER_TEXT, THEME_CONTRAST_TEXT },
	{ NULL, COLOUR_PAPER, 0 },
};

void theme_fill_pale(struct theme *t)
{
	static const enum colour pale[][2] = { { COLOUR_UNDER, COLOUR_UNDER_PALE }, { COLOUR_OVER, COLOUR_OVER_PALE } };
	for (size_t i = 0; i < sizeof pale / sizeof *pale; i++) {
		struct rgb full = t->colour[pale[i][0]], before = theme_neutral.colour[pale[i][0]];
		if (full.r != before.r || full.g != before.g || full.b != before.b)
			t->colour[pale[i][1]] = mix(t->colour[COLOUR_PAPER], full, 0.3);
	}
}

bool theme_png_size(const unsigned char *at, size_t n, int *width, int *height)
{
	static const unsigned char head[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R' };
	unsigned long size[2] = { 0, 0 };
	if (n < sizeof head + 8 || memcmp(at, head, sizeof head) != 0)
		return false;
	for (size_t i = 0; i < 8; i++)
		size[i / 4] = size[i / 4] << 8 | at[sizeof head + i];
	*width = size[0] > INT_MAX ? INT_MAX : (int)size[0];
	*height = size[1] > INT_MAX ? INT_MAX : (int)size[1];
	return size[0] > 0 && size[1] > 0;
}

bool theme_check(struct mem *m, const struct theme *t, enum lang lang, struct err *e)
{
	for (const struct theme_key *k = theme_keys; k->name; k++) {
		double contrast = theme_contrast(t->colour[k->colour], t->colour[COLOUR_PAPER]);
		if (contrast < k->least)
			return err_set(e, ERR_INPUT, W_THEME_CONTRAST, k->name, num_fixed(m, floor(contrast * 100) / 100, 2, lang),
			               num_fixed(m, k->least, 1, lang));
	}
	if (!*t->font ||
	    t->font[strcspn(t->font, "\"'\\,;:<>{}()#%&")]) /* marks that lists of typefaces, style sheets and PLplot have a use for */
		return err_set(e, ERR_INPUT, W_THEME_FONT, t->font, NULL, NULL);
	if (!t->logo.png)
		return true;
	if (!t->logo.alt || !*t->logo.alt)
		return err_set(e, ERR_INPUT, W_THEME_NO_ALT, NULL, NULL, NULL);
	if (t->logo.width > THEME_LOGO_PIXELS || t->logo.height > THEME_LOGO_PIXELS)
		return err_set(e, ERR_INPUT, W_THEME_LOGO_LARGE, num_plain_int(m, t->logo.width), num_plain_int(m, t->logo.height),
		               num_plain_int(m, THEME_LOGO_PIXELS));
	return true;
}

const char *theme_language(enum lang lang)
{
	static const char *const tag[LANG_N] = { [LANG_NL] = "nl-NL", [LANG_EN] = "en-GB", [LANG_FR] = "fr-FR" };
	return tag[lang_words(lang)];
}
