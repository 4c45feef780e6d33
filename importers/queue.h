/* Batches of rows on their way from the parsing thread to the storing one. A fixed number of batches goes round, so memory does not
 * grow with the file. */
#ifndef IMPORTERS_QUEUE_H
#define IMPORTERS_QUEUE_H
#include "table.h"

enum { BATCH_ROWS = 512, BATCH_BYTES = 512 << 10 };

struct batch {
	struct mem *mem; /* emptied when the batch is taken anew */
	struct table_row row[BATCH_ROWS];
	size_t n;
	struct msg_list messages; /* of the parsing side about these rows and those that it rejected */
	int newest_day; /* of these rows and of those left out as outside; INT_MIN: none */
	int64_t bytes_done; /* of the file, after these rows */
};

struct queue;

/* Memory: release with queue_free, when no thread uses it any more.      Test: tests/unit/importers/test_queue.c */
struct queue *queue_new(void);
void queue_free(struct queue *q); /* NULL is allowed */

/* The parsing side: an empty batch, waiting for one if need be; NULL when the other side has stopped. Then give it, filled. */
struct batch *queue_take_empty(struct queue *q);
void queue_give_full(struct queue *q, struct batch *b);
/* The storing side: the next batch in order; NULL when there are no more. Then give it back. */
struct batch *queue_take_full(struct queue *q);
void queue_give_empty(struct queue *q, struct batch *b);

/* No more will come from the parsing side; what is full can still be taken. */
void queue_end(struct queue *q);
/* Give up: the storing side wants no more. */
void queue_stop(struct queue *q);
#endif
