#include "archive.h"
#include "out_csv.h"

static const struct column column[] = {
	{ .title = "", .code = "platform" }, { .title = "", .code = "account" },     { .title = "", .code = "link" },
	{ .title = "", .code = "day" },      { .title = "", .code = "last_listed" }, { .title = "", .code = "gone_since" },
};
enum { N_COLUMNS = sizeof column / sizeof *column };

const struct table *archive_list_table(struct doc *d)
{
	struct doc own; /* a document of its own, so that the report does not get another table */
	struct column named[N_COLUMNS];
	for (size_t k = 0; k < N_COLUMNS; k++)
		named[k] = column[k];
	named[0].title = word_text(d->lang, W_OV_PLATFORM);
	named[1].title = word_text(d->lang, W_ARCHIVE_COL_ACCOUNT);
	named[3].title = word_text(d->lang, W_COL_DAY);
	doc_init(&own, d->mem, d->lang);
	return doc_table(&own, ARCHIVE_LIST_ID, word_text(d->lang, W_ARCHIVE_LIST), NULL, named, N_COLUMNS, 0);
}

static void add_day(struct str *out, int day)
{
	if (day != ARCHIVE_NO_DAY)
		str_add(out, day_iso(out->mem, day));
	str_add_char(out, ',');
}

static void add_text(struct str *out, const char *text)
{
	out_csv_text(out, text);
	str_add_char(out, ',');
}

void archive_list(struct str *out, const struct archive_post post[], size_t n)
{
	for (size_t k = 0; k < N_COLUMNS; k++)
		str_addf(out, "%s,", column[k].code);
	str_add(out, "hidden\r\n"); /* nothing is, but every table has the column */
	for (size_t i = 0; i < n; i++) {
		add_text(out, post[i].platform);
		add_text(out, post[i].account);
		add_text(out, post[i].link);
		add_day(out, post[i].day);
		add_day(out, post[i].last_listed);
		add_day(out, post[i].gone_since);
		str_add(out, "\r\n");
	}
}
