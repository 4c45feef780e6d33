/* Somebody who keeps every monthly report and works out what they hide.
 *
 *   auditor counts SEED [large] >counts.csv       invented participants: three months, hall and online, by age, many groups small (few: large)
 *   auditor attack counts.csv THRESHOLD FOLDER...       folders with the tables of the reports of these months, oldest first
 *   auditor check counts.csv THRESHOLD exact|fives FILE...       what `check --format csv` said of these months, with its phases
 *
 * The attack knows nothing of the gate. It takes the printed numbers as equations about how many of each age came in each month to hall and
 * online, none of them negative, and asks for the least and the most that each hidden number can be (a linear program). It complains, with
 * status 1, of a small number that is shown, of a number that is not the true one, and of a hidden small one that is known too well: fewer
 * values than the threshold, or, in the newest report, not all values from 1 to the threshold.
 *
 * `check` tells of phases too, and of the activities. There the attack asks for every set of months, alone and by side, however it could be
 * put together: what a phase hides, what the whole leaves besides the phases, and, with several files, what came between two of them. */
#include "analytics/linear.h"
#include "base/str.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { AGES = 6, SIDES = 2, MOST_MONTHS = 12, MOST_FIELDS = 32, TOTAL = SIDES, COLUMNS };
enum { UNKNOWN = AGES, KINDS, KNOWN, EVERYBODY }; /* beside the ages: people of no known age; and which of them an equation adds up */

static const char *const age_code[AGES] = { "15-24", "25-34", "35-44", "45-54", "55-64", "65+" };

/* ---- inventing */

static unsigned draw(unsigned *seed, unsigned n)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % n;
}

static int make_counts(unsigned seed, bool large)
{
	static const int small_sizes[] = { 0, 0, 1, 2, 4, 7, 9, 12, 18, 30, 55 },
	                 large_sizes[] = { 0, 4, 14, 22, 31, 40, 55, 60, 75, 90, 120 };
	const int *sizes = large ? large_sizes : small_sizes;
	puts("activity,date,kind,online,sex,age_from,age_to,first_time,count");
	for (int month = 1; month <= 3; month++)
		for (int side = 0; side < SIDES; side++) {
			const char *place = side ? "meeting,yes" : "meeting,no";
			printf("M%d%s,2026-0%d-10,%s,,,,yes,%u\n", month, side ? "o" : "h", month, place, 1 + draw(&seed, 9));
			for (int i = 0; i < AGES; i++) {
				int n = sizes[draw(&seed, sizeof small_sizes / sizeof *small_sizes)];
				const char *to = strchr(age_code[i], '-');
				if (n)
					printf("M%d%s,2026-0%d-10,%s,,%d,%s,yes,%d\n", month, side ? "o" : "h", month, place,
					       atoi(age_code[i]), to ? to + 1 : "", n);
			}
		}
	return 0;
}

/* ---- reading */

struct line {
	char text[1024];
	size_t n;
	char *field[MOST_FIELDS];
};

/* The tables read here hold no commas or line ends inside a field. */
static bool next_line(FILE *f, struct line *l)
{
	if (!fgets(l->text, sizeof l->text, f))
		return false;
	l->text[strcspn(l->text, "\r\n")] = '\0';
	l->n = 0;
	for (char *s = l->text; s && l->n < MOST_FIELDS; s = strchr(s, ',')) {
		if (l->n)
			*s++ = '\0';
		l->field[l->n++] = s;
	}
	return true;
}

static const char *at(const struct line *header, const struct line *l, const char *name)
{
	for (size_t i = 0; i < header->n && i < l->n; i++)
		if (strcmp(header->field[i], name) == 0)
			return l->field[i];
	return "";
}

static FILE *open_or_die(const char *path)
{
	FILE *f = fopen(path, "r");
	if (!f) {
		perror(path);
		exit(2);
	}
	return f;
}

