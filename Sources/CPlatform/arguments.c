#include "CPlatform.h"

#include <stddef.h>

static int count = -1;
static char *const *arguments = NULL;

// The loaders of glibc and Darwin call what initialises a program with the arguments of main; that of musl does not.
#if defined(__GLIBC__) || defined(__APPLE__)
__attribute__((constructor)) static void keep(int argc, char **argv) {
  count = argc;
  arguments = argv;
}
#endif

int lrsched_argument_count(void) { return count; }

char *const *lrsched_arguments(void) { return arguments; }
