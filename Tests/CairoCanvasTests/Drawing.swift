import Charts

@testable import CairoCanvas

/// The pixels of what is drawn on a white canvas of 400 by 300.
func pixels(_ draw: (inout CairoCanvas) -> Void) throws -> [UInt32] {
  let surface = try CairoSurface.image(width: 400, height: 300)
  var canvas = try CairoCanvas(surface, scale: 1, isRaster: true)
  canvas.fill([Rectangle(left: 0, top: 0, width: 400, height: 300)], color: Color(rgb: 0xFFFFFF))
  draw(&canvas)
  try canvas.check()
  return surface.copyPixels()
}
