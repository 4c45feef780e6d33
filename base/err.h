/* One error, and a list of messages about rows. Nobody prints below cli/: an error carries a word and its arguments,
 * and is put into a language when it is shown.      Test: tests/unit/base/test_err.c */
#ifndef BASE_ERR_H
#define BASE_ERR_H
#include "mem.h"
#include "words.h"
#include <stdbool.h>
#include <stddef.h>

/* The value is the exit status. */
enum err_code {
	ERR_NONE = 0,
	ERR_ROWS = 1, /* finished, but rows were rejected, or a reference case was wrong */
	ERR_USAGE = 2,
	ERR_INPUT = 3,
	ERR_STORE = 4,
	ERR_SYSTEM = 5
};

enum { ERR_ARGS = 3, ERR_TEXT = 240 };

struct err {
	enum err_code code;
	enum word word;
	char arg[ERR_ARGS][ERR_TEXT]; /* fill {1}..{3} of the word; cut with an ellipsis when longer */
	char file[ERR_TEXT]; /* "" when the error is not about a file */
	long row, column; /* 1-based as a user counts them in the file; 0 = does not apply */
};

/* Record an error; the first one wins, later ones are ignored. Always returns false, so that callers can `return err_set(...)`.
 * The arguments are texts that fill {1}.. of the word; numbers go through num.h first. */
bool err_set(struct err *e, enum err_code code, enum word word, const char *arg1, const char *arg2, const char *arg3);
bool err_is_set(const struct err *e);
/* Add where it happened, unless a lower level did so already. Returns false. */
bool err_at(struct err *e, const char *file, long row, long column);
/* The whole sentence, "file:row:column: text", safe for a terminal. Memory: from m. */
const char *err_sentence(struct mem *m, const struct err *e, enum lang lang);

enum msg_level { MSG_NOTE, MSG_WARNING, MSG_REJECT };

struct msg {
	enum msg_level level;
	enum word word;
	const char *arg[WORD_ARGS];
	const char *file;
	long row, column;
	size_t more; /* of those alike that came when the list was full */
};

enum { MSG_KEPT = 200 }; /* messages kept of each level; beyond that they are counted only */

struct msg_list {
	struct mem *mem;
	bool all_rejects; /* keep every rejected row: for a list that is emptied often */
	struct msg *item;
	size_t n, cap;
	size_t n_level[3]; /* all messages, also those not kept */
};

void msg_list_init(struct msg_list *l, struct mem *m);
/* The texts are copied into the list's arena. */
void msg_add(struct msg_list *l, enum msg_level level, const char *file, long row, long column, enum word word, const char *arg1,
             const char *arg2, const char *arg3);
/* Do two messages say the same of two rows? */
bool msg_alike(const struct msg *a, const struct msg *b);
/* Add what another list has, with its counts. */
void msg_list_append(struct msg_list *to, const struct msg_list *from);
/* Put the messages in the order of their rows; those of one row stay as they came. */
void msg_list_sort(struct msg_list *l);
/* "file:row:column: level: text [code]", safe for a terminal. Memory: from m. */
const char *msg_sentence(struct mem *m, const struct msg *msg, enum lang lang);
#endif
