/* spiegel report KIND */
#include "report.h"
#include "report_files.h"

/* A report can be made from a store that cannot be written; then nothing is written down of it. */
static bool open_store(struct session *s, bool *may_record, struct err *e)
{
	struct err first = { .code = ERR_NONE };
	*may_record = session_open(s, STORE_WRITE, &first);
	if (*may_record)
		return true;
	session_close(s);
	struct err second = { .code = ERR_NONE };
	if (first.code == ERR_STORE && session_open(s, STORE_READ, &second))
		return true;
	*e = first;
	return false;
}

bool cmd_report(struct session *s, struct err *e)
{
	const char *folder = opt_value(&s->opt, "output"), *formats = opt_value(&s->opt, "format");
	struct report_order order = { .formats = formats };
	unsigned chosen;
	if (s->opt.n_rest != 1)
		return err_set(e, ERR_USAGE, W_CLI_OPERANDS, "spiegel report monthly --period 2026-06", NULL, NULL);
	const struct report_kind *kind = report_find(s->opt.rest[0]);
	if (!kind)
		return err_set(e, ERR_USAGE, W_CLI_REPORT_KIND, s->opt.rest[0], NULL, NULL);
	if (formats && !output_choose(s->mem, formats, true, &chosen, e)) /* a wrong word is told before a folder that is no project */
		return false;
	if (!open_store(s, &order.may_record, e) || !session_period(s, &order.period, e))
		return false;
	order.folder = folder ? folder : mem_printf(s->mem, "%s/reports", s->folder);
	return report_make(s, kind, &order, e);
}