struct report { /* what one month's report tells of the ages; NaN: not told */
	double known; /* people whose age is known, up to this month */
	double x[COLUMNS][AGES]; /* hall, online and all of them, up to this month */
	double side[SIDES]; /* people in hall and online, worked out from a number and its share */
	size_t n_hidden;
};

static void read_known(const char *path, struct report *r)
{
	struct line header, l;
	FILE *f = open_or_die(path);
	for (next_line(f, &header); next_line(f, &l);)
		if (strcmp(l.field[0], "age") == 0)
			r->known = atof(at(&header, &l, "known"));
	fclose(f);
}

/* The numbers of one table; a number that stands in several is read again. */
static void read_numbers(FILE *f, struct report *r)
{
	static const char *const count[COLUMNS] = { "hall", "online", "participants" }, *const share[SIDES] = { "share_hall",
		                                                                                                "share_online" };
	struct line header, l;
	for (next_line(f, &header); next_line(f, &l);)
		for (int i = 0; i < AGES; i++)
			for (int c = 0; c < COLUMNS && strcmp(l.field[0], age_code[i]) == 0; c++) {
				const char *v = at(&header, &l, count[c]);
				double s = c < SIDES ? atof(at(&header, &l, share[c])) : 0;
				if (*v)
					r->x[c][i] = atof(v);
				if (*v && s > 0)
					r->side[c] = round(r->x[c][i] / s);
			}
}

static void read_report(const char *folder, struct report *r)
{
	static const char *const table[] = { "people", "people_age", "hall_online_age" };
	char path[512];
	r->known = r->side[0] = r->side[1] = NAN;
	for (int c = 0; c < COLUMNS; c++)
		for (int i = 0; i < AGES; i++)
			r->x[c][i] = NAN;
	snprintf(path, sizeof path, "%s/measures.csv", folder);
	read_known(path, r);
	for (size_t k = 0; k < sizeof table / sizeof *table; k++) { /* which there are depends on how much there is to show */
		snprintf(path, sizeof path, "%s/%s.csv", folder, table[k]);
		FILE *f = fopen(path, "r");
		if (f)
			read_numbers(f, r);
		if (f)
			fclose(f);
	}
	r->n_hidden = 0;
	for (int i = 0; i < AGES; i++)
		r->n_hidden += isnan(r->x[TOTAL][i]) ? 1 : 0;
}

/* How many came up to each month. */
static void read_truth(const char *path, double truth[MOST_MONTHS][COLUMNS][AGES])
{
	FILE *f = open_or_die(path);
	struct line header, l;
	for (next_line(f, &header); next_line(f, &l);)
		for (int i = 0; i < AGES; i++) {
			const char *from = at(&header, &l, "age_from");
			int side = strcmp(at(&header, &l, "online"), "yes") == 0;
			if (!*from || atoi(from) != atoi(age_code[i]))
				continue;
			for (int t = atoi(at(&header, &l, "date") + 5) - 1; t < MOST_MONTHS; t++) {
				truth[t][side][i] += atof(at(&header, &l, "count"));
				truth[t][TOTAL][i] += atof(at(&header, &l, "count"));
			}
		}
	fclose(f);
}

/* ---- the attack: one unknown for each month, side and age */

struct attack {
	struct mem *mem;
	size_t n_months;
	struct report report[MOST_MONTHS];
	struct linear program;
	size_t n_equations;
	bool fives;
	size_t n_unknowns; /* fives: in use */
};

/* Who is counted in some months (bit t: month t), in a column, of a kind. */
static void mark(double *row, unsigned months, int column, int kind)
{
	for (size_t t = 0; months >> t; t++)
		for (int s = 0; s < SIDES; s++)
			for (int i = 0; i < KINDS; i++) {
				bool counts = kind == EVERYBODY || kind == i || (kind == KNOWN && i != UNKNOWN);
				if ((months >> t & 1) && counts && (column == TOTAL || column == s))
					row[(t * SIDES + (size_t)s) * KINDS + (size_t)i] = 1;
			}
}

