#include "pbr/concentration.hpp"

#include <algorithm>
#include <charconv>

#include "scheme/exact.hpp"

namespace pbr {
namespace {

std::optional<int> decile_of(const std::string& value) {
  int decile = 0;
  const char* const end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, decile);
  if (error != std::errc{} || stop != end || decile < 1 || decile > 10) return std::nullopt;
  return decile;
}

// Numbers by size, then text, not known last.
bool value_before(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return !a.empty() && b.empty();
  const auto number_a = decile_of(a);
  const auto number_b = decile_of(b);
  if (number_a && number_b && *number_a != *number_b) return *number_a < *number_b;
  if (number_a.has_value() != number_b.has_value()) return number_a.has_value();
  return a < b;
}

struct ValueOrder {
  bool operator()(const std::string& a, const std::string& b) const { return value_before(a, b); }
};
using Rows = std::map<std::string, ReachRow, ValueOrder>;

/// The shares of one contract.
class Sharing {
 public:
  explicit Sharing(const ReachSums::ByValue& values) {
    bool any = false;
    for (const auto& [value, sums] : values) {
      names_.push_back(value);
      weights_.push_back(std::max<std::int64_t>(sums.amount.value(), 0));
      any = any || weights_.back() > 0;
    }
    if (any) return;
    names_ = {""};
    weights_ = {1};
  }
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  [[nodiscard]] std::vector<Pence> of(Pence amount) const { return share_out(amount, weights_); }

 private:
  std::vector<std::string> names_;
  std::vector<std::int64_t> weights_;
};

void add_to(std::optional<Pence>& sum, Pence more) { sum = sum.value_or(Pence{}) + more; }

void add_contract(const Contrast& contrast, bool sampled, const Sharing& sharing, Rows& rows) {
  const auto baseline = sharing.of(contrast.baseline_amount);
  const auto amount = sharing.of(contrast.amount);
  const auto low = sharing.of(contrast.change_low.value_or(contrast.change));
  const auto high = sharing.of(contrast.change_high.value_or(contrast.change));
  for (std::size_t at = 0; at < sharing.names().size(); ++at) {
    ReachRow& row = rows[sharing.names()[at]];
    row.baseline_amount += baseline[at];
    row.amount += amount[at];
    if (contrast.change > Pence{}) row.gains += amount[at] - baseline[at];
    if (!sampled) continue;
    add_to(row.change_low, low[at]);
    add_to(row.change_high, high[at]);
  }
}

void add_row(const ReachRow& row, ReachRow& all) {
  all.people += row.people;
  all.baseline_amount += row.baseline_amount;
  all.amount += row.amount;
  all.change += row.change;
  all.gains += row.gains;
  if (row.change_low) add_to(all.change_low, *row.change_low);
  if (row.change_high) add_to(all.change_high, *row.change_high);
}

std::string index_of(const Rows& rows, Pence ReachRow::*money) {
  std::int64_t people = 0;
  Pence amount;
  for (const auto& [value, row] : rows) {
    if (!decile_of(value)) continue;
    people += row.people;
    amount += row.*money;
  }
  if (people == 0 || amount == Pence{}) return "";
  Exact index, p, l;
  for (const auto& [value, row] : rows) {
    if (!decile_of(value)) continue;
    const Exact next_p = p + Exact{row.people, people};
    const Exact next_l = l + Exact{(row.*money).value(), amount.value()};
    index += p * next_l - next_p * l;
    p = next_p;
    l = next_l;
  }
  return six_decimals(index);
}

// The contracts of one scheme against the baseline, by one dimension.
class Reach {
 public:
  Reach(const ReachSums& sums, const std::vector<const Contrast*>& contrasts, std::size_t dimension)
      : sums_(sums), contrasts_(contrasts), dimension_(dimension) {}

  void append_to(std::vector<ReachRow>& out) {
    gather();
    ReachRow all;
    for (auto& [value, row] : rows_) {
      row.value = value;
      row.change = row.amount - row.baseline_amount;
      add_row(row, all);
    }
    all.all = true;
    if (reach_dimensions.at(dimension_) == "imd_decile") {
      all.baseline_index = index_of(rows_, &ReachRow::baseline_amount);
      all.index = index_of(rows_, &ReachRow::amount);
      all.gains_index = index_of(rows_, &ReachRow::gains);
    }
    for (auto& [value, row] : rows_) out.push_back(named(std::move(row), all));
    const ReachRow whole = all;
    out.push_back(named(std::move(all), whole));
  }

 private:
  void gather() {
    for (const auto& [contract, dimensions] : sums_.contracts()) {
      for (const auto& [value, of] : dimensions.at(dimension_)) rows_[value].people += of.people;
    }
    const ReachSums::ByValue nobody;
    const bool sampled = std::any_of(contrasts_.begin(), contrasts_.end(),
                                     [](const Contrast* c) { return c->change_low.has_value(); });
    for (const Contrast* contrast : contrasts_) {
      const auto found = sums_.contracts().find(contrast->contract);
      const bool known = found != sums_.contracts().end();
      const Sharing sharing(known ? found->second.at(dimension_) : nobody);
      add_contract(*contrast, sampled, sharing, rows_);
    }
  }

  ReachRow named(ReachRow row, const ReachRow& all) const {
    row.baseline = contrasts_.front()->baseline;
    row.scheme = contrasts_.front()->scheme;
    row.dimension = reach_dimensions.at(dimension_);
    row.all_people = all.people;
    row.all_gains = all.gains;
    return row;
  }

  const ReachSums& sums_;
  const std::vector<const Contrast*>& contrasts_;
  std::size_t dimension_;
  Rows rows_;
};

}  // namespace

std::vector<ReachRow> reach_of(const ReachSums& sums, const Payments& payments) {
  std::vector<ReachRow> rows;
  const auto& all = payments.contrasts;
  for (std::size_t s = 1; s < payments.schemes.size(); ++s) {
    const SchemeId scheme{payments.schemes[s].scheme->header.id};
    std::vector<const Contrast*> contrasts;
    for (const Contrast& row : all) {
      if (row.scheme == scheme && row.level == Level::contract) contrasts.push_back(&row);
    }
    if (contrasts.empty()) continue;
    for (std::size_t d = 0; d < reach_dimensions.size(); ++d) {
      Reach(sums, contrasts, d).append_to(rows);
    }
  }
  return rows;
}

}  // namespace pbr
