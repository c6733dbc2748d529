// Bytes straight from the operating system, from streams and from texts.
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <istream>
#include <system_error>

#include "text/byte_source.hpp"

namespace pbr {
namespace {

constexpr const char* cannot_be_read = "the file cannot be read to its end";

Diagnostic unreadable(std::string file, std::string message, std::string found = {}) {
  Diagnostic d;
  d.code = "CSV008";
  d.at = {std::move(file)};
  d.message = std::move(message);
  d.found = std::move(found);
  return d;
}

std::string why_not_opened(int error) {
  if (error == ENOENT || error == ENOTDIR) return "the file does not exist";
  if (error == EISDIR) return "this is a folder, not a file";
  if (error == EMFILE || error == ENFILE) return "the file cannot be opened: too many are open";
  return "the file cannot be opened; check that you may read it";
}

std::string bytes_text(std::uint64_t count) {
  return std::to_string(count) + (count == 1 ? " byte" : " bytes");
}

/// A file descriptor. A regular file is held to the size and the time it had when it was opened.
class FileBytes final : public ByteSource {
 public:
  explicit FileBytes(const std::string& path)
      : name_(name_of_input(path)), owned_(path != "-"), file_(STDIN_FILENO) {
    if (owned_) file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);  // NOLINT(*-vararg)
    if (file_ < 0) {
      stop(unreadable(name_, why_not_opened(errno)));
    } else if (::fstat(file_, &opened_) != 0) {
      stop(unreadable(name_, cannot_be_read, std::generic_category().message(errno)));
    } else if (S_ISDIR(opened_.st_mode)) {
      stop(unreadable(name_, why_not_opened(EISDIR)));
    } else if (S_ISREG(opened_.st_mode)) {
      const auto start = owned_ ? 0 : ::lseek(file_, 0, SEEK_CUR);
      size_ = static_cast<std::uint64_t>(opened_.st_size - std::min(start, opened_.st_size));
    }
  }
  ~FileBytes() override {
    if (owned_ && file_ >= 0) ::close(file_);
  }

  std::size_t read(char* to, std::size_t most) noexcept override {
    if (done_) return 0;
    const auto count = read_some(to, most);
    if (count < 0) {
      stop(unreadable(name_, cannot_be_read, std::generic_category().message(errno)));
      return 0;
    }
    taken_ += static_cast<std::uint64_t>(count);
    // Whoever reads as fast as somebody else writes would never come to an end.
    if (count == 0 || has_grown()) {
      check_unchanged();
      return 0;
    }
    return static_cast<std::size_t>(count);
  }

  [[nodiscard]] const std::optional<Diagnostic>& problem() const override { return problem_; }
  [[nodiscard]] Progress progress() const override { return {taken_, size_}; }

 private:
  void stop(Diagnostic problem) {
    problem_ = std::move(problem);
    done_ = true;
  }

  [[nodiscard]] ssize_t read_some(char* to, std::size_t most) const {
    for (;;) {
      const ssize_t count = ::read(file_, to, most);
      if (count >= 0) return count;
      if (errno == EAGAIN || errno == EWOULDBLOCK) {
        pollfd ready{file_, POLLIN, 0};
        if (::poll(&ready, 1, -1) >= 0) continue;
      }
      if (errno != EINTR) return count;
    }
  }

  // Files that the kernel makes up while they are read have no size beforehand.
  [[nodiscard]] bool has_grown() const { return size_ && *size_ > 0 && taken_ > *size_; }

  void check_unchanged() {
    done_ = true;
    if (!size_) return;
    struct stat now {};
    if (::fstat(file_, &now) != 0) {
      return stop(unreadable(name_, cannot_be_read, std::generic_category().message(errno)));
    }
    const bool same_time = now.st_mtim.tv_sec == opened_.st_mtim.tv_sec &&
                           now.st_mtim.tv_nsec == opened_.st_mtim.tv_nsec;
    const bool same_size = now.st_size == opened_.st_size && (*size_ == 0 || taken_ == *size_);
    if (same_time && same_size) return;
    Diagnostic d;
    d.code = "CSV011";
    d.at = {name_};
    d.message = "the file changed while it was read";
    d.found = now.st_size == opened_.st_size
                  ? "the same size, written to again"
                  : bytes_text(static_cast<std::uint64_t>(opened_.st_size)) + " at first, then " +
                        bytes_text(static_cast<std::uint64_t>(now.st_size));
    d.expected = "a file that nobody writes to";
    d.help = "wait until it is written, or copy it and read the copy";
    stop(std::move(d));
  }

  std::string name_;
  bool owned_;
  int file_;
  struct stat opened_ {};
  std::optional<std::uint64_t> size_;  ///< bytes to come, of a regular file
  std::uint64_t taken_ = 0;
  bool done_ = false;
  std::optional<Diagnostic> problem_;
};

class StreamBytes final : public ByteSource {
 public:
  StreamBytes(std::istream& in, std::string name) : in_(in), name_(std::move(name)) {}

  std::size_t read(char* to, std::size_t most) noexcept override {
    if (done_) return 0;
    std::size_t count = 0;
    try {
      in_.read(to, static_cast<std::streamsize>(most));
      count = static_cast<std::size_t>(in_.gcount());
      done_ = count == 0;
      if (done_ && in_.bad()) problem_ = unreadable(name_, cannot_be_read);
    } catch (const std::ios_base::failure&) {  // of a stream that was told to throw
      done_ = true;
      problem_ = unreadable(name_, cannot_be_read);
    }
    return count;
  }
  [[nodiscard]] const std::optional<Diagnostic>& problem() const override { return problem_; }

 private:
  std::istream& in_;
  std::string name_;
  bool done_ = false;
  std::optional<Diagnostic> problem_;
};

/// Text that is its own.
class TextBytes final : public ByteSource {
 public:
  explicit TextBytes(std::string text) : text_(std::move(text)) {}
  std::size_t read(char* to, std::size_t most) noexcept override {
    const std::size_t count = std::min(most, text_.size() - given_);
    std::copy_n(text_.data() + given_, count, to);
    given_ += count;
    return count;
  }
  [[nodiscard]] const std::optional<Diagnostic>& problem() const override { return problem_; }

 private:
  std::string text_;
  std::size_t given_ = 0;
  std::optional<Diagnostic> problem_;
};

}  // namespace

std::string name_of_input(const std::string& path) { return path == "-" ? "standard input" : path; }

std::unique_ptr<ByteSource> open_raw_bytes(const std::string& path) {
  return std::make_unique<FileBytes>(path);
}

std::unique_ptr<ByteSource> stream_bytes(std::istream& in, std::string name) {
  return std::make_unique<StreamBytes>(in, std::move(name));
}

std::unique_ptr<ByteSource> text_bytes(std::string text) {
  return std::make_unique<TextBytes>(std::move(text));
}

}  // namespace pbr
