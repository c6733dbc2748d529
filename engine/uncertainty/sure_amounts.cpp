#include "uncertainty/sure_amounts.hpp"

#include <algorithm>

#include "base/int128.hpp"
#include "uncertainty/analytic.hpp"

namespace pbr::uncertainty {
namespace {

std::vector<Pence> differences(const std::vector<Pence>& of, const std::vector<Pence>& from) {
  std::vector<Pence> changes;
  changes.reserve(of.size());
  for (std::size_t r = 0; r < of.size(); ++r) changes.push_back(of[r] - from[r]);
  return changes;
}

class SureRows {
 public:
  SureRows(const PaidTable& paid, const PayInputs& inputs, const Casemix& casemix,
           const std::vector<Scheme>& schemes, const std::vector<Rate>& losses)
      : paid_(paid), schemes_(schemes), losses_(losses) {
    for (const Scheme& scheme : schemes) natures_.push_back(nature_of(scheme, inputs.values_given));
    const std::vector<Exact> variances = activity_variances(inputs, casemix);
    for (const Group& group : paid.groups()) {
      Exact& sum = variances_.emplace_back();
      for (const std::size_t contract : group.contracts) sum += variances[contract];
    }
  }

  [[nodiscard]] std::vector<SureAmount> run() const {
    std::vector<SureAmount> rows;
    for (std::size_t s = 0; s < schemes_.size(); ++s) {
      for (std::size_t g = 0; g < variances_.size(); ++g) rows.push_back(row(s, g));
    }
    return rows;
  }

 private:
  [[nodiscard]] SureAmount row(std::size_t scheme, std::size_t at) const {
    const Group& group = paid_.groups()[at];
    SureAmount row;
    row.scheme = SchemeId{schemes_[scheme].header.id};
    row.level = group.level;
    row.contract = group.contract;
    row.amount = paid_.amount(scheme, group);
    row.method = natures_[scheme].by;
    const std::vector<Pence> replicates = paid_.replicates(scheme, group);
    if (row.method == SureBy::analytic) {
      tell_analytic(natures_[scheme].factor, variances_[at], row);
    } else if (row.method == SureBy::bootstrap) {
      tell_sampled(replicates, row);
    }
    if (scheme > 0) tell_change(scheme, at, replicates, row);
    return row;
  }

  static void tell_analytic(std::int64_t factor, const Exact& activity, SureAmount& row) {
    const Exact variance = activity * factor * factor;
    row.standard_error = to_pounds(root(variance));
    row.low = row.amount - half_width(variance);
    row.high = row.amount + half_width(variance);
  }

  static void tell_sampled(const std::vector<Pence>& replicates, SureAmount& row) {
    if (replicates.size() >= 2) row.standard_error = to_pounds(root(sample_variance(replicates)));
    if (const auto interval = sampled_interval(replicates, row.amount)) {
      row.low = interval->low;
      row.high = interval->high;
    }
  }

  void tell_change(std::size_t scheme, std::size_t at, const std::vector<Pence>& replicates,
                   SureAmount& row) const {
    const Group& group = paid_.groups()[at];
    const Pence change = row.amount - paid_.amount(0, group);
    const std::vector<Pence> baseline = paid_.replicates(0, group);
    const std::vector<Pence> changes = differences(replicates, baseline);
    row.change = change;
    const bool has_formula =
        natures_[0].by != SureBy::bootstrap && natures_[scheme].by != SureBy::bootstrap;
    if (has_formula) {
      const std::int64_t factor = natures_[scheme].factor - natures_[0].factor;
      const Pence width = half_width(Exact{variances_[at] * factor * factor});
      row.change_low = change - width;
      row.change_high = change + width;
    } else if (const auto interval = sampled_interval(changes, change)) {
      row.change_low = interval->low;
      row.change_high = interval->high;
    }
    for (const Rate loss : losses_) row.losing.push_back(losing(changes, baseline, loss));
  }

  static std::string losing(const std::vector<Pence>& changes, const std::vector<Pence>& baseline,
                            Rate share) {
    if (changes.empty()) return "";
    std::int64_t count = 0;
    for (std::size_t r = 0; r < changes.size(); ++r) {
      count += more_than(-changes[r], share, baseline[r]) ? 1 : 0;
    }
    return fraction_text(count, static_cast<Int128>(changes.size()), 6);
  }

  const PaidTable& paid_;
  const std::vector<Scheme>& schemes_;
  const std::vector<Rate>& losses_;
  std::vector<Nature> natures_;
  std::vector<Exact> variances_;  ///< of the activity, by group
};

constexpr std::size_t band_count = 5;

Band band_of(Pence change, Pence baseline, const UncertaintyTerms& terms) {
  if (more_than(change, terms.band_large, baseline)) return Band::gains_much;
  if (more_than(change, terms.band_none, baseline)) return Band::gains;
  if (more_than(-change, terms.band_large, baseline)) return Band::loses_much;
  if (more_than(-change, terms.band_none, baseline)) return Band::loses;
  return Band::same;
}

std::vector<std::string> probabilities(const std::vector<Pence>& amounts,
                                       const std::vector<Pence>& baseline,
                                       const UncertaintyTerms& terms) {
  if (amounts.empty()) return {};
  std::vector<std::int64_t> counts(band_count);
  for (std::size_t r = 0; r < amounts.size(); ++r) {
    const Band band = band_of(amounts[r] - baseline[r], baseline[r], terms);
    counts[static_cast<std::size_t>(band)] += 1;
  }
  std::vector<std::string> shares;
  shares.reserve(counts.size());
  for (const std::int64_t count : counts) {
    shares.push_back(fraction_text(count, static_cast<Int128>(amounts.size()), 6));
  }
  return shares;
}

}  // namespace

bool more_than(Pence change, Rate share, Pence baseline) {
  return checked_product(change.value(), share.denominator()) >
         checked_product(magnitude(baseline.value()), share.numerator());
}

std::vector<SureAmount> sure_amounts(const PaidTable& paid, const PayInputs& inputs,
                                     const Casemix& casemix, const std::vector<Scheme>& schemes,
                                     const std::vector<Rate>& losses) {
  return SureRows{paid, inputs, casemix, schemes, losses}.run();
}

std::vector<BandRow> bands(const PaidTable& paid, const std::vector<Scheme>& schemes,
                           const UncertaintyTerms& terms) {
  std::vector<BandRow> rows;
  for (std::size_t s = 1; s < schemes.size(); ++s) {
    for (const Group& group : paid.groups()) {
      if (group.level != Level::provider && group.level != Level::commissioner) continue;
      const Pence baseline = paid.amount(0, group);
      const Pence change = paid.amount(s, group) - baseline;
      BandRow row;
      row.baseline = SchemeId{schemes[0].header.id};
      row.scheme = SchemeId{schemes[s].header.id};
      row.level = group.level;
      row.contract = group.contract;
      row.band = band_of(change, baseline, terms);
      if (baseline != Pence{}) {
        row.change_percent =
            fraction_text(Int128{change.value()} * 100, magnitude(baseline.value()), 1);
      }
      row.probability = probabilities(paid.replicates(s, group), paid.replicates(0, group), terms);
      row.people = group.people;
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

}  // namespace pbr::uncertainty
