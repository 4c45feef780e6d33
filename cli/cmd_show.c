/* spiegel show: how a file is read, or the rows that come out of it. */
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "cmd.h"
#include "study/look.h"
#include <string.h>
#include <unistd.h>

struct rows {
	int64_t table; /* the one to write */
	bool on_terminal; /* which would obey what a cell holds */
	int64_t n_mended;
};

/* As RFC 4180 has it, and nothing else: these are the file's own cells. */
static void put_field(const struct field *f, bool alone, bool on_terminal)
{
	bool quoted = (alone && f->n == 0) || strpbrk(f->s, ",\"\r\n") != NULL;
	if (!quoted && !on_terminal) {
		fwrite(f->s, 1, f->n, stdout);
		return;
	}
	if (quoted)
		putchar('"');
	for (size_t i = 0; i < f->n; i++) {
		size_t stray = on_terminal ? utf8_stray(f->s + i) : 0;
		if (stray) {
			i += stray - 1;
			continue;
		}
		if (f->s[i] == '"')
			putchar('"');
		putchar(f->s[i]);
	}
	if (quoted)
		putchar('"');
}

static bool put_row(void *data, const struct outline_record *r, struct err *e)
{
	struct rows *rows = data;
	(void)e;
	if ((int64_t)r->table != rows->table || (r->role != ROLE_HEADER && r->role != ROLE_ROW))
		return true;
	bool mended = false;
	for (size_t i = 0; i < MENDS; i++)
		mended |= r->record.mended[i] > 0;
	rows->n_mended += mended;
	for (size_t i = 0; i < r->record.n; i++) {
		if (i > 0)
			putchar(',');
		put_field(&r->record.field[i], r->record.n == 1, rows->on_terminal);
	}
	fputs("\r\n", stdout);
	return !ferror(stdout);
}

static bool put_rows(struct session *s, struct container *c, size_t part, struct err *e)
{
	const char *asked = opt_value(&s->opt, "table"), *path = s->opt.rest[0];
	const struct look_options options = { .encoding = opt_value(&s->opt, "encoding") };
	struct rows rows = { .table = 1, .on_terminal = isatty(STDOUT_FILENO) };
	struct look look;
	if (asked && (!num_parse_int(asked, strlen(asked), &rows.table) || rows.table < 1))
		return err_set(e, ERR_USAGE, W_LOOK_TABLE_NUMBER, asked, NULL, NULL);
	if (!look_part(c, part, &options, put_row, &rows, s->mem, &look, e))
		return !err_is_set(e) || err_at(e, path, 0, 0);
	int64_t n_tables = (int64_t)look.n_tables;
	if (asked && rows.table > n_tables)
		return err_set(e, ERR_USAGE, W_LOOK_NO_TABLE, asked, num_plain_int(s->mem, n_tables), NULL);
	if (rows.n_mended && !s->quiet)
		session_say(s, stderr, W_LOOK_ROWS_MENDED, num_count(s->mem, rows.n_mended, s->lang), path, NULL);
	if (n_tables > 1 && !asked && !s->quiet)
		session_say(s, stderr, W_LOOK_ROWS_TABLES, "1", num_count(s->mem, n_tables, s->lang), NULL);
	return true;
}

static bool show_rows(struct session *s, struct err *e)
{
	const char *path = s->opt.rest[0];
	struct container *c;
	size_t part;
	if (!container_open(&c, path, e))
		return err_at(e, path, 0, 0);
	bool ok = study_part(s->mem, c, opt_value(&s->opt, "part"), &part, e) ? put_rows(s, c, part, e) : err_at(e, path, 0, 0);
	container_close(c);
	return ok;
}

bool cmd_show(struct session *s, struct err *e)
{
	struct file_look *look;
	struct doc d;
	size_t n;
	if (s->opt.n_rest != 1)
		return err_set(e, ERR_USAGE, W_LOOK_ONE_FILE, NULL, NULL, NULL);
	if (opt_has(&s->opt, "rows"))
		return show_rows(s, e);
	if (!study_look(s->mem, s->opt.rest[0], opt_value(&s->opt, "part"), opt_value(&s->opt, "encoding"), s->lang, &look, &n, e))
		return false;
	doc_init(&d, s->mem, s->lang);
	d.id = "show";
	d.tool = "spiegel " SPIEGEL_VERSION;
	for (size_t i = 0; i < n; i++)
		file_look(&d, &look[i]);
	return session_show(s, &d, e);
}
