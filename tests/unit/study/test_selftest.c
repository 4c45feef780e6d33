#include "tests/t.h"
#include "analytics/start.h"
#include "base/path.h"
#include "study/selftest.h"
#include "study/trial.h"
#include <unistd.h>

static struct mem *mem;
static struct err e;

static void begin(void)
{
	analytics_start();
	mem = mem_new();
	e = (struct err){ .code = ERR_NONE };
}

/* A file of cases with these rows under the header. */
static const char *write_cases(const char *rows)
{
	const char *path = mem_printf(mem, "/tmp/spiegel_cases_%ld.csv", (long)getpid());
	FILE *f = fopen(path, "w");
	t_true(f != NULL);
	fprintf(f, "area,case,side,key,type,value,tol\n%s", rows);
	fclose(f);
	return path;
}

static struct cases read_made(const char *rows)
{
	struct cases c;
	const char *path = write_cases(rows);
	bool ok = cases_read(mem, path, &c, &e);
	unlink(path);
	ck_assert_msg(ok, "%s", err_sentence(mem, &e, LANG_EN));
	return c;
}

static struct selftest_result run_made(const char *rows)
{
	struct cases c = read_made(rows);
	struct selftest_result r;
	t_int(c.n, 1);
	selftest_run(mem, &c.item[0], ".", &r);
	return r;
}

static void run_all(const char *path, size_t least)
{
	struct cases c;
	struct selftest_result r;
	ck_assert_msg(cases_read(mem, path, &c, &e), "%s", err_sentence(mem, &e, LANG_EN));
	t_true(c.n >= least);
	struct mem *m = mem_new();
	for (size_t i = 0; i < c.n; i++) {
		selftest_run(m, &c.item[i], path_folder(m, path), &r);
		if (r.outcome != SELFTEST_OK)
			t_fail("%s %s: %s expected %s, got %s; %s", c.item[i].area, c.item[i].name, r.n_wrong ? r.wrong[0].key : "",
			       r.n_wrong ? r.wrong[0].expected : "", r.n_wrong && r.wrong[0].got ? r.wrong[0].got : "nothing",
			       r.outcome == SELFTEST_REFUSED ? err_sentence(m, &r.refusal, LANG_EN) : "");
		mem_reset(m);
	}
	mem_free(m);
}

T_CASE(selftest_shipped_cases)
{
	begin();
	run_all("data/cases.csv", 150);
	mem_free(mem);
}
T_END

/* The same cases and those whose records are not ours to ship. */
T_CASE(selftest_whole_set)
{
	const char *shared = getenv("SPIEGEL_SHARED");
	begin();
	const char *path = mem_printf(mem, "%s/reference/cases.csv", shared ? shared : "../shared");
	if (access(path, R_OK) == 0)
		run_all(path, 167);
	else
		printf("# skipped: %s is not here\n", path);
	mem_free(mem);
}
T_END

#define SHARE "a01,x,input,x,num,5,\na01,x,input,n,num,20,\na01,x,input,conf,num,0.95,\n"

T_CASE(selftest_outcomes)
{
	begin();
	t_int(run_made(SHARE "a01,x,expected,p,num,0.25,0\n").outcome, SELFTEST_OK);
	t_int(run_made(SHARE "a01,x,expected,p,num,0.2500001,1e-6\n").outcome, SELFTEST_OK);
	t_int(run_made(SHARE "a01,x,expected,p,num,0.25000000000001,\n").outcome, SELFTEST_OK);
	struct selftest_result r = run_made(SHARE "a01,x,expected,p,num,0.2500001,1e-8\na01,x,expected,q,num,1,\n");
	t_int(r.outcome, SELFTEST_WRONG);
	t_int(r.n_wrong, 2);
	t_text(r.wrong[0].key, "p");
	t_text(r.wrong[0].expected, "0.2500001");
	t_text(r.wrong[0].got, "0.25");
	t_true(r.wrong[1].got == NULL);
	r = run_made(SHARE "a01,x,expected,p,null,,\n");
	t_int(r.outcome, SELFTEST_WRONG);
	t_text(r.wrong[0].expected, "null");
	t_int(run_made(SHARE "a01,x,expected,p,num,NA,\n").outcome, SELFTEST_WRONG);
	t_int(run_made(SHARE "a01,x,expected,p,str,0.25,\n").outcome, SELFTEST_WRONG);
	t_int(run_made(SHARE "a01,x,expected,p,num,Inf,1\n").outcome, SELFTEST_WRONG);
	t_int(run_made("a99_other,x,expected,p,num,1,\n").outcome, SELFTEST_UNKNOWN);
	t_int(run_made("a,x,expected,p,num,1,\n").outcome, SELFTEST_UNKNOWN);
	t_int(run_made("a011,x,expected,p,num,1,\n").outcome, SELFTEST_UNKNOWN);
	mem_free(mem);
}
T_END

