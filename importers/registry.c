#include "base/str.h"
#include "table.h"

/* One line each, in the order of `spiegel kinds`: the name of the importer in its own file. */
#define IMPORTERS                                                                                                                          \
	IMPORTER(facebook_posts)                                                                                                           \
	IMPORTER(instagram_posts)                                                                                                          \
	IMPORTER(meta_audience)                                                                                                            \
	IMPORTER(meta_daily)                                                                                                               \
	IMPORTER(x_posts)                                                                                                                  \
	IMPORTER(x_posts_older)                                                                                                            \
	IMPORTER(x_daily)                                                                                                                  \
	IMPORTER(website_ga4)                                                                                                              \
	IMPORTER(website_matomo)                                                                                                           \
	IMPORTER(decidim_proposals)                                                                                                        \
	IMPORTER(decidim_meetings)                                                                                                         \
	IMPORTER(govocal_users_by_age)                                                                                                     \
	IMPORTER(govocal_users_by_field)                                                                                                   \
	IMPORTER(consul_by_age)                                                                                                            \
	IMPORTER(consul_by_group)                                                                                                          \
	IMPORTER(limesurvey_answers)                                                                                                       \
	IMPORTER(forms_answers)                                                                                                            \
	IMPORTER(meeting_counts)                                                                                                           \
	IMPORTER(poll_votes)                                                                                                               \
	IMPORTER(tag_table)                                                                                                                \
	IMPORTER(cost_table)                                                                                                               \
	IMPORTER(webcare_days)                                                                                                             \
	IMPORTER(conversation)                                                                                                             \
	IMPORTER(diary_decisions)                                                                                                          \
	IMPORTER(diary_interests)                                                                                                          \
	IMPORTER(diary_events)                                                                                                             \
	IMPORTER(census_baseline)                                                                                                          \
	IMPORTER(census_margins)                                                                                                           \
	IMPORTER(cbs_table)                                                                                                                \
	IMPORTER(cbs_neighbourhoods)                                                                                                       \
	IMPORTER(statbel_population)                                                                                                       \
	IMPORTER(bestat_population)                                                                                                        \
	IMPORTER(eurostat_population)

#define IMPORTER(name) extern const struct importer name;
IMPORTERS
#undef IMPORTER

#define IMPORTER(name) &name,
const struct importer *const importer_list[] = { IMPORTERS NULL };
#undef IMPORTER

size_t import_kinds(void)
{
	return sizeof importer_list / sizeof *importer_list - 1;
}

const char *import_kind_name(size_t i)
{
	return importer_list[i]->name;
}

enum word import_kind_title(size_t i)
{
	return importer_list[i]->title;
}

const char *import_kind_columns(struct mem *m, size_t i)
{
	struct str out;
	str_init(&out, m);
	for (size_t c = 0; c < importer_list[i]->n_columns; c++)
		if (importer_list[i]->column[c].required)
			str_addf(&out, "%s%s", out.n ? ", " : "", importer_list[i]->column[c].header[0]);
	return out.s;
}

const char *import_platform_title(const char *platform)
{
	for (size_t i = 0; importer_list[i]; i++)
		if (importer_list[i]->platform_title && str_eq(importer_list[i]->platform, platform))
			return importer_list[i]->platform_title;
	return platform;
}
