// Highway reads this file once for each target; the processor is asked when the program runs.
#include "text/csv_bits.hpp"

#include <bit>
#include <cstring>

#include "base/processor.hpp"

#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SSE4 | HWY_AVX3_DL)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "text/csv_bits.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace pbr::text::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

constexpr std::size_t piece = 64;  // bytes a step, a bit each

/// What a step of 64 bytes holds, a bit a byte.
struct Found {
  std::uint64_t ends = 0, feeds = 0, returns = 0, quotes = 0, high = 0, control = 0;
};

/// A mask of up to 64 lanes as bits, the rest zero.
template <class D, class M>
HWY_INLINE std::uint64_t bits_of(D d, M mask) {
  std::uint8_t bytes[8] = {};
  hn::StoreMaskBits(d, mask, bytes);
  std::uint64_t bits = 0;
  std::memcpy(&bits, bytes, sizeof bits);
  return bits;
}

HWY_INLINE Found look(const std::uint8_t* bytes, std::uint8_t separator) {
  const hn::CappedTag<std::uint8_t, piece> d;
  const std::size_t lanes = hn::Lanes(d);
  const auto comma = hn::Set(d, separator);
  const auto feed = hn::Set(d, '\n');
  const auto quote = hn::Set(d, '"');
  const auto highest_control = hn::Set(d, 0x1F);
  const auto top = hn::Set(d, 0x80);
  Found found;
  for (std::size_t at = 0; at < piece; at += lanes) {
    const auto v = hn::LoadU(d, bytes + at);
    const auto feeds = hn::Eq(v, feed);
    found.feeds |= bits_of(d, feeds) << at;
    found.ends |= bits_of(d, hn::Or(feeds, hn::Eq(v, comma))) << at;
    // One test for what is rare: quotes, bytes that are not ASCII, control characters.
    const auto control = hn::AndNot(feeds, hn::Eq(hn::Min(v, highest_control), v));
    const auto high = hn::Eq(hn::And(v, top), top);
    const auto quoted = hn::Eq(v, quote);
    if (HWY_LIKELY(hn::AllFalse(d, hn::Or(hn::Or(control, high), quoted)))) continue;
    found.quotes |= bits_of(d, quoted) << at;
    found.high |= bits_of(d, high) << at;
    found.returns |= bits_of(d, hn::Eq(v, hn::Set(d, '\r'))) << at;
    found.control |= bits_of(d, control) << at;
  }
  return found;
}

void find_bits_here(std::string_view text, char separator, CsvBits& bits) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::uint64_t* word = bits.ends.data();
  std::uint32_t* line = bits.line_ends.data();
  std::uint64_t quotes = 0, high = 0, control = 0;
  std::uint64_t pending_return = 0;  // 1 where the step before ended in a CR
  for (std::size_t at = 0; at < text.size(); at += piece) {
    const Found found = look(bytes + at, static_cast<std::uint8_t>(separator));
    const std::size_t left = text.size() - at;
    const std::uint64_t inside = left >= piece ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
    *word++ = found.ends & inside;
    const std::uint64_t feeds = found.feeds & inside;
    quotes |= found.quotes & inside;
    high |= found.high & inside;
    // A CR is part of a line end where the LF stands right behind it.
    const std::uint64_t returns = found.returns & inside;
    const std::uint64_t last = returns & (std::uint64_t{1} << (piece - 1));
    control |= found.control & inside & ~(returns & (feeds >> 1)) & ~last;
    control |= pending_return & ~feeds & 1;
    pending_return = last >> (piece - 1);
    for (std::uint64_t rest = feeds; rest != 0; rest &= rest - 1) {
      *line++ = static_cast<std::uint32_t>(at) + static_cast<std::uint32_t>(std::countr_zero(rest));
    }
  }
  word[0] = word[1] = 0;
  bits.lines = static_cast<std::size_t>(line - bits.line_ends.data());
  bits.quotes = quotes != 0;
  bits.not_ascii = high != 0;
  bits.control = (control | pending_return) != 0;
}

}  // namespace pbr::text::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace pbr {
namespace {

using FindBits = void (*)(std::string_view, char, CsvBits&);

// Not by HWY_DYNAMIC_DISPATCH: its tables must be of one set of targets in a whole program.
FindBits fastest() {
  [[maybe_unused]] const Processor here = processor();
#if HWY_TARGETS & HWY_AVX3
  if (here >= Processor::avx512) return text::N_AVX3::find_bits_here;
#endif
#if HWY_TARGETS & HWY_AVX2
  if (here >= Processor::avx2) return text::N_AVX2::find_bits_here;
#endif
  return text::HWY_STATIC_DISPATCH(find_bits_here);
}

}  // namespace

void find_bits(std::string_view text, char separator, CsvBits& bits) {
  static const FindBits find = fastest();
  const std::size_t words = text.size() / 64 + 3;
  if (bits.ends.size() < words) bits.ends.resize(words);
  // As many as there are bytes, for a text of blank lines.
  if (bits.line_ends.size() < text.size()) bits.line_ends.resize(text.size());
  find(text, separator, bits);
}

}  // namespace pbr
#endif  // HWY_ONCE
