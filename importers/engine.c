#include "engine.h"
#include "base/num.h"
#include "base/str.h"
#include "channels.h"
#include "metric.h"
#include "posts.h"
#include "scope.h"
#include <assert.h>
#include <errno.h>
#include <limits.h>
#include <math.h>
#include <pthread.h>
#include <string.h>

/* --- recognising --- */

static bool open_source(const struct job *job, bool windows_1252, struct source **out, struct err *e)
{
	struct source_options options = { .windows_1252 = windows_1252 };
	return container_read(job->container, job->part, options, out, e) || err_at(e, job->file, e->row, e->column);
}

/* Read the beginning of the part and learn its layout. Wrong bytes behind it are told when it is read as a whole. */
static bool look(struct job *job, bool windows_1252, struct layout *out, struct err *e)
{
	struct source *source;
	if (!open_source(job, windows_1252, &source, e))
		return false;
	job->bytes = source_bytes_all(source);
	struct str head;
	str_init(&head, job->mem);
	struct err late = { 0 };
	const char *text;
	size_t n = 1;
	bool ok = true;
	while (ok && n > 0 && head.n < LAYOUT_HEAD) {
		ok = source_read(source, &text, &n, &late);
		str_add_n(&head, text, ok ? n : 0);
	}
	source_close(source);
	const struct importer *const mapped[] = { job->map, NULL };
	if (layout_learn_of(job->map ? mapped : importer_list, head.s, head.n, n == 0, job->options->kind, job->mem, out, e))
		return true;
	if (!ok) {
		*e = late;
		e->row = 1;
		for (size_t i = 0; i < head.n; i++)
			e->row += head.s[i] == '\n';
	}
	return err_at(e, job->file, e->row, e->column);
}

static bool is_utf8(const struct job *job)
{
	struct source *source;
	struct err e = { 0 };
	if (!open_source(job, false, &source, &e))
		return false;
	const char *text;
	size_t n;
	while (source_read(source, &text, &n, &e) && n > 0)
		;
	source_close(source);
	return !err_is_set(&e);
}

bool import_encoding(const char *asked, bool *windows_1252, struct err *e)
{
	*windows_1252 = asked && (str_eq(asked, "windows-1252") || str_eq(asked, "cp1252"));
	if (!asked || *windows_1252 || str_eq(asked, "utf-8"))
		return true;
	return err_set(e, ERR_USAGE, W_SOURCE_ENCODING_UNKNOWN, asked, NULL, NULL);
}

/* Our own templates come back from Excel as Windows-1252: there a file that is not UTF-8 is taken for that without being asked. */
bool engine_recognise(struct job *job, struct err *e)
{
	if (!import_encoding(job->options->encoding, &job->windows_1252, e))
		return false;
	struct err first = { 0 }, second = { 0 };
	bool ok = look(job, job->windows_1252, &job->layout, &first);
	bool try_1252 = !job->options->encoding && (ok ? job->layout.importer->template && !is_utf8(job) : first.word == W_SOURCE_NOT_UTF8);
	struct layout layout;
	if (try_1252 && look(job, true, &layout, &second) && layout.importer->template) {
		job->layout = layout;
		job->windows_1252 = true;
		return true;
	}
	if (!ok)
		*e = first;
	return ok;
}

bool import_recognise(struct container *c, size_t part, const struct import_options *options, struct mem *m, struct import_kind *out,
                      struct err *e)
{
	struct job job = { .container = c, .part = part, .file = "", .options = options, .mem = m };
	if (!engine_recognise(&job, e))
		return false;
	const struct layout *l = &job.layout;
	*out = (struct import_kind){ l->importer->name, l->importer->title, l->importer->column ? l->unknown : "" };
	return true;
}

/* A question that is spelled otherwise in the map would be lost without a word. */
static void note_map(struct job *job)
{
	const struct layout *l = &job->layout;
	struct str lacking;
	str_init(&lacking, job->mem);
	for (size_t c = 0; c < l->importer->n_columns; c++)
		if (!l->header[c] && l->importer->column[c].cell != CELL_SKIP)
			str_addf(&lacking, "%s%s", lacking.n ? ", " : "", l->importer->column[c].header[0]);
	if (lacking.n)
		intake_note(&job->in, MSG_WARNING, l->header_line, 0, W_MAP_COLUMNS_LACK, lacking.s, NULL, NULL);
}

