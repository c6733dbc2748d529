// Shares and kappas of observations that come in people, with their 95% intervals. The rules stand
// in pbr/agreement.hpp.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace pbr::audit {

struct Estimate {
  double value = 0;
  std::optional<double> low, high;  ///< empty where there are too few people to say
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

/// With fewer people there is a kappa and no interval: the large-sample error says nothing then.
inline constexpr std::size_t fewest_people = 10;

/// Nothing where there is no pair, or where chance agreement is 1. Pairs of one person must stand
/// together.
[[nodiscard]] std::optional<Estimate> kappa(std::span<const RatedPair> pairs,
                                            std::size_t categories, KappaWeights weights);

}  // namespace pbr::audit
