// One change, and what it makes of single values of parsed packs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rulebook/overlay_edit.hpp"

namespace pbr::rulebook {

/// The entry of a mapping, or null.
[[nodiscard]] yaml::Node* find(yaml::Node& mapping, std::string_view key);
/// The day that a scalar writes; nothing for anything else.
[[nodiscard]] std::optional<Date> day_of(const yaml::Node* node);

class ValueEdit {
 public:
  ValueEdit(const std::vector<PackTree>& packs, const Change& change, std::size_t index)
      : packs_(packs), change_(change), index_(index) {}

  /// What follows is about this pack.
  void into(const Target& target);
  /// What follows is about the value of these keys, which outlive it.
  void at(const std::vector<std::string>& keys) { keys_ = &keys; }

  [[nodiscard]] const Change& change() const { return change_; }
  /// The day an element without `from` begins: the pack's first.
  [[nodiscard]] Date first_day() const { return valid_.first; }
  /// Whether the pack ends before the change begins, which is noted.
  [[nodiscard]] bool ends_before();
  void refuse_date();

  /// Changes a value where it stands. `from`: the day it holds from, where it has one.
  void change_value(yaml::Node& node, std::optional<Date> from);
  /// A copy of an entry that begins on the day of the change; nothing where it would say the same.
  [[nodiscard]] std::optional<yaml::Node> split_off(const yaml::Node& entry,
                                                    std::string_view value_key);
  void note(const yaml::Node& node, std::optional<Date> from, std::string before,
            std::string after);

  [[nodiscard]] Edited take() { return std::move(edited_); }

 private:
  [[nodiscard]] std::uint32_t origin();
  void stand_at_change(yaml::Node& node);
  [[nodiscard]] std::optional<std::string> changed(const yaml::Node& node);
  [[nodiscard]] yaml::Node scalar(std::string text);

  const std::vector<PackTree>& packs_;
  const Change& change_;
  std::size_t index_;
  std::size_t pack_ = 0;
  const std::vector<std::string>* keys_ = nullptr;
  yaml::Document* document_ = nullptr;
  Period valid_;
  Edited edited_;
};

}  // namespace pbr::rulebook
