#include "base/num.h"
#include "importers/names.h"
#include "tests/t.h"

T_CASE(a_text_is_found_again_however_many_there_are)
{
	enum { MANY = 5000 };
	static int value[MANY];
	struct mem *m = mem_new();
	struct names *set = names_new(m);
	for (int i = 0; i < MANY; i++) {
		struct name *found = names_find(set, num_plain_int(m, i));
		t_true(found->value == NULL);
		found->value = &value[i];
	}
	for (int i = 0; i < MANY; i++)
		t_true(names_find(set, num_plain_int(m, i))->value == &value[i]);
	t_true(names_find(set, "")->value == NULL);
	mem_free(m);
}
T_END

T_MAIN("names", a_text_is_found_again_however_many_there_are)
