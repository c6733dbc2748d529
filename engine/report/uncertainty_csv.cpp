#include "pbr/csv.hpp"
#include "pbr/report.hpp"
#include "report/contrast_rows.hpp"

namespace pbr {

namespace {

std::string amount_text(const std::optional<Pence>& amount) {
  return amount ? to_pounds(*amount) : "";
}

void write_place(CsvWriter& csv, Level level, const ContractKey& contract) {
  csv.field(level_name(level)).field(contract.provider.text()).field(contract.commissioner.text());
}

}  // namespace

void write_uncertainty(const Uncertainty& uncertainty, const UncertaintyTerms& terms,
                       std::ostream& out) {
  std::vector<std::string> names{"scheme", "level",  "provider",   "commissioner",
                                 "amount", "low",    "high",       "standard_error",
                                 "method", "change", "change_low", "change_high"};
  for (const Rate loss : terms.losses) names.push_back("loses_over_" + to_text(loss));
  CsvWriter csv(out, names);
  for (const SureAmount& row : uncertainty.amounts) {
    csv.field(row.scheme.text());
    write_place(csv, row.level, row.contract);
    csv.field(to_pounds(row.amount)).field(amount_text(row.low)).field(amount_text(row.high));
    csv.field(row.standard_error).field(to_text(row.method)).field(amount_text(row.change));
    csv.field(amount_text(row.change_low)).field(amount_text(row.change_high));
    for (std::size_t i = 0; i < terms.losses.size(); ++i) {
      csv.field(i < row.losing.size() ? row.losing[i] : "");
    }
    csv.end();
  }
}

void write_bands(const Uncertainty& uncertainty, const DisclosureRule& rule, std::ostream& out) {
  CsvWriter csv(out, {"baseline", "scheme", "level", "provider", "commissioner", "band",
                      "change_percent", "p_gains_much", "p_gains", "p_same", "p_loses",
                      "p_loses_much", "people", "people_shown"});
  for (const BandRow& row : uncertainty.bands) {
    csv.field(row.baseline.text()).field(row.scheme.text());
    write_place(csv, row.level, row.contract);
    csv.field(to_text(row.band)).field(row.change_percent);
    for (std::size_t band = 0; band < 5; ++band) {
      csv.field(row.probability.empty() ? "" : row.probability.at(band));
    }
    csv.field(row.people).field(disclosed_count(rule, level_name(row.level), row.people)).end();
  }
}

void write_ranks(const Uncertainty& uncertainty, std::ostream& out) {
  CsvWriter csv(
      out, {"scheme", "by", "provider", "value", "rank", "rank_low", "rank_high", "first", "last"});
  for (const RankRow& row : uncertainty.ranks) {
    csv.field(row.scheme.text()).field(row.by).field(row.provider.text()).field(row.value);
    csv.field(row.rank).field(row.rank_low).field(row.rank_high);
    csv.field(row.first).field(row.last).end();
  }
}

void write_pilot(const Uncertainty& uncertainty, std::ostream& out) {
  CsvWriter csv(out, {"of", "name", "value", "people", "detectable", "design_effect",
                      "detectable_clustered"});
  for (const PilotRow& row : uncertainty.pilots) {
    csv.field(row.of).field(row.name).field(row.value).field(row.people).field(row.detectable);
    csv.field(row.design_effect).field(row.detectable_clustered).end();
  }
}

}  // namespace pbr
