#include "pbr/priced_study.hpp"

namespace pbr {

LineSums& LineSums::operator+=(const LineSums& other) {
  lines += other.lines;
  quantity += other.quantity;
  amount += other.amount;
  return *this;
}

std::string_view to_text(WalkLevel level) {
  switch (level) {
    case WalkLevel::provider:
      return "provider";
    case WalkLevel::commissioner:
      return "commissioner";
    case WalkLevel::month:
      return "month";
    case WalkLevel::unit:
      return "unit";
    case WalkLevel::line:
      return "line";
  }
  throw InternalError("no such level of a walk");
}

std::vector<WalkStep> walk_to(const FoundLine& found, const LineTotals& totals) {
  using enum WalkLevel;
  std::vector<WalkStep> steps{{provider, {}}, {commissioner, {}}, {month, {}}, {unit, {}}};
  for (const auto& [key, sums] : totals) {
    if (key.provider != found.provider) continue;
    steps[0].sums += sums;
    if (key.commissioner != found.commissioner) continue;
    steps[1].sums += sums;
    if (key.month != first_of_month(found.line.period.first)) continue;
    steps[2].sums += sums;
    if (key.cluster == found.cluster && key.unit == found.line.unit) steps[3].sums += sums;
  }
  steps.push_back({line, {1, found.line.quantity, found.line.amount}});
  return steps;
}

void PricedStudy::add(const ProviderId& provider, const CommissionerId& commissioner,
                      const ClusterCode& cluster, const Line& line) {
  totals_[{provider, commissioner, line.unit, cluster, first_of_month(line.period.first)}] +=
      {1, line.quantity, line.amount};
}

void PricedStudy::add_lone(const LoneLine& lone) {
  add(lone.provider, lone.commissioner, lone.cluster, lone.line);
  if (lone.line.id != line_id_) return;
  found_ = FoundLine{lone.provider, lone.commissioner, lone.cluster, lone.line, {}, {}, {}};
}

void PricedStudy::person(const PersonOutput& person) {
  for (std::size_t at = 0; at < person.episodes.size(); ++at) {
    const Episode& episode = person.episodes[at];
    for (const Line& line : person.lines.at(at)) {
      add(episode.provider, episode.commissioner, episode.cluster, line);
      if (line.id != line_id_) continue;
      found_ = FoundLine{episode.provider, episode.commissioner, episode.cluster, line,
                         person.lines[at], episode.period,       episode.started};
    }
  }
  for (const LoneLine& lone : person.lone_lines) add_lone(lone);
}

void PricedStudy::capitation(const std::vector<LoneLine>& lines) {
  for (const LoneLine& lone : lines) add_lone(lone);
}

}  // namespace pbr
