#include <boost/multiprecision/cpp_int.hpp>

#include "pbr/pathways.hpp"

namespace pbr {
namespace {

using Whole = boost::multiprecision::cpp_int;

int quartile(const std::map<int, std::int64_t>& days, std::int64_t episodes, int quarters) {
  std::int64_t so_far = 0;
  for (const auto& [number, count] : days) {
    so_far += count;
    if (4 * so_far >= quarters * episodes) return number;
  }
  return 0;
}

// Of the variance (n x sum of squares - square of the sum) / (n (n - 1)); its root in halves of a
// hundredth is cut down to a whole number, so that halves of a hundredth go up.
std::int64_t hundredths_of_root(const Whole& variance_above, const Whole& variance_below) {
  constexpr std::int64_t square_of_200 = 40'000;
  const Whole halves = sqrt(Whole{square_of_200 * variance_above / variance_below});
  return static_cast<std::int64_t>(Whole{(halves + 1) / 2});
}

}  // namespace

DaysInPeriod days_in_period(const StaySums& stays) {
  DaysInPeriod found;
  Whole sum, squares;
  for (const auto& [days, episodes] : stays.days) {
    found.episodes += episodes;
    sum += Whole{episodes} * days;
    squares += Whole{episodes} * days * days;
  }
  const Whole n = found.episodes;
  if (n == 0) return found;
  found.mean = static_cast<std::int64_t>(Whole{(200 * sum + n) / (2 * n)});
  if (n > 1) found.sd = hundredths_of_root(n * squares - sum * sum, n * (n - 1));
  found.q1 = quartile(stays.days, found.episodes, 1);
  found.median = quartile(stays.days, found.episodes, 2);
  found.q3 = quartile(stays.days, found.episodes, 3);
  found.most = stays.days.rbegin()->first;
  return found;
}

}  // namespace pbr
