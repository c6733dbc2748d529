#include "text/csv_view.hpp"

namespace pbr {

std::span<const CsvField> CsvView::shown(std::span<const CsvField> fields, std::uint32_t line) {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const CsvColumn& column = columns_[i];
    if (!column.from) {
      fields_[i] = {column.value, line, 1};
      continue;
    }
    fields_[i] = fields[*column.from];
    if (column.read) fields_[i].text = column.read(fields_[i].text, scratch_[i]);
  }
  return fields_;
}

}  // namespace pbr
