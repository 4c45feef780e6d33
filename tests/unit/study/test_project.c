/* spiegel.ini: what is read, what is refused and with which words, and that a new file reads back as the same project. */
#include "tests/t.h"
#include "base/str.h"
#include "study/criterion.h"
#include "study/project.h"
#include <sys/stat.h>
#include <unistd.h>

static const char *make_folder(struct mem *m, const char *ini)
{
	char *folder = mem_text(m, "/tmp/spiegel_test_XXXXXX");
	t_true(mkdtemp(folder) != NULL);
	FILE *f = fopen(mem_printf(m, "%s/spiegel.ini", folder), "wb");
	t_true(f != NULL);
	fwrite(ini, 1, strlen(ini), f);
	fclose(f);
	return folder;
}

static void drop_folder(struct mem *m, const char *folder)
{
	unlink(mem_printf(m, "%s/spiegel.ini", folder));
	rmdir(folder);
}

static bool read_ini(struct mem *m, const char *ini, struct project *p, struct err *e)
{
	const char *folder = make_folder(m, ini);
	bool fine = project_read(m, folder, p, e);
	drop_folder(m, folder);
	return fine;
}

T_CASE(reads_every_key)
{
	struct mem *m = mem_new();
	struct err e = { .code = ERR_NONE };
	struct project p;
	t_true(read_ini(
	        m,
	        "\xef\xbb\xbf; a comment\r\n[traject]\r\nnaam = Plein\r\norganisatie = Gemeente; en buurt\r\nregio = GM0344\r\nstart = "
	        "2025-07-01\r\n"
	        "einde = 2026-06-30\r\ntaal = fr\r\ndoel = belangen\r\ntoelichting = eerste\r\n  tweede regel\r\n"
	        "[afspraak]\r\nvanaf_leeftijd = 16\r\nkenmerken = leeftijd\r\nleeftijdsgroepen_vanaf = 16, 35,65\r\ntolerantie = streng\r\n"
	        "hoogstens_onbekend = 12,5\r\nvastgelegd_in = raadsstuk 2026-041\r\n"
	        "[scope]\r\nhashtags = #plein, groen\r\nvanaf = 2025-08-01\r\n[streefwaarden]\r\ndeelnemers_per_maand = 40\r\nspiegelscore "
	        "=\r\n",
	        &p, &e));
	t_text(p.name, "Plein");
	t_text(p.organisation, "Gemeente; en buurt");
	t_text(p.note, "eerste tweede regel");
	t_text(p.recorded_in, "raadsstuk 2026-041");
	t_int(p.starts, day_make(2025, 7, 1));
	t_int(p.lang, LANG_FR);
	t_int(p.aim, AIM_INTERESTS);
	t_int(p.min_age, 16);
	t_false(p.judge_sex);
	t_true(p.judge_age);
	t_int(p.n_ages, 3);
	t_int(p.age_start[2], 65);
	t_int(p.tolerance, TOLERANCE_STRICT);
	t_near("unknown", p.max_unknown, 0.125, 1e-12);
	t_int(p.hashtags.n, 2);
	t_text(p.hashtags.item[0], "plein");
	t_near("target", p.target[TARGET_PARTICIPANTS], 40, 1e-12);
	t_true(isnan(p.target[TARGET_MIRROR]));
	const struct scope *s = project_scope(m, &p);
	t_int(s->n_hashtags, 2);
	t_int(s->from, day_make(2025, 8, 1));
	mem_free(m);
}
T_END

