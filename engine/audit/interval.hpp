// Shares and kappas of observations that come in people, with their 95% intervals. The rules stand
// in pbr/agreement.hpp.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace pbr::audit {

struct Estimate {
  double value = 0, low = 0, high = 0;
};

/// One yes or no of one person.
struct Answer {
  std::size_t person = 0;
  bool yes = false;
};

/// Nothing where there is no answer. Answers of one person must stand together.
[[nodiscard]] std::optional<Estimate> share(std::span<const Answer> answers);

/// Two ratings of one thing, as places among `categories`.
struct RatedPair {
  std::size_t person = 0;
  std::size_t first = 0, second = 0;
};

enum class KappaWeights { none, linear };

/// Nothing where there is no pair, or where chance agreement is 1. Pairs of one person must stand
/// together.
[[nodiscard]] std::optional<Estimate> kappa(std::span<const RatedPair> pairs,
                                            std::size_t categories, KappaWeights weights);

}  // namespace pbr::audit
