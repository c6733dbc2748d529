#include <unistd.h>

#include <catch2/catch.hpp>

#include "pbr/scenario.hpp"
#include "study/random_study.hpp"

using namespace pbr;

namespace {

/// A folder of its own that goes with the test.
struct Folder {
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "pbr-laws-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Folder() { std::filesystem::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path path;
};

class NoSink : public StudySink {
 public:
  std::ostream* allocations() override { return nullptr; }
  void person(const PersonOutput& /*person*/) override {}
  void capitation(const std::vector<LoneLine>& /*lines*/) override {}
};

Change change(const char* path, ChangeKind kind, const char* amount, const char* from = nullptr) {
  Change made;
  made.path = path;
  made.kind = kind;
  made.amount = amount;
  if (from != nullptr) made.from = *Date::parse(from);
  made.at = {"s.yaml", 3, 12};
  made.amount_at = {"s.yaml", 3, 60};
  made.scenario = "s";
  return made;
}

Variant variant(std::initializer_list<std::vector<Change>> layers) {
  Variant made;
  for (const auto& changes : layers) {
    Scenario layer;
    layer.name = "s" + std::to_string(made.layers.size());
    layer.sha256 = layer.name;
    layer.changes = changes;
    made.layers.push_back(std::move(layer));
  }
  return made;
}

const std::vector<Change> prices{
    change("tariff.prices.*.non_admitted_day", ChangeKind::factor, "1.07", "2014-08-15"),
    change("clusters.profile.penalty.may", ChangeKind::value, "2")};
const std::vector<Change> more_activity{
    change("schemes.activity.components.activity.activity.share", ChangeKind::value, "0.9"),
    change("activity.*.*", ChangeKind::factor, "1.1"),
    change("tariff.prices.*.non_admitted_day", ChangeKind::add, "0.10")};

std::string amounts(const VariantResult& variant) {
  std::string text;
  for (const auto& scheme : variant.result.payments.schemes) {
    for (const auto& each : scheme.payments) {
      text += each.scheme.text() + " " + each.contract.provider.text() + " " +
              each.contract.commissioner.text() + " " + to_pounds(each.amount) + "\n";
    }
  }
  for (const auto& [key, sums] : variant.result.casemix.cells()) {
    text += key.provider.text() + key.cluster.text() + key.month + " " + to_pounds(sums.amount) +
            " " + std::to_string(sums.days) + "\n";
  }
  return text;
}

/// What each variant pays, run together; what stops them instead.
std::vector<std::string> paid(const std::filesystem::path& folder,
                              const std::vector<Variant>& variants, std::uint64_t bytes,
                              unsigned threads) {
  const auto study = load_study((folder / "study.yaml").string());
  REQUIRE(study.value);
  RunOptions options;
  options.threads = threads;
  options.rule_folders = {std::string(PBR_SOURCE_DIR) + "/rules"};
  options.partition_bytes = bytes;
  options.spill_folder = folder.string();
  NoSink sink;
  const auto ran = run_scenarios(*study.value, variants, options, sink);
  if (!ran.value) return {render(ran.problems)};
  std::vector<std::string> texts;
  for (const auto& each : *ran.value) texts.push_back(amounts(each));
  return texts;
}

constexpr std::uint64_t all = std::uint64_t{1} << 40;

}  // namespace

TEST_CASE("laws of variants run together") {
  const Folder folder;
  std::vector<Change> both = prices;
  both.insert(both.end(), more_activity.begin(), more_activity.end());
  const std::vector<Variant> variants{Variant{},
                                      variant({prices}),
                                      variant({more_activity}),
                                      variant({prices, more_activity}),
                                      variant({both}),
                                      variant({{change("activity.*.*", ChangeKind::factor, "1")}})};
  // Few studies, as each is run a dozen times.
  std::size_t ran = 0;
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    test::Draws draws(seed);
    const auto study = folder.path / "study";
    std::filesystem::remove_all(study);
    test::RandomStudy(draws).write(study);
    const auto together = paid(study, variants, all, 1);
    CHECK(paid(study, variants, 500 * seed, 3) == together);
    if (together.size() != variants.size()) continue;
    ++ran;
    CHECK(together[3] == together[4]);  // stacked is one file with both lists
    CHECK(together[5] == together[0]);  // what changes nothing changes nothing
    for (std::size_t i = 1; i < 4; ++i) {
      CHECK(paid(study, {variants[i]}, all, 1).front() == together[i]);
    }
  }
  CHECK(ran > 0);
}

TEST_CASE("a scenario is laid over a study once") {
  const Folder folder;
  test::Draws draws(1);
  test::RandomStudy(draws).write(folder.path / "study");
  auto twice = variant({more_activity, prices});
  twice.layers[1] = twice.layers[0];
  twice.layers[0].file = twice.layers[1].file = "s0.yaml";
  const auto told = paid(folder.path / "study", {twice}, all, 1);
  REQUIRE(told.size() == 1);
  CHECK(told.front().find("s0.yaml: error[SN013]: a scenario is laid over the study twice\n"
                          "  found: s0\n"
                          "  expected: each scenario once\n"
                          "  help: a change twice as large is a scenario of its own\n") !=
        std::string::npos);
}
