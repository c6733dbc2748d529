#include <cerrno>
#include <fstream>
#include <system_error>

#include "pbr/run_diff.hpp"

namespace pbr {

namespace {

std::ifstream opened(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::system_error(errno, std::generic_category(), path);
  return in;
}

}  // namespace

std::optional<std::uint64_t> first_different_line(const std::string& a, const std::string& b) {
  std::ifstream first = opened(a);
  std::ifstream second = opened(b);
  std::uint64_t line = 0;
  std::string one;
  std::string other;
  while (true) {
    ++line;
    const bool more = static_cast<bool>(std::getline(first, one));
    const bool other_more = static_cast<bool>(std::getline(second, other));
    if (!more && !other_more) return std::nullopt;
    // A last line with and without its line end is not the same.
    if (more != other_more || one != other || first.eof() != second.eof()) return line;
  }
}

}  // namespace pbr
