/* The report for management, of a month, quarter, year or any whole months: four pages. Everything it says follows from these figures by rules; people pass the gate first. */
#ifndef REPORTS_MONTHLY_H
#define REPORTS_MONTHLY_H
#include "account.h"
#include "account_months.h"
#include "against.h"
#include "content_model.h"
#include "decisions.h"
#include "doc.h"
#include "people.h"
#include "trend.h"

enum kpi_unit { KPI_COUNT, KPI_RATE, KPI_SHARE, KPI_SCORE }; /* rate: per 1,000; share: 0..1; score: 0..100 */

/* Where the figures come from: given by the caller, never a trait of people; or taken from the people that passed the gate. */
enum kpi_source { KPI_GIVEN, KPI_MIRROR, KPI_GROUP, KPI_UNKNOWN };

enum { KPI_MONTHS = TREND_MONTHS };

struct kpi {
	const char *code; /* name in CSV and JSON: "views" */
	const char *label; /* in the report's language; NULL for sources other than KPI_GIVEN: made from dimension or group */
	enum kpi_unit unit;
	enum kpi_source source;
	enum dimension dimension; /* KPI_MIRROR, KPI_UNKNOWN */
	struct group group; /* KPI_GROUP: the share of the participants in this group */
	double target; /* in the unit; NaN: none */
	double refused; /* a target that a fair lottery does not reach, which is not judged: `target` is NaN then; 0: none was */
	double lottery; /* with refused: what that lottery gets */
	bool at_most; /* the target is an upper limit */
	double history[KPI_MONTHS]; /* KPI_GIVEN: oldest first, the last one is the month itself; NaN: no figure */
	bool year_known; /* KPI_GIVEN: was there a figure in the same month a year before? */
	double year_before; /* with year_known */
	int break_at; /* place in history of the month in which the counting changed; 0: not within these months */
	enum why why; /* KPI_GIVEN: why the month has no figure */
	/* KPI_GIVEN, in a report of several months: of all of them, and of as many before; NaN: no figure */
	double now, before;
	int months, from; /* so many of them have figures, from this one on */
	size_t n_told;
	const struct period *told; /* those months, where others lie between them; n_told 0: they follow each other */
	bool unfinished; /* a number that still grows: the figures end before the period does */
	bool lacks; /* a number without all posts of an account: no file lists these */
	bool apart; /* it is not of the same accounts as the one before it, so they are not compared */
};

enum gap_kind {
	GAP_CHANNEL_SILENT, /* a channel without posts this month: what = channel */
	GAP_CHANNEL_LACKS, /* posts of a channel that no file lists: what = channel, help = months */
	GAP_UNLISTED, /* months of which no file lists posts: what = months */
	GAP_MONTH_INCOMPLETE, /* figures run until a day before the end: what = channel or file, day */
	GAP_KIND_MISSING, /* nothing of this kind was imported: what = kind, help = the file that would give it */
	GAP_NOTE /* what = a whole sentence */
};

struct data_gap {
	enum gap_kind kind;
	const char *what;
	const char *help; /* NULL: none; of a channel with `lacks`: the months */
	int day; /* GAP_MONTH_INCOMPLETE: last day with figures */
	bool listed; /* GAP_CHANNEL_SILENT: its exports list the posts of all of the days, and there were none; else nobody knows */
	bool lacks; /* the numbers of posts are without those of these days, which may be many */
};

struct phase;
struct monthly_input {
	const char *organisation, *trajectory, *region;
	int month; /* the last one: year*12+month */
	int n_months; /* 0 or 1: that month alone */
	int starts; /* the first day of the trajectory; 0: not told */
	int ended; /* the last day of the trajectory, when it lies before the last day of the months; 0: it does not */
	size_t n_kpis;
	const struct kpi *kpi;
	const struct people *people; /* to date, passed by people_pass */
	const struct against_side *own; /* for another project to read; NULL: none */
	const struct content_input *content; /* of the month */
	const struct content_model *model; /* what works, as the report on the content mix of the period tells it; NULL: not asked */
	const char *other_rates; /* of the accounts without a row among the key figures: "52,9 op Instagram"; NULL: none */
	const struct content_channel *rated; /* the account that rates are told of, in `content`; NULL: it has no posts */
	struct period older; /* of the two the one whose posts had clearly more time to be seen; to 0: neither */
	const struct type_result *previous; /* that account, the period before; NULL: no posts known */
	struct accounts accounts; /* their rates month by month */
	struct account account;
	size_t n_gaps;
	const struct data_gap *gap;
	struct decisions decisions; /* of the last months; the newest few are told */
	size_t n_events;
	const struct event_row *event; /* of the KPI_MONTHS months, by day */
	size_t n_phases;
	const struct phase *phase; /* of the agreement, with their answers until this month: phases.h */
	const char *toelichting; /* the project leader's own text; paragraphs parted by an empty line; NULL: none */
};

/* What it is of. */
struct period monthly_period(const struct monthly_input *in);
/* Fill d (fresh from doc_init) with the whole report, document information included. Cannot fail: what is missing is said in words. */
void monthly_build(struct doc *d, const struct monthly_input *in);
/* One thing that lacks in a period, as an item.      Test: tests/cli/lacks.sh */
void monthly_lack(struct doc *d, const struct data_gap *g, struct period period);
/* What lacks in the month, an item each; nothing when nothing does. */
void monthly_lacks(struct doc *d, const struct monthly_input *in);
#endif
