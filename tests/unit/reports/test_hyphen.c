#include "reports/hyphen.h"
#include "tests/t.h"

/* The text with a '-' at every soft hyphen. */
static const char *broken(struct mem *m, enum lang lang, const char *text)
{
	struct err e = { .code = ERR_NONE };
	struct hyphen *h;
	t_true(hyphen_open(m, lang, &h, &e));
	struct str s;
	str_init(&s, m);
	hyphen_add(h, &s, text);
	hyphen_close(h);
	struct str shown;
	str_init(&shown, m);
	for (const char *p = s.s; *p; p++) {
		if (strncmp(p, SOFT_HYPHEN, 2) == 0) {
			str_add_char(&shown, '-');
			p++;
		} else {
			str_add_char(&shown, *p);
		}
	}
	return shown.s;
}

/* Dutch breaks as in the Woordenlijst Nederlandse Taal (woordenlijst.org), those closer than three letters to an end left out. */
T_CASE(breaks_long_words)
{
	struct mem *m = mem_new();
	struct err e = { .code = ERR_NONE };
	struct hyphen *dutch;
	t_true(hyphen_open(m, LANG_NL, &dutch, &e));
	if (!dutch) {
		printf("# skipped: the Dutch dictionary is not installed\n");
		fflush(stdout);
		mem_free(m);
		return;
	}
	hyphen_close(dutch);
	t_text(broken(m, LANG_NL, "verantwoordelijkheid"), "ver-ant-woor-de-lijk-heid");
	t_text(broken(m, LANG_NL, "de gemeenteraadsverkiezingen, dus"), "de gemeen-te-raads-ver-kie-zin-gen, dus");
	t_text(broken(m, LANG_NL, "beïnvloeding."), "beïn-vloe-ding."); /* be-invloeding would lose its diaeresis */
	mem_free(m);
}
T_END

T_CASE(leaves_names_and_addresses_whole)
{
	struct mem *m = mem_new();
	static const char *const whole[] = {
		"Instagramgebruikers",
		"#participatiedag",
		"@gemeentevoorbeeld",
		"https://example.org/verantwoordelijkheid",
		"mbo-verantwoordelijken",
		"verantwoordelijkheid-en",
		"acht-en-een",
		"bewoners",
		"verantwoordelijkheid.nl",
		"naam@verantwoordelijkheid",
		"",
		"🚲🌳",
		"مشاركة المواطنين",
	};
	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
		t_text(broken(m, LANG_NL, whole[i]), whole[i]);
	mem_free(m);
}
T_END

T_CASE(takes_any_text)
{
	struct mem *m = mem_new();
	struct str s;
	str_init(&s, m);
	str_add_times(&s, "zeer", 100);
	for (enum lang lang = 0; lang < LANG_N; lang++) {
		t_text(broken(m, lang, s.s), s.s); /* longer than the library takes */
		broken(m, lang, "straße ﬁnanciële İstanbulİstanbul 参与参与参与参与参与 łódźłódźłódź");
	}
	struct str none;
	str_init(&none, m);
	hyphen_add(NULL, &none, "verantwoordelijkheid");
	t_text(none.s, "verantwoordelijkheid");
	mem_free(m);
}
T_END

T_MAIN("hyphen", breaks_long_words, leaves_names_and_addresses_whole, takes_any_text)
