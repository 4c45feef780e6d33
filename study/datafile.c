#include "datafile.h"
#include "base/file.h"
#include "base/str.h"
#include <string.h>
#include <unistd.h>

enum { PATH_LENGTH = 4096, FILE_LIMIT = 64 << 20 };

/* ../share/spiegel where the program is installed, ../../data where it was built. */
const char *datafile_folder(struct mem *m)
{
	static const char *const places[] = { "../share/spiegel", "../../data" };
	char program[PATH_LENGTH];
	ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
	if (n <= 0)
		return NULL;
	program[n] = '\0';
	*strrchr(program, '/') = '\0';
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		const char *folder = mem_printf(m, "%s/%s", program, places[i]);
		if (access(folder, R_OK) == 0)
			return folder;
	}
	return NULL;
}

const char *datafile_path(struct mem *m, const char *name)
{
	const char *folder = datafile_folder(m);
	return folder ? mem_printf(m, "%s/%s", folder, name) : NULL;
}

static size_t line_length(const struct datafile *f)
{
	return strcspn(f->text + f->at, "\n");
}

static void pass_line(struct datafile *f)
{
	f->at += line_length(f);
	f->at += f->text[f->at] == '\n';
}

void datafile_of_text(struct mem *m, const char *text, struct datafile *out)
{
	*out = (struct datafile){ .mem = m, .text = text, .n = strlen(text) };
	pass_line(out);
}

bool datafile_open(struct mem *m, const char *path, struct datafile *out)
{
	struct err unreadable = { .code = ERR_NONE };
	char *text;
	size_t n;
	if (!file_read(m, path, FILE_LIMIT, &text, &n, &unreadable))
		return false;
	datafile_of_text(m, text, out);
	return true;
}

/* The field that begins at *s; moves *s behind it and its comma. */
static const char *take_field(struct mem *m, const char **s, const char *end)
{
	struct str out;
	bool quoted = false;
	str_init(&out, m);
	for (; *s < end && (quoted || **s != ','); (*s)++) {
		if (**s != '"')
			str_add_char(&out, **s);
		else if (quoted && *s + 1 < end && (*s)[1] == '"')
			str_add_char(&out, *(*s)++);
		else
			quoted = !quoted;
	}
	*s += *s < end;
	return out.s;
}

bool datafile_next(struct datafile *f, const char *field[], size_t most, const char **line, size_t *length)
{
	if (f->at >= f->n)
		return false;
	*line = f->text + f->at;
	*length = line_length(f);
	const char *s = *line, *end = *line + *length;
	for (size_t i = 0; i < most; i++)
		field[i] = take_field(f->mem, &s, end);
	pass_line(f);
	return true;
}
