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
//   clusters.03.review.months                   a cluster's page
//   episodes.*, instrument.*, disclosure.*      likewise
//
// After `clusters` stands a key of the pack (`clusters.profile.penalty.may`) or a page; after
// `schemes` the id of a scheme, or its name as the study writes it; after `measures` the id of a
// measure. An element of a list is named by its `id`; one without an id by its place, from 1. A key
// with a dot in it stands in double quotes. `*` as the last key passes by what is no number. Only
// what a pack writes out can be changed: no key is added.
//
// A path that names nothing is SN010, with the nearest that does; one that names a mapping or a
// list where a value is asked is SN011. A scheme that the study does not compare, but that there
// is, changes nothing (SN014).
//
// value, factor, add. A factor or an addition takes the number in the file, exactly; a price is
// rounded half up to the penny then (`is_money`), everything else keeps all its digits, up to
// fifteen after the point. A factor or an addition to what is no number is SN015. A value is text
// as a pack writes it.
//
// Dates. Where a value may be dated (prices, market forces factors, adjustments, capitation),
// `from` changes what holds from that day on: a value replaces everything from there (from the
// first entry on, where none holds that day), a factor or an addition changes what holds that day
// and every later entry. Without `from` all entries are changed. A `from` at a value without dates
// is SN012; one after the end of the pack changes nothing (SN014).
//
// Several changes apply in order, each to what the ones before have left. A change that leaves
// every value as it was is SN014, a warning. What is wrong with a changed value is told by the
// pack's own reader at the line of the scenario; where only several values together are wrong, at
// the pack's line, with the scenarios in the help.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pbr/date.hpp"
#include "pbr/diagnostic.hpp"
#include "pbr/rulebook.hpp"

namespace pbr {

enum class ChangeKind : std::uint8_t { value, factor, add };

/// One change of a scenario, as its file writes it.
struct Change {
  std::string path;
  std::optional<Date> from{};
  ChangeKind kind = ChangeKind::value;
  std::string amount{};                   ///< text of the value, the factor or the addition
  std::vector<std::size_t> implements{};  ///< lines of the scenario's description, from 1
  Location at{};                          ///< of the path
  Location amount_at{};
  std::string scenario{};   ///< name of the scenario
  std::string path_line{};  ///< lines of the file, for carets
  std::string amount_line{};
};

/// What a change did to one value of a pack: the trace behind "nothing changed, because". Values
/// left as they were are listed too, with before as after.
struct AppliedChange {
  std::size_t change = 0;      ///< index in the overlay
  std::string pack;            ///< id of the pack
  std::string path;            ///< in full, `*` and `...` resolved
  std::optional<Date> from{};  ///< first day of the value, where it is dated
  std::string before, after;   ///< after: "" of an entry that a value took the place of
  Location at{};               ///< of the value in the pack
};

/// Whether the value is another one than before: 5.2 and 5.20 are the same.
[[nodiscard]] bool changes_value(const AppliedChange& applied);

/// The changes to packs of all scenarios laid over a study, the first scenario first.
struct Overlay {
  std::vector<Change> changes;
  [[nodiscard]] bool empty() const { return changes.empty(); }
};

/// Whether the first key of a path is a kind of pack.
[[nodiscard]] bool names_a_pack(std::string_view path);

/// The keys of a path, without their quotes; empty where it is none: an empty key, a quote that
/// never closes.
[[nodiscard]] std::vector<std::string> keys_of_path(std::string_view path);

/// Whether the value of a key is pounds; `above` is the key that holds it.
[[nodiscard]] bool is_money(std::string_view above, std::string_view key);

/// The number with a factor or an addition taken, exactly: the shortest decimal, or pounds with
/// two places (half up). Nothing where one of the two is no decimal or the digits are too many.
[[nodiscard]] std::optional<std::string> changed_number(std::string_view number, ChangeKind kind,
                                                        std::string_view amount, bool money);

/// The packs of a study, parsed once, to be read under any number of overlays. Reading under an
/// overlay reads again only what it changes; a few milliseconds for a tariff.
class RuleDocuments {
 public:
  /// Finds and parses all packs; what is wrong with them as they are is told by each read().
  RuleDocuments(const RuleReferences& references, const RulePaths& paths, Period period);
  RuleDocuments(RuleDocuments&&) noexcept;
  RuleDocuments& operator=(RuleDocuments&&) noexcept;
  ~RuleDocuments();

  /// The rulebook with all changes made; may be called from several threads. What was changed is
  /// appended to `applied`, by change and place.
  [[nodiscard]] Loaded<Rulebook> read(const Overlay& overlay,
                                      std::vector<AppliedChange>* applied = nullptr) const;

 private:
  struct Parsed;
  std::unique_ptr<Parsed> parsed_;
};

/// The same, once.
[[nodiscard]] Loaded<Rulebook> load_rulebook(const RuleReferences&, const RulePaths&, Period period,
                                             const Overlay& overlay,
                                             std::vector<AppliedChange>* applied = nullptr);

}  // namespace pbr
