#include "text/utf8.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace pbr;
using namespace std::string_literals;

namespace {
constexpr std::size_t npos = std::string_view::npos;
struct Case {
  std::string text;
  std::size_t bad;
};
}  // namespace

// source: the Unicode Standard, table 3-7 "Well-Formed UTF-8 Byte Sequences": first and last of
// every row, and their neighbours
TEST_CASE("well-formed UTF-8 and nothing else") {
  const std::vector<Case> cases{
      {"", npos},
      {"plain", npos},
      {"\x7F\0"s, npos},
      {"\xC2\x80", npos},
      {"\xDF\xBF", npos},
      {"\xE0\xA0\x80", npos},
      {"\xED\x9F\xBF", npos},
      {"\xEE\x80\x80", npos},
      {"\xEF\xBF\xBF", npos},
      {"\xF0\x90\x80\x80", npos},
      {"\xF4\x8F\xBF\xBF", npos},
      {"\x80", 0},
      {"\xC1\xBF", 0},
      {"\xC2", 0},
      {"\xC2\x41", 0},
      {"\xE0\x9F\xBF", 0},
      {"\xED\xA0\x80", 0},
      {"\xE2\x82", 0},
      {"\xF0\x8F\xBF\xBF", 0},
      {"\xF4\x90\x80\x80", 0},
      {"\xF5\x80\x80\x80", 0},
      {"\xFF", 0},
      {"12345678\xC3\xA9"
       "9\xFF",
       11},
  };
  for (const auto& c : cases) {
    // In front of it, text that moves it over the eight bytes read at a time.
    for (std::size_t before = 0; before < 9; ++before) {
      const std::string text = std::string(before, 'x') + c.text;
      INFO(before << " " << text);
      CHECK(find_bad_utf8(text) == (c.bad == npos ? npos : c.bad + before));
    }
  }
}

TEST_CASE("ASCII, characters and byte order marks") {
  CHECK(is_ascii("12345678abc\x7F"));
  CHECK_FALSE(is_ascii("12345678ab\xC3\xA9"));
  CHECK_FALSE(is_ascii("\xC3\xA9 12345678"));
  CHECK(count_characters("é€𝄞a") == 4);
  CHECK(without_bom("\xEF\xBB\xBFx") == "x");
  CHECK(without_bom("\xEF\xBBx") == "\xEF\xBBx");
  CHECK(hex_byte('\xFE') == "0xFE");
  CHECK(hex_byte('\n') == "0x0A");
}

TEST_CASE("an excerpt is one line of at most sixty characters") {
  CHECK(excerpt("a\tb\nc\x7F"
                "d") == "a b c d");
  std::string long_text;
  for (int i = 0; i < 60; ++i) long_text += "é";
  CHECK(excerpt(long_text) == long_text);
  CHECK(excerpt(long_text + "é") == long_text + "...");
}
