internal import CCairo

/// A surface of cairo that draws into memory.
final class CairoSurface {
  /// What the surface has written, if it writes.
  final class Sink {
    var bytes: [UInt8] = []
  }

  let pointer: OpaquePointer
  let sink: Sink

  private init(_ pointer: OpaquePointer?, sink: Sink) throws(CairoStatus) {
    // Cairo answers with a surface in any case; one that could not be made has a status.
    guard let pointer else { throw .noMemory }
    self.pointer = pointer
    self.sink = sink
    try CairoStatus.check(cairo_surface_status(pointer))
  }

  deinit {
    cairo_surface_destroy(pointer)
  }

  /// A surface of opaque pixels.
  static func image(width: Int32, height: Int32) throws(CairoStatus) -> CairoSurface {
    try CairoSurface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height), sink: Sink())
  }

  /// A surface that writes SVG with pixels as its unit.
  static func svg(width: Double, height: Double) throws(CairoStatus) -> CairoSurface {
    let sink = Sink()
    let surface = try CairoSurface(
      cairo_svg_surface_create_for_stream(appendToSink, Unmanaged.passUnretained(sink).toOpaque(), width, height),
      sink: sink)
    cairo_svg_surface_set_document_unit(surface.pointer, CAIRO_SVG_UNIT_PX)
    cairo_svg_surface_restrict_to_version(surface.pointer, CAIRO_SVG_VERSION_1_1)
    return surface
  }

  /// A surface that writes PDF, in points.
  static func pdf(width: Double, height: Double) throws(CairoStatus) -> CairoSurface {
    let sink = Sink()
    let surface = try CairoSurface(
      cairo_pdf_surface_create_for_stream(appendToSink, Unmanaged.passUnretained(sink).toOpaque(), width, height),
      sink: sink)
    // Later versions may pack the document's information into a compressed stream, where no recipe could be read.
    cairo_pdf_surface_restrict_to_version(surface.pointer, CAIRO_PDF_VERSION_1_4)
    return surface
  }

  /// The pixels of an image surface, row after row without gaps; none of any other surface.
  func copyPixels() -> [UInt32] {
    cairo_surface_flush(pointer)
    guard let data = cairo_image_surface_get_data(pointer) else { return [] }
    let (width, height) = (Int(cairo_image_surface_get_width(pointer)), Int(cairo_image_surface_get_height(pointer)))
    let stride = Int(cairo_image_surface_get_stride(pointer)) / 4
    return data.withMemoryRebound(to: UInt32.self, capacity: stride * height) { pixels in
      (0..<height).flatMap { UnsafeBufferPointer(start: pixels + $0 * stride, count: width) }
    }
  }

  /// Writes what is still to be written; drawing is over.
  func finish() throws(CairoStatus) {
    cairo_surface_finish(pointer)
    try CairoStatus.check(cairo_surface_status(pointer))
  }
}

private func appendToSink(
  _ closure: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<UInt8>?, _ count: UInt32
) -> cairo_status_t {
  guard let closure else { return CAIRO_STATUS_WRITE_ERROR }
  let sink = Unmanaged<CairoSurface.Sink>.fromOpaque(closure).takeUnretainedValue()
  sink.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
  return CAIRO_STATUS_SUCCESS
}
