// What must hold of any page of ours, read from its text.
#pragma once

#include <string>
#include <vector>

namespace pbr::test {

struct Tag {
  std::string name;
  bool closing = false;
  std::string attributes;  ///< as written
};

/// Every tag in order. A "<" that starts no tag, or a tag that never ends, is a failure that names
/// the place.
struct Tags {
  std::vector<Tag> tags;
  std::string failure;
};
[[nodiscard]] Tags tags_of(const std::string& page);

/// The page without what its scripts hold.
[[nodiscard]] std::string without_scripts(const std::string& page);

/// "" where every element is closed in order; else what is not.
[[nodiscard]] std::string unbalanced(const std::string& page);

[[nodiscard]] std::size_t occurrences(const std::string& page, const std::string& text);

/// The value of an attribute of a tag, or "".
[[nodiscard]] std::string attribute(const Tag& tag, const std::string& name);

}  // namespace pbr::test
