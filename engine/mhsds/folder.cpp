#include "mhsds/folder.hpp"

#include <algorithm>
#include <filesystem>

namespace pbr::mhsds {
namespace {

namespace fs = std::filesystem;

Diagnostic problem(std::string code, const std::string& folder, std::string message,
                   std::string expected, std::string help) {
  Diagnostic d;
  d.code = std::move(code);
  d.at = {folder};
  d.message = std::move(message);
  d.expected = std::move(expected);
  d.help = std::move(help);
  return d;
}

constexpr std::string_view some_names =
    "CSV files such as MHS101Referral.csv and MHS801ClusterTool_2014-04.csv";

// Names in order, so that no file system decides which row comes first.
std::vector<std::string> names_in(const std::string& folder, Diagnostics& problems) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (!at->is_directory(error)) names.push_back(at->path().filename().string());
  }
  if (error) {
    problems.push_back(problem("MH001", folder, "the folder cannot be read: " + error.message(),
                               "a folder with " + std::string(some_names), ""));
  }
  std::sort(names.begin(), names.end());
  return names;
}

bool is_table(const std::string& name) {
  const auto dot = name.rfind(".csv");
  return dot != std::string::npos && dot + 8 >= name.size();
}

void list_files(const std::string& folder, Work& work) {
  for (const std::string& name : names_in(folder, work.problems)) {
    if (const auto table = table_of_file(name)) {
      work.files[*table].push_back({(fs::path(folder) / name).string(), work.made.files.size()});
      MhsdsFile file;
      file.name = name;
      file.table = spec_of(*table).name;
      work.made.files.push_back(std::move(file));
    } else if (is_table(name)) {
      work.made.unread_files.push_back(name);
    }
  }
  if (!work.files.empty() || has_errors(work.problems)) return;
  work.problems.push_back(problem("MH001", folder, "no table of MHSDS is in this folder",
                                  std::string(some_names),
                                  "name each file by its table; a suffix may follow"));
}

struct Consequence {
  std::vector<Table> any_of;  ///< one of them is enough
  std::string_view missing;
};

void tell_missing(const std::string& folder, Work& work) {
  static const std::vector<Consequence> consequences{
      {{Table::persons}, "no persons: people have no age, groups or commissioner of their own"},
      {{Table::accommodation, Table::employment}, "no statuses: no settled or employed people"},
      {{Table::referrals},
       "no referrals: clusters and assessments have no referral, and nothing closes"},
      {{Table::contacts}, "no contacts"},
      {{Table::hospital_spells}, "no stays: every day is paid as not admitted"},
      {{Table::referral_scores, Table::activity_scores},
       "no measures but those of the cluster tools"},
      {{Table::cluster_tools}, "no assessments, and clusters without initial code and referral"},
      {{Table::cluster_scores}, "no assessments"},
      {{Table::care_clusters}, "no clusters: they are allocated from the assessments"}};
  for (const Consequence& of : consequences) {
    if (std::any_of(of.any_of.begin(), of.any_of.end(), [&](Table t) { return work.has(t); })) {
      continue;
    }
    std::string names;
    for (const Table table : of.any_of) {
      names.append(names.empty() ? "" : " or ").append(spec_of(table).name);
    }
    Diagnostic d =
        problem("MH002", folder, "there is no " + names + ": " + std::string(of.missing), "", "");
    d.severity = Severity::warning;
    work.problems.push_back(std::move(d));
  }
}

void check_versions(const std::string& folder, Work& work) {
  for (const MhsdsFile& file : work.made.files) {
    work.made.versions.insert(file.versions.begin(), file.versions.end());
  }
  if (!work.made.versions.contains(6)) return;
  Diagnostic d = problem(
      "MH006", folder, "a file has fields of MHSDS version 6, whose cluster tables are not filled",
      "cluster tables of versions 4 or 5 beside it",
      "for a caseload of today take the provider's own records as canonical tables");
  d.severity = Severity::warning;
  work.problems.push_back(std::move(d));
}

bool can_make_care(const Work& work) {
  return work.has(Table::care_clusters) ||
         (work.has(Table::cluster_tools) && work.has(Table::cluster_scores));
}

}  // namespace

Diagnostic no_clusters(const std::string& folder, const std::set<int>& versions) {
  return problem("MH003", folder, "neither clusters nor assessments can be made of this extract",
                 "rows in MHS803CareCluster, or in MHS801ClusterTool and MHS802ClusterAssess",
                 versions.contains(6)
                     ? "as of version 6 MHSDS does not fill them: take years of version 4 or 5"
                     : "export the cluster tables too");
}

void open_folder(const std::string& folder, Work& work) {
  list_files(folder, work);
  if (has_errors(work.problems)) return;
  for (const auto& [table, files] : work.files) {
    Rows::check_headers(table, files, work.made.files, work.problems);
  }
  check_versions(folder, work);
  tell_missing(folder, work);
  if (!can_make_care(work)) work.problems.push_back(no_clusters(folder, work.made.versions));
}

}  // namespace pbr::mhsds