static void note_layout(struct job *job)
{
	struct intake *in = &job->in;
	const struct layout *l = &job->layout;
	if (job->windows_1252)
		intake_note(in, MSG_NOTE, 0, 0, W_LAYOUT_WINDOWS_1252, NULL, NULL, NULL);
	if (!l->importer->column)
		return;
	if (l->above_header)
		intake_note(in, MSG_NOTE, l->header_line, 0, W_LAYOUT_ABOVE_HEADER, num_plain_int(job->mem, l->header_line), NULL, NULL);
	if (*l->twice)
		intake_note(in, MSG_NOTE, l->header_line, 0, W_LAYOUT_TWICE, l->twice, NULL, NULL);
	if (*l->unknown)
		intake_note(in, job->map ? MSG_NOTE : MSG_WARNING, l->header_line, 0, W_LAYOUT_UNKNOWN_COLUMNS, l->unknown, NULL, NULL);
	if (job->map)
		note_map(job);
}

/* --- storing --- */

static bool insert_import(struct job *job, struct err *e)
{
	struct intake *in = &job->in;
	struct stmt *next, *t;
	if (!store_statement(in->store, SQL_IMPORT_NEXT_ID, &next, e) || !stmt_one_int(next, &in->import_id, e) ||
	    !store_statement(in->store, SQL_IMPORT_INSERT, &t, e))
		return false;
	stmt_int(t, 1, in->import_id);
	stmt_int(t, 2, job->options->trajectory_id);
	stmt_text(t, 3, job->name);
	stmt_int(t, 4, source_bytes_all(job->parse.source));
	stmt_text(t, 5, in->importer->name);
	stmt_text(t, 6, source_encoding(job->parse.source));
	stmt_text(t, 7, layout_delimiter(&job->layout));
	stmt_int(t, 8, time_now());
	stmt_text(t, 9, job->options->tool_version);
	return stmt_run(t, e);
}

/* With which choice the posts were read: who changes it later, must learn that these did not follow. */
static bool insert_scope(struct job *job, struct err *e)
{
	char sum[HASH_HEX];
	struct stmt *t;
	if (job->in.importer->facts != &facts_posts)
		return true;
	scope_sum(job->mem, job->options->scope, sum);
	if (!store_statement(job->in.store, SQL_IMPORT_SCOPE_INSERT, &t, e))
		return false;
	stmt_int(t, 1, job->in.import_id);
	stmt_int(t, 2, job->options->trajectory_id);
	stmt_text(t, 3, sum);
	return stmt_run(t, e);
}

static void bind_day(struct stmt *t, int k, int day, bool known)
{
	if (known)
		stmt_int(t, k, day);
	else
		stmt_null(t, k);
}

static bool finish_import(struct job *job, struct err *e)
{
	struct intake *in = &job->in;
	struct stmt *t;
	if (!store_statement(in->store, SQL_IMPORT_FINISH, &t, e))
		return false;
	bool has_period = in->period.from <= in->period.to;
	stmt_int(t, 1, in->import_id);
	stmt_text(t, 2, job->hash);
	bind_day(t, 3, in->period.from, has_period);
	bind_day(t, 4, in->period.to, has_period);
	bind_day(t, 5, in->as_of, in->as_of != INT_MIN);
	stmt_int(t, 6, in->rows_stored + in->rows_rejected + in->rows_outside);
	stmt_int(t, 7, in->rows_stored);
	stmt_int(t, 8, in->rows_rejected);
	stmt_int(t, 9, in->rows_outside);
	return stmt_run(t, e);
}

