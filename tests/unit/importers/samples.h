/* The samples in tests/data/KIND/: X.csv, the bytes of an export, and X.expected, whose first line has the options of its import. */
#ifndef TESTS_SAMPLES_H
#define TESTS_SAMPLES_H
#include "importers/table.h"
#include "taken.h"
#include <dirent.h>
#include <stdlib.h>

static inline char *sample_text(struct mem *m, const char *path, size_t *n)
{
	char buffer[4096];
	struct str s;
	FILE *f = fopen(path, "rb");
	if (!f)
		t_fail("%s is missing", path);
	str_init(&s, m);
	for (size_t got; (got = fread(buffer, 1, sizeof buffer, f)) > 0;)
		str_add_n(&s, buffer, got);
	fclose(f);
	*n = s.n;
	return s.s;
}

/* The word that refuses a sample, from its options; NULL: it is taken in. */
static inline const char *sample_refusal(struct mem *m, const char *csv)
{
	size_t n;
	const char *text = sample_text(m, mem_printf(m, "%.*s.expected", (int)(strlen(csv) - strlen(".csv")), csv), &n);
	const char *at = strstr(text, "refused=");
	return at && at < text + strcspn(text, "\n") ? mem_text_n(m, at + strlen("refused="), strcspn(at + strlen("refused="), " \n"))
	                                             : NULL;
}

/* "options as_of=2026-06-30 channel=facebook period=2026-03 known=facebook/Plein" */
static inline void sample_read_options(struct mem *m, const char *line, struct import_options *out)
{
	for (char *word = strtok(mem_text(m, line), " "); word; word = strtok(NULL, " ")) {
		if (str_starts(word, "as_of="))
			t_true(day_parse(word + strlen("as_of="), &out->as_of));
		else if (str_starts(word, "channel="))
			out->channel = mem_text(m, word + strlen("channel="));
		else if (str_starts(word, "refused="))
			continue; /* see sample_refusal */
		else if (str_starts(word, "period=")) {
			struct period *period = mem_alloc(m, sizeof *period);
			t_true(period_parse(word + strlen("period="), period));
			out->period = period;
		} else if (!str_eq(word, "options") && !str_starts(word, "known="))
			t_fail("unknown option %s", word);
	}
}

/* The channel that must be there before a sample can come in, as "known=platform/Name" names it (_ for a blank); NULL: none. */
static inline const char *sample_known(struct mem *m, const char *csv)
{
	size_t n;
	char *known = strstr(sample_text(m, mem_printf(m, "%.*s.expected", (int)(strlen(csv) - strlen(".csv")), csv), &n), "known=");
	if (!known)
		return NULL;
	known += strlen("known=");
	known[strcspn(known, " \n")] = '\0';
	for (char *c = known; *c; c++)
		*c = *c == '_' ? ' ' : *c;
	return known;
}

/* What is expected of a sample, behind its line of options, which are put into *options. */
static inline const char *sample_expected(struct mem *m, const char *csv, struct import_options *options)
{
	size_t n;
	char *want = sample_text(m, mem_printf(m, "%.*s.expected", (int)(strlen(csv) - strlen(".csv")), csv), &n);
	char *rest = strchr(want, '\n');
	if (!rest)
		t_fail("%s: nothing is expected", csv);
	*rest++ = '\0';
	sample_read_options(m, want, options);
	return rest;
}

static inline int sample_compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The samples of a kind, by name; ends with NULL. */
static inline const char **sample_list(struct mem *m, const char *kind)
{
	const char *folder = mem_printf(m, "tests/data/%s", kind);
	const char **list = NULL;
	size_t n = 0, cap = 0;
	DIR *d = opendir(folder);
	if (!d)
		t_fail("%s is missing: an importer needs a sample", folder);
	for (struct dirent *f; (f = readdir(d)) != NULL;)
		if (str_ends(f->d_name, ".csv")) {
			list = mem_grow(m, list, n, &cap, sizeof *list);
			list[n++] = mem_printf(m, "%s/%s", folder, f->d_name);
		}
	closedir(d);
	if (n == 0)
		t_fail("%s holds no sample", folder);
	qsort(list, n, sizeof *list, sample_compare);
	list = mem_grow(m, list, n, &cap, sizeof *list);
	list[n] = NULL;
	return list;
}
#endif
