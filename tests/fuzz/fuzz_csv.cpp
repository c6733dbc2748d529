// Any bytes as a CSV table: no crash, no endless reading, and what was read without a problem is
// read again alike after it was written.
#include <cstdint>
#include <cstdlib>
#include <sstream>

#include "pbr/csv.hpp"

namespace {

using Rows = std::vector<std::vector<std::string>>;

// Small, so that short inputs reach them.
constexpr pbr::CsvLimits limits{.record_bytes = 256, .columns = 16};
// Quotes can make a written record longer than the one it was read from.
constexpr pbr::CsvLimits wider{.record_bytes = 4096, .columns = 16};

void require(bool holds) {
  if (!holds) std::abort();
}

struct Table {
  std::vector<std::string> header;
  Rows rows;
  bool clean = true;
};

Table read(const std::string& text, pbr::CsvLimits with) {
  std::istringstream in(text);
  pbr::CsvReader reader(in, "fuzz.csv", with);
  Table table{reader.header(), {}};
  std::uint32_t line = 0;
  while (const auto record = reader.next()) {
    require(record->row == table.rows.size() + 1);
    require(record->line > line);
    line = record->line;
    auto& row = table.rows.emplace_back();
    for (const auto& field : record->fields) {
      require(field.line >= line && field.column > 0);
      row.emplace_back(field.text);
    }
    if (record->problem) require(!pbr::render(*record->problem).empty());
    table.clean = table.clean && !record->problem;
  }
  if (reader.error()) require(!pbr::render(*reader.error()).empty());
  table.clean = table.clean && !reader.error();
  require(!reader.next());
  return table;
}

}  // namespace

// The name is libFuzzer's. NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Table first = read({reinterpret_cast<const char*>(data), size}, limits);
  if (!first.clean) return 0;
  std::ostringstream out;
  pbr::CsvWriter csv(out, first.header);
  for (const auto& row : first.rows) {
    for (const auto& field : row) csv.field(field);
    csv.end();
  }
  const Table second = read(out.str(), wider);
  require(second.clean && second.header == first.header && second.rows == first.rows);
  return 0;
}
