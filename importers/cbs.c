/* Tables of the Dutch statistical office: coded and labelled, long and as laid out on its site, and the key figures of neighbourhoods. Each
 * table has its own columns, so the file's own headers tell what a column is. */
#include "audience.h"
#include "base/num.h"
#include "base/path.h"
#include "base/str.h"
#include "base/utf8.h"
#include "cbs_words.h"
#include "leaves.h"
#include "names.h"
#include <limits.h>
#include <string.h>

enum { MOST_ACROSS = 6, ROUNDING_NEIGHBOURHOOD = 5 };

/* What a row says of the people that its figures count. */
struct point {
	struct leaf leaf;
	const char *level, *measure, *attribute, *name;
	bool has_code;
	struct str dim, category;
	bool skip; /* a subtotal of other rows */
};

struct cbs {
	struct leaves *leaves;
	const char *source;
	struct cbs_heading *column; /* of a long table: all; of one laid out across: the dimensions of a row, then the figures */
	size_t n, n_down; /* n_down: dimensions before the figures, when laid out across */
	struct cbs_heading across[MOST_ACROSS]; /* the dimensions across, and the label of each column */
	const char **label[MOST_ACROSS];
	size_t n_across;
	bool is_across, in_body, about_people; /* about_people: the title says so */
	bool has_region, has_period, has_sex, has_age;
	int day; /* of the table, when it has no periods */
	size_t n_names, n_neighbourhoods; /* rows: without a code; of these left out */
	struct names *measures; /* that are no people */
};

/* --- headers --- */

static bool has_role(const struct cbs_heading h[], size_t n, enum cbs_role role)
{
	for (size_t i = 0; i < n; i++)
		if (h[i].role == role)
			return true;
	return false;
}

static bool has_people(const struct cbs_heading h[], size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (h[i].role == CBS_TOPIC && h[i].topic != CBS_NOT_PEOPLE)
			return true;
	return false;
}

static struct cbs_heading *read_headings(struct mem *m, const struct sheet_row *row)
{
	struct cbs_heading *h = mem_array(m, row->n + 1, sizeof *h);
	for (size_t i = 0; i < row->n; i++)
		cbs_read_heading(m, row->cell[i], &h[i]);
	return h;
}

static bool is_long(const struct cbs_heading h[], size_t n)
{
	bool place_or_time = has_role(h, n, CBS_PERIOD) || has_role(h, n, CBS_REGION) || has_role(h, n, CBS_REGION_NAME);
	bool people = has_role(h, n, CBS_SEX) || has_role(h, n, CBS_AGE);
	if (has_role(h, n, CBS_MEASURE) && has_role(h, n, CBS_VALUE))
		return place_or_time || people;
	return has_role(h, n, CBS_TOPIC) && (place_or_time || (people && has_people(h, n)));
}

/* The first cell that is filled; n when none is. */
static size_t first_filled(const struct sheet_row *row)
{
	size_t i = 0;
	while (i < row->n && !row->cell[i][strspn(row->cell[i], " ")])
		i++;
	return i;
}

static bool is_topics(struct mem *m, const char *cell)
{
	const char *key = utf8_key(m, cell);
	return str_eq(key, "onderwerp") || str_eq(key, "onderwerpen") || str_eq(key, "topic") || str_eq(key, "topics");
}

/* "Geslacht";"Mannen";"Vrouwen": a dimension whose values head the columns. */
static bool is_across_row(struct mem *m, const struct sheet_row *row, size_t at, struct cbs_heading *out)
{
	if (at + 1 >= row->n || !*row->cell[at + 1])
		return false;
	cbs_read_heading(m, row->cell[at], out);
	return out->role == CBS_SEX || out->role == CBS_AGE || out->role == CBS_PERIOD || out->role == CBS_REGION ||
	       is_topics(m, row->cell[at]) || at > 0;
}

static bool is_unit(struct mem *m, const char *cell)
{
	const char *key = utf8_key(m, cell);
	return !*key || str_eq(key, "aantal") || str_eq(key, "number") || str_eq(key, "%") || str_starts(key, "x 1");
}

/* "Regio's";"Perioden";"aantal";"aantal": the dimensions down, and the units. */
static bool is_down_row(struct mem *m, const struct sheet_row *row, size_t n_down)
{
	for (size_t i = n_down; i < row->n; i++)
		if (!is_unit(m, row->cell[i]))
			return false;
	return row->n > n_down && first_filled(row) == 0;
}

/* --- kinds --- */

