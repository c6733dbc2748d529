#include <rapidcheck.h>
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "pbr/nwau.hpp"

namespace {

using pbr::NwauCategory;
using pbr::NwauCells;
using pbr::NwauError;
using pbr::to_decimal;

const pbr::NwauPack& pack_of(const std::string& year) {
  static std::map<std::string, pbr::NwauPack> packs;
  auto found = packs.find(year);
  if (found == packs.end()) {
    auto loaded = pbr::load_nwau("australia/tariffs/" + year, {{PBR_SOURCE_DIR "/rules"}});
    REQUIRE(loaded.value);
    found = packs.emplace(year, std::move(*loaded.value)).first;
  }
  return found->second;
}

std::vector<std::string> words(const std::string& line) {
  std::istringstream in(line.substr(0, line.find("  #")));
  std::vector<std::string> list;
  for (std::string word; in >> word;) list.push_back(word == "." ? "" : word);
  return list;
}

// "category w01 gwau nwau error" as a case has it.
std::string shown(const pbr::NwauPack& pack, const pbr::NwauPrice& price) {
  const std::string category(to_text(price.category));
  return (category.empty() ? "." : category) + " " + to_decimal(price.w01, pack.w01_places) + " " +
         to_decimal(price.gwau, pack.gwau_places) + " " + to_decimal(price.nwau, pack.nwau_places) +
         " " + std::to_string(static_cast<int>(price.error));
}

TEST_CASE("each line of cases.txt is priced as it says") {
  std::ifstream in(PBR_SOURCE_DIR "/tests/nwau/cases.txt");
  REQUIRE(in);
  std::size_t cases = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("#")) continue;
    ++cases;
    INFO(line);
    const auto w = words(line);
    REQUIRE(w.size() == 18);
    const auto& pack = pack_of(w[0]);
    const NwauCells cells{w[1], w[2], w[3], w[4], w[5], w[6], w[7], w[8], w[9], w[10], w[11]};
    auto expected = line.substr(line.find("| ") + 2);
    expected = expected.substr(0, expected.find("  #"));
    CHECK(shown(pack, price_nwau(pack, cells)) == expected);
  }
  CHECK(cases >= 50);
}

TEST_CASE("a private patient of a class or state without an adjustment is an error, never 0") {
  auto pack = pack_of("nep25");
  const NwauCells cells{.class_code = "101Z", .los = "2", .private_patient = "1", .state = "TAS"};
  CHECK(price_nwau(pack, cells).error == NwauError::none);
  pack.ppsa.find("101Z")->second.states[5].reset();
  CHECK(price_nwau(pack, cells).error == NwauError::missing_or_erroneous);
  pack = pack_of("nep25");
  pack.accommodation[5].reset();
  CHECK(price_nwau(pack, cells).error == NwauError::missing_or_erroneous);
  pack = pack_of("nep25");
  pack.ppsa.erase("101Z");
  CHECK(price_nwau(pack, cells).error == NwauError::missing_or_erroneous);
  CHECK(price_nwau(pack, {.class_code = "101Z", .los = "2"}).error == NwauError::none);
}

TEST_CASE("the national adjustment is taken where the pack says so") {
  auto pack = pack_of("nep25");
  pack.national_ppsa = true;
  const NwauCells cells{.class_code = "101Z", .los = "2", .private_patient = "1", .state = "QLD"};
  // 1.7474 - 0.03 x 1.7474 - 2 x 0.0664
  CHECK(to_decimal(price_nwau(pack, cells).nwau, 10) == "1.5621780000");
}

TEST_CASE("what is taken off never makes an amount negative") {
  auto pack = pack_of("nep25");
  pack.accommodation[0]->overnight = 5'000'000;
  const NwauCells cells{.class_code = "101Z", .los = "9", .private_patient = "1", .state = "1"};
  CHECK(price_nwau(pack, cells).nwau == 0);
  CHECK(price_nwau(pack, cells).gwau > 0);
}

TEST_CASE("rounding is half up, w01 before anything is multiplied") {
  auto pack = pack_of("nep25");
  auto& weight = pack.admitted.find("131A")->second;
  weight.sso_base = 50;  // 0.000050: a half of the fourth decimal
  weight.lso_perdiem = 0;
  const NwauCells cells{.class_code = "131A", .los = "0", .treatment_remoteness = "4"};
  CHECK(to_decimal(price_nwau(pack, cells).w01, 4) == "0.0001");
  CHECK(to_decimal(price_nwau(pack, cells).gwau, 10) == "0.0001330000");
  weight.sso_base = 49;
  CHECK(price_nwau(pack, cells).gwau == 0);
  pack.gwau_places = pack.nwau_places = 2;
  weight.sso_base = 5'000;
  CHECK(to_decimal(price_nwau(pack, {.class_code = "131A", .los = "0"}).gwau, 2) == "0.01");
}

