// One row of an assessments table that may be plain; read once for each target.
#if defined(PBR_INTAKE_ASSESSMENT_ROW_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef PBR_INTAKE_ASSESSMENT_ROW_INL
#undef PBR_INTAKE_ASSESSMENT_ROW_INL
#else
#define PBR_INTAKE_ASSESSMENT_ROW_INL
#endif

#include <array>
#include <bit>
#include <cstring>
#include <string_view>

#include "intake/assessment_plan.hpp"
#include "intake/rating_run-inl.hpp"
#include "pbr/date.hpp"

HWY_BEFORE_NAMESPACE();
namespace pbr::intake::HWY_NAMESPACE {

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

}  // namespace pbr::intake::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif  // per-target guard
