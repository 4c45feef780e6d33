/* An invented report with every kind of block and chart, and with the texts that drawing finds hard. */
#ifndef TESTS_UNIT_REPORTS_SAMPLE_H
#define TESTS_UNIT_REPORTS_SAMPLE_H
#include "reports/doc.h"
#include <math.h>

enum { SAMPLE_MONTHS = 12 };

static const double sample_history[] = { 402, 455, 510, 498, 560, 633, 640, 712, 801, 930, 1032, 1248 };
static const double sample_holes[] = { 22, 21.4, NAN, NAN, 20.2, 20.6, NAN, 19.4, 19.5, 19.1, 19, 18.3 };
static const struct chart_line sample_spark_line[] = { { .value = sample_history }, { .value = sample_holes } };
static const struct chart sample_spark[] = {
	{ .kind = CHART_SPARK,
	  .alt = "Verloop over 12 maanden: van 402 naar 1.248",
	  .line = &sample_spark_line[0],
	  .n_lines = 1,
	  .n_x = SAMPLE_MONTHS,
	  .target = 1000 },
	{ .kind = CHART_SPARK,
	  .alt = "Verloop over 12 maanden: van 22 naar 18,3; drie maanden ontbreken",
	  .line = &sample_spark_line[1],
	  .n_lines = 1,
	  .n_x = SAMPLE_MONTHS,
	  .target = NAN },
};

