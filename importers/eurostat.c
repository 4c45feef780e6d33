/* Eurostat population tables: the bulk TSV, whose first header packs the names of the dimensions ("freq,unit,age,sex,geo\TIME_PERIOD"), and
 * SDMX-CSV 1.0 and 2.0, one figure a row. */
#include "audience.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "leaves.h"
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum role { SKIP, AGE, SEX, PLACE, PLACE_NAME, TIME, VALUE, FLAG, UNIT, INDICATOR, TABLE, OTHER };
enum { MOST_FIELDS = 400 };

struct eurostat {
	struct leaves *leaves;
	const char *source;
	enum role *role; /* long: of each column; packed: of each dimension */
	const char **title;
	size_t n;
	bool packed, has_age;
	int *year; /* packed: of the columns behind the dimensions; 0: none */
	size_t n_years;
	int64_t n_other; /* figures of other units and indicators */
};

static enum role role_of(struct mem *m, const char *header)
{
	static const struct {
		const char *key;
		enum role role;
	} roles[] = {
		{ "age", AGE },
		{ "sex", SEX },
		{ "geo", PLACE },
		{ "time_period", TIME },
		{ "time", TIME },
		{ "obs_value", VALUE },
		{ "obs_flag", FLAG },
		{ "unit", UNIT },
		{ "indic_de", INDICATOR },
		{ "dataflow", TABLE },
		{ "structure_id", TABLE },
		{ "geopolitical entity (reporting)", PLACE_NAME },
		{ "citizen", OTHER },
		{ "c_birth", OTHER },
		{ "isced11", OTHER },
		{ "marsta", OTHER },
		{ "c_resid", OTHER },
		{ "wstatus", OTHER },
	};
	const char *key = utf8_key(m, header);
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (str_eq(roles[i].key, key))
			return roles[i].role;
	return SKIP;
}

/* The fields of a packed row: dimensions, then figures. The file may have been cut at tabs or, having few of them, at the commas within the
 * first field; both come out the same. */
static size_t unpack(struct mem *m, const struct sheet_row *row, const char *field[MOST_FIELDS], size_t *n_dimensions)
{
	size_t n = 0;
	bool dimensions = true;
	*n_dimensions = 0;
	for (size_t i = 0; i < row->n; i++)
		for (const char *s = row->cell[i]; s && n < MOST_FIELDS;) {
			size_t k = strcspn(s, dimensions ? ",\t" : "\t");
			bool tab = s[k] == '\t';
			field[n++] = str_trim(m, mem_text_n(m, s, k));
			s = s[k] ? s + k + 1 : NULL;
			/* the last dimension stands before a tab, or at the end of the first cell of a file cut at tabs */
			if (dimensions && (tab || (!s && (row->n == 1 || !strchr(row->cell[row->n - 1], '\t'))))) {
				*n_dimensions = n;
				dimensions = false;
			}
		}
	return n;
}

static bool is_packed(const struct sheet_row *row)
{
	for (size_t i = 0; i < row->n; i++)
		if (strstr(row->cell[i], "\\TIME_PERIOD") || strstr(row->cell[i], "\\time"))
			return true;
	return false;
}

static bool is_long(struct mem *m, const struct sheet_row *row)
{
	bool place = false, time = false, value = false;
	for (size_t i = 0; i < row->n; i++) {
		enum role r = role_of(m, row->cell[i]);
		place |= r == PLACE, time |= r == TIME, value |= r == VALUE;
	}
	return place && time && value;
}

static bool recognise(const struct sheet *head)
{
	struct mem *m = mem_new();
	bool found = head->n > 0 && (is_packed(&head->row[0]) || is_long(m, &head->row[0]));
	mem_free(m);
	return found;
}

/* --- header --- */

static int year_of(const char *s)
{
	return strlen(s) == 4 && strspn(s, "0123456789") == 4 ? (int)strtol(s, NULL, 10) : 0;
}

/* The years that --period asks for; without it all. */
static bool is_wanted(const struct intake *in, int year)
{
	const struct period *p = in->options->period;
	int day = year ? day_make(year, 1, 1) : INT_MIN;
	return year && (!p || (day >= p->from && day <= p->to));
}

