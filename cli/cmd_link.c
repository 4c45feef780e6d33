/* spiegel link: a link by which visits to the website can be joined to the post that brought them, and its QR code. */
#include "base/file.h"
#include "base/num.h"
#include "base/str.h"
#include "cmd.h"
#include "reports/qr.h"
#include "study/link.h"
#include <unistd.h>

static bool write_code(struct session *s, const char *path, const char *address, struct err *e)
{
	struct qr qr;
	struct str out;
	bool screen = str_eq(path, "-"), png = str_ends(path, ".png");
	if (!screen && !png && !str_ends(path, ".svg"))
		return err_set(e, ERR_USAGE, W_QR_ENDING, path, NULL, NULL);
	if (!qr_make(s->mem, address, &qr, e))
		return false;
	str_init(&out, s->mem);
	if (screen)
		qr_text(&out, &qr, isatty(STDOUT_FILENO));
	else if (png)
		qr_png(&out, &qr);
	else
		qr_svg(&out, &qr, address);
	if (screen)
		fputs(out.s, stdout);
	else if (!file_write_atomic(path, out.s, out.n, e))
		return false;
	if (!screen && !s->quiet) {
		session_say(s, stderr, W_CLI_MADE, path, NULL);
		session_say(s, stderr, W_QR_SIZE, num_plain_int(s->mem, (int64_t)qr_least_mm(&qr)), NULL);
	}
	return true;
}

static void warn(const struct session *s, const struct link_ask *ask, const struct link_made *made)
{
	if (ask->channel && !made->known)
		session_say(s, stderr, W_LINK_UNKNOWN, ask->channel, NULL);
	else if (!*made->content)
		session_say(s, stderr, W_LINK_NO_LABEL, NULL);
	else if (ask->content)
		session_say(s, stderr, W_LINK_TAG, made->content, NULL);
}

/* The link stands alone on standard output, to be copied or piped; all else goes beside it. */
bool cmd_link(struct session *s, struct err *e)
{
	struct link_ask ask = { .channel = opt_value(&s->opt, "channel"),
		                .post = opt_value(&s->opt, "post"),
		                .activity = opt_value(&s->opt, "activity"),
		                .content = opt_value(&s->opt, "content"),
		                .medium = opt_value(&s->opt, "medium"),
		                .campaign = opt_value(&s->opt, "campaign") };
	const char *code = opt_value(&s->opt, "qr");
	struct link_made made;
	if (s->opt.n_rest != 1)
		return err_set(e, ERR_USAGE, W_CLI_OPERANDS, "spiegel link --channel NAME --post DAY ADDRESS", NULL, NULL);
	ask.address = s->opt.rest[0];
	if (!session_open(s, STORE_READ, e) || !study_link(s->mem, s->store, s->trajectory, &ask, &made, e))
		return false;
	printf("%s\n", made.address);
	if (!s->quiet)
		warn(s, &ask, &made);
	return !code || write_code(s, code, made.address, e);
}
