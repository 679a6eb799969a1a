#include "CTerminal.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#ifndef NSIG
#define NSIG 65
#endif

/// How long a terminal that takes nothing may keep the process from ending, in milliseconds.
enum { LONGEST_WAIT = 500 };

static int input = -1;
static int output = -1;
static volatile sig_atomic_t wake = -1;
static volatile sig_atomic_t is_entered = 0;
static volatile sig_atomic_t has_resumed = 0;
/// The mode that is given back.
static struct termios original;
static const char *volatile closing = "";
/// What handled the signals before, stored before a handler of ours takes its place; it comes back at the end.
static struct sigaction former[NSIG];
static bool is_ours[NSIG];
/// Where handlers run after the stack has overflowed.
static char stack[64 * 1024];

static void write_now(const char *text) {
  size_t count = strlen(text);
  while (count > 0) {
    struct pollfd polled = {.fd = output, .events = POLLOUT};
    const int ready = poll(&polled, 1, LONGEST_WAIT);
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return;
    const ssize_t written = write(output, text, count);
    if (written < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (written <= 0) return;
    text += written;
    count -= (size_t)written;
  }
}

/// Whether another process has the terminal, which has its own mode.
static bool is_in_background(void) {
  const pid_t group = tcgetpgrp(input);
  return group > 0 && group != getpgrp();
}

static void give_back(void) {
  if (!is_entered) return;
  is_entered = 0;
  if (is_in_background()) return;
  // First the mode, which needs nobody who reads.
  tcsetattr(input, TCSANOW, &original);
  write_now(closing);
}

static void wake_up(void) {
  const char byte = 0;
  if (wake >= 0) (void)!write(wake, &byte, 1);
}

static void let_system_handle(int number) {
  struct sigaction standard;
  memset(&standard, 0, sizeof standard);
  standard.sa_handler = SIG_DFL;
  sigemptyset(&standard.sa_mask);
  sigaction(number, &standard, NULL);
}

static void end(int number) {
  const int saved = errno;
  give_back();
  // Dying of the signal itself tells a shell why. It is blocked here, and so comes again behind the end of the handler.
  let_system_handle(number);
  raise(number);
  errno = saved;
}

static void stop(int number) {
  const int saved = errno;
  give_back();
  struct sigaction own;
  sigaction(number, NULL, &own);
  let_system_handle(number);
  raise(number);
  sigset_t set, blocked;
  sigemptyset(&set);
  sigaddset(&set, number);
  sigprocmask(SIG_UNBLOCK, &set, &blocked);
  // Here the process goes on, be it after a stop or because nobody would let it go on.
  sigprocmask(SIG_SETMASK, &blocked, NULL);
  sigaction(number, &own, NULL);
  has_resumed = 1;
  wake_up();
  errno = saved;
}

static void resume(int number) {
  (void)number;
  const int saved = errno;
  has_resumed = 1;
  wake_up();
  errno = saved;
}

static void tell(int number) {
  (void)number;
  const int saved = errno;
  wake_up();
  errno = saved;
}

typedef void (*handler)(int);

/// What is to be done when a signal comes; nothing for what neither ends nor stops a process, and what nobody can catch.
static handler handler_of(int number) {
  switch (number) {
  case SIGKILL: case SIGSTOP: case SIGCHLD: case SIGURG: return NULL;
#ifdef SIGINFO
  case SIGINFO: return NULL;
#endif
#ifdef __APPLE__
  case SIGIO: return NULL;
#endif
  case SIGWINCH: return wake >= 0 ? tell : NULL;
  case SIGCONT: return resume;
  case SIGTSTP: case SIGTTIN: case SIGTTOU: return stop;
  default: return end;
  }
}

static bool is_crash(int number) {
  switch (number) {
  case SIGSEGV: case SIGBUS: case SIGILL: case SIGTRAP: case SIGFPE: case SIGABRT: case SIGSYS: return true;
  default: return false;
  }
}

static void take_over(int number) {
  is_ours[number] = false;
  const handler own = handler_of(number);
  if (own == NULL || sigaction(number, NULL, &former[number]) != 0) return;
  const bool is_standard = !(former[number].sa_flags & SA_SIGINFO) && former[number].sa_handler == SIG_DFL;
  const bool is_ignored = !(former[number].sa_flags & SA_SIGINFO) && former[number].sa_handler == SIG_IGN;
  // Whoever started us may have asked for a signal to be ignored, as nohup does; a profiler has its own.
  if (is_ignored || (!is_standard && !is_crash(number))) return;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = own;
  action.sa_flags = SA_RESTART | SA_ONSTACK;
  sigfillset(&action.sa_mask);
  is_ours[number] = sigaction(number, &action, NULL) == 0;
}

int terminal_hold(int in, int out, int wake_descriptor, struct termios *mode) {
  if (tcgetattr(in, &original) != 0) return errno;
  *mode = original;
  input = in;
  output = out;
  wake = wake_descriptor;
  is_entered = 0;
  has_resumed = 0;
  stack_t now;
  if (sigaltstack(NULL, &now) == 0 && now.ss_flags & SS_DISABLE) {
    const stack_t own = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&own, NULL);
  }
  for (int number = 1; number < NSIG; number++) take_over(number);
  return 0;
}

int terminal_enter(const struct termios *mode, const char *opening, const char *closing_text) {
  sigset_t all, before;
  sigfillset(&all);
  // A process in the background is to be stopped here, instead of taking the terminal from another.
  sigdelset(&all, SIGTTOU);
  sigprocmask(SIG_BLOCK, &all, &before);
  // While it was given back, someone else may have changed it.
  int failure = !is_entered && tcgetattr(input, &original) != 0 ? errno : 0;
  if (failure == 0) {
    closing = closing_text;
    is_entered = 1;
    if (tcsetattr(input, TCSANOW, mode) != 0) failure = errno;
    // What has stopped the process above has given the old mode back.
    is_entered = failure == 0;
  }
  sigprocmask(SIG_SETMASK, &before, NULL);
  if (failure == 0) write_now(opening);
  return failure;
}

void terminal_leave(void) {
  sigset_t all, before;
  sigfillset(&all);
  sigprocmask(SIG_BLOCK, &all, &before);
  give_back();
  sigprocmask(SIG_SETMASK, &before, NULL);
}

void terminal_release(void) {
  terminal_leave();
  for (int number = 1; number < NSIG; number++) {
    if (is_ours[number]) sigaction(number, &former[number], NULL);
    is_ours[number] = false;
  }
  wake = -1;
}

bool terminal_has_resumed(void) {
  const bool answer = has_resumed;
  has_resumed = 0;
  return answer;
}
