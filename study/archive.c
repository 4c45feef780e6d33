#include "archive.h"
#include "base/str.h"
#include "base/utf8.h"
#include "importers/importer.h"
#include <string.h>

static bool is_called(struct mem *m, const char *handle, const char *name)
{
	return str_eq(utf8_key(m, handle), utf8_key(m, *name == '@' ? name + 1 : name));
}

const char *archive_link(struct mem *m, const char *link, const char *name, const char *id)
{
	struct str out;
	str_init(&out, m);
	for (const char *at = link; *at;) {
		size_t n = strcspn(at, "@");
		str_add_n(&out, at, n);
		at += n;
		if (!*at)
			break;
		size_t end = strcspn(++at, "/?&#@");
		const char *handle = mem_text_n(m, at, end);
		str_add_char(&out, '@');
		str_add(&out, is_called(m, handle, name) || is_called(m, handle, id) ? handle : "…");
		at += end;
	}
	return out.s;
}

bool study_archive(struct mem *m, struct store *s, int64_t trajectory, struct period period, int64_t last_import, struct archive_post **out,
                   size_t *n, struct err *e)
{
	struct stmt *t;
	size_t cap = 0;
	bool row;
	*out = NULL;
	*n = 0;
	if (!store_statement(s, SQL_POSTS_TO_ARCHIVE, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, period.from);
	stmt_int(t, 3, period.to);
	stmt_int(t, 4, last_import);
	while (stmt_next(t, &row, e) && row) {
		const char *name = mem_text(m, stmt_get_text(t, 1)), *id = mem_text(m, stmt_get_text(t, 2));
		*out = mem_grow(m, *out, *n, &cap, sizeof **out);
		(*out)[(*n)++] = (struct archive_post){
			.platform = import_platform_title(mem_text(m, stmt_get_text(t, 0))),
			.account = name,
			.link = archive_link(m, mem_text(m, stmt_get_text(t, 3)), name, id),
			.day = (int)stmt_get_int(t, 4),
			.last_listed = (int)stmt_get_int(t, 5),
			.gone_since = stmt_is_null(t, 6) ? ARCHIVE_NO_DAY : (int)stmt_get_int(t, 6),
		};
	}
	return !err_is_set(e);
}
