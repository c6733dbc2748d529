// Dates as other systems write them.
#include <array>
#include <cctype>

#include "pbr/column_map.hpp"

namespace pbr {
namespace {

struct Form {
  std::string_view name;
  std::string_view order;       ///< y, m, d, or M for the name of a month
  std::string_view separators;  ///< between the parts, the same twice; empty: none
  bool time = false;
};
constexpr std::array<Form, date_form_count> forms{{
    {"yyyy-mm-dd", "ymd", "-"},
    {"yyyy-mm-dd hh:mm:ss", "ymd", "-", true},
    {"yyyymmdd", "ymd", ""},
    {"dd/mm/yyyy", "dmy", "/-."},
    {"dd/mm/yyyy hh:mm:ss", "dmy", "/-.", true},
    {"mm/dd/yyyy", "mdy", "/"},
    {"dd-mmm-yyyy", "dMy", "- "},
}};

constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes a date apart from its front.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}
  [[nodiscard]] std::string_view rest() const { return rest_; }

  bool skip(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }
  /// `least` to `most` digits, as written.
  std::optional<std::string> digits(std::size_t least, std::size_t most) {
    std::size_t count = 0;
    while (count < most && count < rest_.size() && is_digit(rest_[count])) ++count;
    if (count < least) return std::nullopt;
    std::string found(rest_.substr(0, count));
    rest_.remove_prefix(count);
    return found;
  }
  /// "Apr" or "April" as "04".
  std::optional<std::string> month() {
    std::string word;
    while (word.size() < rest_.size() &&
           std::isalpha(static_cast<unsigned char>(rest_[word.size()])) != 0) {
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(rest_[word.size()])));
    }
    for (std::size_t i = 0; i < months.size(); ++i) {
      if (word != months[i] && word != months[i].substr(0, 3)) continue;
      rest_.remove_prefix(word.size());
      return (i < 9 ? "0" : "") + std::to_string(i + 1);
    }
    return std::nullopt;
  }

 private:
  std::string_view rest_;
};

std::optional<std::string> part(Cursor& at, char what, bool separated) {
  if (what == 'M') return at.month();
  if (what == 'y') return at.digits(4, 4);
  auto number = at.digits(separated ? 1 : 2, 2);
  if (number && number->size() == 1) number->insert(0, "0");
  return number;
}

// hh:mm, hh:mm:ss, and a fraction behind it.
bool is_time(Cursor& at) {
  if (!at.skip(' ') && !at.skip('T')) return false;
  if (!at.digits(1, 2) || !at.skip(':') || !at.digits(2, 2)) return false;
  if (at.skip(':') && !at.digits(2, 2)) return false;
  return !at.skip('.') || at.digits(1, 9);
}

}  // namespace

std::string_view to_text(DateForm form) { return forms[static_cast<std::size_t>(form)].name; }

std::optional<std::string> iso_date(std::string_view text, DateForm form) {
  const Form& wanted = forms[static_cast<std::size_t>(form)];
  Cursor at(text);
  std::string year, month, day;
  char separator = 0;
  for (std::size_t i = 0; i < wanted.order.size(); ++i) {
    if (i > 0 && !wanted.separators.empty()) {
      if (separator == 0 && !at.rest().empty() &&
          wanted.separators.find(at.rest().front()) != std::string_view::npos) {
        separator = at.rest().front();
      }
      if (separator == 0 || !at.skip(separator)) return std::nullopt;
    }
    const char what = wanted.order[i];
    auto found = part(at, what, !wanted.separators.empty() && what != 'y');
    if (!found) return std::nullopt;
    (what == 'y' ? year : what == 'd' ? day : month) = std::move(*found);
  }
  if (wanted.time && !at.rest().empty() && !is_time(at)) return std::nullopt;
  if (!at.rest().empty()) return std::nullopt;
  return year + "-" + month + "-" + day;
}

}  // namespace pbr
