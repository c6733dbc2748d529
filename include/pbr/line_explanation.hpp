// A line opened for an auditor: what it counts, where its price stands, every factor, and the sum
// once more from the book.
//
// Everything is read from the book on the line's first day, as the line was made: price() cuts
// lines where a price or the factor changes, so that one day speaks for all of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pbr/tariff.hpp"

namespace pbr {

/// What became of one list that was asked for the price.
enum class Answer : std::uint8_t {
  taken,          ///< its price is the line's
  no_entry,       ///< it has no price for the cluster and unit on any day
  none_in_force,  ///< it has one, and none in force on that day
  not_asked       ///< a narrower list had the price
};
/// "taken", "no_entry", "none_in_force", "not_asked".
[[nodiscard]] std::string_view to_text(Answer answer);

struct AskedList {
  std::string id;               ///< empty: everybody's prices
  ProviderId provider;          ///< whose list it is; empty: any
  CommissionerId commissioner;  ///< likewise
  std::string rule;             ///< file:line of the list; empty for everybody's
  Answer answer = Answer::not_asked;
};

/// An adjustment in force.
struct FactorPart {
  std::string id;
  Rate factor{1};
  Period valid;
  ProviderId provider;           ///< empty: every provider's
  CommissionerId commissioner;   ///< empty: every commissioner's
  std::set<TariffUnit> units{};  ///< empty: every unit's
  std::string source, rule;
};

/// How non-contract activity is paid.
struct NonContractTerms {
  std::string prices;   ///< "host", "book" or the id of a list
  CommissionerId host;  ///< whose prices hold, where they are the host's
  Rate factor{1};
  std::string source, rule;
};

/// Where a price comes from and what is multiplied with it.
struct PriceOrigin {
  Pence price;                   ///< as it stands in the book
  bool is_day_cost = false;      ///< of a review period: the period's price is it times review_days
  int review_days = 0;           ///< of a review period: the longest interval
  Period valid;                  ///< days the entry is in force
  std::string source, rule;      ///< rule: "england/tariffs/illustrative-2014.yaml:14"
  std::vector<AskedList> asked;  ///< narrowest first; none for capitation, which stands in no list
  std::optional<NonContractTerms> non_contract;  ///< none where the two have a contract
  std::vector<FactorPart> factors;               ///< in the order of the file
  Rate factor{1};                                ///< their product, with that of non-contract
};

struct LineExplanation {
  ProviderId provider;
  CommissionerId commissioner;
  ClusterCode cluster;  ///< empty: of no cluster
  Line line;
  PriceOrigin origin;
  ExactPence exact_unit;      ///< price x factor / per
  std::optional<Pence> unit;  ///< the unit price after rounding, where the book rounds that
  ExactPence exact;           ///< of the line before it is rounded
};

/// Opens a line. The line's price, factor, rule, list and amount are worked out again from the book
/// and must be the line's: a difference is an InternalError, as is a line the book has no price
/// for.
[[nodiscard]] LineExplanation explain_line(const ProviderId& provider,
                                           const CommissionerId& commissioner,
                                           const ClusterCode& cluster, const Line& line,
                                           const TariffTerms& terms);

}  // namespace pbr
