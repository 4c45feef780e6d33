/* Whose an import is: by the file itself, or as it was said when it came in. */
#include "desk.h"
#include "study/overview.h"

#define HEADER "Post ID,Page ID,Page name,Title,Publish time,Permalink,Post type,Date,Views,Reactions,Comments,Shares\n"
#define DAILY "\"Facebook follows\"\n\"Date\",\"Primary\"\n\"2026-05-01T00:00:00\",\"3\"\n\"2026-05-02T00:00:00\",\"4\"\n"

static const char plein[] = HEADER "1,9,Plein,a,05/04/2026 05:00,,Photos,Lifetime,1000,90,10,0\n";
static const char dijk[] = HEADER "2,8,Dijk,a,05/05/2026 05:00,,Photos,Lifetime,1000,90,10,0\n";
static const char counts[] = "activity,date,kind,online,sex,age_from,age_to,first_time,count\nMarkt,2026-05-06,meeting,no,,,,yes,48\n";

static void is_of(struct desk *d, size_t at, const char *brief, const char *whole)
{
	struct overview_import *import;
	const char *alone;
	size_t n;
	t_true(study_sources(d->mem, d->store, d->trajectory, INT64_MAX, LANG_NL, &import, &n, &d->e));
	t_true(at < n);
	t_text(import[at].channel_short, brief);
	t_text(import[at].channel, whole);
	t_true(study_import_channel(d->mem, d->store, d->trajectory, import[at].id, LANG_NL, &alone, &d->e));
	t_text(alone, whole);
}

T_CASE(an_import_is_of_an_account)
{
	struct desk d;
	desk_open(&d, "nowhere");
	desk_take_text(&d, plein, "facebook-posts");
	desk_take_text(&d, counts, "counts");
	desk_take_text_of(&d, DAILY, "meta-daily", "facebook", day_make(2026, 5, 31));
	is_of(&d, 0, "Facebook", "Facebook, Plein");
	is_of(&d, 1, "", "");
	is_of(&d, 2, "Facebook", "Facebook, Plein");
	/* a second account of the platform: now its name alone tells them apart */
	desk_take_text(&d, dijk, "facebook-posts");
	is_of(&d, 0, "Facebook, Plein", "Facebook, Plein");
	is_of(&d, 2, "Facebook, Plein", "Facebook, Plein");
	is_of(&d, 3, "Facebook, Dijk", "Facebook, Dijk");
	desk_close(&d);
}
T_END

T_MAIN("study/overview", an_import_is_of_an_account)
