#include "tests/t.h"
#include "base/opt.h"
#include "base/utf8.h"
#include <unistd.h>

static const struct opt own[] = {
	{ "period", "PERIOD", false, W_OUT_OF_MEMORY },
	{ "person", "NAME", false, W_OUT_OF_MEMORY },
	{ "name", "NAME", true, W_OUT_OF_MEMORY },
	{ "dry-run", NULL, false, W_OUT_OF_MEMORY },
	{ 0 },
};
static const struct opt common[] = {
	{ "quiet", NULL, false, W_LEVEL_NOTE },
	{ "a-very-long-option", "VALUE-OF-IT", false, W_OPT_UNKNOWN },
	{ 0 },
};

/* Parse words of a line; NULL ends them. */
static bool parse(struct mem *m, struct opt_values *v, struct err *e, const char *const words[])
{
	const struct opt *const tables[] = { own, common, NULL };
	int argc = 0;
	char *argv[16] = { 0 };
	for (; words[argc]; argc++)
		argv[argc] = mem_text(m, words[argc]);
	*e = (struct err){ 0 };
	return opt_parse(m, tables, argc, argv, v, e);
}
#define PARSE(...) parse(m, &v, &e, (const char *const[]){ "verb", __VA_ARGS__, NULL })

T_CASE(the_project_as_a_shell_reads_it)
{
	struct mem *m = mem_new();
	t_text(opt_project(m, "."), "");
	t_text(opt_project(m, "/srv/de-dijk_2"), "--project /srv/de-dijk_2 ");
	t_text(opt_project(m, "de dijk"), "--project 'de dijk' ");
	t_text(opt_project(m, "'s-Gravenzande; rm x"), "--project ''\\''s-Gravenzande; rm x' ");
	mem_free(m);
}

T_CASE(options_and_operands_in_any_order)
{
	struct mem *m = mem_new();
	struct opt_values v;
	struct err e;
	t_true(PARSE("a.csv", "--period", "2026-06", "b.csv", "--quiet", "--name=x", "--name", "", "-", "--dry"));
	t_int(v.n, 5);
	t_text(opt_value(&v, "period"), "2026-06");
	t_true(opt_has(&v, "quiet"));
	t_true(opt_has(&v, "dry-run")); /* cut short, but only one begins so */
	t_true(opt_value(&v, "quiet") == NULL);
	t_text(opt_value(&v, "name"), ""); /* the last one */
	t_text(v.given[2].value, "x");
	t_true(v.given[2].opt == &own[2]);
	t_false(opt_has(&v, "person"));
	t_true(opt_value(&v, "person") == NULL);
	t_int(v.n_rest, 3);
	t_text(v.rest[0], "a.csv");
	t_text(v.rest[1], "b.csv");
	t_text(v.rest[2], "-");
	mem_free(m);
}
T_END

T_CASE(nothing_is_an_option_behind_two_dashes)
{
	struct mem *m = mem_new();
	struct opt_values v;
	struct err e;
	t_true(PARSE("a", "--quiet", "--", "--period", "--", "-x"));
	t_int(v.n, 1);
	t_int(v.n_rest, 4);
	t_text(v.rest[0], "a");
	t_text(v.rest[1], "--period");
	t_text(v.rest[2], "--");
	t_text(v.rest[3], "-x");
	t_true(PARSE("--period", "--", "b")); /* a value may look like anything */
	t_text(opt_value(&v, "period"), "--");
	t_int(v.n_rest, 1);
	mem_free(m);
}
T_END

T_CASE(a_bare_verb)
{
	struct mem *m = mem_new();
	struct opt_values v;
	struct err e;
	t_true(parse(m, &v, &e, (const char *const[]){ "verb", NULL }));
	t_int(v.n, 0);
	t_int(v.n_rest, 0);
	mem_free(m);
}
T_END

