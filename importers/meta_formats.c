/* "Top content formats" of Meta Business Suite: what the posts of a page got, by their form. Three blocks, each a title, a row of forms and a
 * row of figures; the forms differ from block to block. It says nothing of the page, the platform or the days. The same figures are in the
 * export of posts, so these serve to check those. */
#include "audience.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "blocks.h"
#include "cells.h"
#include "channels.h"
#include <limits.h>
#include <string.h>

static const char *const either[] = { "facebook", "instagram", NULL };

/* blocks, in English and, where known, Dutch */
static const struct label titles[] = {
	{ "Views", "views" }, { "Weergaven", "views" }, { "Content interactions", "interactions" }, { "Published content", "posts" },
	{ NULL, NULL },
};

static const struct label formats[] = {
	{ "Reels", "video_short" }, { "Multi-photo", "carousel" }, { "Photos", "image" },
	{ "Foto's", "image" },      { "Links", "link" },           { "Text", "text" },
	{ "Tekst", "text" },        { "Stories", "story" },        { "Videos", "video" },
	{ "Video's", "video" },     { "Others", "other" },         { NULL, NULL },
};

static const char *code_of(struct mem *m, const struct label *list, const char *text)
{
	const char *key = utf8_key(m, text);
	for (; list->label; list++)
		if (str_eq(key, utf8_key(m, list->label)))
			return list->code;
	return NULL;
}

static bool is_formats(struct mem *m, const struct block *b)
{
	return b->n == 3 && b->row[0].n > 0 && code_of(m, titles, b->row[0].cell[0]) && b->row[1].n > 0 &&
	       code_of(m, formats, b->row[1].cell[0]);
}

/* The form, by our code, or as written when it is new; an empty cell has none. */
static const char *format_of(struct intake *in, const struct sheet_row *names, size_t k)
{
	const char *name = str_trim(in->mem, names->cell[k]), *code = code_of(in->mem, formats, name);
	if (*name && !code)
		intake_note(in, MSG_WARNING, names->line, (long)k + 1, W_META_NEW_FORMAT, name, NULL, NULL);
	return code ? code : name;
}

static bool take_block(struct intake *in, const struct block *b, int64_t channel, struct err *e)
{
	static const struct column count = { .cell = CELL_COUNT };
	const struct sheet_row *names = &b->row[1], *values = &b->row[2];
	const char *metric = code_of(in->mem, titles, b->row[0].cell[0]);
	const char **before = mem_array(in->mem, names->n, sizeof *before);
	in->rows_stored++;
	for (size_t k = 0; k < names->n; k++) {
		struct audience_cell c = { .sex = "", .dimension = "format", .category = format_of(in, names, k) };
		const char *cell = k < values->n ? values->cell[k] : "";
		struct value v;
		enum word why;
		if (!*c.category)
			continue;
		before[k] = c.category;
		for (size_t i = 0; i < k; i++)
			if (before[i] && str_eq(before[i], c.category))
				return intake_refuse(in, names->line, (long)k + 1, e, W_BREAKDOWN_TWICE,
				                     num_plain_int(in->mem, names->line), NULL, NULL);
		if (!cell_read(in->importer, &count, cell, strlen(cell), in->mem, &v, &why))
			return intake_refuse(in, values->line, (long)k + 1, e, why, names->cell[k], cell, NULL);
		c.value = (double)v.n;
		if (v.given && !channel_count_add(in, channel, metric, &c, in->period, e))
			return false;
		if (v.given)
			intake_total(in, metric, c.value);
	}
	return true;
}

static bool formats_sheet(struct intake *in, const struct sheet *s, struct err *e)
{
	int64_t channel;
	size_t at = 0;
	if (!channel_of_file(in, either, &channel, e) || !intake_period(in, e) || !intake_as_of(in, in->period.to, e))
		return false;
	for (struct block b = blocks_next(s, &at); b.n; b = blocks_next(s, &at)) {
		if (!is_formats(in->mem, &b))
			intake_note(in, MSG_NOTE, b.row->line, 0, W_META_BLOCK, b.row->cell[0], NULL, NULL);
		else if (!take_block(in, &b, channel, e))
			return false;
	}
	return true;
}

static bool formats_recognise(const struct sheet *head)
{
	struct mem *m = mem_new();
	bool found = false;
	size_t at = 0;
	for (struct block b = blocks_next(head, &at); b.n && !found; b = blocks_next(head, &at))
		found = is_formats(m, &b);
	mem_free(m);
	return found;
}

static const struct facts formats_facts = { .sheet = formats_sheet };

const struct importer meta_formats = {
	.name = "meta-formats",
	.title = W_KIND_META_FORMATS,
	.unseen = UNSEEN_FILE,
	.platform = "",
	.recognise = formats_recognise,
	.zone = ZONE_PACIFIC,
	.dates = DATES_ISO,
	.facts = &formats_facts,
};
