/* Somebody who keeps every monthly report and works out what they hide.
 *
 *   auditor counts SEED >counts.csv       invented participants: three months, hall and online, by age, many groups small
 *   auditor attack counts.csv THRESHOLD FOLDER...       folders with the tables of the reports of these months, oldest first
 *
 * The attack knows nothing of the gate. It takes the printed numbers as equations about how many of each age came in each month to hall and
 * online, none of them negative, and asks for the least and the most that each hidden number can be (a linear program). It complains, with
 * status 1, of a small number that is shown, of a number that is not the true one, and of a hidden small one that is known too well: fewer
 * values than the threshold, or, in the newest report, not all values from 1 to the threshold. */
#include "analytics/linear.h"
#include "base/str.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { AGES = 6, SIDES = 2, MOST_MONTHS = 12, MOST_FIELDS = 32, TOTAL = SIDES, COLUMNS };

static const char *const age_code[AGES] = { "15-24", "25-34", "35-44", "45-54", "55-64", "65+" };

/* ---- inventing */

static unsigned draw(unsigned *seed, unsigned n)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % n;
}

static int make_counts(unsigned seed)
{
	static const int sizes[] = { 0, 0, 1, 2, 4, 7, 9, 12, 18, 30, 55 };
	puts("activity,date,kind,online,sex,age_from,age_to,first_time,count");
	for (int month = 1; month <= 3; month++)
		for (int side = 0; side < SIDES; side++) {
			const char *place = side ? "meeting,yes" : "meeting,no";
			printf("M%d%s,2026-0%d-10,%s,,,,yes,%u\n", month, side ? "o" : "h", month, place, 1 + draw(&seed, 9));
			for (int i = 0; i < AGES; i++) {
				int n = sizes[draw(&seed, sizeof sizes / sizeof *sizes)];
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
};

/* Who is counted, up to `month`, in a column, of an age (-1: all ages). */
static void mark(double *row, size_t month, int column, int age)
{
	for (size_t t = 0; t <= month; t++)
		for (int s = 0; s < SIDES; s++)
			for (int i = 0; i < AGES; i++)
				if ((column == TOTAL || column == s) && (age < 0 || age == i))
					row[(t * SIDES + (size_t)s) * AGES + (size_t)i] = 1;
}

static void equation(struct attack *a, size_t month, int column, int age, double sum)
{
	if (isnan(sum))
		return;
	mark(a->program.a + a->n_equations * a->program.n_columns, month, column, age);
	a->program.b[a->n_equations++] = sum;
}

static void set_up(struct attack *a)
{
	a->program = linear_new(a->mem, a->n_months * (1 + SIDES + COLUMNS * AGES), a->n_months * SIDES * AGES);
	for (size_t t = 0; t < a->n_months; t++) {
		const struct report *r = &a->report[t];
		equation(a, t, TOTAL, -1, r->known);
		for (int s = 0; s < SIDES; s++)
			equation(a, t, s, -1, r->side[s]);
		for (int c = 0; c < COLUMNS; c++)
			for (int i = 0; i < AGES; i++)
				equation(a, t, c, i, r->x[c][i]);
	}
	a->program.n_rows = a->n_equations;
}

/* The least (sign 1) or the most (sign -1) that a number can be. */
static double extreme(struct attack *a, size_t month, int column, int age, double sign)
{
	struct err e = { 0 };
	struct linear_result r;
	memset(a->program.cost, 0, a->program.n_columns * sizeof *a->program.cost);
	mark(a->program.cost, month, column, age);
	for (size_t i = 0; i < a->program.n_columns; i++)
		a->program.cost[i] *= sign;
	if (!linear_minimise(a->mem, &a->program, &r, &e) || r.state != LINEAR_SOLVED) {
		fprintf(stderr, "the printed numbers of month %zu contradict each other\n", month + 1);
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
	double least = extreme(a, month, column, age, 1), most = extreme(a, month, column, age, -1);
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

int main(int argc, char **argv)
{
	if (argc == 3 && strcmp(argv[1], "counts") == 0)
		return make_counts((unsigned)atoi(argv[2]));
	if (argc > 4 && argc - 4 <= MOST_MONTHS && strcmp(argv[1], "attack") == 0)
		return attack(argv[2], atof(argv[3]), (size_t)argc - 4, argv + 4);
	fputs("auditor counts SEED | auditor attack counts.csv THRESHOLD FOLDER...\n", stderr);
	return 2;
}
