// Price books and episodes made in code.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "pbr/tariff.hpp"

namespace pbr::test {

[[nodiscard]] Date day(const std::string& text);
/// Both days inclusive.
[[nodiscard]] Period days(const std::string& first, const std::string& last);
[[nodiscard]] Period financial_year();  ///< 2014-04-01 to 2015-03-31

/// An empty book of rules/england/tariffs/small.yaml, rounding half up.
[[nodiscard]] PriceBook small_book();
/// Adds a price at a line of the file; days inclusive.
void add_price(PriceBook& book, const std::string& cluster, TariffUnit unit,
               const std::string& pounds, Period valid, std::uint32_t line = 1);
/// The same price of 0.00 for the two units a case is not about.
void add_free(PriceBook& book, const std::string& cluster, Period valid);
void add_adjustment(PriceBook& book, const std::string& factor, Period valid);

/// An episode "A-1" that is the second of its referral: no initial assessment.
[[nodiscard]] Episode episode_of(const std::string& cluster, Period period);
void admit(Episode& episode, Period stay);

/// The units of a book that says `unit: cluster_day`.
inline constexpr std::array cluster_day_units{
    TariffUnit::non_admitted_day, TariffUnit::admitted_day, TariffUnit::initial_assessment};

/// A pack whose clusters are reviewed after so many days; 99 is the code of unusable ratings.
[[nodiscard]] ClusterPack small_clusters(const std::string& cluster = "03", int days = 28);

/// Priced without contacts and beside small_clusters().
[[nodiscard]] std::vector<Line> price(const Episode& episode, const PriceBook& book);
/// What provider P and nobody's commissioner may need, checked.
[[nodiscard]] Diagnostics check_prices(const PriceBook& book,
                                       const std::vector<std::string>& clusters, Period period);

/// "A-1-1 admitted_day 2014-04-01..2014-04-30 3 x 361.90 x 1 = 1085.70 <rule>" for each line.
[[nodiscard]] std::vector<std::string> told(const std::vector<Line>& lines);
[[nodiscard]] Pence total(const std::vector<Line>& lines);

}  // namespace pbr::test
