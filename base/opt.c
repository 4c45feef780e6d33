#include "opt.h"
#include "utf8.h"
#include <getopt.h>
#include <string.h>

enum { FIRST_VALUE = 256, /* beyond the characters that getopt_long itself returns */ HELP_TEXT = 28, HELP_WIDTH = 80 };

/* All options of all tables as one list. */
struct all {
	const struct opt **opt;
	struct option *option; /* the same for getopt_long, closed with zeros */
	size_t n;
};

static struct all tables_join(struct mem *m, const struct opt *const tables[])
{
	struct all all = { 0 };
	for (size_t t = 0; tables[t]; t++)
		for (const struct opt *o = tables[t]; o->name; o++)
			all.n++;
	all.opt = mem_array(m, all.n, sizeof *all.opt);
	all.option = mem_array(m, all.n + 1, sizeof *all.option);
	size_t i = 0;
	for (size_t t = 0; tables[t]; t++) {
		for (const struct opt *o = tables[t]; o->name; o++, i++) {
			all.opt[i] = o;
			all.option[i] = (struct option){ o->name, o->value ? required_argument : no_argument, NULL, FIRST_VALUE + (int)i };
		}
	}
	return all;
}

static const char *dashed(struct mem *m, const struct opt *o)
{
	return mem_printf(m, "--%s", o->name);
}

/* What getopt_long stopped at, in words. The argument it was reading is the one before optind. */
static bool refuse(struct mem *m, const struct all *all, int found, char **argv, struct err *e)
{
	if (optopt >= FIRST_VALUE) {
		const struct opt *o = all->opt[optopt - FIRST_VALUE];
		return err_set(e, ERR_USAGE, found == ':' ? W_OPT_NEEDS_VALUE : W_OPT_TAKES_NO_VALUE, dashed(m, o), o->value, NULL);
	}
	if (optopt)
		return err_set(e, ERR_USAGE, W_OPT_UNKNOWN, mem_printf(m, "-%c", optopt), NULL, NULL);
	const char *given = argv[optind - 1];
	const char *name = mem_text_n(m, given, strcspn(given, "="));
	size_t n_like = 0;
	for (size_t i = 0; i < all->n; i++)
		n_like += str_starts(dashed(m, all->opt[i]), name);
	return err_set(e, ERR_USAGE, n_like > 1 ? W_OPT_AMBIGUOUS : W_OPT_UNKNOWN, name, NULL, NULL);
}

bool opt_parse(struct mem *m, const struct opt *const tables[], int argc, char **argv, struct opt_values *out, struct err *e)
{
	struct all all = tables_join(m, tables);
	*out = (struct opt_values){
		.given = mem_array(m, (size_t)argc, sizeof *out->given),
		.rest = mem_array(m, (size_t)argc, sizeof *out->rest),
	};
	optind = 0; /* glibc and musl: start anew */
	/* "-": an operand is returned as option 1, in its place, whatever POSIXLY_CORRECT says; ":": print nothing, tell a missing value apart */
	for (int found; (found = getopt_long(argc, argv, "-:", all.option, NULL)) != -1;) {
		if (found == 1) {
			out->rest[out->n_rest++] = optarg;
			continue;
		}
		if (found < FIRST_VALUE)
			return refuse(m, &all, found, argv, e);
		const struct opt *o = all.opt[found - FIRST_VALUE];
		if (!o->repeats && opt_has(out, o->name))
			return err_set(e, ERR_USAGE, W_OPT_TWICE, dashed(m, o), NULL, NULL);
		out->given[out->n++] = (struct opt_given){ o, optarg };
	}
	while (optind < argc) /* behind "--" */
		out->rest[out->n_rest++] = argv[optind++];
	return true;
}

static const struct opt_given *last_given(const struct opt_values *v, const char *name)
{
	for (size_t i = v->n; i > 0; i--)
		if (str_eq(v->given[i - 1].opt->name, name))
			return &v->given[i - 1];
	return NULL;
}

const char *opt_value(const struct opt_values *v, const char *name)
{
	const struct opt_given *given = last_given(v, name);
	return given ? given->value : NULL;
}

bool opt_has(const struct opt_values *v, const char *name)
{
	return last_given(v, name) != NULL;
}

const char *opt_project(struct mem *m, const char *folder)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789./_-";
	struct str out;
	if (str_eq(folder, "."))
		return "";
	if (folder[strspn(folder, plain)] == '\0')
		return mem_printf(m, "--project %s ", folder);
	str_init(&out, m);
	for (const char *at = folder; *at; at++)
		if (*at == '\'')
			str_add(&out, "'\\''");
		else
			str_add_char(&out, *at);
	return mem_printf(m, "--project '%s' ", out.s);
}

/* Add the text in lines of at most HELP_WIDTH columns, each from HELP_TEXT on. The cursor stands in that column already. */
static void add_wrapped(struct str *out, const char *text)
{
	size_t column = HELP_TEXT;
	for (const char *t = text; *t;) {
		size_t n = strcspn(t, " ");
		const char *word = mem_text_n(out->mem, t, n);
		size_t width = utf8_width(word);
		if (column > HELP_TEXT && column + 1 + width > HELP_WIDTH) {
			str_add_char(out, '\n');
			str_add_times(out, " ", HELP_TEXT);
			column = HELP_TEXT;
		} else if (column > HELP_TEXT) {
			str_add_char(out, ' ');
			column++;
		}
		str_add(out, word);
		column += width;
		t += n + strspn(t + n, " ");
	}
	str_add_char(out, '\n');
}

void opt_help(struct str *out, const struct opt *table, enum lang lang)
{
	for (const struct opt *o = table; o->name; o++) {
		const char *left = mem_printf(out->mem, "  --%s%s%s", o->name, o->value ? " " : "", o->value ? o->value : "");
		size_t width = utf8_width(left);
		str_add(out, left);
		if (width + 2 > HELP_TEXT) {
			str_add_char(out, '\n');
			width = 0;
		}
		str_add_times(out, " ", HELP_TEXT - width);
		add_wrapped(out, word_text(lang, o->help));
	}
}
