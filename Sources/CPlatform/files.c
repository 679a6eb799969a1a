#if defined(__linux__)
#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/mman.h>
#endif

#include "CPlatform.h"

#include <errno.h>

int lrsched_memory_file(void) {
#if defined(__linux__)
  return memfd_create("lrsched", MFD_CLOEXEC);
#else
  errno = ENOSYS;
  return -1;
#endif
}

int lrsched_reserve(int descriptor, off_t start, off_t length) {
#if defined(__linux__)
  return fallocate(descriptor, FALLOC_FL_KEEP_SIZE, start, length) == 0 ? 0 : errno;
#else
  return ENOSYS;
#endif
}
