#include "inhabitants.h"
#include "base/num.h"
#include "people_say.h"
#include "phrase.h"
#include <math.h>

enum { PER = 1000 };

static const struct population_facts *population(const struct inhabitants *in)
{
	return &in->people->facts.population;
}

static struct cell cell_per_1000(struct doc *d, const struct inhabitants *in, double n)
{
	double rate = PER * n / population(in)->persons;
	return cell_real(d, rate, rate < 1 ? 2 : 1);
}

/* ---- the table */

struct filling {
	struct doc *doc;
	const struct inhabitants *in;
	struct table *table;
	size_t row;
};

static void add_row(struct filling *f, enum word what, const char *code, const char *channel, int64_t count, int day)
{
	struct doc *d = f->doc;
	const struct population_facts *p = population(f->in);
	const struct cell cell[] = {
		cell_code(word_text(d->lang, what), code),
		channel ? cell_text(channel) : cell_missing(),
		cell_count(d, count),
		cell_per_1000(d, f->in, (double)count),
		cell_code(day_words(d->mem, day, d->lang), day_iso(d->mem, day)),
		cell_real(d, p->persons, 0),
		p->source ? cell_text(p->source) : cell_missing(),
		p->source ? cell_code(day_words(d->mem, p->ref_day, d->lang), day_iso(d->mem, p->ref_day)) : cell_missing(),
	};
	for (size_t c = 0; c < f->table->n_columns; c++)
		*table_cell(f->table, f->row, c) = cell[c];
	f->row++;
}

static int64_t told(const struct inhabitants *in, int64_t n)
{
	return n == COUNT_MISSING ? n : llround(people_told(in->people->for_public, (double)n));
}

static size_t count_rows(const struct inhabitants *in)
{
	const struct people_facts *f = &in->people->facts;
	size_t n = f->participations <= 0 ? 0 : f->persons == COUNT_MISSING ? 1 : 2;
	for (size_t i = 0; i < in->n; i++) {
		n += in->channel[i].followers.n != COUNT_MISSING;
		n += in->channel[i].reach.n != COUNT_MISSING;
	}
	return n;
}

static void fill_table(struct doc *d, const struct inhabitants *in, size_t n_rows)
{
	const struct column column[] = {
		{ word_text(d->lang, W_INHABITANTS_COL_WHAT), "what", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_CHANNEL), "channel", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_NUMBER), "number", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_PER_1000), "per_1000", ALIGN_END, 0 },
		{ word_text(d->lang, W_INHABITANTS_COL_DAY), "day", ALIGN_START, 0 },
		{ word_text(d->lang, W_INHABITANTS_COL_OF), "inhabitants", ALIGN_END, DATA_ONLY },
		{ word_text(d->lang, W_INHABITANTS_COL_SOURCE), "population_source", ALIGN_START, DATA_ONLY },
		{ word_text(d->lang, W_INHABITANTS_COL_SOURCE_DAY), "population_day", ALIGN_START, DATA_ONLY },
	};
	const struct people_facts *p = &in->people->facts;
	struct filling f = { d, in, NULL, 0 };
	f.table = doc_table(d, "inhabitants", word_text(d->lang, W_INHABITANTS_TABLE), word_text(d->lang, W_INHABITANTS_SUMMARY), column,
	                    sizeof column / sizeof *column, n_rows);
	for (size_t i = 0; i < in->n; i++)
		if (in->channel[i].followers.n != COUNT_MISSING)
			add_row(&f, W_INHABITANTS_FOLLOWERS, "followers", in->channel[i].name, in->channel[i].followers.n,
			        in->channel[i].followers.day);
	for (size_t i = 0; i < in->n; i++)
		if (in->channel[i].reach.n != COUNT_MISSING)
			add_row(&f, W_INHABITANTS_REACH, "reach_of_best_day", in->channel[i].name, in->channel[i].reach.n,
			        in->channel[i].reach.day);
	if (p->participations > 0)
		add_row(&f, W_INHABITANTS_PARTICIPATIONS, "participations", NULL, told(in, p->participations), p->told_until);
	if (p->participations > 0 && p->persons != COUNT_MISSING)
		add_row(&f, W_INHABITANTS_PERSONS, "participants", NULL, told(in, p->persons), p->told_until);
}

