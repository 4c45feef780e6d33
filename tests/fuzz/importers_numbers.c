/* Numbers, days, times and cells. Laws: what is read is in range and reads back from how it is written. */
#include "base/day.h"
#include "base/num.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "importers/ages.h"
#include "importers/audience.h"
#include "importers/dates.h"
#include <math.h>

static void try_numbers(struct mem *m, const char *s, size_t n)
{
	int64_t whole, again;
	double real, real_again;
	if (num_parse_int(s, n, &whole)) {
		const char *text = num_plain_int(m, whole);
		fuzz_law(num_parse_int(text, strlen(text), &again) && again == whole);
		num_count(m, whole, LANG_FR);
	}
	for (int i = 0; i < 2; i++)
		if (num_parse_real(s, n, ".,"[i], &real)) {
			const char *text = num_plain(m, real);
			fuzz_law(isfinite(real));
			fuzz_law(num_parse_real(text, strlen(text), '.', &real_again) ? !(real_again < real || real_again > real)
			                                                              : strchr(text, 'e') != NULL);
			num_fixed(m, real, 2, LANG_NL);
			num_percent(m, real, 1, LANG_EN);
		}
}

static void try_days(struct mem *m, const char *s, size_t n)
{
	static const enum dates forms[] = { DATES_ISO,     DATES_US,      DATES_US_SHORT, DATES_EUROPE,          DATES_WORDS,
		                            DATES_COMPACT, DATES_SLASHES, DATES_YEARLESS, DATES_US | DATES_WORDS };
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		int day, again, month, dom;
		int64_t utc;
		bool skipped;
		if (dates_read_day(forms[i], s, n, &day) && !dates_is_yearless(day, &month, &dom)) {
			fuzz_law(day >= day_make(2000, 1, 1) && day <= day_make(2099, 12, 31));
			const char *iso = day_iso(m, day);
			fuzz_law(dates_read_day(DATES_ISO, iso, strlen(iso), &again) && again == day);
		}
		for (int zone = 0; zone < 3; zone++)
			if (dates_read_time(forms[i], (enum zone[]){ ZONE_UTC, ZONE_PACIFIC, ZONE_AMSTERDAM }[zone], s, n, &utc, &skipped))
				fuzz_law(utc > INT64_C(946600000) && utc < INT64_C(4102600000));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct mem *m = mem_new();
	const char *s = mem_text_n(m, (const char *)data, n);
	size_t bad_at;
	int from, to;
	try_numbers(m, s, n);
	try_days(m, s, n);
	if (utf8_valid(s, n, &bad_at) && strlen(s) == n && band_parse(m, s, &from, &to))
		fuzz_law(from == AGE_UNKNOWN || (from >= 0 && to >= from));
	mem_free(m);
	return 0;
}
