#include "shipped.h"
#include "base/file.h"
#include "base/str.h"
#include "base/utf8.h"
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PATH_LENGTH = 4096, FILE_LIMIT = 64 << 20 };

/* The data folder lies beside the program: ../share/spiegel where it is installed, ../../data where it was built. */
static const char *data_folder(struct mem *m)
{
	static const char *const places[] = { "../share/spiegel", "../../data" };
	char program[PATH_LENGTH];
	ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
	if (n <= 0)
		return NULL;
	program[n] = '\0';
	*strrchr(program, '/') = '\0';
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		const char *folder = mem_printf(m, "%s/%s", program, places[i]);
		if (access(folder, R_OK) == 0)
			return folder;
	}
	return NULL;
}

static int is_baseline(const struct dirent *d)
{
	return str_starts(d->d_name, "baseline_") && str_ends(d->d_name, ".csv");
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name); /* alphasort would follow the locale */
}

/* Field k of a line of a canonical file; these files quote nothing. */
static const char *field(struct mem *m, const char *line, size_t length, int k)
{
	const char *end = line + length;
	while (k-- > 0 && line < end) {
		const char *comma = memchr(line, ',', (size_t)(end - line));
		line = comma ? comma + 1 : end;
	}
	const char *comma = memchr(line, ',', (size_t)(end - line));
	return mem_text_n(m, line, (size_t)((comma ? comma : end) - line));
}

struct listing {
	struct mem *mem;
	struct shipped *item;
	size_t n, cap;
};

/* One entry for each run of lines of the same region and date: geo_code,geo_name,ref_date,sex,age_from,age_to,count,status,source. */
static void list_file(struct listing *l, const char *path)
{
	struct err e = { .code = ERR_NONE };
	char *text;
	size_t n;
	if (!file_read(l->mem, path, FILE_LIMIT, &text, &n, &e))
		return;
	const char *line = text + strcspn(text, "\n");
	const char *last = "";
	size_t n_last = 0;
	while (*line == '\n') {
		line++;
		size_t length = strcspn(line, "\n"), third = 0;
		for (int commas = 0; third < length && commas < 3; third++)
			commas += line[third] == ',';
		if (length && (third != n_last || memcmp(line, last, third) != 0)) {
			struct shipped s = { .path = path,
				             .region = field(l->mem, line, length, 0),
				             .name = field(l->mem, line, length, 1),
				             .ref_date = field(l->mem, line, length, 2),
				             .estimated = str_eq(field(l->mem, line, length, 7), "estimated") };
			l->item = mem_grow(l->mem, l->item, l->n, &l->cap, sizeof *l->item);
			l->item[l->n++] = s;
			last = line;
			n_last = third;
		}
		line += length;
	}
}

size_t shipped_list(struct mem *m, struct shipped **out)
{
	struct listing l = { .mem = m };
	struct dirent **entry;
	const char *folder = data_folder(m);
	int n = folder ? scandir(folder, &entry, is_baseline, by_name) : -1;
	for (int i = 0; i < n; i++) {
		list_file(&l, mem_printf(m, "%s/%s", folder, entry[i]->d_name));
		free(entry[i]);
	}
	if (n >= 0)
		free(entry);
	*out = l.item;
	return l.n;
}

static bool is_better(const struct shipped *a, const struct shipped *b)
{
	if (!b)
		return true;
	if (strcmp(a->region, b->region) != 0)
		return strcmp(a->region, b->region) < 0;
	if (a->estimated != b->estimated)
		return b->estimated;
	return strcmp(a->ref_date, b->ref_date) > 0;
}

/* What people type for a region, as the census calls it. */
static const char *official_name(struct mem *m, const char *region)
{
	static const char *const also[][2] = { { "den haag", "'s-gravenhage" }, { "den bosch", "'s-hertogenbosch" } };
	const char *key = utf8_key(m, region);
	if (str_starts(key, "gemeente "))
		key += strlen("gemeente ");
	for (size_t i = 0; i < sizeof also / sizeof *also; i++)
		if (str_eq(key, also[i][0]))
			return also[i][1];
	return key;
}

const struct shipped *shipped_find(struct mem *m, const char *region)
{
	struct shipped *list;
	const struct shipped *best = NULL;
	size_t n = shipped_list(m, &list);
	const char *key = official_name(m, region);
	for (size_t i = 0; i < n; i++)
		if ((str_eq(utf8_key(m, list[i].region), key) || str_eq(utf8_key(m, list[i].name), key)) && is_better(&list[i], best))
			best = &list[i];
	return best;
}
