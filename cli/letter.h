/* What people without a terminal are told of their files: the same, without the options that only who types a command can give. */
#ifndef CLI_LETTER_H
#define CLI_LETTER_H
#include "base/err.h"

/* The word that says for them what `word` says to who types; itself when that needs no terminal. The arguments are the same.
 * Test: tests/cli/run.sh */
enum word letter_word(enum word word);
#endif
