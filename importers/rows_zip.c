#include "rows_zip.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include <string.h>
#include <strings.h>
#include <unistd.h>
#include <zip.h>

struct rows_zip {
	struct mem *mem;
	zip_t *zip;
	int fd; /* -1: in memory */
	struct stat then;
	struct rows_zip_entry *entry;
	size_t n;
};

struct member {
	struct mem *mem;
	const struct rows_zip *zip;
	zip_file_t *file;
};

/* What libzip says, in our words. */
static bool fail(struct err *e, const zip_error_t *why)
{
	switch (zip_error_code_zip(why)) {
	case ZIP_ER_NOPASSWD:
	case ZIP_ER_WRONGPASSWD:
	case ZIP_ER_ENCRNOTSUPP:
		return err_set(e, ERR_INPUT, W_ZIP_PASSWORD, NULL, NULL, NULL);
	case ZIP_ER_COMPNOTSUPP:
		return err_set(e, ERR_INPUT, W_ZIP_METHOD, NULL, NULL, NULL);
	case ZIP_ER_MEMORY:
		return err_set(e, ERR_SYSTEM, W_OUT_OF_MEMORY, NULL, NULL, NULL);
	default:
		return err_set(e, ERR_INPUT, W_ZIP_DAMAGED, NULL, NULL, NULL);
	}
}

/* The steps of a path without those that lead up, to the root, or nowhere. */
static const char *safe_name(struct mem *m, const char *raw)
{
	struct str name;
	str_init(&name, m);
	size_t bad;
	const char *at = utf8_valid(raw, strlen(raw), &bad) ? utf8_nfc(m, raw, strlen(raw)) : raw;
	while (*at) {
		size_t n = strcspn(at, "/\\");
		bool nowhere = n == 0 || (n <= 2 && strspn(at, ".") >= n);
		if (!nowhere) {
			str_add(&name, name.n ? "/" : "");
			str_add_n(&name, at, n);
		}
		at += n + (at[n] != '\0');
	}
	return utf8_safe(m, name.s);
}

static bool learn_entries(struct rows_zip *z, struct err *e)
{
	z->n = (size_t)zip_get_num_entries(z->zip, 0);
	z->entry = mem_array(z->mem, z->n, sizeof *z->entry);
	for (size_t i = 0; i < z->n; i++) {
		zip_stat_t st;
		const char *name = zip_get_name(z->zip, i, ZIP_FL_ENC_GUESS);
		if (!name || zip_stat_index(z->zip, i, 0, &st) != 0)
			return fail(e, zip_get_error(z->zip));
		size_t n = strlen(name);
		z->entry[i] = (struct rows_zip_entry){
			.name = safe_name(z->mem, name),
			.size = st.size < INT64_MAX ? (int64_t)st.size : INT64_MAX,
			.folder = n > 0 && (name[n - 1] == '/' || name[n - 1] == '\\'),
			.locked = st.encryption_method != ZIP_EM_NONE,
		};
	}
	return true;
}

static struct rows_zip *zip_new(void)
{
	struct mem *m = mem_new();
	struct rows_zip *z = mem_alloc(m, sizeof *z);
	z->mem = m;
	z->fd = -1;
	return z;
}

static bool open_failed(struct rows_zip *z, struct err *e, zip_error_t *why)
{
	fail(e, why);
	zip_error_fini(why);
	rows_zip_close(z);
	return false;
}

static bool opened(struct rows_zip **out, struct rows_zip *z, struct err *e)
{
	if (learn_entries(z, e)) {
		*out = z;
		return true;
	}
	rows_zip_close(z);
	return false;
}

bool rows_zip_open(struct rows_zip **out, int fd, const struct stat *then, struct err *e)
{
	struct rows_zip *z = zip_new();
	zip_error_t why;
	int code = ZIP_ER_OPEN, own = dup(fd); /* libzip closes the one it gets */
	z->fd = fd;
	z->then = *then;
	z->zip = own >= 0 ? zip_fdopen(own, 0, &code) : NULL;
	if (z->zip)
		return opened(out, z, e);
	if (own >= 0)
		close(own);
	zip_error_init_with_code(&why, code);
	return open_failed(z, e, &why);
}

bool rows_zip_open_bytes(struct rows_zip **out, const void *bytes, size_t n, struct err *e)
{
	struct rows_zip *z = zip_new();
	zip_error_t why;
	zip_error_init(&why);
	zip_source_t *from = zip_source_buffer_create(bytes, n, 0, &why);
	z->zip = from ? zip_open_from_source(from, ZIP_RDONLY, &why) : NULL;
	if (!z->zip) {
		zip_source_free(from);
		return open_failed(z, e, &why);
	}
	zip_error_fini(&why);
	return opened(out, z, e);
}

void rows_zip_close(struct rows_zip *z)
{
	if (!z)
		return;
	if (z->zip)
		zip_discard(z->zip);
	mem_free(z->mem);
}

size_t rows_zip_count(const struct rows_zip *z)
{
	return z->n;
}

const struct rows_zip_entry *rows_zip_entry(const struct rows_zip *z, size_t i)
{
	return &z->entry[i];
}

bool rows_zip_find(const struct rows_zip *z, const char *name, size_t *i)
{
	for (*i = 0; *i < z->n; ++*i)
		if (!z->entry[*i].folder && strcasecmp(z->entry[*i].name, name) == 0)
			return true;
	return false;
}

/* --- one member --- */

static bool member_read(void *data, void *out, size_t n, size_t *got, struct err *e)
{
	struct member *m = data;
	zip_int64_t k = zip_fread(m->file, out, n);
	*got = k > 0 ? (size_t)k : 0;
	return k >= 0 || fail(e, zip_file_get_error(m->file));
}

static bool member_at_end(void *data, struct err *e)
{
	const struct member *m = data;
	return m->zip->fd < 0 || source_file_unchanged(m->zip->fd, &m->zip->then, e);
}

static void member_close(void *data)
{
	struct member *m = data;
	zip_fclose(m->file);
	mem_free(m->mem);
}

bool rows_zip_stream(struct rows_zip *z, size_t i, struct source_stream *out, struct err *e)
{
	zip_stat_t st;
	zip_file_t *file = zip_fopen_index(z->zip, i, 0);
	if (!file || zip_stat_index(z->zip, i, 0, &st) != 0) {
		fail(e, zip_get_error(z->zip));
		if (file)
			zip_fclose(file);
		return false;
	}
	if (st.size > ZIP_RATIO_FROM && st.size / ZIP_RATIO > st.comp_size) {
		zip_fclose(file);
		return err_set(e, ERR_INPUT, W_ZIP_BOMB, num_plain_int(z->mem, ZIP_RATIO), NULL, NULL);
	}
	struct mem *m = mem_new();
	struct member *member = mem_alloc(m, sizeof *member);
	*member = (struct member){ .mem = m, .zip = z, .file = file };
	*out = (struct source_stream){
		.data = member, .size = z->entry[i].size, .read = member_read, .at_end = member_at_end, .close = member_close
	};
	return true;
}
