/* The files in data/: whole, in the canonical form, of regions in the list, and adding up to what data/README.md says. */
#include "base/day.h"
#include "base/num.h"
#include "base/str.h"
#include "study/datafile.h"
#include "study/regions.h"
#include "study/shipped.h"
#include "tests/t.h"
#include <dirent.h>

enum { CODE, NAME, DATE, SEX, AGE_FROM, AGE_TO, COUNT, STATUS, SOURCE, N };

static int64_t number(const char *text)
{
	int64_t n = -1;
	t_true(num_parse_int(text, strlen(text), &n));
	return n;
}

/* "17,811,291" */
static int64_t readme_number(const char *text)
{
	int64_t n = 0;
	for (; *text && *text != '|'; text++)
		if (*text >= '0' && *text <= '9')
			n = 10 * n + (*text - '0');
	return n;
}

/* People in a file, of one sex (0: both) and one region ("": all). */
static int64_t people(struct mem *m, const char *file, const char *code, char sex)
{
	const char *v[N], *line;
	size_t length;
	struct datafile f;
	int64_t sum = 0;
	t_true(datafile_open(m, mem_printf(m, "data/%s", file), &f));
	while (datafile_next(&f, v, N, &line, &length))
		if ((!*code || str_eq(v[CODE], code)) && (!sex || v[SEX][0] == sex))
			sum += number(v[COUNT]);
	return sum;
}

/* | `baseline_x.csv` | Name, CODE | date | both | men | women | */
static bool check_readme_line(struct mem *m, char *line)
{
	char *cell[8], *rest = line;
	size_t n = 0;
	if (!str_starts(line, "| `baseline_"))
		return false;
	for (char *bar = strchr(rest, '|'); bar && n < 8; bar = strchr(rest, '|'), n++) {
		*bar = '\0';
		cell[n] = rest;
		rest = bar + 1;
	}
	if (n != 7)
		return false; /* the other table */
	const char *file = mem_text_n(m, cell[1] + 2, strcspn(cell[1] + 2, "`"));
	char *comma = strrchr(cell[2], ',');
	const char *code = comma && !strstr(comma, "estimated") ? str_trim(m, comma + 1) : "";
	ck_assert_msg(people(m, file, code, 0) == readme_number(cell[4]), "%s %s", file, code);
	ck_assert_msg(people(m, file, code, 'M') == readme_number(cell[5]), "%s %s, men", file, code);
	ck_assert_msg(people(m, file, code, 'F') == readme_number(cell[6]), "%s %s, women", file, code);
	return true;
}

T_CASE(the_readme_says_what_the_files_hold)
{
	struct mem *m = mem_new();
	char line[1024];
	int n = 0;
	FILE *f = fopen("data/README.md", "r");
	t_true(f != NULL);
	while (fgets(line, sizeof line, f))
		n += check_readme_line(m, line);
	fclose(f);
	t_int(n, 12);
	mem_free(m);
}
T_END

T_CASE(every_file_is_in_the_readme)
{
	struct mem *m = mem_new();
	char text[20000];
	FILE *f = fopen("data/README.md", "r");
	t_true(f != NULL);
	text[fread(text, 1, sizeof text - 1, f)] = '\0';
	fclose(f);
	DIR *folder = opendir("data");
	t_true(folder != NULL);
	for (const struct dirent *d; (d = readdir(folder)) != NULL;) {
		const char *year = str_starts(d->d_name, "baseline_nederland_") ? strrchr(d->d_name, '_') : NULL;
		const char *name = year ? mem_printf(m, "`%.5s`", year) : mem_printf(m, "`%s`", d->d_name);
		if (str_ends(d->d_name, ".csv"))
			ck_assert_msg(strstr(text, name) || strstr(text, mem_printf(m, "`%s`", d->d_name)), "%s", d->d_name);
	}
	closedir(folder);
	mem_free(m);
}
T_END

