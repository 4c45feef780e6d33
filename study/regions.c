#include "regions.h"
#include "base/day.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "datafile.h"
#include <ctype.h>
#include <limits.h>
#include <string.h>
#include <strings.h>

enum { MOST_STEPS = 32 }; /* from a region to its country; a list that runs in circles must not trap us */

static const struct {
	const char *code; /* in the list */
	enum word word;
} levels[] = {
	[REGION_MUNICIPALITY] = { "municipality", W_REGION_MUNICIPALITY },
	[REGION_COUNTRY] = { "country", W_REGION_COUNTRY },
	[REGION_REGION] = { "region", W_REGION_REGION },
	[REGION_PROVINCE] = { "province", W_REGION_PROVINCE },
	[REGION_PART] = { "part", W_REGION_PART },
	[REGION_COROP] = { "corop", W_REGION_COROP },
	[REGION_DISTRICT] = { "district", W_REGION_DISTRICT },
	[REGION_OTHER] = { "", W_REGION_OTHER },
};

enum word region_level_word(enum region_level level)
{
	return levels[level].word;
}

static enum region_level level_of(const char *code)
{
	enum region_level level = REGION_MUNICIPALITY;
	while (level < REGION_OTHER && !str_eq(code, levels[level].code))
		level++;
	return level;
}

/* The first other name of a Belgian region is the French one; the Dutch one takes its place. */
static void call_in_french(struct mem *m, struct region *r)
{
	size_t n = strcspn(r->also, "|");
	if (!isdigit((unsigned char)*r->code) || n == 0)
		return;
	const char *french = mem_text_n(m, r->also, n);
	r->also = mem_printf(m, "%s%s", r->name, r->also + n);
	r->name = french;
}

void regions_load(struct mem *m, const char *folder, enum lang lang, struct regions *out)
{
	enum { CODE, NAME, LEVEL, FROM, TO, PART_OF, SUCCESSORS, ALSO, N };
	const char *v[N], *line;
	struct datafile f;
	struct region *list = NULL;
	size_t cap = 0, length;
	*out = (struct regions){ .n = 0 };
	if (!folder || !datafile_open(m, mem_printf(m, "%s/regions.csv", folder), &f))
		return;
	while (datafile_next(&f, v, N, &line, &length)) {
		struct region r = { .code = v[CODE],
			            .name = v[NAME],
			            .level = level_of(v[LEVEL]),
			            .from = INT_MIN,
			            .to = INT_MAX,
			            .part_of = v[PART_OF],
			            .successors = v[SUCCESSORS],
			            .also = v[ALSO] };
		day_parse(v[FROM], &r.from);
		day_parse(v[TO], &r.to);
		if (lang == LANG_FR)
			call_in_french(m, &r);
		list = mem_grow(m, list, out->n, &cap, sizeof *list);
		list[out->n++] = r;
	}
	out->item = list;
}

const char *regions_called(struct mem *m, const char *folder, const char *code, const char *name, enum lang lang)
{
	struct regions all;
	if (lang != LANG_FR || !isdigit((unsigned char)*code))
		return name;
	regions_load(m, folder, lang, &all);
	const struct region *r = regions_by_code(&all, code);
	const size_t n = strlen(name);
	return r && str_starts(r->also, name) && (r->also[n] == '|' || !r->also[n]) ? r->name : name;
}

static bool has_form(const char *code, const char *form)
{
	size_t n = 0;
	while (form[n] && (form[n] == '#' ? isdigit((unsigned char)code[n]) != 0 : form[n] == code[n]))
		n++;
	return !form[n] && !code[n];
}

bool regions_should_list(const struct regions *all, const char *code)
{
	static const char *const forms[] = { "GM####", "PV##", "LD##", "CR##", "0####" };
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (has_form(code, forms[i]))
			return true;
	if (!has_form(code, "#####"))
		return false;
	const char district[] = { code[0], code[1], '0', '0', '0', '\0' };
	return regions_by_code(all, district) != NULL;
}

const struct region *regions_by_code(const struct regions *all, const char *code)
{
	for (size_t i = 0; i < all->n; i++)
		if (strcasecmp(all->item[i].code, code) == 0)
			return &all->item[i];
	return NULL;
}

/* --- by name --- */

/* Small, without accents, a typewriter's apostrophe, blanks for hyphens. */
static const char *plain_key(struct mem *m, const char *text)
{
	static const char curly[] = "\xe2\x80\x99";
	char *key = utf8_bare_key(m, text), *to = key;
	for (const char *c = key; *c; c++) {
		bool is_curly = str_starts(c, curly);
		*to++ = is_curly ? '\'' : *c == '-' ? ' ' : *c;
		c += is_curly ? sizeof curly - 2 : 0;
	}
	*to = '\0';
	return key;
}

