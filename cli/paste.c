#include "paste.h"
#include "base/opt.h"
#include "base/str.h"
#include "cmd.h"
#include <string.h>

/* Does the name of a command stand here, as a word of its own: before a space, or the end of a clause? */
static bool is_project_command(const char *at)
{
	static const char in_word[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-/=";
	size_t n = strspn(at, in_word);
	bool ends = at[n] != '.' || strchr(in_word, at[n + 1]) == NULL || at[n + 1] == '\0';
	for (const struct cmd *c = cmd_list; ends && c->name; c++)
		if (strlen(c->name) == n && strncmp(c->name, at, n) == 0)
			return c->needs == OF_PROJECT;
	return false;
}

const char *paste_text(struct mem *m, const char *folder, const char *text)
{
	static const char program[] = "spiegel ";
	const char *option = opt_project(m, folder), *found;
	struct str out;
	if (!*option)
		return text;
	str_init(&out, m);
	for (; (found = strstr(text, program)) != NULL; text = found) {
		found += sizeof program - 1;
		str_add_n(&out, text, (size_t)(found - text));
		if (is_project_command(found))
			str_add(&out, option);
	}
	str_add(&out, text);
	return out.s;
}

struct doc paste_doc(const struct doc *d, const char *folder)
{
	struct doc out = *d;
	out.block = mem_array(d->mem, d->n + 1, sizeof *out.block);
	for (size_t i = 0; i < d->n; i++) {
		struct block *b = &out.block[i];
		*b = d->block[i];
		if (b->kind != BLOCK_TEXT && b->kind != BLOCK_ITEM)
			continue;
		struct span *span = mem_array(d->mem, b->text.n + 1, sizeof *span);
		for (size_t k = 0; k < b->text.n; k++) {
			span[k] = b->text.span[k];
			span[k].text = paste_text(d->mem, folder, span[k].text);
		}
		b->text.span = span;
	}
	return out;
}
