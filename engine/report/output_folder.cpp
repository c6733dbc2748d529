#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <ostream>
#include <streambuf>
#include <system_error>

#include "pbr/report.hpp"
#include "text/sha256.hpp"

namespace pbr {

namespace {

/// A file descriptor as a stream buffer. std::filebuf swallows the reason of a failed write; this
/// one throws it, so that a full disk ends a run at once and by its name.
class FileBuffer : public std::streambuf {
 public:
  FileBuffer(std::string path, std::string name, bool hashed)
      : path_(std::move(path)), name_(std::move(name)) {
    if (hashed) hash_.emplace();
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor_ < 0) {
      fail();
    }
    setp(bytes_.data(), bytes_.data() + bytes_.size());
  }
  FileBuffer(const FileBuffer&) = delete;
  FileBuffer& operator=(const FileBuffer&) = delete;
  ~FileBuffer() override {
    if (descriptor_ >= 0) {
      ::close(descriptor_);
    }
  }

  /// Of all bytes so far; empty where they are not hashed.
  std::string sha256() {
    sync();
    return hash_ ? hash_->hex() : "";
  }

  /// Some file systems report a full disk only here.
  void finish() {
    sync();
    if (::close(std::exchange(descriptor_, -1)) != 0) {
      fail();
    }
  }

 protected:
  int_type overflow(int_type byte) override {
    sync();
    if (!traits_type::eq_int_type(byte, traits_type::eof())) {
      sputc(traits_type::to_char_type(byte));
    }
    return traits_type::not_eof(byte);
  }

  int sync() override {
    const char* at = pbase();
    if (hash_) hash_->add({at, static_cast<std::size_t>(pptr() - at)});
    while (at < pptr()) {
      const ssize_t written = ::write(descriptor_, at, static_cast<std::size_t>(pptr() - at));
      if (written < 0 && errno != EINTR) {
        fail();
      }
      at += written > 0 ? written : 0;
    }
    setp(bytes_.data(), bytes_.data() + bytes_.size());
    return 0;
  }

 private:
  [[noreturn]] void fail() const {
    throw std::system_error(errno, std::generic_category(), "cannot write " + name_);
  }

  std::string path_, name_;
  int descriptor_ = -1;
  std::optional<Sha256> hash_;
  std::array<char, 65536> bytes_;
};

struct OutputFile {
  OutputFile(const std::string& folder, const std::string& file_name, bool hashed)
      : name(file_name),
        final_path((std::filesystem::path(folder) / file_name).string()),
        written_path(final_path + ".partial"),
        buffer(written_path, final_path, hashed),
        stream(&buffer) {
    stream.exceptions(std::ios::badbit);
  }

  std::string name, final_path, written_path;
  FileBuffer buffer;
  std::ostream stream;
  bool renamed = false;
};

}  // namespace

struct OutputFolder::State {
  std::string folder;
  bool hashed = false;
  std::vector<std::unique_ptr<OutputFile>> files;
};

OutputFolder::OutputFolder(std::string folder, bool hashed) : state_(std::make_unique<State>()) {
  state_->hashed = hashed;
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) {
    throw std::system_error(error, "cannot make the folder " + folder);
  }
  state_->folder = std::move(folder);
}

OutputFolder::~OutputFolder() {
  for (const auto& file : state_->files) {
    if (!file->renamed) {
      ::unlink(file->written_path.c_str());
    }
  }
}

std::ostream& OutputFolder::file(const std::string& name) {
  for (const auto& file : state_->files) {
    if (file->name == name) {
      return file->stream;
    }
  }
  state_->files.push_back(std::make_unique<OutputFile>(state_->folder, name, state_->hashed));
  return state_->files.back()->stream;
}

std::vector<FileHash> OutputFolder::hashes() {
  std::vector<FileHash> list;
  for (const auto& file : state_->files) list.push_back({file->name, file->buffer.sha256()});
  std::sort(list.begin(), list.end(),
            [](const FileHash& a, const FileHash& b) { return a.file < b.file; });
  return list;
}

std::vector<std::string> OutputFolder::commit() {
  // All bytes are safe before the first file gets its name.
  for (const auto& file : state_->files) {
    file->buffer.finish();
  }
  std::vector<std::string> paths;
  for (const auto& file : state_->files) {
    std::error_code error;
    std::filesystem::rename(file->written_path, file->final_path, error);
    if (error) {
      throw std::system_error(error, "cannot write " + file->final_path);
    }
    file->renamed = true;
    paths.push_back(file->final_path);
  }
  return paths;
}

}  // namespace pbr
