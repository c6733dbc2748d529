// Highway reads this file once for each target; the processor is asked when the program runs.
#include "intake/assessment_rows.hpp"

#include <bit>
#include <cstring>

#include "base/processor.hpp"
#include "pbr/date.hpp"

#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SSE4)
#define HWY_WANT_AVX3_DL  // the one that can pack chosen bytes of a register
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "intake/assessment_rows.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#if HWY_ARCH_X86_64
#include <immintrin.h>
#endif

HWY_BEFORE_NAMESPACE();
namespace pbr::intake::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

constexpr std::uint8_t unknown = RatingBlock::unknown;

// Highway lists targets best first: a smaller number has more.
#if HWY_ARCH_X86_64 && HWY_TARGET <= HWY_AVX2
/// The place of the bit that has so many set bits below it; 64 where there is none.
HWY_INLINE unsigned place_of_bit(std::uint64_t bits, unsigned below) {
  return static_cast<unsigned>(_tzcnt_u64(_pdep_u64(std::uint64_t{1} << below, bits)));
}
/// The bytes whose bit is set, one behind the other.
HWY_INLINE std::uint64_t pick_bytes(std::uint64_t bytes, std::uint64_t bits) {
  return _pext_u64(bytes, _pdep_u64(bits, 0x0101010101010101U) * 0xFF);
}
#else
HWY_INLINE unsigned place_of_bit(std::uint64_t bits, unsigned below) {
  for (; below > 0; --below) bits &= bits - 1;
  return static_cast<unsigned>(std::countr_zero(bits));
}
HWY_INLINE std::uint64_t pick_bytes(std::uint64_t bytes, std::uint64_t bits) {
  std::uint64_t picked = 0;
  for (unsigned shift = 0; bits != 0; bits &= bits - 1, shift += 8) {
    picked |= (bytes >> (8U * static_cast<unsigned>(std::countr_zero(bits))) & 0xFFU) << shift;
  }
  return picked;
}
#endif

/// What stands before each end, one behind the other: a field of one character, or the end of the
/// field before an empty one. Reads from the byte in front of `start`.
HWY_INLINE void pick_in_turn(const char* start, std::uint64_t ends, unsigned size,
                             std::uint8_t* before) {
  unsigned at = 0;
  for (unsigned byte = 0; byte < size; byte += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, start - 1 + byte, sizeof eight);
    const std::uint64_t bits = ends >> byte & 0xFFU;
    const std::uint64_t packed = pick_bytes(eight, bits);
    std::memcpy(before + at, &packed, sizeof packed);
    at += static_cast<unsigned>(std::popcount(bits));
  }
}

// 32 bytes at a time. What has smaller registers (with Clang, the portable target too) goes byte by
// byte.
#if HWY_TARGET == HWY_SCALAR || HWY_TARGET == HWY_EMU128
/// Ratings as they stand, or the separator where there is none, to codes; false where a byte is
/// neither.
HWY_INLINE bool to_codes(const char* start, std::uint64_t ends, unsigned size, unsigned count,
                         std::uint8_t* codes, bool& any_known) {
  std::uint8_t before[AssessmentScan::run_room + 8];
  pick_in_turn(start, ends, size, before);
  any_known = false;
  for (unsigned at = 0; at < count; ++at) {
    const std::uint8_t byte = before[at];
    const bool rated = byte >= '0' && byte <= '4';
    if (!rated && byte != '9' && byte != ',') return false;
    codes[at] = rated ? static_cast<std::uint8_t>(byte - '0') : unknown;
    any_known |= rated;
  }
  return true;
}
#else
using Tag32 = hn::FixedTag<std::uint8_t, AssessmentScan::run_room>;

