#include "rulebook/pack.hpp"
#include "rulebook/scheme_parts.hpp"

namespace pbr::rulebook {
namespace {

using yaml::Node;
using yaml::Reader;

std::optional<std::int64_t> count(Reader& in, const Node& mapping, std::string_view key,
                                  std::int64_t lowest) {
  const Node* node = in.required(mapping, key);
  if (node == nullptr) return std::nullopt;
  return in.whole(*node, key, lowest, 1'000'000'000'000);
}

}  // namespace

void read_given(Reader& in, const Node& node, SchemeIndicator& indicator) {
  for (const auto* key : {"measure", "adjusted", "least_complete"}) {
    const Node* other = node.find(key);
    if (other == nullptr) continue;
    in.problem("RB160", *other, std::string(key) + " says nothing of numbers that are given", {},
               "no " + std::string(key), "statistic: given takes its numbers from the pack");
  }
  const Node* given = in.required(node, "given");
  if (given == nullptr || !is_mapping(in, *given, "given")) return;
  for (const auto& entry : given->entries) {
    if (!in.only_keys(entry.value, "what is given of a provider", keys::given)) continue;
    const auto numerator = count(in, entry.value, "numerator", 0);
    const auto denominator = count(in, entry.value, "denominator", 1);
    if (!numerator || !denominator) continue;
    if (*numerator > *denominator) {
      in.problem("RB160", *entry.value.find("numerator"),
                 "a numerator is more than its denominator", std::to_string(*numerator),
                 "at most " + std::to_string(*denominator));
    }
    indicator.given[ProviderId{entry.key}] = {*numerator, *denominator};
  }
  if (given->entries.empty()) {
    in.problem("RB160", *given, "no numbers are given", "an empty mapping",
               "a numerator and a denominator for each provider");
  }
}

}  // namespace pbr::rulebook
