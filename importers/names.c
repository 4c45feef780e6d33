#include "names.h"
#include "base/str.h"
#include <string.h>

struct names {
	struct mem *mem;
	struct name *slot;
	size_t n, n_slots; /* a power of two, never more than half full */
};

enum { FIRST_SLOTS = 64 };

struct names *names_new(struct mem *m)
{
	struct names *set = mem_alloc(m, sizeof *set);
	*set = (struct names){ .mem = m, .slot = mem_array(m, FIRST_SLOTS, sizeof *set->slot), .n_slots = FIRST_SLOTS };
	return set;
}

uint64_t names_hash(uint64_t hash, const void *bytes, size_t n)
{
	const unsigned char *b = bytes;
	for (size_t i = 0; i < n; i++)
		hash = (hash ^ b[i]) * UINT64_C(0x100000001b3);
	return hash;
}

/* Where the text is, or where it belongs. */
static struct name *slot_of(const struct names *set, const char *text)
{
	size_t i = (size_t)names_hash(NAMES_HASH, text, strlen(text)) & (set->n_slots - 1);
	while (set->slot[i].text && !str_eq(set->slot[i].text, text))
		i = (i + 1) & (set->n_slots - 1);
	return &set->slot[i];
}

static void grow(struct names *set)
{
	struct names more = *set;
	more.n_slots *= 2;
	more.slot = mem_array(set->mem, more.n_slots, sizeof *more.slot);
	for (size_t i = 0; i < set->n_slots; i++)
		if (set->slot[i].text)
			*slot_of(&more, set->slot[i].text) = set->slot[i];
	*set = more;
}

struct name *names_find(struct names *set, const char *text)
{
	struct name *found = slot_of(set, text);
	if (found->text)
		return found;
	if (2 * ++set->n > set->n_slots) {
		grow(set);
		found = slot_of(set, text);
	}
	found->text = mem_text(set->mem, text);
	return found;
}
