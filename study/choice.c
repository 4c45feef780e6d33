#include "choice.h"
#include "base/num.h"
#include "base/str.h"
#include "importers/scope.h"

bool study_choice_changed(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, int64_t last_import,
                          const char **out, struct err *e)
{
	char now[HASH_HEX];
	struct stmt *t;
	struct str list;
	int64_t n = 0;
	bool row;
	*out = "";
	str_init(&list, m);
	scope_sum(m, project_scope(m, p), now);
	if (!store_statement(s, SQL_IMPORTS_OF_OTHER_SCOPE, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, last_import);
	stmt_text(t, 3, now);
	while (stmt_next(t, &row, e) && row)
		str_addf(&list, "%s%s", n++ ? ", " : "", num_plain_int(m, stmt_get_int(t, 0)));
	if (n && !err_is_set(e))
		*out = word_say(m, p->lang, W_CHOICE_CHANGED, num_count(m, n, p->lang), list.s, NULL);
	return !err_is_set(e);
}
