// A tree as text, a line a node, with every place.
#pragma once

#include <string>

#include "text/yaml.hpp"

namespace pbr::test {

inline void tell(const yaml::Node& node, std::size_t depth, std::string& text) {
  text += std::to_string(node.line) + ":" + std::to_string(node.column);
  switch (node.kind) {
    case yaml::Kind::null:
      text += " null\n";
      return;
    case yaml::Kind::scalar:
      text += (node.quoted ? " quoted " : " plain ") + node.text + "\n";
      return;
    case yaml::Kind::sequence:
      text += " list\n";
      break;
    case yaml::Kind::mapping:
      text += " mapping\n";
      break;
  }
  const std::string indent(2 * depth + 2, ' ');
  for (const auto& item : node.items) {
    text += indent + "- ";
    tell(item, depth + 1, text);
  }
  for (const auto& entry : node.entries) {
    text += indent + std::to_string(entry.line) + ":" + std::to_string(entry.column) + " " +
            entry.key + " = ";
    tell(entry.value, depth + 1, text);
  }
}

inline std::string told(const yaml::Node& root) {
  std::string text;
  tell(root, 0, text);
  return text;
}

}  // namespace pbr::test
