#include "mhsds/work.hpp"

namespace pbr::mhsds {
namespace {

const std::vector<SourceFile>& none() {
  static const std::vector<SourceFile> files;
  return files;
}

void tell_fate(Rows& row, Fate fate, bool differs) {
  const bool person = row.spec().table == Table::persons;
  if (fate == Fate::contradicted) {
    ++row.file().repeated;
    row.finding(Field::unique, "MH023", Severity::warning,
                "one row of a record in one submission; the one with the highest id counts");
  } else if (fate == Fate::repeated) {
    ++row.file().repeated;
    row.finding(Field::unique, "MH022", Severity::note, "a row once; one of them counts");
  } else {
    ++row.file().replaced;
    row.finding(Field::unique, "MH021", Severity::note,
                "the latest submission of a record; this row is replaced");
  }
  if (person && differs) {
    row.finding(Field::birth_date, "MH024", Severity::warning,
                "the same day of birth in every row of a person; the latest row counts");
  }
}

Diagnostic changed(const SourceFile& file) {
  Diagnostic d;
  d.code = "MH007";
  d.at = {file.path};
  d.message = "the table changed while it was read";
  d.help = "import a copy that nobody writes to";
  return d;
}

}  // namespace

Rows Work::rows(Table table) {
  const auto found = files.find(table);
  return {table, found == files.end() ? none() : found->second, made.files, problems,
          terms.progress};
}

void tell_broken(Rows& row) {
  ++row.file().set_aside;
  row.finding(Field::unique, "MH010", Severity::error,
              "as many fields as the header has, quotes closed; the row is set aside");
}

void Work::latest_rows(Table table, const RecordOf& record_of,
                       const std::function<bool(Rows&)>& use,
                       const std::function<void(Rows&)>& replaced) {
  Rows keys = rows(table);
  const Fates fates = find_latest(keys, submissions, record_of);
  if (has_errors(problems)) return;
  Rows row = rows(table);
  std::uint32_t read = 0;
  while (row.next() && ++read <= fates.size()) {
    ++row.file().rows;
    const Fate fate = fates.of(row.number());
    if (row.broken()) {
      tell_broken(row);
    } else if (fate != Fate::counts) {
      tell_fate(row, fate, fates.differs(row.number()));
      if (replaced && fate == Fate::replaced) replaced(row);
    } else if (use(row)) {
      ++row.file().used;
    }
  }
  if (read != fates.size()) problems.push_back(changed(files.at(table).front()));
}

void Work::finding(std::size_t file, TableKind kind, Row row, std::string_view field,
                   std::string_view code, Severity severity, std::string_view found,
                   std::string_view expected) {
  made.files[file].findings.add({kind, row, std::string(field), std::string(code), severity,
                                 std::string(found), std::string(expected)});
}

}  // namespace pbr::mhsds
