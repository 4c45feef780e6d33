/* Our template of tags: what an export does not say of a post, said by a person. A tag counts also when its post comes later. */
#include "base/day.h"
#include "base/num.h"
#include "base/str.h"
#include "own.h"
#include "totals.h"

/* Columns up to LINK are there for who fills it in; those from TYPE on are tags. */
enum { POST, DATE, CHANNEL, WORDS, LINK, TYPE, LEVEL, THEME, AUDIENCE, FEEDBACK, LANGUAGE, PAIR, LABEL, N_COLUMNS };

static const struct label types[] = {
	{ "text", "text" },
	{ "tekst", "text" },
	{ "texte", "text" },
	{ "image", "image" },
	{ "afbeelding", "image" },
	{ "image", "image" },
	{ "foto", "image" },
	{ "photo", "image" },
	{ "carousel", "carousel" },
	{ "carrousel", "carousel" },
	{ "carrousel", "carousel" },
	{ "album", "carousel" },
	{ "video", "video" },
	{ "video", "video" },
	{ "vidéo", "video" },
	{ "short video", "video_short" },
	{ "korte video", "video_short" },
	{ "vidéo courte", "video_short" },
	{ "video_short", "video_short" },
	{ "reel", "video_short" },
	{ "live", "live" },
	{ "live", "live" },
	{ "direct", "live" },
	{ "story", "story" },
	{ "story", "story" },
	{ "story", "story" },
	{ "link", "link" },
	{ "link", "link" },
	{ "lien", "link" },
	{ "document", "document" },
	{ "document", "document" },
	{ "document", "document" },
	{ "article", "article" },
	{ "artikel", "article" },
	{ "article", "article" },
	{ "poll", "poll" },
	{ "peiling", "poll" },
	{ "sondage", "poll" },
	{ "event", "event" },
	{ "evenement", "event" },
	{ "événement", "event" },
	{ "audio", "audio" },
	{ "audio", "audio" },
	{ "audio", "audio" },
	{ "other", "other" },
	{ "anders", "other" },
	{ "autre", "other" },
	{ NULL, NULL },
};

bool import_type_word(size_t i, const char **word, const char **code)
{
	if (i + 1 >= sizeof types / sizeof *types)
		return false;
	*word = types[i].label;
	*code = types[i].code;
	return true;
}

/* The participation ladder. */
static const struct label levels[] = {
	{ "inform", "inform" },
	{ "informeren", "inform" },
	{ "informer", "inform" },
	{ "consult", "consult" },
	{ "meedenken", "consult" },
	{ "consulter", "consult" },
	{ "raadplegen", "consult" },
	{ "advise", "advise" },
	{ "adviseren", "advise" },
	{ "conseiller", "advise" },
	{ "coproduce", "coproduce" },
	{ "coproduceren", "coproduce" },
	{ "coproduire", "coproduce" },
	{ "decide", "decide" },
	{ "meebeslissen", "decide" },
	{ "codécider", "decide" },
	{ NULL, NULL },
};

static const struct label languages[] = {
	{ "Dutch", "nl" },    { "Nederlands", "nl" }, { "néerlandais", "nl" }, { "nl", "nl" },        { "French", "fr" },
	{ "Frans", "fr" },    { "français", "fr" },   { "fr", "fr" },          { "German", "de" },    { "Duits", "de" },
	{ "allemand", "de" }, { "de", "de" },         { "English", "en" },     { "Engels", "en" },    { "anglais", "en" },
	{ "en", "en" },       { "Arabic", "ar" },     { "Arabisch", "ar" },    { "arabe", "ar" },     { "ar", "ar" },
	{ "Polish", "pl" },   { "Pools", "pl" },      { "polonais", "pl" },    { "pl", "pl" },        { "Spanish", "es" },
	{ "Spaans", "es" },   { "espagnol", "es" },   { "es", "es" },          { "Turkish", "tr" },   { "Turks", "tr" },
	{ "turc", "tr" },     { "tr", "tr" },         { "Ukrainian", "uk" },   { "Oekraïens", "uk" }, { "ukrainien", "uk" },
	{ "uk", "uk" },       { NULL, NULL },
};