HWY_INLINE hn::Vec<Tag32> picked(const char* start, std::uint64_t ends, unsigned size) {
#if HWY_ARCH_X86_64 && HWY_TARGET <= HWY_AVX3_DL
  static_cast<void>(size);
  const __m512i bytes = _mm512_maskz_compress_epi8(ends, _mm512_loadu_si512(start - 1));
  return hn::Vec<Tag32>{_mm512_castsi512_si256(bytes)};
#else
  alignas(32) std::uint8_t before[AssessmentScan::run_room + 8];
  pick_in_turn(start, ends, size, before);
  return hn::Load(Tag32{}, before);
#endif
}

HWY_INLINE bool to_codes(const char* start, std::uint64_t ends, unsigned size, unsigned count,
                         std::uint8_t* codes, bool& any_known) {
  // By the low half of a byte: the one character it may be, and its code.
  alignas(16) static constexpr std::uint8_t may_be[16] = {'0', '1', '2', '3', '4', 0, 0, 0,
                                                          0,   '9', 0,   0,   ',', 0, 0, 0};
  alignas(16) static constexpr std::uint8_t means[16] = {0, 1,       2, 3, 4,       0, 0, 0,
                                                         0, unknown, 0, 0, unknown, 0, 0, 0};
  const Tag32 d;
  const auto bytes =
      hn::IfThenElse(hn::FirstN(d, count), picked(start, ends, size), hn::Set(d, '9'));
  const auto low = hn::And(bytes, hn::Set(d, 0x0F));
  const auto code = hn::TableLookupBytes(hn::LoadDup128(d, means), low);
  hn::Store(code, d, codes);
  any_known = !hn::AllTrue(d, hn::Eq(code, hn::Set(d, unknown)));
  return hn::AllTrue(d, hn::Eq(hn::TableLookupBytes(hn::LoadDup128(d, may_be), low), bytes));
}
#endif

/// Codes of a run of fields of at most one character; false where it is not one. `ends` are the
/// bits from the run's first byte on.
HWY_INLINE bool read_run(const char* start, std::uint64_t ends, unsigned count, std::uint8_t* codes,
                         unsigned& size, bool& any_known) {
  const unsigned last = place_of_bit(ends, count - 1);
  if (last >= 2 * count) return false;
  size = last + 1;
  const std::uint64_t inside = (std::uint64_t{2} << last) - 1;
  const std::uint64_t characters = ~ends & inside;
  if ((characters & (characters >> 1)) != 0) return false;
  return to_codes(start, ends & inside, size, count, codes, any_known);
}

constexpr std::uint64_t first_eight(std::string_view word) {
  std::uint64_t bytes = 0;
  for (std::size_t at = 0; at < word.size() && at < 8; ++at) {
    bytes |= static_cast<std::uint64_t>(static_cast<unsigned char>(word[at])) << 8 * at;
  }
  return bytes;
}

/// One row while it is read.
class Row {
 public:
  Row(const AssessmentPlan& plan, ScanWindow& window, std::size_t start, std::size_t end)
      : plan_(plan), window_(window), start_(start), end_(end) {}

  /// Finds every field's end and reads the run; false where the row is not plain so far.
  HWY_INLINE bool split(std::uint8_t* codes) {
    std::size_t at = find_ends(start_, 0, plan_.in_front());
    if (at > end_ + 1) return false;
    if (plan_.run.count > 0) {
      unsigned size = 0;
      if (!read_run(window_.text.data() + at, window_.bits.from(at), plan_.run.count, codes, size,
                    any_known_)) {
        return false;
      }
      at += size;
    }
    window_.run_end = at;
    if (at > end_) return false;
    at = find_ends(at, plan_.in_front(), plan_.places());
    // Ends only grow: where the last one is the line feed, no other is.
    return at == end_ + 1;
  }

  HWY_INLINE bool read_singles(RatingBlock& block) {
    for (const auto& single : plan_.singles) {
      const std::string_view text = field(single.place);
      std::uint8_t code = unknown;
      if (!text.empty() && (text.size() > 1 || !code_of(text[0], code))) return false;
      any_known_ |= code != unknown;
      block.ratings[single.item][block.rows] = code;
    }
    return any_known_;
  }

