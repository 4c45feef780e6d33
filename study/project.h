/* The project folder: spiegel.ini says what the trajectory is; spiegel.db holds what was imported. */
#ifndef STUDY_PROJECT_H
#define STUDY_PROJECT_H
#include "analytics/sample.h"
#include "base/day.h"
#include "base/err.h"
#include "importers/importer.h"
#include "reports/against.h"
#include "reports/practice.h"
#include <stdbool.h>

enum { PROJECT_NO_DAY = INT32_MIN };
enum { PROJECT_MAX_GROUPS = 20, PROJECT_MAX_LIST = 50, PROJECT_MAX_POPULATIONS = 5, PROJECT_MAX_PHASES = 9 };

enum { KEEP_MONTHS = 12, KEEP_MONTHS_MOST = 240 };

enum project_answer { PROJECT_UNSAID, PROJECT_NO, PROJECT_YES };

enum aim { AIM_MIRROR, AIM_GROUP, AIM_INTERESTS, AIM_OF_TRAJECTORY /* of a phase that says none; gone after reading */ };

/* The participation ladder, from telling to deciding. */
enum level { LEVEL_NONE, LEVEL_INFORM, LEVEL_CONSULT, LEVEL_ADVISE, LEVEL_COPRODUCE, LEVEL_DECIDE };

/* Figures that a trajectory can set a target for; the order is that of the report. */
enum target {
	TARGET_PARTICIPANTS, /* people who took part for the first time, in the month */
	TARGET_POSTS,
	TARGET_VIEWS,
	TARGET_INTERACTION_RATE, /* per 1,000 views */
	TARGET_MIRROR, /* mirror score on age, to date */
	TARGET_UNKNOWN_AGE, /* share of participants, at most */
	TARGET_N
};

struct text_list {
	const char *item[PROJECT_MAX_LIST];
	size_t n;
};

/* People concerned besides those of the agreement's region and age: a neighbourhood, those of 16 and over. */
struct project_population {
	const char *name, *region;
	int min_age;
};

/* A part of the trajectory, with an aim of its own. */
struct project_phase {
	const char *name;
	int from, to; /* days, both of the phase */
	enum level level;
	enum aim aim;
	const char *target_group; /* as that of the project */
	long line; /* of spiegel.ini, where it begins */
};

struct project {
	const char *folder, *ini_path, *db_path;
	const char *ini_text; /* the file as it is, for the record of a report */
	const char *name, *organisation, *region, *recorded_in, *note;
	const char *legal_ground, *recipients; /* for the register of processing; "": not said */
	int starts, ends; /* days, or PROJECT_NO_DAY */
	enum lang lang; /* of what is made now: that of `taal`, unless asked otherwise */
	enum lang own_lang; /* of `taal`: in which people wrote the texts of the project */
	bool spaced; /* thousands with a thin space, where Dutch has a point */
	enum aim aim;
	const char *target_group; /* AIM_GROUP: "15-24", "65+", "vrouwen", "mannen"; "": the youngest age group */
	int min_age;
	enum tolerance tolerance;
	double own_tolerance[3]; /* share of the group, and at least and at most of all participants, 0..1; NaN: those of the preset */
	bool judge_sex, judge_age;
	int age_start[PROJECT_MAX_GROUPS]; /* first age of each group; the last group is open */
	size_t n_ages;
	double max_unknown;
	struct project_population population[PROJECT_MAX_POPULATIONS];
	size_t n_populations;
	struct project_phase phase[PROJECT_MAX_PHASES]; /* by day; they do not overlap */
	size_t n_phases;
	int smallest; /* groups of fewer people are hidden */
	int keep_months; /* after the end of the trajectory */
	bool for_public; /* asked with the command, not in the file: people.h says what the public sees */
	struct text_list hashtags, words, labels;
	int scope_from, scope_to; /* days, or PROJECT_NO_DAY */
	double target[TARGET_N]; /* NaN: none */
	double practice[PRACTICE_N]; /* guide values of one's own; NaN: those of practice.def */
	const char *approach[AGAINST_TEXTS]; /* what the guide asks to be laid side by side; "": not said */
	const char *theme; /* file of the house style, seen from the folder; "": the neutral one */
	const char *inbox; /* folder of the letterbox; "": none */
	struct text_list reports, langs; /* that `spiegel run` makes */
	enum project_answer statutory; /* is it a procedure required by law? */
};

/* Read DIR/spiegel.ini. UTF-8, with or without BOM, LF or CRLF; comments stand on lines of their own.
 * Errors: ERR_INPUT naming file and line for an unknown section or key, a double key, a value that does not fit.
 * Memory: all texts from m.      Test: tests/unit/study/test_project.c */
bool project_read(struct mem *m, const char *folder, struct project *out, struct err *e);

/* The same of a text that spiegel.ini held once; the file is not looked at. */
bool project_of_text(struct mem *m, const char *folder, const char *text, struct project *out, struct err *e);

/* The commented text of a new spiegel.ini, in the project's language. Reading it back gives the same project. */
char *project_ini_text(struct mem *m, const struct project *p);

/* The form of a language in which this project writes its numbers.      Test: tests/unit/study/test_project.c */
enum lang project_lang(const struct project *p, enum lang words);

/* Everything at its default: nl, mirror, from 15 years, broad tolerance, sex and six ages, no scope, no targets. */
void project_defaults(struct project *p);

/* The posts that belong to the trajectory, as the importers take it; borrowed from p. NULL when everything belongs. */
const struct scope *project_scope(struct mem *m, const struct project *p);

/* The group called "15-24", "65+", "vrouwen" or "mannen"; of an empty name the first. *at: its place among the ages, n for a sex.
 * Shape: ages: n.      False: there is none of that name. */
bool project_find_group(struct mem *m, const struct group ages[], size_t n, const char *name, size_t *at, struct group *out);

/* The groups of the project's ages: "15-24", ..., "65 and over". Returns their number. */
size_t project_age_groups(const struct project *p, struct group out[PROJECT_MAX_GROUPS]);
#endif
