#include "report/published_counts.hpp"

#include <array>

#include "report/contrast_rows.hpp"

namespace pbr {

namespace {

using Counts = std::vector<std::size_t>;

/// People of each part of a breakdown, by its name.
std::map<std::string, std::size_t> people_of(const Breakdown& breakdown, std::size_t whole,
                                             CountSheet& sheet) {
  std::map<std::string, std::size_t> counts;
  Counts parts;
  for (const auto& [name, volume] : breakdown.parts) {
    const std::size_t count = sheet.shown(breakdown.level, people_table(breakdown.level),
                                          shown_name(name), "People", volume.people);
    sheet.may_hide(count);
    counts[name] = count;
    parts.push_back(count);
  }
  sheet.total(whole, parts);
  return counts;
}

}  // namespace

void add_people(const ReportView& view, CountSheet& sheet) {
  const std::size_t whole = sheet.exact("Headline", "All", "People", view.total.people);
  const auto providers = people_of(view.providers, whole, sheet);
  const auto commissioners = people_of(view.commissioners, whole, sheet);
  people_of(view.clusters, whole, sheet);
  // Who has a contract with whom stands on the page; of how many people does not.
  std::map<std::size_t, Counts> parts;
  for (const auto& [key, volume] : view.contracts) {
    const std::size_t count = sheet.unprinted(
        "Contracts", key.provider.text() + " " + key.commissioner.text(), volume.people);
    parts[providers.at(key.provider.text())].push_back(count);
    parts[commissioners.at(key.commissioner.text())].push_back(count);
  }
  for (const auto& [edge, of_edge] : parts) sheet.total(edge, of_edge);
}

void add_allocations(const ReportView& view, CountSheet& sheet) {
  const std::string table(allocations_table);
  std::int64_t all = 0;
  for (const auto& [code, number] : view.result.allocated) all += static_cast<std::int64_t>(number);
  const std::size_t whole = sheet.exact(table, "All", "Assessments", all);
  Counts parts;
  for (const auto& [code, number] : view.result.allocated) {
    const std::size_t count = sheet.shown(view.clusters.level, table, shown_name(code),
                                          "Assessments", static_cast<std::int64_t>(number));
    if (!sheet.system.counts[count].hidden) sheet.percent(view.clusters.level, count, whole);
    sheet.may_hide(count);
    parts.push_back(count);
  }
  sheet.total(whole, parts);
}

void add_reach(const ReportView& view, CountSheet& sheet) {
  std::set<std::string> seen;
  for (const ReachTable& rows : reach_tables(view.result.reach)) {
    const std::string& dimension = rows.front()->dimension;
    if (!seen.insert(dimension).second) continue;  // the same people under every scheme
    const std::string table = people_table(dimension);
    Counts parts;
    std::size_t whole = 0;
    for (const ReachRow* row : rows) {
      if (row->all) {
        whole = sheet.exact(table, "All", "People", row->people);
        continue;
      }
      const std::size_t count =
          sheet.shown(reach_level, table, shown_name(row->value), "People", row->people);
      sheet.may_hide(count);
      parts.push_back(count);
    }
    if (rows.back()->all) sheet.total(whole, parts);
  }
}

void add_upcoding(const ReportView& view, CountSheet& sheet) {
  const std::string table = "One more point on one item";
  for (const UpcodingRow& row : view.result.integrity.upcoding) {
    const std::string item = std::to_string(row.item + 1);
    const auto episodes = sheet.shown(reach_level, table, item, "Episodes", row.episodes);
    const auto moved = sheet.shown(reach_level, table, item, "Moved", row.moved);
    const auto up = sheet.shown(reach_level, table, item, "Moved to more a day", row.moved_up);
    sheet.part(moved, episodes);
    sheet.part(up, moved);
  }
}

CountSystem published_counts(const ReportView& view) {
  CountSheet sheet(view);
  add_people(view, sheet);
  add_allocations(view, sheet);
  add_reach(view, sheet);
  add_upcoding(view, sheet);
  add_episodes(view, sheet);
  add_details(view, sheet);
  add_moves(view, sheet);
  add_indicators(view, sheet);
  add_pairs(view, sheet);
  return std::move(sheet.system);
}

std::vector<DisclosureFinding> disclosure_findings(const ReportView& view) {
  const CountSystem system = published_counts(view);
  const auto ranges = possible_ranges(system);
  std::vector<DisclosureFinding> findings;
  for (std::size_t at = 0; at < ranges.size(); ++at) {
    const PublishedCount& count = system.counts[at];
    if (!count.hidden) continue;
    const CountRange& range = ranges[at];
    const bool recoverable = range.single();
    const bool narrowed =
        count.small && (range.low > 0 || range.high < view.rule.suppress_below - 1);
    if (recoverable || narrowed) {
      findings.push_back({count.table, count.row, count.column, recoverable});
    }
  }
  return findings;
}

}  // namespace pbr
