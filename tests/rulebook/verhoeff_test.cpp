#include "rulebook/verhoeff.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>
#include <string>

namespace {

using pbr::rulebook::verhoeff_holds;

TEST_CASE("published SNOMED CT codes keep their check digit") {
  for (const auto* code : {"979641000000103", "979751000000109", "980761000000107",
                           "985071000000105", "981391000000108", "24700007"}) {
    INFO(code);
    CHECK(verhoeff_holds(code));
  }
}

TEST_CASE("what is no number has no check digit") {
  for (const auto* text : {"", "97964100000010X", "none", "979641 000000103", "-979641000000103"}) {
    INFO(text);
    CHECK_FALSE(verhoeff_holds(text));
  }
}

// The check digit of some digits: exactly one of the ten fits.
std::string with_check_digit(const std::string& digits) {
  for (char last = '0'; last <= '9'; ++last) {
    if (verhoeff_holds(digits + last)) return digits + last;
  }
  return {};
}

std::string digits_of(const std::vector<int>& numbers) {
  std::string digits;
  for (const int number : numbers) digits += static_cast<char>('0' + number);
  return digits;
}

TEST_CASE("any single wrong digit, and any two neighbours exchanged, are noticed") {
  REQUIRE(rc::check("single errors and transpositions", [] {
    const auto numbers = *rc::gen::container<std::vector<int>>(17, rc::gen::inRange(0, 10));
    const auto code = with_check_digit(digits_of(numbers));
    RC_ASSERT(code.size() == 18U);
    const auto at = *rc::gen::inRange<std::size_t>(0, code.size() - 1);
    const int step = *rc::gen::inRange(1, 10);
    auto wrong = code;
    wrong[at] = static_cast<char>('0' + (wrong[at] - '0' + step) % 10);
    RC_ASSERT(!verhoeff_holds(wrong));
    auto swapped = code;
    std::swap(swapped[at], swapped[at + 1]);
    RC_ASSERT(verhoeff_holds(swapped) == (code[at] == code[at + 1]));
  }));
}

}  // namespace
