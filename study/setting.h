/* What a value of spiegel.ini may be: of each kind how it is read from the file, and written into a new one. */
#ifndef STUDY_SETTING_H
#define STUDY_SETTING_H
#include "project.h"

/* `at` is the field that a kind is of; a kind of several fields (tolerance, dimensions, ages) takes the project that has them.
 * read: errors are ERR_INPUT with what was expected; an empty value stands where a kind allows it.      Memory: texts from m. */
struct setting_kind {
	bool (*read)(struct mem *m, const char *value, void *at, struct err *e);
	const char *(*print)(struct mem *m, const void *at);
};

extern const struct setting_kind setting_text, /* const char * */
        setting_day, /* int; empty: PROJECT_NO_DAY stays */
        setting_lang, /* enum lang */
        setting_age, setting_smallest, setting_months, /* int */
        setting_aim, /* enum aim */
        setting_level, /* enum level */
        setting_spaced, /* bool */
        setting_answer, /* enum project_answer; empty: not said */
        setting_percentage, /* double, a share */
        setting_target, setting_target_score /* 0 to 100 */, setting_target_percentage, /* double; empty: NaN stays */
        setting_list, /* struct text_list */
        setting_tolerance, setting_dimensions, setting_ages; /* struct project */

enum { INI_NO_MEMORY = -2 }; /* what inih returns then */
#endif
