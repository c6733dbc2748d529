// Changes to rule packs, applied to a pack's text as it was read and before it is understood: a
// changed value passes the same checks of type, range and date as one in the file, and what is
// wrong with it is told where the change stands.
//
// A path names a pack, then keys of it as the file writes them, parted by dots:
//
//   tariff.prices.03.non_admitted_day           a cluster's price
//   tariff.prices.*.non_admitted_day            of every cluster (`*` is any key or element)
//   tariff.adjustments.net-uplift.factor        an element of a list by its id
//   schemes.results-20.components.outcome.outcome.share
//   schemes.results-20...reqol-improved.upper   `...` is any number of keys between
//   measures.honos.reliable_change              by the id of a measure
//   clusters.03.review.longest                  as `pbr rules show` names a cluster's page
//   episodes.*, instrument.*, disclosure.*      likewise
//
// A key with a dot in it stands in double quotes. A path that names nothing is SN010, with the
// nearest that does; one that names a mapping or a list where a value is asked is SN011.
//
// value, factor, add. A factor or an addition takes the number in the file, exactly; a price is
// rounded half up to the penny then (money keys of a pack: `keys::is_money`), everything else keeps
// all its digits. A value is text as a pack writes it.
//
// Dates. Where a value may be dated (prices, capitation, adjustments), `from` changes what holds
// from that day on: a value replaces everything from there, a factor or an addition changes what
// holds that day and every later entry. Without `from` all entries are changed. A `from` at a value
// without dates is SN012.
//
// Several changes apply in order, each to what the ones before have left.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pbr/date.hpp"
#include "pbr/diagnostic.hpp"

namespace pbr {

enum class ChangeKind : std::uint8_t { value, factor, add };

/// One change of a scenario, as its file writes it.
struct Change {
  std::string path;
  std::optional<Date> from;
  ChangeKind kind = ChangeKind::value;
  std::string amount;                   ///< text of the value, the factor or the addition
  std::vector<std::size_t> implements;  ///< lines of the scenario's description, from 1
  Location at;                          ///< of the path
  Location amount_at;
};

/// What a change did to one value of a pack: the trace behind "nothing changed, because".
struct AppliedChange {
  std::size_t change = 0;  ///< index in the overlay
  std::string path;        ///< in full, `*` and `...` resolved
  std::string before, after;
  Location at;  ///< of the value in the pack
};

/// The changes to packs of all scenarios laid over a study, the first scenario first.
struct Overlay {
  std::vector<Change> changes;
  [[nodiscard]] bool empty() const { return changes.empty(); }
};

}  // namespace pbr
