#include "report/agreement_words.hpp"

#include <array>
#include <charconv>
#include <utility>

#include "pbr/result.hpp"

namespace pbr {

bool is_kappa(std::string_view measure) { return measure.starts_with("kappa"); }

std::string_view meaning(std::string_view measure) {
  using Meaning = std::pair<std::string_view, std::string_view>;
  constexpr std::array meanings{
      Meaning{"agreement", "recorded cluster = cluster of the rules"},
      Meaning{"kappa", "agreement beyond chance, unweighted"},
      Meaning{"kappa_A", "linear weights, both in super-class A"},
      Meaning{"kappa_B", "linear weights, both in super-class B"},
      Meaning{"kappa_C", "linear weights, both in super-class C"},
      Meaning{"super_class", "right super-class"},
      Meaning{"over", "recorded cluster of greater need than the rules'"},
      Meaning{"under", "recorded cluster of less need than the rules'"},
      Meaning{"matching", "recorded cluster of the same need"},
      Meaning{"essential_met", "newly assigned, essential criteria of the recorded cluster met"}};
  for (const auto& [name, words] : meanings) {
    if (name == measure) return words;
  }
  throw InternalError("a measure of agreement without a meaning");
}

std::string fixed(double value, int places) {
  std::array<char, 64> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value,
                                 std::chars_format::fixed, places);
  const std::string written(text.data(), end.ptr);
  // A value that rounds to nothing has no sign.
  return written.find_first_not_of("-0.") == std::string::npos && written.front() == '-'
             ? written.substr(1)
             : written;
}

}  // namespace pbr
