// What each contract could be paid whatever its scores: an interval is kept inside.

#include <algorithm>

#include "scheme/component_amounts.hpp"
#include "scheme/evaluator.hpp"

namespace pbr {

using Range = AmountRange;

namespace {

Range plus(const Range& a, const Range& b) { return {a.least + b.least, a.most + b.most}; }

Range in_order(Pence a, Pence b) { return {std::min(a, b), std::max(a, b)}; }

Range with_nothing(const Range& range) {
  return {std::min(range.least, Pence{}), std::max(range.most, Pence{})};
}

Rate steepest(const std::vector<GainLossBand>& bands) {
  Rate rate;
  for (const GainLossBand& band : bands) rate = std::max(rate, band.rate);
  return rate;
}

}  // namespace

class Ranges {
 public:
  explicit Ranges(const Evaluator& of) : of_(of), mode_(of.scheme_.rounding) {
    for (std::size_t i = 0; i < of.scheme_.components.size(); ++i) ranges_.push_back(column(i));
  }

  [[nodiscard]] std::vector<Range> sums() const {
    std::vector<Range> sums(of_.rows_.size());
    for (const auto& column : ranges_) {
      for (std::size_t c = 0; c < sums.size(); ++c) sums[c] = plus(sums[c], column[c]);
    }
    return sums;
  }

 private:
  using Column = std::vector<Range>;

  [[nodiscard]] Column column(std::size_t i) const {
    const auto& terms = of_.scheme_.components[i].terms;
    if (const auto* outcome = std::get_if<OutcomeComponent>(&terms)) return outcomes(i, *outcome);
    Column column(of_.rows_.size());
    for (std::size_t c = 0; c < column.size(); ++c) {
      if (const auto* points = std::get_if<PointsComponent>(&terms)) {
        column[c] = points_range(*points, c);
      } else if (const auto* ranked = std::get_if<TournamentComponent>(&terms)) {
        column[c] = tournament(*ranked, c);
      } else if (const auto* shared = std::get_if<GainLossComponent>(&terms)) {
        column[c] = gain_loss(*shared, c);
      } else if (!of_.fixed_[i].empty()) {
        column[c] = {of_.fixed_[i][c], of_.fixed_[i][c]};
      }
    }
    return column;
  }

  [[nodiscard]] Range base(const PaymentBase& base, std::size_t c) const {
    const ContractRow& row = of_.rows_[c];
    if (base.of == PaymentBase::Of::activity) return {row.inputs->activity, row.inputs->activity};
    if (base.of == PaymentBase::Of::value) return {row.value, row.value};
    Range sum;
    for (const std::string& id : base.components) sum = plus(sum, ranges_[of_.index_of(id)][c]);
    return sum;
  }

  [[nodiscard]] Range times(const Range& range, Rate rate) const {
    return in_order(round(range.least * rate, mode_), round(range.most * rate, mode_));
  }

  [[nodiscard]] Column outcomes(std::size_t i, const OutcomeComponent& terms) const {
    Column column(of_.rows_.size());
    for (std::size_t c = 0; c < column.size(); ++c) {
      const Range part = of_.parts_[i].empty() ? times(base(terms.base, c), terms.share)
                                               : Range{of_.parts_[i][c], of_.parts_[i][c]};
      column[c] =
          with_nothing(terms.form == OutcomeForm::deducted ? Range{-part.most, -part.least} : part);
    }
    return terms.unearned == Unearned::shared ? shared(column) : column;
  }

  // One that alone earned anything is paid what was at risk of all.
  [[nodiscard]] Column shared(const Column& own) const {
    Column column = own;
    for (const auto& contracts : of_.by_commissioner_) {
      Range all;
      for (const std::size_t c : contracts) all = plus(all, own[c]);
      for (const std::size_t c : contracts) column[c] = all;
    }
    return column;
  }

  [[nodiscard]] Range points_range(const PointsComponent& terms, std::size_t c) const {
    const Factor factor = of_.points_factor(terms, c);
    Exact all;
    for (const SchemeIndicator& indicator : terms.indicators) {
      all += exact(indicator.points.value_or(Rate{}));
    }
    return with_nothing({Pence{}, round_times(factor.numerator, factor.denominator, all, mode_)});
  }

  [[nodiscard]] Range tournament(const TournamentComponent& terms, std::size_t c) const {
    const Range of = base(terms.base, c);
    Range range;
    for (const TournamentBand& band : terms.bands) {
      const Range paid = times(of, band.rate);
      range = {std::min(range.least, paid.least), std::max(range.most, paid.most)};
    }
    return range;
  }

  [[nodiscard]] Range gain_loss(const GainLossComponent& terms, std::size_t c) const {
    const Range plan = base(terms.plan, c);
    const Range actual = base(terms.actual, c);
    if (plan.least == plan.most && actual.least == actual.most) {
      const Pence paid = gain_loss_amount(terms, plan.least, actual.least, mode_);
      return {paid, paid};
    }
    // No band gives more than its rate of the whole difference.
    const Pence over = std::max(actual.most - plan.least, Pence{});
    const Pence under = std::max(plan.most - actual.least, Pence{});
    return {-limited(under, steepest(terms.under), terms.collar, plan.most),
            limited(over, steepest(terms.over), terms.cap, plan.most)};
  }

  [[nodiscard]] Pence limited(Pence difference, Rate rate, const std::optional<Rate>& limit,
                              Pence plan) const {
    const Pence amount = round(difference * rate, Rounding::up);
    if (!limit) return amount;
    return std::min(amount, std::max(round(plan * *limit, mode_), Pence{}));
  }

  const Evaluator& of_;
  Rounding mode_;
  std::vector<Column> ranges_;
};

std::vector<AmountRange> Evaluator::ranges() const { return Ranges{*this}.sums(); }

}  // namespace pbr
