#include "sample_study.hpp"

#include <sstream>

namespace pbr::test {

namespace {

PackHeader header(const std::string& kind, const std::string& id, PackStatus status) {
  PackHeader pack;
  pack.kind = kind;
  pack.id = id;
  pack.version = "1.2.0";
  pack.status = status;
  pack.valid = Period::inclusive(Date(2014, 4, 1), Date(2015, 3, 31));
  pack.sources = {"constructed by us: " + id};
  pack.reference = "england/" + kind + "/" + id;
  pack.file = "/somewhere/rules/" + pack.reference + ".yaml";
  pack.sha256 = std::string(64, 'a');
  return pack;
}

Cluster cluster(const std::string& code, const std::string& name, SuperClass super_class) {
  Cluster made;
  made.code = ClusterCode(code);
  made.name = name;
  made.super_class = super_class;
  return made;
}

Measure measure(const std::string& id, MeasureKind kind) {
  Measure made;
  made.id = MeasureId(id);
  made.name = id;
  made.kind = kind;
  made.status_field = kind == MeasureKind::status ? "settled" : "";
  return made;
}

Scheme scheme(const std::string& id, const std::string& name,
              std::vector<SchemeComponent> components) {
  Scheme made;
  made.header = header("schemes", id, PackStatus::illustrative);
  made.name = name;
  made.components = std::move(components);
  return made;
}

OutcomeComponent outcome_terms() {
  SchemeIndicator improved;
  improved.id = "honos-improved";
  improved.name = "reliably improved";
  improved.measure = MeasureId("honos");
  return {Rate(1, 5), {{"clinical", "Clinical change", Rate(1), {improved}}}};
}

Rulebook rulebook(const std::string& results_name) {
  Rulebook rules;
  rules.instrument.header = header("instruments", "mhct-18", PackStatus::transcribed);
  rules.clusters.header = header("clusters", "illustrative", PackStatus::illustrative);
  rules.clusters.variance = ClusterCode("00");
  rules.clusters.unusable = ClusterCode("99");
  rules.clusters.clusters = {cluster("00", "Variance", SuperClass::undecided),
                             cluster("03", "Non-psychotic (moderate severity)", SuperClass::a),
                             cluster("11", "Ongoing recurrent psychosis (low)", SuperClass::b)};
  rules.tariff.header = header("tariffs", "prices-2014", PackStatus::illustrative);
  rules.measure_packs = {{header("measures", "honos", PackStatus::official),
                          {measure("honos", MeasureKind::item_total)}}};
  rules.schemes = {
      scheme("block", "Block contract", {{"block", "Contract value", BlockComponent{}, {}}}),
      scheme("activity", "Payment by activity",
             {{"activity", "Activity", ActivityComponent{Rate(1)}, {}}}),
      scheme("results-20", results_name,
             {{"activity", "Activity", ActivityComponent{Rate(4, 5)}, {}},
              {"outcome", "Outcome", outcome_terms(), {}}})};
  rules.disclosure.header = header("disclosure", "mhsds", PackStatus::official);
  rules.disclosure.exempt_levels = {"England"};
  return rules;
}

CasemixTerms casemix_terms(const Rulebook& rules, Period period) {
  CasemixTerms terms;
  terms.measures = rules.measures();
  terms.group_names = {"sex"};
  terms.period = period;
  return terms;
}

struct Contracted {
  std::string provider, commissioner, cluster;
  int people = 0;
  std::int64_t block = 0, activity = 0, outcome = 0, low = 0, high = 0;
};

std::vector<Contracted> contracted(const std::string& first) {
  return {{first, "01A", "03", 30, 3000000, 3600000, 400000, -50000, 350000},
          {"RBB", "02B", "11", 20, 4000000, 3500050, 300000, -1200000, -700000},
          {"RCC", "01A", "03", 3, 70007, 80008, 9009, 1, 2},
          {"RDD", "02B", "11", 10, 1000000, 1000000, 200000, -100000, 0}};
}

Payment payment(const std::string& id, const Contracted& at, const std::string& component,
                std::int64_t pence) {
  return {SchemeId(id), {ProviderId(at.provider), CommissionerId(at.commissioner)},
          component,    "",
          Pence(pence), {}};
}

Payment outcome_payment(const Contracted& at) {
  Payment made = payment("results-20", at, "outcome", at.outcome);
  made.score = "0.734694";
  IndicatorScore score{"clinical", "honos-improved"};
  score.numerator = at.people / 2;
  score.denominator = at.people;
  score.known = at.people;
  score.eligible = at.people * 2;
  score.complete_enough = at.people != 10;
  score.value = "0.500000";
  score.score = "0.734694";
  made.indicators = {score};
  return made;
}

Contrast contrast(const std::string& id, Level level, const ContractKey& key, std::int64_t baseline,
                  std::int64_t amount) {
  return {SchemeId("block"),        SchemeId(id), level, key, Pence(baseline), Pence(amount),
          Pence(amount - baseline), {},           {}};
}

std::int64_t results_of(const Contracted& at) { return at.activity * 4 / 5 + at.outcome; }

void add_contrasts(Payments& payments, const std::string& id,
                   const std::vector<Contracted>& contracts, bool results) {
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> commissioners;
  std::pair<std::int64_t, std::int64_t> all;
  for (const Level level : {Level::contract, Level::provider}) {
    for (const Contracted& at : contracts) {
      const CommissionerId commissioner(level == Level::contract ? at.commissioner : "");
      Contrast row = contrast(id, level, {ProviderId(at.provider), commissioner}, at.block,
                              results ? results_of(at) : at.activity);
      if (results) {
        row.change_low = Pence(at.low);
        row.change_high = Pence(at.high);
      }
      payments.contrasts.push_back(row);
      if (level == Level::provider) {
        commissioners[at.commissioner].first += at.block;
        commissioners[at.commissioner].second += row.amount.value();
        all.first += at.block;
        all.second += row.amount.value();
      }
    }
  }
  for (const auto& [code, sums] : commissioners) {
    payments.contrasts.push_back(
        contrast(id, Level::commissioner, {{}, CommissionerId(code)}, sums.first, sums.second));
  }
  payments.contrasts.push_back(contrast(id, Level::all, {}, all.first, all.second));
}

Payments payments_of(const Rulebook& rules, const std::vector<Contracted>& contracts) {
  Payments payments;
  for (const Scheme& paid : rules.schemes) {
    payments.schemes.push_back({&paid, {}});
  }
  for (const Contracted& at : contracts) {
    payments.schemes[0].payments.push_back(payment("block", at, "block", at.block));
    payments.schemes[1].payments.push_back(payment("activity", at, "activity", at.activity));
    payments.schemes[2].payments.push_back(
        payment("results-20", at, "activity", at.activity * 4 / 5));
    payments.schemes[2].payments.push_back(outcome_payment(at));
  }
  add_contrasts(payments, "activity", contracts, false);
  add_contrasts(payments, "results-20", contracts, true);
  return payments;
}

Study study() {
  Study made;
  made.name = "Sample";
  made.file = "/somewhere/study.yaml";
  made.folder = "/somewhere";
  made.period = Period::inclusive(Date(2014, 4, 1), Date(2015, 3, 31));
  made.seed = 7;
  made.groups = {"sex"};
  made.assumptions = {"Codes are taken in ascending order."};
  made.inputs = {{TableKind::assessments, "data/assessments.csv"}};
  return made;
}

Indicators indicators(const std::string& first_provider) {
  return {{{"ACC33", "England", "", ""}, {63, 0}},
          {{"ACC33", "England", "", "11"}, {3, 0}},
          {{"ACC36", "England", "", ""}, {30, 0}},
          {{"ACC37", "England", "", ""}, {30, 63}},
          {{"ACC33", "provider", first_provider, ""}, {27, 0}},
          {{"ACC37", "provider", first_provider, ""}, {4, 27}},
          {{"1F", "provider", first_provider, ""}, {0, 0}},
          {{"essential_met", "England", "", "", "2014-04"}, {3, 4}},
          {{"essential_met", "provider", first_provider, "", "2014-04"}, {1, 2}}};
}

}  // namespace

void add_person(Casemix& casemix, const SamplePerson& sample) {
  CareRecord care;
  care.person = PersonId(sample.id);
  Episode episode;
  episode.id = EpisodeId(sample.id + "-1");
  episode.person = care.person;
  episode.provider = ProviderId(sample.provider);
  episode.commissioner = CommissionerId(sample.commissioner);
  episode.cluster = ClusterCode(sample.cluster);
  episode.started = Date(2014, 4, 1);
  episode.period = {episode.started, episode.started + sample.days};
  episode.days = sample.days;
  Line line;
  line.period = episode.period;
  line.amount = sample.amount;
  const std::vector<Episode> episodes{episode};
  const std::vector<std::vector<Line>> lines{{line}};
  casemix.add({&care, episodes, lines, {}, {"F"}});
}

StudyResult sample_study(const std::string& first_provider, const std::string& scheme_name) {
  const Study given = study();
  Rulebook rules = rulebook(scheme_name);
  Casemix casemix(casemix_terms(rules, given.period));
  const std::vector<Contracted> contracts = contracted(first_provider);
  int number = 0;
  for (const Contracted& at : contracts) {
    for (int person = 0; person < at.people; ++person) {
      add_person(casemix, {"p" + std::to_string(number++), at.provider, at.commissioner, at.cluster,
                           10, Pence(at.activity / at.people)});
    }
  }
  Payments payments = payments_of(rules, contracts);
  Findings findings(1);
  for (const Row row : {4U, 9U}) {
    findings.add({TableKind::assessments, row, "item_3", "IN001", Severity::error, "7", "0 to 4"});
  }
  StudyResult result{.study = given,
                     .rulebook = std::move(rules),
                     .casemix = std::move(casemix),
                     .payments = std::move(payments),
                     .indicators = indicators(first_provider),
                     .findings = std::move(findings)};
  result.rows = {{TableKind::assessments, 70}};
  result.set_aside = {{TableKind::assessments, 2}};
  result.people = 63;
  result.allocated = {{"03", 40}, {"11", 28}, {"99", 2}};
  return result;
}

RunFacts sample_run() {
  return {"pbr run study.yaml", {{"data/assessments.csv", std::string(64, 'b')}}};
}

std::string page_of(const StudyResult& result) {
  std::ostringstream out;
  write_report(result, sample_run(), out);
  return out.str();
}

}  // namespace pbr::test
