#include "explanation_packs.hpp"

#include <sstream>

namespace pbr::test {
namespace {

constexpr const char* file = "/somewhere/rules/england/clusters/small.yaml";

std::size_t item(std::string_view label) { return item_index(label).value(); }
Location line(std::uint32_t number) { return {file, number, 5}; }

GridRow row(std::string_view label, const std::string& cells, std::uint32_t at,
            bool starred = false) {
  GridRow made;
  made.item = item(label);
  for (std::size_t rating = 0; rating < cells.size(); ++rating) {
    made.cells.at(rating) = static_cast<Cell>(std::string_view("ROY-").find(cells[rating]));
  }
  made.starred = starred;
  made.basis = "Constructed.";
  made.at = line(at);
  return made;
}

Cluster cluster(const std::string& code, const std::string& name, SuperClass super_class,
                std::uint32_t at) {
  Cluster made;
  made.code = ClusterCode(code);
  made.name = name;
  made.super_class = super_class;
  made.at = line(at);
  return made;
}

ClusterPack pack_of(Method method, std::vector<Cluster> clusters) {
  ClusterPack pack;
  pack.header.id = "small";
  pack.header.version = "1.0.0";
  pack.header.reference = "england/clusters/small";
  pack.header.sha256 = "0123";
  pack.method = method;
  pack.variance = ClusterCode("00");
  pack.unusable = ClusterCode("99");
  pack.clusters.push_back(cluster("00", "Variance", SuperClass::undecided, 10));
  for (Cluster& each : clusters) pack.clusters.push_back(std::move(each));
  return pack;
}

DerivedValue sum(const std::string& id, std::initializer_list<const char*> labels,
                 std::uint32_t at) {
  DerivedValue value{.id = id, .terms = {}, .at = line(at)};
  for (const char* label : labels) value.terms.push_back({item(label), 1});
  return value;
}

Condition between(std::size_t derived, int lowest, int highest, std::uint32_t at) {
  return {derived, false, lowest, highest, line(at)};
}

}  // namespace

ClusterPack profile_pack() {
  Cluster three = cluster("03", "Moderate", SuperClass::a, 19);
  three.grid = {row("2", "OYY--", 20), row("7", "-YRRR", 21)};
  Cluster four = cluster("04", "Severe", SuperClass::a, 29);
  four.grid = {row("2", "OOY--", 30), row("7", "--YRR", 31)};
  Cluster eleven = cluster("11", "Recurrent", SuperClass::b, 39);
  eleven.grid = {row("6", "--RRR", 40, true), row("7", "OOY--", 42), row("8", "--RRR", 41, true)};
  return pack_of(Method::profile, {three, four, eleven});
}

ClusterPack logit_pack() {
  Cluster three = cluster("03", "Moderate", SuperClass::a, 19);
  three.constant = -125;
  three.coefficients = {{item("6"), {0, 10, 20, 30, 40}, line(20)},
                        {item("7"), {0, 55, 110, 55, -25}, line(21)}};
  Cluster four = cluster("04", "Severe", SuperClass::a, 29);
  four.constant = -200;
  four.coefficients = {{item("7"), {0, 0, 100, 210, 320}, line(30)}};
  four.excluded_by = {{{{item("7"), 0}}, "No low mood.", line(32)},
                      {{{item("6"), 4}, {item("7"), 1}}, "", line(33)}};
  Cluster eleven = cluster("11", "Recurrent", SuperClass::b, 39);
  eleven.constant = 5;
  ClusterPack pack = pack_of(Method::logit, {three, four, eleven});
  pack.logit.places = 2;
  return pack;
}

ClusterPack table_pack() {
  ClusterPack pack =
      pack_of(Method::table, {cluster("212A", "High", SuperClass::undecided, 19),
                              cluster("212B", "Low", SuperClass::undecided, 29),
                              cluster("212Z", "Unknown", SuperClass::undecided, 39)});
  pack.derived = {sum("total", {"1", "6", "7"}, 50), sum("item_6", {"6"}, 51)};
  Premise unknown{{{.derived = 0, .unknown = true, .at = line(60)}}};
  Premise high{{between(0, 6, 12, 61)}};
  Premise severe{{between(1, 3, 4, 62)}};
  severe.super_classes = {false, false, true, false};
  pack.table.rules = {{"unknown", unknown, ClusterCode("212Z"), "Unknown is a class.", line(60)},
                      {"high", high, ClusterCode("212A"), "Six or more of twelve.", line(61)},
                      {"severe", severe, ClusterCode("212A"), "", line(62)},
                      {"rest", {}, ClusterCode("212B"), "", line(63)}};
  return pack;
}

ClusterPack tree_pack() {
  ClusterPack pack = profile_pack();
  pack.derived = {sum("item_6", {"6"}, 50)};
  pack.tree.use = true;
  pack.tree.steps = {{.when = {{between(0, 2, 4, 60)}},
                      .super_class = SuperClass::b,
                      .basis = "Psychotic symptoms.",
                      .at = line(60)},
                     {.when = {}, .super_class = SuperClass::a, .at = line(61)}};
  return pack;
}

Instrument named_items() {
  Instrument made;
  made.items.at(item("1")).name = "Disruption";
  made.items.at(item("2")).name = "Self-injury";
  made.items.at(item("6")).name = "Hallucinations";
  made.items.at(item("7")).name = "Depressed mood";
  made.items.at(item("8")).name = "Other problems";
  return made;
}

Assessment row_12(std::string_view ratings, SuperClass super_class) {
  Assessment made;
  made.row = 12;
  made.assessment = AssessmentId("secret-assessment");
  made.person = PersonId("secret-person");
  made.provider = ProviderId("secret-provider");
  made.reason = AssessmentReason::initial;
  made.super_class = super_class;
  made.ratings.fill(0);
  made.ratings.back() = not_known;
  std::istringstream words{std::string(ratings)};
  for (std::string word; words >> word;) {
    const auto equals = word.find('=');
    made.ratings.at(item(word.substr(0, equals))) =
        static_cast<Rating>(std::stoi(word.substr(equals + 1)));
  }
  return made;
}

std::string explained(const ClusterPack& pack, const Assessment& assessment, Form form,
                      const char* cluster) {
  const Explanation explanation = explain(pack, assessment);
  const Flips flips = nearest_flips(pack, assessment);
  const Instrument instrument = named_items();
  const ExplanationView view{pack, instrument, assessment, explanation, flips};
  ExplanationDetail detail{.everything = form == Form::details};
  if (cluster != nullptr) detail.cluster = pack.find(ClusterCode(cluster));
  std::ostringstream out;
  if (form == Form::json) {
    write_explanation_json(view, out);
  } else if (form == Form::csv) {
    write_explanation_csv(view, out);
  } else {
    write_explanation_text(view, detail, out);
  }
  return out.str();
}

}  // namespace pbr::test
