#include "console.hpp"

#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <iostream>

namespace pbr::cli {

void print(const Diagnostics& problems) {
  end_progress();
  std::cerr << render(problems);
}

bool counts_as_findings(const Findings& findings) { return findings.total(Severity::warning) > 0; }

std::string findings_summary(const Findings& findings) {
  std::string text;
  for (const auto& [code, count] : findings.counts()) {
    const std::string number = grouped(count.total);
    text.append("  ").append(code).append("  ");
    text.append(number.size() < 9 ? 9 - number.size() : 0, ' ').append(number).append("  ");
    text.append(to_text(count.severity)).append(": ").append(finding_title(code));
    if (count.truncated()) text.append(" (first ").append(grouped(count.kept)).append(" listed)");
    text.append("\n");
  }
  return text;
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

namespace {

volatile std::sig_atomic_t interrupted = 0;
bool line_drawn = false;

class ProgressLine {
 public:
  void operator()(std::string_view stage, std::uint64_t done, std::uint64_t of) {
    if (interrupted != 0) throw Interrupted{};
    const auto now = std::chrono::steady_clock::now();
    if (!terminal_ || now - started_ < std::chrono::seconds(1) ||
        now - drawn_ < std::chrono::milliseconds(100)) {
      return;
    }
    drawn_ = now;
    line_drawn = true;
    std::cerr << "\r\x1b[K" << stage << ": " << grouped(done);
    if (of > 0) std::cerr << " of " << grouped(of) << " (" << done * 100 / of << "%)";
    std::cerr << std::flush;
  }

 private:
  bool terminal_ = isatty(STDERR_FILENO) != 0;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point drawn_ = started_;
};

}  // namespace

void watch_for_interrupt() {
  const auto handler = [](int) { interrupted = 1; };
  std::signal(SIGINT, handler);
  std::signal(SIGTERM, handler);
  std::signal(SIGHUP, handler);
  // A file that may not grow is told like a full disk, not by the program's sudden end.
  std::signal(SIGXFSZ, SIG_IGN);
}

std::function<void(std::string_view, std::uint64_t, std::uint64_t)> progress() {
  return ProgressLine{};
}

void end_progress() {
  if (!line_drawn) return;
  line_drawn = false;
  std::cerr << "\r\x1b[K" << std::flush;
}

}  // namespace pbr::cli
