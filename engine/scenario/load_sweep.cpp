#include <limits>
#include <set>

#include "pbr/sweep.hpp"
#include "scenario/sweep_parameter.hpp"
#include "scenario/sweep_values.hpp"

namespace pbr {
namespace {

using scenario::most_points;
using yaml::Node;
using yaml::Reader;

class SweepReader {
 public:
  SweepReader(const yaml::Document& document, Diagnostics& problems)
      : document_(document), root_(document.root), in_(document, problems), problems_(problems) {}

  void read(Sweep& sweep) {
    if (!in_.only_keys(
            root_, "a sweep",
            {"title", "author", "reference", "design", "points", "seed", "parameters"})) {
      return;
    }
    sweep.title = optional("title");
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
      if (in_.one_of(*node, "design", {"grid", "latin_hypercube"}) == 1) {
        sweep.design = SweepDesign::latin_hypercube;
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
    const bool wrong = given && list->kind != yaml::Kind::sequence;
    const auto items = given ? in_.sequence(*list, "parameters") : std::vector<const Node*>{};
    if (items.empty() && !wrong) {
      in_.problem("SW001", list == nullptr ? root_ : *list, "a sweep without parameters", {},
                  "parameters: a list of name, path and values or a range");
    }
    scenario::ParameterReader reader(document_, sweep.design, problems_);
    for (const Node* item : items) {
      auto parameter = reader.read(*item);
      if (!parameter) continue;
      check_name(*item, parameter->name);
      sweep.parameters.push_back(std::move(*parameter));
    }
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

  const yaml::Document& document_;
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
