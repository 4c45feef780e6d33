#include "base/err.h"
#include "base/str.h"
#include "base/utf8.h"
#include "tests/t.h"

T_CASE(the_first_error_wins)
{
	struct mem *m = mem_new();
	struct err e = { 0 };
	t_false(err_is_set(&e));
	t_false(err_set(&e, ERR_USAGE, W_OPT_UNKNOWN, "--one", NULL, NULL));
	t_true(err_is_set(&e));
	t_false(err_set(&e, ERR_STORE, W_OPT_TWICE, "--two", NULL, NULL));
	t_int(e.code, ERR_USAGE);
	t_text(err_sentence(m, &e, LANG_EN), "There is no option '--one'. See which there are with --help.");
	mem_free(m);
}
T_END

T_CASE(the_first_place_wins_and_missing_parts_are_left_out)
{
	static const struct {
		const char *file;
		long row, column;
		const char *want;
	} row[] = {
		{ "a.csv", 3, 7, "a.csv:3:7: There is no option 'x'. See which there are with --help." },
		{ "a.csv", 3, 0, "a.csv:3: There is no option 'x'. See which there are with --help." },
		{ "a.csv", 0, 0, "a.csv: There is no option 'x'. See which there are with --help." },
		{ "", 0, 0, "There is no option 'x'. See which there are with --help." },
	};
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct err e = { 0 };
		err_set(&e, ERR_INPUT, W_OPT_UNKNOWN, "x", NULL, NULL);
		t_false(err_at(&e, row[i].file, row[i].row, row[i].column));
		t_text(err_sentence(m, &e, LANG_EN), row[i].want);
	}
	struct err e = { 0 };
	err_set(&e, ERR_INPUT, W_OPT_UNKNOWN, "x", NULL, NULL);
	err_at(&e, "low.csv", 2, 1);
	err_at(&e, "high.csv", 5, 5);
	t_text(e.file, "low.csv");
	t_int(e.row, 2);
	mem_free(m);
}
T_END

T_CASE(long_arguments_are_cut_on_a_character)
{
	struct mem *m = mem_new();
	for (size_t n = ERR_TEXT - 8; n < ERR_TEXT + 8; n++) {
		for (size_t shift = 0; shift < 4; shift++) {
			struct str text;
			str_init(&text, m);
			str_add_times(&text, "a", shift);
			while (text.n < n)
				str_add(&text, "😀");
			struct err e = { 0 };
			err_set(&e, ERR_INPUT, W_OPT_UNKNOWN, NULL, text.s, NULL);
			size_t bad_at, len = strlen(e.arg[1]);
			t_true(utf8_valid(e.arg[1], len, &bad_at));
			if (text.n < ERR_TEXT) {
				t_text(e.arg[1], text.s);
			} else {
				t_true(str_ends(e.arg[1], "…"));
				t_true(memcmp(e.arg[1], text.s, len - strlen("…")) == 0);
				t_true(len > ERR_TEXT - 8);
			}
			t_text(e.arg[0], "");
			t_text(e.arg[2], "");
		}
	}
	mem_free(m);
}
T_END

T_CASE(a_sentence_is_safe_for_a_terminal)
{
	struct mem *m = mem_new();
	struct err e = { 0 };
	err_set(&e, ERR_INPUT, W_OPT_UNKNOWN, "\x1b[2J\u202e\n\xff", NULL, NULL);
	err_at(&e, "a\x1b.csv", 1, 1);
	t_text(err_sentence(m, &e, LANG_EN),
	       "a\\x1b.csv:1:1: There is no option '\\x1b[2J\\u202e \\xff'. See which there are with --help.");
	mem_free(m);
}
T_END

