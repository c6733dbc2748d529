#include "pbr/split_table.hpp"

#include <vector>

#include "text/byte_source.hpp"
#include "text/row_splitter.hpp"

namespace pbr {
namespace {

Diagnostic changed(const std::string& path) {
  Diagnostic d;
  d.code = "CSV008";
  d.at = {path, 0, 0};
  d.message = "the file changed while it was checked";
  d.help = "check it once more when nothing writes to it";
  return d;
}

}  // namespace

Diagnostics split_table(TableKind kind, const std::string& path, const RowMarks& marks,
                        Severity at_least, std::uint64_t rows, std::ostream& valid,
                        std::ostream& invalid, SplitRows& counted) {
  const auto in = open_bytes(path);
  counted = {};
  RowSplitter splitter(valid, invalid, [&](std::uint64_t row) {
    const bool bad = marks.marked(kind, row, at_least);
    ++(bad ? counted.invalid : counted.valid);
    return bad;
  });
  std::vector<char> buffer(std::size_t{128} << 10);
  while (const std::size_t size = in->read(buffer.data(), buffer.size())) {
    splitter.feed({buffer.data(), size});
  }
  if (in->problem()) return {*in->problem()};
  if (splitter.rows() == rows) return {};
  return {changed(path)};
}

}  // namespace pbr
