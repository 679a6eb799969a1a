import Testing

@testable import Schedules

/// How far schedules are followed: by what they are made of.
@Suite struct CourseTests {
  @Test func somethingThatHappensIsSeenForAFifthMore() {
    #expect(Course.past(0) == .steady)
    #expect([1, 5, 6, 100, 101].map { Course.past($0).updates } == [2, 6, 8, 120, 122])
    #expect(Course.past(.max).updates == .max)
  }

  @Test func whatLeadsUpIsAFifthOfWhatIsOpen() throws {
    let warm = try Constant(rate: 1).warmedUp(over: 50)
    #expect(warm.course == Course(60, ending: .milestone))
    let open = try Exponential(rate: 1, gamma: 0.9).warmedUp(over: 50)
    #expect(open.course == Course(250, isOpen: true, ending: .repetition))
    let closed = try Cosine(minimum: 0, maximum: 1, cycleLength: 30).warmedUp(over: 50)
    #expect(closed.course == Course(80))
    let inPlace = try Cosine(minimum: 0, maximum: 1, cycleLength: 30).warmedUp(over: 50, isInPlace: true)
    #expect(inPlace.course == Course(50))
    #expect(try Constant(rate: 1).warmedUp(over: 50, isInPlace: true).course == Course(60, ending: .milestone))
    #expect(try Exponential(rate: 1, gamma: 0.9).warmedUp(over: 50, isInPlace: true).course.updates == 250)
  }

  @Test func ofTwoOnOneClockTheOneThatEndsTells() throws {
    let cosine = try Cosine(minimum: 0, maximum: 1, cycleLength: 30)
    let open = try Exponential(rate: 1, gamma: 0.9)
    #expect(Product(open, cosine).course == Course(30))
    #expect(Product(cosine, open).course == Course(30))
    #expect(try Product(open, Constant(rate: 2)).course == .open)
    #expect(try Product(Constant(rate: 2), Constant(rate: 2)).course == .steady)
  }

  @Test func aFrameworkThatGoesOnNoLongerEndsTheCourse() throws {
    func refusing(_ schedule: any Schedule) -> Course {
      Refusing(schedule, Refusal(from: 40, framework: "f", reason: "r")).course
    }
    #expect(refusing(try Cosine(minimum: 0, maximum: 1, cycleLength: 30)) == Course(30))
    // What is refused on the way fails on the way.
    #expect(refusing(try Cosine(minimum: 0, maximum: 1, cycleLength: 300)) == Course(300))
    #expect(refusing(try Exponential(rate: 1, gamma: 0.9)) == Course(40))
  }

  @Test func cyclesThatEndSoonerThanThreeOfThem() throws {
    let triangle = try Triangular(minimum: 0, maximum: 1, cycleLength: 10)
    #expect(try Cyclical(triangle, lengthDecay: 1, magnitudeDecay: 1, cycles: 2).course == Course(20))
    #expect(try Cyclical(triangle, lengthDecay: 1, magnitudeDecay: 1, cycles: 9).course == Course(90))
    #expect(try Cyclical(triangle, lengthDecay: 2, magnitudeDecay: 1).course == Course(70, ending: .repetition))
    #expect(try Cyclical(triangle, lengthDecay: 1e9, magnitudeDecay: 1).course.updates > 1_000_000_000)
  }

  /// A told course changes nothing else of a schedule.
  @Test func aToldCourseIsAllThatChanges() throws {
    let cosine = try Cosine(minimum: 0, maximum: 1, cycleLength: 30)
    let told = Spanning(cosine, Course(500))
    #expect(told.course == Course(500) && told.length == 30 && told.cycle?.cycleLength == 30)
    #expect((0...40).allSatisfy { told($0) == cosine($0) && told.phase(at: $0) == cosine.phase(at: $0) })
    #expect(told.form == cosine.form)
  }
}
