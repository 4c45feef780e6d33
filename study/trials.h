/* The trial of each area of reference cases (trial.h says what one is). */
#ifndef STUDY_TRIALS_H
#define STUDY_TRIALS_H
#include "trial.h"

trial_fn trial_a01, trial_a02, trial_a03; /* trial_shares.c */
trial_fn trial_a04, trial_a05, trial_a06; /* trial_fit.c */
trial_fn trial_a07, trial_a08; /* trial_verdict.c */
trial_fn trial_a09; /* trial_cluster.c */
trial_fn trial_a10; /* trial_propensity.c */
trial_fn trial_a11; /* trial_unknown.c */
trial_fn trial_a12; /* trial_weight.c, with the kinds of case of two other files: */
trial_fn trial_ipf; /* trial_ipf.c: tables without people */
trial_fn trial_poll; /* trial_poll.c: answers of people */
trial_fn trial_a13; /* trial_overlap.c */
trial_fn trial_a14; /* trial_mix.c */
trial_fn trial_a15; /* trial_trend.c */
trial_fn trial_a16; /* trial_engage.c */
trial_fn trial_a17; /* trial_ranks.c */
trial_fn trial_a18; /* trial_shrink.c */
trial_fn trial_a19; /* trial_disclose.c */
trial_fn trial_a20; /* trial_special.c */
#endif
