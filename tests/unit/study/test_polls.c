/* From a file of votes and the census to what may be shown. Census figures are sums of the shipped file made with awk. */
#include "desk.h"
#include "study/polls.h"

/* awk over data/baseline_utrecht_2021.csv */
enum { AGED_15 = 299138, WOMEN_15 = 153292, AGED_65 = 37915 };

#define HEADER "poll,option,votes,sex,age_from,age_to,date\n"

static void open_desk(struct desk *d, bool census)
{
	desk_open(d, "GM0344"); /* a test program does not lie beside the data folder, so that no census was taken in */
	if (census)
		desk_take(d, "data/baseline_utrecht_2021.csv", "baseline");
}

static void take_polls(struct desk *d, const char *rows)
{
	desk_take_text(d, mem_printf(d->mem, "%s%s", HEADER, rows), "polls");
}

static struct polls polls_at(struct desk *d, int month, int64_t last_import)
{
	struct polls out;
	const struct study *s;
	ck_assert_msg(study_load(d->mem, d->store, d->trajectory, &d->project, month, last_import, &s, &d->e) &&
	                      study_polls(d->mem, s, &out, &d->e),
	              "%s", err_sentence(d->mem, &d->e, LANG_EN));
	return out;
}

/* Three quarters of the women and a quarter of the men say yes. */
static const char women_and_men[] = "Plein?,yes,1200,F,,,2026-03-12\nPlein?,no,400,F,,,2026-03-12\n"
                                    "Plein?,yes,100,M,,,2026-03-12\nPlein?,no,300,M,,,2026-03-12\n";

T_CASE(votes_are_weighted_to_the_people_concerned)
{
	struct desk d;
	open_desk(&d, true);
	take_polls(&d, women_and_men);
	struct polls p = polls_at(&d, month_make(2026, 3), INT64_MAX);
	double women = (double)WOMEN_15 / AGED_15;
	t_int(p.n, 1);
	t_text(p.poll->facts.question, "Plein?");
	t_text(p.poll->facts.option[1], "yes");
	t_int(p.poll->facts.votes[1], 1300);
	t_int(p.poll->refusal, POLL_WEIGHTED);
	t_near("yes", p.poll->option[1].weighted, round(100 * (0.75 * women + 0.25 * (1 - women))) / 100, 1e-12);
	t_near("unweighted", p.poll->option[1].share, 0.65, 1e-12);
	t_near("largest", p.poll->max, round(10 * (1 - women) * 2000 / 400) / 10, 1e-12);
	t_int(polls_at(&d, month_make(2026, 2), INT64_MAX).n, 0);
	desk_close(&d);
}
T_END

T_CASE(the_newest_import_counts_up_to_the_one_asked)
{
	struct desk d;
	open_desk(&d, true);
	take_polls(&d, women_and_men);
	take_polls(&d, "Plein?,yes,7,,,,2026-03-12\nPlein?,no,5,,,,2026-03-12\nZonder dag?,no,5,,,,\n");
	struct polls p = polls_at(&d, month_make(2026, 3), INT64_MAX);
	t_int(p.n, 2);
	t_text(p.poll[0].facts.question, "Zonder dag?");
	t_int(p.poll[1].n, 12);
	t_int(p.poll[1].refusal, POLL_NO_GROUPS);
	p = polls_at(&d, month_make(2026, 3), 2);
	t_int(p.n, 1);
	t_int(p.poll[0].n, 2000);
	desk_close(&d);
}
T_END

T_CASE(without_fitting_figures_nothing_is_weighted)
{
	struct desk d;
	open_desk(&d, false);
	take_polls(&d, women_and_men);
	t_int(polls_at(&d, month_make(2026, 3), INT64_MAX).poll->refusal, POLL_NO_CENSUS);
	desk_close(&d);
	open_desk(&d, true);
	/* nobody of 65 and over was asked, and there are such people */
	take_polls(&d, "Plein?,yes,60,,15,34,2026-03-12\nPlein?,no,50,,35,64,2026-03-12\n");
	struct polls p = polls_at(&d, month_make(2026, 3), INT64_MAX);
	t_int(p.poll->refusal, POLL_EMPTY);
	t_int(p.poll->group.age_from, 65);
	desk_close(&d);
}
T_END

/* 30 of 400 people of 65 and over, who are 37,915 of 299,138 from 15 on: they count for 12.7 %, where 7.5 % answered. */
T_CASE(age_groups_are_those_of_the_poll)
{
	struct desk d;
	open_desk(&d, true);
	take_polls(&d, "Plein?,yes,200,,15,64,2026-03-12\nPlein?,no,170,,15,64,2026-03-12\n"
	               "Plein?,yes,10,,65,,2026-03-12\nPlein?,no,20,,65,,2026-03-12\n");
	struct polls p = polls_at(&d, month_make(2026, 3), INT64_MAX);
	double old = (double)AGED_65 / AGED_15;
	t_int(p.poll->refusal, POLL_WEIGHTED);
	t_int(p.poll->n_ages, 2);
	t_near("yes", p.poll->option[1].weighted, round(100 * ((1 - old) * 200 / 370 + old * 10 / 30)) / 100, 1e-12);
	t_near("largest", p.poll->max, round(10 * old * 400 / 30) / 10, 1e-12);
	desk_close(&d);
}
T_END

T_MAIN("study polls", votes_are_weighted_to_the_people_concerned, the_newest_import_counts_up_to_the_one_asked,
       without_fitting_figures_nothing_is_weighted, age_groups_are_those_of_the_poll)
