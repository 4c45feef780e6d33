/* Exports as they come from other settings, other versions and other hands than the samples: each is taken in with the right numbers, or
 * refused with words that tell what to do. Invented, in the forms that platforms and spreadsheets are known to write. */
#include "tests/unit/importers/taken.h"

struct variant {
	const char *what, *name; /* of the file */
	const char *text;
	const char *want; /* "KIND stored/read: metric total, ..." or "!refusal" or "KIND stored/read messages" */
	const char *channel;
	int as_of; /* year * 10000 + month * 100 + day; 0: not told */
	bool utf16;
};

static const char *totals(struct taken *t)
{
	struct str s;
	str_init(&s, t->mem);
	str_addf(&s, "%s %ld/%ld", t->result.kind, (long)t->result.rows_stored, (long)t->result.rows_read);
	for (size_t i = 0; i < t->result.n_totals; i++)
		str_addf(&s, "%s %s %.6g", i ? "," : ":", t->result.total[i].metric, t->result.total[i].value);
	return s.s;
}

static void try_one(const struct variant *v)
{
	struct taken t;
	taken_begin(&t);
	t.options.channel = v->channel;
	if (v->as_of)
		t.options.as_of = day_make(v->as_of / 10000, v->as_of / 100 % 100, v->as_of % 100);
	bool ok = v->utf16 ? taken_utf16(&t, v->name, v->text) : taken_text(&t, v->name, v->text);
	const char *got = ok ? totals(&t) : mem_printf(t.mem, "!%s", word_code(t.mem, t.err.word));
	if (!str_starts(got, v->want))
		t_fail("%s: %s, expected %s (%s)", v->what, got, v->want, ok ? taken_messages(&t) : taken_why(&t));
	taken_end(&t);
}

#define FACEBOOK                                                                                                                           \
	"Post ID,Page ID,Page name,Title,Description,Duration (sec),Publish time,Caption type,Permalink,Is crosspost,Is share,Post "       \
	"type,Languages,Custom labels,Funded content status,Data comment,Date,Views,Reach,\"Reactions, Comments and "                      \
	"Shares\",Reactions,Comments,Shares,Total clicks,Link Clicks\n"
#define FACEBOOK_ROWS                                                                                                                      \
	"101,77,Stad,Kom langs,,0,06/01/2026 10:00,,https://www.facebook.com/77/posts/101,0,0,Photos,,,,,Lifetime,100,80,4,1,2,1,2,1\n"    \
	"102,77,Stad,Tot ziens,,0,06/02/2026 10:00,,https://www.facebook.com/77/posts/102,0,0,Links,,,,,Lifetime,50,40,5,2,2,1,3,2\n"
#define FACEBOOK_SUMS "views 150, reactions 3, comments 4, shares 2, clicks 5, link_clicks 3"

T_CASE(posts)
{
	static const struct variant variants[] = {
		{ "with a total row of a person", "a.csv", FACEBOOK FACEBOOK_ROWS "Totaal,,,,,,,,,,,,,,,,,150,120,9,3,4,2,5,3\n",
		  "facebook-posts 2/2: " FACEBOOK_SUMS, NULL, 0, false },
		{ "one row and no line end", "a.csv",
		  FACEBOOK
		  "101,77,Stad,Kom langs,,0,06/01/2026 10:00,,https://www.facebook.com/77/posts/101,0,0,Photos,,,,,Lifetime,100,80,4,1,2,"
		  "1,2,1",
		  "facebook-posts 1/1: views 100", NULL, 0, false },
		{ "headers in French", "a.csv",
		  "Identifiant de publication,ID de la Page,Titre,Heure de publication,Permalien,Vues,Couverture\n1,7,Bonjour,06/01/2026 "
		  "10:00,https://www.facebook.com/7/posts/1,10,9\n",
		  "!layout-unknown", NULL, 0, false },
		{ "dates of a Dutch Excel", "a.csv",
		  "Bericht-ID;Pagina-ID;Naam van "
		  "pagina;Titel;Publicatietijdstip;Permalink;Berichttype;Datum;Weergaven;Bereik;Reacties;Opmerkingen;"
		  "Deelacties\r\n101;77;Stad;Kom;30-6-2026 23:30;https://www.facebook.com/77/posts/101;Foto's;Looptijd;120;90;3;2;1\r\n",
		  "!import-no-rows", NULL, 0, false },
		{ "a story in Dutch", "a.csv",
		  "Bericht-ID,Account-ID,Gebruikersnaam account,Accountnaam,Omschrijving,Duur "
		  "(sec.),Publicatietijdstip,Permalink,Berichttype,"
		  "Opmerking data,Datum,Weergaven,Bereik,Vind-ik-leuks,Aantal keer gedeeld,Volgt,Opmerkingen,Aantal keer opgeslagen\n"
		  "184,9,stad,Stad,Hallo,0,06/29/2026 "
		  "23:30,https://www.instagram.com/stories/stad/184,Instagram-verhaal,,Looptijd,50,40,2,0,0,0,0\n",
		  "instagram-posts 1/1: views 50", NULL, 0, false },
	};
	for (size_t i = 0; i < sizeof variants / sizeof *variants; i++)
		try_one(&variants[i]);
}
T_END

