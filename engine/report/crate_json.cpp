#include <array>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <filesystem>

#include "pbr/report.hpp"
#include "pbr/version.hpp"
#include "report/json_text.hpp"

namespace pbr {

namespace {

namespace json = boost::json;

constexpr std::string_view crate_profile = "https://w3id.org/ro/crate/1.1";
constexpr std::string_view run_profile = "https://w3id.org/ro/wfrun/process/0.5";

/// An entity of the graph: its id and type first, as every reader of the format expects.
json::object entity(std::string_view id, std::string_view type) {
  return {{"@id", id}, {"@type", type}};
}

json::object link_to(std::string_view id) { return {{"@id", id}}; }

std::string last_part(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

std::string_view media_type(const std::string& file) {
  using Known = std::pair<std::string_view, std::string_view>;
  constexpr std::array<Known, 5> types{
      {{".csv", "text/csv"},
       {".html", "text/html"},
       {".json", "application/json"},
       {".md", "text/markdown"},
       {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}}};
  for (const auto& [ending, type] : types) {
    if (file.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

/// Inputs, packs and the study stay where they are and are no part of the folder: they are told of
/// by name and hash, as works, not as files of the crate.
class Crate {
 public:
  Crate(const StudyResult& result, const RunFacts& run) : result_(result), run_(run) {}

  json::object made() {
    add_consumed();
    add_created();
    json::array graph;
    graph.push_back(descriptor());
    graph.push_back(root());
    json::object profile = entity(run_profile, "CreativeWork");
    profile["name"] = "Process Run Crate";
    profile["version"] = "0.5";
    graph.push_back(std::move(profile));
    graph.push_back(program());
    graph.push_back(action());
    for (json::value& one : entities_) graph.push_back(std::move(one));
    return {{"@context", json::array{"https://w3id.org/ro/crate/1.1/context",
                                     "https://w3id.org/ro/terms/workflow-run/context"}},
            {"@graph", std::move(graph)}};
  }

 private:
  static json::object descriptor() {
    json::object about = entity("ro-crate-metadata.json", "CreativeWork");
    about["conformsTo"] = link_to(crate_profile);
    about["about"] = link_to("./");
    return about;
  }

  [[nodiscard]] json::object root() const {
    const Study& study = result_.study;
    json::object dataset = entity("./", "Dataset");
    dataset["conformsTo"] = link_to(run_profile);
    dataset["name"] = "Payment by Results: " + study.name;
    std::string about = "What pbr made of the study " + study.name + " and its rule packs.";
    if (!result_.disclosure) {
      about += " Not for publication: small numbers are shown.";
    }
    dataset["description"] =
        about +
        " The run holds no clock, so datePublished is the last day of the study's period; who "
        "publishes the folder puts the day there.";
    dataset["datePublished"] = to_text(study.period.last_day());
    dataset["temporalCoverage"] =
        to_text(study.period.first) + "/" + to_text(study.period.last_day());
    dataset["license"] = "Not stated: who publishes the folder says how it may be used.";
    dataset["hasPart"] = created_;
    dataset["mentions"] = link_to("#run");
    return dataset;
  }

  [[nodiscard]] json::object program() const {
    json::object software = entity("#pbr", "SoftwareApplication");
    software["name"] = "pbr";
    software["description"] = "The open engine for mental-health Payment by Results";
    software["softwareVersion"] = version();
    if (!run_.program_sha256.empty()) software["sha256"] = run_.program_sha256;
    return software;
  }

  [[nodiscard]] json::object action() const {
    json::object act = entity("#run", "CreateAction");
    act["name"] = "Run of the study " + result_.study.name;
    act["description"] = run_.command;
    act["instrument"] = link_to("#pbr");
    act["object"] = consumed_;
    act["result"] = created_;
    act["actionStatus"] = link_to("http://schema.org/CompletedActionStatus");
    return act;
  }

  void consume(json::object one) {
    consumed_.push_back(link_to(one["@id"].as_string()));
    entities_.push_back(std::move(one));
  }

  void consume_work(const std::string& id, const std::string& name, const std::string& file,
                    const std::string& hash) {
    json::object work = entity(id, "CreativeWork");
    work["name"] = name;
    if (!file.empty()) work["alternateName"] = file;
    if (!hash.empty()) work["sha256"] = hash;
    consume(std::move(work));
  }

  void consume_setting(const std::string& name, json::value value) {
    json::object setting = entity("#setting-" + name, "PropertyValue");
    setting["name"] = name;
    setting["value"] = std::move(value);
    consume(std::move(setting));
  }

  [[nodiscard]] std::string hash_of(const std::string& path) const {
    const auto found = run_.inputs_sha256.find(path);
    return found != run_.inputs_sha256.end() ? found->second : "";
  }

  void add_consumed() {
    const Study& study = result_.study;
    consume_work("#study", "Study file", last_part(study.file), run_.study_sha256);
    for (const auto& [kind, path] : study.inputs) {
      const std::string table(schema_of(kind).name);
      consume_work("#input-" + table, "Input table " + table, last_part(path), hash_of(path));
      if (const auto map = study.maps.find(kind); map != study.maps.end()) {
        consume_work("#map-" + table, "Column map of " + table, last_part(map->second),
                     hash_of(map->second));
      }
    }
    std::size_t number = 0;
    for (const PackHeader* header : result_.rulebook.headers()) {
      consume_work("#pack-" + std::to_string(++number),
                   "Rule pack " + header->kind + " " + header->id + ", version " + header->version +
                       ", " + std::string(to_text(header->status)),
                   last_part(header->reference), header->sha256);
    }
    consume_setting("seed", study.seed);
    consume_setting("replicates", study.replicates);
    consume_setting("disclosure", result_.disclosure ? "on" : "off");
  }

  void add_created() {
    for (const FileHash& output : run_.outputs) {
      json::object file = entity(output.file, "File");
      file["name"] = output.file;
      file["encodingFormat"] = media_type(output.file);
      if (!output.sha256.empty()) file["sha256"] = output.sha256;
      created_.push_back(link_to(output.file));
      entities_.push_back(std::move(file));
    }
  }

  const StudyResult& result_;
  const RunFacts& run_;
  json::array consumed_, created_, entities_;
};

}  // namespace

void write_crate(const StudyResult& result, const RunFacts& run, std::ostream& out) {
  write_pretty(Crate(result, run).made(), out);
}

}  // namespace pbr
