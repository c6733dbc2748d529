#include "report/published_counts.hpp"

namespace pbr {

namespace {

using Counts = std::vector<std::size_t>;

/// The count of that name, where the sheet has one.
std::optional<std::size_t> find(const CountSheet& sheet, const std::string& table,
                                const std::string& row, const std::string& column) {
  const auto& counts = sheet.system.counts;
  for (std::size_t at = 0; at < counts.size(); ++at) {
    const PublishedCount& count = counts[at];
    if (count.table == table && count.row == row && count.column == column) return at;
  }
  return std::nullopt;
}

/// Clusters of one provider or commissioner: printed in its details, unless it has none.
class DetailCounts {
 public:
  DetailCounts(const ReportView& view, const Breakdown& breakdown, bool provider, CountSheet& sheet)
      : view_(view), breakdown_(breakdown), sheet_(sheet) {
    for (const auto& [key, cell] : view.result.casemix.cells()) {
      sums_[provider ? key.provider.text() : key.commissioner.text()][key.cluster.text()] += cell;
    }
  }

  void add() {
    for (const auto& [name, by_cluster] : sums_) add_place(name, by_cluster);
    for (const auto& [code, parts] : people_) {
      tie(people_table(view_.clusters.level), code, "People", parts);
    }
    for (const auto& [code, parts] : episodes_) {
      tie("Casemix by cluster", code, "Episodes", parts);
    }
  }

 private:
  void tie(const std::string& table, const std::string& code, const std::string& column,
           const Counts& parts) {
    if (const auto whole = find(sheet_, table, shown_name(code), column)) {
      sheet_.total(*whole, parts);
    }
  }

  void add_place(const std::string& name, const std::map<std::string, Volume>& by_cluster) {
    const std::string& level = breakdown_.level;
    const std::string own = people_table(level);
    const bool told = !breakdown_.is_hidden(name) && !view_.is_also_hidden(own, shown_name(name));
    const std::string table = "Clusters of a " + level;
    Counts people;
    Counts episodes;
    for (const auto& [code, volume] : by_cluster) {
      const std::string row = shown_name(name) + ", " + shown_name(code);
      people.push_back(told ? add_people(table, row, code, volume)
                            : sheet_.unprinted(table, row, volume.people));
      episodes.push_back(told ? add_episodes(table, row, code, volume)
                              : sheet_.unprinted(table, row, volume.episodes));
      people_[code].push_back(people.back());
      episodes_[code].push_back(episodes.back());
    }
    if (const auto whole = find(sheet_, own, shown_name(name), "People")) {
      sheet_.total(*whole, people);
    }
    const Volume& all = breakdown_.parts.at(name);
    sheet_.total(told ? sheet_.shown(level, table, shown_name(name), "Episodes", all.episodes)
                      : sheet_.unprinted(table, shown_name(name), all.episodes),
                 episodes);
  }

  [[nodiscard]] bool veiled(const std::string& code) const {
    return view_.is_also_hidden(people_table(view_.clusters.level), shown_name(code));
  }

  std::size_t add_people(const std::string& table, const std::string& row, const std::string& code,
                         const Volume& volume) {
    return sheet_.shown(view_.clusters.level, table, row, "People", volume.people, veiled(code));
  }

  std::size_t add_episodes(const std::string& table, const std::string& row,
                           const std::string& code, const Volume& volume) {
    const std::string& level = view_.clusters.level;
    const bool few = view_.count(level, volume.people) == view_.rule.mark;
    return sheet_.shown(level, table, row, "Episodes", volume.episodes,
                        few || veiled(code) || view_.clusters.is_hidden(code));
  }

  const ReportView& view_;
  const Breakdown& breakdown_;
  CountSheet& sheet_;
  std::map<std::string, std::map<std::string, Volume>> sums_;
  std::map<std::string, Counts> people_, episodes_;  ///< by cluster
};

}  // namespace

void add_details(const ReportView& view, CountSheet& sheet) {
  DetailCounts(view, view.providers, true, sheet).add();
  DetailCounts(view, view.commissioners, false, sheet).add();
}

}  // namespace pbr
