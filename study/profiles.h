/* Whom the channels reach: profiles of followers and viewers, by the groups that the platform gives, beside the census of the same groups. */
#ifndef STUDY_PROFILES_H
#define STUDY_PROFILES_H
#include "census.h"

struct profile {
	const char *platform, *channel; /* code of the platform, name of the account */
	int64_t channel_id;
	const char *base; /* "followers", "viewers", ... */
	bool counts; /* of people or views; else shares */
	double base_n; /* people or views that it is of, where that is told; else NaN */
	int as_of; /* day */
	enum dimension dimension;
	size_t k;
	const struct group *group; /* as the platform gives them, upwards */
	const double *x; /* counts, or shares in 0..1 */
	double unknown; /* not told which group, in the same unit */
	const double *census; /* people of the same groups; NULL: there is no census that fits */
};

/* The cells of one table of the store, or of several put together. */
struct profile_cells {
	int64_t audience, channel;
	const char *platform, *name, *base;
	bool counts;
	double base_n;
	int as_of;
	struct band_cell *cell;
	size_t n, cap;
	bool withheld, has_sex, has_age;
};

/* *made is false when the cells do not tell two groups of the dimension apart.      Errors: ERR_INPUT.      Memory: from m. */
bool profile_make(struct mem *m, const struct census *census, const struct profile_cells *cells, enum dimension dimension,
                  struct profile *out, bool *made, struct err *e);

double profile_sum(const double v[], size_t k);

/* The newest profile by age and by sex of each channel and base, as of an import. A table in which a group is withheld, or whose groups lie
 * over each other, is left out.
 * Shape: *out: n, by platform, channel, base, dimension.      Errors: ERR_STORE.      Memory: from m.      Test: tests/cli/channels.sh */
bool profiles_load(struct mem *m, struct store *s, int64_t trajectory, int64_t last_import, const struct census *census,
                   struct profile **out, size_t *n, struct err *e);

/* "Facebook", or "Facebook (naam)" where there are several accounts.      Shape: all: n, p one of them. */
const char *profile_name(struct mem *m, const struct profile all[], size_t n, const struct profile *p);
/* Mirror score of a profile, 0..100; NaN without a census that fits, or when a group of fewer people than the threshold is in it. */
double profile_mirror(const struct profile *p, int64_t threshold);
#endif
