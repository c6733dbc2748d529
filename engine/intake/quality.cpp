#include "pbr/quality.hpp"

namespace pbr {

QualitySums& QualitySums::operator+=(const QualitySums& other) {
  rows += other.rows;
  rows_with_error += other.rows_with_error;
  unusable += other.unusable;
  items += other.items;
  items_known += other.items_known;
  return *this;
}

Quality::Quality(Period period, const Instrument& instrument) : period_(period) {
  for (std::size_t i = 0; i < item_count; ++i) counted_[i] = !instrument.items[i].label.empty();
}

QualitySums& Quality::cell(TableKind table, std::string_view provider, std::optional<Date> day) {
  QualityTime time = QualityTime::unknown;
  Date month;
  if (day && period_.contains(*day)) {
    time = QualityTime::inside;
    month = first_of_month(*day);
  } else if (day) {
    time = *day < period_.first ? QualityTime::before : QualityTime::after;
  }
  const auto at = cells_.find(Before::Place{table, provider, time, month});
  if (at != cells_.end()) return at->second;
  return cells_[{table, std::string(provider), time, month}];
}

void Quality::add(TableKind table, std::string_view provider, std::optional<Date> day, bool error) {
  QualitySums& sums = cell(table, provider, day);
  ++sums.rows;
  sums.rows_with_error += error ? 1 : 0;
}

void Quality::add(const Assessment& assessment, bool error) {
  QualitySums& sums = cell(TableKind::assessments, assessment.provider.text(), assessment.date);
  ++sums.rows;
  sums.rows_with_error += error ? 1 : 0;
  sums.unusable += assessment.unusable != Unusable::no ? 1 : 0;
  for (std::size_t i = 0; i < item_count; ++i) {
    if (!counted_[i]) continue;
    ++sums.items;
    sums.items_known += assessment.ratings[i] != not_known ? 1 : 0;
  }
}

void Quality::add_set_aside(TableKind table, std::uint64_t rows) {
  if (rows == 0) return;
  QualitySums& sums = cell(table, {}, std::nullopt);
  sums.rows += rows;
  sums.rows_with_error += rows;
}

void Quality::add_late_error(TableKind table, std::string_view provider, std::optional<Date> day) {
  ++cell(table, provider, day).rows_with_error;
}

void Quality::merge(const Quality& other) {
  for (const auto& [key, sums] : other.cells_) cells_[key] += sums;
}

namespace {

std::optional<Date> day_of(const Referral& r) { return r.received; }
std::optional<Date> day_of(const ClusterSpell& s) { return s.start; }
std::optional<Date> day_of(const Contact& c) { return c.date; }
std::optional<Date> day_of(const Stay& s) { return s.start; }
std::optional<Date> day_of(const MeasureScore& m) { return m.date; }
std::optional<Date> day_of(const Status& s) { return s.date; }
std::optional<Date> day_of(const Contract& c) { return c.period.first; }
std::optional<Date> day_of(const PlannedActivity& p) { return p.period.first; }

template <class Record>
void add_all(const std::vector<Record>& records, TableKind table, const RowMarks& marks,
             Quality& quality) {
  for (const Record& record : records) {
    quality.add(table, record.provider.text(), day_of(record),
                marks.marked(table, record.row, Severity::error));
  }
}

}  // namespace

void add_tables(const Tables& tables, const RowMarks& marks, Quality& quality) {
  using enum TableKind;
  const auto error = [&](TableKind table, Row row) {
    return marks.marked(table, row, Severity::error);
  };
  for (const auto& p : tables.persons) quality.add(persons, {}, {}, error(persons, p.row));
  for (const auto& a : tables.assessments) quality.add(a, error(assessments, a.row));
  add_all(tables.referrals, referrals, marks, quality);
  add_all(tables.clusters, clusters, marks, quality);
  add_all(tables.contacts, contacts, marks, quality);
  add_all(tables.stays, stays, marks, quality);
  add_all(tables.measures, measures, marks, quality);
  add_all(tables.statuses, statuses, marks, quality);
  add_all(tables.contracts, contracts, marks, quality);
  add_all(tables.plan, plan, marks, quality);
  for (const auto& c : tables.contributions) {
    quality.add(contributions, {}, c.period.first, error(contributions, c.row));
  }
  for (std::size_t table = 0; table < table_count; ++table) {
    quality.add_set_aside(static_cast<TableKind>(table), tables.set_aside[table]);
  }
}

}  // namespace pbr
