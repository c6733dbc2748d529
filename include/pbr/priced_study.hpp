// The lines of a study summed up, and one of them found, while the study runs.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "pbr/study.hpp"

namespace pbr {

/// What lines are summed by. A line belongs to the month it starts in.
struct LineKey {
  ProviderId provider;
  CommissionerId commissioner;
  TariffUnit unit{};
  ClusterCode cluster;  ///< empty: of no cluster
  Date month;           ///< its first day
  friend auto operator<=>(const LineKey&, const LineKey&) = default;
};

struct LineSums {
  std::int64_t lines = 0;
  std::int64_t quantity = 0;  ///< of the unit; days, where review periods are paid pro rata
  Pence amount;
  LineSums& operator+=(const LineSums& other);
  friend bool operator==(const LineSums&, const LineSums&) = default;
};

using LineTotals = std::map<LineKey, LineSums>;

/// One line and where it stands.
struct FoundLine {
  ProviderId provider;
  CommissionerId commissioner;
  ClusterCode cluster;
  Line line;
  std::vector<Line> of_episode;  ///< every line of its episode in order; none: of no episode
  Period episode;                ///< the episode's days in the reporting period
  Date started;                  ///< the episode's first day
};

/// How far a total is from one line.
enum class WalkLevel : std::uint8_t {
  provider,      ///< all lines of its provider
  commissioner,  ///< of these, its commissioner's
  month,         ///< of these, its month's
  unit,          ///< of these, its cluster's and unit's
  line           ///< itself
};
[[nodiscard]] std::string_view to_text(WalkLevel level);

struct WalkStep {
  WalkLevel level{};
  LineSums sums;
};

/// From the provider's total to the line, each step a part of the one before.
[[nodiscard]] std::vector<WalkStep> walk_to(const FoundLine& found, const LineTotals& totals);

/// Sums up every line of a run and keeps the one with the id, if there is one.
class PricedStudy : public StudySink {
 public:
  explicit PricedStudy(std::string line_id = {}) : line_id_(std::move(line_id)) {}

  std::ostream* allocations() override { return nullptr; }
  void person(const PersonOutput& person) override;
  void capitation(const std::vector<LoneLine>& lines) override;

  [[nodiscard]] const LineTotals& totals() const { return totals_; }
  [[nodiscard]] const std::optional<FoundLine>& found() const { return found_; }

 private:
  void add(const ProviderId& provider, const CommissionerId& commissioner,
           const ClusterCode& cluster, const Line& line);
  void add_lone(const LoneLine& lone);

  std::string line_id_;
  LineTotals totals_;
  std::optional<FoundLine> found_;
};

}  // namespace pbr
