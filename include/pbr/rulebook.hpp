// Rule packs: what the YAML under rules/ says, as typed tables that never change once loaded.
//
// Every pack carries a PackHeader. A reference such as "england/clusters/illustrative" is a path
// below a rules folder without ".yaml"; a reference that ends in ".yaml" is a file beside the
// study.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pbr/cluster_pack.hpp"
#include "pbr/date.hpp"
#include "pbr/diagnostic.hpp"
#include "pbr/episode_rules.hpp"
#include "pbr/id.hpp"
#include "pbr/measures.hpp"
#include "pbr/money.hpp"
#include "pbr/pack.hpp"
#include "pbr/price_book.hpp"
#include "pbr/records.hpp"
#include "pbr/scheme_terms.hpp"

namespace pbr {

// ---- instrument ---------------------------------------------------------------------------------

struct InstrumentItem {
  std::string label;  ///< "1" ... "13", "A" ... "E"
  std::string name;
  bool historical = false;
  Rating lowest = 0, highest = 4;
  std::string snomed;           ///< concept of the working-age form; checked by its Verhoeff digit
  bool snomed_assumed = false;  ///< which code is which scale is a named assumption
  std::string snomed_older;     ///< concept of the form for people of 65 and over; checked alike
};

/// Ratings that do not go together: a finding of its severity, never a change to an allocation.
struct Contradiction {
  std::string id;
  Premise when;  ///< conditions on items; indexes into Instrument::values
  Severity severity = Severity::note;
  std::string says;    ///< what is expected instead, in a sentence without a full stop
  std::string source;  ///< where the rule comes from, or "ours: ..."
  Location at;
};

/// Ages in whole years, both inside, that people an instrument is for can have.
struct AgeRange {
  int lowest = 0, highest = 0;
  std::string source;
};

struct Instrument {
  PackHeader header;
  std::array<InstrumentItem, item_count> items;
  Rating unknown = not_known;
  std::string assumption;  ///< what is assumed about the codes marked so; empty where none is
  std::map<char, std::string> item_8_types;                   ///< 'A' phobic ... 'J' other
  std::map<std::string, std::vector<std::size_t>> subscales;  ///< name -> item indexes
  std::optional<AgeRange> ages;                               ///< none: any age
  std::vector<DerivedValue> values;           ///< the items that contradictions speak of
  std::vector<Contradiction> contradictions;  ///< in the order of the file
};

// ---- disclosure ---------------------------------------------------------------------------------

struct DisclosureRule {
  PackHeader header;
  std::int64_t suppress_below = 5;  ///< counts below England under this are shown as the mark
  std::int64_t round_to = 5;        ///< counts below England are rounded to the nearest
  std::string mark = "*";
  std::vector<std::string> exempt_levels;  ///< levels shown as they are ("England")
};

// ---- all of a study's packs ---------------------------------------------------------------------

/// Which packs to load; references as a study writes them.
struct RuleReferences {
  std::string instrument, clusters, tariff, disclosure;
  std::vector<std::string> measures;
  std::vector<std::string> schemes;  ///< names without "/" are looked up in the packs' country
  std::string episodes;              ///< empty: the rules built in
};

struct Rulebook {
  Instrument instrument;
  ClusterPack clusters;
  PriceBook tariff;
  std::vector<MeasurePack> measure_packs;
  std::vector<Scheme> schemes;
  DisclosureRule disclosure;
  EpisodeRules episodes;

  /// Headers of every pack, in a fixed order: instrument, clusters, tariff, measures, schemes,
  /// disclosure, and episodes where the study names such a pack.
  [[nodiscard]] std::vector<const PackHeader*> headers() const;
  [[nodiscard]] const Measure* find_measure(const MeasureId& id) const;
  /// All measures of all packs, in the order the study names them.
  [[nodiscard]] std::vector<const Measure*> measures() const;
};

[[nodiscard]] Loaded<Instrument> load_instrument(const std::string& reference, const RulePaths&);
[[nodiscard]] Loaded<ClusterPack> load_clusters(const std::string& reference, const RulePaths&);
[[nodiscard]] Loaded<PriceBook> load_tariff(const std::string& reference, const RulePaths&);
[[nodiscard]] Loaded<MeasurePack> load_measures(const std::string& reference, const RulePaths&);
[[nodiscard]] Loaded<Scheme> load_scheme(const std::string& reference, const RulePaths&);
[[nodiscard]] Loaded<DisclosureRule> load_disclosure(const std::string& reference,
                                                     const RulePaths&);
[[nodiscard]] Loaded<EpisodeRules> load_episode_rules(const std::string& reference,
                                                      const RulePaths&);
/// All of them, and what only shows when they stand together: a scheme's indicator names a measure
/// that no pack has, a cluster without a price, a pack that is not valid in the period.
[[nodiscard]] Loaded<Rulebook> load_rulebook(const RuleReferences&, const RulePaths&,
                                             Period period);

}  // namespace pbr
