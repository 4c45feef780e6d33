/* Commands that are advised, as they can be pasted into a shell. */
#ifndef CLI_PASTE_H
#define CLI_PASTE_H
#include "reports/doc.h"

/* A text in which every command of a project says which project: "spiegel undo 3" becomes "spiegel --project dijk undo 3". The same text in
 * the project's own folder, and of commands that need no project.
 * Memory: from m.      Test: tests/cli/paste.sh */
const char *paste_text(struct mem *m, const char *folder, const char *text);
/* A document with the same done to its running text: tables, headings and data stay as they are.      Memory: that of the document. */
struct doc paste_doc(const struct doc *d, const char *folder);
#endif