TEST_CASE("the longest stay and the largest numbers of a pack stay inside the arithmetic") {
  auto pack = pack_of("nep25");
  pack.w01_places = 6;
  pack.gwau_places = pack.nwau_places = 12;
  pack.admitted.find("131A")->second.lso_perdiem = 100'000'000;
  pack.indigenous = pack.specialist_paediatric = 5'000'000;
  pack.patient_remoteness[4] = pack.treatment_remoteness[4] = 5'000'000;
  const NwauCells cells{.class_code = "131A",
                        .los = "999999999",
                        .indigenous = "1",
                        .patient_remoteness = "4",
                        .treatment_remoteness = "4",
                        .specialist_paediatric = "1",
                        .private_patient = "1",
                        .state = "8"};
  // (0.4386 + 999999999 x 100) x 5 x 11 x 6
  CHECK(to_decimal(price_nwau(pack, cells).gwau, 12) == "32999999967144.738000000000");
}

TEST_CASE("an amount in print has all its decimals") {
  CHECK(pbr::to_decimal(0, 4) == "0.0000");
  CHECK(pbr::to_decimal(51533, 4) == "5.1533");
  CHECK(pbr::to_decimal(-51533, 10) == "-0.0000051533");
  CHECK(pbr::to_decimal(12, 0) == "12");
}

// A class of the stream, drawn from the pack.
template <class Weights>
std::string any_class(const Weights& weights) {
  auto at = weights.begin();
  std::advance(at, *rc::gen::inRange<std::ptrdiff_t>(0, std::ssize(weights)));
  return at->first;
}

TEST_CASE("a day more is never worth less inside a branch, and all branches meet the bounds") {
  CHECK(rc::check([] {
    const auto& pack = pack_of(*rc::gen::element<std::string>("nep24", "nep25"));
    const auto klass = any_class(pack.admitted);
    const auto los = *rc::gen::inRange<std::int64_t>(0, 120);
    const std::string days = std::to_string(los), next = std::to_string(los + 1);
    const auto now = price_nwau(pack, {.class_code = klass, .los = days});
    const auto then = price_nwau(pack, {.class_code = klass, .los = next});
    RC_ASSERT(now.error == NwauError::none);
    if (now.category == then.category) RC_ASSERT(now.nwau <= then.nwau);
    const auto& weight = pack.admitted.at(klass);
    RC_ASSERT((now.category == NwauCategory::per_diem) == weight.per_diem);
    if (weight.per_diem) return;
    RC_ASSERT((now.category == NwauCategory::short_stay) == (los < weight.inlier_lb));
    RC_ASSERT((now.category == NwauCategory::long_stay) == (los > weight.inlier_ub));
  }));
}

TEST_CASE("contacts add up: a row of both is the sum of two rows") {
  CHECK(rc::check([] {
    const auto& pack = pack_of(*rc::gen::element<std::string>("nep24", "nep25"));
    const auto klass = any_class(pack.community);
    const auto count = [] { return *rc::gen::inRange(0, 500); };
    const int a = count(), b = count(), c = count(), d = count();
    const auto area = std::to_string(*rc::gen::inRange(0, 5));
    const auto priced = [&](int present, int absent) {
      const auto with = std::to_string(present), without = std::to_string(absent);
      return price_nwau(pack, {.class_code = klass,
                               .contacts_present = with,
                               .contacts_absent = without,
                               .patient_remoteness = area,
                               .treatment_remoteness = area})
          .nwau;
    };
    RC_ASSERT(priced(a + c, b + d) == priced(a, b) + priced(c, d));
  }));
}

TEST_CASE("a private patient is worth no more, and no adjustment makes anybody worth less") {
  CHECK(rc::check([] {
    const auto& pack = pack_of(*rc::gen::element<std::string>("nep24", "nep25"));
    const auto klass = any_class(pack.admitted);
    const auto number = [](int below) { return std::to_string(*rc::gen::inRange(0, below)); };
    const auto los = number(60), patient = number(5), treatment = number(5), child = number(2);
    const auto same_day = number(2), state = std::to_string(*rc::gen::inRange(1, 9));
    NwauCells cells{.class_code = klass, .los = los};
    const auto plain = price_nwau(pack, cells);
    cells.patient_remoteness = patient;
    cells.treatment_remoteness = treatment;
    cells.specialist_paediatric = child;
    cells.indigenous = "1";
    const auto adjusted = price_nwau(pack, cells);
    cells.private_patient = "1";
    cells.same_day = same_day;
    cells.state = state;
    const auto deducted = price_nwau(pack, cells);
    RC_ASSERT(adjusted.nwau >= plain.nwau);
    RC_ASSERT(adjusted.w01 == plain.w01);
    RC_ASSERT(deducted.gwau == adjusted.gwau);
    RC_ASSERT((deducted.nwau >= 0 && deducted.nwau < adjusted.nwau));
  }));
}

}  // namespace