#define GA4 "# ------\n# Denk mee - Stad\n# Vrije vorm 1\n# 20260601-20260630\n# ------\n\n"
#define AGES                                                                                                                               \
	"\"18-24\",\"10.6\",\"6.4\"\n\"25-34\",\"12\",\"13\"\n\"35-44\",\"9\",\"11\"\n\"45-54\",\"7\",\"8\"\n\"55-64\",\"6\",\"7\"\n\"65+" \
	"\",\"5\",\"5\"\n"

T_CASE(groups_of_people)
{
	static const struct variant variants[] = {
		{ "GA4 by age and sex, totals first", "a.csv",
		  GA4 "Age,Gender,Active users\n,,48,Grand total\n18-24,female,20\n25-34,male,18\nunknown,unknown,10\n", "ga4 3/3", NULL, 0,
		  false },
		{ "ages of followers, men first, in Dutch", "a.csv", "sep=,\n\"Leeftijd en geslacht\"\n\"\",\"Mannen\",\"Vrouwen\"\n" AGES,
		  "meta-audience", "facebook/Stad", 20260630, true },
		{ "the same with a decimal comma", "a.csv", "sep=,\n\"Age & gender\"\n\"\",\"Women\",\"Men\"\n\"18-24\",\"10,6\",\"6,4\"\n",
		  "!cell-real-point", "facebook/Stad", 20260630, true },
		{ "a total row under ages", "a.csv", "Leeftijd,Aantal deelnemers\n16 - 19,7\n20 - 24,11\nTotaal,18\n", "consul-age 2/2",
		  NULL, 20260630, false },
		{ "shares with a per cent sign", "a.csv",
		  "\"Gender\",\"Distribution\"\n\"Female\",\"59%\"\n\"Male\",\"41%\"\n\"Other\",\"0%\"\n", "tiktok-gender 3/3", NULL,
		  20260630, false },
	};
	for (size_t i = 0; i < sizeof variants / sizeof *variants; i++)
		try_one(&variants[i]);
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "a.csv", variants[0].text));
	t_text(taken_rows(&t, "SELECT sex, age_from, age_to, CAST(value AS INTEGER) FROM audience_cell ORDER BY value"),
	       "|-1|-1|10 M|25|34|18 F|18|24|20");
	taken_end(&t);
}
T_END

T_CASE(days)
{
	static const struct variant variants[] = {
		{ "days in Dutch without a year", "a.csv",
		  "\"Date\",\"Video Views\",\"Profile Views\"\n\"30 december\",\"120\",\"4\"\n\"31 december\",\"80\",\"2\"\n\"1 "
		  "januari\",\"7\",\"0\"\n",
		  "tiktok-overview 3/3: views 207, profile_visits 6", NULL, 20260110, false },
		{ "years that a spreadsheet put there", "a.csv",
		  "Date,Video Views,Profile Views\n2026-12-30,120,4\n2026-12-31,80,2\n2026-01-01,7,0\n", "!series-excel-year", NULL,
		  20260110, false },
		{ "years of their own", "a.csv", "Date,Video Views,Profile Views\n2025-12-31,80,2\n2026-01-01,7,0\n",
		  "tiktok-overview 2/2: views 87", NULL, 20260110, false },
		{ "GA4 days counted, as a spreadsheet leaves them", "a.csv",
		  "# Start date: 20260302\n# End date: 20260304\nNth day,Active users,Sessions\n0,12,15\n1,8,9\n2,4,0\n",
		  "ga4 3/3: visits 24", NULL, 0, false },
		{ "Matomo of a period without visits", "a.csv", "No data available", "!website-empty", NULL, 0, true },
		{ "thousands with a comma", "a.csv",
		  "date,nb_uniq_visitors,nb_visits,nb_actions\n2026-06-01,\"1,204\",\"2,300\",\"9,001\"\n", "!import-no-rows", NULL, 0,
		  false },
	};
	for (size_t i = 0; i < sizeof variants / sizeof *variants; i++)
		try_one(&variants[i]);
}
T_END

T_MAIN("importers/variants", posts, groups_of_people, days)
