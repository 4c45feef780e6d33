#include "report_files.h"
#include "base/file.h"
#include "base/str.h"
#include "reports/doc_book.h"
#include "reports/out_csv.h"
#include "reports/out_html.h"
#include "reports/out_json.h"
#include "reports/out_pdf.h"
#include "reports/out_text.h"
#include <dirent.h>
#include <string.h>
#include <unistd.h>

void output_tell(const struct output *o, const char *path)
{
	if (!o->s->quiet)
		session_say(o->s, stdout, W_CLI_MADE, path, NULL);
}

static const char *path_of(const struct output *o, const char *ending)
{
	return mem_printf(o->s->mem, "%s/%s%s", o->folder, o->stem, ending);
}

static bool write_pdf(const struct output *o, struct err *e)
{
	const char *path = path_of(o, ".pdf");
	if (!out_pdf(o->doc, path, e))
		return false;
	output_tell(o, path);
	return true;
}

static bool write_html(const struct output *o, struct err *e)
{
	const char *path = path_of(o, ".html");
	if (!out_html(o->doc, path, e))
		return false;
	output_tell(o, path);
	return true;
}

static bool write_text(const struct output *o, struct err *e)
{
	struct str out;
	const char *path = path_of(o, ".txt");
	str_init(&out, o->s->mem);
	out_text(&out, o->doc, (struct text_style){ .width = 80 });
	if (!file_write_atomic(path, out.s, out.n, e))
		return false;
	output_tell(o, path);
	return true;
}

static bool write_json(const struct output *o, struct err *e)
{
	struct str out;
	const char *path = path_of(o, ".json");
	str_init(&out, o->s->mem);
	out_json(&out, o->doc);
	if (!file_write_atomic(path, out.s, out.n, e))
		return false;
	output_tell(o, path);
	return true;
}

/* Tables of an earlier run that this report no longer has must not stay: what they tell may be hidden by now. */
static void clear_tables(struct mem *m, const char *folder)
{
	DIR *d = opendir(folder);
	for (const struct dirent *entry; d && (entry = readdir(d)) != NULL;)
		if (str_ends(entry->d_name, ".csv"))
			unlink(mem_printf(m, "%s/%s", folder, entry->d_name));
	if (d)
		closedir(d);
}

/* One file a table, in a folder named after the report. */
static bool write_csv(const struct output *o, struct err *e)
{
	const char *folder = path_of(o, "");
	if (!session_folder(folder, e))
		return false;
	clear_tables(o->s->mem, folder);
	for (size_t i = 0; i < o->doc->n; i++) {
		const struct table *t = o->doc->block[i].table;
		struct str out;
		if (o->doc->block[i].kind != BLOCK_TABLE)
			continue;
		str_init(&out, o->s->mem);
		out_csv(&out, t);
		if (!file_write_atomic(mem_printf(o->s->mem, "%s/%s.csv", folder, t->id), out.s, out.n, e))
			return false;
	}
	output_tell(o, mem_printf(o->s->mem, "%s/*.csv", folder));
	return true;
}

static bool write_xlsx(const struct output *o, struct err *e)
{
	const struct book b = doc_book(o->doc);
	const char *path = path_of(o, ".xlsx");
	if (!out_xlsx(&b, path, e))
		return false;
	output_tell(o, path);
	return true;
}

static bool write_digest(const struct output *o, struct err *e)
{
	return o->digest(o, e);
}

static const struct format {
	const char *name;
	bool (*write)(const struct output *o, struct err *e);
} formats[] = { { "pdf", write_pdf },   { "html", write_html }, { "csv", write_csv },      { "json", write_json },
	        { "xlsx", write_xlsx }, { "text", write_text }, { "digest", write_digest } };
enum { N_FORMATS = sizeof formats / sizeof *formats, DIGEST = N_FORMATS - 1 };

bool output_choose(struct mem *m, const char *list, bool has_digest, unsigned *chosen, struct err *e)
{
	*chosen = 0;
	while (*list) {
		size_t n = strcspn(list, ","), i = 0, most = has_digest ? N_FORMATS : DIGEST;
		const char *name = str_trim(m, mem_text_n(m, list, n));
		while (i < most && !str_eq(formats[i].name, name))
			i++;
		if (i == most)
			return err_set(e, ERR_USAGE, W_CLI_FORMAT, name,
			               has_digest ? "pdf, html, csv, json, xlsx, text, digest" : "pdf, html, csv, json, xlsx, text", NULL);
		*chosen |= 1U << i;
		list += n + (list[n] == ',');
	}
	return true;
}

bool output_write(const struct output *o, unsigned chosen, struct err *e)
{
	if (!session_folder(o->folder, e))
		return false;
	for (size_t i = 0; i < N_FORMATS; i++)
		if ((chosen & 1U << i) && !formats[i].write(o, e))
			return false;
	return true;
}
