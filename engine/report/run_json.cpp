#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "pbr/report.hpp"
#include "pbr/version.hpp"
#include "report/json_text.hpp"
#include "report/record_facts.hpp"
#include "text/sha256.hpp"

namespace pbr {

namespace {

namespace json = boost::json;

json::object finding_facts(const Findings& findings) {
  json::object counts;
  for (const auto& [code, count] : findings.counts()) {
    json::object entry;
    entry["severity"] = to_text(count.severity);
    entry["total"] = count.total;
    entry["kept"] = count.kept;
    entry["truncated"] = count.truncated();
    counts[code] = std::move(entry);
  }
  return counts;
}

json::array scenario_facts(const RunFacts& run) {
  json::array scenarios;
  for (const ScenarioFacts& scenario : run.scenarios) {
    json::object facts;
    facts["name"] = scenario.name;
    facts["title"] = scenario.title;
    json::array files;
    for (const FileHash& file : scenario.files) {
      files.push_back(json::object{{"file", file.file}, {"sha256", file.sha256}});
    }
    facts["files"] = std::move(files);
    scenarios.push_back(std::move(facts));
  }
  return scenarios;
}

json::object disclosure_facts(const DisclosureRule& rule, bool on) {
  json::object facts;
  facts["on"] = on;
  facts["rule"] = rule.header.id;
  facts["suppress_below"] = rule.suppress_below;
  facts["round_to"] = rule.round_to;
  return facts;
}

/// Options that change results; how many threads worked is none.
json::object parameter_facts(const StudyResult& result, const RunFacts& run) {
  json::array papers;
  for (const std::string& paper : run.papers) papers.emplace_back(paper);
  return {{"disclosure", result.disclosure ? "on" : "off"}, {"papers", std::move(papers)}};
}

}  // namespace

void write_run_json(const StudyResult& result, const RunFacts& run, std::ostream& out) {
  json::object facts;
  facts["program"] = "pbr";
  facts["version"] = version();
  facts["command"] = run.command;
  facts["study"] = study_facts(result.study);
  facts["people"] = result.people;
  facts["inputs"] = input_facts(result, run);
  facts["packs"] = pack_facts(result.rulebook);
  const EpisodeRules& episodes = result.rulebook.episodes;
  facts["episode_rules"] = episodes.built_in() ? "built in" : episodes.header.id;
  if (!run.scenarios.empty()) facts["scenarios"] = scenario_facts(run);
  facts["findings"] = finding_facts(result.findings);
  facts["disclosure"] = disclosure_facts(result.rulebook.disclosure, result.disclosure);
  facts["schema"] = run_json_schema;
  facts["program_sha256"] = run.program_sha256;
  facts["study_sha256"] = run.study_sha256;
  facts["parameters"] = parameter_facts(result, run);
  facts["outputs"] = output_facts(run);
  write_pretty(facts, out);
}

std::string file_sha256(const std::string& path) { return sha256_of_file(path); }

}  // namespace pbr
