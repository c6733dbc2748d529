#include "dirt.hpp"

#include <optional>
#include <vector>

#include "pbr/date.hpp"
#include "pbr/result.hpp"

namespace pbr::synth {
namespace {

std::optional<Date> date_in(const std::string& text) {
  const Result<Date> date = Date::parse(text);
  return date ? std::optional(*date) : std::nullopt;
}

std::string_view date_column(TableKind kind) {
  switch (kind) {
    case TableKind::persons:
      return "birth_date";
    case TableKind::referrals:
      return "received";
    case TableKind::clusters:
    case TableKind::stays:
      return "start";
    default:
      return "date";
  }
}

std::string_view number_column(TableKind kind) {
  switch (kind) {
    case TableKind::assessments:
      return "item_7";
    case TableKind::contacts:
      return "minutes";
    default:
      return "score";
  }
}

// The day a spell's referral closed, where the spell lasted until then.
std::optional<Date> closing_of(const PersonRows& rows, const TextRow& spell) {
  for (const TextRow& referral : rows.of(TableKind::referrals)) {
    const bool its_last = referral["closed"] == spell["end"];
    if (its_last && referral["referral_id"] == spell["referral_id"]) return date_in(spell["end"]);
  }
  return std::nullopt;
}

// Where the spell before it leaves room for an overlap: the day after that one started.
std::optional<Date> overlapping_start(const std::vector<TextRow>& spells, std::size_t at) {
  if (at == 0 || spells[at - 1]["provider"] != spells[at]["provider"]) return std::nullopt;
  const auto start = date_in(spells[at - 1]["start"]), end = date_in(spells[at - 1]["end"]);
  if (!start || !end || *end - *start < 3) return std::nullopt;
  return *start + 1;
}

/// One row in its place.
struct Target {
  PersonRows& rows;
  TableKind kind;
  std::size_t at;
  [[nodiscard]] TextRow& row() const { return rows.of(kind)[at]; }
};

void add_spell_faults(const Target& target, std::vector<Fault>& faults) {
  const TextRow& row = target.row();
  faults.insert(faults.end(), {Fault::end_before_start, Fault::cluster_09, Fault::cluster_47});
  if (row["cluster_final"].starts_with('0')) faults.push_back(Fault::one_digit_cluster);
  if (closing_of(target.rows, row)) faults.push_back(Fault::outlasts_referral);
  if (overlapping_start(target.rows.of(target.kind), target.at)) {
    faults.push_back(Fault::overlapping_spells);
  }
}

std::vector<Fault> faults_for(const Target& target) {
  std::vector<Fault> faults{Fault::impossible_date};
  switch (target.kind) {
    case TableKind::assessments:
      faults.insert(faults.end(), {Fault::rating_five, Fault::repeated_id, Fault::no_person,
                                   Fault::unknown_super_class, Fault::text_for_number});
      break;
    case TableKind::clusters:
      add_spell_faults(target, faults);
      break;
    case TableKind::referrals:
    case TableKind::stays:
      faults.push_back(Fault::end_before_start);
      break;
    case TableKind::contacts:
    case TableKind::measures:
      faults.insert(faults.end(), {Fault::no_person, Fault::text_for_number});
      break;
    default:
      break;
  }
  return faults;
}

std::string impossible_date(const std::string& date) {
  const std::string year = date.substr(0, 4);
  const bool leap = Date::parse(year + "-02-29").has_value();
  return year + (leap ? "-02-30" : "-02-29");
}

void end_before_start(TextRow& row) {
  const std::string_view start = row.kind() == TableKind::referrals ? "received" : "start";
  const std::string_view end = row.kind() == TableKind::referrals ? "closed" : "end";
  row[end] = to_text(*date_in(row[start]) - 3);
}

std::string text_for_number(TableKind kind) {
  switch (kind) {
    case TableKind::assessments:
      return "two";
    case TableKind::contacts:
      return "an hour";
    default:
      return "n/a";
  }
}

void repeat_row(const Target& target) {
  auto& table = target.rows.of(target.kind);
  const TextRow copy = target.row();
  table.insert(table.begin() + static_cast<std::ptrdiff_t>(target.at), copy);
}

void plant(Fault fault, const Target& target, Random& random) {
  TextRow& row = target.row();
  switch (fault) {
    case Fault::rating_five:
      row[item_column(random.below(12))] = "5";
      break;
    case Fault::impossible_date: {
      std::string& date = row[date_column(target.kind)];
      date = impossible_date(date);
      break;
    }
    case Fault::repeated_id:
      repeat_row(target);
      break;
    case Fault::end_before_start:
      end_before_start(row);
      break;
    case Fault::cluster_09:
      row["cluster_final"] = "09";
      break;
    case Fault::cluster_47:
      row["cluster_final"] = "47";
      break;
    case Fault::one_digit_cluster:
      row["cluster_final"].erase(0, 1);
      break;
    case Fault::no_person:
      row["person_id"].clear();
      break;
    case Fault::unknown_super_class:
      row["super_class"] = "D";
      break;
    case Fault::text_for_number:
      row[number_column(target.kind)] = text_for_number(target.kind);
      break;
    case Fault::outlasts_referral:
      row["end"] = to_text(*closing_of(target.rows, row) + 10);
      break;
    case Fault::overlapping_spells:
      row["start"] = to_text(*overlapping_start(target.rows.of(target.kind), target.at));
      break;
  }
}

}  // namespace

std::string_view to_text(Fault fault) {
  static constexpr std::array<std::string_view, fault_count> names{"rating 5",
                                                                   "impossible date",
                                                                   "assessment sent twice",
                                                                   "end before start",
                                                                   "cluster 09",
                                                                   "cluster 47",
                                                                   "one-digit cluster",
                                                                   "missing person id",
                                                                   "unknown super-class",
                                                                   "text for a number",
                                                                   "spell outlasts its referral",
                                                                   "overlapping spells"};
  return names.at(static_cast<std::size_t>(fault));
}

void plant_faults(PersonRows& rows, Rate rate, Random& random, FaultCounts& counts) {
  const auto of = static_cast<std::uint64_t>(rate.denominator());
  const auto planted = static_cast<std::uint64_t>(rate.numerator());
  for (const TableKind kind : person_tables) {
    for (std::size_t at = 0; at < rows.of(kind).size(); ++at) {
      if (random.below(of) >= planted) continue;
      const Target target{rows, kind, at};
      const std::vector<Fault> faults = faults_for(target);
      const Fault fault = faults[random.below(faults.size())];
      plant(fault, target, random);
      ++counts[std::string(to_text(fault))];
      if (fault == Fault::repeated_id) ++at;
    }
  }
}

}  // namespace pbr::synth
