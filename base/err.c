#include "err.h"
#include "str.h"
#include "utf8.h"
#include <string.h>

static const char ELLIPSIS[] = "…";

/* Copy s, whole characters only; an ellipsis shows that it was cut. */
static void text_cut(char out[ERR_TEXT], const char *s)
{
	size_t n = strlen(s);
	bool cut = n >= ERR_TEXT;
	if (cut) {
		n = ERR_TEXT - sizeof ELLIPSIS;
		while (n > 0 && ((unsigned char)s[n] & 0xc0) == 0x80)
			n--;
	}
	memcpy(out, s, n);
	strcpy(out + n, cut ? ELLIPSIS : "");
}

bool err_set(struct err *e, enum err_code code, enum word word, const char *arg1, const char *arg2, const char *arg3)
{
	if (err_is_set(e))
		return false;
	e->code = code;
	e->word = word;
	const char *const arg[ERR_ARGS] = { arg1, arg2, arg3 };
	for (size_t i = 0; i < ERR_ARGS; i++)
		text_cut(e->arg[i], arg[i] ? arg[i] : "");
	return false;
}

bool err_is_set(const struct err *e)
{
	return e->code != ERR_NONE;
}

bool err_at(struct err *e, const char *file, long row, long column)
{
	if (e->file[0])
		return false;
	text_cut(e->file, file);
	e->row = row;
	e->column = column;
	return false;
}

/* "file:row:column: ", parts that do not apply left out */
static void add_place(struct str *s, const char *file, long row, long column)
{
	if (!file || !file[0])
		return;
	str_add(s, file);
	if (row)
		str_addf(s, ":%ld", row);
	if (row && column)
		str_addf(s, ":%ld", column);
	str_add(s, ": ");
}

const char *err_sentence(struct mem *m, const struct err *e, enum lang lang)
{
	const char *const arg[ERR_ARGS] = { e->arg[0], e->arg[1], e->arg[2] };
	struct str s;
	str_init(&s, m);
	add_place(&s, e->file, e->row, e->column);
	str_add(&s, word_fill(m, lang, e->word, arg, ERR_ARGS));
	return utf8_safe(m, s.s);
}

void msg_list_init(struct msg_list *l, struct mem *m)
{
	*l = (struct msg_list){ .mem = m };
}

static const char *copy_or_null(struct mem *m, const char *s)
{
	return s ? mem_text(m, s) : NULL;
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

bool msg_alike(const struct msg *a, const struct msg *b)
{
	bool alike = a->word == b->word && a->level == b->level && a->column == b->column && a->row > 0 && b->row > 0 &&
	             same_text(a->file, b->file);
	for (size_t i = 0; i < WORD_ARGS && alike; i++)
		alike = same_text(a->arg[i], b->arg[i]);
	return alike;
}

/* A full list still counts what it has said before. */
static void count_alike(struct msg_list *l, const struct msg *msg)
{
	for (size_t i = 0; i < l->n; i++)
		if (msg_alike(&l->item[i], msg)) {
			l->item[i].more += 1 + msg->more;
			return;
		}
}

static void add(struct msg_list *l, const struct msg *msg)
{
	if (l->n_level[msg->level]++ >= MSG_KEPT && !(l->all_rejects && msg->level == MSG_REJECT)) {
		count_alike(l, msg);
		return;
	}
	l->item = mem_grow(l->mem, l->item, l->n, &l->cap, sizeof *l->item);
	struct msg *kept = &l->item[l->n++];
	*kept = *msg;
	kept->file = copy_or_null(l->mem, msg->file);
	for (size_t i = 0; i < WORD_ARGS; i++)
		kept->arg[i] = copy_or_null(l->mem, msg->arg[i]);
}

void msg_add(struct msg_list *l, enum msg_level level, const char *file, long row, long column, enum word word, const char *arg1,
             const char *arg2, const char *arg3)
{
	add(l, &(struct msg){ .level = level, .word = word, .arg = { arg1, arg2, arg3 }, .file = file, .row = row, .column = column });
}

void msg_list_append(struct msg_list *to, const struct msg_list *from)
{
	size_t n_level[MSG_REJECT + 1];
	for (size_t level = 0; level <= MSG_REJECT; level++)
		n_level[level] = to->n_level[level] + from->n_level[level];
	for (size_t i = 0; i < from->n; i++)
		add(to, &from->item[i]);
	memcpy(to->n_level, n_level, sizeof n_level);
}

/* Merge the sorted runs from[a..m-1] and from[m..b-1] into to[a..b-1]. */
static void merge_runs(const struct msg *from, size_t a, size_t m, size_t b, struct msg *to)
{
	size_t left = a, right = m;
	for (size_t i = a; i < b; i++)
		to[i] = left < m && (right == b || from[left].row <= from[right].row) ? from[left++] : from[right++];
}

void msg_list_sort(struct msg_list *l)
{
	struct msg *from = l->item, *to = mem_array(l->mem, l->n + 1, sizeof *to);
	for (size_t width = 1; width < l->n; width *= 2) {
		for (size_t a = 0; a < l->n; a += 2 * width) {
			size_t m = a + width < l->n ? a + width : l->n, b = m + width < l->n ? m + width : l->n;
			merge_runs(from, a, m, b, to);
		}
		struct msg *swap = from;
		from = to;
		to = swap;
	}
	if (from != l->item)
		memcpy(l->item, from, l->n * sizeof *from);
}

const char *msg_sentence(struct mem *m, const struct msg *msg, enum lang lang)
{
	static const enum word level[] = {
		[MSG_NOTE] = W_LEVEL_NOTE,
		[MSG_WARNING] = W_LEVEL_WARNING,
		[MSG_REJECT] = W_LEVEL_REJECT,
	};
	struct str s;
	str_init(&s, m);
	add_place(&s, msg->file, msg->row, msg->column);
	str_addf(&s, "%s: %s [%s]", word_text(lang, level[msg->level]), word_fill(m, lang, msg->word, msg->arg, WORD_ARGS),
	         word_code(m, msg->word));
	return utf8_safe(m, s.s);
}
