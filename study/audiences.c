#include "base/str.h"
#include "channels.h"
#include "profiles.h"
#include <math.h>

static struct audience_row new_row(const char *name, const struct profile *p)
{
	return (struct audience_row){
		.name = name, .base = p->base, .day = p->as_of, .counts = p->counts, .n = { NAN, NAN }, .mirror = { NAN, NAN }
	};
}

/* Profiles of one channel and base are one row: by age and by sex. */
bool study_audiences(struct mem *m, const struct study *s, struct audiences *out, struct err *e)
{
	struct profile *profile;
	size_t n_profiles, n = 0;
	if (!profiles_load(m, s->store, s->trajectory, s->last_import, &s->census, &profile, &n_profiles, e))
		return false;
	struct audience_row *row = mem_array(m, n_profiles + 1, sizeof *row);
	const struct profile *last = NULL;
	for (size_t i = 0; i < n_profiles; i++) {
		const struct profile *p = &profile[i];
		if (!last || p->channel_id != last->channel_id || !str_eq(p->base, last->base))
			row[n++] = new_row(profile_name(m, profile, n_profiles, p), p);
		struct audience_row *r = &row[n - 1];
		r->n[p->dimension] = p->counts ? profile_sum(p->x, p->k) : (double)NAN;
		r->mirror[p->dimension] = profile_mirror(p, s->people.threshold);
		r->day = p->as_of > r->day ? p->as_of : r->day;
		last = p;
	}
	*out = (struct audiences){ .n = n, .row = row };
	return true;
}
