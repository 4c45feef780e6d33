#include "listed.h"
#include "base/str.h"
#include "importers/importer.h"
#include <limits.h>

bool listed_read(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, int64_t last_import,
                 const struct content_account account[], size_t n_accounts, int from, int n, struct listed *out, struct err *e)
{
	const struct content_rows all = { .channel = mem_array(m, n_accounts + 1, sizeof *all.channel), .n_channels = n_accounts };
	for (size_t i = 0; i < n_accounts; i++)
		all.channel[i] = account[i];
	*out = (struct listed){ .from = from,
		                .n = n,
		                .any = mem_array(m, (size_t)n + 1, sizeof *out->any),
		                .starts = p->starts == PROJECT_NO_DAY ? INT_MIN : p->starts,
		                .ends = p->ends == PROJECT_NO_DAY ? INT_MAX : p->ends,
		                .account = all.channel,
		                .n_accounts = n_accounts };
	return coverage_until(s, trajectory, last_import, &out->until, e) &&
	       coverage_months(s, trajectory, last_import, from, n, out->any, e) &&
	       coverage_read(m, s, trajectory, &all, last_import, &out->coverage, e);
}

struct content_account *listed_accounts(struct mem *m, const struct overview_channel channel[], size_t n)
{
	struct content_account *account = mem_array(m, n + 1, sizeof *account);
	for (size_t i = 0; i < n; i++)
		account[i] = (struct content_account){ .id = channel[i].id, .platform = channel[i].platform, .name = channel[i].name };
	return account;
}

bool listed_any(const struct listed *l, int month)
{
	return month >= l->from && month < l->from + l->n && l->any[month - l->from];
}

/* Days of a month that are told of, of an account; none when from > to. */
static struct period days_told(const struct listed *l, const struct coverage *c, int month)
{
	struct period p = { month_first_day(month), month_last_day(month) };
	p.from = p.from < l->starts ? l->starts : p.from;
	p.to = p.to > l->ends ? l->ends : p.to;
	if (l->until + COVERAGE_QUIET_DAYS < p.to)
		p.to = l->until;
	if (p.from < c->part[0].from)
		p.from = c->part[0].from;
	return p;
}

static enum listed_state state_of(const struct listed *l, size_t account, int month)
{
	const struct coverage *c = &l->coverage[account];
	if (c->n == 0) /* its posts come from files that are no lists */
		return LISTED_WHOLE;
	const struct period p = days_told(l, c, month);
	int days = 0;
	for (size_t i = 0; i < c->n; i++) {
		const struct covered_part *x = &c->part[i];
		const int last = month_last_day(month_of_day(x->to)), made = x->as_of < last ? x->as_of : last;
		const bool begins = i == 0 || c->part[i - 1].to < month_first_day(month); /* in this month: as from its first day */
		const int from = begins && x->from > p.from && month_of_day(x->from) == month ? p.from
		                 : x->from > p.from                                           ? x->from
		                                                                              : p.from;
		int to = made > x->to ? made : x->to;
		to = to < p.to ? to : p.to;
		days += to >= from ? to - from + 1 : 0;
	}
	if (p.to - p.from + 1 - days <= COVERAGE_QUIET_DAYS)
		return LISTED_WHOLE;
	return days ? LISTED_PARTLY : LISTED_NOT;
}

bool listed_lacks(const struct listed *l, int from, int n)
{
	for (size_t i = 0; i < l->n_accounts; i++)
		for (int month = from; month < from + n; month++)
			if (state_of(l, i, month) != LISTED_WHOLE)
				return true;
	return false;
}

bool listed_alike(const struct listed *l, int a, int b, int n)
{
	for (size_t i = 0; i < l->n_accounts; i++) {
		const enum listed_state state = state_of(l, i, a);
		for (int month = 0; month < n; month++)
			if (state == LISTED_PARTLY || state_of(l, i, a + month) != state || state_of(l, i, b + month) != state)
				return false;
	}
	return true;
}

/* ---- in words */

void gap_add(struct gap_list *l, struct data_gap gap)
{
	l->item = mem_grow(l->mem, l->item, l->n, &l->cap, sizeof *l->item);
	l->item[l->n++] = gap;
}

/* "juni tot en met augustus 2026 en oktober 2026"; NULL: none. */
static const char *months_words(struct mem *m, enum lang lang, int first, const bool is[], int n)
{
	const char **run = mem_array(m, (size_t)n + 1, sizeof *run);
	size_t n_runs = 0;
	for (int i = 0, end; i < n; i = end + 1) {
		for (end = i; end < n && is[end];)
			end++;
		if (end > i)
			run[n_runs++] = period_the(m, period_of_months(first + i, end - i), lang);
	}
	return n_runs ? phrase_list(m, lang, run, n_runs) : NULL;
}

