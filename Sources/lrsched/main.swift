#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

// A reader that stops reading shows as an error of the write instead of a signal, so that the end is ours to shape; so
// does a file that grows beyond the limit of its size.
signal(SIGPIPE, SIG_IGN)
signal(SIGXFSZ, SIG_IGN)
StandardStreams.reserve()
do {
  exit(Program(arguments: try ProcessArguments.words()).run().rawValue)
} catch {
  Words.say(error.description)
  exit(error.exitCode.rawValue)
}
