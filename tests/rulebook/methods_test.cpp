#include <catch2/catch.hpp>
#include <set>

#include "rulebook/decimal.hpp"
#include "rulebook/pack.hpp"

// What a good pack of each method becomes, and what is too much of one.
namespace {

using pbr::ClusterCode;
using pbr::ClusterPack;
using pbr::Condition;
using pbr::Method;
using pbr::SuperClass;

std::string head(const std::string& method, const std::string& status = "illustrative") {
  return "clusters: test\nversion: 1.0.0\nstatus: " + status +
         "\nvalid: {from: 2014-04-01, to: 2015-03-31}\nlicence: Apache-2.0\n"
         "sources: [stated by us]\ninstrument: england/instruments/mhct-18\nmethod: " +
         method + "\nvariance: \"00\"\nunusable: \"99\"\n";
}

std::string page(const std::string& code, const std::string& more = {}) {
  return "  \"" + code + "\": {name: Page " + code + ", review: {months: 6}, need: 1" + more +
         "}\n";
}

pbr::Loaded<ClusterPack> load(const std::string& text) {
  return pbr::rulebook::load_clusters_text(text, "mine.yaml");
}

ClusterPack good(const std::string& text) {
  auto loaded = load(text);
  INFO(render(loaded.problems));
  REQUIRE(loaded.value);
  CHECK(loaded.problems.empty());
  return std::move(*loaded.value);
}

// The codes and places of what is wrong, one a line.
std::string problems(const std::string& text) {
  const auto loaded = load(text);
  CHECK_FALSE(loaded.value);
  std::string listed;
  for (const auto& one : loaded.problems) {
    listed +=
        one.code + " " + std::to_string(one.at.line) + ": " + one.message + ": " + one.found + "\n";
  }
  return listed;
}

ClusterPack shipped(const std::string& reference) {
  auto loaded = pbr::load_clusters(reference, {{PBR_SOURCE_DIR "/rules"}});
  INFO(render(loaded.problems));
  REQUIRE(loaded.value);
  return std::move(*loaded.value);
}

// ---- profile ------------------------------------------------------------------------------------

TEST_CASE("a transcribed grid may leave out what its rows rest on, an illustrative one may not") {
  const auto grid = std::string("pages:\n") + page("00") +
                    page("01", ", super_class: A, branch: b, grid: {item_7: {cells: \"-YRRO\"}}");
  for (const auto* status : {"transcribed", "official"}) {
    CHECK(good(head("profile", status) + grid).clusters.at(1).grid.at(0).basis.empty());
  }
  CHECK(problems(head("profile") + grid) == "YML022 13: key \"basis\" is missing: \n");
}

TEST_CASE("key scales are read, and are off where the pack does not speak of them") {
  const auto pages =
      "pages:\n" + page("00") +
      page("01",
           ", super_class: A, branch: b, grid: {item_8: {cells: \"OOOOO\", basis: b},"
           " item_7: {cells: \"-YRRO\", key: true, basis: b}}");
  const auto silent = good(head("profile") + pages);
  CHECK_FALSE(silent.profile.key_scales_first_initial);
  CHECK_FALSE(silent.profile.key_scales_first_review);
  const auto spoken =
      good(head("profile") + "profile: {key_scales_first: {initial: true}}\n" + pages);
  CHECK(spoken.profile.key_scales_first_initial);
  CHECK_FALSE(spoken.profile.key_scales_first_review);
  const auto& grid = spoken.clusters.at(1).grid;
  REQUIRE(grid.size() == 2);
  CHECK(grid[0].item == 6);
  CHECK(grid[0].key);
  CHECK_FALSE(grid[1].key);
}

TEST_CASE("a pack may leave out its transitions") {
  CHECK(good(head("table") + "table: {rules: [{when: {}, then: \"00\"}]}\npages:\n" + page("00"))
            .transitions.empty());
}

// ---- logit --------------------------------------------------------------------------------------

const std::string two_types =
    "pages:\n" + page("00") + page("02", ", super_class: B, constant: -3, coefficients: {}") +
    page("01",
         ", super_class: A, branch: b, constant: \"1.250\", coefficients: {item_q: [0, 1, 2, 3, 4],"
         " item_1: [\"0\", \"-0.5\", 2.25, \"0.00000001\", -7]}, excluded_by: [{item_6: 4, basis: "
         "b},"
         " {item_7: 0, item_a: 3}]");

TEST_CASE("constants and coefficients are whole units of the pack's finest decimal") {
  const auto pack = good(head("logit") + two_types);
  CHECK(pack.method == Method::logit);
  CHECK(pack.logit.places == 8);
  CHECK(pack.logit.all_excluded_is_variance);
  REQUIRE(pack.clusters.size() == 3);  // by code, whatever the order of the file
  const auto& first = pack.clusters[1];
  CHECK(first.code.text() == "01");
  CHECK(first.super_class == SuperClass::a);
  CHECK(first.branch == "b");
  CHECK(first.constant == 125'000'000);
  REQUIRE(first.coefficients.size() == 2);
  CHECK(first.coefficients[0].item == 0);
  CHECK(first.coefficients[0].coefficients ==
        std::array<std::int64_t, 5>{0, -50'000'000, 225'000'000, 1, -700'000'000});
  CHECK(first.coefficients[0].at.line == 14);
  CHECK(first.coefficients[1].item == pbr::mhct_item_count);
  CHECK(pack.clusters[2].constant == -300'000'000);
  CHECK(pack.clusters[2].branch.empty());
}

TEST_CASE("decimals are counted as written") {
  const auto pages = [](const std::string& constant) {
    return head("logit") + "pages:\n" + page("00") +
           page("01", ", super_class: A, coefficients: {}, constant: " + constant);
  };
  CHECK(good(pages("5")).logit.places == 0);
  CHECK(good(pages("5")).clusters[1].constant == 5);
  CHECK(good(pages("\"5.00\"")).logit.places == 2);
  CHECK(good(pages("\"-0.000000000000001\"")).clusters[1].constant == -1);
  CHECK(good(pages("\"2305.843009213693952\"")).clusters[1].constant == std::int64_t{1} << 61);
}

TEST_CASE("exclusions keep the order of their parts") {
  const auto pack = good(head("logit") + two_types);
  const auto& excluded = pack.clusters.at(1).excluded_by;
  REQUIRE(excluded.size() == 2);
  using Parts = std::vector<pbr::Exclusion::Part>;
  CHECK(excluded[0].parts == Parts{{5, 4}});
  CHECK(excluded[0].basis == "b");
  CHECK(excluded[1].parts == Parts{{6, 0}, {13, 3}});
  CHECK(excluded[1].basis.empty());
  CHECK(excluded[1].at.line == 14);
}

TEST_CASE("what becomes of an assessment that excludes all is the pack's to say") {
  const auto with = [](const std::string& word) {
    return good(head("logit") + "logit: {all_excluded: " + word + "}\n" + two_types);
  };
  CHECK(with("variance").logit.all_excluded_is_variance);
  CHECK_FALSE(with("unusable").logit.all_excluded_is_variance);
}

TEST_CASE("the Dutch pack keeps to the idea that its head states") {
  const auto pack = shipped("netherlands/clusters/illustrative");
  REQUIRE(pack.logit.places == 2);
  std::set<std::string> codes;
  std::size_t exclusions = 0;
  for (const auto& type : pack.clusters) {
    if (!pack.is_page(type)) continue;
    INFO(type.code.text());
    codes.insert(type.code.text());
    exclusions += type.excluded_by.size();
    for (const auto& one : type.excluded_by) CHECK(one.basis.substr(0, 6) == "Ours: ");
    std::int64_t constant = 0;
    for (const auto& row : type.coefficients) {
      // 0.2 x (2 x t x r - r x r) in hundredths: of rating 1, 40 t - 20
      const auto forty_typical = row.coefficients[1] + 20;
      constant -= forty_typical * forty_typical / 80;
      for (std::int64_t rating = 0; rating < 5; ++rating) {
        CHECK(row.coefficients.at(static_cast<std::size_t>(rating)) ==
              forty_typical * rating - 20 * rating * rating);
      }
    }
    CHECK(type.constant == constant);
    const auto expected = type.code < ClusterCode("09")   ? SuperClass::a
                          : type.code < ClusterCode("18") ? SuperClass::b
                                                          : SuperClass::c;
    CHECK(type.super_class == expected);
  }
  CHECK(codes.size() == 20);
  CHECK(codes.count("09") == 0);
  CHECK(exclusions == 11);
}

// ---- table --------------------------------------------------------------------------------------

const std::string some_table = R"(
derived:
  total: {sum: [item_1, item_2], most_missing: 1}
  weighted: {sum: {item_6: 3, item_1: -2}}
  severe: {count: [item_1, item_2, item_3], from: 3}
  absent: {count: item_1, from: 0, to: 0}
table:
  hit: unique
  rules:
    - {id: high, when: {total: ">=5", item_6: "2-4", super_class: [A, Z]}, then: "1", basis: why}
    - {when: {total: unknown, weighted: "<=-3"}, then: "02"}
    - {when: {severe: 2, absent: "0", item_6: unknown, super_class: B}, then: "00"}
    - {when: {}, then: "01"}
)" + ("pages:\n" + page("00") + page("01") + page("02", ", super_class: C"));

