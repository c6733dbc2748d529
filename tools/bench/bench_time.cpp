// Runs a command and says what it took: one line of JSON to a file. A child begins life with the
// peak memory of the process that started it, so a small program has to start it: this one is 2
// MiB, a Python that times things ten times that.
//
//   pbr_bench_time RESULT.json COMMAND [ARGUMENT...]
//
// Exits with the status of the command; 127 where it cannot be run, 128 + the signal that ended it.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>

namespace {

double now() {
  timespec time{};
  clock_gettime(CLOCK_MONOTONIC, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

int complain(const char* what, const char* name) {
  std::fprintf(stderr, "pbr_bench_time: %s %s: %s\n", what, name, std::strerror(errno));
  return 127;
}

// Wall clock and processor seconds, and the most memory that was resident at once in KiB.
bool write_result(const char* file, double wall, const rusage& used) {
  std::FILE* out = std::fopen(file, "w");
  if (out == nullptr) return false;
  std::fprintf(out, "{\"wall\": %.6f, \"user\": %.6f, \"system\": %.6f, \"peak_kib\": %ld}\n", wall,
               seconds(used.ru_utime), seconds(used.ru_stime), used.ru_maxrss);
  return std::fclose(out) == 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::fprintf(stderr, "usage: pbr_bench_time RESULT.json COMMAND [ARGUMENT...]\n");
    return 2;
  }
  const double start = now();
  const pid_t child = vfork();
  if (child == 0) {
    execvp(arguments[2], arguments + 2);
    _exit(127);
  }
  if (child < 0) return complain("cannot start", arguments[2]);
  int status = 0;
  rusage used{};
  while (wait4(child, &status, 0, &used) < 0) {
    if (errno != EINTR) return complain("cannot wait for", arguments[2]);
  }
  if (!write_result(arguments[1], now() - start, used))
    return complain("cannot write", arguments[1]);
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
