#include "mhsds/rows.hpp"

#include <algorithm>

#include "mhsds/text.hpp"

namespace pbr::mhsds {

Rows::Rows(Table table, const std::vector<SourceFile>& files, std::vector<MhsdsFile>& facts,
           Diagnostics& problems, const Progress& progress)
    : spec_(spec_of(table)),
      files_(files),
      facts_(facts),
      problems_(problems),
      progress_(progress) {}

bool Rows::open_next() {
  if (next_file_ == files_.size()) return false;
  file_ = next_file_++;
  csv_.emplace(CsvReader::open(files_[file_].path));
  row_ = 0;
  locate();
  return true;
}

void Rows::locate() {
  for (auto& positions : at_) positions.clear();
  const auto add = [&](Field field, std::string_view name) {
    const auto& header = csv_->header();
    for (std::size_t i = 0; i < header.size(); ++i) {
      auto& positions = at_[index(field)];
      if (same_name(header[i], name) &&
          std::find(positions.begin(), positions.end(), i) == positions.end()) {
        positions.push_back(i);
      }
    }
  };
  for (const auto fields : {spec_.fields, common_fields()}) {
    for (const FieldSpec& field : fields) {
      for (const auto name : field.names) {
        if (!name.empty()) add(field.field, name);
      }
    }
  }
  add(Field::unique, spec_.unique);
}

bool Rows::next() {
  constexpr std::uint32_t between_reports = 16384;
  while (true) {
    if (!csv_ && !open_next()) return false;
    if (const auto record = csv_->next()) {
      row_ = record->row;
      number_ = next_number_++;
      broken_ = record->problem.has_value();
      fields_ = broken_ ? std::span<const CsvField>{} : record->fields;
      if (progress_ && number_ % between_reports == 0) progress_(spec_.name, number_, 0);
      return true;
    }
    if (csv_->error()) {
      problems_.push_back(*csv_->error());
      return false;
    }
    csv_.reset();
  }
}

std::string_view Rows::text(Field field) const {
  for (const std::size_t position : at_[index(field)]) {
    if (position < fields_.size() && !fields_[position].text.empty()) return fields_[position].text;
  }
  return {};
}

std::string Rows::id(Field unique, Field local) const {
  std::string id(text(unique));
  if (id.empty() && !text(local).empty()) {
    id = text(Field::provider);
    id += text(local);
  }
  return id;
}

std::uint64_t Rows::content() const {
  Key key;
  for (const FieldSpec& field : spec_.fields) {
    if (field.field == Field::record) continue;
    const Key next = key_of({text(field.field)});
    key = {key.a * 31 + next.a, 0};
  }
  return key_of({text(Field::person), text(Field::provider)}).a ^ key.a;
}

const FieldSpec* Rows::spec(Field field) const {
  for (const auto fields : {spec_.fields, common_fields()}) {
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const FieldSpec& f) { return f.field == field; });
    if (found != fields.end()) return &*found;
  }
  return nullptr;
}

void Rows::finding(Field field, std::string_view code, Severity severity,
                   std::string_view expected) {
  const FieldSpec* known = spec(field);
  const bool identifies = known == nullptr || known->identifies;  // else it is the row's own id
  // The name that stands in this file, else the newest.
  std::string name(known != nullptr ? known->names[0] : spec_.unique);
  if (!at_[index(field)].empty()) name = csv_->header()[at_[index(field)].front()];
  std::string text(expected);
  // "February 1953 has 28 days" would say when somebody was born.
  if (identifies) text.resize(std::min(text.size(), text.find(':')));
  file().findings.add({spec_.kind, row_, std::move(name), std::string(code), severity,
                       printable(this->text(field), identifies), std::move(text)});
}

void Rows::needed(Field field) {
  if (text(field).empty()) {
    finding(field, "MH011", Severity::error, "a value; the row is passed on as it stands");
  }
}

Day Rows::day(Field field, bool needed) {
  const std::string_view given = text(field);
  if (given.empty()) {
    if (needed) this->needed(field);
    return {};
  }
  const auto date = day_of(given);
  if (date) return {*date, to_text(*date)};
  finding(field, "MH012", Severity::error, date.error().expected + "; passed on as it stands");
  return {std::nullopt, std::string(given)};
}

}  // namespace pbr::mhsds