static const struct chart_row sample_row[] = {
	{ .label = "15–24 jaar",
	  .value = 0.064,
	  .lo = 0.051,
	  .hi = 0.080,
	  .reference = 0.134,
	  .tolerance = 0.027,
	  .state = STATE_UNDER,
	  .right = "−7,0" },
	{ .label = "25–34 jaar",
	  .value = 0.119,
	  .lo = 0.101,
	  .hi = 0.139,
	  .reference = 0.151,
	  .tolerance = 0.030,
	  .state = STATE_OPEN,
	  .right = "−3,2" },
	{ .label = "35–44 jaar",
	  .value = 0.152,
	  .lo = 0.138,
	  .hi = 0.167,
	  .reference = 0.144,
	  .tolerance = 0.029,
	  .state = STATE_INSIDE,
	  .right = "+0,8" },
	{ .label = "Vijfenvijftig- tot en met vierenzestigjarigen zonder woonadres",
	  .value = 0.233,
	  .lo = 0.210,
	  .hi = 0.258,
	  .reference = 0.166,
	  .tolerance = 0.033,
	  .state = STATE_OVER,
	  .right = "+6,7" },
	{ .label = "65–74 jaar",
	  .value = NAN,
	  .lo = NAN,
	  .hi = NAN,
	  .reference = 0.140,
	  .tolerance = 0.028,
	  .state = STATE_OPEN,
	  .right = "–",
	  .note = "te weinig mensen om te tonen" },
	{ .label = "#fietsroute",
	  .value = 0,
	  .lo = 0,
	  .hi = 0.012,
	  .reference = 0.116,
	  .tolerance = 0.023,
	  .state = STATE_UNDER,
	  .right = "−11,6" },
};
static const struct chart sample_dumbbell = {
	.kind = CHART_DUMBBELL,
	.width = 483,
	.percent = true,
	.row = sample_row,
	.n_rows = 6,
	.target = NAN,
	.alt = "Puntdiagram: aandeel per leeftijdsgroep in de bevolking en onder de deelnemers. Alle cijfers staan in tabel 2.",
	.axis = "aandeel van de mensen van wie de leeftijd bekend is",
	.key = { "bevolking", "afgesproken marge", "duidelijk te weinig", "duidelijk meer dan verwacht", "binnen de afspraak",
	         "nog niet zeker", "90%-interval", "verschil" },
};
static const struct chart_row sample_gap[] = {
	{ .label = "15–34 jaar",
	  .series = "zaal",
	  .value = 0.12,
	  .lo = 0.08,
	  .hi = 0.17,
	  .reference = 0.285,
	  .tolerance = 0.05,
	  .state = STATE_UNDER,
	  .right = "−16,5" },
	{ .label = "15–34 jaar",
	  .series = "online",
	  .value = 0.31,
	  .lo = 0.27,
	  .hi = 0.33,
	  .reference = 0.285,
	  .tolerance = 0.05,
	  .state = STATE_INSIDE,
	  .right = "+2,5" },
	{ .label = "35–64 jaar",
	  .series = "zaal",
	  .value = 0.47,
	  .lo = 0.40,
	  .hi = 0.54,
	  .reference = 0.459,
	  .tolerance = 0.05,
	  .state = STATE_OPEN,
	  .right = "+1,1" },
	{ .label = "35–64 jaar",
	  .series = "online",
	  .value = NAN,
	  .lo = NAN,
	  .hi = NAN,
	  .reference = 0.459,
	  .tolerance = 0.05,
	  .state = STATE_OPEN,
	  .right = "–",
	  .note = "te weinig gegevens" },
	{ .label = "65 jaar en ouder",
	  .series = "zaal",
	  .value = 0.41,
	  .lo = 0.35,
	  .hi = 0.48,
	  .reference = 0.256,
	  .tolerance = 0.05,
	  .state = STATE_OVER,
	  .right = "+15,4" },
	{ .label = "65 jaar en ouder",
	  .series = "online",
	  .value = 0.20,
	  .lo = 0.16,
	  .hi = 0.24,
	  .reference = 0.256,
	  .tolerance = 0.05,
	  .state = STATE_OPEN,
	  .right = "−5,6" },
};
static const struct chart sample_gaps = {
	.kind = CHART_GAPS,
	.width = 483,
	.percent = true,
	.row = sample_gap,
	.n_rows = 6,
	.target = NAN,
	.alt = "Staafdiagram: verschil met de bevolking, voor zaal en online. Alle cijfers staan in tabel 2.",
	.axis = "minder dan in de bevolking  |  meer dan in de bevolking, van elke 100",
	.key = { NULL, "afgesproken marge", "duidelijk te weinig", "duidelijk meer dan verwacht", "binnen de afspraak", "nog niet zeker",
	         NULL, "verschil" },
};
static const struct chart_row sample_rate[] = {
	{ .label = "korte video", .value = 16.4, .lo = 12.6, .hi = 21.2, .reference = NAN, .tolerance = NAN, .right = "n = 34" },
	{ .label = "foto", .value = 5.1, .lo = 4.4, .hi = 5.9, .reference = NAN, .tolerance = NAN, .right = "n = 88" },
	{ .label = "livestream",
	  .value = NAN,
	  .lo = NAN,
	  .hi = NAN,
	  .reference = NAN,
	  .tolerance = NAN,
	  .right = "n = 2",
	  .note = "te weinig berichten" },
	{ .label = "tekst", .value = 3.2, .lo = 2.1, .hi = 4.6, .reference = NAN, .tolerance = NAN, .right = "n = 19" },
};
static const struct chart sample_dots = {
	.kind = CHART_DOTS,
	.width = 483,
	.row = sample_rate,
	.n_rows = 4,
	.target = NAN,
	.axis = "interacties per 1.000 weergaven",
	.alt = "Punten met intervallen: interacties per 1.000 weergaven voor vier soorten berichten. Korte video staat bovenaan met 16,4.",
	.key = { [KEY_INTERVAL] = "95%-interval", [KEY_RIGHT] = "berichten" },
};
static const double sample_share[] = { 0.22, 0.214, 0.218, 0.21, NAN, 0.206, 0.199, 0.194, 0.195, 0.191, 0.19, 0.183 };
static const double sample_lo[] = { 0.18, 0.176, 0.181, 0.174, NAN, 0.172, 0.166, 0.162, 0.164, 0.161, 0.162, 0.159 };
static const double sample_hi[] = { 0.26, 0.252, 0.255, 0.246, NAN, 0.24, 0.232, 0.226, 0.226, 0.221, 0.218, 0.207 };
static const double sample_population[] = { 0.285, 0.285, 0.285, 0.285, 0.285, 0.285, 0.285, 0.285, 0.285, 0.285, 0.285, 0.285 };
static const double sample_target[] = { 0.27, 0.27, 0.27, 0.27, 0.27, 0.27, 0.27, 0.27, 0.27, 0.27, 0.27, 0.27 };
static const struct chart_line sample_line[] = {
	{ .label = "deelnemers 18,3%", .role = LINE_SERIES, .value = sample_share, .lo = sample_lo, .hi = sample_hi },
	{ .label = "bevolking 28,5%", .role = LINE_POPULATION, .value = sample_population },
	{ .label = "streefwaarde 27%", .role = LINE_TARGET, .value = sample_target },
};
static const char *const sample_month[] = { "jul", "aug", "sep", "okt", "nov", "dec", "jan", "feb", "mrt", "apr", "mei", "jun" };
static const struct chart sample_trend = {
	.kind = CHART_TREND,
	.width = 242,
	.height = 150,
	.percent = true,
	.line = sample_line,
	.n_lines = 3,
	.n_x = SAMPLE_MONTHS,
	.x_label = sample_month,
	.target = NAN,
	.alt = "Lijndiagram van juli 2025 tot en met juni 2026: het aandeel onder 35 jaar daalt van 22,0% naar 18,3%; november ontbreekt.",
};

