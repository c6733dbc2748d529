// Prices and lines for people and scripts. Formats, never computes. Names nobody: a line's id has
// its person's, so lines are told by their number.
#pragma once

#include <iosfwd>

#include "pbr/derive_prices.hpp"
#include "pbr/line_explanation.hpp"
#include "pbr/priced_study.hpp"
#include "pbr/prices_in_force.hpp"
#include "pbr/report.hpp"

namespace pbr {

/// Writes lines.csv alone while a study runs: the bytes of CsvSink's.
class LinesSink : public StudySink {
 public:
  explicit LinesSink(std::ostream& out);
  ~LinesSink() override;
  std::ostream* allocations() override { return nullptr; }
  void person(const PersonOutput&) override;
  void capitation(const std::vector<LoneLine>&) override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Lines, quantity and amount by provider, commissioner and unit, with the total of each provider
/// and commissioner, of each provider, and of all.
void write_price_summary_text(const StudyResult&, const LineTotals&, std::ostream&);
void write_price_summary_json(const StudyResult&, const LineTotals&, std::ostream&);

/// A line, opened, and where it stands.
struct OpenedLine {
  const LineExplanation& told;
  const FoundLine& found;
  std::vector<WalkStep> walk;
};

/// `pbr price --explain`: the sum first, then what it counts, where the price stands and which
/// lists were asked, the contract, every factor, the rounding; then the way from the provider's
/// total to the line, and the lines of its episode.
void write_line_explanation_text(const OpenedLine&, const PriceBook&, std::ostream&);
/// All of it as one object; unknown or absent things are null, amounts and rates text.
void write_line_explanation_json(const OpenedLine&, const PriceBook&, std::ostream&);

/// `pbr tariff show`: a line a cluster and unit, then the places and factors they stand on, each
/// once and numbered.
void write_prices_text(const PricesInForce&, const PriceQuestion&, const PriceBook&, std::ostream&);
/// One row a cluster and unit; `changes` is empty where nothing changes while the book is valid.
void write_prices_csv(const PricesInForce&, std::ostream&);
/// Writes a price book as YAML that load_tariff() reads back to the same book, but for the places.
void write_price_book(const PriceBook&, std::ostream&);

/// derive.csv: one row a contract, cluster, unit and reference price that was used.
void write_derived_csv(const DerivedPrices&, std::ostream&);
/// Value, reference, derived amount and residual of each contract.
void write_derived_text(const DerivedPrices&, std::ostream&);

void write_prices_json(const PricesInForce&, const PriceQuestion&, const PriceBook&, std::ostream&);

}  // namespace pbr
