/* A store of anybody's making. Laws: opened, or refused with words; opened to read, not a byte of it changes. The input is laid over a sound
 * store from the place that its first bytes name, so that more than the first check is reached; 0xffff: it is the whole file. */
#include "base/err.h"
#include "fuzz.h"
#include "sql/store.h"

static uint8_t sound[1 << 20];
static size_t n_sound;

static void make_sound(void)
{
	struct store *s;
	struct err e = { 0 };
	char path[96];
	snprintf(path, sizeof path, "%s/store.db", fuzz_folder());
	fuzz_law(store_open(&s, path, STORE_CREATE, &e));
	store_close(s);
	FILE *f = fopen(path, "rb");
	fuzz_law(f);
	n_sound = fread(sound, 1, sizeof sound, f);
	fuzz_law(feof(f) && n_sound > 0);
	fclose(f);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static uint8_t bytes[sizeof sound], after[sizeof sound];
	if (n < 2)
		return 0;
	if (n_sound == 0)
		make_sound();
	size_t at = (size_t)(data[0] << 8 | data[1]) * 8, size = n_sound;
	const uint8_t *what = bytes;
	memcpy(bytes, sound, n_sound);
	if (data[0] == 0xff && data[1] == 0xff) {
		what = data + 2;
		size = n - 2;
	} else {
		at %= n_sound;
		memcpy(bytes + at, data + 2, n - 2 < n_sound - at ? n - 2 : n_sound - at);
	}
	const char *path = fuzz_file("store.db", what, size);
	struct mem *m = mem_new();
	struct store *s;
	struct err e = { 0 };
	if (store_open(&s, path, STORE_READ, &e))
		store_close(s);
	else
		fuzz_law(*err_sentence(m, &e, LANG_NL));
	FILE *f = fopen(path, "rb");
	fuzz_law(f && fread(after, 1, sizeof after, f) == size && memcmp(after, what, size) == 0);
	fclose(f);
	mem_free(m);
	return 0;
}
