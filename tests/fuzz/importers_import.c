/* Recognising a file and taking it in, into a store that forgets it again. Laws: a refusal has words and a file; every row is accounted for.
 * The first bytes say which kind it is taken for. */
#include "fuzz.h"
#include "importers/importer.h"
#include <limits.h>

static struct store *open_store(void)
{
	static struct store *store;
	struct err e = { 0 };
	struct stmt *s;
	if (store)
		return store;
	char path[96];
	snprintf(path, sizeof path, "%s/store.db", fuzz_folder());
	fuzz_law(store_open(&store, path, STORE_CREATE, &e) && store_statement(store, SQL_TRAJECTORY_INSERT, &s, &e));
	const char *const text[] = { "test", "Test", "GM0344", "Europe/Amsterdam" };
	for (int k = 0; k < 4; k++)
		stmt_text(s, k + 1, text[k]);
	fuzz_law(stmt_run(s, &e));
	return store;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	enum { HEAD = 2 };
	if (n < HEAD)
		return 0;
	size_t kind = data[0] % (import_kinds() + 1);
	static const struct period june = { 20605, 20634 };
	struct import_options options = {
		.trajectory_id = 1,
		.kind = kind < import_kinds() ? import_kind_name(kind) : NULL,
		.channel = data[1] & 1 ? "facebook/x" : NULL,
		.encoding = data[1] & 2 ? "windows-1252" : NULL,
		.period = data[1] & 4 ? &june : NULL,
		.as_of = data[1] & 8 ? 20634 : INT_MIN,
		.dry_run = true,
		.tool_version = "fuzz",
	};
	struct store *store = open_store();
	struct mem *m = mem_new();
	struct import_results r;
	struct err e = { 0 };
	bool ok = import_file(store, fuzz_file("input", data + HEAD, n - HEAD), &options, m, &r, &e);
	fuzz_law(ok || (e.code == ERR_INPUT && *err_sentence(m, &e, LANG_NL)));
	for (size_t i = 0; ok && i < r.n; i++)
		fuzz_law(r.item[i].rows_read == r.item[i].rows_stored + r.item[i].rows_rejected + r.item[i].rows_outside);
	mem_free(m);
	return 0;
}