/* ---- in words */

/* The channels that lack one figure, with the file that would give it. */
static void say_lacking(struct paragraph *s, const struct inhabitants *in, bool reach)
{
	struct doc *d = s->doc;
	const char **item = mem_array(d->mem, in->n + 1, sizeof *item);
	size_t n = 0;
	for (size_t i = 0; i < in->n; i++)
		if ((reach ? in->channel[i].reach.n : in->channel[i].followers.n) == COUNT_MISSING)
			item[n++] = in->channel[i].name;
	if (n)
		paragraph_say(s, reach ? W_INHABITANTS_NO_REACH : W_INHABITANTS_NO_FOLLOWERS, phrase_list(d->mem, d->lang, item, n),
		              phrase_command(d, "kinds"), NULL);
}

static void say_meaning(struct doc *d, const struct inhabitants *in)
{
	bool followers = false, reach = false;
	struct paragraph s = { .doc = d };
	for (size_t i = 0; i < in->n; i++) {
		followers |= in->channel[i].followers.n != COUNT_MISSING;
		reach |= in->channel[i].reach.n != COUNT_MISSING;
	}
	if (followers)
		paragraph_say(&s, W_INHABITANTS_MEANS_FOLLOWERS, NULL);
	if (reach)
		paragraph_say(&s, W_INHABITANTS_MEANS_REACH, NULL);
	if (in->people->facts.participations > 0)
		paragraph_say(&s,
		              in->people->facts.persons == COUNT_MISSING ? W_INHABITANTS_MEANS_PARTICIPATIONS : W_INHABITANTS_MEANS_PERSONS,
		              NULL);
	const struct people_facts *f = &in->people->facts;
	if (f->participations > 0 && f->persons != COUNT_MISSING && f->first_time_unknown > 0)
		paragraph_say(&s, W_COUNT_FIRST_UNKNOWN, people_few_words(d->mem, d->lang, in->people, f->first_time_unknown), NULL);
	if (f->participations > 0 && in->people->for_public)
		paragraph_say(&s, W_PEOPLE_ROUNDED, num_plain_int(d->mem, PEOPLE_PUBLIC_STEP), NULL);
	say_lacking(&s, in, false);
	say_lacking(&s, in, true);
	if (in->people->facts.participations <= 0)
		paragraph_say(&s, W_INHABITANTS_NO_PEOPLE, phrase_command(d, "kinds --template counts"), NULL);
	if (s.n)
		paragraph_end(&s, TEXT_NOTE);
}

void inhabitants_blocks(struct doc *d, const struct inhabitants *in)
{
	const struct population_facts *p = population(in);
	const char *persons = num_count(d->mem, llround(p->persons), d->lang),
	           *day = p->source ? day_words(d->mem, p->ref_day, d->lang) : "";
	size_t n_rows = count_rows(in);
	doc_heading(d, 2, "inhabitants", word_text(d->lang, W_INHABITANTS_TITLE));
	if (!p->source || isnan(p->persons))
		doc_say(d, TEXT_BODY, W_INHABITANTS_NO_CENSUS, phrase_command(d, "baseline"), NULL);
	else if (p->minimum_age > 0)
		doc_say(d, TEXT_BODY, W_INHABITANTS_OF_AGE, p->region, num_plain_int(d->mem, p->minimum_age), persons, p->source, day,
		        NULL);
	else
		doc_say(d, TEXT_BODY, W_INHABITANTS_OF, p->region, persons, p->source, day, NULL);
	if (n_rows)
		fill_table(d, in, n_rows);
	say_meaning(d, in);
}
