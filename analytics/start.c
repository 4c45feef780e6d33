#include "start.h"
#include <gsl/gsl_errno.h>

void analytics_start(void)
{
	gsl_set_error_handler_off();
}
