#include "report/columns.hpp"

#include <algorithm>

namespace pbr {

std::string padded(std::string text, std::size_t width) {
  text.append(text.size() < width ? width - text.size() : 1, ' ');
  return text;
}

std::string right_aligned(std::string text, std::size_t width) {
  const auto places =
      static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
      }));
  return text.insert(0, places < width ? width - places : 1, ' ');
}

}  // namespace pbr
