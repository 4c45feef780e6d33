#include "report_files.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/path.h"
#include "base/str.h"
#include "reports/dictionary.h"
#include "reports/doc_book.h"
#include "reports/out_csv.h"
#include "reports/out_html.h"
#include "reports/out_json.h"
#include "reports/out_pdf.h"
#include "reports/out_text.h"
#include <dirent.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void tell(const struct output *o, const char *path)
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

static bool put(struct output *o, const char *name, const void *bytes, size_t n, struct err *e)
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
		tell(o, path_of(o, name));
	}
	mem_free(m);
	return ok;
}

/* ---- the tables of a report as files */

struct csv {
	const char *name, *title; /* "kpi.csv" */
	struct str text;
};

struct csv_list {
	struct csv *file;
	size_t n;
};

static struct str *add_csv(const struct output *o, struct csv_list *l, const struct table *t)
{
	struct mem *m = o->s->mem;
	struct csv *c = &l->file[l->n++];
	c->name = mem_printf(m, "%s.csv", t->id);
	c->title = t->title ? t->title : t->summary ? t->summary : t->id;
	str_init(&c->text, m);
	return &c->text;
}

/* All tables, the own posts for the archive, and what explains their columns. */
static struct csv_list csv_files(const struct output *o)
{
	struct doc d = *o->doc;
	struct csv_list out = { .file = mem_array(o->s->mem, d.n + 2, sizeof *out.file) };
	for (size_t i = 0; i < d.n; i++)
		if (block_data(&d.block[i]))
			out_csv(add_csv(o, &out, d.block[i].table), d.block[i].table);
	const struct table *list = archive_list_table(&d), *dictionary = dictionary_of(&d, list);
	archive_list(add_csv(o, &out, list), o->post, o->n_posts);
	out_csv(add_csv(o, &out, dictionary), dictionary);
	return out;
}

/* ---- the forms */

/* Byte by byte what stands beside the document as CSV. */
static void attach_tables(const struct output *o, struct doc *d)
{
	struct csv_list list = csv_files(o);
	struct attachment *a = mem_array(o->s->mem, list.n, sizeof *a);
	for (size_t i = 0; i < list.n; i++)
		a[i] = (struct attachment){ .name = list.file[i].name,
			                    .title = list.file[i].title,
			                    .media_type = "text/csv",
			                    .bytes = list.file[i].text.s,
			                    .n = list.file[i].text.n };
	d->attached = a;
	d->n_attached = list.n;
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
	if (!put(o, name, out.s, out.n, e))
		return false;
	tell(o, path_of(o, name));
	return true;
}

static bool write_json(struct output *o, struct err *e)
{
	struct str out;
	const char *name = named(o, ".json");
	str_init(&out, o->s->mem);
	out_json(&out, o->doc);
	if (!put(o, name, out.s, out.n, e))
		return false;
	tell(o, path_of(o, name));
	return true;
}

static bool is_listed(const struct csv_list *list, const char *name)
{
	for (size_t i = 0; i < list->n; i++)
		if (str_eq(list->file[i].name, name))
			return true;
	return false;
}

/* Tables of an earlier run that this report no longer has must not stay: what they tell may be hidden by now. */
static void clear_others(struct mem *m, const char *folder, const struct csv_list *list)
{
	DIR *d = opendir(folder);
	for (const struct dirent *entry; d && (entry = readdir(d)) != NULL;)
		if (str_ends(entry->d_name, ".csv") && !is_listed(list, entry->d_name))
			unlink(mem_printf(m, "%s/%s", folder, entry->d_name));
	if (d)
		closedir(d);
}

/* A folder of ours: files are taken away in it, so it must not lead elsewhere. */
static bool own_folder(const char *folder, struct err *e)
{
	struct stat st;
	if (!file_folder(folder, e))
		return false;
	if (lstat(folder, &st) == 0 && S_ISDIR(st.st_mode))
		return true;
	err_set(e, ERR_SYSTEM, W_FILE_IN_THE_WAY, NULL, NULL, NULL);
	return err_at(e, folder, 0, 0);
}

/* One file a table, and one that explains their columns, in a folder named after the report. */
static bool write_csv(struct output *o, struct err *e)
{
	const char *folder = path_of(o, o->stem);
	struct csv_list list = csv_files(o);
	if (!own_folder(folder, e))
		return false;
	for (size_t i = 0; i < list.n; i++) {
		const struct csv *c = &list.file[i];
		if (!put(o, mem_printf(o->s->mem, "%s/%s", o->stem, c->name), c->text.s, c->text.n, e))
			return false;
	}
	clear_others(o->s->mem, folder, &list);
	tell(o, mem_printf(o->s->mem, "%s/*.csv", folder));
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
	struct str out;
	str_init(&out, o->s->mem);
	out_text(&out, &o->digest, (struct text_style){ .width = 10000 }); /* to paste: every paragraph is one line */
	if (!put(o, o->digest_name, out.s, out.n, e))
		return false;
	tell(o, path_of(o, o->digest_name));
	return true;
}

