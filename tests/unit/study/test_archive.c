/* Links of own posts without the names of others. */
#include "study/archive.h"
#include "tests/t.h"

T_CASE(only_the_own_name_stays)
{
	struct mem *m = mem_new();
	static const struct {
		const char *link, *want;
	} row[] = {
		{ "https://www.tiktok.com/@voorbeeldstad/video/76", "https://www.tiktok.com/@voorbeeldstad/video/76" },
		{ "https://www.tiktok.com/@VoorbeeldStad/video/76", "https://www.tiktok.com/@VoorbeeldStad/video/76" },
		{ "https://www.tiktok.com/@kanarie.een/video/76", "https://www.tiktok.com/@…/video/76" },
		{ "https://www.youtube.com/@kanarie", "https://www.youtube.com/@…" },
		{ "https://example.org/?van=kanarie@example.org&x=1", "https://example.org/?van=kanarie@…&x=1" },
		{ "https://www.facebook.com/1/posts/0612345678", "https://www.facebook.com/1/posts/0612345678" }, /* a number of a post */
		{ "", "" },
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		t_text(archive_link(m, row[i].link, "@voorbeeldstad", "42"), row[i].want);
	t_text(archive_link(m, "https://www.tiktok.com/@a.b/video/1", "Anders", "a.b"), "https://www.tiktok.com/@a.b/video/1");
	mem_free(m);
}
T_END

T_MAIN("archive", only_the_own_name_stays)
