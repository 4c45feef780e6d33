#include "take.h"
#include "base/num.h"
#include "base/path.h"
#include "base/str.h"
#include "base/utf8.h"
#include "census.h"
#include "importers/metric.h"
#include "letter.h"
#include "reports/people.h"
#include "study/criterion.h"
#include "study/overview.h"
#include "study/parties.h"
#include <limits.h>
#include <string.h>
#include <unistd.h>

static void show_progress(void *data, int64_t done, int64_t all)
{
	const char *name = data;
	fprintf(stderr, "\r%s %3d%%", name, all > 0 ? (int)(100 * done / all) : 100);
	if (done >= all)
		fprintf(stderr, "\r\033[K");
}

static void print_messages(const struct session *s, const struct msg_list *l)
{
	session_messages(s, l, s->verbose ? MSG_NOTE : s->quiet ? MSG_REJECT : MSG_WARNING);
}

static const char *total_words(const struct session *s, const struct import_total *t)
{
	if (metric_counts_people(t->metric) && t->value > 0 && t->value < s->project.smallest)
		return word_say(s->mem, s->lang, W_FEWER_THAN, num_count(s->mem, s->project.smallest, s->lang), NULL);
	return metric_value(s->mem, t->value, s->lang);
}

/* "views: 1,234; comments: 56": what the rows add up to, so that the platform's own screen can be laid beside it. */
static const char *list_totals(const struct session *s, const struct import_result *r)
{
	struct str list;
	str_init(&list, s->mem);
	for (size_t i = 0; i < r->n_totals; i++)
		str_addf(&list, "%s%s: %s", i ? "; " : "", metric_title(r->total[i].metric, s->lang), total_words(s, &r->total[i]));
	return list.s;
}

/* A line more about the file; the arguments end with NULL. */
static void add_line(struct taking *t, struct str *out, enum word word, const char *a, const char *b, const char *c, const char *d,
                     const char *f)
{
	struct session *s = t->session;
	const char *args[WORD_ARGS] = { a, b, c, d, f };
	size_t n = 0;
	for (; n < WORD_ARGS && args[n]; n++)
		args[n] = utf8_safe(s->mem, args[n]);
	if (!s->quiet)
		session_print(s, stdout, word_fill(s->mem, s->lang, word, args, n));
	str_addf(out, "%s%s", out->n ? " " : "", str_trim(s->mem, word_fill(s->mem, s->lang, letter_word(word), args, n)));
}

/* The days and the totals, on one line; either may be lacking. */
static void tell_totals(struct taking *t, struct str *out, const struct import_result *r)
{
	struct session *s = t->session;
	bool has_period = r->period.from <= r->period.to;
	const char *period = has_period ? period_words(s->mem, r->period, s->lang) : NULL;
	if (has_period && r->n_totals)
		add_line(t, out, W_IMPORT_TOTALS, period, list_totals(s, r), NULL, NULL, NULL);
	else if (has_period)
		add_line(t, out, W_IMPORT_DAYS, period, NULL, NULL, NULL, NULL);
	else if (r->n_totals)
		add_line(t, out, W_IMPORT_SUMS, list_totals(s, r), NULL, NULL, NULL, NULL);
}

static const char *people_words(const struct session *s, int64_t n)
{
	if (n < s->project.smallest)
		return word_say(s->mem, s->lang, W_FEWER_THAN, num_count(s->mem, s->project.smallest, s->lang), NULL);
	return num_count(s->mem, n, s->lang);
}

