#include "pbr/csv.hpp"
#include "pbr/rule_pages.hpp"
#include "report/show_words.hpp"

namespace pbr {
namespace {

bool wanted(const Cluster& cluster, const Cluster* only) {
  return only == nullptr || only->code == cluster.code;
}

void write_grid(const ClusterPack& pack, const Cluster* only, std::ostream& out) {
  CsvWriter csv(out, {"cluster", "item", "r0", "r1", "r2", "r3", "r4", "star", "key", "basis"});
  for (const auto& cluster : pack.clusters) {
    if (!wanted(cluster, only)) continue;
    for (const auto& row : cluster.grid) {
      csv.field(cluster.code.text()).field(item_label(row.item));
      for (const Cell cell : row.cells) csv.field(std::string(1, letter(cell)));
      csv.field(row.starred ? "Y" : "").field(row.key ? "Y" : "").field(row.basis);
      csv.end();
    }
  }
}

void write_weights(const ClusterPack& pack, const Cluster& cluster, CsvWriter& csv) {
  const auto value = [&](std::int64_t units) { return decimal_words(units, pack.logit.places); };
  const std::string& code = cluster.code.text();
  csv.field(code).field("constant").field("").field("").field("").field("");
  csv.field(value(cluster.constant)).end();
  for (const auto& row : cluster.coefficients) {
    for (std::size_t rating = 0; rating < row.coefficients.size(); ++rating) {
      csv.field(code).field("coefficient").field(item_label(row.item));
      csv.field(static_cast<std::int64_t>(rating)).field("").field("");
      csv.field(value(row.coefficients.at(rating))).end();
    }
  }
  for (const auto& exclusion : cluster.excluded_by) {
    csv.field(code).field("exclusion");
    for (std::size_t at = 0; at < 2; ++at) {
      const bool has = at < exclusion.parts.size();
      csv.field(has ? item_label(exclusion.parts[at].item) : "");
      csv.field(has ? std::to_string(exclusion.parts[at].rating) : "");
    }
    csv.field("").end();
  }
}

void write_logit(const ClusterPack& pack, const Cluster* only, std::ostream& out) {
  CsvWriter csv(out, {"cluster", "part", "item", "severity", "item2", "severity2", "value"});
  for (const auto& cluster : pack.clusters) {
    if (wanted(cluster, only) && pack.is_page(cluster)) write_weights(pack, cluster, csv);
  }
}

void write_rules(const ClusterPack& pack, const Cluster* only, std::ostream& out) {
  CsvWriter csv(out, {"rule", "when", "cluster", "basis"});
  for (const auto& rule : pack.table.rules) {
    if (only != nullptr && rule.cluster != only->code) continue;
    csv.field(rule.id).field(premise_words(pack, rule.when)).field(rule.cluster.text());
    csv.field(rule.basis).end();
  }
}

}  // namespace

void write_pages_csv(const ClusterPack& pack, const Cluster* only, std::ostream& out) {
  switch (pack.method) {
    case Method::profile:
      return write_grid(pack, only, out);
    case Method::logit:
      return write_logit(pack, only, out);
    case Method::table:
      return write_rules(pack, only, out);
  }
}

}  // namespace pbr
