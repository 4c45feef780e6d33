#include "frozen.h"
#include "base/file.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "report.h"
#include "study/theme.h"
#include <stdint.h>
#include <string.h>

enum { SHOWN = 90 /* characters of a line that differs */, NAMED = 4 /* files that are named */ };

struct checking { /* of one report */
	struct frozen *f;
	struct session *s; /* the caller's: words in the language of now */
	const struct report_run *run;
	const struct report_file *then;
	size_t n_then;
	struct run_row *out;
	size_t cap;
	bool erased; /* what it rests on was erased for good */
	struct report_past past;
};

bool frozen_open(struct session *s, struct frozen *f, struct err *e)
{
	const struct theme *theme;
	struct err unheard = { .code = ERR_NONE };
	*f = (struct frozen){ .s = s };
	if (!study_theme(s->mem, &s->project, &theme, &unheard)) /* results can be held against each other without their look */
		theme = &theme_neutral;
	return record_versions(s->mem, theme, &f->versions, e) && store_copy(s->store, &f->copy, e);
}

void frozen_close(struct frozen *f)
{
	store_close(f->copy);
	f->copy = NULL;
}

static void add_finding(struct checking *c, const char *text)
{
	struct run_row *r = c->out;
	r->finding = mem_grow(c->s->mem, r->finding, r->n_findings, &c->cap, sizeof *r->finding);
	r->finding[r->n_findings++] = text;
}

static void differs(struct checking *c, const char *text)
{
	if (!run_is_lost(c->out))
		c->out->state = RUN_DIFFERS;
	c->out->in_order = false;
	add_finding(c, text);
}

/* ---- what cannot be made any more */

/* What was erased for good is not to come back, nor is there anything to be done. */
static void lose_erased(struct checking *c, const struct lost_import *x)
{
	struct mem *m = c->s->mem;
	c->out->state = RUN_ERASED;
	c->out->in_order = c->erased = true;
	add_finding(c, word_say(m, c->s->lang, W_FOUND_ERASED, num_plain_int(m, x->id), day_words(m, x->erased_on, c->s->lang), NULL));
}

/* Where another report has taken its place there is nothing to be done. */
static void lose(struct checking *c, enum run_state state, const char *text)
{
	struct mem *m = c->s->mem;
	c->out->state = state;
	c->out->in_order = c->run->replaced;
	add_finding(c, text);
	if (c->run->replaced)
		add_finding(c, word_text(c->s->lang, W_FOUND_REPLACED));
	else
		add_finding(c, word_say(m, c->s->lang, W_FOUND_MAKE_NEW, c->run->kind,
		                        mem_printf(m, "%s..%s", day_iso(m, c->run->period.from), day_iso(m, c->run->period.to)),
		                        lang_code(c->run->lang), *c->run->audience ? c->run->audience : "intern", NULL));
}

static bool look_for_lost(struct checking *c, bool *lost, struct err *e)
{
	struct mem *m = c->s->mem;
	struct lost_import *x;
	size_t n;
	if (!record_lost(m, c->s->store, c->run->id, &x, &n, e))
		return false;
	*lost = n > 0;
	for (size_t i = 0; i < n; i++)
		if (x[i].erased_on != PROJECT_NO_DAY) {
			lose_erased(c, &x[i]);
			return true;
		}
	for (size_t i = 0; i < n; i++) {
		const char *number = num_plain_int(m, x[i].id);
		const char *text = x[i].undone_on == PROJECT_NO_DAY ? word_say(m, c->s->lang, W_FOUND_GONE, number, NULL)
		                                                    : word_say(m, c->s->lang, W_FOUND_UNDONE, x[i].file, number,
		                                                               day_words(m, x[i].undone_on, c->s->lang), NULL);
		if (i + 1 < n)
			add_finding(c, text);
		else
			lose(c, x[i].undone_on == PROJECT_NO_DAY ? RUN_LOST : RUN_UNDONE, text);
	}
	return true;
}

static bool look_at_criterion(struct checking *c, bool *lost, struct err *e)
{
	bool stands;
	if (!record_criterion_stands(c->s->store, c->s->trajectory, c->run, &stands, e))
		return false;
	if (!stands && !c->erased)
		lose(c, RUN_LOST,
		     word_say(c->s->mem, c->s->lang, W_FOUND_CRITERION, num_plain_int(c->s->mem, c->run->criterion_version), NULL));
	*lost |= !stands;
	return true;
}

/* ---- versions */

