#include "text/csv_field.hpp"

namespace pbr {

bool needs_quotes(std::string_view text) {
  // A reader would take a byte order mark at the start of the file for its encoding.
  return text.find_first_of(",\"\n\r") != std::string_view::npos ||
         text.starts_with("\xEF\xBB\xBF");
}

void append_field(std::string& out, std::string_view text) {
  if (!needs_quotes(text)) {
    out.append(text);
    return;
  }
  out += '"';
  for (const char byte : text) {
    if (byte == '"') out += '"';
    out += byte;
  }
  out += '"';
}

}  // namespace pbr
