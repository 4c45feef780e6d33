/* Databases made by fuzzers and taken from SQLite's own tests of corruption, opened as they are and with our marks put into their headers. */
#include "made.h"

static void put_big_endian(char *at, uint32_t v)
{
	for (int i = 0; i < 4; i++)
		at[i] = (char)(v >> (24 - 8 * i));
}

/* The file is refused in words that fit a terminal; neither it nor the folder changes. */
static void refuse(struct made *d, const char *from, const char *bytes, size_t n)
{
	struct store *s;
	size_t n_after;
	made_put(d->path, bytes, n);
	if (made_open(d, &s, STORE_READ))
		t_fail("%s: accepted", from);
	if (d->err.code != ERR_STORE)
		t_fail("%s: code %d", from, d->err.code);
	for (const char *c = err_sentence(d->mem, &d->err, LANG_NL); *c; c++)
		if ((unsigned char)*c < ' ' || *c == 0x7f)
			t_fail("%s: a control character in the message", from);
	const char *after = made_bytes(d, d->path, &n_after);
	if (n_after != n || memcmp(after, bytes, n) != 0)
		t_fail("%s: changed", from);
	if (made_entries(d, false) != 1)
		t_fail("%s: left another file", from);
}

static void try_file(struct made *d, const char *from)
{
	size_t n;
	struct mem *kept = d->mem;
	d->mem = mem_new();
	char *bytes = made_bytes(d, from, &n);
	refuse(d, from, bytes, n);
	if (n >= 100) {
		put_big_endian(bytes + 60, 1);
		put_big_endian(bytes + 68, 0x7370676c);
		refuse(d, from, bytes, n);
	}
	mem_free(d->mem);
	d->mem = kept;
}

static int try_folder(struct made *d, const char *path)
{
	DIR *dir = opendir(path);
	int n = 0;
	for (struct dirent *entry; dir && (entry = readdir(dir));) {
		const char *name = entry->d_name, *dot = strrchr(name, '.');
		if (dot && strcmp(dot, ".db") == 0) {
			try_file(d, mem_printf(d->mem, "%s/%s", path, name));
			n++;
		}
	}
	if (dir)
		closedir(dir);
	return n;
}

static const char *corpus(struct mem *m, const char *folder)
{
	const char *shared = getenv("SPIEGEL_SHARED");
	return mem_printf(m, "%s/corpus/%s", shared ? shared : "../shared", folder);
}

T_CASE(refuses_each)
{
	struct made d;
	made_begin(&d);
	int n = try_folder(&d, corpus(d.mem, "sqlite-hexdb")) + try_folder(&d, corpus(d.mem, "sqlite-fuzzdb/fuzzdata3")) +
	        try_folder(&d, corpus(d.mem, "sqlite-fuzzdb/fuzzdata7"));
	t_true(n > 100);
	made_end(&d);
}
T_END

int main(void)
{
	struct mem *m = mem_new();
	bool absent = access(corpus(m, "sqlite-hexdb"), R_OK) != 0;
	mem_free(m);
	const TTest *const tests[] = { refuses_each };
	return absent ? t_skip_all("the hostile databases are not here") : t_run("hostile", tests, 1);
}