static unsigned until(size_t month)
{
	return (2u << month) - 1;
}

/* A number that was printed. One in fives is up to two more or less; how many are known is then the sum of the groups, so two for each. */
static void equation(struct attack *a, unsigned months, int column, int kind, double sum)
{
	size_t n = a->program.n_columns;
	double *row = a->program.a + a->n_equations * n;
	if (isnan(sum))
		return;
	mark(row, months, column, kind);
	double off = kind == KNOWN ? 2 * AGES : 2;
	a->program.b[a->n_equations++] = a->fives ? fmax(0, sum - off) : sum;
	if (!a->fives)
		return;
	size_t above = a->n_unknowns++, below = a->n_unknowns++;
	row[above] = -1;
	row[n + above] = row[n + below] = 1;
	a->program.b[a->n_equations++] = sum + off - fmax(0, sum - off);
}

static void set_up(struct attack *a)
{
	a->program = linear_new(a->mem, a->n_months * (1 + SIDES + COLUMNS * AGES), a->n_months * SIDES * KINDS);
	for (size_t t = 0; t < a->n_months; t++) {
		const struct report *r = &a->report[t];
		equation(a, until(t), TOTAL, KNOWN, r->known);
		for (int s = 0; s < SIDES; s++)
			equation(a, until(t), s, KNOWN, r->side[s]);
		for (int c = 0; c < COLUMNS; c++)
			for (int i = 0; i < AGES; i++)
				equation(a, until(t), c, i, r->x[c][i]);
	}
	a->program.n_rows = a->n_equations;
}

/* The least (sign 1) or the most (sign -1) that a number can be. */
static double extreme(struct attack *a, unsigned months, int column, int age, double sign)
{
	struct err e = { 0 };
	struct linear_result r;
	memset(a->program.cost, 0, a->program.n_columns * sizeof *a->program.cost);
	mark(a->program.cost, months, column, age);
	for (size_t i = 0; i < a->program.n_columns; i++)
		a->program.cost[i] *= sign;
	if (!linear_minimise(a->mem, &a->program, &r, &e) || r.state != LINEAR_SOLVED) {
		fputs("the printed numbers contradict each other\n", stderr);
		exit(1);
	}
	return sign * r.value;
}

/* True when nothing is wrong with one number. */
static bool look(struct attack *a, size_t month, int column, int age, double truth, double threshold, double *narrowest)
{
	static const char *const name[COLUMNS] = { "hall", "online", "all" };
	double shown = a->report[month].x[column][age];
	bool small = truth > 0 && truth < threshold;
	if (!isnan(shown)) {
		if (!small && fabs(shown - truth) < 0.5)
			return true;
		fprintf(stderr, "month %zu, %s, %s: shows %g, true is %g\n", month + 1, name[column], age_code[age], shown, truth);
		return false;
	}
	bool sides_told = !isnan(a->report[month].side[0]) || !isnan(a->report[month].side[1]);
	if (!small || a->report[month].n_hidden == AGES || (column != TOTAL && !sides_told))
		return true; /* without any number of its own a column has nothing to be worked out from */
	double least = extreme(a, until(month), column, age, 1), most = extreme(a, until(month), column, age, -1);
	*narrowest = fmin(*narrowest, most - least + 1);
	bool newest = month + 1 == a->n_months;
	if (most - least >= threshold - 1 && (!newest || (least <= 1 && most >= threshold - 1)))
		return true;
	fprintf(stderr, "month %zu, %s, %s: hidden, yet between %g and %g (true: %g)\n", month + 1, name[column], age_code[age], least,
	        most, truth);
	return false;
}

