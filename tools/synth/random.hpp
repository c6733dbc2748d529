// Random numbers that are a pure function of (seed, person, stream, counter), and the few
// distributions the cohort needs, in whole-number arithmetic: the standard library's distributions
// differ between machines.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

namespace pbr::synth {

/// What a run of draws is for. A draw added to one stream does not shift the others.
enum class Stream : std::uint8_t { details, first_course, second_course, statuses, dirt };

class Random {
 public:
  Random(std::uint64_t seed, std::uint64_t person, Stream stream);

  std::uint64_t next();
  /// 0 to n - 1; n must not be 0.
  std::uint64_t below(std::uint64_t n);
  /// lowest to highest, both included.
  int between(int lowest, int highest);
  bool chance(int per_mille);
  /// An index, drawn in proportion to the weights; they must not all be 0.
  std::size_t pick(std::span<const int> weights);
  std::size_t pick(std::initializer_list<int> weights);
  /// Bell-shaped around 0: the sum of four draws of -width to width. Its standard deviation is
  /// sqrt(((2 width + 1)^2 - 1) / 3): 1.6 for width 1, 2.8 for 2, 4 for 3.
  int bell(int width);

 private:
  std::uint64_t key_;
  std::uint64_t counter_ = 0;
};

/// A distribution given by its quantiles, straight lines between them.
class Quantiles {
 public:
  struct Point {
    int per_mille;  ///< rising from 0 to 1000
    int value;
  };
  Quantiles(std::initializer_list<Point> points) : points_(points) {}
  [[nodiscard]] int draw(Random& random) const;

 private:
  std::vector<Point> points_;
};

}  // namespace pbr::synth
