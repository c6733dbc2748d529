#include "pbr/run_diff.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "pbr/csv.hpp"
#include "runs/pack_diff.hpp"
#include "runs/table_diff.hpp"
#include "text/sha256.hpp"

namespace pbr {

namespace {

using Facts = std::vector<std::pair<std::string, std::string>>;

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text.empty() ? "none" : text;
}

/// Everything of a run that is one line each, the weightiest first.
Facts facts_of(const RunRecord& run) {
  return {{"version", run.version},
          {"program", run.program_sha256},
          {"command", run.command},
          {"study", run.study},
          {"study file", run.study_sha256},
          {"first day", run.first_day},
          {"last day", run.last_day},
          {"seed", std::to_string(run.seed)},
          {"replicates", std::to_string(run.replicates)},
          {"groups", joined(run.groups)},
          {"disclosure", run.disclosure ? "on" : "off"},
          {"papers", joined(run.papers)}};
}

std::optional<std::string> unless_empty(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

void diff_facts(const RunRecord& a, const RunRecord& b, RunDifference& into) {
  const Facts one = facts_of(a);
  const Facts other = facts_of(b);
  for (std::size_t at = 0; at < one.size(); ++at) {
    if (one[at].second == other[at].second) continue;
    into.facts.push_back(
        {one[at].first, unless_empty(one[at].second), unless_empty(other[at].second)});
  }
}

using Pair = std::pair<const RecordedFile*, const RecordedFile*>;

/// Files of both runs, those with the same `key` side by side, in the order of the first run.
std::vector<Pair> paired(const std::vector<RecordedFile>& a, const std::vector<RecordedFile>& b,
                         auto key) {
  std::vector<Pair> pairs;
  std::set<const RecordedFile*> used;
  for (const RecordedFile& one : a) {
    const auto other = std::find_if(b.begin(), b.end(), [&](const RecordedFile& file) {
      return !used.contains(&file) && key(file) == key(one);
    });
    if (other != b.end()) used.insert(&*other);
    pairs.emplace_back(&one, other != b.end() ? &*other : nullptr);
  }
  for (const RecordedFile& other : b) {
    if (!used.contains(&other)) pairs.emplace_back(nullptr, &other);
  }
  return pairs;
}

void diff_inputs(const RunRecord& a, const RunRecord& b, RunDifference& into) {
  const auto pairs = paired(a.inputs, b.inputs, [](const RecordedFile& file) { return file.what; });
  for (const auto& [one, other] : pairs) {
    if (one != nullptr && other != nullptr && one->sha256 == other->sha256) continue;
    FactDifference fact{"input " + (one != nullptr ? one : other)->what, {}, {}};
    if (one != nullptr) fact.a = one->name + " " + one->sha256;
    if (other != nullptr) fact.b = other->name + " " + other->sha256;
    into.facts.push_back(std::move(fact));
  }
}

/// A pack of the same place is the same pack; kinds of which there is one alone are held together
/// whatever their place.
std::string pack_key(const RecordedFile& pack) {
  const bool several = pack.what == "measure" || pack.what == "scheme";
  return pack.what + (several ? " " + pack.detail.substr(0, pack.detail.find(' ')) : "");
}

void diff_pack_files(const RunRecord& a, const RunRecord& b,
                     const std::vector<std::string>& folders, RunDifference& into) {
  for (const auto& [one, other] : paired(a.packs, b.packs, pack_key)) {
    if (one != nullptr && other != nullptr && one->sha256 == other->sha256) continue;
    PackDifference pack;
    pack.fact.what = "pack " + (one != nullptr ? one : other)->what;
    if (one != nullptr) pack.fact.a = one->name + " (" + one->detail + ") " + one->sha256;
    if (other != nullptr) pack.fact.b = other->name + " (" + other->detail + ") " + other->sha256;
    if (one != nullptr && other != nullptr) {
      const auto file = runs::find_pack_file(a, *one, folders);
      const auto other_file = runs::find_pack_file(b, *other, folders);
      pack.at_hand = file && other_file;
      if (pack.at_hand) pack.changes = runs::diff_packs(one->what, *file, *other_file);
    }
    into.packs.push_back(std::move(pack));
  }
}

using Totals = std::map<std::pair<std::string, std::string>, Pence>;

/// Of payments.csv: by scheme and provider, and by scheme under "".
Totals totals_of(const std::string& file) {
  Totals totals;
  CsvReader reader = CsvReader::open(file);
  const auto scheme = reader.column("scheme");
  const auto provider = reader.column("provider");
  const auto amount = reader.column("amount");
  if (!scheme || !provider || !amount) return totals;
  while (const auto record = reader.next()) {
    if (record->problem) continue;
    const auto pounds = parse_pounds(record->fields[*amount].text);
    if (!pounds) continue;
    const std::string of(record->fields[*scheme].text);
    totals[{of, ""}] += pounds.value();
    totals[{of, std::string(record->fields[*provider].text)}] += pounds.value();
  }
  return totals;
}

void diff_totals(const std::string& a, const std::string& b, RunDifference& into) {
  const Totals one = totals_of(a);
  const Totals other = totals_of(b);
  std::set<std::pair<std::string, std::string>> names;
  for (const auto& [name, amount] : one) names.insert(name);
  for (const auto& [name, amount] : other) names.insert(name);
  for (const auto& name : names) {
    const auto in_a = one.find(name);
    const auto in_b = other.find(name);
    TotalDifference total{name.first, name.second, {}, {}};
    if (in_a != one.end()) total.a = in_a->second;
    if (in_b != other.end()) total.b = in_b->second;
    if (total.a != total.b) into.totals.push_back(std::move(total));
  }
}

/// What a run left: what its record names, and every table that stands there.
std::set<std::string> files_of(const RunRecord& run) {
  std::set<std::string> names;
  for (const RecordedFile& output : run.outputs) names.insert(output.name);
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(run.folder, error)) {
    if (entry.path().extension() == ".csv") names.insert(entry.path().filename().string());
  }
  return names;
}

/// The report is made of the tables and names the packs: it is looked at last.
std::vector<std::string> in_order(const std::set<std::string>& a, const std::set<std::string>& b) {
  std::set<std::string> all = a;
  all.insert(b.begin(), b.end());
  std::vector<std::string> names(all.begin(), all.end());
  std::stable_partition(names.begin(), names.end(),
                        [](const std::string& name) { return name.ends_with(".csv"); });
  return names;
}

class Files {
 public:
  Files(const RunRecord& a, const RunRecord& b, RunDifference& into, Diagnostics& problems)
      : a_(a.folder),
        b_(b.folder),
        names_(in_order(files_of(a), files_of(b))),
        into_(into),
        problems_(problems) {}

