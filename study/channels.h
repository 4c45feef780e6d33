/* Who follows and watches? And whom do we miss, and which channels and activities reach them? Joins the gaps of the participants, the profiles of the channels, and
 * published use of platforms. */
#ifndef STUDY_CHANNELS_H
#define STUDY_CHANNELS_H
#include "reports/audiences.h"
#include "reports/channels.h"
#include "study.h"

/* use_path: the list of published use, NULL: there is none.
 * An activity's cell is told only when 10 or more of its people are in the group and 10 or more are not (both k), and its people number 100.
 * Errors: ERR_STORE, ERR_INPUT.      Memory: from m; `people` is borrowed.      Test: tests/cli/channels.sh */
bool study_channels(struct mem *m, const struct study *s, const char *use_path, const struct people *people, struct channels_input *out,
                    struct err *e);

/* Each base of each channel beside the residents.      Errors: ERR_STORE.      Memory: from m.      Test: tests/cli/channels.sh */
bool study_audiences(struct mem *m, const struct study *s, struct audiences *out, struct err *e);
#endif
