#include "base/sandbox.h"
#include "base/str.h"
#include "tests/t.h"
#include <fcntl.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

static bool run(bool (*work)(const void *, struct mem *, struct bytes *, struct err *), const void *what, int seconds, struct mem *m,
                struct bytes *out, struct err *e)
{
	*out = (struct bytes){ 0 };
	*e = (struct err){ 0 };
	return sandbox_run(work, what, seconds, m, out, e);
}

enum { MANY = 3000000 };

static bool say_much(const void *what, struct mem *m, struct bytes *out, struct err *e)
{
	(void)e;
	*out = (struct bytes){ .at = mem_alloc(m, MANY), .n = MANY };
	memset(out->at, *(const char *)what, MANY);
	return true;
}

static bool say_nothing(const void *what, struct mem *m, struct bytes *out, struct err *e)
{
	(void)what, (void)m, (void)out, (void)e;
	return true;
}

T_CASE(hands_bytes_over)
{
	struct mem *m = mem_new();
	struct bytes out;
	struct err e;
	t_true(run(say_much, "x", 20, m, &out, &e));
	t_int(out.n, MANY);
	size_t n_right = 0;
	for (size_t i = 0; i < MANY; i++)
		n_right += out.at[i] == 'x';
	t_int(n_right, MANY);
	t_true(run(say_nothing, NULL, 20, m, &out, &e));
	t_int(out.n, 0);
	mem_free(m);
}
T_END

static bool fail_with_words(const void *what, struct mem *m, struct bytes *out, struct err *e)
{
	(void)m, (void)out;
	return err_set(e, ERR_INPUT, W_PDF_PACKAGE, what, NULL, NULL);
}

static bool fail_silently(const void *what, struct mem *m, struct bytes *out, struct err *e)
{
	(void)what, (void)m, (void)out, (void)e;
	return false;
}

static bool leave(const void *what, struct mem *m, struct bytes *out, struct err *e)
{
	(void)m, (void)out, (void)e;
	sandbox_leave(W_PDF_BROKE_OFF, what);
}

static bool call_exit(const void *what, struct mem *m, struct bytes *out, struct err *e)
{
	(void)what, (void)m, (void)out, (void)e;
	_exit(0); /* as if all were well, like a library that has had enough */
}

static bool call_abort(const void *what, struct mem *m, struct bytes *out, struct err *e)
{
	(void)what, (void)m, (void)out, (void)e;
	raise(SIGKILL);
	return true;
}

T_CASE(gives_words_for_every_end)
{
	static const struct {
		bool (*work)(const void *, struct mem *, struct bytes *, struct err *);
		const char *what;
		enum word word;
		const char *arg;
	} end[] = {
		{ fail_with_words, "fonts-x", W_PDF_PACKAGE, "fonts-x" }, { fail_silently, NULL, W_PDF_BROKE_OFF, "" },
		{ leave, "it said so", W_PDF_BROKE_OFF, "it said so" },   { call_exit, NULL, W_PDF_BROKE_OFF, "status 0" },
		{ call_abort, NULL, W_PDF_BROKE_OFF, "signal 9" },
	};
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof end / sizeof *end; i++) {
		struct bytes out;
		struct err e;
		t_false(run(end[i].work, end[i].what, 20, m, &out, &e));
		ck_assert_msg(e.word == end[i].word && strstr(e.arg[0], end[i].arg), "end %zu: %s", i, err_sentence(m, &e, LANG_EN));
	}
	mem_free(m);
}
T_END

static bool sleep_long(const void *what, struct mem *m, struct bytes *out, struct err *e)
{
	(void)what, (void)m, (void)out, (void)e;
	signal(SIGALRM, SIG_IGN);
	sleep(100);
	return true;
}

static bool stop(const void *what, struct mem *m, struct bytes *out, struct err *e)
{
	(void)what, (void)m, (void)out, (void)e;
	raise(SIGSTOP);
	return true;
}

static bool spin(const void *what, struct mem *m, struct bytes *out, struct err *e)
{
	(void)what, (void)m, (void)out, (void)e;
	for (volatile bool for_ever = true; for_ever;)
		;
	return true;
}

