#include "sheet_text.h"
#include "base/day.h"
#include "rows_csv.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { BLOCK = 1 << 16, DAY_SECONDS = 86400, LAST_SERIAL = 2958465 /* 9999-12-31 */ };

struct sheet_block {
	struct sheet_block *next;
	size_t n;
	char text[BLOCK];
};

/* --- how numbers look --- */

enum look look_of_number(long id)
{
	if (id == 9 || id == 10)
		return LOOK_PERCENT;
	if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58)
		return LOOK_DAY;
	if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 || id == 55 || id == 56)
		return LOOK_TIME;
	return id == 22 ? LOOK_DAY_TIME : id == 46 ? LOOK_ELAPSED : LOOK_NUMBER;
}

/* What is in brackets: [h], [mm] and [ss] are times that run on beyond a day; others are colours, conditions, languages. */
static bool is_elapsed(const char *code, size_t n)
{
	return n > 0 && (strspn(code, "hH") >= n || strspn(code, "mM") >= n || strspn(code, "sS") >= n);
}

/* The length of what is no letter of a format: quoted, escaped, or the space of a character. */
static size_t literal(const char *code)
{
	if (*code == '"') {
		size_t n = strcspn(code + 1, "\"") + 1;
		return n + (code[n] == '"');
	}
	if (strchr("\\_*", *code))
		return 1 + (code[1] != '\0');
	return strncasecmp(code, "AM/PM", 5) == 0 ? 5 : strncasecmp(code, "A/P", 3) == 0 ? 3 : 0;
}

enum look look_of_format(const char *code)
{
	bool day = false, time = false, m = false, elapsed = false, percent = false;
	while (*code && *code != ';') { /* positive numbers: the first section */
		size_t n = literal(code);
		if (n == 0 && *code == '[') {
			n = strcspn(code, "]");
			elapsed |= is_elapsed(code + 1, n - 1);
			n += code[n] == ']';
		} else if (n == 0) {
			day |= strchr("yYdD", *code) != NULL;
			time |= strchr("hHsS", *code) != NULL;
			m |= strchr("mM", *code) != NULL;
			percent |= *code == '%';
			n = 1;
		}
		code += n;
	}
	if (elapsed)
		return LOOK_ELAPSED;
	day |= m && !time; /* m is a month, or minutes beside hours or seconds */
	return day ? time ? LOOK_DAY_TIME : LOOK_DAY : time ? LOOK_TIME : percent ? LOOK_PERCENT : LOOK_NUMBER;
}

/* A finite number times 10^shift in the fewest digits that read back equal; the shift moves the mark only, so that 0.07 is 7 per cent. */
static void write_number(double v, int shift, char out[SHEET_TEXT_NUMBER])
{
	char text[40], digit[20];
	bool same = false;
	for (int after = 0; !same && after <= 16; after++) {
		snprintf(text, sizeof text, "%.*e", after, fabs(v));
		double back = strtod(text, NULL);
		same = !(back < fabs(v)) && !(back > fabs(v));
	}
	int n = 0;
	const char *t = text;
	for (; *t != 'e'; t++)
		if (*t >= '0' && *t <= '9')
			digit[n++] = *t;
	while (n > 1 && digit[n - 1] == '0')
		n--;
	digit[n] = '\0';
	int point = 1 + shift + (int)strtol(t + 1, NULL, 10); /* digits before the mark */
	const char *sign = v < 0 ? "-" : "";
	if (digit[0] == '0')
		snprintf(out, SHEET_TEXT_NUMBER, "0");
	else if (point > 15 || point < -20)
		snprintf(out, SHEET_TEXT_NUMBER, "%s%c%s%sE%+03d", sign, digit[0], n > 1 ? "." : "", digit + 1, point - 1);
	else if (point <= 0)
		snprintf(out, SHEET_TEXT_NUMBER, "%s0.%.*s%s", sign, -point, "00000000000000000000", digit);
	else if (point >= n)
		snprintf(out, SHEET_TEXT_NUMBER, "%s%s%.*s", sign, digit, point - n, "000000000000000");
	else
		snprintf(out, SHEET_TEXT_NUMBER, "%s%.*s.%s", sign, point, digit, digit + point);
}

/* The day of a serial number. The 1900 system has a 29 February that never was: 60. */
static void write_day(int serial, bool from_1904, char out[SHEET_TEXT_NUMBER])
{
	int year = 1900, month = 2, dom = 29;
	if (from_1904)
		day_split(day_make(1904, 1, 1) + serial, &year, &month, &dom);
	else if (serial != 60)
		day_split(day_make(1899, 12, serial < 60 ? 31 : 30) + serial, &year, &month, &dom);
	snprintf(out, SHEET_TEXT_NUMBER, "%04d-%02d-%02d", year, month, dom);
}

static void write_time(int64_t seconds, bool brief, char out[SHEET_TEXT_NUMBER])
{
	int h = (int)(seconds / 3600), m = (int)(seconds / 60 % 60), s = (int)(seconds % 60);
	if (brief && s == 0)
		snprintf(out, SHEET_TEXT_NUMBER, "%02d:%02d", h, m);
	else
		snprintf(out, SHEET_TEXT_NUMBER, "%02d:%02d:%02d", h, m, s);
}

