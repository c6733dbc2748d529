#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <filesystem>

#include "pbr/version.hpp"
#include "report/compare_words.hpp"
#include "report/contrast_rows.hpp"
#include "report/json_text.hpp"
#include "report/record_facts.hpp"

namespace pbr {
namespace {

namespace json = boost::json;

json::object row_facts(const AmountComparison& row) {
  json::object facts;
  facts["scheme"] = row.scheme.text();
  facts["level"] = level_name(row.level);
  facts["provider"] = row.contract.provider.text();
  facts["commissioner"] = row.contract.commissioner.text();
  facts["component"] = row.component;
  facts["baseline"] = to_pounds(row.baseline);
  facts["reform"] = to_pounds(row.reform);
  facts["change"] = to_pounds(row.change);
  facts["change_low"] = row.change_low ? json::value(to_pounds(*row.change_low)) : nullptr;
  facts["change_high"] = row.change_high ? json::value(to_pounds(*row.change_high)) : nullptr;
  return facts;
}

json::array texts(const std::vector<std::string>& list) {
  json::array array;
  for (const auto& text : list) array.emplace_back(text);
  return array;
}

json::array scenario_facts(const Variant& variant) {
  json::array scenarios;
  for (const auto& layer : variant.layers) {
    json::object facts;
    facts["name"] = layer.name;
    facts["file"] = std::filesystem::path(layer.file).filename().string();
    facts["sha256"] = layer.sha256;
    facts["title"] = layer.title;
    facts["author"] = layer.author;
    facts["reference"] = layer.reference;
    facts["changes"] = layer.changes.size();
    scenarios.push_back(std::move(facts));
  }
  return scenarios;
}

json::object variant_facts(const VariantResult& variant) {
  json::object facts;
  facts["name"] = variant.variant.name();
  facts["scenarios"] = scenario_facts(variant.variant);
  facts["packs"] = pack_facts(variant.result.rulebook);
  return facts;
}

}  // namespace

void write_compare_json(const ScenarioResult& result, std::ostream& out) {
  json::object facts;
  facts["study"] = result.baseline.result.study.name;
  facts["baseline"] = result.baseline.variant.name();
  facts["reform"] = result.reform.variant.name();
  facts["headline"] = headline_of(result);
  json::array rows;
  for (const auto& row : result.rows) {
    if (row.level != Level::contract) rows.push_back(row_facts(row));
  }
  facts["rows"] = std::move(rows);
  facts["notices"] = texts(result.notices);
  write_pretty(facts, out);
}

void write_compare_run_json(const ScenarioResult& result, const RunFacts& run, std::ostream& out) {
  const StudyResult& baseline = result.baseline.result;
  json::object facts;
  facts["program"] = "pbr";
  facts["version"] = version();
  facts["command"] = run.command;
  facts["study"] = study_facts(baseline.study);
  facts["inputs"] = input_facts(baseline, run);
  facts["baseline"] = variant_facts(result.baseline);
  facts["reform"] = variant_facts(result.reform);
  facts["notices"] = texts(result.notices);
  facts["schema"] = run_json_schema;
  facts["program_sha256"] = run.program_sha256;
  facts["study_sha256"] = run.study_sha256;
  facts["parameters"] = json::object{};
  facts["outputs"] = output_facts(run);
  write_pretty(facts, out);
}

void write_comparison(const ScenarioResult& result, const RunFacts& run, OutputFolder& folder) {
  write_compare(result.rows, folder.file("compare.csv"));
  write_compare_clusters(result.clusters, folder.file("compare_clusters.csv"));
  write_changes(result, folder.file("changes.csv"));
  write_compare_html(result, run, folder.file("compare.html"));
  RunFacts made = run;
  made.outputs = folder.hashes();
  write_compare_run_json(result, made, folder.file("run.json"));
}

}  // namespace pbr