/* Ages of each sex in rising order from 0 to "and older", none left out; regions in the list, and valid on the date. */
T_CASE(each_region_is_whole)
{
	struct mem *m = mem_new();
	struct regions all;
	struct shipped *list;
	regions_load(m, "data", LANG_NL, &all);
	size_t n = shipped_list(m, "data", &list);
	t_int(n, 4 + 1 + 343 + 3 + 3);
	for (size_t i = 0; i < n; i++) {
		const struct region *r = regions_by_code(&all, list[i].region);
		const char *v[N], *line;
		size_t length;
		struct datafile f;
		const char *order = "FM", *sex;
		int64_t age = 0;
		int day;
		t_true(day_parse(list[i].ref_date, &day));
		ck_assert_msg(r && str_starts(r->name, list[i].name) && r->from <= day && day < r->to, "%s %s", list[i].region,
		              list[i].name);
		t_true(list[i].estimated == (strstr(list[i].path, "gemeenten") != NULL));
		t_true(list[i].single_years != list[i].estimated);
		datafile_of_text(m, shipped_text(m, &list[i]), &f);
		t_true(datafile_next(&f, v, N, &line, &length));
		if (v[SEX][0] == 'M')
			order = "MF";
		sex = order;
		datafile_of_text(m, shipped_text(m, &list[i]), &f);
		while (datafile_next(&f, v, N, &line, &length)) {
			ck_assert_msg(v[SEX][0] == *sex && number(v[AGE_FROM]) == age, "%s %.*s", list[i].region, (int)length, line);
			t_true(number(v[COUNT]) >= 0 && *v[SOURCE] && !strchr(v[SOURCE], '\r'));
			t_text(v[STATUS], list[i].estimated ? "estimated" : "final");
			age = *v[AGE_TO] ? number(v[AGE_TO]) + 1 : 0;
			sex += !*v[AGE_TO];
		}
		t_int(sex - order, 2);
	}
	mem_free(m);
}
T_END

T_CASE(the_best_of_a_region)
{
	struct mem *m = mem_new();
	struct shipped *list;
	size_t n = shipped_list(m, "data", &list);
	t_text(shipped_find(list, n, "NL01")->ref_date, "2025-01-01");
	t_false(shipped_find(list, n, "GM0344")->estimated); /* exact before the estimate */
	t_true(shipped_find(list, n, "GM0820")->estimated); /* a name with a comma in it */
	t_text(shipped_find(list, n, "GM0820")->name, "Nuenen, Gerwen en Nederwetten");
	t_true(shipped_find(list, n, "XX0000") == NULL);
	t_int(shipped_list(m, NULL, &list), 0);
	t_int(shipped_list(m, "/nowhere", &list), 0);
	mem_free(m);
}
T_END

/* Belgium is the sum of its regions, age by age. */
T_CASE(belgium)
{
	struct mem *m = mem_new();
	int64_t sum[2][101] = { { 0 } };
	const char *v[N], *line;
	size_t length, cells = 0;
	struct datafile f;
	t_true(datafile_open(m, "data/baseline_belgie_2021.csv", &f));
	while (datafile_next(&f, v, N, &line, &length)) {
		bool country = str_eq(v[CODE], "01000");
		sum[v[SEX][0] == 'M'][number(v[AGE_FROM])] += country ? -number(v[COUNT]) : number(v[COUNT]);
		cells += !country;
	}
	for (int age = 0; age <= 100; age++)
		ck_assert_msg(sum[0][age] == 0 && sum[1][age] == 0, "age %d", age);
	t_int(cells, 606);
	mem_free(m);
}
T_END

T_CASE(platform_use)
{
	enum { COUNTRY, SURVEY, WAVE, POPULATION, PLATFORM, AGE, MEASURE, VALUE, UNIT, PAGE, USE_N };
	struct mem *m = mem_new();
	const char *v[USE_N], *line;
	size_t length, n = 0;
	struct datafile f;
	t_true(datafile_open(m, "data/platform_use_nl_be.csv", &f));
	for (; datafile_next(&f, v, USE_N, &line, &length); n++) {
		double value;
		int64_t wave;
		bool percent = str_eq(v[UNIT], "percent");
		for (int i = 0; i < USE_N; i++)
			ck_assert_msg(*v[i], "%.*s", (int)length, line);
		t_true(line[length - 1] != '\r');
		t_true(num_parse_int(v[WAVE], strlen(v[WAVE]), &wave) && wave >= 2010 && wave <= 2026);
		t_true(num_parse_real(v[VALUE], strlen(v[VALUE]), '.', &value) || num_parse_int(v[VALUE], strlen(v[VALUE]), &wave));
		ck_assert_msg(percent || str_eq(v[UNIT], "million"), "%.*s", (int)length, line);
		t_true(str_starts(v[PAGE], "http"));
		t_true(str_starts(v[COUNTRY], "NL") || str_starts(v[COUNTRY], "BE"));
	}
	t_int(n, 54);
	mem_free(m);
}
T_END

T_MAIN("study/shipped", the_readme_says_what_the_files_hold, every_file_is_in_the_readme, each_region_is_whole, the_best_of_a_region,
       belgium, platform_use)
