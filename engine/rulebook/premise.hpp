// What rules of a table and steps of a tree ask: conditions on derived values and super-classes.
#pragma once

#include <optional>
#include <string_view>

#include "rulebook/derived.hpp"

namespace pbr::rulebook {

/// A condition as written: "3", "2-4", "-5--2", ">=2", "<=3" or "unknown".
struct Asked {
  bool unknown = false;
  std::optional<int> lowest, highest;  ///< an open end is the value's own
};
[[nodiscard]] std::optional<Asked> parse_condition(std::string_view text);

/// Reads the premises of one pack. An item named in one becomes a derived value of its own.
///
/// Problems: RB010 no such item, RB101 too many derived values, RB106 a rating that no item has,
/// RB120 not a condition, RB121 a condition that cannot hold, by itself or beside the others of its
/// premise, RB122 a value that the pack does not have.
class PremiseReader {
 public:
  /// `values` has the pack's own derived values, and gets those of items.
  PremiseReader(yaml::Reader& reader, std::vector<DerivedValue>& values)
      : in_(reader), values_(values) {}

  [[nodiscard]] Premise read(const yaml::Node& when);

 private:
  /// One condition, and where it stands.
  struct Placed {
    Condition condition;
    const yaml::Node* node;
  };

  void read_super_classes(const yaml::Node& node, Premise& premise);
  std::optional<Placed> read_condition(const yaml::Entry& entry);
  std::optional<std::size_t> value_named(const yaml::Entry& entry);
  std::optional<std::size_t> add_item(std::size_t item, const yaml::Entry& entry);
  bool within(const yaml::Node& node, const DerivedValue& value, Range bounds,
              const Condition& condition);
  void check_together(const std::vector<Placed>& placed);
  bool limit(const Placed& placed, std::size_t item, ItemLimits& limits);
  void check_reach(const Placed& placed, const ItemLimits& limits);
  void contradiction(const yaml::Node& node, std::string found);

  yaml::Reader& in_;
  std::vector<DerivedValue>& values_;
  bool too_many_told_ = false;
};

}  // namespace pbr::rulebook
