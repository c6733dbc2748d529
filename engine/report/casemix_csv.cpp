#include <array>
#include <span>

#include "pbr/csv.hpp"
#include "pbr/report.hpp"

namespace pbr {

namespace {

constexpr std::array<std::string_view, 6> score_columns{"_eligible",     "_paired", "_improved",
                                                        "_deteriorated", "_cases",  "_recovered"};
constexpr std::array<std::string_view, 3> status_columns{"_people", "_known", "_yes"};

/// Every group column starts with group_, whatever the persons table calls it.
std::string group_column(const std::string& name) {
  return name.starts_with("group_") ? name : "group_" + name;
}

std::vector<std::string> header_of(const CasemixTerms& terms) {
  std::vector<std::string> header{"provider", "commissioner", "cluster", "month"};
  for (const std::string& name : terms.group_names) {
    header.push_back(group_column(name));
  }
  header.insert(header.end(), {"people", "people_closing", "episodes", "days", "admitted_days",
                               "amount", "paired", "improved", "deteriorated"});
  for (const Measure* measure : terms.measures) {
    const bool status = measure->kind == MeasureKind::status;
    const auto endings = status ? std::span<const std::string_view>(status_columns)
                                : std::span<const std::string_view>(score_columns);
    for (const std::string_view ending : endings) {
      header.push_back(measure->id.text() + std::string(ending));
    }
  }
  return header;
}

void write_measure(CsvWriter& csv, const Measure& measure, const MeasureSums& sums) {
  csv.field(sums.eligible).field(sums.paired);
  if (measure.kind == MeasureKind::status) {
    csv.field(sums.yes);
    return;
  }
  csv.field(sums.improved).field(sums.deteriorated).field(sums.cases).field(sums.recovered);
}

void write_cell(CsvWriter& csv, const CasemixTerms& terms, const CellKey& key,
                const CellSums& sums) {
  csv.field(key.provider.text()).field(key.commissioner.text()).field(key.cluster.text());
  csv.field(key.month);
  for (const std::string& group : key.groups) {
    csv.field(group);
  }
  csv.field(sums.people).field(sums.people_closing).field(sums.episodes).field(sums.days);
  csv.field(sums.admitted_days).field(to_pounds(sums.amount));
  csv.field(sums.paired).field(sums.improved).field(sums.deteriorated);
  const MeasureSums none;
  for (std::size_t at = 0; at < terms.measures.size(); ++at) {
    write_measure(csv, *terms.measures[at], at < sums.measures.size() ? sums.measures[at] : none);
  }
  csv.end();
}

}  // namespace

void write_casemix(const Casemix& casemix, std::ostream& out) {
  CsvWriter csv(out, header_of(casemix.terms()));
  for (const auto& [key, sums] : casemix.cells()) {
    write_cell(csv, casemix.terms(), key, sums);
  }
}

}  // namespace pbr
