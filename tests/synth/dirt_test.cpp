#include "synth/dirt.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "support.hpp"

namespace pbr::synth_test {
namespace {

struct Found {
  std::map<std::string, std::uint64_t> counts;
  std::map<std::string, std::string> closed;  // by referral
};

bool impossible(const std::string& date) { return !date.empty() && !Date::parse(date); }

void count_dates(const std::vector<Row>& rows, const std::string& column, Found& found) {
  for (const Row& row : rows) {
    if (impossible(row.at(column))) ++found.counts["impossible date"];
  }
}

void count_spans(const std::vector<Row>& rows, const std::string& start, const std::string& end,
                 Found& found) {
  for (const Row& row : rows) {
    const bool dates = !impossible(row.at(start)) && !row.at(end).empty();
    if (dates && row.at(end) < row.at(start)) ++found.counts["end before start"];
  }
}

void count_assessments(const std::vector<Row>& rows, Found& found) {
  std::set<std::string> ids;
  for (const Row& row : rows) {
    if (!ids.insert(row.at("assessment_id")).second) ++found.counts["assessment sent twice"];
    if (row.at("person_id").empty()) ++found.counts["missing person id"];
    if (row.at("super_class") == "D") ++found.counts["unknown super-class"];
    if (row.at("item_7") == "two") ++found.counts["text for a number"];
    const bool five = std::any_of(row.begin(), row.end(), [](const auto& field) {
      return field.first.starts_with("item_") && field.second == "5";
    });
    if (five) ++found.counts["rating 5"];
  }
}

void count_spells(const std::vector<Row>& rows, Found& found) {
  const Row* before = nullptr;
  for (const Row& row : rows) {
    const std::string& code = row.at("cluster_final");
    if (code == "09" || code == "47") ++found.counts["cluster " + code];
    if (code.size() == 1) ++found.counts["one-digit cluster"];
    const std::string& closed = found.closed[row.at("referral_id")];
    if (!closed.empty() && row.at("end") > closed) ++found.counts["spell outlasts its referral"];
    const bool same = before && before->at("person_id") == row.at("person_id") &&
                      before->at("provider") == row.at("provider");
    if (same && !impossible(row.at("start")) && row.at("start") < before->at("end")) {
      ++found.counts["overlapping spells"];
    }
    before = &row;
  }
}

void count_text(const std::vector<Row>& rows, const std::string& column, const std::string& text,
                Found& found) {
  for (const Row& row : rows) {
    if (row.at("person_id").empty()) ++found.counts["missing person id"];
    if (row.at(column) == text) ++found.counts["text for a number"];
  }
}

Found faults_in(const Folder& folder) {
  Found found;
  const auto table = [&](const std::string& name) { return read(folder.file(name + ".csv")); };
  const std::vector<Row> referrals = table("referrals"), stays = table("stays"),
                         spells = table("clusters");
  for (const Row& row : referrals) {
    // A closing day that is itself a fault says nothing about the spells.
    const bool usable = row.at("closed") >= row.at("received");
    if (usable) found.closed[row.at("referral_id")] = row.at("closed");
  }
  count_dates(table("persons"), "birth_date", found);
  count_dates(referrals, "received", found);
  count_dates(spells, "start", found);
  count_dates(stays, "start", found);
  for (const std::string name : {"assessments", "contacts", "measures", "statuses"}) {
    count_dates(table(name), "date", found);
  }
  count_spans(referrals, "received", "closed", found);
  count_spans(spells, "start", "end", found);
  count_spans(stays, "start", "end", found);
  count_assessments(table("assessments"), found);
  count_spells(spells, found);
  count_text(table("contacts"), "minutes", "an hour", found);
  count_text(table("measures"), "score", "n/a", found);
  return found;
}

TEST_CASE("every fault that the summary counts stands in the files, and no other") {
  Folder folder("dirt");
  SynthOptions dirty = options(folder, 3000);
  dirty.dirty_rate = Rate(4, 100);
  const SynthSummary summary = synthesise(dirty);
  CHECK(faults_in(folder).counts == summary.dirty);
  CHECK(summary.dirty.size() == synth::fault_count);
}

TEST_CASE("faults are planted at the stated rate") {
  Folder folder("rate");
  const SynthSummary summary = synthesise(options(folder, 5000));
  std::uint64_t rows = 0, faults = 0;
  for (const auto& [name, count] : summary.rows) rows += count;
  for (const auto& [kind, count] : summary.dirty) faults += count;
  // About three standard errors of 5 per mille of 100,000 rows.
  CHECK(1000.0 * static_cast<double>(faults) / static_cast<double>(rows) == Approx(5).margin(0.7));
}

TEST_CASE("at rate 1 every row of the people's tables has a fault") {
  Folder folder("filthy");
  SynthOptions filthy = options(folder, 50);
  filthy.dirty_rate = Rate(1);
  const SynthSummary summary = synthesise(filthy);
  std::uint64_t rows = 0, faults = 0;
  for (const auto& [name, count] : summary.rows) {
    if (name != "contracts" && name != "contributions") rows += count;
  }
  for (const auto& [kind, count] : summary.dirty) faults += count;
  CHECK(faults == rows - summary.dirty.at("assessment sent twice"));
}

}  // namespace
}  // namespace pbr::synth_test
