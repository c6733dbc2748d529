// Whether two books make the same lines of the same people, but for their amounts.

#include <algorithm>
#include <set>

#include "scheme/price_cell_map.hpp"

namespace pbr {
namespace {

bool same_dates(const std::vector<Dated<Pence>>& a, const std::vector<Dated<Pence>>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const auto& one, const auto& other) { return one.valid == other.valid; });
}

bool same_dates(const Prices& a, const Prices& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& one, const auto& other) {
    return one.first == other.first && same_dates(one.second, other.second);
  });
}

bool same_units(const PaidUnits& a, const PaidUnits& b) {
  return a.units == b.units && a.review_period.pro_rata == b.review_period.pro_rata &&
         a.review_period.begins_at_review == b.review_period.begins_at_review &&
         a.episode.short_stay_up_to == b.episode.short_stay_up_to &&
         a.episode.long_stay_beyond == b.episode.long_stay_beyond &&
         a.assessment_that_leads_to_nothing == b.assessment_that_leads_to_nothing;
}

bool same_lists(const PriceBook& a, const PriceBook& b) {
  return std::equal(a.lists.begin(), a.lists.end(), b.lists.begin(), b.lists.end(),
                    [](const PriceList& one, const PriceList& other) {
                      return one.id == other.id && one.provider == other.provider &&
                             one.commissioner == other.commissioner &&
                             same_dates(one.prices, other.prices);
                    });
}

bool same_adjustments(const PriceBook& a, const PriceBook& b) {
  return std::equal(a.adjustments.begin(), a.adjustments.end(), b.adjustments.begin(),
                    b.adjustments.end(), [](const Adjustment& one, const Adjustment& other) {
                      return one.id == other.id && one.provider == other.provider &&
                             one.commissioner == other.commissioner && one.units == other.units &&
                             one.factor.valid == other.factor.valid;
                    });
}

bool same_market_forces(const PriceBook& a, const PriceBook& b) {
  if (a.market_forces.has_value() != b.market_forces.has_value()) return false;
  return !a.market_forces || (a.market_forces->named == b.market_forces->named &&
                              a.market_forces->others == b.market_forces->others);
}

bool same_contracts(const PriceBook& a, const PriceBook& b) {
  if (a.non_contract.has_value() != b.non_contract.has_value()) return false;
  if (a.non_contract && a.non_contract->prices != b.non_contract->prices) return false;
  return std::equal(a.contracts.begin(), a.contracts.end(), b.contracts.begin(), b.contracts.end(),
                    [](const AgreedContract& one, const AgreedContract& other) {
                      return one.provider == other.provider &&
                             one.commissioner == other.commissioner && one.host == other.host;
                    });
}

bool same_heads(const PriceBook& a, const PriceBook& b) {
  return std::equal(a.capitation.begin(), a.capitation.end(), b.capitation.begin(),
                    b.capitation.end(), [](const Capitation& one, const Capitation& other) {
                      return one.provider == other.provider &&
                             one.commissioner == other.commissioner && one.heads == other.heads &&
                             one.a_year.valid == other.a_year.valid;
                    });
}

// A day in the middle of a month on which only one of the books changes the factor.
std::string split_by_one_only(const PriceView& a, const PriceView& b, TariffUnit unit,
                              Period lines) {
  std::set<Date> days;
  for (const Adjustment* each : a.adjustments(unit)) {
    days.insert({each->factor.valid.first, each->factor.valid.end});
  }
  for (const Date day : days) {
    if (day == first_of_month(day) || !lines.contains(day)) continue;
    const auto changes = [&](const PriceView& view) {
      return !(view.factor(unit, day - 1) == view.factor(unit, day));
    };
    if (changes(a) == changes(b)) continue;
    return "lines of " + std::string(to_text(unit)) + " are split on " + to_text(day) +
           " by one of the books only";
  }
  return {};
}

std::string differs_in_splits(const PriceCells::Cells& cells, const PriceBook& other) {
  std::set<std::pair<ContractKey, TariffUnit>> held;
  for (const auto& [key, counts] : cells.counts) held.insert({key.contract, key.unit});
  for (const auto& [contract, unit] : held) {
    const PriceView a(cells.book, contract.provider, contract.commissioner);
    const PriceView b(other, contract.provider, contract.commissioner);
    if (auto found = split_by_one_only(a, b, unit, cells.days); !found.empty()) return found;
  }
  return {};
}

bool has_unknown_days(const PriceCells::Cells& cells, const PriceTable& other) {
  return std::any_of(cells.counts.begin(), cells.counts.end(), [&](const auto& cell) {
    const PriceCellKey& key = cell.first;
    return key.days == PriceCellKey::days_not_known && other.prices[key.entry] != Pence{};
  });
}

}  // namespace

std::string PriceCells::differs_in_shape(const PriceBook& other) const {
  const PriceBook& book = cells_->book;
  if (book.rounding != other.rounding || book.step != other.step) return "another rounding";
  if (!same_units(book.paid, other.paid)) return "other units are paid for, or by other terms";
  if (!same_dates(book.prices, other.prices)) return "prices stand for other units or dates";
  if (!same_lists(book, other)) return "other price lists, or other units or dates in them";
  if (!same_adjustments(book, other)) return "other adjustments, or with other dates or scopes";
  if (!same_market_forces(book, other)) return "market forces of other providers";
  if (!same_contracts(book, other)) return "other contracts, or terms without one";
  if (!same_heads(book, other)) return "other heads of capitation, or other dates";
  const PriceTable table = price_table(other);
  if (has_unknown_days(*cells_, table)) return "a day of a review period cost nothing";
  if (table.factors == cells_->table.factors) return {};
  return differs_in_splits(*cells_, other);
}

}  // namespace pbr
