#include "content_by.h"
#include "base/num.h"
#include "base/str.h"
#include "criterion.h"
#include "reports/language.h"
#include <limits.h>
#include <stdlib.h>
#include <string.h>

bool content_by_parse(const char *name, enum content_by *out)
{
	for (int by = 0; by < BY_N; by++)
		for (int lang = -1; lang < LANG_N; lang++) {
			const char *known =
			        lang < 0 ? content_by_code((enum content_by)by) : content_by_words((enum lang)lang, (enum content_by)by);
			if (!str_eq(name, known))
				continue;
			*out = (enum content_by)by;
			return true;
		}
	return false;
}

static void levels_make(struct mem *m, size_t n, struct content_levels *out)
{
	out->n = n;
	out->code = mem_array(m, n, sizeof *out->code);
	out->words = mem_array(m, n, sizeof *out->words);
	out->label = mem_array(m, n, sizeof *out->label);
}

static void by_type(struct mem *m, const struct content_rows *rows, enum lang lang, struct content_levels *out)
{
	levels_make(m, TYPE_N, out);
	for (size_t i = 0; i < TYPE_N; i++) {
		out->code[i] = content_type_code((enum content_type)i);
		out->words[i] = out->label[i] = content_type_words(lang, (enum content_type)i);
	}
	for (size_t i = 0; i < rows->n; i++)
		out->level[i] = rows->row[i].sample.type;
}

/* A count in bands, each from its first value on; what is not known is the last level. Hours end where the next band begins, counts before
 * it, and a band of one count has words of its own. */
struct bands {
	size_t n;
	int from[8], end;
	enum word words, from_to, from_on, single;
};
static const struct bands hour_bands = {
	7, { 0, 6, 9, 12, 15, 18, 21 }, 24, W_BY_HOURS, W_BY_HOURS_FROM_TO, W_BY_HOURS_FROM_TO, W_BY_HOURS
};
static const struct bands hashtag_bands = {
	5, { 0, 1, 3, 6, 11 }, 0, W_BY_HASHTAGS, W_BY_HASHTAGS_FROM_TO, W_BY_HASHTAGS_FROM, W_BY_HASHTAGS_ONE
};
static const struct bands length_bands = { 4, { 0, 81, 201, 501 }, 0, W_BY_CHARS, W_BY_CHARS_FROM_TO, W_BY_CHARS_FROM, W_BY_CHARS };

static size_t band_of(const struct bands *b, int value)
{
	size_t at = b->n;
	for (size_t i = 0; i < b->n && value >= b->from[i]; i++)
		at = i;
	return at;
}

/* The last value that is named: hours reach to the full hour. INT_MAX: the band has no end. */
static int band_last(const struct bands *b, size_t i)
{
	if (i + 1 == b->n)
		return b->end ? b->end : INT_MAX;
	return b->end ? b->from[i + 1] : b->from[i + 1] - 1;
}

static const char *band_code(struct mem *m, const struct bands *b, size_t i)
{
	int last = band_last(b, i);
	if (last == INT_MAX)
		return mem_printf(m, "%d+", b->from[i]);
	return last == b->from[i] ? mem_printf(m, "%d", last) : mem_printf(m, "%d-%d", b->from[i], last);
}

static const char *band_label(struct mem *m, const struct bands *b, size_t i, enum lang lang)
{
	int last = band_last(b, i);
	if (last == b->from[i])
		return word_text(lang, b->single);
	return word_say(m, lang, last == INT_MAX ? b->from_on : b->from_to, num_plain_int(m, b->from[i]), num_plain_int(m, last), NULL);
}

static int value_of(const struct content_row *r, const struct bands *b)
{
	return b == &hour_bands ? r->hour : b == &hashtag_bands ? r->hashtags : r->chars;
}

static void by_bands(struct mem *m, const struct content_rows *rows, const struct bands *b, enum lang lang, struct content_levels *out)
{
	levels_make(m, b->n + 1, out);
	for (size_t i = 0; i < b->n; i++) {
		out->code[i] = band_code(m, b, i);
		out->label[i] = band_label(m, b, i, lang);
		out->words[i] = word_say(m, lang, b->words, out->label[i], NULL);
	}
	out->code[b->n] = "unknown";
	out->words[b->n] = out->label[b->n] = word_text(lang, W_BY_UNKNOWN);
	for (size_t i = 0; i < rows->n; i++)
		out->level[i] = band_of(b, value_of(&rows->row[i], b));
}

static void by_language(struct mem *m, const struct content_rows *rows, enum lang lang, struct content_levels *out)
{
	levels_make(m, rows->n_languages, out);
	for (size_t i = 0; i < rows->n_languages; i++) {
		out->code[i] = *rows->language[i] ? rows->language[i] : "unknown";
		out->label[i] = *rows->language[i] ? language_words(m, lang, rows->language[i]) : word_text(lang, W_BY_UNKNOWN);
		out->words[i] = *rows->language[i] ? word_say(m, lang, W_BY_LANGUAGE, language_in_words(m, lang, rows->language[i]), NULL)
		                                   : out->label[i];
	}
	for (size_t i = 0; i < rows->n; i++)
		out->level[i] = rows->row[i].language;
}