static bool is_neighbourhoods(struct mem *m, const struct sheet_row *row)
{
	for (size_t i = 0; i < row->n; i++) {
		const char *key = utf8_key(m, row->cell[i]);
		if (str_starts(key, "wijkenenbuurten") || str_eq(key, "wijken en buurten") || str_starts(key, "soortregio") ||
		    str_ends(key, "soort regio"))
			return true;
	}
	return false;
}

static bool recognise_long(const struct sheet *head, bool neighbourhoods)
{
	struct mem *m = mem_new();
	bool found = false;
	if (head->n && head->row[0].n > 1 && is_neighbourhoods(m, &head->row[0]) == neighbourhoods) {
		const struct cbs_heading *h = read_headings(m, &head->row[0]);
		found = is_long(h, head->row[0].n);
	}
	mem_free(m);
	return found;
}

static bool recognise_neighbourhoods(const struct sheet *head)
{
	return recognise_long(head, true);
}

static bool recognise_across(const struct sheet *head)
{
	struct mem *m = mem_new();
	struct cbs_heading h;
	bool across = false, found = false;
	size_t n_down = 0;
	for (size_t i = 1; i < head->n && !found; i++) {
		const struct sheet_row *row = &head->row[i];
		size_t at = first_filled(row);
		if (across && is_down_row(m, row, n_down)) {
			cbs_read_heading(m, row->cell[0], &h);
			found = h.role == CBS_REGION || h.role == CBS_PERIOD || h.role == CBS_SEX || h.role == CBS_AGE;
		} else if (at < row->n && is_across_row(m, row, at, &h)) {
			across = true;
			n_down = at + 1;
		}
	}
	mem_free(m);
	return found;
}

static bool recognise_table(const struct sheet *head)
{
	return recognise_long(head, false) || recognise_across(head);
}

/* --- the header of this file --- */

static void note_topics(struct intake *in, const struct cbs *c, long line)
{
	struct str list;
	str_init(&list, in->mem);
	for (size_t i = 0; i < c->n && list.n < 200; i++)
		if (c->column[i].role == CBS_TOPIC && c->column[i].topic == CBS_NOT_PEOPLE)
			str_addf(&list, "%s%s", list.n ? ", " : "", utf8_clip(in->mem, c->column[i].title, 60));
	if (list.n)
		intake_note(in, MSG_NOTE, line, 0, W_CBS_TOPICS, list.s, NULL, NULL);
}

/* The same stem twice is not the same figure: the first is the count, later ones are shares or parts of another group. */
static void drop_repeated(struct cbs *c)
{
	for (size_t i = 0; i < c->n; i++)
		for (size_t k = 0; k < i; k++)
			if (c->column[i].role == CBS_TOPIC && c->column[k].role == CBS_TOPIC && !c->is_across &&
			    str_eq(c->column[i].stem, c->column[k].stem))
				c->column[i].topic = CBS_NOT_PEOPLE;
}

static bool begin_rows(struct intake *in, struct cbs *c, long line, struct err *e)
{
	c->in_body = true;
	for (size_t i = 0; i < c->n + c->n_across; i++) {
		enum cbs_role role = i < c->n ? c->column[i].role : c->across[i - c->n].role;
		c->has_region |= role == CBS_REGION || role == CBS_REGION_NAME;
		c->has_period |= role == CBS_PERIOD;
		c->has_sex |= role == CBS_SEX;
		c->has_age |= role == CBS_AGE;
	}
	drop_repeated(c);
	if (!has_people(c->column, c->n) && !has_role(c->column, c->n, CBS_MEASURE))
		return intake_refuse(in, line, 0, e, W_CBS_NO_PEOPLE, NULL, NULL, NULL);
	note_topics(in, c, line);
	if (!c->has_region)
		intake_note(in, MSG_NOTE, line, 0, W_CBS_NATION, NULL, NULL, NULL);
	return c->has_period || leaves_day(in, &c->day, e);
}

/* The columns of figures of a table laid out across: what each counts. */
static bool begin_across(struct intake *in, struct cbs *c, const struct sheet_row *row, struct err *e)
{
	c->n = row->n;
	c->column = read_headings(in->mem, row);
	for (size_t i = c->n_down; i < row->n; i++) {
		const char *topic = c->about_people ? "Bevolking" : "", *unit = *row->cell[i] ? row->cell[i] : "aantal";
		for (size_t k = 0; k < c->n_across; k++)
			if (c->across[k].role == CBS_TOPIC)
				topic = c->label[k][i];
		cbs_read_heading(in->mem, mem_printf(in->mem, "%s (%s)", topic, unit), &c->column[i]);
		c->column[i].role = CBS_TOPIC;
	}
	return begin_rows(in, c, row->line, e);
}