static const struct column columns[N_COLUMNS] = {
	[POST] = { .cell = CELL_ID,
	           .required = true,
	           .filled = true,
	           .explain = W_TEMPLATE_POST,
	           .header = { "post", "bericht", "publication" } },
	[DATE] = { .cell = CELL_SKIP, .explain = W_TEMPLATE_SHOWN, .header = { "date", "datum", "date" } },
	[CHANNEL] = { .cell = CELL_SKIP, .explain = W_TEMPLATE_SHOWN, .header = { "channel", "kanaal", "canal" } },
	[WORDS] = { .cell = CELL_SKIP, .explain = W_TEMPLATE_SHOWN, .header = { "first words", "eerste woorden", "premiers mots" } },
	[LINK] = { .cell = CELL_SKIP, .explain = W_TEMPLATE_SHOWN, .header = { "link", "link", "lien" } },
	[TYPE] = { .cell = CELL_LABEL, .either = true, .labels = types, .explain = W_TEMPLATE_TYPE, .header = { "type", "type", "type" } },
	[LEVEL] = { .cell = CELL_LABEL,
	            .either = true,
	            .labels = levels,
	            .explain = W_TEMPLATE_LEVEL,
	            .header = { "level", "niveau", "niveau" } },
	[THEME] = { .cell = CELL_TEXT, .either = true, .explain = W_TEMPLATE_THEME, .header = { "theme", "thema", "thème" } },
	[AUDIENCE] = { .cell = CELL_TEXT, .either = true, .explain = W_TEMPLATE_AUDIENCE, .header = { "audience", "doelgroep", "public" } },
	[FEEDBACK] = { .cell = CELL_LABEL,
	               .either = true,
	               .labels = own_yes_no,
	               .explain = W_TEMPLATE_FEEDBACK,
	               .header = { "feedback", "terugkoppeling", "retour" } },
	[LANGUAGE] = { .cell = CELL_LABEL,
	               .either = true,
	               .labels = languages,
	               .explain = W_TEMPLATE_LANGUAGE,
	               .header = { "language", "taal", "langue" } },
	[PAIR] = { .cell = CELL_ID,
	           .either = true,
	           .explain = W_TEMPLATE_PAIR,
	           .header = { "pair", "ander bericht", "autre publication" } },
	[LABEL] = { .cell = CELL_TEXT,
	            .either = true,
	            .explain = W_TEMPLATE_LABEL,
	            .header = { "link label", "linklabel", "libellé du lien" } },
};

/* By the columns from TYPE on. */
static const char *const tag_names[] = { "type", "level", "theme", "audience", "feedback", "language", "pair", "label" };

struct tags {
	int64_t n_empty, n_links, n_unknown;
	bool types;
};

static bool tags_open(struct intake *in, struct err *e)
{
	(void)e;
	in->state = mem_alloc(in->mem, sizeof(struct tags));
	return true;
}

/* What the row says in a column of tags; NULL: nothing. False: the row is rejected. */
static bool read_tag(struct intake *in, const struct table_row *row, int column, const char **out)
{
	const struct value *v = &row->value[column];
	*out = NULL;
	if (columns[column].cell == CELL_TEXT) {
		if (!own_text(in, row, column, out))
			return false;
	} else if (v->given) {
		*out = v->code ? v->code : v->text;
	}
	*out = *out && **out ? *out : NULL;
	return true;
}

static bool is_link(const char *post)
{
	return str_starts(post, "http://") || str_starts(post, "https://");
}

/* Is it the id of a post that is in? Links are looked up all at once when the file is in. */
static bool look_up(struct intake *in, const struct table_row *row, const char *post, struct err *e)
{
	struct tags *s = in->state;
	struct stmt *t;
	int64_t n;
	if (is_link(post)) {
		s->n_links++;
		return true;
	}
	if (!store_statement(in->store, SQL_POSTS_WITH_ID, &t, e))
		return false;
	stmt_int(t, 1, in->options->trajectory_id);
	stmt_text(t, 2, post);
	if (!stmt_one_int(t, &n, e))
		return false;
	s->n_unknown += n == 0;
	if (n > 1)
		intake_note(in, MSG_WARNING, row->line, in->place[POST], W_TAGS_MORE_POSTS, post, num_plain_int(in->mem, n), NULL);
	return true;
}

