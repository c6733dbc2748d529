#include <zlib.h>

#include <algorithm>
#include <limits>

#include "text/packed_bytes.hpp"

namespace pbr {
namespace {

class GzipBytes final : public PackedBytes {
 public:
  GzipBytes(std::unique_ptr<ByteSource> packed, std::string name)
      : PackedBytes(std::move(packed), std::move(name)) {
    constexpr int gzip_only = 16;
    if (inflateInit2(&state_, MAX_WBITS + gzip_only) != Z_OK) throw std::bad_alloc();
  }
  ~GzipBytes() override { inflateEnd(&state_); }

  std::size_t read(char* to, std::size_t most) noexcept override {
    const auto room =
        static_cast<uInt>(std::min<std::size_t>(most, std::numeric_limits<uInt>::max()));
    state_.next_out = reinterpret_cast<Bytef*>(to);
    state_.avail_out = room;
    while (!done() && state_.avail_out == room) {
      if (state_.avail_in > 0 || refill()) unpack();
    }
    return room - state_.avail_out;
  }

 private:
  bool refill() {
    const auto block = next_block();
    // zlib's own type wants to write; it does not.
    state_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(block.data()));
    state_.avail_in = static_cast<uInt>(block.size());
    if (block.empty()) end(member_ended_);
    return !block.empty();
  }

  void unpack() {
    if (member_ended_) {
      inflateReset(&state_);
      member_ended_ = false;
      first_member_ = false;
    }
    const int status = inflate(&state_, Z_NO_FLUSH);
    if (status == Z_STREAM_END) {
      member_ended_ = true;
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      tell(status);
    }
  }

  void tell(int status) {
    const std::string_view said = state_.msg == nullptr ? "" : state_.msg;
    if (status == Z_MEM_ERROR) return fail("there is no memory to unpack the file", {}, {});
    if (!first_member_ && state_.total_out == 0 && said == "incorrect header check") {
      return fail("something else stands behind the packed data", "bytes that are not gzip", {});
    }
    const bool checked = said == "incorrect data check" || said == "incorrect length check";
    fail(checked ? "the packed data does not have its checksum" : "the packed data is broken",
         std::string(said), {});
  }

  z_stream state_{};
  bool member_ended_ = false;
  bool first_member_ = true;
};

}  // namespace

std::unique_ptr<ByteSource> unpack_gzip(std::unique_ptr<ByteSource> packed, std::string name) {
  return std::make_unique<GzipBytes>(std::move(packed), std::move(name));
}

}  // namespace pbr