static bool take_across(struct intake *in, struct cbs *c, const struct sheet_row *row, struct err *e)
{
	struct cbs_heading h;
	size_t at = first_filled(row);
	if (at == row->n)
		return true;
	if (c->n_across && is_down_row(in->mem, row, c->n_down))
		return begin_across(in, c, row, e);
	if (!is_across_row(in->mem, row, at, &h)) {
		c->about_people |= strstr(utf8_key(in->mem, row->cell[at]), "bevolking") != NULL;
		return true;
	}
	if (c->n_across == MOST_ACROSS || (c->n_across && c->n_down != at + 1))
		return intake_refuse(in, row->line, 0, e, W_CBS_LAYOUT, NULL, NULL, NULL);
	if (is_topics(in->mem, row->cell[at]))
		h.role = CBS_TOPIC;
	const char **label = mem_array(in->mem, row->n, sizeof *label);
	for (size_t i = 0; i < row->n; i++)
		label[i] = mem_text(in->mem, row->cell[i]);
	c->n_down = at + 1;
	c->label[c->n_across] = label;
	c->across[c->n_across++] = h;
	return true;
}

static bool take_header(struct intake *in, struct cbs *c, const struct sheet_row *row, struct err *e)
{
	if (!c->is_across && row->n > 1) {
		c->column = read_headings(in->mem, row);
		c->n = row->n;
		if (is_long(c->column, c->n))
			return begin_rows(in, c, row->line, e);
	}
	c->is_across = true;
	return take_across(in, c, row, e);
}

/* --- the dimensions of a row --- */

/* "GM0344", "NL01", "BU03440111". */
static bool is_code(const char *s)
{
	size_t letters = 0, digits = 0;
	while (letters < 2 && s[letters] >= 'A' && s[letters] <= 'Z')
		letters++;
	while (letters == 2 && s[2 + digits] >= '0' && s[2 + digits] <= '9')
		digits++;
	return letters == 2 && digits >= 2 && !s[2 + digits];
}

static void set_region(struct point *p, const char *name)
{
	bool nation = str_eq(name, "Nederland") || str_eq(name, "The Netherlands") || str_eq(name, "NL00") || str_eq(name, "NL01");
	if (is_code(name) || nation) {
		p->leaf.region = nation ? "NL01" : name;
		p->has_code = true;
		if (nation)
			p->name = "Nederland";
	} else if (!p->name) {
		p->name = name;
	}
}

/* Other dimensions side by side are one; everybody is not broken down. */
static void set_category(struct mem *m, struct point *p, const struct cbs_heading *h, const char *cell)
{
	const char *category = cbs_read_category(m, cell);
	p->skip |= !category;
	if (!category || !*category)
		return;
	str_addf(&p->dim, "%s%s", p->dim.n ? " x " : "", h->title);
	str_addf(&p->category, "%s%s", p->category.n ? " x " : "", category);
}

static bool set_dimension(struct mem *m, struct point *p, const struct cbs_heading *h, const char *cell)
{
	struct leaf *x = &p->leaf;
	bool provisional = false, known = true;
	switch (h->role) {
	case CBS_SEX:
		return cbs_read_sex(m, cell, &x->sex);
	case CBS_AGE:
		return cbs_read_age(m, cell, &x->age_from, &x->age_to);
	case CBS_PERIOD:
		known = cbs_read_period(m, cell, &x->day, &provisional);
		x->status = provisional ? "provisional" : "final";
		return known;
	case CBS_REGION:
		set_region(p, str_trim(m, cell));
		break;
	case CBS_REGION_NAME:
		p->name = str_trim(m, cell);
		break;
	case CBS_REGION_LEVEL:
		p->level = utf8_key(m, cell);
		break;
	case CBS_OTHER:
		set_category(m, p, h, cell);
		break;
	case CBS_MEASURE:
		p->measure = cell;
		break;
	case CBS_ATTRIBUTE:
		p->attribute = utf8_key(m, cell);
		break;
	case CBS_SKIP:
	case CBS_TOPIC:
	case CBS_VALUE:
		break;
	}
	return true;
}

