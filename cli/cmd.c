/* The table of commands, and what they share: opening a project, saying a word, showing a document. */
#include "cmd.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "paste.h"
#include "reports/out_csv.h"
#include "reports/out_json.h"
#include "reports/out_text.h"
#include "reports/theme.h"
#include "study/criterion.h"
#include "study/due.h"
#include "study/trajectory.h"
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const struct opt cmd_common_options[] = {
	{ "project", "DIR", false, W_OPT_PROJECT },
	{ "lang", "nl|en|fr", false, W_OPT_LANG },
	{ "quiet", NULL, false, W_OPT_QUIET },
	{ "verbose", NULL, false, W_OPT_VERBOSE },
	{ "no-sandbox", NULL, false, W_OPT_NO_SANDBOX },
	{ "help", NULL, false, W_OPT_HELP },
	{ 0 },
};

static const struct opt no_options[] = { { 0 } };

static const struct opt init_options[] = {
	{ "name", "NAME", false, W_OPT_NAME },
	{ "organisation", "NAME", false, W_OPT_ORGANISATION },
	{ "region", "CODE", false, W_OPT_REGION },
	{ "from-age", "AGE", false, W_OPT_FROM_AGE },
	{ "expected", "NUMBER", false, W_OPT_EXPECTED },
	{ "tolerance", "streng|standaard|ruim", false, W_OPT_TOLERANCE },
	{ "aim", "afspiegeling|groep|belangen", false, W_OPT_AIM },
	{ "start", "DAY", false, W_OPT_START },
	{ "end", "DAY", false, W_OPT_END },
	{ "yes", NULL, false, W_OPT_YES },
	{ 0 },
};

static const struct opt import_options[] = {
	{ "as", "KIND", false, W_OPT_AS },
	{ "channel", "NAME", false, W_OPT_CHANNEL },
	{ "period", "A..B", false, W_OPT_IMPORT_PERIOD },
	{ "as-of", "DAY", false, W_OPT_AS_OF },
	{ "part", "NAME", false, W_OPT_PART },
	{ "map", "FILE", false, W_OPT_MAP },
	{ "encoding", "windows-1252", false, W_OPT_ENCODING },
	{ "rejects", "FILE", false, W_OPT_REJECTS },
	{ "dry-run", NULL, false, W_OPT_DRY_RUN },
	{ 0 },
};

static const struct opt purge_options[] = {
	{ "all", NULL, false, W_OPT_ALL },
	{ "reports", NULL, false, W_OPT_PURGE_REPORTS },
	{ "yes", NULL, false, W_OPT_PURGE_YES },
	{ 0 },
};

static const struct opt show_options[] = {
	{ "rows", NULL, false, W_OPT_ROWS },
	{ "table", "NUMBER", false, W_OPT_TABLE },
	{ "part", "NAME", false, W_OPT_SHOW_PART },
	{ "encoding", "windows-1252", false, W_OPT_ENCODING },
	{ "format", "text|csv|json", false, W_OPT_FORMAT },
	{ 0 },
};

static const struct opt look_options[] = {
	{ "format", "text|csv|json", false, W_OPT_FORMAT },
	{ 0 },
};

static const struct opt kinds_options[] = {
	{ "template", "NAME", false, W_OPT_TEMPLATE },
	{ "format", "text|csv|json|xlsx|pdf", false, W_OPT_KINDS_FORMAT },
	{ "output", "FILE", false, W_OPT_TEMPLATE_OUTPUT },
	{ 0 },
};

static const struct opt criterion_options[] = {
	{ "reason", "TEXT", false, W_OPT_REASON },
	{ "output", "DIR", false, W_OPT_OUTPUT },
	{ "format", "text|csv|json", false, W_OPT_FORMAT },
	{ 0 },
};

static const struct opt check_options[] = {
	{ "period", "PERIOD", false, W_OPT_UNTIL },
	{ "publiek", "intern|openbaar", false, W_OPT_PUBLIC },
	{ "format", "text|csv|json", false, W_OPT_FORMAT },
	{ 0 },
};

static const struct opt channels_options[] = {
	{ "period", "PERIOD", false, W_OPT_UNTIL },
	{ "format", "text|csv|json", false, W_OPT_FORMAT },
	{ 0 },
};

