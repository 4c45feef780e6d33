#include "link.h"
#include "base/day.h"
#include "base/num.h"
#include "base/str.h"
#include "base/url.h"
#include "base/utf8.h"
#include "importers/importer.h"
#include <string.h>

enum { DAY_LENGTH = 10 }; /* YYYY-MM-DD */

bool link_campaign(struct mem *m, struct store *s, int64_t trajectory, const char **out, struct err *e)
{
	struct stmt *t;
	bool row;
	*out = "";
	if (!store_statement(s, SQL_TRAJECTORY_SLUG, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	while (stmt_next(t, &row, e) && row)
		*out = mem_text(m, stmt_get_text(t, 0));
	return !err_is_set(e);
}

/* "2026-07-03" or "2026-07-03-2" */
static bool parse_day(struct mem *m, const char *text, struct link_label *out)
{
	size_t n = strlen(text);
	int64_t number = 0;
	if (n < DAY_LENGTH || !day_parse(mem_text_n(m, text, DAY_LENGTH), &out->day))
		return false;
	const char *rest = text + DAY_LENGTH;
	if (*rest && (*rest != '-' || !num_parse_int(rest + 1, strlen(rest + 1), &number) || number < 1))
		return false;
	out->number = (size_t)number;
	return true;
}

bool link_label_parse(struct mem *m, const char *label, struct link_label *out)
{
	for (const char *dash = strchr(label, '-'); dash; dash = strchr(dash + 1, '-'))
		if (dash > label && parse_day(m, dash + 1, out)) {
			out->channel = mem_text_n(m, label, (size_t)(dash - label));
			return true;
		}
	return false;
}

static const char *account_slug(struct mem *m, const char *platform, const char *name)
{
	const char *slug = utf8_slug(m, name);
	return *slug ? mem_printf(m, "%s-%s", utf8_slug(m, platform), slug) : utf8_slug(m, platform);
}

bool link_names_account(struct mem *m, const char *channel, const char *platform, const char *name)
{
	return str_eq(channel, utf8_slug(m, platform)) || str_eq(channel, account_slug(m, platform, name));
}

/* Where the link will stand. */
struct place {
	const char *source; /* the platform, or what was said */
	const char *slug; /* in labels: with the account where a platform has more */
	size_t n_platform, n_name; /* accounts of the platform of that name, and of that name */
};

static bool find_place(struct mem *m, struct store *s, int64_t trajectory, const char *channel, struct place *out, struct err *e)
{
	const char *key = utf8_key(m, channel), *last = "";
	struct stmt *t;
	bool row;
	*out = (struct place){ .source = utf8_slug(m, channel) };
	if (!store_statement(s, SQL_CHANNELS_KNOWN, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	size_t of_platform = 0; /* accounts of the platform that is being read */
	while (stmt_next(t, &row, e) && row) {
		const char *platform = mem_text(m, stmt_get_text(t, 1)), *name = mem_text(m, stmt_get_text(t, 2));
		of_platform = str_eq(platform, last) ? of_platform + 1 : 1;
		last = platform;
		if (str_eq(key, utf8_key(m, platform)) || str_eq(key, utf8_key(m, import_platform_title(platform)))) {
			out->n_platform++;
			out->slug = out->source = utf8_slug(m, platform);
		} else if (str_eq(key, utf8_key(m, name)) || str_eq(channel, account_slug(m, platform, name))) {
			out->n_name++;
			out->source = utf8_slug(m, platform);
			out->slug = account_slug(m, platform, name);
		}
	}
	if (!out->slug)
		out->slug = out->source;
	return !err_is_set(e);
}

static bool settle_place(struct mem *m, struct store *s, int64_t trajectory, const struct link_ask *ask, struct place *out, struct err *e)
{
	if (!find_place(m, s, trajectory, ask->channel, out, e))
		return false;
	if (out->n_platform > 1 || out->n_name > 1)
		return err_set(e, ERR_USAGE, W_LINK_MORE_ACCOUNTS, ask->channel, NULL, NULL);
	return *out->source || err_set(e, ERR_USAGE, W_LINK_NO_NAME, ask->channel, NULL, NULL);
}

static bool content_of_post(struct mem *m, struct store *s, int64_t trajectory, const char *post, const struct place *place,
                            const char **out, struct err *e)
{
	struct link_label label;
	struct stmt *t;
	int64_t id;
	*out = post;
	if (parse_day(m, post, &label)) {
		*out = mem_printf(m, "%s-%s", place->slug, post);
		return true;
	}
	if (!store_statement(s, SQL_POSTS_OF_ID, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_text(t, 2, post);
	if (!stmt_one_int(t, &id, e))
		return false;
	return id != 0 || err_set(e, ERR_USAGE, W_LINK_NO_POST, post, NULL, NULL);
}

static bool content_of(struct mem *m, struct store *s, int64_t trajectory, const struct link_ask *ask, const struct place *place,
                       const char **out, struct err *e)
{
	*out = "";
	if (ask->post)
		return content_of_post(m, s, trajectory, ask->post, place, out, e);
	if (ask->activity)
		*out = utf8_slug(m, ask->activity);
	else if (ask->content)
		*out = str_trim(m, ask->content);
	else
		return true;
	return **out || err_set(e, ERR_USAGE, W_LINK_NO_NAME, ask->activity ? ask->activity : ask->content, NULL, NULL);
}

bool study_link(struct mem *m, struct store *s, int64_t trajectory, const struct link_ask *ask, struct link_made *out, struct err *e)
{
	struct place place = { .source = "offline", .slug = "offline" };
	struct link_made made;
	const char *campaign;
	if ((ask->post != NULL) + (ask->activity != NULL) + (ask->content != NULL) > 1)
		return err_set(e, ERR_USAGE, W_LINK_ONE_LABEL, NULL, NULL, NULL);
	if (!ask->channel && !ask->activity)
		return err_set(e, ERR_USAGE, W_LINK_NO_CHANNEL, NULL, NULL, NULL);
	if ((ask->channel && !settle_place(m, s, trajectory, ask, &place, e)) || !link_campaign(m, s, trajectory, &campaign, e) ||
	    !content_of(m, s, trajectory, ask, &place, &made.content, e))
		return false;
	made.known = place.n_platform + place.n_name > 0;
	made.source = place.source;
	made.campaign = ask->campaign ? ask->campaign : campaign;
	made.medium = ask->medium ? ask->medium : !ask->channel ? "qr" : made.known ? "social" : "referral";
	const struct url_pair pair[] = { { "utm_source", made.source },
		                         { "utm_medium", made.medium },
		                         { "utm_campaign", made.campaign },
		                         { "utm_content", made.content } };
	size_t n = sizeof pair / sizeof *pair - (*made.content == '\0');
	if (!url_add_query(m, ask->address, pair, n, &made.address, e))
		return false;
	*out = made;
	return true;
}