/* What of a name tells one place from another: "St.-Niklaas" is Sint Niklaas, "s Gravenhage" is 's-Gravenhage, "Bergen NH" is Bergen (NH.). */
static const char *name_key(struct mem *m, const char *text)
{
	static const char *const saints[] = { "st", "sint", "saint", "ste", "sinte", "sainte" };
	struct str out;
	str_init(&out, m);
	for (const char *c = plain_key(m, text); *c;) {
		char word[64];
		size_t n = 0;
		for (; *c && *c != ' '; c++)
			if (!strchr("'.(),", *c) && n + 1 < sizeof word)
				word[n++] = *c;
		word[n] = '\0';
		c += *c == ' ';
		const char *shown = word;
		for (size_t i = 0; i < sizeof saints / sizeof *saints; i++)
			if (str_eq(word, saints[i]))
				shown = saints[0];
		if (n)
			str_addf(&out, "%s%s", out.n ? " " : "", shown);
	}
	return out.n ? out.s : "";
}

/* What people write around a name to say which one they mean. */
static const char *bare_name(struct mem *m, const char *text, enum region_level *level)
{
	static const struct {
		const char *text;
		enum region_level level;
	} fronts[] = { { "gemeente ", REGION_MUNICIPALITY },      { "stad ", REGION_MUNICIPALITY },
		       { "commune de ", REGION_MUNICIPALITY },    { "commune du ", REGION_MUNICIPALITY },
		       { "commune d'", REGION_MUNICIPALITY },     { "ville de ", REGION_MUNICIPALITY },
		       { "ville du ", REGION_MUNICIPALITY },      { "ville d'", REGION_MUNICIPALITY },
		       { "city of ", REGION_MUNICIPALITY },       { "municipality of ", REGION_MUNICIPALITY },
		       { "provincie ", REGION_PROVINCE },         { "province of ", REGION_PROVINCE },
		       { "province de ", REGION_PROVINCE },       { "province du ", REGION_PROVINCE },
		       { "province d'", REGION_PROVINCE },        { "province ", REGION_PROVINCE },
		       { "arrondissement de ", REGION_DISTRICT }, { "arrondissement d'", REGION_DISTRICT },
		       { "arrondissement ", REGION_DISTRICT } },
	  behinds[] = {
		  { " (gemeente)", REGION_MUNICIPALITY }, { " (stad)", REGION_MUNICIPALITY },       { " (commune)", REGION_MUNICIPALITY },
		  { " (ville)", REGION_MUNICIPALITY },    { " (provincie)", REGION_PROVINCE },      { " (province)", REGION_PROVINCE },
		  { " (pv)", REGION_PROVINCE },           { " (arrondissement)", REGION_DISTRICT }, { " (arr.)", REGION_DISTRICT },
	  };
	static const char *const articles[] = { "de ", "het ", "la ", "le ", "the " };
	char *key = mem_text(m, plain_key(m, str_trim(m, text)));
	*level = REGION_OTHER;
	for (size_t i = 0; i < sizeof behinds / sizeof *behinds; i++)
		if (str_ends(key, behinds[i].text)) {
			*level = behinds[i].level;
			key[strlen(key) - strlen(behinds[i].text)] = '\0';
		}
	const char *rest = key;
	for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
		rest = rest == key && str_starts(key, articles[i]) ? key + strlen(articles[i]) : rest;
	for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++)
		if (str_starts(rest, fronts[i].text)) {
			*level = fronts[i].level;
			return name_key(m, rest + strlen(fronts[i].text));
		}
	return name_key(m, key);
}

typedef const char *name_as(struct mem *m, const char *text);

/* Is this key the region's name, its name without brackets, or another name of it? */
static bool has_name(struct mem *m, const struct region *r, const char *key, name_as *as)
{
	const char *bracket = strstr(r->name, " (");
	if (str_eq(as(m, r->name), key) || (bracket && str_eq(as(m, mem_text_n(m, r->name, (size_t)(bracket - r->name))), key)))
		return true;
	for (const char *also = r->also; *also;) {
		size_t n = strcspn(also, "|");
		if (str_eq(as(m, mem_text_n(m, also, n)), key))
			return true;
		also += n + (also[n] == '|');
	}
	return false;
}

