#include "pbr/records.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>

using namespace pbr;

namespace {

Assessment assessment(Row row, const std::string& person, Date date) {
  Assessment a;
  a.row = row;
  a.person = PersonId{person};
  a.provider = ProviderId{"ZPA"};
  a.date = date;
  return a;
}

template <class Record>
std::string rows(const std::vector<const Record*>& list) {
  std::string text;
  for (const Record* record : list) text += " " + std::to_string(record->row);
  return text;
}

// "p1[person row]: referrals; assessments; ...", by row numbers.
std::string told(const std::vector<CareRecord>& people) {
  std::string text;
  for (const auto& care : people) {
    text += care.person.text() + "[" +
            (care.details == nullptr ? "-" : std::to_string(care.details->row)) +
            "]:" + rows(care.referrals) + ";" + rows(care.assessments) + ";" + rows(care.clusters) +
            ";" + rows(care.contacts) + ";" + rows(care.stays) + ";" + rows(care.measures) + ";" +
            rows(care.statuses) + "\n";
  }
  return text;
}

const Date day1{2014, 4, 1};
const Date day2{2014, 5, 1};

template <class Record>
Record of(Row row, const std::string& person) {
  Record record;
  record.row = row;
  record.person = PersonId{person};
  return record;
}

}  // namespace

TEST_CASE("nobody gives no care records") { CHECK(care_records({}).empty()); }

TEST_CASE("every table's records come to their person, people by id") {
  Tables tables;
  tables.persons = {of<Person>(1, "p2"), of<Person>(2, "p10")};
  tables.referrals = {of<Referral>(1, "p2")};
  tables.assessments = {assessment(1, "p1", day1)};
  tables.clusters = {of<ClusterSpell>(1, "p2")};
  tables.contacts = {of<Contact>(1, "p10")};
  tables.stays = {of<Stay>(1, "p3")};
  tables.measures = {of<MeasureScore>(1, "p2")};
  tables.statuses = {of<Status>(1, "p2")};
  CHECK(told(care_records(tables)) ==
        "p1[-]:; 1;;;;;\n"
        "p10[2]:;;; 1;;;\n"
        "p2[1]: 1;; 1;;; 1; 1\n"
        "p3[-]:;;;; 1;;\n");
}

TEST_CASE("lists are ordered by date, then by row") {
  Tables tables;
  tables.assessments = {assessment(1, "p", day2), assessment(2, "p", day1),
                        assessment(3, "p", day2), assessment(4, "p", day1)};
  CHECK(told(care_records(tables)) == "p[-]:; 2 4 1 3;;;;;\n");
}

TEST_CASE("assessments that say nothing safe are left out, unusable ratings are not") {
  struct Case {
    Unusable why;
    bool kept;
  };
  for (const auto& c :
       {Case{Unusable::rating_out_of_range, true}, Case{Unusable::no_item_rated, true},
        Case{Unusable::malformed_row, false}}) {
    Tables tables;
    tables.assessments = {assessment(1, "p", day1)};
    tables.assessments[0].unusable = c.why;
    CHECK(care_records(tables).size() == (c.kept ? 1U : 0U));
  }
  Tables tables;
  tables.assessments = {assessment(1, "", day1), assessment(2, "p", day1),
                        assessment(3, "p", day1)};
  tables.assessments[1].provider = {};
  tables.assessments[2].date.reset();
  CHECK(care_records(tables).empty());
}

TEST_CASE("records that name nobody are not one person") {
  Tables tables;
  tables.persons = {of<Person>(1, "")};
  tables.contacts = {of<Contact>(1, ""), of<Contact>(2, "")};
  CHECK(care_records(tables).empty());
}

TEST_CASE("of a person who stands twice the first row counts") {
  Tables tables;
  tables.persons = {of<Person>(3, "p"), of<Person>(1, "p"), of<Person>(2, "p")};
  const auto people = care_records(tables);
  REQUIRE(people.size() == 1);
  CHECK(people[0].details == &tables.persons[1]);
}

TEST_CASE("the order of the rows in memory does not matter, and nobody is lost") {
  REQUIRE(rc::check("row order", [] {
    const auto ids = *rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("p1", "p2", "p10", "é", ""));
    Tables tables;
    Row row = 0;
    for (const auto& id : ids) {
      const auto date = day1 + *rc::gen::inRange(0, 3);
      tables.persons.push_back(of<Person>(++row, id));
      tables.assessments.push_back(assessment(row, id, date));
      tables.clusters.push_back(of<ClusterSpell>(row, id));
      tables.clusters.back().start = date;
    }
    const auto before = told(care_records(tables));
    std::size_t kept = 0;
    for (const auto& care : care_records(tables)) kept += care.clusters.size();
    RC_ASSERT(kept ==
              ids.size() - static_cast<std::size_t>(std::count(ids.begin(), ids.end(), "")));
    const auto turn = static_cast<std::ptrdiff_t>(
        ids.empty() ? 0 : *rc::gen::inRange<std::size_t>(0, ids.size()));
    std::rotate(tables.persons.begin(), tables.persons.begin() + turn, tables.persons.end());
    std::reverse(tables.assessments.begin(), tables.assessments.end());
    std::rotate(tables.clusters.begin(), tables.clusters.begin() + turn, tables.clusters.end());
    RC_ASSERT(told(care_records(tables)) == before);
  }));
}

TEST_CASE("of a referral that stands twice at one provider the first row counts") {
  const auto referral = [](Row row, const std::string& id, const std::string& provider, Date day) {
    auto r = of<Referral>(row, "p");
    r.referral = ReferralId{id};
    r.provider = ProviderId{provider};
    r.received = day;
    return r;
  };
  Tables tables;
  tables.referrals = {referral(1, "r1", "ZPA", day2), referral(2, "r1", "ZPA", day1),
                      referral(3, "r1", "ZPB", day1), referral(4, "r2", "ZPA", day1)};
  CHECK(told(care_records(tables)) == "p[-]: 3 4 1;;;;;;\n");
}
