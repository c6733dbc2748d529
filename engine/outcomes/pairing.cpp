#include "pbr/pairing.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

namespace pbr {
namespace {

constexpr int window_months = 3;
constexpr int days_closed = 14;
constexpr int days_open = 182;
constexpr std::size_t fewest_contacts = 2;

/// One score that counts.
struct Candidate {
  Date date;
  std::size_t row = 0;
  std::size_t instrument = 0;  ///< numbered as they come
  Setting setting = Setting::unknown;
};
using Candidates = std::vector<Candidate>;

bool by_date(const Candidate& a, const Candidate& b) {
  return a.date != b.date ? a.date < b.date : a.row < b.row;
}

// Those up to the last day looked at, in order, the later row of each instrument and day.
Candidates counting(std::span<const PairingScore> scores, const CarePeriod& care,
                    const PairingTerms& terms) {
  std::map<std::string_view, std::size_t> instruments;
  Candidates all;
  all.reserve(scores.size());
  for (std::size_t row = 0; row < scores.size(); ++row) {
    const PairingScore& score = scores[row];
    if (care.looked_at && score.date > *care.looked_at) continue;
    const auto instrument = instruments.try_emplace(score.instrument, instruments.size());
    all.push_back({score.date, row, instrument.first->second, score.setting});
  }
  std::sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
    return a.instrument != b.instrument ? a.instrument < b.instrument : by_date(a, b);
  });
  const auto superseded = [](const Candidate& one, const Candidate& next) {
    return one.instrument == next.instrument && one.date == next.date;
  };
  Candidates counted;
  counted.reserve(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i + 1 < all.size() && superseded(all[i], all[i + 1])) continue;
    if (terms.like_settings && all[i].setting == Setting::unknown) continue;
    counted.push_back(all[i]);
  }
  std::sort(counted.begin(), counted.end(), by_date);
  return counted;
}

std::optional<Date> end_of(const CarePeriod& care) {
  const bool known = care.end && (!care.looked_at || *care.end <= *care.looked_at);
  return known ? care.end : std::nullopt;
}

class Pairs {
 public:
  Pairs(const CarePeriod& care, Candidates scores, const PairingTerms& terms)
      : care_(care), scores_(std::move(scores)), like_settings_(terms.like_settings) {}

  Pairing first_and_last() {
    const auto end = end_of(care_);
    std::erase_if(scores_, [&](const Candidate& score) {
      return score.date < care_.start || (end && score.date > *end);
    });
    Pairing first;
    std::vector<bool> seen;
    for (const Candidate& before : scores_) {
      if (seen.size() <= before.instrument) seen.resize(before.instrument + 1);
      if (seen[before.instrument]) continue;
      seen[before.instrument] = true;
      if (!first.before) first.before = before.row;
      const auto after = std::find_if(scores_.rbegin(), scores_.rend(),
                                      [&](const auto& score) { return goes_with(before, score); });
      if (after != scores_.rend()) return {before.row, after->row};
    }
    return first;
  }

  Pairing in_windows() {
    const auto befores = candidates_before();
    const auto afters = candidates_after();
    const auto latest = latest_by_kind(afters);
    for (const Candidate& before : befores) {
      const auto last = latest.find(kind_of(before));
      if (last == latest.end() || last->second <= before.date) continue;
      const auto after = std::find_if(afters.begin(), afters.end(),
                                      [&](const auto& score) { return goes_with(before, score); });
      return {before.row, after->row};
    }
    if (!befores.empty()) return {befores.front().row, {}};
    if (!afters.empty()) return {{}, afters.front().row};
    return {};
  }

 private:
  using Kind = std::pair<std::size_t, Setting>;

  // Scores that may be compared have the same.
  [[nodiscard]] Kind kind_of(const Candidate& score) const {
    return {score.instrument, like_settings_ ? score.setting : Setting::unknown};
  }
  [[nodiscard]] bool goes_with(const Candidate& before, const Candidate& after) const {
    return after.date > before.date && kind_of(after) == kind_of(before);
  }

  // Within the months of a date, in date order.
  [[nodiscard]] Candidates around(Date date) const {
    const Date first = add_months(date, -window_months, MonthEnd::clip);
    const Date last = add_months(date, window_months, MonthEnd::clip);
    Candidates near;
    std::copy_if(scores_.begin(), scores_.end(), std::back_inserter(near),
                 [&](const Candidate& score) { return first <= score.date && score.date <= last; });
    return near;
  }

  // The best first.
  [[nodiscard]] Candidates candidates_before() const {
    const Date first = care_.first_session.value_or(care_.start);
    auto near = around(first);
    std::stable_sort(near.begin(), near.end(), [&](const Candidate& a, const Candidate& b) {
      const bool a_in_time = a.date <= first, b_in_time = b.date <= first;
      if (a_in_time != b_in_time) return a_in_time;
      return a_in_time ? a.date > b.date : a.date < b.date;
    });
    return near;
  }

  // The nearest first; none where the period of care has not ended.
  [[nodiscard]] Candidates candidates_after() const {
    const auto end = end_of(care_);
    if (!end) return {};
    const Date last = care_.last_session.value_or(*end);
    auto near = around(last);
    std::stable_sort(near.begin(), near.end(), [&](const Candidate& a, const Candidate& b) {
      const int a_days = std::abs(a.date - last), b_days = std::abs(b.date - last);
      return a_days != b_days ? a_days < b_days : a.date > b.date;
    });
    return near;
  }

  [[nodiscard]] std::map<Kind, Date> latest_by_kind(const Candidates& scores) const {
    std::map<Kind, Date> latest;
    for (const Candidate& score : scores) {
      Date& date = latest.try_emplace(kind_of(score), score.date).first->second;
      date = std::max(date, score.date);
    }
    return latest;
  }

  const CarePeriod& care_;
  Candidates scores_;
  bool like_settings_;
};

}  // namespace

bool counts_for_cquin(const CarePeriod& care) {
  if (care.contacts < fewest_contacts) return false;
  if (const auto end = end_of(care)) return *end - care.start > days_closed;
  return care.looked_at && *care.looked_at - care.start > days_open;
}

Pairing pair_scores(const CarePeriod& care, std::span<const PairingScore> scores,
                    const PairingTerms& terms) {
  if (terms.rule == PairingRule::cquin && !counts_for_cquin(care)) return {};
  Pairs pairs(care, counting(scores, care, terms), terms);
  return terms.rule == PairingRule::window ? pairs.in_windows() : pairs.first_and_last();
}

}  // namespace pbr
