// The keys of every mapping in every kind of pack. The readers and rules/schemas/ hold to the same
// lists; tests/rulebook/schema_test compares the two.
#pragma once

#include <initializer_list>
#include <string_view>

namespace pbr::rulebook::keys {

using namespace std::string_view_literals;
using Keys = std::initializer_list<std::string_view>;

/// A pack's first key says its kind, and its value is the pack's id.
inline constexpr Keys kinds{"instrument"sv, "clusters"sv,   "tariff"sv,  "measure"sv,
                            "scheme"sv,     "disclosure"sv, "episodes"sv};
inline constexpr Keys valid{"from"sv, "to"sv};

inline constexpr Keys instrument{"instrument"sv,    "version"sv,      "status"sv,    "valid"sv,
                                 "licence"sv,       "sources"sv,      "ratings"sv,   "assumption"sv,
                                 "items"sv,         "item_8_types"sv, "subscales"sv, "ages"sv,
                                 "contradictions"sv};
inline constexpr Keys instrument_ages{"from"sv, "to"sv, "source"sv};
inline constexpr Keys contradiction{"id"sv, "when"sv, "severity"sv, "says"sv, "source"sv};
inline constexpr Keys ratings{"lowest"sv, "highest"sv, "unknown"sv};
inline constexpr Keys item{"name"sv,   "historical"sv, "lowest"sv,      "highest"sv,
                           "snomed"sv, "assumed"sv,    "snomed_older"sv};

inline constexpr Keys clusters{
    "clusters"sv,   "version"sv,  "status"sv,   "valid"sv,        "licence"sv, "sources"sv,
    "instrument"sv, "method"sv,   "profile"sv,  "logit"sv,        "derived"sv, "table"sv,
    "tree"sv,       "variance"sv, "unusable"sv, "not_clusters"sv, "pages"sv,   "transitions"sv};
inline constexpr Keys page{"name"sv, "super_class"sv, "branch"sv,       "review"sv,     "need"sv,
                           "grid"sv, "constant"sv,    "coefficients"sv, "excluded_by"sv};
inline constexpr Keys review{"months"sv, "days"sv};
inline constexpr Keys transition{"likely"sv, "possible"sv, "rare"sv};

inline constexpr Keys profile{"penalty"sv, "essential_restricts"sv, "key_scales_first"sv};
inline constexpr Keys penalty{"must"sv, "expected"sv, "may"sv, "unlikely"sv, "unknown"sv};
inline constexpr Keys occasions{"initial"sv, "review"sv};
inline constexpr Keys row{"cells"sv, "star"sv, "key"sv, "basis"sv};

inline constexpr Keys logit{"all_excluded"sv};
inline constexpr Keys exclusion{"basis"sv};  // and one or two items

inline constexpr Keys derived{"sum"sv, "count"sv, "from"sv, "to"sv, "most_missing"sv};
inline constexpr Keys table{"hit"sv, "rules"sv};
inline constexpr Keys rule{"id"sv, "when"sv, "then"sv, "basis"sv};
inline constexpr Keys tree{"use"sv, "steps"sv};
inline constexpr Keys step{"when"sv, "super_class"sv, "branch"sv, "basis"sv};

inline constexpr Keys tariff{"tariff"sv,  "version"sv,  "status"sv, "valid"sv,       "licence"sv,
                             "sources"sv, "rounding"sv, "unit"sv,   "adjustments"sv, "prices"sv};
inline constexpr Keys rounding{"mode"sv, "step"sv, "source"sv};
inline constexpr Keys adjustment{"id"sv, "factor"sv, "from"sv, "source"sv};
inline constexpr Keys price{"non_admitted_day"sv, "admitted_day"sv, "initial_assessment"sv,
                            "source"sv};
inline constexpr Keys dated{"from"sv, "value"sv, "source"sv};

inline constexpr Keys measure{"measure"sv, "version"sv, "status"sv,  "valid"sv,
                              "licence"sv, "sources"sv, "measures"sv};
inline constexpr Keys item_total{"name"sv,  "kind"sv,        "domain"sv,          "source"sv,
                                 "range"sv, "better"sv,      "reliable_change"sv, "cut_off"sv,
                                 "items"sv, "most_missing"sv};
inline constexpr Keys score{"name"sv,  "kind"sv,   "domain"sv,          "source"sv,
                            "range"sv, "better"sv, "reliable_change"sv, "cut_off"sv,
                            "snomed"sv};
inline constexpr Keys status{"name"sv,  "kind"sv,   "domain"sv, "source"sv,
                             "field"sv, "months"sv, "ages"sv};
inline constexpr Keys range{"lowest"sv, "highest"sv};
inline constexpr Keys ages{"from"sv, "to"sv};

inline constexpr Keys scheme{"scheme"sv,  "version"sv, "status"sv,   "valid"sv,     "licence"sv,
                             "sources"sv, "name"sv,    "rounding"sv, "components"sv};
inline constexpr Keys component{"id"sv, "name"sv, "block"sv, "activity"sv, "outcome"sv};
inline constexpr Keys block{"without_contracts"sv};
inline constexpr Keys activity{"share"sv};
inline constexpr Keys outcome{"share"sv, "domains"sv};
inline constexpr Keys domain{"id"sv, "name"sv, "weight"sv, "indicators"sv};
inline constexpr Keys indicator{"id"sv,     "name"sv,  "measure"sv, "statistic"sv,
                                "weight"sv, "lower"sv, "upper"sv,   "least_complete"sv};

inline constexpr Keys disclosure{"disclosure"sv, "version"sv,      "status"sv,         "valid"sv,
                                 "licence"sv,    "sources"sv,      "suppress_below"sv, "round_to"sv,
                                 "mark"sv,       "exempt_levels"sv};

inline constexpr Keys episodes{"episodes"sv, "version"sv,     "status"sv,  "valid"sv,
                               "licence"sv,  "sources"sv,     "overlap"sv, "between_providers"sv,
                               "gap"sv,      "re_referral"sv, "review"sv,  "revert"sv};
inline constexpr Keys episode_rule{"rule"sv, "source"sv};
inline constexpr Keys episode_gap{"rule"sv, "days"sv, "source"sv};
inline constexpr Keys episode_re_referral{"within_days"sv, "source"sv};
inline constexpr Keys episode_review{"early_days"sv, "source"sv};
inline constexpr Keys episode_revert{"clusters"sv, "source"sv};

}  // namespace pbr::rulebook::keys
