/* The phases of a trajectory: what was agreed of each, and its own answer. */
#ifndef REPORTS_PHASES_H
#define REPORTS_PHASES_H
#include "people.h"

/* The participation ladder. */
enum phase_level { PHASE_NO_LEVEL, PHASE_INFORM, PHASE_CONSULT, PHASE_ADVISE, PHASE_COPRODUCE, PHASE_DECIDE };

struct phase {
	const char *name;
	int from, to; /* days, both of the phase */
	enum phase_level level;
	const char *level_code; /* "consult"; "": none */
	enum people_aim aim;
	struct group aim_group; /* PEOPLE_GROUP */
	enum {
		PHASE_SET_BEFORE,
		PHASE_SET_STARTED,
		PHASE_SET_AFTER
	} set; /* recorded before its activities; after they began; after data of its days */
	int set_on; /* day */
	/* the rest is of an answer, not of the agreement */
	bool begun;
	bool hidden; /* its groups may not be told: one is small, or would be beside other figures */
	bool small_group; /* one is small itself */
	struct people people; /* behind the gate; nobody: nobody was counted in its days */
};

/* In the page of the agreement; nothing without phases. */
void phases_agreed(struct doc *d, const struct phase phase[], size_t n);
/* The same as a table alone, for `spiegel status`. */
void phases_list(struct doc *d, const struct phase phase[], size_t n);
/* In the monthly report: a line for each phase of its period with its answer; the table of all for data. */
void phases_of_period(struct doc *d, const struct phase phase[], size_t n, struct period period);
/* In `spiegel check`: a table of all, the groups beside each other, then each by its own aim; full tables for data.      Shape: phase: n.
 * Test: tests/cli/phases.sh */
void phases_section(struct doc *d, const struct phase phase[], size_t n);
#endif