/* The region of a row is known by its code; a name serves where the file has no codes, but not for neighbourhoods: many have the same. */
static bool close_region(struct cbs *c, struct point *p)
{
	bool neighbourhood = str_eq(p->level, "wijk") || str_eq(p->level, "buurt");
	if (!p->has_code && (p->name || !c->has_region))
		set_region(p, p->name ? p->name : "Nederland");
	if (p->has_code && (str_starts(p->leaf.region, "WK") || str_starts(p->leaf.region, "BU")))
		neighbourhood = true;
	p->leaf.rounding = neighbourhood ? ROUNDING_NEIGHBOURHOOD : 0;
	p->leaf.name = p->name && !(neighbourhood && p->has_code) ? p->name : "";
	if (p->has_code || !p->name || !*p->name)
		return p->has_code;
	c->n_names++;
	c->n_neighbourhoods += neighbourhood;
	p->skip |= neighbourhood;
	p->leaf.region = p->name;
	return true;
}

static bool read_point(struct intake *in, struct cbs *c, const struct sheet_row *row, struct mem *m, struct point *p)
{
	*p = (struct point){ .level = "", .attribute = "" };
	p->leaf = (struct leaf){ .age_to = AGE_AND_OVER, .day = c->day, .status = "final", .source = c->source, .line = row->line };
	str_init(&p->dim, m);
	str_init(&p->category, m);
	for (size_t i = 0; i < row->n && i < c->n; i++)
		if (!set_dimension(m, p, &c->column[i], row->cell[i]))
			return intake_reject(in, row->line, (long)i + 1, W_CBS_CODE, c->column[i].title, utf8_clip(m, row->cell[i], 60),
			                     NULL);
	if (!c->is_across && !close_region(c, p))
		return intake_reject(in, row->line, 0, W_CBS_NO_REGION, NULL, NULL, NULL);
	return true;
}

/* --- figures --- */

/* An empty cell cannot be; a point is unknown, unreliable or secret; a dash is nil. */
static bool read_count(struct mem *m, const struct point *p, const char *cell, int unit, struct leaf *out)
{
	char *s = utf8_key(m, cell);
	size_t n = strlen(s);
	bool explained = *p->attribute && !str_eq(p->attribute, "none");
	double real = 0;
	out->n = 0;
	if (n && s[n - 1] == '*') {
		out->status = "provisional";
		n = strcspn(s, "* ");
		s[n] = '\0';
	}
	out->state = LEAF_GIVEN;
	if (explained)
		out->state = str_eq(p->attribute, "impossible") ? LEAF_IMPOSSIBLE : LEAF_WITHHELD;
	else if (n == 0)
		out->state = *p->attribute ? LEAF_MISSING : LEAF_IMPOSSIBLE;
	else if (str_eq(s, ".") || str_eq(s, "x"))
		out->state = LEAF_WITHHELD;
	if (out->state != LEAF_GIVEN || str_eq(s, "-"))
		return true;
	int64_t whole;
	if (num_parse_int(s, n, &whole) && whole >= 0)
		out->n = (double)whole * unit;
	else if (unit > 1 && num_parse_real(s, n, strchr(s, ',') ? ',' : '.', &real) && real >= 0)
		out->n = real * unit;
	else
		return false;
	if (unit > 1) {
		out->rounding = strpbrk(s, ".,") ? unit / 10 : unit;
		out->status = "estimated";
	}
	return true;
}

static bool add_figure(struct intake *in, struct cbs *c, struct mem *m, const struct point *p, const struct cbs_heading *h, long column,
                       const char *cell, struct err *e)
{
	struct leaf x = p->leaf;
	if (h->topic == CBS_NOT_PEOPLE || (h->topic == CBS_OF_SEX && c->has_sex) || (h->topic == CBS_OF_AGE && c->has_age))
		return true;
	x.column = column;
	x.dim = p->dim.s;
	x.category = p->category.s;
	if (h->topic == CBS_OF_SEX)
		x.sex = h->sex;
	if (h->topic == CBS_OF_AGE)
		x.age_from = h->age_from, x.age_to = h->age_to;
	if (h->topic == CBS_OF_CATEGORY) {
		x.dim = *x.dim ? mem_printf(m, "%s x %s", x.dim, h->dim) : h->dim;
		x.category = *x.category ? mem_printf(m, "%s x %s", x.category, h->category) : h->category;
	}
	if (!read_count(m, p, cell, h->unit, &x)) {
		intake_reject(in, x.line, column, W_CELL_COUNT, h->title, utf8_clip(m, cell, 60), NULL);
		return true;
	}
	return leaves_add(c->leaves, &x, e);
}

/* One figure a row: which one it is stands beside it. */
static bool is_other_measure(struct intake *in, struct cbs *c, struct mem *m, const struct point *p)
{
	if (!p->measure || cbs_is_people(m, p->measure))
		return false;
	struct name *found = names_find(c->measures, p->measure);
	if (!found->value)
		intake_note(in, MSG_NOTE, p->leaf.line, 0, W_CBS_TOPICS, found->text, NULL, NULL);
	found->value = c;
	return true;
}

