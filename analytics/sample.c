#include "sample.h"
#include <string.h>

static const char *const codes[TYPE_N] = {
	[TYPE_UNKNOWN] = "unknown",   [TYPE_TEXT] = "text",       [TYPE_IMAGE] = "image",
	[TYPE_CAROUSEL] = "carousel", [TYPE_VIDEO] = "video",     [TYPE_VIDEO_SHORT] = "video_short",
	[TYPE_LIVE] = "live",         [TYPE_STORY] = "story",     [TYPE_LINK] = "link",
	[TYPE_DOCUMENT] = "document", [TYPE_ARTICLE] = "article", [TYPE_POLL] = "poll",
	[TYPE_EVENT] = "event",       [TYPE_AUDIO] = "audio",     [TYPE_OTHER] = "other",
};

const char *content_type_code(enum content_type type)
{
	return codes[type];
}

enum content_type content_type_parse(const char *code)
{
	for (int t = 0; t < TYPE_N; t++)
		if (strcmp(codes[t], code) == 0)
			return (enum content_type)t;
	return TYPE_UNKNOWN;
}
