// Names of errors and categories, and amounts in print.
#include "base/int128.hpp"
#include "pbr/nwau.hpp"
#include "rulebook/decimal.hpp"

namespace pbr {

std::string_view to_text(NwauError error) {
  switch (error) {
    case NwauError::none:
      return "none";
    case NwauError::service_out_of_scope:
      return "service out of scope";
    case NwauError::patient_out_of_scope:
      return "patient out of scope";
    case NwauError::missing_or_erroneous:
      return "missing or erroneous";
    case NwauError::class_not_in_stream:
      return "class not in the stream";
  }
  throw InternalError("no such NWAU error");
}

std::string_view to_text(NwauCategory category) {
  switch (category) {
    case NwauCategory::none:
      return "";
    case NwauCategory::short_stay:
      return "short_stay";
    case NwauCategory::inlier:
      return "inlier";
    case NwauCategory::long_stay:
      return "long_stay";
    case NwauCategory::per_diem:
      return "per_diem";
    case NwauCategory::community:
      return "community";
  }
  throw InternalError("no such NWAU category");
}

std::string to_decimal(Int128 units, int places) {
  auto digits = rulebook::digits_of(magnitude(units));
  const auto behind = static_cast<std::size_t>(places);
  if (digits.size() <= behind) digits.insert(0, behind + 1 - digits.size(), '0');
  if (behind > 0) digits.insert(digits.size() - behind, 1, '.');
  return (units < 0 ? "-" : "") + digits;
}

Int128 NwauSummary::total() const {
  Int128 sum = 0;
  for (const auto part : nwau) sum = checked_sum(sum, part);
  return sum;
}

}  // namespace pbr
