/* spiegel baseline: the census figures of the project, and those that come with the program. */
#include "base/num.h"
#include "base/str.h"
#include "census.h"
#include "cmd.h"
#include "reports/overview.h"
#include "study/baseline.h"
#include "study/criterion.h"
#include "study/datafile.h"
#include "study/overview.h"
#include <math.h>

/* asked: what the areas must have in their name or code, NULL: all. On the screen those of one file stand in one row; data has each. */
static bool show_list(struct session *s, bool project_only, const char *asked, struct err *e)
{
	struct overview_census *census;
	struct overview_baselines b = { .asked = asked };
	struct doc d;
	const char *format = opt_value(&s->opt, "format"), *folder = datafile_folder(s->mem);
	if (!session_open(s, STORE_READ, e) || !study_baselines(s->mem, s->store, s->trajectory, &census, &b.n, e))
		return false;
	for (size_t i = 0; project_only && i < b.n; i++)
		if (census[i].file)
			b.n = i;
	b.census = census;
	if (!asked && format && !str_eq(format, "text"))
		b.asked = "";
	if (!asked && !project_only && folder)
		b.platform_use = mem_printf(s->mem, "%s/platform_use_nl_be.csv", folder);
	doc_init(&d, s->mem, s->lang);
	d.id = "baselines";
	d.title = s->project.name;
	overview_baselines(&d, &b);
	return session_show(s, &d, e);
}

static bool add(struct session *s, const char *area, struct err *e)
{
	struct baseline_result r;
	if (!session_open(s, STORE_WRITE, e) || !baseline_add(s->mem, s->store, s->trajectory, &s->project, area, &r, e))
		return false;
	if (!r.known)
		return err_set(e, ERR_USAGE, W_BASELINE_UNKNOWN, area, NULL, NULL);
	if (!r.found && r.n_notes)
		session_note(s, stdout, &r.note[0]);
	if (!r.found)
		return err_set(e, ERR_USAGE, W_BASELINE_NO_FIGURES, r.name, r.code, NULL);
	return s->quiet || census_tell(s, &r, e);
}

static bool compose(struct session *s, struct err *e)
{
	struct baseline_result r;
	const char *name = opt_value(&s->opt, "name"), *regions = opt_value(&s->opt, "regions");
	if (!name || !regions)
		return err_set(e, ERR_USAGE, W_COMPOSE_NEEDS, NULL, NULL, NULL);
	return session_open(s, STORE_WRITE, e) && baseline_compose(s->mem, s->store, s->trajectory, &s->project, name, regions, &r, e) &&
	       (s->quiet || census_tell(s, &r, e));
}

static void tell_import(struct session *s, const char *path, const struct import_result *r)
{
	const char *name = *r->part ? mem_printf(s->mem, "%s: %s", path, r->part) : path;
	s->not_all_well |= r->rows_rejected > 0;
	if (r->already)
		session_say(s, stdout, W_IMPORT_ALREADY, name, NULL);
	else
		session_say(s, stdout, W_IMPORT_DONE, name, word_text(s->lang, r->kind_title), num_count(s->mem, r->rows_stored, s->lang),
		            num_count(s->mem, r->rows_read, s->lang), r->encoding, NULL);
}

/* A file of one's own, of any kind that holds a census: as spiegel import. */
static bool take_in(struct session *s, const char *path, struct err *e)
{
	struct import_results r;
	struct import_options o = { .as_of = INT32_MIN, .tool_version = SPIEGEL_VERSION };
	if (!session_open(s, STORE_WRITE, e))
		return false;
	o.trajectory_id = s->trajectory;
	bool taken = import_file(s->store, path, &o, s->mem, &r, e);
	session_messages(s, &r.messages, MSG_NOTE);
	for (size_t i = 0; i < r.n; i++)
		session_messages(s, &r.item[i].messages, MSG_NOTE);
	for (size_t i = 0; taken && i < r.n; i++)
		tell_import(s, path, &r.item[i]);
	return taken && census_came_in(s, &r, e);
}

bool cmd_baseline(struct session *s, struct err *e)
{
	const char *verb = s->opt.n_rest ? s->opt.rest[0] : "list";
	const char *operand = s->opt.n_rest > 1 ? s->opt.rest[1] : NULL;
	bool many = s->opt.n_rest > 2, composing = str_eq(verb, "compose") && !operand;
	if (!composing && (opt_has(&s->opt, "name") || opt_has(&s->opt, "regions")))
		return err_set(e, ERR_USAGE, W_COMPOSE_NEEDS, NULL, NULL, NULL);
	if (composing)
		return compose(s, e);
	if (str_eq(verb, "list") && !many)
		return show_list(s, false, operand, e);
	if (str_eq(verb, "show") && !many)
		return show_list(s, true, operand, e);
	if (str_eq(verb, "import") && operand && !many)
		return take_in(s, operand, e);
	if (str_eq(verb, "add") && operand && !many)
		return add(s, operand, e);
	return err_set(e, ERR_USAGE, W_CLI_OPERANDS, "spiegel baseline list [NAME]|show|add REGION|compose|import FILE", NULL, NULL);
}
