#include <ostream>

#include "pbr/csv.hpp"
#include "pbr/price_report.hpp"
#include "report/columns.hpp"
#include "report/number_text.hpp"

namespace pbr {
void write_derived_csv(const DerivedPrices& derived, std::ostream& out) {
  CsvWriter csv(out, {"provider", "commissioner", "cluster", "unit", "quantity", "reference_price",
                      "derived_price", "reference_amount", "amount_at_derived", "share", "residual",
                      "price_list"});
  for (const DerivedContract& made : derived.contracts) {
    for (const DerivedPrice& price : made.prices) {
      csv.field(made.contract.provider.text()).field(made.contract.commissioner.text());
      csv.field(price.cluster.text()).field(to_text(price.unit)).field(price.quantity);
      csv.field(to_pounds(price.reference_price)).field(to_pounds(price.price));
      csv.field(to_pounds(price.reference_amount)).field(to_pounds(price.amount));
      csv.field(to_pounds(price.share)).field(to_pounds(price.residual()));
      csv.field(price.unit == TariffUnit::capitation ? "" : made.list).end();
    }
  }
}

void write_derived_text(const DerivedPrices& derived, std::ostream& out) {
  out << "  " << padded("provider", 12) << padded("commissioner", 14) << right_aligned("value", 18)
      << right_aligned("at the reference", 18) << right_aligned("at derived prices", 19)
      << right_aligned("residual", 14) << "\n";
  Pence value, reference, amount;
  const auto row = [&](const std::string& provider, const std::string& payer, Pence of_value,
                       Pence of_reference, Pence of_amount) {
    out << "  " << padded(provider, 12) << padded(payer, 14)
        << right_aligned(pounds_text(of_value), 18) << right_aligned(pounds_text(of_reference), 18)
        << right_aligned(pounds_text(of_amount), 19)
        << right_aligned(change_text(of_value - of_amount), 14) << "\n";
  };
  for (const DerivedContract& made : derived.contracts) {
    row(made.contract.provider.text(), made.contract.commissioner.text(), made.value,
        made.reference, made.amount);
    value += made.value;
    reference += made.reference;
    amount += made.amount;
  }
  row("all", "all", value, reference, amount);
}

}  // namespace pbr
