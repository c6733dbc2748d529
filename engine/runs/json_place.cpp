#include "runs/json_place.hpp"

#include <algorithm>
#include <boost/json/stream_parser.hpp>

namespace pbr::runs {

namespace {

Location place_in(const std::string& file, const std::string& text, std::size_t at) {
  const std::string before = text.substr(0, at);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const std::size_t start = before.rfind('\n');
  const std::size_t column = at - (start == std::string::npos ? 0 : start + 1) + 1;
  return {file, static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(column)};
}

}  // namespace

std::optional<boost::json::value> parse_json(const std::string& file, const std::string& text,
                                             Diagnostics& problems) {
  boost::json::stream_parser parser;
  boost::json::error_code error;
  std::size_t at = parser.write_some(text.data(), text.size(), error);
  if (!error && parser.done()) {
    at = std::min(text.find_first_not_of(" \t\r\n", at), text.size());
  }
  const bool cut = !error && !parser.done();
  if (!error && !cut && at == text.size()) return parser.release();
  Diagnostic problem{Severity::error, "RN001", place_in(file, text, at),
                     cut ? "the JSON breaks off" : "not JSON"};
  problem.expected = "a run.json as pbr wrote it";
  problem.help = cut ? "copy the file again; it was cut" : "take the run.json of the run's folder";
  problems.push_back(std::move(problem));
  return std::nullopt;
}

}  // namespace pbr::runs
