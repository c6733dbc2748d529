#include "text/yaml.hpp"

#include <catch2/catch.hpp>
#include <functional>

using namespace pbr;
using yaml::Node;
using yaml::Reader;

namespace {

/// Reads "v: <value>" by `read` and gives back what was wrong.
template <class T>
struct Got {
  T value{};
  std::string problems;
};

template <class Read>
auto read(const std::string& text, Read with) {
  Diagnostics problems;
  const auto document = yaml::parse("t.yaml", text, problems);
  if (!document) throw std::runtime_error("the test's own YAML is broken: " + render(problems));
  Reader reader(*document, problems);
  Got<decltype(with(reader, document->root))> got;
  got.value = with(reader, document->root);
  got.problems = render(problems);
  return got;
}

template <class Read>
auto read_value(const std::string& value, Read with) {
  return read("v: " + value + "\n",
              [&](Reader& reader, const Node& root) { return with(reader, *root.find("v")); });
}

// The message of a value that is none: "v: " stands before it.
std::string message(const std::string& value, const std::string& code, const std::string& title,
                    const std::string& rest) {
  return "t.yaml:1:4: error[" + code + "]: " + title + "\n    v: " + value + "\n       ^\n" + rest;
}

struct Case {
  std::string value, found, expected;
};

template <class Read>
void check_refused(const std::string& title, const std::vector<Case>& cases, Read with) {
  for (const auto& c : cases) {
    const auto got = read_value(c.value, with);
    CHECK_FALSE(got.value);
    CHECK(got.problems == message(c.value, "YML023", title,
                                  "  found: " + c.found + "\n  expected: " + c.expected + "\n"));
  }
}

}  // namespace

TEST_CASE("texts stay as they are written") {
  const auto text = [](Reader& r, const Node& n) { return r.text(n, "name"); };
  CHECK(read_value("010", text).value == "010");
  CHECK(read_value("no", text).value == "no");
  CHECK(read_value("\" x \"", text).value == " x ");
  CHECK(read_value("\"\"", text).value == "");
  check_refused(
      "name is not a text",
      {{"~", "nothing", "a text"}, {"[a]", "a list", "a text"}, {"{a: 1}", "a mapping", "a text"}},
      text);
}

TEST_CASE("whole numbers, exactly and in range") {
  const auto whole = [](Reader& r, const Node& n) { return r.whole(n, "rating", -1, 4); };
  CHECK(read_value("0", whole).value == 0);
  CHECK(read_value("-1", whole).value == -1);
  CHECK(read_value("\"4\"", whole).value == 4);
  const std::string expected = "a whole number from -1 to 4";
  check_refused("rating is out of range", {{"5", "5", expected}, {"-2", "-2", expected}}, whole);
  check_refused("rating is not a whole number",
                {{"03", "03", expected},
                 {"1.0", "1.0", expected},
                 {"1e2", "1e2", expected},
                 {"0x1", "0x1", expected},
                 {"+1", "+1", expected},
                 {"\"\"", "an empty text", expected},
                 {"9223372036854775808", "9223372036854775808", expected},
                 {"~", "nothing", expected},
                 {"[1]", "a list", expected}},
                whole);
}

TEST_CASE("rates, amounts and dates by the parsers of base") {
  const auto rate = [](Reader& r, const Node& n) { return r.rate(n, "factor"); };
  const auto pounds = [](Reader& r, const Node& n) { return r.pounds(n, "price"); };
  const auto date = [](Reader& r, const Node& n) { return r.date(n, "from"); };
  CHECK(read_value("0.982", rate).value == Rate(982, 1000));
  CHECK(read_value("361.90", pounds).value == Pence{36190});
  CHECK(read_value("2014-04-01", date).value == Date(2014, 4, 1));
  check_refused("factor is not a number",
                {{"1,5", "1,5", Rate::parse("1,5").error().expected},
                 {"[1]", "a list", "a plain decimal such as 0.982"}},
                rate);
  check_refused("price is not an amount",
                {{"1O5.20", "1O5.20", "pounds such as 361.90"},
                 {"9.205", "9.205", "pounds with at most two decimals"},
                 {"{a: 1}", "a mapping", "pounds such as 361.90"}},
                pounds);
  check_refused("from is not a date",
                {{"2023-02-29", "2023-02-29", Date::parse("2023-02-29").error().expected},
                 {"~", "nothing", "a date such as 2014-04-01"}},
                date);
}

TEST_CASE("true and false are words without quotes") {
  const auto truth = [](Reader& r, const Node& n) { return r.truth(n, "starred"); };
  CHECK(read_value("true", truth).value == true);
  CHECK(read_value("false", truth).value == false);
  const std::string expected = "true or false, without quotes";
  check_refused("starred is neither true nor false",
                {{"yes", "yes", expected},
                 {"True", "True", expected},
                 {"\"true\"", "true", expected},
                 {"1", "1", expected},
                 {"~", "nothing", expected}},
                truth);
}

