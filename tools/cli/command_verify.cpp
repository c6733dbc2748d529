#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>
#include <map>

#include "commands.hpp"
#include "console.hpp"
#include "pbr/run_report.hpp"
#include "pbr/version.hpp"
#include "private_folder.hpp"
#include "study_outputs.hpp"

namespace pbr::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string record, inputs;
  Room room;
};

// They tell of the program and of every other file: looked at on their own, behind the results.
constexpr std::array<std::string_view, 2> records{"run.json", "ro-crate-metadata.json"};

bool can_repeat(const RunRecord& record) {
  if (!record.command.starts_with("pbr run ")) {
    fail("this run was made by \"" + record.command +
         "\"; pbr verify repeats runs of pbr run alone");
    return false;
  }
  if (record.schema < 2) {
    fail(record.file +
         " is of an older pbr and names no outputs; run the study again, then pbr diff tells what "
         "differs");
    return false;
  }
  if (record.schema > run_json_schema) {
    fail(record.file + " is of a newer pbr than this one (schema " + std::to_string(record.schema) +
         ", known up to " + std::to_string(run_json_schema) + ")");
    return false;
  }
  return true;
}

// The study file: in --inputs alone, or else where a run leaves its record, of two the one with the
// recorded hash.
std::optional<std::string> find_study(const RunRecord& record, const std::string& inputs) {
  const fs::path beside(record.folder);
  std::vector<fs::path> places{beside / "..", beside};
  if (!inputs.empty()) places = {inputs};
  std::optional<std::string> found;
  for (const auto& place : places) {
    const auto file = (place / record.study_file).lexically_normal();
    std::error_code error;
    if (!fs::is_regular_file(file, error)) continue;
    if (!found || file_sha256(file.string()) == record.study_sha256) found = file.string();
  }
  if (!found) {
    std::string text = "no study file " + record.study_file + " in ";
    for (const auto& place : places) {
      text += (&place == places.data() ? "" : " or ") + place.lexically_normal().string();
    }
    fail(text + "; --inputs names the folder it stands in");
  }
  return found;
}

// Says it at once, as the repeated run takes its time.
void differs(Verification& into, const std::string& what, const std::string& recorded,
             const std::string& here) {
  if (recorded == here) return;
  const auto or_nothing = [](const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
  };
  into.facts.push_back({what, or_nothing(recorded), or_nothing(here)});
}

void compare_inputs(const RunRecord& record, const Study& study, const RunFacts& facts,
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
  for (const auto& input : record.inputs) {
    const auto found = here.find(input.what);
    differs(into, "input " + input.what + " (" + input.name + ")", input.sha256,
            found != here.end() ? found->second : "");
    if (found != here.end()) here.erase(found);
  }
  for (const auto& [what, hash] : here) differs(into, "input " + what, "", hash);
}

void compare_packs(const RunRecord& record, const Rulebook& rulebook, Verification& into) {
  const auto headers = rulebook.headers();
  const auto of = [](const PackHeader& header) {
    return header.id + " " + header.version + " " + header.sha256;
  };
  for (std::size_t at = 0; at < std::max(headers.size(), record.packs.size()); ++at) {
    const bool recorded = at < record.packs.size();
    const bool here = at < headers.size();
    const std::string what = recorded ? record.packs[at].what + " " + record.packs[at].name
                                      : headers[at]->kind + " " + headers[at]->id;
    differs(into, "pack " + what,
            recorded ? record.packs[at].detail + " " + record.packs[at].sha256 : "",
            here ? of(*headers[at]) : "");
  }
}

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
  for (const auto name : records) files.record(std::string(name), program);
}

std::optional<Verification> repeat(const RunRecord& record, const Study& study,
                                   const Options& options, const Common& common) {
  ResultOptions terms;
  terms.disclosure = record.disclosure;
  terms.papers = record.papers;
  RunFacts facts = facts_of(study, terms);
  Verification verification;
  differs(verification, "version", record.version, std::string(version()));
  differs(verification, "program", record.program_sha256, facts.program_sha256);
  differs(verification, "study file " + record.study_file, record.study_sha256, facts.study_sha256);
  compare_inputs(record, study, facts, verification);
  const PrivateFolder temporary(options.room.spill);
  OutputFolder folder(temporary.path(), true);
  const auto ran = run_into(folder, study, terms, options.room, temporary.path(), common);
  if (!ran) return std::nullopt;
  compare_packs(record, ran->result.rulebook, verification);
  facts.scenarios = ran->scenarios;
  write_results(ran->result, facts, folder);
  const auto hashes = folder.hashes();
  folder.commit();
  end_progress();
  compare_files(record, temporary.path(), hashes, verification);
  return verification;
}

int run(const Options& options, const Common& common) {
  const auto record = load_run_record(options.record);
  print(record.problems);
  if (!record.value || !can_repeat(*record.value)) return failed;
  const auto file = find_study(*record.value, options.inputs);
  if (!file) return failed;
  const auto study = load_study(*file);
  print(study.problems);
  if (!study.value) return failed;
  const auto verification = repeat(*record.value, *study.value, options, common);
  if (!verification) return failed;
  if (common.format == "json") {
    write_verification_json(*verification, std::cout);
  } else {
    write_verification_text(*verification, std::cout);
  }
  return verification->same() ? fine : with_findings;
}

}  // namespace

Run add_verify(Program& program, Common& common) {
  auto options = std::make_shared<Options>();
  auto arguments =
      program.command("verify", "Repeat a run and compare every file with what it left");
  arguments.needed("RUN", options->record, "The run.json of a run, or its folder")
      .text("--inputs", options->inputs,
            "Folder of the study file; without it the run's folder and the one around it");
  add_room(arguments, options->room);
  add_common(arguments, common);
  arguments.choice("--format", common.format, {"text", "json"}, "Form of what is printed");
  arguments.examples({"pbr verify out/run.json", "pbr verify out --rules my-rules",
                      "pbr verify received/run.json --inputs study/"});
  return [options, &common] { return run(*options, common); };
}

}  // namespace pbr::cli
