// MHS101 into referrals, and what other tables join to them by.
#include <algorithm>
#include <tuple>

#include "mhsds/canonical.hpp"
#include "mhsds/referral_join.hpp"
#include "mhsds/text.hpp"
#include "mhsds/work.hpp"

namespace pbr::mhsds {

void ReferralJoin::add(const Rows& row, const std::string& id, Date received,
                       std::optional<Date> closed) {
  const auto [number, is_new] =
      number_of_id_.try_emplace(key_of({id}), static_cast<std::uint32_t>(ids_.size()));
  if (is_new) ids_.push_back(id);
  constexpr int years = 400;  // beyond every date that can be read
  Date last = received + 366 * years;
  if (closed && *closed >= received) {
    last = *closed;
  } else if (const auto month = last_day_of_month(row.text(Field::month))) {
    last = *month;
  }
  candidates_.push_back(
      {row.record(), whole(row.text(Field::unique)).value_or(0), received, last, number->second});
}

// The one received last stands last, so that it is met first from behind.
void ReferralJoin::finish() {
  number_of_id_.clear();
  std::sort(candidates_.begin(), candidates_.end(), [](const Candidate& a, const Candidate& b) {
    return std::tie(a.record, a.received, a.unique, a.id) <
           std::tie(b.record, b.received, b.unique, b.id);
  });
}

ReferralJoin::Match ReferralJoin::find(const Key& record, Date day) const {
  const auto [first, end] =
      std::equal_range(candidates_.begin(), candidates_.end(), Candidate{record, 0, {}, {}, 0},
                       [](const Candidate& a, const Candidate& b) { return a.record < b.record; });
  Match match;
  std::uint32_t found = 0;
  for (auto candidate = end; candidate != first;) {
    --candidate;
    if (day < candidate->received || day > candidate->last) continue;
    if (match.id.empty()) {
      found = candidate->id;
      match.id = ids_[found];
    } else if (candidate->id != found) {
      match.several = true;
    }
  }
  return match;
}

namespace {

void add_to_join(const Rows& row, ReferralJoin& referrals) {
  const auto received = day_of(row.text(Field::start));
  const auto closed = day_of(row.text(Field::end));
  const std::string id = row.id(Field::referral, Field::local_referral);
  if (!received || id.empty()) return;
  referrals.add(row, id, *received, closed ? std::optional(*closed) : std::nullopt);
}

bool use_referral(Rows& row, CanonicalTable& out) {
  const std::string id = row.id(Field::referral, Field::local_referral);
  if (id.empty()) row.needed(Field::referral);
  row.needed(Field::person);
  row.needed(Field::provider);
  CsvWriter& csv = out.row();
  csv.field(id).field(row.text(Field::person)).field(row.text(Field::provider));
  csv.field(row.text(Field::commissioner));
  csv.field(row.day(Field::start, true).text).field(row.day(Field::end, false).text).end();
  return true;
}

}  // namespace

void import_referrals(Work& work, ReferralJoin& referrals) {
  if (!work.has(Table::referrals)) return;
  CanonicalTable out(work, TableKind::referrals);
  work.latest_rows(
      Table::referrals,
      [](Rows& row) -> std::optional<Record> {
        const std::string id = row.id(Field::referral, Field::local_referral);
        if (id.empty()) return std::nullopt;
        return Record{key_of({id}), 0, row.content()};
      },
      [&](Rows& row) {
        add_to_join(row, referrals);
        return use_referral(row, out);
      },
      [&](Rows& row) { add_to_join(row, referrals); });
  referrals.finish();
}

}  // namespace pbr::mhsds
