#include "base/str.h"
#include "mapping.h"
#include "posts.h"

/* One line each, in the order of `spiegel kinds`: the name of the importer in its own file. */
#define IMPORTERS                                                                                                                          \
	IMPORTER(facebook_posts)                                                                                                           \
	IMPORTER(facebook_video)                                                                                                           \
	IMPORTER(instagram_posts)                                                                                                          \
	IMPORTER(meta_audience)                                                                                                            \
	IMPORTER(meta_daily)                                                                                                               \
	IMPORTER(meta_formats)                                                                                                             \
	IMPORTER(facebook_insights)                                                                                                        \
	IMPORTER(facebook_insights_posts)                                                                                                  \
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
	IMPORTER(linkedin_posts)                                                                                                           \
	IMPORTER(linkedin_daily)                                                                                                           \
	IMPORTER(linkedin_new_followers)                                                                                                   \
	IMPORTER(linkedin_followers)                                                                                                       \
	IMPORTER(linkedin_visits)                                                                                                          \
	IMPORTER(linkedin_visitors)                                                                                                        \
	IMPORTER(youtube_content)                                                                                                          \
	IMPORTER(youtube_daily)                                                                                                            \
	IMPORTER(youtube_age)                                                                                                              \
	IMPORTER(youtube_gender)                                                                                                           \
	IMPORTER(youtube_countries)                                                                                                        \
	IMPORTER(youtube_cities)                                                                                                           \
	IMPORTER(youtube_sources)                                                                                                          \
	IMPORTER(tiktok_overview)                                                                                                          \
	IMPORTER(tiktok_content)                                                                                                           \
	IMPORTER(tiktok_viewers)                                                                                                           \
	IMPORTER(tiktok_followers)                                                                                                         \
	IMPORTER(tiktok_gender)                                                                                                            \
	IMPORTER(tiktok_territories)                                                                                                       \
	IMPORTER(tiktok_activity)                                                                                                          \
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

static const struct importer *find_kind(const char *name)
{
	for (size_t i = 0; importer_list[i]; i++)
		if (str_eq(importer_list[i]->name, name))
			return importer_list[i];
	return mapping_kind(name);
}

bool import_title(const char *name, enum word *title)
{
	const struct importer *i = find_kind(name);
	if (i)
		*title = i->title;
	return i != NULL;
}

bool import_lists_posts(const char *name, const char **platform)
{
	const struct importer *i = find_kind(name);
	if (!i || i->facts != &facts_posts || (i->posts && i->posts->adds))
		return false;
	*platform = i->platform ? i->platform : "";
	return true;
}

const char *import_kind_columns(struct mem *m, size_t i)
{
	const char *mark = "";
	struct str out;
	str_init(&out, m);
	bool was_either = false;
	for (size_t c = 0; c < importer_list[i]->n_columns; c++) {
		const struct column *column = &importer_list[i]->column[c];
		if (was_either && column->either)
			mark = " / ";
		was_either = column->either;
		if (!column->required && !column->either)
			continue;
		str_addf(&out, "%s%s", mark, column->header[0]);
		mark = ", ";
	}
	return out.s;
}

const char *import_kind_unseen(struct mem *m, size_t i, enum lang lang)
{
	static const struct {
		enum unseen unseen;
		enum word word;
	} words[] = { { UNSEEN_FILE, W_UNSEEN_FILE },         { UNSEEN_WORKBOOK, W_UNSEEN_WORKBOOK }, { UNSEEN_DUTCH, W_UNSEEN_DUTCH },
		      { UNSEEN_STORIES, W_UNSEEN_STORIES },   { UNSEEN_BUSINESS, W_UNSEEN_BUSINESS }, { UNSEEN_REPORT, W_UNSEEN_REPORT },
		      { UNSEEN_LAID_OUT, W_UNSEEN_LAID_OUT }, { UNSEEN_AGES, W_UNSEEN_AGES } };
	struct str out;
	str_init(&out, m);
	for (size_t k = 0; k < sizeof words / sizeof *words; k++)
		if (importer_list[i]->unseen & words[k].unseen)
			str_addf(&out, "%s%s", out.n ? ", " : "", word_text(lang, words[k].word));
	return out.s;
}

bool import_platform_hashtags(const char *platform, int *from, int *to)
{
	for (size_t i = 0; importer_list[i]; i++)
		if (importer_list[i]->hashtags_to > 0 && str_eq(importer_list[i]->platform, platform)) {
			*from = importer_list[i]->hashtags_from;
			*to = importer_list[i]->hashtags_to;
			return true;
		}
	return false;
}

const char *import_platform_title(const char *platform)
{
	for (size_t i = 0; importer_list[i]; i++)
		if (importer_list[i]->platform_title && str_eq(importer_list[i]->platform, platform))
			return importer_list[i]->platform_title;
	return platform;
}

const char *import_account_words(struct mem *m, const char *title, const char *name, bool in_brackets)
{
	if (!*name || str_eq(name, title))
		return mem_text(m, title);
	return mem_printf(m, in_brackets ? "%s (%s)" : "%s, %s", title, name);
}
