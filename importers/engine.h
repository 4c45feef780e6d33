/* One part of a file from its bytes to the store: recognise it, parse it in a thread of its own, store it on this one inside the caller's
 * transaction. import.c does this for all parts of a file.      Test: tests/unit/importers/ */
#ifndef IMPORTERS_ENGINE_H
#define IMPORTERS_ENGINE_H
#include "container.h"
#include "parse.h"

struct job {
	struct container *container;
	size_t part;
	const char *path; /* of the file */
	const char *file; /* for messages: the path, and the part's name if it has one */
	const char *name; /* the same for the store, without folders */
	const struct import_options *options;
	const struct importer *map; /* read the part as this and nothing else; NULL: recognise */
	bool several; /* the file has other parts of known kinds */
	const struct shared *shared; /* what the other parts know; NULL: not to be asked yet */
	int64_t bytes_before, bytes_all; /* of the parts done and of all parts, for the progress */
	struct mem *mem; /* of the result */

	/* set by engine_recognise */
	bool windows_1252;
	struct layout layout;
	int64_t bytes;

	/* of engine_take */
	struct parse parse;
	struct intake in; /* its messages are those of the batch at hand */
	struct msg_list messages; /* passed on so far */
	struct queue *queue;
	struct err parse_err; /* of the parsing thread */
	char hash[HASH_HEX];
	bool erased; /* these bytes were in the store and were erased for good */
};

/* Which kind is it?      Errors: ERR_INPUT when it is none, or cannot be read so far; ERR_USAGE, ERR_SYSTEM.      Memory: from job->mem. */
bool engine_recognise(struct job *job, struct err *e);
/* Store its rows. *out is filled in, as far as it goes, also when this fails; out->already tells that the trajectory holds these bytes: then
 * the caller takes back what was stored.      Errors: ERR_INPUT with file, row and column; ERR_STORE; ERR_SYSTEM. */
bool engine_take(struct job *job, struct store *store, struct import_result *out, struct err *e);
#endif
