#include "channels.h"
#include "base/path.h"
#include "base/str.h"
#include "base/utf8.h"
#include "place.h"
#include <assert.h>
#include <string.h>

struct channel {
	int64_t id;
	const char *platform, *external_id, *name;
};
struct channels {
	struct channel *item;
	size_t n, cap;
};

static bool is_listed(const char *const *platforms, const char *s)
{
	while (*platforms && !str_eq(*platforms, s))
		platforms++;
	return *platforms != NULL;
}

/* The known channels of these platforms; NULL: of all. */
static bool load_channels(struct intake *in, const char *const *platforms, struct channels *out, struct err *e)
{
	struct stmt *t;
	bool row;
	*out = (struct channels){ 0 };
	if (!store_statement(in->store, SQL_CHANNELS_OF_TRAJECTORY, &t, e))
		return false;
	stmt_int(t, 1, in->options->trajectory_id);
	while (stmt_next(t, &row, e) && row) {
		const char *of = stmt_get_text(t, 1);
		if (platforms && !is_listed(platforms, of))
			continue;
		out->item = mem_grow(in->mem, out->item, out->n, &out->cap, sizeof *out->item);
		out->item[out->n++] = (struct channel){ stmt_get_int(t, 0), mem_text(in->mem, of), mem_text(in->mem, stmt_get_text(t, 2)),
			                                mem_text(in->mem, stmt_get_text(t, 3)) };
	}
	return !err_is_set(e);
}

/* Is the channel called so: its name, its id, either with the platform in front, or the platform alone? */
static bool is_called(struct mem *m, const struct channel *c, const char *wanted)
{
	const char *key = utf8_key(m, wanted);
	size_t n = strlen(c->platform);
	if (str_eq(key, c->platform))
		return true;
	if (strncmp(key, c->platform, n) == 0 && key[n] == '/')
		key += n + 1;
	return *key && (str_eq(key, utf8_key(m, c->name)) || str_eq(key, utf8_key(m, c->external_id)));
}

/* How many are called so; *hit is the last of them. */
static size_t find_called(struct mem *m, const struct channels *all, const char *wanted, const struct channel **hit)
{
	size_t n = 0;
	for (size_t i = 0; i < all->n; i++)
		if (is_called(m, &all->item[i], wanted)) {
			*hit = &all->item[i];
			n++;
		}
	return n;
}

/* "facebook/Name", as it can be typed. */
static const char *channel_words(struct mem *m, const struct channel *c)
{
	return mem_printf(m, "%s/%s", c->platform, c->name);
}

/* "facebook/Name, instagram/name" */
static const char *list_channels(struct mem *m, const struct channels *all)
{
	struct str s;
	str_init(&s, m);
	for (size_t i = 0; i < all->n; i++)
		str_addf(&s, "%s%s", i ? ", " : "", channel_words(m, &all->item[i]));
	return s.s;
}

/* "facebook/Name" cut in two; false if it is no such thing. */
static bool split_name(struct mem *m, const char *const *platforms, const char *wanted, const char **platform, const char **name)
{
	const char *slash = strchr(wanted, '/');
	*platform = slash ? utf8_key(m, mem_text_n(m, wanted, (size_t)(slash - wanted))) : "";
	*name = slash ? str_trim(m, slash + 1) : "";
	return is_listed(platforms, *platform) && **name;
}

/* Ask for --channel, with the channels that could be meant if there are any. */
static bool ask_channel(struct intake *in, const char *const *platforms, const char *known, struct err *e)
{
	if (*known)
		return intake_refuse(in, 0, 0, e, W_CHANNEL_WANTED, platforms[0], known, NULL);
	return intake_refuse(in, 0, 0, e, platforms[1] ? W_CHANNEL_WANTED_EITHER : W_CHANNEL_WANTED_FIRST, platforms[0], platforms[1],
	                     NULL);
}

/* --channel 'platform/NAME' for a platform that has no channel yet, or only the unnamed one. */
static bool make_channel(struct intake *in, const char *const *platforms, const char *known, int64_t *id, struct err *e)
{
	const char *wanted = in->options->channel, *platform, *name;
	struct channels same;
	if (!split_name(in->mem, platforms, wanted, &platform, &name)) {
		const char *after = path_name(wanted);
		if (*known)
			return intake_refuse(in, 0, 0, e, W_CHANNEL_UNKNOWN, wanted, known, NULL);
		if (!*after || is_listed(platforms, utf8_key(in->mem, after))) /* a platform and no name */
			return ask_channel(in, platforms, known, e);
		return intake_refuse(in, 0, 0, e, W_CHANNEL_NO_PLATFORM, wanted, platforms[0], after);
	}
	const char *const only[] = { platform, NULL };
	if (!load_channels(in, only, &same, e))
		return false;
	if (same.n == 1 && !*same.item[0].external_id) {
		*id = same.item[0].id;
		return intake_name_channel(in, *id, "", name, e);
	}
	if (same.n > 0)
		return intake_refuse(in, 0, 0, e, W_CHANNEL_UNKNOWN, wanted, known, NULL);
	intake_note(in, MSG_WARNING, 0, 0, W_CHANNEL_NEW, wanted, NULL, NULL);
	return intake_channel(in, platform, "", name, true, id, e);
}

