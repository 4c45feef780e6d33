#include "queue.h"
#include <limits.h>
#include <pthread.h>

enum { BATCHES = 4 };

struct queue {
	struct mem *mem;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	struct batch batch[BATCHES];
	struct batch *empty[BATCHES], *full[BATCHES]; /* full: oldest first */
	size_t n_empty, n_full;
	bool ended, stopped;
};

struct queue *queue_new(void)
{
	struct mem *m = mem_new();
	struct queue *q = mem_alloc(m, sizeof *q);
	q->mem = m;
	pthread_mutex_init(&q->lock, NULL);
	pthread_cond_init(&q->changed, NULL);
	for (size_t i = 0; i < BATCHES; i++) {
		q->batch[i].mem = mem_new();
		q->empty[q->n_empty++] = &q->batch[i];
	}
	return q;
}

void queue_free(struct queue *q)
{
	if (!q)
		return;
	for (size_t i = 0; i < BATCHES; i++)
		mem_free(q->batch[i].mem);
	pthread_cond_destroy(&q->changed);
	pthread_mutex_destroy(&q->lock);
	mem_free(q->mem);
}

struct batch *queue_take_empty(struct queue *q)
{
	struct batch *b = NULL;
	pthread_mutex_lock(&q->lock);
	while (!q->stopped && q->n_empty == 0)
		pthread_cond_wait(&q->changed, &q->lock);
	if (!q->stopped)
		b = q->empty[--q->n_empty];
	pthread_mutex_unlock(&q->lock);
	if (b) {
		mem_reset(b->mem);
		msg_list_init(&b->messages, b->mem);
		b->messages.all_rejects = true;
		b->n = 0;
		b->newest_day = INT_MIN;
	}
	return b;
}

void queue_give_full(struct queue *q, struct batch *b)
{
	pthread_mutex_lock(&q->lock);
	q->full[q->n_full++] = b;
	pthread_cond_signal(&q->changed);
	pthread_mutex_unlock(&q->lock);
}

struct batch *queue_take_full(struct queue *q)
{
	struct batch *b = NULL;
	pthread_mutex_lock(&q->lock);
	while (!q->ended && q->n_full == 0)
		pthread_cond_wait(&q->changed, &q->lock);
	if (q->n_full > 0) {
		b = q->full[0];
		q->n_full--;
		for (size_t i = 0; i < q->n_full; i++)
			q->full[i] = q->full[i + 1];
	}
	pthread_mutex_unlock(&q->lock);
	return b;
}

void queue_give_empty(struct queue *q, struct batch *b)
{
	pthread_mutex_lock(&q->lock);
	q->empty[q->n_empty++] = b;
	pthread_cond_signal(&q->changed);
	pthread_mutex_unlock(&q->lock);
}

void queue_end(struct queue *q)
{
	pthread_mutex_lock(&q->lock);
	q->ended = true;
	pthread_cond_signal(&q->changed);
	pthread_mutex_unlock(&q->lock);
}

void queue_stop(struct queue *q)
{
	pthread_mutex_lock(&q->lock);
	q->stopped = true;
	pthread_cond_signal(&q->changed);
	pthread_mutex_unlock(&q->lock);
}
