#include "intake/row_reader.hpp"

#include <algorithm>
#include <cctype>

namespace pbr::intake {

RowReader::RowReader(TableKind kind, CsvReader& csv, Findings& findings, std::span<const Row> rows)
    : schema_(schema_of(kind)), csv_(csv), rows_(rows), findings_(findings) {
  for (const auto& column : schema_.columns) position_.push_back(csv.column(column.name));
}

namespace {

// "A, B or C"
std::string listed(std::span<const std::string_view> words) {
  std::string list;
  for (const auto& word : words) {
    if (!list.empty()) list += &word == &words.back() ? " or " : ", ";
    list += word;
  }
  return list;
}

bool is_group(const TableSchema& schema, std::string_view name) {
  return schema.kind == TableKind::persons && name.starts_with("group_");
}

bool is_column(const TableSchema& schema, std::string_view name) {
  return std::any_of(schema.columns.begin(), schema.columns.end(),
                     [&](const ColumnSchema& column) { return column.name == name; });
}

// A column that has its own meaning is not the mistyped form of another.
Diagnostic missing_column(const std::string& file, const TableSchema& schema,
                          std::string_view column, const std::vector<std::string>& header) {
  std::vector<std::string_view> names;
  for (const auto& name : header) {
    if (!is_column(schema, name)) names.push_back(name);
  }
  const auto meant = nearest_name(column, names);
  Diagnostic d;
  d.code = "IN001";
  d.at = {file, 1, 0};
  d.message =
      "the " + std::string(schema.name) + " table has no column \"" + std::string(column) + "\"";
  d.expected = "a column named \"" + std::string(column) + "\", in any place";
  d.help = meant.empty()
               ? "add the column; unknown values may be empty"
               : "rename the column \"" + std::string(meant) + "\" if that is what it holds";
  return d;
}

Diagnostic no_ratings(const std::string& file) {
  Diagnostic d;
  d.code = "IN001";
  d.at = {file, 1, 0};
  d.message = "the assessments table has no rating columns";
  d.expected = "the columns item_1 to item_13 and item_a to item_e, in any place";
  d.help = "or one row an item, with the columns assessment_id, item and rating";
  return d;
}

}  // namespace

Diagnostics RowReader::check_columns(const std::string& file,
                                     const std::vector<std::string_view>& instead) {
  Diagnostics problems;
  const bool none_rated = has_no_ratings();
  if (none_rated && instead.empty()) problems.push_back(no_ratings(file));
  for (std::size_t i = 0; i < schema_.columns.size(); ++i) {
    const auto& column = schema_.columns[i];
    const bool excused = std::find(instead.begin(), instead.end(), column.name) != instead.end() ||
                         (none_rated && column.type == ColumnType::rating);
    if (column.must_exist && !position_[i] && !excused) {
      problems.push_back(missing_column(file, schema_, column.name, csv_.header()));
    }
  }
  for (const auto& name : csv_.header()) {
    const bool extra = std::find(instead.begin(), instead.end(), name) == instead.end();
    if (extra && !is_group(schema_, name) && !is_column(schema_, name)) {
      findings_.add({schema_.kind, 0, name, "IN002", Severity::note, "",
                     "a column of the " + std::string(schema_.name) + " table; it is ignored"});
    }
  }
  return problems;
}

bool RowReader::has_no_ratings() const {
  bool any_in_schema = false;
  for (std::size_t i = 0; i < schema_.columns.size(); ++i) {
    if (schema_.columns[i].type != ColumnType::rating) continue;
    any_in_schema = true;
    if (position_[i]) return false;
  }
  return any_in_schema;
}

Column RowReader::at(std::string_view name) const {
  for (std::size_t i = 0; i < schema_.columns.size(); ++i) {
    if (schema_.columns[i].name == name) return i;
  }
  throw InternalError("no column " + std::string(name) + " in " + std::string(schema_.name));
}

bool RowReader::next() {
  const auto record = csv_.next();
  if (!record) return false;
  if (!rows_.empty() && record->row > rows_.size()) {
    throw InternalError("a part of a table with more records than rows");
  }
  row_ = rows_.empty() ? record->row : rows_[record->row - 1];
  usable_ = true;
  malformed_ = record->problem.has_value();
  fields_ = malformed_ ? std::span<const CsvField>{} : record->fields;
  if (malformed_) {
    const auto fate =
        schema_.kind == TableKind::assessments ? "the assessment is kept, unusable" : row_set_aside;
    const auto& problem = *record->problem;
    findings_.add({schema_.kind, row_, "", "IN003", Severity::error,
                   problem.found.empty() ? problem.message : problem.found,
                   std::to_string(csv_.header().size()) + " fields; " + std::string(fate)});
    usable_ = false;
  }
  return true;
}

std::string_view RowReader::text(Column column) const {
  const auto position = position_[column];
  return position ? text_at(*position) : std::string_view{};
}

std::string_view RowReader::text_at(std::size_t position) const {
  return position < fields_.size() ? fields_[position].text : std::string_view{};
}

// An identifier keeps its shape, which is what shows the mistake, and loses its value.
std::string RowReader::printable(Column column) const {
  constexpr std::size_t longest = 40;
  std::string found(text(column).substr(0, longest));
  for (char& c : found) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) c = ' ';
    if (!schema_.columns[column].identifies) continue;
    const bool letter = byte >= 0x80 || std::isalpha(byte) != 0;
    c = std::isdigit(byte) != 0 ? '9' : letter ? 'A' : c;
  }
  // A cut must not leave half a character behind.
  while (!found.empty() && text(column).size() > longest &&
         (static_cast<unsigned char>(found.back()) & 0x80U) != 0) {
    found.pop_back();
  }
  if (text(column).size() > longest) found += "...";
  return found;
}