void look_write(double v, enum look look, bool from_1904, char out[SHEET_TEXT_NUMBER])
{
	char time[SHEET_TEXT_NUMBER];
	bool is_time = look != LOOK_NUMBER && look != LOOK_PERCENT && v >= 0 && v < LAST_SERIAL + 1;
	if (!is_time) {
		write_number(v, look == LOOK_PERCENT ? 2 : 0, out);
		if (look == LOOK_PERCENT)
			strcat(out, "%");
		return;
	}
	int64_t seconds = llround(v * DAY_SECONDS);
	if (v < 1 && seconds == DAY_SECONDS) /* a hair before midnight */
		seconds--;
	int serial = look == LOOK_DAY ? (int)floor(v) : (int)(seconds / DAY_SECONDS);
	if (look == LOOK_ELAPSED || (serial == 0 && !from_1904 && look != LOOK_DAY) || (serial == 0 && look == LOOK_TIME)) {
		write_time(seconds, false, out);
		return;
	}
	if (serial == 0 && !from_1904) { /* no day has this number */
		write_number(v, 0, out);
		return;
	}
	write_day(serial, from_1904, out);
	if (look == LOOK_DAY)
		return;
	write_time(seconds % DAY_SECONDS, true, time);
	strcat(strcat(out, " "), time);
}

/* --- the text --- */

void sheet_text_init(struct sheet_text *t, struct mem *m)
{
	*t = (struct sheet_text){ .mem = m, .row = 1 };
}

static void add_char(struct sheet_text *t, char c)
{
	if (!t->last || t->last->n == BLOCK) {
		struct sheet_block *b = mem_alloc(t->mem, sizeof *b);
		if (t->last)
			t->last->next = b;
		else
			t->first = b;
		t->last = b;
	}
	t->last->text[t->last->n++] = c;
	t->n++;
}

static void add_cell(struct sheet_text *t, const char *s, size_t n)
{
	bool quoted = memchr(s, ',', n) || memchr(s, '"', n) || memchr(s, '\n', n) || memchr(s, '\r', n);
	if (quoted)
		add_char(t, '"');
	for (size_t i = 0; i < n; i++) {
		if (s[i] == '"')
			add_char(t, '"');
		if (s[i] != '\n')
			add_char(t, s[i]);
		else if (i == 0 || s[i - 1] != '\r')
			add_char(t, '\r');
	}
	if (quoted)
		add_char(t, '"');
}

static bool refuse(struct err *e, enum word word, long row, long column)
{
	err_set(e, ERR_INPUT, word, NULL, NULL, NULL);
	e->row = row;
	e->column = column;
	return false;
}

bool sheet_text_put(struct sheet_text *t, long row, long column, const char *s, size_t n, struct err *e)
{
	if (n == 0)
		return true;
	if (row < t->row || row > SHEET_TEXT_ROWS || (row == t->row && column <= t->column))
		return refuse(e, W_BOOK_DAMAGED, row, column);
	if (column > ROWS_FIELDS)
		return refuse(e, W_ROWS_FIELDS, row, column);
	if (n > ROWS_FIELD_BYTES)
		return refuse(e, W_ROWS_FIELD_BYTES, row, column);
	if (t->n + (row - t->row) + column + (int64_t)n > SHEET_TEXT_BYTES)
		return refuse(e, W_BOOK_TOO_LARGE, row, column);
	for (; t->row < row; t->row++, t->column = 0)
		add_char(t, '\n');
	for (long before = t->column ? t->column : 1; before < column; before++)
		add_char(t, ',');
	t->column = column;
	add_cell(t, s, n);
	return true;
}

void sheet_text_end(struct sheet_text *t)
{
	if (t->n > 0)
		add_char(t, '\n');
}

void sheet_text_add(struct sheet_text *t, const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++)
		add_char(t, text[i]);
}

struct reading {
	struct mem *mem;
	const struct sheet_block *block;
	size_t at;
};

static bool read_text(void *data, void *out, size_t n, size_t *got, struct err *e)
{
	(void)e;
	struct reading *r = data;
	*got = 0;
	while (r->block && *got < n) {
		size_t piece = r->block->n - r->at < n - *got ? r->block->n - r->at : n - *got;
		memcpy((char *)out + *got, r->block->text + r->at, piece);
		*got += piece;
		r->at += piece;
		if (r->at == r->block->n) {
			r->block = r->block->next;
			r->at = 0;
		}
	}
	return true;
}

static void close_text(void *data)
{
	struct reading *r = data;
	mem_free(r->mem);
}

void sheet_text_stream(const struct sheet_text *t, struct source_stream *out)
{
	struct mem *m = mem_new();
	struct reading *r = mem_alloc(m, sizeof *r);
	*r = (struct reading){ .mem = m, .block = t->first };
	*out = (struct source_stream){ .data = r, .size = t->n, .is_text = true, .read = read_text, .close = close_text };
}
