#include <algorithm>
#include <filesystem>
#include <numeric>

#include "intake/canonical.hpp"
#include "intake/headings.hpp"
#include "intake/suggest_cells.hpp"

namespace pbr {
namespace {

using intake::ColumnLook;
using intake::ColumnNames;
using intake::Likeness;

constexpr std::uint64_t most_rows = 1000;

std::string why(Likeness likeness) {
  return likeness == Likeness::within ? "the heading holds a name of it" : "the names are alike";
}

/// The columns a file of these headings can have: the long form of assessments has others.
std::vector<const ColumnSchema*> columns_of(const TableSchema& schema, bool long_form) {
  std::vector<const ColumnSchema*> columns;
  for (const auto& column : schema.columns) {
    const bool rating = column.type == ColumnType::rating || column.name == "item_8_type";
    if (!long_form || !rating) columns.push_back(&column);
  }
  if (long_form) {
    for (const auto* name : {"item", "rating"}) {
      columns.push_back(intake::find_column(schema, name));
    }
  }
  return columns;
}

class Suggesting {
 public:
  Suggesting(CsvReader& csv, TableKind table, const Synonyms& synonyms)
      : csv_(csv), schema_(schema_of(table)), synonyms_(synonyms) {
    suggestion_.table = table;
    suggestion_.file = std::filesystem::path(csv.name()).filename().string();
    columns_ = columns_of(schema_, is_long_form());
  }

  MapSuggestion result() {
    match();
    look();
    for (const auto& heading : csv_.header()) {
      const bool given =
          std::any_of(suggestion_.columns.begin(), suggestion_.columns.end(),
                      [&](const SuggestedColumn& column) { return column.heading == heading; });
      if (!given && !intake::is_canonical(schema_, heading)) suggestion_.left.push_back(heading);
    }
    return std::move(suggestion_);
  }

 private:
  [[nodiscard]] Likeness likeness(std::string_view column, std::string_view heading) const {
    return ColumnNames(schema_.name, column, synonyms_).likeness(heading);
  }

  // Headings for item and rating, and none for item 1.
  [[nodiscard]] bool is_long_form() const {
    if (schema_.kind != TableKind::assessments) return false;
    const auto any = [&](std::string_view column) {
      return std::any_of(csv_.header().begin(), csv_.header().end(), [&](const auto& heading) {
        return likeness(column, heading) == Likeness::same;
      });
    };
    return any("item") && any("rating") && !any("item_1");
  }

  void match() {
    const auto& header = csv_.header();
    std::vector<std::vector<Likeness>> like;
    for (const auto* column : columns_) {
      const ColumnNames names(schema_.name, column->name, synonyms_);
      auto& row = like.emplace_back();
      for (const auto& heading : header) row.push_back(names.likeness(heading));
      suggestion_.columns.push_back(
          {std::string(column->name), {}, false, column->must_exist, false, {}});
    }
    std::vector<bool> taken(header.size());
    give_own_names(taken);
    for (const auto level : {Likeness::same, Likeness::within, Likeness::typing}) {
      for (std::size_t i = 0; i < columns_.size(); ++i) give(i, level, like[i], taken);
    }
  }

  void give_own_names(std::vector<bool>& taken) {
    for (auto& column : suggestion_.columns) {
      const auto at = csv_.column(column.column);
      if (!at) continue;
      column.heading = column.column;
      column.sure = column.same_name = true;
      taken[*at] = true;
    }
  }

  void give(std::size_t index, Likeness level, const std::vector<Likeness>& like,
            std::vector<bool>& taken) {
    auto& column = suggestion_.columns[index];
    if (!column.heading.empty()) return;
    std::vector<std::size_t> fits;
    for (std::size_t h = 0; h < like.size(); ++h) {
      if (like[h] == level && !taken[h]) fits.push_back(h);
    }
    if (fits.empty()) return;
    column.heading = csv_.header()[fits.front()];
    column.sure = level == Likeness::same && fits.size() == 1;
    if (level != Likeness::same) column.why = why(level);
    if (fits.size() > 1) column.why = "or is it \"" + csv_.header()[fits[1]] + "\"?";
    taken[fits.front()] = true;
  }

