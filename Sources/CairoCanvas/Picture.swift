internal import CCairo
package import ChartChoices
package import Charts

/// Makes pictures of charts.
package enum Picture {
  /// Draws a chart and encodes it as a file.
  ///
  /// - Parameters:
  ///   - chart: The chart.
  ///   - format: The kind of file.
  ///   - recipe: The command line that makes the chart; it goes into the file, from where `RecipeReader` gets it back.
  ///   - software: The name and version of the program; it goes into the file.
  /// - Returns: The bytes of the file, the same for the same arguments, and what could not be shown.
  /// - Throws: A `PictureError` if memory does not suffice, or if cairo or libpng fail.
  package static func render(
    _ chart: Chart, as format: PictureFormat, recipe: String, software: String
  ) throws(PictureError) -> RenderedPicture {
    do {
      switch format {
      case .png: return try png(chart, recipe: recipe, software: software)
      case .svg: return try svg(chart, recipe: recipe, software: software)
      case .pdf: return try pdf(chart, recipe: recipe, software: software)
      }
    } catch let error as PictureError {
      throw error
    } catch let status as CairoStatus {
      throw status == .noMemory ? .outOfMemory : .drawing(status.message)
    } catch {
      throw .drawing("\(error)")
    }
  }

  /// Draws a chart as pixels, without a file around them.
  ///
  /// - Parameter chart: The chart.
  /// - Returns: The pixels; `nil` if they have more than 256 colors, even where shades that nobody tells apart are one.
  /// - Throws: A `PictureError` if memory does not suffice, or if cairo fails.
  package static func pixels(of chart: Chart) throws(PictureError) -> RenderedPixels? {
    do {
      let (pixels, warnings) = try raster(chart) { rows in
        IndexedPixels(rows, keeping: plainColors(of: chart)).map { ($0, rows.width) }
      }
      return pixels.map {
        RenderedPixels(indices: $0.indices, palette: $0.palette, width: $1, warnings: warnings)
      }
    } catch let status as CairoStatus {
      throw status == .noMemory ? .outOfMemory : .drawing(status.message)
    } catch {
      throw error as? PictureError ?? .drawing("\(error)")
    }
  }

  /// Draws a chart into memory and hands its pixels over.
  private static func raster<Result>(
    _ chart: Chart, _ body: (PixelRows) throws -> Result
  ) throws -> (result: Result, warnings: [ChartWarning]) {
    let scale = chart.size.scale
    let width = Int((Double(chart.size.width) * scale).rounded(.up))
    let height = Int((Double(chart.size.height) * scale).rounded(.up))
    let surface = try CairoSurface.image(width: Int32(width), height: Int32(height))
    let warnings = try draw(chart, on: surface, scale: scale, isRaster: true, resolution: scale)
    cairo_surface_flush(surface.pointer)
    guard let data = cairo_image_surface_get_data(surface.pointer) else { throw PictureError.outOfMemory }
    let stride = Int(cairo_image_surface_get_stride(surface.pointer)) / 4
    let result = try data.withMemoryRebound(to: UInt32.self, capacity: stride * height) { pixels in
      try body(PixelRows(start: pixels, width: width, height: height, stride: stride))
    }
    return (result, warnings)
  }

  private static func png(_ chart: Chart, recipe: String, software: String) throws -> RenderedPicture {
    let (bytes, warnings) = try raster(chart) { rows in
      // A CSS pixel is the 96th part of an inch.
      try PNGEncoder.encode(
        rows, keeping: plainColors(of: chart),
        pixelsPerMetre: UInt32((96 * chart.size.scale / 0.0254).rounded()),
        texts: [
          PNGEncoder.Text(keyword: RecipeMarker.softwareKeyword, text: software),
          PNGEncoder.Text(keyword: RecipeMarker.recipeKeyword, text: recipe),
        ])
    }
    return RenderedPicture(bytes: bytes, warnings: warnings)
  }

  /// The colors of areas, lines and letters, without the shades of soft edges.
  private static func plainColors(of chart: Chart) -> [UInt32] {
    let theme = chart.theme
    let curves = theme.palette.colors.prefix(chart.series.count) + chart.series.compactMap(\.color)
    return ([theme.background, theme.text, theme.axis, theme.grid, theme.rule] + curves).map {
      UInt32($0.red) << 16 | UInt32($0.green) << 8 | UInt32($0.blue)
    }
  }

  private static func svg(_ chart: Chart, recipe: String, software: String) throws -> RenderedPicture {
    let surface = try CairoSurface.svg(width: Double(chart.size.width), height: Double(chart.size.height))
    let warnings = try draw(chart, on: surface, scale: 1, isRaster: false, resolution: 2)
    try surface.finish()
    let title = chart.title.map(DisplayText.clean) ?? "\(chart.yLabel) by \(chart.xLabel)"
    let bytes = SVGDocument.completed(surface.sink.bytes, title: title, recipe: recipe, software: software)
    return RenderedPicture(bytes: bytes, warnings: warnings)
  }

  private static func pdf(_ chart: Chart, recipe: String, software: String) throws -> RenderedPicture {
    // A CSS pixel is the 96th part of an inch, a point the 72nd.
    let scale = 72.0 / 96
    let surface = try CairoSurface.pdf(
      width: Double(chart.size.width) * scale, height: Double(chart.size.height) * scale)
    let title = chart.title.map(DisplayText.clean) ?? "\(chart.yLabel) by \(chart.xLabel)"
    PDFDocument.describe(surface, title: title, recipe: recipe, software: software)
    let warnings = try draw(chart, on: surface, scale: scale, isRaster: false, resolution: 2)
    try surface.finish()
    return RenderedPicture(bytes: surface.sink.bytes, warnings: warnings)
  }

  private static func draw(
    _ chart: Chart, on surface: CairoSurface, scale: Double, isRaster: Bool, resolution: Double
  ) throws(CairoStatus) -> [ChartWarning] {
    var canvas = try CairoCanvas(surface, scale: scale, isRaster: isRaster)
    let warnings = Renderer(resolution: resolution).draw(chart, on: &canvas)
    try canvas.check()
    let missing = canvas.missingLetters.isEmpty ? nil : ChartWarning.lettersMissing(canvas.missingLetters)
    return warnings + [StandardTypeface.shared.warning, missing].compactMap { $0 }
  }
}
