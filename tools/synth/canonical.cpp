#include <optional>

#include "cohort_writer.hpp"
#include "contracts.hpp"
#include "pbr/csv.hpp"

namespace pbr::synth {
namespace {

class CanonicalWriter : public CohortWriter {
 public:
  CanonicalWriter(OutputFolder& folder, std::uint64_t people) {
    for (std::size_t table = 0; table < written_tables; ++table) {
      const auto kind = static_cast<TableKind>(table);
      const std::string name(schema_of(kind).name);
      tables_[table].emplace(folder.file(name + ".csv"), columns_of(kind));
    }
    for (const TextRow& row : contract_rows(people)) write(row);
    for (const TextRow& row : contribution_rows(people)) write(row);
  }

  void write(const PersonRows& person) override {
    for (const TableKind kind : person_tables) {
      for (const TextRow& row : person.of(kind)) write(row);
    }
  }

  [[nodiscard]] RowCounts rows() const override {
    RowCounts counts;
    for (std::size_t table = 0; table < written_tables; ++table) {
      counts.emplace_back(schema_of(static_cast<TableKind>(table)).name, rows_[table]);
    }
    return counts;
  }

 private:
  void write(const TextRow& row) {
    const auto table = static_cast<std::size_t>(row.kind());
    for (const std::string& text : row.fields()) tables_[table]->field(text);
    tables_[table]->end();
    ++rows_[table];
  }

  std::array<std::optional<CsvWriter>, written_tables> tables_;
  std::array<std::uint64_t, written_tables> rows_{};
};

}  // namespace

std::unique_ptr<CohortWriter> canonical_writer(OutputFolder& folder, std::uint64_t people) {
  return std::make_unique<CanonicalWriter>(folder, people);
}

}  // namespace pbr::synth
