#include "pbr/pairing_table.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <ostream>
#include <tuple>

#include "outcomes/pairing_columns.hpp"
#include "outcomes/settings.hpp"

namespace pbr {
namespace {

using Column = PairingColumn;

constexpr std::size_t most_told = 20;
constexpr std::size_t enough_contacts = 2;

/// What a row says of its case.
struct CaseRow {
  std::optional<Date> start, end, first_session, last_session;
  std::optional<std::size_t> contacts;
};

class TableReader {
 public:
  TableReader(CsvReader csv, const PairingTerms& terms) : csv_(std::move(csv)), terms_(terms) {}

  Loaded<PairingTable> run() {
    if (csv_.error()) return {{}, {*csv_.error()}};
    columns_ = find_pairing_columns(csv_, terms_, problems_);
    if (!problems_.empty()) return {{}, std::move(problems_)};
    while (const auto record = csv_.next()) {
      if (record->problem) {
        add(*record->problem);
      } else {
        record_ = &*record;
        read_row();
      }
    }
    close();
    if (!problems_.empty()) return {{}, std::move(problems_)};
    table_.ignored = std::move(columns_.ignored);
    table_.contacts_given = columns_.at[static_cast<std::size_t>(Column::contacts)].has_value();
    return {std::move(table_), {}};
  }

 private:
  // The rows behind a wrong one are read on, so that all are told at once.
  void add(Diagnostic problem) {
    if (++found_ <= most_told) problems_.push_back(std::move(problem));
  }

  void problem(std::string code, Column column, std::string message, std::string expected,
               std::string help) {
    const CsvField& field = *field_of(column);
    Diagnostic d;
    d.code = std::move(code);
    d.at = {csv_.name(), field.line, field.column};
    d.message = std::move(message);
    d.expected = std::move(expected);
    d.help = std::move(help);
    add(std::move(d));
  }

  void close() {
    std::stable_sort(problems_.begin(), problems_.end(), [](const auto& a, const auto& b) {
      return std::tie(a.at.line, a.at.column) < std::tie(b.at.line, b.at.column);
    });
    if (found_ > most_told) {
      Diagnostic d;
      d.code = "PA005";
      d.at.file = csv_.name();
      d.message = "more fields and rows are wrong";
      d.found = std::to_string(found_) + " in all; the first " + std::to_string(most_told) +
                " are told above";
      d.help = "look at how the file was made: a column moved, or dates in another form?";
      problems_.push_back(std::move(d));
    }
    if (csv_.error()) problems_.push_back(*csv_.error());
  }

  [[nodiscard]] const CsvField* field_of(Column column) const {
    const auto at = columns_.at[static_cast<std::size_t>(column)];
    return at ? &record_->fields[*at] : nullptr;
  }
  [[nodiscard]] std::string_view text(Column column) const {
    const CsvField* field = field_of(column);
    return field == nullptr ? std::string_view() : field->text;
  }

  std::optional<Date> date(Column column) {
    if (text(column).empty()) return {};
    const auto read = Date::parse(text(column));
    if (read) {
      table_.last_day = std::max(table_.last_day.value_or(*read), *read);
      return *read;
    }
    problem("PA002", column, std::string(to_text(column)) + " cannot be read",
            read.error().expected, "write the date as 2014-04-01");
    return {};
  }

  void needed(Column column, std::string help) {
    if (!text(column).empty()) return;
    problem("PA002", column, std::string(to_text(column)) + " is empty", "a filled field",
            std::move(help));
  }

  std::optional<std::size_t> contacts() {
    const auto written = text(Column::contacts);
    if (written.empty()) return {};
    std::size_t number = 0;
    const auto* const end = written.data() + written.size();
    const auto read = std::from_chars(written.data(), end, number);
    if (read.ec == std::errc() && read.ptr == end) return number;
    problem("PA002", Column::contacts, "contacts cannot be read",
            "a whole number of attended contacts", "leave it empty where it is not known");
    return {};
  }

  Setting setting() {
    const auto written = text(Column::setting);
    if (const auto said = setting_of(written)) return *said;
    if (!written.empty()) {
      problem("PA002", Column::setting, "setting cannot be read", "in_patient or community",
              "leave it empty where it is not known");
    }
    return Setting::unknown;
  }