static int attack(const char *counts, double threshold, size_t n, char **folder)
{
	static double truth[MOST_MONTHS][COLUMNS][AGES];
	struct attack a = { .mem = mem_new(), .n_months = n };
	size_t n_wrong = 0, n_hidden = 0;
	double narrowest = INFINITY;
	read_truth(counts, truth);
	for (size_t t = 0; t < n; t++)
		read_report(folder[t], &a.report[t]);
	set_up(&a);
	for (size_t t = 0; t < n; t++)
		for (int c = 0; c < COLUMNS; c++)
			for (int i = 0; i < AGES; i++) {
				n_wrong += look(&a, t, c, i, truth[t][c][i], threshold, &narrowest) ? 0 : 1;
				n_hidden += isnan(a.report[t].x[c][i]) ? 1 : 0;
			}
	printf("%zu numbers hidden, %zu wrong", n_hidden, n_wrong);
	if (isfinite(narrowest))
		printf(", the best known small one has %g values", narrowest);
	puts("");
	mem_free(a.mem);
	return n_wrong > 0;
}

/* ---- what check says */

enum { MOST_PHASES = 9 };

struct said { /* one file */
	size_t month; /* the last one that it tells of */
	size_t n_phases, n_shown;
	unsigned phase[MOST_PHASES]; /* its months */
};

static double cell(const struct line *header, const struct line *l, const char *name)
{
	const char *v = at(header, l, name);
	return *v ? atof(v) : (double)NAN;
}

static int age_of(const char *code)
{
	int i = 0;
	while (i < AGES && strcmp(code, age_code[i]) != 0)
		i++;
	return i;
}

/* The groups of the whole or of a phase, and how many are known. */
static void said_of_groups(struct attack *a, const char *table, const struct line *h, const struct line *l, unsigned months)
{
	int i = age_of(l->field[0]);
	if (strcmp(table, "people_age") == 0 && i < AGES)
		equation(a, months, TOTAL, i, cell(h, l, "participants"));
	if (strcmp(table, "measures") == 0 && strcmp(l->field[0], "age") == 0) {
		equation(a, months, TOTAL, KNOWN, cell(h, l, "known"));
		equation(a, months, TOTAL, UNKNOWN, cell(h, l, "unknown"));
	}
	if (strcmp(table, "hall_online_age") == 0 && i < AGES) {
		equation(a, months, 0, i, cell(h, l, "hall"));
		equation(a, months, 1, i, cell(h, l, "online"));
	}
}

static void said_of_phase(struct attack *a, struct said *r, const struct line *h, const struct line *l)
{
	int from = atoi(at(h, l, "from") + 5) - 1, to = atoi(at(h, l, "to") + 5) - 1, group = age_of(at(h, l, "aim"));
	unsigned months = until((size_t)to) & ~(until((size_t)from) >> 1) & until(r->month);
	r->phase[r->n_phases++] = months;
	equation(a, months, TOTAL, EVERYBODY, cell(h, l, "people"));
	if (group < AGES)
		equation(a, months, TOTAL, group, cell(h, l, "of_group"));
}

static void said_of_activity(struct attack *a, const struct line *h, const struct line *l)
{
	unsigned month = 1u << (atoi(at(h, l, "day") + 5) - 1);
	equation(a, month, strcmp(at(h, l, "online"), "yes") == 0, EVERYBODY, cell(h, l, "participants"));
}

static void read_said(struct attack *a, const char *path, struct said *r)
{
	struct line header = { .n = 0 }, l;
	char table[64] = "";
	FILE *f = open_or_die(path);
	while (next_line(f, &l)) {
		if (l.n == 0 || *l.text == '\0') {
			table[0] = '\0';
		} else if (strcmp(l.field[0], "table") == 0 && l.n > 1) {
			snprintf(table, sizeof table, "%s", l.field[1]);
			next_line(f, &header);
		} else if (strcmp(table, "about") == 0 && strcmp(l.field[0], "until") == 0)
			r->month = (size_t)atoi(l.field[1] + 5) - 1;
		else if (strcmp(table, "phases") == 0)
			said_of_phase(a, r, &header, &l);
		else if (strcmp(table, "activities") == 0)
			said_of_activity(a, &header, &l);
		else if (strncmp(table, "phase_", 6) == 0) {
			r->n_shown += strcmp(table + 8, "measures") == 0 && strcmp(l.field[0], "age") == 0;
			said_of_groups(a, table + 8, &header, &l, r->phase[(size_t)atoi(table + 6) - 1]);
		} else
			said_of_groups(a, table, &header, &l, until(r->month));
	}
	fclose(f);
}

