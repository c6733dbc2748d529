#include "contracts.hpp"

#include "cohort_terms.hpp"
#include "pbr/money.hpp"

namespace pbr::synth {
namespace {

const Rate& planned_spells() {
  static const Rate spells{140, 100};
  return spells;
}

ExactPence mean_spell() { return Pence{920} * Rate{1068, 10} + Pence{36190} * Rate{25, 10}; }

Pence contract_value(const CommissionerTerms& area, std::size_t provider, std::uint64_t people) {
  const Rate planned_people = Rate(static_cast<std::int64_t>(people)) * Rate(area.share, 100) *
                              Rate(area.mix[provider], 1000);
  const Rate plan = Rate(providers()[provider].plan, 1000) * Rate(982, 1000);
  return round(mean_spell() * planned_people * planned_spells() * plan, Rounding::half_up);
}

TextRow dated_row(TableKind kind, Pence amount) {
  TextRow row(kind);
  row["first_day"] = to_text(reporting_year().first);
  row["last_day"] = to_text(reporting_year().last_day());
  row["amount"] = to_pounds(amount);
  return row;
}

}  // namespace

std::vector<TextRow> contract_rows(std::uint64_t people) {
  std::vector<TextRow> rows;
  for (std::size_t provider = 0; provider < provider_count; ++provider) {
    for (const CommissionerTerms& area : commissioners()) {
      if (area.mix[provider] == 0) continue;
      TextRow row = dated_row(TableKind::contracts, contract_value(area, provider, people));
      row["provider"] = providers()[provider].code;
      row["commissioner"] = area.code;
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

std::vector<TextRow> contribution_rows(std::uint64_t people) {
  std::vector<TextRow> rows;
  for (const CommissionerTerms& area : commissioners()) {
    Pence contracted;
    for (std::size_t provider = 0; provider < provider_count; ++provider) {
      contracted += contract_value(area, provider, people);
    }
    const Pence pooled = round(contracted * Rate(15, 100), Rounding::half_up);
    const std::array<std::int64_t, 2> weights{70, 30};
    const std::vector<Pence> parts = share_out(pooled, weights);
    const std::array<std::string_view, 2> partners{area.code, area.council};
    for (std::size_t partner = 0; partner < partners.size(); ++partner) {
      TextRow row = dated_row(TableKind::contributions, parts[partner]);
      row["pool"] = area.pool;
      row["partner"] = partners[partner];
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

}  // namespace pbr::synth
