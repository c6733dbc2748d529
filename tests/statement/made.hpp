// Plans, contracts and actual amounts made in code.
#pragma once

#include <string>
#include <vector>

#include "pbr/statements.hpp"
#include "tariff/small_book.hpp"

namespace pbr::test {

inline ContractKey pair_of(const std::string& provider = "ZPA", const std::string& payer = "ZC1") {
  return {ProviderId(provider), CommissionerId(payer)};
}

inline PlannedActivity planned(Period days, std::int64_t quantity,
                               const std::string& unit = "non_admitted_day",
                               const std::string& provider = "ZPA") {
  return {1, ProviderId(provider), CommissionerId("ZC1"), ClusterCode("03"), unit, days, quantity};
}

inline Contract valued(Period days, const std::string& pounds,
                       const std::string& provider = "ZPA") {
  return {1, ProviderId(provider), CommissionerId("ZC1"), days, parse_pounds(pounds).value()};
}

/// Cluster 03: 10.00 a day outside hospital, 300.00 inside, nothing for an assessment.
inline PriceBook day_book() {
  PriceBook book = small_book();
  book.header.valid = financial_year();
  book.header.id = "small";
  add_price(book, "03", TariffUnit::non_admitted_day, "10.00", financial_year(), 14);
  add_price(book, "03", TariffUnit::admitted_day, "300.00", financial_year(), 15);
  add_free(book, "03", financial_year());
  return book;
}

}  // namespace pbr::test
