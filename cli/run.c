#include "run.h"
#include "base/str.h"
#include "base/utf8.h"
#include "rights.h"
#include <string.h>

static const struct opt *common_option(const char *name, size_t n)
{
	for (const struct opt *o = cmd_common_options; o->name; o++)
		if (strlen(o->name) == n && strncmp(o->name, name, n) == 0)
			return o;
	return NULL;
}

/* How many arguments in front of the verb are common options with their values. */
static int count_leading_options(int argc, char **argv)
{
	int i = 1;
	while (i < argc && str_starts(argv[i], "--") && argv[i][2]) {
		const char *name = argv[i] + 2;
		size_t n = strcspn(name, "=");
		const struct opt *o = common_option(name, n);
		i += o && o->value && name[n] != '=' ? 2 : 1;
	}
	return i < argc ? i : argc;
}

void run_print_help(const struct session *s, const struct cmd *cmd, FILE *to)
{
	struct str out;
	str_init(&out, s->mem);
	if (cmd) {
		str_addf(&out, "spiegel %s [OPTION]...%s%s\n%s\n%s", cmd->name, *cmd->operands ? " " : "", cmd->operands,
		         word_text(s->lang, cmd->summary), cmd->options->name ? "\n" : "");
		opt_help(&out, cmd->options, s->lang);
	} else {
		str_addf(&out, "%s\n\n", word_text(s->lang, W_CLI_ABOUT));
		for (const struct cmd *c = cmd_list; c->name; c++)
			str_addf(&out, "  spiegel %-9s %s\n", c->name, word_text(s->lang, c->summary));
		str_addf(&out, "\n%s\n", word_text(s->lang, W_CLI_HELP_MORE));
	}
	str_addf(&out, "\n%s\n", word_text(s->lang, W_CLI_EVERYWHERE));
	opt_help(&out, cmd_common_options, s->lang);
	fputs(out.s, to);
}

/* --lang and --project must count before anything else is said. */
static bool take_common(struct session *s, const struct cmd *cmd, struct err *e)
{
	const char *list = opt_value(&s->opt, "lang");
	enum lang lang[LANG_N];
	size_t n = list ? lang_parse_list(s->mem, list, lang) : 0;
	if (list && n != 1 && (n == 0 || cmd->run != cmd_report /* its files are made in each */))
		return err_set(e, ERR_USAGE, W_INI_LANG, list, NULL, NULL);
	if (list)
		s->lang = lang[0];
	if (opt_value(&s->opt, "project"))
		s->folder = opt_value(&s->opt, "project");
	s->quiet = opt_has(&s->opt, "quiet");
	s->verbose = opt_has(&s->opt, "verbose");
	return true;
}

bool run_command(struct session *s, int argc, char **argv, struct err *e)
{
	int verb = count_leading_options(argc, argv);
	char **words = mem_array(s->mem, (size_t)argc + 2, sizeof *words);
	int n = 0;

	/* the verb first, then the options that stood before it, then the rest */
	words[n++] = verb < argc ? argv[verb] : mem_text(s->mem, "help");
	for (int i = 1; i < argc; i++)
		if (i != verb)
			words[n++] = argv[i];

	const struct cmd *cmd = cmd_find(words[0]);
	if (!cmd)
		return err_set(e, ERR_USAGE, W_CLI_UNKNOWN_VERB, words[0], NULL, NULL);
	const struct opt *const tables[] = { cmd->options, cmd_common_options, NULL };
	if (!opt_parse(s->mem, tables, n, words, &s->opt, e) || !take_common(s, cmd, e))
		return false;
	if (opt_has(&s->opt, "help")) {
		run_print_help(s, verb < argc ? cmd : NULL, stdout);
		return true;
	}
	rights_give_up(s, cmd);
	return cmd->run(s, e);
}
