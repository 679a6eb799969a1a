#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

/// What of a terminal must be done within signal handlers: giving it back as it was.
///
/// One terminal at a time can be held. Handlers touch nothing but memory that is laid out when the program is loaded, and
/// call nothing but what POSIX lets them call; that is why this is C.

/// Remembers the mode of a terminal, and takes over every signal that ends or stops the process.
///
/// From here on the terminal is given back before the process ends by a signal, and before it stops. Signals that are
/// ignored stay so, and so does what others handle, but for the signals of a crash: the process dies of those.
///
/// - Parameters:
///   - input: The terminal, by which its mode is changed.
///   - output: The terminal, to which is written.
///   - wake: Where a byte is written, without waiting, when the size has changed or the process goes on; -1 for nowhere.
///   - mode: Becomes the mode that is remembered.
/// - Returns: 0, or the number of the system's error.
int terminal_hold(int input, int output, int wake, struct termios *mode);

/// Changes the mode of the terminal that is held.
///
/// - Parameters:
///   - mode: The mode.
///   - opening: What is written then; it ends with a NUL.
///   - closing: What is written when the terminal is given back; it ends with a NUL and stays where it is.
/// - Returns: 0, or the number of the system's error.
int terminal_enter(const struct termios *mode, const char *opening, const char *closing);

/// Gives the terminal back, but holds it: it can be entered again.
void terminal_leave(void);

/// Gives the terminal back and the signals to whoever had them before.
void terminal_release(void);

/// Tells whether the process was stopped and goes on since this was asked last; the terminal is no longer entered then.
bool terminal_has_resumed(void);

#endif