#define SAMPLE_LONG                                                                                                                        \
	"Houd daarnaast twee inloopmomenten op het mbo-college; de participatiebereidheid onder praktijkgeschoolde jongeren bleek bij "    \
	"het vorige "                                                                                                                      \
	"traject onderschat. De bestemmingsplanwijzigingsprocedure en de verantwoordelijkheidsverdeling vragen om begrijpelijke "          \
	"communicatie. "

static inline void sample_table(struct doc *d)
{
	static const struct column column[] = {
		{ .title = "Indicator", .code = "indicator" },
		{ .title = "juni", .code = "now", .align = ALIGN_END },
		{ .title = "mei", .code = "before", .align = ALIGN_END },
		{ .title = "verschil", .code = "difference", .align = ALIGN_END },
		{ .title = "oordeel", .code = "verdict" },
		{ .title = "12 maanden", .code = "history", .align = ALIGN_END },
	};
	static const char *const name[] = { "Deelnemers", "Bereik van de grootste pagina, unieke accounts (schatting van het platform)",
		                            "Leeftijd onbekend" };
	static const char *const verdict[] = { "▲ gehaald", "▼ niet gehaald", "◆ bijna" };
	static const enum tone tone[] = { TONE_OVER, TONE_UNDER, TONE_SOFT };
	struct table *t = doc_table(d, "kpi", NULL, "Kerncijfers van juni 2026 (met haakjes) en oordeel", column, 6, 3);
	for (size_t r = 0; r < 3; r++) {
		*table_cell(t, r, 0) = cell_text(name[r]);
		*table_cell(t, r, 1) = cell_count(d, 1248);
		table_cell(t, r, 1)->tone = TONE_STRONG;
		*table_cell(t, r, 2) = cell_count(d, 1032);
		*table_cell(t, r, 3) = cell_signed(d, r == 1 ? -0.7 : 216, r == 1 ? 1 : 0);
		*table_cell(t, r, 4) = cell_text(verdict[r]);
		table_cell(t, r, 4)->tone = tone[r];
		*table_cell(t, r, 5) = cell_text("");
		table_cell(t, r, 5)->chart = r == 2 ? NULL : &sample_spark[r];
	}
	*table_cell(t, 2, 2) = cell_hidden(d);
}

static inline void sample_long_table(struct doc *d, size_t n)
{
	static const struct column column[] = {
		{ .title = "Bericht", .code = "post" },
		{ .title = "soort", .code = "type" },
		{ .title = "weergaven", .code = "views", .align = ALIGN_END },
		{ .title = "interacties per 1.000 weergaven", .code = "rate", .align = ALIGN_END },
	};
	struct table *t = doc_table(d, "posts", "Berichten van deze maand", "Alle berichten met hun cijfers", column, 4, n);
	for (size_t r = 0; r < n; r++) {
		*table_cell(t, r, 0) = cell_text(
		        r % 7 == 3
		                ? "Denk jij mee over de nieuwe fietsroute? 🚲🌳 Eén minuut, drie vragen 💬 en je helpt de buurt. " SAMPLE_LONG
		                : "Kom naar de inloopavond");
		*table_cell(t, r, 1) = cell_text(r % 2 ? "foto" : "korte video");
		*table_cell(t, r, 2) = cell_count(d, 100 + 37 * (int64_t)r);
		*table_cell(t, r, 3) = cell_real(d, 1.5 + 0.25 * (double)r, 1);
	}
}

