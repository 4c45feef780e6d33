#include "base/path.h"
#include "base/str.h"
#include "tests/t.h"

T_CASE(the_two_halves_of_a_path)
{
	static const struct {
		const char *path, *folder, *name;
	} paths[] = {
		{ "Audience.csv", ".", "Audience.csv" },
		{ "facebook/Audience.csv", "facebook", "Audience.csv" },
		{ "/srv/postvak/facebook/Audience.csv", "/srv/postvak/facebook", "Audience.csv" },
		{ "/Audience.csv", "/", "Audience.csv" },
		{ "facebook/", "facebook", "" },
		{ "/", "/", "" },
		{ "", ".", "" },
	};
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
		if (!str_eq(path_folder(m, paths[i].path), paths[i].folder) || !str_eq(path_name(paths[i].path), paths[i].name))
			t_fail("%s: '%s' and '%s'", paths[i].path, path_folder(m, paths[i].path), path_name(paths[i].path));
	mem_free(m);
}
T_END

T_MAIN("base/path", the_two_halves_of_a_path)
