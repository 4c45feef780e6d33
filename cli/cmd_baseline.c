/* spiegel baseline: the census figures of the project, and those that come with the program. */
#include "base/num.h"
#include "base/str.h"
#include "cmd.h"
#include "reports/overview.h"
#include "study/overview.h"
#include "study/shipped.h"
#include "study/trajectory.h"

static bool show_list(struct session *s, bool project_only, struct err *e)
{
	struct overview_census *census;
	struct doc d;
	size_t n;
	if (!session_open(s, STORE_READ, e) || !study_baselines(s->mem, s->store, s->trajectory, &census, &n, e))
		return false;
	for (size_t i = 0; project_only && i < n; i++)
		if (!census[i].in_project)
			n = i;
	doc_init(&d, s->mem, s->lang);
	d.id = "baselines";
	d.title = s->project.name;
	overview_baselines(&d, census, n);
	return session_show(s, &d, e);
}

static void tell(struct session *s, const char *path, const struct import_result *r)
{
	const char *name = *r->part ? mem_printf(s->mem, "%s: %s", path, r->part) : path;
	s->rows_rejected |= r->rows_rejected > 0;
	if (r->already)
		session_say(s, stdout, W_IMPORT_ALREADY, name, NULL);
	else
		session_say(s, stdout, W_IMPORT_DONE, name, word_text(s->lang, r->kind_title), num_count(s->mem, r->rows_stored, s->lang),
		            num_count(s->mem, r->rows_read, s->lang), r->encoding, NULL);
}

/* `add REGION` takes in a shipped file, `import FILE` a file of one's own: both are an import of kind baseline. */
static bool take_in(struct session *s, const char *path, struct err *e)
{
	struct import_results r;
	struct import_options o = { .kind = "baseline", .as_of = INT32_MIN, .tool_version = SPIEGEL_VERSION };
	if (!session_open(s, STORE_WRITE, e))
		return false;
	o.trajectory_id = s->trajectory;
	bool taken = import_file(s->store, path, &o, s->mem, &r, e);
	for (size_t i = 0; i < r.n; i++)
		for (size_t k = 0; k < r.item[i].messages.n; k++)
			fprintf(stderr, "%s\n", msg_sentence(s->mem, &r.item[i].messages.item[k], s->lang));
	for (size_t i = 0; taken && i < r.n; i++)
		tell(s, path, &r.item[i]);
	return taken;
}

bool cmd_baseline(struct session *s, struct err *e)
{
	const char *verb = s->opt.n_rest ? s->opt.rest[0] : "list";
	const char *operand = s->opt.n_rest > 1 ? s->opt.rest[1] : NULL;
	if (str_eq(verb, "list") && !operand)
		return show_list(s, false, e);
	if (str_eq(verb, "show") && !operand)
		return show_list(s, true, e);
	if (str_eq(verb, "import") && operand && s->opt.n_rest == 2)
		return take_in(s, operand, e);
	if (str_eq(verb, "add") && operand && s->opt.n_rest == 2) {
		const struct shipped *found = shipped_find(s->mem, operand);
		return found ? take_in(s, found->path, e) : err_set(e, ERR_USAGE, W_BASELINE_UNKNOWN, operand, NULL, NULL);
	}
	return err_set(e, ERR_USAGE, W_CLI_OPERANDS, "spiegel baseline list|show|add REGION|import FILE", NULL, NULL);
}
