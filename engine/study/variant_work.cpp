#include "study/variant_work.hpp"

#include <algorithm>

#include "base/problem_list.hpp"

namespace pbr::study {
namespace {

using Mergers = std::map<ProviderId, ProviderId>;

template <class Records>
void merge_providers(Records& records, const Mergers& mergers) {
  for (auto& record : records) {
    const auto into = mergers.find(record.provider);
    if (into != mergers.end()) record.provider = into->second;
  }
}

void merge_providers(Tables& tables, const Mergers& mergers) {
  merge_providers(tables.referrals, mergers);
  merge_providers(tables.assessments, mergers);
  merge_providers(tables.clusters, mergers);
  merge_providers(tables.contacts, mergers);
  merge_providers(tables.stays, mergers);
  merge_providers(tables.measures, mergers);
  merge_providers(tables.statuses, mergers);
}

}  // namespace

IntakeTerms intake_terms(const Rulebook& rules) {
  IntakeTerms terms;
  for (const auto& cluster : rules.clusters.clusters) {
    terms.cluster_codes.push_back(cluster.code.text());
  }
  terms.not_clusters = rules.clusters.not_clusters;
  terms.unusable_cluster = rules.clusters.unusable.text();
  for (const auto* measure : rules.measures()) add_measure(*measure, terms);
  return terms;
}

bool reads_alike(const IntakeTerms& a, const IntakeTerms& b) {
  return a.cluster_codes == b.cluster_codes && a.not_clusters == b.not_clusters &&
         a.unusable_cluster == b.unusable_cluster && a.measure_ranges == b.measure_ranges &&
         a.not_known_scores == b.not_known_scores;
}

VariantWork::VariantWork(const Study& study, StudyVariant variant, const RunOptions& options,
                         StudySink& sink, const VariantWork* over)
    : study_(study), variant_(std::move(variant)), over_(over) {
  if (!variant_.sampled) study_.replicates = 0;
  if (over_ == nullptr) {
    own_ = std::make_unique<StudyWork>(study_, variant_.rules, options, sink);
  }
}

void VariantWork::take_agreements(const Tables& tables, Diagnostics& problems) {
  contracts_ = tables.contracts;
  plan_ = tables.plan;
  contributions_ = tables.contributions;
  merge_providers(contracts_, variant_.mergers);
  merge_providers(plan_, variant_.mergers);
  if (variant_.contracts) variant_.contracts(contracts_);
  append(problems, check_pools(rules().schemes, contributions_, study_.period));
  append(problems, check_plan(plan_, contracts_, statement_terms()));
  if (own_) own_->note_needs(plan_);
}

std::vector<Allocation> VariantWork::add(const Part& part, PartOf of) {
  if (!own_) return {};
  if (variant_.mergers.empty()) return own_->add(part, of);
  Part merged = part;
  merge_providers(merged.tables, variant_.mergers);
  return own_->add(merged, of);
}

Diagnostics VariantWork::missing_prices() const {
  return own_ ? own_->missing_prices() : Diagnostics{};
}

void VariantWork::add_capitation() {
  if (own_) own_->add_capitation();
}

StatementTerms VariantWork::statement_terms() const {
  return {&rules().tariff, &rules().clusters, study_.period};
}

std::optional<Statements> VariantWork::make_statements() const {
  const bool agreed =
      study_.inputs.contains(TableKind::plan) || study_.inputs.contains(TableKind::contracts);
  if (!agreed) return std::nullopt;
  return statements(actual_amounts(sums().casemix()), plan_, contracts_, statement_terms());
}

// Why the schemes differ, whom that reaches, how they could be gamed, and how sure that is.
void VariantWork::add_contrast(const PayInputs& inputs, StudyResult& result) const {
  const Payments& payments = result.payments;
  result.shift_parts = shift_parts(inputs, result.rulebook.schemes);
  result.scheme_agreement = agreement_of_schemes(payments, inputs);
  result.reach = reach_of(sums().reach(), payments);
  result.incomplete = incomplete_of(payments);
  result.integrity = integrity_of(sums().integrity(), result.strata, inputs, payments);
  result.uncertainty =
      uncertainty_of(inputs, result.casemix, result.rulebook.schemes, payments, study_.uncertainty);
}

std::optional<VariantOutcome> VariantWork::finish(Diagnostics& problems) {
  CasemixTerms terms = casemix_terms(study_, rules());
  if (!own_) terms.replicates = sums().casemix().terms().replicates;
  Casemix under_own_rules(std::move(terms));
  if (!own_) under_own_rules.merge(sums().casemix());
  const Casemix& casemix = own_ ? own_->casemix() : under_own_rules;
  PayInputs inputs = pay_inputs(casemix, contracts_, study_.inputs.contains(TableKind::contracts),
                                expected_sums(sums().strata(), rules().measures()));
  if (variant_.sums) variant_.sums(inputs);
  Payments payments = pay(inputs, casemix, rules().schemes, problems);
  if (has_errors(problems)) return std::nullopt;
  auto statements = make_statements();
  auto partners = partnership(payments, inputs, contributions_, sums().costly());
  VariantOutcome outcome{
      own_ ? own_->result(std::move(variant_.rules), std::move(payments), problems)
           : sums().result_over(std::move(under_own_rules), std::move(variant_.rules),
                                std::move(payments), problems),
      std::move(inputs)};
  add_contrast(outcome.inputs, outcome.result);
  outcome.result.statements = std::move(statements);
  outcome.result.partnership = std::move(partners);
  outcome.result.contracts = std::move(contracts_);
  outcome.result.plan = std::move(plan_);
  return outcome;
}

}  // namespace pbr::study
