/* The census files of statistical offices in SPIEGEL_SHARED (else ../shared), when they are there: each goes in whole, with the totals that
 * the offices publish for these regions and days. Prints kind, file, rows and the total that was checked. */
#include "taken.h"
#include <unistd.h>

#define PEOPLE "SELECT CAST(sum(c.n) AS INTEGER) FROM baseline b JOIN baseline_cell c ON c.baseline_id = b.id "

static const struct office {
	const char *file, *kind;
	int rows;
	const char *sql, *says;
} files[] = {
	{ "raw/03759ned_ams_2019_gender_age_UntypedDataSet.csv", "cbs-statline", 324, PEOPLE "WHERE b.ref_date = 17897", "862965" },
	{ "raw/03759ned_ams_2021_gender_age_UntypedDataSet.csv", "cbs-statline", 324, PEOPLE "WHERE c.region = 'GM0363'", "873338" },
	{ "raw/03759ned_utrecht_2021_gender_age_UntypedDataSet.csv", "cbs-statline", 324, PEOPLE "WHERE c.region = 'GM0344'", "359370" },
	/* its 95 years and over are 5 singles and 105+; the padded keys are all there */
	{ "raw/03759ned_utrecht_2021_gender_age_UntypedDataSet.csv", "cbs-statline", 324,
	  "SELECT count(*) || ' ' || min(age_from) || ' ' || max(age_from) || ' ' || max(age_to) FROM baseline_cell", "212 0 105 999" },
	{ "raw/71488ned_nl_2019_household_labelled.csv", "cbs-statline", 40, PEOPLE "WHERE c.category LIKE '%Totaal samenwonende personen'",
	  "8528704" },
	{ "raw/84910NED_utrecht_2019_gender_age_migration.csv", "cbs-statline", 378,
	  PEOPLE "WHERE c.region = 'GM0344' AND c.category LIKE 'Westerse%'", "21894" },
	{ "raw/labelled_education_gender_age_2021KW2_nl.csv", "cbs-statline", 162, PEOPLE "WHERE c.category LIKE '% x 3 Hoog%'",
	  "4962000" },
	{ "raw/nl_gemeente_total_2019_2026_03759ned.csv", "cbs-statline", 6784, PEOPLE "WHERE c.region = 'NL01' AND b.ref_date = 20089",
	  "18044027" },
	{ "raw/nl_gemeente_total_2019_2026_03759ned.csv", "cbs-statline", 6784, PEOPLE "WHERE c.region LIKE 'GM%' AND b.ref_date = 20089",
	  "18044027" },
	{ "raw/84583NED_kwb2019_utrecht_2019_UntypedDataSet.csv", "cbs-kwb", 122, PEOPLE "WHERE c.region = 'GM0344' AND c.age_from >= 0",
	  "352866" },
	{ "raw/84583NED_kwb2019_utrecht_2019_UntypedDataSet.csv", "cbs-kwb", 122, PEOPLE "WHERE c.region = 'GM0344' AND c.age_from < 0",
	  "352866" },
	{ "raw/kwb_2021_85039NED_land_gemeente.csv", "cbs-kwb", 353, PEOPLE "WHERE c.region = 'NL01'", "17475415" },
	{ "raw/kwb_2021_85039NED_land_gemeente.csv", "cbs-kwb", 353, PEOPLE "WHERE c.region <> 'NL01'", "17475415" },
	{ "raw/kwb_2023_85618NED_land_gemeente.csv", "cbs-kwb", 343, PEOPLE "WHERE c.region = 'NL01'", "17811291" },
	{ "raw/kwb_2023_85618NED_land_gemeente.csv", "cbs-kwb", 343, PEOPLE "WHERE c.region <> 'NL01'", "17811291" },
	{ "raw/be_2021_region_age_sex.csv", "statbel-population", 606, PEOPLE "WHERE c.region = '01000'", "11521238" },
	{ "raw/be_2021_region_age_sex.csv", "statbel-population", 606, PEOPLE "WHERE c.region = '02000'", "6653062" },
	{ "raw/TF_SOC_POP_STRUCT_2021_subset.txt", "statbel-population", 0, PEOPLE "WHERE c.region = '44021'", "263703" },
	{ "raw/TF_SOC_POP_STRUCT_2015_aartselaar.txt", "statbel-population", 768, PEOPLE "WHERE b.ref_date = 16436", "14157" },
	{ "raw/tps00001.tsv", "eurostat", 54, PEOPLE "WHERE c.region = 'BE' AND b.ref_date = 17167", "11351727" },
	{ "raw/tps00001.tsv", "eurostat", 54, PEOPLE "WHERE c.region = 'NL' AND b.ref_date = 17167", "17081507" },
	{ "raw/tps00001.tsv", "eurostat", 54, "SELECT count(*) FROM baseline", "626" },
	{ "canonical/nl_2023-2025_single-year_sex.csv", "baseline", 636, PEOPLE "WHERE b.ref_date = 19723", "17942942" },
	{ "canonical/nl_amsterdam-utrecht-denhaag_2019-2021_single-year_sex.csv", "baseline", 1272,
	  PEOPLE "WHERE c.region = 'GM0518' AND b.ref_date = 18628", "548320" },
	{ "canonical/nl_gemeenten_2021_5-year_sex.csv", "baseline", 0, PEOPLE "WHERE c.region = 'GM0014'", "233280" },
};

static const char *folder(void)
{
	static char path[400];
	const char *shared = getenv("SPIEGEL_SHARED");
	snprintf(path, sizeof path, "%s/baselines", shared ? shared : "../shared");
	return path;
}

T_CASE(each_goes_in_with_the_published_total)
{
	if (access(folder(), R_OK) != 0) {
		printf("# skipped: the census files are not here (SPIEGEL_SHARED)\n");
		return;
	}
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		const struct office *f = &files[i];
		struct taken t;
		taken_begin(&t);
		if (!taken_file(&t, mem_printf(t.mem, "%s/%s", folder(), f->file)))
			t_fail("%s", taken_why(&t));
		const char *says = taken_rows(&t, f->sql);
		printf("# %-18s %-58s %7lld rows  %10s people\n", t.result.kind, f->file, (long long)t.result.rows_stored, says);
		fflush(stdout);
		t_text(t.result.kind, f->kind);
		t_text(says, f->says);
		t_true(f->rows == 0 || t.result.rows_stored == f->rows);
		taken_end(&t);
	}
}
T_END

T_MAIN("baselines", each_goes_in_with_the_published_total)
