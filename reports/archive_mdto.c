/* MDTO: which elements, in which order, is laid down by its schema; the names of its lists are those of its examples. */
#include "archive.h"
#include "out_html.h"

#define OWN_LIST "spiegel"

struct xml {
	struct str *out;
	int depth;
};

static void indent(struct xml *x)
{
	str_add_times(x->out, "\t", (size_t)x->depth);
}

static void open_element(struct xml *x, const char *name)
{
	indent(x);
	str_addf(x->out, "<%s>\n", name);
	x->depth++;
}

static void close_element(struct xml *x, const char *name)
{
	x->depth--;
	indent(x);
	str_addf(x->out, "</%s>\n", name);
}

static void put(struct xml *x, const char *name, const char *text)
{
	indent(x);
	str_addf(x->out, "<%s>", name);
	html_escape(x->out, text);
	str_addf(x->out, "</%s>\n", name);
}

static void put_id(struct xml *x, const char *name, const char *id)
{
	open_element(x, name);
	put(x, "identificatieKenmerk", id);
	put(x, "identificatieBron", OWN_LIST);
	close_element(x, name);
}

/* id NULL: known by its name alone. */
static void put_reference(struct xml *x, const char *name, const char *to, const char *id)
{
	open_element(x, name);
	put(x, "verwijzingNaam", to);
	if (id)
		put_id(x, "verwijzingIdentificatie", id);
	close_element(x, name);
}

/* code NULL: the list has none. */
static void put_term(struct xml *x, const char *name, const char *label, const char *code, const char *list)
{
	open_element(x, name);
	put(x, "begripLabel", label);
	if (code)
		put(x, "begripCode", code);
	put_reference(x, "begripBegrippenlijst", list, NULL);
	close_element(x, name);
}

static void begin(struct xml *x, const char *object)
{
	str_add(x->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	                "<MDTO xmlns=\"https://www.nationaalarchief.nl/mdto\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
	                " xsi:schemaLocation=\"https://www.nationaalarchief.nl/mdto"
	                " https://www.nationaalarchief.nl/mdto/MDTO-XML1.0.1.xsd\">\n");
	x->depth = 1;
	open_element(x, object);
}

static void end(struct xml *x, const char *object)
{
	close_element(x, object);
	str_add(x->out, "</MDTO>\n");
}

static void put_period(struct xml *x, const struct archive_object *a)
{
	open_element(x, "dekkingInTijd");
	put_term(x, "dekkingInTijdType", "Verslagperiode", NULL, OWN_LIST);
	put(x, "dekkingInTijdBegindatum", day_iso(x->out->mem, a->period.from));
	put(x, "dekkingInTijdEinddatum", day_iso(x->out->mem, a->period.to));
	close_element(x, "dekkingInTijd");
}

static void put_event(struct xml *x, const struct archive_object *a)
{
	open_element(x, "event");
	put_term(x, "eventType", "Creatie", NULL, "Begrippenlijst EventTypeLijst MDTO");
	put(x, "eventTijd", time_iso(x->out->mem, a->dated));
	close_element(x, "event");
}

static void put_use(struct xml *x, const struct archive_object *a)
{
	open_element(x, "beperkingGebruik");
	put_term(x, "beperkingGebruikType", a->for_public ? "Gemaakt om openbaar te zijn" : "Gemaakt voor intern gebruik", NULL, OWN_LIST);
	put(x, "beperkingGebruikNadereBeschrijving",
	    word_say(x->out->mem, LANG_NL, W_MDTO_USE, mem_printf(x->out->mem, "%d", a->smallest), NULL));
	close_element(x, "beperkingGebruik");
}

void archive_mdto_report(struct str *out, const struct archive_object *a)
{
	struct xml x = { .out = out };
	begin(&x, "informatieobject");
	put_id(&x, "identificatie", a->id);
	put(&x, "naam", a->title);
	put_term(&x, "aggregatieniveau", "Archiefstuk", NULL, "Begrippenlijst Aggregatieniveaus MDTO");
	if (*a->about)
		put(&x, "omschrijving", a->about);
	put_period(&x, a);
	put(&x, "taal", lang_code(a->lang));
	put_event(&x, a);
	put_term(&x, "waardering", "Nader te bepalen", "N", "Begrippenlijst Waarderingen MDTO");
	for (size_t i = 0; i < a->n_files; i++)
		put_reference(&x, "heeftRepresentatie", a->file[i].name, a->file[i].name);
	put_reference(&x, "archiefvormer", *a->maker ? a->maker : word_text(LANG_NL, W_MDTO_NO_MAKER), NULL);
	put_use(&x, a);
	end(&x, "informatieobject");
}

static const struct pronom {
	const char *format, *label, *code;
} pronom[] = {
	{ "pdf", "Acrobat PDF/A - Portable Document Format 2a", "fmt/476" },
	{ "pdf-3a", "Acrobat PDF/A - Portable Document Format 3a", "fmt/479" },
	{ "html", "Hypertext Markup Language 5", "fmt/471" },
	{ "json", "JSON Data Interchange Format", "fmt/817" },
	{ "xlsx", "Microsoft Excel for Windows 2007 onwards", "fmt/214" },
	{ "text", "Plain Text File", "x-fmt/111" },
};
enum { N_PRONOM = sizeof pronom / sizeof *pronom };

static const struct pronom *pronom_of(const char *format)
{
	size_t i = 0;
	while (i + 1 < N_PRONOM && !str_eq(pronom[i].format, format))
		i++;
	return &pronom[i];
}

void archive_mdto_file(struct str *out, const struct archive_object *a, const struct archive_file *f)
{
	struct xml x = { .out = out };
	const struct pronom *format = pronom_of(f->format);
	begin(&x, "bestand");
	put_id(&x, "identificatie", f->name);
	put(&x, "naam", f->name);
	put(&x, "omvang", mem_printf(out->mem, "%lld", (long long)f->bytes));
	put_term(&x, "bestandsformaat", format->label, format->code, "PRONOM-register");
	open_element(&x, "checksum");
	put_term(&x, "checksumAlgoritme", "SHA-256", NULL, "Begrippenlijst ChecksumAlgoritme MDTO");
	put(&x, "checksumWaarde", f->sha256);
	put(&x, "checksumDatum", time_iso(out->mem, a->dated));
	close_element(&x, "checksum");
	put_reference(&x, "isRepresentatieVan", a->title, a->id);
	end(&x, "bestand");
}
