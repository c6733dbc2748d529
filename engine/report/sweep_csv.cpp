#include "pbr/csv.hpp"
#include "pbr/sweep_report.hpp"
#include "report/contrast_rows.hpp"

namespace pbr {

void write_sweep(const SweepResult& result, std::ostream& out) {
  std::vector<std::string> head{"point"};
  head.insert(head.end(), result.parameters.begin(), result.parameters.end());
  for (const char* name : {"scheme", "level", "provider", "commissioner", "amount", "change"}) {
    head.emplace_back(name);
  }
  CsvWriter csv(out, head);
  for (const SweepRow& row : result.rows) {
    csv.field(static_cast<std::int64_t>(row.point));
    for (const auto& value : result.points[row.point - 1]) csv.field(value);
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
