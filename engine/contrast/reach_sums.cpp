#include <algorithm>

#include "pbr/concentration.hpp"

namespace pbr {
namespace {

std::array<std::string, reach_dimensions.size()> values_of(const PersonResult& person) {
  if (person.care->details == nullptr) return {};
  return {person.care->details->imd_decile, person.care->details->ethnic_group};
}

}  // namespace

void ReachSums::add(const PersonResult& person, std::span<const LoneLine> lone_lines) {
  const auto values = values_of(person);
  const auto into = [&](const ProviderId& provider, const CommissionerId& commissioner,
                        std::int64_t people, Pence amount) {
    ByDimension& dimensions = contracts_[{provider, commissioner}];
    for (std::size_t d = 0; d < dimensions.size(); ++d) {
      Sums& sums = dimensions[d][values[d]];
      sums.people += people;
      sums.amount += amount;
    }
  };
  const Episode* last = nullptr;
  for (std::size_t e = 0; e < person.episodes.size(); ++e) {
    const Episode& episode = person.episodes[e];
    if (last == nullptr || episode.period.end >= last->period.end) last = &episode;
    Pence amount;
    for (const Line& line : person.lines[e]) amount += line.amount;
    into(episode.provider, episode.commissioner, 0, amount);
  }
  if (last != nullptr) into(last->provider, last->commissioner, 1, Pence{});
  for (const LoneLine& line : lone_lines) {
    into(line.provider, line.commissioner, 0, line.line.amount);
  }
}

void ReachSums::add(const LoneLine& line) {
  for (ByValue& values : contracts_[{line.provider, line.commissioner}]) {
    values[""].amount += line.line.amount;
  }
}

void ReachSums::merge(const ReachSums& other) {
  for (const auto& [contract, dimensions] : other.contracts_) {
    ByDimension& mine = contracts_[contract];
    for (std::size_t d = 0; d < mine.size(); ++d) {
      for (const auto& [value, sums] : dimensions[d]) {
        mine[d][value].people += sums.people;
        mine[d][value].amount += sums.amount;
      }
    }
  }
}

}  // namespace pbr
