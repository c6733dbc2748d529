#include <array>
#include <limits>
#include <set>

#include "pbr/sweep.hpp"
#include "scenario/data_change.hpp"
#include "scenario/sweep_values.hpp"
#include "text/yaml.hpp"

namespace pbr {
namespace {

using scenario::decimal_text;
using scenario::most_decimals;
using scenario::most_points;
using yaml::Node;
using yaml::Reader;

constexpr std::array<std::string_view, 3> kinds{"value", "factor", "add"};

class SweepReader {
 public:
  SweepReader(const yaml::Document& document, Diagnostics& problems)
      : root_(document.root), in_(document, problems), problems_(problems) {}

  void read(Sweep& sweep) {
    if (!in_.only_keys(
            root_, "a sweep",
            {"title", "author", "reference", "design", "points", "seed", "parameters"})) {
      return;
    }
    sweep.title = in_.text_of(root_, "title").value_or("");
    sweep.author = optional("author");
    sweep.reference = optional("reference");
    read_design(sweep);
    read_parameters(sweep);
    if (sweep.design == SweepDesign::grid) count_points(sweep);
  }

 private:
  std::string optional(std::string_view key) {
    const Node* node = root_.find(key);
    return node == nullptr ? "" : in_.text(*node, key).value_or("");
  }

  void read_design(Sweep& sweep) {
    if (const Node* node = root_.find("design")) {
      const std::string design = in_.text(*node, "design").value_or("grid");
      if (design == "latin_hypercube") sweep.design = SweepDesign::latin_hypercube;
      if (design != "grid" && design != "latin_hypercube") {
        in_.problem("SW004", *node, "no such design", design, "grid or latin_hypercube");
      }
    }
    if (const Node* seed = root_.find("seed")) {
      sweep.seed = static_cast<std::uint64_t>(
          in_.whole(*seed, "seed", 0, std::numeric_limits<std::int64_t>::max()).value_or(1));
    }
    const Node* points = root_.find("points");
    if (sweep.design == SweepDesign::grid && points != nullptr) {
      in_.problem("SW002", *points, "a grid has as many points as its values make", points->text,
                  "no `points`, or design: latin_hypercube");
    }
    if (sweep.design == SweepDesign::grid) return;
    if (points == nullptr) {
      in_.problem("SW002", root_, "a Latin hypercube without points", {},
                  "points: a whole number from 1 to " + std::to_string(most_points));
      return;
    }
    const auto most = static_cast<std::int64_t>(most_points);
    sweep.points = static_cast<std::size_t>(in_.whole(*points, "points", 1, most).value_or(1));
  }

  void read_parameters(Sweep& sweep) {
    const Node* list = root_.find("parameters");
    const bool given = list != nullptr && list->kind != yaml::Kind::null;
    const auto items = given ? in_.sequence(*list, "parameters") : std::vector<const Node*>{};
    if (items.empty()) {
      in_.problem("SW001", list == nullptr ? root_ : *list, "a sweep without parameters", {},
                  "parameters: a list of name, path and values or a range");
    }
    for (const Node* item : items) read_parameter(*item, sweep);
  }

  void read_parameter(const Node& node, Sweep& sweep) {
    if (!in_.only_keys(node, "a parameter",
                       {"name", "path", "from", "value", "values", "factor", "add", "decimals"})) {
      return;
    }
    SweepParameter parameter;
    parameter.name = in_.text_of(node, "name").value_or("");
    check_name(node, parameter.name);
    const Node* path = in_.required(node, "path");
    if (path != nullptr) {
      parameter.path = in_.text(*path, "path").value_or("");
      parameter.at = in_.where(*path);
    }
    if (const Node* from = node.find("from")) parameter.from = in_.date(*from, "from");
    if (const Node* places = node.find("decimals")) {
      parameter.decimals =
          static_cast<int>(in_.whole(*places, "decimals", 0, most_decimals).value_or(4));
    }
    if (const Node* amounts = amounts_of(node, parameter)) {
      read_amounts(*amounts, sweep.design, parameter);
    }
    if (path != nullptr && !parameter.path.empty()) check(parameter);
    sweep.parameters.push_back(std::move(parameter));
  }

