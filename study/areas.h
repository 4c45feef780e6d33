/* From what a person types for an area to the census figures that there are for it, in the project or with the program. */
#ifndef STUDY_AREAS_H
#define STUDY_AREAS_H
#include "base/err.h"
#include "join.h"
#include "regions.h"
#include "shipped.h"
#include "sql/store.h"

struct areas { /* where to look */
	struct mem *mem;
	enum lang lang; /* of dates and numbers in notes and errors */
	struct regions regions;
	const struct shipped *shipped;
	size_t n_shipped;
	struct store *store; /* NULL: not in a project */
	int64_t trajectory;
};

/* The figures of one region on one day. */
struct area_figures {
	const char *code, *name, *source;
	int day;
	const char *exactness; /* constant: "final", "provisional", "estimated" */
	struct join_part cells;
	const char *divided; /* how these people are divided further, beside sex and age: "herkomst, onderwijs"; "": in no way */
	const struct shipped *shipped; /* NULL: of the project */
};

/* Something to say about a choice that was made. */
enum { AREA_NOTE_ARGS = 5 };
struct area_note {
	enum word word;
	const char *arg[AREA_NOTE_ARGS];
	const char *lacks; /* code of a region that the figures are without, though it is part of this one now; NULL: none */
};

struct area {
	const char *code, *name; /* the area that is meant now */
	struct area_figures *figures; /* those to use: one, or the former municipalities of a new one, or those of a province; none: n 0 */
	size_t n;
	struct area_note note;
	bool has_note;
	bool incomplete; /* it would be a sum, but a part of it has no figures: the note (W_REGION_LACKS) names them */
};

/* store: NULL to look at what comes with the program alone.      Memory: from m. */
void areas_open(struct mem *m, enum lang lang, struct store *store, int64_t trajectory, struct areas *out);

/* What is meant by a code or a name, and its figures: of its code; else, when it ended, of the region that it is now part of; else, when it
 * is new, of those it was made of; else, in a project, of all municipalities that lie in it, when there are figures of each of one day. In
 * the project before those of the program.
 * *known is false when it is neither a region that we know nor a code with figures.
 * Errors: ERR_USAGE for a name of several regions, and for a region without figures that was divided (it has no one successor); ERR_STORE.
 * Test: tests/cli/baseline.sh */
bool areas_find(struct areas *a, const char *text, struct area *out, bool *known, struct err *e);

/* What the project has for the regions that a region was made of, when that is newer than what it has for the region itself: figures that came
 * in under old codes. out->n is 0 when there is nothing newer.
 * Errors: ERR_STORE.      Test: tests/cli/belgium.sh */
bool areas_former(struct areas *a, const char *code, struct area *out, struct err *e);

/* Is an import a census file (*census)? Then also its codes which should be in the list of areas and are not (regions_should_list):
 * "GM9999, GM9998", "" for none.
 * Errors: ERR_STORE.      Memory: from m.      Test: tests/cli/baseline.sh */
bool areas_unlisted(struct mem *m, struct store *s, int64_t trajectory, int64_t import, bool *census, const char **codes, struct err *e);

/* The municipalities that a census file of a day lacks, when it has nearly all of a country: "Nazareth (44048), Zulte (44081), …"; "" when it
 * has them all, or clearly is of a few.
 * Errors: ERR_STORE.      Memory: from m.      Test: tests/cli/belgium.sh */
bool areas_lacking(struct mem *m, enum lang lang, struct store *s, int64_t trajectory, int64_t import, int day, const char **names,
                   struct err *e);
#endif
