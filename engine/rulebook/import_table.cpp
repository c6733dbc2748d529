#include "rulebook/import_table.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace pbr::rulebook {
namespace {

std::string separator_word(char separator) {
  if (separator == ',') return "commas";
  return separator == ';' ? "semicolons" : "tabs";
}

bool holds(ImportTable::Names names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string listed(ImportTable::Names names) {
  std::string text;
  for (const auto name : names) text.append(text.empty() ? "" : ", ").append(name);
  return text;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t";
  const auto first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::string lower(std::string_view text) {
  std::string small(text);
  std::transform(small.begin(), small.end(), small.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return small;
}

ImportTable::ImportTable(const ImportFile& file, char separator, Names needed, Names optional,
                         Diagnostics& problems)
    : name_(file.name),
      separator_(separator),
      problems_(problems),
      csv_(file.in == nullptr ? CsvReader::open(file.name, {}, separator)
                              : CsvReader(*file.in, file.name, {}, separator)) {
  const auto before = problems_.size();
  read_header(needed, optional);
  usable_ = std::none_of(problems_.begin() + static_cast<std::ptrdiff_t>(before), problems_.end(),
                         [](const Diagnostic& d) { return d.severity == Severity::error; });
}

void ImportTable::read_header(Names needed, Names optional) {
  if (csv_.error()) {
    problems_.push_back(*csv_.error());
    return;
  }
  if (other_separator(needed)) return;
  name_columns(needed, optional);
  missing_columns(needed);
}

// A table with another separator looks like a table of one column: said once, not as many columns
// that are missing.
bool ImportTable::other_separator(Names needed) {
  const auto& header = csv_.header();
  if (header.size() != 1 || needed.size() < 2) return false;
  const std::size_t at = header[0].find_first_of(",;\t");
  if (at == std::string::npos) return false;
  const auto wanted = separator_word(separator_);
  problem("IM008", {name_, 1}, "the columns are not separated by " + wanted,
          separator_word(header[0][at]), wanted + " between the columns " + listed(needed),
          "save the table as CSV with " + wanted);
  return true;
}

void ImportTable::name_columns(Names needed, Names optional) {
  for (std::size_t at = 0; at < csv_.header().size(); ++at) {
    const auto name = lower(trimmed(csv_.header()[at]));
    const bool known = holds(needed, name) || holds(optional, name);
    if (!known && !name.empty()) {
      problems_.push_back({Severity::warning,
                           "IM018",
                           {name_, 1},
                           "column \"" + excerpt(name) + "\" is ignored",
                           {},
                           "the columns " + listed(needed) +
                               (optional.size() == 0 ? "" : "; may be left out: ") +
                               listed(optional)});
    }
    if (known && !columns_.emplace(name, at).second) {
      problem("CSV002", {name_, 1}, "column \"" + name + "\" stands twice in the header",
              "once in small and once in capital letters, or with spaces", "each column once",
              "rename or remove one of them");
    }
  }
}

void ImportTable::missing_columns(Names needed) {
  for (const auto name : needed) {
    if (columns_.contains(name)) continue;
    const std::string column(name);
    problem("IM001", {name_, 1}, "the table has no column \"" + column + "\"", {},
            "a column named \"" + column + "\", in any place", instead_of(name));
  }
}

// What the header has instead of a column that is missing: "ro" for r0.
std::string ImportTable::instead_of(std::string_view missing) const {
  std::vector<std::string> others;
  for (const auto& name : csv_.header()) {
    if (auto folded = lower(trimmed(name)); !columns_.contains(folded)) {
      others.push_back(std::move(folded));
    }
  }
  const std::vector<std::string_view> names(others.begin(), others.end());
  const auto nearest = nearest_name(missing, names);
  if (nearest.empty()) return {};
  return "rename the column \"" + excerpt(nearest) + "\" if that is what it holds";
}

bool ImportTable::take(const CsvRecord& record) {
  values_.clear();
  line_ = record.line;
  bool any = false;
  for (const auto& [name, at] : columns_) {
    const CsvField& field = record.fields[at];
    std::string text(trimmed(field.text));
    any = any || !text.empty();
    values_[name] = {std::move(text), {name_, field.line, field.column}};
  }
  return any;
}

bool ImportTable::next() {
  if (!usable_) return false;
  while (const auto record = csv_.next()) {
    any_row_ = any_row_ || record->problem;
    if (record->problem) {
      problems_.push_back(*record->problem);
    } else if (take(*record)) {
      any_row_ = true;
      return true;
    }
  }
  usable_ = false;
  if (csv_.error()) {
    problems_.push_back(*csv_.error());
  } else if (!any_row_) {
    problem("IM009", whole(), "the table has a header and no row", {}, "one row or more", {});
  }
  return false;
}

const std::string& ImportTable::operator[](std::string_view column) const {
  static const std::string none;
  const auto found = values_.find(column);
  return found == values_.end() ? none : found->second.text;
}

Location ImportTable::at(std::string_view column) const {
  const auto found = values_.find(column);
  return found == values_.end() ? row() : found->second.at;
}

void ImportTable::problem(std::string code, std::string_view column, std::string message,
                          std::string expected, std::string help) {
  const std::string& found = (*this)[column];
  problem(std::move(code), at(column), std::move(message),
          found.empty() ? "an empty cell" : excerpt(found), std::move(expected), std::move(help));
}

void ImportTable::problem(std::string code, Location at, std::string message, std::string found,
                          std::string expected, std::string help) {
  problems_.push_back({Severity::error, std::move(code), std::move(at), std::move(message),
                       std::move(found), std::move(expected), std::move(help)});
}

}  // namespace pbr::rulebook
