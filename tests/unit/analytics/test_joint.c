#include "tests/t.h"
#include "analytics/joint.h"

static struct joint_tvd tvd(const struct joint_margins *margins, const double census[])
{
	struct joint_tvd r;
	struct err e = { 0 };
	t_true(joint_tvd(margins, census, &r, &e));
	return r;
}

T_CASE(margins_can_be_perfect_and_the_table_wrong)
{
	static const double half[] = { 0.5, 0.5 }, census[] = { 25, 25, 25, 25 };
	struct joint_tvd r = tvd(&(struct joint_margins){ 2, 2, half, half }, census);
	t_near("row", r.row + r.column, 0, 0);
	t_near("perhaps right", r.table.lo, 0, 0);
	t_near("only young women and old men", r.table.hi, 0.5, 1e-12);
	t_true(r.exact);
}
T_END

/* Every whole table with the margins: the corners are among them. */
T_CASE(small_tables_against_every_filling)
{
	unsigned seed = 11;
	for (int trial = 0; trial < 80; trial++) {
		double x[6], census[6], row[3] = { 0 }, column[2] = { 0 }, least = 1, most = 0, all = 0, everybody = 0;
		for (size_t c = 0; c < 6; c++) {
			seed = seed * 1103515245u + 12345u;
			x[c] = (seed >> 16) % 5;
			census[c] = (seed >> 21) % 9;
			row[c / 2] += x[c];
			column[c % 2] += x[c];
			all += census[c];
			everybody += x[c];
		}
		if (!(all > 0) || !(everybody > 0))
			continue;
		for (double a = 0; a <= row[0]; a++)
			for (double b = 0; b <= row[1]; b++) {
				double y[] = { a, row[0] - a, b, row[1] - b, column[0] - a - b, row[2] - (column[0] - a - b) }, off = 0;
				bool fits = y[4] >= 0 && y[5] >= 0;
				for (size_t c = 0; c < 6; c++)
					off += fabs(y[c] / everybody - census[c] / all) / 2;
				most = fits ? fmax(most, off) : most;
			}
		/* the least lies between whole tables: a finer grid stays above it, and comes near */
		for (int i = 0; i <= 20 * (int)row[0]; i++)
			for (int j = 0; j <= 20 * (int)row[1]; j++) {
				double a = i / 20.0, b = j / 20.0;
				double y[] = { a, row[0] - a, b, row[1] - b, column[0] - a - b, row[2] - (column[0] - a - b) }, off = 0;
				for (size_t c = 0; c < 6; c++)
					off += fabs(y[c] / everybody - census[c] / all) / 2;
				least = y[4] >= -1e-9 && y[5] >= -1e-9 ? fmin(least, off) : least;
			}
		struct joint_tvd r = tvd(&(struct joint_margins){ 3, 2, row, column }, census);
		t_near("most", r.table.hi, most, 1e-12);
		t_true(r.exact);
		t_true(r.table.lo <= least + 1e-12 && r.table.lo >= least - 0.3 / everybody);
		double turned[] = { census[0], census[2], census[4], census[1], census[3], census[5] };
		struct joint_tvd t = tvd(&(struct joint_margins){ 2, 3, column, row }, turned);
		t_near("turned", t.table.hi, most, 1e-12);
		t_near("turned", t.table.lo, r.table.lo, 1e-12);
		t_near("turned", t.row, r.column, 1e-12);
	}
}
T_END

/* Eighteen ages by two sexes; and a table of which not every set can be tried. */
T_CASE(large_tables_end)
{
	double row[20], column[20], census[400];
	for (size_t i = 0; i < 20; i++)
		row[i] = (double)(i * 7 % 11) + 1;
	for (size_t i = 0; i < 20; i++)
		column[i] = row[(i * 3 + 1) % 20];
	for (size_t c = 0; c < 400; c++)
		census[c] = (double)(c * 13 % 17) + 1;
	double two[2] = { 60, 0 };
	for (size_t i = 0; i < 18; i++)
		two[1] += row[i];
	two[1] -= 60;
	struct joint_tvd r = tvd(&(struct joint_margins){ 18, 2, row, two }, census);
	t_true(r.table.lo >= r.row - 1e-12 && r.table.lo <= r.table.hi && r.table.hi <= 1);
	double all = 0, columns = 0;
	for (size_t i = 0; i < 20; i++)
		all += row[i];
	for (size_t i = 0; i < 20; i++)
		columns += column[i];
	for (size_t i = 0; i < 20; i++)
		column[i] *= all / columns;
	r = tvd(&(struct joint_margins){ 20, 8, row, (double[]){ all / 8, all / 8, all / 8, all / 8, all / 8, all / 8, all / 8, all / 8 } },
	        census);
	t_true(r.table.lo <= r.table.hi && r.table.hi <= 1);
	r = tvd(&(struct joint_margins){ 20, 20, row, column }, census);
	t_true(!r.exact && r.table.lo <= r.table.hi && r.table.hi <= 1);
}
T_END

T_CASE(cells_between_their_bounds)
{
	static const double row[] = { 60, 30, 10 }, column[] = { 70, 30 };
	struct interval cell[6];
	struct err e = { 0 };
	t_true(joint_cells(&(struct joint_margins){ 3, 2, row, column }, cell, &e));
	t_near("least", cell[0].lo, 30, 1e-12);
	t_near("most", cell[0].hi, 60, 1e-12);
	t_near("least", cell[5].lo, 0, 0);
	t_near("most", cell[5].hi, 10, 0);
}
T_END

T_CASE(margins_that_contradict_are_refused)
{
	static const double row[] = { 60, 30 }, column[] = { 70, 30 }, bad[] = { -1, 91 }, none[] = { 0, 0, 0, 0 };
	const struct joint_margins m[] = { { 2, 2, row, column }, { 0, 2, row, column }, { 2, 2, bad, row }, { 2, 2, none, none } };
	for (size_t i = 0; i < 4; i++) {
		struct interval cell[4];
		struct joint_tvd r;
		struct err e = { 0 }, again = { 0 };
		t_false(joint_cells(&m[i], cell, &e));
		t_false(joint_tvd(&m[i], none, &r, &again));
		t_int(e.code, ERR_INPUT);
	}
	struct joint_tvd r;
	struct err e = { 0 };
	t_false(joint_tvd(&(struct joint_margins){ 2, 2, row, row }, none, &r, &e));
	t_int(e.word, W_STAT_NO_POPULATION);
}
T_END

T_MAIN("analytics/joint", margins_can_be_perfect_and_the_table_wrong, small_tables_against_every_filling, large_tables_end,
       cells_between_their_bounds, margins_that_contradict_are_refused)