T_CASE(ends_what_takes_too_long)
{
	bool (*const work[])(const void *, struct mem *, struct bytes *, struct err *) = { sleep_long, stop, spin };
	struct mem *m = mem_new();
	for (size_t i = 0; i < 3; i++) {
		struct bytes out;
		struct err e;
		time_t start = time(NULL);
		t_false(run(work[i], NULL, 1, m, &out, &e));
		t_int(e.word, W_PDF_TOO_SLOW);
		t_text(e.arg[0], "1");
		ck_assert_int_lt(time(NULL) - start, 10);
	}
	mem_free(m);
}
T_END

static bool ask_and_chatter(const void *what, struct mem *m, struct bytes *out, struct err *e)
{
	(void)what, (void)e;
	printf("Plotting options:\nEnter device number: ");
	fflush(stdout);
	int answer = getchar();
	char place[64] = "";
	const char *s = mem_printf(m, "%d %s %s %s %s", answer, getcwd(place, sizeof place) ? place : "?",
	                           getenv("PLPLOT_LIB") ? "PLPLOT_LIB" : "-", getenv("LC_ALL") ? "LC_ALL" : "-",
	                           getenv("HOME") ? getenv("HOME") : "-");
	*out = (struct bytes){ .at = (unsigned char *)mem_text(m, s), .n = strlen(s) + 1 };
	return true;
}

T_CASE(gives_a_bare_room_without_a_terminal)
{
	struct mem *m = mem_new();
	setenv("PLPLOT_LIB", "/nonexistent", 1);
	setenv("LC_ALL", "nl_NL.UTF-8", 1);
	setenv("HOME", "/somewhere", 1);
	struct bytes out;
	struct err e;
	t_true(run(ask_and_chatter, NULL, 20, m, &out, &e));
	t_text((const char *)out.at, "-1 / - - /somewhere"); /* end of file at once, in the root, without switches */
	t_text(getenv("PLPLOT_LIB"), "/nonexistent"); /* the caller's own is left alone */
	unsetenv("PLPLOT_LIB");
	unsetenv("LC_ALL");
	mem_free(m);
}
T_END

T_CASE(works_with_all_descriptors_closed)
{
	struct mem *m = mem_new();
	int kept = fcntl(STDOUT_FILENO, F_DUPFD, 20);
	for (int fd = 0; fd < 3; fd++)
		close(fd);
	struct bytes out;
	struct err e;
	bool ok = run(say_much, "y", 20, m, &out, &e);
	for (int fd = 0; fd < 3; fd++)
		dup2(kept, fd);
	t_true(ok);
	t_int(out.n, MANY);
	mem_free(m);
}
T_END

static bool say_nonsense(const void *what, struct mem *m, struct bytes *out, struct err *e)
{
	enum { PARENT = 3 };
	(void)m, (void)out, (void)e;
	_exit(write(PARENT, what, sizeof(struct err)) < 0);
}

T_CASE(an_error_that_is_none_is_not_told)
{
	struct mem *m = mem_new();
	struct bytes out;
	struct err e, said[4];
	for (int i = 0; i < 4; i++)
		said[i] = (struct err){ .code = ERR_SYSTEM, .word = W_PDF_BROKE_OFF };
	said[0].word = (enum word)WORD_N;
	said[1].code = (enum err_code)(ERR_SYSTEM + 1);
	memset(said[2].arg[ERR_ARGS - 1], 'x', ERR_TEXT);
	memset(said[3].file, 'x', ERR_TEXT);
	for (int i = 0; i < 4; i++) {
		t_false(run(say_nonsense, &said[i], 20, m, &out, &e));
		t_int(e.code, ERR_SYSTEM);
		t_int(e.word, W_PDF_BROKE_OFF);
		t_true(strlen(err_sentence(m, &e, LANG_NL)) < 300);
		t_text(e.file, "");
	}
	mem_free(m);
}
T_END

T_MAIN("sandbox", an_error_that_is_none_is_not_told, hands_bytes_over, gives_words_for_every_end, ends_what_takes_too_long,
       gives_a_bare_room_without_a_terminal, works_with_all_descriptors_closed)
