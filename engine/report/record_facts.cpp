#include "report/record_facts.hpp"

#include <filesystem>

namespace pbr {
namespace {

namespace json = boost::json;

/// Where a machine keeps its files is no fact of the run: an absolute path becomes its last part.
std::string portable(const std::string& path) {
  const std::filesystem::path given(path);
  return given.is_absolute() ? given.filename().string() : path;
}

json::object uncertainty_facts(const UncertaintyTerms& terms) {
  json::array losses;
  for (const Rate loss : terms.losses) losses.emplace_back(to_text(loss));
  json::array pilots;
  for (const std::int64_t people : terms.pilots) pilots.emplace_back(people);
  return {{"losses", std::move(losses)},
          {"bands", {{"large", to_text(terms.band_large)}, {"none", to_text(terms.band_none)}}},
          {"pilots", std::move(pilots)}};
}

std::uint64_t rows_of(const std::map<TableKind, std::uint64_t>& rows, TableKind kind) {
  const auto found = rows.find(kind);
  return found != rows.end() ? found->second : 0;
}

}  // namespace

json::object study_facts(const Study& study) {
  json::object facts;
  facts["name"] = study.name;
  facts["file"] = std::filesystem::path(study.file).filename().string();
  facts["first_day"] = to_text(study.period.first);
  facts["last_day"] = to_text(study.period.last_day());
  facts["seed"] = study.seed;
  facts["replicates"] = study.replicates;
  facts["uncertainty"] = uncertainty_facts(study.uncertainty);
  json::array groups;
  for (const std::string& group : study.groups) {
    groups.emplace_back(group);
  }
  facts["groups"] = std::move(groups);
  json::array assumptions;
  for (const std::string& assumption : study.assumptions) {
    assumptions.emplace_back(assumption);
  }
  facts["assumptions"] = std::move(assumptions);
  return facts;
}

json::array input_facts(const StudyResult& result, const RunFacts& run) {
  json::array inputs;
  for (const auto& [kind, path] : result.study.inputs) {
    json::object input;
    input["table"] = schema_of(kind).name;
    input["file"] = portable(path);
    const auto hash = run.inputs_sha256.find(path);
    input["sha256"] = hash != run.inputs_sha256.end() ? hash->second : "";
    input["rows"] = rows_of(result.rows, kind);
    input["set_aside"] = rows_of(result.set_aside, kind);
    if (const auto map = result.study.maps.find(kind); map != result.study.maps.end()) {
      const auto map_hash = run.inputs_sha256.find(map->second);
      input["map"] = {{"file", portable(map->second)},
                      {"sha256", map_hash != run.inputs_sha256.end() ? map_hash->second : ""}};
    }
    inputs.push_back(std::move(input));
  }
  return inputs;
}

json::array pack_facts(const Rulebook& rulebook) {
  json::array packs;
  for (const PackHeader* header : rulebook.headers()) {
    json::object pack;
    pack["kind"] = header->kind;
    pack["id"] = header->id;
    pack["version"] = header->version;
    pack["status"] = to_text(header->status);
    pack["reference"] = portable(header->reference);
    pack["sha256"] = header->sha256;
    if (!header->changed_by.empty()) {
      json::array changed_by;
      for (const std::string& scenario : header->changed_by) changed_by.emplace_back(scenario);
      pack["changed_by"] = std::move(changed_by);
    }
    packs.push_back(std::move(pack));
  }
  return packs;
}

json::array output_facts(const RunFacts& run) {
  json::array outputs;
  for (const FileHash& output : run.outputs) {
    outputs.push_back(json::object{{"file", output.file}, {"sha256", output.sha256}});
  }
  return outputs;
}

}  // namespace pbr
