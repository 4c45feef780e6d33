/* Writes the exports of an invented trajectory, "Groene Singel" in Utrecht, byte for byte in the shape in which the platforms write
 * theirs. Everything is drawn from one fixed seed with whole numbers only, so every machine writes the same files.
 *
 *   generate DIR              twelve months of exports, July 2025 - June 2026, and a newer export of the last month
 *   generate --posts N [YEARS] FILE   one Facebook export of N posts of so many years (1) until June 2026, to measure with */
#include "base/day.h"
#include "base/mem.h"
#include "base/str.h"
#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum kind { PHOTO = 1, CAROUSEL = 2, REEL = 4, VIDEO = 8, LINK = 16, TEXT = 32 };

/* chance */

struct chance {
	uint64_t state;
};

/* Source: Steele, Lea & Flood (2014), SplitMix64. */
static uint64_t chance_next(struct chance *c)
{
	uint64_t z = c->state += 0x9e3779b97f4a7c15u;
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

/* 0 .. n-1. The bias towards small numbers is below n / 2^64. */
static int chance_below(struct chance *c, int n)
{
	return (int)(chance_next(c) % (uint64_t)n);
}

/* About the mean, at most `percent` off, most often near it. */
static int64_t chance_around(struct chance *c, int64_t mean, int percent)
{
	int up = chance_below(c, percent + 1); /* in two statements: the order of operands is the compiler's */
	int off = up - chance_below(c, percent + 1);
	return mean * (100 + off) / 100;
}

/* An index drawn by weights that sum to 1000. */
static size_t chance_pick(struct chance *c, const int weight[], size_t n)
{
	int rest = chance_below(c, 1000);
	size_t i = 0;
	while (i + 1 < n && rest >= weight[i])
		rest -= weight[i++];
	return i;
}

/* files */

struct csv {
	FILE *file;
	bool started; /* a cell of this row is written */
};

static bool csv_open(struct csv *w, const char *path, const char *header)
{
	*w = (struct csv){ .file = fopen(path, "wb") };
	if (!w->file) {
		fprintf(stderr, "generate: %s: %s\n", path, strerror(errno));
		return false;
	}
	fputs(header, w->file);
	return true;
}

static bool csv_close(struct csv *w, const char *path)
{
	bool bad = ferror(w->file) != 0;
	if (fclose(w->file) != 0 || bad) {
		fprintf(stderr, "generate: %s: not written to its end\n", path);
		return false;
	}
	return true;
}

/* Quotes only where needed; a blank needs them too, as in Meta's own files. */
static void csv_text(struct csv *w, const char *s)
{
	if (w->started)
		putc(',', w->file);
	w->started = true;
	if (!s[strcspn(s, " ,\"\n\t")]) {
		fputs(s, w->file);
		return;
	}
	putc('"', w->file);
	for (size_t n; n = strcspn(s, "\""), fwrite(s, 1, n, w->file), s[n]; s += n + 1)
		fputs("\"\"", w->file);
	putc('"', w->file);
}

static void csv_int(struct csv *w, int64_t v)
{
	char digits[24];
	snprintf(digits, sizeof digits, "%" PRId64, v);
	csv_text(w, digits);
}

static void csv_end(struct csv *w)
{
	putc('\n', w->file);
	w->started = false;
}

/* posts */

struct post {
	uint64_t id;
	int64_t published; /* UTC seconds */
	enum kind kind;
	const char *label; /* the platform's word for the kind */
	const char *caption;
	int seconds; /* of film */
	int64_t views, reach, reactions, comments, shares, saves, clicks;
	uint64_t noise; /* for invented parts of a link */
	bool cut; /* written without the optional columns at the end, as Meta does for some rows */
};

/* How often a kind is posted, and how it does. */
struct plan {
	enum kind kind;
	const char *label;
	int a_month;
	int views;
	int rate; /* interactions per 1,000 views */
};

static const struct plan facebook_plan[] = {
	{ PHOTO, "Foto's", 6, 1400, 24 }, { REEL, "Reels", 5, 2600, 52 }, { VIDEO, "Video's", 1, 1500, 27 },
	{ LINK, "Links", 5, 900, 13 },    { TEXT, "Tekst", 3, 1000, 19 },
};
static const struct plan instagram_plan[] = {
	{ PHOTO, "Instagram-afbeelding", 5, 720, 38 },
	{ CAROUSEL, "Instagram-carrousel", 3, 810, 44 },
	{ REEL, "IG-reel", 5, 1900, 71 },
};

struct caption {
	int from, to; /* yyyymmdd */
	int kinds;
	const char *text;
};
static const struct caption captions[] = {
#define CAPTION(from, to, kinds, text) { from, to, kinds, text },
#include "story.def"
};
static const struct caption elsewhere[] = {
#define ELSEWHERE(from, to, text) { from, to, PHOTO | CAROUSEL | REEL | VIDEO | LINK | TEXT, text },
#include "story.def"
};
static const char *const closings[] = {
#define CLOSING(text) text,
#include "story.def"
};
static const char *const places[] = {
#define PLACE(text) text,
#include "story.def"
};
#define LENGTH(a) (sizeof(a) / sizeof *(a))

struct story {
	struct chance chance;
	struct mem *mem;
	uint64_t n_posts;
	int used[LENGTH(captions)]; /* how often each caption was used */
	int used_elsewhere[LENGTH(elsewhere)];
};

/* Of the captions that suit the day and the kind, one that was used least. */
static const char *story_choose(struct story *s, const struct caption list[], int used[], size_t n, int day, enum kind kind)
{
	int y, m, d;
	day_split(day, &y, &m, &d);
	int date = 10000 * y + 100 * m + d;
	size_t best = n, start = (size_t)chance_below(&s->chance, (int)n);
	for (size_t k = 0; k < n; k++) {
		size_t i = (start + k) % n;
		if (!(list[i].kinds & (int)kind) || date < list[i].from || date > list[i].to)
			continue;
		if (best == n || used[i] < used[best])
			best = i;
	}
	assert(best < n);
	used[best]++;
	return list[best].text;
}

static const char *story_closing(struct story *s)
{
	return closings[chance_below(&s->chance, LENGTH(closings))];
}

static const char *story_caption(struct story *s, int day, enum kind kind)
{
	const char *text = story_choose(s, captions, s->used, LENGTH(captions), day, kind);
	const char *gap = strstr(text, "{plek}");
	if (gap)
		text = mem_printf(s->mem, "%.*s%s%s", (int)(gap - text), text, places[chance_below(&s->chance, LENGTH(places))],
		                  gap + strlen("{plek}"));
	return mem_printf(s->mem, "%s\n\n%s", text, story_closing(s));
}

static const char *story_elsewhere(struct story *s, int day, enum kind kind)
{
	return story_choose(s, elsewhere, s->used_elsewhere, LENGTH(elsewhere), day, kind);
}

/* Final figures, as they stand when a post no longer grows. */
static void post_figures(struct post *p, const struct plan *plan, struct chance *c)
{
	p->views = chance_around(c, plan->views, 60);
	if (chance_below(c, 18) == 0) /* now and then one travels far */
		p->views *= 3;
	int64_t interactions = p->views * chance_around(c, plan->rate, 55) / 1000;
	bool asks = strchr(p->caption, '?') != NULL;
	p->reach = p->views * chance_around(c, 72, 12) / 100;
	p->comments = interactions * chance_around(c, asks ? 26 : 10, 50) / 100;
	p->shares = interactions * chance_around(c, 12, 60) / 100;
	p->saves = interactions * chance_around(c, 6, 90) / 100;
	p->reactions = interactions - p->comments - p->shares - p->saves;
	p->clicks = p->views * chance_around(c, plan->kind == LINK ? 48 : 15, 50) / 1000;
	if (plan->kind & (REEL | VIDEO))
		p->seconds = plan->kind == REEL ? 15 + chance_below(c, 45) : 60 + chance_below(c, 120);
}

static struct post story_post(struct story *s, const struct plan *plan, int day, const char *caption)
{
	static const int minute[] = { 510, 510, 735, 735, 945, 1020, 1170, 1170, 1170, 1215 }; /* 8.30 ... 20.15 */
	int when = minute[chance_below(&s->chance, LENGTH(minute))] + chance_below(&s->chance, 20);
	struct post p = {
		.id = ++s->n_posts,
		.published = time_from_wall(day, when * 60, ZONE_AMSTERDAM),
		.kind = plan->kind,
		.label = plan->label,
		.caption = caption,
		.noise = chance_next(&s->chance),
	};
	post_figures(&p, plan, &s->chance);
	return p;
}

/* The figures as an export of that day saw them: after twelve days a post has done most of its work. */
static struct post post_seen_on(struct post p, int export_day)
{
	int age = export_day - (int)(p.published / 86400);
	int percent = age < 0 ? 0 : age < 12 ? 40 + 5 * age : 100;
	int64_t *figure[] = { &p.views, &p.reach, &p.reactions, &p.comments, &p.shares, &p.saves, &p.clicks };
	for (size_t i = 0; i < LENGTH(figure); i++)
		*figure[i] = *figure[i] * percent / 100;
	return p;
}

/* "07/31/2025 23:30": Meta writes US Pacific time, wherever the page is. */
static const char *meta_time(struct mem *m, int64_t utc)
{
	int day, second, year, month, dom;
	time_to_wall(utc, ZONE_PACIFIC, &day, &second);
	day_split(day, &year, &month, &dom);
	return mem_printf(m, "%02d/%02d/%04d %02d:%02d", month, dom, year, second / 3600, second / 60 % 60);
}

static const char facebook_header[] =
        "\xEF\xBB\xBF"
        "Bericht-ID,Pagina-ID,\"Naam van pagina\",Titel,Omschrijving,\"Duur (sec.)\",Publicatietijdstip,\"Type onderschrift\","
        "Permalink,\"Is gecrosspost\",\"Is een gedeeld bericht\",Berichttype,Talen,\"Aangepaste labels\","
        "\"Status gefinancierde content\",\"Opmerking data\",Datum,Weergaven,Bereik,\"Reacties, opmerkingen en deelacties\","
        "Reacties,Opmerkingen,Deelacties,\"Totaal aantal klikken\","
        "\"Consumptie overeenkomend met doelgroeptargeting (Photo Click)\",\"Overige klikken\","
        "\"Negatieve feedback van gebruikers: Alles verbergen\"\n";

static void facebook_row(struct csv *w, struct mem *m, const struct post *p)
{
	uint64_t id = 1187150000000000 + 9973 * p->id + p->noise % 9973;
	int64_t photo_clicks = p->kind == PHOTO ? p->clicks * 2 / 3 : 0;
	csv_text(w, mem_printf(m, "%" PRIu64, id));
	csv_text(w, "100000000000042");
	csv_text(w, "Utrecht Oost (voorbeeld)");
	csv_text(w, p->caption);
	csv_text(w, "");
	csv_int(w, p->seconds);
	csv_text(w, meta_time(m, p->published));
	csv_text(w, "N/A");
	csv_text(w, mem_printf(m, "https://www.facebook.com/%s/%" PRIu64, p->kind == REEL ? "reel" : "utrechtoost.voorbeeld/posts", id));
	csv_int(w, p->noise % 6 == 0);
	csv_int(w, 0);
	csv_text(w, p->label);
	for (int i = 0; i < 4; i++) /* languages, labels, funding, note */
		csv_text(w, "");
	csv_text(w, "Looptijd");
	csv_int(w, p->views);
	csv_int(w, p->reach);
	csv_int(w, p->reactions + p->comments + p->shares);
	csv_int(w, p->reactions);
	csv_int(w, p->comments);
	csv_int(w, p->shares);
	csv_int(w, p->clicks);
	if (!p->cut) {
		csv_int(w, photo_clicks);
		csv_int(w, p->clicks - photo_clicks);
		csv_text(w, p->noise % 5 == 0 ? "1" : "");
	}
	csv_end(w);
}

static const char instagram_header[] =
        "\xEF\xBB\xBF"
        "Bericht-ID,Account-ID,\"Gebruikersnaam account\",Accountnaam,Omschrijving,\"Duur (sec.)\",Publicatietijdstip,Permalink,"
        "Berichttype,\"Opmerking data\",Datum,Weergaven,Bereik,Vind-ik-leuks,\"Aantal keer gedeeld\",Opmerkingen,"
        "\"Aantal keer opgeslagen\",Volgt\n";

/* A shortcode carries its time: milliseconds since the platform's own epoch in the upper bits. */
static const char *instagram_link(struct mem *m, const struct post *p)
{
	static const char base64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
	uint64_t id = (uint64_t)(p->published * 1000 - 1314220021721) << 23 | (p->noise & 0x7fffff);
	char code[12] = "";
	for (size_t i = sizeof code - 1; i-- > 0; id >>= 6)
		code[i] = base64[id & 63];
	return mem_printf(m, "https://www.instagram.com/%s/%s/", p->kind == REEL ? "reel" : "p", code);
}

static void instagram_row(struct csv *w, struct mem *m, const struct post *p)
{
	csv_text(w, mem_printf(m, "%" PRIu64, 18060000000000000 + 9973 * p->id + p->noise % 9973));
	csv_text(w, "17841400000000042");
	csv_text(w, "utrechtoost_voorbeeld");
	csv_text(w, "Utrecht Oost (voorbeeld)");
	csv_text(w, p->caption);
	csv_int(w, p->seconds);
	csv_text(w, meta_time(m, p->published));
	csv_text(w, instagram_link(m, p));
	csv_text(w, p->label);
	csv_text(w, "");
	csv_text(w, "Looptijd");
	csv_int(w, p->views);
	csv_int(w, p->reach);
	csv_int(w, p->reactions);
	csv_int(w, p->shares);
	csv_int(w, p->comments);
	csv_int(w, p->saves);
	csv_text(w, p->kind == REEL && p->noise % 3 == 0 ? "2" : "");
	csv_end(w);
}

/* one platform, twelve months */

struct platform {
	const char *folder, *header;
	const struct plan *plan;
	size_t n_plans;
	int elsewhere; /* posts a month outside the trajectory */
	void (*row)(struct csv *w, struct mem *m, const struct post *p);
};

static const struct platform facebook = { "facebook", facebook_header, facebook_plan, LENGTH(facebook_plan), 2, facebook_row };
static const struct platform instagram = { "instagram", instagram_header, instagram_plan, LENGTH(instagram_plan), 1, instagram_row };

enum { FIRST_YEAR = 2025, FIRST_MONTH = 7, N_MONTHS = 12, MAX_A_MONTH = 31, MAX_YEARS = 20, MAX_POSTS = 100000000 };

/* The posts of a month, spread over its days in random order of kinds. */
static size_t story_month(struct story *s, const struct platform *platform, int month, struct post out[MAX_A_MONTH])
{
	struct slot {
		const struct plan *plan;
		bool elsewhere;
	} slot[MAX_A_MONTH];
	size_t n = 0;
	for (size_t k = 0; k < platform->n_plans; k++)
		for (int i = 0; i < platform->plan[k].a_month; i++)
			slot[n++] = (struct slot){ &platform->plan[k], false };
	for (int i = 0; i < platform->elsewhere; i++)
		slot[n++] = (struct slot){ &platform->plan[0], true };
	for (size_t i = n; i > 1; i--) {
		size_t j = (size_t)chance_below(&s->chance, (int)i);
		struct slot last = slot[i - 1];
		slot[i - 1] = slot[j];
		slot[j] = last;
	}
	int first = month_first_day(month), days = month_last_day(month) - first + 1;
	for (size_t i = 0; i < n; i++) {
		int day = first + (int)i * days / (int)n;
		const char *caption = (slot[i].elsewhere ? story_elsewhere : story_caption)(s, day, slot[i].plan->kind);
		out[i] = story_post(s, slot[i].plan, day, caption);
	}
	return n;
}

static bool write_posts(const char *path, const struct platform *platform, struct mem *m, const struct post post[], size_t n,
                        int export_day)
{
	struct csv w;
	if (!csv_open(&w, path, platform->header))
		return false;
	for (size_t i = 0; i < n; i++) {
		struct post seen = post_seen_on(post[i], export_day);
		seen.cut = n > 3 && i >= n - 3;
		platform->row(&w, m, &seen);
	}
	return csv_close(&w, path);
}

static bool write_platform(const char *dir, const struct platform *platform, struct mem *m)
{
	struct story s = { .chance = { 20250701 + (uint64_t)platform->plan[0].views }, .mem = m };
	struct post post[N_MONTHS * MAX_A_MONTH];
	size_t n = 0, n_before_last = 0;
	int first = month_make(FIRST_YEAR, FIRST_MONTH);
	for (int month = first; month < first + N_MONTHS; month++) {
		n_before_last = n;
		n += story_month(&s, platform, month, post + n);
	}
	int end = month_last_day(first + N_MONTHS - 1);
	const char *whole = mem_printf(m, "%s/%s/Jul-01-2025_Jun-30-2026_1396260000000042.csv", dir, platform->folder);
	const char *again = mem_printf(m, "%s/%s/Jun-01-2026_Jun-30-2026_1019820000000042.csv", dir, platform->folder);
	return write_posts(whole, platform, m, post, n, end + 1) &&
	       write_posts(again, platform, m, post + n_before_last, n - n_before_last, end + 31);
}

/* audience and daily series: UTF-16LE, first line sep=, and every cell quoted */

static bool write_utf16(const char *path, const char *text)
{
	struct csv w;
	if (!csv_open(&w, path, "\xFF\xFE"))
		return false;
	for (const unsigned char *s = (const unsigned char *)text; *s; s++) {
		assert(*s < 0x80); /* these files have no other letters */
		putc(*s, w.file);
		putc(0, w.file);
	}
	return csv_close(&w, path);
}

struct audience {
	const char *file, *text;
};
static const struct audience audiences[] = {
#define AUDIENCE(...) { __VA_ARGS__ },
#include "story.def"
};

struct series {
	const char *file, *title;
	int mean;
	bool facebook; /* Facebook's days begin at T00 or T01 with US daylight saving; Instagram's always at T00 */
};
static const struct series daily[] = {
	{ "facebook/Visits.csv", "Facebook visits", 38, true },
	{ "facebook/Follows.csv", "Facebook follows", 2, true },
	{ "facebook/Views.csv", "Views", 910, true },
	{ "instagram/Visits.csv", "Instagram profile visits", 21, false },
	{ "instagram/Follows.csv", "Instagram follows", 2, false },
	{ "instagram/Views.csv", "Views", 640, false },
};

static bool write_daily(const char *dir, const struct series *series, struct mem *m)
{
	struct chance c = { 42 + (uint64_t)series->mean };
	struct str text;
	str_init(&text, m);
	str_addf(&text, "sep=,\n\"%s\"\n\"Date\",\"Primary\"\n", series->title);
	int first = month_first_day(month_make(FIRST_YEAR, FIRST_MONTH));
	int last = month_last_day(month_make(FIRST_YEAR, FIRST_MONTH) + N_MONTHS - 1);
	for (int day = first; day <= last; day++) {
		bool winter = time_from_wall(day, 0, ZONE_PACIFIC) - (int64_t)day * 86400 == 8 * 3600;
		int64_t value = chance_around(&c, day_weekday(day) >= 5 ? series->mean / 2 : series->mean, 80);
		str_addf(&text, "\"%sT%02d:00:00\",\"%" PRId64 "\"\n", day_iso(m, day), series->facebook && winter, value);
	}
	str_add_char(&text, '\n');
	return write_utf16(mem_printf(m, "%s/%s", dir, series->file), text.s);
}

/* counted participants */

enum { N_SEXES = 4, N_AGES = 7, N_FIRST = 3 };

/* Weights in thousandths. Ages: 15-24 ... 65 and over, unknown; sexes: F, M, X, unknown; first time: yes, no, unknown. */
struct gathering {
	const char *name, *day, *kind, *online;
	int people;
	int age[N_AGES], sex[N_SEXES], first[N_FIRST];
};
static const struct gathering gatherings[] = {
#define GATHERING(...) { __VA_ARGS__ },
#include "story.def"
};

static void write_gathering(struct csv *w, struct chance *c, const struct gathering *g)
{
	static const char *const sex_label[N_SEXES] = { "F", "M", "X", "" };
	static const char *const age_from[N_AGES] = { "15", "25", "35", "45", "55", "65", "" };
	static const char *const age_to[N_AGES] = { "24", "34", "44", "54", "64", "", "" };
	static const char *const first_label[N_FIRST] = { "yes", "no", "unknown" };
	int count[N_SEXES * N_AGES * N_FIRST] = { 0 };
	for (int i = 0; i < g->people; i++) {
		size_t sex = chance_pick(c, g->sex, N_SEXES), age = chance_pick(c, g->age, N_AGES);
		count[(sex * N_AGES + age) * N_FIRST + chance_pick(c, g->first, N_FIRST)]++;
	}
	for (size_t k = 0; k < LENGTH(count); k++) {
		size_t age = k / N_FIRST % N_AGES;
		if (count[k] == 0)
			continue;
		csv_text(w, g->name);
		csv_text(w, g->day);
		csv_text(w, g->kind);
		csv_text(w, g->online);
		csv_text(w, sex_label[k / N_FIRST / N_AGES]);
		csv_text(w, age_from[age]);
		csv_text(w, age_to[age]);
		csv_text(w, first_label[k % N_FIRST]);
		csv_int(w, count[k]);
		csv_end(w);
	}
}

static bool write_counts(const char *path)
{
	struct csv w;
	struct chance c = { 7 };
	if (!csv_open(&w, path, "activity,date,kind,online,sex,age_from,age_to,first_time,count\n"))
		return false;
	for (size_t i = 0; i < LENGTH(gatherings); i++)
		write_gathering(&w, &c, &gatherings[i]);
	return csv_close(&w, path);
}

/* the two things this program does */

static bool make_folder(struct mem *m, const char *dir, const char *name)
{
	const char *path = mem_printf(m, "%s/%s", dir, name);
	if (mkdir(path, 0777) == 0 || errno == EEXIST)
		return true;
	fprintf(stderr, "generate: %s: %s\n", path, strerror(errno));
	return false;
}

static bool write_demo(const char *dir, struct mem *m)
{
	bool fine = make_folder(m, dir, "") && make_folder(m, dir, "facebook") && make_folder(m, dir, "instagram") &&
	            write_platform(dir, &facebook, m) && write_platform(dir, &instagram, m) &&
	            write_counts(mem_printf(m, "%s/tellingen.csv", dir));
	for (size_t i = 0; fine && i < LENGTH(audiences); i++)
		fine = write_utf16(mem_printf(m, "%s/%s", dir, audiences[i].file), audiences[i].text);
	for (size_t i = 0; fine && i < LENGTH(daily); i++)
		fine = write_daily(dir, &daily[i], m);
	return fine;
}

/* Short captions, as many a page writes them; the posts are spread over the same twelve months, or over more years before. */
static bool write_many(const char *path, int64_t n, int years, struct mem *m)
{
	static const int weight[] = { 420, 170, 80, 160, 170 }; /* of facebook_plan */
	struct story s = { .chance = { 20250701 }, .mem = m };
	struct csv w;
	if (!csv_open(&w, path, facebook_header))
		return false;
	int first = month_make(FIRST_YEAR, FIRST_MONTH), from = month_first_day(first - 12 * (years - 1));
	int64_t days = month_last_day(first + N_MONTHS - 1) - from + 1;
	for (int64_t i = 0; i < n; i++) {
		const struct plan *plan = &facebook_plan[chance_pick(&s.chance, weight, LENGTH(weight))];
		struct post p = story_post(&s, plan, from + (int)(i * days / n), story_closing(&s));
		facebook_row(&w, m, &p);
		mem_reset(m);
	}
	return csv_close(&w, path);
}

int main(int argc, char **argv)
{
	struct mem *m = mem_new();
	bool fine = false;
	bool posts = (argc == 4 || argc == 5) && str_eq(argv[1], "--posts");
	char none[] = "", *end = none, *years_end = none;
	long long n = posts ? strtoll(argv[2], &end, 10) : 0;
	long years = posts && argc == 5 ? strtol(argv[3], &years_end, 10) : 1;
	if (n > 0 && n <= MAX_POSTS && *end == '\0' && years >= 1 && years <= MAX_YEARS && *years_end == '\0')
		fine = write_many(argv[argc - 1], n, (int)years, m);
	else if (argc == 2 && argv[1][0] != '-')
		fine = write_demo(argv[1], m);
	else
		fputs("usage: generate DIR\n       generate --posts N [YEARS] FILE\n", stderr);
	mem_free(m);
	return fine ? 0 : 1;
}