static const struct opt link_options[] = {
	{ "channel", "NAME", false, W_OPT_LINK_CHANNEL },
	{ "post", "DAY|ID", false, W_OPT_LINK_POST },
	{ "activity", "NAME", false, W_OPT_LINK_ACTIVITY },
	{ "content", "LABEL", false, W_OPT_LINK_CONTENT },
	{ "medium", "NAME", false, W_OPT_LINK_MEDIUM },
	{ "campaign", "NAME", false, W_OPT_LINK_CAMPAIGN },
	{ "qr", "FILE", false, W_OPT_LINK_QR },
	{ 0 },
};

static const struct opt content_options[] = {
	{ "period", "PERIOD", false, W_OPT_PERIOD_YEAR },
	{ "by", "PROPERTY", false, W_OPT_BY },
	{ "against", "FILE|SLUG", false, W_OPT_AGAINST },
	{ "plan", NULL, false, W_OPT_PLAN },
	{ "experiment", NULL, false, W_OPT_EXPERIMENT },
	{ "seed", "NUMBER", false, W_OPT_SEED },
	{ "format", "text|csv|json|ics", false, W_OPT_CONTENT_FORMAT },
	{ 0 },
};

static const struct opt report_options[] = {
	{ "period", "PERIOD", false, W_OPT_PERIOD },
	{ "publiek", "intern|openbaar", false, W_OPT_PUBLIC },
	{ "again", "RUN", false, W_OPT_AGAIN },
	{ "format", "pdf,html,csv,json,xlsx,text,digest,mdto", false, W_OPT_REPORT_FORMAT },
	{ "archive", "2a|3a", false, W_OPT_ARCHIVE },
	{ "output", "DIR", false, W_OPT_OUTPUT },
	{ 0 },
};

static const struct opt baseline_options[] = {
	{ "name", "NAME", false, W_OPT_COMPOSE_NAME },
	{ "regions", "CODE,...", false, W_OPT_REGIONS },
	{ "format", "text|csv|json", false, W_OPT_FORMAT },
	{ 0 },
};

const struct cmd cmd_list[] = {
	{ "init", "DIR", W_CMD_INIT, init_options, cmd_init, ALONE },
	{ "import", "FILE|FOLDER...", W_CMD_IMPORT, import_options, cmd_import, OF_PROJECT },
	{ "show", "FILE", W_CMD_SHOW, show_options, cmd_show, ALONE },
	{ "sources", "", W_CMD_SOURCES, look_options, cmd_sources, OF_PROJECT },
	{ "undo", "IMPORT", W_CMD_UNDO, no_options, cmd_undo, OF_PROJECT },
	{ "purge", "[IMPORT]", W_CMD_PURGE, purge_options, cmd_purge, OF_PROJECT },
	{ "privacy", "", W_CMD_PRIVACY, look_options, cmd_privacy, OF_PROJECT },
	{ "kinds", "", W_CMD_KINDS, kinds_options, cmd_kinds, OF_PROJECT },
	{ "baseline", "list [NAME]|show|add REGION|compose|import FILE", W_CMD_BASELINE, baseline_options, cmd_baseline, OF_PROJECT },
	{ "criterion", "show|set", W_CMD_CRITERION, criterion_options, cmd_criterion, OF_PROJECT },
	{ "check", "", W_CMD_CHECK, check_options, cmd_check, OF_PROJECT },
	{ "channels", "", W_CMD_CHANNELS, channels_options, cmd_channels, OF_PROJECT },
	{ "content", "", W_CMD_CONTENT, content_options, cmd_content, OF_PROJECT },
	{ "link", "ADDRESS", W_CMD_LINK, link_options, cmd_link, OF_PROJECT },
	{ "report", "monthly|representativeness|content", W_CMD_REPORT, report_options, cmd_report, OF_PROJECT },
	{ "run", "", W_CMD_RUN, no_options, cmd_run, OF_PROJECT },
	{ "verify", "[RUN]", W_CMD_VERIFY, look_options, cmd_verify, OF_PROJECT },
	{ "rebuild", "", W_CMD_REBUILD, no_options, cmd_rebuild, OF_PROJECT },
	{ "status", "", W_CMD_STATUS, look_options, cmd_status, OF_PROJECT },
	{ "selftest", "[CASES.csv]", W_CMD_SELFTEST, no_options, cmd_selftest, ALONE },
	{ "help", "[COMMAND]", W_CMD_HELP, no_options, cmd_help, ALONE },
	{ "version", "", W_CMD_VERSION, no_options, cmd_version, ALONE },
	{ 0 },
};

