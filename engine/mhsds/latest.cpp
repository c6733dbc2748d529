#include "mhsds/latest.hpp"

#include <algorithm>
#include <tuple>

#include "mhsds/text.hpp"

namespace pbr::mhsds {

void Submissions::learn(Rows& persons) {
  while (persons.next()) {
    if (!persons.has(Field::submission)) continue;
    const auto submission = whole(persons.text(Field::submission));
    if (submission) of_record_[persons.record()] = *submission;
  }
}

void Submissions::see_dates(Rows& row) {
  const auto last = last_day_of_month(row.text(Field::month));
  if (last) {
    last_day_ = std::max(last_day_.value_or(*last), *last);
    first_day_ = std::min(first_day_.value_or(*last), first_of_month(*last));
  }
  const auto start = row.text(Field::record_start);
  if (start.empty()) return;
  const auto day = day_of(start);
  if (day) record_start_ = std::min(record_start_.value_or(*day), *day);
}

std::uint32_t Submissions::of(Rows& row) {
  see_dates(row);
  Version version{whole(row.text(Field::month)).value_or(0), 0};
  if (row.has(Field::submission)) {
    version.submission = whole(row.text(Field::submission)).value_or(0);
  } else if (!of_record_.empty()) {
    const auto found = of_record_.find(row.record());
    if (found != of_record_.end()) version.submission = found->second;
  }
  return numbers_.try_emplace(version, static_cast<std::uint32_t>(numbers_.size())).first->second;
}

std::vector<std::uint32_t> Submissions::ranks() const {
  std::vector<std::uint32_t> ranks(numbers_.size());
  std::uint32_t rank = 0;
  for (const auto& [version, number] : numbers_) ranks[number] = rank++;
  return ranks;
}

namespace {

struct Entry {
  Key record;
  std::uint64_t part = 0, content = 0, unique = 0;
  std::uint32_t submission = 0, row = 0;
};

// The last of a record is the one that counts.
bool before(const Entry& a, const Entry& b) {
  return std::tie(a.record, a.submission, a.part, a.unique, a.row) <
         std::tie(b.record, b.submission, b.part, b.unique, b.row);
}

using Entries = std::vector<Entry>;

// Rows of one record in its latest submission: of each part the last counts.
void settle_submission(Entries::const_iterator first, Entries::const_iterator end, Fates& fates) {
  for (auto entry = first; entry != end; ++entry) {
    const auto next = entry + 1;
    if (next == end || next->part != entry->part) continue;
    auto counts = next;
    while (counts + 1 != end && (counts + 1)->part == entry->part) ++counts;
    const bool same = counts->content == entry->content;
    fates.set(entry->row, same ? Fate::repeated : Fate::contradicted, !same);
  }
}

void settle_record(Entries::const_iterator first, Entries::const_iterator end, Fates& fates) {
  const Entry& last = *(end - 1);
  auto latest = first;
  for (; latest->submission != last.submission; ++latest) {
    fates.set(latest->row, Fate::replaced, latest->content != last.content);
  }
  settle_submission(latest, end, fates);
}

}  // namespace

Fates find_latest(Rows& rows, Submissions& submissions,
                  const std::function<std::optional<Record>(Rows&)>& record_of) {
  Fates fates;
  Entries entries;
  while (rows.next()) {
    fates.add();
    if (rows.broken()) continue;
    const std::uint32_t submission = submissions.of(rows);
    const auto record = record_of(rows);
    if (!record) continue;
    entries.push_back({record->of, record->part, record->content,
                       whole(rows.text(Field::unique)).value_or(0), submission, rows.number()});
  }
  const auto ranks = submissions.ranks();
  for (Entry& entry : entries) entry.submission = ranks[entry.submission];
  std::sort(entries.begin(), entries.end(), before);
  for (auto first = entries.cbegin(); first != entries.cend();) {
    auto end = first;
    while (end != entries.cend() && end->record == first->record) ++end;
    if (end - first > 1) settle_record(first, end, fates);
    first = end;
  }
  return fates;
}

}  // namespace pbr::mhsds
