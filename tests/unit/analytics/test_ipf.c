#include "analytics/ipf.h"
#include "tests/t.h"

static struct ipf_result fit(double x[], size_t n, const struct ipf_margin *margin, size_t n_margins)
{
	struct ipf_result r;
	struct err e = { 0 };
	t_true(ipf_fit(x, n, margin, n_margins, &r, &e));
	return r;
}

/* The worked example of Wikipedia, "Iterative proportional fitting". */
T_CASE(rows_and_columns)
{
	double x[] = { 40, 30, 20, 10, 35, 50, 100, 75, 30, 80, 70, 120, 20, 30, 40, 50 };
	static const size_t row[] = { 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3 };
	static const size_t column[] = { 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3 };
	static const double rows[] = { 150, 300, 400, 150 }, columns[] = { 200, 300, 400, 100 };
	static const double first[] = { 64.56, 46.24, 35.38, 3.82 };
	const struct ipf_margin margin[] = { { 4, row, rows }, { 4, column, columns } };
	t_int(fit(x, 16, margin, 2).state, IPF_MET);
	for (size_t j = 0; j < 4; j++) {
		double sum_row = 0, sum_column = 0;
		t_true(fabs(x[j] - first[j]) < 0.01);
		for (size_t i = 0; i < 4; i++) {
			sum_row += x[j * 4 + i];
			sum_column += x[i * 4 + j];
		}
		t_near("row", sum_row, rows[j], 1e-11);
		t_near("column", sum_column, columns[j], 1e-11);
	}
	t_near("odds ratios stay", x[0] * x[5] / (x[1] * x[4]), 40.0 * 50 / (30 * 35), 1e-9);
}
T_END

T_CASE(what_cannot_be_met_is_named)
{
	static const size_t row[] = { 0, 0, 1, 1 }, column[] = { 0, 1, 0, 1 };
	static const double half[] = { 50, 50 }, less[] = { 50, 40 }, skew[] = { 60, 40 }, all[] = { 100, 0 };
	const struct ipf_margin even[] = { { 2, row, half }, { 2, column, half } };
	const struct ipf_margin apart[] = { { 2, row, half }, { 2, column, less } };
	const struct ipf_margin crossed[] = { { 2, row, skew }, { 2, column, half } };
	const struct ipf_margin none[] = { { 2, row, all }, { 2, column, half } };
	double empty[] = { 1, 0, 1, 0 };
	struct ipf_result r = fit(empty, 4, even, 2);
	t_int(r.state, IPF_EMPTY);
	t_int(r.margin, 1);
	t_int(r.group, 1);
	double good[] = { 1, 2, 3, 4 };
	r = fit(good, 4, apart, 2);
	t_int(r.state, IPF_TOTALS_DIFFER);
	t_int(r.margin, 1);
	double diagonal[] = { 1, 0, 0, 1 };
	t_int(fit(diagonal, 4, crossed, 2).state, IPF_NOT_MET);
	double zeros[] = { 1, 2, 0, 0 }; /* an empty row that should be empty */
	t_int(fit(zeros, 4, none, 2).state, IPF_MET);
	t_near("half", zeros[0], 50, 1e-12);
	double to_zero[] = { 1, 2, 3, 4 }; /* a row that should become empty */
	t_int(fit(to_zero, 4, none, 2).state, IPF_MET);
	t_near("gone", to_zero[2], 0, 0);
}
T_END

T_CASE(bad_numbers_are_refused)
{
	static const size_t row[] = { 0, 1 };
	static const double good[] = { 1, 1 }, bad[] = { 1, -1 };
	const struct ipf_margin margin = { 2, row, good }, wrong = { 2, row, bad };
	double x[] = { 1, 1 }, nan_cell[] = { 1, (double)NAN };
	struct ipf_result r;
	struct err e = { 0 };
	t_false(ipf_fit(nan_cell, 2, &margin, 1, &r, &e));
	e = (struct err){ 0 };
	t_false(ipf_fit(x, 2, &wrong, 1, &r, &e));
	e = (struct err){ 0 };
	t_false(ipf_fit(x, 2, &margin, 0, &r, &e));
	t_int(e.code, ERR_INPUT);
}
T_END

T_MAIN("analytics/ipf", rows_and_columns, what_cannot_be_met_is_named, bad_numbers_are_refused)
