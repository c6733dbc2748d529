#include <algorithm>
#include <array>
#include <utility>

#include "pbr/mhsds.hpp"

namespace pbr {

std::string_view mhsds_finding_title(std::string_view code) {
  using Title = std::pair<std::string_view, std::string_view>;
  static constexpr std::array titles{
      Title{"MH010", "row that cannot be split into its fields"},
      Title{"MH011", "field is empty that must be filled"},
      Title{"MH012", "not a date"},
      Title{"MH013", "not a score, or no number"},
      Title{"MH014", "not a care cluster"},
      Title{"MH015", "SNOMED CT code whose check digit does not fit"},
      Title{"MH016", "SNOMED CT code that is not imported"},
      Title{"MH017", "score without its cluster tool"},
      Title{"MH018", "care cluster without its cluster tool"},
      Title{"MH019", "cluster tool without a referral on its day"},
      Title{"MH020", "cluster tool with several referrals on its day"},
      Title{"MH021", "row replaced by a later submission"},
      Title{"MH022", "row that stands twice"},
      Title{"MH023", "two rows of one record in one submission"},
      Title{"MH024", "person with two days of birth"},
      Title{"MH025", "not one of the codes of this field"},
      Title{"MH026", "cluster tool of another category"},
      Title{"MH027", "reason of a cluster tool without a meaning"},
      Title{"MH028", "cluster tool that stands twice under two ids"},
      Title{"MH029", "two scores of one item"},
      Title{"MH030", "status of which nothing is known"},
      Title{"MH031", "ward stay without its hospital provider spell"},
      Title{"MH032", "ward stay outside its hospital provider spell"},
      Title{"MH033", "score without its contact"},
  };
  const auto* found = std::find_if(titles.begin(), titles.end(),
                                   [&](const Title& title) { return title.first == code; });
  return found == titles.end() ? std::string_view{} : found->second;
}

}  // namespace pbr