TEST_CASE("rules of a table: values, conditions with their own bounds, super-classes") {
  const auto pack = good(head("table") + some_table);
  CHECK(pack.table.hit == pbr::HitPolicy::unique);
  REQUIRE(pack.table.rules.size() == 4);
  std::vector<std::string> ids;
  for (const auto& rule : pack.table.rules) ids.push_back(rule.id + ">" + rule.cluster.text());
  CHECK(ids == std::vector<std::string>{"high>01", "2>02", "3>00", "4>01"});
  const auto shown = [](const Condition& one) {
    return std::to_string(one.derived) +
           (one.unknown ? " unknown"
                        : " " + std::to_string(one.lowest) + " " + std::to_string(one.highest));
  };
  std::vector<std::string> conditions;
  for (const auto& rule : pack.table.rules) {
    for (const auto& one : rule.when.conditions) conditions.push_back(rule.id + ": " + shown(one));
  }
  CHECK(conditions == std::vector<std::string>{"high: 0 5 8", "high: 4 2 4", "2: 0 unknown",
                                               "2: 1 -8 -3", "3: 2 2 2", "3: 3 0 0",
                                               "3: 4 unknown"});
  using Classes = std::array<bool, 4>;  // undecided, A, B, C
  CHECK(pack.table.rules[0].when.super_classes == Classes{true, true, false, false});
  CHECK(pack.table.rules[2].when.super_classes == Classes{false, false, true, false});
  CHECK(pack.table.rules[3].when.super_classes == Classes{true, true, true, true});
  CHECK(pack.table.rules[0].basis == "why");
  CHECK(pack.table.rules[0].at.line == 20);
  CHECK(pack.clusters[1].super_class == SuperClass::undecided);
  CHECK(pack.clusters[2].super_class == SuperClass::c);
}

