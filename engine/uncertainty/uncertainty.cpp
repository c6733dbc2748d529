#include "pbr/uncertainty.hpp"

#include "uncertainty/paid_table.hpp"
#include "uncertainty/pilots.hpp"
#include "uncertainty/ranks.hpp"
#include "uncertainty/sure_amounts.hpp"

namespace pbr {

std::string_view to_text(SureBy method) {
  switch (method) {
    case SureBy::exact:
      return "exact";
    case SureBy::analytic:
      return "analytic";
    case SureBy::bootstrap:
      return "bootstrap";
  }
  throw InternalError("no such method");
}

std::string_view to_text(Band band) {
  switch (band) {
    case Band::gains_much:
      return "gains_much";
    case Band::gains:
      return "gains";
    case Band::same:
      return "same";
    case Band::loses:
      return "loses";
    case Band::loses_much:
      return "loses_much";
  }
  throw InternalError("no such band");
}

Uncertainty uncertainty_of(const PayInputs& inputs, const Casemix& casemix,
                           const std::vector<Scheme>& schemes, const Payments& payments,
                           const UncertaintyTerms& terms) {
  const uncertainty::PaidTable paid{inputs, casemix, schemes, payments};
  return {uncertainty::sure_amounts(paid, inputs, casemix, schemes, terms.losses),
          uncertainty::bands(paid, schemes, terms), uncertainty::ranks(paid, schemes),
          uncertainty::pilots(inputs, casemix, schemes, terms.pilots)};
}

}  // namespace pbr