static bool take_header(struct intake *in, struct eurostat *s, const struct sheet_row *row, struct err *e)
{
	struct mem *m = in->mem;
	const char **field = mem_array(m, MOST_FIELDS, sizeof *field);
	size_t n = row->n;
	s->packed = is_packed(row);
	if (s->packed)
		n = unpack(m, row, field, &s->n);
	else
		s->n = n;
	s->role = mem_array(m, s->n + 1, sizeof *s->role);
	s->title = mem_array(m, s->n + 1, sizeof *s->title);
	for (size_t i = 0; i < s->n; i++) {
		const char *name = s->packed ? field[i] : row->cell[i];
		s->title[i] = mem_text_n(m, name, strcspn(name, "\\"));
		s->role[i] = role_of(m, s->title[i]);
		for (size_t k = 0; k < i; k++) /* labels stand behind codes, under a title that may be the same */
			if (s->role[k] == s->role[i] && s->role[i] != OTHER)
				s->role[i] = SKIP;
		s->has_age |= s->role[i] == AGE;
	}
	if (!s->has_age)
		intake_note(in, MSG_NOTE, row->line, 0, W_EUROSTAT_NO_AGE, NULL, NULL, NULL);
	if (!s->packed)
		return true;
	s->n_years = n - s->n;
	s->year = mem_array(m, s->n_years + 1, sizeof *s->year);
	bool any = false;
	for (size_t i = 0; i < s->n_years; i++) {
		int year = year_of(field[s->n + i]);
		s->year[i] = is_wanted(in, year) ? year : 0;
		any |= s->year[i] != 0;
	}
	return any || intake_refuse(in, row->line, 0, e, W_EUROSTAT_NO_YEAR, NULL, NULL, NULL);
}

/* --- cells --- */

/* A number of at most three digits. */
static bool take_number(const char **s, int *out)
{
	size_t n = strspn(*s, "0123456789");
	*out = n && n <= 3 ? (int)strtol(*s, NULL, 10) : -1;
	*s += n;
	return *out >= 0 && *out <= AGE_LIMIT;
}

static bool read_age(const char *code, int *from, int *to)
{
	const char *s = code;
	*from = 0;
	*to = AGE_AND_OVER;
	if (str_eq(code, "TOTAL"))
		return true;
	if (str_eq(code, "UNK")) {
		*from = *to = AGE_UNKNOWN;
		return true;
	}
	if (str_eq(code, "Y_OPEN")) {
		*from = LEAF_REST;
		return true;
	}
	if (str_starts(code, "Y_GE"))
		return s += 4, take_number(&s, from) && !*s;
	if (str_starts(code, "Y_LT")) {
		s += 4;
		bool known = take_number(&s, to) && !*s && *to > 0;
		*to -= 1;
		return known;
	}
	if (*s++ != 'Y' || !take_number(&s, from))
		return false;
	*to = *from;
	return !*s || (*s == '-' && (s++, take_number(&s, to)) && !*s && *to >= *from);
}

static bool read_sex(const char *code, char *out)
{
	*out = *code == 'T' ? 0 : *code;
	return (*code == 'T' || *code == 'M' || *code == 'F') && !code[1];
}

/* "A:Annual" and "BE:Belgium" stand together in some downloads. */
static const char *code_of(struct mem *m, const char *cell, const char **label)
{
	const char *s = str_trim(m, cell), *colon = strchr(s, ':');
	*label = colon ? str_trim(m, colon + 1) : "";
	return colon ? str_trim(m, mem_text_n(m, s, (size_t)(colon - s))) : s;
}

static bool set_dimension(struct mem *m, struct eurostat *s, size_t i, const char *cell, struct leaf *x, bool *other)
{
	const char *label, *code = code_of(m, cell, &label);
	switch (s->role[i]) {
	case AGE:
		return read_age(code, &x->age_from, &x->age_to);
	case SEX:
		return read_sex(code, &x->sex);
	case PLACE:
		x->region = code;
		if (*label)
			x->name = label;
		break;
	case PLACE_NAME:
		x->name = str_trim(m, cell);
		break;
	case UNIT:
		*other |= !str_eq(code, "NR");
		break;
	case INDICATOR:
		*other |= !str_eq(code, "JAN");
		break;
	case OTHER:
		*other |= !str_eq(code, "TOTAL") && !str_eq(code, "T");
		break;
	case TABLE:
		if (*label)
			x->source = mem_printf(m, "Eurostat %.*s", (int)strcspn(label, "("), label);
		break;
	case TIME:
		x->day = year_of(code) ? day_make(year_of(code), 1, 1) : INT_MIN;
		return x->day != INT_MIN;
	case VALUE:
	case FLAG:
	case SKIP:
		break;
	}
	return true;
}

/* "8254298", "78115 b", ":", ": c": a figure and flags. */
static bool read_figure(struct mem *m, const char *cell, const char *flags, struct leaf *x)
{
	const char *s = str_trim(m, cell);
	size_t n = strcspn(s, " ");
	int64_t whole = 0;
	if (s[n])
		flags = s + n;
	x->status = strchr(flags, 'e') || strchr(flags, 'u') ? "estimated" : strchr(flags, 'p') ? "provisional" : "final";
	x->state = LEAF_GIVEN;
	if (n == 0 || (n == 1 && *s == ':'))
		x->state = strchr(flags, 'c') ? LEAF_WITHHELD : LEAF_MISSING;
	else if (!num_parse_int(s, n, &whole) || whole < 0)
		return false;
	x->n = (double)whole;
	return true;
}

