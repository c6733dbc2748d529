#include "support/same_decisions.hpp"

#include <sstream>

namespace pbr::test {
namespace {

std::string in_words(Kernel kernel, const Assessment& assessment, const Decision& expected,
                     const Decision& found) {
  std::ostringstream out;
  out << "kernel " << to_text(kernel) << ", super-class " << to_text(assessment.super_class)
      << ", reason " << static_cast<int>(assessment.reason) << ", ratings";
  for (const Rating rating : assessment.ratings) out << ' ' << static_cast<int>(rating);
  out << "\n  interpreter " << expected << "\n  kernel      " << found;
  return out.str();
}

}  // namespace

EveryKernel::EveryKernel(const ClusterPack& pack) : pack_(pack) {
  for (const Kernel kernel : kernels()) cards_.emplace_back(pack, kernel);
}

std::optional<std::string> EveryKernel::difference(std::span<const Assessment> assessments) const {
  RatingBlock block;
  std::vector<Decision> expected;
  for (const Assessment& assessment : assessments) {
    block.add(assessment);
    expected.push_back(decide(pack_, assessment));
  }
  for (const Scorecard& card : cards_) {
    // What stood there before must not show through.
    Decision other;
    other.cluster = other.runner_up = other.nearest = other.conflict = 77;
    other.points = other.runner_up_points = other.probability = other.margin = -77;
    std::vector<Decision> found(block.rows, other);
    card.decide(block, found);
    for (std::size_t row = 0; row < block.rows; ++row) {
      if (found[row] == expected[row]) continue;
      return in_words(card.kernel(), assessments[row], expected[row], found[row]);
    }
  }
  return std::nullopt;
}

}  // namespace pbr::test
