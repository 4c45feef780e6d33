/* What is told of no neighbourhood: the names that statistical offices give, and names that only look like them. */
#include "importers/sensitive.h"
#include "taken.h"

#define HEAD "geo_code,geo_name,ref_date,sex,age_from,age_to,count,status,source,dim,category\n"
#define GROUPS(code)                                                                                                                       \
	code ",Voorbeeld,2026-01-01,*,0,,90,final,CBS,Herkomstland,Nederland\n" code                                                       \
	     ",Voorbeeld,2026-01-01,*,0,,20,final,CBS,Herkomstland,Buiten Europa\n" code                                                   \
	     ",Voorbeeld,2026-01-01,F,0,,60,final,CBS,*,*\n" code ",Voorbeeld,2026-01-01,M,0,,50,final,CBS,*,*\n"

T_CASE(names_of_traits)
{
	static const char *const special[] = { "Migratieachtergrond",
		                               "Herkomstland",
		                               "NATIONALITEIT",
		                               "Nationalité",
		                               "Country of birth",
		                               "Country of citizenship",
		                               "Religieuze betrokkenheid",
		                               "Kerkelijke gezindte",
		                               "Ervaren gezondheid",
		                               "Westerse migratieachtergrond x 1 Laag",
		                               "Politieke voorkeur",
		                               "Seksuele gerichtheid",
		                               "Geloofsovertuiging",
		                               "Moslim" };
	static const char *const plain[] = { "",
		                             "Geslacht",
		                             "Leeftijd",
		                             "Hoogst behaald onderwijsniveau",
		                             "Positie in het huishouden",
		                             "Burgerlijke staat",
		                             "Politiebureau",
		                             "Location",
		                             "Seniority",
		                             "Region",
		                             "Régime" };
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof special / sizeof *special; i++)
		if (!sensitive_trait(m, special[i]))
			t_fail("'%s' passes", special[i]);
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		if (sensitive_trait(m, plain[i]))
			t_fail("'%s' is held back", plain[i]);
	mem_free(m);
}
T_END

T_CASE(places)
{
	t_true(sensitive_place("WK034401"));
	t_true(sensitive_place("BU03440101"));
	t_true(sensitive_place("44021A00-"));
	t_false(sensitive_place("GM0344"));
	t_false(sensitive_place("44021"));
	t_false(sensitive_place("NL01"));
	t_false(sensitive_place("PV26"));
	t_false(sensitive_place(""));
}
T_END

T_CASE(of_a_neighbourhood_only_everybody_is_kept)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "x.csv", HEAD GROUPS("BU99990101")));
	t_text(taken_rows(&t, "SELECT sex, n FROM baseline_cell ORDER BY sex"), "F|60.0 M|50.0");
	t_true(strstr(taken_messages(&t), "census-special 0:0") != NULL);
	taken_end(&t);
}
T_END

T_CASE(of_a_municipality_its_published_groups_are)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "x.csv", HEAD GROUPS("GM9999")));
	t_text(taken_rows(&t, "SELECT category, n FROM baseline_cell WHERE dimension <> '' ORDER BY 1"),
	       "Buiten Europa|20.0 Nederland|90.0");
	t_true(strstr(taken_messages(&t), "census-special") == NULL);
	taken_end(&t);
}
T_END

/* A question of the platform's own registration form may be any. */
T_CASE(answers_to_other_questions_than_sex_are_refused)
{
	struct taken t;
	taken_begin(&t);
	t.options.as_of = day_make(2026, 3, 31);
	t_false(taken_text(&t, "x.csv", "option_id,option,users\n1,Katholiek,31\n2,Moslim,22\n3,Geen,40\n"));
	t_text(word_code(t.mem, t.err.word), "breakdown-only-sex");
	t_text(taken_rows(&t, "SELECT count(*) FROM audience_cell"), "0");
	t_false(taken_text(&t, "x.csv", "option_id,option,users\n1,Vrouw,31\n2,Moslim,22\n"));
	t_true(taken_text(&t, "x.csv", "option_id,option,users\n1,Vrouw,31\n2,Man,22\n"));
	t_text(taken_rows(&t, "SELECT sex, value FROM audience_cell ORDER BY sex"), "F|31.0 M|22.0");
	taken_end(&t);
}
T_END

T_MAIN("sensitive", names_of_traits, places, of_a_neighbourhood_only_everybody_is_kept, of_a_municipality_its_published_groups_are,
       answers_to_other_questions_than_sex_are_refused)
