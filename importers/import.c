/* A file with its parts: open it, recognise each part, store all of them in one transaction. */
#include "base/num.h"
#include "base/path.h"
#include "base/str.h"
#include "base/utf8.h"
#include "engine.h"
#include "mapping.h"
#include <limits.h>
#include <string.h>

struct whole { /* one file */
	struct store *store;
	const char *path;
	const struct import_options *options;
	struct mem *mem; /* of the results */
	const struct importer *map; /* what --map describes; NULL: none */
	struct container *container;
	struct job *job; /* parts of a kind that we know */
	bool *late; /* per job: it is tried again when the others are in */
	size_t n;
	int64_t bytes_done;
	char hash[HASH_HEX]; /* of the file; "" until it is needed */
	struct import_results *out;
};

/* --- which parts --- */

static bool is_asked(const struct whole *f, size_t part)
{
	const char *asked = f->options->part;
	return !asked || str_eq(utf8_key(f->mem, asked), utf8_key(f->mem, container_part_name(f->container, part)));
}

static const char *part_names(const struct whole *f)
{
	struct str list;
	str_init(&list, f->mem);
	for (size_t i = 0; i < container_parts(f->container); i++)
		str_addf(&list, "%s%s", i ? ", " : "", container_part_name(f->container, i));
	return list.s;
}

/* Parts without anything that looks like a known kind are common: a sheet with notes, a description. */
static bool is_expected(enum word why)
{
	return why == W_LAYOUT_UNKNOWN || why == W_LAYOUT_FORCED || why == W_SOURCE_EMPTY;
}

/* What says something of the file, and not of what kind its part is. */
static bool is_damage(const struct err *why)
{
	static const enum word words[] = { W_ZIP_DAMAGED,  W_ZIP_PASSWORD, W_ZIP_METHOD, W_ZIP_BOMB,       W_BOOK_DAMAGED,
		                           W_BOOK_DOCTYPE, W_BOOK_FORMULA, W_BOOK_LOST,  W_BOOK_TOO_LARGE, W_SOURCE_CHANGED };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (why->word == words[i])
			return true;
	return err_is_set(why) && why->code != ERR_INPUT;
}

/* A sheet that our own templates have beside the one to fill in. */
static bool is_explanation(struct mem *m, const char *part)
{
	const char *key = utf8_key(m, part);
	for (int lang = 0; lang < LANG_N; lang++)
		if (str_eq(key, utf8_key(m, word_text((enum lang)lang, W_TEMPLATE_EXPLAINED))) ||
		    str_eq(key, utf8_key(m, word_text((enum lang)lang, W_TEMPLATE_CHOICES))))
			return true;
	return false;
}

static void note_passed(struct whole *f, size_t part, const struct err *why)
{
	struct msg_list *l = &f->out->messages;
	if (is_explanation(f->mem, container_part_name(f->container, part))) {
		msg_add(l, MSG_NOTE, why->file, 0, 0, W_PART_EXPLAINS, NULL, NULL, NULL);
		return;
	}
	enum msg_level level = is_expected(why->word) ? MSG_NOTE : MSG_WARNING;
	msg_add(l, level, why->file, 0, 0, W_PART_PASSED, NULL, NULL, NULL);
	msg_add(l, level, why->file, why->row, why->column, why->word, why->arg[0], why->arg[1], why->arg[2]);
}

static struct job job_of(const struct whole *f, size_t part)
{
	const char *name = container_part_name(f->container, part), *base = path_name(f->path);
	bool plain = container_is_plain(f->container);
	return (struct job){ .container = f->container,
		             .part = part,
		             .path = f->path,
		             .file = plain ? f->path : mem_printf(f->mem, "%s: %s", f->path, name),
		             .name = plain ? base : mem_printf(f->mem, "%s: %s", base, name),
		             .options = f->options,
		             .map = f->map,
		             .mem = f->mem };
}

static bool refuse_parts(const struct whole *f, size_t n_asked, struct err *e)
{
	size_t n = container_parts(f->container);
	if (n_asked > 0)
		err_set(e, ERR_INPUT, W_PARTS_UNKNOWN, num_plain_int(f->mem, (int64_t)n), part_names(f), NULL);
	else if (container_is_plain(f->container))
		err_set(e, ERR_INPUT, W_PART_NONE, NULL, NULL, NULL);
	else
		err_set(e, ERR_INPUT, W_PART_ABSENT, f->options->part, part_names(f), NULL);
	return err_at(e, f->path, 0, 0);
}

static bool recognise_parts(struct whole *f, struct err *e)
{
	size_t n = container_parts(f->container), n_asked = 0;
	struct err why = { 0 };
	for (size_t i = 0; i < n; i++)
		n_asked += is_asked(f, i);
	f->job = mem_array(f->mem, n, sizeof *f->job);
	for (size_t i = 0; i < n; i++) {
		if (!is_asked(f, i))
			continue;
		why = (struct err){ 0 };
		f->job[f->n] = job_of(f, i);
		if (engine_recognise(&f->job[f->n], &why))
			f->n++;
		else if (is_damage(&why))
			break;
		else if (n_asked > 1) /* else it is the refusal of the file */
			note_passed(f, i, &why);
	}
	if (is_damage(&why) || (f->n == 0 && n_asked == 1)) {
		*e = why;
		return err_at(e, f->path, 0, 0);
	}
	return f->n > 0 || refuse_parts(f, n_asked, e);
}

