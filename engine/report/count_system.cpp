#include "report/count_audit.hpp"

namespace pbr {

std::size_t CountSystem::add(PublishedCount count) {
  counts.push_back(std::move(count));
  return counts.size() - 1;
}

void CountSystem::add_total(std::size_t total, const std::vector<std::size_t>& parts) {
  CountRelation relation{{{total, -1}}, {0, 0}};
  for (const std::size_t part : parts) relation.terms.emplace_back(part, 1);
  relations.push_back(std::move(relation));
}

void CountSystem::add_part(std::size_t part, std::size_t whole) {
  relations.push_back({{{whole, 1}, {part, -1}}, {0, CountRange::unbounded}});
}

// p - 1/2 <= 100 part / whole < p + 1/2, in whole numbers.
void CountSystem::add_percent(std::size_t part, std::size_t whole, std::int64_t percent) {
  constexpr std::int64_t halves = 200;
  relations.push_back({{{part, halves}, {whole, 1 - 2 * percent}}, {0, CountRange::unbounded}});
  relations.push_back({{{whole, 2 * percent + 1}, {part, -halves}}, {1, CountRange::unbounded}});
}

}  // namespace pbr
