#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "pbr/records.hpp"

namespace pbr {
namespace {

// The day a record stands at in its list.
Date day_of(const Referral& r) { return r.received; }
Date day_of(const Assessment& a) { return *a.date; }
Date day_of(const ClusterSpell& s) { return s.start; }
Date day_of(const Contact& c) { return c.date; }
Date day_of(const Stay& s) { return s.start; }
Date day_of(const MeasureScore& m) { return m.date; }
Date day_of(const Status& s) { return s.date; }

// A record that names nobody belongs to nobody: two of them need not be the same person.
template <class Record>
bool belongs(const Record& record) {
  return !record.person.empty();
}

// A row that was not split says nothing safe.
bool belongs(const Assessment& a) {
  return !a.person.empty() && !a.provider.empty() && a.date &&
         a.unusable != Unusable::malformed_row;
}

class Gathering {
 public:
  void add(const Person& person) {
    if (!belongs(person)) return;
    const Person*& details = of(person.person).details;
    if (details == nullptr || person.row < details->row) details = &person;
  }

  template <class Record>
  void add(const std::vector<Record>& records, std::vector<const Record*> CareRecord::*list) {
    for (const Record& record : records) {
      if (belongs(record)) (of(record.person).*list).push_back(&record);
    }
  }

  std::vector<CareRecord> take() {
    for (CareRecord& care : people_) sort_lists(care);
    std::sort(people_.begin(), people_.end(),
              [](const CareRecord& a, const CareRecord& b) { return a.person < b.person; });
    return std::move(people_);
  }

 private:
  // The views stay good: they look into the tables, which outlive this.
  CareRecord& of(const PersonId& person) {
    const auto [at, is_new] = index_.try_emplace(person.text(), people_.size());
    if (is_new) people_.emplace_back().person = person;
    return people_[at->second];
  }

  template <class Record>
  static void sort(std::vector<const Record*>& list) {
    std::sort(list.begin(), list.end(), [](const Record* a, const Record* b) {
      return std::tuple(day_of(*a), a->row) < std::tuple(day_of(*b), b->row);
    });
  }

  // Of a person's referral that stands twice at one provider the first row counts (IN010).
  static void keep_first_rows(std::vector<const Referral*>& list) {
    const auto key = [](const Referral* r) { return std::tie(r->provider, r->referral); };
    std::sort(list.begin(), list.end(), [&](const Referral* a, const Referral* b) {
      return std::tuple(key(a), a->row) < std::tuple(key(b), b->row);
    });
    const auto same = [&](const Referral* a, const Referral* b) { return key(a) == key(b); };
    list.erase(std::unique(list.begin(), list.end(), same), list.end());
  }

  static void sort_lists(CareRecord& care) {
    keep_first_rows(care.referrals);
    sort(care.referrals);
    sort(care.assessments);
    sort(care.clusters);
    sort(care.contacts);
    sort(care.stays);
    sort(care.measures);
    sort(care.statuses);
  }

  std::unordered_map<std::string_view, std::size_t> index_;
  std::vector<CareRecord> people_;
};

}  // namespace

std::vector<CareRecord> care_records(const Tables& tables) {
  Gathering gathering;
  for (const Person& person : tables.persons) gathering.add(person);
  gathering.add(tables.referrals, &CareRecord::referrals);
  gathering.add(tables.assessments, &CareRecord::assessments);
  gathering.add(tables.clusters, &CareRecord::clusters);
  gathering.add(tables.contacts, &CareRecord::contacts);
  gathering.add(tables.stays, &CareRecord::stays);
  gathering.add(tables.measures, &CareRecord::measures);
  gathering.add(tables.statuses, &CareRecord::statuses);
  return gathering.take();
}

}  // namespace pbr
