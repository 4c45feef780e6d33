/* A report in every form asked for: drawn from one document, each file written whole or not at all. */
#ifndef CLI_REPORT_FILES_H
#define CLI_REPORT_FILES_H
#include "cmd.h"
#include "reports/archive.h"
#include "study/record.h"

#define OUTPUT_PDF_3A "pdf-3a" /* how such a PDF is written down */

struct output { /* where the report goes */
	struct session *s;
	const struct doc *doc;
	const char *folder; /* of the documents */
	const char *stem; /* "2026-06_maandrapport_plein" */
	struct period told; /* days of the posts that it tells of */
	struct archive_post *post; /* these */
	size_t n_posts;
	struct doc digest; /* where one is asked for */
	const char *digest_name;
	bool attaches; /* the CSV files go into the PDF as well: PDF/A-3a */
	const char *format; /* that is being written */
	struct report_file *file; /* what was written, with its hash */
	size_t n_files, cap_files;
};

/* Which formats a list with commas asks for.      Errors: ERR_USAGE naming those that there are. */
bool output_choose(struct mem *m, const char *list, bool has_digest, unsigned *chosen, struct err *e);
bool output_has(unsigned chosen, const char *format);
/* The folder that --output names; else reports in the project folder. The names of the files are chosen here, so that they sort.
 * Errors: ERR_USAGE where it has the ending of a file and no folder has that name.      Memory: from s.      Test: tests/cli/report.sh */
bool output_folder(const struct session *s, const char **folder, struct err *e);
/* Errors: ERR_SYSTEM naming the file.      Test: tests/cli/report.sh */
bool output_write(struct output *o, unsigned chosen, struct err *e);
#endif