/* Who was counted and will not count, by the lowest age of the agreement. One that cannot be read is told of by what needs it. */
static bool tell_ages(struct taking *t, struct str *out, int64_t import, struct err *e)
{
	struct session *s = t->session;
	struct criterion c;
	struct err none = { .code = ERR_NONE };
	int64_t young, crossing;
	if (!criterion_newest(s->mem, s->store, t->options.trajectory_id, &c, &none))
		return true;
	if (!parties_outside(s->store, import, c.min_age, &young, &crossing, e))
		return false;
	const char *first = num_plain_int(s->mem, c.min_age);
	if (young)
		add_line(t, out, W_IMPORT_TOO_YOUNG, people_words(s, young), first, NULL, NULL, NULL);
	if (crossing)
		add_line(t, out, W_IMPORT_AGES_CROSSING, people_words(s, crossing), first, NULL, NULL, NULL);
	return true;
}

/* The command line says how to read the file: who does that for a file that is in already, wants other figures. */
static bool asks_otherwise(const struct import_options *o)
{
	return o->kind || o->channel || o->map || o->encoding || o->period || o->as_of != INT_MIN;
}

static void add_lacking(struct taking *t, struct taken *x, int64_t import)
{
	x->lacking = mem_grow(t->session->mem, x->lacking, x->n_lacking, &x->cap, sizeof *x->lacking);
	x->lacking[x->n_lacking++] = import;
}

static bool count_rejected(const struct taking *t, int64_t import, int64_t *n, struct err *e)
{
	struct stmt *q;
	if (!store_statement(t->session->store, SQL_IMPORT_ROWS_REJECTED, &q, e))
		return false;
	stmt_int(q, 1, import);
	return stmt_one_int(q, n, e);
}

/* Of a file that is in already: the rows that were refused then are refused still. The letterbox tells it when all files are in, for one of
 * them may have these rows. */
static bool tell_rejected_before(struct taking *t, struct str *out, const struct import_result *r, struct taken *x, struct err *e)
{
	int64_t n = 0;
	struct str unheard;
	str_init(&unheard, t->session->mem);
	if (r->erased || !count_rejected(t, r->known_import, &n, e))
		return r->erased;
	if (n)
		add_lacking(t, x, r->known_import);
	if (n)
		add_line(t, t->for_letterbox ? &unheard : out, W_IMPORT_ALREADY_REJECTED, num_count(t->session->mem, n, t->session->lang),
		         NULL, NULL, NULL, NULL);
	return true;
}

/* What became of a part of the file, in a few lines; every row is accounted for. */
static bool tell(struct taking *t, struct str *out, const char *path, const struct import_result *r, struct taken *x, struct err *e)
{
	enum { CHANNEL_WIDTH = 60 };
	struct session *s = t->session;
	struct mem *m = s->mem;
	const char *kind = word_text(s->lang, r->kind_title);
	const char *name = *r->part ? mem_printf(m, "%s: %s", path_name(path), r->part) : path_name(path);
	if (*r->part) /* who reads it in the letterbox, sees the name of the file beside it */
		str_addf(out, "%s%s:", out->n ? " " : "", utf8_safe(m, r->part));
	if (r->already) {
		const char *number = num_plain_int(m, r->known_import);
		add_line(t, out, r->erased ? W_PURGE_LETTER : W_IMPORT_ALREADY, name, number, NULL, NULL, NULL);
		if (!tell_rejected_before(t, out, r, x, e))
			return false;
		/* where a file lies does not take figures away from an account that has them: it may be a copy, or said otherwise by who imported it */
		if (*r->moved_to)
			add_line(t, out, t->for_letterbox ? W_LETTER_MOVE_ASK : W_IMPORT_MOVED, r->known_channel, r->moved_to, number, NULL,
			         NULL);
		else if (*r->known_channel)
			add_line(t, out, W_IMPORT_ALREADY_OF, r->known_channel, number, NULL, NULL, NULL);
		if (asks_otherwise(&t->options) || (*r->moved_to && !t->for_letterbox))
			add_line(t, out, W_IMPORT_ALREADY_OTHERWISE, number, NULL, NULL, NULL, NULL);
		return true;
	}
	const char *channel = "";
	if (r->import_id && !study_import_channel(m, s->store, t->options.trajectory_id, r->import_id, s->lang, &channel, e))
		return false;
	if (*channel)
		kind = word_say(m, s->lang, W_IMPORT_KIND_OF, kind, utf8_clip(m, channel, CHANNEL_WIDTH), NULL);
	add_line(t, out, t->options.dry_run ? W_IMPORT_WOULD : W_IMPORT_DONE, name, kind, num_count(m, r->rows_stored, s->lang),
	         num_count(m, r->rows_read, s->lang), r->encoding);
	tell_totals(t, out, r);
	if (r->import_id && !tell_ages(t, out, r->import_id, e))
		return false;
	if (r->rows_outside)
		add_line(t, out, W_IMPORT_OUTSIDE, num_count(m, r->rows_outside, s->lang), NULL, NULL, NULL, NULL);
	if (r->rows_rejected)
		add_lacking(t, x, r->import_id);
	if (r->rows_rejected)
		add_line(t, out, W_IMPORT_REJECTED, num_count(m, r->rows_rejected, s->lang), NULL, NULL, NULL, NULL);
	if (r->newer_readings)
		add_line(t, out, W_IMPORT_NEWER, num_count(m, r->newer_readings, s->lang), NULL, NULL, NULL, NULL);
	return true;
}

