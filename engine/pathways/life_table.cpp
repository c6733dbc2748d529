#include "pathways/exact_shares.hpp"
#include "pathways/log_log_bounds.hpp"

namespace pbr {
namespace {

constexpr std::int64_t half = 500'000;  // in millionths

void set_once(std::optional<int>& quantile, bool reached, int day) {
  if (reached && !quantile) quantile = day;
}

class LifeTableWork {
 public:
  LifeTable table;

  void add(int age, const AgeSums& sums) {
    table.episodes += sums.entered;
    if (age > 0) table.entered_late += sums.entered;
    table.moved += sums.moved;
    table.discharged += sums.discharged;
    table.open += sums.open;
    if (sums.moved + sums.discharged > 0) add_row(age, sums);
    // Who enters at an age is not at risk at it yet; who is open at it still is.
    entered_ += sums.entered;
    censored_ += sums.open;
    at_risk_ += sums.entered - sums.open - sums.moved - sums.discharged;
  }

 private:
  void add_row(int age, const AgeSums& sums) {
    LifeRow row;
    row.day = age;
    row.entered = entered_;
    row.censored = censored_;
    row.at_risk = at_risk_;
    row.moved = sums.moved;
    row.discharged = sums.discharged;
    entered_ = censored_ = 0;
    shares_.add(row);
    row.survival = shares_.survival();
    row.share_moved = shares_.moved();
    row.share_discharged = shares_.discharged();
    if (const auto bounds = bounds_.add(row)) {
      row.low = bounds->low;
      row.high = bounds->high;
    }
    set_quantiles(row);
    table.rows.push_back(row);
  }

  void set_quantiles(const LifeRow& row) {
    set_once(table.q1, shares_.is_at_or_below(3), row.day);
    set_once(table.median, shares_.is_at_or_below(2), row.day);
    set_once(table.q3, shares_.is_at_or_below(1), row.day);
    set_once(table.median_low, row.low && *row.low <= half, row.day);
    set_once(table.median_high, row.high && *row.high <= half, row.day);
  }

  ExactShares shares_;
  LogLogBounds bounds_;
  std::int64_t at_risk_ = 0, entered_ = 0, censored_ = 0;
};

}  // namespace

LifeTable life_table(const StaySums& stays) {
  LifeTableWork work;
  for (const auto& [age, sums] : stays.ages) work.add(age, sums);
  return std::move(work.table);
}

LifePoint point_at(const StaySums& stays, const LifeTable& table, int day) {
  LifePoint point{0, 1'000'000};
  for (auto at = stays.ages.begin(); at != stays.ages.end() && at->first < day; ++at) {
    const AgeSums& sums = at->second;
    point.at_risk += sums.entered - sums.open - sums.moved - sums.discharged;
  }
  for (const LifeRow& row : table.rows) {
    if (row.day <= day) point.survival = row.survival;
  }
  return point;
}

}  // namespace pbr
