#include "report/band_titles.hpp"

#include "report/number_text.hpp"

namespace pbr {
namespace {

/// With as many decimals as it has, up to three.
std::string percent_words(Rate share) {
  std::string text = ratio_text(share.numerator(), share.denominator(), 100, 3);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text + "%";
}

}  // namespace

BandWords band_words(const UncertaintyTerms& terms) {
  return {percent_words(terms.band_large), percent_words(terms.band_none)};
}

std::string title_of(Band band, const BandWords& words) {
  switch (band) {
    case Band::gains_much:
      return "Gains more than " + words.large;
    case Band::gains:
      return "Gains";
    case Band::same:
      return "No change (within " + words.none + ")";
    case Band::loses:
      return "Loses";
    case Band::loses_much:
      return "Loses more than " + words.large;
  }
  throw InternalError("no such band");
}

}  // namespace pbr
