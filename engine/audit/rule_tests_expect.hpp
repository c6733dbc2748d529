// What a rule test says must come out, read against the pack it is about.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pbr/rule_tests.hpp"
#include "text/yaml.hpp"

namespace pbr::audit {

/// The fact that a key of a page names, or nothing.
[[nodiscard]] std::optional<Fact> page_fact(std::string_view key);
/// The fact that a key of `expect` names, or nothing.
[[nodiscard]] std::optional<Fact> outcome_fact(std::string_view key);

class ExpectReader {
 public:
  /// Without a pack (it did not load) nothing is held against it.
  ExpectReader(yaml::Reader& reader, const ClusterPack* pack) : in_(reader), pack_(pack) {}

  void expect(const yaml::Node& node, std::vector<RuleCheck>& checks);
  void trace(const yaml::Node& node, std::vector<RuleCheck>& checks);
  /// One check whose expected value is a node; RT006 to RT008 where the pack knows no such thing.
  void one(Fact fact, const std::string& of, const yaml::Node& node,
           std::vector<RuleCheck>& checks);
  /// The code of a page that can be given or ranked; RT006, and nothing, where it is none.
  template <class At>
  std::optional<std::string> page_code(const At& at, const std::string& text);
  /// Whether the pack's method has the fact (RT007).
  template <class At>
  bool method_has(const At& at, Fact fact);

 private:
  std::optional<std::string> text_of(Fact fact, const std::string& of, const yaml::Node& node);
  std::optional<std::string> code_or_none(Fact fact, const yaml::Node& node);
  std::optional<std::string> decimal(Fact fact, const yaml::Node& node);
  std::optional<std::string> broken(const yaml::Node& node);
  std::optional<std::string> tree_step(const yaml::Node& node);
  void page(const std::string& code, const yaml::Node& node, std::vector<RuleCheck>& checks);
  void rules(const yaml::Node& node, std::vector<RuleCheck>& checks);
  void derived(const yaml::Node& node, std::vector<RuleCheck>& checks);
  void refuse(const yaml::Node& node, std::string_view what, std::string expected);

  yaml::Reader& in_;
  const ClusterPack* pack_;
};

}  // namespace pbr::audit
