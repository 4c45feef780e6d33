/* The project file and the command line. Law: read, or refused with words. */
#include "base/opt.h"
#include "fuzz.h"
#include "study/project.h"

static void try_options(struct mem *m, const uint8_t *data, size_t n)
{
	static const struct opt table[] = {
		{ "period", "PERIOD", false, W_YES }, { "rejects", "FILE", true, W_YES }, { "yes", NULL, false, W_YES }, { 0 }
	};
	const struct opt *const tables[] = { table, NULL };
	enum { MOST = 20 };
	char *text = mem_text_n(m, (const char *)data, n), *argv[MOST + 2] = { mem_text(m, "verb") };
	int argc = 1;
	for (char *s = text; s < text + n && argc <= MOST; s += strlen(s) + 1)
		argv[argc++] = s;
	struct opt_values values;
	struct err e = { 0 };
	fuzz_law(opt_parse(m, tables, argc, argv, &values, &e) || *err_sentence(m, &e, LANG_NL));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct mem *m = mem_new();
	struct project p;
	struct err e = { 0 };
	fuzz_file("spiegel.ini", data, n);
	fuzz_law(project_read(m, fuzz_folder(), &p, &e) || *err_sentence(m, &e, LANG_NL));
	try_options(m, data, n);
	mem_free(m);
	return 0;
}