#define TWO "a14,x,input,P[0][0],num,0.8,\na14,x,input,P[0][1],num,0.2,\na14,x,input,P[1][0],num,0.1,\na14,x,input,P[1][1],num,0.9,\n"
#define SAME_AS_FIRST "a14,x,input,P[2][0],num,0.8,\na14,x,input,P[2][1],num,0.2,\n"
#define EVEN "a14,x,input,pi[0],num,0.5,\na14,x,input,pi[1],num,0.5,\n"

/* Where two channels are the same, how they share is not compared; what they give is. */
T_CASE(selftest_equal_answers)
{
	begin();
	t_int(run_made(TWO EVEN "a14,x,expected,qp.w[0],num,0.1,1e-6\n").outcome, SELFTEST_WRONG);
	t_int(run_made(TWO SAME_AS_FIRST EVEN "a14,x,expected,qp.w[0],num,0.1,1e-6\n").outcome, SELFTEST_OK);
	t_int(run_made(TWO SAME_AS_FIRST EVEN "a14,x,expected,qp.w,num,0.1,1e-6\na14,x,expected,qp.q[0],num,0.4,1e-6\n").outcome,
	      SELFTEST_WRONG);
	mem_free(mem);
}
T_END

T_CASE(selftest_case_that_starts_from_another)
{
	begin();
	struct selftest_result r = run_made("a12,x,input,start,str,y weights,\na12,x,expected,sum_w,num,1,\n");
	t_int(r.outcome, SELFTEST_REFUSED);
	t_int(r.refusal.word, W_CASES_OTHER);
	mem_free(mem);
}
T_END

#define NOBODY "a01,x,input,x,num,0,\na01,x,input,n,num,0,\na01,x,input,conf,num,0.95,\n"

/* What is refused has no answers: null is right then, and so is `refused`; a number is not. */
T_CASE(selftest_refusals)
{
	begin();
	struct selftest_result r = run_made(NOBODY "a01,x,expected,p,num,0,\n");
	t_int(r.outcome, SELFTEST_REFUSED);
	t_int(r.refusal.word, W_STAT_SHARE);
	t_int(run_made(NOBODY "a01,x,expected,p,null,,\na01,x,expected,refused,bool,true,\n").outcome, SELFTEST_OK);
	t_int(run_made(NOBODY "a01,x,expected,refused,bool,false,\n").outcome, SELFTEST_REFUSED);
	t_int(run_made(SHARE "a01,x,expected,refused,bool,false,\n").outcome, SELFTEST_OK);
	t_int(run_made(SHARE "a01,x,expected,refused,bool,true,\n").outcome, SELFTEST_WRONG);
	t_int(run_made("a01,x,expected,p,num,0,\n").outcome, SELFTEST_REFUSED);
	t_int(run_made(NOBODY "a01,x,expected,p,null,,\na01,x,expected,feasible,bool,false,\n").outcome, SELFTEST_OK);
	t_int(run_made(NOBODY "a01,x,expected,feasible,bool,true,\n").outcome, SELFTEST_REFUSED);
	mem_free(mem);
}
T_END

#define NO_TABLE                                                                                                                           \
	"a12,x,input,seed[0][0],num,5,\na12,x,input,seed[0][1],num,0,\na12,x,input,seed[1][0],num,0,\na12,x,input,seed[1][1],num,5,\n"     \
	"a12,x,input,targets[0].dim,num,1,\na12,x,input,targets[0].total[0],num,60,\na12,x,input,targets[0].total[1],num,40,\n"            \
	"a12,x,input,targets[1].dim,num,2,\na12,x,input,targets[1].total[0],num,30,\na12,x,input,targets[1].total[1],num,70,\n"
#define ALIKE "a09,x,input,p,num,0.3,\na09,x,input,pi,num,0.3,\na09,x,input,n,num,500,\na09,x,input,N,num,100000,\n"

