#ifndef LRSCHED_CPNG_SHIM_H
#define LRSCHED_CPNG_SHIM_H

#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

// libpng reports errors by a long jump. Swift frames must not be jumped over, so everything between the first call of
// libpng and the last happens in the one C function below, which answers with a status instead.

typedef enum {
  lrsched_png_success = 0,
  lrsched_png_out_of_memory = 1,
  lrsched_png_failure = 2,
} lrsched_png_status;

typedef struct {
  const char *keyword;
  const char *text;
  // Whether the text is UTF-8 and goes into an iTXt chunk; else it is Latin-1 and goes into a tEXt chunk.
  int is_utf8;
} lrsched_png_text;

typedef struct {
  unsigned width, height;
  // The first byte of the first row, and the distance of two rows in bytes.
  const unsigned char *pixels;
  size_t stride;
  // Palette colors, red, green and blue in turn; without any, pixels are 8-bit RGB.
  const unsigned char *palette;
  int palette_count;
  unsigned pixels_per_metre;
  const lrsched_png_text *texts;
  int text_count;
  int compression_level;
} lrsched_png_image;

typedef struct {
  unsigned char *bytes;
  size_t count, capacity;
  int is_out_of_memory;
  char message[128];
} lrsched_png_buffer;

static void lrsched_png_append(png_structp png, png_bytep bytes, png_size_t count) {
  lrsched_png_buffer *buffer = (lrsched_png_buffer *)png_get_io_ptr(png);
  if (count > buffer->capacity - buffer->count) {
    size_t capacity = buffer->capacity * 2 + count + 4096;
    unsigned char *grown = (unsigned char *)realloc(buffer->bytes, capacity);
    if (!grown) {
      buffer->is_out_of_memory = 1;
      png_error(png, "out of memory");
    }
    buffer->bytes = grown;
    buffer->capacity = capacity;
  }
  memcpy(buffer->bytes + buffer->count, bytes, count);
  buffer->count += count;
}

static void lrsched_png_flush(png_structp png) { (void)png; }

static void lrsched_png_fail(png_structp png, png_const_charp message) {
  lrsched_png_buffer *buffer = (lrsched_png_buffer *)png_get_error_ptr(png);
  strncpy(buffer->message, message ? message : "", sizeof buffer->message - 1);
  png_longjmp(png, 1);
}

static void lrsched_png_warn(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

// Writes an image into the buffer, which starts out as all zeros and whose bytes the caller frees in any case.
static __attribute__((noinline, unused)) lrsched_png_status lrsched_png_write(
    const lrsched_png_image *image, lrsched_png_buffer *buffer) {
  png_structp png =
      png_create_write_struct(PNG_LIBPNG_VER_STRING, buffer, lrsched_png_fail, lrsched_png_warn);
  if (!png) return lrsched_png_out_of_memory;
  png_infop info = png_create_info_struct(png);
  if (!info) {
    png_destroy_write_struct(&png, NULL);
    return lrsched_png_out_of_memory;
  }
  // Neither pointer changes from here on, so both are sound after the jump.
  if (setjmp(png_jmpbuf(png))) {
    png_destroy_write_struct(&png, &info);
    return buffer->is_out_of_memory ? lrsched_png_out_of_memory : lrsched_png_failure;
  }
  png_set_write_fn(png, buffer, lrsched_png_append, lrsched_png_flush);
  png_set_compression_level(png, image->compression_level);
  png_set_compression_mem_level(png, 7);
  png_set_compression_buffer_size(png, 65536);
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  // Pixels are made from this very palette, so looking at each whether it is in there is time lost.
#ifdef PNG_WRITE_CHECK_FOR_INVALID_INDEX_SUPPORTED
  png_set_check_for_invalid_index(png, -1);
#endif
  png_set_IHDR(png, info, image->width, image->height, 8,
               image->palette_count > 0 ? PNG_COLOR_TYPE_PALETTE : PNG_COLOR_TYPE_RGB,
               PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  if (image->palette_count > 0) {
    png_color colors[256];
    for (int i = 0; i < image->palette_count && i < 256; i++) {
      colors[i].red = image->palette[3 * i];
      colors[i].green = image->palette[3 * i + 1];
      colors[i].blue = image->palette[3 * i + 2];
    }
    png_set_PLTE(png, info, colors, image->palette_count);
  }
  png_set_pHYs(png, info, image->pixels_per_metre, image->pixels_per_metre, PNG_RESOLUTION_METER);
  for (int i = 0; i < image->text_count; i++) {
    png_text text;
    memset(&text, 0, sizeof text);
    text.compression =
        image->texts[i].is_utf8 ? PNG_ITXT_COMPRESSION_NONE : PNG_TEXT_COMPRESSION_NONE;
    text.key = (png_charp)image->texts[i].keyword;
    text.text = (png_charp)image->texts[i].text;
    if (image->texts[i].is_utf8) text.itxt_length = strlen(image->texts[i].text);
    else text.text_length = strlen(image->texts[i].text);
    png_set_text(png, info, &text, 1);
  }
  png_write_info(png, info);
  for (unsigned row = 0; row < image->height; row++) {
    png_write_row(png, image->pixels + (size_t)row * image->stride);
  }
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return lrsched_png_success;
}

#endif
