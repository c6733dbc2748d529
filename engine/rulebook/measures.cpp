#include "rulebook/measure_items.hpp"
#include "rulebook/measure_parts.hpp"
#include "rulebook/measure_scale.hpp"
#include "rulebook/pack.hpp"
#include "rulebook/snomed.hpp"

namespace pbr {
namespace {

using rulebook::read_range;
using rulebook::read_thresholds;
using yaml::Entry;
using yaml::Node;
using yaml::Reader;
namespace keys = rulebook::keys;

constexpr std::int64_t oldest = 130;
constexpr std::int64_t most_months = 120;

class MeasuresReader {
 public:
  MeasuresReader(Reader& reader, const Node& root, MeasurePack& pack)
      : in_(reader), root_(root), pack_(pack) {}

  void read() {
    const Node* node = in_.required(root_, "measures");
    if (node == nullptr || !rulebook::is_mapping(in_, *node, "measures")) return;
    for (const auto& entry : node->entries) {
      if (rulebook::is_mapping(in_, entry.value, "a measure")) read_one(entry);
    }
    if (node->entries.empty()) {
      in_.problem("RB050", *node, "the pack has no measure", "an empty mapping", "a measure");
    }
    for (const auto& composite : composites_) {
      rulebook::check_parts(in_, *node, pack_, composite);
    }
  }

 private:
  void read_one(const Entry& entry) {
    const Node& node = entry.value;
    const Node* kind = in_.required(node, "kind");
    if (kind == nullptr) return;
    const auto word =
        in_.one_of(*kind, "kind", {"item_total", "score", "status", "item", "composite"});
    if (!word) return;
    Measure measure;
    measure.id = MeasureId(entry.key);
    measure.kind = static_cast<MeasureKind>(*word);
    measure.at = in_.where(node);
    read_by_kind(node, measure);
    measure.name = in_.text_of(node, "name").value_or("");
    measure.domain = in_.text_of(node, "domain").value_or("");
    measure.source = in_.text_of(node, "source").value_or("");
    pack_.measures.push_back(std::move(measure));
  }

  void read_by_kind(const Node& node, Measure& measure) {
    switch (measure.kind) {
      case MeasureKind::item_total:
        in_.only_keys(node, "a measure of kind item_total", keys::item_total);
        if (read_range(in_, node, measure)) read_thresholds(in_, node, measure);
        rulebook::read_items(in_, node, measure);
        break;
      case MeasureKind::score:
        in_.only_keys(node, "a measure of kind score", keys::score);
        read_score(node, measure);
        break;
      case MeasureKind::status:
        in_.only_keys(node, "a measure of kind status", keys::status);
        read_status(node, measure);
        return;
      case MeasureKind::item:
        in_.only_keys(node, "a measure of kind item", keys::level);
        read_range(in_, node, measure);
        rulebook::read_level(in_, node, measure);
        break;
      case MeasureKind::composite:
        in_.only_keys(node, "a measure of kind composite", keys::composite);
        if (read_range(in_, node, measure)) read_thresholds(in_, node, measure);
        rulebook::read_parts(in_, node, measure);
        composites_.push_back({pack_.measures.size(), &node});
        break;
    }
    rulebook::read_pairing(in_, node, measure);
  }

  void read_score(const Node& node, Measure& measure) {
    if (read_range(in_, node, measure)) read_thresholds(in_, node, measure);
    rulebook::read_not_known(in_, node, measure);
    if (const Node* code = node.find("snomed")) {
      measure.snomed = rulebook::read_snomed(in_, *code, "snomed").value_or("");
    }
  }

  void read_status(const Node& node, Measure& measure) {
    measure.highest = Rate{1};
    if (const Node* field = in_.required(node, "field")) {
      if (in_.one_of(*field, "field", {"settled", "employed"})) measure.status_field = field->text;
    }
    if (const Node* months = in_.required(node, "months")) {
      measure.status_months =
          static_cast<int>(in_.whole(*months, "months", 1, most_months).value_or(1));
    }
    const Node* ages = in_.required(node, "ages");
    if (ages == nullptr || !in_.only_keys(*ages, "ages", keys::ages)) return;
    const auto from = age(*ages, "from");
    const auto to = age(*ages, "to");
    if (!from || !to) return;
    if (*to < *from) {
      in_.problem("RB056", *ages, "the ages end before they begin",
                  std::to_string(*from) + " to " + std::to_string(*to), "from at or below to");
    }
    measure.age_from = *from;
    measure.age_to = *to;
  }

  std::optional<int> age(const Node& ages, std::string_view key) {
    const Node* node = in_.required(ages, key);
    const auto years = node == nullptr ? std::nullopt : in_.whole(*node, key, 0, oldest);
    return years ? std::optional(static_cast<int>(*years)) : std::nullopt;
  }

  Reader& in_;
  const Node& root_;
  MeasurePack& pack_;
  std::vector<rulebook::Composite> composites_;
};

}  // namespace

Loaded<MeasurePack> rulebook::read_measures_pack(const std::string& reference,
                                                 const yaml::Document& document,
                                                 Diagnostics problems) {
  return read_pack<MeasurePack>("measure", keys::measure, reference, document, std::move(problems),
                                [](Reader& reader, const Node& root, MeasurePack& pack) {
                                  MeasuresReader(reader, root, pack).read();
                                });
}

Loaded<MeasurePack> load_measures(const std::string& reference, const RulePaths& paths) {
  return rulebook::load_pack(reference, paths, rulebook::read_measures_pack);
}

}  // namespace pbr
