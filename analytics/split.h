/* Splitting narrow age bands, where a group or a minimum age begins inside them. */
#ifndef ANALYTICS_SPLIT_H
#define ANALYTICS_SPLIT_H
#include "band.h"
#include "base/mem.h"

enum { SPLIT_YEARS = 5 }; /* the widest band that is split */

/* Cut the cells of at most SPLIT_YEARS years in which one of the ages `cut` lies, by a monotone cubic spline through the cumulative counts of
 * their sex: parts are never negative and add up to the cell exactly. Wider cells and open ones are left whole: splitting those errs by up
 * to 14 %. *out: all cells, with parts in the place of the cells they are of, each part with its standard error.
 * Shape: cell: n; cut: n_cuts, rising.      Units: people.
 * Errors: ERR_INPUT if a count is negative or not finite, or ages of one sex overlap.      Memory: *out is from m.
 * Source: Forsythe, Malcolm & Moler (1977) for the spline, Hyman (1983) SIAM J. Sci. Stat. Comput. 4:645-654 for its filter. Against the real
 * single years of the Netherlands and nine Dutch and Belgian municipalities, 13-17 is off by 1.7 % on average (4 % at most), 18-24 by 0.6 %
 * (2 %).      Test: tests/unit/analytics/test_split.c */
bool split_cells(struct mem *m, const struct band_cell cell[], size_t n, const int cut[], size_t n_cuts, struct band_cell **out,
                 size_t *n_out, size_t *n_split, struct err *e);

/* Standard errors of the counts that band_tally gives.      Shape: out: k.      Memory: none. */
void split_errors(const struct band_cell cell[], size_t n, const struct group group[], size_t k, int min_age, double out[]);

/* Join neighbouring age groups until no cell from min_age on lies in two of them; of[i]: the joined group that group i went to.
 * Cells that are split must be split before.      Shape: group, of: k; joined: room for k.      Returns the number of joined groups. */
size_t split_join_groups(const struct band_cell cell[], size_t n, const struct group group[], size_t k, int min_age, struct group joined[],
                         size_t of[]);
#endif
