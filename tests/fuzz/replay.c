/* replay FILE...: the kept inputs of a fuzz target, one after the other, without libFuzzer. A law that does not hold ends the program. */
#include "fuzz.h"

static void replay(const char *path)
{
	static uint8_t data[1 << 20];
	FILE *f = fopen(path, "rb");
	fuzz_law(f);
	size_t n = fread(data, 1, sizeof data, f);
	fuzz_law(feof(f));
	fclose(f);
	/* exactly as long as the input: a byte read behind its end is seen */
	uint8_t *copy = malloc(n ? n : 1);
	fuzz_law(copy);
	memcpy(copy, data, n);
	LLVMFuzzerTestOneInput(copy, n);
	free(copy);
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		replay(argv[i]);
	printf("%d\n", argc - 1);
	return 0;
}
