#ifndef LRSCHED_CFONTCONFIG_SHIM_H
#define LRSCHED_CFONTCONFIG_SHIM_H

#include <fontconfig/fontconfig.h>

#endif