/* --- all of them in one transaction --- */

/* Tie the import to the file that the part is of. */
static bool store_part(struct whole *f, const struct import_result *r, struct err *e)
{
	struct stmt *t;
	if (container_is_plain(f->container))
		return true;
	if (!*f->hash && !container_hash(f->container, f->hash, e))
		return err_at(e, f->path, 0, 0);
	if (!store_statement(f->store, SQL_IMPORT_PART_INSERT, &t, e))
		return false;
	stmt_int(t, 1, r->import_id);
	stmt_int(t, 2, f->options->trajectory_id);
	stmt_text(t, 3, f->hash);
	stmt_text(t, 4, r->part);
	return stmt_run(t, e);
}

/* Only a part among others can be taken back alone; for a large plain file a savepoint would cost time. */
static bool take_part(struct whole *f, size_t i, const struct shared *shared, struct err *e)
{
	struct job *job = &f->job[i];
	struct import_result *r = &f->out->item[i];
	bool several = f->n > 1;
	const struct import_rejects *rejects = f->options->rejects;
	int64_t mark = rejects ? rejects->mark(rejects->data) : 0;
	job->several = several;
	job->shared = shared;
	job->bytes_before = f->bytes_done;
	if (several && !store_savepoint(f->store, e))
		return false;
	bool ok = engine_take(job, f->store, r, e) && (r->already || store_part(f, r, e));
	f->late[i] = several && !shared && e->code == ERR_INPUT;
	if (f->late[i])
		*e = (struct err){ 0 };
	else if (!ok)
		f->out->refused = r->part;
	if (rejects && f->late[i])
		rejects->back(rejects->data, mark);
	if (several && (r->already || f->late[i]))
		return store_savepoint_undo(f->store, e);
	f->bytes_done += job->bytes;
	return ok && (!several || store_savepoint_keep(f->store, e));
}

static void learn(struct shared *shared, const struct import_result *r)
{
	if (r->as_of > shared->newest_day)
		shared->newest_day = r->as_of;
	if (r->period.from > r->period.to)
		return;
	bool empty = shared->period.from > shared->period.to;
	if (empty || r->period.from < shared->period.from)
		shared->period.from = r->period.from;
	if (empty || r->period.to > shared->period.to)
		shared->period.to = r->period.to;
}

/* A part may lean on the others, for its days or for a channel, and their order must not matter: what is refused is tried once more when the
 * others are in, with what these know. */
static bool take_parts(struct whole *f, struct err *e)
{
	struct shared shared = { .newest_day = INT_MIN, .period = { 1, 0 } };
	for (size_t i = 0; i < f->n; i++)
		if (!take_part(f, i, NULL, e))
			return false;
	for (size_t i = 0; i < f->n; i++)
		if (!f->late[i])
			learn(&shared, &f->out->item[i]);
	for (size_t i = 0; i < f->n; i++)
		if (f->late[i] && !take_part(f, i, &shared, e))
			return false;
	return true;
}

static bool in_transaction(struct whole *f, struct err *e)
{
	int64_t bytes = 0;
	for (size_t i = 0; i < f->n; i++)
		bytes += f->job[i].bytes;
	for (size_t i = 0; i < f->n; i++)
		f->job[i].bytes_all = bytes;
	if (!store_begin_bulk(f->store, bytes, e))
		return false;
	bool ok = take_parts(f, e), is_new = false;
	for (size_t i = 0; i < f->n; i++)
		is_new |= !f->out->item[i].already;
	bool keep = ok && is_new && !f->options->dry_run;
	if (!keep)
		store_rollback(f->store);
	else
		keep = ok = store_commit(f->store, e);
	for (size_t i = 0; i < f->n; i++)
		if (!keep || f->out->item[i].already)
			f->out->item[i].import_id = 0;
	return ok;
}

static bool take_file(struct whole *f, struct err *e)
{
	if (*container_passed(f->container))
		msg_add(&f->out->messages, container_passed_box(f->container) ? MSG_WARNING : MSG_NOTE, f->path, 0, 0, W_ZIP_PASSED,
		        container_passed(f->container), NULL, NULL);
	if (!recognise_parts(f, e))
		return false;
	f->late = mem_array(f->mem, f->n, sizeof *f->late);
	f->out->item = mem_array(f->mem, f->n, sizeof *f->out->item);
	f->out->n = f->n;
	return in_transaction(f, e);
}

bool import_file(struct store *store, const char *path, const struct import_options *options, struct mem *m, struct import_results *out,
                 struct err *e)
{
	struct whole f = { .store = store, .path = path, .options = options, .mem = m, .out = out };
	*out = (struct import_results){ .refused = "" };
	msg_list_init(&out->messages, m);
	if (options->map && !mapping_read(m, options->map, &f.map, e))
		return false;
	if (!container_open(&f.container, path, e))
		return err_at(e, path, 0, 0);
	bool ok = take_file(&f, e);
	for (size_t i = 0; i < out->n; i++) /* the names are the container's */
		out->item[i].part = mem_text(m, out->item[i].part ? out->item[i].part : "");
	out->refused = mem_text(m, out->refused);
	container_close(f.container);
	return ok;
}