T_CASE(messages)
{
	struct mem *m = mem_new();
	struct msg_list l;
	msg_list_init(&l, m);
	char arg[] = "--x";
	msg_add(&l, MSG_REJECT, "a.csv", 12, 3, W_OPT_TWICE, arg, NULL, NULL);
	arg[2] = 'y';
	msg_add(&l, MSG_WARNING, "a.csv", 0, 0, W_OPT_TWICE, arg, NULL, NULL);
	msg_add(&l, MSG_NOTE, NULL, 0, 0, W_OPT_TWICE, NULL, NULL, NULL);
	t_int(l.n, 3);
	t_text(msg_sentence(m, &l.item[0], LANG_EN),
	       "a.csv:12:3: row rejected: The option '--x' is given twice. Leave one out. [opt-twice]");
	t_text(msg_sentence(m, &l.item[1], LANG_NL), "a.csv: let op: De optie '--y' staat er twee keer. Laat er één weg. [opt-twice]");
	t_text(msg_sentence(m, &l.item[2], LANG_EN), "note: The option '' is given twice. Leave one out. [opt-twice]");
	mem_free(m);
}
T_END

T_CASE(messages_beyond_the_limit_are_counted)
{
	struct mem *m = mem_new();
	struct msg_list l;
	msg_list_init(&l, m);
	for (int i = 0; i < 5000; i++)
		msg_add(&l, MSG_NOTE, "a.csv", i + 1, 0, W_OPT_TWICE, "x", NULL, NULL);
	msg_add(&l, MSG_REJECT, "a.csv", 7, 0, W_OPT_TWICE, "y", NULL, NULL);
	t_int(l.n, MSG_KEPT + 1);
	t_int(l.n_level[MSG_NOTE], 5000);
	t_int(l.n_level[MSG_WARNING], 0);
	t_int(l.n_level[MSG_REJECT], 1);
	t_int(l.item[MSG_KEPT - 1].row, MSG_KEPT);
	t_int(l.item[MSG_KEPT].level, MSG_REJECT);
	mem_free(m);
}
T_END

T_CASE(every_rejected_row_can_be_kept_and_passed_on)
{
	struct mem *m = mem_new();
	struct msg_list batch, all;
	msg_list_init(&batch, m);
	msg_list_init(&all, m);
	batch.all_rejects = true;
	for (int i = 0; i < 500; i++) {
		msg_add(&batch, MSG_REJECT, "a.csv", i + 1, 0, W_OPT_TWICE, "x", NULL, NULL);
		msg_add(&batch, MSG_NOTE, "a.csv", i + 1, 0, W_OPT_TWICE, "x", NULL, NULL);
	}
	t_int(batch.n, 500 + MSG_KEPT);
	msg_list_append(&all, &batch);
	msg_list_append(&all, &batch);
	t_int(all.n, 2 * MSG_KEPT);
	t_int(all.n_level[MSG_REJECT], 1000);
	t_int(all.n_level[MSG_NOTE], 1000);
	t_text(all.item[0].arg[0], "x");
	size_t more[MSG_REJECT + 1] = { 0 };
	for (size_t i = 0; i < all.n; i++)
		more[all.item[i].level] += all.item[i].more;
	t_int(more[MSG_REJECT], 1000 - MSG_KEPT); /* those that are not kept are counted with one that says the same */
	t_int(more[MSG_NOTE], 1000 - MSG_KEPT);
	t_true(msg_alike(&batch.item[0], &batch.item[2]));
	t_false(msg_alike(&batch.item[0], &batch.item[1]));
	mem_free(m);
}
T_END

T_CASE(messages_are_put_in_the_order_of_rows)
{
	struct mem *m = mem_new();
	for (int n = 0; n <= 40; n++) {
		struct msg_list l;
		msg_list_init(&l, m);
		for (int i = 0; i < n; i++) /* each row about twice, out of order; the column tells which came first */
			msg_add(&l, MSG_NOTE, "a.csv", 1 + i * 7 % (n / 2 + 1), i, W_OPT_TWICE, NULL, NULL, NULL);
		msg_list_sort(&l);
		t_int(l.n, n);
		for (int i = 1; i < n; i++)
			t_true(l.item[i - 1].row < l.item[i].row ||
			       (l.item[i - 1].row == l.item[i].row && l.item[i - 1].column < l.item[i].column));
	}
	mem_free(m);
}
T_END

T_MAIN("base/err", the_first_error_wins, the_first_place_wins_and_missing_parts_are_left_out, long_arguments_are_cut_on_a_character,
       a_sentence_is_safe_for_a_terminal, messages, messages_beyond_the_limit_are_counted, every_rejected_row_can_be_kept_and_passed_on,
       messages_are_put_in_the_order_of_rows)