/* The region above one; NULL: none. */
static const struct region *parent_of(const struct regions *all, const struct region *r)
{
	return *r->part_of ? regions_by_code(all, r->part_of) : NULL;
}

/* Does a lie in b, by what the list says each is part of? The same does too. */
static bool lies_in(const struct regions *all, const struct region *a, const struct region *b)
{
	for (size_t steps = 0; a && a != b && steps < MOST_STEPS; steps++)
		a = parent_of(all, a);
	return a == b;
}

static const struct region *country_of(const struct regions *all, const struct region *r)
{
	for (size_t steps = 0; r && r->level != REGION_COUNTRY && steps < MOST_STEPS; steps++)
		r = parent_of(all, r);
	return r;
}

/* Is a meant rather than b, which has the same name? One that still is goes before one that was; a municipality before the province it lies in,
 * and before any COROP area. Of two countries nobody can tell (only what was gone before the oldest figures that people have is out), nor
 * of two places of which neither lies in the other. */
static bool goes_before(const struct regions *all, const struct region *a, const struct region *b)
{
	enum { OLDEST_FIGURES = 2010 };
	bool a_is = a->to == INT_MAX, b_is = b->to == INT_MAX;
	if (country_of(all, a) != country_of(all, b))
		return a_is && b->to < day_make(OLDEST_FIGURES, 1, 1);
	if (a->level == REGION_MUNICIPALITY && b->level == REGION_DISTRICT) /* people mean the town, also when it merged: Tongeren */
		return a->to >= day_make(OLDEST_FIGURES, 1, 1);
	if (a->level == REGION_DISTRICT && b->level == REGION_MUNICIPALITY)
		return b->to < day_make(OLDEST_FIGURES, 1, 1);
	if (a_is != b_is)
		return a_is;
	return a->level < b->level && (b->level == REGION_COROP || lies_in(all, a, b) || lies_in(all, b, a));
}

/* "Limburg (70000, Vlaams Gewest)": the province that a place is in tells which one it is; of a province, what that is in. */
static void add_which(const struct regions *all, const struct region *r, struct str *out)
{
	const struct region *in = parent_of(all, r);
	if (in && in->level == REGION_DISTRICT)
		in = parent_of(all, in);
	str_addf(out, "%s%s (%s%s%s)", out->n ? ", " : "", r->name, r->code, in ? ", " : "", in ? in->name : "");
}

/* The regions of a name, and of a level when one is told. */
static size_t all_named(struct mem *m, const struct regions *all, const char *key, name_as *as, enum region_level level,
                        const struct region **out)
{
	size_t n = 0;
	for (size_t i = 0; *key && i < all->n; i++)
		if ((level == REGION_OTHER || all->item[i].level == level) && has_name(m, &all->item[i], key, as))
			out[n++] = &all->item[i];
	return n;
}

bool regions_find(struct mem *m, const struct regions *all, const char *text, const struct region **out, struct err *e)
{
	enum region_level level;
	const struct region **named = mem_array(m, all->n + 1, sizeof *named);
	struct str names;
	size_t n_meant = 0;
	*out = regions_by_code(all, str_trim(m, text));
	if (*out)
		return true;
	/* as it is written first: "Stad Delden" is a name, and Sint Anthonis was another municipality than St. Anthonis */
	size_t n = all_named(m, all, plain_key(m, str_trim(m, text)), plain_key, REGION_OTHER, named);
	const char *bare = bare_name(m, text, &level);
	if (n == 0)
		n = all_named(m, all, name_key(m, text), name_key, REGION_OTHER, named);
	if (n == 0)
		n = all_named(m, all, bare, name_key, level, named);
	str_init(&names, m);
	for (size_t i = 0; i < n; i++) {
		size_t before = 0;
		while (before < n && !goes_before(all, named[before], named[i]))
			before++;
		if (before < n)
			continue;
		*out = named[i];
		add_which(all, named[i], &names);
		n_meant++;
	}
	return n_meant <= 1 || err_set(e, ERR_USAGE, W_REGION_SEVERAL, text, names.s, NULL);
}

/* --- what became of it --- */

size_t regions_heirs(struct mem *m, const struct regions *all, const struct region *r, struct region_heir **out)
{
	size_t n = 0, cap = 0;
	*out = NULL;
	for (const char *s = r->successors; *s;) {
		size_t length = strcspn(s, " "), code = strcspn(s, ": ");
		struct region_heir heir = { regions_by_code(all, mem_text_n(m, s, code)), -1 };
		if (code < length)
			num_parse_int(s + code + 1, length - code - 1, &heir.inhabitants);
		if (heir.region) {
			*out = mem_grow(m, *out, n, &cap, sizeof **out);
			(*out)[n++] = heir;
		}
		s += length + (s[length] == ' ');
	}
	return n;
}