  void diff() {
    const std::string payments = "payments.csv";
    if (there(a_ / payments) && there(b_ / payments)) {
      diff_totals((a_ / payments).string(), (b_ / payments).string(), into_);
    }
    for (const std::string& name : names_) diff_file(name);
  }

 private:
  static bool there(const std::filesystem::path& file) {
    std::error_code error;
    return std::filesystem::is_regular_file(file, error);
  }

  void diff_file(const std::string& name) {
    TableDifference table;
    table.file = name;
    const std::string one = (a_ / name).string();
    const std::string other = (b_ / name).string();
    table.in_a = there(one);
    table.in_b = there(other);
    if (!table.in_a && !table.in_b) return;
    if (table.in_a && table.in_b) {
      if (runs_same(one, other)) {
        ++into_.same_files;
        return;
      }
      if (name.ends_with(".csv")) {
        runs::diff_tables(one, other, table, problems_);
      } else {
        table.line = first_different_line(one, other);
      }
    }
    into_.tables.push_back(std::move(table));
  }

  static bool runs_same(const std::string& one, const std::string& other) {
    std::error_code error;
    return std::filesystem::file_size(one, error) == std::filesystem::file_size(other, error) &&
           sha256_of_file(one) == sha256_of_file(other);
  }

  std::filesystem::path a_, b_;
  std::vector<std::string> names_;
  RunDifference& into_;
  Diagnostics& problems_;
};

}  // namespace

Loaded<RunDifference> diff_runs(const RunRecord& a, const RunRecord& b,
                                const std::vector<std::string>& rule_folders) {
  Loaded<RunDifference> loaded;
  RunDifference difference;
  diff_facts(a, b, difference);
  diff_inputs(a, b, difference);
  diff_pack_files(a, b, rule_folders, difference);
  Files(a, b, difference, loaded.problems).diff();
  if (!has_errors(loaded.problems)) loaded.value = std::move(difference);
  return loaded;
}

}  // namespace pbr
