/* A subcommand: options in, study called, driver run. One table lists them all (cmd.c). */
#ifndef CLI_CMD_H
#define CLI_CMD_H
#include "base/err.h"
#include "base/opt.h"
#include "reports/doc.h"
#include "sql/store.h"
#include "study/areas.h"
#include "study/project.h"
#include <stdbool.h>
#include <stdio.h>

struct session { /* what every command has at hand */
	struct mem *mem;
	enum lang lang;
	bool quiet, verbose;
	bool keeps_to_files, keeps_to_calls; /* what of the machine was given up (rights.h) */
	const char *folder; /* --project, "." by default */
	struct opt_values opt;
	/* after session_open: */
	struct project project;
	struct store *store;
	int64_t trajectory;
	bool sets_agreement; /* set before session_open: the project file will be recorded, so that it may differ from the agreement */
	bool verdict; /* set before session_period: this command tells of the people up to the period, so that the end day counts */
	bool figures_do; /* set before session_period: daily figures of channels are enough for this command */
	bool not_all_well; /* the command finished, but left rows out, or a case was wrong: exit status 1 */
};

struct cmd {
	const char *name;
	const char *operands; /* "FILE..." or "" */
	enum word summary;
	const struct opt *options;
	bool (*run)(struct session *s, struct err *e);
	enum { OF_PROJECT, ALONE } needs; /* ALONE: it works without one */
};

extern const struct cmd cmd_list[]; /* closed with a NULL name */
extern const struct opt cmd_common_options[];
const struct cmd *cmd_find(const char *name);

bool cmd_init(struct session *s, struct err *e);
bool cmd_import(struct session *s, struct err *e);
bool cmd_show(struct session *s, struct err *e);
bool cmd_kinds(struct session *s, struct err *e);
bool cmd_sources(struct session *s, struct err *e);
bool cmd_undo(struct session *s, struct err *e);
bool cmd_purge(struct session *s, struct err *e);
bool cmd_privacy(struct session *s, struct err *e);
bool cmd_baseline(struct session *s, struct err *e);
bool cmd_criterion(struct session *s, struct err *e);
bool cmd_check(struct session *s, struct err *e);
bool cmd_channels(struct session *s, struct err *e);
bool cmd_content(struct session *s, struct err *e);
bool cmd_link(struct session *s, struct err *e);
bool cmd_report(struct session *s, struct err *e);
bool cmd_run(struct session *s, struct err *e);
bool cmd_verify(struct session *s, struct err *e);
bool cmd_rebuild(struct session *s, struct err *e);
bool cmd_selftest(struct session *s, struct err *e);
bool cmd_status(struct session *s, struct err *e);
bool cmd_help(struct session *s, struct err *e);
bool cmd_version(struct session *s, struct err *e);

/* From here on in this language, with the numbers as the project writes them. */
void session_speak(struct session *s, enum lang lang);

/* Read the project and open its store; the session's language becomes the project's unless --lang was given. */
bool session_open(struct session *s, enum store_mode mode, struct err *e);
void session_close(struct session *s);
/* The period asked with --period, else the month of the newest data.      Errors: ERR_USAGE when it is not a period. */
bool session_period(struct session *s, struct period *out, struct err *e);
/* Print a word to a stream in the session's language; end the arguments with NULL. */
void session_say(const struct session *s, FILE *to, enum word word, ...) __attribute__((sentinel));
/* Tell what was chosen for an area that the user named. */
void session_note(const struct session *s, FILE *to, const struct area_note *note);
/* Print a line; on a terminal broken between words at 80 columns. */
void session_print(const struct session *s, FILE *to, const char *text);
/* Print messages of a level and above on stderr: what is said of several rows once, with their number. */
void session_messages(const struct session *s, const struct msg_list *l, enum msg_level least);
/* Begin a document about the project: in the language asked for, with texts in that of the project file. session_doc: for a terminal. */
void session_doc_init(const struct session *s, struct doc *d);
void session_doc(const struct session *s, struct doc *d, const char *id);
/* Show a document on stdout as --format asks (text, csv, json). */
bool session_show(const struct session *s, const struct doc *d, struct err *e);
#endif
