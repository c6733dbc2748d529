#include "scenario/sweep_parameter.hpp"

#include <array>

#include "scenario/sweep_values.hpp"

namespace pbr::scenario {
namespace {

using yaml::Node;

constexpr std::array<std::string_view, 3> kinds{"value", "factor", "add"};

}  // namespace

std::optional<SweepParameter> ParameterReader::read(const Node& node) {
  if (!in_.only_keys(
          node, "a parameter",
          {"name", "path", "rest", "from", "value", "values", "factor", "add", "decimals"})) {
    return std::nullopt;
  }
  SweepParameter parameter;
  parameter.name = in_.text_of(node, "name").value_or("");
  if (const Node* path = in_.required(node, "path")) {
    SweepPath read = path_at(*path, "path");
    parameter.path = std::move(read.path);
    parameter.at = std::move(read.at);
    parameter.path_line = std::move(read.line);
  }
  if (const Node* from = node.find("from")) parameter.from = in_.date(*from, "from");
  if (const Node* places = node.find("decimals")) {
    parameter.decimals =
        static_cast<int>(in_.whole(*places, "decimals", 0, most_decimals).value_or(4));
  }
  const Node* amounts = amounts_of(node, parameter);
  if (amounts != nullptr) read_amounts(*amounts, parameter);
  if (const Node* rest = node.find("rest")) read_rest(*rest, parameter);
  const bool valued = cube_ || !parameter.values.empty();
  if (!parameter.path.empty() && amounts != nullptr && valued) {
    check_parameter(parameter, problems_);
  }
  return parameter;
}

std::string ParameterReader::line_of(const Node& node) const {
  constexpr std::size_t longest = 400;
  const bool have = node.line > 0 && node.line <= document_.lines.size();
  const std::string line = have ? document_.lines[node.line - 1] : "";
  return line.size() > longest ? "" : line;
}

SweepPath ParameterReader::path_at(const Node& node, std::string_view what) {
  return {in_.text(node, what).value_or(""), in_.where(node), line_of(node)};
}

void ParameterReader::read_rest(const Node& node, SweepParameter& parameter) {
  for (const Node* item : in_.sequence(node, "rest")) {
    SweepPath path = path_at(*item, "rest");
    if (!path.path.empty()) parameter.rest.push_back(std::move(path));
  }
}

const Node* ParameterReader::amounts_of(const Node& node, SweepParameter& parameter) {
  const Node* found = node.find("values");
  std::size_t given = found == nullptr ? 0 : 1;
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    const Node* amounts = node.find(kinds[kind]);
    if (amounts == nullptr) continue;
    found = amounts;
    parameter.kind = static_cast<ChangeKind>(kind);
    ++given;
  }
  if (given == 1) return found;
  in_.problem("SW004", node,
              given == 0 ? "a parameter without values" : "a parameter with values of two kinds",
              {}, "one of values, value, factor and add: a list, or {from, to, steps}");
  return nullptr;
}

void ParameterReader::read_amounts(const Node& node, SweepParameter& parameter) {
  parameter.amount_at = in_.where(node);
  parameter.amount_line = line_of(node);
  if (node.kind == yaml::Kind::mapping) return read_range(node, parameter);
  if (cube_ || node.kind != yaml::Kind::sequence) {
    in_.problem("SW004", node,
                cube_ ? "a Latin hypercube draws from a range" : "neither values nor a range",
                node.text, cube_ ? "{from, to}" : "[one, another], or {from, to, steps}");
    return;
  }
  for (const Node* item : in_.sequence(node, "values")) {
    const auto text = in_.text(*item, "a value");
    const bool number = parameter.kind != ChangeKind::value;
    if (!text || (number && !in_.rate(*item, "a value"))) continue;
    parameter.values.push_back(*text);
  }
  if (node.items.empty()) {
    in_.problem("SW003", node, "a parameter with no values", {}, "one value or more");
  }
}

void ParameterReader::read_range(const Node& node, SweepParameter& parameter) {
  if (cube_ ? !in_.only_keys(node, "a range", {"from", "to"})
            : !in_.only_keys(node, "a range", {"from", "to", "steps"})) {
    return;
  }
  const auto lowest = in_.rate_of(node, "from");
  const auto highest = in_.rate_of(node, "to");
  if (!lowest || !highest) return;
  parameter.lowest = *lowest;
  parameter.highest = *highest;
  if (*highest < *lowest) {
    in_.problem("SW003", node, "a range that runs backwards",
                to_text(*lowest) + " to " + to_text(*highest), "from the lower to the higher");
    return;
  }
  if (cube_) return;
  const Node* steps = in_.required(node, "steps");
  const auto count = steps == nullptr
                         ? std::nullopt
                         : in_.whole(*steps, "steps", 1, static_cast<std::int64_t>(most_points));
  if (count) add_steps(node, *count, parameter);
}

void ParameterReader::add_steps(const Node& node, std::int64_t count, SweepParameter& parameter) {
  const Rate width = parameter.highest - parameter.lowest;
  if (count == 1 && !(width == Rate{0})) {
    in_.problem("SW003", node, "one step cannot be at both ends of a range", "1",
                "2 steps or more, or a range from and to one value");
    return;
  }
  for (std::int64_t i = 0; i < count; ++i) {
    const Rate part = count == 1 ? Rate{0} : Rate(i, count - 1);
    const auto text = decimal_text(parameter.lowest + part * width);
    if (!text) {
      in_.problem("SW006", node, "steps that are no decimals of at most nine places",
                  std::to_string(count) + " steps from " + to_text(parameter.lowest) + " to " +
                      to_text(parameter.highest),
                  "a number of steps that divides the range evenly",
                  "both ends are steps: 0 to 1 by tenths has 11");
      parameter.values.clear();
      return;
    }
    parameter.values.push_back(*text);
  }
}

}  // namespace pbr::scenario
