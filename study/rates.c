#include "rates.h"
#include "analytics/engage.h"
#include "base/str.h"
#include "importers/importer.h"
#include <math.h>

static const struct inhabitants_count *followers_of(const struct inhabitants *known, int64_t channel_id)
{
	static const struct inhabitants_count none = { COUNT_MISSING, COUNT_MISSING };
	for (size_t i = 0; i < known->n; i++)
		if (known->channel[i].id == channel_id)
			return &known->channel[i].followers;
	return &none;
}

static void add_post(struct engage_sums sums[PER_N], const struct content_row *r, int64_t followers)
{
	const int64_t exposure[PER_N] = { r->sample.views, r->impressions, r->sample.reach, followers };
	int64_t interactions = engage_interactions(&r->sample);
	for (int per = 0; interactions != COUNT_MISSING && per < PER_N; per++)
		if (exposure[per] > 0)
			engage_sums_add(&sums[per], (double)exposure[per], (double)interactions);
}

static void rate_account(const struct engage_sums sums[PER_N], struct rates_account *out)
{
	static const double conf_95 = 0.95;
	for (int per = 0; per < PER_N; per++) {
		struct rate *r = &out->per[per];
		r->posts = (int64_t)sums[per].n;
		r->interactions = llround(sums[per].y);
		r->exposure = sums[per].v;
		engage_rate(&sums[per], conf_95, &r->rate, &r->interval);
	}
}

static bool is_alone(const struct content_rows *rows, size_t channel)
{
	for (size_t i = 0; i < rows->n_channels; i++)
		if (i != channel && str_eq(rows->channel[i].platform, rows->channel[channel].platform))
			return false;
	return true;
}

void study_rates(struct mem *m, const struct content_rows *rows, struct period period, const struct inhabitants *known, struct rates *out)
{
	enum { APART = 2 }; /* those not paid for, those that were */
	struct rates_account *account = mem_array(m, APART * rows->n_channels + 1, sizeof *account);
	struct engage_sums(*sums)[PER_N] = mem_array(m, APART * rows->n_channels + 1, sizeof *sums);
	*out = (struct rates){ .account = account };
	for (size_t i = 0; i < rows->n; i++) {
		const struct content_row *r = &rows->row[i];
		bool paid = r->sample.paid;
		if (r->day >= period.from && r->day <= period.to) /* advertisements are shown to others than followers */
			add_post(sums[APART * r->channel + paid], r,
			         paid ? COUNT_MISSING : followers_of(known, rows->channel[r->channel].id)->n);
	}
	for (size_t i = 0; i < APART * rows->n_channels; i++) {
		const struct content_account *c = &rows->channel[i / APART];
		struct rates_account *a = &account[out->n++];
		const char *platform = import_platform_title(c->platform), *name = import_account_words(m, platform, c->name, false);
		*a = (struct rates_account){ .name = name,
			                     .title = is_alone(rows, i / APART) ? platform : name,
			                     .paid = i % APART == 1,
			                     .followers_day = followers_of(known, c->id)->day };
		rate_account(sums[i], a);
	}
}