/* null may stand for a whole table, for a part of one that is null itself, and for a number without end. */
T_CASE(selftest_null)
{
	begin();
	t_int(run_made(NO_TABLE "a12,x,expected,converged,bool,false,\na12,x,expected,fitted,null,,\n").outcome, SELFTEST_OK);
	t_int(run_made(NO_TABLE "a12,x,expected,fitted[1],null,,\na12,x,expected,fitted[0][1],null,,\n").outcome, SELFTEST_OK);
	t_int(run_made(NO_TABLE "a12,x,expected,fitted[0][1].share,null,,\n").outcome, SELFTEST_OK);
	t_int(run_made(NO_TABLE "a12,x,expected,fit,null,,\n").outcome, SELFTEST_WRONG);
	t_int(run_made(SHARE "a01,x,expected,wilson,null,,\n").outcome, SELFTEST_WRONG);
	t_int(run_made(ALIKE "a09,x,expected,n_eff,null,,\n").outcome, SELFTEST_OK);
	t_int(run_made(ALIKE "a09,x,expected,n_eff,num,Inf,\n").outcome, SELFTEST_OK);
	t_int(run_made(ALIKE "a09,x,expected,f,null,,\n").outcome, SELFTEST_WRONG);
	mem_free(mem);
}
T_END

T_CASE(selftest_trial_inputs)
{
	begin();
	struct cases c =
	        read_made("a,x,input,list[0],num,3,\na,x,input,list[1],null,,\na,x,input,list[2],str,z,\na,x,input,alone,num,7,\n"
	                  "a,x,input,none,null,,\na,x,input,t[0][0],num,1,\na,x,input,t[0][1],num,2,\na,x,input,t[1][0],num,3,\n"
	                  "a,x,input,t[1][1],num,4,\na,x,input,u[0][0],num,1,\na,x,input,u[1][0],num,1,\na,x,input,u[1][1],num,1,\n"
	                  "a,x,input,d.b.x,num,1,\na,x,input,d.a[0],num,1,\na,x,input,d.b-.x,num,1,\na,x,input,d.b.y,bool,true,\n"
	                  "a,x,expected,q.r[0],num,1,\n");
	struct trial *t = trial_new(mem, &c.item[0], ".");
	const double *v;
	const char *const *name;
	size_t k;
	t_int(trial_list(t, "list", &v), 3);
	t_true(v[0] > 2.5 && isnan(v[1]) && isnan(v[2]));
	t_int(trial_list(t, "alone", &v), 1);
	t_int(trial_list(t, "none", &v), 0);
	t_int(trial_list(t, "nowhere", &v), 0);
	t_int(trial_table(t, "t", &v, &k), 2);
	t_int(k, 2);
	t_true(v[2] > 2.5 && v[2] < 3.5);
	t_int(trial_table(t, "u", &v, &k), 0);
	t_int(trial_names(t, "d", &name), 3);
	t_text(name[0], "a");
	t_text(name[1], "b");
	t_text(name[2], "b-");
	t_true(trial_has(t, "d.b") && !trial_has(t, "none") && !trial_has(t, "lis") && trial_has(t, "list"));
	t_true(trial_wants(t, "q") && trial_wants(t, "q.r") && !trial_wants(t, "r"));
	t_true(trial_flag(t, "d.b.y", false) && trial_flag(t, "d.b.x", true) && !trial_text(t, "alone"));
	struct records r;
	t_false(trial_data(t, "data_/../../etc/passwd", &r, &e));
	t_int(e.word, W_CASES_DATA_NAME);
	mem_free(mem);
}
T_END

