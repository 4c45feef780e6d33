/* spiegel.ini: what is read, what is refused and with which words, and that a new file reads back as the same project. */
#include "tests/t.h"
#include "base/str.h"
#include "base/utf8.h"
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
		{ "two groups of minors", "[afspraak]\nleeftijdsgroepen_vanaf = 12, 15, 18, 65\n", W_INI_AGES_MINORS, 2 },
		{ "one group", "[afspraak]\nleeftijdsgroepen_vanaf = 15\n", W_INI_AGES, 2 },
		{ "percentage", "[afspraak]\nhoogstens_onbekend = 140\n", W_INI_PERCENTAGE, 2 },
		{ "target", "[streefwaarden]\nberichten_per_maand = veel\n", W_INI_TARGET, 2 },
		{ "negative target", "[streefwaarden]\nweergaven_per_maand = -1\n", W_INI_TARGET, 2 },
		{ "score above 100", "[streefwaarden]\nspiegelscore = 101\n", W_INI_TARGET_SCORE, 2 },
		{ "negative score", "[streefwaarden]\nspiegelscore = -1\n", W_INI_TARGET, 2 },
		{ "share above 100", "[streefwaarden]\nleeftijd_onbekend_hoogstens = 101\n", W_INI_PERCENTAGE, 2 },
		{ "guide value", "[werkwijze]\nstilte_hoogstens = lang\n", W_INI_TARGET, 2 },
		{ "yes or no", "[werkwijze]\nwettelijk = misschien\n", W_INI_ANSWER, 2 },
		{ "twice", "[traject]\nregio = a\nregio = b\n", W_INI_TWICE, 3 },
		{ "no pair", "[traject]\nnaam = x\nzomaar tekst\n", W_INI_NO_PAIR, 3 },
		{ "no name", "[traject]\nregio = GM0344\n", W_INI_MISSING, 0 },
		{ "no region", "[traject]\nnaam = x\n", W_INI_MISSING, 0 },
		{ "start of ages", "[traject]\nnaam = x\nregio = y\n[afspraak]\nvanaf_leeftijd = 18\n", W_INI_AGES_START, 0 },
		{ "ends early", "[traject]\nnaam = x\nregio = y\nstart = 2026-01-02\neinde = 2026-01-01\n", W_INI_ENDS_EARLY, 0 },
		{ "no rung", "[fase A]\nvan = 2026-01-01\nniveau = praten\n", W_INI_LEVEL, 3 },
		{ "aim of a phase", "[fase A]\ndoel = winnen\n", W_INI_AIM, 2 },
		{ "day of a phase", "[fase A]\nvan = morgen\n", W_INI_DAY, 2 },
		{ "key of a phase", "[fase A]\nbegin = 2026-01-01\n", W_INI_UNKNOWN_KEY, 2 },
		{ "twice in a phase", "[fase A]\nvan = 2026-01-01\nvan = 2026-01-02\n", W_INI_TWICE, 3 },
		{ "twice in two places", "[fase A]\nvan = 2026-01-01\n[fase B]\n[fase A]\nvan = 2026-01-02\n", W_INI_TWICE, 5 },
		{ "phase ends early", "[fase A]\nvan = 2026-01-02\ntot = 2026-01-01\n", W_INI_PHASE_REVERSED, 3 },
		{ "phase begins late", "[fase A]\ntot = 2026-01-01\nvan = 2026-01-02\n", W_INI_PHASE_REVERSED, 3 },
		{ "one day of two phases", "[fase A]\nvan = 2026-01-01\ntot = 2026-01-31\n[fase B]\ntot = 2026-03-01\nvan = 2026-01-31\n",
		  W_INI_PHASE_OVERLAP, 6 },
		{ "phase without a day", "[traject]\nnaam = x\nregio = y\n[fase A]\nvan = 2026-01-01\n", W_INI_PHASE_DAYS, 4 },
		{ "phase without a day left", "[traject]\nnaam = x\nregio = y\n[fase A]\nvan =\ntot =\n", W_INI_PHASE_DAYS, 4 },
		{ "empty phase", "[traject]\nnaam = x\nregio = y\n\n[fase A]\n", W_INI_PHASE_DAYS, 5 },
		{ "phase before the start",
		  "[traject]\nnaam = x\nregio = y\nstart = 2026-02-01\n[fase A]\nvan = 2026-01-01\ntot = 2026-03-01\n", W_INI_PHASE_OUTSIDE,
		  5 },
		{ "phase after the end",
		  "[traject]\nnaam = x\nregio = y\neinde = 2026-02-01\n[fase A]\nvan = 2026-01-01\ntot = 2026-03-01\n", W_INI_PHASE_OUTSIDE,
		  5 },
		{ "group of a phase",
		  "[traject]\nnaam = x\nregio = y\n[fase A]\nvan = 2026-01-01\ntot = 2026-03-01\ndoel = bepaalde groep\ndoelgroep = "
		  "16-24\n",
		  W_INI_TARGET_GROUP, 4 },
		{ "phase without a name", "[fase]\nvan = 2026-01-01\n", W_INI_NAMELESS, 1 },
		{ "population without a name", "[bevolking ]\n", W_INI_NAMELESS, 1 },
		{ "long name", "[traject]\nnaam = x\n[fase Bijeenkomsten in alle wijken en buurten van oost]\n", W_INI_LONG_SECTION, 3 },
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
		p.population[p.n_populations++] = (struct project_population){ .name = "Noord", .region = "BU03440111", .min_age = 16 };
		p.phase[p.n_phases++] = (struct project_phase){ .name = "Ontwerp",
			                                        .from = day_make(2025, 7, 1),
			                                        .to = day_make(2025, 9, 30),
			                                        .level = LEVEL_COPRODUCE,
			                                        .aim = AIM_GROUP,
			                                        .target_group = "65+" };
		const char *ini = project_ini_text(m, &p);
		t_true(read_ini(m, ini, &back, &e));
		t_text(project_ini_text(m, &back), ini);
		for (const char *line = ini, *end; (end = strchr(line, '\n')) != NULL; line = end + 1)
			if (*line == ';') /* one of them fills its line to the end */
				t_true(utf8_width(mem_text_n(m, line, (size_t)(end - line))) <= 100);
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
	        "age_groups=15,25,35,45,55,65\naim=mirror\naim_group=\nalpha=0.05\nbase=participants\ndeff=1\ndimensions=age,sex\n"
	        "max_unknown=0.4\nmin_age=15\nmin_known=10\nregion=GM0344\ntolerance_least=0.02\ntolerance_most=0.1\ntolerance_share=0."
	        "4\nverdict_day=2026-06-30\n";
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

