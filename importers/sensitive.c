#include "sensitive.h"
#include "base/str.h"
#include "base/utf8.h"
#include <string.h>

/* Parts of words, so that "migratieachtergrond" and "Country of birth" are found too. */
static const char *const stems[] = {
	"herkomst",   "migratie",
	"migration",  "geboorteland",
	"geboren in", "country of birth",
	"born in",    "pays de naissance",
	"nés en",     "nationalit",
	"citizen",    "citoyennet",
	"afkomst",    "etnisch",
	"etnicit",    "ethni",
	"origine",    "origin",
	"godsdienst", "geloof",
	"relig",      "levensbesch",
	"kerkelijk",  "moslim",
	"muslim",     "politiek",
	"political",  "politique",
	"vakbond",    "trade union",
	"syndica",    "gezondheid",
	"health",     "santé",
	"handicap",   "arbeidsongeschikt",
	"disabilit",  "invalid",
	"ziekte",     "disease",
	"maladie",    "geaardheid",
	"seksu",      "sexual",
	"sexuel",
};

bool sensitive_trait(struct mem *m, const char *name)
{
	const char *key = utf8_key(m, name);
	for (size_t i = 0; i < sizeof stems / sizeof *stems; i++)
		if (strstr(key, stems[i]))
			return true;
	return false;
}

bool sensitive_place(const char *code)
{
	if (str_starts(code, "WK") || str_starts(code, "BU"))
		return true;
	return strlen(code) > 5 && strspn(code, "0123456789") == 5; /* "44021A00-" */
}
