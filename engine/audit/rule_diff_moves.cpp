#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>

#include "pbr/rule_diff.hpp"
#include "pbr/scorecard.hpp"

namespace pbr {
namespace {

// So many at a time: allocations carry words, and a country's are too many for the memory.
constexpr std::size_t block = 4096;

constexpr std::size_t bands = 6;
constexpr std::size_t no_runner_up = bands - 1;
struct BandEnds {
  std::array<std::string_view, bands> words;
  std::array<std::int64_t, bands - 2> below;  // units of the margin; the last band has no end
};
constexpr BandEnds points{{"0", "1", "2", "3 to 5", "6 or more", "no runner-up"}, {1, 2, 3, 6}};
constexpr BandEnds millionths{
    {"under 0.01", "0.01 to 0.1", "0.1 to 0.25", "0.25 to 0.5", "0.5 or more", "no runner-up"},
    {10'000, 100'000, 250'000, 500'000}};

const BandEnds& ends_of(const ClusterPack& pack) {
  return pack.method == Method::logit ? millionths : points;
}

std::size_t band_of(const BandEnds& ends, const std::optional<Margin>& margin) {
  if (!margin) return no_runner_up;
  const auto* end = std::upper_bound(ends.below.begin(), ends.below.end(), margin->units);
  return static_cast<std::size_t>(end - ends.below.begin());
}

// Numbers for person_id, so that no id travels further.
class People {
 public:
  std::optional<std::uint32_t> number(const PersonId& person) {
    if (person.empty()) return std::nullopt;
    return numbers_.try_emplace(person, static_cast<std::uint32_t>(numbers_.size())).first->second;
  }
  [[nodiscard]] std::size_t size() const { return numbers_.size(); }

 private:
  std::unordered_map<PersonId, std::uint32_t> numbers_;
};

struct Cell {
  std::uint64_t assessments = 0;
  std::set<std::uint32_t> people;
};

class Counter {
 public:
  explicit Counter(const ClusterPack& before) : ends_(ends_of(before)) {}

  void add(const Assessment& assessment, const Allocation& before, const Allocation& after) {
    const auto person = people_.number(assessment.person);
    Cell& cell = cells_[{before.cluster, after.cluster}];
    ++cell.assessments;
    if (person) cell.people.insert(*person);
    if (before.cluster == after.cluster) return;
    ++margins_[band_of(ends_, before.margin)];
    if (person) moved_.insert(*person);
  }

  [[nodiscard]] RuleMoves moves() const {
    RuleMoves result;
    for (const auto& [pair, cell] : cells_) {
      result.matrix.push_back({pair.first, pair.second, cell.assessments, cell.people.size()});
      result.assessments += cell.assessments;
      if (pair.first != pair.second) result.moved += cell.assessments;
    }
    result.people = people_.size();
    result.people_moved = moved_.size();
    for (std::size_t band = 0; band < bands; ++band) {
      if (margins_[band] == 0) continue;
      result.margins.push_back({std::string(ends_.words[band]), margins_[band]});
    }
    return result;
  }

 private:
  const BandEnds& ends_;
  People people_;
  std::map<std::pair<ClusterCode, ClusterCode>, Cell> cells_;
  std::set<std::uint32_t> moved_;
  std::array<std::uint64_t, bands> margins_{};
};

}  // namespace

RuleMoves rule_moves(const ClusterPack& before, const ClusterPack& after,
                     std::span<const Assessment> assessments) {
  const Scorecard first(before), second(after);
  Counter counter(before);
  for (std::size_t at = 0; at < assessments.size(); at += block) {
    const auto part = assessments.subspan(at, std::min(block, assessments.size() - at));
    const auto a = first.allocate(part);
    const auto b = second.allocate(part);
    for (std::size_t row = 0; row < part.size(); ++row) counter.add(part[row], a[row], b[row]);
  }
  return counter.moves();
}

}  // namespace pbr
