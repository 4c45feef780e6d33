#include "report_files.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/str.h"
#include "reports/dictionary.h"
#include "reports/doc_book.h"
#include "reports/out_csv.h"
#include "reports/out_html.h"
#include "reports/out_json.h"
#include "reports/out_pdf.h"
#include "reports/out_text.h"
#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void output_tell(const struct output *o, const char *path)
{
	if (!o->s->quiet)
		session_say(o->s, stdout, W_CLI_MADE, path, NULL);
}

static const char *path_of(const struct output *o, const char *name)
{
	return mem_printf(o->s->mem, "%s/%s", o->folder, name);
}

static const char *named(const struct output *o, const char *ending)
{
	return mem_printf(o->s->mem, "%s%s", o->stem, ending);
}

static void keep(struct output *o, const char *name, const void *bytes, size_t n)
{
	struct hash sum;
	char *hex = mem_alloc(o->s->mem, HASH_HEX);
	hash_init(&sum);
	hash_add(&sum, bytes, n);
	hash_hex(&sum, hex);
	o->file = mem_grow(o->s->mem, o->file, o->n_files, &o->cap_files, sizeof *o->file);
	o->file[o->n_files++] = (struct report_file){ .name = name, .format = o->format, .bytes = (int64_t)n, .sha256 = hex };
}

bool output_put(struct output *o, const char *name, const void *bytes, size_t n, struct err *e)
{
	if (!file_write_atomic(path_of(o, name), bytes, n, e))
		return false;
	keep(o, name, bytes, n);
	return true;
}

/* What a driver wrote under its name itself. */
static bool keep_written(struct output *o, const char *name, struct err *e)
{
	struct mem *m = mem_new();
	char *bytes;
	size_t n;
	bool ok = file_read(m, path_of(o, name), SIZE_MAX, &bytes, &n, e);
	if (ok) {
		keep(o, name, bytes, n);
		output_tell(o, path_of(o, name));
	}
	mem_free(m);
	return ok;
}

/* ---- the tables of a report as files */

struct tables {
	const struct table **table;
	size_t n;
};

/* All, with the one that explains their columns last. */
static struct tables tables_of(const struct output *o)
{
	struct doc dictionary = *o->doc;
	struct tables out = { .table = mem_array(o->s->mem, o->doc->n + 1, sizeof(struct table *)) };
	for (size_t i = 0; i < o->doc->n; i++)
		if (o->doc->block[i].kind == BLOCK_TABLE)
			out.table[out.n++] = o->doc->block[i].table;
	out.table[out.n++] = dictionary_of(&dictionary);
	return out;
}

static struct str table_text(const struct output *o, const struct table *t)
{
	struct str out;
	str_init(&out, o->s->mem);
	out_csv(&out, t);
	return out;
}

/* ---- the forms */

/* Byte by byte what stands beside the document as CSV. */
static void attach_tables(const struct output *o, struct doc *d)
{
	struct mem *m = o->s->mem;
	struct tables tables = tables_of(o);
	struct attachment *a = mem_array(m, tables.n, sizeof *a);
	for (size_t i = 0; i < tables.n; i++) {
		const struct table *t = tables.table[i];
		struct str text = table_text(o, t);
		a[i] = (struct attachment){ .name = mem_printf(m, "%s.csv", t->id),
			                    .title = t->title     ? t->title
			                             : t->summary ? t->summary
			                                          : t->id,
			                    .media_type = "text/csv",
			                    .bytes = text.s,
			                    .n = text.n };
	}
	d->attached = a;
	d->n_attached = tables.n;
}

static bool write_pdf(struct output *o, struct err *e)
{
	const char *name = named(o, ".pdf");
	struct doc d = *o->doc;
	if (o->attaches) {
		o->format = OUTPUT_PDF_3A;
		attach_tables(o, &d);
	}
	return out_pdf(&d, path_of(o, name), e) && keep_written(o, name, e);
}

static bool write_html(struct output *o, struct err *e)
{
	const char *name = named(o, ".html");
	return out_html(o->doc, path_of(o, name), e) && keep_written(o, name, e);
}

static bool write_text(struct output *o, struct err *e)
{
	struct str out;
	const char *name = named(o, ".txt");
	str_init(&out, o->s->mem);
	out_text(&out, o->doc, (struct text_style){ .width = 80 });
	if (!output_put(o, name, out.s, out.n, e))
		return false;
	output_tell(o, path_of(o, name));
	return true;
}

static bool write_json(struct output *o, struct err *e)
{
	struct str out;
	const char *name = named(o, ".json");
	str_init(&out, o->s->mem);
	out_json(&out, o->doc);
	if (!output_put(o, name, out.s, out.n, e))
		return false;
	output_tell(o, path_of(o, name));
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

/* A folder of ours: files are taken away in it, so it must not lead elsewhere. */
static bool own_folder(const char *folder, struct err *e)
{
	struct stat st;
	if (!session_folder(folder, e))
		return false;
	if (lstat(folder, &st) == 0 && S_ISDIR(st.st_mode))
		return true;
	return err_set(e, ERR_SYSTEM, W_REPORT_FOLDER, folder, strerror(ENOTDIR), NULL);
}

/* One file a table, and one that explains their columns, in a folder named after the report. */
static bool write_csv(struct output *o, struct err *e)
{
	const char *folder = path_of(o, o->stem);
	if (!own_folder(folder, e))
		return false;
	clear_tables(o->s->mem, folder);
	struct tables tables = tables_of(o);
	for (size_t i = 0; i < tables.n; i++) {
		struct str text = table_text(o, tables.table[i]);
		if (!output_put(o, mem_printf(o->s->mem, "%s/%s.csv", o->stem, tables.table[i]->id), text.s, text.n, e))
			return false;
	}
	output_tell(o, mem_printf(o->s->mem, "%s/*.csv", folder));
	return true;
}

static bool write_xlsx(struct output *o, struct err *e)
{
	const struct book b = doc_book(o->doc);
	const char *name = named(o, ".xlsx");
	return out_xlsx(&b, path_of(o, name), e) && keep_written(o, name, e);
}

static bool write_digest(struct output *o, struct err *e)
{
	return o->digest(o, e);
}

static const struct format {
	const char *name;
	bool (*write)(struct output *o, struct err *e);
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

bool output_has_pdf(unsigned chosen)
{
	return chosen & 1U;
}

bool output_write(struct output *o, unsigned chosen, struct err *e)
{
	if (!session_folder(o->folder, e))
		return false;
	for (size_t i = 0; i < N_FORMATS; i++) {
		o->format = formats[i].name;
		if ((chosen & 1U << i) && !formats[i].write(o, e))
			return false;
	}
	return true;
}