/* A sentence for who sees the name of the file beside it. */
static void add_told(struct taking *t, struct str *told, long row, enum word word, const char *const arg[], size_t n)
{
	struct session *s = t->session;
	const char *text = word_fill(s->mem, s->lang, letter_word(word), arg, n);
	if (row)
		text = word_say(s->mem, s->lang, W_LETTER_ROW, num_plain_int(s->mem, row), text, NULL);
	str_addf(told, "%s%s", told->n ? " " : "", utf8_safe(s->mem, text));
}

/* What is to be done about the rows of an import that were refused. */
static bool settle_import(struct taking *t, struct taken *x, int64_t import, struct str *out, struct err *e)
{
	struct session *s = t->session;
	struct stmt *q;
	int64_t n;
	bool later;
	if (!count_rejected(t, import, &n, e) || !store_statement(s->store, SQL_IMPORT_LATER_WHOLE, &q, e))
		return false;
	stmt_int(q, 1, import);
	if (!stmt_next(q, &later, e))
		return false;
	if (later) {
		const char *const arg[] = { num_plain_int(s->mem, stmt_get_int(q, 0)), mem_text(s->mem, stmt_get_text(q, 1)) };
		stmt_reset(q);
		add_told(t, out, 0, W_LETTER_LATER, arg, 2);
	} else if (x->outcome == ALREADY) {
		const char *const arg[] = { num_count(s->mem, n, s->lang) };
		add_told(t, out, 0, W_IMPORT_ALREADY_REJECTED, arg, 1);
	}
	x->later |= later;
	x->lacks_rows |= !later;
	return true;
}

static bool settle_letters(struct taking *t, struct err *e)
{
	for (size_t i = 0; i < t->gather.n; i++) {
		struct taken *x = &t->file[i];
		struct str told;
		if (x->outcome != TAKEN && x->outcome != ALREADY)
			continue;
		str_init(&told, t->session->mem);
		str_add(&told, x->told);
		for (size_t k = 0; k < x->n_lacking; k++)
			if (!settle_import(t, x, x->lacking[k], &told, e))
				return false;
		x->told = told.s;
	}
	return true;
}

/* The first rows that were refused, and what was supposed of the file as a whole. */
static void add_messages(struct taking *t, struct str *told, const struct msg_list *l)
{
	enum { MOST = 5 };
	size_t n = 0;
	for (size_t i = 0; i < l->n && n < MOST; i++) {
		const struct msg *msg = &l->item[i];
		bool of_file = !msg->row && (msg->level == MSG_WARNING || letter_word(msg->word) != msg->word);
		if (msg->level != MSG_REJECT && !of_file)
			continue;
		add_told(t, told, msg->row, msg->word, msg->arg, WORD_ARGS);
		n++;
	}
}

