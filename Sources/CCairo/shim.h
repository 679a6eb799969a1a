#ifndef LRSCHED_CCAIRO_SHIM_H
#define LRSCHED_CCAIRO_SHIM_H

// pkg-config puts cairo's own folder on the search path, hence no "cairo/" prefix.
#include <cairo.h>
#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <cairo-svg.h>

#endif