/* The aim decides which answer is given at all, so it is agreed on; agreements from before it was written in them still mean what they did. */
T_CASE(aim_is_part_of_the_agreement)
{
	struct mem *m = mem_new();
	struct err e = { .code = ERR_NONE };
	struct project p, other;
	struct criterion c = { 0 };
	static const char old[] =
	        "age_groups=15,25,35,45,55,65\nalpha=0.05\nbase=participants\ndeff=1\ndimensions=age,sex\nmax_unknown=0.4\nmin_age=15\n"
	        "min_known=10\nregion=\ntolerance_least=0.02\ntolerance_most=0.1\ntolerance_share=0.4\nverdict_day=\n";
	project_defaults(&p);
	other = p;
	other.aim = AIM_GROUP;
	other.target_group = "65+";
	t_true(criterion_same(m, criterion_text(m, &p), old));
	t_false(criterion_same(m, criterion_text(m, &other), old));
	t_false(criterion_same(m, criterion_text(m, &other), criterion_text(m, &p)));
	t_true(criterion_parse(m, criterion_text(m, &other), &c, &e));
	t_int(criterion_aim(&c, &p), AIM_GROUP);
	t_text(criterion_target_group(&c, &p), "65+");
	t_true(criterion_parse(m, criterion_text(m, &p), &c, &e));
	t_int(criterion_aim(&c, &other), AIM_MIRROR);
	t_true(criterion_parse(m, old, &c, &e));
	t_int(criterion_aim(&c, &other), AIM_GROUP);
	t_false(criterion_parse(m, mem_printf(m, "aim=fun\naim_group=\n%s", old), &c, &e));
	mem_free(m);
}
T_END

