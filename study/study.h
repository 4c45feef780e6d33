/* What every part of an answer rests on: the agreement, the census, and who took part. Loaded once, asked by study_people() and its like. */
#ifndef STUDY_STUDY_H
#define STUDY_STUDY_H
#include "parties.h"
#include "reports/people.h"

struct study {
	struct store *store;
	int64_t trajectory, last_import; /* as of that import */
	const struct project *project;
	int until_month; /* everything up to its end */
	const struct project_phase *phase; /* of the agreement; only its days then; NULL: the whole trajectory */
	struct criterion criterion;
	struct parties parties;
	struct census census; /* age groups joined where the counts do not tell them apart */
	struct people_input people; /* month by month, before the gate of reports/people.h */
};

/* Shape: *out lies in m, and borrows the store and the project.      Errors: ERR_STORE; ERR_INPUT naming spiegel.ini.
 * Test: tests/unit/study/test_people.c */
bool study_load(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, int until_month, int64_t last_import,
                const struct study **out, struct err *e);
/* The answer after each month in which people took part, for the gate: in->cut.      Errors: as study_load.      Memory: from m.
 * Test: tests/unit/study/test_people.c */
bool study_cuts(struct mem *m, const struct parties *all, const struct census *census, struct people_input *in, struct err *e);
/* People who took part for the first time in a month, as the reader may know: rounded and without few for the public; NaN: none, or not told. */
double study_month_told(const struct study *s, int month);
/* The same of n months together, months without anybody included; for the public not told when one of the months is not. */
double study_months_told(const struct study *s, int from, int n);
/* The same for another population of its agreement: who is old enough to count may differ. */
bool study_load_beside(struct mem *m, const struct study *s, size_t population, const struct study **out, struct err *e);
/* A part of it: who took part in one phase of its agreement, as of the end of the phase or until now, as one cut. */
bool study_load_phase(struct mem *m, const struct study *s, size_t phase, const struct study **out, struct err *e);
#endif
