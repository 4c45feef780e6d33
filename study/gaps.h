/* The groups of people that a trajectory misses, and how a public reaches them. */
#ifndef STUDY_GAPS_H
#define STUDY_GAPS_H
#include "profiles.h"
#include "reports/channels.h"

/* Those shown to be too few, then those that look so, each by the people that lack; of what passed the gate.
 * Memory: from m.      Test: tests/cli/channels.sh */
struct missed *gaps_find(struct mem *m, const struct people *people, size_t *n);

/* The profile's groups from..to - 1 that cover a group; false when they do not reach that far. */
bool gaps_cover(const struct profile *p, struct group g, size_t *from, size_t *to);

/* How many times its share of the residents a group has in a profile. Not told of fewer people than the threshold. p may be NULL. */
struct reach_cell gaps_reach(const struct profile *p, const struct missed *gap, int64_t threshold);

/* The same, of each of several groups; all of a trait are withheld when one group of the profile has fewer people than the threshold, since
 * shares add up.      Shape: by: DIM_N, each may be NULL; out: n. */
void gaps_reach_all(const struct profile *const by[], const struct missed group[], size_t n, int64_t threshold, struct reach_cell out[]);

/* The profile that tells most of a channel: people who saw something say more than people who follow. NULL: none. */
const struct profile *gaps_profile(const struct profile all[], size_t n, int64_t channel, enum dimension dimension);
#endif