static bool add_figure(struct intake *in, struct eurostat *s, struct mem *m, const struct leaf *row, long column, const char *cell,
                       const char *flags, struct err *e)
{
	struct leaf x = *row;
	x.column = column;
	if (!read_figure(m, cell, flags, &x)) {
		intake_reject(in, x.line, column, W_CELL_COUNT, "OBS_VALUE", utf8_clip(m, cell, 60), NULL);
		return true;
	}
	if (x.age_from == AGE_UNKNOWN && x.state != LEAF_GIVEN)
		return true;
	return leaves_add(s->leaves, &x, e);
}

static bool take_packed(struct intake *in, struct eurostat *s, const struct sheet_row *row, struct mem *m, struct leaf *x, struct err *e)
{
	const char *field[MOST_FIELDS];
	size_t n_dimensions, n = unpack(m, row, field, &n_dimensions);
	bool other = false;
	if (n_dimensions != s->n)
		return intake_reject(in, row->line, 1, W_EUROSTAT_ROW, NULL, NULL, NULL) || true;
	for (size_t i = 0; i < s->n; i++)
		if (!set_dimension(m, s, i, field[i], x, &other))
			return intake_reject(in, row->line, 1, W_EUROSTAT_CODE, s->title[i], utf8_clip(m, field[i], 60), NULL) || true;
	if (!*x->region)
		return intake_reject(in, row->line, 1, W_EUROSTAT_ROW, NULL, NULL, NULL) || true;
	in->rows_stored++;
	s->n_other += other;
	for (size_t i = 0; !other && i < s->n_years && s->n + i < n; i++) {
		if (!s->year[i])
			continue;
		x->day = day_make(s->year[i], 1, 1);
		if (!add_figure(in, s, m, x, (long)i + 2, field[s->n + i], "", e))
			return false;
	}
	return true;
}

static bool take_long(struct intake *in, struct eurostat *s, const struct sheet_row *row, struct mem *m, struct leaf *x, struct err *e)
{
	const char *value = "", *flags = "", *label;
	long column = 0;
	bool other = false;
	for (size_t i = 0; i < row->n && i < s->n; i++) {
		if (!set_dimension(m, s, i, row->cell[i], x, &other))
			return intake_reject(in, row->line, (long)i + 1, W_EUROSTAT_CODE, s->title[i], utf8_clip(m, row->cell[i], 60),
			                     NULL) ||
			       true;
		if (s->role[i] == VALUE)
			value = row->cell[i], column = (long)i + 1;
		if (s->role[i] == FLAG)
			flags = code_of(m, row->cell[i], &label);
	}
	if (!*x->region || !column)
		return intake_reject(in, row->line, 0, W_EUROSTAT_ROW, NULL, NULL, NULL) || true;
	in->rows_stored++;
	s->n_other += other;
	int year, month, day;
	day_split(x->day, &year, &month, &day);
	return other || !is_wanted(in, year) || add_figure(in, s, m, x, column, value, flags, e);
}

/* --- the file --- */

static bool eurostat_open(struct intake *in, struct err *e)
{
	(void)e;
	struct eurostat *s = mem_alloc(in->mem, sizeof *s);
	*s = (struct eurostat){ .leaves = leaves_new(in, (struct leaf_columns){ 0 }), .source = "Eurostat" };
	in->state = s;
	return true;
}

static bool eurostat_record(struct intake *in, const struct sheet_row *row, struct mem *m, struct err *e)
{
	struct eurostat *s = in->state;
	if (!s->role)
		return take_header(in, s, row, e);
	struct leaf x = { .region = "",
		          .name = "",
		          .dim = "",
		          .category = "",
		          .age_to = AGE_AND_OVER,
		          .status = "final",
		          .source = s->source,
		          .line = row->line };
	return s->packed ? take_packed(in, s, row, m, &x, e) : take_long(in, s, row, m, &x, e);
}

static bool eurostat_close(struct intake *in, struct err *e)
{
	struct eurostat *s = in->state;
	if (s->n_other)
		intake_note(in, MSG_NOTE, 0, 0, W_EUROSTAT_OTHER, num_plain_int(in->mem, s->n_other), NULL, NULL);
	return leaves_close(s->leaves, e);
}

static const struct facts eurostat_facts = { .open = eurostat_open, .record = eurostat_record, .close = eurostat_close };

const struct importer eurostat_population = {
	.name = "eurostat",
	.title = W_KIND_EUROSTAT,
	.unseen = UNSEEN_AGES,
	.platform = "",
	.recognise = recognise,
	.zone = ZONE_UTC,
	.facts = &eurostat_facts,
};
