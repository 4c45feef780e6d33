#include "phrase.h"
#include "base/day.h"
#include "base/num.h"
#include "base/str.h"
#include <math.h>

const char *phrase_unbroken(struct mem *m, const char *text)
{
	struct str s;
	str_init(&s, m);
	for (; *text; text++) {
		if (*text == ' ')
			str_add(&s, "\u00a0");
		else
			str_add_char(&s, *text);
	}
	return s.s;
}

const char *phrase_series(struct mem *m, enum lang lang, const char *const item[], size_t n)
{
	struct str s;
	str_init(&s, m);
	for (size_t i = 0; i < n; i++)
		str_addf(&s, "%s%s", i ? word_text(lang, W_SERIES_MARK) : "", item[i]);
	return s.s;
}

const char *phrase_list(struct mem *m, enum lang lang, const char *const item[], size_t n)
{
	struct str s;
	str_init(&s, m);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			str_add(&s, i + 1 < n ? ", " : word_text(lang, W_LIST_LAST));
		str_add(&s, item[i]);
	}
	return s.s;
}

const char *phrase_command(const struct doc *d, const char *command)
{
	return d->commands && *command ? mem_printf(d->mem, " (spiegel %s)", command) : "";
}

const char *phrase_capital(struct mem *m, const char *s)
{
	char *copy = mem_text(m, s);
	unsigned char *letter = (unsigned char *)copy;
	if (letter[0] >= 'a' && letter[0] <= 'z')
		letter[0] = (unsigned char)(letter[0] - 'a' + 'A');
	else if (letter[0] == 0xc3 && letter[1] >= 0xa0 && letter[1] != 0xb7) /* à to þ */
		letter[1] = (unsigned char)(letter[1] - 0x20);
	return copy;
}

const char *phrase_short_day(struct mem *m, enum lang lang, int day)
{
	int year, month, dom;
	day_split(day, &year, &month, &dom);
	return mem_printf(m, "%d %s", dom, month_short(month_make(year, month), lang));
}

const char *phrase_per_hundred(struct mem *m, enum lang lang, double share, double against)
{
	double v = 100 * share, other = 100 * against;
	bool alike = !isnan(other) && llround(v) == llround(other) && fabs(v - other) >= 0.05;
	return num_fixed(m, v, alike || (v > 0 && v < 1.95) ? 1 : 0, lang);
}

const char *phrase_number(struct mem *m, enum lang lang, double v)
{
	return num_fixed(m, v, fabs(v - round(v)) < 0.05 ? 0 : 1, lang);
}

const char *phrase_number_range(struct mem *m, enum lang lang, double lo, double hi, int decimals)
{
	return mem_printf(m, "%s–%s", num_fixed(m, lo, decimals, lang), num_fixed(m, hi, decimals, lang));
}

struct cell phrase_range_cell(struct doc *d, struct interval i, int decimals)
{
	struct cell c = cell_real(d, isnan(i.hi) ? MISSING : i.lo, decimals);
	if (c.state == CELL_GIVEN)
		c.shown = phrase_number_range(d->mem, d->lang, i.lo, i.hi, decimals);
	return c;
}

const char *phrase_percent_range(struct mem *m, enum lang lang, double lo, double hi)
{
	return mem_printf(m, "%s–%s", num_fixed(m, 100 * lo, 1, lang), num_percent(m, hi, 1, lang));
}

void paragraph_span(struct paragraph *p, struct span span)
{
	if (!*span.text)
		return;
	p->span = mem_grow(p->doc->mem, p->span, p->n, &p->cap, sizeof *p->span);
	p->span[p->n++] = span;
}

void paragraph_say(struct paragraph *p, enum word word, ...)
{
	const char *arg[WORD_ARGS];
	size_t n_args = 0;
	va_list list;
	va_start(list, word);
	for (const char *a; n_args < WORD_ARGS && (a = va_arg(list, const char *)); n_args++)
		arg[n_args] = a;
	va_end(list);
	struct text said = doc_said(p->doc, word, arg, n_args);
	if (p->n > 0)
		paragraph_span(p, (struct span){ .text = " " });
	for (size_t i = 0; i < said.n; i++)
		paragraph_span(p, said.span[i]);
}

void paragraph_end(struct paragraph *p, enum text_role role)
{
	if (p->n)
		doc_text(p->doc, role, p->span, p->n);
	p->n = 0;
}

void paragraph_end_item(struct paragraph *p)
{
	if (p->n)
		doc_item_spans(p->doc, p->span, p->n);
	p->n = 0;
}
