#include <map>
#include <ostream>
#include <tuple>

#include "pbr/csv.hpp"
#include "pbr/statement_report.hpp"
#include "report/columns.hpp"
#include "report/number_text.hpp"

namespace pbr {
namespace {

std::string_view kind_of(const LineChange& change) {
  if (!change.before) return "added";
  return change.after ? "changed" : "removed";
}

struct Sums {
  std::int64_t added = 0, removed = 0, changed = 0;
  Pence difference;
  void add(const LineChange& change) {
    const auto kind = kind_of(change);
    added += kind == "added" ? 1 : 0;
    removed += kind == "removed" ? 1 : 0;
    changed += kind == "changed" ? 1 : 0;
    difference += change.difference();
  }
};

void write_row(const std::string& provider, const std::string& payer, const std::string& month,
               const Sums& sums, std::ostream& out) {
  out << "  " << padded(provider, 12) << padded(payer, 14) << padded(month, 9)
      << right_aligned(grouped(sums.added), 9) << right_aligned(grouped(sums.removed), 9)
      << right_aligned(grouped(sums.changed), 9) << right_aligned(change_text(sums.difference), 18)
      << "\n";
}

}  // namespace

void LineRecords::person(const PersonOutput& person) {
  for (std::size_t at = 0; at < person.episodes.size(); ++at) {
    const Episode& episode = person.episodes[at];
    for (const Line& line : person.lines.at(at)) {
      lines_.push_back(line_record(episode.provider, episode.commissioner, episode.cluster, line));
    }
  }
  capitation(person.lone_lines);
}

void LineRecords::capitation(const std::vector<LoneLine>& lines) {
  for (const LoneLine& lone : lines) {
    lines_.push_back(line_record(lone.provider, lone.commissioner, lone.cluster, lone.line));
  }
}

void write_amendments_csv(const LineChanges& changes, std::ostream& out) {
  CsvWriter csv(out, {"change", "line_id", "earlier_line_id", "provider", "commissioner", "cluster",
                      "unit", "month", "first_day", "earlier_quantity", "quantity",
                      "earlier_amount", "amount", "difference"});
  const auto text = [](const std::optional<LineRecord>& line, auto&& of) {
    return line ? std::string(of(*line)) : std::string();
  };
  const auto id = [](const LineRecord& line) { return line.id; };
  const auto quantity = [](const LineRecord& line) { return std::to_string(line.quantity); };
  const auto amount = [](const LineRecord& line) { return to_pounds(line.amount); };
  for (const LineChange& change : changes.changes) {
    const LineRecord& line = change.either();
    csv.field(kind_of(change)).field(text(change.after, id)).field(text(change.before, id));
    csv.field(line.provider.text()).field(line.commissioner.text()).field(line.cluster.text());
    csv.field(to_text(line.unit)).field(month_text(line.first)).field(to_text(line.first));
    csv.field(text(change.before, quantity)).field(text(change.after, quantity));
    csv.field(text(change.before, amount)).field(text(change.after, amount));
    csv.field(to_pounds(change.difference())).end();
  }
}

void write_amendments_text(const LineChanges& changes, std::ostream& out) {
  std::map<std::tuple<ProviderId, CommissionerId, std::string>, Sums> by_month;
  Sums all;
  for (const LineChange& change : changes.changes) {
    const LineRecord& line = change.either();
    by_month[{line.provider, line.commissioner, month_text(line.first)}].add(change);
    all.add(change);
  }
  out << "  " << padded("provider", 12) << padded("commissioner", 14) << padded("month", 9)
      << right_aligned("added", 9) << right_aligned("removed", 9) << right_aligned("changed", 9)
      << right_aligned("difference", 18) << "\n";
  for (const auto& [key, sums] : by_month) {
    const auto& [provider, payer, month] = key;
    write_row(provider.text(), payer.empty() ? "not known" : payer.text(), month, sums, out);
  }
  write_row("all", "all", "all", all, out);
  out << "\n  earlier " << pounds_text(changes.before) << ", now " << pounds_text(changes.after)
      << "\n";
}

}  // namespace pbr
