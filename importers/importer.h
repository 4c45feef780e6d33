/* Taking files in. An importer is a table (see struct importer in table.h): a platform costs one file, one line in registry.c, one sample. */
#ifndef IMPORTERS_IMPORTER_H
#define IMPORTERS_IMPORTER_H
#include "base/day.h"
#include "base/err.h"
#include "sql/store.h"
#include <stdbool.h>
#include <stdint.h>

/* Which posts belong to the trajectory; no lists: all. Words and hashtags are compared by utf8_key. */
struct scope {
	const char *const *hashtag; /* without # */
	size_t n_hashtags;
	const char *const *word;
	size_t n_words;
	const char *const *label; /* the platform's own labels */
	size_t n_labels;
	int from, to; /* publish days, both included; from > to: no limit */
};

/* Where every rejected row is told as it comes, in the order of the file; the results keep the first of them only. */
struct import_rejects {
	void (*add)(void *data, const struct msg *m);
	int64_t (*mark)(void *data); /* where it is now */
	void (*back)(void *data, int64_t mark); /* forget what was told since then: that part is read anew */
	void *data;
};

struct import_options {
	int64_t trajectory_id;
	const char *kind; /* --as; NULL: recognise */
	const char *channel; /* --channel: a channel's name, id, "platform/name", or a platform with one channel; NULL: from the file */
	const char *part; /* --part: only this one of the file's parts (container.h); NULL: all */
	const char *map; /* --map: path of a file that says what the columns are (mapping.h); NULL: none */
	const char *encoding; /* --encoding windows-1252; NULL: recognise */
	const struct period *period; /* --period; NULL: from the file */
	int as_of; /* --as-of day; INT_MIN: from the file */
	bool dry_run; /* read and check everything, store nothing */
	bool not_erased; /* a file that was erased for good does not come in again */
	bool others_follow; /* other files come, and then this one once more if it is refused: what they may tell is not to be guessed */
	const struct scope *scope; /* NULL: everything belongs */
	const struct import_rejects *rejects; /* NULL: nobody asks */
	void (*progress)(void *data, int64_t bytes_done, int64_t bytes_all);
	void *progress_data;
	const char *tool_version;
};

/* What the rows of a file add up to, to be laid beside the platform's own screen. */
struct import_total {
	const char *metric; /* a code of metric.h */
	double value;
};

/* What became of one part of a file; most files are one part. */
struct import_result {
	const char *part; /* "Table data.csv"; "" for a plain file */
	int64_t import_id; /* 0 when nothing was stored */
	bool already; /* the same bytes are in the store: nothing changed */
	int64_t known_import; /* by this import; 0: not already */
	const char *known_channel; /* already: whose figures it was taken for, when only its folder says: "facebook/Name"; else "" */
	const char *moved_to; /* already, and its folder now says another: "instagram/name"; "": it does not */
	bool erased; /* already, and erased since; only asked with not_erased */
	const char *kind; /* "facebook-posts" */
	enum word kind_title;
	const char *encoding, *delimiter;
	int64_t rows_read, rows_stored, rows_rejected, rows_outside; /* outside: not of this trajectory by its scope */
	struct period period; /* of the data; from > to: none */
	int as_of;
	int64_t newer_readings; /* posts that were known and got newer figures */
	const struct import_total *total;
	size_t n_totals;
	struct msg_list messages;
};

struct import_results {
	struct import_result *item; /* in the order of the file; after a refusal as far as it came */
	size_t n; /* parts of a known kind */
	const char *refused; /* the part for which the file was refused; "": the file as a whole, or it was not */
	struct msg_list messages; /* about the file as a whole: what was passed over */
};

/* Take in one file with all its parts, all or nothing. A part of no known kind is passed over and told of when another is known. A part that
 * does not say of which day or period its figures are has these from the other parts. What would be refused, and is in already, is in already.
 * Errors: ERR_INPUT when the file is refused (with file and part, row, column), ERR_STORE, ERR_SYSTEM.
 * A refused file leaves the store untouched.      Memory: all of *out is from m.      Test: tests/unit/importers/, tests/cli/ */
bool import_file(struct store *store, const char *path, const struct import_options *options, struct mem *m, struct import_results *out,
                 struct err *e);

/* An encoding by its name (NULL: not asked): is it Windows-1252?      Errors: ERR_USAGE for one that is not known. */
bool import_encoding(const char *asked, bool *windows_1252, struct err *e);
/* What import_file would take a part of a file for, without a store: of the options only kind and encoding count.
 * Errors: as import_file.      Memory: texts in *out are from m. */
struct import_kind {
	const char *name;
	enum word title;
	const char *unknown; /* columns it does not know, "A, B"; "": none */
};
struct container;
bool import_recognise(struct container *c, size_t part, const struct import_options *options, struct mem *m, struct import_kind *out,
                      struct err *e);

/* One line a kind, for `spiegel kinds` and the manual: name and title; NULL name at the end of the list. */
size_t import_kinds(void);
const char *import_kind_name(size_t i);
enum word import_kind_title(size_t i);
/* The title of a kind by its name, also of one that a map made; false: this version knows no such kind. */
bool import_title(const char *name, enum word *title);
/* Is a file of this kind a list of posts, so that a post that is not in it was not there? *platform: of its accounts; "" when the file says it. */
bool import_lists_posts(const char *name, const char **platform);
/* The headers, in their first spelling, that a file of this kind must have, joined by ", ", alternatives by " / "; "" for a kind without a header row.
 * Memory: from m. */
const char *import_kind_columns(struct mem *m, size_t i);
/* What of this kind was built without a real file of it, in words: "as .xls or .xlsx, in Dutch"; "": nothing. Memory: from m.
 * Test: tests/cli/manual.sh */
const char *import_kind_unseen(struct mem *m, size_t i, enum lang lang);
/* The words for kinds of posts that our templates know, in their languages, with the code of the kind; false: there are no more. */
bool import_type_word(size_t i, const char **word, const char **code);
/* A platform's name as people write it ("Instagram"), from its importer; the code itself when no importer knows it. */
const char *import_platform_title(const char *platform);
/* An account: "Facebook, Plein", in_brackets "Facebook (Plein)", and "TikTok" alone where it has no name of its own, for then its platform's is
 * all that there is. title: of import_platform_title.      Memory: m.      Test: tests/unit/importers/test_import.c */
const char *import_account_words(struct mem *m, const char *title, const char *name, bool in_brackets);
/* The number of hashtags that guidance advises for a platform; false: none is named. */
bool import_platform_hashtags(const char *platform, int *from, int *to);
#endif
