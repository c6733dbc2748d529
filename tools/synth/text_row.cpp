#include "text_row.hpp"

#include "pbr/result.hpp"

namespace pbr::synth {
namespace {

using ColumnNames = std::array<std::vector<std::string>, table_count>;

ColumnNames all_columns() {
  ColumnNames names;
  for (std::size_t table = 0; table < table_count; ++table) {
    const auto kind = static_cast<TableKind>(table);
    for (const ColumnSchema& column : schema_of(kind).columns) {
      // The cohort is rated with the Mental Health Clustering Tool, which has no item Q.
      if (column.name != item_column(mhct_item_count)) names[table].emplace_back(column.name);
    }
  }
  names[static_cast<std::size_t>(TableKind::persons)].emplace_back("group_rurality");
  return names;
}

std::string text(const std::optional<Date>& date) { return date ? to_text(*date) : ""; }
std::string text(const std::optional<bool>& known) { return !known ? "" : *known ? "Y" : "N"; }

std::string text(AssessmentReason reason) {
  switch (reason) {
    case AssessmentReason::initial:
      return "initial";
    case AssessmentReason::review:
      return "review";
    case AssessmentReason::discharge:
      return "discharge";
    case AssessmentReason::other:
      return "other";
    case AssessmentReason::unknown:
      return "";
  }
  return "";
}

// The columns that every table of events shares.
template <class Record>
TextRow event_row(TableKind kind, const Record& record) {
  TextRow row(kind);
  row["person_id"] = record.person.text();
  row["provider"] = record.provider.text();
  return row;
}

TextRow row_of(const Person& person) {
  TextRow row(TableKind::persons);
  row["person_id"] = person.person.text();
  row["birth_date"] = text(person.birth_date);
  row["sex"] = person.sex;
  row["ethnic_group"] = person.ethnic_group;
  row["imd_decile"] = person.imd_decile;
  row["commissioner"] = person.commissioner.text();
  row["group_rurality"] = person.groups.at(0);
  return row;
}

TextRow row_of(const Referral& referral) {
  TextRow row = event_row(TableKind::referrals, referral);
  row["referral_id"] = referral.referral.text();
  row["commissioner"] = referral.commissioner.text();
  row["received"] = to_text(referral.received);
  row["closed"] = text(referral.closed);
  return row;
}

TextRow row_of(const Assessment& assessment) {
  TextRow row = event_row(TableKind::assessments, assessment);
  row["assessment_id"] = assessment.assessment.text();
  row["date"] = text(assessment.date);
  row["instrument"] = assessment.instrument;
  row["setting"] = assessment.setting;
  row["reason"] = text(assessment.reason);
  row["super_class"] = to_text(assessment.super_class);
  for (std::size_t item = 0; item < mhct_item_count; ++item) {
    row[item_column(item)] = std::string(1, static_cast<char>('0' + assessment.ratings[item]));
  }
  if (assessment.item_8_type != 0) row["item_8_type"] = std::string(1, assessment.item_8_type);
  return row;
}

TextRow row_of(const ClusterSpell& spell) {
  TextRow row = event_row(TableKind::clusters, spell);
  row["referral_id"] = spell.referral.text();
  row["cluster_initial"] = spell.cluster_initial.text();
  row["cluster_final"] = spell.cluster_final.text();
  row["start"] = to_text(spell.start);
  row["end"] = text(spell.end);
  return row;
}

TextRow row_of(const Contact& contact) {
  TextRow row = event_row(TableKind::contacts, contact);
  row["referral_id"] = contact.referral.text();
  row["date"] = to_text(contact.date);
  row["kind"] = contact.attended ? "attended" : "not_attended";
  if (contact.minutes) row["minutes"] = std::to_string(*contact.minutes);
  row["staff_group"] = contact.staff_group;
  return row;
}

TextRow row_of(const Stay& stay) {
  TextRow row = event_row(TableKind::stays, stay);
  row["referral_id"] = stay.referral.text();
  row["start"] = to_text(stay.start);
  row["end"] = text(stay.end);
  return row;
}

TextRow row_of(const MeasureScore& score) {
  TextRow row = event_row(TableKind::measures, score);
  row["referral_id"] = score.referral.text();
  row["date"] = to_text(score.date);
  row["measure"] = score.measure.text();
  row["score"] = to_text(score.score);
  return row;
}

TextRow row_of(const Status& status) {
  TextRow row = event_row(TableKind::statuses, status);
  row["date"] = to_text(status.date);
  row["settled"] = text(status.settled);
  row["employed"] = text(status.employed);
  return row;
}

}  // namespace

const std::vector<std::string>& columns_of(TableKind kind) {
  static const ColumnNames names = all_columns();
  return names[static_cast<std::size_t>(kind)];
}

TextRow::TextRow(TableKind kind) : kind_(kind), fields_(columns_of(kind).size()) {}

std::size_t TextRow::position(std::string_view column) const {
  const std::vector<std::string>& names = columns_of(kind_);
  for (std::size_t at = 0; at < names.size(); ++at) {
    if (names[at] == column) return at;
  }
  throw InternalError("table " + std::string(schema_of(kind_).name) + " has no column " +
                      std::string(column));
}

PersonRows rows_of(const Life& life) {
  PersonRows rows;
  rows.number = life.number;
  const auto add_all = [&](TableKind kind, const auto& records) {
    rows.of(kind).reserve(records.size() + 1);
    for (const auto& record : records) rows.of(kind).push_back(row_of(record));
  };
  rows.of(TableKind::persons).push_back(row_of(life.person));
  add_all(TableKind::referrals, life.referrals);
  add_all(TableKind::assessments, life.assessments);
  add_all(TableKind::clusters, life.clusters);
  add_all(TableKind::contacts, life.contacts);
  add_all(TableKind::stays, life.stays);
  add_all(TableKind::measures, life.measures);
  add_all(TableKind::statuses, life.statuses);
  return rows;
}

}  // namespace pbr::synth
