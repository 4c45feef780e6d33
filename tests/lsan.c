/* Linked in with the sanitizers: what libraries keep until the program ends, or lose; nothing of ours is listed here. In a file it could not be
 * read, since the program may have given up its rights by the time that it looks for leaks; for the same reason these are libraries and no
 * functions, whose names it could not find. valgrind.supp is narrower. */
const char *__lsan_default_suppressions(void);

const char *__lsan_default_suppressions(void)
{
	return "leak:libfontconfig\n"
	       "leak:libpango\n"
	       "leak:libcairo\n"
	       "leak:libhyphen\n" /* a few bytes of every file */
	       "leak:libxlsxwriter\n"; /* the range of every list to choose from */
}