const struct cmd *cmd_find(const char *name)
{
	for (const struct cmd *c = cmd_list; c->name; c++)
		if (str_eq(c->name, name))
			return c;
	return NULL;
}

/* The recorded agreement counts, whatever spiegel.ini says since; but who changed it there must be told. */
static bool warn_if_changed(const struct session *s, struct err *e)
{
	struct criterion c;
	if (!criterion_newest(s->mem, s->store, s->trajectory, &c, e))
		return false;
	if (!criterion_same(s->mem, criterion_text(s->mem, &s->project), c.text) && !s->quiet)
		session_say(s, stderr, W_CRITERION_DIFFERS, s->project.ini_path, NULL);
	return true;
}

void session_speak(struct session *s, enum lang lang)
{
	s->lang = s->project.lang = project_lang(&s->project, lang);
}

bool session_open(struct session *s, enum store_mode mode, struct err *e)
{
	if (!project_read(s->mem, s->folder, &s->project, e))
		return false;
	const char *audience = opt_value(&s->opt, "publiek");
	if (audience && !str_eq(audience, "intern") && !str_eq(audience, "openbaar"))
		return err_set(e, ERR_USAGE, W_CLI_AUDIENCE, audience, NULL, NULL);
	s->project.for_public = audience && str_eq(audience, "openbaar");
	if (opt_has(&s->opt, "lang"))
		s->project.lang = s->lang;
	session_speak(s, s->project.lang);
	return store_open(&s->store, s->project.db_path, mode, e) && trajectory_find(s->store, &s->trajectory, e) &&
	       (s->sets_agreement || warn_if_changed(s, e));
}

void session_close(struct session *s)
{
	store_close(s->store);
	s->store = NULL;
}

/* The last month that may be asked for, and the end day where that counts. */
static bool find_last(const struct session *s, struct period newest, struct period *last, int *ends, struct err *e)
{
	struct criterion c;
	*last = newest;
	*ends = PROJECT_NO_DAY;
	if (!s->verdict)
		return true;
	if (!criterion_newest(s->mem, s->store, s->trajectory, &c, e))
		return false;
	*ends = c.verdict_day;
	return study_last_month(s->store, s->trajectory, c.verdict_day, newest, last, e);
}

/* What is missing of a period after the last figures, and what to ask instead. */
static bool refuse_later(const struct session *s, struct period asked, struct period last, int ends, struct err *e)
{
	const char *words = period_words(s->mem, asked, s->lang), *newest = period_words(s->mem, last, s->lang),
	           *instead = period_iso(s->mem, last);
	if (ends == PROJECT_NO_DAY)
		return err_set(e, ERR_INPUT, W_STUDY_AFTER_DATA, words, newest, instead);
	const char *end = day_words(s->mem, ends, s->lang);
	if (ends <= last.to)
		return err_set(e, ERR_INPUT, W_STUDY_AFTER_END, words, end, instead);
	return err_set(e, ERR_INPUT, W_STUDY_BEFORE_END, newest, end, instead);
}

bool session_period(struct session *s, struct period *out, struct err *e)
{
	const char *asked = opt_value(&s->opt, "period");
	struct period newest = { 0, -1 }, last;
	int oldest, ends;
	if (asked && !period_parse(asked, out))
		return err_set(e, ERR_USAGE, W_CLI_PERIOD, asked, NULL, NULL);
	if (!(s->figures_do ? trajectory_newest_figures : trajectory_newest_month)(s->store, s->trajectory, &newest, e))
		return false;
	if (!find_last(s, newest, &last, &ends, e))
		return false;
	if (!asked)
		*out = last;
	if (out->from > last.to)
		return refuse_later(s, *out, last, ends, e);
	if (!trajectory_oldest_month(s->store, s->trajectory, &oldest, e))
		return false;
	if (oldest > 0 && month_of_day(out->to) < oldest)
		return err_set(e, ERR_INPUT, W_STUDY_BEFORE_DATA, period_words(s->mem, *out, s->lang), month_words(s->mem, oldest, s->lang),
		               NULL);
	return true;
}