struct tagged {
	int64_t post;
	const char *value;
};

static int by_post(const void *a, const void *b)
{
	const struct tagged *x = a, *y = b;
	return (x->post > y->post) - (x->post < y->post);
}

static int by_value(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool read_tags(struct mem *m, struct store *s, int64_t trajectory, const char *tag, int64_t last_import, struct tagged **out,
                      size_t *n, struct err *e)
{
	size_t cap = 0;
	struct stmt *t;
	bool row;
	*out = NULL;
	*n = 0;
	if (!store_statement(s, SQL_POST_TAGS_KNOWN, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_text(t, 2, tag);
	stmt_int(t, 3, last_import);
	while (stmt_next(t, &row, e) && row) {
		int64_t post = stmt_get_int(t, 0);
		if (*n && (*out)[*n - 1].post == post) /* the newest of a post comes first */
			continue;
		*out = mem_grow(m, *out, *n, &cap, sizeof **out);
		(*out)[(*n)++] = (struct tagged){ post, mem_text(m, stmt_get_text(t, 2)) };
	}
	return !err_is_set(e);
}

const char *content_level_words(enum lang lang, enum level level)
{
	return word_text(lang, (enum word)(W_LEVEL_INFORM + (int)level - (int)LEVEL_INFORM));
}

/* The rungs by their names. */
static const char *label_of(enum word words, enum lang lang, const char *value)
{
	for (int level = LEVEL_INFORM; words == W_BY_LEVEL && level <= LEVEL_DECIDE; level++)
		if (str_eq(criterion_level_code((enum level)level), value))
			return content_level_words(lang, (enum level)level);
	return value;
}

bool content_tag_levels(struct mem *m, struct store *s, int64_t trajectory, const struct content_rows *rows, int64_t last_import,
                        const char *tag_name, enum word words, enum lang lang, struct content_levels *out, struct err *e)
{
	struct tagged *tag;
	size_t n, k = 0;
	*out = (struct content_levels){ .level = mem_array(m, rows->n + 1, sizeof *out->level) };
	if (!read_tags(m, s, trajectory, tag_name, last_import, &tag, &n, e))
		return false;
	const char **value = mem_array(m, n + 1, sizeof *value);
	for (size_t i = 0; i < n; i++)
		value[i] = tag[i].value;
	qsort(value, n, sizeof *value, by_value);
	for (size_t i = 0; i < n; i++)
		if (k == 0 || !str_eq(value[k - 1], value[i]))
			value[k++] = value[i];
	levels_make(m, k + 1, out);
	out->code[0] = "";
	out->words[0] = out->label[0] = word_text(lang, W_BY_NO_TAG);
	for (size_t i = 0; i < k; i++) {
		out->code[i + 1] = value[i];
		out->label[i + 1] = label_of(words, lang, value[i]);
		out->words[i + 1] = word_say(m, lang, words, out->label[i + 1], NULL);
	}
	for (size_t i = 0; i < rows->n && n > 0; i++) {
		const struct tagged *found = bsearch(&(struct tagged){ rows->row[i].post, NULL }, tag, n, sizeof *tag, by_post);
		const char **at = found ? bsearch(&found->value, value, k, sizeof *value, by_value) : NULL;
		out->level[i] = at ? (size_t)(at - value) + 1 : 0;
	}
	return true;
}

bool content_by_levels(struct mem *m, struct store *s, int64_t trajectory, const struct content_rows *rows, int64_t last_import,
                       enum content_by by, enum lang lang, struct content_levels *out, struct err *e)
{
	*out = (struct content_levels){ .level = mem_array(m, rows->n + 1, sizeof *out->level) };
	switch (by) {
	case BY_TYPE:
	case BY_N:
		by_type(m, rows, lang, out);
		return true;
	case BY_HOUR:
		by_bands(m, rows, &hour_bands, lang, out);
		return true;
	case BY_HASHTAGS:
		by_bands(m, rows, &hashtag_bands, lang, out);
		return true;
	case BY_LENGTH:
		by_bands(m, rows, &length_bands, lang, out);
		return true;
	case BY_LANGUAGE:
		by_language(m, rows, lang, out);
		return true;
	case BY_THEME:
	case BY_LEVEL:
	case BY_AUDIENCE:
		break;
	}
	return content_tag_levels(m, s, trajectory, rows, last_import, content_by_code(by),
	                          (enum word)(W_BY_THEME + (int)by - (int)BY_THEME), lang, out, e);
}
