/* Whole files, also those that were made to break readers: every one is read, in time, and none stops the program. */
#include "base/str.h"
#include "importers/look.h"
#include "tests/t.h"
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

static bool count_cells(void *data, const struct outline_record *r, struct err *e)
{
	(void)e;
	*(size_t *)data += r->record.n;
	return true;
}

struct files {
	struct mem *mem;
	size_t n, n_refused;
};

static void look_at(struct files *f, const char *path)
{
	struct mem *m = mem_new();
	struct err e = { 0 };
	struct look look;
	size_t n_cells = 0;
	struct container *c = NULL;
	f->n++;
	bool ok = container_open(&c, path, &e);
	for (size_t i = 0; ok && i < container_parts(c); i++)
		ok = look_part(c, i, &(struct look_options){ 0 }, count_cells, &n_cells, m, &look, &e);
	if (!ok) {
		f->n_refused++;
		t_true(err_is_set(&e) && *err_sentence(m, &e, LANG_NL));
	}
	container_close(c);
	mem_free(m);
}

static void walk(struct files *f, const char *folder)
{
	struct dirent **entry;
	int n = scandir(folder, &entry, NULL, alphasort);
	for (int i = 0; i < n; i++) {
		char *path = mem_printf(f->mem, "%s/%s", folder, entry[i]->d_name);
		struct stat s;
		if (entry[i]->d_name[0] != '.' && lstat(path, &s) == 0) {
			if (S_ISDIR(s.st_mode))
				walk(f, path);
			else if (S_ISREG(s.st_mode))
				look_at(f, path);
		}
		free(entry[i]);
	}
	if (n >= 0)
		free(entry);
}

T_CASE(files_made_to_break_readers_are_read)
{
	static const char *const folders[] = { "corpus", "corpus-own", "samples", "baselines" };
	const char *shared = getenv("SPIEGEL_SHARED");
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		struct files f = { .mem = mem_new() };
		const char *folder = mem_printf(f.mem, "%s/%s", shared ? shared : "../shared", folders[i]);
		if (access(folder, R_OK) == 0) {
			walk(&f, folder);
			printf("# %s: %zu files, %zu of them no text\n", folders[i], f.n, f.n_refused);
		} else {
			printf("# skipped: %s is not here\n", folders[i]);
		}
		mem_free(f.mem);
	}
}
T_END

static struct look look_text(struct mem *m, const char *text, size_t n)
{
	char path[] = "/tmp/spiegel-look-XXXXXX";
	int fd = mkstemp(path);
	struct err e = { 0 };
	struct look look;
	t_true(fd >= 0 && write(fd, text, n) == (ssize_t)n && close(fd) == 0);
	struct container *c;
	t_true(container_open(&c, path, &e) && look_part(c, 0, &(struct look_options){ 0 }, NULL, NULL, m, &look, &e));
	container_close(c);
	unlink(path);
	return look;
}

T_CASE(what_is_found_is_counted)
{
	struct mem *m = mem_new();
	const char *text = "Titel\r\n\r\na;b;c\r\n1;2;3\n4;5\r\n6;7;8;9\r\nx\xff;\"y\"\"z\";0";
	struct look l = look_text(m, text, strlen(text));
	t_text(l.dialect.delimiter, ";");
	t_text(l.encoding, "Windows-1252");
	t_int(l.n_line_ends[LINE_CRLF], 5);
	t_int(l.n_line_ends[LINE_LF], 1);
	t_true(l.open_end);
	t_int(l.above.n, 1);
	t_int(l.above.line[0], 1);
	t_int(l.blank.n, 1);
	t_int(l.header_line, 3);
	t_int(l.n_header, 3);
	t_text(l.header[2], "c");
	t_int(l.table[0].n_rows, 4);
	t_int(l.shorter.n, 1);
	t_int(l.shorter.line[0], 5);
	t_int(l.longer.line[0], 6);
	t_int(l.n_quoted, 1);
	mem_free(m);
}
T_END

T_CASE(an_empty_file_has_no_table)
{
	struct mem *m = mem_new();
	struct look l = look_text(m, "", 0);
	t_int(l.n_tables, 0);
	t_int(l.bytes, 0);
	t_int(look_text(m, "\xef\xbb\xbf", 3).n_tables, 0);
	t_int(look_text(m, "\n", 1).n_tables, 0);
	t_int(look_text(m, "\0\0\0", 3).mended_bytes.n_wrong + look_text(m, "\0\0\0", 3).mended_bytes.n_nul, 2);
	mem_free(m);
}
T_END

/* The head of the file decides; what follows streams by: the memory does not grow with it. */
T_CASE(a_long_file_takes_little_memory)
{
	struct mem *m = mem_new();
	struct str text;
	str_init(&text, m);
	str_add(&text, "a,b\n");
	for (int i = 0; i < 400000; i++)
		str_addf(&text, "%d,\"x\"\n", i);
	struct look l = look_text(m, text.s, text.n);
	t_int(l.table[0].n_rows, 400000);
	t_int(l.n_quoted, 400000);
	mem_free(m);
}
T_END

T_MAIN("look", files_made_to_break_readers_are_read, what_is_found_is_counted, an_empty_file_has_no_table, a_long_file_takes_little_memory)