/* The line of that name among lines "name version", without the name; NULL: there is none. */
static const char *version_of(struct mem *m, const char *versions, const char *name)
{
	size_t n = strlen(name);
	for (const char *at = versions; *at; at += strcspn(at, "\n"), at += *at == '\n')
		if (strncmp(at, name, n) == 0 && at[n] == ' ')
			return mem_text_n(m, at + n + 1, strcspn(at + n + 1, "\n"));
	return NULL;
}

/* What is another version now, in words; NULL: nothing is. What was not written down is not known to differ. */
static const char *changed_versions(struct checking *c)
{
	struct mem *m = c->s->mem;
	struct str out;
	str_init(&out, m);
	for (const char *at = c->run->versions; *at; at += strcspn(at, "\n"), at += *at == '\n') {
		const char *name = mem_text_n(m, at, strcspn(at, " \n"));
		const char *then = version_of(m, at, name), *now = version_of(m, c->f->versions, name);
		if (!then || (now && str_eq(then, now)))
			continue;
		str_add(&out, out.n ? ", " : "");
		str_add(&out, word_say(m, c->s->lang, W_VERSION_CHANGE, name, then, now ? now : "-", NULL));
	}
	return out.n ? out.s : NULL;
}

/* ---- the results */

/* The results as they were written then, if they still stand on the disk as they were. */
static const char *results_of_then(struct checking *c)
{
	struct mem *m = c->s->mem;
	for (size_t i = 0; i < c->n_then; i++) {
		struct err none = { .code = ERR_NONE };
		char *text, hex[HASH_HEX];
		size_t n;
		if (!str_eq(c->then[i].format, "json") || !*c->run->folder)
			continue;
		if (!file_read(m, mem_printf(m, "%s/%s/%s", c->s->folder, c->run->folder, c->then[i].name), SIZE_MAX, &text, &n, &none))
			return NULL;
		hash_text(text, hex);
		return str_eq(hex, c->run->results_sha256) ? text : NULL;
	}
	return NULL;
}

/* The results have a line for each row: the first line that differs, with the name of its table or figure. */
static void tell_where(struct checking *c, const char *then)
{
	struct mem *m = c->s->mem;
	const char *now = c->past.results, *place = "text";
	while (*then && *now) {
		size_t a = strcspn(then, "\n"), b = strcspn(now, "\n"), name = strspn(then, " ");
		if (name == 2 && then[2] == '"')
			place = mem_text_n(m, then + 3, strcspn(then + 3, "\""));
		if (a != b || memcmp(then, now, a) != 0)
			break;
		then += a + (then[a] == '\n');
		now += b + (now[b] == '\n');
	}
	/* from where they part, with a few words in front */
	size_t same = 0;
	while (then[same] && then[same] != '\n' && then[same] == now[same])
		same++;
	size_t from = same > SHOWN / 3 ? same - SHOWN / 3 : 0, a = strcspn(then + from, "\n"), b = strcspn(now + from, "\n");
	add_finding(c, word_say(m, c->s->lang, W_FOUND_WHERE, place, utf8_clip(m, utf8_safe(m, mem_text_n(m, then + from, a)), SHOWN),
	                        utf8_clip(m, utf8_safe(m, mem_text_n(m, now + from, b)), SHOWN), NULL));
}

static void compare_results(struct checking *c)
{
	const char *versions = changed_versions(c), *then = results_of_then(c);
	if (str_eq(c->past.hex, c->run->results_sha256))
		return;
	if (versions)
		differs(c, word_say(c->s->mem, c->s->lang, W_FOUND_RESULTS_VERSION, versions, NULL));
	else
		differs(c, word_text(c->s->lang, W_FOUND_RESULTS_FACTS));
	if (then)
		tell_where(c, then);
}

/* ---- the files */

struct names { /* "a.pdf, b.xlsx en 12 andere" */
	struct str text;
	size_t n;
};

static void add_name(struct names *x, const char *name)
{
	if (x->n < NAMED)
		str_addf(&x->text, "%s%s", x->n ? ", " : "", name);
	x->n++;
}

static const char *names_text(struct checking *c, struct names *x)
{
	struct mem *m = c->s->mem;
	if (x->n > NAMED)
		str_addf(&x->text, " %s", word_say(m, c->s->lang, W_FOUND_MORE_FILES, num_plain_int(m, (int64_t)(x->n - NAMED)), NULL));
	return x->text.s;
}

static const struct report_file *find_file(const struct report_file *file, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(file[i].name, name))
			return &file[i];
	return NULL;
}