  void read_row() {
    needed(Column::name, "say which case the row belongs to");
    needed(Column::start, "every period of care begins on a day");
    const std::size_t before = found_;
    const CaseRow row{date(Column::start), date(Column::end), date(Column::first_session),
                      date(Column::last_session), contacts()};
    in_order(Column::end, row.start, row.end, "the period of care ends before it begins",
             "episode_end on or after episode_start");
    in_order(Column::last_session, row.first_session, row.last_session,
             "the last session is before the first", "last_session on or after first_session");
    const bool readable = found_ == before;
    const auto score = read_score();
    const std::string_view name = text(Column::name);
    if (name.empty() || !row.start || !readable) return;
    const auto known = cases_.find(name);
    if (known == cases_.end()) {
      start_case(name, row);
    } else {
      compare(rows_[known->second], row);
    }
    if (score) table_.cases[cases_.find(name)->second].scores.push_back(*score);
  }

  std::optional<PairingScore> read_score() {
    const auto taken = date(Column::date);
    const std::string instrument(text(Column::instrument));
    const Setting where = setting();
    if (text(Column::date).empty() && instrument.empty()) return {};
    needed(Column::date, "every score has a date; leave instrument empty too where there is none");
    needed(Column::instrument, "say what was scored; a pair is of one instrument");
    if (!taken) return {};
    return PairingScore{*taken, instrument, where};
  }

  void in_order(Column column, std::optional<Date> first, std::optional<Date> last,
                std::string message, std::string expected) {
    if (!first || !last || *first <= *last) return;
    problem("PA003", column, std::move(message), std::move(expected),
            "correct one of the two dates");
  }

  void start_case(std::string_view name, const CaseRow& row) {
    PairingCase one;
    one.name = name;
    one.care = {*row.start, row.end, row.first_session, row.last_session, 0, {}};
    const bool one_day = row.first_session && row.first_session == row.last_session;
    one.care.contacts = row.contacts.value_or(one_day ? 1 : enough_contacts);
    cases_.emplace(one.name, table_.cases.size());
    table_.cases.push_back(std::move(one));
    rows_.push_back({row, record_->line});
  }

  struct FirstRow {
    CaseRow row;
    std::uint32_t line = 0;
  };

  void compare(const FirstRow& first, const CaseRow& row) {
    const auto alike = [&](Column column, bool same) {
      if (same) return;
      problem("PA004", column, std::string(to_text(column)) + " is not that of its case",
              "what line " + std::to_string(first.line) + " says",
              "give each period of care a case of its own, or correct one of the rows");
    };
    alike(Column::start, row.start == first.row.start);
    alike(Column::end, row.end == first.row.end);
    alike(Column::first_session, row.first_session == first.row.first_session);
    alike(Column::last_session, row.last_session == first.row.last_session);
    alike(Column::contacts, row.contacts == first.row.contacts);
  }

  CsvReader csv_;
  const PairingTerms& terms_;
  PairingColumns columns_;
  const CsvRecord* record_ = nullptr;
  PairingTable table_;
  std::map<std::string, std::size_t, std::less<>> cases_;  ///< by name: index
  std::vector<FirstRow> rows_;                             ///< by case
  std::size_t found_ = 0;
  Diagnostics problems_;
};

std::string date_of(const PairingCase& one, std::optional<std::size_t> score) {
  return score ? to_text(one.scores[*score].date) : "";
}

}  // namespace

Loaded<PairingTable> read_pairing_table(const std::string& path, const PairingTerms& terms) {
  return TableReader(CsvReader::open(path), terms).run();
}

Loaded<PairingTable> read_pairing_table(std::istream& in, const std::string& name,
                                        const PairingTerms& terms) {
  return TableReader(CsvReader(in, name), terms).run();
}

PairingCounts write_pairs(const PairingTable& table, const PairingTerms& terms,
                          std::optional<Date> looked_at, std::ostream& out) {
  PairingCounts counts;
  CsvWriter csv(out, {"case", "before_date", "after_date"});
  for (const PairingCase& one : table.cases) {
    CarePeriod care = one.care;
    care.looked_at = looked_at ? looked_at : table.last_day;
    const Pairing pair = pair_scores(care, one.scores, terms);
    ++counts.cases;
    counts.paired += pair.paired() ? 1 : 0;
    counts.before_alone += pair.before && !pair.after ? 1 : 0;
    counts.after_alone += pair.after && !pair.before ? 1 : 0;
    csv.field(one.name).field(date_of(one, pair.before)).field(date_of(one, pair.after)).end();
  }
  return counts;
}

}  // namespace pbr
