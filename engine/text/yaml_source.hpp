// The text of a YAML file as lines, and byte offsets as places a person can find.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pbr/diagnostic.hpp"
#include "text/yaml.hpp"

namespace pbr::yaml {

struct Place {
  std::uint32_t line = 0, column = 0;  ///< from 1; the column in characters
};

/// Turns offsets into places. Offsets that grow cost their distance, so that one pass over a file
/// of one long line stays linear.
class Source {
 public:
  explicit Source(std::string_view text);  ///< the text must outlive the source

  [[nodiscard]] Place place(std::size_t offset);
  [[nodiscard]] char at(std::size_t offset) const {
    return offset < text_.size() ? text_[offset] : '\0';
  }
  [[nodiscard]] bool indented_by_tab(std::uint32_t line) const {
    return line > 0 && line <= starts_.size() && at(starts_[line - 1]) == '\t';
  }
  /// False where a quoted scalar starts at the offset and its quote never closes.
  [[nodiscard]] bool quote_closes(std::size_t offset) const;
  /// Lines without their ends (LF or CRLF).
  [[nodiscard]] std::vector<std::string> lines() const;

 private:
  [[nodiscard]] std::string_view line(std::size_t index) const;
  std::string_view text_;
  std::vector<std::size_t> starts_;
  std::size_t last_offset_ = 0;
  Place last_{1, 1};
};

/// The line for a caret, or "" where it is too long to help anybody.
[[nodiscard]] std::string caret_source(const std::vector<std::string>& lines, std::uint32_t line);

}  // namespace pbr::yaml
