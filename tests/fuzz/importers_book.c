/* Containers: zip, .xlsx, .xls. Law: a part is read to its end or refused with words. */
#include "fuzz.h"
#include "importers/container.h"

static void read_part(struct container *c, size_t part, struct mem *m)
{
	struct source *source;
	struct err e = { 0 };
	const char *text;
	size_t got = 0;
	bool ok = container_read(c, part, (struct source_options){ 0 }, &source, &e);
	if (ok) {
		do
			ok = source_read(source, &text, &got, &e);
		while (ok && got > 0);
		source_close(source);
	}
	fuzz_law(ok || *err_sentence(m, &e, LANG_NL));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct container *c;
	struct err e = { 0 };
	struct mem *m = mem_new();
	if (container_open(&c, fuzz_file("input", data, n), &e)) {
		for (size_t i = 0; i < container_parts(c) && i < 20; i++)
			read_part(c, i, m);
		container_close(c);
	} else {
		fuzz_law(*err_sentence(m, &e, LANG_NL));
	}
	mem_free(m);
	return 0;
}
