/* Batches keep their order, and either side can end the work. */
#include "importers/queue.h"
#include "tests/t.h"
#include <pthread.h>

enum { BATCHES_SENT = 2000 };

static void *fill(void *data)
{
	struct queue *q = data;
	for (int i = 0; i < BATCHES_SENT; i++) {
		struct batch *b = queue_take_empty(q);
		if (!b)
			return NULL;
		b->bytes_done = i;
		b->n = 1;
		b->row[0].record = mem_printf(b->mem, "%d", i);
		queue_give_full(q, b);
	}
	queue_end(q);
	return data;
}

static int drain(struct queue *q, int most)
{
	int n = 0;
	for (struct batch *b; n < most && (b = queue_take_full(q)) != NULL; n++) {
		t_int(b->bytes_done, n);
		t_int(atoi(b->row[0].record), n);
		queue_give_empty(q, b);
	}
	return n;
}

T_CASE(batches_keep_their_order)
{
	pthread_t thread;
	struct queue *q = queue_new();
	pthread_create(&thread, NULL, fill, q);
	t_int(drain(q, BATCHES_SENT + 1), BATCHES_SENT);
	pthread_join(thread, NULL);
	queue_free(q);
}
T_END

T_CASE(the_storing_side_can_stop)
{
	pthread_t thread;
	void *filled_all;
	struct queue *q = queue_new();
	pthread_create(&thread, NULL, fill, q);
	t_int(drain(q, 10), 10);
	queue_stop(q);
	pthread_join(thread, &filled_all);
	t_true(filled_all == NULL);
	queue_free(q);
}
T_END

T_CASE(an_end_without_batches)
{
	struct queue *q = queue_new();
	queue_end(q);
	t_true(queue_take_full(q) == NULL);
	queue_free(q);
	queue_free(NULL);
}
T_END

T_MAIN("queue", batches_keep_their_order, the_storing_side_can_stop, an_end_without_batches)
