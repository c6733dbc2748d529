#include "intake/headings.hpp"

#include <algorithm>
#include <cctype>

namespace pbr::intake {
namespace {

enum class Sort : std::uint8_t { other, small, capital, digit };

// Letters beyond ASCII are small letters: what matters is that they end no word.
Sort sort_of(char c) {
  const auto byte = static_cast<unsigned char>(c);
  if (byte >= 0x80 || std::islower(byte) != 0) return Sort::small;
  if (std::isupper(byte) != 0) return Sort::capital;
  return std::isdigit(byte) != 0 ? Sort::digit : Sort::other;
}

bool ends_word(Sort before, Sort now) {
  if (now == Sort::other) return true;
  if ((before == Sort::digit) != (now == Sort::digit)) return true;
  return before == Sort::small && now == Sort::capital;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += word;
  return text;
}

std::string joined_words(std::string_view text) { return joined(words_of(text)); }

// How many words from `at` on make up the text; 0 where none do.
std::size_t matched(const std::vector<std::string>& words, std::size_t at, std::string_view text) {
  std::size_t count = 0;
  while (at + count < words.size() && text.starts_with(words[at + count])) {
    text.remove_prefix(words[at + count].size());
    ++count;
    if (text.empty()) return count;
  }
  return 0;
}

bool holds(const std::vector<std::string>& words, std::string_view text) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (matched(words, at, text) > 0) return true;
  }
  return false;
}

}  // namespace

std::vector<std::string> words_of(std::string_view heading) {
  std::vector<std::string> words;
  Sort before = Sort::other;
  for (const char c : heading) {
    const Sort now = sort_of(c);
    if (now != Sort::other) {
      if (before == Sort::other || ends_word(before, now)) words.emplace_back();
      words.back() += now == Sort::capital ? static_cast<char>(c + ('a' - 'A')) : c;
    }
    before = now;
  }
  for (auto& word : words) {
    const auto digit = word.find_first_not_of('0');
    if (sort_of(word[0]) == Sort::digit && digit != std::string::npos) word.erase(0, digit);
  }
  return words;
}

ColumnNames::ColumnNames(std::string_view table, std::string_view column,
                         const Synonyms& synonyms) {
  names_.push_back(joined_words(column));
  for (const std::string_view where : {std::string_view("all"), table}) {
    const auto names = synonyms.columns.find(std::string(where));
    if (names == synonyms.columns.end()) continue;
    const auto own = names->second.find(std::string(column));
    if (own == names->second.end()) continue;
    for (const auto& name : own->second) names_.push_back(joined_words(name));
  }
  for (std::size_t i = 0; i < mhct_item_count && table == "assessments"; ++i) {
    if (item_column(i) == column) add_item(item_label(i), synonyms, column);
  }
}

void ColumnNames::add_item(std::string_view label, const Synonyms& synonyms,
                           std::string_view column) {
  for (std::string name : synonyms.items) {
    const auto at = name.find("{n}");
    if (at == std::string::npos) continue;
    item_names_.push_back(joined_words(name.replace(at, 3, label)));
  }
  const auto own = synonyms.item_words.find(std::string(column));
  if (own == synonyms.item_words.end()) return;
  for (const auto& word : own->second) item_words_.push_back(joined_words(word));
}

bool ColumnNames::is_item_word(const Words& words, std::size_t from) const {
  return std::any_of(item_words_.begin(), item_words_.end(),
                     [&](const std::string& word) { return matched(words, from, word) > 0; });
}

// "HoNOS 1" and "HoNOS 1 Overactive" are item 1; "HoNOS 1 date" may be; so may "Overactive ...".
Likeness ColumnNames::item_likeness(const Words& words) const {
  Likeness best = Likeness::none;
  for (const auto& name : item_names_) {
    const auto count = matched(words, 0, name);
    if (count == 0) continue;
    const bool same = words.size() == count || is_item_word(words, count);
    best = std::max(best, same ? Likeness::same : Likeness::within);
  }
  if (best == Likeness::none && is_item_word(words, 0)) best = Likeness::within;
  return best;
}

// Short names are too near to one another, and "item2" is no mistyped "item1".
bool ColumnNames::is_mistyped(const std::string& text) const {
  constexpr std::size_t shortest = 4;
  if (text.size() < shortest) return false;
  std::vector<std::string_view> names;
  for (const auto& name : names_) {
    const bool numbered =
        std::any_of(name.begin(), name.end(), [](char c) { return sort_of(c) == Sort::digit; });
    if (name.size() >= shortest && !numbered && !name.starts_with("item")) names.push_back(name);
  }
  return !nearest_name(text, names).empty();
}

Likeness ColumnNames::likeness(std::string_view heading) const {
  const Words words = words_of(heading);
  if (words.empty()) return Likeness::none;
  const std::string text = joined(words);
  if (std::find(names_.begin(), names_.end(), text) != names_.end()) return Likeness::same;
  const Likeness item = item_likeness(words);
  if (item != Likeness::none) return item;
  const bool within = std::any_of(names_.begin(), names_.end(),
                                  [&](const std::string& name) { return holds(words, name); });
  if (within) return Likeness::within;
  return is_mistyped(text) ? Likeness::typing : Likeness::none;
}

}  // namespace pbr::intake
