#include "text/yaml_source.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace pbr::yaml {

Source::Source(std::string_view text) : text_(text), starts_{0} {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n' && i + 1 < text.size()) starts_.push_back(i + 1);
  }
}

std::string_view Source::line(std::size_t index) const {
  const std::size_t end = index + 1 < starts_.size() ? starts_[index + 1] : text_.size();
  std::string_view line = text_.substr(starts_[index], end - starts_[index]);
  if (!line.empty() && line.back() == '\n') line.remove_suffix(1);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

Place Source::place(std::size_t offset) {
  offset = std::min(offset, text_.size());
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto index = static_cast<std::size_t>(after - starts_.begin()) - 1;
  std::size_t from = starts_[index];
  std::uint32_t column = 1;
  if (last_.line == index + 1 && last_offset_ <= offset) {
    from = last_offset_;
    column = last_.column;
  }
  // The end of the file stands behind the last character, not behind its line end.
  offset = std::max(from, std::min(offset, starts_[index] + line(index).size()));
  const auto characters = count_characters(text_.substr(from, offset - from));
  last_offset_ = offset;
  last_ = {static_cast<std::uint32_t>(index + 1), column + static_cast<std::uint32_t>(characters)};
  return last_;
}

bool Source::quote_closes(std::size_t offset) const {
  const char quote = at(offset);
  if (quote != '"' && quote != '\'') return true;
  for (std::size_t i = offset + 1; i < text_.size(); ++i) {
    const bool doubled = quote == '\'' && text_[i] == quote && at(i + 1) == quote;
    const bool escaped = quote == '"' && text_[i] == '\\';
    if (doubled || escaped) {
      ++i;
    } else if (text_[i] == quote) {
      return true;
    }
  }
  return false;
}

std::vector<std::string> Source::lines() const {
  std::vector<std::string> all;
  all.reserve(starts_.size());
  for (std::size_t i = 0; i < starts_.size(); ++i) all.emplace_back(line(i));
  return all;
}

std::string caret_source(const std::vector<std::string>& lines, std::uint32_t line) {
  constexpr std::size_t longest = 400;
  if (line == 0 || line > lines.size() || lines[line - 1].size() > longest) return {};
  return lines[line - 1];
}

}  // namespace pbr::yaml
