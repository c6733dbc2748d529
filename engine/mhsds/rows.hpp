// All rows of one table of an extract, file after file, by field.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mhsds/key.hpp"
#include "mhsds/tables.hpp"
#include "pbr/csv.hpp"
#include "pbr/mhsds.hpp"

namespace pbr::mhsds {

/// One file of the extract and where its facts stand in MhsdsImport::files.
struct SourceFile {
  std::string path;
  std::size_t facts = 0;
};

using Progress = std::function<void(std::string_view table, std::uint64_t rows, std::uint64_t of)>;

/// A day as it goes into a canonical table: ISO, or as it stood where it could not be read.
struct Day {
  std::optional<Date> date;
  std::string text;
};

class Rows {
 public:
  /// The table's files in the order of their names. The three outlive the reader.
  Rows(Table table, const std::vector<SourceFile>& files, std::vector<MhsdsFile>& facts,
       Diagnostics& problems, const Progress& progress);

  /// Checks the headers: MH004 for every field that is missing, all at once; and notes what version
  /// each file is of and which of its columns are of no use.
  static void check_headers(Table table, const std::vector<SourceFile>& files,
                            std::vector<MhsdsFile>& facts, Diagnostics& problems);

  /// The next row of any file; false at the end, and after a file that cannot be read on, which is
  /// a problem. A row that cannot be split is delivered as broken(), with no fields.
  bool next();
  [[nodiscard]] bool broken() const { return broken_; }
  /// Number of the row in the table, from 0, over all its files.
  [[nodiscard]] std::uint32_t number() const { return number_; }
  /// Number of the row in its file, from 1.
  [[nodiscard]] Row row() const { return row_; }
  [[nodiscard]] const TableSpec& spec() const { return spec_; }
  /// What becomes of the file's rows.
  [[nodiscard]] MhsdsFile& file() { return facts_[files_[file_].facts]; }
  [[nodiscard]] std::size_t file_index() const { return files_[file_].facts; }

  /// The field's text, of its newest name that is filled; empty where the file has none of them.
  [[nodiscard]] std::string_view text(Field field) const;
  [[nodiscard]] bool has(Field field) const { return !at_[index(field)].empty(); }
  /// The id as NHS England makes it, else OrgIDProv and the local id, else nothing.
  [[nodiscard]] std::string id(Field unique, Field local) const;
  /// RecordNumber and OrgIDProv.
  [[nodiscard]] Key record() const { return key_of({text(Field::provider), text(Field::record)}); }
  /// Everything of the row that is read here, without the keys of its submission.
  [[nodiscard]] std::uint64_t content() const;

  void finding(Field field, std::string_view code, Severity severity, std::string_view expected);
  /// A finding (MH011) where the field is empty.
  void needed(Field field);
  /// The day of a field; MH012 where it is none, MH011 where it is empty and needed.
  Day day(Field field, bool needed);

 private:
  [[nodiscard]] static constexpr std::size_t index(Field field) {
    return static_cast<std::size_t>(field);
  }
  [[nodiscard]] const FieldSpec* spec(Field field) const;
  bool open_next();
  void locate();
  void tell_broken(const Diagnostic& problem);

  const TableSpec& spec_;
  const std::vector<SourceFile>& files_;
  std::vector<MhsdsFile>& facts_;
  Diagnostics& problems_;
  const Progress& progress_;
  std::optional<CsvReader> csv_;
  std::size_t file_ = 0, next_file_ = 0;
  /// Positions of a field's names in the open file, newest first.
  std::array<std::vector<std::size_t>, field_count> at_;
  std::span<const CsvField> fields_;
  std::uint32_t number_ = 0, next_number_ = 0;
  Row row_ = 0;
  bool broken_ = false;
};

}  // namespace pbr::mhsds