TEST_CASE("derived values: the pack's own in their order, then items as rules name them") {
  const auto pack = good(head("table") + some_table);
  std::vector<std::string> ids;
  for (const auto& value : pack.derived) ids.push_back(value.id);
  CHECK(ids == std::vector<std::string>{"total", "weighted", "severe", "absent", "item_6"});
  CHECK(pack.derived[0].most_missing == 1);
  CHECK_FALSE(pack.derived[0].counts);
  REQUIRE(pack.derived[1].terms.size() == 2);
  CHECK(pack.derived[1].terms[0].item == 5);
  CHECK(pack.derived[1].terms[0].weight == 3);
  CHECK(pack.derived[1].terms[1].weight == -2);
  CHECK(pack.derived[2].counts);
  CHECK(pack.derived[2].from == 3);
  CHECK(pack.derived[2].to == 4);
  CHECK(pack.derived[3].to == 0);
  REQUIRE(pack.derived[4].terms.size() == 1);
  CHECK(pack.derived[4].terms[0].item == 5);
  CHECK(pack.derived[4].terms[0].weight == 1);
  CHECK(pack.derived[4].at.line == 20);
}

TEST_CASE("the Australian pack has published classes, and says that its lines are ours") {
  const auto pack = shipped("australia/clusters/illustrative");
  std::vector<std::string> codes;
  for (const auto& cluster : pack.clusters) codes.push_back(cluster.code.text());
  CHECK(codes == std::vector<std::string>{"00", "212A", "212B1", "212B2", "212Z"});
  CHECK(pack.find(ClusterCode("212Z"))->name == "Community, Acute, 18-64 years, Unknown HoNOS");
  CHECK(pack.table.hit == pbr::HitPolicy::first);
  CHECK(pack.table.rules.back().when.conditions.empty());
  for (const auto& rule : pack.table.rules) {
    INFO(rule.id << ": " << rule.basis);
    CHECK((rule.basis.substr(0, 5) == "Ours:" || rule.basis.find(": ours") != std::string::npos));
  }
}

// ---- tree ---------------------------------------------------------------------------------------

TEST_CASE("a tree stands beside any method and is off unless the pack says otherwise") {
  const std::string tree =
      "  steps:\n"
      "    - {when: {low: \"<=2\"}, super_class: A, branch: b, basis: why}\n"
      "    - {when: {}, super_class: B}\n";
  const auto text = [&](const std::string& use) {
    return head("logit") + "derived: {low: {sum: [item_1, item_2]}}\ntree:\n" + use + tree +
           two_types;
  };
  CHECK_FALSE(good(text("")).tree.use);
  CHECK_FALSE(good(text("  use: never\n")).tree.use);
  const auto pack = good(text("  use: when_undecided\n"));
  CHECK(pack.tree.use);
  REQUIRE(pack.tree.steps.size() == 2);
  CHECK(pack.tree.steps[0].super_class == SuperClass::a);
  CHECK(pack.tree.steps[0].branch == "b");
  CHECK(pack.tree.steps[0].basis == "why");
  CHECK(pack.tree.steps[0].when.conditions.at(0).highest == 2);
  CHECK(pack.tree.steps[1].super_class == SuperClass::b);
  CHECK(pack.tree.steps[1].branch.empty());
}

