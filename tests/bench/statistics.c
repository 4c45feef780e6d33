/* What the statistics cost: seconds for a verdict, for raking, and for 9,999 resamples, each the fastest of five.
 *   statistics            prints a row for each
 *   statistics --people   writes the people that are raked as CSV, and their targets as a second file, for another program to rake
 *   statistics --posts    writes the posts that are modelled as CSV, as many of them as is said, for another program to fit
 * Everything is invented, from one seed. */
#include "analytics/boot.h"
#include "analytics/loglinear.h"
#include "analytics/represent.h"
#include "analytics/start.h"
#include "analytics/weight.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { RUNS = 5, DIMENSIONS = 12, GROUPS = 50, PEOPLE = 1000000, TRAITS = 5, POSTS = 1000, DRAWS = 9999, MODELLED = 1000000, FACTORS = 4 };

static const size_t levels[TRAITS] = { 2, 6, 4, 12, 5 };

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static uint64_t draw(uint64_t *state)
{
	*state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return *state >> 33;
}

struct verdict_work {
	struct composition c[DIMENSIONS];
	struct group group[GROUPS];
	double x[DIMENSIONS][GROUPS], population[DIMENSIONS][GROUPS];
};

static bool verdict(struct mem *m, void *data, struct err *e)
{
	struct verdict_work *w = data;
	struct agreement a = agreement_preset(TOLERANCE_STANDARD);
	struct verdict_result r;
	return represent_judge(m, w->c, DIMENSIONS, &a, &r, e);
}

static void make_verdict(struct verdict_work *w)
{
	uint64_t state = 1;
	for (int d = 0; d < DIMENSIONS; d++) {
		for (int g = 0; g < GROUPS; g++) {
			w->group[g] = (struct group){ .age_from = g, .age_to = g };
			w->population[d][g] = 1000 + (double)(draw(&state) % 1000);
			w->x[d][g] = w->population[d][g] + (double)(draw(&state) % 50);
		}
		w->c[d] = (struct composition){
			.dimension = DIM_AGE, .k = GROUPS, .group = w->group, .x = w->x[d], .population = w->population[d], .unknown = 100
		};
	}
}

struct rake_work {
	size_t *group[TRAITS];
	double target[TRAITS][12];
	struct weight_trait t[TRAITS];
};

static bool rake(struct mem *m, void *data, struct err *e)
{
	struct rake_work *w = data;
	struct weight_cells cells;
	struct weight_fit fit;
	return weight_collapse(m, w->t, TRAITS, NULL, PEOPLE, &cells, e) && weight_rake(m, &cells, w->t, TRAITS, &fit, e);
}

static void make_rake(struct mem *m, struct rake_work *w)
{
	uint64_t state = 2;
	for (int t = 0; t < TRAITS; t++) {
		w->group[t] = mem_array(m, PEOPLE, sizeof *w->group[t]);
		for (size_t i = 0; i < PEOPLE; i++)
			w->group[t][i] = draw(&state) % levels[t];
		double all = 0;
		for (size_t g = 0; g < levels[t]; g++)
			all += w->target[t][g] = 1 + (double)(draw(&state) % 1000) / 1000;
		for (size_t g = 0; g < levels[t]; g++)
			w->target[t][g] *= PEOPLE / all;
		w->t[t] = (struct weight_trait){ .k = levels[t], .group = w->group[t], .target = w->target[t] };
	}
}

/* Posts of 7 types on 4 channels in 24 months and 7 x 3 hours of the week, whose counts differ more than chance. */
static const size_t kinds[FACTORS] = { 7, 4, 24, 21 };

struct model_work {
	double *y, *exposure;
	size_t *level[FACTORS];
	struct loglinear_factor factor[FACTORS];
	struct loglinear_posts posts;
};

static bool model(struct mem *m, void *data, struct err *e)
{
	const struct model_work *w = data;
	struct loglinear_fit fit;
	struct loglinear_rates rates;
	return loglinear_negbin(m, &w->posts, &fit, e) && loglinear_standardise(m, &w->posts, &fit, 0, 1000, 0.95, &rates, e);
}