  HWY_INLINE bool read_codes(RatingBlock& block) const {
    const std::string_view reason = field(plan_.reason);
    if (!is_reason(reason)) return false;
    block.review[block.rows] = reason.size() == review.size() ? 1 : 0;
    const std::string_view super_class = field(plan_.super_class);
    if (super_class.size() > 1) return false;
    const std::uint8_t scope =
        super_class.empty() ? std::uint8_t{0} : scopes[static_cast<unsigned char>(super_class[0])];
    if (scope == no_scope) return false;
    block.super_class[block.rows] = scope;
    const std::string_view type = field(plan_.item_8_type);
    return type.empty() || (type.size() == 1 && type[0] >= 'A' && type[0] <= 'J');
  }

  /// Where the four ids lead the row, only all of them together are told.
  HWY_INLINE bool read_leading_ids(PlainRow& row) const {
    const std::uint32_t* ends = window_.ends.data();
    const char* text = window_.text.data();
    const std::size_t person = ends[0] + std::size_t{1}, provider = ends[1] + std::size_t{1};
    const std::size_t date = ends[2] + std::size_t{1};
    if ((ends[0] == start_) | (ends[1] == person) | (ends[2] == provider)) return false;
    if (!is_date({text + date, ends[3] - date})) return false;
    row.ids = {text + start_, ends[3] - start_};
    return !window_.bits.not_ascii ||
           (text[start_] != '\xEF' && text[person] != '\xEF' && text[provider] != '\xEF');
  }

  HWY_INLINE bool read_ids(PlainRow& row) const {
    if (plan_.ids_lead) return read_leading_ids(row);
    row.id = field(plan_.id);
    row.person = field(plan_.person);
    row.provider = field(plan_.provider);
    row.date = field(plan_.date);
    if (row.id.empty() || row.person.empty() || row.provider.empty() || !is_date(row.date)) {
      return false;
    }
    if (plan_.ids_side_by_side) {
      row.ids = {row.id.data(),
                 static_cast<std::size_t>(row.date.data() + row.date.size() - row.id.data())};
    }
    // A byte order mark inside a field would have to be quoted on its way out.
    return !window_.bits.not_ascii ||
           (row.id[0] != '\xEF' && row.person[0] != '\xEF' && row.provider[0] != '\xEF');
  }

 private:
  static constexpr std::string_view review = "review";

  // Which letter or word a row has is anybody's guess, so the processor is not made to: tables in
  // place of branches.
  static constexpr std::uint8_t no_scope = 0xFF;
  static constexpr auto scopes = [] {
    std::array<std::uint8_t, 256> made{};
    made.fill(no_scope);
    made['Z'] = 0;
    for (std::uint8_t letter = 0; letter < 3; ++letter)
      made[letter + std::size_t{'A'}] = letter + 1;
    return made;
  }();

  // Ends of fields `first` ... `last` - 1, from an offset on; gives the offset behind the last, or
  // one beyond the row where it has fewer.
  HWY_INLINE std::size_t find_ends(std::size_t at, std::size_t first, std::size_t last) {
    if (first == last) return at;
    std::uint64_t bits = window_.bits.from(at);
    std::uint32_t* const ends = window_.ends.data();
    for (;;) {
      while (bits == 0) {
        at += 64;
        if (at > end_) return end_ + 2;
        bits = window_.bits.from(at);
      }
      const std::size_t end = at + static_cast<std::size_t>(std::countr_zero(bits));
      ends[first] = static_cast<std::uint32_t>(end);
      if (++first == last) return end + 1;
      bits &= bits - 1;
    }
  }