/* Messages and results of a file that was taken in, or for the last time refused. */
static enum outcome tell_file(struct taking *t, const char *path, const struct import_results *r, bool taken, struct str *told,
                              struct taken *x, struct err *e)
{
	struct session *s = t->session;
	bool any_new = false;
	print_messages(s, &r->messages);
	add_messages(t, told, &r->messages);
	for (size_t i = 0; i < r->n; i++) {
		if (!r->item[i].already)
			print_messages(s, &r->item[i].messages);
		if ((taken || r->item[i].already) && !tell(t, told, path, &r->item[i], x, e))
			return STOPPED;
		if (!r->item[i].already)
			add_messages(t, told, &r->item[i].messages);
		s->not_all_well |= taken && !r->item[i].already && r->item[i].rows_rejected > 0;
		any_new |= !r->item[i].already;
	}
	return !taken ? REFUSED : any_new ? TAKEN : ALREADY;
}

static enum outcome take_file(struct taking *t, const struct gathered *file, bool last_try, struct str *told, struct taken *x,
                              struct err *e)
{
	struct session *s = t->session;
	struct import_results r;
	struct err refused = { .code = ERR_NONE };
	int64_t mark = rejects_mark(&t->rejects);
	if (isatty(STDERR_FILENO) && !s->quiet) {
		t->options.progress = show_progress;
		t->options.progress_data = mem_text(s->mem, utf8_safe(s->mem, path_name(file->path)));
	}
	bool taken = import_file(s->store, file->path, &t->options, s->mem, &r, &refused);
	struct err why = refused;
	why.word = t->for_letterbox ? letter_word(why.word) : why.word;
	bool left = !taken && file->found && r.n == 0 && gather_leave(&t->gather, file->path, &why);
	if (left || (!taken && !last_try))
		rejects_back(&t->rejects, mark);
	if (left)
		return LEFT;
	if (!taken && refused.code != ERR_INPUT) {
		*e = refused;
		return STOPPED;
	}
	if (!taken && !last_try)
		return REFUSED;
	enum outcome o = tell_file(t, file->path, &r, taken, told, x, e);
	if (o == TAKEN && !t->options.dry_run && !census_came_in(s, &r, e))
		return STOPPED;
	if (!taken) {
		const char *const arg[ERR_ARGS] = { refused.arg[0], refused.arg[1], refused.arg[2] };
		rejects_refused(&t->rejects, &refused);
		session_print(s, stderr, err_sentence(s->mem, &refused, s->lang));
		if (*r.refused)
			str_addf(told, "%s%s:", told->n ? " " : "", utf8_safe(s->mem, r.refused));
		add_told(t, told, refused.row, refused.word, arg, ERR_ARGS);
	}
	return o;
}

/* Files may lean on each other (an audience on the channel that a post export names), and the order of names must not matter: what is
 * refused is tried once more when the others are in. */
bool take_all(struct taking *t, struct err *e)
{
	const struct gather *g = &t->gather;
	t->file = mem_array(t->session->mem, g->n + 1, sizeof *t->file);
	for (int try = 1; try <= 2; try++) {
		t->options.others_follow = try == 1 && g->n > 1;
		for (size_t i = 0; i < g->n; i++) {
			struct taken *x = &t->file[i];
			struct str told;
			if (x->outcome != WAITING && x->outcome != REFUSED)
				continue;
			str_init(&told, t->session->mem);
			x->outcome = take_file(t, &g->item[i], try == 2, &told, x, e);
			x->told = told.s;
			if (x->outcome == STOPPED)
				return false;
		}
	}
	for (size_t i = 0; i < g->n; i++)
		t->n[t->file[i].outcome]++;
	return !t->for_letterbox || settle_letters(t, e);
}
