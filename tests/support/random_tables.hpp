// Assessment tables drawn at random: mostly plain, and everything that is not in the middle of it.
#pragma once

#include <string>

#include "support/random_packs.hpp"

namespace pbr::test {

/// A wide table: any order of columns, extra ones, some missing; plain rows, and among them quotes,
/// line feeds in quotes, CRLF, blank lines, rows of another size, bad values, bytes that are no
/// text.
[[nodiscard]] std::string random_table(Draws& draws);

}  // namespace pbr::test
