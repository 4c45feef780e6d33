/* For fuzz targets: bytes that no one thought of go in, and a law that does not hold is a crash. Under libFuzzer each target is a program
 * (`make fuzz`); tests/fuzz/replay.c runs the kept inputs through it in `make check`. */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H
#include "base/mem.h"
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

#define fuzz_law(holds)                                                                                                                    \
	do {                                                                                                                               \
		if (!(holds)) {                                                                                                            \
			fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #holds);                                         \
			abort();                                                                                                           \
		}                                                                                                                          \
	} while (0)

/* A folder of this process in memory where there is one; removed with its files at the end. */
static char fuzz_dir[64];
static const char *const fuzz_files[] = { "input", "spiegel.ini", "store.db", "store.db-wal", "store.db-shm", "store.db-journal" };

static inline void fuzz_clean(void)
{
	char path[96];
	for (size_t i = 0; i < sizeof fuzz_files / sizeof *fuzz_files; i++) {
		snprintf(path, sizeof path, "%s/%s", fuzz_dir, fuzz_files[i]);
		unlink(path);
	}
	rmdir(fuzz_dir);
}

static inline const char *fuzz_folder(void)
{
	if (!*fuzz_dir) {
		snprintf(fuzz_dir, sizeof fuzz_dir, "%s/spiegel-fuzz-XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
		fuzz_law(mkdtemp(fuzz_dir));
		atexit(fuzz_clean);
	}
	return fuzz_dir;
}

/* The bytes as a file of this name, one of fuzz_files; its path holds until the next call. */
static inline const char *fuzz_file(const char *name, const uint8_t *data, size_t n)
{
	static char path[96];
	snprintf(path, sizeof path, "%s/%s", fuzz_folder(), name);
	FILE *f = fopen(path, "wb");
	fuzz_law(f && fwrite(data, 1, n, f) == n && fclose(f) == 0);
	return path;
}
#endif
