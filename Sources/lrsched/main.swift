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
exit(Program(arguments: Array(CommandLine.arguments.dropFirst())).run().rawValue)
