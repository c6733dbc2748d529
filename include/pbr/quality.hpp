// How good the data is, by table, provider and month: whole-number sums that can be merged.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include "pbr/findings.hpp"
#include "pbr/records.hpp"
#include "pbr/rulebook.hpp"

namespace pbr {

/// The month of a row's own date (the start of a spell or stay, the day a referral was received),
/// where it lies in the reporting period.
enum class QualityTime : std::uint8_t { before, inside, after, unknown };

struct QualityKey {
  TableKind table{};
  std::string provider;  ///< empty: not known, or a table without providers
  QualityTime time = QualityTime::unknown;
  Date month;  ///< its first day; of QualityTime::inside only
};

struct QualitySums {
  std::uint64_t rows = 0;
  std::uint64_t rows_with_error = 0;  ///< of these, rows with a finding of severity error
  std::uint64_t unusable = 0;         ///< assessments that could not be allocated
  std::uint64_t items = 0;            ///< ratings that assessments could have: items x assessments
  std::uint64_t items_known = 0;      ///< of these, rated 0 to 4
  QualitySums& operator+=(const QualitySums& other);
};

/// Sums of rows. Any order of adding and merging gives the same sums. Memory is bounded by tables x
/// providers x months of the period: days outside the period share one cell each.
class Quality {
 public:
  /// The items an assessment is held to are those that the instrument names.
  Quality(Period period, const Instrument& instrument);
  /// None: for a result that is filled later.
  Quality() = default;

  /// One row of a table. `error` says whether it has a finding of severity error.
  void add(TableKind table, std::string_view provider, std::optional<Date> day, bool error);
  /// One assessment, which in the long form is several rows of its file.
  void add(const Assessment& assessment, bool error);
  /// Rows that no record could be made of: neither provider nor month is known, and each has an
  /// error.
  void add_set_aside(TableKind table, std::uint64_t rows);
  /// A row that was added without an error turns out to have one.
  void add_late_error(TableKind table, std::string_view provider, std::optional<Date> day);
  void merge(const Quality& other);

  struct Before {
    using is_transparent = void;
    using Place = std::tuple<TableKind, std::string_view, QualityTime, Date>;
    static Place place(const QualityKey& key) {
      return {key.table, key.provider, key.time, key.month};
    }
    static const Place& place(const Place& place) { return place; }
    template <class A, class B>
    bool operator()(const A& a, const B& b) const {
      return place(a) < place(b);
    }
  };
  /// By table, provider, time and month.
  using Cells = std::map<QualityKey, QualitySums, Before>;
  [[nodiscard]] const Cells& cells() const { return cells_; }

 private:
  QualitySums& cell(TableKind table, std::string_view provider, std::optional<Date> day);

  Period period_;
  std::array<bool, item_count> counted_{};
  Cells cells_;
};

/// Adds every row of the tables, with the errors that are marked (Findings::mark_rows).
void add_tables(const Tables& tables, const RowMarks& marks, Quality& quality);

}  // namespace pbr