/* *known: the import that has the same bytes; 0: none. */
static bool find_in_store(struct job *job, int64_t *known, struct err *e)
{
	struct stmt *t;
	if (!store_statement(job->in.store, SQL_IMPORT_SAME_FILE, &t, e))
		return false;
	stmt_int(t, 1, job->options->trajectory_id);
	stmt_text(t, 2, job->hash);
	if (!stmt_one_int(t, known, e) || *known || !job->options->not_erased)
		return !err_is_set(e);
	if (!store_statement(job->in.store, SQL_IMPORT_ERASED_FILE, &t, e))
		return false;
	stmt_int(t, 1, job->options->trajectory_id);
	stmt_text(t, 2, job->hash);
	if (!stmt_one_int(t, known, e))
		return false;
	job->erased = *known != 0;
	return true;
}

static bool store_batch(struct job *job, const struct batch *b, struct err *e)
{
	struct intake *in = &job->in;
	if (b->newest_day > in->newest_day)
		in->newest_day = b->newest_day;
	const struct facts *facts = in->importer->facts;
	if (facts->rows && !facts->rows(in, b->row, b->n, e))
		return false;
	for (size_t i = 0; !facts->rows && i < b->n; i++)
		if (!facts->row(in, &b->row[i], e))
			return false;
	if (job->options->progress)
		job->options->progress(job->options->progress_data, job->bytes_before + b->bytes_done, job->bytes_all);
	return true;
}

static void *parse_thread(void *data)
{
	struct job *job = data;
	parse_table(&job->parse, job->queue, &job->parse_err);
	return NULL;
}

/* What both sides said of a batch, in the order of its rows: on to the result, and to whoever wants to know of every rejected row.
 * parsed: of the parsing side; NULL: there is no batch. */
static void pass_messages(struct job *job, const struct msg_list *parsed)
{
	const struct import_rejects *rejects = job->options->rejects;
	struct msg_list *l = &job->in.messages;
	if (parsed) {
		msg_list_append(l, parsed);
		msg_list_sort(l);
	}
	for (size_t i = 0; rejects && i < l->n; i++)
		if (l->item[i].level == MSG_REJECT)
			rejects->add(rejects->data, &l->item[i]);
	msg_list_append(&job->messages, l);
	mem_reset(l->mem);
	msg_list_init(l, l->mem);
	l->all_rejects = true;
}

/* What the columns of a table add up to, and whether its total row says the same. */
static void take_totals(struct job *job)
{
	struct intake *in = &job->in;
	const struct importer *importer = in->importer;
	bool other = false;
	for (size_t c = 0; c < importer->n_columns; c++) {
		const struct column *column = &importer->column[c];
		const struct column_sum *sum = &job->parse.sum[c];
		const char *metric = importer->facts->metric_of ? importer->facts->metric_of(column) : column->metric;
		if (!metric || !metric_adds_up(metric))
			continue;
		if (sum->n)
			intake_total(in, metric, sum->rows);
		if (!sum->total_given || fabs(sum->total - sum->rows) < 0.5 + (double)sum->n * sum->half_unit)
			continue;
		other = true;
		double unit = column->scale > 0 ? column->scale : 1; /* told as the file writes it: hours, not seconds */
		intake_note(in, MSG_WARNING, job->parse.total_line, in->place[c], W_ROW_TOTAL_OTHER, in->header[c],
		            num_plain(in->mem, sum->total / unit), num_plain(in->mem, sum->rows / unit));
	}
	if (job->parse.total_line && !other)
		intake_note(in, MSG_NOTE, job->parse.total_line, 0, W_ROW_TOTAL_SAME, NULL, NULL, NULL);
}

static bool store_totals(struct job *job, struct err *e)
{
	const struct intake *in = &job->in;
	for (size_t i = 0; i < in->n_totals; i++) {
		struct stmt *t;
		if (!store_statement(in->store, SQL_IMPORT_TOTAL_INSERT, &t, e))
			return false;
		stmt_int(t, 1, job->options->trajectory_id);
		stmt_int(t, 2, in->import_id);
		stmt_text(t, 3, in->total[i].metric);
		stmt_real(t, 4, in->total[i].value);
		if (!stmt_run(t, e))
			return false;
	}
	return true;
}

