#include "analytics/sample.h"
#include "tests/t.h"

T_CASE(every_type_has_a_code_of_its_own)
{
	for (int t = 0; t < TYPE_N; t++)
		t_int(content_type_parse(content_type_code((enum content_type)t)), t);
	t_text(content_type_code(TYPE_VIDEO_SHORT), "video_short");
	t_int(content_type_parse("hologram"), TYPE_UNKNOWN);
	t_int(content_type_parse(""), TYPE_UNKNOWN);
}
T_END

T_MAIN("analytics/sample", every_type_has_a_code_of_its_own)