/* What was made now beside what was made then. A form that was not asked for is not missed. */
static void compare_files(struct checking *c)
{
	struct mem *m = c->s->mem;
	struct names other = { .n = 0 }, absent = { .n = 0 };
	const char *versions = changed_versions(c);
	bool same_results = str_eq(c->past.hex, c->run->results_sha256);
	str_init(&other.text, m);
	str_init(&absent.text, m);
	for (size_t i = 0; i < c->n_then; i++) {
		const struct report_file *now = find_file(c->past.file, c->past.n_files, c->then[i].name);
		if (now && !str_eq(now->sha256, c->then[i].sha256))
			add_name(&other, now->name);
		else if (!now && !c->f->formats)
			add_name(&absent, c->then[i].name);
	}
	if (other.n && versions)
		differs(c, word_say(m, c->s->lang, W_FOUND_BYTES_VERSION, names_text(c, &other), versions, NULL));
	else if (other.n && same_results)
		differs(c, word_say(m, c->s->lang, W_FOUND_BYTES, names_text(c, &other), NULL));
	if (absent.n)
		differs(c, word_say(m, c->s->lang, W_FOUND_NOT_MADE, names_text(c, &absent), NULL));
}

/* What stands on the disk, unless a later report took its place. */
static bool look_at_disk(struct checking *c, struct err *e)
{
	struct mem *m = c->s->mem;
	bool all_well = true;
	for (size_t i = 0; c->f->disk && *c->run->folder && i < c->n_then; i++) {
		const struct report_file *file = &c->then[i];
		const char *below = mem_printf(m, "%s/%s", c->run->folder, file->name);
		char hex[HASH_HEX];
		bool there;
		if (file->replaced)
			continue;
		if (!file_hash(mem_printf(m, "%s/%s", c->s->folder, below), hex, &there, e))
			return false;
		if (!there && c->erased)
			continue; /* it may have gone with its sources */
		if (!there || !str_eq(hex, file->sha256)) {
			differs(c, word_say(m, c->s->lang, there ? W_FOUND_ALTERED : W_FOUND_MISSING, below, NULL));
			all_well = false;
		}
	}
	if (!all_well && !run_is_lost(c->out))
		add_finding(c, word_say(m, c->s->lang, W_FOUND_RESTORE, num_plain_int(m, c->run->id), NULL));
	return true;
}

/* ---- one report */

/* In an arena of its own: a report of a year is a lot of text, and there may be many reports. */
static bool make_again(struct checking *c, struct session *then, bool *made, struct err *e)
{
	struct err failed = { .code = ERR_NONE };
	*made = false;
	if (!record_freeze(c->f->copy, c->s->trajectory, c->run, e))
		return false;
	c->past = (struct report_past){ .run = c->run,
		                        .store = c->f->copy,
		                        .recorded = c->then,
		                        .n_recorded = c->n_then,
		                        .folder = c->f->folder,
		                        .formats = c->f->formats };
	then->quiet = !c->f->tell;
	*made = report_again(then, &c->past, &failed);
	if (*made || failed.code == ERR_NONE)
		return true;
	if (failed.code == ERR_STORE || failed.code == ERR_SYSTEM) {
		*e = failed;
		return false;
	}
	lose(c, RUN_LOST, word_say(c->s->mem, c->s->lang, W_FOUND_FAILED, err_sentence(c->s->mem, &failed, c->s->lang), NULL));
	return true;
}

bool frozen_check(struct frozen *f, const struct report_run *r, struct run_row *out, size_t *n_files, struct err *e)
{
	struct session then = *f->s;
	struct checking c = { .f = f, .s = f->s, .run = r, .out = out };
	struct report_file *file;
	bool lost = false, made = false;
	int second;
	*out = (struct run_row){ .id = r->id,
		                 .kind = report_title(r->kind, f->s->lang),
		                 .period = r->period,
		                 .lang = lang_code(r->lang),
		                 .audience = r->audience,
		                 .state = RUN_SAME,
		                 .in_order = true };
	time_to_wall(r->created_at, ZONE_AMSTERDAM, &out->made_on, &second);
	if (!record_files(f->s->mem, f->s->store, r->id, &file, &c.n_then, e))
		return false;
	c.then = file;
	if (!look_for_lost(&c, &lost, e) || !look_at_criterion(&c, &lost, e))
		return false;
	then.mem = mem_new();
	bool ok = lost || make_again(&c, &then, &made, e);
	if (ok && made) {
		compare_results(&c);
		compare_files(&c);
		*n_files = c.past.n_files;
	}
	mem_free(then.mem);
	return ok && look_at_disk(&c, e);
}
