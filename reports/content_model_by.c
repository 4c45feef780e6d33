#include "base/str.h"
#include "content_model.h"
#include "phrase.h"

const char *content_by_code(enum content_by by)
{
	static const char *const code[BY_N] = { "type", "theme", "level", "audience", "hour", "hashtags", "length", "language" };
	return code[by];
}

const char *content_by_words(enum lang lang, enum content_by by)
{
	return word_text(lang, (enum word)(W_BY_NAME_TYPE + (int)by));
}

const char *content_by_one(enum lang lang, enum content_by by)
{
	return word_text(lang, (enum word)(W_BY_ONE_TYPE + (int)by));
}

const char *content_by_many(enum lang lang, enum content_by by)
{
	return word_text(lang, (enum word)(W_BY_MANY_TYPE + (int)by));
}

/* ---- posts that a property does not tell apart */

static bool is_tag(enum content_by by)
{
	return by == BY_THEME || by == BY_LEVEL || by == BY_AUDIENCE || by == BY_LANGUAGE;
}

/* Without the tag, or not known. */
static bool is_blank(const struct content_kind *k)
{
	return !*k->code || str_eq(k->code, "unknown");
}

/* The values that posts have, up to two; the first of them. */
static size_t values_of(const struct content_model *c, const struct content_kind **first, size_t *n_kinds)
{
	*first = NULL;
	*n_kinds = 0;
	for (size_t i = 0; i < c->n_parts; i++)
		for (size_t k = 0; k < c->part[i].n_kinds; k++) {
			const struct content_kind *kind = &c->part[i].kind[k];
			++*n_kinds;
			if (is_blank(kind))
				continue;
			if (*first && !str_eq((*first)->code, kind->code))
				return 2;
			*first = kind;
		}
	return *first ? 1 : 0;
}

const char *content_by_lacks(struct doc *d, const struct content_model *c)
{
	const struct content_kind *first;
	size_t n_kinds;
	if (c->by == BY_TYPE || values_of(c, &first, &n_kinds) > 1 || n_kinds == 0)
		return NULL;
	if (first)
		return word_say(d->mem, d->lang, W_BY_ONE_TAGGED, first->words, NULL);
	return word_say(d->mem, d->lang, is_tag(c->by) ? W_BY_NONE_TAGGED : W_BY_NONE_KNOWN, content_by_one(d->lang, c->by), NULL);
}

bool content_by_say_lacks(struct doc *d, const struct content_model *c)
{
	const char *lacks = content_by_lacks(d, c);
	const struct content_kind *first;
	size_t n_kinds;
	struct paragraph s = { .doc = d };
	if (!lacks)
		return false;
	values_of(c, &first, &n_kinds);
	paragraph_span(&s, (struct span){ .text = mem_printf(d->mem, "%s.", lacks) });
	if (is_tag(c->by))
		paragraph_say(&s, W_BY_FILL_TAGS, content_by_words(d->lang, c->by), NULL);
	else
		paragraph_say(&s, first ? W_BY_ONE_BAND : W_BY_NEEDS_EXPORT, NULL);
	paragraph_end(&s, TEXT_BODY);
	return true;
}
