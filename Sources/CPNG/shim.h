#ifndef LRSCHED_CPNG_SHIM_H
#define LRSCHED_CPNG_SHIM_H

#include <png.h>

#endif
