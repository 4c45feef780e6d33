#include "look.h"
#include "base/path.h"
#include "base/str.h"
#include "base/utf8.h"
#include "importers/importer.h"
#include <limits.h>
#include <string.h>

static struct file_count count_of(const struct look_count *c)
{
	struct file_count out = { .n = c->n };
	_Static_assert((int)FILE_LINES == (int)LOOK_LINES, "as many lines are shown as are kept");
	memcpy(out.line, c->line, sizeof out.line);
	return out;
}

static void take_counts(const struct look *look, struct file_look *out)
{
	static const enum file_fault fault_of[MENDS] = {
		[MEND_QUOTE_OPEN] = FAULT_QUOTE_OPEN, [MEND_QUOTE_INSIDE] = FAULT_QUOTE_INSIDE,
		[MEND_TOO_LONG] = FAULT_TOO_LONG,     [MEND_DELIMITER] = FAULT_OTHER_DELIMITER,
		[MEND_MORE] = FAULT_ONE_MORE,         [MEND_LESS] = FAULT_ONE_LESS,
	};
	for (size_t i = 0; i < MENDS; i++)
		out->fault[fault_of[i]] = count_of(&look->mended[i]);
	out->fault[FAULT_SHORTER] = count_of(&look->shorter);
	out->fault[FAULT_LONGER] = count_of(&look->longer);
	out->above = count_of(&look->above);
	out->blank = count_of(&look->blank);
	out->below = count_of(&look->below);
}

static void take_tables(struct mem *m, const struct look *look, struct file_look *out)
{
	out->n_tables = look->n_tables;
	out->n_tables_kept = look->n_tables < LOOK_TABLES ? look->n_tables : LOOK_TABLES;
	struct file_table *t = mem_array(m, out->n_tables_kept, sizeof *t);
	for (size_t i = 0; i < out->n_tables_kept; i++)
		t[i] = (struct file_table){ look->table[i].line, look->table[i].width, look->table[i].n_rows };
	out->table = t;
}

static const char *required_columns(struct mem *m, const char *kind)
{
	for (size_t i = 0; i < import_kinds(); i++)
		if (str_eq(import_kind_name(i), kind))
			return import_kind_columns(m, i);
	return "";
}

/* What import makes of it, or why it refuses. */
static void take_kind(struct mem *m, struct container *c, size_t part, const char *encoding, enum lang lang, struct file_look *out)
{
	const struct import_options options = { .encoding = encoding, .as_of = INT_MIN };
	struct import_kind kind;
	struct err e = { 0 };
	if (!import_recognise(c, part, &options, m, &kind, &e)) {
		e.file[0] = '\0';
		out->refusal = err_sentence(m, &e, lang);
		return;
	}
	out->kind = kind.name;
	out->kind_title = word_text(lang, kind.title);
	out->required = required_columns(m, out->kind);
	out->unknown = utf8_safe(m, kind.unknown);
}

/* The path as people write it, and the part's name if it has one. */
static const char *name_of(struct mem *m, const struct container *c, size_t part, const char *path)
{
	const char *name = path_name(path);
	return container_is_plain(c) ? name : mem_printf(m, "%s: %s", name, container_part_name(c, part));
}

static bool look_at(struct mem *m, struct container *c, size_t part, const char *path, const char *encoding, enum lang lang,
                    struct file_look *out, struct err *e)
{
	struct look look;
	if (!look_part(c, part, &(struct look_options){ .encoding = encoding }, NULL, NULL, m, &look, e))
		return err_at(e, container_is_plain(c) ? path : mem_printf(m, "%s: %s", path, container_part_name(c, part)), 0, 0);
	*out = (struct file_look){
		.name = utf8_safe(m, name_of(m, c, part, path)),
		.n_bytes = look.bytes,
		.encoding = look.encoding,
		.n_wrong = look.mended_bytes.n_wrong,
		.n_nul = look.mended_bytes.n_nul,
		.delimiter = mem_text(m, look.dialect.delimiter),
		.quote = look.n_quoted ? look.dialect.quote : '\0',
		.escape = look.dialect.escape == ESCAPE_DOUBLED     ? FILE_DOUBLED
		          : look.dialect.escape == ESCAPE_BACKSLASH ? FILE_BACKSLASHED
		                                                    : FILE_BARE,
		.n_lf = look.n_line_ends[LINE_LF],
		.n_crlf = look.n_line_ends[LINE_CRLF],
		.n_cr = look.n_line_ends[LINE_CR],
		.open_end = look.open_end,
		.n_header_rows = look.header_rows,
		.header_told = look.header_told,
		.header_line = look.header_line,
		.column = look.header,
		.n_columns = look.n_header,
	};
	take_counts(&look, out);
	take_tables(m, &look, out);
	take_kind(m, c, part, encoding, lang, out);
	return true;
}

static const char *part_names(struct mem *m, const struct container *c)
{
	struct str all;
	str_init(&all, m);
	for (size_t i = 0; i < container_parts(c); i++)
		str_addf(&all, "%s%s", i ? ", " : "", container_part_name(c, i));
	return all.s;
}

bool study_part(struct mem *m, const struct container *c, const char *name, size_t *out, struct err *e)
{
	*out = 0;
	if (!name)
		return container_parts(c) == 1 || err_set(e, ERR_USAGE, W_LOOK_WHICH_PART, part_names(m, c), NULL, NULL);
	if (container_is_plain(c))
		return err_set(e, ERR_INPUT, W_PART_NONE, NULL, NULL, NULL);
	for (; *out < container_parts(c); ++*out)
		if (str_eq(container_part_name(c, *out), name))
			return true;
	return err_set(e, ERR_INPUT, W_PART_ABSENT, name, part_names(m, c), NULL);
}

bool study_look(struct mem *m, const char *path, const char *part, const char *encoding, enum lang lang, struct file_look **out, size_t *n,
                struct err *e)
{
	struct container *c;
	size_t first = 0;
	if (!container_open(&c, path, e))
		return err_at(e, path, 0, 0);
	bool ok = !part || study_part(m, c, part, &first, e) || err_at(e, path, 0, 0);
	*n = part ? 1 : container_parts(c);
	*out = mem_array(m, *n, sizeof **out);
	for (size_t i = 0; ok && i < *n; i++)
		ok = look_at(m, c, first + i, path, encoding, lang, *out + i, e);
	container_close(c);
	return ok;
}
