#include "base/int128.hpp"
#include "nwau/cells.hpp"
#include "pbr/nwau.hpp"

namespace pbr {
namespace {

using nwau::code_up_to;
using nwau::whole;

constexpr std::int64_t one = 1'000'000;  // a whole in millionths
constexpr std::int64_t most_remote = remoteness_count - 1;

Int128 power(int exponent) {
  constexpr int at_a_time = 18;
  if (exponent <= at_a_time) return power_of_ten(static_cast<std::size_t>(exponent));
  return checked_product(power_of_ten(at_a_time), power(exponent - at_a_time));
}

// The same number in another number of decimals, halves up; no amount here is below zero.
Int128 rescale(Int128 units, int from, int to) {
  if (to >= from) return checked_product(units, power(to - from));
  return round_quotient(units, power(from - to), Rounding::half_up);
}

struct Weighed {
  NwauCategory category = NwauCategory::none;
  Int128 w01 = 0;  // millionths, exact
};

Weighed admitted_weight(const AdmittedWeight& weight, std::int64_t los) {
  if (weight.per_diem) {
    return {NwauCategory::per_diem, weight.sso_base + Int128{los} * weight.lso_perdiem};
  }
  if (los < weight.inlier_lb) {
    return {NwauCategory::short_stay, weight.sso_base + Int128{los} * weight.sso_perdiem};
  }
  if (los <= weight.inlier_ub) return {NwauCategory::inlier, weight.inlier};
  const Int128 beyond = los - weight.inlier_ub;
  return {NwauCategory::long_stay, weight.inlier + beyond * weight.lso_perdiem};
}

// What is taken off for a private patient: a share of w01, and the accommodation.
struct Deduction {
  std::int64_t share = 0;    // millionths
  Int128 accommodation = 0;  // millionths
};

std::optional<Deduction> deduction(const NwauPack& pack, const NwauCells& cells,
                                   std::string_view code, std::int64_t los) {
  const auto is_private = code_up_to(cells.private_patient, 1);
  if (!is_private) return {};
  if (*is_private == 0) return Deduction{};
  const auto same_day = code_up_to(cells.same_day, 1);
  const auto state = nwau::state(cells.state);
  const auto service = pack.ppsa.find(code);
  if (!same_day || !state || service == pack.ppsa.end()) return {};
  const auto share = pack.national_ppsa ? service->second.national : service->second.states[*state];
  const auto& rates = pack.accommodation[*state];
  if (!share || !rates) return {};
  const Int128 nights = Int128{los} * rates->overnight;
  return Deduction{*share, *same_day == 1 ? Int128{rates->same_day} : nights};
}

// The three factors multiplied, in 10^-18; nothing where a cell is none of its codes.
std::optional<Int128> adjustment(const NwauPack& pack, const NwauCells& cells, bool admitted) {
  const auto indigenous = code_up_to(cells.indigenous, 1);
  const auto patient = code_up_to(cells.patient_remoteness, most_remote);
  const auto treatment = code_up_to(cells.treatment_remoteness, most_remote);
  const auto child = admitted ? code_up_to(cells.specialist_paediatric, 1) : std::size_t{0};
  if (!indigenous || !patient || !treatment || !child) return {};
  const Int128 paediatric = *child == 1 ? pack.specialist_paediatric : one;
  const Int128 person =
      one + (*indigenous == 1 ? pack.indigenous : 0) + pack.patient_remoteness[*patient];
  return paediatric * person * (one + pack.treatment_remoteness[*treatment]);
}

NwauPrice priced(const NwauPack& pack, const Weighed& weighed, Int128 adjustment,
                 const Deduction& off) {
  constexpr int most = 12;  // decimals that hold every part of the difference exactly
  NwauPrice price;
  price.category = weighed.category;
  price.w01 = rescale(weighed.w01, nwau_places, pack.w01_places);
  // 128 bits hold it: nine digits of days, weights to 100 and adjustments to 5 come to 38 digits.
  constexpr int form = 3 * nwau_places;
  price.gwau =
      rescale(checked_product(price.w01, adjustment), pack.w01_places + form, pack.gwau_places);
  const Int128 service =
      rescale(checked_product(price.w01, off.share), pack.w01_places + nwau_places, most);
  const Int128 left = rescale(price.gwau, pack.gwau_places, most) - service -
                      rescale(off.accommodation, nwau_places, most);
  price.nwau = left > 0 ? rescale(left, most, pack.nwau_places) : Int128{0};
  return price;
}

NwauPrice error(NwauError which) {
  NwauPrice price;
  price.error = which;
  return price;
}

NwauPrice price_admitted(const NwauPack& pack, const AdmittedWeight& weight, const NwauCells& cells,
                         std::string_view code) {
  const auto los = whole(cells.los);
  if (!los || *los < 0) return error(NwauError::missing_or_erroneous);
  const auto factors = adjustment(pack, cells, true);
  const auto off = deduction(pack, cells, code, *los);
  if (!factors || !off) return error(NwauError::missing_or_erroneous);
  return priced(pack, admitted_weight(weight, *los), *factors, *off);
}

NwauPrice price_community(const NwauPack& pack, const CommunityWeight& weight,
                          const NwauCells& cells) {
  const auto present = whole(cells.contacts_present);
  const auto absent = whole(cells.contacts_absent);
  const auto factors = adjustment(pack, cells, false);
  if (!present || !absent || !factors) return error(NwauError::missing_or_erroneous);
  const Int128 sum =
      Int128{*present} * weight.consumer_present + Int128{*absent} * weight.consumer_absent;
  return priced(pack, {NwauCategory::community, sum > 0 ? sum : Int128{0}}, *factors, {});
}

}  // namespace

NwauPrice price_nwau(const NwauPack& pack, const NwauCells& cells) {
  const auto code = nwau::trimmed(cells.class_code);
  if (code.empty()) return error(NwauError::missing_or_erroneous);
  if (code.front() == '1') {
    const auto found = pack.admitted.find(code);
    if (found == pack.admitted.end()) return error(NwauError::class_not_in_stream);
    return price_admitted(pack, found->second, cells, code);
  }
  if (code.front() == '2') {
    const auto found = pack.community.find(code);
    if (found == pack.community.end()) return error(NwauError::class_not_in_stream);
    return price_community(pack, found->second, cells);
  }
  return error(NwauError::service_out_of_scope);
}

}  // namespace pbr
