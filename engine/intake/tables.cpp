#include "intake/tables.hpp"

#include <algorithm>

#include "pbr/measures.hpp"

namespace pbr::intake {
namespace {

// Every table reads alike: a record a row, kept where every needed field could be read.
template <class Record, class Read>
void read_rows(RowReader& in, TableKind kind, Tables& tables, std::vector<Record>& into,
               Read&& read) {
  const auto table = static_cast<std::size_t>(kind);
  while (in.next()) {
    ++tables.rows[table];
    Record record;
    record.row = in.row();
    if (!in.malformed()) read(record);
    if (in.usable()) {
      into.push_back(std::move(record));
    } else {
      ++tables.set_aside[table];
    }
  }
}

// "1" and "01" are the same cluster.
std::string two_digits(std::string_view text) {
  std::string code(text);
  if (code.size() == 1 && code[0] >= '0' && code[0] <= '9') code.insert(0, 1, '0');
  return code;
}

bool is_code(const std::string& code, const IntakeTerms& terms) {
  const auto& known = terms.cluster_codes;
  return code == terms.unusable_cluster ||
         std::find(known.begin(), known.end(), code) != known.end();
}

std::string expected_code(const std::string& code, const IntakeTerms& terms) {
  const auto refused = terms.not_clusters.find(code);
  return refused == terms.not_clusters.end() ? "a code of the cluster pack"
                                             : "another code: " + refused->second;
}

// Anything that the pack does not know is none.
ClusterCode cluster_code(RowReader& in, Column column, const IntakeTerms& terms) {
  const std::string code = two_digits(in.text(column));
  if (code.empty() || is_code(code, terms)) return ClusterCode{code};
  in.finding(column, "IN009", Severity::error, expected_code(code, terms),
             "taken as " + terms.unusable_cluster);
  return ClusterCode{terms.unusable_cluster};
}

// Nobody plans what is not a cluster: the price of the unusable code would pay for it.
ClusterCode planned_cluster(RowReader& in, Column column, const IntakeTerms& terms) {
  const std::string code = two_digits(in.needed_text(column));
  if (!code.empty() && !is_code(code, terms)) {
    in.set_aside(column, "IN009", expected_code(code, terms));
  }
  return ClusterCode{code};
}

// A spell or stay whose end cannot be trusted would run, and be paid, for ever: it is set aside.
std::optional<Date> end_of_spell(RowReader& in, Column column, Date start) {
  if (in.text(column).empty()) return std::nullopt;
  const Date end = in.needed_date(column);
  if (in.usable() && end < start) in.set_aside(column, "IN011", "a day on or after the start");
  return end;
}

Period inclusive_days(RowReader& in, Column first, Column last) {
  const Date first_day = in.needed_date(first);
  const Date last_day = in.needed_date(last);
  if (in.usable() && last_day < first_day) {
    in.set_aside(last, "IN011", "a day on or after first_day");
  }
  return Period::inclusive(first_day, last_day);
}

}  // namespace

void read_persons(RowReader& in, const CsvReader& csv, Tables& tables) {
  std::vector<std::size_t> groups;
  for (std::size_t i = 0; i < csv.header().size(); ++i) {
    if (!csv.header()[i].starts_with("group_")) continue;
    groups.push_back(i);
    tables.group_columns.push_back(csv.header()[i]);
  }
  const Column id = in.at("person_id"), birth = in.at("birth_date"), death = in.at("death_date"),
               sex = in.at("sex"), ethnic = in.at("ethnic_group"), imd = in.at("imd_decile"),
               commissioner = in.at("commissioner");
  read_rows(in, TableKind::persons, tables, tables.persons, [&](Person& person) {
    person.person = PersonId{in.needed_text(id)};
    person.birth_date = in.date(birth);
    person.death_date = in.date(death);
    person.sex = in.text(sex);
    person.ethnic_group = in.text(ethnic);
    person.imd_decile = in.text(imd);
    person.commissioner = CommissionerId{std::string(in.text(commissioner))};
    for (const auto position : groups) person.groups.emplace_back(in.text_at(position));
  });
}

void read_referrals(RowReader& in, Tables& tables) {
  const Column id = in.at("referral_id"), person = in.at("person_id"), provider = in.at("provider"),
               commissioner = in.at("commissioner"), received = in.at("received"),
               closed = in.at("closed");
  constexpr std::string_view open = "taken as open";
  read_rows(in, TableKind::referrals, tables, tables.referrals, [&](Referral& referral) {
    referral.referral = ReferralId{in.needed_text(id)};
    referral.person = PersonId{in.needed_text(person)};
    referral.provider = ProviderId{in.needed_text(provider)};
    referral.commissioner = CommissionerId{std::string(in.text(commissioner))};
    referral.received = in.needed_date(received);
    referral.closed = in.date(closed, open);
    if (in.usable() && in.ends_before(closed, referral.received, referral.closed, open)) {
      referral.closed.reset();
    }
  });
}

void read_clusters(RowReader& in, const IntakeTerms& terms, Tables& tables) {
  const Column person = in.at("person_id"), provider = in.at("provider"),
               referral = in.at("referral_id"), initial = in.at("cluster_initial"),
               final_code = in.at("cluster_final"), start = in.at("start"), end = in.at("end");
  read_rows(in, TableKind::clusters, tables, tables.clusters, [&](ClusterSpell& spell) {
    spell.person = PersonId{in.needed_text(person)};
    spell.provider = ProviderId{in.needed_text(provider)};
    spell.referral = ReferralId{std::string(in.text(referral))};
    spell.cluster_initial = cluster_code(in, initial, terms);
    spell.cluster_final = cluster_code(in, final_code, terms);
    if (spell.cluster_initial.empty() && spell.cluster_final.empty()) {
      in.finding(final_code, "IN004", Severity::error, "a cluster code",
                 "taken as " + terms.unusable_cluster);
    }
    spell.start = in.needed_date(start);
    spell.end = end_of_spell(in, end, spell.start);
  });
}

void read_contacts(RowReader& in, Tables& tables) {
  const Column person = in.at("person_id"), provider = in.at("provider"),
               referral = in.at("referral_id"), date = in.at("date"), kind = in.at("kind"),
               minutes = in.at("minutes"), staff = in.at("staff_group");
  read_rows(in, TableKind::contacts, tables, tables.contacts, [&](Contact& contact) {
    contact.person = PersonId{in.needed_text(person)};
    contact.provider = ProviderId{in.needed_text(provider)};
    contact.referral = ReferralId{std::string(in.text(referral))};
    contact.date = in.needed_date(date);
    contact.attended =
        in.one_of(kind, {"not_attended", "attended"}, "taken as not_attended").value_or(0) == 1;
    contact.minutes = in.count(minutes);
    contact.staff_group = in.text(staff);
  });
}

void read_stays(RowReader& in, Tables& tables) {
  const Column person = in.at("person_id"), provider = in.at("provider"),
               referral = in.at("referral_id"), start = in.at("start"), end = in.at("end");
  read_rows(in, TableKind::stays, tables, tables.stays, [&](Stay& stay) {
    stay.person = PersonId{in.needed_text(person)};
    stay.provider = ProviderId{in.needed_text(provider)};
    stay.referral = ReferralId{std::string(in.text(referral))};
    stay.start = in.needed_date(start);
    stay.end = end_of_spell(in, end, stay.start);
  });
}

namespace {

bool says_not_known(const MeasureScore& given, const IntakeTerms& terms) {
  const auto codes = terms.not_known_scores.find(given.measure.text());
  return codes != terms.not_known_scores.end() &&
         std::find(codes->second.begin(), codes->second.end(), given.score) != codes->second.end();
}

}  // namespace

void read_measures(RowReader& in, const IntakeTerms& terms, Tables& tables) {
  const Column person = in.at("person_id"), provider = in.at("provider"),
               referral = in.at("referral_id"), date = in.at("date"), measure = in.at("measure"),
               score = in.at("score");
  read_rows(in, TableKind::measures, tables, tables.measures, [&](MeasureScore& given) {
    given.person = PersonId{in.needed_text(person)};
    given.provider = ProviderId{in.needed_text(provider)};
    given.referral = ReferralId{std::string(in.text(referral))};
    given.date = in.needed_date(date);
    given.measure = MeasureId{in.needed_text(measure)};
    given.score = in.needed_number(score);
    if (!in.usable()) return;
    const auto range = terms.measure_ranges.find(given.measure.text());
    if (range == terms.measure_ranges.end()) {
      in.finding(measure, "IN016", Severity::warning, "a measure of the study's packs",
                 "kept, counted nowhere");
    } else if (!says_not_known(given, terms) &&
               (given.score < range->second.first || given.score > range->second.second)) {
      in.set_aside(score, "IN015",
                   to_text(range->second.first) + " to " + to_text(range->second.second));
    }
  });
}

void read_statuses(RowReader& in, Tables& tables) {
  const Column person = in.at("person_id"), provider = in.at("provider"), date = in.at("date"),
               settled = in.at("settled"), employed = in.at("employed");
  read_rows(in, TableKind::statuses, tables, tables.statuses, [&](Status& status) {
    status.person = PersonId{in.needed_text(person)};
    status.provider = ProviderId{in.needed_text(provider)};
    status.date = in.needed_date(date);
    status.settled = in.yes_no(settled);
    status.employed = in.yes_no(employed);
  });
}

void read_contributions(RowReader& in, Tables& tables) {
  const Column pool = in.at("pool"), partner = in.at("partner"), first = in.at("first_day"),
               last = in.at("last_day"), amount = in.at("amount");
  read_rows(in, TableKind::contributions, tables, tables.contributions,
            [&](Contribution& contribution) {
              contribution.pool = in.needed_text(pool);
              contribution.partner = in.needed_text(partner);
              contribution.period = inclusive_days(in, first, last);
              contribution.amount = in.needed_pounds(amount);
            });
}

void read_contracts(RowReader& in, Tables& tables) {
  const Column provider = in.at("provider"), commissioner = in.at("commissioner"),
               first = in.at("first_day"), last = in.at("last_day"), amount = in.at("amount");
  read_rows(in, TableKind::contracts, tables, tables.contracts, [&](Contract& contract) {
    contract.provider = ProviderId{in.needed_text(provider)};
    contract.commissioner = CommissionerId{in.needed_text(commissioner)};
    contract.period = inclusive_days(in, first, last);
    contract.amount = in.needed_pounds(amount);
  });
}

void read_plan(RowReader& in, const IntakeTerms& terms, Tables& tables) {
  const Column provider = in.at("provider"), commissioner = in.at("commissioner"),
               cluster = in.at("cluster"), unit = in.at("unit"), first = in.at("first_day"),
               last = in.at("last_day"), quantity = in.at("quantity");
  read_rows(in, TableKind::plan, tables, tables.plan, [&](PlannedActivity& planned) {
    planned.provider = ProviderId{in.needed_text(provider)};
    planned.commissioner = CommissionerId{in.needed_text(commissioner)};
    planned.cluster = planned_cluster(in, cluster, terms);
    planned.unit = in.needed_word(unit);
    planned.period = inclusive_days(in, first, last);
    planned.quantity = in.needed_count(quantity);
  });
}

}  // namespace pbr::intake

namespace pbr {

void add_measure(const Measure& measure, IntakeTerms& terms) {
  if (measure.kind == MeasureKind::item || measure.kind == MeasureKind::composite) return;
  terms.measure_ranges[measure.id.text()] = {measure.lowest, measure.highest};
  if (!measure.not_known.empty()) terms.not_known_scores[measure.id.text()] = measure.not_known;
}

}  // namespace pbr