  HWY_INLINE std::string_view field(std::uint32_t place) const {
    if (place == AssessmentPlan::absent) return {};
    std::size_t start = start_;
    if (place == plan_.in_front()) {
      start = window_.run_end;
    } else if (place > 0) {
      start = window_.ends[place - 1] + std::size_t{1};
    }
    std::size_t end = window_.ends[place];
    // A CR before the line feed is part of the line end.
    if (end == end_ && end > start && window_.text[end - 1] == '\r') --end;
    return {window_.text.data() + start, end - start};
  }

  static HWY_INLINE bool code_of(char byte, std::uint8_t& code) {
    if (byte == '9') return true;
    code = static_cast<std::uint8_t>(byte - '0');
    return byte >= '0' && byte <= '4';
  }

  // No two of the words are of one length. Up to eight bytes are compared at once; those behind a
  // short word belong to the text's padding at the latest.
  static HWY_INLINE bool is_reason(std::string_view text) {
    static constexpr std::uint64_t words[10] = {0,
                                                0,
                                                0,
                                                0,
                                                0,
                                                first_eight("other"),
                                                first_eight(review),
                                                first_eight("initial"),
                                                0,
                                                first_eight("discharge")};
    static constexpr auto masks = [] {
      std::array<std::uint64_t, 10> made{};
      for (std::size_t size = 0; size < 8; ++size) made[size] = (std::uint64_t{1} << 8 * size) - 1;
      made[8] = made[9] = ~std::uint64_t{0};
      return made;
    }();
    if (text.empty()) return true;
    if (text.size() > 9 || words[text.size()] == 0) return false;
    std::uint64_t given = 0;
    std::memcpy(&given, text.data(), sizeof given);
    const bool ends_in_e = *(text.data() + 8) == 'e';  // may lie behind the word
    return ((given & masks[text.size()]) == words[text.size()]) &
           (static_cast<int>(text.size() < 9) | static_cast<int>(ends_in_e));
  }

  // Days up to the 28th exist in every month; the others are asked of the calendar.
  static HWY_INLINE bool is_date(std::string_view text) {
    if (text.size() != 10) return false;
    std::uint64_t front = 0;
    std::memcpy(&front, text.data(), sizeof front);
    const auto digit = [&](std::size_t at) { return static_cast<unsigned>(text[at]) - '0'; };
    // "YYYY-MM-": the digits less '0' are below 10 where adding 6 carries into no upper half.
    static_assert(std::endian::native == std::endian::little);
    constexpr std::uint64_t pattern = 0x2D30302D30303030U;
    constexpr std::uint64_t digits = 0x000F0F000F0F0F0FU;
    const std::uint64_t value = front ^ pattern;
    const bool numbers = (value & ~digits) == 0 && ((value + 0x0006060006060606U) & ~digits) == 0 &&
                         digit(8) < 10 && digit(9) < 10;
    if (!numbers) return false;
    const unsigned century = digit(0) * 10 + digit(1);
    const unsigned month = digit(5) * 10 + digit(6);
    const unsigned day = digit(8) * 10 + digit(9);
    if (century >= 18 && century <= 21 && month - 1 < 12 && day - 1 < 28) return true;
    return Date::parse(text).has_value();
  }

  const AssessmentPlan& plan_;
  ScanWindow& window_;
  std::size_t start_, end_;
  bool any_known_ = false;
};

bool read_rows_here(const AssessmentPlan& plan, ScanWindow& window, RatingBlock& block,
                    PlainRows& rows, AssessmentScan::RunCodes& codes, std::uint64_t& passed,
                    std::uint64_t& lines) {
  for (; window.line < window.bits.lines && block.rows < RatingBlock::capacity; ++window.line) {
    const std::size_t start = window.row_at;
    const std::size_t end = window.bits.line_ends[window.line];
    const bool blank = end == start || (end == start + 1 && window.text[start] == '\r');
    if (!blank) {
      Row row(plan, window, start, end);
      if (!row.split(codes[block.rows].data()) || !row.read_singles(block) ||
          !row.read_codes(block) || !row.read_ids(rows[block.rows])) {
        return false;
      }
      ++block.rows;
      ++passed;
    }
    ++lines;
    window.row_at = end + 1;
  }
  return true;
}