static bool take_table(struct job *job, struct err *e)
{
	pthread_t thread;
	struct intake *in = &job->in;
	job->queue = queue_new();
	int failed = pthread_create(&thread, NULL, parse_thread, job);
	bool ok = !failed || err_set(e, ERR_SYSTEM, W_SOURCE_SYSTEM, strerror(failed), NULL, NULL);
	struct batch *b;
	while (ok && (b = queue_take_full(job->queue)) != NULL) {
		ok = store_batch(job, b, e);
		pass_messages(job, &b->messages);
		queue_give_empty(job->queue, b);
	}
	if (!failed) {
		queue_stop(job->queue);
		pthread_join(thread, NULL);
	}
	queue_free(job->queue);
	if (ok && err_is_set(&job->parse_err)) {
		*e = job->parse_err;
		ok = false;
	}
	in->rows_rejected += job->parse.rows_rejected;
	in->rows_outside += job->parse.rows_outside;
	if (ok && job->parse.rows_short)
		intake_note(in, MSG_NOTE, job->parse.short_line, 0, W_ROWS_SHORT, num_plain_int(in->mem, job->parse.rows_short), NULL,
		            NULL);
	if (ok)
		take_totals(job);
	assert(!ok || job->parse.rows_read == in->rows_stored + in->rows_rejected + in->rows_outside);
	return ok;
}

static bool take_sheet(struct job *job, struct err *e)
{
	if (job->in.importer->facts->record)
		return parse_records(&job->parse, &job->in, e);
	struct mem *m = mem_new();
	struct sheet sheet;
	bool ok = parse_sheet(&job->parse, m, &sheet, e) && job->in.importer->facts->sheet(&job->in, &sheet, e);
	mem_free(m);
	return ok;
}

static bool settle_channels(struct job *job, struct err *e)
{
	struct stmt *t;
	if (!store_statement(job->in.store, SQL_CHANNEL_SETTLE, &t, e))
		return false;
	stmt_int(t, 1, job->options->trajectory_id);
	return stmt_run(t, e);
}

/* What is left to decide when all rows are in. */
static bool conclude(struct job *job, int64_t *known, struct err *e)
{
	struct intake *in = &job->in;
	const struct facts *facts = in->importer->facts;
	if (in->rows_stored + in->rows_outside == 0 && in->rows_rejected > 0)
		return intake_refuse(in, 0, 0, e, W_IMPORT_NO_ROWS, num_plain_int(job->mem, in->rows_rejected), NULL, NULL);
	if (in->rows_stored + in->rows_outside == 0)
		intake_note(in, MSG_WARNING, 0, 0, in->importer->template ? W_ROWS_NONE_YET : W_ROWS_NONE, NULL, NULL, NULL);
	if (job->parse.ends_in_number)
		intake_note(in, in->importer->open_ended ? MSG_NOTE : MSG_WARNING, 0, 0, W_FILE_ENDS_IN_NUMBER, NULL, NULL, NULL);
	if (facts->close && !facts->close(in, e))
		return false;
	if (in->as_of == INT_MIN)
		in->as_of = in->newest_day;
	if (job->options->period)
		in->period = *job->options->period;
	source_hash(job->parse.source, job->hash);
	return find_in_store(job, known, e) && (*known || (finish_import(job, e) && store_totals(job, e) && settle_channels(job, e)));
}

static bool take_rows(struct job *job, int64_t *known, struct err *e)
{
	const struct facts *facts = job->in.importer->facts;
	return insert_import(job, e) && insert_scope(job, e) && (!facts->open || facts->open(&job->in, e)) &&
	       (job->in.importer->column ? take_table(job, e) : take_sheet(job, e)) && conclude(job, known, e);
}

/* --- results --- */

static void fill_result(const struct job *job, struct import_result *out)
{
	const struct intake *in = &job->in;
	out->import_id = in->import_id;
	out->rows_stored = in->rows_stored;
	out->rows_rejected = in->rows_rejected;
	out->rows_outside = in->rows_outside;
	out->rows_read = in->rows_stored + in->rows_rejected + in->rows_outside;
	out->period = in->period;
	out->as_of = in->as_of;
	out->newer_readings = in->newer_readings;
	out->total = in->total;
	out->n_totals = in->n_totals;
	out->messages = job->messages;
}

