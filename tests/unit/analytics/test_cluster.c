#include "analytics/cluster.h"
#include "analytics/start.h"
#include "tests/t.h"

static struct err e;

/* A meeting without anybody, and a group in which nobody came, tell nothing. */
T_CASE(cluster_empty)
{
	static const double table[] = { 34, 51, 12, 44, 70, 61 }, holes[] = { 34, 0, 51, 0, 0, 0, 12, 0, 44, 70, 0, 61 };
	struct cluster_heterogeneity a, b;
	struct mem *m = mem_new();
	analytics_start();
	t_true(cluster_heterogeneity(m, table, 3, 2, &a, &e) && cluster_heterogeneity(m, holes, 4, 3, &b, &e));
	t_near("x2", a.x2, b.x2, 1e-12);
	t_near("df", b.df, 2, 0);
	t_near("p", a.p, b.p, 1e-12);
	t_true(a.deff >= 1 && a.phi > 0);
	static const double alike[] = { 10, 20, 30, 60 };
	t_true(cluster_heterogeneity(m, alike, 2, 2, &a, &e));
	t_near("phi of equal profiles", a.phi, 0, 0);
	t_near("deff", a.deff, 1, 0);
	t_false(cluster_heterogeneity(m, table, 1, 6, &a, &e));
	e = (struct err){ .code = ERR_NONE };
	t_false(cluster_heterogeneity(m, NULL, 0, 0, &a, &e));
	mem_free(m);
}
T_END

/* With the same design effect everywhere the correction divides by it. */
T_CASE(cluster_same_deff)
{
	static const double x[] = { 118, 160, 142 }, pi[] = { 5, 6, 9 }, deff[] = { 2.5, 2.5, 2.5 };
	struct cluster_rao_scott r;
	analytics_start();
	t_true(cluster_rao_scott(x, pi, deff, 3, &r, &e));
	t_near("mean", r.mean_deff, 2.5, 1e-12);
	t_near("adjusted", r.x2_adjusted, r.x2 / 2.5, 1e-12);
	t_false(cluster_rao_scott(x, pi, (const double[]){ 1, 0, 1 }, 3, &r, &e));
}
T_END

T_CASE(cluster_defect_ends)
{
	struct cluster_defect d;
	analytics_start();
	t_true(cluster_defect(0.455, 0.46, 2.3e6, 2.3e8, &d, &e));
	t_near("f / (1 - f) / ddc^2", d.n_eff, 0.01 / 0.99 / (d.ddc * d.ddc), 1e-9);
	t_true(cluster_defect(0.5, 0.5, 10, 100, &d, &e) && isinf(d.n_eff) && fabs(d.ddc) <= 0);
	t_true(cluster_defect(0.5, 0.5, 100, 100, &d, &e) && d.why == WHY_UNDEFINED && isnan(d.ddc));
	t_true(cluster_defect(0.1, 0, 10, 100, &d, &e) && d.why == WHY_UNDEFINED);
	t_false(cluster_defect(0.5, 0.5, 0, 100, &d, &e));
	e = (struct err){ .code = ERR_NONE };
	t_false(cluster_defect(0.5, 0.5, 200, 100, &d, &e));
}
T_END

T_MAIN("analytics/cluster", cluster_empty, cluster_same_deff, cluster_defect_ends)
