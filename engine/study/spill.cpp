#include "study/spill.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace pbr::study {
namespace {

constexpr std::size_t held_bytes = std::size_t{32} << 10;  // of each stream

}  // namespace

Spill::Spill(const std::string& folder, std::size_t streams)
    : folder_(folder.empty() ? "." : folder), streams_(streams) {
  std::string name = folder_ + "/.pbr-spill-XXXXXX";
  file_ = ::mkostemp(name.data(), O_CLOEXEC);
  if (file_ < 0) fail("make");
  ::unlink(name.c_str());
}

Spill::~Spill() { ::close(file_); }

void Spill::fail(const char* doing) const {
  const int error = errno;
  throw std::system_error(error, std::generic_category(),
                          "cannot " + std::string(doing) + " a temporary file in " + folder_ +
                              " (it needs about as much room as the tables have bytes)");
}

void Spill::add(std::size_t stream, const SpillRow& row) {
  Stream& to = streams_.at(stream);
  Head head;
  head.row = row.row;
  head.key = static_cast<std::uint32_t>(row.key.size());
  head.text = static_cast<std::uint32_t>(row.text.size());
  head.table = row.table;
  char bytes[sizeof head];
  std::memcpy(bytes, &head, sizeof head);
  to.held.append(bytes, sizeof bytes).append(row.key).append(row.text);
  SpillExtent& extent = to.extent;
  if (extent.rows == 0 || row.key < extent.least) extent.least = row.key;
  if (extent.rows == 0 || row.key > extent.greatest) extent.greatest = row.key;
  extent.bytes += row.text.size();
  ++extent.rows;
  if (to.held.size() >= held_bytes) write(to);
}

void Spill::write(Stream& stream) {
  std::string_view rest = stream.held;
  std::uint64_t at = size_;
  while (!rest.empty()) {
    const auto count = ::pwrite(file_, rest.data(), rest.size(), static_cast<off_t>(at));
    if (count < 0 && errno != EINTR) fail("write");
    if (count < 0) continue;
    at += static_cast<std::uint64_t>(count);
    rest.remove_prefix(static_cast<std::size_t>(count));
  }
  stream.blocks.push_back({size_, stream.held.size()});
  size_ = at;
  stream.held.clear();
}

void Spill::finish() {
  for (Stream& stream : streams_) {
    if (!stream.held.empty()) write(stream);
    std::string().swap(stream.held);
  }
}

void Spill::append_block(const Block& block, std::string& to) const {
  const std::size_t before = to.size();
  to.resize(before + block.size);
  std::size_t done = 0;
  while (done < block.size) {
    const auto count = ::pread(file_, to.data() + before + done, block.size - done,
                               static_cast<off_t>(block.at + done));
    if (count < 0 && errno == EINTR) continue;
    if (count == 0) errno = EIO;
    if (count <= 0) fail("read");
    done += static_cast<std::size_t>(count);
  }
}

// Where the file system cannot, the room comes back with the whole file.
void Spill::drop(std::size_t stream) {
  for (const Block& block : std::exchange(streams_.at(stream).blocks, {})) {
#ifdef FALLOC_FL_PUNCH_HOLE
    static_cast<void>(::fallocate(file_, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE,
                                  static_cast<off_t>(block.at), static_cast<off_t>(block.size)));
#else
    static_cast<void>(block);
#endif
  }
}

}  // namespace pbr::study
