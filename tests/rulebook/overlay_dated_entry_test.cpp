// A price may be written as one dated entry in place of a number: `{value: 5.20, source: x}`. Paths
// with `*` and `...` meet it as they meet a number or a list.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "pbr/overlay.hpp"

namespace {

using namespace pbr;

Date day(std::string_view text) { return *Date::parse(text); }

// The shipped prices, those of a non-admitted day in cluster 03 as one dated entry.
class OneEntry {
 public:
  OneEntry() : folder_(std::filesystem::temp_directory_path() / "pbr_overlay_dated_entry") {
    const std::string shipped = PBR_SOURCE_DIR "/rules/england/tariffs/illustrative-2014.yaml";
    std::stringstream text;
    text << std::ifstream(shipped).rdbuf();
    std::string pack = text.str();
    const std::string number = "\"03\": {non_admitted_day: 5.20";
    const auto at = pack.find(number);
    REQUIRE(at != std::string::npos);
    pack.replace(at, number.size(), "\"03\": {non_admitted_day: {value: 5.20, source: by us}");
    std::filesystem::create_directories(folder_ / "england/tariffs");
    std::ofstream(folder_ / "england/tariffs/one-entry.yaml") << pack;
  }
  ~OneEntry() { std::filesystem::remove_all(folder_); }
  OneEntry(const OneEntry&) = delete;
  OneEntry& operator=(const OneEntry&) = delete;

  [[nodiscard]] RuleDocuments documents() const {
    RuleReferences names;
    names.instrument = "england/instruments/mhct-18";
    names.clusters = "england/clusters/illustrative";
    names.tariff = "england/tariffs/one-entry";
    names.disclosure = "england/disclosure/mhsds";
    names.measures = {"england/measures/honos", "england/measures/reqol-10",
                      "england/measures/ascof"};
    names.schemes = {"activity"};
    const RulePaths paths{{folder_.string(), PBR_SOURCE_DIR "/rules"}};
    return {names, paths, Period::inclusive(day("2014-04-01"), day("2015-03-31"))};
  }

 private:
  std::filesystem::path folder_;
};

// "first day price", one an entry, and the problems.
std::string price_after(const RuleDocuments& documents, const std::string& path,
                        const std::string& from) {
  Overlay overlay;
  Change& change = overlay.changes.emplace_back();
  change.path = path;
  change.kind = ChangeKind::factor;
  change.amount = "2";
  if (!from.empty()) change.from = day(from);
  change.at = change.amount_at = {"s.yaml", 3, 12};
  change.scenario = "s";
  const auto book = documents.read(overlay);
  if (!book.value) return render(book.problems);
  std::string text;
  for (const auto& entry :
       book.value->tariff.prices.at({ClusterCode("03"), TariffUnit::non_admitted_day})) {
    text += to_text(entry.valid.first) + " " + to_pounds(entry.value) + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("a price of one dated entry is met by name, by a star and by any depth") {
  const OneEntry pack;
  const RuleDocuments documents = pack.documents();
  struct Case {
    std::string path, from, expected;
  };
  const std::string doubled = "2014-04-01 10.40\n";
  const std::string from_october = "2014-04-01 5.20\n2014-10-01 10.40\n";
  const Case cases[]{
      {"tariff.prices.03.non_admitted_day", "", doubled},
      {"tariff.prices.*.non_admitted_day", "", doubled},
      {"tariff.prices.03.*", "", doubled},
      {"tariff...non_admitted_day", "", doubled},
      {"tariff.prices...non_admitted_day", "", doubled},
      {"tariff.prices.03.non_admitted_day", "2014-10-01", from_october},
      {"tariff.prices.*.non_admitted_day", "2014-10-01", from_october},
      {"tariff...non_admitted_day", "2014-10-01", from_october},
      {"tariff.prices.04.*", "", "2014-04-01 5.20\n"},  // another cluster's alone
  };
  for (const auto& each : cases) {
    CAPTURE(each.path, each.from);
    CHECK(price_after(documents, each.path, each.from) == each.expected);
  }
}
