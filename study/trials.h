/* The trial of each area of reference cases (trial.h says what one is). */
#ifndef STUDY_TRIALS_H
#define STUDY_TRIALS_H
#include "trial.h"

trial_fn trial_a01, trial_a02; /* trial_shares.c */
trial_fn trial_a05, trial_a06; /* trial_fit.c */
trial_fn trial_a07, trial_a08; /* trial_verdict.c */
trial_fn trial_a11; /* trial_unknown.c */
trial_fn trial_a19; /* trial_disclose.c */
trial_fn trial_a20; /* trial_special.c */
#endif
