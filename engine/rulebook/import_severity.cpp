// Items and severities of the regulator's lists.
#include <algorithm>

#include "rulebook/import_lists.hpp"
#include "text/utf8.hpp"

namespace pbr::rulebook {
namespace {

constexpr int highest_rating = 4;
constexpr int answers = 5;  // of one item

// "HV07" and "hv7" are items[6]; nothing else has two letters.
std::optional<std::size_t> item_of(std::string_view text) {
  const std::string small = lower(text);
  if (small.size() < 3 || small.size() > 4 || !small.starts_with("hv")) return std::nullopt;
  std::size_t number = 0;
  for (const char c : std::string_view(small).substr(2)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<std::size_t>(c - '0');
  }
  return number >= 1 && number <= item_count ? std::optional(number - 1) : std::nullopt;
}

std::optional<int> small_number(std::string_view text) {
  if (text.empty() || text.size() > 3) return std::nullopt;
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

int first_code(std::size_t item) { return answers * static_cast<int>(item) + 1; }

bool is_rating(const WrittenSeverity& written) { return written.value <= highest_rating; }

bool is_code_of_item(const WrittenSeverity& written) {
  const int rating = written.value - first_code(written.item);
  return rating >= 0 && rating <= highest_rating;
}

std::string hv(std::size_t item) {
  const std::string number = std::to_string(item + 1);
  return "HV" + std::string(number.size() < 2 ? 1 : 0, '0') + number;
}

std::string code_words(const WrittenSeverity& written) {
  const int last = first_code(item_count - 1) + highest_rating;
  const std::string code = "answer code " + std::to_string(written.value);
  if (written.value < 1 || written.value > last) return code + " belongs to no item";
  const auto item = static_cast<std::size_t>((written.value - 1) / answers);
  return code + " belongs to " + hv(item) + ", not to " + hv(written.item);
}

}  // namespace

std::optional<WrittenSeverity> read_severity(ImportTable& table, std::string_view item_column,
                                             std::string_view severity_column) {
  const auto item = item_of(table[item_column]);
  if (!item) {
    table.problem("IM003", item_column, "no such item", "HV01 to HV19",
                  "HV01 to HV13 are items 1 to 13, HV14 to HV18 items A to E, HV19 item Q");
  }
  const auto value = small_number(table[severity_column]);
  if (!value) {
    table.problem("IM012", severity_column, "no severity", "a whole number: 0 to 4",
                  "or the answer codes 1 to 95 in the whole file");
  }
  if (!item || !value) return std::nullopt;
  return WrittenSeverity{*item, *value, table.at(severity_column)};
}

bool are_answer_codes(const std::vector<WrittenSeverity>& all) {
  const auto not_ratings = std::count_if(all.begin(), all.end(),
                                         [](const auto& written) { return !is_rating(written); });
  const auto not_codes = std::count_if(
      all.begin(), all.end(), [](const auto& written) { return !is_code_of_item(written); });
  return not_ratings > 0 && not_codes <= not_ratings;
}

std::optional<Rating> rating_of(const WrittenSeverity& written, bool answer_codes,
                                ImportTable& table) {
  if (!answer_codes && is_rating(written)) return static_cast<Rating>(written.value);
  if (answer_codes && is_code_of_item(written)) {
    return static_cast<Rating>(written.value - first_code(written.item));
  }
  const int first = first_code(written.item);
  if (answer_codes) {
    table.problem("IM012", written.at, code_words(written), std::to_string(written.value),
                  std::to_string(first) + " to " + std::to_string(first + highest_rating) +
                      ", the answer codes of " + hv(written.item),
                  "this file is read as answer codes, 5 x (item - 1) + severity + 1");
  } else {
    table.problem("IM012", written.at, "no item is rated " + std::to_string(written.value),
                  std::to_string(written.value), "a severity of 0 to 4",
                  "or the answer codes 1 to 95 in the whole file");
  }
  return std::nullopt;
}

}  // namespace pbr::rulebook
