/* Languages by name, in a table and in a sentence. */
#include "reports/language.h"
#include "tests/t.h"

T_CASE(languages_by_name)
{
	struct mem *m = mem_new();
	t_text(language_words(m, LANG_NL, "fr"), "Frans");
	t_text(language_words(m, LANG_FR, "nl"), "néerlandais");
	t_text(language_in_words(m, LANG_NL, "nl"), "in het Nederlands");
	t_text(language_in_words(m, LANG_EN, "de"), "in German");
	t_text(language_in_words(m, LANG_FR, "en"), "en anglais");
	t_text(language_words(m, LANG_NL, "sv"), "taal sv"); /* without a name here */
	t_text(language_in_words(m, LANG_NL, "nl-BE"), "in taal nl-BE"); /* another code is another language */
	mem_free(m);
}
T_END

T_MAIN("reports/language", languages_by_name)
