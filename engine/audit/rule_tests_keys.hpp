// The keys of every mapping in a file of rule tests. The reader and rules/schemas/tests.schema.json
// hold to the same lists; tests/audit/rule_tests_schema_test compares the two.
#pragma once

#include <initializer_list>
#include <string_view>

namespace pbr::audit::keys {

using namespace std::string_view_literals;
using Keys = std::initializer_list<std::string_view>;

inline constexpr Keys file{"tests"sv, "source"sv, "cases"sv};
inline constexpr Keys rule_case{"name"sv,  "tags"sv,   "source"sv,
                                "given"sv, "expect"sv, "expect_trace"sv,
                                "table"sv, "pack"sv,   "expect_error"sv};
inline constexpr Keys given{"reason"sv, "super_class"sv, "ratings"sv};
inline constexpr Keys expect{"cluster"sv, "runner_up"sv, "margin"sv, "essential_met"sv, "reason"sv};
/// And codes of pages, whose letters are capitals.
inline constexpr Keys trace{"super_class"sv, "branch"sv, "tree_step"sv, "derived"sv, "rules"sv};
inline constexpr Keys page{"candidate"sv, "in_super_class"sv, "in_branch"sv, "essential_met"sv,
                           "excluded"sv,  "broken"sv,         "penalty"sv,   "points"sv,
                           "score"sv,     "probability"sv};
inline constexpr Keys table{"columns"sv,     "rows"sv,   "reason"sv,
                            "super_class"sv, "others"sv, "ratings"sv};
inline constexpr Keys error{"code"sv, "line"sv, "message"sv};

}  // namespace pbr::audit::keys