static inline void sample_first_page(struct doc *d)
{
	doc_page(d);
	doc_text(d, TEXT_KICKER, &(struct span){ .text = "Maandrapport participatie  ·  juni 2026" }, 1);
	doc_heading(d, 1, "samenvatting", "Meer mensen doen mee, maar jongeren blijven achter");
	const struct span lead[] = { { .text = "In juni deden " },
		                     { .text = "1.248 inwoners", .strong = true },
		                     { .text = " mee, 216 meer dan in mei. In de bevolking is 28,5% jonger dan 35." } };
	doc_text(d, TEXT_LEAD, lead, 3);
	doc_heading(d, 2, "kern", "Kerncijfers");
	sample_table(d);
	doc_text(d, TEXT_NOTE,
	         &(struct span){
	                 .text = "▲ streefwaarde gehaald   ◆ bijna   ▼ niet gehaald. Grijze lijn in de laatste kolom: streefwaarde." },
	         1);
	doc_heading(d, 2, "op", "Wat valt op");
	const struct span bullet[] = {
		{ .text = "Korte video’s", .strong = true },
		{ .text = " brachten 2,3 keer zoveel interacties op als foto’s (95%-interval 1,8–2,9). " SAMPLE_LONG }
	};
	doc_item_spans(d, bullet, 2);
	const struct span post[] = { { .text = "Best gelezen: ", .strong = true },
		                     { .text = "“Denk jij mee? 🚲🌳 Eén minuut 👨‍👩‍👧‍👦 🇳🇱 ❤️”",
		                       .lang = "nl" },
		                     { .text = " — Instagram, " },
		                     { .text = "het bericht", .uri = "https://example.org/p/(1)?q='é'&x=#fietsroute" } };
	doc_item_spans(d, post, 4);
	doc_item_spans(d, &(struct span){ .text = "参与决策 ⵜⴰⵎⴰⵣⵉⵖⵜ השתתפות Συμμετοχή Łódź 𝓓𝓸𝓮", .lang = "zh" }, 1);
	doc_item_spans(d, &(struct span){ .text = "مشاركة المواطنين في القرار", .lang = "ar" }, 1);
	doc_columns(d, BLOCK_COLUMNS);
	doc_figure(d,
	           &(struct figure){ .id = "trend",
	                             .title = "Aandeel onder 35 jaar zakt al een jaar",
	                             .caption = "Aandeel van de deelnemers met bekende leeftijd; band: 95%-interval. November ontbreekt.",
	                             .chart = &sample_trend });
	doc_columns(d, BLOCK_COLUMN);
	doc_heading(d, 3, "advies", "Advies voor juli");
	doc_text(d, TEXT_BODY, &(struct span){ .text = SAMPLE_LONG SAMPLE_LONG }, 1);
	const struct span how[] = { { .text = "Zo rekenen wij: " },
		                    { .text = "de methodeverantwoording van dit rapport op een eigen bladzijde",
		                      .uri = "https://example.org/methode" },
		                    { .text = "." } };
	doc_text(d, TEXT_BODY, how, 3);
	doc_columns(d, BLOCK_COLUMNS_END);
}

static inline void sample_doc(struct doc *d, struct mem *m, enum lang lang)
{
	doc_init(d, m, lang);
	d->id = "maandrapport";
	d->title = "Maandrapport juni 2026 – Traject “Coöperatielaan & omgeving” <proef>";
	d->author = "Gemeente Voorbeeld";
	d->subject = "Participatie in juni 2026";
	d->keywords = "participatie; representativiteit";
	d->footer = "Maandrapport participatie · juni 2026 · Traject Coöperatielaan";
	d->tool = "spiegel 0.1.0";
	d->dated = 1782885600; /* 2026-07-01T06:00:00Z */
	sample_first_page(d);
	doc_page(d);
	doc_heading(d, 2, "wie", "Wie deed mee?");
	doc_text(d, TEXT_BODY, &(struct span){ .text = SAMPLE_LONG SAMPLE_LONG }, 1);
	doc_figure(d, &(struct figure){ .id = "f1",
	                                .title = "Tussen 15 en 34 jaar ontbreken deelnemers, boven de 55 zijn er meer dan verwacht",
	                                .caption = "Aandeel per leeftijdsgroep; balk: 90%-interval, n = 1.128. Bron: telstaten juni 2026; "
	                                           "bevolking: CBS, 1 januari 2026. Verzonnen cijfers.",
	                                .chart = &sample_dumbbell });
	doc_figure(
	        d,
	        &(struct figure){
	                .id = "f2",
	                .title = "Verschil met de bevolking, zaal en online",
	                .caption = "Gevulde staaf: duidelijk te weinig of meer dan verwacht. Open staaf: niet. Zwarte lijn: 90%-interval.",
	                .chart = &sample_gaps });
	doc_page(d);
	doc_heading(d, 2, "werkte", "Wat werkte?");
	doc_figure(d, &(struct figure){ .id = "f3",
	                                .title = "Korte video levert de meeste interacties op",
	                                .caption = "Som van de interacties gedeeld door de som van de weergaven. " SAMPLE_LONG SAMPLE_LONG,
	                                .chart = &sample_dots });
	sample_long_table(d, 45);
	doc_heading(d, 2, "verantwoording", "Verantwoording");
	for (int i = 0; i < 12; i++)
		doc_text(d, TEXT_BODY, &(struct span){ .text = SAMPLE_LONG SAMPLE_LONG SAMPLE_LONG }, 1);
	static const struct chart empty = { .kind = CHART_DUMBBELL, .alt = "Er zijn nog geen gegevens voor deze grafiek." };
	doc_figure(d, &(struct figure){ .id = "f4", .title = "Nog leeg", .caption = "Zonder gegevens.", .chart = &empty });
}
#endif
