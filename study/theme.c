#include "theme.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/num.h"
#include "base/path.h"
#include "base/str.h"
#include "base/utf8.h"
#include "setting.h"
#include <ini.h>
#include <string.h>

enum { FILE_BYTES = 64 << 10 };

struct reading {
	struct mem *mem;
	struct theme *theme;
	const char *logo; /* file name; "": none */
	unsigned long long seen; /* by place in the table of keys */
	struct err *e;
};

static const struct text_key {
	const char *name;
	enum { THEME_ORGANISATION, THEME_FONT, THEME_LOGO, THEME_LOGO_TEXT } what;
} text_keys[] = {
	{ "organisatie", THEME_ORGANISATION }, { "lettertype", THEME_FONT }, { "logo", THEME_LOGO }, { "logo_tekst", THEME_LOGO_TEXT }
};
enum { N_TEXTS = sizeof text_keys / sizeof *text_keys };

/* A hash and six hexadecimal digits. */
static bool read_colour(const char *s, struct rgb *out)
{
	unsigned v = 0;
	if (s[0] != '#' || strlen(s) != 7)
		return false;
	for (s++; *s; s++) {
		static const char digits[] = "0123456789abcdef";
		const char *at = strchr(digits, *s >= 'A' && *s <= 'F' ? *s - 'A' + 'a' : *s);
		if (!at)
			return false;
		v = v << 4 | (unsigned)(at - digits);
	}
	*out = (struct rgb){ (unsigned char)(v >> 16), (unsigned char)(v >> 8), (unsigned char)v };
	return true;
}

static bool once(struct reading *r, size_t place, const char *section, const char *name)
{
	if (r->seen & 1ULL << place)
		return err_set(r->e, ERR_INPUT, W_INI_TWICE, section, name, NULL);
	r->seen |= 1ULL << place;
	return true;
}

static bool read_colour_key(struct reading *r, const char *section, const char *name, const char *value)
{
	for (size_t i = 0; theme_keys[i].name; i++)
		if (str_eq(theme_keys[i].name, name))
			return once(r, N_TEXTS + i, section, name) && (read_colour(value, &r->theme->colour[theme_keys[i].colour]) ||
			                                               err_set(r->e, ERR_INPUT, W_THEME_COLOUR, value, NULL, NULL));
	return err_set(r->e, ERR_INPUT, W_INI_UNKNOWN_KEY, section, name, NULL);
}

static bool read_text_key(struct reading *r, const char *section, const char *name, const char *value)
{
	size_t i = 0;
	while (i < N_TEXTS && !str_eq(text_keys[i].name, name))
		i++;
	if (i == N_TEXTS)
		return err_set(r->e, ERR_INPUT, W_INI_UNKNOWN_KEY, section, name, NULL);
	if (!once(r, i, section, name))
		return false;
	const char *text = utf8_nfc(r->mem, value, strlen(value));
	switch (text_keys[i].what) {
	case THEME_ORGANISATION:
		r->theme->organisation = text;
		break;
	case THEME_FONT:
		r->theme->font = *text ? text : THEME_FAMILY;
		break;
	case THEME_LOGO:
		r->logo = text;
		break;
	case THEME_LOGO_TEXT:
		r->theme->logo.alt = text;
		break;
	}
	return true;
}

static int on_pair(void *data, const char *section, const char *name, const char *value)
{
	struct reading *r = data;
	if (err_is_set(r->e))
		return 1; /* the first error stands */
	if (str_eq(section, "kleuren"))
		return read_colour_key(r, section, name, value);
	if (str_eq(section, "thema"))
		return read_text_key(r, section, name, value);
	return err_set(r->e, ERR_INPUT, W_INI_UNKNOWN_KEY, section, name, NULL);
}

static const char *beside(struct mem *m, const char *path, const char *name)
{
	return name[0] == '/' ? mem_text(m, name) : mem_printf(m, "%s/%s", path_folder(m, path), name);
}

static bool read_logo(struct mem *m, const char *path, struct theme_logo *out, struct hash *h, struct err *e)
{
	char *bytes;
	if (!file_read(m, path, THEME_LOGO_BYTES, &bytes, &out->n, e))
		return false;
	out->png = (const unsigned char *)bytes;
	hash_add(h, bytes, out->n);
	if (!theme_png_size(out->png, out->n, &out->width, &out->height))
		return err_set(e, ERR_INPUT, W_THEME_LOGO_KIND, NULL, NULL, NULL) || err_at(e, path, 0, 0);
	return true;
}

static const char *theme_path(struct mem *m, const struct project *p)
{
	return p->theme[0] == '/' ? p->theme : mem_printf(m, "%s/%s", p->folder, p->theme);
}

/* What the file says, not yet its logo. */
static bool read_file(struct mem *m, const char *path, struct reading *r, struct hash *h, struct err *e)
{
	char *text;
	size_t n, bad;
	*r->theme = theme_neutral;
	if (!file_read(m, path, FILE_BYTES, &text, &n, e))
		return false;
	if (!utf8_valid(text, n, &bad) || memchr(text, '\0', n)) {
		err_set(e, ERR_INPUT, W_INI_NOT_TEXT, NULL, NULL, NULL);
		return err_at(e, path, 0, 0);
	}
	hash_add(h, text, n);
	int line = ini_parse_string(text, on_pair, r);
	if (line == INI_NO_MEMORY && !err_is_set(e))
		err_set(e, ERR_SYSTEM, W_OUT_OF_MEMORY, NULL, NULL, NULL);
	if (line > 0 && !err_is_set(e))
		err_set(e, ERR_INPUT, W_INI_NO_PAIR, NULL, NULL, NULL);
	return !err_is_set(e) || err_at(e, path, line > 0 ? line : 0, 0);
}

bool study_theme(struct mem *m, const struct project *p, const struct theme **out, struct err *e)
{
	*out = &theme_neutral;
	if (!*p->theme)
		return true;
	const char *path = theme_path(m, p);
	struct theme *t = mem_alloc(m, sizeof *t);
	struct reading r = { .mem = m, .theme = t, .logo = "", .e = e };
	struct hash h;
	char *hex = mem_alloc(m, HASH_HEX);
	hash_init(&h);
	if (!read_file(m, path, &r, &h, e) || (*r.logo && !read_logo(m, beside(m, path, r.logo), &t->logo, &h, e)))
		return false;
	theme_fill_pale(t);
	if (!theme_check(m, t, p->lang, e))
		return err_at(e, path, 0, 0);
	hash_hex(&h, hex);
	t->sha256 = hex;
	*out = t;
	return true;
}

void study_theme_files(struct mem *m, const struct project *p, const char **file, const char **logo)
{
	struct theme t;
	struct err unheard = { .code = ERR_NONE };
	struct reading r = { .mem = m, .theme = &t, .logo = "", .e = &unheard };
	struct hash unused;
	*file = *logo = NULL;
	if (!*p->theme)
		return;
	*file = theme_path(m, p);
	hash_init(&unused);
	if (read_file(m, *file, &r, &unused, &unheard) && *r.logo)
		*logo = beside(m, *file, r.logo);
}