T_CASE(refuses_with_the_line)
{
	static const struct {
		const char *name, *ini;
		enum word word;
		long line;
	} cases[] = {
		{ "unknown key", "[traject]\nnaam = x\nkleur = groen\n", W_INI_UNKNOWN_KEY, 3 },
		{ "unknown section", "[weer]\nzon = ja\n", W_INI_UNKNOWN_KEY, 2 },
		{ "bad day", "[traject]\nnaam = x\nstart = 2025-02-30\n", W_INI_DAY, 3 },
		{ "bad language", "[traject]\ntaal = de\n", W_INI_LANG, 2 },
		{ "ages fall", "[afspraak]\nleeftijdsgroepen_vanaf = 15, 12\n", W_INI_AGES, 2 },
		{ "one group", "[afspraak]\nleeftijdsgroepen_vanaf = 15\n", W_INI_AGES, 2 },
		{ "percentage", "[afspraak]\nhoogstens_onbekend = 140\n", W_INI_PERCENTAGE, 2 },
		{ "target", "[streefwaarden]\nberichten_per_maand = veel\n", W_INI_TARGET, 2 },
		{ "twice", "[traject]\nregio = a\nregio = b\n", W_INI_TWICE, 3 },
		{ "no pair", "[traject]\nnaam = x\nzomaar tekst\n", W_INI_NO_PAIR, 3 },
		{ "no name", "[traject]\nregio = GM0344\n", W_INI_MISSING, 0 },
		{ "no region", "[traject]\nnaam = x\n", W_INI_MISSING, 0 },
		{ "start of ages", "[traject]\nnaam = x\nregio = y\n[afspraak]\nvanaf_leeftijd = 18\n", W_INI_AGES_START, 0 },
		{ "ends early", "[traject]\nnaam = x\nregio = y\nstart = 2026-01-02\neinde = 2026-01-01\n", W_INI_ENDS_EARLY, 0 },
		{ "not text", "[traject]\nnaam = caf\xe9\n", W_INI_NOT_TEXT, 0 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct mem *m = mem_new();
		struct err e = { .code = ERR_NONE };
		struct project p;
		ck_assert_msg(!read_ini(m, cases[i].ini, &p, &e), "%s is refused", cases[i].name);
		ck_assert_msg(e.word == cases[i].word && e.row == cases[i].line, "%s: word %d row %ld", cases[i].name, (int)e.word, e.row);
		mem_free(m);
	}
}
T_END

T_CASE(a_new_file_reads_back)
{
	for (int lang = 0; lang < LANG_N; lang++) {
		struct mem *m = mem_new();
		struct err e = { .code = ERR_NONE };
		struct project p, back;
		project_defaults(&p);
		p.name = "Ons plein";
		p.organisation = "Gemeente";
		p.region = "GM0344";
		p.lang = (enum lang)lang;
		p.starts = day_make(2025, 7, 1);
		p.target[TARGET_VIEWS] = 1500.5;
		p.target[TARGET_UNKNOWN_AGE] = 0.1;
		p.hashtags = (struct text_list){ .item = { "plein", "groen" }, .n = 2 };
		const char *ini = project_ini_text(m, &p);
		t_true(read_ini(m, ini, &back, &e));
		t_text(project_ini_text(m, &back), ini);
		t_text(criterion_text(m, &back), criterion_text(m, &p));
		t_near("target", back.target[TARGET_VIEWS], 1500.5, 1e-12);
		t_int(back.hashtags.n, 2);
		mem_free(m);
	}
}
T_END

T_CASE(the_agreement_reads_back)
{
	struct mem *m = mem_new();
	struct err e = { .code = ERR_NONE };
	struct project p;
	struct criterion c = { 0 };
	project_defaults(&p);
	p.region = "GM0344";
	p.ends = day_make(2026, 6, 30);
	/* written out by hand from the defaults: broad is 40 %, 2 to 10 points */
	const char *want =
	        "age_groups=15,25,35,45,55,65\nalpha=0.05\nbase=participants\ndeff=1\ndimensions=age,sex\nmax_unknown=0.4\nmin_age=15\n"
	        "min_known=10\nregion=GM0344\ntolerance_least=0.02\ntolerance_most=0.1\ntolerance_share=0.4\nverdict_day=2026-06-30\n";
	t_text(criterion_text(m, &p), want);
	t_true(criterion_parse(m, want, &c, &e));
	t_int(c.n_ages, 6);
	t_int(c.age[0].age_to, 24);
	t_int(c.age[5].age_to, AGE_OPEN);
	t_true(c.judge_sex && c.judge_age);
	t_near("share", c.agreement.share, 0.4, 1e-12);
	t_int(c.verdict_day, p.ends);
	t_false(criterion_parse(m, "alpha=0.05\n", &c, &e));
	t_int(e.word, W_CRITERION_UNREADABLE);
	mem_free(m);
}
T_END

T_CASE(a_tolerance_of_ones_own_is_three_numbers)
{
	static const struct {
		const char *value;
		bool fine;
	} cases[] = { { "25, 1, 6", true },  { "12.5,0.5,2.5", true }, { "25, 6, 1", false },
		      { "25, 1", false },    { "25, 1, 6, 7", false }, { "0, 1, 6", false },
		      { "-5, 1, 6", false }, { "25, 1, 101", false },  { "een, 1, 6", false } };
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct mem *m = mem_new();
		struct err e = { .code = ERR_NONE };
		struct project p;
		const char *ini = mem_printf(m, "[traject]\nnaam = x\nregio = GM0344\n[afspraak]\ntolerantie = %s\n", cases[i].value);
		t_int(read_ini(m, ini, &p, &e), cases[i].fine);
		if (i == 0) {
			t_near("share", p.own_tolerance[0], 0.25, 1e-12);
			t_near("least", p.own_tolerance[1], 0.01, 1e-12);
			t_near("most", p.own_tolerance[2], 0.06, 1e-12);
			t_true(strstr(criterion_text(m, &p), "tolerance_least=0.01\ntolerance_most=0.06\ntolerance_share=0.25\n") != NULL);
			t_true(strstr(project_ini_text(m, &p), "tolerantie = 25, 1, 6\n") != NULL);
		}
		mem_free(m);
	}
}
T_END

T_MAIN("project", reads_every_key, refuses_with_the_line, a_new_file_reads_back, the_agreement_reads_back,
       a_tolerance_of_ones_own_is_three_numbers)
