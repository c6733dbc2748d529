#include "report/html_details.hpp"

#include <algorithm>

#include "report/component_words.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

std::string json_of(const Detail& detail) {
  std::string json = "{\"title\":" + json_in_page(detail.title) + ",\"facts\":[";
  for (std::size_t at = 0; at < detail.facts.size(); ++at) {
    json += (at == 0 ? "" : ",") + json_in_page(detail.facts[at]);
  }
  json += "],\"tables\":[";
  for (std::size_t at = 0; at < detail.tables.size(); ++at) {
    const DetailTable& table = detail.tables[at];
    json += (at == 0 ? "{" : ",{") + std::string("\"caption\":") + json_in_page(table.caption);
    json += ",\"columns\":[";
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      json += (column == 0 ? "" : ",") + table.columns[column].json();
    }
    json += "]}";
  }
  return json + "]}";
}

DetailTable prices(const ReportView& view, const std::string& code) {
  const PriceBook& book = view.result.rulebook.tariff;
  DetailTable table{"Its prices for everybody, and where they stand",
                    {{"name", "Unit", FigureUnit::words},
                     {"from", "From", FigureUnit::words},
                     {"price", "Price", FigureUnit::pence},
                     {"rule", "Rule", FigureUnit::words}}};
  for (const TariffUnit unit : priced_units) {
    const auto found = book.prices.find({ClusterCode(code), unit});
    if (found == book.prices.end()) continue;
    for (const Dated<Pence>& price : found->second) {
      std::string words(to_text(unit));
      std::replace(words.begin(), words.end(), '_', ' ');
      table.columns[0].add(words);
      table.columns[1].add(to_text(price.valid.first));
      table.columns[2].add(price.value);
      table.columns[3].add(place_text(price.at, book.header));
    }
  }
  return table;
}

void add_clusters(const ReportView& view, Details& details) {
  for (const auto& [code, volume] : view.clusters.parts) {
    if (view.clusters.is_hidden(code) || code.empty()) continue;
    Detail detail{"Cluster " + view.cluster_name(code), {}, {prices(view, code)}};
    detail.facts.push_back(view.people(view.clusters, code) + " people, " +
                           view.count("cluster", volume.episodes) + " episodes, " +
                           counted(volume.days, "day") + ", " + grouped(volume.admitted_days) +
                           " of them in hospital. Every line stands in lines.csv.");
    details["cluster"].emplace(code, std::move(detail));
  }
}

void add_components(const ReportView& view, Details& details) {
  for (const SchemeResult& scheme : view.result.payments.schemes) {
    if (scheme.scheme == nullptr) continue;
    const SchemeId id = ReportView::id_of(scheme);
    for (const SchemeComponent& component : scheme.scheme->components) {
      std::map<std::string, Pence> sums;
      for (const Payment& payment : scheme.payments) {
        if (payment.component == component.id) {
          sums[payment.contract.provider.text()] += payment.amount;
        }
      }
      DetailTable table{
          "What it pays, by provider",
          {{"name", "Provider", FigureUnit::words}, {"amount", "Amount", FigureUnit::pence}}};
      for (const auto& [provider, amount] : sums) {
        table.columns[0].add(shown_name(provider));
        view.providers.is_hidden(provider) ? table.columns[1].hide() : table.columns[1].add(amount);
      }
      Detail detail{
          view.scheme_name(id) + ": " + component_title(&component, component.id), {}, {}};
      detail.facts = {"Rule: " + in_words(component, *scheme.scheme) + ".",
                      "It stands at " + rule_place(scheme, &component) + "."};
      detail.tables.push_back(std::move(table));
      details["component"].emplace(component_key(id, component.id), std::move(detail));
    }
  }
}

}  // namespace

void write_details(const Details& details, HtmlPage& page) {
  std::string json = "{";
  for (const auto& [group, rows] : details) {
    json += (json.size() == 1 ? "" : ",\n") + json_in_page(group) + ":{";
    bool first = true;
    for (const auto& [key, detail] : rows) {
      json += (first ? "" : ",\n") + json_in_page(key) + ":" + json_of(detail);
      first = false;
    }
    json += "}";
  }
  page.data("details", json + "}");
}

Details details_of(const ReportView& view) {
  Details details;
  add_place_details(view, details);
  add_clusters(view, details);
  add_components(view, details);
  return details;
}

std::string component_title(const SchemeComponent* component, const std::string& id) {
  return component == nullptr || component->name.empty() ? id : component->name;
}

std::string rule_place(const SchemeResult& scheme, const SchemeComponent* component) {
  if (scheme.scheme == nullptr || component == nullptr) return "";
  return place_text(component->at, scheme.scheme->header);
}

std::string component_key(const SchemeId& scheme, const std::string& component) {
  return scheme.text() + "/" + component;
}

std::string place_text(const Location& at, const PackHeader& header) {
  // Beside the pack's own name the folders of the machine it was found on say nothing.
  const std::string file = header.reference.empty() ? header.id : header.reference;
  return file + (file.ends_with(".yaml") ? "" : ".yaml") +
         (at.line == 0 ? "" : ":" + std::to_string(at.line));
}

}  // namespace pbr