  void look() {
    std::vector<ColumnLook> looks;
    std::vector<std::optional<std::size_t>> positions;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      looks.emplace_back(*columns_[i]);
      positions.push_back(csv_.column(suggestion_.columns[i].heading));
      if (suggestion_.columns[i].heading.empty()) positions.back().reset();
    }
    std::set<std::string> missing;
    while (suggestion_.rows < most_rows) {
      const auto record = csv_.next();
      if (!record) break;
      ++suggestion_.rows;
      if (record->problem) continue;
      for (std::size_t i = 0; i < looks.size(); ++i) {
        if (!positions[i]) continue;
        const auto cell = record->fields[*positions[i]].text;
        if (cell.empty()) continue;
        if (intake::is_no_value(cell)) {
          missing.emplace(cell);
        } else {
          looks[i].look(cell);
        }
      }
    }
    suggestion_.missing.assign(missing.begin(), missing.end());
    judge(looks);
  }

  void judge(const std::vector<ColumnLook>& looks) {
    std::array<std::uint64_t, date_form_count> read{};
    for (const auto& look : looks) {
      if (!look.is_date()) continue;
      suggestion_.dates_seen += look.filled();
      std::transform(read.begin(), read.end(), look.forms().begin(), read.begin(), std::plus<>());
    }
    suggestion_.dates = intake::likely_forms(read);
    suggestion_.dates_read = *std::max_element(read.begin(), read.end());
    std::optional<DateForm> form;
    if (!suggestion_.dates.empty()) form = suggestion_.dates.front();
    for (std::size_t i = 0; i < looks.size(); ++i) judge(looks[i], form, i);
  }

  void judge(const ColumnLook& look, std::optional<DateForm> form, std::size_t index) {
    auto& column = suggestion_.columns[index];
    if (column.heading.empty()) return;
    if (const auto against = look.against(form); !against.empty() && !column.same_name) {
      column.sure = false;
      column.why = against;
    }
    if (!column.sure || columns_[index]->identifies) return;
    auto codes = look.codes();
    const bool rating = columns_[index]->type == ColumnType::rating;
    if (!codes.empty()) suggestion_.codes[rating ? "ratings" : column.column].merge(codes);
  }

  CsvReader& csv_;
  const TableSchema& schema_;
  const Synonyms& synonyms_;
  std::vector<const ColumnSchema*> columns_;
  MapSuggestion suggestion_;
};

}  // namespace

bool MapSuggestion::canonical() const {
  const bool iso = dates.empty() || dates.front() == DateForm::yyyy_mm_dd;
  return iso && codes.empty() && missing.empty() && lacking().empty() &&
         std::all_of(columns.begin(), columns.end(), [](const SuggestedColumn& column) {
           return column.heading.empty() || column.same_name;
         });
}

std::size_t MapSuggestion::to_confirm() const {
  auto count = static_cast<std::size_t>(std::count_if(
      columns.begin(), columns.end(),
      [](const SuggestedColumn& column) { return !column.heading.empty() && !column.sure; }));
  if (dates.size() > 1 || (dates_seen > 0 && dates.empty())) ++count;
  for (const auto& [column, texts] : codes) {
    count += static_cast<std::size_t>(std::count_if(
        texts.begin(), texts.end(), [](const auto& text) { return !text.second.sure; }));
  }
  return count;
}

std::vector<std::string> MapSuggestion::lacking() const {
  std::vector<std::string> names;
  for (const auto& column : columns) {
    if (column.must_exist && column.heading.empty()) names.push_back(column.column);
  }
  return names;
}

MapSuggestion suggest_map(CsvReader& csv, TableKind table, const Synonyms& synonyms) {
  return Suggesting(csv, table, synonyms).result();
}

std::optional<TableKind> likely_table(const CsvReader& csv, const Synonyms& synonyms) {
  std::optional<TableKind> best;
  std::size_t most = 1;
  for (std::size_t i = 0; i < table_count; ++i) {
    const auto& schema = schema_of(static_cast<TableKind>(i));
    std::size_t count = 0;
    for (const auto& column : schema.columns) {
      const ColumnNames names(schema.name, column.name, synonyms);
      count += std::any_of(csv.header().begin(), csv.header().end(), [&](const auto& heading) {
        return names.likeness(heading) == Likeness::same;
      });
    }
    if (count == most) best.reset();  // two tables are as likely
    if (count > most) {
      best = schema.kind;
      most = count;
    }
  }
  return best;
}

}  // namespace pbr
