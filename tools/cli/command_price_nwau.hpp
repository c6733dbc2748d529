// pbr price of a table of AMHCC classes: activity units of each row.
#pragma once

#include <string>

#include "commands.hpp"

namespace pbr::cli {

struct NwauRequest {
  std::string file;    ///< "-" is standard input
  std::string tariff;  ///< reference of a pack of kind nwau
  std::string output;  ///< empty: standard output
};

/// The exit status: 1 where a row has an error.
[[nodiscard]] int price_nwau_file(const NwauRequest& request, const Common& common);

}  // namespace pbr::cli