T_CASE(mistakes_name_the_option)
{
	struct mem *m = mem_new();
	struct opt_values v;
	struct err e;
	static const struct {
		const char *words[6];
		enum word word;
		const char *name;
	} row[] = {
		{ { "verb", "--perod", "x" }, W_OPT_UNKNOWN, "--perod" },
		{ { "verb", "a", "--perod=x", "b" }, W_OPT_UNKNOWN, "--perod" },
		{ { "verb", "b", "--quiet", "--=", "c" }, W_OPT_AMBIGUOUS, "--" },
		{ { "verb", "-q" }, W_OPT_UNKNOWN, "-q" },
		{ { "verb", "-xyz" }, W_OPT_UNKNOWN, "-x" },
		{ { "verb", "-W", "x" }, W_OPT_UNKNOWN, "-W" },
		{ { "verb", "-?" }, W_OPT_UNKNOWN, "-?" },
		{ { "verb", "--per", "x" }, W_OPT_AMBIGUOUS, "--per" },
		{ { "verb", "--per=x" }, W_OPT_AMBIGUOUS, "--per" },
		{ { "verb", "--period" }, W_OPT_NEEDS_VALUE, "--period" },
		{ { "verb", "a", "--peri" }, W_OPT_NEEDS_VALUE, "--period" },
		{ { "verb", "--quiet=yes" }, W_OPT_TAKES_NO_VALUE, "--quiet" },
		{ { "verb", "--period", "a", "--period=b" }, W_OPT_TWICE, "--period" },
		{ { "verb", "--quiet", "--quiet" }, W_OPT_TWICE, "--quiet" },
	};
	FILE *said = tmpfile();
	t_true(said != NULL);
	int terminal = dup(STDERR_FILENO);
	dup2(fileno(said), STDERR_FILENO);
	for (int round = 0; round < 2; round++) { /* every parse begins anew */
		for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
			if (parse(m, &v, &e, row[i].words))
				t_fail("row %zu is accepted", i);
			t_int(e.code, ERR_USAGE);
			t_text(e.arg[0], row[i].name);
			t_int(e.word, row[i].word);
		}
	}
	fseek(said, 0, SEEK_END);
	t_int(ftell(said), 0); /* nothing is printed here */
	fclose(said);
	dup2(terminal, STDERR_FILENO);
	close(terminal);
	t_false(PARSE("--period"));
	t_text(err_sentence(m, &e, LANG_NL), "Achter '--period' moet een waarde staan: --period PERIOD.");
	mem_free(m);
}
T_END

T_CASE(the_environment_does_not_matter)
{
	struct mem *m = mem_new();
	struct opt_values v;
	struct err e;
	setenv("POSIXLY_CORRECT", "1", 1);
	t_true(PARSE("a", "--quiet", "b"));
	t_true(opt_has(&v, "quiet"));
	t_int(v.n_rest, 2);
	mem_free(m);
}
T_END

T_CASE(help_fits_the_terminal)
{
	struct mem *m = mem_new();
	static const struct opt few[] = { { "quiet", NULL, false, W_LEVEL_NOTE },
		                          { "name", "NAME", true, W_LEVEL_NOTE },
		                          { "output-folder", "THE-PLACE", false, W_LEVEL_NOTE },
		                          { 0 } };
	struct str s;
	str_init(&s, m);
	opt_help(&s, few, LANG_EN);
	t_text(s.s, "  --quiet                   note\n"
	            "  --name NAME               note\n"
	            "  --output-folder THE-PLACE\n"
	            "                            note\n");
	for (int lang = 0; lang < LANG_N; lang++) {
		str_init(&s, m);
		opt_help(&s, own, (enum lang)lang);
		opt_help(&s, common, (enum lang)lang);
		size_t n_lines = 0;
		for (const char *line = s.s; *line; n_lines++) {
			size_t n = strcspn(line, "\n");
			const char *text = mem_text_n(m, line, n);
			t_true(line[n] == '\n');
			t_true(utf8_width(text) <= 80);
			t_false(str_ends(text, " "));
			t_true(str_starts(text, "  --") || strspn(text, " ") == 28);
			line += n + 1;
		}
		t_true(n_lines > 6); /* some are wrapped */
		t_true(strstr(s.s, "  --a-very-long-option VALUE-OF-IT\n") != NULL);
	}
	mem_free(m);
}
T_END

T_MAIN("base/opt", the_project_as_a_shell_reads_it, options_and_operands_in_any_order, nothing_is_an_option_behind_two_dashes, a_bare_verb,
       mistakes_name_the_option, the_environment_does_not_matter, help_fits_the_terminal)
