// One parameter of a sweep file.
#pragma once

#include "pbr/sweep.hpp"
#include "text/yaml.hpp"

namespace pbr::scenario {

/// Reads parameters of one design; what is wrong is told with its line.
class ParameterReader {
 public:
  ParameterReader(const yaml::Document& document, SweepDesign design, Diagnostics& problems)
      : document_(document),
        in_(document, problems),
        problems_(problems),
        cube_(design == SweepDesign::latin_hypercube) {}

  /// Nothing where the node is no parameter at all.
  [[nodiscard]] std::optional<SweepParameter> read(const yaml::Node& node);

 private:
  const yaml::Node* amounts_of(const yaml::Node& node, SweepParameter& parameter);
  void read_amounts(const yaml::Node& node, SweepParameter& parameter);
  void read_range(const yaml::Node& node, SweepParameter& parameter);
  void add_steps(const yaml::Node& node, std::int64_t count, SweepParameter& parameter);
  void read_rest(const yaml::Node& node, SweepParameter& parameter);
  [[nodiscard]] SweepPath path_at(const yaml::Node& node, std::string_view what);
  [[nodiscard]] std::string line_of(const yaml::Node& node) const;

  const yaml::Document& document_;
  yaml::Reader in_;
  Diagnostics& problems_;
  bool cube_;
};

}  // namespace pbr::scenario