void RowReader::finding(Column column, std::string_view code, Severity severity,
                        std::string_view expected, std::string_view instead) {
  std::string text(expected);
  // "February 1953 has 28 days" would say when somebody was born.
  if (schema_.columns[column].identifies) text.resize(std::min(text.size(), text.find(':')));
  if (!instead.empty()) text.append("; ").append(instead);
  findings_.add({schema_.kind, row_, std::string(schema_.columns[column].name), std::string(code),
                 severity, printable(column), std::move(text)});
}

void RowReader::set_aside(Column column, std::string_view code, std::string_view expected) {
  finding(column, code, Severity::error, expected, row_set_aside);
  usable_ = false;
}

std::string RowReader::needed_text(Column column) {
  if (text(column).empty() && !malformed_) set_aside(column, "IN004", "a value");
  return std::string(text(column));
}

Date RowReader::needed_date(Column column) {
  if (malformed_) return {};
  if (text(column).empty()) {
    set_aside(column, "IN004", "a date as YYYY-MM-DD");
    return {};
  }
  const auto date = Date::parse(text(column));
  if (date) return *date;
  set_aside(column, "IN005", date.error().expected);
  return {};
}

Pence RowReader::needed_pounds(Column column) {
  if (malformed_) return {};
  const auto amount = parse_pounds(text(column));
  if (amount) return *amount;
  set_aside(column, text(column).empty() ? "IN004" : "IN008", amount.error().expected);
  return {};
}

Rate RowReader::needed_number(Column column) {
  if (malformed_) return {};
  const auto number = Rate::parse(text(column));
  if (number) return *number;
  set_aside(column, text(column).empty() ? "IN004" : "IN008", number.error().expected);
  return {};
}

std::int64_t RowReader::needed_count(Column column) {
  if (malformed_) return 0;
  const auto number = Rate::parse(text(column));
  if (number && number->denominator() == 1 && number->numerator() >= 0) return number->numerator();
  set_aside(column, text(column).empty() ? "IN004" : "IN008", "a whole number, 0 or more");
  return 0;
}

std::string RowReader::needed_word(Column column) {
  if (malformed_) return {};
  const auto& words = schema_.columns[column].words;
  if (std::find(words.begin(), words.end(), text(column)) != words.end()) {
    return std::string(text(column));
  }
  set_aside(column, text(column).empty() ? "IN004" : "IN007", listed(words));
  return {};
}

std::optional<Date> RowReader::date(Column column, std::string_view instead) {
  if (text(column).empty()) return std::nullopt;
  const auto date = Date::parse(text(column));
  if (date) return *date;
  finding(column, "IN005", Severity::error, date.error().expected, instead);
  return std::nullopt;
}

std::optional<std::int64_t> RowReader::count(Column column) {
  if (text(column).empty()) return std::nullopt;
  const auto number = Rate::parse(text(column));
  if (number && number->denominator() == 1 && number->numerator() >= 0) return number->numerator();
  finding(column, "IN008", Severity::error, "a whole number, 0 or more", taken_as_unknown);
  return std::nullopt;
}

std::optional<bool> RowReader::yes_no(Column column) {
  const auto word = one_of(column, {"Y", "N"});
  if (!word) return std::nullopt;
  return *word == 0;
}

std::optional<std::size_t> RowReader::one_of(Column column,
                                             std::initializer_list<std::string_view> words,
                                             std::string_view instead) {
  if (text(column).empty()) return std::nullopt;
  const auto* word = std::find(words.begin(), words.end(), text(column));
  if (word != words.end()) return static_cast<std::size_t>(word - words.begin());
  finding(column, "IN007", Severity::error, listed({words.begin(), words.size()}), instead);
  return std::nullopt;
}

bool RowReader::ends_before(Column end, Date start, std::optional<Date> end_date,
                            std::string_view instead) {
  if (!end_date || *end_date >= start) return false;
  finding(end, "IN011", Severity::error, "a day on or after the start", instead);
  return true;
}

}  // namespace pbr::intake
