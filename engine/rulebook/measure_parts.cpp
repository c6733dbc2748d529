#include "rulebook/measure_parts.hpp"

#include <algorithm>

#include "rulebook/measure_items.hpp"
#include "rulebook/measure_scale.hpp"

namespace pbr::rulebook {
namespace {

using yaml::Node;
using yaml::Reader;

const Measure* find(const MeasurePack& pack, const MeasureId& id) {
  const auto found = std::find_if(pack.measures.begin(), pack.measures.end(),
                                  [&](const Measure& measure) { return measure.id == id; });
  return found == pack.measures.end() ? nullptr : &*found;
}

class PartsCheck {
 public:
  PartsCheck(Reader& in, const Node& measures, const MeasurePack& pack, const Composite& composite)
      : in_(in),
        measures_(measures),
        pack_(pack),
        whole_(pack.measures.at(composite.measure)),
        node_(*composite.node) {}

  void run() {
    const Node* parts = node_.find("parts");
    if (parts == nullptr) return;
    for (const Node* part : in_.sequence(*parts, "parts")) check(*part);
    if (complete_ && known_ > 0 && whole_.lowest < whole_.highest) check_range();
  }

 private:
  void check(const Node& part) {
    const Measure* measure = find(pack_, MeasureId(part.text));
    if (measure == &whole_) {
      no_score(part, "a composite is a part of itself", "the scores it is put together of");
    } else if (measure == nullptr) {
      if (measures_.find(part.text) == nullptr) unknown(part);
    } else if (measure->kind != MeasureKind::score) {
      no_score(part, "a part that is no score of the measures table",
               "a measure of kind score of this pack");
    } else if (measure->lowest < measure->highest) {
      add(part, *measure);
      return;
    }
    complete_ = false;
  }

  void no_score(const Node& part, std::string message, std::string expected) {
    in_.problem("RB143", part, std::move(message), part.text, std::move(expected));
  }

  void unknown(const Node& part) {
    std::vector<std::string_view> scores;
    for (const Measure& measure : pack_.measures) {
      if (measure.kind == MeasureKind::score) scores.push_back(measure.id.text());
    }
    const auto nearest = nearest_name(part.text, scores);
    in_.problem("RB143", part, "a part that the pack does not have", part.text,
                "a measure of kind score of this pack",
                nearest.empty() ? "add the part to the pack"
                                : "did you mean \"" + std::string(nearest) + "\"?");
  }

  void add(const Node& part, const Measure& measure) {
    if (measure.higher_is_better != whole_.higher_is_better) {
      in_.problem(
          "RB144", part, "a part runs in the other direction",
          std::string(measure.higher_is_better ? "higher" : "lower") + " is better",
          std::string(whole_.higher_is_better ? "higher" : "lower") + " is better, as of the whole",
          "leave the part out, or turn its scores round before they are read");
    }
    lowest_ = lowest_ + measure.lowest;
    highest_ = highest_ + measure.highest;
    ++known_;
  }

  void check_range() {
    const Rate share{1, whole_.mean ? known_ : 1};
    const Rate lowest = lowest_ * share, highest = highest_ * share;
    if (lowest == whole_.lowest && highest == whole_.highest) return;
    in_.problem("RB145", *node_.find("range"), "a range that the parts do not give",
                to_text(whole_.lowest) + " to " + to_text(whole_.highest),
                to_text(lowest) + " to " + to_text(highest) + ", the " +
                    (whole_.mean ? "mean" : "sum") + " of the parts' ranges");
  }

  Reader& in_;
  const Node& measures_;
  const MeasurePack& pack_;
  const Measure& whole_;
  const Node& node_;
  bool complete_ = true;
  std::int64_t known_ = 0;
  Rate lowest_, highest_;
};

}  // namespace

void read_parts(Reader& in, const Node& node, Measure& measure) {
  measure.mean = truth_of(in, node, "mean");
  const Node* parts = in.required(node, "parts");
  if (parts == nullptr) return;
  for (const Node* part : in.sequence(*parts, "parts")) {
    const auto name = in.text(*part, "a part");
    if (!name) continue;
    const MeasureId id(*name);
    auto& list = measure.parts;
    if (std::find(list.begin(), list.end(), id) != list.end()) {
      in.problem("RB055", *part, "a part stands twice", part->text, "each part once");
    }
    list.push_back(id);
  }
  if (parts->kind == yaml::Kind::sequence && parts->items.empty()) {
    in.problem("RB054", *parts, "a composite needs parts", "an empty list",
               "the scores it is put together of");
  }
  read_most_missing(in, node, parts->items.size(), measure);
}

void check_parts(Reader& in, const Node& measures, const MeasurePack& pack,
                 const Composite& composite) {
  PartsCheck(in, measures, pack, composite).run();
}

}  // namespace pbr::rulebook
