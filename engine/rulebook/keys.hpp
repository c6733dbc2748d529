// The keys of every mapping in every kind of pack. The readers and rules/schemas/ hold to the same
// lists; tests/rulebook/schema_test compares the two.
#pragma once

#include <initializer_list>
#include <string_view>

namespace pbr::rulebook::keys {

using namespace std::string_view_literals;
using Keys = std::initializer_list<std::string_view>;

/// A pack's first key says its kind, and its value is the pack's id.
inline constexpr Keys kinds{"instrument"sv, "clusters"sv,   "tariff"sv,   "measure"sv,
                            "scheme"sv,     "disclosure"sv, "episodes"sv, "nwau"sv};
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

inline constexpr Keys tariff{"tariff"sv,    "version"sv,     "status"sv,      "valid"sv,
                             "licence"sv,   "sources"sv,     "rounding"sv,    "currency"sv,
                             "unit"sv,      "units"sv,       "adjustments"sv, "market_forces"sv,
                             "prices"sv,    "price_lists"sv, "contracts"sv,   "non_contract"sv,
                             "capitation"sv};
inline constexpr Keys rounding{"mode"sv, "step"sv, "source"sv};
inline constexpr Keys units{"non_admitted_day"sv, "admitted_day"sv, "initial_assessment"sv,
                            "review_period"sv,    "episode"sv,      "contact"sv};
inline constexpr Keys review_period{"pay"sv, "begins"sv};
inline constexpr Keys episode_price{"short_stay_up_to"sv, "long_stay_beyond"sv};
inline constexpr Keys assessment_price{"leads_to_nothing"sv};
inline constexpr Keys adjustment{"id"sv,       "factor"sv,       "from"sv, "source"sv,
                                 "provider"sv, "commissioner"sv, "units"sv};
/// What a line can be of.
inline constexpr Keys line_units{"non_admitted_day"sv, "admitted_day"sv, "initial_assessment"sv,
                                 "review_period"sv,    "episode"sv,      "short_stay_day"sv,
                                 "long_stay_day"sv,    "contact"sv,      "capitation"sv};
inline constexpr Keys market_forces{"source"sv, "providers"sv, "others"sv};
inline constexpr Keys price{
    "non_admitted_day"sv,  "admitted_day"sv, "initial_assessment"sv, "review_period"sv,
    "review_period_day"sv, "episode"sv,      "short_stay_day"sv,     "long_stay_day"sv,
    "contact"sv,           "source"sv};
inline constexpr Keys price_list{"id"sv, "provider"sv, "commissioner"sv, "prices"sv};
inline constexpr Keys agreed_contract{"provider"sv, "commissioner"sv, "host"sv};
inline constexpr Keys non_contract{"prices"sv, "factor"sv, "source"sv};
inline constexpr Keys capitation{"provider"sv,      "commissioner"sv, "heads"sv,
                                 "a_head_a_year"sv, "from"sv,         "source"sv};
inline constexpr Keys dated{"from"sv, "value"sv, "source"sv};

inline constexpr Keys measure{"measure"sv, "version"sv, "status"sv,  "valid"sv,
                              "licence"sv, "sources"sv, "measures"sv};
inline constexpr Keys item_total{"name"sv,  "kind"sv,         "domain"sv,          "source"sv,
                                 "range"sv, "better"sv,       "reliable_change"sv, "cut_off"sv,
                                 "items"sv, "most_missing"sv, "part_of_another"sv, "pairing"sv};
inline constexpr Keys score{"name"sv,      "kind"sv,   "domain"sv,          "source"sv,
                            "range"sv,     "better"sv, "reliable_change"sv, "cut_off"sv,
                            "not_known"sv, "snomed"sv, "part_of_another"sv, "pairing"sv};
inline constexpr Keys level{"name"sv,   "kind"sv, "domain"sv,    "source"sv,          "range"sv,
                            "better"sv, "item"sv, "high_from"sv, "part_of_another"sv, "pairing"sv};
inline constexpr Keys composite{"name"sv,   "kind"sv,   "domain"sv,          "source"sv,
                                "range"sv,  "better"sv, "reliable_change"sv, "cut_off"sv,
                                "parts"sv,  "mean"sv,   "most_missing"sv,    "part_of_another"sv,
                                "pairing"sv};
inline constexpr Keys reliable_change{"sd"sv, "reliability"sv};
inline constexpr Keys pairing{"rule"sv, "like_settings"sv};
inline constexpr Keys status{"name"sv,  "kind"sv,   "domain"sv, "source"sv,
                             "field"sv, "months"sv, "ages"sv};
inline constexpr Keys range{"lowest"sv, "highest"sv};
inline constexpr Keys ages{"from"sv, "to"sv};

inline constexpr Keys scheme{"scheme"sv,  "version"sv, "status"sv,    "valid"sv,
                             "licence"sv, "sources"sv, "name"sv,      "rounding"sv,
                             "payment"sv, "holders"sv, "components"sv};
inline constexpr Keys payment_plan{"monthly_in_advance"sv, "outcomes_in_advance"sv};
inline constexpr Keys component{"id"sv,        "name"sv,       "block"sv,      "activity"sv,
                                "outcome"sv,   "episode"sv,    "capitation"sv, "points"sv,
                                "gain_loss"sv, "tournament"sv, "pool"sv,       "personal_budget"sv};
inline constexpr Keys block{"without_contracts"sv, "share"sv};
inline constexpr Keys activity{"share"sv};
inline constexpr Keys scheme_capitation{"per_head"sv};
inline constexpr Keys scheme_episode{"prices"sv};
inline constexpr Keys outcome{"share"sv,         "of"sv,       "as"sv,     "missing"sv,
                              "least_domains"sv, "unearned"sv, "domains"sv};
inline constexpr Keys points{"point_value"sv, "average_list"sv, "indicators"sv};
inline constexpr Keys gain_loss{"plan"sv, "actual"sv, "over"sv, "under"sv, "cap"sv, "collar"sv};
inline constexpr Keys gain_loss_band{"from"sv, "rate"sv};
inline constexpr Keys tournament{"of"sv,   "domains"sv, "bands"sv,
                                 "ties"sv, "missing"sv, "least_domains"sv};
inline constexpr Keys tournament_band{"top"sv, "rate"sv};
inline constexpr Keys domain{"id"sv, "name"sv, "weight"sv, "indicators"sv};
inline constexpr Keys indicator{
    "id"sv,         "name"sv,     "measure"sv,  "statistic"sv, "weight"sv,        "points"sv,
    "scoring"sv,    "lower"sv,    "upper"sv,    "at_least"sv,  "threshold"sv,     "benchmark"sv,
    "thresholds"sv, "baseline"sv, "adjusted"sv, "given"sv,     "least_complete"sv};
inline constexpr Keys given{"numerator"sv, "denominator"sv};

inline constexpr Keys pool{"covers"sv, "pools"sv, "partners"sv, "stop_loss"sv};
inline constexpr Keys stop_loss{"above"sv, "share"sv};
inline constexpr Keys personal_budget{"of"sv, "clusters"sv, "take_up"sv, "holder"sv,
                                      "second_line"sv};
inline constexpr Keys budget_shares{"core"sv, "risk_pool"sv};

inline constexpr Keys disclosure{"disclosure"sv, "version"sv,      "status"sv,         "valid"sv,
                                 "licence"sv,    "sources"sv,      "suppress_below"sv, "round_to"sv,
                                 "mark"sv,       "exempt_levels"sv};

inline constexpr Keys nwau{"nwau"sv,          "version"sv,  "status"sv,    "valid"sv,
                           "licence"sv,       "sources"sv,  "formula"sv,   "adjustments"sv,
                           "accommodation"sv, "admitted"sv, "community"sv, "ppsa"sv};
inline constexpr Keys nwau_formula{"name"sv, "ppsa"sv, "rounding"sv};
inline constexpr Keys nwau_rounding{"mode"sv, "w01"sv, "gwau"sv, "nwau"sv};
inline constexpr Keys nwau_adjustments{"indigenous"sv, "patient_remoteness"sv,
                                       "treatment_remoteness"sv, "specialist_paediatric"sv};
inline constexpr Keys nwau_admitted{"price_cat"sv,   "inlier_lb"sv, "inlier_ub"sv,  "sso_base"sv,
                                    "sso_perdiem"sv, "inlier"sv,    "lso_perdiem"sv};
inline constexpr Keys nwau_community{"consumer_present"sv, "consumer_absent"sv};
inline constexpr Keys nwau_states{"NSW"sv, "VIC"sv, "QLD"sv, "SA"sv,
                                  "WA"sv,  "TAS"sv, "NT"sv,  "ACT"sv};
inline constexpr Keys nwau_ppsa{"national"sv, "NSW"sv, "VIC"sv, "QLD"sv, "SA"sv,
                                "WA"sv,       "TAS"sv, "NT"sv,  "ACT"sv};
inline constexpr Keys nwau_accommodation{"overnight"sv, "same_day"sv};

inline constexpr Keys episodes{"episodes"sv, "version"sv,     "status"sv,  "valid"sv,
                               "licence"sv,  "sources"sv,     "overlap"sv, "between_providers"sv,
                               "gap"sv,      "re_referral"sv, "review"sv,  "revert"sv};
inline constexpr Keys episode_rule{"rule"sv, "source"sv};
inline constexpr Keys episode_gap{"rule"sv, "days"sv, "source"sv};
inline constexpr Keys episode_re_referral{"within_days"sv, "source"sv};
inline constexpr Keys episode_review{"early_days"sv, "source"sv};
inline constexpr Keys episode_revert{"clusters"sv, "source"sv};

}  // namespace pbr::rulebook::keys