static bool take_long(struct intake *in, struct cbs *c, const struct sheet_row *row, struct mem *m, struct err *e)
{
	struct point p;
	if (!read_point(in, c, row, m, &p))
		return true;
	in->rows_stored++;
	if (p.skip || is_other_measure(in, c, m, &p))
		return true;
	static const struct cbs_heading value = { .title = "Value", .topic = CBS_PEOPLE, .unit = 1 };
	for (size_t i = 0; i < row->n && i < c->n; i++) {
		const struct cbs_heading *h = c->column[i].role == CBS_VALUE ? &value : &c->column[i];
		if ((h == &value || h->role == CBS_TOPIC) && !add_figure(in, c, m, &p, h, (long)i + 1, row->cell[i], e))
			return false;
	}
	return true;
}

static bool take_body(struct intake *in, struct cbs *c, const struct sheet_row *row, struct mem *m, struct err *e)
{
	struct point down;
	if (row->n <= c->n_down || first_filled(row) != 0) /* the source, at the end */
		return true;
	if (!read_point(in, c, row, m, &down))
		return true;
	in->rows_stored++;
	for (size_t i = c->n_down; i < row->n && i < c->n; i++) {
		struct point p = down;
		str_init(&p.dim, m);
		str_init(&p.category, m);
		str_add(&p.dim, down.dim.s);
		str_add(&p.category, down.category.s);
		for (size_t k = 0; k < c->n_across; k++)
			if (!set_dimension(m, &p, &c->across[k], c->label[k][i]))
				return intake_refuse(in, row->line, (long)i + 1, e, W_CBS_CODE, c->across[k].title, c->label[k][i], NULL);
		if (!close_region(c, &p))
			return intake_refuse(in, row->line, 0, e, W_CBS_NO_REGION, NULL, NULL, NULL);
		if (!p.skip && !add_figure(in, c, m, &p, &c->column[i], (long)i + 1, row->cell[i], e))
			return false;
	}
	return true;
}

/* --- the file --- */

/* "03759ned" in the name of the file: which table it is. The table says it nowhere else. */
static const char *source_of(struct intake *in)
{
	for (const char *s = path_name(in->file); *s; s++)
		if (strspn(s, "0123456789") == 5 && (strncmp(s + 5, "ned", 3) == 0 || strncmp(s + 5, "NED", 3) == 0))
			return mem_printf(in->mem, "CBS %.8s", s);
	return "CBS StatLine";
}

static bool cbs_open(struct intake *in, struct err *e)
{
	(void)e;
	struct cbs *c = mem_alloc(in->mem, sizeof *c);
	*c = (struct cbs){ .leaves = leaves_new(in, (struct leaf_columns){ 0 }), .source = source_of(in), .measures = names_new(in->mem) };
	in->state = c;
	return true;
}

static bool cbs_record(struct intake *in, const struct sheet_row *row, struct mem *m, struct err *e)
{
	struct cbs *c = in->state;
	if (first_filled(row) == row->n)
		return true;
	if (!c->in_body)
		return take_header(in, c, row, e);
	return c->is_across ? take_body(in, c, row, m, e) : take_long(in, c, row, m, e);
}

static bool cbs_close(struct intake *in, struct err *e)
{
	struct cbs *c = in->state;
	if (!c->in_body)
		return intake_refuse(in, 0, 0, e, W_CBS_LAYOUT, NULL, NULL, NULL);
	if (c->n_names)
		intake_note(in, MSG_WARNING, 0, 0, W_CBS_NAMES, num_plain_int(in->mem, (int64_t)c->n_neighbourhoods), NULL, NULL);
	return leaves_close(c->leaves, e);
}

static const struct facts cbs_facts = { .open = cbs_open, .record = cbs_record, .close = cbs_close };

const struct importer cbs_table = {
	.name = "cbs-statline",
	.title = W_KIND_CBS,
	.unseen = UNSEEN_LAID_OUT,
	.platform = "",
	.recognise = recognise_table,
	.zone = ZONE_AMSTERDAM,
	.template = true, /* a table that went through Excel */
	.facts = &cbs_facts,
};

const struct importer cbs_neighbourhoods = {
	.name = "cbs-kwb",
	.title = W_KIND_CBS_KWB,
	.platform = "",
	.recognise = recognise_neighbourhoods,
	.zone = ZONE_AMSTERDAM,
	.template = true,
	.facts = &cbs_facts,
};
