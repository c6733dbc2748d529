#include "verified.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

namespace pbr::cli {
namespace {

namespace fs = std::filesystem;

// They tell of the program and of every other file: looked at on their own, behind the results.
constexpr std::array<std::string_view, 2> records{"run.json", "ro-crate-metadata.json"};

// What can be said of one file: its recorded hash, its bytes beside run.json, and the repeated run.
class Files {
 public:
  Files(const RunRecord& record, const std::string& repeated, Verification& into)
      : folder_(record.folder), repeated_(repeated), into_(into) {}

  void result(const RecordedFile& output, const std::string& hash) {
    if (hash.empty()) {
      add(output.name, VerifiedFile::State::missing, "the repeated run does not write it");
      return;
    }
    const auto here = folder_ / output.name;
    std::error_code error;
    if (!fs::is_regular_file(here, error)) {
      add(output.name, VerifiedFile::State::missing,
          hash == output.sha256 ? "not beside run.json; the repeated run gives what was recorded"
                                : "not beside run.json; the repeated run gives another");
      return;
    }
    const std::string there = file_sha256(here.string());
    if (there != hash) {
      add(output.name, VerifiedFile::State::differs,
          where(output.name) + (there == output.sha256 ? "" : "; not the file that was recorded"));
    } else if (output.sha256 != hash) {
      add(output.name, VerifiedFile::State::differs,
          "run.json has " + output.sha256 + ", the file and the repeated run have " + hash);
    } else {
      add(output.name, VerifiedFile::State::same, "");
    }
  }

  // run.json holds the program's hash, and the crate too: another program alone is told as a fact.
  void record(const std::string& name, bool other_program) {
    const auto here = folder_ / name;
    std::error_code error;
    if (!fs::is_regular_file(here, error)) {
      add(name, VerifiedFile::State::missing, "not beside run.json");
    } else if (file_sha256(here.string()) == file_sha256((repeated_ / name).string())) {
      add(name, VerifiedFile::State::same, "");
    } else if (other_program) {
      add(name, VerifiedFile::State::same, "but for the program");
    } else {
      add(name, VerifiedFile::State::differs, where(name));
    }
  }

  void add(const std::string& name, VerifiedFile::State state, const std::string& words) {
    into_.files.push_back({name, state, words});
  }

 private:
  [[nodiscard]] std::string where(const std::string& name) const {
    if (name.ends_with(".xlsx")) return "its bytes";
    const auto line = first_different_line((folder_ / name).string(), (repeated_ / name).string());
    return line ? "line " + std::to_string(*line) : "";
  }

  fs::path folder_, repeated_;
  Verification& into_;
};

}  // namespace

void differs(Verification& into, const std::string& what, const std::string& recorded,
             const std::string& here) {
  if (recorded == here) return;
  const auto or_nothing = [](const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
  };
  into.facts.push_back({what, or_nothing(recorded), or_nothing(here)});
}

void compare_inputs(const RunRecord& record, const Study& study, const RunFacts& facts,
                    const std::vector<std::pair<std::string, std::string>>& scenarios,
                    Verification& into) {
  std::map<std::string, std::string> here;  // what -> hash
  std::map<std::string, std::string> names;
  for (const auto& [kind, name] : study.inputs) {
    const std::string table(schema_of(kind).name);
    here[table] = facts.inputs_sha256.at(name);
    if (const auto map = study.maps.find(kind); map != study.maps.end()) {
      here["map of " + table] = facts.inputs_sha256.at(map->second);
    }
  }
  for (const auto& [name, hash] : scenarios) here["scenario " + name] = hash;
  for (const auto& input : record.inputs) {
    const bool scenario = input.what == "scenario";
    const auto found = here.find(scenario ? input.what + " " + input.name : input.what);
    differs(into, "input " + input.what + " (" + input.name + ")", input.sha256,
            found != here.end() ? found->second : "");
    if (found != here.end()) here.erase(found);
  }
  for (const auto& [what, hash] : here) differs(into, "input " + what, "", hash);
}

void compare_packs(const RunRecord& record, const std::vector<const PackHeader*>& packs,
                   Verification& into) {
  const auto of = [](const PackHeader& header) {
    return header.id + " " + header.version + " " + header.sha256;
  };
  for (std::size_t at = 0; at < std::max(packs.size(), record.packs.size()); ++at) {
    const bool recorded = at < record.packs.size();
    const bool here = at < packs.size();
    const std::string what = recorded ? record.packs[at].what + " " + record.packs[at].name
                                      : packs[at]->kind + " " + packs[at]->id;
    differs(into, "pack " + what,
            recorded ? record.packs[at].detail + " " + record.packs[at].sha256 : "",
            here ? of(*packs[at]) : "");
  }
}

void compare_files(const RunRecord& record, const std::string& repeated,
                   const std::vector<FileHash>& hashes, Verification& into) {
  std::map<std::string, std::string> made;
  for (const auto& file : hashes) made[file.file] = file.sha256;
  for (const auto name : records) made.erase(std::string(name));
  Files files(record, repeated, into);
  for (const auto& output : record.outputs) {
    const auto found = made.find(output.name);
    files.result(output, found != made.end() ? found->second : "");
    if (found != made.end()) made.erase(found);
  }
  for (const auto& [name, hash] : made) {
    files.add(name, VerifiedFile::State::not_recorded, "the repeated run writes it");
  }
  const bool program = std::any_of(
      into.facts.begin(), into.facts.end(),
      [](const FactDifference& fact) { return fact.what == "program" || fact.what == "version"; });
  for (const auto name : records) {
    // pbr compare writes no crate.
    if (fs::is_regular_file(fs::path(repeated) / name)) files.record(std::string(name), program);
  }
}

}  // namespace pbr::cli
