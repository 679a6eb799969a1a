internal import CCairo
internal import Charts

/// A canvas that draws on a surface of cairo.
final class CairoCanvas: Canvas {
  private let context: OpaquePointer
  private var font: Font?
  private var typeface: Typeface?
  private var isClipped = false
  /// The characters drawn so far that no typeface has a shape for, each once.
  private(set) var missingLetters: [Unicode.Scalar] = []

  /// Makes a canvas.
  ///
  /// - Parameters:
  ///   - surface: The surface to draw on.
  ///   - scale: Units of the surface a pixel of the chart.
  ///   - isRaster: Whether the surface has pixels, to which letters are then fitted.
  /// - Throws: ``CairoStatus`` where cairo has no memory for it.
  init(_ surface: CairoSurface, scale: Double, isRaster: Bool) throws(CairoStatus) {
    guard let context = cairo_create(surface.pointer) else { throw .noMemory }
    self.context = context
    cairo_scale(context, scale, scale)
    // Steps keep their corners; sharper ones than 30° are cut, where round ones would cost twice as much.
    cairo_set_line_join(context, CAIRO_LINE_JOIN_MITER)
    cairo_set_miter_limit(context, 4)
    let options = cairo_font_options_create()
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    cairo_font_options_set_hint_style(options, isRaster ? CAIRO_HINT_STYLE_SLIGHT : CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, isRaster ? CAIRO_HINT_METRICS_ON : CAIRO_HINT_METRICS_OFF)
    cairo_set_font_options(context, options)
    cairo_font_options_destroy(options)
    try CairoStatus.check(cairo_status(context))
  }

  deinit {
    cairo_destroy(context)
  }

  /// Throws what went wrong since the canvas was made, if anything did.
  func check() throws(CairoStatus) {
    try CairoStatus.check(cairo_status(context))
  }

  func width(of text: String, in font: Font) -> Double {
    use(font)
    return width(of: TextRun.runs(of: text).runs)
  }

  func metrics(of font: Font) -> FontMetrics {
    // The proportions of DejaVu Sans; asking for them would cost more than they vary.
    FontMetrics(ascent: 0.928 * font.size, descent: 0.236 * font.size, capHeight: 0.729 * font.size)
  }

  func fill(_ rectangles: [Rectangle], color: Color) {
    for rectangle in rectangles {
      cairo_rectangle(context, rectangle.left, rectangle.top, rectangle.width, rectangle.height)
    }
    use(color)
    cairo_fill(context)
  }

  func stroke(_ lines: [[Point]], style: StrokeStyle) {
    for line in lines {
      guard let first = line.first else { continue }
      cairo_move_to(context, first.x, first.y)
      for point in line.dropFirst() { cairo_line_to(context, point.x, point.y) }
      if line.count == 1 { cairo_close_path(context) }
    }
    use(color: style.color, width: style.width)
    cairo_set_antialias(context, style.isCoarse ? coarse(style.width) : CAIRO_ANTIALIAS_DEFAULT)
    defer { cairo_set_antialias(context, CAIRO_ANTIALIAS_DEFAULT) }
    cairo_set_line_cap(context, style.cap == .round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
    if !style.dash.isEmpty {
      cairo_set_dash(context, style.dash, Int32(style.dash.count), style.dashOffset)
      cairo_stroke(context)
      cairo_set_dash(context, nil, 0, 0)
    } else {
      cairo_stroke(context)
    }
  }

  /// How the edges of one of thousands of lines are drawn: not smoothed where the line covers the middle of a device pixel
  /// wherever it goes; a thinner one would break into dots.
  private func coarse(_ width: Double) -> cairo_antialias_t {
    var (x, y) = (width, 0.0)
    cairo_user_to_device_distance(context, &x, &y)
    return x >= 1 ? CAIRO_ANTIALIAS_NONE : CAIRO_ANTIALIAS_FAST
  }

  func fillDiscs(at centers: [Point], radius: Double, color: Color) {
    for center in centers {
      cairo_move_to(context, center.x, center.y)
      cairo_close_path(context)
    }
    use(color: color, width: 2 * radius)
    cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
    cairo_stroke(context)
  }

  func fillAreas(_ outlines: [[Point]], color: Color, opacity: Double) {
    for outline in outlines {
      guard let first = outline.first else { continue }
      cairo_move_to(context, first.x, first.y)
      for point in outline.dropFirst() { cairo_line_to(context, point.x, point.y) }
      cairo_close_path(context)
    }
    cairo_set_source_rgba(
      context, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255, opacity)
    cairo_fill(context)
  }

  func draw(_ text: String, at point: Point, style: TextStyle) {
    use(style.font)
    let (runs, missing) = TextRun.runs(of: text)
    for letter in missing where !missingLetters.contains(letter) { missingLetters.append(letter) }
    let before: Double
    switch style.anchor {
    case .start: before = 0
    case .middle: before = width(of: runs) / 2
    case .end: before = width(of: runs)
    }
    use(style.color)
    switch style.direction {
    case .rightwards:
      cairo_move_to(context, point.x - before, point.y)
      show(runs)
    case .upwards:
      cairo_save(context)
      cairo_translate(context, point.x, point.y + before)
      cairo_rotate(context, -Double.pi / 2)
      cairo_move_to(context, 0, 0)
      show(runs)
      cairo_restore(context)
    }
    cairo_new_path(context)
  }

  func clip(to rectangle: Rectangle?) {
    if isClipped { cairo_reset_clip(context) }
    isClipped = rectangle != nil
    guard let rectangle else { return }
    cairo_rectangle(context, rectangle.left, rectangle.top, rectangle.width, rectangle.height)
    cairo_clip(context)
  }

  private func width(of runs: [TextRun]) -> Double {
    runs.reduce(0) { width, run in
      use(run.typeface)
      var extents = cairo_text_extents_t()
      cairo_text_extents(context, run.text, &extents)
      return width + extents.x_advance
    }
  }

  /// Draws the parts of a text one after the other, each where the one before has ended.
  private func show(_ runs: [TextRun]) {
    for run in runs {
      use(run.typeface)
      cairo_show_text(context, run.text)
    }
  }

  private func use(_ font: Font) {
    guard font != self.font else { return }
    cairo_set_font_size(context, font.size)
    self.font = font
  }

  private func use(_ typeface: Typeface) {
    guard typeface !== self.typeface else { return }
    cairo_set_font_face(context, typeface.pointer)
    self.typeface = typeface
  }

  private func use(_ color: Color) {
    cairo_set_source_rgb(context, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255)
  }

  private func use(color: Color, width: Double) {
    use(color)
    cairo_set_line_width(context, width)
  }
}