TEST_CASE("one of a closed list") {
  const auto mode = [](Reader& r, const Node& n) {
    return r.one_of(n, "mode", {"half_up", "half_even", "down"});
  };
  CHECK(read_value("half_even", mode).value == 1U);
  CHECK(read_value("halfup", mode).problems ==
        message("halfup", "YML024", "mode is not one of the words known here",
                "  found: halfup\n  expected: half_up, half_even or down\n"
                "  help: did you mean \"half_up\"?\n"));
  CHECK(read_value("[down]", mode).problems ==
        message("[down]", "YML024", "mode is not one of the words known here",
                "  found: a list\n  expected: half_up, half_even or down\n"));
}

TEST_CASE("a single value counts as a list of one, nothing does not") {
  const auto size = [](Reader& r, const Node& n) { return r.sequence(n, "sources").size(); };
  CHECK(read_value("[a, b]", size).value == 2);
  CHECK(read_value("[]", size).value == 0);
  CHECK(read_value("a", size).value == 1);
  CHECK(read_value("{a: 1}", size).value == 1);
  CHECK(read_value("~", size).problems ==
        message("~", "YML023", "sources is not a list", "  found: nothing\n  expected: a list\n"));
}

TEST_CASE("keys that nobody knows, all of them") {
  const auto got = read("id: x\nverson: 1\nq: 2\n", [](Reader& r, const Node& root) {
    return r.only_keys(root, "the pack", {"id", "version"});
  });
  CHECK(got.value);
  CHECK(got.problems ==
        "t.yaml:2:1: error[YML020]: unknown key \"verson\" in the pack\n    verson: 1\n    ^\n"
        "  expected: id or version\n  help: did you mean \"version\"?\n"
        "t.yaml:3:1: error[YML020]: unknown key \"q\" in the pack\n    q: 2\n    ^\n"
        "  expected: id or version\n");
  const auto none = read(
      "- a\n", [](Reader& r, const Node& root) { return r.only_keys(root, "the pack", {"id"}); });
  CHECK_FALSE(none.value);
  CHECK(none.problems ==
        "t.yaml:1:1: error[YML021]: the pack is not a mapping\n    - a\n    ^\n"
        "  found: a list\n  expected: a mapping with the keys id\n");
}

TEST_CASE("keys that must be there") {
  const std::string missing =
      "t.yaml:2:3: error[YML022]: key \"price\" is missing\n      unit: day\n      ^\n";
  const auto inner = [](auto with) {
    return read("a:\n  unit: day\n  factor: 0.5\n  from: 2014-04-01\n",
                [&](Reader& r, const Node& root) { return with(r, *root.find("a")); });
  };
  CHECK(inner([](Reader& r, const Node& n) { return r.required(n, "price"); }).problems == missing);
  CHECK(inner([](Reader& r, const Node& n) { return r.text_of(n, "price"); }).problems == missing);
  CHECK(inner([](Reader& r, const Node& n) { return r.rate_of(n, "price"); }).problems == missing);
  CHECK(inner([](Reader& r, const Node& n) { return r.date_of(n, "price"); }).problems == missing);
  CHECK(inner([](Reader& r, const Node& n) { return r.text_of(n, "unit"); }).value == "day");
  CHECK(inner([](Reader& r, const Node& n) { return r.rate_of(n, "factor"); }).value == Rate(1, 2));
  CHECK(inner([](Reader& r, const Node& n) { return r.date_of(n, "from"); }).value ==
        Date(2014, 4, 1));
  CHECK(inner([](Reader& r, const Node& n) { return r.rate_of(n, "unit"); }).problems ==
        "t.yaml:2:9: error[YML023]: unit is not a number\n      unit: day\n            ^\n"
        "  found: day\n  expected: a plain decimal such as 0.982\n");
}

TEST_CASE("a caller's problem points at characters inside a value, behind its quote") {
  const auto at = [](const std::string& value, std::uint32_t offset) {
    return read_value(value,
                      [&](Reader& r, const Node& n) {
                        r.problem("RB999", n, "wrong cell", "x", "R", "look", offset);
                        return r.where(n).column;
                      })
        .problems;
  };
  const std::string rest = "  found: x\n  expected: R\n  help: look\n";
  CHECK(at("RROx-", 3) ==
        "t.yaml:1:7: error[RB999]: wrong cell\n    v: RROx-\n          ^\n" + rest);
  CHECK(at("\"éROx-\"", 3) ==
        "t.yaml:1:8: error[RB999]: wrong cell\n    v: \"éROx-\"\n           ^\n" + rest);
  CHECK(at("\"x\"", 0) == "t.yaml:1:4: error[RB999]: wrong cell\n    v: \"x\"\n       ^\n" + rest);
}

TEST_CASE("a long value is cut in the message") {
  const auto got = read_value(std::string(300, 'x'),
                              [](Reader& r, const Node& n) { return r.rate(n, "factor"); });
  CHECK(got.problems.find("found: " + std::string(60, 'x') + "...\n") != std::string::npos);
}
