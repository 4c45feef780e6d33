#include "shipped.h"
#include "base/str.h"
#include "datafile.h"
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static int is_baseline(const struct dirent *d)
{
	return str_starts(d->d_name, "baseline_") && str_ends(d->d_name, ".csv");
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name); /* alphasort would follow the locale */
}

struct listing {
	struct mem *mem;
	struct shipped *item;
	size_t n, cap;
};

/* One entry for each run of lines of the same region and date. */
static void list_file(struct listing *l, const char *path)
{
	enum { CODE, NAME, DATE, SEX, AGE_FROM, AGE_TO, COUNT, STATUS, SOURCE, N };
	const char *v[N], *line;
	size_t length;
	struct datafile f;
	struct shipped *s = NULL;
	if (!datafile_open(l->mem, path, &f))
		return;
	while (datafile_next(&f, v, N, &line, &length)) {
		if (!s || !str_eq(s->region, v[CODE]) || !str_eq(s->ref_date, v[DATE])) {
			l->item = mem_grow(l->mem, l->item, l->n, &l->cap, sizeof *l->item);
			s = &l->item[l->n++];
			*s = (struct shipped){ .path = path,
				               .region = v[CODE],
				               .name = v[NAME],
				               .ref_date = v[DATE],
				               .source = v[SOURCE],
				               .rows = line,
				               .single_years = true };
		}
		s->single_years &= !*v[AGE_TO] || str_eq(v[AGE_FROM], v[AGE_TO]);
		s->estimated |= str_eq(v[STATUS], "estimated");
		s->rows_length = (size_t)(line + length + 1 - s->rows);
	}
}

size_t shipped_list(struct mem *m, const char *folder, struct shipped **out)
{
	struct listing l = { .mem = m };
	struct dirent **entry;
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
	if (!b || a->estimated != b->estimated)
		return !b || b->estimated;
	return strcmp(a->ref_date, b->ref_date) > 0;
}

const struct shipped *shipped_find(const struct shipped list[], size_t n, const char *region)
{
	const struct shipped *best = NULL;
	for (size_t i = 0; i < n; i++)
		if (str_eq(list[i].region, region) && is_better(&list[i], best))
			best = &list[i];
	return best;
}

const char *shipped_text(struct mem *m, const struct shipped *s)
{
	return mem_printf(m, "geo_code,geo_name,ref_date,sex,age_from,age_to,count,status,source\n%.*s", (int)s->rows_length, s->rows);
}
