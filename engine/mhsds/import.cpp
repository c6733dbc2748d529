#include <algorithm>

#include "mhsds/cluster_tools.hpp"
#include "mhsds/folder.hpp"
#include "mhsds/referral_join.hpp"
#include "mhsds/work.hpp"

namespace pbr {
namespace {

using mhsds::Rows;
using mhsds::Table;
using mhsds::Work;

Diagnostic no_period(const std::string& folder, std::string message, std::string found) {
  Diagnostic d;
  d.code = "MH005";
  d.at = {folder};
  d.message = std::move(message);
  d.found = std::move(found);
  d.help = "give the period: --first-day YYYY-MM-DD --last-day YYYY-MM-DD";
  return d;
}

std::string days_text(Date first, Date last) { return to_text(first) + " to " + to_text(last); }

// Rule 9 of pbr/mhsds.hpp.
void find_period(const std::string& folder, Work& work) {
  const MhsdsTerms& terms = work.terms;
  const auto& seen = work.submissions;
  auto first = seen.first_day();
  std::string from = "the first day of the lowest UniqMonthID";
  if (first && seen.record_start() && *seen.record_start() < *first) {
    first = seen.record_start();
    from = "the earliest RecordStartDate";
  }
  if (terms.first_day) first = terms.first_day;
  const auto last = terms.last_day ? terms.last_day : seen.last_day();
  if (!first || !last) {
    work.problems.push_back(no_period(folder, "no UniqMonthID says what period this is", ""));
    return;
  }
  if (*last < *first) {
    work.problems.push_back(
        no_period(folder, "the period ends before it starts", days_text(*first, *last)));
    return;
  }
  work.made.period = Period::inclusive(*first, *last);
  work.made.period_from = "The period is " + days_text(*first, *last) + ": its first day is " +
                          (terms.first_day ? "given" : from) + ", its last day is " +
                          (terms.last_day ? "given." : "the last day of the highest UniqMonthID.");
}

bool persons_have(const MhsdsImport& made, std::string_view column) {
  return std::any_of(made.files.begin(), made.files.end(), [&](const MhsdsFile& file) {
    const auto& columns = file.read_columns;
    return file.table == mhsds::spec_of(Table::persons).name &&
           std::any_of(columns.begin(), columns.end(),
                       [&](const std::string& name) { return mhsds::same_name(name, column); });
  });
}

void run_parts(Work& work) {
  mhsds::ReferralJoin referrals;
  mhsds::ClusterTools tools;
  if (persons_have(work.made, "IMDQuart")) work.made.groups = {"group_imd_quart"};
  if (persons_have(work.made, "UniqSubmissionID")) {
    Rows persons = work.rows(Table::persons);
    work.submissions.learn(persons);
  }
  mhsds::import_persons(work);
  mhsds::import_referrals(work, referrals);
  mhsds::import_cluster_tools(work, referrals, tools);
  mhsds::import_care_clusters(work, tools);
  mhsds::import_contacts_and_scores(work);
  mhsds::import_stays(work);
  mhsds::import_statuses(work);
}

bool made_no_care(const MhsdsImport& made) {
  const auto rows = [&](TableKind kind) {
    const auto found = made.written.find(kind);
    return found == made.written.end() ? 0 : found->second;
  };
  return rows(TableKind::clusters) + rows(TableKind::assessments) == 0;
}

}  // namespace

Findings MhsdsImport::all_findings() const {
  Findings all;
  for (const MhsdsFile& file : files) all.append(file.findings);
  return all;
}

Loaded<MhsdsImport> import_mhsds(const std::string& folder, const MhsdsTerms& terms,
                                 const MhsdsOutput& output) {
  Loaded<MhsdsImport> loaded;
  MhsdsImport made;
  Work work(terms, output, made, loaded.problems);
  mhsds::open_folder(folder, work);
  if (has_errors(loaded.problems)) return loaded;
  run_parts(work);
  if (has_errors(loaded.problems)) return loaded;
  if (made_no_care(made)) loaded.problems.push_back(mhsds::no_clusters(folder, made.versions));
  find_period(folder, work);
  if (has_errors(loaded.problems)) return loaded;
  made.assumptions = mhsds::assumptions_of(work);
  loaded.value = std::move(made);
  return loaded;
}

}  // namespace pbr
