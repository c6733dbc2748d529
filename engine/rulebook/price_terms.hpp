// What a price book says beside its prices: what is paid for, factors, contracts, capitation.
#pragma once

#include "pbr/price_book.hpp"
#include "text/yaml.hpp"

namespace pbr::rulebook {

/// `unit: cluster_day`, or `units:` with the terms of each. Problems: RB047 neither or both; RB048
/// days of care outside hospital that would be paid twice; RB049 stays whose lengths cross.
void read_paid_units(yaml::Reader& reader, const yaml::Node& root, PaidUnits& paid);

/// `adjustments`, `market_forces`, behind each other in book.adjustments.
void read_adjustments(yaml::Reader& reader, const yaml::Node& root, PriceBook& book);

/// `price_lists`, `contracts`, `non_contract`. Problems: RB058 a list that holds for nobody, or two
/// that hold for the same; RB059 a contract twice, two hosts, or non-contract terms that name
/// nothing of the book.
void read_contracts(yaml::Reader& reader, const yaml::Node& root, PriceBook& book);

/// `capitation`.
void read_capitation(yaml::Reader& reader, const yaml::Node& root, PriceBook& book);

}  // namespace pbr::rulebook
