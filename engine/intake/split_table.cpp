#include "pbr/split_table.hpp"

#include <fstream>
#include <vector>

#include "text/input_file.hpp"
#include "text/row_splitter.hpp"

namespace pbr {
namespace {

Diagnostic cannot_read(const std::string& path, std::string message, std::string help) {
  Diagnostic d;
  d.code = "CSV008";
  d.at = {path, 0, 0};
  d.message = std::move(message);
  d.help = std::move(help);
  return d;
}

}  // namespace

Diagnostics split_table(TableKind kind, const std::string& path, const RowMarks& marks,
                        Severity at_least, std::uint64_t rows, std::ostream& valid,
                        std::ostream& invalid, SplitRows& counted) {
  std::ifstream in;
  if (const auto reason = open_input(path, in); !reason.empty()) {
    return {cannot_read(path, reason, {})};
  }
  counted = {};
  RowSplitter splitter(valid, invalid, [&](std::uint64_t row) {
    const bool bad = marks.marked(kind, row, at_least);
    ++(bad ? counted.invalid : counted.valid);
    return bad;
  });
  std::vector<char> buffer(std::size_t{128} << 10);
  while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())), in.gcount() > 0) {
    splitter.feed({buffer.data(), static_cast<std::size_t>(in.gcount())});
  }
  if (in.bad()) return {cannot_read(path, "the file cannot be read to its end", {})};
  if (splitter.rows() == rows) return {};
  return {cannot_read(path, "the file changed while it was checked",
                      "check it once more when nothing writes to it")};
}

}  // namespace pbr
