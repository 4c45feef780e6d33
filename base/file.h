/* Files written whole or not at all. */
#ifndef BASE_FILE_H
#define BASE_FILE_H
#include "err.h"
#include "hash.h"
#include "mem.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Put n bytes under this name: into a temporary file beside it, flushed to the disk, then renamed. Whatever happens, the name holds
 * either all of the old content or all of the new. What a killed program left in the folder is taken away first. The file is readable by its owner only.
 * Errors: ERR_SYSTEM naming the file and the cause (no such folder, no permission, disk full, not a plain file); nothing is left behind.
 *         Signals wait until the write is over.
 * Memory: none.      Test: tests/unit/base/test_file.c */
bool file_write_atomic(const char *path, const void *bytes, size_t n, struct err *e);

/* For a file whose content comes bit by bit: a file without a name in the folder of path, which is gone when it is closed; written with stdio,
 * then put under its name as file_write_atomic does.
 * Errors: as above.      Memory: close with fclose.      Test: tests/unit/base/test_file.c */
bool file_spool(const char *path, FILE **out, struct err *e);
bool file_publish(FILE *spool, const char *path, struct err *e);

/* A scrap file beside path, for a library that wants a name to write to. It is locked while the descriptor is open: what nobody holds any more, as
 * when the program was killed, the next file_write_atomic in that folder takes away.
 * Errors: -1, and errno.      Memory: *name from m; the caller closes and unlinks.      Test: tests/unit/base/test_file.c */
int file_scrap(struct mem *m, const char *path, char **name);

/* A folder that is there when this is true: made when it was not, for its owner only, with those above it.
 * Errors: ERR_SYSTEM naming the folder and the cause; those above that were made stay.
 * Memory: none.      Test: tests/unit/base/test_file.c */
bool file_folder(const char *path, struct err *e);

/* The content of a small file, closed with NUL (n does not count it).
 * Errors: ERR_INPUT naming the file when it is not there, not a plain file, not readable, or larger than limit bytes.
 * Memory: from m.      Test: tests/unit/base/test_file.c */
bool file_read(struct mem *m, const char *path, size_t limit, char **text, size_t *n, struct err *e);

/* The SHA-256 of a plain file, however large, without following a link. *there: a plain file has this name; else hex is "".
 * Errors: ERR_SYSTEM naming the file when it cannot be read.      Memory: none.      Test: tests/unit/base/test_file.c */
bool file_hash(const char *path, char hex[HASH_HEX], bool *there, struct err *e);
#endif
