#include "text/csv_field.hpp"

#include <array>

namespace pbr {

bool needs_quotes(std::string_view text) {
  static constexpr auto special = [] {
    std::array<bool, 256> is{};
    for (const char byte : {',', '"', '\n', '\r'}) is[static_cast<unsigned char>(byte)] = true;
    return is;
  }();
  bool any = false;  // fields are short: looked at to their end without asking in between
  for (const char byte : text) any |= special[static_cast<unsigned char>(byte)];
  // A reader would take a byte order mark at the start of the file for its encoding.
  return any || text.starts_with("\xEF\xBB\xBF");
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
