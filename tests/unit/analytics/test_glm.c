#include "analytics/glm.h"
#include "tests/t.h"

static struct glm_fit fit(struct mem *m, const struct glm *g)
{
	struct glm_fit r;
	struct err e = { 0 };
	t_true(glm_fit(m, g, &r, &e));
	return r;
}

static const double two[] = { 1, 0, 1, 1 };

/* With a parameter for each group everything is known: log odds, and 1 / y + 1 / (n - y). */
T_CASE(log_odds_of_two_groups)
{
	struct mem *m = mem_new();
	static const double y[] = { 30, 20 }, size[] = { 100, 40 }, weight[] = { 2, 2 };
	struct glm_fit r = fit(m, &(struct glm){ GLM_LOGIT, 2, 2, two, y, size, NULL });
	t_true(r.converged);
	t_near("odds", r.beta[0], log(30.0 / 70), 1e-10);
	t_near("odds ratio", r.beta[1], log(20.0 / 20) - log(30.0 / 70), 1e-10);
	t_near("variance", r.covariance[0], 1.0 / 30 + 1.0 / 70, 1e-9);
	t_near("variance", r.covariance[3], 1.0 / 30 + 1.0 / 70 + 1.0 / 20 + 1.0 / 20, 1e-9);
	t_near("nothing left", r.deviance, 0, 0);
	r = fit(m, &(struct glm){ GLM_LOGIT, 2, 2, two, y, size, weight });
	t_near("half the variance", r.covariance[0], (1.0 / 30 + 1.0 / 70) / 2, 1e-9);
	mem_free(m);
}
T_END

T_CASE(log_means_of_counts)
{
	struct mem *m = mem_new();
	static const double y[] = { 4, 6, 10, 20 }, x[] = { 1, 0, 1, 0, 1, 1, 1, 1 };
	struct glm_fit r = fit(m, &(struct glm){ GLM_LOG, 4, 2, x, y, NULL, NULL });
	t_true(r.converged);
	t_near("mean", r.beta[0], log(5), 1e-10);
	t_near("ratio", r.beta[1], log(3), 1e-10);
	t_near("variance", r.covariance[3], 1.0 / 10 + 1.0 / 30, 1e-9);
	t_near("deviance", r.deviance, 2 * (4 * log(0.8) + 6 * log(1.2) + 10 * log(10.0 / 15) + 20 * log(20.0 / 15)), 1e-10);
	mem_free(m);
}
T_END

T_CASE(groups_without_an_estimate)
{
	struct mem *m = mem_new();
	static const double y[] = { 0, 20 }, size[] = { 100, 40 }, same[] = { 1, 1, 1, 1 }, zero[] = { 0, 0 };
	struct glm_fit r = fit(m, &(struct glm){ GLM_LOGIT, 2, 2, two, y, size, NULL });
	t_false(r.converged);
	t_true(r.mean[0] < 1e-9);
	t_near("half", r.mean[1], 0.5, 1e-9);
	r = fit(m, &(struct glm){ GLM_LOGIT, 2, 2, same, y, size, NULL });
	t_near("one column", r.mean[0], 20.0 / 140, 1e-10);
	t_near("the other repeats it", r.beta[1] + r.covariance[3], 0, 0);
	r = fit(m, &(struct glm){ GLM_LOG, 2, 2, two, zero, NULL, NULL });
	t_false(r.converged);
	t_true(r.mean[1] < 1e-6);
	mem_free(m);
}
T_END

T_CASE(bad_input_is_refused)
{
	struct mem *m = mem_new();
	static const double y[] = { 30, 20 }, size[] = { 10, 40 }, bad[] = { (double)NAN, 1 }, bad_x[] = { 1, 0, 1, (double)INFINITY };
	const struct glm g[] = {
		{ GLM_LOGIT, 2, 2, two, y, size, NULL }, { GLM_LOG, 2, 2, two, bad, NULL, NULL }, { GLM_LOG, 2, 2, bad_x, y, NULL, NULL },
		{ GLM_LOG, 2, 2, two, y, NULL, bad },    { GLM_LOGIT, 2, 2, two, y, bad, NULL },
	};
	for (size_t i = 0; i < sizeof g / sizeof *g; i++) {
		struct glm_fit r;
		struct err e = { 0 };
		t_false(glm_fit(m, &g[i], &r, &e));
		t_int(e.code, ERR_INPUT);
	}
	mem_free(m);
}
T_END

T_MAIN("analytics/glm", log_odds_of_two_groups, log_means_of_counts, groups_without_an_estimate, bad_input_is_refused)
