#include "report/contrast_rows.hpp"

#include <algorithm>

#include "pbr/report.hpp"
#include "report/suppression.hpp"

namespace pbr {

std::string_view level_name(Level level) {
  switch (level) {
    case Level::contract:
      return "contract";
    case Level::provider:
      return "provider";
    case Level::commissioner:
      return "commissioner";
    case Level::all:
      return "all";
  }
  throw InternalError("a contrast without a level");
}

const Contrast* find_contrast(const Payments& payments, const SchemeId& scheme, Level level,
                              const ContractKey& contract) {
  const auto& all = payments.contrasts;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Contrast& row) {
    return row.scheme == scheme && row.level == level && row.contract == contract;
  });
  return found == all.end() ? nullptr : &*found;
}

std::vector<ReachTable> reach_tables(const std::vector<ReachRow>& rows) {
  std::vector<ReachTable> tables;
  bool begins = true;
  for (const ReachRow& row : rows) {
    if (begins) tables.emplace_back();
    tables.back().push_back(&row);
    begins = row.all;
  }
  return tables;
}

std::set<std::string> hidden_values(const ReachTable& table, const DisclosureRule& rule) {
  std::vector<PublishedSum> sums;
  PublishedSum whole;
  for (const ReachRow* row : table) {
    if (row->all) continue;
    const bool few = disclosed_count(rule, reach_level, row->people) == rule.mark;
    whole.cells.push_back(sums.size());
    sums.push_back({{sums.size()}, row->people, few, false});
  }
  const std::size_t values = sums.size();
  whole.fixed = true;
  sums.push_back(std::move(whole));
  protect_hidden(sums, values);
  std::set<std::string> hidden;
  for (std::size_t at = 0; at < values; ++at) {
    if (sums[at].hidden) hidden.insert(table[at]->value);
  }
  return hidden;
}

}  // namespace pbr