TEST_CASE("the English tree is not used, and every step says that it is ours") {
  const auto pack = shipped("england/clusters/illustrative");
  CHECK_FALSE(pack.tree.use);
  CHECK(pack.tree.steps.size() == 10);
  for (const auto& step : pack.tree.steps) CHECK(step.basis.substr(0, 6) == "Ours: ");
}

// ---- too much -----------------------------------------------------------------------------------

std::string repeated(std::size_t times, const std::function<std::string(std::size_t)>& part) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part(i);
  return text;
}

std::string type(std::size_t i) {
  return page("T" + std::to_string(i), ", super_class: A, constant: \"0,1\", coefficients: {}");
}

TEST_CASE("ten thousand clusters are one problem, and nothing else is said about them") {
  const auto pages = "pages:\n" + page("00") + repeated(9'999, type);
  CHECK(problems(head("logit") + pages + "transitions: {T1: {likely: T2}}\n") ==
        "RB101 12: a pack of more clusters than can be held: 10000\n");
}

TEST_CASE("as many clusters as a pack may hold are held") {
  const auto pages = [](std::size_t count) {
    return head("table") + "table: {rules: [{when: {}, then: T1}]}\npages:\n" + page("00") +
           repeated(count - 1, [](std::size_t i) { return page("T" + std::to_string(i)); });
  };
  CHECK(good(pages(pbr::most_clusters)).clusters.size() == pbr::most_clusters);
  CHECK(problems(pages(pbr::most_clusters + 1)) ==
        "RB101 13: a pack of more clusters than can be held: 257\n");
}

TEST_CASE("too many rules, and too many steps, are one problem") {
  const auto rules = [](std::size_t count) {
    return head("table") + "table:\n  rules:\n" +
           repeated(count, [](std::size_t) { return "    - {when: {}, then: \"00\"}\n"; }) +
           "pages:\n" + page("00");
  };
  CHECK(good(rules(pbr::most_table_rules)).table.rules.size() == pbr::most_table_rules);
  CHECK(problems(rules(pbr::most_table_rules + 1)) ==
        "RB101 13: a table of more rules than can be held: 257\n");
  CHECK(problems(head("logit") + "tree:\n  steps:\n" +
                 repeated(300, [](std::size_t) { return "    - {when: {}, super_class: A}\n"; }) +
                 two_types) == "RB101 13: a tree of more steps than can be held: 300\n");
}

std::string sums(std::size_t count) {
  return "derived:\n" + repeated(count, [](std::size_t i) {
           return "  v" + std::to_string(i) + ": {sum: item_1}\n";
         });
}

TEST_CASE("derived values are counted with the items that rules name") {
  const auto text = [](std::size_t own) {
    return head("table") + sums(own) +
           "table: {rules: [{when: {item_1: 1, item_2: 2}, then: \"00\"},"
           " {when: {item_2: 2, item_3: 3}, then: \"00\"}]}\npages:\n" +
           page("00");
  };
  CHECK(good(text(pbr::most_derived_values - 3)).derived.size() == pbr::most_derived_values);
  CHECK(problems(text(pbr::most_derived_values - 1)) ==
        "RB101 75: a pack of more derived values than can be held: 64 and, with this one, an item "
        "more\n");
  CHECK(problems(head("table") + sums(65) + "table: {rules: [{when: {}, then: \"00\"}]}\npages:\n" +
                 page("00")) == "RB101 12: a pack of more derived values than can be held: 65\n");
}

TEST_CASE("exclusions are counted over all pages, and told where they become too many") {
  const auto excluded = [](std::size_t count) {
    return ", super_class: A, constant: 0, coefficients: {}, excluded_by: [" +
           repeated(count, [](std::size_t) { return std::string("{item_1: 4},"); }) + "]";
  };
  const auto text = [&](std::size_t second) {
    return head("logit") + "pages:\n" + page("00") + page("01", excluded(4'000)) +
           page("02", excluded(second)) + page("03", excluded(second > 96 ? 5 : 0));
  };
  CHECK(good(text(96)).clusters.at(2).excluded_by.size() == 96);
  CHECK(problems(text(97)) ==
        "RB101 14: a pack of more exclusions than can be held: 4097 up to here\n");
}

}  // namespace
