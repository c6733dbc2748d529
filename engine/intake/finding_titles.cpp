// One line a code, in the order of the codes. Every line has a page in docs/codes with this title.
#include <algorithm>
#include <array>
#include <utility>

#include "pbr/findings.hpp"

namespace pbr {
namespace {

constexpr auto titles = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"EP001", "cluster spells overlap at one provider"},
    {"EP002", "cluster spell outlasts its referral"},
    {"EP003", "cluster spell without a day"},
    {"EP004", "days with a cluster at two providers"},
    {"EP005", "gap between two clusters of a referral"},
    {"EP006", "cluster spell or stay after the person's death"},
    {"IN002", "column ignored"},
    {"IN003", "row cannot be split into its columns"},
    {"IN004", "field is empty that must be filled"},
    {"IN005", "not a date"},
    {"IN006", "rating out of range"},
    {"IN007", "not one of the codes of this field"},
    {"IN008", "not a number"},
    {"IN009", "not a care cluster"},
    {"IN010", "stands twice"},
    {"IN011", "end before start"},
    {"IN012", "not in date order"},
    {"IN013", "referral is not in the referrals table"},
    {"IN014", "person is not in the persons table"},
    {"IN015", "score outside the range of its measure"},
    {"IN016", "measure that no rule pack has"},
    {"IN017", "assessment without a known rating"},
    {"IN018", "dated after death"},
    {"IN019", "dated before birth"},
    {"IN020", "age out of range at an assessment"},
    {"IN021", "ratings that do not go together"},
    {"IN022", "dated after the reporting period"},
    {"IN023", "all ratings alike"},
    {"IN024", "item 8 without its letter"},
    {"IN025", "rated twice on one day, not alike"},
    {"IN026", "row repeated"},
    {"IN027", "stays overlap"},
    {"IN028", "outside its referral"},
    {"IN029", "cluster spell without an assessment"},
    {"IN030", "review overdue"},
});

}  // namespace

std::string_view finding_title(std::string_view code) {
  const auto* found = std::find_if(titles.begin(), titles.end(),
                                   [&](const auto& entry) { return entry.first == code; });
  return found == titles.end() ? std::string_view{} : found->second;
}

}  // namespace pbr
