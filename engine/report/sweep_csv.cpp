#include "pbr/csv.hpp"
#include "pbr/sweep_report.hpp"
#include "report/contrast_rows.hpp"

namespace pbr {

struct SweepTable::State {
  State(const std::vector<std::string>& head, std::ostream& out) : csv(out, head) {}
  CsvWriter csv;
};

SweepTable::SweepTable(const Sweep& sweep, std::ostream& out) : out_(&out), head_{"point"} {
  for (const SweepParameter& each : sweep.parameters) head_.push_back(each.name);
  for (const char* name : {"scheme", "level", "provider", "commissioner", "amount", "change"}) {
    head_.emplace_back(name);
  }
}

SweepTable::~SweepTable() = default;

void SweepTable::add(const SweepPoint& point) {
  if (!state_) state_ = std::make_unique<State>(head_, *out_);
  CsvWriter& csv = state_->csv;
  for (const SweepRow& row : point.rows) {
    csv.field(static_cast<std::int64_t>(row.point));
    for (const auto& value : point.values) csv.field(value);
    csv.field(row.scheme.text()).field(level_name(row.level));
    csv.field(row.contract.provider.text()).field(row.contract.commissioner.text());
    csv.field(to_pounds(row.amount)).field(to_pounds(row.change)).end();
  }
}

void write_sought(const Sought& sought, std::ostream& out) {
  CsvWriter csv(out, {"level", "who", "scheme", "against", "path", "value_below", "value_above",
                      "below", "above"});
  for (std::size_t i = 0; i < sought.targets.size(); ++i) {
    const Target& target = sought.targets[i];
    const auto begin = [&] {
      csv.field(level_name(target.level)).field(target.who).field(target.scheme.text());
      csv.field(target.against ? target.against->text() : "").field(sought.parameter.path);
    };
    for (const Turn& turn : sought.results[i].turns) {
      begin();
      csv.field(turn.value_below).field(turn.value_above);
      csv.field(to_pounds(turn.below)).field(to_pounds(turn.above)).end();
    }
    if (!sought.results[i].turns.empty()) continue;
    begin();
    csv.field("").field("").field("").field("").end();
  }
}

}  // namespace pbr
