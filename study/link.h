/* Links for posts and activities that website statistics tell apart (utm_source, utm_medium, utm_campaign, utm_content), and what they are of. */
#ifndef STUDY_LINK_H
#define STUDY_LINK_H
#include "sql/store.h"

struct link_ask { /* NULL: not said */
	const char *address;
	const char *channel; /* a platform or account of the store, or where else the link will stand */
	const char *
	        post; /* the day it will be posted, "2026-07-03", with its number where there are more that day, "2026-07-03-2"; or its id */
	const char *activity; /* its name, also when it is still to come */
	const char *content; /* a label of one's own */
	const char *medium, *campaign; /* instead of ours */
};

struct link_made {
	const char *address;
	const char *source, *medium, *campaign, *content; /* content: "" none */
	bool known; /* `source` has posts in the store */
};

/* Errors: ERR_USAGE for what does not fit together, an account that is not told apart, a post that is not in; those of url_add_query; ERR_STORE.
 * Memory: from m.      Test: tests/unit/study/test_link.c */
bool study_link(struct mem *m, struct store *s, int64_t trajectory, const struct link_ask *ask, struct link_made *out, struct err *e);

/* The campaign of a trajectory's links: its slug. Memory: from m. */
bool link_campaign(struct mem *m, struct store *s, int64_t trajectory, const char **out, struct err *e);

/* A label of ours, "facebook-2026-07-03-2" or "facebook-plein-2026-07-03", in parts. number 0: it has none. False: it is no such label. */
struct link_label {
	const char *channel; /* "facebook", "facebook-plein" */
	int day;
	size_t number;
};
bool link_label_parse(struct mem *m, const char *label, struct link_label *out);
/* Is an account called so in labels: by its platform, or by platform and name? */
bool link_names_account(struct mem *m, const char *channel, const char *platform, const char *name);
#endif
