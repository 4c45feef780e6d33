/* Money, hours and months as people type them: exact, or refused. */
#include "base/day.h"
#include "base/str.h"
#include "importers/amounts.h"
#include "tests/t.h"

struct amount {
	const char *text;
	int64_t want; /* -1: refused */
	enum word why;
};

typedef bool reader(struct mem *m, const char *s, size_t n, int64_t *out, enum word *why);

static void try_all(reader *read, const struct amount list[], size_t n)
{
	struct mem *m = mem_new();
	for (size_t i = 0; i < n; i++) {
		int64_t got = -1;
		enum word why = W_CELL_EMPTY;
		bool ok = read(m, list[i].text, strlen(list[i].text), &got, &why);
		if (ok != (list[i].want >= 0) || (ok && got != list[i].want) || (!ok && why != list[i].why))
			t_fail("'%s': %s %lld %s", list[i].text, ok ? "read" : "refused", (long long)got, word_code(m, why));
	}
	mem_free(m);
}

static const struct amount money[] = {
	{ "0", 0, 0 },
	{ "1234", 123400, 0 },
	{ "1234,5", 123450, 0 },
	{ "1234.50", 123450, 0 },
	{ "1234,05", 123405, 0 },
	{ "0,29", 29, 0 }, /* 0.29 * 100 is 28.999999999999996 */
	{ "1.234,50", 123450, 0 },
	{ "1,234.50", 123450, 0 },
	{ "1 234,50", 123450, 0 },
	{ "1\xc2\xa0"
	  "234,50",
	  123450, 0 }, /* no-break space */
	{ "1\xe2\x80\xaf"
	  "234,50",
	  123450, 0 }, /* narrow no-break space, as in French */
	{ "1'234.50", 123450, 0 },
	{ "1.234.567", 123456700, 0 },
	{ "12.345.678,90", 1234567890, 0 },
	{ "€ 1250", 125000, 0 },
	{ "€1.250,00", 125000, 0 },
	{ "1250,00 €", 125000, 0 },
	{ "EUR 12,5", 1250, 0 },
	{ "12 euro", 1200, 0 },
	{ "10.995.116.277,75", 1099511627775, 0 },
	{ "10995116277,76", -1, W_CELL_COUNT_LARGE },
	{ "123456789012", -1, W_CELL_COUNT_LARGE },
	{ "1.234", -1, W_CELL_MONEY_UNSURE },
	{ "1,234", -1, W_CELL_MONEY_UNSURE },
	{ "€ 12.500", -1, W_CELL_MONEY_UNSURE },
	{ "171.428571", -1, W_CELL_MONEY },
	{ "12345.678", -1, W_CELL_MONEY },
	{ "1234567890123", -1, W_CELL_MONEY },
	{ "1.23.456", -1, W_CELL_MONEY },
	{ "1.234,567", -1, W_CELL_MONEY },
	{ "1,234,56", -1, W_CELL_MONEY },
	{ "1.234.56", -1, W_CELL_MONEY },
	{ "12,-", -1, W_CELL_MONEY },
	{ ",50", -1, W_CELL_MONEY },
	{ "5,", -1, W_CELL_MONEY },
	{ "-5", -1, W_CELL_MONEY },
	{ "5 5", -1, W_CELL_MONEY },
	{ "€", -1, W_CELL_MONEY },
	{ "tien", -1, W_CELL_MONEY },
};

T_CASE(money_is_exact_or_refused)
{
	try_all(amount_cents, money, sizeof money / sizeof *money);
}
T_END

static const struct amount hours[] = {
	{ "0", 0, 0 },
	{ "2", 120, 0 },
	{ "1,5", 90, 0 },
	{ "1.25", 75, 0 },
	{ "0,33", 20, 0 },
	{ "1:30", 90, 0 },
	{ "01:30:00", 90, 0 },
	{ "0:05", 5, 0 },
	{ "120:00", 7200, 0 },
	{ "1:60", -1, W_CELL_HOURS },
	{ "1:5", -1, W_CELL_HOURS },
	{ "1:30:15", -1, W_CELL_HOURS },
	{ "1.500", -1, W_CELL_HOURS },
	{ "-1", -1, W_CELL_HOURS },
	{ "100001", -1, W_CELL_HOURS },
	{ ":30", -1, W_CELL_HOURS },
	{ "een uur", -1, W_CELL_HOURS },
};

T_CASE(hours_are_minutes)
{
	try_all(amount_minutes, hours, sizeof hours / sizeof *hours);
}
T_END

T_CASE(months_in_words_and_numbers)
{
	const int64_t june = month_make(2026, 6), december = month_make(2026, 12);
	const struct amount months[] = {
		{ "2026-06", june, 0 },
		{ "06-2026", june, 0 },
		{ "6/2026", june, 0 },
		{ "06.2026", june, 0 },
		{ "2026-06-30", june, 0 },
		{ "2026-06-01 00:00:00", june, 0 },
		{ "30-6-2026", june, 0 },
		{ "1/6/2026", june, 0 },
		{ "juni 2026", june, 0 },
		{ "Juni 2026", june, 0 },
		{ "JUNE 2026", june, 0 },
		{ "juin 2026", june, 0 },
		{ "jun-26", june, 0 },
		{ "Jun-26", june, 0 },
		{ "déc.-26", december, 0 },
		{ "décembre 2026", december, 0 },
		{ "dec/26", december, 0 },
		{ "2026", -1, W_CELL_MONTH },
		{ "06-26", -1, W_CELL_MONTH },
		{ "2026-13", -1, W_CELL_MONTH },
		{ "31-6-2026", -1, W_CELL_MONTH },
		{ "1999-06", -1, W_CELL_MONTH },
		{ "2026-06-30 12:00", -1, W_CELL_MONTH },
		{ "juni", -1, W_CELL_MONTH },
		{ "junij 2026", -1, W_CELL_MONTH },
		{ "juni 026", -1, W_CELL_MONTH },
		{ "juni2026", -1, W_CELL_MONTH },
		{ "2026-06-", -1, W_CELL_MONTH },
		{ "", -1, W_CELL_MONTH },
	};
	try_all(amount_month, months, sizeof months / sizeof *months);
}
T_END

T_MAIN("amounts", money_is_exact_or_refused, hours_are_minutes, months_in_words_and_numbers)
