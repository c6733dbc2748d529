// What an import takes for granted: told in the study, and from there in the report.
#include <algorithm>

#include "mhsds/work.hpp"

namespace pbr::mhsds {
namespace {

std::string_view word_of(AssessmentReason reason) {
  switch (reason) {
    case AssessmentReason::initial:
      return "initial";
    case AssessmentReason::review:
      return "review";
    case AssessmentReason::discharge:
      return "discharge";
    default:
      return "other";
  }
}

std::string reasons_sentence(const std::map<std::string, AssessmentReason>& reasons) {
  if (reasons.empty()) {
    return "ClustToolAssReason: its code list is not among our sources. The reason of every "
           "assessment is left empty, and it is allocated as an initial one is.";
  }
  std::string text = "ClustToolAssReason is read as whoever ran the import said:";
  for (const auto& [code, reason] : reasons) {
    text.append(text.back() == ':' ? " " : ", ")
        .append(code)
        .append(" is ")
        .append(word_of(reason));
  }
  return text + "; the reason is left empty for other codes.";
}

void add_cluster_assumptions(const Work& work, std::vector<std::string>& list) {
  const auto& items = work.terms.instrument.items;
  const auto assumed = [](const InstrumentItem& item) { return item.snomed_assumed; };
  const auto has_older = [](const InstrumentItem& item) { return !item.snomed_older.empty(); };
  if (std::any_of(items.begin(), items.end(), assumed)) {
    list.push_back(work.terms.instrument.assumption);
  }
  if (std::any_of(items.begin(), items.end(), has_older)) {
    list.emplace_back(
        "A score of the form for people of 65 and over is read as the same item of the working-age "
        "form.");
  }
  list.push_back(reasons_sentence(work.terms.reasons));
  list.emplace_back(
      "Of several referrals of a RecordNumber that are open on the day of a cluster tool, the one "
      "received last is its referral.");
  list.emplace_back(
      "Of two scores of one item in one cluster tool the one with the highest "
      "MHS802UniqID counts.");
}

}  // namespace

std::vector<std::string> assumptions_of(const Work& work) {
  std::vector<std::string> list;
  if (work.has(Table::cluster_tools)) add_cluster_assumptions(work, list);
  list.emplace_back(
      "Of one record in several submissions the latest counts, by UniqMonthID, then "
      "UniqSubmissionID, then MHSnnnUniqID.");
  list.emplace_back(
      "The day of a discharge and of a cluster's end is not counted, as ClusterDaysRP counts; the "
      "day of a timestamp is the one that is written.");
  if (work.has(Table::employment)) {
    list.emplace_back("EmployStatus 01 is employed; every other code is not employed.");
  }
  if (work.has(Table::hospital_spells)) {
    list.emplace_back("A stay is a hospital provider spell, whatever its wards.");
  }
  list.push_back(work.made.period_from);
  return list;
}

}  // namespace pbr::mhsds
