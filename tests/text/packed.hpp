// Text packed as gzip and Zstandard pack it, for tests.
#pragma once

#include <zlib.h>
#include <zstd.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace pbr::test {

/// One member.
inline std::string gzipped(std::string_view text) {
  z_stream state{};
  constexpr int gzip = 16;
  if (deflateInit2(&state, 6, Z_DEFLATED, MAX_WBITS + gzip, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("zlib does not start");
  }
  std::string packed(deflateBound(&state, text.size()) + 32, '\0');
  state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  state.avail_in = static_cast<uInt>(text.size());
  state.next_out = reinterpret_cast<Bytef*>(packed.data());
  state.avail_out = static_cast<uInt>(packed.size());
  const int status = deflate(&state, Z_FINISH);
  packed.resize(state.total_out);
  deflateEnd(&state);
  if (status != Z_STREAM_END) throw std::runtime_error("zlib does not pack");
  return packed;
}

/// One frame with a checksum; a window of 2^window_log bytes where one is given.
inline std::string zstandard(std::string_view text, int window_log = 0) {
  ZSTD_CCtx* state = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(state, ZSTD_c_checksumFlag, 1);
  if (window_log > 0) {
    ZSTD_CCtx_setParameter(state, ZSTD_c_windowLog, window_log);
    ZSTD_CCtx_setParameter(state, ZSTD_c_contentSizeFlag, 0);
  }
  std::string packed(ZSTD_compressBound(text.size()) + 64, '\0');
  ZSTD_inBuffer in{text.data(), text.size(), 0};
  ZSTD_outBuffer out{packed.data(), packed.size(), 0};
  // In two steps, or it would make the window as small as the text.
  ZSTD_compressStream2(state, &out, &in, ZSTD_e_continue);
  const auto left = ZSTD_compressStream2(state, &out, &in, ZSTD_e_end);
  ZSTD_freeCCtx(state);
  if (left != 0) throw std::runtime_error("zstd does not pack");
  packed.resize(out.pos);
  return packed;
}

}  // namespace pbr::test
