/* A folder of its own for a test, and its removal. */
#ifndef TESTS_TEMP_H
#define TESTS_TEMP_H
#include "t.h"
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

static inline const char *temp_folder(struct mem *m)
{
	char *folder = mem_text(m, "/tmp/spiegel-test-XXXXXX");
	t_true(mkdtemp(folder) != NULL);
	return folder;
}

/* The folder with the plain files, links, pipes and empty folders in it. */
static inline void temp_remove(const char *folder)
{
	DIR *d = opendir(folder);
	t_true(d != NULL);
	for (struct dirent *entry; (entry = readdir(d)) != NULL;) {
		char path[4096];
		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		if (unlink(path) != 0)
			rmdir(path);
	}
	closedir(d);
	t_true(rmdir(folder) == 0);
}

/* How many entries it has, hidden ones included. */
static inline int temp_count(const char *folder)
{
	DIR *d = opendir(folder);
	t_true(d != NULL);
	int n = -2; /* . and .. */
	while (readdir(d))
		n++;
	closedir(d);
	return n;
}
#endif