/* What is stored of a large file would have to be put right at its end if its newest day came as a surprise; exports begin or end with it. */
static int guess_newest_day(const struct job *job)
{
	enum { LARGE = 1 << 20, END = 1 << 14 };
	char end[END];
	if (!job->in.importer->column || source_bytes_all(job->parse.source) < LARGE)
		return INT_MIN;
	size_t n = source_end(job->parse.source, end, sizeof end);
	return parse_newest_day(&job->parse, end, n);
}

/* Of a file that is in already: for whom it was taken, and whether its folder now says otherwise. */
static bool compare_channels(struct job *job, struct import_result *out, struct err *e)
{
	bool same;
	if (!out->known_import || job->erased || !job->in.folder_channel)
		return true;
	if (!channels_of_import(&job->in, out->known_import, &out->known_channel, &same, e))
		return false;
	if (*out->known_channel && !same)
		out->moved_to = job->in.folder_channel_name;
	return true;
}

/* What is refused here for good may be in already: a copy in another folder, or under a name that does not tell its day. Then it is no failure. */
static bool forgive_copy(struct job *job, int64_t *known, struct err *e)
{
	struct source *source;
	struct err own = { .code = ERR_NONE };
	const char *text;
	size_t n = 1;
	bool comes_back = job->options->others_follow || (job->several && !job->shared);
	if (e->code != ERR_INPUT || comes_back || !open_source(job, job->windows_1252, &source, &own))
		return false;
	while (n > 0 && source_read(source, &text, &n, &own))
		;
	source_hash(source, job->hash);
	source_close(source);
	if (err_is_set(&own) || (find_in_store(job, known, &own) && !*known))
		return false;
	*e = own;
	return !err_is_set(&own);
}

static bool take_source(struct job *job, struct import_result *out, struct err *e)
{
	struct source *source;
	if (!open_source(job, job->windows_1252, &source, e))
		return false;
	job->parse = (struct parse){
		.file = job->file,
		.source = source,
		.layout = &job->layout,
		.scope = scope_prepare(job->mem, job->options->scope),
	};
	job->parse_err = (struct err){ 0 };
	out->encoding = source_encoding(source);
	job->in.newest_guess = guess_newest_day(job);
	bool ok = (take_rows(job, &out->known_import, e) || forgive_copy(job, &out->known_import, e)) && compare_channels(job, out, e);
	pass_messages(job, NULL);
	out->already = out->known_import != 0;
	out->erased = job->erased;
	source_close(source);
	fill_result(job, out);
	return ok || err_at(e, job->file, e->row, e->column);
}

bool engine_take(struct job *job, struct store *store, struct import_result *out, struct err *e)
{
	const struct importer *importer = job->layout.importer;
	*out = (struct import_result){ .part = container_part_name(job->container, job->part),
		                       .kind = importer->name,
		                       .kind_title = importer->title,
		                       .known_channel = "",
		                       .moved_to = "",
		                       .delimiter = layout_delimiter(&job->layout),
		                       .period = { 1, 0 },
		                       .as_of = INT_MIN };
	msg_list_init(&out->messages, job->mem);
	job->in = (struct intake){
		.store = store,
		.importer = importer,
		.options = job->options,
		.several = job->several,
		.shared = job->shared,
		.mem = job->mem,
		.file = job->file,
		.at = { job->path, container_part_name(job->container, job->part) },
		.as_of = job->options->as_of,
		.newest_day = INT_MIN,
		.period = { 1, 0 },
		.header = job->layout.header,
		.place = job->layout.place,
	};
	struct mem *said = mem_new();
	msg_list_init(&job->messages, job->mem);
	msg_list_init(&job->in.messages, said);
	job->in.messages.all_rejects = true;
	note_layout(job);
	bool ok = take_source(job, out, e);
	mem_free(said);
	return ok;
}