static double true_number(double truth[MOST_MONTHS][COLUMNS][AGES], unsigned months, int column, int age)
{
	double n = 0;
	for (size_t t = 0; months >> t; t++)
		if (months >> t & 1)
			n += truth[t][column][age] - (t ? truth[t - 1][column][age] : 0);
	return n;
}

/* Some months of one side and age: may it be known so well? */
static bool look_at_set(struct attack *a, unsigned months, int column, int age, double truth, double threshold)
{
	if (truth <= 0 || truth >= threshold)
		return true;
	double least = extreme(a, months, column, age, 1), most = extreme(a, months, column, age, -1);
	if (truth < least - 0.01 || truth > most + 0.01)
		fprintf(stderr, "months %x, column %d, %s: between %g and %g, true is %g\n", months, column, age_code[age], least, most,
		        truth);
	else if (most - least > threshold - 1.01 || (least < 1.01 && most > threshold - 1.01))
		return true;
	else
		fprintf(stderr, "months %x, column %d, %s: known to be between %g and %g (true: %g)\n", months, column, age_code[age],
		        least, most, truth);
	return false;
}

static int attack_check(const char *counts, double threshold, bool fives, size_t n, char **file)
{
	enum { CHECK_MONTHS = 3, MOST_NUMBERS = 100 };
	static double truth[MOST_MONTHS][COLUMNS][AGES];
	struct attack a = { .mem = mem_new(), .fives = fives };
	size_t n_wrong = 0, n_shown = 0, n_phases = 0, last = 0, cells = (size_t)CHECK_MONTHS * SIDES * KINDS;
	read_truth(counts, truth);
	a.n_unknowns = cells;
	a.program = linear_new(a.mem, n * MOST_NUMBERS * (fives ? 2 : 1), cells + (fives ? n * MOST_NUMBERS * 2 : 0));
	for (size_t i = 0; i < n; i++) {
		struct said r = { .n_phases = 0 };
		read_said(&a, file[i], &r);
		last = r.month > last ? r.month : last;
		n_shown += r.n_shown;
		n_phases += r.n_phases;
	}
	a.program.n_rows = a.n_equations;
	for (unsigned months = 1; months <= until(last); months++)
		for (int c = 0; c < COLUMNS; c++)
			for (int i = 0; i < AGES; i++)
				n_wrong += look_at_set(&a, months, c, i, true_number(truth, months, c, i), threshold) ? 0 : 1;
	printf("%zu phases shown, %zu hidden, %zu wrong\n", n_shown, n_phases - n_shown, n_wrong);
	mem_free(a.mem);
	return n_wrong > 0;
}

int main(int argc, char **argv)
{
	if ((argc == 3 || argc == 4) && strcmp(argv[1], "counts") == 0)
		return make_counts((unsigned)atoi(argv[2]), argc == 4);
	if (argc > 4 && argc - 4 <= MOST_MONTHS && strcmp(argv[1], "attack") == 0)
		return attack(argv[2], atof(argv[3]), (size_t)argc - 4, argv + 4);
	if (argc > 5 && argc - 5 <= MOST_MONTHS && strcmp(argv[1], "check") == 0)
		return attack_check(argv[2], atof(argv[3]), strcmp(argv[4], "fives") == 0, (size_t)argc - 5, argv + 5);
	fputs("auditor counts SEED [large] | auditor attack counts.csv THRESHOLD FOLDER... | auditor check counts.csv THRESHOLD "
	      "exact|fives FILE...\n",
	      stderr);
	return 2;
}
