#include "synth/cohort_writer.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "support.hpp"

namespace pbr::synth_test {
namespace {

class Extract {
 public:
  explicit Extract(Rate dirty_rate) : folder_("mhsds") {
    SynthOptions mhsds = options(folder_, 400);
    mhsds.format = SynthOptions::Format::mhsds;
    mhsds.dirty_rate = dirty_rate;
    summary_ = synthesise(mhsds);
  }
  [[nodiscard]] std::vector<Row> table(const std::string& name) const {
    return read(folder_.file(name + ".csv"));
  }
  [[nodiscard]] const SynthSummary& summary() const { return summary_; }

 private:
  Folder folder_;
  SynthSummary summary_;
};

// Values of the named columns, joined.
std::string key(const Row& row, const std::vector<std::string>& columns) {
  std::string text;
  for (const std::string& column : columns) text += row.at(column) + "|";
  return text;
}

struct Join {
  std::string from, to;
  std::vector<std::string> columns;
};

const std::vector<Join>& joins() {
  static const std::vector<Join> list{
      {"MHS802ClusterAssess", "MHS801ClusterTool", {"UniqClustID", "RecordNumber"}},
      {"MHS803CareCluster", "MHS801ClusterTool", {"UniqClustID", "RecordNumber"}},
      {"MHS801ClusterTool", "MHS101Referral", {"RecordNumber"}},
      {"MHS101Referral", "MHS001MPI", {"RecordNumber"}},
      {"MHS003AccommStatus", "MHS001MPI", {"RecordNumber"}},
      {"MHS004EmpStatus", "MHS001MPI", {"RecordNumber"}},
      {"MHS201CareContact", "MHS101Referral", {"UniqServReqID", "RecordNumber"}},
      {"MHS501HospProvSpell", "MHS101Referral", {"UniqServReqID", "RecordNumber"}},
      {"MHS502WardStay", "MHS501HospProvSpell", {"UniqHospProvSpellID", "RecordNumber"}},
      {"MHS606CodedScoreAssessmentRefer", "MHS101Referral", {"UniqServReqID", "RecordNumber"}},
  };
  return list;
}

TEST_CASE("every row finds the row it belongs to, faults or not") {
  for (const Rate rate : {Rate(0), Rate(5, 100)}) {
    const Extract extract(rate);
    for (const Join& join : joins()) {
      INFO(join.from + " to " + join.to);
      std::set<std::string> known;
      for (const Row& row : extract.table(join.to)) known.insert(key(row, join.columns));
      const std::vector<Row> rows = extract.table(join.from);
      CHECK_FALSE(rows.empty());
      for (const Row& row : rows) {
        if (known.count(key(row, join.columns)) == 0) FAIL("a row without its partner");
      }
    }
  }
}

TEST_CASE("keys follow the data set's conventions") {
  const Extract extract(Rate(0));
  for (const auto& [name, count] : extract.summary().rows) {
    INFO(name);
    const std::vector<Row> rows = extract.table(name);
    CHECK(rows.size() == count);
    std::set<std::string> unique;
    std::map<std::string, std::string> person_of;
    for (const Row& row : rows) {
      CHECK(unique.insert(row.at(name.substr(0, 6) + "UniqID")).second);
      CHECK(row.at("UniqMonthID") == "1380");
      const auto person = row.at("OrgIDProv") + row.at("Person_ID");
      CHECK(person_of.emplace(row.at("RecordNumber"), person).first->second == person);
    }
  }
  for (const Row& row : extract.table("MHS101Referral")) {
    CHECK(row.at("UniqServReqID") == row.at("OrgIDProv") + row.at("ServiceRequestId"));
  }
}

// The public SQL reads the date of a review from the row that the spell names.
TEST_CASE("a spell names the provider's latest assessment inside it") {
  const Extract extract(Rate(0));
  std::map<std::string, std::string> date_of;
  std::map<std::string, std::vector<std::string>> made;  // by person and provider
  for (const Row& row : extract.table("MHS801ClusterTool")) {
    date_of[row.at("UniqClustID")] = row.at("AssToolCompDate");
    made[row.at("Person_ID") + row.at("OrgIDProv")].push_back(row.at("AssToolCompDate"));
  }
  std::size_t confirmed = 0;
  for (const Row& row : extract.table("MHS803CareCluster")) {
    const std::string &start = row.at("StartDateCareClust"), &end = row.at("EndDateCareClust");
    std::string latest;
    for (const std::string& date : made[row.at("Person_ID") + row.at("OrgIDProv")]) {
      if (date >= start && (end.empty() || date < end)) latest = std::max(latest, date);
    }
    CHECK(date_of.at(row.at("UniqClustID")) == latest);
    confirmed += latest > start ? 1 : 0;
  }
  CHECK(confirmed > 0);
}

TEST_CASE("ratings carry the instrument's SNOMED CT codes, each once an assessment") {
  const Extract extract(Rate(0));
  std::map<std::string, std::set<std::string>> codes;
  for (const Row& row : extract.table("MHS802ClusterAssess")) {
    CHECK(codes[row.at("UniqClustID")].insert(row.at("CodedAssToolType")).second);
    CHECK(std::string("012349").find(row.at("PersScore")) != std::string::npos);
  }
  for (const auto& [tool, of_tool] : codes) CHECK(of_tool.size() == 18);
  // Item 1 and item 12, published item by item.
  CHECK(codes.begin()->second.count("979641000000103") == 1);
  CHECK(codes.begin()->second.count("979751000000109") == 1);
}

TEST_CASE("both formats hold the same people") {
  const Extract extract(Rate(5, 1000));
  Folder folder("canonical");
  synthesise(options(folder, 400));
  const auto referrals = read(folder.file("referrals.csv"));
  const auto mhsds = extract.table("MHS101Referral");
  REQUIRE(referrals.size() == mhsds.size());
  for (std::size_t row = 0; row < referrals.size(); ++row) {
    CHECK(referrals[row].at("person_id") == mhsds[row].at("Person_ID"));
    CHECK(referrals[row].at("received") == mhsds[row].at("ReferralRequestReceivedDate"));
    CHECK(referrals[row].at("closed") == mhsds[row].at("ServDischDate"));
  }
}

}  // namespace
}  // namespace pbr::synth_test
