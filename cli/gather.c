#include "gather.h"
#include "base/num.h"
#include "base/str.h"
#include "base/tree.h"
#include <sys/stat.h>

enum { NAMES_TOLD = 5 };

static void leave(struct gather *g, const char *path, const char *reason)
{
	struct left *l = NULL;
	for (size_t i = 0; i < g->n_left && !l; i++)
		if (str_eq(g->left[i].reason, reason))
			l = &g->left[i];
	if (!l) {
		g->left = mem_grow(g->mem, g->left, g->n_left, &g->cap_left, sizeof *g->left);
		l = &g->left[g->n_left++];
		*l = (struct left){ .reason = reason, .names = "" };
	}
	if (l->n++ < NAMES_TOLD)
		l->names = mem_printf(g->mem, "%s%s%s", l->names, *l->names ? ", " : "", path);
}

static void add_file(struct gather *g, const char *path, bool found)
{
	g->item = mem_grow(g->mem, g->item, g->n, &g->cap, sizeof *g->item);
	g->item[g->n++] = (struct gathered){ .path = path, .found = found };
}

static bool add_folder(struct gather *g, const char *folder, struct err *e)
{
	static const enum word reason[] = { [TREE_HIDDEN] = W_GATHER_HIDDEN, [TREE_LINK] = W_GATHER_LINK, [TREE_OTHER] = W_GATHER_OTHER };
	struct tree tree = { 0 };
	g->folder = folder;
	if (!tree_list(g->mem, folder, &tree, e))
		return false;
	for (size_t i = 0; i < tree.n; i++)
		if (tree.item[i].kind == TREE_FILE)
			add_file(g, tree.item[i].path, true);
		else
			leave(g, tree.item[i].path, word_text(g->lang, reason[tree.item[i].kind]));
	return true;
}

bool gather_files(const struct session *s, const char *const path[], size_t n, struct gather *out, struct err *e)
{
	*out = (struct gather){ .mem = s->mem, .lang = s->lang };
	for (size_t i = 0; i < n; i++) {
		struct stat st;
		if (stat(path[i], &st) != 0 || !S_ISDIR(st.st_mode))
			add_file(out, path[i], false);
		else if (!add_folder(out, path[i], e))
			return false;
	}
	return true;
}

/* A file that could not be read, or is a damaged box, may well be an export. */
static bool may_be_export(enum word why)
{
	static const enum word words[] = { W_SOURCE_ABSENT, W_SOURCE_FORBIDDEN, W_SOURCE_SYSTEM, W_SOURCE_CHANGED,
		                           W_ZIP_DAMAGED,   W_ZIP_PASSWORD,     W_BOOK_DAMAGED };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (why == words[i])
			return true;
	return false;
}

bool gather_leave(struct gather *g, const char *path, const struct err *why)
{
	const char *const arg[ERR_ARGS] = { why->arg[0], why->arg[1], why->arg[2] };
	if (why->code != ERR_INPUT || may_be_export(why->word))
		return false;
	/* the sentence about an unknown file lists every kind, which is too much here */
	leave(g, path,
	      why->word == W_LAYOUT_UNKNOWN ? word_text(g->lang, W_GATHER_UNKNOWN) : word_fill(g->mem, g->lang, why->word, arg, ERR_ARGS));
	return true;
}

size_t gather_n_left(const struct gather *g)
{
	size_t n = 0;
	for (size_t i = 0; i < g->n_left; i++)
		n += g->left[i].n;
	return n;
}

const char *gather_names(const struct gather *g, const struct left *l)
{
	if (l->n <= NAMES_TOLD)
		return l->names;
	return word_say(g->mem, g->lang, W_GATHER_MORE, l->names, num_count(g->mem, (int64_t)(l->n - NAMES_TOLD), g->lang), NULL);
}

void gather_tell(const struct gather *g, const struct session *s)
{
	for (size_t i = 0; i < g->n_left; i++)
		session_say(s, stdout, W_GATHER_LEFT, g->left[i].reason, gather_names(g, &g->left[i]), NULL);
}
