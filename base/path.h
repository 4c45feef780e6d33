/* The two halves of a file's path. */
#ifndef BASE_PATH_H
#define BASE_PATH_H
#include "mem.h"

/* What stands behind the last '/': the path itself when there is none, "" for a path that ends with it.
 * Errors: none.      Memory: a part of path.      Test: tests/unit/base/test_path.c */
const char *path_name(const char *path);

/* The folder that holds it: "." for a bare name, "/" for what stands in the root.
 * Errors: none.      Memory: from m, or static.      Test: tests/unit/base/test_path.c */
const char *path_folder(struct mem *m, const char *path);
#endif
