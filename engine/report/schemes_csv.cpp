#include "pbr/csv.hpp"
#include "pbr/report.hpp"

namespace pbr {
namespace {

void write_score(const Payment& payment, const IndicatorScore& score, CsvWriter& csv) {
  csv.field(payment.scheme.text()).field(payment.contract.provider.text());
  csv.field(payment.contract.commissioner.text()).field(payment.component);
  csv.field(score.domain).field(score.indicator).field(score.weight);
  csv.field(score.numerator).field(score.denominator).field(score.known).field(score.eligible);
  csv.field(score.complete_enough ? "Y" : "N").field(score.value).field(score.score);
  csv.field(score.points).field(payment.place ? std::to_string(*payment.place) : "");
  csv.field(score.expected).end();
}

}  // namespace

void write_scores(const Payments& payments, std::ostream& out) {
  CsvWriter csv(out, {"scheme", "provider", "commissioner", "component", "domain", "indicator",
                      "weight", "numerator", "denominator", "known", "eligible", "complete",
                      "value", "score", "points", "rank", "expected"});
  for (const SchemeResult& scheme : payments.schemes) {
    for (const Payment& payment : scheme.payments) {
      for (const IndicatorScore& score : payment.indicators) write_score(payment, score, csv);
    }
  }
}

void write_schedule(const Payments& payments, Period period, std::ostream& out) {
  CsvWriter csv(out,
                {"scheme", "provider", "commissioner", "month", "component", "kind", "amount"});
  for (const SchemeResult& scheme : payments.schemes) {
    for (const ScheduledPayment& row : schedule(scheme, period)) {
      csv.field(row.scheme.text()).field(row.contract.provider.text());
      csv.field(row.contract.commissioner.text()).field(row.month).field(row.component);
      csv.field(row.adjustment ? "adjustment" : "advance").field(to_pounds(row.amount)).end();
    }
  }
}

}  // namespace pbr
