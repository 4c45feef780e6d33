/* spiegel: find the verb, run it, print its error, give its status. */
#include "analytics/start.h"
#include "base/utf8.h"
#include "cmd.h"
#include "run.h"
#include <signal.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
	struct err e = { .code = ERR_NONE };
	struct session s = { .mem = mem_new(), .lang = LANG_NL, .folder = "." };
	int status;

	signal(SIGPIPE, SIG_IGN); /* a closed pipe is a failed write, which is noticed below; */
	signal(SIGXFSZ, SIG_IGN); /* and so is a file that may not grow */
	analytics_start();
	run_command(&s, argc, argv, &e);
	session_close(&s);
	if (fflush(stdout) != 0 || ferror(stdout))
		err_set(&e, ERR_SYSTEM, W_CLI_OUTPUT_LOST, NULL, NULL, NULL);
	if (err_is_set(&e))
		session_print(&s, stderr, mem_printf(s.mem, "spiegel: %s", err_sentence(s.mem, &e, s.lang)));
	status = err_is_set(&e) ? (int)e.code : s.not_all_well ? ERR_ROWS : ERR_NONE;
	mem_free(s.mem);
	return status;
}
