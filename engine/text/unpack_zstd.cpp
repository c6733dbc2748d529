#include <zstd.h>
#include <zstd_errors.h>

#include <new>

#include "text/packed_bytes.hpp"

namespace pbr {
namespace {

class ZstdBytes final : public PackedBytes {
 public:
  ZstdBytes(std::unique_ptr<ByteSource> packed, std::string name)
      : PackedBytes(std::move(packed), std::move(name)), state_(ZSTD_createDStream()) {
    if (!state_) throw std::bad_alloc();
    constexpr int window_log = 27;  // 128 MiB
    ZSTD_DCtx_setParameter(state_.get(), ZSTD_d_windowLogMax, window_log);
  }

  std::size_t read(char* to, std::size_t most) noexcept override {
    ZSTD_outBuffer out{to, most, 0};
    // With its input used up it may still hold bytes that found no room last time.
    while (!done() && out.pos == 0) {
      if (in_.pos == in_.size && !flushing_ && !refill()) break;
      unpack(out);
    }
    return out.pos;
  }

 private:
  bool refill() {
    const auto block = next_block();
    in_ = {block.data(), block.size(), 0};
    if (block.empty()) end(frame_ended_);
    return !block.empty();
  }

  void unpack(ZSTD_outBuffer& out) {
    const bool between_frames = frame_ended_;
    const std::size_t hint = ZSTD_decompressStream(state_.get(), &out, &in_);
    if (ZSTD_isError(hint) != 0) return tell(hint, between_frames);
    frame_ended_ = hint == 0;
    flushing_ = !frame_ended_ && out.pos == out.size;
  }

  void tell(std::size_t error, bool between_frames) {
    const auto code = ZSTD_getErrorCode(error);
    if (code == ZSTD_error_memory_allocation) {
      return fail("there is no memory to unpack the file", {}, {});
    }
    if (code == ZSTD_error_frameParameter_windowTooLarge) {
      return fail("the file was packed with a window of more than 128 MiB", {},
                  "pack it again without --long or --ultra");
    }
    if (code == ZSTD_error_prefix_unknown && between_frames) {
      return fail("something else stands behind the packed data", "bytes that are not Zstandard",
                  {});
    }
    const bool checked = code == ZSTD_error_checksum_wrong;
    fail(checked ? "the packed data does not have its checksum" : "the packed data is broken",
         ZSTD_getErrorName(error), {});
  }

  struct Free {
    void operator()(ZSTD_DStream* state) const { ZSTD_freeDStream(state); }
  };
  std::unique_ptr<ZSTD_DStream, Free> state_;
  ZSTD_inBuffer in_{nullptr, 0, 0};
  bool frame_ended_ = false;
  bool flushing_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> unpack_zstd(std::unique_ptr<ByteSource> packed, std::string name) {
  return std::make_unique<ZstdBytes>(std::move(packed), std::move(name));
}

}  // namespace pbr
