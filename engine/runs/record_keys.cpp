#include "runs/record_keys.hpp"

namespace pbr::runs {

namespace json = boost::json;

namespace {
constexpr std::size_t hash_digits = 64;
}  // namespace

bool is_sha256(std::string_view text) {
  return text.size() == hash_digits &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

void RecordKeys::problem(std::string code, const std::string& path, const std::string& message,
                         std::string found, std::string expected) {
  Diagnostic one{Severity::error, std::move(code), {file_, 0, 0}, path + ": " + message};
  one.found = std::move(found);
  one.expected = std::move(expected);
  one.help = "take the run.json of the run's folder as pbr wrote it";
  problems_.push_back(std::move(one));
}

std::string RecordKeys::text(const json::object& in, const std::string& at,
                             const std::string& key) {
  const auto* value = in.if_contains(key);
  if (value != nullptr && value->is_string()) return std::string(value->get_string());
  problem("RN003", at + key, value == nullptr ? "missing" : "of another type", "", "text");
  return "";
}

std::uint64_t RecordKeys::whole(const json::object& in, const std::string& at,
                                const std::string& key) {
  const auto* value = in.if_contains(key);
  if (value != nullptr && value->is_int64() && value->get_int64() >= 0) {
    return static_cast<std::uint64_t>(value->get_int64());
  }
  if (value != nullptr && value->is_uint64()) return value->get_uint64();
  problem("RN003", at + key, value == nullptr ? "missing" : "of another type", "",
          "a whole number from 0");
  return 0;
}

const json::object* RecordKeys::object(const json::object& in, const std::string& key) {
  const auto* value = in.if_contains(key);
  if (value != nullptr && value->is_object()) return &value->get_object();
  problem("RN003", key, value == nullptr ? "missing" : "of another type", "", "an object");
  return nullptr;
}

void RecordKeys::texts(const json::object& in, const std::string& key,
                       std::vector<std::string>& into) {
  const auto* value = in.if_contains(key);
  if (value == nullptr || !value->is_array()) return;
  for (const json::value& one : value->get_array()) {
    if (one.is_string()) into.emplace_back(one.get_string());
  }
}

std::string RecordKeys::hash(const json::object& in, const std::string& at, const std::string& key,
                             bool may_be_empty) {
  std::string value = text(in, at, key);
  const bool there = in.contains(key) && in.at(key).is_string();
  if (there && !is_sha256(value) && !(may_be_empty && value.empty())) {
    problem("RN006", at + key, "no hash", value, "64 digits 0 to 9 and a to f");
  }
  return value;
}

}  // namespace pbr::runs
