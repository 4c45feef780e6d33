#include "blocks.h"

bool blocks_is_blank(const struct sheet_row *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (*r->cell[i])
			return false;
	return true;
}

struct block blocks_next(const struct sheet *s, size_t *at)
{
	while (*at < s->n && blocks_is_blank(&s->row[*at]))
		++*at;
	struct block b = { s->row + *at, 0 };
	for (; *at < s->n && !blocks_is_blank(&s->row[*at]); ++*at)
		b.n++;
	return b;
}
