/* The trajectory of a project in its store, and what is newest there. */
#ifndef STUDY_TRAJECTORY_H
#define STUDY_TRAJECTORY_H
#include "project.h"
#include "sql/store.h"

/* Write the project's trajectory into a new store; call inside a transaction. */
bool trajectory_add(struct store *s, struct mem *m, const struct project *p, struct err *e);
/* The id of the project's trajectory.      Errors: ERR_STORE when the store holds none. */
bool trajectory_find(struct store *s, int64_t *out, struct err *e);
/* Its name for files: at most 60 lower case ASCII letters, digits and hyphens, whatever the store holds.      Errors: ERR_STORE.
 * Memory: from m.      Test: tests/cli/frozen.sh */
bool trajectory_slug(struct store *s, struct mem *m, int64_t trajectory, const char **out, struct err *e);
/* The id of the newest import, 0 when nothing was imported. */
bool trajectory_last_import(struct store *s, int64_t trajectory, int64_t *out, struct err *e);
/* The month of the first post, activity, poll or daily figure, year*12+month; 0: there is none. */
bool trajectory_oldest_month(struct store *s, int64_t trajectory, int *out, struct err *e);
/* The newest month that has posts or activities; with nothing but interests, that in which they came in.      Errors: ERR_INPUT when there is no data yet. */
bool trajectory_newest_month(struct store *s, int64_t trajectory, struct period *out, struct err *e);
/* The same; without posts and activities the month of the newest daily figure will do. */
bool trajectory_newest_figures(struct store *s, int64_t trajectory, struct period *out, struct err *e);
#endif
