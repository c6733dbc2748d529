#include "adjustment/design.hpp"

#include <algorithm>
#include <array>

namespace pbr {
namespace {

constexpr std::array<std::string_view, factor_count> factor_words{"intake ", "cluster ", "age ",
                                                                  "sex "};
constexpr std::array<std::string_view, intake_bands> fifths{"0-20%", "20-40%", "40-60%", "60-80%",
                                                            "80-100%"};

std::string term_of(Factor factor, const std::string& name) {
  return std::string(factor_words.at(static_cast<std::size_t>(factor))) +
         (name.empty() ? "not known" : name);
}

}  // namespace

std::string category(const StratumKey& key, Factor factor) {
  switch (factor) {
    case Factor::intake:
      return std::string(fifths.at(key.intake));
    case Factor::cluster:
      return key.cluster.text();
    case Factor::age:
      return std::string(age_bands.at(key.age));
    case Factor::sex:
      return key.sex;
  }
  throw InternalError("a factor without a rule");
}

Design::Design(const std::vector<Factor>& factors, bool score_before) {
  for (const Factor factor : factors) factors_.push_back({factor, {}, {}});
  rows_.push_back({"intercept", 0, 0, ""});
  if (score_before) rows_.push_back({"before", columns_++, 0, ""});
}

void Design::add(const StratumKey& key, const CategorySums& sums) {
  pairs_ += sums.pairs;
  for (Categories& categories : factors_) {
    CategorySums& all = categories.sums[category(key, categories.factor)];
    all.pairs += sums.pairs;
    all.yes += sums.yes;
  }
}

void Design::done(const Fewest& fewest) {
  for (Row& row : rows_) row.pairs = pairs_;
  for (Categories& categories : factors_) place(categories, fewest);
}

void Design::place(Categories& categories, const Fewest& fewest) {
  const auto reference = std::max_element(
      categories.sums.begin(), categories.sums.end(),
      [](const auto& a, const auto& b) { return a.second.pairs < b.second.pairs; });
  for (const auto& [name, sums] : categories.sums) {
    Row row{term_of(categories.factor, name), {}, sums.pairs, ""};
    if (name == reference->first) {
      row.note = "reference";
    } else if (sums.pairs < fewest.pairs || sums.yes < fewest.yes ||
               sums.pairs - sums.yes < fewest.no) {
      row.note = "too few: counted with the reference";
    } else {
      row.column = columns_;
      categories.column[name] = columns_++;
    }
    rows_.push_back(std::move(row));
  }
}

std::vector<std::size_t> Design::columns_of(const StratumKey& key) const {
  std::vector<std::size_t> columns{0};
  for (const Categories& categories : factors_) {
    const auto found = categories.column.find(category(key, categories.factor));
    if (found != categories.column.end()) columns.push_back(found->second);
  }
  return columns;
}

}  // namespace pbr
