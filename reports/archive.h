/* What archives ask for beside a report: the list of the organisation's own posts, and metadata by MDTO. */
#ifndef REPORTS_ARCHIVE_H
#define REPORTS_ARCHIVE_H
#include "base/day.h"
#include "base/str.h"
#include "doc.h"

#define ARCHIVE_LIST_ID "archieflijst"

enum { ARCHIVE_NO_DAY = INT32_MIN };

struct archive_post {
	const char *platform, *account; /* title; its own name, "" not known */
	const char *link; /* "" none */
	int day, last_listed, gone_since; /* gone_since ARCHIVE_NO_DAY: no export can tell, or it is there */
};

/* The list as CSV, as out_csv writes its tables: post by post, for a list can be long.      Memory: from the arena of out.
 * Test: tests/cli/archive.sh */
void archive_list(struct str *out, const struct archive_post post[], size_t n);
/* A table of its columns without a row, for the dictionary.      Memory: from d->mem; *d is left as it is. */
const struct table *archive_list_table(struct doc *d);

struct archive_file { /* one of the files of a report */
	const char *name, *format; /* "2026-06_maandrapport_plein.pdf"; "pdf", "pdf-3a" */
	int64_t bytes;
	const char *sha256;
};

struct archive_object { /* a report, as an archive takes it in */
	const char *id; /* by which it can be found: the name of its files without their endings */
	const char *title, *about, *maker; /* maker "": not said */
	enum lang lang;
	struct period period; /* that it tells of */
	bool for_public;
	int smallest; /* groups of fewer people are hidden */
	int64_t dated; /* UTC seconds */
	const struct archive_file *file;
	size_t n_files;
};

/* MDTO 1.0.1 in XML: of the report as an information object, or of one of its files. Labels of lists are those of MDTO, which are Dutch. What
 * only an archivist can decide is said to be undecided.
 * Source: Nationaal Archief, MDTO-XML1.0.1.xsd, namespace https://www.nationaalarchief.nl/mdto; PRONOM for the codes of formats.
 * Memory: from the arena of out.      Test: tests/cli/archive.sh, against tests/data/mdto.xsd */
void archive_mdto_report(struct str *out, const struct archive_object *a);
void archive_mdto_file(struct str *out, const struct archive_object *a, const struct archive_file *f);
#endif