static bool store_tags(struct intake *in, const struct table_row *row, const char *post, const char *const value[], struct err *e)
{
	struct stmt *t;
	for (int c = TYPE; c < N_COLUMNS; c++) {
		if (!value[c])
			continue;
		if (!store_statement(in->store, SQL_TAG_INSERT, &t, e))
			return false;
		stmt_int(t, 1, in->options->trajectory_id);
		stmt_text(t, 2, post);
		stmt_text(t, 3, tag_names[c - TYPE]);
		stmt_int(t, 4, in->import_id);
		stmt_text(t, 5, value[c]);
		if (!stmt_run(t, e))
			return false;
		if (store_changes(in->store) == 0)
			return intake_refuse(in, row->line, in->place[c], e, W_OWN_TWICE, post, NULL, NULL);
	}
	return true;
}

static bool tags_row(struct intake *in, const struct table_row *row, struct err *e)
{
	struct tags *s = in->state;
	const char *post = row->value[POST].text, *value[N_COLUMNS] = { NULL };
	bool any = false;
	for (int c = TYPE; c < N_COLUMNS; c++) {
		if (!read_tag(in, row, c, &value[c]))
			return true;
		any |= value[c] != NULL;
	}
	in->rows_stored++;
	s->n_empty += !any;
	s->types |= value[TYPE] != NULL;
	return !any || (look_up(in, row, post, e) && store_tags(in, row, post, value, e));
}

static bool count_links(struct intake *in, struct err *e)
{
	struct tags *s = in->state;
	struct stmt *t;
	int64_t n;
	if (s->n_links == 0)
		return true;
	if (!store_statement(in->store, SQL_TAGGED_LINKS_KNOWN, &t, e))
		return false;
	stmt_int(t, 1, in->options->trajectory_id);
	stmt_int(t, 2, in->import_id);
	if (!stmt_one_int(t, &n, e))
		return false;
	s->n_unknown += s->n_links - n;
	return true;
}

static bool tags_close(struct intake *in, struct err *e)
{
	const struct tags *s = in->state;
	if (!count_links(in, e))
		return false;
	if (s->n_unknown)
		intake_note(in, MSG_WARNING, 0, 0, W_TAGS_UNKNOWN, num_plain_int(in->mem, s->n_unknown), NULL, NULL);
	if (s->n_empty)
		intake_note(in, MSG_NOTE, 0, 0, W_TAGS_EMPTY, num_plain_int(in->mem, s->n_empty), NULL, NULL);
	return !s->types || totals_rebuild(in->store, in->options->trajectory_id, e);
}

/* As people here write it; it is only there to be read. */
static const char *day_first(struct mem *m, int day)
{
	int year, month, dom;
	day_split(day, &year, &month, &dom);
	return mem_printf(m, "%02d-%02d-%04d", dom, month, year);
}

/* A blank template begins with the posts that have no tags yet. */
static bool untagged_posts(struct mem *m, struct store *s, int64_t trajectory_id, const char *const **cell, size_t *n, struct err *e)
{
	struct stmt *t;
	bool row;
	const char *(*line)[N_COLUMNS] = NULL;
	size_t cap = 0;
	*n = 0;
	if (!store_statement(s, SQL_POSTS_UNTAGGED, &t, e))
		return false;
	stmt_int(t, 1, trajectory_id);
	while (stmt_next(t, &row, e) && row) {
		line = mem_grow(m, line, *n, &cap, sizeof *line);
		const char **to = line[(*n)++];
		for (int c = 0; c < N_COLUMNS; c++)
			to[c] = "";
		to[POST] = mem_text(m, stmt_get_text(t, 0));
		to[DATE] = stmt_is_null(t, 1) ? "" : day_first(m, (int)stmt_get_int(t, 1));
		to[CHANNEL] = mem_printf(m, "%s/%s", stmt_get_text(t, 2), stmt_get_text(t, 3));
		to[WORDS] = mem_text(m, stmt_get_text(t, 4));
		to[LINK] = mem_text(m, stmt_get_text(t, 5));
	}
	*cell = line ? line[0] : NULL;
	return !err_is_set(e);
}

static const struct facts tags_facts = { .open = tags_open, .row = tags_row, .close = tags_close };

const struct importer tag_table = {
	.name = "tags",
	.title = W_KIND_TAGS,
	.platform = "",
	.column = columns,
	.n_columns = N_COLUMNS,
	.zone = ZONE_AMSTERDAM,
	.dates = DATES_EUROPE,
	.template = true,
	.example = W_TEMPLATE_EXAMPLE_TAGS,
	.known_rows = untagged_posts,
	.facts = &tags_facts,
};