/* The one that got all of its inhabitants; NULL: several did. */
static const struct region *only_heir(struct mem *m, const struct regions *all, const struct region *r)
{
	struct region_heir *heir;
	const struct region *only = NULL;
	size_t n = regions_heirs(m, all, r, &heir);
	for (size_t i = 0; i < n; i++) {
		if (heir[i].inhabitants == 0 && n > 1)
			continue;
		if (only)
			return NULL;
		only = heir[i].region;
	}
	return only;
}

const struct region *regions_now(struct mem *m, const struct regions *all, const struct region *r)
{
	for (size_t steps = 0; r && r->to != INT_MAX && steps < all->n; steps++)
		r = only_heir(m, all, r);
	return r;
}

size_t regions_made_of(struct mem *m, const struct regions *all, const struct region *r, const struct region ***out)
{
	size_t n = 0, cap = 0;
	*out = NULL;
	if (r->from == INT_MIN)
		return 0;
	for (size_t i = 0; i < all->n; i++) {
		const struct region *old = &all->item[i];
		if (old->to != r->from || !strstr(old->successors, r->code))
			continue;
		if (only_heir(m, all, old) != r)
			return 0;
		*out = mem_grow(m, *out, n, &cap, sizeof **out);
		(*out)[n++] = old;
	}
	return n;
}

size_t regions_members(struct mem *m, const struct regions *all, const struct region *r, const struct region ***out)
{
	size_t n = 0, cap = 0;
	bool whole = r->level == REGION_PROVINCE || r->level == REGION_DISTRICT || r->level == REGION_REGION || r->level == REGION_PART ||
	             r->level == REGION_COUNTRY;
	*out = NULL;
	for (size_t i = 0; whole && i < all->n; i++) {
		const struct region *inner = &all->item[i];
		if (inner->level != REGION_MUNICIPALITY || !lies_in(all, inner, r))
			continue;
		*out = mem_grow(m, *out, n, &cap, sizeof **out);
		(*out)[n++] = inner;
	}
	return n;
}

const struct region *regions_gained(struct mem *m, const struct regions *all, const struct region *r, int day)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct region *old = &all->item[i];
		struct region_heir *heir;
		if (old->to == INT_MAX || old->to <= day || !strstr(old->successors, r->code))
			continue;
		size_t n = regions_heirs(m, all, old, &heir);
		for (size_t k = 0; k < n; k++)
			if (heir[k].region == r && heir[k].inhabitants != 0 && r->from < old->to)
				return old;
	}
	return NULL;
}

/* --- what lies in what --- */

/* The code above a district or neighbourhood of a municipality: BU03440101, WK034401, GM0344. */
static const char *above(struct mem *m, const char *code)
{
	if (strncasecmp(code, "BU", 2) == 0 && strlen(code) == 10)
		return mem_printf(m, "WK%.6s", code + 2);
	if (strncasecmp(code, "WK", 2) == 0 && strlen(code) == 8)
		return mem_printf(m, "GM%.4s", code + 2);
	return NULL;
}

static bool climb(struct mem *m, const struct regions *all, const char *code, const char *outer, int day, size_t steps, bool *unsure)
{
	struct region_heir *heir;
	if (strcasecmp(code, outer) == 0)
		return true;
	const char *parent = above(m, code);
	const struct region *r = regions_by_code(all, code), *area = regions_by_code(all, outer);
	if (steps == MOST_STEPS || (!parent && !r))
		return false;
	if (parent)
		return climb(m, all, parent, outer, day, steps + 1, unsure);
	*unsure |= area && area->level == REGION_COROP && r->level == REGION_MUNICIPALITY && str_eq(area->part_of, r->part_of);
	size_t n = r->to <= day ? regions_heirs(m, all, r, &heir) : 0;
	for (size_t i = 0; i < n; i++)
		if (heir[i].inhabitants != 0 && climb(m, all, heir[i].region->code, outer, day, steps + 1, unsure))
			return true;
	return n == 0 && *r->part_of && climb(m, all, r->part_of, outer, day, steps + 1, unsure);
}

bool regions_within(struct mem *m, const struct regions *all, const char *inner, const char *outer, int day, bool *unsure)
{
	*unsure = false;
	return climb(m, all, inner, outer, day, 0, unsure);
}
