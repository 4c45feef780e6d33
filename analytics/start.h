/* Before the first statistic: once, from main and from tests. */
#ifndef ANALYTICS_START_H
#define ANALYTICS_START_H
/* Turn off GSL's handler, which would end the program; every status is checked instead. */
void analytics_start(void);
#endif