T_CASE(selftest_bad_files)
{
	static const struct {
		const char *rows;
		long row, column;
		enum word word;
	} bad[] = {
		{ "", 0, 0, W_RECORDS_NONE },
		{ "a,x,expected,p,num,1\n", 2, 0, W_RECORDS_WIDTH },
		{ "a,x,expected,p,num,1,,\n", 2, 0, W_RECORDS_WIDTH },
		{ "a,x,output,p,num,1,\n", 2, 3, W_CASES_SIDE },
		{ ",x,expected,p,num,1,\n", 2, 1, W_CASES_EMPTY },
		{ "a,,expected,p,num,1,\n", 2, 2, W_CASES_EMPTY },
		{ "a,x,expected,,num,1,\n", 2, 4, W_CASES_EMPTY },
		{ "\na,x,expected,p,number,1,\n", 3, 5, W_CASES_TYPE },
		{ "a,x,expected,p,num,,\n", 2, 6, W_CASES_NUMBER },
		{ "a,x,expected,p,num,\"0,5\",\n", 2, 6, W_CASES_NUMBER },
		{ "a,x,expected,p,num,0x10,\n", 2, 6, W_CASES_NUMBER },
		{ "a,x,expected,p,num,1e,\n", 2, 6, W_CASES_NUMBER },
		{ "a,x,expected,p,num, 1,\n", 2, 6, W_CASES_NUMBER },
		{ "a,x,expected,p,bool,yes,\n", 2, 6, W_CASES_FLAG },
		{ "a,x,expected,p,null,0,\n", 2, 6, W_CASES_NULL },
		{ "a,x,expected,p,num,1,-1\n", 2, 7, W_CASES_TOLERANCE },
		{ "a,x,expected,p,num,1,inf\n", 2, 7, W_CASES_TOLERANCE },
		{ "a,x,expected,p,num,1,\na,x,expected,q,num,1,\na,x,expected,p,num,2,\n", 4, 4, W_CASES_KEY_TWICE },
		{ "a,x,input,p,num,1,\na,x,input,p,num,1,\na,x,expected,p,num,2,\n", 3, 4, W_CASES_KEY_TWICE },
		{ "a,x,input,p,num,1,\n", 2, 0, W_CASES_NOTHING_EXPECTED },
		{ "a,x,expected,p,num,1,\na,y,expected,p,num,1,\na,x,expected,q,num,1,\n", 4, 2, W_CASES_APART },
		{ "a,x,expected,p,num,1\",\n", 2, 6, W_ROWS_QUOTE },
		{ "a,x,expected,\"p,num,1,\n", 2, 4, W_ROWS_QUOTE_OPEN },
	};
	begin();
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct cases c;
		e = (struct err){ .code = ERR_NONE };
		const char *path = write_cases(bad[i].rows);
		t_false(cases_read(mem, path, &c, &e));
		unlink(path);
		ck_assert_msg(e.word == bad[i].word && e.row == bad[i].row && e.column == bad[i].column, "%s: %s", bad[i].rows,
		              err_sentence(mem, &e, LANG_EN));
		t_text(e.file, path);
	}
	e = (struct err){ .code = ERR_NONE };
	struct cases c;
	t_false(cases_read(mem, "data/regions.csv", &c, &e));
	t_int(e.word, W_CASES_HEADER);
	mem_free(mem);
}
T_END

/* Whatever stands in an input, a case ends with answers or with words. */
T_CASE(selftest_any_input)
{
	static const double value[] = { 0, -1, 0.5, 1, 3e6, 1e300 };
	enum { N_VALUES = sizeof value / sizeof *value };
	struct cases c;
	struct selftest_result r;
	begin();
	t_true(cases_read(mem, "data/cases.csv", &c, &e));
	struct mem *m = mem_new();
	for (size_t i = 0; i < c.n; i++)
		for (size_t j = 0; j < c.item[i].n_input; j++)
			for (size_t k = 0; k < N_VALUES + 3; k++) {
				struct reference_case changed = c.item[i];
				struct case_row *input = mem_array(m, changed.n_input, sizeof *input);
				memcpy(input, changed.input, changed.n_input * sizeof *input);
				if (k == N_VALUES + 2) { /* it is not there */
					memmove(input + j, input + j + 1, (changed.n_input - j - 1) * sizeof *input);
					changed.n_input--;
				} else {
					input[j].type = k < N_VALUES ? CASE_NUMBER : k == N_VALUES ? CASE_NULL : CASE_TEXT;
					input[j].value = k < N_VALUES ? value[k] : (double)NAN;
					input[j].text = "?";
				}
				changed.input = input;
				changed.n_expected = 0; /* some answers take a second and are given only where they are asked for */
				selftest_run(m, &changed, "data", &r);
				t_true(r.outcome != SELFTEST_REFUSED || err_is_set(&r.refusal));
				mem_reset(m);
			}
	mem_free(m);
	mem_free(mem);
}
T_END

T_MAIN("study/selftest", selftest_shipped_cases, selftest_whole_set, selftest_outcomes, selftest_equal_answers,
       selftest_case_that_starts_from_another, selftest_refusals, selftest_null, selftest_trial_inputs, selftest_bad_files,
       selftest_any_input)
