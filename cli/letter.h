/* What people without a terminal are told of their files: the same, without the options that only who types a command can give. */
#ifndef CLI_LETTER_H
#define CLI_LETTER_H
#include "cmd.h"

/* The word that says for them what `word` says to who types; itself when that needs no terminal. The arguments are the same.
 * Test: tests/cli/run.sh */
enum word letter_word(enum word word);
/* The folder of the letterbox as the project file names it, without a slash at its end; and its path. The project has one.
 * Memory: from s->mem, or of the project.      Test: tests/cli/run.sh */
const char *letter_inbox_named(const struct session *s);
const char *letter_inbox(const struct session *s);
#endif