/* Of each document a file that tells what it is, and one for the report as a whole. Tables are not told of: they are no document, and --archive
 * puts them into one; nor is a digest, a text to paste. */
static bool write_mdto(struct output *o, struct err *e)
{
	struct mem *m = o->s->mem;
	const struct doc *d = o->doc;
	size_t n = o->n_files;
	struct archive_file *file = mem_array(m, n + 1, sizeof *file);
	struct archive_object a = { .id = o->stem,
		                    .title = d->title,
		                    .about = d->subject,
		                    .maker = d->author,
		                    .lang = d->lang,
		                    .period = o->told,
		                    .for_public = o->s->project.for_public,
		                    .smallest = o->s->project.smallest,
		                    .dated = d->dated,
		                    .file = file };
	struct str out;
	for (size_t i = 0; i < n; i++)
		if (!strchr(o->file[i].name, '/') && !str_eq(o->file[i].format, "digest"))
			file[a.n_files++] = (struct archive_file){
				.name = o->file[i].name, .format = o->file[i].format, .bytes = o->file[i].bytes, .sha256 = o->file[i].sha256
			};
	for (size_t i = 0; i < a.n_files; i++) {
		str_init(&out, m);
		archive_mdto_file(&out, &a, &file[i]);
		if (!put(o, mem_printf(m, "%s.bestand.mdto.xml", file[i].name), out.s, out.n, e))
			return false;
	}
	str_init(&out, m);
	archive_mdto_report(&out, &a);
	if (!put(o, named(o, ".mdto.xml"), out.s, out.n, e))
		return false;
	tell(o, mem_printf(m, "%s/%s*.mdto.xml", o->folder, o->stem));
	return true;
}

static const struct format {
	const char *name, *ending;
	bool (*write)(struct output *o, struct err *e);
} formats[] = {
	{ "pdf", ".pdf", write_pdf },       { "html", ".html", write_html }, { "csv", ".csv", write_csv },
	{ "json", ".json", write_json },    { "xlsx", ".xlsx", write_xlsx }, { "text", ".txt", write_text },
	{ "digest", ".txt", write_digest }, { "mdto", ".xml", write_mdto }, /* last: it tells of the others */
};
enum { N_FORMATS = sizeof formats / sizeof *formats };

static size_t find_format(const char *name, bool has_digest)
{
	size_t i = 0;
	while (i < N_FORMATS && !str_eq(formats[i].name, name))
		i++;
	return i < N_FORMATS && formats[i].write == write_digest && !has_digest ? N_FORMATS : i;
}

bool output_choose(struct mem *m, const char *list, bool has_digest, unsigned *chosen, struct err *e)
{
	*chosen = 0;
	while (*list) {
		size_t n = strcspn(list, ",");
		const char *name = str_trim(m, mem_text_n(m, list, n));
		size_t i = find_format(name, has_digest);
		if (i == N_FORMATS)
			return err_set(e, ERR_USAGE, W_CLI_FORMAT, name,
			               has_digest ? "pdf, html, csv, json, xlsx, text, digest, mdto"
			                          : "pdf, html, csv, json, xlsx, text, mdto",
			               NULL);
		*chosen |= 1U << i;
		list += n + (list[n] == ',');
	}
	return true;
}

bool output_has(unsigned chosen, const char *format)
{
	return chosen & 1U << find_format(format, true);
}

bool output_folder(const struct session *s, const char **folder, struct err *e)
{
	struct stat st;
	*folder = opt_value(&s->opt, "output");
	if (!*folder) {
		*folder = mem_printf(s->mem, "%s/reports", s->folder);
		return true;
	}
	for (size_t i = 0; i < N_FORMATS; i++)
		if (str_ends(*folder, formats[i].ending) && (stat(*folder, &st) != 0 || !S_ISDIR(st.st_mode)))
			return err_set(e, ERR_USAGE, W_CLI_OUTPUT_FILE, *folder, path_folder(s->mem, *folder), NULL);
	return true;
}

bool output_write(struct output *o, unsigned chosen, struct err *e)
{
	if (!file_folder(o->folder, e))
		return false;
	for (size_t i = 0; i < N_FORMATS; i++) {
		o->format = formats[i].name;
		if ((chosen & 1U << i) && !formats[i].write(o, e))
			return false;
	}
	return true;
}
