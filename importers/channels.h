/* Whose figures a file holds, where it does not say so itself. */
#ifndef IMPORTERS_CHANNELS_H
#define IMPORTERS_CHANNELS_H
#include "table.h"

/* The channel of a whole file, of one of `platforms` (ends with NULL; the first is named in questions): the one --channel names; without it
 * the one that the file's folder is called after (a platform with one account, or an account); else the only known one when there is one
 * platform. Platforms whose files never name their account (importer->nameless) get one unnamed channel
 * when none is known, which --channel 'platform/NAME' can name later. A new channel is made by --channel only for a platform that has none
 * yet: a slip of the pen must not become one.
 * Errors: ERR_INPUT with a sentence that can be typed back; ERR_STORE.      Test: tests/unit/importers/test_series.c, test_meta.c,
 *         tests/cli/folder.sh */
bool channel_of_file(struct intake *in, const char *const *platforms, int64_t *id, struct err *e);

/* The channels that an import has figures of, as "facebook/Name, instagram/name"; *as_folder: that of this file's folder is one of them.
 * Errors: ERR_STORE.      Memory: from in->mem.      Test: tests/cli/run.sh */
bool channels_of_import(struct intake *in, int64_t import_id, const char **names, bool *as_folder, struct err *e);

/* The channel that a cell of one of our own templates names: its name, its id, either with the platform in front, or a platform with one
 * channel. *id is 0 when there is none or more than one: then the row was rejected and it was said why.      Errors: ERR_STORE. */
bool channel_by_name(struct intake *in, long line, long column, const char *name, int64_t *id, struct err *e);
#endif
