#include "calibration.hpp"

#include <span>

#include "cohort_terms.hpp"

namespace pbr::synth {
namespace {

constexpr std::string_view episodes_paper = "988,648 episodes of 2014/15, PMC6946607 Table 2";
constexpr std::string_view discharges_paper =
    "in-patient discharges of one trust, Trevithick 2015, PMC4478925";
constexpr std::string_view intake_paper =
    "psychotherapy out-patients, n 1,688, doi 10.1136/bmjopen-2015-010732: other people than ours";
constexpr std::string_view no_figure =
    "no published figure at hand; missing kept in the denominator";

struct Discharges {
  std::string_view cluster;
  char super_class;
  int number;
};

// Trevithick 2015: in-patient discharges by cluster.
constexpr std::array<Discharges, 20> discharges{{
    {"01", 'A', 4},   {"02", 'A', 17},  {"03", 'A', 72},  {"04", 'A', 189}, {"05", 'A', 151},
    {"06", 'A', 67},  {"07", 'A', 157}, {"08", 'A', 239}, {"10", 'B', 133}, {"11", 'B', 111},
    {"12", 'B', 169}, {"13", 'B', 102}, {"14", 'B', 220}, {"15", 'B', 28},  {"16", 'B', 80},
    {"17", 'B', 56},  {"18", 'C', 21},  {"19", 'C', 50},  {"20", 'C', 32},  {"21", 'C', 10},
}};

Rate share(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? Rate(0) : Rate(100 * part, whole);
}

// The largest whole number whose square is not above the value.
std::int64_t whole_root(Int128 value) {
  std::int64_t low = 0, high = std::int64_t{1} << 62;
  while (low < high) {
    const std::int64_t middle = low + (high - low + 1) / 2;
    if (Int128{middle} * middle <= value) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

}  // namespace

std::int64_t DayCounts::number() const {
  std::int64_t sum = 0;
  for (const std::int64_t count : counts_) sum += count;
  return sum;
}

Rate DayCounts::mean() const {
  std::int64_t sum = 0;
  for (std::size_t days = 0; days < counts_.size(); ++days) {
    sum += static_cast<std::int64_t>(days) * counts_[days];
  }
  const std::int64_t n = number();
  return n == 0 ? Rate(0) : Rate(sum, n);
}

std::int64_t DayCounts::nth(std::int64_t from_zero) const {
  std::size_t days = 0;
  while (days + 1 < counts_.size() && from_zero >= counts_[days]) from_zero -= counts_[days++];
  return static_cast<std::int64_t>(days);
}

Rate DayCounts::median() const {
  const std::int64_t n = number();
  return n == 0 ? Rate(0) : Rate(nth((n - 1) / 2) + nth(n / 2), 2);
}

// n^2 times the variance is n sum(x^2) - sum(x)^2, a whole number; its root is taken once.
Rate DayCounts::deviation() const {
  const std::int64_t n = number();
  if (n == 0) return Rate(0);
  Int128 sum = 0, squares = 0;
  for (std::size_t days = 0; days < counts_.size(); ++days) {
    const auto value = static_cast<std::int64_t>(days);
    sum += Int128{value} * counts_[days];
    squares += Int128{value} * value * counts_[days];
  }
  const Int128 hundredths = (Int128{n} * squares - sum * sum) * 10'000 / n / n;
  return {whole_root(hundredths), 100};
}

void Calibrator::add(const Life& life) {
  add_spells(life);
  add_honos(life);
  add_situation(life);
}

void Calibrator::add_spells(const Life& life) {
  for (const TrueSpell& spell : life.spells) {
    days_.add(spell.in_year.days());
    ward_days_.add(spell.ward_days);
    contact_days_.add(spell.contact_days);
    if (spell.ward_days > 0) ++admitted_by_cluster_[spell.cluster.text()];
  }
}

// Only complete totals, so that nothing needs to be filled in.
void Calibrator::add_honos(const Life& life) {
  constexpr std::size_t honos_items = 12;
  for (const Assessment& assessment : life.assessments) {
    const bool counted =
        assessment.reason == AssessmentReason::initial && assessment.super_class == SuperClass::a;
    std::int64_t total = 0;
    bool complete = true;
    for (std::size_t item = 0; item < honos_items; ++item) {
      total += assessment.ratings[item];
      complete = complete && assessment.ratings[item] != not_known;
    }
    if (!counted || !complete) continue;
    honos_sum_ += total;
    ++honos_count_;
  }
}

// ASCOF: people 18 to 69 in care at the year's end; the latest status of the year counts.
void Calibrator::add_situation(const Life& life) {
  const Period year = reporting_year();
  const int age = age_on(*life.person.birth_date, year.last_day());
  bool in_care = false;
  for (const Referral& referral : life.referrals) in_care = in_care || !referral.closed;
  if (!in_care || age < 18 || age > 69) return;
  ++of_age_;
  std::optional<bool> settled, employed;
  for (const Status& status : life.statuses) {
    if (status.settled) settled = status.settled;
    if (status.employed) employed = status.employed;
  }
  settled_ += settled.value_or(false) ? 1 : 0;
  employed_ += employed.value_or(false) ? 1 : 0;
}

namespace {

using Admitted = std::map<std::string, std::int64_t>;

std::int64_t admitted_in(const Admitted& admitted, std::string_view cluster) {
  const auto found = admitted.find(std::string(cluster));
  return found == admitted.end() ? 0 : found->second;
}

struct ClassSums {
  std::int64_t published = 0, ours = 0;
};

std::map<char, ClassSums> by_super_class(const Admitted& admitted) {
  std::map<char, ClassSums> sums;
  for (const Discharges& row : discharges) {
    sums[row.super_class].published += row.number;
    sums[row.super_class].ours += admitted_in(admitted, row.cluster);
  }
  return sums;
}

// The paper gives super-classes of all 2,570 discharges and numbers by cluster that add up to
// fewer; so clusters are compared inside their super-class.
void add_admitted_mix(const Admitted& admitted, std::vector<Calibration>& figures) {
  const std::string paper(discharges_paper);
  std::int64_t all = 0;
  for (const auto& [cluster, number] : admitted) all += number;
  std::map<char, ClassSums> sums = by_super_class(admitted);
  const std::array<std::pair<char, int>, 3> mix{{{'A', 45}, {'B', 42}, {'C', 11}}};
  for (const auto& [letter, percent] : mix) {
    figures.push_back({std::string("admitted spells, super-class ") + letter + ", %", Rate(percent),
                       paper, share(sums[letter].ours, all)});
  }
  figures.push_back(
      {"admitted spells, cluster 00, %", Rate(2), paper, share(admitted_in(admitted, "00"), all)});
  for (const Discharges& row : discharges) {
    const ClassSums& of_class = sums[row.super_class];
    figures.push_back({"admitted spells, cluster " + std::string(row.cluster) + " of super-class " +
                           row.super_class + ", %",
                       share(row.number, of_class.published), paper,
                       share(admitted_in(admitted, row.cluster), of_class.ours)});
  }
}

}  // namespace

std::vector<Calibration> Calibrator::figures() const {
  const std::string paper(episodes_paper);
  std::vector<Calibration> figures{
      {"days in cluster, mean", Rate(1093, 10), paper, days_.mean()},
      {"days in cluster, median", Rate(86), paper, days_.median()},
      {"days in cluster, standard deviation", Rate(913, 10), paper, days_.deviation()},
      {"ward days, mean", Rate(25, 10), paper, ward_days_.mean()},
      {"ward days, median", Rate(0), paper, ward_days_.median()},
      {"ward days, standard deviation", Rate(135, 10), paper, ward_days_.deviation()},
      {"contact days, mean", Rate(66, 10), paper, contact_days_.mean()},
      {"contact days, median", Rate(3), paper, contact_days_.median()},
      {"contact days, standard deviation", Rate(103, 10), paper, contact_days_.deviation()},
  };
  add_admitted_mix(admitted_by_cluster_, figures);
  const Rate honos = honos_count_ == 0 ? Rate(0) : Rate(honos_sum_, honos_count_);
  figures.push_back({"HoNOS total at first assessment, super-class A, mean", Rate(893, 100),
                     std::string(intake_paper), honos, false});
  figures.push_back({"ASCOF 1H, settled accommodation, %", std::nullopt, std::string(no_figure),
                     share(settled_, of_age_), false});
  figures.push_back({"ASCOF 1F, in employment, %", std::nullopt, std::string(no_figure),
                     share(employed_, of_age_), false});
  return figures;
}

}  // namespace pbr::synth