bool channels_of_import(struct intake *in, int64_t import_id, const char **names, bool *as_folder, struct err *e)
{
	struct stmt *t;
	struct str list;
	bool row;
	str_init(&list, in->mem);
	*as_folder = false;
	if (!store_statement(in->store, SQL_CHANNELS_OF_IMPORT, &t, e))
		return false;
	stmt_int(t, 1, in->options->trajectory_id);
	stmt_int(t, 2, import_id);
	while (stmt_next(t, &row, e) && row) {
		const struct channel c = { stmt_get_int(t, 0), stmt_get_text(t, 1), "", stmt_get_text(t, 2) };
		*as_folder |= c.id == in->folder_channel;
		str_addf(&list, "%s%s", list.n ? ", " : "", channel_words(in->mem, &c));
	}
	*names = list.s;
	return !err_is_set(e);
}

/* The folder that a file lies in is called after a platform or a known account: then the file is of it. *id 0: it is not, or of several. */
static bool channel_of_folder(struct intake *in, const char *const *platforms, const struct channels *all, int64_t *id, struct err *e)
{
	const char *folder = place_folder(in->mem, in->at), *key = utf8_key(in->mem, folder);
	const struct channel *hit = NULL;
	bool is_platform = is_listed(platforms, key); /* another file may yet bring a second account of it */
	size_t n = *key && !(is_platform && in->options->others_follow) ? find_called(in->mem, all, folder, &hit) : 0;
	*id = n == 1 ? hit->id : 0;
	if (n == 1)
		intake_note(in, MSG_WARNING, 0, 0, W_CHANNEL_OF_FOLDER, folder, channel_words(in->mem, hit), NULL);
	if (n == 1 && all->n > 1) {
		in->folder_channel = hit->id;
		in->folder_channel_name = channel_words(in->mem, hit);
	}
	if (n == 0 && in->importer->nameless && is_platform && !in->options->others_follow)
		return intake_unnamed_channel(in, key, id, e);
	return true;
}

bool channel_of_file(struct intake *in, const char *const *platforms, int64_t *id, struct err *e)
{
	const char *wanted = in->options->channel;
	struct channels all;
	const struct channel *hit = NULL;
	assert(platforms && *platforms);
	*id = 0;
	if (!load_channels(in, platforms, &all, e) || (!wanted && !channel_of_folder(in, platforms, &all, id, e)))
		return false;
	if (*id)
		return true;
	const char *known = list_channels(in->mem, &all);
	if (!wanted && in->options->others_follow)
		return ask_channel(in, platforms, known, e);
	if (!wanted && !platforms[1] && all.n == 1) {
		*id = all.item[0].id;
		if (!in->importer->nameless)
			intake_note(in, MSG_NOTE, 0, 0, W_CHANNEL_ONLY, channel_words(in->mem, &all.item[0]), NULL, NULL);
		return true;
	}
	if (!wanted && all.n == 0 && in->importer->nameless)
		return intake_unnamed_channel(in, platforms[0], id, e);
	if (!wanted)
		return ask_channel(in, platforms, known, e);
	size_t n = find_called(in->mem, &all, wanted, &hit);
	if (n > 1)
		return intake_refuse(in, 0, 0, e, W_CHANNEL_AMBIGUOUS, wanted, known, NULL);
	if (n == 0)
		return make_channel(in, platforms, known, id, e);
	*id = hit->id;
	return true;
}

bool channel_by_name(struct intake *in, long line, long column, const char *name, int64_t *id, struct err *e)
{
	struct channels all;
	const struct channel *hit = NULL;
	*id = 0;
	if (!load_channels(in, NULL, &all, e))
		return false;
	size_t n = find_called(in->mem, &all, name, &hit);
	if (n == 1)
		*id = hit->id;
	else
		intake_reject(in, line, column,
		              n       ? W_CHANNEL_AMBIGUOUS
		              : all.n ? W_CHANNEL_NO_SUCH
		                      : W_CHANNEL_NONE_YET,
		              name, list_channels(in->mem, &all), NULL);
	return true;
}