constexpr std::size_t side = 16;

#if HWY_TARGET == HWY_SCALAR
constexpr std::size_t turned_columns = 0;
inline void turn(const AssessmentScan::RunCodes&, std::uint32_t, RatingBlock&) {}
#else
constexpr std::size_t turned_columns = side;

/// The first sixteen codes of sixteen rows at a time: interleaving row n with row n + 8 four times
/// over turns rows into columns.
inline void turn(const AssessmentScan::RunCodes& codes, std::uint32_t item, RatingBlock& block) {
  const hn::FixedTag<std::uint8_t, side> d;
  for (std::size_t row = 0; row < block.rows; row += side) {
    hn::Vec<decltype(d)> lines[side], shuffled[side];
    for (std::size_t i = 0; i < side; ++i) lines[i] = hn::Load(d, codes[row + i].data());
    for (int time = 0; time < 4; ++time) {
      for (std::size_t i = 0; i < side / 2; ++i) {
        shuffled[2 * i] = hn::InterleaveLower(d, lines[i], lines[i + side / 2]);
        shuffled[2 * i + 1] = hn::InterleaveUpper(d, lines[i], lines[i + side / 2]);
      }
      for (std::size_t i = 0; i < side; ++i) lines[i] = shuffled[i];
    }
    for (std::size_t i = 0; i < side; ++i) {
      hn::Store(lines[i], d, block.ratings[item + i].data() + row);
    }
  }
}
#endif

void place_run_here(const AssessmentPlan& plan, const AssessmentScan::RunCodes& codes,
                    RatingBlock& block) {
  std::size_t first = 0;
  if (plan.run.count >= turned_columns && turned_columns > 0) {
    turn(codes, plan.run.item, block);
    first = turned_columns;
  }
  for (std::size_t at = first; at < plan.run.count; ++at) {
    auto& column = block.ratings[plan.run.item + at];
    for (std::size_t row = 0; row < block.rows; ++row) column[row] = codes[row][at];
  }
}

}  // namespace pbr::intake::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace pbr::intake {
namespace {

/// What one processor can do.
struct Way {
  decltype(&read_rows) read;
  decltype(&place_run) place;
};

// Not by HWY_DYNAMIC_DISPATCH: its tables must be of one set of targets in a whole program.
Way fastest() {
  [[maybe_unused]] const Processor here = processor();
#if HWY_TARGETS & HWY_AVX3_DL
  if (here >= Processor::avx512_dl) {
    return {N_AVX3_DL::read_rows_here, N_AVX3_DL::place_run_here};
  }
#endif
#if HWY_TARGETS & HWY_AVX3
  if (here >= Processor::avx512) return {N_AVX3::read_rows_here, N_AVX3::place_run_here};
#endif
#if HWY_TARGETS & HWY_AVX2
  if (here >= Processor::avx2) return {N_AVX2::read_rows_here, N_AVX2::place_run_here};
#endif
  return {HWY_STATIC_DISPATCH(read_rows_here), HWY_STATIC_DISPATCH(place_run_here)};
}

const Way& way() {
  static const Way chosen = fastest();
  return chosen;
}

}  // namespace

bool read_rows(const AssessmentPlan& plan, ScanWindow& window, RatingBlock& block, PlainRows& rows,
               AssessmentScan::RunCodes& codes, std::uint64_t& passed, std::uint64_t& lines) {
  return way().read(plan, window, block, rows, codes, passed, lines);
}

void place_run(const AssessmentPlan& plan, const AssessmentScan::RunCodes& codes,
               RatingBlock& block) {
  way().place(plan, codes, block);
}

}  // namespace pbr::intake
#endif  // HWY_ONCE
