#include "rulebook/pack.hpp"
#include "rulebook/snomed.hpp"

namespace pbr {
namespace {

using yaml::Entry;
using yaml::Node;
using yaml::Reader;

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
  }

 private:
  void read_one(const Entry& entry) {
    const Node& node = entry.value;
    const Node* kind = in_.required(node, "kind");
    if (kind == nullptr) return;
    const auto word = in_.one_of(*kind, "kind", {"item_total", "score", "status"});
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
      case MeasureKind::item:
      case MeasureKind::composite:
        return;
      case MeasureKind::item_total:
        in_.only_keys(node, "a measure of kind item_total", rulebook::keys::item_total);
        read_scale(node, measure);
        read_items(node, measure);
        return;
      case MeasureKind::score:
        in_.only_keys(node, "a measure of kind score", rulebook::keys::score);
        read_scale(node, measure);
        if (const Node* code = node.find("snomed")) {
          measure.snomed = rulebook::read_snomed(in_, *code, "snomed").value_or("");
        }
        return;
      case MeasureKind::status:
        in_.only_keys(node, "a measure of kind status", rulebook::keys::status);
        read_status(node, measure);
        return;
    }
  }

  void read_scale(const Node& node, Measure& measure) {
    if (const Node* better = in_.required(node, "better")) {
      measure.higher_is_better = in_.one_of(*better, "better", {"lower", "higher"}) == 1U;
    }
    const Node* range = in_.required(node, "range");
    if (range == nullptr || !in_.only_keys(*range, "range", rulebook::keys::range)) return;
    const auto lowest = in_.rate_of(*range, "lowest");
    const auto highest = in_.rate_of(*range, "highest");
    if (!lowest || !highest) return;
    if (*highest <= *lowest) {
      in_.problem("RB051", *range, "the highest score is not above the lowest",
                  to_text(*lowest) + " to " + to_text(*highest),
                  "a highest score above the lowest");
      return;
    }
    measure.lowest = *lowest;
    measure.highest = *highest;
    read_thresholds(node, measure);
  }

  void read_thresholds(const Node& node, Measure& measure) {
    if (const Node* change = node.find("reliable_change")) {
      measure.reliable_change = in_.rate(*change, "reliable_change");
      const Rate span = measure.highest - measure.lowest;
      check_inside(*change, measure.reliable_change, {}, span, "reliable_change");
      if (measure.reliable_change == Rate{}) {
        in_.problem("RB053", *change, "a reliable change of nothing", "0", "a number above zero");
      }
    }
    if (const Node* cut_off = node.find("cut_off")) {
      measure.cut_off = in_.rate(*cut_off, "cut_off");
      check_inside(*cut_off, measure.cut_off, measure.lowest, measure.highest, "cut_off");
    }
  }

  void check_inside(const Node& node, std::optional<Rate> value, Rate lowest, Rate highest,
                    std::string_view what) {
    if (!value || (lowest <= *value && *value <= highest)) return;
    in_.problem("RB052", node, std::string(what) + " lies outside the measure's range",
                to_text(*value), to_text(lowest) + " to " + to_text(highest));
  }

  void read_items(const Node& node, Measure& measure) {
    const Node* items = in_.required(node, "items");
    if (items == nullptr) return;
    for (const Node* item : in_.sequence(*items, "items")) {
      const auto index = rulebook::read_item(in_, *item);
      if (!index) continue;
      auto& list = measure.items;
      if (std::find(list.begin(), list.end(), *index) != list.end()) {
        in_.problem("RB055", *item, "an item is summed twice", item->text, "each item once");
      }
      list.push_back(*index);
    }
    if (items->kind == yaml::Kind::sequence && items->items.empty()) {
      in_.problem("RB054", *items, "a total needs items", "an empty list", "the items it sums");
    }
    if (const Node* most = node.find("most_missing")) {
      const auto last =
          static_cast<std::int64_t>(std::max<std::size_t>(items->items.size(), 1)) - 1;
      measure.most_missing =
          static_cast<std::size_t>(in_.whole(*most, "most_missing", 0, last).value_or(0));
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
    if (ages == nullptr || !in_.only_keys(*ages, "ages", rulebook::keys::ages)) return;
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
};

}  // namespace

Loaded<MeasurePack> load_measures(const std::string& reference, const RulePaths& paths) {
  return rulebook::load_pack<MeasurePack>("measure", rulebook::keys::measure, reference, paths,
                                          [](Reader& reader, const Node& root, MeasurePack& pack) {
                                            MeasuresReader(reader, root, pack).read();
                                          });
}

}  // namespace pbr
