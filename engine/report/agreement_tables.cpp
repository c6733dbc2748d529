#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "pbr/agreement_report.hpp"
#include "pbr/csv.hpp"
#include "report/agreement_words.hpp"
#include "report/json_text.hpp"

namespace pbr {
namespace {

namespace json = boost::json;

constexpr int places = 6;

std::string field_of(const std::optional<double>& value) {
  return value ? fixed(*value, places) : "";
}

// As text, so that the JSON has the same six decimals as the CSV.
json::value value_of(const std::optional<double>& value) {
  return value ? json::value(fixed(*value, places)) : json::value(nullptr);
}

json::object row_facts(const AgreementRow& row) {
  json::object facts;
  facts["provider"] =
      row.provider.empty() ? json::value(nullptr) : json::value(row.provider.text());
  facts["spells"] = row.spells;
  facts["people"] = row.people;
  facts["not_recorded"] = row.not_recorded;
  facts["not_comparable"] = row.not_comparable;
  facts["not_assessed"] = row.not_assessed;
  facts["not_usable"] = row.not_usable;
  facts["compared"] = row.compared;
  json::array measures;
  for (const AgreementMeasure& measure : row.measures) {
    measures.push_back({{"measure", measure.name},
                        {"meaning", meaning(measure.name)},
                        {"numerator", measure.numerator},
                        {"denominator", measure.denominator},
                        {"value", value_of(measure.value)},
                        {"low", value_of(measure.low)},
                        {"high", value_of(measure.high)}});
  }
  facts["measures"] = std::move(measures);
  return facts;
}

}  // namespace

void write_agreement_csv(const Agreement& agreement, std::ostream& out) {
  CsvWriter csv(out, {"provider", "measure", "numerator", "denominator", "value", "low", "high"});
  for (const AgreementRow& row : agreement.rows) {
    for (const AgreementMeasure& measure : row.measures) {
      csv.field(row.provider.text()).field(measure.name);
      csv.field(std::to_string(measure.numerator)).field(std::to_string(measure.denominator));
      csv.field(field_of(measure.value)).field(field_of(measure.low));
      csv.field(field_of(measure.high)).end();
    }
  }
}

void write_confusion_csv(const Agreement& agreement, std::ostream& out) {
  CsvWriter csv(out, {"recorded", "allocated", "spells"});
  for (const auto& [pair, spells] : agreement.confusion) {
    csv.field(pair.first.text()).field(pair.second.text()).field(std::to_string(spells)).end();
  }
}

void write_agreement_json(const ClusterPack& pack, const Agreement& agreement, std::ostream& out) {
  json::object facts;
  facts["pack"] = {{"id", pack.header.id},
                   {"version", pack.header.version},
                   {"status", to_text(pack.header.status)},
                   {"sha256", pack.header.sha256}};
  json::array rows;
  for (const AgreementRow& row : agreement.rows) rows.push_back(row_facts(row));
  facts["rows"] = std::move(rows);
  json::array confusion;
  for (const auto& [pair, spells] : agreement.confusion) {
    confusion.push_back(
        {{"recorded", pair.first.text()}, {"allocated", pair.second.text()}, {"spells", spells}});
  }
  facts["confusion"] = std::move(confusion);
  write_pretty(facts, out);
}

}  // namespace pbr
