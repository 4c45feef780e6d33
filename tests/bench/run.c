/* Runs a command and says what it cost: "<seconds> <peak KiB> <exit status>" on the first line of FILE.
 * Peak is the largest resident set of the command and its children, as the kernel counted it. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds_now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
	if (argc < 3) {
		fputs("usage: run FILE COMMAND [ARGUMENT...]\n", stderr);
		return 2;
	}
	double start = seconds_now();
	pid_t child = fork();
	if (child == 0) {
		execvp(argv[2], argv + 2);
		fprintf(stderr, "run: %s: %s\n", argv[2], strerror(errno));
		_exit(127);
	}
	int status = -1;
	struct rusage cost = { 0 };
	if (child < 0 || waitpid(child, &status, 0) < 0 || getrusage(RUSAGE_CHILDREN, &cost) != 0) {
		fprintf(stderr, "run: %s\n", strerror(errno));
		return 1;
	}
	double seconds = seconds_now() - start;
	FILE *out = fopen(argv[1], "w");
	if (!out) {
		fprintf(stderr, "run: %s: %s\n", argv[1], strerror(errno));
		return 1;
	}
	fprintf(out, "%.3f %ld %d\n", seconds, cost.ru_maxrss, WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
	return fclose(out) == 0 ? 0 : 1;
}