static bool has_posts(const struct content_input *c, const struct content_account *a)
{
	for (size_t i = 0; i < c->n_channels; i++)
		if (str_eq(c->channel[i].platform, a->platform) && str_eq(c->channel[i].name, a->name))
			return true;
	return false;
}

/* Each day of the months that is of the trajectory: then it is known that nothing was posted. */
static bool lists_each_day(const struct listed *l, size_t account, int first, int n)
{
	const struct period months = period_of_months(first, n);
	const struct period p = { months.from < l->starts ? l->starts : months.from, months.to > l->ends ? l->ends : months.to };
	int unused;
	return coverage_days(&l->coverage[account], p, &unused) == p.to - p.from + 1;
}

static void gap_of_account(struct gap_list *g, const struct listed *l, enum lang lang, size_t account, int first, int n,
                           const struct content_input *content)
{
	const struct content_account *a = &l->account[account];
	const char *name = import_account_words(g->mem, import_platform_title(a->platform), a->name, true);
	bool *is = mem_array(g->mem, (size_t)n + 1, sizeof *is), lacks = false;
	for (int i = 0; i < n; i++) {
		is[i] = listed_any(l, first + i) && state_of(l, account, first + i) != LISTED_WHOLE;
		lacks |= is[i];
	}
	const bool silent = content && !has_posts(content, a);
	if (silent || lacks)
		gap_add(g, (struct data_gap){ .kind = silent ? GAP_CHANNEL_SILENT : GAP_CHANNEL_LACKS,
		                              .what = name,
		                              .help = months_words(g->mem, lang, first, is, n),
		                              .lacks = lacks,
		                              .listed = lists_each_day(l, account, first, n) });
}

void listed_gaps(struct mem *m, const struct listed *l, enum lang lang, int first, int n, const struct content_input *content,
                 struct data_gap **out, size_t *n_out)
{
	struct gap_list g = { .mem = m };
	bool *none = mem_array(m, (size_t)n + 1, sizeof *none), listed = false, known = false;
	for (int i = 0; i < n; i++) {
		const int month = first + i;
		const bool of_it = month_last_day(month) >= l->starts && month_first_day(month) <= l->ends;
		for (int before = l->from; before <= month; before++) /* of before the first list there may be nothing */
			known |= listed_any(l, before);
		none[i] = of_it && !listed_any(l, month) && (known || l->starts != INT_MIN) && month_first_day(month) <= l->until;
		listed |= listed_any(l, month);
	}
	const char *unlisted = months_words(m, lang, first, none, n);
	if (unlisted)
		gap_add(&g, (struct data_gap){ .kind = GAP_UNLISTED, .what = unlisted, .lacks = true });
	for (size_t i = 0; listed && i < l->n_accounts; i++)
		gap_of_account(&g, l, lang, i, first, n, content);
	*out = g.item;
	*n_out = g.n;
}

const char *listed_lack_words(struct mem *m, enum lang lang, const struct data_gap gap[], size_t n)
{
	const char **item = mem_array(m, n + 1, sizeof *item);
	size_t n_items = 0;
	for (size_t i = 0; i < n; i++) {
		const bool all = gap[i].kind == GAP_UNLISTED;
		if (gap[i].lacks)
			item[n_items++] = word_say(m, lang, W_CONTENT_LACKS_OF, all ? word_text(lang, W_CONTENT_LACKS_ALL) : gap[i].what,
			                           all ? gap[i].what : gap[i].help, NULL);
	}
	return n_items ? phrase_series(m, lang, item, n_items) : NULL;
}

bool listed_content(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, int64_t last_import,
                    const struct content_rows *rows, enum lang lang, struct content_input *out, struct err *e)
{
	int first = month_of_day(out->period.from), last = month_of_day(out->period.to);
	const int asked = first;
	struct listed l;
	struct data_gap *gap;
	size_t n;
	if (!listed_read(m, s, trajectory, p, last_import, rows->channel, rows->n_channels, first, last - first + 1, &l, e))
		return false;
	while (first < last && !listed_any(&l, first))
		first++;
	out->listed_from = first > asked && listed_any(&l, first) ? month_first_day(first) : 0;
	listed_gaps(m, &l, lang, first, last - first + 1, NULL, &gap, &n);
	out->lacks = listed_lack_words(m, lang, gap, n);
	return true;
}
