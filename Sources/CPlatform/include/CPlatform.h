#ifndef LRSCHED_CPLATFORM_H
#define LRSCHED_CPLATFORM_H

// What the system offers to C alone.

#include <sys/types.h>
#if defined(__linux__)
#include <sys/statfs.h>
#include <sys/xattr.h>
#endif

// The number of words that the process was started with, its own name among them, as the loader handed them over: Swift's
// list is read from /proc on Linux, which need not be mounted. It is -1 where the loader hands nothing over.
int lrsched_argument_count(void);

// The words, each a C string, and NULL behind the last.
char *const *lrsched_arguments(void);

// Opens a file that is nowhere but in memory; -1 where there are none.
int lrsched_memory_file(void);

// Sees to it that the disk has room for bytes of a file, whose size stays as it is. Returns 0, or the number of the error.
int lrsched_reserve(int descriptor, off_t start, off_t length);

#endif
