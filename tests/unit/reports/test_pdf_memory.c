/* What a long report takes: every page is kept until the last is drawn (its text set, its PDF), which must stay small, and nothing may grow
 * faster than the pages do. */
#include "base/file.h"
#include "drawn.h"
#include <qpdf/qpdf-c.h>
#include <sys/resource.h>

enum { MOST_PER_PAGE_KB = 700, MOST_KB = 160 * 1024 /* of a report of sixty pages, with all libraries */ };

/* The invented report over and over, each time on new pages; returns the number of its pages. */
static int draw_long(struct mem *m, const char *path, int times)
{
	struct doc d, one;
	struct err e = { 0 };
	sample_doc(&d, m, LANG_NL);
	for (int i = 1; i < times; i++) {
		sample_doc(&one, m, LANG_NL);
		doc_page(&d);
		for (size_t k = 0; k < one.n; k++) {
			d.block = mem_grow(m, d.block, d.n, &d.cap, sizeof *d.block);
			d.block[d.n++] = one.block[k];
		}
	}
	ck_assert_msg(out_pdf(&d, path, &e), "%s", err_sentence(m, &e, LANG_EN));
	qpdf_data q = qpdf_init();
	t_int(qpdf_read(q, path, NULL), QPDF_SUCCESS);
	int pages = qpdf_get_num_pages(q);
	qpdf_cleanup(&q);
	return pages;
}

/* Of the largest child so far: each report is drawn in one. */
static long peak_kb(void)
{
	struct rusage u;
	t_int(getrusage(RUSAGE_CHILDREN, &u), 0);
	return u.ru_maxrss;
}

/* By valgrind or the address sanitizer, which need memory and time of their own. */
static bool is_watched(void)
{
#ifdef __SANITIZE_ADDRESS__
	return true;
#else
	const char *preload = getenv("LD_PRELOAD");
	return preload && strstr(preload, "valgrind");
#endif
}

T_CASE(grows_little_with_its_pages)
{
	if (is_watched())
		return;
	struct mem *m = mem_new();
	const char *folder = temp_folder(m);
	static const int times[] = { 2, 5, 11 };
	int pages[3];
	long kb[3];
	for (size_t i = 0; i < 3; i++) {
		pages[i] = draw_long(m, in(m, folder, "long.pdf"), times[i]);
		kb[i] = peak_kb();
	}
	ck_assert_int_ge(pages[2], 60);
	ck_assert_msg(kb[2] <= MOST_KB, "%d pages take %ld kB", pages[2], kb[2]);
	for (size_t i = 1; i < 3; i++)
		ck_assert_msg(kb[i] - kb[i - 1] <= (long)MOST_PER_PAGE_KB * (pages[i] - pages[i - 1]),
		              "%d pages take %ld kB, %d pages %ld kB", pages[i - 1], kb[i - 1], pages[i], kb[i]);
	temp_remove(folder);
	mem_free(m);
}
T_END

T_MAIN("pdf_memory", grows_little_with_its_pages)
