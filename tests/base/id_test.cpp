#include "pbr/id.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <sstream>
#include <type_traits>
#include <unordered_set>

namespace {

using namespace pbr;

TEST_CASE("an id is its text and nothing else") {
  CHECK(ClusterCode{"08"}.text() == "08");
  CHECK(ClusterCode{"08"} != ClusterCode{"8"});
  CHECK(ClusterCode{"08"} == ClusterCode{std::string{"08"}});
  CHECK(ProviderId{"RX1"} != ProviderId{"rx1"});
  CHECK(PersonId{}.empty());
  CHECK_FALSE(PersonId{" "}.empty());
}

TEST_CASE("ids are ordered as text, not as numbers") {
  const std::set<ClusterCode> codes{ClusterCode{"9"}, ClusterCode{"10"}, ClusterCode{"08"}};
  std::string order;
  for (const auto& code : codes) order += code.text() + " ";
  CHECK(order == "08 10 9 ");
}

TEST_CASE("ids print and hash by their text") {
  std::ostringstream out;
  out << ProviderId{"RX1"};
  CHECK(out.str() == "RX1");
  const std::unordered_set<SchemeId> schemes{SchemeId{"block"}, SchemeId{"block"}, SchemeId{""}};
  CHECK(schemes.size() == 2);
}

// What a program with two kinds mixed would say stands in tests/must_not_compile.
static_assert(!std::is_convertible_v<std::string, PersonId>);
static_assert(!std::is_convertible_v<PersonId, std::string>);
static_assert(!std::is_constructible_v<PersonId, ProviderId>);
static_assert(!std::is_assignable_v<ClusterCode&, ProviderId>);

}  // namespace
