#include "scenario/sweep_values.hpp"

#include "pbr/sweep.hpp"

namespace pbr {
namespace {

Diagnostic of_the_grid(std::string code, std::string message, std::string found,
                       std::string expected) {
  Diagnostic d;
  d.code = std::move(code);
  d.message = std::move(message);
  d.found = std::move(found);
  d.expected = std::move(expected);
  return d;
}

}  // namespace

std::optional<std::string> scenario::decimal_text(Rate value) {
  const auto text = to_decimal(value, static_cast<int>(most_decimals));
  const Rate back = Rate::parse(text).value();
  if (!(back == value)) return std::nullopt;
  return to_text(back);
}

Loaded<std::vector<std::string>> values_of(Rate lowest, Rate highest, Rate step) {
  Loaded<std::vector<std::string>> loaded;
  if (highest < lowest || !(step > Rate{0})) {
    loaded.problems.push_back(
        of_the_grid("SW003", "a grid that does not go up",
                    "from " + to_text(lowest) + " to " + to_text(highest) + " by " + to_text(step),
                    "from the lower to the higher by a step above 0"));
    return loaded;
  }
  if (highest - lowest > step * Rate{static_cast<std::int64_t>(scenario::most_points) - 1}) {
    loaded.problems.push_back(
        of_the_grid("SW002", "more values than may be looked at", "steps of " + to_text(step),
                    "at most " + std::to_string(scenario::most_points) + " values"));
    return loaded;
  }
  loaded.value.emplace();
  for (Rate value = lowest; value <= highest; value = value + step) {
    const auto text = scenario::decimal_text(value);
    if (text) {
      loaded.value->push_back(*text);
      continue;
    }
    loaded.problems.push_back(of_the_grid("SW006",
                                          "steps that are no decimals of at most nine places",
                                          to_text(value), "a plain decimal"));
    loaded.value.reset();
    return loaded;
  }
  return loaded;
}

}  // namespace pbr
