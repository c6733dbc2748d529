// Keys of a run.json, and what is wrong with them.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pbr/diagnostic.hpp"

namespace pbr::runs {

/// Whether it is a SHA-256 in hex.
[[nodiscard]] bool is_sha256(std::string_view text);

/// Reads keys of JSON and collects what is wrong, each by its path ("inputs[2].sha256").
class RecordKeys {
 public:
  RecordKeys(const std::string& file, Diagnostics& problems) : file_(file), problems_(problems) {}

  void problem(std::string code, const std::string& path, const std::string& message,
               std::string found, std::string expected);
  std::string text(const boost::json::object& in, const std::string& at, const std::string& key);
  std::uint64_t whole(const boost::json::object& in, const std::string& at, const std::string& key);
  const boost::json::object* object(const boost::json::object& in, const std::string& key);
  /// The texts of a list; what is none, or no list, is passed by.
  static void texts(const boost::json::object& in, const std::string& key,
                    std::vector<std::string>& into);
  std::string hash(const boost::json::object& in, const std::string& at, const std::string& key,
                   bool may_be_empty = false);

  /// Calls `each` with every object of a list and its path.
  template <class Each>
  void objects(const boost::json::object& in, const std::string& key, Each each) {
    const auto* value = in.if_contains(key);
    if (value == nullptr || !value->is_array()) {
      problem("RN003", key, value == nullptr ? "missing" : "of another type", "", "a list");
      return;
    }
    std::size_t number = 0;
    for (const boost::json::value& one : value->get_array()) {
      const std::string path = key + "[" + std::to_string(++number) + "]";
      if (one.is_object()) {
        each(one.get_object(), path + ".");
      } else {
        problem("RN003", path, "of another type", "", "an object");
      }
    }
  }

 private:
  const std::string& file_;
  Diagnostics& problems_;
};

}  // namespace pbr::runs
