#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "pbr/lint.hpp"

namespace {

using namespace pbr;
namespace fs = std::filesystem;

FoundPack version(const std::string& number, Date first, Date last,
                  const std::string& id = "mine") {
  FoundPack pack;
  pack.kind = "clusters";
  pack.reference = pack.file = "rules/" + id + "-" + number + ".yaml";
  pack.header.kind = pack.kind;
  pack.header.id = id;
  pack.header.version = number;
  pack.header.valid = Period::inclusive(first, last);
  pack.header.sha256 = id + number;
  pack.valid_at = {pack.file, 4, 8};
  pack.loaded = true;
  return pack;
}

const Date april_13(2013, 4, 1), march_14(2014, 3, 31), april_14(2014, 4, 1), march_15(2015, 3, 31);

std::string told(const std::vector<FoundPack>& packs) { return render(lint_dates(packs)); }

TEST_CASE("versions that follow one another are in order") {
  CHECK(told({}).empty());
  CHECK(told({version("1.0.0", april_13, march_14), version("2.0.0", april_14, march_15)}).empty());
  CHECK(told({version("2.0.0", april_14, march_15), version("1.0.0", april_13, march_14)}).empty());
  CHECK(told({version("1.0.0", april_13, march_15), version("1.0.0", april_13, march_15, "other")})
            .empty());
}

TEST_CASE("two versions on one day are told with that day") {
  CHECK(told({version("1.0.0", april_13, april_14), version("2.0.0", april_14, march_15)}) ==
        "rules/mine-2.0.0.yaml:4:8: warning[LN030]: the clusters pack mine has two versions on one "
        "day\n"
        "  found: 2.0.0 is valid from 2014-04-01 to 2015-03-31, 1.0.0 is valid from 2013-04-01 to "
        "2014-04-01 in rules/mine-1.0.0.yaml\n"
        "  help: end the earlier on the day before the later begins, or give one its own id\n"
        "  witness: 2014-04-01\n");
  const auto three = lint_dates(std::vector{version("1.0.0", april_13, march_15),
                                            version("2.0.0", april_14, march_15),
                                            version("3.0.0", april_14, march_15)});
  CHECK(three.size() == 3);
  CHECK(has_warnings(three));
}

TEST_CASE("days without a version are told, unless an earlier one reaches over them") {
  const auto gap = lint_dates(
      std::vector{version("1.0.0", april_13, march_14 - 9), version("2.0.0", april_14, march_15)});
  CHECK(
      render(gap) ==
      "rules/mine-2.0.0.yaml:4:8: note[LN031]: the clusters pack mine has no version on some days\n"
      "  found: none from 2014-03-23 to 2014-03-31\n"
      "  help: a study of these days needs a version that is valid on them\n"
      "  witness: 2014-03-23\n");
  CHECK_FALSE(has_warnings(gap));
  const auto reached = lint_dates(std::vector{version("1.0.0", april_13, march_15),
                                              version("2.0.0", april_13, april_13 + 1),
                                              version("3.0.0", march_15, march_15)});
  for (const auto& finding : reached) CHECK(finding.problem.code == "LN030");
}

TEST_CASE("copies of one file and packs that could not be loaded take no part") {
  const FoundPack pack = version("1.0.0", april_13, march_14);
  CHECK(told({pack, pack}).empty());
  FoundPack broken = version("2.0.0", april_13, march_14);
  broken.loaded = false;
  CHECK(told({pack, broken}).empty());
}

TEST_CASE("packs are found by their first key, in the order of their references") {
  const auto packs = find_packs({{PBR_SOURCE_DIR "/rules"}});
  CHECK(packs.size() >= 12);
  for (std::size_t at = 0; at < packs.size(); ++at) {
    INFO(packs[at].reference << "\n" << render(packs[at].problems));
    CHECK(packs[at].loaded);
    CHECK(packs[at].valid_at.line > 0);
    CHECK(packs[at].kind == packs[at].header.kind);
    CHECK(packs[at].reference.find("tests/") == std::string::npos);
    if (at > 0) CHECK(packs[at - 1].reference < packs[at].reference);
  }
  // A second folder adds nothing that the first has already.
  CHECK(find_packs({{PBR_SOURCE_DIR "/rules", PBR_SOURCE_DIR "/rules"}}).size() == packs.size());
  CHECK(find_packs({{PBR_SOURCE_DIR "/no such folder"}}).empty());
}

}  // namespace