static void make_model(struct mem *m, struct model_work *w)
{
	uint64_t state = 4;
	w->y = mem_array(m, MODELLED, sizeof *w->y);
	w->exposure = mem_array(m, MODELLED, sizeof *w->exposure);
	for (int f = 0; f < FACTORS; f++) {
		w->level[f] = mem_array(m, MODELLED, sizeof *w->level[f]);
		w->factor[f] = (struct loglinear_factor){ kinds[f], w->level[f] };
	}
	for (size_t i = 0; i < MODELLED; i++) {
		double mean = 0.01;
		for (int f = 0; f < FACTORS; f++) {
			w->level[f][i] = draw(&state) % kinds[f];
			mean *= 1 + (double)(w->level[f][i] % 5) / 10;
		}
		w->exposure[i] = 200 + (double)(draw(&state) % 5000);
		double luck = (double)(1 + draw(&state) % 1000) * (double)(1 + draw(&state) % 1000) / 250000;
		w->y[i] = (double)(uint64_t)(mean * w->exposure[i] * luck);
	}
	w->posts = (struct loglinear_posts){ MODELLED, w->y, w->exposure, FACTORS, w->factor };
}

static void write_posts(const struct model_work *w, const char *path, size_t n)
{
	FILE *f = fopen(path, "w");
	if (!f) {
		perror("statistics");
		return;
	}
	fputs("y,exposure,type,channel,month,hours\n", f);
	for (size_t i = 0; i < n && i < MODELLED; i++)
		fprintf(f, "%.0f,%.0f,%zu,%zu,%zu,%zu\n", w->y[i], w->exposure[i], w->level[0][i], w->level[1][i], w->level[2][i],
		        w->level[3][i]);
	fclose(f);
}

static bool resample(struct mem *m, void *data, struct err *e)
{
	struct boot out;
	return boot_draw(m, data, 0.95, DRAWS, 1, &out, e);
}

static bool row(const char *what, bool (*run)(struct mem *m, void *data, struct err *e), void *data)
{
	double best = 1e9;
	for (int i = 0; i < RUNS; i++) {
		struct mem *m = mem_new();
		struct err e = { .code = ERR_NONE };
		double start = now();
		bool fine = run(m, data, &e);
		double took = now() - start;
		mem_free(m);
		if (!fine) {
			fprintf(stderr, "%s: refused\n", what);
			return false;
		}
		best = took < best ? took : best;
	}
	printf("%s\t%.6f\n", what, best);
	return true;
}

static void write_people(const struct rake_work *w, const char *people, const char *targets)
{
	FILE *f = fopen(people, "w"), *g = fopen(targets, "w");
	if (!f || !g) {
		perror("statistics");
		return;
	}
	fputs("a,b,c,d,e\n", f);
	for (size_t i = 0; i < PEOPLE; i++)
		fprintf(f, "%zu,%zu,%zu,%zu,%zu\n", w->group[0][i], w->group[1][i], w->group[2][i], w->group[3][i], w->group[4][i]);
	fputs("trait,group,n\n", g);
	for (int t = 0; t < TRAITS; t++)
		for (size_t i = 0; i < levels[t]; i++)
			fprintf(g, "%c,%zu,%.10f\n", "abcde"[t], i, w -> target[t][i]);
	fclose(f);
	fclose(g);
}

int main(int argc, char **argv)
{
	struct mem *m = mem_new();
	struct verdict_work *verdicts = mem_alloc(m, sizeof *verdicts);
	struct rake_work *people = mem_alloc(m, sizeof *people);
	double *x = mem_array(m, POSTS, sizeof *x);
	uint64_t state = 3;
	analytics_start();
	make_rake(m, people);
	struct model_work *posts_modelled = mem_alloc(m, sizeof *posts_modelled);
	make_model(m, posts_modelled);
	if (argc == 4 && strcmp(argv[1], "--posts") == 0) {
		write_posts(posts_modelled, argv[2], strtoul(argv[3], NULL, 10));
		mem_free(m);
		return 0;
	}
	if (argc == 4 && strcmp(argv[1], "--people") == 0) {
		write_people(people, argv[2], argv[3]);
		mem_free(m);
		return 0;
	}
	make_verdict(verdicts);
	for (size_t i = 0; i < POSTS; i++)
		x[i] = (double)(draw(&state) % 1000);
	struct boot_sample posts = { .n = POSTS, .x = x, .statistic = boot_median };
	bool fine = row("verdict", verdict, verdicts) && row("rake", rake, people) && row("bootstrap", resample, &posts) &&
	            row("model", model, posts_modelled);
	posts_modelled->posts.n = MODELLED / 10;
	fine = fine && row("model_tenth", model, posts_modelled);
	mem_free(m);
	return fine ? 0 : 1;
}