  void check_name(const Node& node, const std::string& name) {
    static const std::set<std::string> columns{"point",        "scheme", "level", "provider",
                                               "commissioner", "amount", "change"};
    if (name.empty()) return;
    if (columns.contains(name)) {
      in_.problem("SW005", node, "a parameter has the name of a column of sweep.csv", name,
                  "another name");
    } else if (!names_.insert(name).second) {
      in_.problem("SW005", node, "two parameters have one name", name, "a name for each");
    }
  }

  const Node* amounts_of(const Node& node, SweepParameter& parameter) {
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

  void read_amounts(const Node& node, SweepDesign design, SweepParameter& parameter) {
    const bool cube = design == SweepDesign::latin_hypercube;
    if (node.kind == yaml::Kind::mapping) return read_range(node, cube, parameter);
    if (cube || node.kind != yaml::Kind::sequence) {
      in_.problem("SW004", node,
                  cube ? "a Latin hypercube draws from a range" : "neither values nor a range",
                  node.text, cube ? "{from, to}" : "[one, another], or {from, to, steps}");
      return;
    }
    for (const Node* item : in_.sequence(node, "values")) {
      const auto text = in_.text(*item, "a value");
      if (text && parameter.kind != ChangeKind::value) in_.rate(*item, "a value");
      if (text) parameter.values.push_back(*text);
    }
    if (parameter.values.empty()) {
      in_.problem("SW003", node, "a parameter with no values", {}, "one value or more");
    }
  }

  void read_range(const Node& node, bool cube, SweepParameter& parameter) {
    if (cube ? !in_.only_keys(node, "a range", {"from", "to"})
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
    if (cube) return;
    const Node* steps = in_.required(node, "steps");
    const auto count = steps == nullptr
                           ? std::nullopt
                           : in_.whole(*steps, "steps", 1, static_cast<std::int64_t>(most_points));
    if (count) add_steps(node, *count, parameter);
  }

  void add_steps(const Node& node, std::int64_t count, SweepParameter& parameter) {
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
        return;
      }
      parameter.values.push_back(*text);
    }
  }

  // As a change of a scenario with the first value is: the others are looked at when they are laid
  // over the study.
  void check(const SweepParameter& parameter) {
    Change change;
    change.path = parameter.path;
    change.from = parameter.from;
    change.kind = parameter.kind;
    change.amount = parameter.values.empty() ? to_text(parameter.lowest) : parameter.values.front();
    change.at = change.amount_at = parameter.at;
    scenario::check_path(change, problems_);
  }

  void count_points(Sweep& sweep) {
    sweep.points = 1;
    for (const SweepParameter& parameter : sweep.parameters) {
      sweep.points *= std::max<std::size_t>(parameter.values.size(), 1);
      if (sweep.points <= most_points) continue;
      in_.problem("SW002", root_, "more points than a sweep may have", {},
                  "at most " + std::to_string(most_points),
                  "take fewer values, or a Latin hypercube, which needs few points for many "
                  "parameters");
      return;
    }
  }

  const Node& root_;
  Reader in_;
  Diagnostics& problems_;
  std::set<std::string> names_;
};

}  // namespace

Loaded<Sweep> load_sweep(const std::string& path) {
  Loaded<Sweep> loaded;
  const auto document = yaml::parse_file(path, loaded.problems);
  if (!document) return loaded;
  Sweep sweep;
  sweep.file = path;
  sweep.sha256 = document->sha256;
  SweepReader(*document, loaded.problems).read(sweep);
  if (!has_errors(loaded.problems)) loaded.value = std::move(sweep);
  return loaded;
}

}  // namespace pbr
