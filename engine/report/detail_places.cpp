// What providers and commissioners open: their components, contracts and clusters.
#include <algorithm>
#include <set>

#include "report/contract_hiding.hpp"
#include "report/html_details.hpp"
#include "report/number_text.hpp"
#include "report/published_counts.hpp"

namespace pbr {

namespace {

enum class Edge : std::uint8_t { provider, commissioner };

const std::string& name_of(const ContractKey& key, Edge edge) {
  return edge == Edge::provider ? key.provider.text() : key.commissioner.text();
}
Edge other(Edge edge) { return edge == Edge::provider ? Edge::commissioner : Edge::provider; }

/// What the schemes pay, added up in the ways the details need.
class Sums {
 public:
  explicit Sums(const ReportView& view) : view_(view) {
    ContractTable table;
    for (const auto& [key, volume] : view.contracts) note(key, volume.people, table);
    const auto& schemes = view.result.payments.schemes;
    for (std::size_t at = 0; at < schemes.size(); ++at) {
      for (const Payment& payment : schemes[at].payments) {
        note(payment.contract, 0, table);
        auto& row = contracts_[payment.contract];
        row.resize(schemes.size());
        row[at] += payment.amount;
      }
    }
    for (const auto& [key, people] : table.people) {
      if (view.providers.is_hidden(key.provider.text())) {
        table.hidden_providers.insert(key.provider.text());
      }
      if (view.commissioners.is_hidden(key.commissioner.text())) {
        table.hidden_commissioners.insert(key.commissioner.text());
      }
    }
    hidden_ = hidden_contracts(table);
  }

  [[nodiscard]] DetailTable contracts(const std::string& name, Edge edge) const {
    const bool provider = edge == Edge::provider;
    DetailTable table{"Its contracts: what each scheme pays",
                      {{"name", provider ? "Commissioner" : "Provider", FigureUnit::words}}};
    const auto& schemes = view_.result.payments.schemes;
    for (const SchemeResult& scheme : schemes) {
      const SchemeId id = ReportView::id_of(scheme);
      table.columns.emplace_back(id.text(), view_.scheme_name(id), FigureUnit::pence);
    }
    for (const auto& [key, amounts] : contracts_) {
      if (name_of(key, edge) != name) continue;
      table.columns.front().add(shown_name(name_of(key, other(edge))));
      for (std::size_t at = 0; at < amounts.size(); ++at) {
        FigureColumn& column = table.columns[at + 1];
        hidden_.contains(key) ? column.hide() : column.add(amounts[at]);
      }
    }
    return table;
  }

 private:
  void note(const ContractKey& key, std::int64_t people, ContractTable& table) const {
    table.people.try_emplace(key, people);
    if (view_.is_hidden(key)) table.hidden.insert(key);
  }

  const ReportView& view_;
  std::map<ContractKey, std::vector<Pence>> contracts_;
  std::set<ContractKey> hidden_;
};

/// Component by component of every scheme, with the line of the rule.
DetailTable components(const ReportView& view, const std::string& name, Edge edge) {
  DetailTable table{"What each scheme pays, by component, and the rule",
                    {{"name", "Scheme and component", FigureUnit::words},
                     {"amount", "Amount", FigureUnit::pence},
                     {"rule", "Rule", FigureUnit::words}}};
  for (const SchemeResult& scheme : view.result.payments.schemes) {
    std::vector<std::pair<std::string, Pence>> sums;
    for (const Payment& payment : scheme.payments) {
      if (name_of(payment.contract, edge) != name) continue;
      const auto found = std::find_if(sums.begin(), sums.end(), [&](const auto& sum) {
        return sum.first == payment.component;
      });
      if (found == sums.end()) {
        sums.emplace_back(payment.component, payment.amount);
      } else {
        found->second += payment.amount;
      }
    }
    const SchemeId id = ReportView::id_of(scheme);
    for (const auto& [component, amount] : sums) {
      const SchemeComponent* terms = view.component(id, component);
      table.columns[0].add(view.scheme_name(id) + ": " + component_title(terms, component));
      table.columns[1].add(amount);
      table.columns[2].add(rule_place(scheme, terms));
    }
  }
  return table;
}

using ByCluster = std::map<std::string, Volume>;

/// The casemix by provider or commissioner, and by cluster there.
std::map<std::string, ByCluster> by_cluster(const ReportView& view, Edge edge) {
  std::map<std::string, ByCluster> sums;
  for (const auto& [key, cell] : view.result.casemix.cells()) {
    const bool provider = edge == Edge::provider;
    sums[provider ? key.provider.text() : key.commissioner.text()][key.cluster.text()] += cell;
  }
  return sums;
}

/// Clusters of a provider or commissioner: counts as the rule shows them, money in whole percent.
DetailTable clusters(const ReportView& view, const ByCluster& sums, const Volume& all) {
  DetailTable table{"Its clusters: people and episodes, and their share of the activity amount",
                    {{"name", "Cluster", FigureUnit::words},
                     {"people", "People", FigureUnit::count},
                     {"episodes", "Episodes", FigureUnit::count},
                     {"share", "Share of the amount", FigureUnit::percent}}};
  for (const auto& [code, volume] : sums) {
    const bool also = view.is_also_hidden(people_table("cluster"), shown_name(code));
    const std::string people = view.unless(also, view.count("cluster", volume.people));
    const bool hidden = people == view.rule.mark || view.clusters.is_hidden(code);
    const std::string share = ratio_text(volume.amount.value(), all.amount.value(), 100, 0);
    table.columns[0].add(view.cluster_name(code));
    table.columns[1].add(people);
    table.columns[2].add(view.unless(hidden, view.count("cluster", volume.episodes)));
    table.columns[3].add(view.unless(hidden, share.empty() ? "" : share + "%"));
  }
  return table;
}

void add_places(const ReportView& view, const Sums& sums, Edge edge, Details& details) {
  const bool provider = edge == Edge::provider;
  const Breakdown& breakdown = provider ? view.providers : view.commissioners;
  const auto parts = by_cluster(view, edge);
  for (const auto& [name, volume] : breakdown.parts) {
    // What is hidden of its people alone would come back by the clusters of its details.
    const bool also = view.is_also_hidden(people_table(breakdown.level), shown_name(name));
    if (breakdown.is_hidden(name) || also) continue;
    Detail detail{(provider ? "Provider " : "Commissioner ") + shown_name(name), {}, {}};
    detail.facts.push_back(view.count(breakdown.level, volume.people) + " people, " +
                           view.count(breakdown.level, volume.episodes) +
                           " episodes. Every line of its care stands in lines.csv, " +
                           breakdown.level + " " + shown_name(name) +
                           "; every payment by contract in payments.csv.");
    detail.tables = {components(view, name, edge), sums.contracts(name, edge),
                     clusters(view, parts.at(name), volume)};
    details[breakdown.level].emplace(name, std::move(detail));
  }
}

}  // namespace

void add_place_details(const ReportView& view, Details& details) {
  const Sums sums(view);
  add_places(view, sums, Edge::provider, details);
  add_places(view, sums, Edge::commissioner, details);
}

}  // namespace pbr
