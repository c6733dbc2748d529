#include <array>

#include "pbr/csv.hpp"
#include "pbr/line_changes.hpp"

namespace pbr {
namespace {

constexpr std::array<std::string_view, 12> names{"line_id", "provider",  "commissioner", "cluster",
                                                 "unit",    "first_day", "last_day",     "quantity",
                                                 "price",   "factor",    "amount",       "per"};
constexpr std::size_t most_told = 20;

class LinesReader {
 public:
  explicit LinesReader(const std::string& path) : csv_(CsvReader::open(path)) {}

  Loaded<std::vector<LineRecord>> run() {
    Loaded<std::vector<LineRecord>> loaded;
    if (!csv_.error()) find_columns();
    if (!csv_.error() && problems_.empty()) read();
    if (csv_.error()) problems_.push_back(*csv_.error());
    loaded.problems = std::move(problems_);
    if (!has_errors(loaded.problems)) loaded.value = std::move(lines_);
    return loaded;
  }

 private:
  void find_columns() {
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto at = csv_.column(names[i]);
      if (at) at_[i] = *at;
      if (at) continue;
      Diagnostic problem;
      problem.code = "PL010";
      problem.at = {csv_.name(), 1, 0};
      problem.message = "lines of an earlier run without the column " + std::string(names[i]);
      problem.expected = "the lines.csv that pbr run or pbr price wrote";
      problem.help = "name that file, unchanged";
      problems_.push_back(std::move(problem));
    }
  }

  void read() {
    while (const auto record = csv_.next()) {
      if (problems_.size() >= most_told) return;
      if (record->problem) {
        problems_.push_back(*record->problem);
        continue;
      }
      record_ = &*record;
      LineRecord line = one();
      if (problems_.empty()) lines_.push_back(std::move(line));
    }
  }

  [[nodiscard]] std::string text(std::size_t column) const {
    return std::string(record_->fields[at_[column]].text);
  }

  // What stood there stays unsaid: a row out of place may have a person's id anywhere.
  void unreadable(std::size_t column, const std::string& expected) {
    const CsvField& field = record_->fields[at_[column]];
    Diagnostic problem;
    problem.code = "PL011";
    problem.at = {csv_.name(), field.line, field.column};
    problem.message =
        "a line of an earlier run whose " + std::string(names[column]) + " cannot be read";
    problem.expected = expected;
    problem.help = "take the lines.csv that pbr wrote, unchanged";
    problems_.push_back(std::move(problem));
  }

  template <class T>
  T value(std::size_t column, const Result<T>& read) {
    if (read) return *read;
    unreadable(column, read.error().expected);
    return T{};
  }

  std::int64_t whole(std::size_t column) {
    const auto number = Rate::parse(text(column));
    if (number && number->denominator() == 1) return number->numerator();
    unreadable(column, "a whole number");
    return 0;
  }

  LineRecord one() {
    Line line;
    line.id = text(0);
    const auto unit = tariff_unit(text(4));
    if (!unit) unreadable(4, "a unit of a price book, such as non_admitted_day");
    line.unit = unit.value_or(TariffUnit::non_admitted_day);
    line.period = Period::inclusive(value(5, Date::parse(text(5))), value(6, Date::parse(text(6))));
    line.quantity = whole(7);
    line.price = value(8, parse_pounds(text(8)));
    line.factor = factor();
    line.amount = value(10, parse_pounds(text(10)));
    line.per = whole(11);
    return line_record(ProviderId(text(1)), CommissionerId(text(2)), ClusterCode(text(3)), line);
  }

  // A decimal, or a fraction where there is none: "2/37".
  Rate factor() {
    const std::string written = text(9);
    const auto slash = written.find('/');
    const auto top = Rate::parse(written.substr(0, slash));
    const auto bottom =
        slash == std::string::npos ? Rate::parse("1") : Rate::parse(written.substr(slash + 1));
    const bool good = top && bottom && bottom->denominator() == 1 && bottom->numerator() > 0;
    if (good) return *top * Rate{1, bottom->numerator()};
    unreadable(9, "a decimal or a fraction");
    return Rate{1};
  }

  CsvReader csv_;
  std::array<std::size_t, names.size()> at_{};
  const CsvRecord* record_ = nullptr;
  Diagnostics problems_;
  std::vector<LineRecord> lines_;
};

}  // namespace

Loaded<std::vector<LineRecord>> read_lines(const std::string& path) {
  return LinesReader(path).run();
}

}  // namespace pbr
