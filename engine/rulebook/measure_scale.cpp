#include "rulebook/measure_scale.hpp"

#include <algorithm>

#include "pbr/reliable_change.hpp"
#include "rulebook/keys.hpp"

namespace pbr::rulebook {
namespace {

using yaml::Node;
using yaml::Reader;

constexpr int criterion_places = 4;

void outside(Reader& in, const Node& node, std::string_view what, std::string found, Rate lowest,
             Rate highest) {
  in.problem("RB052", node, std::string(what) + " lies outside the measure's range",
             std::move(found), to_text(lowest) + " to " + to_text(highest));
}

void check_inside(Reader& in, const Node& node, std::optional<Rate> value, Rate lowest,
                  Rate highest, std::string_view what) {
  if (!value || (lowest <= *value && *value <= highest)) return;
  outside(in, node, what, to_text(*value), lowest, highest);
}

void read_jacobson_truax(Reader& in, const Node& node, Measure& measure) {
  if (!in.only_keys(node, "reliable_change", keys::reliable_change)) return;
  const auto sd = in.rate_of(node, "sd");
  const auto reliability = in.rate_of(node, "reliability");
  const bool sd_good = sd && *sd > Rate{};
  if (sd && !sd_good) {
    in.problem("RB140", *node.find("sd"), "the standard deviation is not above zero", to_text(*sd),
               "a number above zero, in points of the measure");
  }
  const bool reliability_good = reliability && Rate{} <= *reliability && *reliability < Rate{1};
  if (reliability && !reliability_good) {
    in.problem("RB141", *node.find("reliability"), "the reliability is no share below 1",
               to_text(*reliability), "from 0 to below 1");
  }
  if (!sd_good || !reliability_good) return;
  measure.jacobson_truax = {*sd, *reliability};
  const Rate span = measure.highest - measure.lowest;
  if (is_reliable(measure, span)) return;
  outside(in, node, "reliable_change",
          criterion_text(*measure.jacobson_truax, criterion_places) +
              " by the standard deviation and the reliability",
          {}, span);
}

}  // namespace

bool read_range(Reader& in, const Node& node, Measure& measure) {
  if (const Node* better = in.required(node, "better")) {
    measure.higher_is_better = in.one_of(*better, "better", {"lower", "higher"}) == 1U;
  }
  const Node* range = in.required(node, "range");
  if (range == nullptr || !in.only_keys(*range, "range", keys::range)) return false;
  const auto lowest = in.rate_of(*range, "lowest");
  const auto highest = in.rate_of(*range, "highest");
  if (!lowest || !highest) return false;
  if (*highest <= *lowest) {
    in.problem("RB051", *range, "the highest score is not above the lowest",
               to_text(*lowest) + " to " + to_text(*highest), "a highest score above the lowest");
    return false;
  }
  measure.lowest = *lowest;
  measure.highest = *highest;
  return true;
}

void read_thresholds(Reader& in, const Node& node, Measure& measure) {
  const Node* change = node.find("reliable_change");
  if (change != nullptr && change->kind == yaml::Kind::mapping) {
    read_jacobson_truax(in, *change, measure);
  } else if (change != nullptr) {
    measure.reliable_change = in.rate(*change, "reliable_change");
    const Rate span = measure.highest - measure.lowest;
    check_inside(in, *change, measure.reliable_change, {}, span, "reliable_change");
    if (measure.reliable_change == Rate{}) {
      in.problem("RB053", *change, "a reliable change of nothing", "0", "a number above zero");
    }
  }
  if (const Node* cut_off = node.find("cut_off")) {
    measure.cut_off = in.rate(*cut_off, "cut_off");
    check_inside(in, *cut_off, measure.cut_off, measure.lowest, measure.highest, "cut_off");
  }
}

void read_not_known(Reader& in, const Node& node, Measure& measure) {
  const Node* codes = node.find("not_known");
  if (codes == nullptr) return;
  for (const Node* code : in.sequence(*codes, "not_known")) {
    const auto value = in.rate(*code, "a code for not known");
    if (!value) continue;
    auto& list = measure.not_known;
    if (std::find(list.begin(), list.end(), *value) != list.end()) {
      in.problem("RB055", *code, "a code for not known stands twice", code->text, "each code once");
    }
    list.push_back(*value);
  }
}

bool truth_of(Reader& in, const Node& node, std::string_view key) {
  const Node* value = node.find(key);
  return value != nullptr && in.truth(*value, key).value_or(false);
}

void read_pairing(Reader& in, const Node& node, Measure& measure) {
  measure.part_of_another = truth_of(in, node, "part_of_another");
  const Node* pairing = node.find("pairing");
  if (pairing == nullptr || !in.only_keys(*pairing, "pairing", keys::pairing)) return;
  if (const Node* rule = in.required(*pairing, "rule")) {
    const auto word = in.one_of(*rule, "rule", {"first_last", "cquin", "window"});
    if (word) measure.pairing.rule = static_cast<PairingRule>(*word);
  }
  measure.pairing.like_settings = truth_of(in, *pairing, "like_settings");
}

}  // namespace pbr::rulebook