void session_print(const struct session *s, FILE *to, const char *text)
{
	struct doc d;
	struct str out;
	text = paste_text(s->mem, s->folder, text);
	if (!isatty(fileno(to))) {
		fprintf(to, "%s\n", text);
		return;
	}
	doc_init(&d, s->mem, s->lang);
	doc_text(&d, TEXT_BODY, &(struct span){ .text = text }, 1);
	str_init(&out, s->mem);
	out_text(&out, &d, (struct text_style){ .width = 80 });
	fputs(out.s, to);
}

void session_say(const struct session *s, FILE *to, enum word word, ...)
{
	const char *args[WORD_ARGS];
	size_t n = 0;
	va_list list;
	va_start(list, word);
	for (const char *arg; n < WORD_ARGS && (arg = va_arg(list, const char *)) != NULL;)
		args[n++] = utf8_safe(s->mem, arg);
	va_end(list);
	session_print(s, to, word_fill(s->mem, s->lang, word, args, n));
}

void session_note(const struct session *s, FILE *to, const struct area_note *note)
{
	session_say(s, to, note->word, note->arg[0], note->arg[1], note->arg[2], note->arg[3], note->arg[4], NULL);
}

void session_messages(const struct session *s, const struct msg_list *l, enum msg_level least)
{
	size_t left = l->n_level[MSG_NOTE] + l->n_level[MSG_WARNING] + l->n_level[MSG_REJECT];
	bool *told = mem_array(s->mem, l->n + 1, sizeof *told);
	for (size_t i = 0; i < l->n; i++) {
		const struct msg *msg = &l->item[i];
		size_t more = msg->more;
		for (size_t k = i + 1; k < l->n && !told[i]; k++)
			if (msg_alike(msg, &l->item[k])) {
				told[k] = true;
				more += 1 + l->item[k].more;
			}
		left -= 1 + msg->more;
		if (told[i] || msg->level < least)
			continue;
		const char *text = msg_sentence(s->mem, msg, s->lang), *count = num_count(s->mem, (int64_t)more, s->lang);
		session_print(s, stderr,
		              more ? mem_printf(s->mem, "%s %s", text, word_say(s->mem, s->lang, W_IMPORT_SAME_ROWS, count, NULL)) : text);
	}
	if (left)
		session_say(s, stderr, W_IMPORT_MORE_MESSAGES, num_count(s->mem, (int64_t)left, s->lang), NULL);
}

/* Every table; where there are several, each below a line with its name, and parted by an empty line. */
static void show_tables(struct str *out, const struct doc *d)
{
	size_t n = 0;
	for (size_t i = 0; i < d->n; i++)
		n += block_data(&d->block[i]) != NULL;
	for (size_t i = 0; i < d->n; i++) {
		const struct table *t = block_data(&d->block[i]);
		if (!t)
			continue;
		if (out->n)
			str_add(out, "\r\n");
		if (n > 1) {
			str_add(out, "table,");
			out_csv_text(out, t->id);
			str_add(out, "\r\n");
		}
		out_csv(out, t);
	}
}

void session_doc_init(const struct session *s, struct doc *d)
{
	bool same = lang_words(s->project.own_lang) == lang_words(s->lang);
	doc_init(d, s->mem, s->lang);
	d->own_lang = same ? NULL : theme_language(s->project.own_lang);
}

void session_doc(const struct session *s, struct doc *d, const char *id)
{
	session_doc_init(s, d);
	d->id = id;
	d->title = s->project.name;
	d->tool = "spiegel " SPIEGEL_VERSION;
	d->commands = true;
}

bool session_show(const struct session *s, const struct doc *d, struct err *e)
{
	const char *format = opt_value(&s->opt, "format");
	struct str out;
	const struct doc pasted = paste_doc(d, s->folder);
	str_init(&out, s->mem);
	if (!format || str_eq(format, "text"))
		out_text(&out, &pasted, (struct text_style){ .colour = isatty(STDOUT_FILENO) && !getenv("NO_COLOR"), .width = 80 });
	else if (str_eq(format, "csv"))
		show_tables(&out, d);
	else if (str_eq(format, "json"))
		out_json(&out, d);
	else
		return err_set(e, ERR_USAGE, W_CLI_FORMAT, format, "text, csv, json", NULL);
	fwrite(out.s, 1, out.n, stdout);
	return true;
}
