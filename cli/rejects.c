#include "rejects.h"
#include "base/file.h"
#include "base/str.h"
#include "base/utf8.h"
#include "reports/out_csv.h"
#include <unistd.h>

static void add_line(struct rejects *r, const char *file, long row, long column, enum word word, const char *const arg[], size_t n_args)
{
	struct str s;
	mem_reset(r->mem);
	str_init(&s, r->mem);
	out_csv_text(&s, utf8_safe(r->mem, file ? file : ""));
	str_add(&s, ",");
	if (row)
		str_addf(&s, "%ld", row);
	str_add(&s, ",");
	if (row && column)
		str_addf(&s, "%ld", column);
	str_addf(&s, ",%s,", word_code(r->mem, word));
	out_csv_text(&s, utf8_safe(r->mem, word_fill(r->mem, r->lang, word, arg, n_args)));
	str_add(&s, "\r\n");
	r->failed |= fwrite(s.s, 1, s.n, r->spool) != s.n;
	r->n += (int64_t)s.n;
}

static void add_message(void *data, const struct msg *m)
{
	add_line(data, m->file, m->row, m->column, m->word, m->arg, WORD_ARGS);
}

static int64_t mark(void *data)
{
	return rejects_mark(data);
}

static void back(void *data, int64_t to)
{
	rejects_back(data, to);
}

static const char head[] = "file,row,column,code,message\r\n";

/* A slip of the pen must not cost an export: only a file of this kind is replaced. */
static bool may_replace(const char *path, struct err *e)
{
	char begin[sizeof head] = "";
	FILE *f = fopen(path, "r");
	if (!f)
		return true;
	size_t n = fread(begin, 1, sizeof head - 1, f);
	fclose(f);
	if (n == 0 || str_eq(begin, head))
		return true;
	err_set(e, ERR_USAGE, W_REJECTS_OTHER, NULL, NULL, NULL);
	return err_at(e, path, 0, 0);
}

bool rejects_begin(struct rejects *r, const char *path, enum lang lang, struct err *e)
{
	*r = (struct rejects){ .lang = lang };
	if (!path)
		return true;
	if (!file_spool(path, &r->spool, e))
		return false;
	if (!may_replace(path, e)) {
		fclose(r->spool);
		return false;
	}
	r->path = path;
	r->mem = mem_new();
	r->sink = (struct import_rejects){ .add = add_message, .mark = mark, .back = back, .data = r };
	r->failed = fputs(head, r->spool) < 0;
	r->n = (int64_t)sizeof head - 1;
	return true;
}

int64_t rejects_mark(const struct rejects *r)
{
	return r->n;
}

void rejects_back(struct rejects *r, int64_t mark)
{
	if (!r->path || mark == r->n)
		return;
	r->failed |= fflush(r->spool) != 0 || ftruncate(fileno(r->spool), (off_t)mark) != 0 || fseeko(r->spool, (off_t)mark, SEEK_SET) != 0;
	r->n = mark;
}

void rejects_refused(struct rejects *r, const struct err *why)
{
	const char *const arg[ERR_ARGS] = { why->arg[0], why->arg[1], why->arg[2] };
	if (r->path)
		add_line(r, why->file, why->row, why->column, why->word, arg, ERR_ARGS);
}

bool rejects_end(struct rejects *r, struct err *e)
{
	if (!r->path)
		return true;
	bool ok = !r->failed || err_set(e, ERR_SYSTEM, W_FILE_FULL, NULL, NULL, NULL) || err_at(e, r->path, 0, 0);
	ok = ok && file_publish(r->spool, r->path, e);
	fclose(r->spool);
	mem_free(r->mem);
	return ok;
}
