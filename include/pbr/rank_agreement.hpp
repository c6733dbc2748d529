// How far two rankings of the same things agree.
#pragma once

#include <optional>
#include <span>

#include "pbr/money.hpp"

namespace pbr {

/// Kendall's tau-b of two lists of values of the same things, in their order: 1 where they are
/// ranked alike, -1 where one is the other turned round; equal values are ties. Nothing with fewer
/// than two things, or where all values of a list are equal.
/// Source: Kendall 1945, The treatment of ties in ranking problems.
[[nodiscard]] std::optional<double> kendall_tau_b(std::span<const Rate> a, std::span<const Rate> b);

}  // namespace pbr
