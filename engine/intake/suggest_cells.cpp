#include "intake/suggest_cells.hpp"

#include <algorithm>

#include "intake/canonical.hpp"
#include "intake/headings.hpp"

namespace pbr::intake {
namespace {

constexpr std::size_t most_codes = 20;
constexpr std::size_t longest_code = 40;

constexpr std::array<std::string_view, 6> ratings{"0", "1", "2", "3", "4", "9"};
constexpr std::array<std::string_view, 2> yes_no{"Y", "N"};

std::span<const std::string_view> words_of_column(const ColumnSchema& schema) {
  if (schema.type == ColumnType::rating) return ratings;
  if (schema.type == ColumnType::yes_no) return yes_no;
  return schema.words;
}

std::string joined_words(std::string_view text) {
  std::string joined;
  for (const auto& word : words_of(text)) joined += word;
  return joined;
}

bool is_one_of(std::string_view text, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

// "2 - mild" and "2: mild".
bool begins_with_rating(std::string_view text) {
  return text.size() > 1 && is_one_of(text.substr(0, 1), ratings) &&
         (text[1] < '0' || text[1] > '9') && text[1] != '.';
}

std::size_t at(DateForm form) { return static_cast<std::size_t>(form); }

}  // namespace

bool ColumnLook::has_words() const { return !words_of_column(schema_).empty(); }

void ColumnLook::look(std::string_view cell) {
  ++filled_;
  if (is_date()) {
    for (std::size_t i = 0; i < date_form_count; ++i) {
      const auto iso = iso_date(cell, static_cast<DateForm>(i));
      if (iso && Date::parse(*iso)) ++forms_[i];
    }
    return;
  }
  if (has_words()) {
    const bool fits = is_one_of(cell, words_of_column(schema_));
    if (fits || begins_with_rating(cell)) ++fits_;
    if (!fits && others_.size() <= most_codes) others_.emplace(cell.substr(0, longest_code + 1));
    return;
  }
  const bool number = schema_.type == ColumnType::amount || schema_.type == ColumnType::number ||
                      schema_.type == ColumnType::count;
  if (!number || Rate::parse(cell)) ++fits_;
}

std::string ColumnLook::against(std::optional<DateForm> dates) const {
  if (filled_ == 0) return {};
  if (is_date()) {
    const auto read = dates ? forms_[at(*dates)] : 0;
    return read * 2 < filled_ ? "most of its cells are no dates" : "";
  }
  if (schema_.type == ColumnType::rating) {
    return fits_ * 2 < filled_ ? "most of its cells are no ratings" : "";
  }
  if (has_words()) return others_.size() > most_codes ? "it has too many texts for codes" : "";
  return fits_ * 2 < filled_ ? "most of its cells are no numbers" : "";
}

SuggestedCode ColumnLook::guess(std::string_view text) const {
  const auto joined = joined_words(text);
  const auto first = words_of(text);
  for (const auto& word : words_of_column(schema_)) {
    if (joined_words(word) == joined) return {std::string(word), true};
  }
  if (schema_.type == ColumnType::yes_no) {
    if (joined == "yes" || joined == "no") return {joined == "yes" ? "Y" : "N", true};
    if (joined == "1" || joined == "0") return {joined == "1" ? "Y" : "N", false};
    return {};
  }
  if (schema_.type == ColumnType::rating) {
    return {begins_with_rating(text) ? std::string(text.substr(0, 1)) : "", false};
  }
  for (const auto& word : words_of_column(schema_)) {
    if (!first.empty() && word.size() > 1 && first.front() == word)
      return {std::string(word), false};
  }
  return {};
}

SuggestedCodes ColumnLook::codes() const {
  SuggestedCodes codes;
  if (others_.size() > most_codes) return codes;
  for (const auto& text : others_) {
    // A rating of 7 is a mistake to be told, not a code to be translated.
    const bool mistake = schema_.type == ColumnType::rating &&
                         text.find_first_not_of("0123456789") == std::string::npos;
    if (text.size() <= longest_code && !mistake) codes[text] = guess(text);
  }
  return codes;
}

bool is_no_value(std::string_view cell) {
  static constexpr std::array<std::string_view, 8> texts{"null", "n/a", "na",  "#n/a",
                                                         "none", "-",   "nan", "."};
  std::string small(cell);
  std::transform(small.begin(), small.end(), small.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return is_one_of(small, texts);
}

std::vector<DateForm> likely_forms(const std::array<std::uint64_t, date_form_count>& read) {
  const auto most = *std::max_element(read.begin(), read.end());
  std::vector<DateForm> forms;
  if (most == 0) return forms;
  for (std::size_t i = 0; i < read.size(); ++i) {
    if (read[i] == most) forms.push_back(static_cast<DateForm>(i));
  }
  // With a time is only said where a time stands there.
  const auto drop = [&](DateForm with_time, DateForm plain) {
    if (std::find(forms.begin(), forms.end(), plain) != forms.end()) std::erase(forms, with_time);
  };
  drop(DateForm::yyyy_mm_dd_time, DateForm::yyyy_mm_dd);
  drop(DateForm::dd_mm_yyyy_time, DateForm::dd_mm_yyyy);
  return forms;
}

}  // namespace pbr::intake
