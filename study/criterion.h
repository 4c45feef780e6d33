/* The agreement made beforehand: what counts as a mirror of the population. Canonical text, hash and time are kept in the store;
 * a criterion is never edited, only superseded. */
#ifndef STUDY_CRITERION_H
#define STUDY_CRITERION_H
#include "base/hash.h"
#include "project.h"
#include "sql/store.h"

/* Since which version a part of the agreement is as it is now: the newest of these that came before the data and before people took part; else
 * the newest that came before the data; else the oldest. */
struct criterion_since {
	int version;
	int64_t set_at;
	const char *reason, *sha256;
	bool before_data; /* recorded before the first data, by the order of the store: a clock can be set back */
	bool after_start; /* recorded on a day after the first activity of these days that the store knows of */
};

struct criterion {
	const char *text; /* canonical: one key=value a line, keys sorted, numbers in plain form */
	char sha256[HASH_HEX];
	int64_t set_at; /* UTC seconds */
	int version;
	const char *
	        reason; /* "default"; "expected": that with groups and tolerance for the people expected; "own"; or why it replaced the one before */
	bool has_data; /* something was imported, undone imports included; a census is no data of the trajectory */
	bool before_data, after_start; /* this version, in the sense above */
	struct criterion_since stands; /* the version since which all but the phases is as it is now */
	struct agreement agreement;
	const char *region;
	int min_age;
	bool judge_sex, judge_age;
	bool has_aim; /* false: made before the aim was part of an agreement */
	enum aim aim;
	const char *target_group; /* AIM_GROUP, as in the project file */
	struct group age[PROJECT_MAX_GROUPS];
	size_t n_ages;
	struct project_population population[PROJECT_MAX_POPULATIONS]; /* others, held against the same people */
	size_t n_populations;
	struct project_phase phase[PROJECT_MAX_PHASES];
	struct criterion_since phase_stands[PROJECT_MAX_PHASES]; /* of each; before the first data of its own days */
	size_t n_phases;
	int verdict_day; /* PROJECT_NO_DAY: no end was given */
};

/* The canonical text of what a project asks for. Same project, same bytes.      Test: tests/cli/criterion.sh */
char *criterion_text(struct mem *m, const struct project *p);
/* Do two texts agree on the same? One from before the aim was part of it stands for a mirror.      Memory: m works. */
bool criterion_same(struct mem *m, const char *a, const char *b);
/* What the trajectory is for: as agreed, or as the project says where the agreement does not tell. */
enum aim criterion_aim(const struct criterion *c, const struct project *p);
const char *criterion_target_group(const struct criterion *c, const struct project *p);
/* Read a canonical text back.      Errors: ERR_STORE when the text is not one of ours. */
bool criterion_parse(struct mem *m, const char *text, struct criterion *out, struct err *e);
/* The same agreement for another of its populations: its region, its age; groups below that age fall away. */
struct criterion criterion_of_population(const struct criterion *c, size_t i);
/* Code of a rung of the participation ladder: "consult"; "" for none. */
const char *criterion_level_code(enum level level);
/* Did the start of the project write it, by itself? */
bool criterion_is_given(const char *reason);
/* Write a new version; call inside a transaction. */
bool criterion_set(struct store *s, int64_t trajectory, const char *text, const char *reason, int64_t now, struct err *e);
/* The newest version.      Errors: ERR_STORE when there is none. */
bool criterion_newest(struct mem *m, struct store *s, int64_t trajectory, struct criterion *out, struct err *e);
#endif