#define PHASES                                                                                                                             \
	"[traject]\nnaam = x\nregio = GM0344\ndoel = bepaalde groep\ndoelgroep = vrouwen\n"                                                \
	"[fase Slot: keuze = feest]\nvan = 2026-04-01\ntot = 2026-04-01\nniveau = Meebeslissen\ndoel = belangen\n"                         \
	"[fase Begin]\nvan = 2026-01-01\ntot = 2026-03-31\n"

T_CASE(phases_are_part_of_the_agreement)
{
	struct mem *m = mem_new();
	struct err e = { .code = ERR_NONE };
	struct project p, none;
	struct criterion c = { 0 };
	t_true(read_ini(m, PHASES, &p, &e));
	t_int(p.n_phases, 2);
	t_text(p.phase[0].name, "Begin"); /* by day */
	t_int(p.phase[0].aim, AIM_GROUP); /* that of the trajectory */
	t_text(p.phase[0].target_group, "vrouwen");
	t_int(p.phase[1].level, LEVEL_DECIDE);
	/* by hand, from the lines above; without them the text, and so the hash, stays what it was */
	const char *want = "phase_1_aim=group\nphase_1_from=2026-01-01\nphase_1_group=vrouwen\nphase_1_level=\nphase_1_name=Begin\n"
	                   "phase_1_to=2026-03-31\nphase_2_aim=interests\nphase_2_from=2026-04-01\nphase_2_group=\n"
	                   "phase_2_level=decide\nphase_2_name=Slot: keuze = feest\nphase_2_to=2026-04-01\n";
	const char *text = criterion_text(m, &p), *at = strstr(text, want);
	t_true(at != NULL);
	none = p;
	none.n_phases = 0;
	t_text(mem_printf(m, "%.*s%s", (int)(at - text), text, at + strlen(want)), criterion_text(m, &none));
	t_true(criterion_parse(m, text, &c, &e));
	t_int(c.n_phases, 2);
	t_text(c.phase[1].name, "Slot: keuze = feest");
	t_int(c.phase[1].from, day_make(2026, 4, 1));
	t_int(c.phase[1].aim, AIM_INTERESTS);
	t_text(c.phase[0].target_group, "vrouwen");
	t_false(criterion_parse(m, mem_printf(m, "%sphase_3_name=x\n", text), &c, &e));
	mem_free(m);
}
T_END

T_CASE(nine_phases_are_enough)
{
	struct mem *m = mem_new();
	struct err e = { .code = ERR_NONE };
	struct project p;
	struct str ini;
	str_init(&ini, m);
	str_add(&ini, "[traject]\nnaam = x\nregio = GM0344\n");
	for (int i = 1; i <= PROJECT_MAX_PHASES; i++)
		str_addf(&ini, "[fase %d]\nvan = 2026-%02d-01\ntot = 2026-%02d-28\n", i, i, i);
	t_true(read_ini(m, ini.s, &p, &e));
	t_int(p.n_phases, PROJECT_MAX_PHASES);
	str_add(&ini, "[fase 10]\n");
	t_false(read_ini(m, ini.s, &p, &e));
	t_int(e.word, W_INI_PHASES);
	t_int(e.row, 3 + 3 * PROJECT_MAX_PHASES + 1);
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

T_MAIN("project", reads_every_key, refuses_with_the_line, a_new_file_reads_back, the_agreement_reads_back, aim_is_part_of_the_agreement,
       phases_are_part_of_the_agreement, nine_phases_are_enough, a_tolerance_of_ones_own_is_three_numbers)
